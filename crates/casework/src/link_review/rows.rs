//! The queries of clerical review.

use std::collections::{BTreeMap, BTreeSet};

use domain::Timestamp;
use domain::id::{AgencyId, LinkEventId, LinkPairId, LinkRecordId, PersonId, WorkerId};
use domain::limited_access::{Entry, LimitedAccess};
use domain::link_review::{Join, JoinEvent, PairFlag};
use store::columns::{Instant, Keyed, Uuid};
use store::entity::{
    agency, limited_access, link_claim, link_entry, link_event, link_pair, link_record, link_run, source_record,
};
use store::sea_orm::sea_query::{Condition, Expr, ExprTrait, OnConflict, Query, SelectStatement, SimpleExpr};
use store::sea_orm::{
    ColumnTrait, EntityTrait, FromQueryResult, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect,
};
use store::{Rows, StoreError, visible};

/// How many values one statement takes.
const AT_ONCE: usize = 200;

// Runs, records and pairs as they are brought in.

pub(super) async fn agencies(rows: &impl Rows, codes: [&str; 2]) -> Result<Vec<agency::Model>, StoreError> {
    Ok(agency::Entity::find().filter(agency::Column::Code.is_in(codes)).all(rows).await?)
}

pub(super) async fn agencies_by_id(rows: &impl Rows, ids: [Uuid; 2]) -> Result<Vec<agency::Model>, StoreError> {
    Ok(agency::Entity::find().filter(agency::Column::Id.is_in(ids)).all(rows).await?)
}

pub(super) async fn is_brought(rows: &impl Rows, digest: &str) -> Result<bool, StoreError> {
    Ok(link_run::Entity::find().filter(link_run::Column::Digest.eq(digest)).one(rows).await?.is_some())
}

pub(super) async fn add_run(rows: &impl Rows, run: link_run::Model) -> Result<(), StoreError> {
    link_run::Entity::insert(run.into_active_model()).exec_without_returning(rows).await?;
    Ok(())
}

pub(super) async fn run(rows: &impl Rows, id: Uuid) -> Result<Option<link_run::Model>, StoreError> {
    Ok(link_run::Entity::find_by_id(id).one(rows).await?)
}

pub(super) async fn add_records(rows: &impl Rows, mut records: Vec<link_record::Model>) -> Result<(), StoreError> {
    while !records.is_empty() {
        let some = records.drain(..records.len().min(AT_ONCE)).map(IntoActiveModel::into_active_model);
        link_record::Entity::insert_many(some)
            .on_conflict(OnConflict::column(link_record::Column::Id).do_nothing().to_owned())
            .exec_without_returning(rows)
            .await?;
    }
    Ok(())
}

pub(super) async fn records(
    rows: &impl Rows,
    ids: &BTreeSet<LinkRecordId>,
) -> Result<BTreeMap<LinkRecordId, link_record::Model>, StoreError> {
    let mut found = BTreeMap::new();
    for some in chunks(ids.iter().map(|id| id.key())) {
        let some = link_record::Entity::find().filter(link_record::Column::Id.is_in(some)).all(rows).await?;
        found.extend(some.into_iter().map(|row| (LinkRecordId::from_key(row.id), row)));
    }
    Ok(found)
}

pub(super) async fn add_pairs(rows: &impl Rows, mut pairs: Vec<link_pair::Model>) -> Result<(), StoreError> {
    while !pairs.is_empty() {
        let some = pairs.drain(..pairs.len().min(AT_ONCE)).map(IntoActiveModel::into_active_model);
        link_pair::Entity::insert_many(some).exec_without_returning(rows).await?;
    }
    Ok(())
}

/// Gives a pair what a later run says of it; an older version never overwrites a newer.
pub(super) async fn bring_anew(rows: &impl Rows, pair: link_pair::Model) -> Result<(), StoreError> {
    use link_pair::Column as P;
    let changed = link_pair::Entity::update_many()
        .col_expr(P::RunId, Expr::value(pair.run_id))
        .col_expr(P::Weight, Expr::value(pair.weight))
        .col_expr(P::Margin, Expr::value(pair.margin))
        .col_expr(P::Flag, Expr::value(pair.flag))
        .col_expr(P::Decided, Expr::value(pair.decided))
        .col_expr(P::Compared, Expr::value(pair.compared))
        .col_expr(P::Evidence, Expr::value(pair.evidence))
        .col_expr(P::Version, Expr::value(pair.version + 1))
        .filter(P::Id.eq(pair.id))
        .filter(P::Version.eq(pair.version))
        .exec(rows)
        .await?;
    if changed.rows_affected == 1 { Ok(()) } else { Err(StoreError::Changed { table: "link_pair" }) }
}

// Pairs as they are reviewed.

/// A pair without what its records say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Light {
    pub(super) id: LinkPairId,
    pub(super) one: LinkRecordId,
    pub(super) other: LinkRecordId,
    pub(super) flag: Option<PairFlag>,
}

impl Light {
    pub(super) const fn records(&self) -> [LinkRecordId; 2] {
        [self.one, self.other]
    }
}

/// One of the two records is this agency's.
fn within(agency: AgencyId) -> Condition {
    let theirs = || {
        Query::select()
            .column(link_record::Column::Id)
            .from(link_record::Entity)
            .and_where(Expr::col(link_record::Column::AgencyId).eq(agency.key()))
            .to_owned()
    };
    let col = |column| Expr::col((link_pair::Entity, column));
    Condition::any()
        .add(col(link_pair::Column::OneRecord).in_subquery(theirs()))
        .add(col(link_pair::Column::OtherRecord).in_subquery(theirs()))
}

async fn light(rows: &impl Rows, which: Condition) -> Result<Vec<Light>, StoreError> {
    use link_pair::Column as P;
    let found: Vec<(Uuid, Uuid, Uuid, Option<String>)> = link_pair::Entity::find()
        .select_only()
        .columns([P::Id, P::OneRecord, P::OtherRecord, P::Flag])
        .filter(which)
        .order_by_asc(P::Id)
        .into_tuple()
        .all(rows)
        .await?;
    let read = |(id, one, other, flag): (Uuid, Uuid, Uuid, Option<String>)| {
        Ok(Light {
            id: LinkPairId::from_key(id),
            one: LinkRecordId::from_key(one),
            other: LinkRecordId::from_key(other),
            flag: read_flag(flag.as_deref(), id)?,
        })
    };
    found.into_iter().map(read).collect()
}

pub(super) fn read_flag(code: Option<&str>, id: Uuid) -> Result<Option<PairFlag>, StoreError> {
    let read = |code| PairFlag::from_code(code).ok_or_else(|| StoreError::inconsistent("link_pair", "flag", id));
    code.map(read).transpose()
}

/// Every pair of an agency.
pub(super) async fn pairs_of(rows: &impl Rows, agency: AgencyId) -> Result<Vec<Light>, StoreError> {
    light(rows, within(agency)).await
}

/// Every pair of everybody.
pub(super) async fn all_pairs(rows: &impl Rows) -> Result<Vec<Light>, StoreError> {
    light(rows, Condition::all()).await
}

/// Everything that was ever said, in order.
pub(super) async fn all_entries(rows: &impl Rows) -> Result<Vec<link_entry::Model>, StoreError> {
    Ok(link_entry::Entity::find().order_by_asc(link_entry::Column::No).all(rows).await?)
}

/// Every pair in which one of these records stands.
pub(super) async fn pairs_with(rows: &impl Rows, records: &BTreeSet<LinkRecordId>) -> Result<Vec<Light>, StoreError> {
    let mut found = Vec::new();
    for some in chunks(records.iter().map(|record| record.key())) {
        let which = Condition::any()
            .add(link_pair::Column::OneRecord.is_in(some.clone()))
            .add(link_pair::Column::OtherRecord.is_in(some));
        found.extend(light(rows, which).await?);
    }
    Ok(found)
}

/// One pair, if it is the agency's.
pub(super) async fn pair(
    rows: &impl Rows,
    agency: AgencyId,
    id: LinkPairId,
) -> Result<Option<link_pair::Model>, StoreError> {
    Ok(link_pair::Entity::find_by_id(id.key()).filter(within(agency)).one(rows).await?)
}

/// Pairs by their ids.
pub(super) async fn pairs(
    rows: &impl Rows,
    ids: impl Iterator<Item = LinkPairId>,
) -> Result<BTreeMap<LinkPairId, link_pair::Model>, StoreError> {
    let mut found = BTreeMap::new();
    for some in chunks(ids.map(Keyed::key)) {
        let some = link_pair::Entity::find().filter(link_pair::Column::Id.is_in(some)).all(rows).await?;
        found.extend(some.into_iter().map(|row| (LinkPairId::from_key(row.id), row)));
    }
    Ok(found)
}

/// What was said of every pair of an agency, by pair and in order.
pub(super) async fn entries_of(rows: &impl Rows, agency: AgencyId) -> Result<Vec<link_entry::Model>, StoreError> {
    let theirs =
        Query::select().column(link_pair::Column::Id).from(link_pair::Entity).cond_where(within(agency)).to_owned();
    let find = link_entry::Entity::find().filter(link_entry::Column::PairId.in_subquery(theirs));
    Ok(find.order_by_asc(link_entry::Column::PairId).order_by_asc(link_entry::Column::No).all(rows).await?)
}

pub(super) async fn entries(
    rows: &impl Rows,
    pairs: impl Iterator<Item = LinkPairId>,
) -> Result<Vec<link_entry::Model>, StoreError> {
    let mut found = Vec::new();
    for some in chunks(pairs.map(Keyed::key)) {
        let find = link_entry::Entity::find().filter(link_entry::Column::PairId.is_in(some));
        found.extend(find.order_by_asc(link_entry::Column::No).all(rows).await?);
    }
    Ok(found)
}

pub(super) async fn add_entry(rows: &impl Rows, row: link_entry::Model) -> Result<(), StoreError> {
    link_entry::Entity::insert(row.into_active_model()).exec_without_returning(rows).await?;
    Ok(())
}

// Claims.

/// Who has which pair open now.
pub(super) async fn claims(rows: &impl Rows, now: Timestamp) -> Result<BTreeMap<LinkPairId, WorkerId>, StoreError> {
    let found = link_claim::Entity::find().filter(link_claim::Column::Until.gt(Instant(now))).all(rows).await?;
    Ok(found.into_iter().map(|row| (LinkPairId::from_key(row.pair_id), WorkerId::from_key(row.worker_id))).collect())
}

/// Takes a pair, unless somebody else has it; says whether it is taken.
pub(super) async fn claim(rows: &impl Rows, claim: link_claim::Model, now: Timestamp) -> Result<bool, StoreError> {
    use link_claim::Column as C;
    let free = C::Until.lte(Instant(now)).or(C::WorkerId.eq(claim.worker_id));
    link_claim::Entity::delete_many().filter(C::PairId.eq(claim.pair_id)).filter(free).exec(rows).await?;
    let taken = link_claim::Entity::insert(claim.into_active_model())
        .on_conflict(OnConflict::column(C::PairId).do_nothing().to_owned())
        .exec_without_returning(rows)
        .await?;
    Ok(taken == 1)
}

/// Lets go of what a worker has open: one pair, or all.
pub(super) async fn let_go(rows: &impl Rows, worker: WorkerId, pair: Option<LinkPairId>) -> Result<(), StoreError> {
    let mut gone = link_claim::Entity::delete_many().filter(link_claim::Column::WorkerId.eq(worker.key()));
    if let Some(pair) = pair {
        gone = gone.filter(link_claim::Column::PairId.eq(pair.key()));
    }
    gone.exec(rows).await?;
    Ok(())
}

// Joins.

/// Every event, in the order in which they happened.
pub(super) async fn events(rows: &impl Rows) -> Result<Vec<link_event::Model>, StoreError> {
    use link_event::Column as E;
    Ok(link_event::Entity::find().order_by_asc(E::HappenedAt).order_by_asc(E::Id).all(rows).await?)
}

pub(super) fn read_event(row: &link_event::Model) -> Result<JoinEvent, StoreError> {
    let bad = |column| StoreError::inconsistent("link_event", column, row.id);
    let join = match (row.kind.as_str(), row.one_record.zip(row.other_record), row.splits) {
        ("merge", Some((one, other)), None) => {
            Join::Merge { one: LinkRecordId::from_key(one), other: LinkRecordId::from_key(other) }
        }
        ("split", None, Some(of)) => Join::Split { of: LinkEventId::from_key(of) },
        _ => return Err(bad("kind")),
    };
    Ok(JoinEvent { id: LinkEventId::from_key(row.id), at: row.happened_at.0, join })
}

pub(super) async fn add_event(rows: &impl Rows, row: link_event::Model) -> Result<(), StoreError> {
    link_event::Entity::insert(row.into_active_model()).exec_without_returning(rows).await?;
    Ok(())
}

// The people on whom records hang.

#[derive(Debug, FromQueryResult)]
struct HangsOn {
    id: Uuid,
    person_id: Uuid,
}

/// On whom each record hangs today; a record that no agency's file has brought hangs on nobody.
pub(super) async fn people(
    rows: &impl Rows,
    records: &BTreeSet<LinkRecordId>,
) -> Result<BTreeMap<LinkRecordId, BTreeSet<PersonId>>, StoreError> {
    let mut people: BTreeMap<LinkRecordId, BTreeSet<PersonId>> = BTreeMap::new();
    for some in chunks(records.iter().map(|record| record.key())) {
        let select =
            hangs_on().and_where(Expr::col((link_record::Entity, link_record::Column::Id)).is_in(some)).to_owned();
        for row in HangsOn::find_by_statement(rows.get_database_backend().build(&select)).all(rows).await? {
            people.entry(LinkRecordId::from_key(row.id)).or_default().insert(PersonId::from_key(row.person_id));
        }
    }
    Ok(people)
}

fn hangs_on() -> SelectStatement {
    use source_record::Column as R;
    let is = |one: R, other: link_record::Column| -> SimpleExpr {
        Expr::col((source_record::Entity, one)).equals((link_record::Entity, other))
    };
    let same = Condition::all()
        .add(is(R::AgencyId, link_record::Column::AgencyId))
        .add(is(R::Kind, link_record::Column::Kind))
        .add(is(R::Key, link_record::Column::Key));
    Query::select()
        .column((link_record::Entity, link_record::Column::Id))
        .column((source_record::Entity, R::PersonId))
        .from(link_record::Entity)
        .inner_join(source_record::Entity, same)
        .cond_where(visible("source_record"))
        .to_owned()
}

pub(super) async fn limited(
    rows: &impl Rows,
    people: &BTreeSet<PersonId>,
) -> Result<BTreeMap<PersonId, LimitedAccess>, StoreError> {
    let mut lists: BTreeMap<PersonId, LimitedAccess> = BTreeMap::new();
    for some in chunks(people.iter().map(|person| person.key())) {
        let find = limited_access::Entity::find().filter(limited_access::Column::PersonId.is_in(some));
        for row in find.filter(visible("limited_access")).all(rows).await? {
            let entry = Entry {
                from: row.from_on.0,
                to: row.to_on.map(|day| day.0),
                // A restriction that names nobody yet shuts everybody out: no worker has the id zero.
                worker: row.worker_id.map_or(WorkerId::from_bits(0), WorkerId::from_key),
                message: row.message,
            };
            let of = lists.entry(PersonId::from_key(row.person_id)).or_default();
            match row.kind.as_str() {
                "restriction" => of.restriction.push(entry),
                "exclusion" => of.exclusion.push(entry),
                _ => return Err(StoreError::inconsistent("limited_access", "kind", row.id)),
            }
        }
    }
    Ok(lists)
}

/// Pieces that one statement takes.
fn chunks(ids: impl Iterator<Item = Uuid>) -> Vec<Vec<Uuid>> {
    let ids: Vec<Uuid> = ids.collect();
    ids.chunks(AT_ONCE).map(<[Uuid]>::to_vec).collect()
}
