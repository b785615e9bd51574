//! Unfinished forms, kept on the server so that a dead session or a flat battery loses no typed word.

use domain::Timestamp;
use domain::id::{AccountId, PersonId};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Set};

use crate::columns::{Instant, Keyed, Uuid};
use crate::entity::draft;
use crate::{StoreError, Tx};

/// An unfinished form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The fields as the form posts them (`application/x-www-form-urlencoded`).
    pub body: String,
    /// When it was saved.
    pub saved_at: Timestamp,
}

impl Draft {
    /// The draft of `account` for this form about this person, if there is one.
    pub async fn find(
        rows: &impl ConnectionTrait,
        account: AccountId,
        form: &'static str,
        about: PersonId,
    ) -> Result<Option<Self>, StoreError> {
        let row = draft::Entity::find()
            .filter(draft::Column::AccountId.eq(account.key()))
            .filter(draft::Column::Form.eq(form))
            .filter(draft::Column::About.eq(about.key()))
            .one(rows)
            .await?;
        Ok(row.map(|row| Self { body: row.body, saved_at: row.saved_at.0 }))
    }
}

impl Tx {
    /// Keeps a draft, over the one before it.
    pub async fn keep_draft(
        &self,
        account: AccountId,
        form: &'static str,
        about: PersonId,
        body: String,
    ) -> Result<Timestamp, StoreError> {
        let now = self.context().now();
        let row = draft::ActiveModel {
            id: Set(Uuid::from_u128(self.context().new_id())),
            account_id: Set(account.key()),
            form: Set(form.to_owned()),
            about: Set(about.key()),
            body: Set(body),
            saved_at: Set(Instant(now)),
        };
        let over = OnConflict::columns([draft::Column::AccountId, draft::Column::Form, draft::Column::About])
            .update_columns([draft::Column::Body, draft::Column::SavedAt])
            .to_owned();
        draft::Entity::insert(row).on_conflict(over).exec_without_returning(self.rows()).await?;
        Ok(now)
    }

    /// Lets a draft go: its form is on the record, or its author threw it away.
    pub async fn drop_draft(&self, account: AccountId, form: &'static str, about: PersonId) -> Result<(), StoreError> {
        draft::Entity::delete_many()
            .filter(draft::Column::AccountId.eq(account.key()))
            .filter(draft::Column::Form.eq(form))
            .filter(draft::Column::About.eq(about.key()))
            .exec(self.rows())
            .await?;
        Ok(())
    }
}
