//! A condition of a person’s licence, as it was written down once: the newest version counts.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter, PrimaryKeyTrait,
};
use serde::{Deserialize, Serialize};

use crate::columns::{Day, Instant, Uuid};

/// A condition of a person’s licence, as it was written down once: the newest version counts.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "licence_condition")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Which condition: the same in every version.
    pub condition_id: Uuid,
    /// Whose.
    pub person_id: Uuid,
    /// A code of `domain::licence::RuleKind`.
    pub kind: String,
    /// Of a curfew: where.
    pub address: Option<String>,
    /// Millionths of a degree north of the address, or of the middle of a zone.
    pub latitude: Option<i64>,
    /// Millionths of a degree east.
    pub longitude: Option<i64>,
    /// Metres that a zone reaches.
    pub radius: Option<i64>,
    /// Minute at which a curfew begins.
    pub from_at: Option<i64>,
    /// Minute at which it ends.
    pub to_at: Option<i64>,
    /// With whom there must be no contact.
    pub name: Option<String>,
    /// What the person reads.
    pub words: String,
    /// What only workers read.
    pub for_workers: String,
    /// First day; none is the day of release.
    pub from_on: Option<Day>,
    /// Last day.
    pub to_on: Option<Day>,
    /// Who gave it.
    pub source: String,
    /// Why it no longer counts.
    pub withdrawn_why: Option<String>,
    /// Who wrote it down.
    pub worker_id: Uuid,
    /// Their place in the circle then.
    pub role: String,
    /// When.
    pub recorded_at: Instant,
    /// Counts from 1.
    pub version: i32,
}

/// Tables are joined in the queries that need it.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
