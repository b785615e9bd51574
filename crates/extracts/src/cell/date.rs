//! Days as people, spreadsheets and databases write them, and why a text is not one.

use domain::Date;

use crate::columns::When;
use crate::fault::Because;
use crate::value::PartialDate;

/// Years that no extract can mean: systems write 1900 or 9999 when they know no date.
const FIRST_YEAR: i16 = 1901;
const LAST_YEAR: i16 = 2199;

/// A day, `YYYY-MM-DD` or `dd/mm/yyyy`.
pub(super) fn day(text: &str, when: When, today: Date) -> Result<Date, Because> {
    let (year, month, day) = parts(text).ok_or_else(|| why_not(text))?;
    if !(FIRST_YEAR..=LAST_YEAR).contains(&year) {
        return Err(Because::Placeholder);
    }
    if month > 12 && (1..=12).contains(&day) && month <= 31 {
        return Err(Because::MonthFirst);
    }
    let date = Date::new(year, month, day).map_err(|_| Because::NoSuchDay)?;
    if when == When::UpToToday && date > today { Err(Because::AfterToday) } else { Ok(date) }
}

/// Year, month and day of the two shapes that are read.
fn parts(text: &str) -> Option<(i16, i8, i8)> {
    let (year, month, day) = match text.as_bytes() {
        [_, _, _, _, b'-', _, _, b'-', _, _] => (text.get(..4)?, text.get(5..7)?, text.get(8..)?),
        [_, _, b'/', _, _, b'/', _, _, _, _] => (text.get(6..)?, text.get(3..5)?, text.get(..2)?),
        _ => return None,
    };
    let all_digits = [year, month, day].iter().all(|part| part.bytes().all(|c| c.is_ascii_digit()));
    if all_digits { Some((year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)) } else { None }
}

/// Why a text that has neither shape is refused: the commonest mistakes each have their own words.
fn why_not(text: &str) -> Because {
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|c| c.is_ascii_digit());
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    if matches!(whole.len(), 1..=3 | 5) && is_digits(whole) && is_digits(fraction) {
        return Because::SerialNumber;
    }
    if without_midnight(text).is_some() || time_follows(text) {
        return Because::TimeOfDay;
    }
    let parts: Vec<&str> = text.split(['/', '-', '.', ' ']).collect();
    match parts.as_slice() {
        [first, _, last] if last.len() == 2 && first.len() <= 2 && is_digits(first) && is_digits(last) => {
            Because::TwoDigitYear
        }
        _ => Because::NotADate,
    }
}

/// Whether a day in one of the two shapes is followed by something with a colon.
fn time_follows(text: &str) -> bool {
    text.get(10..).is_some_and(|rest| rest.contains(':')) && text.get(..10).and_then(parts).is_some()
}

/// The day of a moment at midnight: `2007-05-15 00:00:00.000`, `15/05/2007 00:00`, `2007-05-15T00:00:00Z`.
pub(super) fn without_midnight(text: &str) -> Option<&str> {
    let (day, time) = (text.get(..10)?, text.get(10..)?);
    let time = time.strip_prefix([' ', 'T'])?.trim_end_matches('Z');
    let is_midnight = time.contains(':') && time.bytes().all(|c| matches!(c, b'0' | b':' | b'.'));
    is_midnight.then_some(day)
}

/// `dd/mm/yyyy` of which the day, or the day and the month, or everything may be `z`.
pub(super) fn partial(text: &str) -> Result<PartialDate, Because> {
    if let Some((year, month, day)) = parts(text) {
        Date::new(year, month, day).map_err(|_| Because::NoSuchDay)?;
        return Ok(PartialDate { year: Some(year), month: Some(month), day: Some(day) });
    }
    let mut parts = text.split('/');
    let (Some(day), Some(month), Some(year), None) = (parts.next(), parts.next(), parts.next(), parts.next()) else {
        return Err(why_not(text));
    };
    let unknown = |part: &str| !part.is_empty() && part.bytes().all(|c| c.eq_ignore_ascii_case(&b'z'));
    let year = match year {
        _ if unknown(year) => None,
        _ if year.len() == 4 => Some(year.parse().map_err(|_| Because::NotADate)?),
        _ => return Err(Because::NotADate),
    };
    let month: Option<i8> = if unknown(month) { None } else { Some(month.parse().map_err(|_| Because::NotADate)?) };
    // A day without its month, or a month without its year, says nothing.
    if !unknown(day) || (month.is_some() && year.is_none()) {
        return Err(Because::NotADate);
    }
    match (year, month) {
        (Some(year), _) if !(FIRST_YEAR..=LAST_YEAR).contains(&year) => Err(Because::Placeholder),
        (_, Some(month)) if !(1..=12).contains(&month) => Err(Because::NoSuchDay),
        _ => Ok(PartialDate { year, month, day: None }),
    }
}
