//! The queries of source records, and of what joins them.

use std::collections::{BTreeMap, BTreeSet};

use domain::id::{LinkRecordId, PersonId};
use store::columns::{Day, Instant, Keyed, Uuid};
use store::entity::{agency, import, limited_access, link_entry, link_event, link_record, source_record};
use store::sea_orm::FromQueryResult;
use store::sea_orm::sea_query::{Condition, Expr, ExprTrait, Order, Query, SelectStatement, SimpleExpr};
use store::sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use store::{Rows, StoreError, World, applied, visible_in};

use super::{Content, RecordKind, SourceRecord};

#[derive(Debug, FromQueryResult)]
struct RecordRow {
    id: Uuid,
    person_id: Uuid,
    kind: String,
    born_on: Option<Day>,
    content: String,
    agency: String,
    agency_code: String,
    brought_at: Option<Instant>,
    /// Whether somebody held it and another record to be one person.
    is_joined: bool,
}

/// What hangs on each of these people, and of whom somebody held a record to be one person with another.
pub(super) type Found = (BTreeMap<PersonId, Vec<SourceRecord>>, BTreeSet<PersonId>);

pub(super) async fn records(rows: &impl Rows, people: &[PersonId], world: World) -> Result<Found, StoreError> {
    use source_record::Column as R;
    if people.is_empty() {
        return Ok(Found::default());
    }
    let select = Query::select()
        .columns([R::Id, R::PersonId, R::Kind, R::BornOn, R::Content].map(|c| (source_record::Entity, c)))
        .expr_as(Expr::col((agency::Entity, agency::Column::Name)), "agency")
        .expr_as(Expr::col((agency::Entity, agency::Column::Code)), "agency_code")
        .expr_as(Expr::col((import::Entity, import::Column::AppliedAt)), "brought_at")
        .expr_as(Expr::exists(merged()), "is_joined")
        .from(source_record::Entity)
        .inner_join(
            agency::Entity,
            Expr::col((agency::Entity, agency::Column::Id)).equals((source_record::Entity, R::AgencyId)),
        )
        .left_join(
            import::Entity,
            Expr::col((import::Entity, import::Column::No)).equals((source_record::Entity, R::FromImport)),
        )
        .and_where(Expr::col((source_record::Entity, R::PersonId)).is_in(people.iter().map(|person| person.key())))
        .cond_where(visible_in("source_record", world))
        .order_by((source_record::Entity, R::Id), Order::Asc)
        .to_owned();
    let found = RecordRow::find_by_statement(rows.get_database_backend().build(&select)).all(rows).await?;
    let mut by_person: BTreeMap<PersonId, Vec<SourceRecord>> = BTreeMap::new();
    let mut are_joined = BTreeSet::new();
    for row in found {
        if row.is_joined {
            are_joined.insert(PersonId::from_key(row.person_id));
        }
        let bad = |column| StoreError::inconsistent("source_record", column, row.id);
        let record = SourceRecord {
            kind: RecordKind::from_code(&row.kind).ok_or_else(|| bad("kind"))?,
            agency: row.agency,
            agency_code: row.agency_code,
            brought_at: row.brought_at.map(|at| at.0),
            born_on: row.born_on.map(|day| day.0),
            content: serde_json::from_str::<Content>(&row.content).map_err(|_| bad("content"))?,
            joined: None,
        };
        by_person.entry(PersonId::from_key(row.person_id)).or_default().push(record);
    }
    Ok((by_person, are_joined))
}

/// Of these people, those of whom somebody held a record to be one person with another.
pub(super) async fn are_joined(rows: &impl Rows, people: &[PersonId]) -> Result<BTreeSet<PersonId>, StoreError> {
    use source_record::Column as R;
    if people.is_empty() {
        return Ok(BTreeSet::new());
    }
    let found: Vec<Uuid> = source_record::Entity::find()
        .select_only()
        .column(R::PersonId)
        .distinct()
        .filter(R::PersonId.is_in(people.iter().map(|person| person.key())))
        .filter(visible_in("source_record", World::AsItIs))
        .filter(Expr::exists(merged()))
        .into_tuple()
        .all(rows)
        .await?;
    Ok(found.into_iter().map(PersonId::from_key).collect())
}

/// A standing merge of the record of the outer question.
fn merged() -> SelectStatement {
    use source_record::Column as R;
    let is = |ours: link_record::Column, theirs: R| -> SimpleExpr {
        Expr::col((link_record::Entity, ours)).equals((source_record::Entity, theirs))
    };
    let id = || Expr::col((link_record::Entity, link_record::Column::Id));
    let of_record = id()
        .equals((link_event::Entity, link_event::Column::OneRecord))
        .or(id().equals((link_event::Entity, link_event::Column::OtherRecord)));
    Query::select()
        .expr(Expr::value(1))
        .from(link_record::Entity)
        .inner_join(link_event::Entity, of_record)
        .and_where(is(link_record::Column::AgencyId, R::AgencyId))
        .and_where(is(link_record::Column::Kind, R::Kind))
        .and_where(is(link_record::Column::Key, R::Key))
        .and_where(stands())
        .to_owned()
}

/// A merge that nobody took back.
fn stands() -> SimpleExpr {
    let split = Query::select()
        .expr(Expr::value(1))
        .from_as(link_event::Entity, "split")
        .and_where(
            Expr::col(("split", link_event::Column::Splits)).equals((link_event::Entity, link_event::Column::Id)),
        )
        .to_owned();
    Expr::col((link_event::Entity, link_event::Column::Kind)).eq("merge").and(Expr::exists(split).not())
}

/// Two records that somebody held to be one person.
#[derive(Debug, FromQueryResult)]
pub(super) struct Merge {
    pub(super) id: Uuid,
    pub(super) one_record: Option<Uuid>,
    pub(super) other_record: Option<Uuid>,
    pub(super) by_name: String,
    pub(super) happened_at: Instant,
    /// The post in which whoever joined them spoke last of the pair.
    pub(super) role: Option<String>,
}

/// Merges that stand and that touch one of these records.
pub(super) async fn merges(rows: &impl Rows, records: &BTreeSet<LinkRecordId>) -> Result<Vec<Merge>, StoreError> {
    use link_entry::Column as N;
    use link_event::Column as E;
    let keys = || records.iter().map(|record| record.key());
    let touches = Condition::any().add(E::OneRecord.is_in(keys())).add(E::OtherRecord.is_in(keys()));
    let is = |ours: N, theirs: E| Expr::col((link_entry::Entity, ours)).equals((link_event::Entity, theirs));
    let role = Query::select()
        .column(N::Role)
        .from(link_entry::Entity)
        .and_where(is(N::PairId, E::PairId))
        .and_where(is(N::WorkerId, E::WorkerId))
        .and_where(Expr::col(N::Role).is_not_null())
        .order_by(N::No, Order::Desc)
        .limit(1)
        .to_owned();
    let select = Query::select()
        .columns([E::Id, E::OneRecord, E::OtherRecord, E::ByName, E::HappenedAt])
        .expr_as(SimpleExpr::SubQuery(None, Box::new(role.into())), "role")
        .from(link_event::Entity)
        .cond_where(touches)
        .and_where(stands())
        .order_by(E::Id, Order::Asc)
        .to_owned();
    Ok(Merge::find_by_statement(rows.get_database_backend().build(&select)).all(rows).await?)
}

/// Whose records to look for.
#[derive(Debug, Clone, Copy)]
pub(super) enum Hanging<'a> {
    /// Those that hang on these people.
    On(&'a BTreeSet<PersonId>),
    /// These, where they hang on somebody whose record nobody limits.
    Open(&'a BTreeSet<LinkRecordId>),
}

#[derive(Debug, FromQueryResult)]
struct HangsOn {
    id: Uuid,
    person_id: Uuid,
}

/// Records that linkage knows, each with the person on whom it hangs.
pub(super) async fn hanging(rows: &impl Rows, which: Hanging<'_>) -> Result<Vec<(LinkRecordId, PersonId)>, StoreError> {
    use source_record::Column as R;
    let is = |theirs: R, ours: link_record::Column| -> SimpleExpr {
        Expr::col((source_record::Entity, theirs)).equals((link_record::Entity, ours))
    };
    let same = is(R::AgencyId, link_record::Column::AgencyId)
        .and(is(R::Kind, link_record::Column::Kind))
        .and(is(R::Key, link_record::Column::Key));
    let person = || Expr::col((source_record::Entity, R::PersonId));
    let mut select = Query::select()
        .distinct()
        .column((link_record::Entity, link_record::Column::Id))
        .column((source_record::Entity, R::PersonId))
        .from(link_record::Entity)
        .inner_join(source_record::Entity, same)
        .cond_where(visible_in("source_record", World::AsItIs))
        .to_owned();
    match which {
        Hanging::On(people) => select.and_where(person().is_in(people.iter().map(|one| one.key()))),
        Hanging::Open(records) => {
            let limited = Query::select()
                .column(limited_access::Column::PersonId)
                .from(limited_access::Entity)
                .cond_where(visible_in("limited_access", World::AsItIs))
                .to_owned();
            let id = Expr::col((link_record::Entity, link_record::Column::Id));
            select.and_where(id.is_in(records.iter().map(|one| one.key()))).and_where(person().not_in_subquery(limited))
        }
    };
    let found = HangsOn::find_by_statement(rows.get_database_backend().build(&select)).all(rows).await?;
    Ok(found.into_iter().map(|row| (LinkRecordId::from_key(row.id), PersonId::from_key(row.person_id))).collect())
}

/// What agencies' files said of a person, now or before: all that an applied import brought.
pub(super) async fn contents_ever(rows: &impl Rows, person: PersonId) -> Result<Vec<Content>, StoreError> {
    use source_record::Column as R;
    let found: Vec<(Uuid, String)> = source_record::Entity::find()
        .select_only()
        .columns([R::Id, R::Content])
        .filter(R::PersonId.eq(person.key()))
        .filter(Expr::col(R::FromImport).eq(0).or(applied("source_record")))
        .order_by_asc(R::Id)
        .into_tuple()
        .all(rows)
        .await?;
    let content = |(id, text): (Uuid, String)| {
        serde_json::from_str(&text).map_err(|_| StoreError::inconsistent("source_record", "content", id))
    };
    found.into_iter().map(content).collect()
}
