//! Two records that may be of one person.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter, PrimaryKeyTrait,
};
use serde::{Deserialize, Serialize};

use crate::columns::Uuid;

/// Two records that may be of one person.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "link_pair")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The run that brought it last.
    pub run_id: Uuid,
    /// The record on the left.
    pub one_record: Uuid,
    /// The record on the right.
    pub other_record: Uuid,
    /// Thousandths of a bit.
    pub weight: i64,
    /// Thousandths of a bit to the next best pair.
    pub margin: i64,
    /// A code of `domain::link_review::PairFlag`.
    pub flag: Option<String>,
    /// What the run did with it.
    pub decided: String,
    /// Field by field, as JSON.
    pub compared: String,
    /// The evidence step by step, as JSON.
    pub evidence: String,
    /// Counts the runs that brought it with something else in it.
    pub version: i32,
}

/// Tables are joined in the queries that need it.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
