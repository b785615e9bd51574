//! What a command says: sentences for people, JSON for programs; answers on standard output, progress and faults on
//! standard error.

use std::io::{IsTerminal as _, Write as _};
use std::process::ExitCode;
use std::sync::Mutex;

use serde_json::{Value, json};

use crate::evaluate::USAGE;

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Exit {
    /// Done.
    Done,
    /// The answer is no.
    No,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        match exit {
            Exit::Done => Self::SUCCESS,
            Exit::No => Self::from(1),
        }
    }
}

/// Where a command says it.
#[derive(Debug)]
pub(crate) struct Out {
    json: bool,
    progress: Mutex<Option<String>>,
}

impl Out {
    pub(crate) const fn new(json: bool) -> Self {
        Self { json, progress: Mutex::new(None) }
    }

    /// Whether a program reads the answer.
    pub(crate) const fn is_json(&self) -> bool {
        self.json
    }

    /// A line for people.
    pub(crate) fn line(&self, text: impl AsRef<str>) {
        if !self.json {
            self.clear();
            let _ = writeln!(std::io::stdout(), "{}", text.as_ref());
        }
    }

    /// A line for people beside an answer that goes to standard output: on standard error.
    pub(crate) fn aside(&self, text: impl AsRef<str>) {
        if !self.json {
            self.clear();
            let _ = writeln!(std::io::stderr(), "{}", text.as_ref());
        }
    }

    /// The answer for programs.
    pub(crate) fn value(&self, value: &Value) {
        if self.json {
            let _ = writeln!(std::io::stdout(), "{value}");
        }
    }

    /// How far a long step is, on one line of a terminal; on anything else a line a tenth.
    pub(crate) fn progress(&self, step: &str, done: u64, total: Option<u64>) {
        if self.json {
            return;
        }
        let text = match total {
            Some(total) if total > 0 => format!("{step}: {}%", (done * 100 / total).min(100)),
            _ => format!("{step}: {done}"),
        };
        let Ok(mut last) = self.progress.lock() else { return };
        let tenth = done.is_multiple_of(10_000) || total.is_some_and(|total| done * 10 % total.max(10) < 10);
        if last.as_deref() != Some(text.as_str()) && (std::io::stderr().is_terminal() || tenth) {
            let end = if std::io::stderr().is_terminal() { "\u{1b}[K\r" } else { "\n" };
            let _ = write!(std::io::stderr(), "{text}{end}");
            *last = Some(text);
        }
    }

    fn clear(&self) {
        if let Ok(mut last) = self.progress.lock()
            && last.take().is_some()
            && std::io::stderr().is_terminal()
        {
            let _ = write!(std::io::stderr(), "\u{1b}[K");
        }
    }

    /// A fault: its causes in one line each; its kind, where it has a name, for programs.
    pub(crate) fn failed(&self, error: &anyhow::Error, kind: Option<&str>) -> ExitCode {
        self.clear();
        if self.json {
            let causes: Vec<String> = error.chain().map(ToString::to_string).collect();
            self.value(&json!({ "error": causes, "kind": kind }));
        } else {
            let mut stderr = std::io::stderr();
            let _ = writeln!(stderr, "error: {error}");
            for cause in error.chain().skip(1) {
                let _ = writeln!(stderr, "  because: {cause}");
            }
        }
        ExitCode::from(if kind == Some(USAGE) { 2 } else { 3 })
    }

    /// A command line that cannot be read: in JSON its first paragraph as a fault, else as it is always said.
    pub(crate) fn not_understood(&self, error: &clap::Error) -> ExitCode {
        if self.json && error.use_stderr() {
            let text = error.render().to_string();
            let first = text.split("\n\n").next().unwrap_or_default();
            let words: Vec<&str> = first.trim_start_matches("error:").split_whitespace().collect();
            self.value(&json!({ "error": [words.join(" ")], "kind": USAGE }));
        } else {
            // Nobody is left to tell that nobody could be told.
            let _ = error.print();
        }
        ExitCode::from(if error.use_stderr() { 2 } else { 0 })
    }
}
