//! Dates as the MoJ components write them: from an ISO date or local date and time to words.

use jiff::civil::{Date, DateTime};
use minijinja::{Error, ErrorKind};

/// Writes a date (`2026-11-19`) or a local date and time (`2026-11-19T14:02:00`) in one of MoJ's styles.
///
/// Styles: `datetime`, `shortdatetime`, `date`, `shortdate`, `time`, and `iso-date` for a `datetime` attribute.
pub(crate) fn moj_date(written: &str, style: Option<&str>) -> Result<String, Error> {
    let at: DateTime = written
        .parse()
        .or_else(|_| written.parse::<Date>().map(|date| date.at(0, 0, 0, 0)))
        .map_err(|_| refused("a timestamp is not an ISO date or local date and time"))?;
    let pattern = match style {
        Some("datetime") => return Ok(format!("{} at {}", at.strftime("%-d %B %Y"), time(at))),
        Some("shortdatetime") => return Ok(format!("{} at {}", at.strftime("%-d %b %Y"), time(at))),
        Some("time") => return Ok(time(at)),
        Some("date") => "%-d %B %Y",
        Some("shortdate") => "%-d %b %Y",
        Some("iso-date") => "%Y-%m-%d",
        Some(style) => return Err(refused(format!("`{style}` is not a style of date"))),
        None => return Ok(written.to_owned()),
    };
    Ok(at.strftime(pattern).to_string())
}

/// GOV.UK writes 2pm and 2:05pm.
fn time(at: DateTime) -> String {
    let pattern = if at.minute() > 0 { "%-I:%M%P" } else { "%-I%P" };
    at.strftime(pattern).to_string()
}

fn refused(why: impl Into<String>) -> Error {
    Error::new(ErrorKind::InvalidOperation, why.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_written_in_each_style() {
        let cases = [
            ("2026-11-19T14:02:00", "datetime", "19 November 2026 at 2:02pm"),
            ("2026-11-09T14:00:00", "shortdatetime", "9 Nov 2026 at 2pm"),
            ("2026-11-19", "date", "19 November 2026"),
            ("2026-01-02T00:30:00", "shortdate", "2 Jan 2026"),
            ("2026-01-02T00:30:00", "time", "12:30am"),
            ("2026-01-02T12:00", "time", "12pm"),
            ("2026-01-02T12:00", "iso-date", "2026-01-02"),
        ];
        for (written, style, expected) in cases {
            assert_eq!(moj_date(written, Some(style)).unwrap(), expected, "{written} as {style}");
        }
        for (written, style) in [("19 November 2026", "date"), ("2026-02-30", "date"), ("2026-02-03", "year")] {
            assert!(moj_date(written, Some(style)).is_err(), "{written} as {style}");
        }
    }
}
