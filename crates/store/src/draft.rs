//! Unfinished forms, kept on the server so that a dead session or a flat battery loses no typed word.

use access::Permit;
use domain::Timestamp;
use domain::id::{AccountId, PersonId};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Set};

use crate::columns::{Instant, Keyed, Uuid};
use crate::entity::draft;
use crate::{StoreError, Tx, What};

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
        form: &str,
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

/// An unfinished form to be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewDraft<'f> {
    /// Which form.
    pub form: &'f str,
    /// About whom.
    pub about: PersonId,
    /// The fields as the form posts them.
    pub body: String,
}

impl Tx {
    /// Keeps an unfinished form of the permit's account over the one before it, and ends the change.
    ///
    /// Its audit line says that somebody is writing about this person, and one for each draft and hour of the clock says
    /// so: a form keeps itself at every pause of the typing, and a line for each would bury the looks and changes that a
    /// young adult reads the list for. What was typed in between is no change of anybody's record. This is the one change
    /// that can be kept without a line of its own.
    pub async fn commit_draft(
        self,
        permit: &Permit,
        what: What<'_>,
        NewDraft { form, about, body }: NewDraft<'_>,
    ) -> Result<Timestamp, StoreError> {
        let (account, now) = (permit.asker().account, self.context().now());
        let before = Draft::find(self.rows(), account, form, about).await?;
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
        if before.is_some_and(|before| hour(before.saved_at) == hour(now)) {
            self.keep_unwritten().await?;
        } else {
            self.commit(permit, what).await?;
        }
        Ok(now)
    }

    /// Throws drafts away that were last kept before this moment; returns how many that were.
    pub async fn drop_drafts_before(&self, moment: Timestamp) -> Result<u64, StoreError> {
        let old = draft::Column::SavedAt.lt(Instant(moment));
        Ok(draft::Entity::delete_many().filter(old).exec(self.rows()).await?.rows_affected)
    }

    /// Lets a draft go: its form is on the record, or its author threw it away.
    pub async fn drop_draft(&self, account: AccountId, form: &str, about: PersonId) -> Result<(), StoreError> {
        draft::Entity::delete_many()
            .filter(draft::Column::AccountId.eq(account.key()))
            .filter(draft::Column::Form.eq(form))
            .filter(draft::Column::About.eq(about.key()))
            .exec(self.rows())
            .await?;
        Ok(())
    }
}

/// Which hour of the clock, counted from 1970.
fn hour(at: Timestamp) -> i64 {
    at.as_second().div_euclid(3_600)
}
