//! Whose word it is: the young adult's own, or theirs typed in by a worker, from paper or as they said it.

use domain::agency::Role;
use domain::id::WorkerId;
use domain::plan::{How, Party};

use super::Place;

/// Whose word somebody types.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Voice {
    /// Their own.
    Own,
    /// The young adult's, typed in by a worker.
    YoungAdult {
        /// From where.
        how: How,
    },
}

/// Whose word it is, as it is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Spoken {
    pub(crate) whose: Party,
    pub(crate) worker: Option<WorkerId>,
    pub(crate) how: How,
}

impl Voice {
    /// As it is kept when somebody writes from this place; nothing where nobody may speak so: the young adult types their
    /// own words alone, and a worker who types theirs says from where.
    pub(crate) fn from(self, place: &Place) -> Option<Spoken> {
        let is_worker = place.role != Role::YoungAdult;
        let worker = is_worker.then_some(place.worker);
        match self {
            Self::Own => Some(Spoken { whose: Party::of_role(place.role)?, worker, how: How::Here }),
            Self::YoungAdult { how } if is_worker && how != How::Here => {
                Some(Spoken { whose: Party::YoungAdult, worker, how })
            }
            Self::YoungAdult { .. } => None,
        }
    }
}
