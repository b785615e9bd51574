//! Somebody whom a panel considered, with what was known of their needs when the session was opened.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter, PrimaryKeyTrait,
};
use serde::{Deserialize, Serialize};

use crate::columns::Uuid;

/// Somebody whom a panel considered, with what was known of their needs when the session was opened.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "panel_person")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Which session.
    pub session_id: Uuid,
    /// Who.
    pub person_id: Uuid,
    /// What was known of each need, as JSON.
    pub findings: String,
    /// By what the fairness table groups, as JSON.
    pub features: String,
}

/// Tables are joined in the queries that need it.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
