//! What one agency says of one person, as it is kept: the content of a source record.
//!
//! Records are never merged: a person is the set of the records that hang on them, so that joining and parting move
//! nothing: where somebody held two entries' records to be one person ([`Joined`]), each entry is read with the records of
//! both, and without them again once that is taken back. What pages show is worked out from all of a person's records when it is asked for.

mod content;
mod joined;
mod known;
mod rows;

pub use content::{
    AlertPart, Content, CustodyPart, DonePart, EpisodePart, MissingPart, NamePart, OutcomePart, ProbationPart,
    ReleaseDatePart,
};
use std::collections::{BTreeMap, BTreeSet};

use domain::custody::ReleaseDates;
use domain::id::PersonId;
use store::{Rows, StoreError, World};

pub use known::{Custody, Joined, Known, SourceRecord, Supervision};

/// Kinds of extract, and so of source records.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum RecordKind {
    /// A council's list of the people it knows, with names.
    PersonIndex,
    /// A council's statutory return on looked-after children and care leavers: no names.
    Ssda903,
    /// A prison's list of the people it holds.
    Prison,
    /// A probation region's list of the people it supervises.
    Probation,
    /// Release dates that moved, by prison number and date of birth: no names.
    ReleaseDates,
}

impl RecordKind {
    /// Every kind.
    pub const ALL: &'static [Self] =
        &[Self::PersonIndex, Self::Ssda903, Self::Prison, Self::Probation, Self::ReleaseDates];

    /// The code it is kept and typed under: `person-index`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::PersonIndex => "person-index",
            Self::Ssda903 => "ssda903",
            Self::Prison => "prison",
            Self::Probation => "probation",
            Self::ReleaseDates => "release-dates",
        }
    }

    /// The words people use for it.
    pub const fn words(self) -> &'static str {
        match self {
            Self::PersonIndex => "Council person index",
            Self::Ssda903 => "SSDA903 return",
            Self::Prison => "Prison extract",
            Self::Probation => "Probation extract",
            Self::ReleaseDates => "Release dates",
        }
    }

    /// The kind with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.code() == code)
    }
}

/// What every agency says of each of these people: one question, and a few more where somebody held a record of theirs to be
/// one person with another's. Somebody nobody speaks of is not in the answer.
pub async fn records(
    rows: &impl Rows,
    people: &[PersonId],
) -> Result<BTreeMap<PersonId, Vec<SourceRecord>>, StoreError> {
    joined::records(rows, people, World::AsItIs).await
}

/// For each of these people whose records are read with those of other entries, by a join: which entries. One question where
/// nobody's are.
pub async fn joined_with(
    rows: &impl Rows,
    people: &[PersonId],
) -> Result<BTreeMap<PersonId, BTreeSet<PersonId>>, StoreError> {
    joined::joined_with(rows, people).await
}

/// The same in another world: with a staged import, or without one that is applied.
pub async fn records_in(
    rows: &impl Rows,
    people: &[PersonId],
    world: World,
) -> Result<BTreeMap<PersonId, Vec<SourceRecord>>, StoreError> {
    joined::records(rows, people, world).await
}

/// Every release date that agencies have given for `person`, those that later files replaced too: one question. What an
/// undone import brought is not among them.
pub async fn release_dates(rows: &impl Rows, person: PersonId) -> Result<ReleaseDates, StoreError> {
    let given = rows::contents_ever(rows, person).await?;
    let dates = |content: &Content| {
        let custody = content.custody.iter().flat_map(|custody| &custody.release_dates);
        custody.chain(&content.release_dates).filter_map(ReleaseDatePart::date).collect::<Vec<_>>()
    };
    Ok(ReleaseDates::new(given.iter().flat_map(dates)))
}

/// What is known of `person`: one question.
pub async fn known(rows: &impl Rows, person: PersonId) -> Result<Known, StoreError> {
    let records = joined::records(rows, &[person], World::AsItIs).await?.remove(&person).unwrap_or_default();
    Ok(Known::from_records(&records))
}

/// What agencies say of `person`, a line of JSON for each record, in an order that is always the same: a copy for them to
/// keep. The same record makes the same bytes.
pub async fn export(rows: &impl Rows, person: PersonId) -> Result<String, StoreError> {
    let records = joined::records(rows, &[person], World::AsItIs).await?.remove(&person).unwrap_or_default();
    let line = |record: &SourceRecord| {
        let joined = record.joined.as_ref();
        let value = serde_json::json!({
            "kind": record.kind.code(),
            "agency": record.agency,
            "agency_code": record.agency_code,
            "brought_at": record.brought_at.map(|at| at.to_string()),
            "born_on": record.born_on.map(|day| day.to_string()),
            "says": record.content,
            "joined_by": joined.map(|joined| joined.by_name.clone()),
            "joined_at": joined.map(|joined| joined.at.to_string()),
            "joined_as": joined.and_then(|joined| joined.by_role).map(domain::agency::Role::code),
        });
        value.to_string()
    };
    let mut lines: Vec<String> = records.iter().map(line).collect();
    lines.sort();
    Ok(lines.join("\n") + "\n")
}
