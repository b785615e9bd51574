//! How long a way takes, said by somebody who knows: the newest of two places and a mode counts.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter, PrimaryKeyTrait,
};
use serde::{Deserialize, Serialize};

use crate::columns::{Instant, Uuid};

/// How long a way takes, said by somebody who knows: the newest of two places and a mode counts.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "travel_time")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// One end.
    pub from_place: Uuid,
    /// The other end.
    pub to_place: Uuid,
    /// A code of `domain::place::Mode`.
    pub mode: String,
    /// From door to door.
    pub minutes: i64,
    /// Why.
    pub why: String,
    /// Who wrote it down.
    pub worker_id: Uuid,
    /// When.
    pub recorded_at: Instant,
    /// Counts from 1.
    pub version: i32,
}

/// Tables are joined in the queries that need it.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
