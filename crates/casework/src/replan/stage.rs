//! Staging, and for a list of release dates working out what it does.

use access::Permit;
use domain::id::CorrelationId;
use store::{Store, World};

use super::compare::{Side, compare};
use super::{keep, rows};
use crate::import::{self, ImportState, Progress, Request, StageError, Staged};
use crate::record::RecordKind;

/// Stages an import; for a list of release dates it is then worked out, and kept with the import, what the dates do to
/// people's duties. Errors are those of staging, and leave nothing either: a list that nobody can look at does not wait.
pub async fn stage(
    store: &Store,
    permit: &Permit,
    request: Request,
    progress: &(dyn Fn(Progress) + Sync),
) -> Result<Staged, StageError> {
    let (kind, correlation) = (request.kind, request.correlation);
    let staged = import::stage(store, permit, request, progress).await?;
    if kind == RecordKind::ReleaseDates && staged.state == ImportState::Staged {
        let worked_out = work_out(store, permit, staged.no, correlation, progress).await;
        if worked_out.is_err() {
            // If this fails too, the list waits as if the program had been stopped, and its page says so.
            let _ = import::discard(store, permit, staged.import, correlation).await;
        }
        worked_out?;
    }
    Ok(staged)
}

async fn work_out(
    store: &Store,
    permit: &Permit,
    no: i64,
    correlation: CorrelationId,
    progress: &(dyn Fn(Progress) + Sync),
) -> Result<(), StageError> {
    let people = rows::people_of_import(store.rows(), no).await?;
    let (law, today) = (store.context().law(), store.context().today());
    let side = |world| Side { world, law, today };
    let all = people.len() as u64;
    let hears = |done: usize| progress(Progress::Asked { people: done as u64, all });
    let worlds = (side(World::Without(no)), side(World::With(no)));
    let plan = compare(store.rows(), &people, worlds, &hears).await?;
    keep::keep(store, permit, no, (&plan, today), correlation).await
}
