//! The queries of what is said of findings.

use domain::agency::Role;
use domain::alignment::{Finding, Kind};
use domain::id::{FindingAnswerId, PersonId};
use store::columns::{Instant, Keyed};
use store::entity::finding_answer;
use store::sea_orm::sea_query::{Expr, ExprTrait};
use store::sea_orm::{EntityTrait, Set};
use store::{Found, Several, StoreError, Tx, Written};

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

/// Asks for everything that was said of findings.
pub(super) fn ask(several: Several, person: PersonId) -> Several {
    let theirs = Expr::col((finding_answer::Entity, finding_answer::Column::PersonId)).eq(person.key());
    several.and(finding_answer::Entity, theirs, "worker_id")
}

/// What was said, the first first.
pub(super) fn said(found: &Found) -> Result<Vec<Said>, StoreError> {
    let mut rows = found.rows_of(finding_answer::Entity)?;
    rows.sort_by_key(|(row, _)| (row.recorded_at.0, row.id));
    let said = |(row, name): Written<finding_answer::Model>| {
        let bad = |column| StoreError::inconsistent("finding_answer", column, row.id);
        Ok(Said {
            kind: Kind::from_code(&row.kind),
            answer: FindingAnswer::from_code(&row.answer).ok_or_else(|| bad("answer"))?,
            role: Role::from_code(&row.role).ok_or_else(|| bad("role"))?,
            by: name.ok_or_else(|| bad("worker_id"))?,
            finding: row.finding,
            words: row.words,
            reason: row.reason,
            at: row.recorded_at.0,
        })
    };
    rows.into_iter().map(said).collect()
}
