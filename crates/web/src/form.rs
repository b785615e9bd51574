//! What a form or an address brings: names with one or more values, and what is wrong with them.

use std::collections::BTreeMap;

use domain::Date;
use domain::person::month_number;
use serde::Serialize;

/// The fields of a posted form or of an address after the question mark.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Form(BTreeMap<String, Vec<String>>);

/// What must be put right in a field, for the summary at the top and beside the field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct FieldError {
    /// The message: what to do.
    pub(crate) text: String,
    /// Link to the field: `#note`.
    pub(crate) href: String,
}

impl FieldError {
    pub(crate) fn new(field: &str, text: impl Into<String>) -> Self {
        Self { text: text.into(), href: format!("#{field}") }
    }
}

impl Form {
    /// Reads `application/x-www-form-urlencoded` text. Line ends become `\n`, as they were typed; the character NUL, which
    /// nobody types and PostgreSQL cannot keep, is left out.
    pub(crate) fn parse(text: &str) -> Self {
        let mut fields: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for pair in text.split('&').filter(|pair| !pair.is_empty()) {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            fields.entry(decode(name)).or_default().push(decode(value).replace("\r\n", "\n").replace('\0', ""));
        }
        Self(fields)
    }

    /// Takes a field out.
    pub(crate) fn remove(&mut self, name: &str) {
        self.0.remove(name);
    }

    /// Adds a value that came in parts of its own.
    pub(crate) fn add(&mut self, name: &str, value: &str) {
        self.0.entry(name.to_owned()).or_default().push(value.replace("\r\n", "\n").replace('\0', ""));
    }

    /// Adds a day in the three fields that [`Self::date`] reads, empty where there is none.
    pub(crate) fn add_date(&mut self, name: &str, day: Option<Date>) {
        let typed = day.map(TypedDate::of).unwrap_or_default();
        for (part, value) in [("day", typed.day), ("month", typed.month), ("year", typed.year)] {
            self.add(&format!("{name}-{part}"), &value);
        }
    }

    /// The first value of a field, trimmed; empty where it is missing.
    pub(crate) fn text(&self, name: &str) -> &str {
        self.raw(name).trim()
    }

    /// The first value of a field as it was typed.
    pub(crate) fn raw(&self, name: &str) -> &str {
        self.0.get(name).and_then(|values| values.first()).map_or("", String::as_str)
    }

    /// Every value of a field.
    pub(crate) fn all(&self, name: &str) -> &[String] {
        self.0.get(name).map_or(&[], Vec::as_slice)
    }

    /// Every field with each of its values.
    pub(crate) fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().flat_map(|(name, values)| values.iter().map(move |value| (name.as_str(), value.as_str())))
    }

    /// Names that are in the form but not among `known`: an unknown field is an error, never ignored.
    pub(crate) fn unknown<'a>(&'a self, known: &'a [&'a str]) -> impl Iterator<Item = &'a str> {
        self.0.keys().map(String::as_str).filter(move |name| !known.contains(name))
    }

    /// A date typed in three fields `name-day`, `name-month`, `name-year`.
    pub(crate) fn date(&self, name: &str) -> TypedDate {
        let part = |part: &str| self.text(&format!("{name}-{part}")).to_owned();
        TypedDate { day: part("day"), month: part("month"), year: part("year") }
    }
}

/// A date as somebody typed it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub(crate) struct TypedDate {
    pub(crate) day: String,
    pub(crate) month: String,
    pub(crate) year: String,
}

/// What is wrong with a typed date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DateWrong {
    /// Nothing was typed.
    Missing,
    /// One part is missing.
    Part(&'static str),
    /// There is no such day.
    NotReal,
}

impl DateWrong {
    /// What to put right in the date called `name`.
    pub(crate) fn error(self, name: &str) -> FieldError {
        match self {
            Self::Missing => FieldError::new(&format!("{name}-day"), "Enter the date"),
            Self::Part(part) => FieldError::new(&format!("{name}-{part}"), format!("The date must include a {part}")),
            Self::NotReal => FieldError::new(&format!("{name}-day"), "The date must be a real date, like 3 2 2027"),
        }
    }
}

impl TypedDate {
    pub(crate) fn of(date: Date) -> Self {
        Self { day: date.day().to_string(), month: date.month().to_string(), year: date.year().to_string() }
    }

    /// The date. Months may be typed as words ("feb"); years as four digits.
    pub(crate) fn read(&self) -> Result<Date, DateWrong> {
        let missing: Vec<&'static str> = [("day", &self.day), ("month", &self.month), ("year", &self.year)]
            .into_iter()
            .filter(|(_, text)| text.is_empty())
            .map(|(part, _)| part)
            .collect();
        match missing.as_slice() {
            [] => {}
            [part, ..] if missing.len() < 3 => return Err(DateWrong::Part(part)),
            _ => return Err(DateWrong::Missing),
        }
        let month = month_number(&self.month).ok_or(DateWrong::NotReal)?;
        let day: i8 = self.day.parse().map_err(|_| DateWrong::NotReal)?;
        let year: i16 = self.year.parse().map_err(|_| DateWrong::NotReal)?;
        if !(1900..=2200).contains(&year) {
            return Err(DateWrong::NotReal);
        }
        Date::new(year, month, day).map_err(|_| DateWrong::NotReal)
    }
}

/// Undoes percent encoding; what is not valid is kept as it stands, so nothing typed is lost.
fn decode(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some((&first, tail)) = rest.split_first() {
        rest = tail;
        match (first, tail) {
            (b'+', _) => out.push(b' '),
            (b'%', [high, low, after @ ..]) => match (hex(*high), hex(*low)) {
                (Some(high), Some(low)) => {
                    out.push(high << 4 | low);
                    rest = after;
                }
                _ => out.push(b'%'),
            },
            _ => out.push(first),
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok())
}

/// Percent-encodes text for an address.
pub(crate) fn encode(text: &str) -> String {
    use std::fmt::Write as _;
    text.bytes().fold(String::with_capacity(text.len()), |mut out, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
        out
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_form_keeps_every_value_as_typed() {
        let form = Form::parse("note=a%0D%0Ab+c%2B%C3%A9&function=plan&function=review&empty=&odd=%zz%4");
        assert_eq!(form.raw("note"), "a\nb c+é");
        assert_eq!(form.all("function"), ["plan", "review"]);
        assert_eq!((form.text("empty"), form.text("missing"), form.raw("odd")), ("", "", "%zz%4"));
        assert_eq!(form.unknown(&["note", "function", "empty"]).collect::<Vec<_>>(), ["odd"]);
        assert_eq!(Form::parse(&format!("q={}", encode("O’Hara & söhne/+"))).raw("q"), "O’Hara & söhne/+");
    }

    #[test]
    fn what_no_store_keeps_is_left_out() {
        assert_eq!(Form::parse("note=a%00b").raw("note"), "ab");
    }

    #[test]
    fn a_typed_date() {
        let typed = |day: &str, month: &str, year: &str| {
            TypedDate { day: day.into(), month: month.into(), year: year.into() }.read()
        };
        let feb3 = Ok(date(2027, 2, 3));
        for (month, expected) in
            [("2", feb3), ("02", feb3), ("Feb", feb3), ("february", feb3), ("fe", Err(DateWrong::NotReal))]
        {
            assert_eq!(typed("3", month, "2027"), expected, "{month}");
        }
        assert_eq!(typed("", "", ""), Err(DateWrong::Missing));
        assert_eq!(typed("3", "", "2027"), Err(DateWrong::Part("month")));
        for (day, month, year) in
            [("31", "2", "2027"), ("0", "1", "2027"), ("3", "13", "2027"), ("3", "2", "27"), ("x", "2", "2027")]
        {
            assert_eq!(typed(day, month, year), Err(DateWrong::NotReal), "{day}/{month}/{year}");
        }
    }
}
