//! Somebody who signs in: a worker, a young adult, or somebody of a young adult's network.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter, PrimaryKeyTrait,
};
use serde::{Deserialize, Serialize};

use crate::columns::{Instant, Uuid};

/// Somebody who signs in: a worker, a young adult, or somebody of a young adult's network.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "account")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The worker, if it is one.
    pub worker_id: Option<Uuid>,
    /// The young adult, if it is one, or whose network it is about.
    pub person_id: Option<Uuid>,
    /// Somebody of that young adult's network, if it is theirs and not the young adult's own.
    pub supporter_id: Option<Uuid>,
    /// What is typed to sign in, in lower case.
    pub sign_in_name: String,
    /// Argon2id hash (PHC string) of the password or passphrase; empty until chosen.
    pub secret: String,
    /// When it was closed.
    pub closed_at: Option<Instant>,
    /// When it was made.
    pub created_at: Instant,
}

/// Tables are joined in the queries that need it.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
