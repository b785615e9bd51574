//! A date as people type it: 1/3/2008, 01.03.08, 2008-03-01, 1 March 2008.

use jiff::civil::Date;

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The date that `text` says, if it is a real one, in the last 130 years and not after `today`.
pub(super) fn read(text: &str, today: Date) -> Option<Date> {
    let parts: Vec<&str> = text.split(['/', '-', '.', ' ', ',']).filter(|part| !part.is_empty()).collect();
    let [first, month, last] = parts.as_slice() else { return None };
    let (year, day) = if first.len() == 4 { (first, last) } else { (last, first) };
    let year: i16 = match (year.len(), number(year)?) {
        (4, year) => year,
        // A birth cannot be ahead: a short year not yet reached is the last century's.
        (2, short) => {
            let century = today.year() - today.year().rem_euclid(100);
            if century + short > today.year() { century - 100 + short } else { century + short }
        }
        _ => return None,
    };
    let month = month_number(month)?;
    let day = i8::try_from(number(day).filter(|_| day.len() <= 2)?).ok()?;
    let date = Date::new(year, month, day).ok()?;
    (date <= today && year > today.year() - 130).then_some(date)
}

fn number(text: &str) -> Option<i16> {
    // `parse` alone would take a sign.
    if text.bytes().all(|c| c.is_ascii_digit()) { text.parse().ok() } else { None }
}

/// The month that `text` says, from 1: as a number of one or two digits, or by its name's first three letters or more.
/// A number may be of no month ("13"): whoever makes a date of it finds out.
pub fn month_number(text: &str) -> Option<i8> {
    if let Some(number) = number(text).filter(|_| text.len() <= 2) {
        return i8::try_from(number).ok();
    }
    let text = text.to_lowercase();
    let at = MONTHS.iter().position(|month| text.len() >= 3 && month.starts_with(&text))?;
    i8::try_from(at + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::month_number;

    #[test]
    fn months_as_people_type_them() {
        for (text, month) in [
            ("2", Some(2)),
            ("02", Some(2)),
            ("13", Some(13)),
            ("002", None),
            ("+2", None),
            ("feb", Some(2)),
            ("FEBRUARY", Some(2)),
            ("sept", Some(9)),
            ("fe", None),
            ("febx", None),
            ("", None),
        ] {
            assert_eq!(month_number(text), month, "{text:?}");
        }
    }
}
