//! The queries of what is held: every record that an applied import brought, and a stamp that says whether anything changed.

use domain::Date;
use domain::id::{AgencyId, PersonId};
use store::columns::{Day, Keyed, Uuid};
use store::entity::source_record;
use store::sea_orm::sea_query::{Expr, ExprTrait, Order, Query};
use store::sea_orm::{FromQueryResult, Statement};
use store::{Rows, StoreError, applied, visible};

use crate::record::{Content, RecordKind};

/// What changes whenever names, dates, postcodes or numbers may have: how many records there are and which is the newest, and
/// which imports are applied. Records are never changed, only brought, replaced and thrown away.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub(super) struct Stamp {
    records: i64,
    newest: Option<Uuid>,
    applied: i64,
    which: i64,
}

const STAMP: &str = "SELECT (SELECT COUNT(*) FROM source_record) AS records, \
     (SELECT id FROM source_record ORDER BY id DESC LIMIT 1) AS newest, \
     (SELECT COUNT(*) FROM import WHERE state = 'applied') AS applied, \
     (SELECT CAST(COALESCE(SUM(no * no), 0) AS BIGINT) FROM import WHERE state = 'applied') AS which";

pub(super) async fn stamp(rows: &impl Rows) -> Result<Option<Stamp>, StoreError> {
    let asked = Statement::from_string(rows.get_database_backend(), STAMP);
    Ok(Stamp::find_by_statement(asked).one(rows).await?)
}

/// Records that are read at a time.
const AT_ONCE: u64 = 5_000;

#[derive(Debug, FromQueryResult)]
struct RecordRow {
    id: Uuid,
    person_id: Uuid,
    agency_id: Uuid,
    kind: String,
    born_on: Option<Day>,
    content: String,
    is_now: bool,
}

/// One record of an applied import.
#[derive(Debug)]
pub(super) struct Record {
    pub(super) person: PersonId,
    pub(super) agency: AgencyId,
    pub(super) kind: RecordKind,
    pub(super) born_on: Option<Date>,
    pub(super) content: Content,
    /// Whether no later file replaced it.
    pub(super) is_now: bool,
}

/// The records after `after`, with the place to go on from; an empty list at the end.
pub(super) async fn records(rows: &impl Rows, after: Option<Uuid>) -> Result<(Vec<Record>, Option<Uuid>), StoreError> {
    use source_record::Column as R;
    let col = |column| Expr::col((source_record::Entity, column));
    let mut select = Query::select()
        .columns([R::Id, R::PersonId, R::AgencyId, R::Kind, R::BornOn, R::Content].map(|c| (source_record::Entity, c)))
        .expr_as(Expr::case(visible("source_record"), true).finally(false), "is_now")
        .from(source_record::Entity)
        .and_where(col(R::FromImport).eq(0).or(applied("source_record")))
        .order_by((source_record::Entity, R::Id), Order::Asc)
        .limit(AT_ONCE)
        .to_owned();
    if let Some(after) = after {
        select.and_where(col(R::Id).gt(after));
    }
    let found = RecordRow::find_by_statement(rows.get_database_backend().build(&select)).all(rows).await?;
    let last = found.last().map(|row| row.id);
    let record = |row: RecordRow| {
        let bad = |column| StoreError::inconsistent("source_record", column, row.id);
        Ok(Record {
            person: PersonId::from_key(row.person_id),
            agency: AgencyId::from_key(row.agency_id),
            kind: RecordKind::from_code(&row.kind).ok_or_else(|| bad("kind"))?,
            born_on: row.born_on.map(|day| day.0),
            content: serde_json::from_str(&row.content).map_err(|_| bad("content"))?,
            is_now: row.is_now,
        })
    };
    Ok((found.into_iter().map(record).collect::<Result<_, StoreError>>()?, last))
}
