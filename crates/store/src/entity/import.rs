//! One import of an agency's files: staged, then applied whole or not at all.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter, PrimaryKeyTrait,
};
use serde::{Deserialize, Serialize};

use crate::columns::{Instant, Uuid};

/// One import of an agency's files: staged, then applied whole or not at all.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "import")]
pub struct Model {
    /// Its number: 1, 2, 3...
    #[sea_orm(primary_key, auto_increment = false)]
    pub no: i64,
    /// Its id in addresses.
    pub id: Uuid,
    /// Kind of extract.
    pub kind: String,
    /// Whose files.
    pub agency_id: Uuid,
    /// staging, staged, applied, undone, discarded or failed.
    pub state: String,
    /// Names of the files, a line each.
    pub files: String,
    /// Hash of the files' bytes.
    pub digest: String,
    /// Records not seen before.
    pub rows_new: i64,
    /// Records that differ.
    pub rows_changed: i64,
    /// Records as they were.
    pub rows_unchanged: i64,
    /// Rows that cannot be read.
    pub rows_refused: i64,
    /// Count of applied and undone imports when this was staged: a preview of an older state is not applied.
    pub epoch: i64,
    /// The account.
    pub staged_by: Uuid,
    /// When.
    pub staged_at: Instant,
    /// When.
    pub applied_at: Option<Instant>,
    /// When.
    pub undone_at: Option<Instant>,
}

/// Tables are joined in the queries that need it.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
