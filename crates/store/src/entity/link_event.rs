//! Records joined as one person, or parted again. Rows are only ever added, and nothing else moves.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter, PrimaryKeyTrait,
};
use serde::{Deserialize, Serialize};

use crate::columns::{Instant, Uuid};

/// Records joined as one person, or parted again. Rows are only ever added, and nothing else moves.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "link_event")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// merge or split.
    pub kind: String,
    /// The pair that was decided.
    pub pair_id: Uuid,
    /// Of a merge: one record.
    pub one_record: Option<Uuid>,
    /// Of a merge: the other record.
    pub other_record: Option<Uuid>,
    /// Of a split: the merge that it takes back.
    pub splits: Option<Uuid>,
    /// Why.
    pub why: String,
    /// By whom.
    pub worker_id: Uuid,
    /// By whom, by name.
    pub by_name: String,
    /// When.
    pub happened_at: Instant,
}

/// Tables are joined in the queries that need it.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
