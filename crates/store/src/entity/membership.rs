//! A place in a person's circle, with dates.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter, PrimaryKeyTrait,
};
use serde::{Deserialize, Serialize};

use crate::columns::{Day, Uuid};

/// A place in a person's circle, with dates.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "membership")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Whose circle.
    pub person_id: Uuid,
    /// Who.
    pub worker_id: Uuid,
    /// For which agency.
    pub agency_id: Uuid,
    /// As what.
    pub role: String,
    /// Whether the lead of that role.
    pub lead: bool,
    /// First day.
    pub from_on: Day,
    /// Last day.
    pub to_on: Option<Day>,
    /// The import that brought it (0: by hand).
    pub from_import: i64,
    /// The import that replaced it.
    pub superseded_by: Option<i64>,
}

/// Tables are joined in the queries that need it.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
