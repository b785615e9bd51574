//! What was said of a finding in a plan: accepted, with a reason, or open again.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter, PrimaryKeyTrait,
};
use serde::{Deserialize, Serialize};

use crate::columns::{Instant, Uuid};

/// What was said of a finding.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "finding_answer")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// In whose plan.
    pub person_id: Uuid,
    /// The finding's key.
    pub finding: String,
    /// Its kind: a code of `domain::alignment::Kind`.
    pub kind: String,
    /// What it said then, one sentence a line.
    pub words: String,
    /// `accepted` or `reopened`.
    pub answer: String,
    /// Why.
    pub reason: String,
    /// Who said so.
    pub worker_id: Uuid,
    /// As what.
    pub role: String,
    /// When.
    pub recorded_at: Instant,
}

/// Tables are joined in the queries that need it.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
