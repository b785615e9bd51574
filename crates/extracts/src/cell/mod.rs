//! One cell read under its column's format: a value, what was put right on the way, or why it is refused.

mod date;
mod text;

use std::borrow::Cow;

use domain::Date;
use domain::custody::Alert;
use domain::identifier::{Identifier, IdentifierRefused, Scheme};

use crate::codes::{Found, List};
use crate::columns::{Column, Format, Need, Number, When};
use crate::fault::{Because, Repair};
use crate::value::Value;

/// Most characters of any cell.
pub const LONGEST_CELL: usize = 10_000;

/// What a cell is read against.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Against<'a> {
    /// The day on which it is read.
    pub(crate) today: Date,
    /// The council whose numbers these are.
    pub(crate) authority: &'a str,
    /// The year of the return, named by its 31 March.
    pub(crate) year: u16,
}

/// What was put right in one cell: at most one thing of each of two kinds.
pub(crate) type Repairs = [Option<Repair>; 2];

type Read<'v> = Result<(Value<'v>, Option<Repair>), Because>;

/// Reads the cell of a column.
pub(crate) fn read<'v>(column: &Column, cell: &'v str, against: Against<'_>) -> Result<(Value<'v>, Repairs), Because> {
    let tidy = cell.trim_matches(|c: char| c == ' ' || c == '\u{A0}');
    let trimmed = (tidy.len() != cell.len()).then_some(Repair::Trimmed);
    if tidy.is_empty() {
        return if column.need == Need::Required { Err(Because::Missing) } else { Ok((Value::Missing, [None, None])) };
    }
    text::no_control_characters(tidy)?;
    let (value, repair) = read_format(column.format, tidy, against)?;
    Ok((value, [trimmed, repair]))
}

/// Reads a tidy cell that is not empty.
fn read_format<'v>(format: Format, cell: &'v str, against: Against<'_>) -> Read<'v> {
    let plain = |value| Ok((value, None));
    match format {
        Format::LocalId => local_id(cell, against),
        Format::Name => plain(text::name(cell)?),
        Format::Text(longest) => plain(text::of_at_most(cell, usize::from(longest))?),
        Format::Date(when) | Format::ReturnDate(when) => plain(Value::Date(date::day(cell, when, against.today)?)),
        Format::Moment(when) => moment(cell, when, against.today),
        Format::PartialDate => plain(Value::PartialDate(date::partial(cell)?)),
        Format::Coded(list) => coded(list, cell, against.year),
        Format::CodedWithWords(list) => coded_with_words(list, cell, against.year),
        Format::Number(largest) => plain(Value::Number(text::number(cell, largest)?)),
        Format::Postcode => text::postcode(cell),
        Format::Email => plain(text::email(cell)?),
        Format::Urn => text::capitals(cell, 1..=8, "up to eight letters or digits"),
        Format::Establishment => text::capitals(cell, 3..=3, "three letters or digits"),
        Format::Numbered(number) => numbered(scheme(number), cell, against),
        Format::UpnOrWhyNot => upn_or_why_not(cell, against),
        Format::Alerts => plain(Value::Alerts(alerts(cell, against.today)?)),
    }
}

const fn scheme(number: Number) -> Scheme {
    match number {
        Number::Prison => Scheme::PrisonNumber,
        Number::Crn => Scheme::Crn,
        Number::Pnc => Scheme::Pnc,
        Number::Cro => Scheme::Cro,
        Number::Upn => Scheme::Upn,
        Number::Nhs => Scheme::NhsNumber,
    }
}

fn numbered<'v>(scheme: Scheme, cell: &'v str, against: Against<'_>) -> Read<'v> {
    let identifier = Identifier::parse(scheme, cell, against.today).map_err(Because::Identifier)?;
    Ok((Value::Identifier(identifier), upper_case(cell)))
}

/// The council's own number, with the council's code before it.
fn local_id<'v>(cell: &'v str, against: Against<'_>) -> Read<'v> {
    let shape = "at most ten letters, digits and the signs - _ / and .";
    let identifier = Identifier::local(against.authority, cell).map_err(|_| Because::NotOfShape { shape })?;
    Ok((Value::Identifier(identifier), upper_case(cell)))
}

/// A note if a code or number has small letters.
fn upper_case(cell: &str) -> Option<Repair> {
    cell.bytes().any(|c| c.is_ascii_lowercase()).then_some(Repair::UpperCase)
}

fn upn_or_why_not<'v>(cell: &'v str, against: Against<'_>) -> Read<'v> {
    match numbered(Scheme::Upn, cell, against) {
        Err(Because::Identifier(IdentifierRefused::SaysWhyThereIsNone { code })) => {
            Ok((Value::Code(code), upper_case(cell)))
        }
        other => other,
    }
}

fn coded<'v>(list: List, cell: &str, year: u16) -> Read<'v> {
    match list.find(cell, year) {
        Found::Exact(code) => Ok((Value::Code(code), None)),
        Found::OtherCase(code) => Ok((Value::Code(code), Some(Repair::UpperCase))),
        Found::OtherYear(code) => Err(Because::CodeOfOtherYear { list, year, from: code.from, to: code.to }),
        Found::Nothing => Err(Because::NoSuchCode { list }),
    }
}

/// `X - In custody` as well as `X`: extracts write the one or the other.
fn coded_with_words<'v>(list: List, cell: &str, year: u16) -> Read<'v> {
    match cell.split_once(" - ") {
        Some((code, _)) => coded(list, code.trim_end(), year).map(|(value, _)| (value, Some(Repair::WordsAfterCode))),
        None => coded(list, cell, year),
    }
}

/// A day with a time of midnight, as databases write days.
fn moment<'v>(cell: &str, when: When, today: Date) -> Read<'v> {
    match date::without_midnight(cell) {
        Some(day) => Ok((Value::Date(date::day(day, when, today)?), Some(Repair::Midnight))),
        None => Ok((Value::Date(date::day(cell, when, today)?), None)),
    }
}

/// Alerts `CODE:from:to` joined by `;`; an open alert has no `to`.
fn alerts(cell: &str, today: Date) -> Result<Vec<Alert>, Because> {
    let one = |text: &str| {
        let mut parts = text.split(':').map(str::trim);
        let (Some(code), Some(from), Some(to), None) = (parts.next(), parts.next(), parts.next(), parts.next()) else {
            return Err(Because::NotAnAlert);
        };
        let is_code = (1..=12).contains(&code.len()) && code.bytes().all(|c| c.is_ascii_alphanumeric());
        let from = date::day(from, When::UpToToday, today)?;
        let to = if to.is_empty() { None } else { Some(date::day(to, When::AnyDay, today)?) };
        if !is_code || to.is_some_and(|to| to < from) {
            return Err(Because::NotAnAlert);
        }
        Ok(Alert { code: code.to_ascii_uppercase(), from, to })
    };
    cell.split(';').map(str::trim).filter(|text| !text.is_empty()).map(one).collect()
}

/// Text that stands for itself.
fn borrowed(text: &str) -> Value<'_> {
    Value::Text(Cow::Borrowed(text))
}

#[cfg(test)]
mod tests;
