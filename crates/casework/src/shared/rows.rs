//! The queries of what is shared.

use domain::id::{GoalId, PersonId, SupporterId};
use store::columns::Keyed;
use store::entity::{account, plan_entry};
use store::sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use store::{Rows, StoreError};

use super::OwnComment;

pub(super) async fn comments(
    rows: &impl Rows,
    person: PersonId,
    supporter: SupporterId,
) -> Result<Vec<OwnComment>, StoreError> {
    use plan_entry::Column as E;
    let found = plan_entry::Entity::find()
        .filter(E::PersonId.eq(person.key()))
        .filter(E::SupporterId.eq(supporter.key()))
        .filter(E::Kind.eq("comment"))
        .order_by_asc(E::RecordedAt)
        .order_by_asc(E::Id)
        .all(rows)
        .await?;
    let comment = |row: plan_entry::Model| {
        let bad = |column| StoreError::inconsistent("plan_entry", column, row.id);
        let goal = row.goal_id.map(GoalId::from_key).ok_or_else(|| bad("goal_id"))?;
        Ok(OwnComment { goal, words: row.words.clone().ok_or_else(|| bad("words"))?, at: row.recorded_at.0 })
    };
    found.into_iter().map(comment).collect()
}

pub(super) async fn with_account(rows: &impl Rows, person: PersonId) -> Result<Vec<SupporterId>, StoreError> {
    use account::Column as A;
    let found = account::Entity::find()
        .filter(A::PersonId.eq(person.key()))
        .filter(A::SupporterId.is_not_null())
        .filter(A::ClosedAt.is_null())
        .all(rows)
        .await?;
    Ok(found.into_iter().filter_map(|row| row.supporter_id.map(SupporterId::from_key)).collect())
}
