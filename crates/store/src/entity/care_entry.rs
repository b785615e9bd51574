//! An entry in a person's care-status ledger: a version of a claim, or something said of one.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter, PrimaryKeyTrait,
};
use serde::{Deserialize, Serialize};

use crate::columns::{Day, Instant, Uuid};

/// An entry in a person's care-status ledger.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "care_entry")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Whose ledger.
    pub person_id: Uuid,
    /// `claim`, `withdrawn`, `disputed`, `sight` or `declined`; `proposed` is written by nothing any more.
    pub kind: String,
    /// Which claim; none where it is about the category that the duties rest on, or a proposal.
    pub claim_id: Option<Uuid>,
    /// Of a claim: the number of the version.
    pub version: Option<i64>,
    /// What sort of claim: a code of `domain::care_status::ClaimKind`.
    pub what: Option<String>,
    /// What it says: a code of `domain::care_status::Says`.
    pub says: Option<String>,
    /// How well founded: a code of `domain::care_status::Grade`.
    pub grade: Option<String>,
    /// The council, court or prison it names.
    pub authority: Option<String>,
    /// First day it speaks of.
    pub from_on: Option<Day>,
    /// Last day it speaks of.
    pub to_on: Option<Day>,
    /// In the words of whoever says it.
    pub words: Option<String>,
    /// Whose record it is: a code of `domain::care_status::Group`.
    pub held_by: Option<String>,
    /// The key of the file's fact it was accepted from, or that was declined.
    pub fact: Option<String>,
    /// Of a claim accepted from a record of another entry: the event that had joined the two.
    pub link: Option<String>,
    /// Why: of accepting, declining, taking back, or of a link.
    pub reason: Option<String>,
    /// Who sees it: codes of groups with commas between; empty: nobody.
    pub sees: Option<String>,
    /// Whose words: a code of `domain::plan::Party`.
    pub whose: String,
    /// The worker who typed it in; nobody where the young adult did.
    pub worker_id: Option<Uuid>,
    /// How the words came in: a code of `domain::plan::How`.
    pub how: String,
    /// When.
    pub recorded_at: Instant,
}

/// Tables are joined in the queries that need it.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
