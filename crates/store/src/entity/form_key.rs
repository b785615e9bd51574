//! A form that has been posted: the same key again is the same change.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter, PrimaryKeyTrait,
};
use serde::{Deserialize, Serialize};

use crate::columns::{Instant, Uuid};

/// A form that has been posted: the same key again is the same change.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "form_key")]
pub struct Model {
    /// The one-time key.
    #[sea_orm(primary_key, auto_increment = false)]
    pub key: Uuid,
    /// Who posted.
    pub account_id: Uuid,
    /// When.
    pub used_at: Instant,
    /// Where the answer is.
    pub result: String,
}

/// Tables are joined in the queries that need it.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
