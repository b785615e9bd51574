//! A signed-in browser. The cookie holds the token; only its hash is kept.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter, PrimaryKeyTrait,
};
use serde::{Deserialize, Serialize};

use crate::columns::{Instant, Uuid};

/// A signed-in browser. The cookie holds the token; only its hash is kept.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "session")]
pub struct Model {
    /// Hexadecimal SHA-256 of the token.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// Who.
    pub account_id: Uuid,
    /// Sign-in.
    pub began_at: Instant,
    /// Last use, to the minute.
    pub seen_at: Instant,
    /// Sign-out.
    pub ended_at: Option<Instant>,
}

/// Tables are joined in the queries that need it.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
