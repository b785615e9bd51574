//! The queries of the year's return.

use std::collections::BTreeSet;

use domain::Date;
use domain::agency::Role;
use domain::contact::Channel;
use domain::duty::EventKind;
use domain::id::{AgencyId, PersonId, SignedReturnId, TeamId};
use store::columns::{Day, Instant, Keyed, Uuid};
use store::entity::{
    agency, contact, event, limited_access, membership, signed_file, signed_person, signed_return, source_record, team,
    worker,
};
use store::sea_orm::sea_query::{
    Condition, Expr, ExprTrait, JoinType, Order, Query, SelectStatement, SimpleExpr, UnionType,
};
use store::sea_orm::{
    ColumnTrait, EntityTrait, FromQueryResult, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect,
};
use store::{Rows, StoreError, visible};

use crate::record::RecordKind;

/// How many rows one statement inserts.
const AT_ONCE: usize = 100;

pub(super) async fn agency(rows: &impl Rows, id: AgencyId) -> Result<Option<agency::Model>, StoreError> {
    Ok(agency::Entity::find_by_id(id.key()).one(rows).await?)
}

pub(super) async fn agency_by_code(rows: &impl Rows, code: &str) -> Result<Option<agency::Model>, StoreError> {
    Ok(agency::Entity::find().filter(agency::Column::Code.eq(code)).one(rows).await?)
}

/// Agencies that have brought a person index or a return in.
pub(super) async fn councils(rows: &impl Rows) -> Result<Vec<agency::Model>, StoreError> {
    let kinds = [RecordKind::PersonIndex, RecordKind::Ssda903].map(RecordKind::code);
    let theirs = Query::select()
        .column(source_record::Column::AgencyId)
        .distinct()
        .from(source_record::Entity)
        .and_where(Expr::col((source_record::Entity, source_record::Column::Kind)).is_in(kinds))
        .cond_where(visible("source_record"))
        .to_owned();
    let found = agency::Entity::find().filter(agency::Column::Id.in_subquery(theirs));
    Ok(found.order_by_asc(agency::Column::Code).all(rows).await?)
}

/// People of whom this council's files tell, born between these days.
pub(super) async fn people_of(
    rows: &impl Rows,
    council: AgencyId,
    (from, to): (Date, Date),
) -> Result<Vec<PersonId>, StoreError> {
    use source_record::Column as R;
    let kinds = [RecordKind::PersonIndex, RecordKind::Ssda903].map(RecordKind::code);
    let found: Vec<Uuid> = source_record::Entity::find()
        .select_only()
        .column(R::PersonId)
        .distinct()
        .filter(R::AgencyId.eq(council.key()))
        .filter(R::Kind.is_in(kinds))
        .filter(R::BornOn.between(Day(from), Day(to)))
        .filter(visible("source_record"))
        .order_by_asc(R::PersonId)
        .into_tuple()
        .all(rows)
        .await?;
    Ok(found.into_iter().map(PersonId::from_key).collect())
}

/// People whose lead personal adviser, on a day, is in this team.
pub(super) async fn people_of_team(
    rows: &impl Rows,
    team: TeamId,
    today: Date,
) -> Result<BTreeSet<PersonId>, StoreError> {
    let of_team = Expr::col((worker::Entity, worker::Column::TeamId)).eq(team.key());
    led(rows, of_team, today).await
}

/// People whom this worker leads as personal adviser on a day.
pub(super) async fn people_of_adviser(
    rows: &impl Rows,
    adviser: domain::id::WorkerId,
    today: Date,
) -> Result<BTreeSet<PersonId>, StoreError> {
    let is_them = Expr::col((worker::Entity, worker::Column::Id)).eq(adviser.key());
    led(rows, is_them, today).await
}

#[derive(Debug, FromQueryResult)]
struct PersonRow {
    person_id: Uuid,
}

async fn led(rows: &impl Rows, whose: SimpleExpr, today: Date) -> Result<BTreeSet<PersonId>, StoreError> {
    use membership::Column as M;
    let select = Query::select()
        .column((membership::Entity, M::PersonId))
        .from(membership::Entity)
        .inner_join(
            worker::Entity,
            Expr::col((worker::Entity, worker::Column::Id)).equals((membership::Entity, M::WorkerId)),
        )
        .and_where(Expr::col((membership::Entity, M::Role)).eq(Role::PersonalAdviser.code()))
        .and_where(Expr::col((membership::Entity, M::Lead)).eq(true))
        .and_where(whose)
        .cond_where(current(today))
        .cond_where(visible("membership"))
        .to_owned();
    let found = PersonRow::find_by_statement(rows.get_database_backend().build(&select)).all(rows).await?;
    Ok(found.into_iter().map(|row| PersonId::from_key(row.person_id)).collect())
}

fn current(today: Date) -> Condition {
    use membership::Column as M;
    let col = |column| Expr::col((membership::Entity, column));
    Condition::all()
        .add(col(M::FromOn).lte(Day(today)))
        .add(Condition::any().add(col(M::ToOn).is_null()).add(col(M::ToOn).gte(Day(today))))
}

/// Something recorded by hand, or a contact, with who recorded it.
#[derive(Debug, FromQueryResult)]
pub(super) struct FactRow {
    pub(super) person_id: Uuid,
    pub(super) kind: String,
    pub(super) on_day: Day,
    pub(super) until_on: Option<Day>,
    pub(super) outcome: Option<String>,
    pub(super) role: String,
    pub(super) recorded_at: Instant,
    pub(super) by_name: String,
}

/// What was recorded of these people and not taken back: one question.
pub(super) async fn facts(rows: &impl Rows, people: &[PersonId]) -> Result<Vec<FactRow>, StoreError> {
    let mut select = events(people);
    select.union(UnionType::All, contacts(people));
    let mut found = FactRow::find_by_statement(rows.get_database_backend().build(&select)).all(rows).await?;
    found.sort_by_key(|row| row.recorded_at);
    Ok(found)
}

fn events(people: &[PersonId]) -> SelectStatement {
    use event::Column as E;
    Query::select()
        .columns(
            [E::PersonId, E::Kind, E::OnDay, E::UntilOn, E::Outcome, E::Role, E::RecordedAt]
                .map(|c| (event::Entity, c)),
        )
        .expr_as(Expr::col((worker::Entity, worker::Column::Name)), "by_name")
        .from(event::Entity)
        .inner_join(
            worker::Entity,
            Expr::col((worker::Entity, worker::Column::Id)).equals((event::Entity, E::WorkerId)),
        )
        .and_where(Expr::col((event::Entity, E::PersonId)).is_in(people.iter().map(|person| person.key())))
        .and_where(Expr::col((event::Entity, E::WithdrawnAt)).is_null())
        .to_owned()
}

/// Contacts that came about, by those who work for the council.
fn contacts(people: &[PersonId]) -> SelectStatement {
    use contact::Column as C;
    let of = |column| Expr::col((contact::Entity, column));
    let seeing = Channel::ALL.iter().filter(|channel| channel.is_seeing()).map(|channel| channel.code());
    let kind = Expr::case(of(C::Channel).is_in(seeing), EventKind::Seen.code()).finally(EventKind::InTouch.code());
    let council = [Role::PersonalAdviser, Role::SocialWorker, Role::TeamManager].map(Role::code);
    Query::select()
        .column((contact::Entity, C::PersonId))
        .expr_as(kind, "kind")
        .expr_as(of(C::VisitedOn), "on_day")
        .expr_as(Expr::value(None::<String>), "until_on")
        .expr_as(Expr::value(None::<String>), "outcome")
        .columns([C::Role, C::RecordedAt].map(|column| (contact::Entity, column)))
        .expr_as(Expr::col((worker::Entity, worker::Column::Name)), "by_name")
        .from(contact::Entity)
        .inner_join(
            worker::Entity,
            Expr::col((worker::Entity, worker::Column::Id)).equals((contact::Entity, C::WorkerId)),
        )
        .and_where(of(C::PersonId).is_in(people.iter().map(|person| person.key())))
        .and_where(of(C::Attended).eq(true))
        .and_where(of(C::Role).is_in(council))
        .and_where(of(C::WithdrawnAt).is_null())
        .to_owned()
}

/// Who leads for the council on a day.
#[derive(Debug, FromQueryResult)]
pub(super) struct LeadRow {
    pub(super) person_id: Uuid,
    pub(super) role: String,
    pub(super) from_on: Day,
    pub(super) worker_id: Uuid,
    pub(super) name: String,
    pub(super) team_id: Option<Uuid>,
    pub(super) team: Option<String>,
}

pub(super) async fn leads(rows: &impl Rows, people: &[PersonId], today: Date) -> Result<Vec<LeadRow>, StoreError> {
    use membership::Column as M;
    let col = |column| Expr::col((membership::Entity, column));
    let select = Query::select()
        .columns([M::PersonId, M::Role, M::FromOn, M::WorkerId].map(|column| (membership::Entity, column)))
        .expr_as(Expr::col((worker::Entity, worker::Column::Name)), "name")
        .column((worker::Entity, worker::Column::TeamId))
        .expr_as(Expr::col((team::Entity, team::Column::Name)), "team")
        .from(membership::Entity)
        .inner_join(
            worker::Entity,
            Expr::col((worker::Entity, worker::Column::Id)).equals((membership::Entity, M::WorkerId)),
        )
        .join(
            JoinType::LeftJoin,
            team::Entity,
            Expr::col((team::Entity, team::Column::Id)).equals((worker::Entity, worker::Column::TeamId)),
        )
        .and_where(col(M::PersonId).is_in(people.iter().map(|person| person.key())))
        .and_where(col(M::Lead).eq(true))
        .and_where(col(M::Role).is_in([Role::PersonalAdviser.code(), Role::SocialWorker.code()]))
        .cond_where(current(today))
        .cond_where(visible("membership"))
        .to_owned();
    Ok(LeadRow::find_by_statement(rows.get_database_backend().build(&select)).all(rows).await?)
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
        .filter(L::FromOn.lte(Day(today)))
        .filter(Condition::any().add(L::ToOn.is_null()).add(L::ToOn.gte(Day(today))))
        .filter(visible("limited_access"))
        .into_tuple()
        .all(rows)
        .await?;
    Ok(found.into_iter().map(PersonId::from_key).collect())
}

/// Enters what was signed off: the return, its files, and of whom they tell.
pub(super) async fn insert(
    rows: &impl Rows,
    signed: signed_return::Model,
    files: Vec<signed_file::Model>,
    people: Vec<signed_person::Model>,
) -> Result<(), StoreError> {
    signed_return::Entity::insert(signed.into_active_model()).exec_without_returning(rows).await?;
    for file in files {
        signed_file::Entity::insert(file.into_active_model()).exec_without_returning(rows).await?;
    }
    for some in people.chunks(AT_ONCE) {
        let some = some.iter().cloned().map(IntoActiveModel::into_active_model);
        signed_person::Entity::insert_many(some).exec_without_returning(rows).await?;
    }
    Ok(())
}

/// A signed return with its team's name.
#[derive(Debug, FromQueryResult)]
pub(super) struct TeamName {
    pub(super) team_name: String,
}

/// Which signed returns.
#[derive(Debug, Clone, Copy)]
pub(super) enum Which {
    /// This one.
    One(SignedReturnId),
    /// Those of a council's year.
    Year(AgencyId, i64),
}

/// Signed returns, the latest first.
pub(super) async fn signed(rows: &impl Rows, which: Which) -> Result<Vec<(signed_return::Model, String)>, StoreError> {
    use signed_return::Column as S;
    use store::sea_orm::Iterable as _;
    let col = |column| Expr::col((signed_return::Entity, column));
    let which = match which {
        Which::One(id) => col(S::Id).eq(id.key()),
        Which::Year(agency, year) => col(S::AgencyId).eq(agency.key()).and(col(S::Year).eq(year)),
    };
    let select = Query::select()
        .columns(S::iter().map(|column| (signed_return::Entity, column)))
        .expr_as(Expr::col((team::Entity, team::Column::Name)), "team_name")
        .from(signed_return::Entity)
        .inner_join(
            team::Entity,
            Expr::col((team::Entity, team::Column::Id)).equals((signed_return::Entity, S::TeamId)),
        )
        .and_where(which)
        .order_by((signed_return::Entity, S::SignedAt), Order::Desc)
        .order_by((signed_return::Entity, S::Id), Order::Desc)
        .to_owned();
    let mut signed = Vec::new();
    for row in rows.query_all(&select).await? {
        let TeamName { team_name } = TeamName::from_query_result(&row, "")?;
        signed.push((signed_return::Model::from_query_result(&row, "")?, team_name));
    }
    Ok(signed)
}

/// Name and hash of each file of a signed return, in the order of their names.
pub(super) async fn files(rows: &impl Rows, id: SignedReturnId) -> Result<Vec<(String, String)>, StoreError> {
    use signed_file::Column as F;
    let found = signed_file::Entity::find().select_only().columns([F::Name, F::Sha256]);
    Ok(found.filter(F::ReturnId.eq(id.key())).order_by_asc(F::Name).into_tuple().all(rows).await?)
}

/// One file with what it holds.
pub(super) async fn file(
    rows: &impl Rows,
    id: SignedReturnId,
    name: &str,
) -> Result<Option<signed_file::Model>, StoreError> {
    use signed_file::Column as F;
    Ok(signed_file::Entity::find().filter(F::ReturnId.eq(id.key())).filter(F::Name.eq(name)).one(rows).await?)
}
