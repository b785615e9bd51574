//! Something said of a pair. Rows are only ever added.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter, PrimaryKeyTrait,
};
use serde::{Deserialize, Serialize};

use crate::columns::{Day, Uuid};

/// Something said of a pair. Rows are only ever added.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "link_entry")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The pair.
    pub pair_id: Uuid,
    /// Its place among what was said of the pair.
    pub no: i64,
    /// answer, settled, undone, attention, brought_anew or reaches.
    pub kind: String,
    /// A code of `domain::link_review::Saying`.
    pub saying: Option<String>,
    /// Codes of `domain::link_review::WentBy` with commas between.
    pub went_by: Option<String>,
    /// The reason in words.
    pub words: Option<String>,
    /// A code of `domain::link_review::Attention`.
    pub attention: Option<String>,
    /// A code of `domain::link_review::Scope`.
    pub scope: Option<String>,
    /// By whom; nobody where a run brought it.
    pub worker_id: Option<Uuid>,
    /// By whom, by name.
    pub by_name: String,
    /// As what.
    pub role: Option<String>,
    /// The day.
    pub said_on: Day,
}

/// Tables are joined in the queries that need it.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
