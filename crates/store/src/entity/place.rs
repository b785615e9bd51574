//! A place that people go to, as it was written down once: the newest version counts.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter, PrimaryKeyTrait,
};
use serde::{Deserialize, Serialize};

use crate::columns::{Instant, Uuid};

/// A place that people go to, as it was written down once: the newest version counts.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "place")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Which place: the same in every version.
    pub place_id: Uuid,
    /// What everybody calls it.
    pub name: String,
    /// A code of `domain::place::PlaceKind`.
    pub kind: String,
    /// Its address in one line.
    pub address: String,
    /// The number to ring.
    pub phone: Option<String>,
    /// Millionths of a degree north.
    pub latitude: i64,
    /// Millionths of a degree east.
    pub longitude: i64,
    /// Seven lines, Monday first, as `domain::place::Week` reads them.
    pub hours: String,
    /// Minutes before it shuts after which nobody is let in.
    pub last_admission: i64,
    /// A code of `domain::place::OnBankHolidays`.
    pub bank_holidays: String,
    /// Whether it is shut from Christmas Day to New Year’s Day.
    pub shut_at_christmas: bool,
    /// A line each: first day, last day, why.
    pub closures: String,
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
