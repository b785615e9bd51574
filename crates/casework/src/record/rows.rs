//! The queries of source records.

use std::collections::BTreeMap;

use domain::id::PersonId;
use store::columns::{Day, Instant, Keyed, Uuid};
use store::entity::{agency, import, source_record};
use store::sea_orm::FromQueryResult;
use store::sea_orm::sea_query::{Expr, ExprTrait, Order, Query};
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
}

pub(super) async fn records(
    rows: &impl Rows,
    people: &[PersonId],
    world: World,
) -> Result<BTreeMap<PersonId, Vec<SourceRecord>>, StoreError> {
    use source_record::Column as R;
    if people.is_empty() {
        return Ok(BTreeMap::new());
    }
    let select = Query::select()
        .columns([R::Id, R::PersonId, R::Kind, R::BornOn, R::Content].map(|c| (source_record::Entity, c)))
        .expr_as(Expr::col((agency::Entity, agency::Column::Name)), "agency")
        .expr_as(Expr::col((agency::Entity, agency::Column::Code)), "agency_code")
        .expr_as(Expr::col((import::Entity, import::Column::AppliedAt)), "brought_at")
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
    for row in found {
        let bad = |column| StoreError::inconsistent("source_record", column, row.id);
        let record = SourceRecord {
            kind: RecordKind::from_code(&row.kind).ok_or_else(|| bad("kind"))?,
            agency: row.agency,
            agency_code: row.agency_code,
            brought_at: row.brought_at.map(|at| at.0),
            born_on: row.born_on.map(|day| day.0),
            content: serde_json::from_str::<Content>(&row.content).map_err(|_| bad("content"))?,
        };
        by_person.entry(PersonId::from_key(row.person_id)).or_default().push(record);
    }
    Ok(by_person)
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
