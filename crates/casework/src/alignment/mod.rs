//! Where the plans of a person do not fit: everything on record put together, what was found, and what was said of it.

mod answer_finding;
mod load;
mod release;
mod rows;

use std::collections::BTreeSet;

use domain::agency::Role;
use domain::alignment::{Facts, Finding, Kind, Moved, Summary, moved};
use domain::duty::Law;
use domain::id::PersonId;
use domain::plan::PlanHistory;
use domain::{Date, Timestamp};

use crate::duty;
use crate::release_day::ReleaseDayOf;

pub use answer_finding::{AnswerFindingError, Answered, FindingAnswer, WHY_LENGTH_MAX, answer_finding, seen};
pub use load::{OnRecord, load};

/// What somebody said of a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// The finding's key.
    pub finding: String,
    /// Its kind; none for one that this program no longer knows.
    pub kind: Option<Kind>,
    /// What it said then, one sentence a line.
    pub words: String,
    /// Accepted, or open again.
    pub answer: FindingAnswer,
    /// Why.
    pub reason: String,
    /// Who, by name.
    pub by: String,
    /// As what.
    pub role: Role,
    /// When.
    pub at: Timestamp,
}

/// A person's plans, held against each other on a day.
#[derive(Debug, Clone)]
pub struct Aligned {
    /// Whose.
    pub id: PersonId,
    /// The person with what duties follow from.
    pub person: duty::Person,
    /// Everything that was ever written in their plan.
    pub history: PlanHistory,
    /// The day of release with appointments, licence and places.
    pub day: ReleaseDayOf,
    /// What was held against each other.
    pub facts: Facts,
    /// What was found.
    pub findings: Vec<Finding>,
    /// Everything that was said of findings, the first first.
    pub said: Vec<Said>,
    /// The release date that the newest agreement of the young adult rested on, where it was another than today's.
    pub agreed_release_on: Option<Date>,
}

/// What a finding says, as it is accepted: one sentence a line.
pub fn words_of(finding: &Finding, facts: &Facts) -> String {
    finding.reason(facts).because.join("\n")
}

impl Aligned {
    /// By which word a finding is accepted: the newest about it, if it accepts, and the finding still says the same.
    pub fn accepted(&self, finding: &Finding) -> Option<&Said> {
        let key = finding.key();
        let newest = self.said.iter().rev().find(|said| said.finding == key)?;
        let holds = newest.answer == FindingAnswer::Accepted && newest.words == words_of(finding, &self.facts);
        holds.then_some(newest)
    }

    /// What was accepted once and is found no more: settled, as far as somebody had said something of it.
    pub fn settled(&self) -> Vec<&Said> {
        let there: BTreeSet<String> = self.findings.iter().map(Finding::key).collect();
        let mut seen = BTreeSet::new();
        self.said
            .iter()
            .rev()
            .filter(|said| !there.contains(&said.finding) && seen.insert(said.finding.as_str()))
            .collect()
    }

    /// What would be held against each other if the release were on `on`: duties, appointments on the day of release and
    /// the first address move with it.
    pub fn if_released_on(&self, law: Law<'_>, on: Date, today: Date) -> Facts {
        load::if_released_on(self, law, on, today)
    }

    /// What the move of the release date since the young adult last agreed breaks and mends; none where it did not move.
    pub fn moved_since_agreed(&self, law: Law<'_>, today: Date) -> Option<Moved> {
        let before = self.agreed_release_on.filter(|_| self.facts.release_on.is_some())?;
        Some(moved(&self.if_released_on(law, before, today), self.facts.clone(), today))
    }

    /// How much is open: for a line on the plan's page.
    pub fn summary(&self) -> Summary {
        let accepted: BTreeSet<String> =
            self.findings.iter().filter(|one| self.accepted(one).is_some()).map(Finding::key).collect();
        Summary::of(&self.findings, &accepted)
    }
}
