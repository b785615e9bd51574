//! An entry in a person's network: somebody, their being taken out, a word about what they may see, or a safety check.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter, PrimaryKeyTrait,
};
use serde::{Deserialize, Serialize};

use crate::columns::{Day, Instant, Uuid};

/// An entry in a person's network.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "network_entry")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// In whose network.
    pub person_id: Uuid,
    /// About whom.
    pub supporter_id: Uuid,
    /// `supporter`, `removed`, `consent` or `check`.
    pub kind: String,
    /// Of a supporter: the number of the version.
    pub version: Option<i64>,
    /// What they are called.
    pub name: Option<String>,
    /// What kind of supporter: a code of `domain::network::SupporterKind`.
    pub what: Option<String>,
    /// How they know each other.
    pub knows: Option<String>,
    /// How close they are.
    pub closeness: Option<String>,
    /// How to reach them.
    pub reach: Option<String>,
    /// Whether they would answer at two in the morning.
    pub answers_at_night: Option<String>,
    /// Whether they stay when services end.
    pub stays: Option<String>,
    /// Why they were taken out, or what a safety check rests on.
    pub reason: Option<String>,
    /// The areas they may see, with commas between; empty: nothing.
    pub areas: Option<String>,
    /// Whether they may see the goals in which a step is theirs.
    pub named: Option<bool>,
    /// Whether they may see when and where the young adult comes out.
    pub release_day: Option<bool>,
    /// Whether they may comment.
    pub may_comment: Option<bool>,
    /// First day of a consent.
    pub from_on: Option<Day>,
    /// Last day of a consent.
    pub until_on: Option<Day>,
    /// What came of a safety check.
    pub state: Option<String>,
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
