//! The queries of the reception desk.

use std::collections::BTreeSet;

use domain::id::{AgencyId, PersonId, ReceptionQuestionId, WorkerId};
use domain::reception::{Answer, AskedBecause};
use domain::{Date, Timestamp};
use store::columns::{Day, Instant, Keyed, Uuid};
use store::entity::{agency, limited_access, place, reception_question, reception_told, source_record};
use store::sea_orm::sea_query::{BinOper, Condition, Expr, ExprTrait, Func, Order, Query, SimpleExpr};
use store::sea_orm::{
    ColumnTrait, EntityTrait, FromQueryResult, IntoActiveModel, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};
use store::{Rows, StoreError, Tx, visible};

use super::desk::QuestionLine;
use super::tell::OneTold;
use crate::record::RecordKind;

pub(super) async fn agency(rows: &impl Rows, id: AgencyId) -> Result<Option<agency::Model>, StoreError> {
    Ok(agency::Entity::find_by_id(id.key()).one(rows).await?)
}

/// How many questions this officer has asked on this day.
pub(super) async fn asked_on(rows: &impl Rows, worker: WorkerId, day: Date) -> Result<i64, StoreError> {
    use reception_question::Column as Q;
    let asked = reception_question::Entity::find().filter(Q::WorkerId.eq(worker.key())).filter(Q::OnDay.eq(Day(day)));
    Ok(i64::try_from(asked.count(rows).await?).unwrap_or(i64::MAX))
}

/// A question as it is kept.
pub(super) struct NewQuestion<'a> {
    pub(super) id: ReceptionQuestionId,
    pub(super) by: (WorkerId, AgencyId),
    pub(super) on: (Date, Timestamp),
    pub(super) number: i64,
    pub(super) because: AskedBecause,
    pub(super) given: &'a str,
    pub(super) digest: &'a str,
    pub(super) answer: Answer,
}

pub(super) async fn insert(rows: &impl Rows, new: &NewQuestion<'_>) -> Result<(), StoreError> {
    let row = reception_question::Model {
        id: new.id.key(),
        worker_id: new.by.0.key(),
        agency_id: new.by.1.key(),
        on_day: Day(new.on.0),
        number: new.number,
        reason: new.because.code().to_owned(),
        given: new.given.to_owned(),
        digest: new.digest.to_owned(),
        answer: new.answer.code().to_owned(),
        asked_at: Instant(new.on.1),
    };
    reception_question::Entity::insert(row.into_active_model()).exec_without_returning(rows).await?;
    Ok(())
}

pub(super) async fn insert_told(tx: &Tx, question: ReceptionQuestionId, told: &[OneTold]) -> Result<(), StoreError> {
    if told.is_empty() {
        return Ok(());
    }
    let rows = told.iter().map(|one| {
        let id = Uuid::from_u128(tx.context().new_id());
        let (person_id, agency_id) = (one.person.key(), one.council.key());
        let question_id = question.key();
        reception_told::Model { id, question_id, person_id, agency_id, says: one.says.clone() }.into_active_model()
    });
    reception_told::Entity::insert_many(rows).exec_without_returning(tx.rows()).await?;
    Ok(())
}

/// Of these people, those on whose record there is any list of limited access, today or still to begin.
pub(super) async fn limited(
    rows: &impl Rows,
    people: &[PersonId],
    today: Date,
) -> Result<BTreeSet<PersonId>, StoreError> {
    use limited_access::Column as L;
    let not_over = Condition::any().add(L::ToOn.is_null()).add(L::ToOn.gte(Day(today)));
    let found: Vec<Uuid> = limited_access::Entity::find()
        .select_only()
        .column(L::PersonId)
        .filter(L::PersonId.is_in(people.iter().map(|person| person.key())))
        .filter(not_over)
        .filter(visible("limited_access"))
        .into_tuple()
        .all(rows)
        .await?;
    Ok(found.into_iter().map(PersonId::from_key).collect())
}

/// The councils that list each of these people now.
pub(super) async fn councils(rows: &impl Rows, people: &[PersonId]) -> Result<Vec<(PersonId, AgencyId)>, StoreError> {
    use source_record::Column as R;
    let kinds = [RecordKind::PersonIndex, RecordKind::Ssda903].map(RecordKind::code);
    let found: Vec<(Uuid, Uuid)> = source_record::Entity::find()
        .select_only()
        .columns([R::PersonId, R::AgencyId])
        .filter(R::PersonId.is_in(people.iter().map(|person| person.key())))
        .filter(R::Kind.is_in(kinds))
        .filter(visible("source_record"))
        .order_by_asc(R::Id)
        .into_tuple()
        .all(rows)
        .await?;
    Ok(found.into_iter().map(|(person, council)| (PersonId::from_key(person), AgencyId::from_key(council))).collect())
}

pub(super) async fn questions(rows: &impl Rows, worker: WorkerId, day: Date) -> Result<Vec<QuestionLine>, StoreError> {
    use reception_question::Column as Q;
    let asked = reception_question::Entity::find().filter(Q::WorkerId.eq(worker.key())).filter(Q::OnDay.eq(Day(day)));
    let line = |row: reception_question::Model| {
        let bad = || StoreError::inconsistent("reception_question", "answer", row.id);
        let (id, at) = (ReceptionQuestionId::from_key(row.id), row.asked_at.0);
        Ok(QuestionLine { id, at, answer: Answer::from_code(&row.answer).ok_or_else(bad)? })
    };
    asked.order_by_desc(Q::Number).all(rows).await?.into_iter().map(line).collect()
}

#[derive(Debug, FromQueryResult)]
struct ToldRow {
    name: String,
    phone: Option<String>,
    says: String,
}

/// The council of each person told of, its number in the directory, and how near what was typed comes.
pub(super) async fn told(
    rows: &impl Rows,
    question: ReceptionQuestionId,
) -> Result<Vec<(String, Option<String>, String)>, StoreError> {
    use place::Column as P;
    use reception_told::Column as T;
    let name = || Expr::col((agency::Entity, agency::Column::Name));
    let under = name().binary(BinOper::Custom("||"), Expr::value(" leaving care"));
    let phone = Query::select()
        .column((place::Entity, P::Phone))
        .from(place::Entity)
        .and_where(Expr::expr(Func::lower(Expr::col((place::Entity, P::Name)))).eq(Func::lower(under)))
        .order_by((place::Entity, P::RecordedAt), Order::Desc)
        .limit(1)
        .to_owned();
    let of_council = Expr::col((agency::Entity, agency::Column::Id)).equals((reception_told::Entity, T::AgencyId));
    let select = Query::select()
        .expr_as(name(), "name")
        .expr_as(SimpleExpr::SubQuery(None, Box::new(phone.into())), "phone")
        .column((reception_told::Entity, T::Says))
        .from(reception_told::Entity)
        .inner_join(agency::Entity, of_council)
        .and_where(Expr::col((reception_told::Entity, T::QuestionId)).eq(question.key()))
        .order_by((reception_told::Entity, T::Id), Order::Asc)
        .to_owned();
    let found = ToldRow::find_by_statement(rows.get_database_backend().build(&select)).all(rows).await?;
    Ok(found.into_iter().map(|row| (row.name, row.phone, row.says)).collect())
}

#[derive(Debug, FromQueryResult)]
struct AskedRow {
    name: String,
    on_day: Day,
}

/// Prisons that were told "very likely" of this person since that day, the newest first.
pub(super) async fn asked_since(
    rows: &impl Rows,
    person: PersonId,
    from: Date,
) -> Result<Vec<(String, Date)>, StoreError> {
    use reception_question::Column as Q;
    use reception_told::Column as T;
    let question = |column| Expr::col((reception_question::Entity, column));
    let select = Query::select()
        .expr_as(Expr::col((agency::Entity, agency::Column::Name)), "name")
        .column((reception_question::Entity, Q::OnDay))
        .from(reception_told::Entity)
        .inner_join(reception_question::Entity, question(Q::Id).equals((reception_told::Entity, T::QuestionId)))
        .inner_join(
            agency::Entity,
            Expr::col((agency::Entity, agency::Column::Id)).equals((reception_question::Entity, Q::AgencyId)),
        )
        .and_where(Expr::col((reception_told::Entity, T::PersonId)).eq(person.key()))
        .and_where(question(Q::Answer).eq(Answer::VeryLikely.code()))
        .and_where(question(Q::OnDay).gte(Day(from)))
        .order_by((reception_question::Entity, Q::AskedAt), Order::Desc)
        .to_owned();
    let found = AskedRow::find_by_statement(rows.get_database_backend().build(&select)).all(rows).await?;
    Ok(found.into_iter().map(|row| (row.name, row.on_day.0)).collect())
}
