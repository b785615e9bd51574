//! Everybody of a team whom its panel may read of, with what is known of their needs: three questions, whatever the size.

use std::collections::{BTreeMap, BTreeSet};

use domain::Date;
use domain::cohort::{Away, Facts, Feature, Features, Finding, Recorded, Told, findings};
use domain::id::{PersonId, TeamId, WorkerId};
use domain::person::age_on;
use store::{Rows, StoreError};

use super::rows;
use crate::people::{Scope, in_scope, shut_out_of};
use crate::record::{self, Known, RecordKind, SourceRecord};

/// Who reads for a team's panel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reader {
    /// The team.
    pub team: TeamId,
    /// The worker: lists of limited access hold for them too.
    pub worker: WorkerId,
}

impl Reader {
    /// Whose records are open to this reader today: one question. Nobody else is named or counted.
    pub(super) async fn open(self, rows: &impl Rows, today: Date) -> Result<BTreeSet<PersonId>, StoreError> {
        in_scope(rows, Scope::Team { team: self.team, manager: self.worker }, today).await
    }

    /// Of these people, those whom lists of limited access close to this reader: one question, and none about nobody.
    pub(super) async fn shut(
        self,
        rows: &impl Rows,
        who: &[PersonId],
        today: Date,
    ) -> Result<BTreeSet<PersonId>, StoreError> {
        shut_out_of(rows, self.worker, who, today).await
    }
}

/// Somebody of the team.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Someone {
    /// Who.
    pub person: PersonId,
    /// What is known of them.
    pub known: Known,
    /// What is written down of their needs, and whether they said no.
    pub facts: Facts,
    /// What is known of each need.
    pub findings: Vec<Finding>,
    /// By what they are grouped.
    pub features: Features,
}

/// Everybody of the team whose record is open to the reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Team {
    /// In no order.
    pub people: Vec<Someone>,
}

/// Everybody of the reader's team, each once: four questions. Entries that are held to be one person stand as the first of
/// them, with what is written down under each.
pub async fn team(rows: &impl Rows, reader: Reader, today: Date) -> Result<Team, StoreError> {
    let open: Vec<PersonId> = reader.open(rows, today).await?.into_iter().collect();
    let joined = record::joined_with(rows, &open).await?;
    if joined.is_empty() {
        return Ok(Team { people: people(rows, &open, today).await? });
    }
    let mut written = rows::facts(rows, &open).await?;
    let mut stands: Vec<PersonId> = Vec::new();
    for person in open {
        let others = joined.get(&person);
        match stands.iter().find(|one| others.is_some_and(|others| others.contains(*one))).copied() {
            None => stands.push(person),
            Some(first) => {
                let own = written.remove(&person).unwrap_or_default();
                let facts = written.remove(&first).unwrap_or_default();
                written.insert(first, facts.with(own));
            }
        }
    }
    let records = record::records(rows, &stands).await?;
    Ok(Team { people: together(&stands, records, written, today) })
}

pub(super) async fn people(rows: &impl Rows, who: &[PersonId], today: Date) -> Result<Vec<Someone>, StoreError> {
    let records = record::records(rows, who).await?;
    let written = rows::facts(rows, who).await?;
    Ok(together(who, records, written, today))
}

fn together(
    who: &[PersonId],
    mut records: BTreeMap<PersonId, Vec<SourceRecord>>,
    mut written: BTreeMap<PersonId, Facts>,
    today: Date,
) -> Vec<Someone> {
    let someone = |person: &PersonId| {
        let records = records.remove(person).unwrap_or_default();
        let facts = written.remove(person).unwrap_or_default();
        let known = Known::from_records(&records);
        let findings = findings(&recorded(&records, known.born_on), &facts);
        let features = features(&records, &known, today);
        Someone { person: *person, known, facts, findings, features }
    };
    who.iter().map(someone).collect()
}

/// What agencies' files say that can be counted.
fn recorded(records: &[SourceRecord], born_on: Option<Date>) -> Recorded {
    let mut recorded = Recorded { born_on, ..Recorded::default() };
    for record in records {
        let source = || format!("{}, {}", record.agency, record.kind.words());
        let content = &record.content;
        let episodes = content.episodes.iter().filter_map(record::EpisodePart::episode);
        recorded.episodes.extend(episodes.map(|episode| Told { episode, source: source() }));
        if let Some(custody) = &content.custody {
            recorded.custody.extend(custody.received_on.map(|on| (on, source())));
        }
        recorded.away.extend(content.missing.iter().map(|part| Away {
            from: part.from,
            to: part.to,
            without_leave: part.kind == "A",
            source: source(),
        }));
    }
    recorded
}

/// By what the fairness table groups somebody. What no file holds is said to be not held.
fn features(records: &[SourceRecord], known: &Known, today: Date) -> Features {
    let said = |what: fn(&SourceRecord) -> Option<&String>| {
        let mut own: Vec<&SourceRecord> = records.iter().collect();
        own.sort_by_key(|record| (record.kind != RecordKind::PersonIndex, record.kind != RecordKind::Ssda903));
        own.into_iter().find_map(what).cloned()
    };
    let sex = match said(|record| record.content.sex.as_ref()).as_deref() {
        Some("F" | "2") => "Female",
        Some("M" | "1") => "Male",
        Some(_) => "Another, or not said",
        None => "Not held",
    };
    let age = match known.born_on.and_then(|born_on| age_on(born_on, today)) {
        None => "Not held",
        Some(years) if years < 18 => "Under 18",
        Some(18..=20) => "18 to 20",
        Some(21..=24) => "21 to 24",
        Some(_) => "25 or older",
    };
    // The first letter of the return's code is its broad group.
    let ethnicity = match said(|record| record.content.ethnicity.as_ref()).and_then(|code| code.chars().next()) {
        Some('W') => "White",
        Some('M') => "Mixed",
        Some('A') => "Asian",
        Some('B') => "Black",
        Some('C' | 'O') => "Another group",
        _ => "Not held",
    };
    let home = records.iter().any(|record| {
        let is_said = |outcome: &record::OutcomePart| !outcome.accommodation.is_empty();
        record.content.outcome.as_ref().is_some_and(is_said) || record.content.postcode.is_some()
    });
    let words = |feature: &Feature| match feature {
        Feature::Sex => sex.to_owned(),
        Feature::Age => age.to_owned(),
        Feature::Ethnicity => ethnicity.to_owned(),
        Feature::Custody => if known.custody.is_some() { "In custody" } else { "Not in custody" }.to_owned(),
        Feature::Authority => known.authority.clone().unwrap_or_else(|| "Not held".to_owned()),
        Feature::Name => if known.name.is_empty() { "Name not known" } else { "Name known" }.to_owned(),
        Feature::Home => if home { "Recorded" } else { "Not recorded" }.to_owned(),
    };
    Feature::ALL.iter().map(|feature| (*feature, words(feature))).collect()
}
