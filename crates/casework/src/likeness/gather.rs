//! What all records say of each person, as the lines of a file that linkage reads: one line a person, and one more for each
//! further date of birth.

use std::collections::{BTreeMap, BTreeSet};

use domain::Date;
use domain::id::AgencyId;
use domain::identifier::Scheme;
use domain::person::PersonName;

use super::rows::Record;
use crate::record::RecordKind;

/// Columns after the id, each with several values or one.
pub(super) const COLUMNS: [&str; 13] = [
    "first_name",
    "middle_name",
    "surname",
    "alias_first",
    "alias_surname",
    "dob",
    "postcode",
    "pnc",
    "cro",
    "prison_number",
    "crn",
    "upn",
    "nhs_number",
];

/// The council's own number comes last.
pub(super) const OWN_NUMBER: &str = "la_child_id";

/// What is known of one person.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    /// The name they are known by, with how much that word counts.
    name: Option<(u8, PersonName)>,
    others: BTreeSet<PersonName>,
    born: BTreeMap<Date, u8>,
    postcodes: BTreeMap<String, u8>,
    numbers: BTreeMap<&'static str, String>,
    /// Councils that list them now.
    pub(super) councils: BTreeSet<AgencyId>,
}

/// Whose word goes first, as [`crate::record::Known`] has it; what was replaced comes last.
const fn order(kind: RecordKind, is_now: bool) -> u8 {
    let kind = match kind {
        RecordKind::PersonIndex => 0,
        RecordKind::Probation => 1,
        RecordKind::Prison => 2,
        RecordKind::Ssda903 => 3,
        RecordKind::ReleaseDates => 4,
    };
    if is_now { kind } else { kind + 10 }
}

impl Gathered {
    pub(super) fn add(&mut self, record: &Record) {
        let order = order(record.kind, record.is_now);
        for (at, part) in record.content.names.iter().enumerate() {
            let name = part.name();
            let is_first = at == 0 && self.name.as_ref().is_none_or(|(other, _)| order < *other);
            if is_first && !name.is_empty() {
                let before = self.name.replace((order, name.clone()));
                self.others.extend(before.map(|(_, name)| name));
            }
            self.others.insert(name);
        }
        let least = |place: &mut u8| *place = order.min(*place);
        if let Some(born_on) = record.born_on {
            self.born.entry(born_on).and_modify(least).or_insert(order);
        }
        if let Some(postcode) = record.content.postcode.as_ref().filter(|text| !text.trim().is_empty()) {
            self.postcodes.entry(postcode.clone()).and_modify(least).or_insert(order);
        }
        for (scheme, value) in &record.content.identifiers {
            let Some(scheme) = Scheme::from_code(scheme) else { continue };
            let (column, value) = number(scheme, value);
            self.numbers.entry(column).or_insert_with(|| value.to_owned());
        }
        let is_of_council = matches!(record.kind, RecordKind::PersonIndex | RecordKind::Ssda903);
        if is_of_council && record.is_now {
            self.councils.insert(record.agency);
        }
    }

    /// Dates of birth, the most trusted first; none where none is known.
    pub(super) fn born(&self) -> Vec<Option<Date>> {
        let mut born: Vec<(u8, Date)> = self.born.iter().map(|(date, order)| (*order, *date)).collect();
        born.sort_unstable();
        if born.is_empty() { vec![None] } else { born.into_iter().map(|(_, date)| Some(date)).collect() }
    }

    /// Whether there is anything to weigh.
    pub(super) fn is_empty(&self) -> bool {
        self.name.is_none() && self.born.is_empty() && self.numbers.is_empty()
    }

    /// The value of a column; several with semicolons between.
    pub(super) fn cell(&self, column: &str, born_on: Option<Date>) -> String {
        let name = self.name.as_ref().map(|(_, name)| name);
        let of_name = |part: fn(&PersonName) -> &String| name.map(|name| clean(part(name))).unwrap_or_default();
        let others = |part: fn(&PersonName) -> &String| {
            let own = of_name(part);
            let all: BTreeSet<String> = self.others.iter().map(|name| clean(part(name))).collect();
            all.into_iter().filter(|text| !text.is_empty() && *text != own).collect::<Vec<_>>().join(";")
        };
        let mut postcodes: Vec<(&u8, &String)> = self.postcodes.iter().map(|(text, order)| (order, text)).collect();
        postcodes.sort_unstable();
        let postcodes = postcodes.into_iter().map(|(_, text)| clean(text));
        match column {
            "first_name" => of_name(|name| &name.given),
            "middle_name" => of_name(|name| &name.middle),
            "surname" => of_name(|name| &name.family),
            "alias_first" => others(|name| &name.given),
            "alias_surname" => others(|name| &name.family),
            "dob" => born_on.map(|date| date.to_string()).unwrap_or_default(),
            // One column for all: linkage compares postcodes of one column with each other.
            "postcode" => postcodes.collect::<Vec<_>>().join(";"),
            number => self.numbers.get(number).map(|value| clean(value)).unwrap_or_default(),
        }
    }
}

/// The column of a kept number, and its value there.
fn number(scheme: Scheme, value: &str) -> (&'static str, &str) {
    match scheme {
        Scheme::PrisonNumber => ("prison_number", value),
        Scheme::Crn => ("crn", value),
        Scheme::Pnc => ("pnc", value),
        Scheme::Cro => ("cro", value),
        Scheme::Upn => ("upn", value),
        Scheme::NhsNumber => ("nhs_number", value),
        Scheme::LocalId => (OWN_NUMBER, value.split_once('/').map_or(value, |(_, child)| child)),
    }
}

/// Text without what separates columns, values and lines.
fn clean(text: &str) -> String {
    text.replace([',', ';', '"', '\n', '\r'], " ").trim().to_owned()
}
