//! A version of the rule by which a team's panel orders people.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter, PrimaryKeyTrait,
};
use serde::{Deserialize, Serialize};

use crate::columns::{Instant, Uuid};

/// A version of the rule by which a team's panel orders people.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "panel_rule")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Whose rule.
    pub team_id: Uuid,
    /// Its number, from 1.
    pub version: i64,
    /// What is asked for, as JSON.
    pub rule: String,
    /// Why it was written.
    pub reason: String,
    /// The account it was written with.
    pub account_id: Uuid,
    /// By whom, by name.
    pub by_name: String,
    /// When.
    pub made_at: Instant,
}

/// Tables are joined in the queries that need it.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
