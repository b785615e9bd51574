//! One thing to have sorted for a day of release, as it was written down once: the newest counts.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter, PrimaryKeyTrait,
};
use serde::{Deserialize, Serialize};

use crate::columns::{Instant, Uuid};

/// One thing to have sorted for a day of release, as it was written down once: the newest counts.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "release_item")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Whose.
    pub person_id: Uuid,
    /// A code of `domain::release_day::ItemKind`.
    pub item: String,
    /// A code of `domain::release_day::ItemState`.
    pub state: String,
    /// What there is to say.
    pub words: String,
    /// Who sees to it.
    pub who: String,
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
