//! Why: every answer about a person carries the rule it follows from, the facts it rests on, and the source.

use core::fmt;

use jiff::civil::Date;

/// Where a rule comes from, and whether one of us has read the text itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Source {
    /// Act, regulation, guidance or protocol with its provision, as a lawyer would cite it.
    pub citation: &'static str,
    /// What binds: an Act is not a habit.
    pub force: Force,
    /// False where the provision was taken from memory or from a secondary source; pages say so.
    pub verified: bool,
}

/// How strongly a rule binds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Force {
    /// Act or regulations.
    Statute,
    /// Guidance that must be followed unless there is good reason.
    StatutoryGuidance,
    /// What good services do; no law says so.
    Practice,
    /// What this authority has promised.
    Local,
}

impl fmt::Display for Force {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Statute => "the law",
            Self::StatutoryGuidance => "statutory guidance",
            Self::Practice => "good practice",
            Self::Local => "local promise",
        })
    }
}

/// Why an answer is what it is.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Reason {
    /// Short name of the rule, stable across versions, as in the list of rules: `E-VIS-2M`.
    pub rule: &'static str,
    /// The facts the answer rests on, each as one plain sentence without a full stop.
    pub because: Vec<String>,
    /// Where the rule comes from.
    pub source: Source,
}

impl Reason {
    /// A reason of `rule` from `source` with its facts.
    pub fn new<S: Into<String>>(rule: &'static str, source: Source, because: impl IntoIterator<Item = S>) -> Self {
        Self { rule, because: because.into_iter().map(Into::into).collect(), source }
    }
}

/// "3 February 2027": how reasons write a date.
pub fn long_date(date: Date) -> String {
    date.strftime("%-d %B %Y").to_string()
}
