//! The queries about imports themselves and what was found wrong with them.

use domain::Timestamp;
use domain::id::ImportId;
use store::columns::{Instant, Keyed, Uuid};
use store::entity::{agency, import, import_fault};
use store::sea_orm::sea_query::Expr;
use store::sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};
use store::{StoreError, locks};

use super::{DISCARDING, ImportState, ImportSummary};
use crate::record::RecordKind;

/// Imports are staged, applied and undone one after the other.
pub(super) async fn take_turn(rows: &impl ConnectionTrait) -> Result<(), StoreError> {
    locks::take(rows, locks::IMPORT).await
}

/// The import that is being staged or thrown away, or waits, if there is one.
pub(super) async fn in_the_way(rows: &impl ConnectionTrait) -> Result<Option<import::Model>, StoreError> {
    let states = [ImportState::Staging.code(), DISCARDING, ImportState::Staged.code()];
    Ok(import::Entity::find().filter(import::Column::State.is_in(states)).one(rows).await?)
}

/// Imports that are being staged or thrown away, or were when the program was stopped.
pub(super) async fn at_work(rows: &impl ConnectionTrait) -> Result<Vec<import::Model>, StoreError> {
    let states = [ImportState::Staging.code(), DISCARDING];
    Ok(import::Entity::find().filter(import::Column::State.is_in(states)).all(rows).await?)
}

pub(super) async fn find(rows: &impl ConnectionTrait, id: ImportId) -> Result<Option<import::Model>, StoreError> {
    Ok(import::Entity::find().filter(import::Column::Id.eq(id.key())).one(rows).await?)
}

pub(super) async fn next_no(rows: &impl ConnectionTrait) -> Result<i64, StoreError> {
    let last: Option<Option<i64>> =
        import::Entity::find().select_only().column_as(import::Column::No.max(), "no").into_tuple().one(rows).await?;
    Ok(last.flatten().unwrap_or(0) + 1)
}

/// How often the picture has changed: each import applied and each undone counts one.
pub(super) async fn epoch(rows: &impl ConnectionTrait) -> Result<i64, StoreError> {
    let (applied, undone): (i64, i64) = import::Entity::find()
        .select_only()
        .column_as(import::Column::AppliedAt.count(), "applied")
        .column_as(import::Column::UndoneAt.count(), "undone")
        .into_tuple()
        .one(rows)
        .await?
        .unwrap_or_default();
    Ok(applied + undone)
}

pub(super) async fn insert(rows: &impl ConnectionTrait, row: import::Model) -> Result<(), StoreError> {
    import::Entity::insert(row.into_active_model()).exec_without_returning(rows).await?;
    Ok(())
}

/// What a change of state writes besides.
#[derive(Debug, Clone, Copy)]
pub(super) enum Note {
    Nothing,
    /// Sign of life while it is staged or thrown away.
    StagedAt(Timestamp),
    AppliedAt(Timestamp),
    UndoneAt(Timestamp),
    /// When it was staged, with counts of new, changed and unchanged records.
    Counted(Timestamp, [i64; 3]),
}

/// Moves import `no` from one state to another; false if it was in another state than that.
pub(super) async fn move_on(
    rows: &impl ConnectionTrait,
    no: i64,
    (from, to): (ImportState, ImportState),
    note: Note,
) -> Result<bool, StoreError> {
    recode(rows, no, (from.code(), to.code()), note).await
}

/// The same by the states' codes.
pub(super) async fn recode(
    rows: &impl ConnectionTrait,
    no: i64,
    (from, to): (&str, &str),
    note: Note,
) -> Result<bool, StoreError> {
    use import::Column as I;
    let mut update = import::Entity::update_many()
        .col_expr(I::State, Expr::value(to))
        .filter(I::No.eq(no))
        .filter(I::State.eq(from));
    match note {
        Note::Nothing => {}
        Note::StagedAt(at) => update = update.col_expr(I::StagedAt, Expr::value(Instant(at))),
        Note::AppliedAt(at) => update = update.col_expr(I::AppliedAt, Expr::value(Instant(at))),
        Note::UndoneAt(at) => update = update.col_expr(I::UndoneAt, Expr::value(Instant(at))),
        Note::Counted(at, [new, changed, unchanged]) => {
            update = update
                .col_expr(I::StagedAt, Expr::value(Instant(at)))
                .col_expr(I::RowsNew, Expr::value(new))
                .col_expr(I::RowsChanged, Expr::value(changed))
                .col_expr(I::RowsUnchanged, Expr::value(unchanged));
        }
    }
    Ok(update.exec(rows).await?.rows_affected == 1)
}

pub(super) async fn agency_named(rows: &impl ConnectionTrait, code: &str) -> Result<Option<agency::Model>, StoreError> {
    Ok(agency::Entity::find().filter(agency::Column::Code.eq(code)).one(rows).await?)
}

pub(super) async fn insert_agency(rows: &impl ConnectionTrait, row: agency::Model) -> Result<(), StoreError> {
    agency::Entity::insert(row.into_active_model()).exec_without_returning(rows).await?;
    Ok(())
}

/// The newest imports, or the one with this id.
pub(super) async fn summaries(
    rows: &impl ConnectionTrait,
    only: Option<ImportId>,
    limit: u64,
) -> Result<Vec<ImportSummary>, StoreError> {
    let mut find = import::Entity::find().order_by_desc(import::Column::No).limit(limit);
    if let Some(id) = only {
        find = find.filter(import::Column::Id.eq(id.key()));
    }
    let found = find.all(rows).await?;
    let agencies: Vec<(Uuid, String)> = agency::Entity::find()
        .select_only()
        .columns([agency::Column::Id, agency::Column::Name])
        .filter(agency::Column::Id.is_in(found.iter().map(|import| import.agency_id)))
        .into_tuple()
        .all(rows)
        .await?;
    let name = |id| agencies.iter().find(|(other, _)| *other == id).map(|(_, name)| name.clone()).unwrap_or_default();
    found.into_iter().map(|row| summary(name(row.agency_id), &row)).collect()
}

fn summary(agency: String, row: &import::Model) -> Result<ImportSummary, StoreError> {
    let bad = |column| StoreError::inconsistent("import", column, row.no);
    let count = |column, count: i64| u64::try_from(count).map_err(|_| bad(column));
    Ok(ImportSummary {
        no: row.no,
        id: ImportId::from_key(row.id),
        kind: RecordKind::from_code(&row.kind).ok_or_else(|| bad("kind"))?,
        agency,
        state: ImportState::from_code(&row.state).ok_or_else(|| bad("state"))?,
        files: row.files.lines().map(str::to_owned).collect(),
        digest: row.digest.clone(),
        new: count("rows_new", row.rows_new)?,
        changed: count("rows_changed", row.rows_changed)?,
        unchanged: count("rows_unchanged", row.rows_unchanged)?,
        refused: count("rows_refused", row.rows_refused)?,
        staged_at: row.staged_at.0,
        applied_at: row.applied_at.map(|at| at.0),
        undone_at: row.undone_at.map(|at| at.0),
    })
}

/// Faults in one statement: 500 of eight columns are far below what either database binds.
pub(super) async fn insert_faults(
    rows: &impl ConnectionTrait,
    faults: Vec<import_fault::Model>,
) -> Result<(), StoreError> {
    if !faults.is_empty() {
        let faults = faults.into_iter().map(IntoActiveModel::into_active_model);
        import_fault::Entity::insert_many(faults).exec_without_returning(rows).await?;
    }
    Ok(())
}

/// Faults of import `no` after `position`, in order.
pub(super) async fn faults(
    rows: &impl ConnectionTrait,
    no: i64,
    refuses: bool,
    (after, limit): (i64, u64),
) -> Result<Vec<import_fault::Model>, StoreError> {
    use import_fault::Column as F;
    let found = import_fault::Entity::find()
        .filter(F::ImportNo.eq(no))
        .filter(F::Refuses.eq(refuses))
        .filter(F::Position.gt(after))
        .order_by_asc(F::Position)
        .limit(limit);
    Ok(found.all(rows).await?)
}

pub(super) async fn count_faults(rows: &impl ConnectionTrait, no: i64, refuses: bool) -> Result<u64, StoreError> {
    use import_fault::Column as F;
    Ok(import_fault::Entity::find().filter(F::ImportNo.eq(no)).filter(F::Refuses.eq(refuses)).count(rows).await?)
}

pub(super) async fn remove_faults(rows: &impl ConnectionTrait, no: i64) -> Result<(), StoreError> {
    import_fault::Entity::delete_many().filter(import_fault::Column::ImportNo.eq(no)).exec(rows).await?;
    Ok(())
}
