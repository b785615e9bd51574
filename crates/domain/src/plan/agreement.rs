//! Whether somebody agrees with a goal as it stood, and what they say about it.

use jiff::Timestamp;
use jiff::civil::Date;

use super::author::{Author, Party};
use crate::id::{AgreementId, CommentId, GoalId};

/// What somebody answered when asked whether they agree.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Answer {
    /// Yes.
    Agrees,
    /// No. It stays in sight.
    Disagrees {
        /// Why.
        reason: String,
    },
    /// They were asked, and could not say.
    CouldNotAnswer {
        /// Why not.
        reason: String,
    },
}

impl Answer {
    /// The codes it is kept under, in the order they are offered.
    pub const CODES: &'static [&'static str] = &["agrees", "disagrees", "could_not_answer"];

    /// The code it is kept under.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Agrees => "agrees",
            Self::Disagrees { .. } => "disagrees",
            Self::CouldNotAnswer { .. } => "could_not_answer",
        }
    }

    /// The words people use for it.
    pub const fn words(&self) -> &'static str {
        match self {
            Self::Agrees => "Agrees",
            Self::Disagrees { .. } => "Disagrees",
            Self::CouldNotAnswer { .. } => "Could not answer",
        }
    }

    /// The answer with this code; `reason` belongs to the last two alone.
    pub fn from_code(code: &str, reason: &str) -> Option<Self> {
        match code {
            "agrees" => Some(Self::Agrees),
            "disagrees" => Some(Self::Disagrees { reason: reason.to_owned() }),
            "could_not_answer" => Some(Self::CouldNotAnswer { reason: reason.to_owned() }),
            _ => None,
        }
    }

    /// Why, where a reason is asked for.
    pub fn reason(&self) -> Option<&str> {
        match self {
            Self::Agrees => None,
            Self::Disagrees { reason } | Self::CouldNotAnswer { reason } => Some(reason),
        }
    }
}

/// Somebody's answer to one version of a goal with its steps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agreement {
    /// Its id.
    pub id: AgreementId,
    /// The goal.
    pub goal: GoalId,
    /// The version of the goal with its steps that they were asked about.
    pub goal_version: u32,
    /// The answer.
    pub answer: Answer,
    /// Who answered, and who typed the answer in.
    pub author: Author,
    /// When.
    pub at: Timestamp,
    /// The day of that.
    pub on: Date,
}

impl Agreement {
    /// As whom they answered.
    pub const fn party(&self) -> Party {
        self.author.whose
    }
}

/// What somebody says about a goal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    /// Its id.
    pub id: CommentId,
    /// The goal.
    pub goal: GoalId,
    /// What they say.
    pub words: String,
    /// Who.
    pub author: Author,
    /// When.
    pub at: Timestamp,
    /// The day of that.
    pub on: Date,
}
