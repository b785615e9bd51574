//! A step towards a goal: who does what by when, and how far it is.

use jiff::Timestamp;
use jiff::civil::Date;

use super::author::{Actor, Author};
use crate::id::{GoalId, StepId};

/// How far a step is.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum StepState {
    /// Nobody has begun.
    NotStarted,
    /// Begun.
    InProgress,
    /// Done.
    Completed,
    /// Something is in the way.
    CannotBeDoneYet {
        /// What.
        reason: String,
    },
    /// Not needed any more; it stays readable.
    NoLongerNeeded {
        /// Why.
        reason: String,
    },
}

impl StepState {
    /// The codes it is kept under, in the order they are offered.
    pub const CODES: &'static [&'static str] =
        &["not_started", "in_progress", "completed", "cannot_be_done_yet", "no_longer_needed"];

    /// The code it is kept under.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotStarted => "not_started",
            Self::InProgress => "in_progress",
            Self::Completed => "completed",
            Self::CannotBeDoneYet { .. } => "cannot_be_done_yet",
            Self::NoLongerNeeded { .. } => "no_longer_needed",
        }
    }

    /// The words people use for it.
    pub const fn words(&self) -> &'static str {
        match self {
            Self::NotStarted => "Not started",
            Self::InProgress => "In progress",
            Self::Completed => "Completed",
            Self::CannotBeDoneYet { .. } => "Cannot be done yet",
            Self::NoLongerNeeded { .. } => "No longer needed",
        }
    }

    /// The state with this code; `reason` belongs to the last two alone.
    pub fn from_code(code: &str, reason: &str) -> Option<Self> {
        match code {
            "not_started" => Some(Self::NotStarted),
            "in_progress" => Some(Self::InProgress),
            "completed" => Some(Self::Completed),
            "cannot_be_done_yet" => Some(Self::CannotBeDoneYet { reason: reason.to_owned() }),
            "no_longer_needed" => Some(Self::NoLongerNeeded { reason: reason.to_owned() }),
            _ => None,
        }
    }

    /// Why, where a reason is asked for.
    pub fn reason(&self) -> Option<&str> {
        match self {
            Self::CannotBeDoneYet { reason } | Self::NoLongerNeeded { reason } => Some(reason),
            Self::NotStarted | Self::InProgress | Self::Completed => None,
        }
    }

    /// Whether somebody still has to do it.
    pub const fn is_open(&self) -> bool {
        matches!(self, Self::NotStarted | Self::InProgress | Self::CannotBeDoneYet { .. })
    }
}

/// What a step says.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct NewStep {
    /// What is to be done.
    pub words: String,
    /// Who does it.
    pub actor: Actor,
    /// Who that is by name, where it is said: "Ash Grove hostel", "Aunt Rowan".
    pub actor_name: Option<String>,
    /// The last day in time, if there is one.
    pub by: Option<Date>,
    /// Whether it must be done before the person leaves prison.
    pub serves_release: bool,
}

/// A step as it stood on some day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Its id.
    pub id: StepId,
    /// The goal it leads to.
    pub goal: GoalId,
    /// What it says.
    pub what: NewStep,
    /// How far it is.
    pub state: StepState,
    /// Whose words these are; whoever says since then where it stands does not become their author.
    pub author: Author,
    /// Version of the goal at which the step was last changed: what a form that changes it is held against.
    pub version: u32,
    /// When these words were written. How far it is may have been said since.
    pub at: Timestamp,
    /// The day of that.
    pub on: Date,
}
