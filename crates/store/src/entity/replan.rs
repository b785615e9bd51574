//! One re-plan: people were asked again because dates or law changed.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter, PrimaryKeyTrait,
};
use serde::{Deserialize, Serialize};

use crate::columns::{Day, Instant, Uuid};

/// One re-plan: people were asked again because dates or law changed.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "replan")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// When.
    pub at: Instant,
    /// By whom; zero stands for the operator.
    pub account_id: Uuid,
    /// Why, in words.
    pub because: String,
    /// The import that moved the dates.
    pub import_no: Option<i64>,
    /// The day for which it was asked.
    pub today: Day,
    /// How many people were asked about.
    pub people: i64,
    /// How many of them have a change.
    pub changed: i64,
}

/// Tables are joined in the queries that need it.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
