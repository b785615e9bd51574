//! The fields of a record in words, and which of them differ between two versions.

use std::collections::BTreeMap;

use domain::agency::Role;
use domain::custody::{LegalStatus, ReleaseDateKind};
use domain::duty::EventKind;
use domain::identifier::Scheme;
use domain::person::NameKind;
use domain::{Date, id::PersonId};
use store::StoreError;
use store::columns::Keyed as _;
use store::entity::source_record;

use super::{Change, ChangeKind};
use crate::record::{Content, CustodyPart, EpisodePart, ReleaseDatePart};

/// One field before and after; empty where it was or is not known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldChange {
    /// What the field is called.
    pub field: String,
    /// As it was.
    pub before: String,
    /// As it is now.
    pub after: String,
}

/// A record that an import brought, and the version that it took the place of.
#[derive(Debug)]
pub(super) struct Pair {
    pub(super) before: Option<source_record::Model>,
    pub(super) after: source_record::Model,
    /// Whether the person was on record before the import.
    pub(super) person_was_known: bool,
}

impl Pair {
    /// What happens to the record. Of a record with limited access only that it changes is told.
    pub(super) fn change(&self, person_is_limited: bool) -> Result<Change, StoreError> {
        let after = content(&self.after)?;
        let before = self.before.as_ref().map(content).transpose()?;
        let left = |content: &Content| content.custody.as_ref().is_some_and(|custody| custody.left_by.is_some());
        let kind = match &before {
            None => ChangeKind::New,
            Some(before) if left(&after) && !left(before) => ChangeKind::Gone,
            Some(_) => ChangeKind::Changed,
        };
        let marked = self.before.iter().chain([&self.after]).any(|record| record.limited.is_some());
        let is_limited = marked || person_is_limited;
        let fields = match (is_limited, self.before.as_ref().zip(before.as_ref())) {
            (true, _) => Vec::new(),
            (false, Some((row, content))) => differing(&fields(row, content), &fields(&self.after, &after)),
            (false, None) => differing(&Fields::new(), &fields(&self.after, &after)),
        };
        let name = after.names.first().filter(|_| !is_limited).map(|part| part.name().to_string());
        Ok(Change {
            kind,
            key: self.after.key.clone(),
            person: PersonId::from_key(self.after.person_id),
            joins: kind == ChangeKind::New && self.person_was_known,
            name: name.unwrap_or_default(),
            is_limited,
            fields,
        })
    }
}

fn content(row: &source_record::Model) -> Result<Content, StoreError> {
    serde_json::from_str(&row.content).map_err(|_| StoreError::inconsistent("source_record", "content", row.id))
}

/// Fields in a fixed order, each with its name and value.
type Fields = BTreeMap<(u16, String), String>;

fn differing(before: &Fields, after: &Fields) -> Vec<FieldChange> {
    let names = before.keys().chain(after.keys()).collect::<std::collections::BTreeSet<_>>();
    let value = |fields: &Fields, name| fields.get(name).cloned().unwrap_or_default();
    let changes = names.into_iter().map(|name| FieldChange {
        field: name.1.clone(),
        before: value(before, name),
        after: value(after, name),
    });
    changes.filter(|change| change.before != change.after).collect()
}

/// Every field that has a value.
fn fields(row: &source_record::Model, content: &Content) -> Fields {
    let mut list = List { fields: Fields::new(), order: 0 };
    for part in &content.names {
        let kind = NameKind::from_code(&part.kind).map_or("Name", NameKind::words);
        let name = [&part.given, &part.middle, &part.family].map(String::as_str).join(" ");
        list.put(kind, &name.split_whitespace().collect::<Vec<_>>().join(" "));
    }
    list.begin(100);
    list.put("Date of birth", &row.born_on.map(|day| long(day.0)).unwrap_or_default());
    for (scheme, value) in &content.identifiers {
        list.put(words(Scheme::from_code(scheme).map(Scheme::words), scheme), value);
    }
    list.begin(200);
    list.put("Sex", content.sex.as_deref().unwrap_or_default());
    list.put("Ethnicity", content.ethnicity.as_deref().unwrap_or_default());
    list.put("Postcode", content.postcode.as_deref().unwrap_or_default());
    list.put("Team", content.team.as_deref().unwrap_or_default());
    if let Some((role, name, address)) = &content.worker {
        let who = if address.is_empty() { name.clone() } else { format!("{name} ({address})") };
        list.put(words(Role::from_code(role).map(Role::words), role), &who);
    }
    if let Some(custody) = &content.custody {
        list.custody(custody);
    }
    list.begin(400);
    list.release_dates(&content.release_dates);
    if let Some(probation) = &content.probation {
        list.begin(500);
        list.put("Probation region", &probation.region);
        list.day("Supervision from", probation.from);
        list.day("Supervision to", probation.to);
    }
    for episode in &content.episodes {
        list.begin(600);
        list.put(&format!("Care from {}", long(episode.from)), &words_of(episode));
    }
    for one in &content.missing {
        list.begin(650);
        let to = one.to.map_or_else(String::new, |to| format!(", to {}", long(to)));
        list.put(&format!("Missing from {}", long(one.from)), &format!("{}{to}", one.kind));
    }
    if let Some(outcome) = &content.outcome {
        list.begin(700);
        list.put("In touch", &outcome.in_touch);
        list.put("Main activity", &outcome.activity);
        list.put("Accommodation", &outcome.accommodation);
    }
    list.begin(800);
    for part in &content.done {
        list.day(words(EventKind::from_code(&part.kind).map(EventKind::words), &part.kind), Some(part.on));
    }
    list.fields
}

/// The words for a code, or the code itself if this version does not know it.
fn words<'a>(words: Option<&'a str>, code: &'a str) -> &'a str {
    words.unwrap_or(code)
}

struct List {
    fields: Fields,
    order: u16,
}

impl List {
    fn begin(&mut self, order: u16) {
        self.order = self.order.max(order);
    }

    /// Fields of one name are written behind each other: two other names, two alerts of one code.
    fn put(&mut self, field: &str, value: &str) {
        if value.is_empty() {
            return;
        }
        let same = self.fields.iter_mut().find(|((_, name), _)| name == field).map(|(_, value)| value);
        if let Some(known) = same {
            known.push_str("; ");
            known.push_str(value);
            return;
        }
        self.fields.insert((self.order, field.to_owned()), value.to_owned());
    }

    fn day(&mut self, field: &str, day: Option<Date>) {
        self.put(field, &day.map(long).unwrap_or_default());
    }

    fn release_dates(&mut self, dates: &[ReleaseDatePart]) {
        for date in dates {
            let kind = words(ReleaseDateKind::from_code(&date.kind).map(ReleaseDateKind::words), &date.kind);
            self.put(kind, &format!("{} ({}, {})", long(date.on), date.source, long(date.as_of)));
        }
    }

    fn custody(&mut self, custody: &CustodyPart) {
        self.begin(300);
        self.put("Prison", &custody.establishment);
        self.day("Received", custody.received_on);
        let status = custody.legal_status.as_deref().unwrap_or_default();
        self.put("Legal status", words(LegalStatus::from_code(status).map(LegalStatus::words), status));
        self.day("Sentence began", custody.sentence_start);
        self.release_dates(&custody.release_dates);
        for alert in &custody.alerts {
            let until = alert.to.map(|to| format!(" to {}", long(to))).unwrap_or_default();
            self.put(&format!("Alert {}", alert.code), &format!("from {}{until}", long(alert.from)));
        }
        self.day("No longer listed on", custody.left_by);
    }
}

fn words_of(episode: &EpisodePart) -> String {
    let until = episode.to.map(|to| format!("to {}", long(to)));
    let code = |what: &str, code: &Option<String>| code.as_ref().map(|code| format!("{what} {code}"));
    let parts = [
        until,
        Some(format!("legal status {}", episode.legal_status)),
        code("placement", &episode.placement),
        code("began because", &episode.reason_new),
        code("ended because", &episode.reason_ended),
        code("place changed because", &episode.reason_place_change),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// "3 February 2027".
fn long(day: Date) -> String {
    day.strftime("%-d %B %Y").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn only_fields_that_differ_are_told_in_order() {
        let row = |born_on: Date| source_record::Model {
            id: store::columns::Uuid::from_u128(1),
            person_id: store::columns::Uuid::from_u128(2),
            agency_id: store::columns::Uuid::from_u128(3),
            kind: "prison".into(),
            key: "A1234BC".into(),
            from_import: 1,
            superseded_by: None,
            hash: String::new(),
            given_name: String::new(),
            family_name: String::new(),
            born_on: Some(store::columns::Day(born_on)),
            limited: None,
            content: String::new(),
        };
        let custody = |establishment: &str| CustodyPart { establishment: establishment.into(), ..Default::default() };
        let before =
            Content { postcode: Some("XM4 2RB".into()), custody: Some(custody("Larkmoor")), ..Content::default() };
        let after = Content { sex: Some("F".into()), custody: Some(custody("Curlew Fen")), ..Content::default() };
        let born = date(2007, 5, 15);
        let changes = differing(&fields(&row(born), &before), &fields(&row(born), &after));
        let found: Vec<_> = changes.iter().map(|c| (c.field.as_str(), c.before.as_str(), c.after.as_str())).collect();
        assert_eq!(found, [("Postcode", "XM4 2RB", ""), ("Sex", "", "F"), ("Prison", "Larkmoor", "Curlew Fen")]);
        let new = differing(&Fields::new(), &fields(&row(born), &after));
        assert_eq!(new.first().map(|change| change.after.as_str()), Some("15 May 2007"));
    }
}
