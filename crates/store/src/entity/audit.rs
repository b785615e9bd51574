//! Who did, saw or was refused what. Each line holds the hash of the one before.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter, PrimaryKeyTrait,
};
use serde::{Deserialize, Serialize};

use crate::columns::{Instant, Uuid};

/// Who did, saw or was refused what. Each line holds the hash of the one before.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "audit")]
pub struct Model {
    /// Its place in the chain: 1, 2, 3...
    #[sea_orm(primary_key, auto_increment = false)]
    pub seq: i64,
    /// When.
    pub at: Instant,
    /// Which account; all zero for nobody.
    pub account_id: Uuid,
    /// Their name then.
    pub who: String,
    /// As what.
    pub role: String,
    /// What for.
    pub purpose: String,
    /// What was asked for.
    pub action: String,
    /// What was done, without the content.
    pub what: String,
    /// About whom.
    pub person_id: Option<Uuid>,
    /// Which request.
    pub correlation: Uuid,
    /// done, seen or refused.
    pub outcome: String,
    /// The numbered policies that allowed it, or why it was refused.
    pub policy: String,
    /// Whose names were shown, where a list or a search was: their ids, a space between. Nothing on other lines.
    pub people: Option<String>,
    /// SHA-256 over the line before and this line.
    pub hash: String,
}

/// Tables are joined in the queries that need it.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
