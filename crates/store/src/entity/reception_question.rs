//! A question at a prison's reception desk: who asked and why, not about whom.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter, PrimaryKeyTrait,
};
use serde::{Deserialize, Serialize};

use crate::columns::{Day, Instant, Uuid};

/// A question at a prison's reception desk.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "reception_question")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Who asked.
    pub worker_id: Uuid,
    /// For which prison.
    pub agency_id: Uuid,
    /// On which day.
    pub on_day: Day,
    /// Its number among the officer's questions of the day.
    pub number: i64,
    /// A code of `domain::reception::AskedBecause`.
    pub reason: String,
    /// Names of the fields that were filled in, with commas between.
    pub given: String,
    /// SHA-256 of the question's id and what was typed.
    pub digest: String,
    /// A code of `domain::reception::Answer`.
    pub answer: String,
    /// When.
    pub asked_at: Instant,
}

/// Tables are joined in the queries that need it.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
