//! Whose word it is: the young adult's own, theirs typed in by a worker, or the worker's for their agency.

use domain::agency::Role;
use domain::care_status::{Group, Writer};
use domain::id::WorkerId;
use domain::plan::{How, Party};

use crate::circle::Place;

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
pub(super) struct Spoken {
    pub(super) whose: Party,
    pub(super) worker: Option<WorkerId>,
    pub(super) how: How,
}

impl Voice {
    /// As it is kept when somebody writes from this place; nothing where nobody may speak so: the young adult types their
    /// own words alone, and a worker who types theirs says from where.
    pub(super) fn from(self, place: &Place) -> Option<Spoken> {
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

impl Spoken {
    /// As whom the ledger takes it, from this place.
    pub(super) fn writer(&self, place: &Place) -> Option<Writer> {
        match self.whose {
            Party::YoungAdult => Some(Writer::YoungAdult),
            _ => Group::of_role(place.role).map(Writer::Worker),
        }
    }
}
