//! A goal: what somebody wants, in their own words, what they are good at, who they want to be, and where it stands.

use jiff::Timestamp;
use jiff::civil::Date;

use super::area::Area;
use super::author::Author;
use super::said::Said;
use super::step::Step;
use crate::agency::coded;
use crate::id::GoalId;

coded! {
    /// What kind of help a goal needs. Personal support underpins structural support.
    Support {
        /// Somebody beside one: encouragement, skills, belonging.
        Personal = "personal", "Personal";
        /// Things that must be there: a home, money, work, treatment.
        Structural = "structural", "Structural";
        /// Both.
        Both = "both", "Both";
    }
}

/// By when.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Target {
    /// By this day.
    On(Date),
    /// Nobody can say yet: on remand, or for later.
    NotDatedYet,
}

impl Target {
    /// The day, if there is one.
    pub const fn on(self) -> Option<Date> {
        match self {
            Self::On(day) => Some(day),
            Self::NotDatedYet => None,
        }
    }
}

/// Where a goal stands.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum GoalState {
    /// Worked on now.
    Active,
    /// For later.
    Future,
    /// Done.
    Achieved,
    /// Taken out; it stays readable.
    Removed {
        /// Why.
        reason: String,
    },
}

impl GoalState {
    /// The codes it is kept under, in the order they are offered.
    pub const CODES: &'static [&'static str] = &["active", "future", "achieved", "removed"];

    /// The code it is kept under.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Future => "future",
            Self::Achieved => "achieved",
            Self::Removed { .. } => "removed",
        }
    }

    /// The words people use for it.
    pub const fn words(&self) -> &'static str {
        match self {
            Self::Active => "Active",
            Self::Future => "For later",
            Self::Achieved => "Achieved",
            Self::Removed { .. } => "Removed",
        }
    }

    /// The state with this code; `reason` belongs to removing alone.
    pub fn from_code(code: &str, reason: &str) -> Option<Self> {
        match code {
            "active" => Some(Self::Active),
            "future" => Some(Self::Future),
            "achieved" => Some(Self::Achieved),
            "removed" => Some(Self::Removed { reason: reason.to_owned() }),
            _ => None,
        }
    }

    /// Why, where a reason is asked for.
    pub fn reason(&self) -> Option<&str> {
        match self {
            Self::Removed { reason } => Some(reason),
            Self::Active | Self::Future | Self::Achieved => None,
        }
    }

    /// Whether it is part of what is planned: now or for later.
    pub const fn is_open(&self) -> bool {
        matches!(self, Self::Active | Self::Future)
    }
}

/// What a goal says.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct NewGoal {
    /// The area it belongs to first.
    pub area: Area,
    /// Other areas that it touches, in the order of areas.
    pub related: Vec<Area>,
    /// "I will ..."
    pub words: String,
    /// What they are good at that helps.
    pub strengths: Said<String>,
    /// Who they want to be.
    pub future_self: Said<String>,
    /// What kind of help it needs.
    pub support: Said<Support>,
    /// By when.
    pub target: Target,
}

/// A goal as it stood on some day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Goal {
    /// Its id.
    pub id: GoalId,
    /// What it says.
    pub what: NewGoal,
    /// Where it stands.
    pub state: GoalState,
    /// Whose words these are; whoever says since then where it stands does not become their author.
    pub author: Author,
    /// Version at which its own words, or where it stands, were last changed: what a form that changes them is held
    /// against.
    pub written: u32,
    /// Version of the goal together with its steps: what somebody agrees with.
    pub version: u32,
    /// When these words were written. How far it is may have been said since.
    pub at: Timestamp,
    /// The day of that.
    pub on: Date,
    /// The day the goal was first written.
    pub since: Date,
    /// Its steps, in the order they were added.
    pub steps: Vec<Step>,
}
