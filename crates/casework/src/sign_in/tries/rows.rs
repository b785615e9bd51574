//! The queries of tries.

use domain::Timestamp;
use store::columns::{Instant, Uuid};
use store::entity::sign_in_attempt;
use store::sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, Set};
use store::{Rows, StoreError, locks};

/// Tries are counted one after the other.
pub(super) async fn take_turn(rows: &DatabaseTransaction) -> Result<(), StoreError> {
    locks::take(rows, locks::SIGN_IN).await
}

/// A try that was written down.
pub(super) struct Try {
    pub(super) key: String,
    pub(super) at: Timestamp,
}

pub(super) async fn tries(rows: &impl Rows, keys: &[&str], since: Timestamp) -> Result<Vec<Try>, StoreError> {
    let found = sign_in_attempt::Entity::find()
        .filter(sign_in_attempt::Column::Key.is_in(keys.iter().copied()))
        .filter(sign_in_attempt::Column::At.gt(Instant(since)))
        .all(rows)
        .await?;
    Ok(found.into_iter().map(|row| Try { key: row.key, at: row.at.0 }).collect())
}

pub(super) async fn write_tries(rows: &impl Rows, tries: &[(Uuid, &str)], at: Timestamp) -> Result<(), StoreError> {
    let each = tries.iter().map(|(id, key)| sign_in_attempt::ActiveModel {
        id: Set(*id),
        key: Set((*key).to_owned()),
        at: Set(Instant(at)),
    });
    sign_in_attempt::Entity::insert_many(each).exec_without_returning(rows).await?;
    Ok(())
}

pub(super) async fn strike_out(rows: &impl Rows, tries: &[Uuid]) -> Result<(), StoreError> {
    let struck = sign_in_attempt::Column::Id.is_in(tries.iter().copied());
    sign_in_attempt::Entity::delete_many().filter(struck).exec(rows).await?;
    Ok(())
}

pub(super) async fn drop_tries(rows: &impl Rows, before: Timestamp) -> Result<u64, StoreError> {
    let old = sign_in_attempt::Column::At.lte(Instant(before));
    Ok(sign_in_attempt::Entity::delete_many().filter(old).exec(rows).await?.rows_affected)
}
