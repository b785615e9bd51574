//! One entry of a person's restriction (only these may) or exclusion (these may not) list.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter, PrimaryKeyTrait,
};
use serde::{Deserialize, Serialize};

use crate::columns::{Day, Uuid};

/// One entry of a person's restriction (only these may) or exclusion (these may not) list.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "limited_access")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Whose record.
    pub person_id: Uuid,
    /// `restriction` or `exclusion`.
    pub kind: String,
    /// The worker named; none on a restriction that names nobody yet.
    pub worker_id: Option<Uuid>,
    /// What somebody who may not look is told.
    pub message: String,
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
