//! The queries about people.

use core::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use domain::Date;
use domain::agency::Role;
use domain::id::{PersonId, WorkerId};
use domain::identifier::Scheme;
use domain::person::{FoundBy, SearchText};
use store::columns::{Day, Keyed, Uuid};
use store::entity::{agency, identifier, limited_access, membership, name_key, source_record, worker};
use store::sea_orm::FromQueryResult;
use store::sea_orm::sea_query::{
    Alias, BinOper, Condition, Expr, ExprTrait, Func, IntoIden, JoinType, Order, Query, SelectStatement, SimpleExpr,
    UnionType,
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

pub(super) async fn shut_out_of(
    rows: &impl Rows,
    worker: WorkerId,
    people: &[PersonId],
    today: Date,
) -> Result<BTreeSet<PersonId>, StoreError> {
    use limited_access::Column as L;
    let select = Query::select()
        .columns([L::PersonId, L::Kind, L::WorkerId].map(|column| (limited_access::Entity, column)))
        .from(limited_access::Entity)
        .and_where(Expr::col((limited_access::Entity, L::PersonId)).is_in(people.iter().map(|person| person.key())))
        .cond_where(current("limited_access", today))
        .cond_where(visible("limited_access"))
        .to_owned();
    let found = ListRow::find_by_statement(rows.get_database_backend().build(&select)).all(rows).await?;
    let named: BTreeSet<(Uuid, &str)> = found
        .iter()
        .filter(|row| row.worker_id == Some(worker.key()))
        .map(|row| (row.person_id, row.kind.as_str()))
        .collect();
    let is_shut = |row: &&ListRow| match row.kind.as_str() {
        "restriction" => !named.contains(&(row.person_id, "restriction")),
        kind => named.contains(&(row.person_id, kind)),
    };
    Ok(found.iter().filter(is_shut).map(|row| PersonId::from_key(row.person_id)).collect())
}

#[derive(Debug, FromQueryResult)]
struct ListRow {
    person_id: Uuid,
    kind: String,
    worker_id: Option<Uuid>,
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

/// Records that are looked through for one search. Where more fit, those whose name is a typed word as it stands come
/// first: nobody reads a thousand lines, and one letter fits tens of thousands.
const LOOKED_THROUGH: u64 = 1_000;

/// People of the scope who may fit `wanted`, at most `limit`: more than fit, never fewer, and those first whose family
/// and given names agree at first glance.
pub(super) async fn candidates(
    rows: &impl Rows,
    scope: Scope,
    wanted: &SearchText,
    today: Date,
    limit: u64,
) -> Result<Vec<PersonId>, StoreError> {
    use source_record::Column as R;
    let select = Query::select()
        .column(R::PersonId)
        .from_subquery(fitting(scope, wanted, today), "fitting")
        .group_by_col(R::PersonId)
        .order_by_expr(Func::max(Expr::col("says")).into(), Order::Desc)
        .order_by_expr(Func::min(Expr::col(R::FamilyName)).into(), Order::Asc)
        .order_by_expr(Func::min(Expr::col(R::GivenName)).into(), Order::Asc)
        .order_by(R::PersonId, Order::Asc)
        .limit(limit)
        .to_owned();
    let found = PersonRow::find_by_statement(rows.get_database_backend().build(&select)).all(rows).await?;
    Ok(found.into_iter().map(|row| PersonId::from_key(row.person_id)).collect())
}

/// Records seen today whose person may fit, with how much their names say at first glance.
fn fitting(scope: Scope, wanted: &SearchText, today: Date) -> SelectStatement {
    use source_record::Column as R;
    let says = wanted.words.iter().map(|word| says(word)).reduce(SimpleExpr::add).unwrap_or_else(|| Expr::value(0));
    let mut select = Query::select()
        .columns([R::PersonId, R::FamilyName, R::GivenName].map(|column| (source_record::Entity, column)))
        .expr_as(says, "says")
        .from(source_record::Entity)
        .cond_where(visible("source_record"))
        .limit(LOOKED_THROUGH)
        .to_owned();
    if wanted.words.is_empty() {
        within(&mut select, scope, Expr::col((source_record::Entity, R::PersonId)), today);
    } else {
        named(&mut select, wanted.lookups());
        within(&mut select, scope, Expr::col(("keyed", name_key::Column::PersonId)), today);
    }
    if let Some(numbered) = numbered(wanted) {
        select.and_where(Expr::col((source_record::Entity, R::PersonId)).in_subquery(numbered));
    }
    if let Some(born_on) = wanted.born_on {
        // Any of the person's records may have the date; it need not be the one with the name.
        let born = Query::select()
            .column(R::PersonId)
            .from(source_record::Entity)
            .and_where(Expr::col(R::BornOn).eq(Day(born_on)))
            .to_owned();
        select.and_where(Expr::col((source_record::Entity, R::PersonId)).in_subquery(born));
    }
    select
}

/// How much the names of a record say when `word` is typed, as far as plain letters tell: the rank itself is worked out
/// from all that is known of the best.
fn says(word: &str) -> SimpleExpr {
    let name = |column| Func::lower(Expr::col((source_record::Entity, column)));
    let (family, given) = (|| name(source_record::Column::FamilyName), || name(source_record::Column::GivenName));
    let weight = |by: FoundBy| Expr::value(by.weight());
    Expr::case(Expr::expr(family()).eq(word), weight(FoundBy::FamilyIs))
        .case(Expr::expr(given()).eq(word), weight(FoundBy::GivenIs))
        .case(begins(Expr::expr(family()), word), weight(FoundBy::FamilyBegins))
        .case(begins(Expr::expr(given()), word), weight(FoundBy::GivenBegins))
        .finally(weight(FoundBy::Middle))
        .into()
}

fn begins(column: Expr, text: &str) -> SimpleExpr {
    column.clone().gte(text).and(column.lt(format!("{text}\u{10ffff}")))
}

/// Whoever has, for every set, a name key that begins with one of its texts. The way in is the set whose texts are
/// longest, since it finds fewest, in the order of its keys: a name that is typed whole comes before those it begins.
fn named(select: &mut SelectStatement, mut sets: Vec<BTreeSet<String>>) {
    use name_key::Column as K;
    sets.sort_by_key(|set| Reverse(set.iter().map(String::len).min()));
    let mut sets = sets.into_iter();
    let way_in = sets.next().unwrap_or_default().into_iter().map(|text| {
        let columns = [K::Key, K::PersonId, K::RecordId];
        Query::select().columns(columns).from(name_key::Entity).and_where(begins(Expr::col(K::Key), &text)).to_owned()
    });
    // A stretch of the index for each text: asked for together, with OR, they would be looked for in the whole of it.
    let Some(keyed) = way_in.reduce(|mut all, one| all.union(UnionType::Distinct, one).to_owned()) else { return };
    let of_record = Expr::col(("keyed", K::RecordId)).equals((source_record::Entity, source_record::Column::Id));
    select.join_subquery(JoinType::InnerJoin, keyed, "keyed", of_record).order_by(("keyed", K::Key), Order::Asc);
    for set in sets {
        let key = || Expr::col(("other", K::Key));
        let other = Query::select()
            .expr(Expr::value(1))
            .from_as(name_key::Entity, "other")
            .and_where(Expr::col(("other", K::PersonId)).equals(("keyed", K::PersonId)))
            .cond_where(set.iter().fold(Condition::any(), |any, text| any.add(begins(key(), text))))
            // Changes nothing but this: without it SQLite asks only after it has read the record.
            .limit(1)
            .to_owned();
        select.and_where(Expr::exists(other));
    }
}

/// People with one of the numbers that were typed; nothing if none was. A council's own number is kept with its code.
fn numbered(wanted: &SearchText) -> Option<SelectStatement> {
    use identifier::Column as I;
    let is = |scheme: Scheme| Expr::col(I::Scheme).eq(scheme.code());
    let whole = wanted.identifiers.iter().map(|one| is(one.scheme()).and(Expr::col(I::Value).eq(one.value())));
    let own = wanted.child_ids.iter().map(|child| {
        let with_code = Expr::col(agency::Column::Code).binary(BinOper::Custom("||"), Expr::value(format!("/{child}")));
        let with_code = Query::select().expr(with_code).from(agency::Entity).to_owned();
        is(Scheme::LocalId).and(Expr::col(I::Value).in_subquery(with_code))
    });
    let any = whole.chain(own).fold(Condition::any(), Condition::add);
    let numbered = || Query::select().column(I::PersonId).from(identifier::Entity).cond_where(any.clone()).to_owned();
    (!any.is_empty()).then(numbered)
}

/// Leaves those whom `scope` lets the asker find.
fn within(select: &mut SelectStatement, scope: Scope, person: Expr, today: Date) {
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
            select.and_where(person.in_subquery(places));
        }
    }
}

/// Of these people, those from whose record `worker` is excluded today.
pub(super) async fn excluded(
    rows: &impl Rows,
    worker: WorkerId,
    people: &[PersonId],
    today: Date,
) -> Result<BTreeSet<PersonId>, StoreError> {
    use limited_access::Column as L;
    let select = Query::select()
        .column(L::PersonId)
        .from(limited_access::Entity)
        .and_where(Expr::col(L::PersonId).is_in(people.iter().map(|person| person.key())))
        .and_where(Expr::col(L::WorkerId).eq(worker.key()))
        .and_where(Expr::col(L::Kind).eq("exclusion"))
        .cond_where(current("limited_access", today))
        .cond_where(visible("limited_access"))
        .to_owned();
    let found = PersonRow::find_by_statement(rows.get_database_backend().build(&select)).all(rows).await?;
    Ok(found.into_iter().map(|row| PersonId::from_key(row.person_id)).collect())
}
