//! Messages that must be sent if, and only if, the change they speak of is kept.

use domain::Timestamp;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Set};

use crate::columns::{Instant, Uuid};
use crate::entity::outbox;
use crate::{Store, StoreError, Tx};

/// A message. Bodies hold ids, never names or notes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// Its id.
    pub id: Uuid,
    /// What kind.
    pub kind: String,
    /// JSON.
    pub body: String,
}

impl Tx {
    /// Puts a message beside the change.
    pub async fn tell(&self, kind: &'static str, body: String) -> Result<(), StoreError> {
        let row = outbox::ActiveModel {
            id: Set(Uuid::from_u128(self.context().new_id())),
            at: Set(Instant(self.context().now())),
            kind: Set(kind.to_owned()),
            body: Set(body),
            sent_at: Set(None),
        };
        outbox::Entity::insert(row).exec_without_returning(self.rows()).await?;
        Ok(())
    }

    /// Marks a message as sent.
    pub async fn told(&self, id: Uuid) -> Result<(), StoreError> {
        outbox::Entity::update_many()
            .col_expr(outbox::Column::SentAt, Expr::value(Instant(self.context().now())))
            .filter(outbox::Column::Id.eq(id))
            .exec(self.rows())
            .await?;
        Ok(())
    }

    /// Throws messages away that were sent before this moment; one that was not sent is never thrown away.
    pub async fn drop_told_before(&self, moment: Timestamp) -> Result<u64, StoreError> {
        let old = outbox::Column::SentAt.lt(Instant(moment));
        Ok(outbox::Entity::delete_many().filter(old).exec(self.rows()).await?.rows_affected)
    }
}

impl Store {
    /// Messages still to be sent, oldest first, at most `limit`.
    pub async fn untold(&self, limit: u64) -> Result<Vec<Message>, StoreError> {
        let rows = outbox::Entity::find()
            .filter(outbox::Column::SentAt.is_null())
            .order_by_asc(outbox::Column::At)
            .order_by_asc(outbox::Column::Id)
            .limit(limit)
            .all(self.rows())
            .await?;
        Ok(rows.into_iter().map(|row| Message { id: row.id, kind: row.kind, body: row.body }).collect())
    }

    /// How many messages are still to be sent.
    pub async fn untold_count(&self) -> Result<u64, StoreError> {
        Ok(outbox::Entity::find().filter(outbox::Column::SentAt.is_null()).count(self.rows()).await?)
    }
}
