//! What the dates of one import do to one duty of one person.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter, PrimaryKeyTrait,
};
use serde::{Deserialize, Serialize};

use crate::columns::{Day, Uuid};

/// What the dates of one import do to one duty of one person.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "replan_change")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The import that moves the dates.
    pub from_import: i64,
    /// Whose duty.
    pub person_id: Uuid,
    /// Short name of the rule.
    pub rule: String,
    /// A code of `domain::duty::ChangeKind`.
    pub kind: String,
    /// Last day before.
    pub due_before: Option<Day>,
    /// Last day now.
    pub due_after: Option<Day>,
    /// Whether somebody must hurry now.
    pub hurry: bool,
}

/// Tables are joined in the queries that need it.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
