//! One place where a promise is broken, with the way on.

use core::fmt;

/// A broken promise: where, what, and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// Path from the root of the workspace, with `/`.
    pub path: String,
    /// Line counted from 1; 0 when the whole file or crate is meant.
    pub line: usize,
    /// What was found, lower case, no full stop.
    pub what: String,
    /// What to do, lower case, no full stop.
    pub way_on: String,
}

impl Finding {
    /// A finding at one line.
    pub fn at(path: &str, line: usize, what: impl Into<String>, way_on: impl Into<String>) -> Self {
        Self { path: path.to_owned(), line, what: what.into(), way_on: way_on.into() }
    }

    /// A finding about a whole file.
    pub fn about(path: &str, what: impl Into<String>, way_on: impl Into<String>) -> Self {
        Self::at(path, 0, what, way_on)
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => write!(f, "{}: {}; {}", self.path, self.what, self.way_on),
            line => write!(f, "{}:{line}: {}; {}", self.path, self.what, self.way_on),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finding_reads_as_file_line_what_and_way_on() {
        assert_eq!(Finding::at("a.rs", 3, "too long", "split it").to_string(), "a.rs:3: too long; split it");
        assert_eq!(Finding::about("a.rs", "too long", "split it").to_string(), "a.rs: too long; split it");
    }
}
