//! Whose words are kept: the writer's own, or somebody's from paper or as they said them, typed in as theirs.

use domain::agency::Role;
use domain::id::{SupporterId, WorkerId};
use domain::plan::{How, Party};

use crate::circle::Place;

/// Whose words somebody types.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Voice {
    /// Their own.
    Own,
    /// Somebody else's: the young adult's, or those of somebody of their family, a mentor or another supporter, who is named.
    Theirs {
        /// As whom they speak.
        whose: Party,
        /// By which name; the young adult's is known.
        name: Option<String>,
        /// From where they were typed.
        how: How,
    },
}

/// Whose words they are, as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Spoken {
    pub(super) whose: Party,
    pub(super) name: Option<String>,
    pub(super) worker: Option<WorkerId>,
    /// Who of the network, where they type themselves.
    pub(super) supporter: Option<SupporterId>,
    pub(super) how: How,
}

impl Voice {
    /// As it is kept when somebody writes from this place. Nobody speaks for a worker but that worker, and the young adult
    /// types only their own words; nothing where that is asked.
    pub(super) fn from(&self, place: &Place) -> Option<Spoken> {
        let worker = (place.role != Role::YoungAdult).then_some(place.worker);
        match self {
            // Those of the network have no worker's pages, and write through their own.
            Self::Own if place.role.is_of_network() => None,
            Self::Own => {
                let whose = Party::of_role(place.role)?;
                Some(Spoken { whose, name: None, worker, supporter: None, how: How::Here })
            }
            Self::Theirs { whose, name, how } => {
                let named = name.as_deref().map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned);
                let name = match whose {
                    Party::YoungAdult => None,
                    Party::FamilyMember | Party::Mentor | Party::Supporter => Some(named?),
                    _ => return None,
                };
                let typed = worker.is_some() && *how != How::Here;
                typed.then_some(Spoken { whose: *whose, name, worker, supporter: None, how: *how })
            }
        }
    }
}
