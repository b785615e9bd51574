//! A contact between a worker and a person, or an attempt at one.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter, PrimaryKeyTrait,
};
use serde::{Deserialize, Serialize};

use crate::columns::{Day, Instant, Uuid};

/// A contact between a worker and a person, or an attempt at one.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "contact")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// With whom.
    pub person_id: Uuid,
    /// By whom.
    pub worker_id: Uuid,
    /// The worker's place in the circle then.
    pub role: String,
    /// The day.
    pub visited_on: Day,
    /// How.
    pub channel: String,
    /// Whether it came about.
    pub attended: bool,
    /// Why not.
    pub reason: Option<String>,
    /// What for: codes with a space between.
    pub functions: String,
    /// What was said and agreed.
    pub note: String,
    /// When it was put on the record.
    pub recorded_at: Instant,
    /// When it was taken back.
    pub withdrawn_at: Option<Instant>,
    /// Why it was taken back.
    pub withdrawn_why: Option<String>,
    /// Counts changes; an older version never overwrites a newer.
    pub version: i32,
}

/// Tables are joined in the queries that need it.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
