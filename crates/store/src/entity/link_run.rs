//! One run of linkage whose pairs were brought in.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter, PrimaryKeyTrait,
};
use serde::{Deserialize, Serialize};

use crate::columns::{Instant, Uuid};

/// One run of linkage whose pairs were brought in.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "link_run")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Over its manifest and whose files it read.
    pub digest: String,
    /// Whose file was on the left.
    pub one_agency: Uuid,
    /// Whose file was on the right.
    pub other_agency: Uuid,
    /// Name of the file on the left.
    pub one_file: String,
    /// Name of the file on the right.
    pub other_file: String,
    /// Hash of the model.
    pub model_sha256: String,
    /// From here on the run links, in thousandths of a bit.
    pub join_from: i64,
    /// From here on a link stays, in thousandths of a bit.
    pub keep_from: i64,
    /// From here on a person decides, in thousandths of a bit.
    pub review_from: i64,
    /// Pairs that it left to people.
    pub pairs: i64,
    /// Who brought it in, by name.
    pub brought_by: String,
    /// When.
    pub brought_at: Instant,
}

/// Tables are joined in the queries that need it.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
