//! What a re-plan means for each team: who must hurry, and what has become impossible.

use std::collections::{BTreeMap, BTreeSet};

use domain::Date;
use domain::agency::Role;
use domain::duty::{ChangeKind, Owner};
use domain::id::PersonId;
use store::{Rows, StoreError};

use super::compare::Changed;
use super::rows;
use crate::record::{self, Known, SourceRecord};

/// How many changes there are of each kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Duties that were not owed and are now.
    pub appeared: usize,
    /// Duties whose last day moved.
    pub moved: usize,
    /// Duties that nobody can be in time for any more.
    pub impossible: usize,
    /// Duties whose last day passed.
    pub now_late: usize,
    /// Duties that are not owed any more.
    pub gone: usize,
    /// Duties that were done.
    pub done: usize,
    /// Duties for which somebody must hurry to be in time.
    pub hurry: usize,
}

impl Counts {
    fn add(&mut self, change: &Changed) {
        let count = match change.kind {
            ChangeKind::Appeared => &mut self.appeared,
            ChangeKind::Moved => &mut self.moved,
            ChangeKind::Impossible => &mut self.impossible,
            ChangeKind::NowLate => &mut self.now_late,
            ChangeKind::Gone => &mut self.gone,
            ChangeKind::Done => &mut self.done,
        };
        *count += 1;
        self.hurry += usize::from(change.hurry);
    }
}

/// One duty that somebody must hurry for, or that cannot be done in time any more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Whose duty.
    pub person: PersonId,
    /// Their name; nothing where access to their record is limited.
    pub name: Option<String>,
    /// Who leads for the agency that owes it, by name.
    pub lead: Option<String>,
    /// The change.
    pub change: Changed,
}

/// What is on one team.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The agency, or who owes the duties where nobody leads.
    pub agency: String,
    /// The team, if the one who leads is in one.
    pub team: Option<String>,
    /// How many of each kind.
    pub counts: Counts,
    /// The same of what stands in neither of the two lists.
    pub besides: Counts,
    /// For whom and what somebody must hurry, the earliest last day first; what is impossible is not among them.
    pub hurry: Vec<Line>,
    /// What nobody can be in time for any more.
    pub impossible: Vec<Line>,
}

/// What a re-plan means.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Report {
    /// How many of each kind altogether.
    pub counts: Counts,
    /// Team by team, whoever has most to hurry for first.
    pub groups: Vec<Group>,
}

/// Who leads for an owner, with agency and team.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Lead {
    pub(super) name: String,
    pub(super) agency: String,
    pub(super) team: Option<String>,
}

/// How many people are asked about in one go.
const BATCH: usize = 500;

/// What these changes mean for the teams whose workers lead on `today`. Where nobody leads for the agency that owes a
/// duty, it stands under that agency's name alone.
pub async fn report(rows: &impl Rows, changes: &[Changed], today: Date) -> Result<Report, StoreError> {
    let people: Vec<PersonId> =
        changes.iter().map(|change| change.person).collect::<BTreeSet<_>>().into_iter().collect();
    let (mut leads, mut names, mut limited) = (BTreeMap::new(), BTreeMap::new(), BTreeSet::new());
    for batch in people.chunks(BATCH) {
        leads.extend(rows::leads(rows, batch, today).await?);
        names.extend(names_of(rows, batch).await?);
        limited.extend(rows::limited(rows, batch, today).await?);
    }
    let mut report = Report::default();
    let mut groups: BTreeMap<(String, Option<String>), Group> = BTreeMap::new();
    for change in changes {
        report.counts.add(change);
        let lead = change.owner.role().and_then(|role: Role| leads.get(&(change.person, role)));
        let name = names.get(&change.person).filter(|_| !limited.contains(&change.person)).cloned();
        place(
            &mut groups,
            lead,
            Line { person: change.person, name, lead: lead.map(|lead| lead.name.clone()), change: change.clone() },
        );
    }
    report.groups = groups.into_values().collect();
    for group in &mut report.groups {
        let order = |line: &Line| (line.change.after, line.name.clone(), line.person, line.change.rule.clone());
        group.hurry.sort_by_cached_key(order);
        group.impossible.sort_by_cached_key(order);
    }
    report.groups.sort_by_key(|group| core::cmp::Reverse((group.hurry.len(), group.impossible.len())));
    Ok(report)
}

/// The name of each person, as their record shows it.
async fn names_of(rows: &impl Rows, people: &[PersonId]) -> Result<BTreeMap<PersonId, String>, StoreError> {
    let records = record::records(rows, people).await?;
    let name = |records: &[SourceRecord]| Known::from_records(records).name;
    let named = records.into_iter().map(|(person, records)| (person, name(&records)));
    Ok(named.filter(|(_, name)| !name.is_empty()).map(|(person, name)| (person, name.to_string())).collect())
}

fn place(groups: &mut BTreeMap<(String, Option<String>), Group>, lead: Option<&Lead>, line: Line) {
    let (agency, team) = match lead {
        Some(lead) => (lead.agency.clone(), lead.team.clone()),
        None => (nobody(line.change.owner), None),
    };
    let group = groups.entry((agency.clone(), team.clone())).or_insert_with(|| Group {
        agency,
        team,
        counts: Counts::default(),
        besides: Counts::default(),
        hurry: Vec::new(),
        impossible: Vec::new(),
    });
    group.counts.add(&line.change);
    if line.change.kind == ChangeKind::Impossible {
        group.impossible.push(line);
    } else if line.change.hurry {
        group.hurry.push(line);
    } else {
        group.besides.add(&line.change);
    }
}

fn nobody(owner: Owner) -> String {
    format!("{}, nobody named", owner.words())
}
