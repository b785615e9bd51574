//! How many lines the audit has, counted beside it: a chain whose end was cut off is shorter than this says.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter, PrimaryKeyTrait,
};
use serde::{Deserialize, Serialize};

/// How many lines the audit has, counted beside it: a chain whose end was cut off is shorter than this says.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "chain_end")]
pub struct Model {
    /// Always 1: there is one chain.
    #[sea_orm(primary_key, auto_increment = false)]
    pub no: i64,
    /// Lines written so far.
    pub lines: i64,
}

/// Tables are joined in the queries that need it.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
