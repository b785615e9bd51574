//! The queries of a re-plan.

use std::collections::{BTreeMap, BTreeSet};

use domain::agency::Role;
use domain::id::{ImportId, PersonId};
use domain::{Date, Timestamp};
use store::columns::{Day, Instant, Keyed, Uuid};
use store::entity::{
    agency, import, limited_access, membership, person, replan, replan_change, source_record, team, worker,
};
use store::sea_orm::sea_query::{Condition, Expr, ExprTrait, JoinType, LockType, Order, Query};
use store::sea_orm::{
    ColumnTrait, DatabaseTransaction, EntityTrait, FromQueryResult, IntoActiveModel, QueryFilter, QueryOrder,
    QuerySelect,
};
use store::{Rows, StoreError, applied, visible};

use super::report::Lead;
use crate::import::ImportState;

/// How many rows one statement inserts, as staging has it.
const ROWS_AT_ONCE: [usize; 3] = [100, 10, 1];

pub(super) async fn people_of_import(rows: &impl Rows, no: i64) -> Result<Vec<PersonId>, StoreError> {
    use source_record::Column as R;
    let found: Vec<Uuid> = source_record::Entity::find()
        .select_only()
        .column(R::PersonId)
        .distinct()
        .filter(Condition::any().add(R::FromImport.eq(no)).add(R::SupersededBy.eq(no)))
        .order_by_asc(R::PersonId)
        .into_tuple()
        .all(rows)
        .await?;
    Ok(found.into_iter().map(PersonId::from_key).collect())
}

pub(super) async fn everybody(rows: &impl Rows) -> Result<Vec<PersonId>, StoreError> {
    let found: Vec<Uuid> = person::Entity::find()
        .select_only()
        .column(person::Column::Id)
        .filter(applied("person"))
        .order_by_asc(person::Column::Id)
        .into_tuple()
        .all(rows)
        .await?;
    Ok(found.into_iter().map(PersonId::from_key).collect())
}

#[derive(Debug, FromQueryResult)]
struct LeadRow {
    person_id: Uuid,
    role: String,
    name: String,
    agency: String,
    team: Option<String>,
}

/// Who leads today, for each person and post.
pub(super) async fn leads(
    rows: &impl Rows,
    people: &[PersonId],
    today: Date,
) -> Result<BTreeMap<(PersonId, Role), Lead>, StoreError> {
    use membership::Column as M;
    let col = |column| Expr::col((membership::Entity, column));
    let select = Query::select()
        .columns([M::PersonId, M::Role].map(|column| (membership::Entity, column)))
        .expr_as(Expr::col((worker::Entity, worker::Column::Name)), "name")
        .expr_as(Expr::col((agency::Entity, agency::Column::Name)), "agency")
        .expr_as(Expr::col((team::Entity, team::Column::Name)), "team")
        .from(membership::Entity)
        .inner_join(
            worker::Entity,
            Expr::col((worker::Entity, worker::Column::Id)).equals((membership::Entity, M::WorkerId)),
        )
        .inner_join(
            agency::Entity,
            Expr::col((agency::Entity, agency::Column::Id)).equals((membership::Entity, M::AgencyId)),
        )
        .join(
            JoinType::LeftJoin,
            team::Entity,
            Expr::col((team::Entity, team::Column::Id)).equals((worker::Entity, worker::Column::TeamId)),
        )
        .and_where(col(M::PersonId).is_in(people.iter().map(|person| person.key())))
        .and_where(col(M::Lead).eq(true))
        .and_where(col(M::FromOn).lte(Day(today)))
        .cond_where(Condition::any().add(col(M::ToOn).is_null()).add(col(M::ToOn).gte(Day(today))))
        .cond_where(visible("membership"))
        .to_owned();
    let found = LeadRow::find_by_statement(rows.get_database_backend().build(&select)).all(rows).await?;
    let mut leads = BTreeMap::new();
    for row in found {
        if let Some(role) = Role::from_code(&row.role) {
            let lead = Lead { name: row.name, agency: row.agency, team: row.team };
            leads.insert((PersonId::from_key(row.person_id), role), lead);
        }
    }
    Ok(leads)
}

/// Who of these people has a list of limited access today.
pub(super) async fn limited(
    rows: &impl Rows,
    people: &[PersonId],
    today: Date,
) -> Result<BTreeSet<PersonId>, StoreError> {
    use limited_access::Column as L;
    let found: Vec<Uuid> = limited_access::Entity::find()
        .select_only()
        .column(L::PersonId)
        .distinct()
        .filter(L::PersonId.is_in(people.iter().map(|person| person.key())))
        .filter(Condition::any().add(L::ToOn.is_null()).add(L::ToOn.gte(Day(today))))
        .filter(visible("limited_access"))
        .into_tuple()
        .all(rows)
        .await?;
    Ok(found.into_iter().map(PersonId::from_key).collect())
}

/// Whether the import is still there, for as long as the transaction lasts: on PostgreSQL whoever throws it away waits, and
/// then removes what was entered here too. SQLite has one writer.
pub(super) async fn is_kept(rows: &DatabaseTransaction, no: i64) -> Result<bool, StoreError> {
    let found = import::Entity::find_by_id(no).lock(LockType::Share).one(rows).await?;
    let state = found.and_then(|row| ImportState::from_code(&row.state));
    Ok(matches!(state, Some(ImportState::Staged | ImportState::Applied | ImportState::Undone)))
}

/// Enters changes.
pub(super) async fn insert_changes(rows: &impl Rows, changes: Vec<replan_change::Model>) -> Result<(), StoreError> {
    let mut left = changes.into_iter();
    for at_once in ROWS_AT_ONCE {
        while left.len() >= at_once {
            let some: Vec<_> = left.by_ref().take(at_once).map(IntoActiveModel::into_active_model).collect();
            replan_change::Entity::insert_many(some).exec_without_returning(rows).await?;
        }
    }
    Ok(())
}

/// Enters that the changes are whole.
pub(super) async fn insert(rows: &impl Rows, whole: replan::Model) -> Result<(), StoreError> {
    replan::Entity::insert(whole.into_active_model()).exec_without_returning(rows).await?;
    Ok(())
}

/// Which re-plan.
#[derive(Debug, Clone, Copy)]
pub(super) enum Which {
    /// Of this import, in whatever state.
    Import(ImportId),
    /// Of imports applied since then and not undone.
    AppliedSince(Timestamp),
}

/// A re-plan with its import.
#[derive(Debug, FromQueryResult)]
pub(super) struct ReplanRow {
    pub(super) no: i64,
    pub(super) id: Uuid,
    pub(super) applied_at: Option<Instant>,
    pub(super) today: Day,
    pub(super) people: i64,
    pub(super) changed: i64,
}

/// Re-plans, the latest first.
pub(super) async fn replans(rows: &impl Rows, which: Which, limit: u64) -> Result<Vec<ReplanRow>, StoreError> {
    use replan::Column as P;
    let of_import = |column| Expr::col((import::Entity, column));
    let which = match which {
        Which::Import(id) => of_import(import::Column::Id).eq(id.key()),
        Which::AppliedSince(since) => of_import(import::Column::State)
            .eq(ImportState::Applied.code())
            .and(of_import(import::Column::AppliedAt).gte(Instant(since))),
    };
    let select = Query::select()
        .columns([import::Column::No, import::Column::Id, import::Column::AppliedAt].map(|c| (import::Entity, c)))
        .columns([P::Today, P::People, P::Changed].map(|column| (replan::Entity, column)))
        .from(replan::Entity)
        .inner_join(import::Entity, of_import(import::Column::No).equals((replan::Entity, P::FromImport)))
        .and_where(which)
        .order_by((import::Entity, import::Column::AppliedAt), Order::Desc)
        .limit(limit)
        .to_owned();
    Ok(ReplanRow::find_by_statement(rows.get_database_backend().build(&select)).all(rows).await?)
}

/// Everything an import changes, person by person.
pub(super) async fn changes(rows: &impl Rows, no: i64) -> Result<Vec<replan_change::Model>, StoreError> {
    use replan_change::Column as C;
    let found = replan_change::Entity::find().filter(C::FromImport.eq(no)).order_by_asc(C::PersonId);
    Ok(found.order_by_asc(C::Rule).all(rows).await?)
}
