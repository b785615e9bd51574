//! Stage an import: check every row of the files, then write what they change where nobody sees it yet.

mod batch;
mod directory;
mod draft;
mod finding;
mod gather;
mod gone;
mod join;
mod lead;
mod limit;
mod reading;
mod request;
mod rows;
mod turn;
mod who;
mod writing;

pub use request::{AgencyNamed, Progress, Request, StageError, Staged};

use access::{Action, Permit};
use domain::id::ImportId;
use extracts::Summary;
use store::columns::{Instant, Keyed, Uuid};
use store::entity::{agency, import};
use store::{Once, Store, Tx, What};

use super::{Fault, ImportState, TURN, begin, discard, rows as imports};
use batch::Origin;
use reading::{Checked, Extract, Reading};
use turn::{Counted, Stager};

/// Who hears how far it has come.
type Hears<'a> = &'a (dyn Fn(Progress) + Sync);

/// Stages an import. What a broken-off import left is thrown away first. Returns with the import staged, or refused
/// with its faults written down, the first 1,000 of them; on an error nothing is left of it but its number, unless the
/// store fails again while that is put right: then it is thrown away before the next is staged.
pub async fn stage(
    store: &Store,
    permit: &Permit,
    request: Request,
    progress: Hears<'_>,
) -> Result<Staged, StageError> {
    let files = request.files()?;
    sent_before(store, permit, &request).await?;
    discard::clean_up(store, permit, request.correlation).await?;
    if let Some(other) = imports::in_the_way(store.rows()).await? {
        return Err(in_the_way(&other));
    }
    let checked = check(files.clone(), progress).await?;
    let (import, faults) = open(store, permit, &request, &checked).await?;
    let summary = match checked.summary {
        Ok(summary) if faults == 0 => summary,
        _ => return Ok(Staged::refused(&import, faults)),
    };
    let origin = Origin { no: import.no, agency: import.agency_id, kind: request.kind.code() };
    let written = write((store, permit), origin, &request, (files, &summary), progress).await;
    if written.is_err() {
        // If this fails too, the import is left as if the program had been stopped: the next staging cleans up.
        let _ = discard::remove(store, permit, (import.no, ImportState::Staging.code()), request.correlation).await;
    }
    let (counts, absent) = written?;
    Ok(Staged {
        import: ImportId::from_key(import.id),
        no: import.no,
        state: ImportState::Staged,
        new: counts.new,
        changed: counts.changed,
        unchanged: counts.unchanged,
        gone: counts.gone,
        absent,
        refused: 0,
        findings: counts.findings,
    })
}

/// Writes what the files change, and how many records on record they leave out. With the last turn the import is staged.
async fn write(
    (store, permit): (&Store, &Permit),
    origin: Origin,
    request: &Request,
    (files, summary): (Extract, &Summary),
    progress: Hears<'_>,
) -> Result<(Counted, u64), StageError> {
    let mut stager = Stager::open(store, (origin, request.kind), (request.today, request.first_day())).await?;
    let turns = writing::Turns::new(permit, request.correlation);
    writing::write(&mut stager, turns, files, summary, progress).await?;
    let known = stager.counts.changed + stager.counts.unchanged;
    let absent =
        if request.kind.lists_everybody() { 0 } else { rows::count(store.rows(), origin).await?.saturating_sub(known) };
    finish(&mut stager, permit, request, summary).await?;
    Ok((stager.counts, absent))
}

fn in_the_way(other: &import::Model) -> StageError {
    match ImportState::from_code(&other.state) {
        Some(ImportState::Staging) => StageError::BeingStaged { no: other.no, seen_at: other.staged_at.0 },
        _ => StageError::Waiting { no: other.no },
    }
}

/// Refuses files that a form brings for the second time, before anything is read of them.
async fn sent_before(store: &Store, permit: &Permit, request: &Request) -> Result<(), StageError> {
    let Some(form) = request.form else { return Ok(()) };
    let tx = begin(store, permit, Action::StageImport).await?;
    let before = tx.result_of(form, permit.asker().account).await?;
    tx.roll_back().await?;
    before.map_or(Ok(()), |result| Err(StageError::SentBefore { import: result.parse().ok() }))
}

/// Reads every row, so that nothing is written for files that cannot be applied.
async fn check(files: Extract, progress: Hears<'_>) -> Result<Checked, StageError> {
    let Reading { mut receiver, thread } = files.check();
    while let Some(rows) = receiver.recv().await {
        progress(Progress::Checked { rows });
    }
    thread.await.map_err(|_| StageError::ReadingBrokeOff)
}

/// Enters the import: as being staged, or as refused with its faults.
async fn open(
    store: &Store,
    permit: &Permit,
    request: &Request,
    checked: &Checked,
) -> Result<(import::Model, u64), StageError> {
    let faults = faults_of(checked);
    let count = checked.summary.as_ref().map_or(faults.len() as u64, |summary| summary.fault_count);
    let tx = begin(store, permit, Action::StageImport).await?;
    imports::take_turn(tx.rows()).await?;
    if let Some(other) = imports::in_the_way(tx.rows()).await? {
        return Err(in_the_way(&other));
    }
    let state = if faults.is_empty() { ImportState::Staging } else { ImportState::Failed };
    let row = import::Model {
        no: imports::next_no(tx.rows()).await?,
        id: Uuid::from_u128(tx.context().new_id()),
        kind: request.kind.code().to_owned(),
        agency_id: agency(&tx, request).await?,
        state: state.code().to_owned(),
        files: request.files.iter().map(super::ImportFile::name).collect::<Vec<_>>().join("\n"),
        digest: checked.digest.clone(),
        rows_new: 0,
        rows_changed: 0,
        rows_unchanged: 0,
        rows_refused: i64::try_from(count).unwrap_or(i64::MAX),
        epoch: imports::epoch(tx.rows()).await?,
        staged_by: permit.asker().account.key(),
        staged_at: Instant(tx.context().now()),
        applied_at: None,
        undone_at: None,
    };
    if let Some(form) = request.form {
        let import = ImportId::from_key(row.id).to_string();
        if let Once::Again { result } = tx.once(form, permit.asker().account, &import).await? {
            return Err(StageError::SentBefore { import: result.parse().ok() });
        }
    }
    imports::insert(tx.rows(), row.clone()).await?;
    for some in faults.chunks(TURN) {
        let some = some.iter().map(|fault| fault.row(row.no, tx.context())).collect();
        imports::insert_faults(tx.rows(), some).await?;
    }
    let words = if count == 0 { "opened" } else { "refused" };
    tx.commit(permit, What { words: &format!("import {} {words}", row.no), correlation: request.correlation }).await?;
    Ok((row, count))
}

/// The agency of the files; entered if it is not known.
async fn agency(tx: &Tx, request: &Request) -> Result<Uuid, StageError> {
    let (named, kind) = (&request.agency, request.kind.agency_kind());
    if let Some(found) = imports::agency_named(tx.rows(), &named.code).await? {
        let is_of_kind = found.kind == kind.code();
        return if is_of_kind { Ok(found.id) } else { Err(StageError::AgencyOfOtherKind { code: found.code }) };
    }
    let id = Uuid::from_u128(tx.context().new_id());
    let row = agency::Model { id, code: named.code.clone(), kind: kind.code().to_owned(), name: named.name.clone() };
    imports::insert_agency(tx.rows(), row).await?;
    Ok(id)
}

/// The faults that checking found, in order.
fn faults_of(checked: &Checked) -> Vec<Fault> {
    let summary = match &checked.summary {
        Ok(summary) => summary,
        Err(error) => return vec![request::fault_of_file(error)],
    };
    let faults = summary.faults.iter().zip(1..).map(|(fault, position)| Fault {
        position,
        refuses: true,
        file: fault.file.to_string(),
        row: fault.row,
        column: fault.column.unwrap_or_default().to_owned(),
        because: fault.because.to_string(),
    });
    faults.collect()
}

/// What was put right is noted, and the import waits to be applied.
async fn finish(
    stager: &mut Stager<'_>,
    permit: &Permit,
    request: &Request,
    summary: &Summary,
) -> Result<(), StageError> {
    let mut batch = batch::Batch::default();
    stager.counted_findings(&mut batch);
    for repaired in &summary.repairs {
        let rows = repaired.rows;
        let because = format!("{} ({rows} {}, the first shown)", repaired.repair.words(), turn::rows_word(rows));
        let fault = Fault {
            position: 0,
            refuses: false,
            file: repaired.file.to_string(),
            row: repaired.first_row,
            column: repaired.column.unwrap_or_default().to_owned(),
            because,
        };
        stager.add_finding(fault, &mut batch);
    }
    let no = stager.origin.no;
    let tx = begin(stager.store, permit, Action::StageImport).await?;
    let findings = batch.findings.iter().map(|finding| finding.row(no, tx.context())).collect();
    imports::insert_faults(tx.rows(), findings).await?;
    let counts = stager.counts;
    let counts = [counts.new, counts.changed + counts.gone, counts.unchanged].map(|n| i64::try_from(n).unwrap_or(0));
    let note = imports::Note::Counted(tx.context().now(), counts);
    if !imports::move_on(tx.rows(), no, (ImportState::Staging, ImportState::Staged), note).await? {
        return Err(StageError::ThrownAway { no });
    }
    tx.commit(permit, What { words: &format!("import {no} staged"), correlation: request.correlation }).await?;
    Ok(())
}
