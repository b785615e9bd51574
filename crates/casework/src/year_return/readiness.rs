//! How far the year's return has come: of whom it asks, what is known of each, what is missing and who can say it.

use std::fmt::Write as _;

use access::{About, Action, Permit};
use domain::Date;
use domain::id::{AgencyId, PersonId, TeamId, WorkerId};
use domain::snapshot::{Gap, ReturnYear, Snapshot};
use returns::produce::{Product, Row};
use store::{Context, Rows, Store, StoreError};

use super::load::{Council, Loaded, council, leavers, people_of};
use super::rows;
use crate::people::{self, Scope};

/// Whose part of the return.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Of {
    /// Everybody of the council.
    Council(AgencyId),
    /// Those whose lead personal adviser is in this team.
    Team(AgencyId, TeamId),
    /// Those whom this worker leads as personal adviser.
    Adviser(AgencyId, WorkerId),
}

/// One person of whom the return asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// Who, with their record.
    pub who: Loaded,
    /// How they were doing.
    pub snapshot: Snapshot,
    /// Their row of OC3.
    pub outcomes: Row,
    /// Their row of Header.
    pub header: Row,
}

impl Standing {
    /// What is missing, with the column.
    pub fn gaps(&self) -> impl Iterator<Item = (&'static str, &Gap)> {
        // CHILD stands in both.
        let header = self.header.gaps(Product::Header.columns()).filter(|(column, _)| *column != "CHILD");
        self.outcomes.gaps(Product::Oc3.columns()).chain(header)
    }

    /// Whether nothing is missing.
    pub fn is_whole(&self) -> bool {
        self.gaps().next().is_none()
    }
}

/// How far a part of the return has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Readiness {
    /// Whose return.
    pub council: Council,
    /// The year.
    pub year: ReturnYear,
    /// The day as of which it is told.
    pub as_of: Date,
    /// Everybody of whom it asks, those with gaps first, then by birthday.
    pub people: Vec<Standing>,
}

impl Readiness {
    /// How many facts are missing.
    pub fn gaps(&self) -> usize {
        self.people.iter().map(|one| one.gaps().count()).sum()
    }

    /// Of how many people nothing is missing.
    pub fn whole(&self) -> usize {
        self.people.iter().filter(|one| one.is_whole()).count()
    }

    /// A number for exactly these gaps, so that nobody signs for others than they saw.
    pub fn seen(&self) -> String {
        let mut text = format!("{} {} {}\n", self.council.code, self.year.0, self.people.len());
        for one in &self.people {
            for (column, gap) in one.gaps() {
                // Writing to text cannot fail.
                let _ = writeln!(text, "{} {column} {}", one.who.person, gap.missing.code());
            }
        }
        store::audit::digest(text.as_bytes())
    }
}

/// How many people are asked about in one go.
const BATCH: usize = 5_000;

/// How far this part of the year's return has come; nothing where the council is not there. What is asked for a team or a
/// council needs the permit to see it, what is asked for an adviser that to see their caseload.
pub async fn readiness(
    store: &Store,
    permit: &Permit,
    of: Of,
    year: ReturnYear,
) -> Result<Option<Readiness>, StoreError> {
    let needed = match of {
        Of::Council(_) | Of::Team(..) => Action::ViewReturn,
        Of::Adviser(..) => Action::ViewCaseload,
    };
    let asked = store.policy().ask(permit.asker(), needed, About::Service, store.context().today());
    asked.map_err(StoreError::NoLongerPermitted)?;
    work_out(store.rows(), store.context(), of, year).await
}

pub(super) async fn work_out(
    rows: &impl Rows,
    context: &Context,
    of: Of,
    year: ReturnYear,
) -> Result<Option<Readiness>, StoreError> {
    let today = context.today();
    let (Of::Council(agency) | Of::Team(agency, _) | Of::Adviser(agency, _)) = of;
    let Some(council) = council(rows, Ok(agency)).await? else { return Ok(None) };
    let people: Vec<PersonId> = match of {
        Of::Council(_) => people_of(rows, &council, today).await?,
        Of::Team(_, team) => rows::people_of_team(rows, team, today).await?.into_iter().collect(),
        Of::Adviser(_, adviser) => {
            // Whoever a list keeps out of a record is told nothing of it, not even that something is missing.
            let open = people::in_scope(rows, Scope::Worker(adviser), today).await?;
            rows::people_of_adviser(rows, adviser, today).await?.intersection(&open).copied().collect()
        }
    };
    let mut standing = Vec::new();
    for batch in people.chunks(BATCH) {
        let loaded = leavers(rows, batch, &council, context).await?;
        standing.extend(loaded.into_iter().filter_map(|one| stand(one, year, today)));
    }
    standing.sort_by_cached_key(|one| (one.is_whole(), one.snapshot.birthday, one.who.person));
    Ok(Some(Readiness { council, year, as_of: today, people: standing }))
}

fn stand(who: Loaded, year: ReturnYear, as_of: Date) -> Option<Standing> {
    let snapshot = who.leaver.asked(year, as_of)?;
    let outcomes = Product::Oc3.row(&who.leaver, year, as_of)?;
    let header = Product::Header.row(&who.leaver, year, as_of)?;
    Some(Standing { who, snapshot, outcomes, header })
}
