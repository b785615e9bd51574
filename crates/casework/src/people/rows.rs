//! The queries about people.

use std::collections::BTreeMap;

use domain::Date;
use domain::agency::Role;
use domain::id::{PersonId, WorkerId};
use domain::person::SearchText;
use store::columns::{Day, Keyed, Uuid};
use store::entity::{identifier, limited_access, membership, name_key, source_record, worker};
use store::sea_orm::FromQueryResult;
use store::sea_orm::sea_query::{
    Alias, Condition, Expr, ExprTrait, IntoIden, JoinType, Query, SelectStatement, SimpleExpr,
};
use store::{Rows, StoreError, visible};

use super::Scope;

/// A place in a circle, with the lead personal adviser and whether the lists of limited access shut this worker out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) person: PersonId,
    pub(super) role: Role,
    /// Name, and the day their work began.
    pub(super) adviser: Option<(String, Date)>,
    pub(super) shut: bool,
}

#[derive(Debug, FromQueryResult)]
struct PlaceRow {
    id: Uuid,
    person_id: Uuid,
    role: String,
    shut: bool,
    adviser: Option<String>,
    since: Option<Day>,
}

pub(super) async fn places(
    rows: &impl Rows,
    scope: Scope,
    today: Date,
) -> Result<BTreeMap<PersonId, Place>, StoreError> {
    let select = places_query(scope, today);
    let found = PlaceRow::find_by_statement(rows.get_database_backend().build(&select)).all(rows).await?;
    let mut places = BTreeMap::new();
    for row in found {
        let person = PersonId::from_key(row.person_id);
        let role = Role::from_code(&row.role).ok_or_else(|| StoreError::inconsistent("membership", "role", row.id))?;
        let adviser = row.adviser.zip(row.since).map(|(name, since)| (name, since.0));
        places.entry(person).or_insert(Place { person, role, adviser, shut: row.shut });
    }
    Ok(places)
}

/// The scope's places today, each with its lead personal adviser: one row a place.
fn places_query(scope: Scope, today: Date) -> SelectStatement {
    use membership::Column as M;
    let (own, first, adviser) = (Alias::new("membership"), Alias::new("led"), Alias::new("adviser"));
    let led = Condition::all()
        .add(Expr::col((first.clone(), M::PersonId)).equals((own.clone(), M::PersonId)))
        .add(Expr::col((first.clone(), M::Role)).eq(Role::PersonalAdviser.code()))
        .add(Expr::col((first.clone(), M::Lead)).eq(true))
        .add(current("led", today))
        .add(visible("led"));
    let mut select = Query::select()
        .columns([M::Id, M::PersonId, M::Role].map(|c| (own.clone(), c)))
        .expr_as(Expr::col((adviser.clone(), worker::Column::Name)), "adviser")
        .expr_as(Expr::col((first.clone(), M::FromOn)), "since")
        .from_as(membership::Entity, own.clone())
        .join_as(JoinType::LeftJoin, membership::Entity, first.clone(), led)
        .join_as(
            JoinType::LeftJoin,
            worker::Entity,
            adviser.clone(),
            Expr::col((adviser.clone(), worker::Column::Id)).equals((first.clone(), M::WorkerId)),
        )
        .cond_where(current("membership", today))
        .cond_where(visible("membership"))
        .to_owned();
    match scope {
        Scope::Worker(worker) => {
            // As the policy has it: a place counts while its holder has the same post at the same agency.
            let holder = |column| Expr::col((Alias::new("holder"), column));
            let held = Condition::all()
                .add(holder(worker::Column::Id).equals((own.clone(), M::WorkerId)))
                .add(holder(worker::Column::Role).equals((own.clone(), M::Role)))
                .add(holder(worker::Column::AgencyId).equals((own.clone(), M::AgencyId)));
            select
                .join_as(JoinType::InnerJoin, worker::Entity, "holder", held)
                .and_where(Expr::col((own.clone(), M::WorkerId)).eq(worker.key()))
                .expr_as(shut_out(worker, today), "shut");
        }
        Scope::Team { team, manager } => {
            select
                .and_where(Expr::col((adviser, worker::Column::TeamId)).eq(team.key()))
                .and_where(Expr::col((own.clone(), M::Id)).equals((first, M::Id)))
                .expr_as(shut_out(manager, today), "shut");
        }
        Scope::Everyone { .. } => {
            select.and_where(Expr::col((own.clone(), M::Id)).equals((first, M::Id))).expr_as(Expr::value(true), "shut");
        }
    }
    select
}

/// Whether `today` is within the dates of a place or list entry.
fn current(table: &'static str, today: Date) -> Condition {
    let col = |column: &'static str| Expr::col((Alias::new(table), Alias::new(column)));
    Condition::all()
        .add(col("from_on").lte(Day(today)))
        .add(Condition::any().add(col("to_on").is_null()).add(col("to_on").gte(Day(today))))
}

/// Whether the lists of the row's person keep `worker` out today: named on an exclusion, or a restriction without them.
fn shut_out(worker: WorkerId, today: Date) -> SimpleExpr {
    let named = || Expr::col((limited_access::Entity, limited_access::Column::WorkerId)).eq(worker.key());
    let excluded = entries("exclusion", "membership", today).and_where(named()).to_owned();
    let listed = entries("restriction", "membership", today).and_where(named()).to_owned();
    let restricted = entries("restriction", "membership", today);
    Expr::exists(excluded).or(Expr::exists(restricted).and(Expr::exists(listed).not()))
}

/// Current entries of this kind on the lists of the person of a row of `table`.
fn entries(kind: &str, table: impl IntoIden, today: Date) -> SelectStatement {
    use limited_access::Column as L;
    Query::select()
        .expr(Expr::value(1))
        .from(limited_access::Entity)
        .and_where(
            Expr::col((limited_access::Entity, L::PersonId)).equals((table.into_iden(), membership::Column::PersonId)),
        )
        .and_where(Expr::col((limited_access::Entity, L::Kind)).eq(kind))
        .cond_where(current("limited_access", today))
        .cond_where(visible("limited_access"))
        .to_owned()
}

#[derive(Debug, FromQueryResult)]
struct PersonRow {
    person_id: Uuid,
}

/// People of the scope who may fit `wanted`: more than fit, never fewer, at most `limit`.
pub(super) async fn candidates(
    rows: &impl Rows,
    scope: Scope,
    wanted: &SearchText,
    today: Date,
    limit: u64,
) -> Result<Vec<PersonId>, StoreError> {
    let select = candidates_query(scope, wanted, today, limit);
    let found = PersonRow::find_by_statement(rows.get_database_backend().build(&select)).all(rows).await?;
    Ok(found.into_iter().map(|row| PersonId::from_key(row.person_id)).collect())
}

fn candidates_query(scope: Scope, wanted: &SearchText, today: Date, limit: u64) -> SelectStatement {
    use source_record::Column as R;
    let person = || Expr::col((source_record::Entity, R::PersonId));
    let mut select = Query::select()
        .distinct()
        .column((source_record::Entity, R::PersonId))
        .from(source_record::Entity)
        .cond_where(visible("source_record"))
        .limit(limit)
        .to_owned();
    for set in wanted.lookups() {
        let begins = set.iter().fold(Condition::any(), |any, text| {
            let key = || Expr::col(name_key::Column::Key);
            any.add(key().gte(text.as_str()).and(key().lt(format!("{text}\u{10ffff}"))))
        });
        let keyed =
            Query::select().column(name_key::Column::PersonId).from(name_key::Entity).cond_where(begins).to_owned();
        select.and_where(person().in_subquery(keyed));
    }
    let numbers = wanted.identifiers.iter().map(|one| (one.scheme().code(), one.value().to_owned()));
    let child = wanted.child_ids.iter().map(|child| format!("%/{child}"));
    let by_number = numbers.fold(Condition::any(), |any, (scheme, value)| {
        any.add(Expr::col(identifier::Column::Scheme).eq(scheme).and(Expr::col(identifier::Column::Value).eq(value)))
    });
    let by_number = child.fold(by_number, |any, like| any.add(Expr::col(identifier::Column::Value).like(like)));
    if !by_number.is_empty() {
        let numbered = Query::select()
            .column(identifier::Column::PersonId)
            .from(identifier::Entity)
            .cond_where(by_number)
            .to_owned();
        select.and_where(person().in_subquery(numbered));
    }
    if let Some(born_on) = wanted.born_on {
        select.and_where(Expr::col((source_record::Entity, R::BornOn)).eq(Day(born_on)));
    }
    match scope {
        Scope::Everyone { asker } => {
            let excluded = entries("exclusion", source_record::Entity, today)
                .and_where(Expr::col((limited_access::Entity, limited_access::Column::WorkerId)).eq(asker.key()))
                .to_owned();
            select.and_where(Expr::exists(excluded).not());
        }
        Scope::Worker(_) | Scope::Team { .. } => {
            let places = Query::select()
                .column("person_id")
                .from_subquery(places_query(scope, today), "place")
                .and_where(Expr::col("shut").eq(false))
                .to_owned();
            select.and_where(person().in_subquery(places));
        }
    }
    select
}
