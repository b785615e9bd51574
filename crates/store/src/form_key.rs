//! The same form posted twice is one change: a form carries a one-time key, and the use case that must not happen twice
//! uses it up: everything that makes something does. Forms that are harmless twice do not.

use domain::Timestamp;
use domain::id::{AccountId, FormKey};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Set};

use crate::columns::{Instant, Keyed};
use crate::entity::form_key;
use crate::{StoreError, Tx};

/// Whether this form was posted before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Once {
    /// The first time: go on.
    First,
    /// Posted before by the same account; this is where its answer was.
    Again {
        /// What the first post led to, as it was written down then.
        result: String,
    },
}

impl Tx {
    /// Uses up a form's key. A key of somebody else counts as used, with no answer.
    pub async fn once(&self, key: FormKey, account: AccountId, result: &str) -> Result<Once, StoreError> {
        let row = form_key::ActiveModel {
            key: Set(key.key()),
            account_id: Set(account.key()),
            used_at: Set(Instant(self.context().now())),
            result: Set(result.to_owned()),
        };
        let kept = form_key::Entity::insert(row)
            .on_conflict(OnConflict::column(form_key::Column::Key).do_nothing().to_owned())
            .exec_without_returning(self.rows())
            .await?;
        if kept == 1 {
            return Ok(Once::First);
        }
        Ok(Once::Again { result: self.result_of(key, account).await?.unwrap_or_default() })
    }

    /// What the first post of a form by this account led to, if it was posted before.
    pub async fn result_of(&self, key: FormKey, account: AccountId) -> Result<Option<String>, StoreError> {
        let before = form_key::Entity::find_by_id(key.key()).one(self.rows()).await?;
        Ok(before.map(|row| if row.account_id == account.key() { row.result } else { String::new() }))
    }

    /// Whether a form's key was used up before.
    pub async fn is_used(&self, key: FormKey) -> Result<bool, StoreError> {
        Ok(form_key::Entity::find_by_id(key.key()).one(self.rows()).await?.is_some())
    }

    /// Forgets keys that were used before this moment; returns how many that were.
    pub async fn drop_keys_before(&self, moment: Timestamp) -> Result<u64, StoreError> {
        let old = form_key::Column::UsedAt.lt(Instant(moment));
        Ok(form_key::Entity::delete_many().filter(old).exec(self.rows()).await?.rows_affected)
    }
}
