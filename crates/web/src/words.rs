//! Dates and lengths of time in the words of the pages.

use domain::Date;
use domain::contact::{NextContact, Standing};
use domain::reason::Reason;
use serde::Serialize;

/// "Friday 1 January 2027".
pub(crate) fn long(date: Date) -> String {
    date.strftime("%A %-d %B %Y").to_string()
}

/// "Fri 1 January 2027": release dates always show their weekday.
pub(crate) fn with_weekday(date: Date) -> String {
    date.strftime("%a %-d %B %Y").to_string()
}

/// "1 January 2027".
pub(crate) fn plain(date: Date) -> String {
    date.strftime("%-d %B %Y").to_string()
}

/// "1 day", "2 days".
pub(crate) fn days(count: i32) -> String {
    if count == 1 { "1 day".to_owned() } else { format!("{count} days") }
}

/// A due date as a tag says it, with the tag's colour.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Due {
    /// "31 March 2027".
    pub(crate) on: String,
    /// "12 days late".
    pub(crate) text: String,
    /// Class of the tag.
    pub(crate) classes: &'static str,
    /// Whether it is late.
    pub(crate) late: bool,
}

impl Due {
    pub(crate) fn of(next: &NextContact) -> Self {
        let (text, classes) = match next.standing {
            Standing::Overdue { days: late } => (format!("{} late", days(late)), "govuk-tag--red"),
            Standing::DueSoon { days: 0 } => ("due today".to_owned(), "govuk-tag--yellow"),
            Standing::DueSoon { days: left } => (format!("due in {}", days(left)), "govuk-tag--yellow"),
            Standing::Coming { days: left } => (format!("in {}", days(left)), "govuk-tag--green"),
        };
        let late = matches!(next.standing, Standing::Overdue { .. });
        Self { on: plain(next.due), text, classes, late }
    }
}

/// A reason as a page shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Why {
    /// The facts, each a sentence.
    pub(crate) because: Vec<String>,
    /// "Children Act 1989, section 23C(2)".
    pub(crate) source: String,
    /// "the law", "good practice".
    pub(crate) force: String,
    /// Whether one of us has read the text itself.
    pub(crate) verified: bool,
}

impl Why {
    pub(crate) fn of(reason: &Reason) -> Self {
        let sentence = |text: &String| {
            let mut chars = text.chars();
            chars.next().map_or_else(String::new, |first| format!("{}{}.", first.to_uppercase(), chars.as_str()))
        };
        Self {
            because: reason.because.iter().map(sentence).collect(),
            source: reason.source.citation.to_owned(),
            force: reason.source.force.to_string(),
            verified: reason.source.verified,
        }
    }
}
