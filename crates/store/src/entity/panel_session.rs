//! A session of a panel that chooses whom to offer intensive support.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter, PrimaryKeyTrait,
};
use serde::{Deserialize, Serialize};

use crate::columns::{Day, Instant, Uuid};

/// A session of a panel that chooses whom to offer intensive support.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "panel_session")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Whose session.
    pub team_id: Uuid,
    /// What it is called.
    pub title: String,
    /// The day of the session.
    pub held_on: Day,
    /// Who sits, by name.
    pub members: String,
    /// How many can be offered the support.
    pub places: i64,
    /// What the support is.
    pub support: String,
    /// Which version of the rule: 0 is the one that the program brings along.
    pub rule_version: i64,
    /// That rule, as JSON.
    pub rule: String,
    /// The account it was opened with.
    pub account_id: Uuid,
    /// By whom, by name.
    pub by_name: String,
    /// When.
    pub opened_at: Instant,
}

/// Tables are joined in the queries that need it.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
