//! Something that was done, happened or lasts, recorded by hand.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter, PrimaryKeyTrait,
};
use serde::{Deserialize, Serialize};

use crate::columns::{Day, Instant, Uuid};

/// Something that was done, happened or lasts, recorded by hand.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "event")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// About whom.
    pub person_id: Uuid,
    /// By whom.
    pub worker_id: Uuid,
    /// The worker's place in the circle then.
    pub role: String,
    /// What: a code of `domain::duty::EventKind` or `SpellKind`, or of `domain::event::CircumstanceKind`.
    pub kind: String,
    /// The day, or the first day.
    pub on_day: Day,
    /// The day on which it is over, for what lasts.
    pub until_on: Option<Day>,
    /// How a housing referral ended, or which circumstance holds.
    pub outcome: Option<String>,
    /// What else there is to say.
    pub note: String,
    /// When it was put on the record.
    pub recorded_at: Instant,
    /// When it was taken back.
    pub withdrawn_at: Option<Instant>,
    /// Why it was taken back.
    pub withdrawn_why: Option<String>,
    /// Counts changes; an older version never overwrites a newer.
    pub version: i32,
}

/// Tables are joined in the queries that need it.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
