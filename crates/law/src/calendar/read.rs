//! Bank holidays from the text of a file: our own list, or GOV.UK's.

use std::path::Path;

use domain::calendar::BankHolidays;
use jiff::civil::Date;
use serde_json::Value as Json;
use toml::{Table, Value};

use super::{CalendarError, KeyError, KeyFault};

/// The part of GOV.UK's list that we read; Scotland and Northern Ireland have other holidays.
const DIVISION: &str = "england-and-wales";
const A_DATE: &str = "a date like 2026-03-01";

/// Our own list: sections `[years.2026]`, each day with its name.
pub(super) fn toml(file: &Path, text: &str) -> Result<BankHolidays, CalendarError> {
    let table = text
        .parse::<Table>()
        .map_err(|source| CalendarError::NotToml { file: file.to_owned(), source: Box::new(source) })?;
    days_of_table(table).map_err(|error| at(file, error)).and_then(|days| whole_years(file, days))
}

/// GOV.UK's list: `england-and-wales.events`, each with its `date`. What else stands there is not read.
pub(super) fn json(file: &Path, text: &str) -> Result<BankHolidays, CalendarError> {
    let list: Json =
        serde_json::from_str(text).map_err(|source| CalendarError::NotJson { file: file.to_owned(), source })?;
    days_of_events(&list).map_err(|error| at(file, error)).and_then(|days| whole_years(file, days))
}

fn at(file: &Path, KeyError { key, fault }: KeyError) -> CalendarError {
    CalendarError::Key { file: file.to_owned(), key, fault }
}

/// Every year from the first day's to the last day's, so that a year that was left out is missed.
fn whole_years(file: &Path, days: Vec<Date>) -> Result<BankHolidays, CalendarError> {
    let years = || days.iter().map(|day| day.year());
    let (Some(from), Some(to)) = (years().min(), years().max()) else { return Ok(BankHolidays::default()) };
    BankHolidays::try_new(days, from, to).map_err(|source| CalendarError::Refused { file: file.to_owned(), source })
}

fn days_of_table(mut table: Table) -> Result<Vec<Date>, KeyError> {
    let mut text = |key: &str| match table.remove(key) {
        None => Err(KeyError::new(key, KeyFault::Missing)),
        Some(Value::String(text)) if !text.trim().is_empty() => Ok(text),
        Some(_) => Err(KeyError::new(key, KeyFault::Kind { expected: "a text in quotation marks" })),
    };
    let found = text("division")?;
    if found != DIVISION {
        return Err(KeyError::new("division", KeyFault::Code { found, known: vec![DIVISION.to_owned()] }));
    }
    text("source")?;
    let years = match table.remove("years") {
        None => return Err(KeyError::new("years", KeyFault::Missing)),
        Some(Value::Table(years)) => years,
        Some(_) => return Err(KeyError::new("years", KeyFault::Kind { expected: "sections like [years.2026]" })),
    };
    if let Some(key) = table.keys().next() {
        return Err(KeyError::new(key, KeyFault::NotKnown { known: Vec::new() }));
    }
    let mut days = Vec::new();
    for (year, of_year) in years {
        days_of_year(&year, of_year, &mut days)?;
    }
    Ok(days)
}

fn days_of_year(year: &str, of_year: Value, days: &mut Vec<Date>) -> Result<(), KeyError> {
    let way = format!("years.{year}");
    let Value::Table(of_year) = of_year else {
        return Err(KeyError::new(way, KeyFault::Kind { expected: "a section of days" }));
    };
    if of_year.is_empty() {
        return Err(KeyError::new(way, KeyFault::Empty));
    }
    for (day, name) in of_year {
        let wrong = |expected| KeyError::new(format!("{way}.{day}"), KeyFault::Kind { expected });
        let on = date(&day).ok_or_else(|| wrong(A_DATE))?;
        if on.year().to_string() != year {
            return Err(wrong("a date of the year it stands under"));
        }
        if name.as_str().is_none_or(|name| name.trim().is_empty()) {
            return Err(wrong("the holiday's name in quotation marks"));
        }
        days.push(on);
    }
    Ok(())
}

fn days_of_events(list: &Json) -> Result<Vec<Date>, KeyError> {
    let way = format!("{DIVISION}.events");
    let division = list.get(DIVISION).ok_or_else(|| KeyError::new(DIVISION, KeyFault::Missing))?;
    let events = division.get("events").ok_or_else(|| KeyError::new(way.as_str(), KeyFault::Missing))?;
    let events = events.as_array().ok_or_else(|| KeyError::new(way.as_str(), KeyFault::Kind { expected: "a list" }))?;
    if events.is_empty() {
        return Err(KeyError::new(way, KeyFault::Empty));
    }
    let day = |(place, event): (usize, &Json)| {
        // Counted from 1, as a reader counts.
        let at = |fault| KeyError::new(format!("{way}[{}].date", place + 1), fault);
        let text = event.get("date").ok_or_else(|| at(KeyFault::Missing))?;
        text.as_str().and_then(date).ok_or_else(|| at(KeyFault::Kind { expected: A_DATE }))
    };
    events.iter().enumerate().map(day).collect()
}

/// A date written year-month-day and nothing else.
fn date(text: &str) -> Option<Date> {
    text.parse::<Date>().ok().filter(|date| date.to_string() == text)
}
