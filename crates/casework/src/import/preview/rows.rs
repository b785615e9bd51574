//! The queries of a preview.

use std::collections::{BTreeMap, BTreeSet};

use store::columns::Uuid;
use store::entity::{limited_access, person, source_record};
use store::sea_orm::sea_query::{Alias, Condition, Expr, ExprTrait, Query, SelectStatement, SimpleExpr};
use store::sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect,
};
use store::{StoreError, visible};

use super::Show;
use super::difference::Pair;

/// The part of a content that says that somebody is no longer listed. Within a text of the content its quotation marks
/// would be escaped, so it is found nowhere else.
const LEFT_BY: &str = "%\"left_by\":%";

/// The version of the same record that import `no` replaced.
fn replaced(no: i64) -> SelectStatement {
    use source_record::Column as R;
    let old = |column: R| Expr::col((Alias::new("old"), column));
    let same = |column: R| old(column).equals((source_record::Entity, column));
    Query::select()
        .expr(Expr::value(1))
        .from_as(source_record::Entity, Alias::new("old"))
        .and_where(same(R::AgencyId))
        .and_where(same(R::Kind))
        .and_where(same(R::Key))
        .and_where(old(R::SupersededBy).eq(no))
        .to_owned()
}

/// Whether the version that was replaced did not say yet that the person had left, and the new one does.
fn is_gone(no: i64) -> SimpleExpr {
    use source_record::Column as R;
    let before = replaced(no).and_where(Expr::col((Alias::new("old"), R::Content)).not_like(LEFT_BY)).to_owned();
    Expr::col((source_record::Entity, R::Content)).like(LEFT_BY).and(Expr::exists(before))
}

#[derive(Debug, FromQueryResult)]
struct Found {
    found: i64,
}

/// How many people are no longer listed.
pub(super) async fn gone(rows: &impl ConnectionTrait, no: i64) -> Result<u64, StoreError> {
    use source_record::Column as R;
    let select = Query::select()
        .expr_as(Expr::col((source_record::Entity, R::Id)).count(), "found")
        .from(source_record::Entity)
        .and_where(Expr::col((source_record::Entity, R::FromImport)).eq(no))
        .and_where(is_gone(no))
        .to_owned();
    let found = Found::find_by_statement(rows.get_database_backend().build(&select)).one(rows).await?;
    Ok(found.and_then(|row| u64::try_from(row.found).ok()).unwrap_or(0))
}

/// Records that import `no` brought, each with the version that it replaced, in order of id.
pub(super) async fn pairs(
    rows: &impl ConnectionTrait,
    (no, show): (i64, Show),
    after: Option<Uuid>,
    limit: u64,
) -> Result<Vec<Pair>, StoreError> {
    use source_record::Column as R;
    let mut which = Condition::all().add(R::FromImport.eq(no));
    which = match show {
        Show::New => which.add(Expr::exists(replaced(no)).not()),
        Show::Changed => which.add(Expr::exists(replaced(no))).add(is_gone(no).not()),
        Show::Gone => which.add(is_gone(no)),
        Show::All | Show::Refused | Show::Findings => which,
    };
    if let Some(after) = after {
        which = which.add(R::Id.gt(after));
    }
    let new = source_record::Entity::find().filter(which).order_by_asc(R::Id).limit(limit).all(rows).await?;
    let mut old = before(rows, no, &new).await?;
    let known = known_people(rows, no, new.iter().map(|row| row.person_id).collect()).await?;
    Ok(new
        .into_iter()
        .map(|after| Pair { before: old.remove(&after.key), person_was_known: known.contains(&after.person_id), after })
        .collect())
}

/// The versions that these records replaced, by key: an import is of one agency and kind.
async fn before(
    rows: &impl ConnectionTrait,
    no: i64,
    new: &[source_record::Model],
) -> Result<BTreeMap<String, source_record::Model>, StoreError> {
    use source_record::Column as R;
    let Some(first) = new.first() else { return Ok(BTreeMap::new()) };
    let found = source_record::Entity::find()
        .filter(R::AgencyId.eq(first.agency_id))
        .filter(R::Kind.eq(first.kind.as_str()))
        .filter(R::Key.is_in(new.iter().map(|row| row.key.as_str())))
        .filter(R::SupersededBy.eq(no))
        .all(rows)
        .await?;
    Ok(found.into_iter().map(|row| (row.key.clone(), row)).collect())
}

/// Who of these people was not brought by import `no`.
async fn known_people(
    rows: &impl ConnectionTrait,
    no: i64,
    people: BTreeSet<Uuid>,
) -> Result<BTreeSet<Uuid>, StoreError> {
    let found: Vec<Uuid> = person::Entity::find()
        .select_only()
        .column(person::Column::Id)
        .filter(person::Column::Id.is_in(people))
        .filter(person::Column::FromImport.ne(no))
        .into_tuple()
        .all(rows)
        .await?;
    Ok(found.into_iter().collect())
}

/// Who of these people has a list of limited access.
pub(super) async fn limited(rows: &impl ConnectionTrait, people: BTreeSet<Uuid>) -> Result<BTreeSet<Uuid>, StoreError> {
    let found: Vec<Uuid> = limited_access::Entity::find()
        .select_only()
        .column(limited_access::Column::PersonId)
        .filter(limited_access::Column::PersonId.is_in(people))
        .filter(visible("limited_access"))
        .into_tuple()
        .all(rows)
        .await?;
    Ok(found.into_iter().collect())
}
