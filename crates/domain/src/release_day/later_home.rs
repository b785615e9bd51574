//! Where somebody lives after the first night's address: one line each, as it is written down.

use core::fmt;

use jiff::civil::Date;

/// An address after the first, from one day to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LaterHome {
    /// The first night there.
    pub from: Date,
    /// The day it is over; none while nobody knows.
    pub to: Option<Date>,
    /// Where.
    pub words: String,
}

impl LaterHome {
    /// Reads "2027-04-23 2027-07-01 14 Mill Lane"; "2027-04-23 - 14 Mill Lane" where no end is known. None where the days
    /// are none, the end comes before the beginning, or no address follows.
    pub fn parse(line: &str) -> Option<Self> {
        let mut parts = line.trim().splitn(3, ' ');
        let from: Date = parts.next()?.parse().ok()?;
        let to = match parts.next()? {
            "-" | "–" => None,
            day => Some(day.parse::<Date>().ok().filter(|to| *to > from)?),
        };
        let words = parts.next().map(str::trim).filter(|words| !words.is_empty())?;
        Some(Self { from, to, words: words.to_owned() })
    }
}

impl fmt::Display for LaterHome {
    /// As [`LaterHome::parse`] reads it back.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let to = self.to.map_or_else(|| "-".to_owned(), |to| to.to_string());
        write!(f, "{} {to} {}", self.from, self.words)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_two_days_and_an_address() {
        for (line, read) in [
            ("2027-04-23 2027-07-01 14 Mill Lane", true),
            (" 2027-04-23 - 14 Mill Lane ", true),
            ("2027-04-23 14 Mill Lane", false),
            ("2027-04-23 2027-04-23 14 Mill Lane", false),
            ("2027-04-23 2027-03-01 14 Mill Lane", false),
            ("2027-04-23 -", false),
            ("soon - 14 Mill Lane", false),
        ] {
            let found = LaterHome::parse(line);
            assert_eq!(found.is_some(), read, "{line}");
            assert_eq!(found.as_ref().and_then(|one| LaterHome::parse(&one.to_string())), found, "{line}");
        }
    }
}
