//! What the dates of one import do to people's duties, worked out when it was staged.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter, PrimaryKeyTrait,
};
use serde::{Deserialize, Serialize};

use crate::columns::{Day, Instant, Uuid};

/// What the dates of one import do to people's duties. The row comes last: where it stands, the changes are whole.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "replan")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The import that moves the dates.
    pub from_import: i64,
    /// When.
    pub at: Instant,
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
