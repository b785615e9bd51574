//! Whose name somebody was shown in a list or a search: one row for each person, account, day and kind of list.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter, PrimaryKeyTrait,
};
use serde::{Deserialize, Serialize};

use crate::columns::{Day, Uuid};

/// Whose name somebody was shown in a list or a search: one row for each person, account, day and kind of list.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "shown")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Whose name.
    pub person_id: Uuid,
    /// To whom.
    pub account_id: Uuid,
    /// What was asked for.
    pub action: String,
    /// On which day.
    pub on_day: Day,
    /// The first audit line of that day that says so.
    pub seq: i64,
}

/// Tables are joined in the queries that need it.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
