//! An entry of a panel's session: what was decided of somebody, taken back, or that it is closed.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter, PrimaryKeyTrait,
};
use serde::{Deserialize, Serialize};

use crate::columns::{Instant, Uuid};

/// An entry of a panel's session: what was decided of somebody, taken back, or that it is closed.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "panel_entry")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Which session.
    pub session_id: Uuid,
    /// Its place in the session, from 1.
    pub no: i64,
    /// `choice`, `undone`, `proposed` or `agreed`.
    pub kind: String,
    /// Of whom.
    pub person_id: Option<Uuid>,
    /// A code of `domain::cohort::Choice`.
    pub choice: Option<String>,
    /// Why.
    pub words: String,
    /// Why people who come before in the order were passed over.
    pub beyond: Option<String>,
    /// The proposal to close that is agreed with.
    pub proposal: Option<Uuid>,
    /// The account it was written with.
    pub account_id: Uuid,
    /// By whom, by name.
    pub by_name: String,
    /// When.
    pub written_at: Instant,
}

/// Tables are joined in the queries that need it.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
