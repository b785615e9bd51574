//! The loader's own queries: rows put in as years of work would have left them.

use std::collections::BTreeMap;

use domain::agency::Role;
use domain::id::{ContactId, PersonId, TeamId, WorkerId};
use domain::{Date, Timestamp};
use store::columns::{Day, Instant, Keyed as _, Uuid};
use store::entity::{contact, membership, person, source_record, team, worker};
use store::sea_orm::sea_query::Expr;
use store::sea_orm::{
    ColumnTrait as _, ConnectionTrait as _, DbErr, EntityTrait as _, IntoActiveModel as _, QueryFilter as _,
    QueryOrder as _, QuerySelect as _, Statement,
};
use store::{Store, Tx};

/// Rows of one statement: 14 columns each, and SQLite takes 32,766 values.
pub(crate) const ROWS_AT_ONCE: usize = 1_000;

/// Everybody, in the order of their ids.
pub(crate) async fn people(store: &Store) -> Result<Vec<Uuid>, DbErr> {
    let select = person::Entity::find().select_only().column(person::Column::Id).order_by_asc(person::Column::Id);
    select.into_tuple().all(store.rows()).await
}

/// The lead personal adviser of everybody who has one.
pub(crate) async fn advisers(store: &Store) -> Result<BTreeMap<Uuid, Uuid>, DbErr> {
    let select = membership::Entity::find()
        .select_only()
        .columns([membership::Column::PersonId, membership::Column::WorkerId])
        .filter(membership::Column::Role.eq(Role::PersonalAdviser.code()))
        .filter(membership::Column::Lead.eq(true));
    let pairs: Vec<(Uuid, Uuid)> = select.into_tuple().all(store.rows()).await?;
    Ok(pairs.into_iter().collect())
}

/// The worker with this address.
pub(crate) async fn worker(store: &Store, email: &str) -> Result<Option<worker::Model>, DbErr> {
    worker::Entity::find().filter(worker::Column::Email.eq(email)).one(store.rows()).await
}

/// How many workers there are.
pub(crate) async fn workers(store: &Store) -> Result<usize, DbErr> {
    let ids = worker::Entity::find().select_only().column(worker::Column::Id).into_tuple::<Uuid>();
    Ok(ids.all(store.rows()).await?.len())
}

/// Whom this worker works with.
pub(crate) async fn caseload(store: &Store, worker: WorkerId) -> Result<Vec<PersonId>, DbErr> {
    let select = membership::Entity::find()
        .select_only()
        .column(membership::Column::PersonId)
        .filter(membership::Column::WorkerId.eq(worker.key()));
    let mut found: Vec<Uuid> = select.into_tuple().all(store.rows()).await?;
    found.sort_unstable();
    found.dedup();
    Ok(found.into_iter().map(PersonId::from_key).collect())
}

/// Given and family names of people spread over the whole region.
pub(crate) async fn names(store: &Store, count: usize) -> Result<Vec<(String, String)>, DbErr> {
    use source_record::Column as R;
    let people = people(store).await?;
    let some: Vec<Uuid> = people.iter().copied().step_by((people.len() / count).max(1)).take(count).collect();
    let select = source_record::Entity::find()
        .select_only()
        .columns([R::GivenName, R::FamilyName])
        .filter(R::PersonId.is_in(some))
        .filter(R::FamilyName.ne(""))
        .order_by_asc(R::PersonId);
    select.into_tuple().all(store.rows()).await
}

/// Puts a worker into a team of their own, so that a manager's list has the same people as the worker's.
pub(crate) async fn team_of_one(tx: &Tx, worker: &worker::Model, name: &str) -> Result<(), DbErr> {
    let id = TeamId::from_bits(tx.context().new_id()).key();
    let row = team::Model { id, agency_id: worker.agency_id, name: name.to_owned() };
    team::Entity::insert(row.into_active_model()).exec_without_returning(tx.rows()).await?;
    let update = worker::Entity::update_many()
        .col_expr(worker::Column::TeamId, Expr::value(id))
        .filter(worker::Column::Id.eq(worker.id));
    update.exec(tx.rows()).await?;
    Ok(())
}

/// A contact to be put down.
#[derive(Debug)]
pub(crate) struct Contact {
    pub(crate) person: Uuid,
    pub(crate) worker: Uuid,
    pub(crate) on: Date,
    pub(crate) at: Timestamp,
    pub(crate) attended: bool,
    pub(crate) note: String,
}

/// Puts these contacts down.
pub(crate) async fn insert(tx: &Tx, contacts: Vec<Contact>) -> Result<(), DbErr> {
    let rows = contacts.into_iter().map(|one| {
        let row = contact::Model {
            id: ContactId::from_bits(tx.context().new_id()).key(),
            person_id: one.person,
            worker_id: one.worker,
            role: Role::PersonalAdviser.code().to_owned(),
            visited_on: Day(one.on),
            channel: if one.attended { "in_person" } else { "phone" }.to_owned(),
            attended: one.attended,
            reason: (!one.attended).then(|| "did_not_come".to_owned()),
            functions: "wellbeing".to_owned(),
            note: one.note,
            recorded_at: Instant(one.at),
            withdrawn_at: None,
            withdrawn_why: None,
            version: 1,
        };
        row.into_active_model()
    });
    contact::Entity::insert_many(rows).exec_without_returning(tx.rows()).await?;
    Ok(())
}

/// Runs a statement about the database itself.
pub(crate) async fn run(store: &Store, sql: &str) -> Result<(), DbErr> {
    store.marks().execute_unprepared(sql).await?;
    Ok(())
}

/// The one text that a question about the database itself answers with.
pub(crate) async fn text(store: &Store, sql: &str) -> Result<String, DbErr> {
    let row = store.rows().query_one_raw(Statement::from_string(store.backend(), sql)).await?;
    row.map_or(Ok(String::new()), |row| row.try_get_by_index(0))
}
