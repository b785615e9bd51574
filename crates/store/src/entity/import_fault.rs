//! A row or a finding of an import that a person must look at.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter, PrimaryKeyTrait,
};
use serde::{Deserialize, Serialize};

use crate::columns::Uuid;

/// A row or a finding of an import that a person must look at.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "import_fault")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Which import.
    pub import_no: i64,
    /// Order.
    pub position: i64,
    /// True: nothing can be applied while it stands. False: applied, and worth a look.
    pub refuses: bool,
    /// File.
    pub file: String,
    /// Row as a spreadsheet shows it; 0 for the whole file.
    pub row: i64,
    /// Column.
    pub column: String,
    /// Why, in words, without personal data.
    pub because: String,
}

/// Tables are joined in the queries that need it.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
