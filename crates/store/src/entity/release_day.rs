//! What is known of a person’s day of release, as it was written down once: the newest version counts.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter, PrimaryKeyTrait,
};
use serde::{Deserialize, Serialize};

use crate::columns::{Day, Instant, Uuid};

/// What is known of a person’s day of release, as it was written down once: the newest version counts.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "release_day")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Whose.
    pub person_id: Uuid,
    /// The release date when it was written down.
    pub planned_for: Option<Day>,
    /// Which place of the directory is the gate.
    pub gate_place: Option<Uuid>,
    /// The minute from which they may come out.
    pub gate_from: Option<i64>,
    /// The minute by which they are out.
    pub gate_to: Option<i64>,
    /// A code of `domain::place::Means`.
    pub means: String,
    /// Where they sleep the first night; empty while nobody knows.
    pub home: String,
    /// Millionths of a degree north.
    pub home_latitude: Option<i64>,
    /// Millionths of a degree east.
    pub home_longitude: Option<i64>,
    /// The minute after which nobody is let in.
    pub home_by: Option<i64>,
    /// The day on which they can stay there no longer, where it is known.
    pub home_to: Option<Day>,
    /// A line for each address after that, as `domain::release_day::LaterHome` reads them.
    pub later_homes: Option<String>,
    /// Minutes to spare that this day needs, where that is not what is usual.
    pub margin: Option<i64>,
    /// Why so many.
    pub margin_why: Option<String>,
    /// The day of the first payment.
    pub first_payment_on: Option<Day>,
    /// Money they have apart from the payment on release.
    pub other_pence: i64,
    /// Where it comes from.
    pub other_words: String,
    /// What a day costs.
    pub daily_pence: i64,
    /// What was changed with it in one go.
    pub change_id: Uuid,
    /// Who wrote it down.
    pub worker_id: Uuid,
    /// Their place in the circle then.
    pub role: String,
    /// When.
    pub recorded_at: Instant,
    /// Counts from 1.
    pub version: i32,
}

/// Tables are joined in the queries that need it.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
