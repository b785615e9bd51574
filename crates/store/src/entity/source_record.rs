//! What one agency says of one person, as its extract had it. A changed record is a new row; the old one says which import replaced it.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter, PrimaryKeyTrait,
};
use serde::{Deserialize, Serialize};

use crate::columns::{Day, Uuid};

/// What one agency says of one person, as its extract had it. A changed record is a new row; the old one says which import replaced it.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "source_record")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The person.
    pub person_id: Uuid,
    /// The agency.
    pub agency_id: Uuid,
    /// Kind of extract.
    pub kind: String,
    /// The agency's own number for the person.
    pub key: String,
    /// The import that brought it.
    pub from_import: i64,
    /// The import that replaced it.
    pub superseded_by: Option<i64>,
    /// Hash of its content: equal means unchanged.
    pub hash: String,
    /// First name.
    pub given_name: String,
    /// Family name.
    pub family_name: String,
    /// Date of birth.
    pub born_on: Option<Day>,
    /// `restricted` or `excluded` as the agency marks it.
    pub limited: Option<String>,
    /// Everything else, as JSON of the kind's record.
    pub content: String,
}

/// Tables are joined in the queries that need it.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
