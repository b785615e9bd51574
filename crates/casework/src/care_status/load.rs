//! Everything the ledger says of a person, beside what the duties rest on: two questions, and one more where a claim rests
//! on a record that was joined and says so no more.

use std::collections::BTreeSet;

use domain::Date;
use domain::care::{CareFacts, care_status};
use domain::care_status::{
    Claim, Disagreement, Entry, Fact, Ledger, Origin, Proposal, Reader, What, WorkedOut, facts_of_alerts,
    facts_of_episodes, proposals,
};
use domain::id::PersonId;
use store::{Context, Rows, StoreError};

use super::rows;
use crate::record::{self, Joined, Known, SourceRecord};

/// A proposal that waits, with the name it has in addresses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// 32 hexadecimal digits that follow from person and fact.
    pub id: String,
    /// What is proposed.
    pub proposal: Proposal,
}

/// What is recorded of a person's care.
#[derive(Debug, Clone, PartialEq)]
pub struct Care {
    /// Every entry that the ledger is read from.
    entries: Vec<Entry>,
    /// The claims.
    pub ledger: Ledger,
    /// What the duties rest on; none without a date of birth or without time in care on record.
    pub worked_out: Option<WorkedOut>,
    /// What waits for an answer.
    pub waiting: Vec<Waiting>,
    /// Where it disagrees.
    pub disagreements: Vec<Disagreement>,
    /// The rest of the record.
    pub known: Known,
}

impl Care {
    /// The claims as they stood at the end of `day`, as far as `reader` may see them today: what was shut since is shut for
    /// every day.
    pub fn claims_on(&self, day: Date, reader: Reader, context: &Context) -> Vec<Claim> {
        let until = |entry: &&Entry| context.civil(entry.at).date() <= day;
        let then = Ledger::of(&self.entries.iter().filter(until).cloned().collect::<Vec<_>>());
        let is_shown = |claim: &Claim| self.ledger.find(claim.id).is_some_and(|now| now.is_shown_to(reader));
        then.claims.into_iter().filter(is_shown).collect()
    }

    /// The days on which something was written, the newest first: of what `reader` may see.
    pub fn days(&self, reader: Reader, context: &Context) -> Vec<Date> {
        let is_shown = |entry: &&Entry| match &entry.what {
            What::Claim { claim, .. } | What::Withdrawn { claim, .. } => {
                self.ledger.find(*claim).is_some_and(|now| now.is_shown_to(reader))
            }
            _ => false,
        };
        let days: BTreeSet<Date> =
            self.entries.iter().filter(is_shown).map(|entry| context.civil(entry.at).date()).collect();
        days.into_iter().rev().collect()
    }

    /// What `reader` is shown of what waits.
    pub fn waiting_for(&self, reader: Reader) -> impl Iterator<Item = &Waiting> {
        self.waiting.iter().filter(move |one| self.ledger.shows_fact_to(reader, one.proposal.fact.held_by))
    }

    /// What `reader` is shown of the disagreements: those of which they may see every side.
    pub fn disagreements_for(&self, reader: Reader) -> impl Iterator<Item = &Disagreement> {
        let sees = move |one: &&Disagreement| {
            let claims = one.between.iter().all(|id| self.ledger.find(*id).is_some_and(|it| it.is_shown_to(reader)));
            claims && (!one.with_category || self.ledger.shows_category_to(reader))
        };
        self.disagreements.iter().filter(sees)
    }
}

/// What one record proposes about care.
pub(super) fn said_by(record: &SourceRecord) -> Vec<Proposal> {
    let join = |joined: &Joined| Origin::Join { link: joined.link, at: joined.at, by: joined.by_role };
    let origin = record.joined.as_ref().map_or(Origin::File, join);
    facts_of(record).into_iter().map(|fact| Proposal { fact, origin }).collect()
}

/// What one record says about care.
fn facts_of(record: &SourceRecord) -> Vec<Fact> {
    let content = &record.content;
    let episodes: Vec<_> = content.episodes.iter().filter_map(record::EpisodePart::episode).collect();
    let of_care = facts_of_episodes(&record.agency, &episodes);
    let alerts = content.custody.iter().flat_map(|custody| {
        let alerts: Vec<_> = custody.alerts().collect();
        facts_of_alerts(&custody.establishment, &alerts)
    });
    of_care.into_iter().chain(alerts).collect()
}

/// What waits, each under its name.
pub(super) fn waiting(said: &[Proposal], ledger: &Ledger, person: PersonId) -> Vec<Waiting> {
    let named = |proposal: Proposal| {
        let digest = store::audit::digest(format!("{person}\n{}", proposal.fact.key()).as_bytes());
        Waiting { id: digest.chars().take(32).collect(), proposal }
    };
    proposals(said, ledger).into_iter().map(named).collect()
}

/// What is recorded of the care of `person`, as it stands on `today`.
pub async fn care(rows: &impl Rows, person: PersonId, today: Date) -> Result<Care, StoreError> {
    let records = record::records(rows, &[person]).await?.remove(&person).unwrap_or_default();
    let known = Known::from_records(&records);
    let entries = rows::entries(rows, person).await?;
    let others = records.iter().filter_map(|record| Some(record.joined.as_ref()?.person)).collect();
    let ledger = super::ledger(rows, &entries, &others).await?;
    let said: Vec<Proposal> = records.iter().flat_map(said_by).collect();
    let worked_out = worked_out(&known, today);
    let keys: BTreeSet<String> = said.iter().map(|proposal| proposal.fact.key()).collect();
    let is_behind = |claim: &&Claim| claim.fact.as_ref().is_some_and(|fact| !keys.contains(fact));
    let links: Vec<_> = ledger.claims.iter().filter(is_behind).filter_map(|claim| claim.link).collect();
    let undone = rows::undone(rows, &links).await?;
    let disagreements = ledger.disagreements(worked_out.as_ref(), (&keys, &undone), today);
    Ok(Care { entries, worked_out, waiting: waiting(&said, &ledger, person), disagreements, ledger, known })
}

/// The category that the duties rest on, from the same facts.
fn worked_out(known: &Known, today: Date) -> Option<WorkedOut> {
    let born_on = known.born_on.filter(|_| !known.episodes.is_empty())?;
    let detentions = known.detentions();
    let facts = CareFacts { born_on, episodes: &known.episodes, detentions: &detentions, in_learning: false };
    Some(WorkedOut { authority: known.authority.clone(), answer: care_status(&facts, today) })
}
