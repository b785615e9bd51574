//! A team's part of a year's return, signed off by its manager. Its files never change, whatever the record does.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter, PrimaryKeyTrait,
};
use serde::{Deserialize, Serialize};

use crate::columns::{Day, Instant, Uuid};

/// A team's part of a year's return, signed off by its manager. Its files never change, whatever the record does.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "signed_return")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Whose return.
    pub agency_id: Uuid,
    /// Whose part of it.
    pub team_id: Uuid,
    /// The year in which it ends on 31 March.
    pub year: i64,
    /// The day as of which it was made.
    pub as_of: Day,
    /// People in it.
    pub people: i64,
    /// Of whom nothing was missing.
    pub whole: i64,
    /// Facts that were missing.
    pub gaps: i64,
    /// Over the hashes of its files, in the order of their names.
    pub sha256: String,
    /// The account.
    pub signed_by: Uuid,
    /// Who, by name.
    pub signed_name: String,
    /// When.
    pub signed_at: Instant,
}

/// Tables are joined in the queries that need it.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
