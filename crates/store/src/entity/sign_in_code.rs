//! A printed code that a young adult, or somebody of their network, signs in with once.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter, PrimaryKeyTrait,
};
use serde::{Deserialize, Serialize};

use crate::columns::{Instant, Uuid};

/// A printed code that a young adult, or somebody of their network, signs in with once.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "sign_in_code")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// For whom, or of whose network.
    pub person_id: Uuid,
    /// For whom of that network, if not for the young adult.
    pub supporter_id: Option<Uuid>,
    /// Argon2id hash of the code, with the date of birth of whoever is to use it in the salt.
    pub code_hash: String,
    /// The account that printed it.
    pub issued_by: Uuid,
    /// When printed.
    pub issued_at: Instant,
    /// When used.
    pub used_at: Option<Instant>,
}

/// Tables are joined in the queries that need it.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
