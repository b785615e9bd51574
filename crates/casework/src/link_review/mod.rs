//! Clerical review: pairs that a run of linkage left to people are brought in, given out one by one, answered blind, and
//! joined or told apart. Taking back is one event more; nothing is moved by either.

mod afterwards;
mod answer;
mod bring;
mod draft;
mod entries;
mod joined;
mod next;
mod queue;
mod remit;
mod rows;
mod settle;
mod show;
mod tell;
mod undo;

pub use afterwards::Afterwards;
pub use answer::{AnswerError, AnswerForm, Answered, answer};
pub use bring::{BringError, Brought, BroughtPair, Run, Side, bring_in};
pub use draft::{find_draft, keep_draft};
pub use entries::Spoken;
pub use next::{Next, next, put_back};
pub use queue::{Board, Line, board};
pub use settle::{SettleError, SettleForm, Settled, reach, settle};
pub use show::{PairShown, Revealed, show};
pub use tell::{Told, decided_keys, tell};
pub use undo::{UndoError, Undone, undo};

use domain::link_review::FieldStanding;
use serde::{Deserialize, Serialize};

/// For how long a pair that somebody has open is given to nobody else, in minutes.
pub const CLAIMED_MINUTES: i64 = 30;

/// Two records in one field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Field {
    /// The name of what is compared.
    pub name: String,
    /// What the one record says, each value.
    pub one: Vec<String>,
    /// What the other says.
    pub other: Vec<String>,
    /// Code of `FieldStanding`.
    pub standing: String,
    /// How they stand to each other, in words.
    pub says: String,
}

impl Field {
    /// How the two stand to each other.
    pub fn stands(&self) -> FieldStanding {
        FieldStanding::from_code(&self.standing).unwrap_or(FieldStanding::Missing)
    }
}

/// One piece of evidence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// What was compared.
    pub name: String,
    /// How it stands, in words.
    pub says: String,
    /// Thousandths of a bit.
    pub weight: i64,
    /// How much that says, in words.
    pub strength: String,
}
