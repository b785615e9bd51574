//! An appointment of a person, as it was written down once: the newest version counts.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter, PrimaryKeyTrait,
};
use serde::{Deserialize, Serialize};

use crate::columns::{Day, Instant, Uuid};

/// An appointment of a person, as it was written down once: the newest version counts.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "appointment")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Which appointment: the same in every version.
    pub appointment_id: Uuid,
    /// Whose.
    pub person_id: Uuid,
    /// A code of `domain::appointment::AppointmentKind`.
    pub kind: String,
    /// What for, in words.
    pub what: String,
    /// With whom.
    pub with_whom: String,
    /// Which place of the directory, unless it is by phone.
    pub place_id: Option<Uuid>,
    /// The number, if it is by phone.
    pub phone: Option<String>,
    /// The day; none is the day of release.
    pub on_day: Option<Day>,
    /// Minutes after midnight; none where one may come at any time.
    pub starts: Option<i64>,
    /// How long it takes.
    pub minutes: i64,
    /// From when it could be held, where it can be moved.
    pub move_from: Option<i64>,
    /// Its last start, where it can be moved.
    pub move_to: Option<i64>,
    /// What must have been before it.
    pub after_id: Option<Uuid>,
    /// A code of `domain::appointment::DeadlineKind`.
    pub deadline: String,
    /// The last day, where one is given.
    pub deadline_on: Option<Day>,
    /// The last minute of that day.
    pub deadline_at: Option<i64>,
    /// Whether it could be by phone.
    pub phone_possible: bool,
    /// Whether it could be before release.
    pub early_possible: bool,
    /// Planned, kept or cancelled.
    pub state: String,
    /// Why it was cancelled or changed.
    pub reason: Option<String>,
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
