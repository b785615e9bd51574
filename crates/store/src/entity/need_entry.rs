//! An entry about somebody's needs: a version of a fact, something said of one, or what the young adult wants.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter, PrimaryKeyTrait,
};
use serde::{Deserialize, Serialize};

use crate::columns::{Day, Instant, Uuid};

/// An entry about somebody's needs: a version of a fact, something said of one, or what the young adult wants.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "need_entry")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Whose needs.
    pub person_id: Uuid,
    /// `fact`, `taken_back`, `disputed` or `answer`.
    pub kind: String,
    /// Which fact; none of an answer.
    pub fact_id: Option<Uuid>,
    /// Of a fact: the number of the version.
    pub version: Option<i64>,
    /// Of a fact: a code of `domain::cohort::Need`.
    pub need: Option<String>,
    /// Of a fact: a code of `domain::cohort::Says`.
    pub says: Option<String>,
    /// Of a fact: how often.
    pub times: Option<i64>,
    /// The words of whoever writes.
    pub words: String,
    /// Of a fact: from which day.
    pub from_on: Option<Day>,
    /// Of a fact: until which day.
    pub to_on: Option<Day>,
    /// Of a fact: a code of `domain::cohort::FactSource`.
    pub source: Option<String>,
    /// Of an answer: a code of `domain::cohort::Consent`.
    pub consent: Option<String>,
    /// The worker who wrote it; nobody where the young adult did.
    pub worker_id: Option<Uuid>,
    /// In which post the worker wrote it.
    pub role: Option<String>,
    /// When.
    pub recorded_at: Instant,
}

/// Tables are joined in the queries that need it.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
