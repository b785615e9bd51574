//! One thing that somebody wrote in a plan: a version of a goal or of a step, an answer, a comment.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter, PrimaryKeyTrait,
};
use serde::{Deserialize, Serialize};

use crate::columns::{Day, Instant, Uuid};

/// One thing that somebody wrote in a plan. Rows are only ever added.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "plan_entry")]
pub struct Model {
    /// Its id: that of the answer or the comment, where it is one.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// In whose plan.
    pub person_id: Uuid,
    /// `goal`, `step`, `answer`, `comment` or `area`.
    pub kind: String,
    /// The goal; none for an area.
    pub goal_id: Option<Uuid>,
    /// The step, for a version of one.
    pub step_id: Option<Uuid>,
    /// Its number among the versions of the goal and its steps, for a goal and a step.
    pub version: Option<i64>,
    /// The version that an answer is about.
    pub about_version: Option<i64>,
    /// A code of `domain::plan::Area`, for a goal and an area.
    pub area: Option<String>,
    /// Codes of areas with commas between, for a goal.
    pub related: Option<String>,
    /// What a goal, a step or a comment says.
    pub words: Option<String>,
    /// What they are good at, for a goal.
    pub strengths: Option<String>,
    /// A code of `domain::plan::Unanswered`, where nothing is said of strengths.
    pub no_strengths: Option<String>,
    /// Who they want to be, for a goal.
    pub future_self: Option<String>,
    /// A code of `domain::plan::Unanswered`, where nothing is said of that.
    pub no_future_self: Option<String>,
    /// A code of `domain::plan::Support`, or of `Unanswered`, for a goal.
    pub support: Option<String>,
    /// A code of `domain::plan::Actor`, for a step.
    pub actor: Option<String>,
    /// Who that is by name.
    pub actor_name: Option<String>,
    /// By when, for a goal and a step.
    pub by_on: Option<Day>,
    /// Whether a step must be done before release.
    pub serves_release: Option<bool>,
    /// How far a goal or a step is, what was answered, or why an area has no goal.
    pub state: Option<String>,
    /// Why.
    pub reason: Option<String>,
    /// A code of `domain::plan::Party`: whose words they are.
    pub whose: String,
    /// By which name, where they are neither the young adult nor a worker.
    pub whose_name: Option<String>,
    /// The worker who typed them; none where the young adult did.
    pub worker_id: Option<Uuid>,
    /// Who of the network typed them, where they did it themselves.
    pub supporter_id: Option<Uuid>,
    /// A code of `domain::plan::How`.
    pub how: String,
    /// When it was written.
    pub recorded_at: Instant,
}

/// Tables are joined in the queries that need it.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
