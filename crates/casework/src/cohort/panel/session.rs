//! A panel's session: whom it considered in the order of its rule, what was decided, and how it stands.

use std::collections::{BTreeMap, BTreeSet};

use domain::Date;
use domain::Timestamp;
use domain::cohort::{Answered, Features, Finding, Placed, Reasons, Session, SessionEntry, in_order};
use domain::id::{PanelSessionId, PersonId};
use store::{Context, Rows, StoreError};

use super::rows;
use super::rule::RuleVersion;
use crate::cohort::load::Reader;

/// What a session is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionHead {
    /// Its id.
    pub id: PanelSessionId,
    /// What it is called.
    pub title: String,
    /// Its day.
    pub held_on: Date,
    /// Who sits.
    pub members: String,
    /// How many can be offered the support.
    pub places: u32,
    /// What the support is.
    pub support: String,
    /// The rule it was opened with; when and by whom that was written is not kept here.
    pub rule: RuleVersion,
    /// Who opened it.
    pub opened_by: String,
    /// When.
    pub opened_at: Timestamp,
}

/// Somebody whom a session considered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Considered {
    /// Who.
    pub person: PersonId,
    /// What was known of each need then.
    pub findings: Vec<Finding>,
    /// What of it is a reason by the session's rule.
    pub reasons: Reasons,
    /// By what they are grouped.
    pub features: Features,
    /// What they said since, where it is no.
    pub no: Option<Answered>,
}

/// A session as it is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionView {
    /// What it is.
    pub head: SessionHead,
    /// What was decided, and whether it is open.
    pub session: Session,
    /// Every entry, the earliest first; those about people who are not to be seen left out.
    pub entries: Vec<SessionEntry>,
    /// Those whom it considered and whose record the reader may open today, in the order of its rule: each group are alike.
    pub groups: Vec<(Placed, Vec<Considered>)>,
    /// Those whom it considered and who left the team since: counted, and not named. Whoever is closed to the reader by a
    /// list of limited access is not here either.
    pub left: Vec<Considered>,
}

impl SessionView {
    /// Everybody who may be named, in the order of the groups.
    pub fn people(&self) -> impl Iterator<Item = &Considered> {
        self.groups.iter().flat_map(|(_, group)| group)
    }

    /// Everybody who counts, named or not.
    pub fn counted(&self) -> impl Iterator<Item = &Considered> {
        self.people().chain(&self.left)
    }

    /// Somebody whom it considered.
    pub fn find(&self, person: PersonId) -> Option<&Considered> {
        self.people().find(|one| one.person == person)
    }

    /// How many come before `person` in the order, and nothing was decided of them, and they did not say no.
    pub fn passed_over(&self, person: PersonId) -> usize {
        let before = self.groups.iter().take_while(|(_, group)| group.iter().all(|one| one.person != person));
        let waits = |one: &&Considered| one.no.is_none() && !self.session.decided.contains_key(&one.person);
        before.flat_map(|(_, group)| group).filter(waits).count()
    }

    /// Of whom nothing was decided.
    pub fn undecided(&self) -> usize {
        self.counted().filter(|one| !self.session.decided.contains_key(&one.person)).count()
    }

    /// How many were chosen of those who count for the reader.
    pub fn chosen(&self) -> usize {
        let chosen: BTreeSet<PersonId> = self.session.chosen().collect();
        self.counted().filter(|one| chosen.contains(&one.person)).count()
    }
}

/// The sessions of a team, the latest first, each with how it stands and how many were chosen: four questions at most.
pub async fn sessions(
    rows: &impl Rows,
    reader: Reader,
    context: &Context,
) -> Result<Vec<(SessionHead, Session)>, StoreError> {
    let open = reader.open(rows, context.today()).await?;
    let mut entries = rows::entries_of_team(rows, reader.team).await?;
    let heads = rows::sessions(rows, reader.team).await?;
    let mut found: Vec<(SessionHead, Session)> = heads
        .into_iter()
        .map(|head| {
            let session = Session::of(&entries.remove(&head.id).unwrap_or_default());
            (head, session)
        })
        .collect();
    let decided: BTreeSet<PersonId> = found.iter().flat_map(|(_, session)| session.decided.keys().copied()).collect();
    let others: Vec<PersonId> = decided.difference(&open).copied().collect();
    let shut = reader.shut(rows, &others, context.today()).await?;
    for (_, session) in &mut found {
        session.decided.retain(|person, _| !shut.contains(person));
    }
    Ok(found)
}

/// One session of the reader's team; nothing where there is none of that id: five questions at most.
pub async fn session(
    rows: &impl Rows,
    reader: Reader,
    id: PanelSessionId,
    context: &Context,
) -> Result<Option<SessionView>, StoreError> {
    let Some((head, all)) = rows::session(rows, reader.team, id).await? else { return Ok(None) };
    let open = reader.open(rows, context.today()).await?;
    let kept = rows::considered(rows, id).await?;
    let (who, others): (Vec<PersonId>, Vec<PersonId>) =
        kept.iter().map(|one| one.person).partition(|person| open.contains(person));
    let shut = reader.shut(rows, &others, context.today()).await?;
    let mut answers: BTreeMap<PersonId, Answered> = crate::cohort::rows::noes(rows, &who).await?;
    let session = Session::of(&all);
    let is_open = |entry: &SessionEntry| match &entry.says {
        domain::cohort::SessionSays::Choice { person, .. } | domain::cohort::SessionSays::Undone { person, .. } => {
            open.contains(person)
        }
        _ => true,
    };
    let entries = all.into_iter().filter(is_open).collect();
    let considered = kept.into_iter().filter(|one| !shut.contains(&one.person)).map(|one| {
        let reasons = head.rule.rule.reasons(&one.findings);
        let placed = Placed::of(&head.rule.rule, &reasons);
        let no = answers.remove(&one.person);
        let (person, findings, features) = (one.person, one.findings, one.features);
        (placed, Considered { person, findings, reasons, features, no })
    });
    let (named, left): (Vec<_>, Vec<_>) = considered.partition(|(_, one)| open.contains(&one.person));
    let (groups, left) = (in_order(named), left.into_iter().map(|(_, one)| one).collect());
    Ok(Some(SessionView { head, session, entries, groups, left }))
}
