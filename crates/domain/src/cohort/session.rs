//! A panel's session: whom it considered, what it decided of each with what reason, undone while it is open, and closed only
//! when a second member agrees. A closed session never changes.

use std::collections::BTreeMap;

use jiff::Timestamp;

use crate::agency::coded;
use crate::id::{AccountId, PanelEntryId, PersonId};

coded! {
    /// What a panel decides of somebody.
    Choice {
        /// Offered the support.
        Chosen = "chosen", "Offer the support";
        /// Not this time.
        NotNow = "not_now", "Not now";
        /// More must be found out.
        FindOut = "find_out", "Find out more first";
    }
}

/// One entry of a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionEntry {
    /// Its id.
    pub id: PanelEntryId,
    /// When.
    pub at: Timestamp,
    /// The account it was written with: the second member has another.
    pub account: AccountId,
    /// By name.
    pub by: String,
    /// What.
    pub says: SessionSays,
}

/// What an entry of a session says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SessionSays {
    /// Something is decided of somebody.
    Choice {
        /// Of whom.
        person: PersonId,
        /// What.
        choice: Choice,
        /// Why.
        why: String,
        /// Why people who come before in the order were passed over, where some were.
        beyond: String,
    },
    /// What was decided of somebody is taken back.
    Undone {
        /// Of whom.
        person: PersonId,
        /// Why.
        why: String,
    },
    /// A member wants to close.
    Proposed {
        /// Why nobody else was chosen: the reason that holds for everybody of whom nothing was decided.
        others: String,
    },
    /// A second member agrees with a proposal.
    Agreed {
        /// With which.
        proposal: PanelEntryId,
    },
}

/// How somebody stands in a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// What was decided.
    pub choice: Choice,
    /// Why.
    pub why: String,
    /// Why others were passed over, where some were.
    pub beyond: String,
    /// By whom.
    pub by: String,
    /// When.
    pub at: Timestamp,
}

/// A proposal to close.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposed {
    /// Its id.
    pub id: PanelEntryId,
    /// By whom.
    pub account: AccountId,
    /// By name.
    pub by: String,
    /// When.
    pub at: Timestamp,
    /// The reason for everybody else.
    pub others: String,
}

/// How a session was closed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closed {
    /// Who proposed it, and the reason for everybody else.
    pub proposed: Proposed,
    /// Who agreed.
    pub agreed_by: String,
    /// When.
    pub at: Timestamp,
}

/// Whether a session is open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stood {
    /// It is.
    Open,
    /// A member wants to close; anything else that is written opens it again.
    Proposed(Proposed),
    /// It is closed for good.
    Closed(Closed),
}

/// A session as its entries leave it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// What was decided, by person.
    pub decided: BTreeMap<PersonId, Standing>,
    /// How it stands.
    pub stood: Stood,
}

/// Why something cannot be decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChoiceRefused {
    /// The session is closed.
    Closed,
    /// No place is left.
    Full,
    /// The young adult said no.
    SaidNo,
    /// Nothing was decided that could be taken back.
    NothingToUndo,
}

/// Why a session cannot be closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CloseRefused {
    /// It is closed.
    Closed,
    /// Somebody who is chosen has said no since.
    SaidNo,
    /// There is no such proposal any more: something was written since.
    Changed,
    /// The same member cannot agree with themselves.
    SameMember,
}

impl Session {
    /// What these entries, the earliest first, come to. What follows a close is not read.
    pub fn of(entries: &[SessionEntry]) -> Self {
        let mut session = Self { decided: BTreeMap::new(), stood: Stood::Open };
        for entry in entries {
            if matches!(session.stood, Stood::Closed(_)) {
                break;
            }
            session.add(entry);
        }
        session
    }

    fn add(&mut self, entry: &SessionEntry) {
        match &entry.says {
            SessionSays::Choice { person, choice, why, beyond } => {
                let standing = Standing {
                    choice: *choice,
                    why: why.clone(),
                    beyond: beyond.clone(),
                    by: entry.by.clone(),
                    at: entry.at,
                };
                self.decided.insert(*person, standing);
                self.stood = Stood::Open;
            }
            SessionSays::Undone { person, .. } => {
                self.decided.remove(person);
                self.stood = Stood::Open;
            }
            SessionSays::Proposed { others } => {
                let (id, account, by) = (entry.id, entry.account, entry.by.clone());
                self.stood = Stood::Proposed(Proposed { id, account, by, at: entry.at, others: others.clone() });
            }
            SessionSays::Agreed { proposal } => {
                if let Ok(proposed) = self.may_agree(*proposal, entry.account) {
                    let closed = Closed { proposed: proposed.clone(), agreed_by: entry.by.clone(), at: entry.at };
                    self.stood = Stood::Closed(closed);
                }
            }
        }
    }

    /// Whether nothing changes any more.
    pub const fn is_closed(&self) -> bool {
        matches!(self.stood, Stood::Closed(_))
    }

    /// Who is chosen.
    pub fn chosen(&self) -> impl Iterator<Item = PersonId> {
        let chosen = self.decided.iter().filter(|(_, standing)| standing.choice == Choice::Chosen);
        chosen.map(|(person, _)| *person)
    }

    /// Whether `choice` may be decided of somebody, where there are so many places.
    pub fn may_choose(
        &self,
        person: PersonId,
        choice: Choice,
        places: u32,
        said_no: bool,
    ) -> Result<(), ChoiceRefused> {
        if self.is_closed() {
            return Err(ChoiceRefused::Closed);
        }
        if choice != Choice::Chosen {
            return Ok(());
        }
        if said_no {
            return Err(ChoiceRefused::SaidNo);
        }
        let others = self.chosen().filter(|one| *one != person).count();
        if u32::try_from(others).is_ok_and(|others| others < places) { Ok(()) } else { Err(ChoiceRefused::Full) }
    }

    /// Whether what was decided of somebody may be taken back.
    pub fn may_undo(&self, person: PersonId) -> Result<(), ChoiceRefused> {
        match (self.is_closed(), self.decided.contains_key(&person)) {
            (true, _) => Err(ChoiceRefused::Closed),
            (false, true) => Ok(()),
            (false, false) => Err(ChoiceRefused::NothingToUndo),
        }
    }

    /// Whether a member may want to close; `said_no` says of somebody whether they have.
    pub fn may_propose(&self, said_no: impl Fn(PersonId) -> bool) -> Result<(), CloseRefused> {
        if self.is_closed() {
            Err(CloseRefused::Closed)
        } else if self.chosen().any(said_no) {
            Err(CloseRefused::SaidNo)
        } else {
            Ok(())
        }
    }

    /// The proposal, if `account` may agree with it.
    pub fn may_agree(&self, proposal: PanelEntryId, account: AccountId) -> Result<&Proposed, CloseRefused> {
        match &self.stood {
            Stood::Closed(_) => Err(CloseRefused::Closed),
            Stood::Proposed(proposed) if proposed.id == proposal => {
                if proposed.account == account {
                    Err(CloseRefused::SameMember)
                } else {
                    Ok(proposed)
                }
            }
            Stood::Open | Stood::Proposed(_) => Err(CloseRefused::Changed),
        }
    }
}
