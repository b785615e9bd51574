//! The queries of what is said of findings.

use domain::agency::Role;
use domain::alignment::{Finding, Kind};
use domain::id::{FindingAnswerId, PersonId};
use store::columns::{Instant, Keyed};
use store::entity::{finding_answer, worker};
use store::sea_orm::sea_query::{Expr, ExprTrait, Order, Query};
use store::sea_orm::{EntityTrait, FromQueryResult, Iterable, Set};
use store::{Rows, StoreError, Tx};

use super::{FindingAnswer, Said};
use crate::circle::Place;

pub(super) async fn insert(
    tx: &Tx,
    person: PersonId,
    (finding, words): (&Finding, &str),
    (answer, why): (FindingAnswer, &str),
    place: &Place,
) -> Result<(), StoreError> {
    let row = finding_answer::ActiveModel {
        id: Set(FindingAnswerId::from_bits(tx.context().new_id()).key()),
        person_id: Set(person.key()),
        finding: Set(finding.key()),
        kind: Set(finding.kind.code().to_owned()),
        words: Set(words.to_owned()),
        answer: Set(answer.code().to_owned()),
        reason: Set(why.to_owned()),
        worker_id: Set(place.worker.key()),
        role: Set(place.role.code().to_owned()),
        recorded_at: Set(Instant(tx.context().now())),
    };
    finding_answer::Entity::insert(row).exec_without_returning(tx.rows()).await?;
    Ok(())
}

#[derive(FromQueryResult)]
struct NameRow {
    name: String,
}

pub(super) async fn said(rows: &impl Rows, person: PersonId) -> Result<Vec<Said>, StoreError> {
    use finding_answer::Column as F;
    let of_worker = Expr::col((worker::Entity, worker::Column::Id)).equals((finding_answer::Entity, F::WorkerId));
    let select = Query::select()
        .columns(F::iter().map(|column| (finding_answer::Entity, column)))
        .column((worker::Entity, worker::Column::Name))
        .from(finding_answer::Entity)
        .inner_join(worker::Entity, of_worker)
        .and_where(Expr::col((finding_answer::Entity, F::PersonId)).eq(person.key()))
        .order_by((finding_answer::Entity, F::RecordedAt), Order::Asc)
        .order_by((finding_answer::Entity, F::Id), Order::Asc)
        .to_owned();
    let mut said = Vec::new();
    for found in rows.query_all(&select).await? {
        let row = finding_answer::Model::from_query_result(&found, "")?;
        let NameRow { name } = NameRow::from_query_result(&found, "")?;
        let bad = |column| StoreError::inconsistent("finding_answer", column, row.id);
        said.push(Said {
            kind: Kind::from_code(&row.kind),
            answer: FindingAnswer::from_code(&row.answer).ok_or_else(|| bad("answer"))?,
            role: Role::from_code(&row.role).ok_or_else(|| bad("role"))?,
            finding: row.finding,
            words: row.words,
            reason: row.reason,
            by: name,
            at: row.recorded_at.0,
        });
    }
    Ok(said)
}
