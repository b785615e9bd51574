//! Somebody described: what a form asks for, any of which may be left open.

use domain::Date;
use domain::identifier::{Identifier, Scheme};
use domain::person::{PartDate, SearchText};

/// Values that a question may bring for one column: more are left out.
const VALUES_MAX: usize = 8;

/// Somebody described.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Question {
    /// Given names, the one they go by first.
    pub given: String,
    /// Family name.
    pub family: String,
    /// Other names, commas between: "Wren Alder, Jenny".
    pub other: String,
    /// Date of birth, as far as it is known.
    pub born: PartDate,
    /// A postcode where they live or have lived.
    pub postcode: String,
    /// A number of any kind.
    pub number: String,
}

impl Question {
    /// The names of the fields that are filled in.
    pub fn given_fields(&self) -> Vec<&'static str> {
        let fields = [
            ("given name", !self.given.is_empty()),
            ("family name", !self.family.is_empty()),
            ("other names", !self.other.is_empty()),
            ("date of birth", !self.born.is_empty()),
            ("postcode", !self.postcode.is_empty()),
            ("number", !self.number.is_empty()),
        ];
        fields.into_iter().filter(|(_, is_given)| *is_given).map(|(name, _)| name).collect()
    }

    /// What is known, as columns of the model and values.
    pub(super) fn values(&self, today: Date) -> Vec<(&'static str, String)> {
        let mut values: Vec<(&'static str, String)> = Vec::new();
        let mut put = |column: &'static str, text: &str| {
            let has = values.iter().filter(|(other, _)| *other == column).count();
            if !text.is_empty() && has < VALUES_MAX {
                values.push((column, text.to_owned()));
            }
        };
        let mut given = self.given.split_whitespace();
        put("first_name", given.next().unwrap_or_default());
        put("middle_name", &given.collect::<Vec<_>>().join(" "));
        put("surname", &self.family);
        for name in self.other.split([',', ';', '\n']).map(str::trim).filter(|name| !name.is_empty()) {
            let (first, last) = name.rsplit_once(char::is_whitespace).unwrap_or((name, name));
            put("alias_first", first.split_whitespace().next().unwrap_or_default());
            put("alias_surname", last);
        }
        if let Some(born_on) = self.born.whole() {
            put("dob", &born_on.to_string());
        }
        put("postcode", &self.postcode);
        for (column, value) in numbers(&self.number, today) {
            put(column, &value);
        }
        values
    }
}

/// What a typed number may be: of every kind that it reads as, one.
fn numbers(text: &str, today: Date) -> Vec<(&'static str, String)> {
    let read = SearchText::parse(text, today);
    let mut found: Vec<(&'static str, String)> = Vec::new();
    let whole = read.identifiers.iter().map(of_identifier);
    let own = read.child_ids.iter().map(|child| ("la_child_id", child.clone()));
    for one in whole.chain(own) {
        if found.iter().all(|(column, _)| *column != one.0) {
            found.push(one);
        }
    }
    found
}

/// The column of a number, and its value there: of a council's own number without the council.
pub(super) fn of_identifier(identifier: &Identifier) -> (&'static str, String) {
    let value = identifier.child_id().unwrap_or(identifier.value()).to_owned();
    (column(identifier.scheme()), value)
}

/// The column of a kind of number.
const fn column(scheme: Scheme) -> &'static str {
    match scheme {
        Scheme::PrisonNumber => "prison_number",
        Scheme::Crn => "crn",
        Scheme::Pnc => "pnc",
        Scheme::Cro => "cro",
        Scheme::Upn => "upn",
        Scheme::NhsNumber => "nhs_number",
        Scheme::LocalId => "la_child_id",
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn what_is_typed_becomes_columns() {
        let asked = Question {
            given: "Wren Anna Rose".to_owned(),
            family: "Rowanfield".to_owned(),
            other: "Wrenna Alder, Jenny".to_owned(),
            born: PartDate { year: Some(2007), month: Some(5), day: Some(1) },
            postcode: "MF1 2AB".to_owned(),
            number: "a1234wr".to_owned(),
        };
        let values = asked.values(date(2027, 2, 10));
        let values: Vec<(&str, &str)> = values.iter().map(|(column, value)| (*column, value.as_str())).collect();
        let expected = [
            ("first_name", "Wren"),
            ("middle_name", "Anna Rose"),
            ("surname", "Rowanfield"),
            ("alias_first", "Wrenna"),
            ("alias_surname", "Alder"),
            ("alias_first", "Jenny"),
            ("alias_surname", "Jenny"),
            ("dob", "2007-05-01"),
            ("postcode", "MF1 2AB"),
            ("prison_number", "A1234WR"),
        ];
        assert!(expected.iter().all(|one| values.contains(one)), "{values:?}");
        assert_eq!(Question::default().values(date(2027, 2, 10)), []);
    }
}
