//! Moves and changes of legal status, counted from episodes of care: which counted, which did not, and why not.
//!
//! # What it says
//! A move is an episode that begins because placement and carer changed (RNE P or B). A change of legal status is one that
//! begins because the legal status changed (RNE L, B or U). Left out: short breaks, the start of a time in care, a change of
//! placement that stays with the same carer, temporary moves and the way back from them. Where the return gives no reason,
//! what differs from the episode before decides.
//!
//! # Source
//! [`COUNTING`].
//!
//! # Applies to
//! Whoever has episodes in a looked-after children return that was brought in. Returns that were not brought in may hold more.
//!
//! # Example
//! From a foster home (U6) to a children's home (K2) with RNE P is a move; from section 20 to a care order with RNE L is a
//! change of legal status and no move; with RNE B it is both.

use jiff::civil::Date;

use crate::agency::coded;
use crate::care::{CareEpisode, CareLegalStatus, Placement, ReasonNew};
use crate::reason::{Force, Source};

/// What counts as a move and as a change of legal status.
pub const COUNTING: Source = Source {
    citation: "Looked-after children return (SSDA903) guide: reasons for new episodes (RNE), temporary placements",
    force: Force::Practice,
    verified: false,
};

/// An episode and the file it is from: "Merrowdale, SSDA903 return".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The episode.
    pub episode: CareEpisode,
    /// Agency and kind of file.
    pub source: String,
}

coded! {
    /// Why a change is not counted.
    LeftOut {
        /// V3 or V4.
        ShortBreak = "short_break", "a short break";
        /// Care begins.
        Start = "start", "a time in care begins here";
        /// Another placement, the same carer.
        SameCarer = "same_carer", "the carer stayed the same";
        /// T0 to T4.
        Temporary = "temporary", "a temporary move";
        /// Back where they lived before a temporary move.
        BackAgain = "back_again", "the way back from a temporary move";
        /// A second episode from the same day.
        SameDay = "same_day", "two episodes begin on this day";
        /// The reason says that it changed, the statuses are the same.
        SameStatus = "same_status", "the legal status is the same before and after";
        /// No reason, and nothing differs.
        NothingDiffers = "nothing_differs", "nothing differs from the episode before";
    }
}

/// Whether a change counts as one of a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Counts {
    /// It does.
    Yes,
    /// It could be taken for one, and is not.
    LeftOut(LeftOut),
    /// It is none of this kind.
    IsNone,
}

/// Where one episode follows another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The day.
    pub on: Date,
    /// Where they lived and by which status before; nothing where no file tells of it.
    pub before: Option<(Option<Placement>, CareLegalStatus)>,
    /// From this day on.
    pub now: (Option<Placement>, CareLegalStatus),
    /// Why the episode began.
    pub reason: Option<ReasonNew>,
    /// The file.
    pub source: String,
    /// Whether it is a move.
    pub is_move: Counts,
    /// Whether it is a change of legal status.
    pub is_legal: Counts,
}

/// Every change that these episodes tell of, the earliest first. The same episode in several files is one.
pub fn changes(told: &[Told]) -> Vec<Change> {
    let mut sorted: Vec<&Told> = told.iter().collect();
    // Of two files that say the same, the first by name is the source that is shown.
    sorted.sort_by_key(|one| {
        let episode = &one.episode;
        (episode.from, episode.legal_status, episode.placement, episode.reason_new, one.source.as_str())
    });
    let same = |one: &&Told, other: &&Told| {
        let key = |told: &Told| {
            let episode = &told.episode;
            (episode.from, episode.legal_status, episode.placement, episode.reason_new)
        };
        key(one) == key(other)
    };
    sorted.dedup_by(|one, other| same(&&**one, &&**other));
    let mut walk = Walk::default();
    sorted.into_iter().map(|one| walk.step(one)).collect()
}

/// Where the walk through the episodes stands.
#[derive(Debug, Default)]
struct Walk {
    /// The last episode that was no short break.
    before: Option<CareEpisode>,
    /// Where they lived before a temporary move that lasts.
    home: Option<Placement>,
}

impl Walk {
    fn step(&mut self, told: &Told) -> Change {
        let now = told.episode;
        let (is_move, is_legal, keeps) = self.read(&now);
        let change = Change {
            on: now.from,
            before: self.before.map(|before| (before.placement, before.legal_status)),
            now: (now.placement, now.legal_status),
            reason: now.reason_new,
            source: told.source.clone(),
            is_move,
            is_legal,
        };
        if keeps {
            let was_temporary = self.before.and_then(|before| before.placement).is_some_and(is_temporary);
            match now.placement {
                Some(placement) if is_temporary(placement) => {
                    if !was_temporary {
                        self.home = self.before.and_then(|before| before.placement);
                    }
                }
                _ => self.home = None,
            }
            self.before = Some(now);
        }
        change
    }

    /// Whether it is a move, whether a change of legal status, and whether the next is held against it.
    fn read(&self, now: &CareEpisode) -> (Counts, Counts, bool) {
        let both = |why| (Counts::LeftOut(why), Counts::LeftOut(why), false);
        if now.legal_status.is_short_break() {
            return both(LeftOut::ShortBreak);
        }
        if self.before.is_some_and(|before| before.from == now.from) {
            return both(LeftOut::SameDay);
        }
        let is_start = now.reason_new == Some(ReasonNew::S) || (self.before.is_none() && now.reason_new.is_none());
        if is_start {
            return (Counts::LeftOut(LeftOut::Start), Counts::IsNone, true);
        }
        (self.is_move(now), self.is_legal(now), true)
    }

    fn is_move(&self, now: &CareEpisode) -> Counts {
        use ReasonNew::{B, L, P, S, T, U};
        let differs = self.before.is_some_and(|before| before.placement != now.placement);
        match now.reason_new {
            Some(L | S) => return Counts::IsNone,
            Some(T | U) => return Counts::LeftOut(LeftOut::SameCarer),
            None if !differs => {
                let same = self.before.is_some_and(|before| before.legal_status == now.legal_status);
                return if same { Counts::LeftOut(LeftOut::NothingDiffers) } else { Counts::IsNone };
            }
            Some(P | B) | None => {}
        }
        if now.placement.is_some_and(is_temporary) {
            Counts::LeftOut(LeftOut::Temporary)
        } else if self.home.is_some() && self.home == now.placement {
            Counts::LeftOut(LeftOut::BackAgain)
        } else {
            Counts::Yes
        }
    }

    fn is_legal(&self, now: &CareEpisode) -> Counts {
        use ReasonNew::{B, L, P, S, T, U};
        let same = self.before.is_some_and(|before| before.legal_status == now.legal_status);
        match now.reason_new {
            Some(P | T | S) => Counts::IsNone,
            Some(L | B | U) if same => Counts::LeftOut(LeftOut::SameStatus),
            None if same => Counts::IsNone,
            Some(L | B | U) | None => Counts::Yes,
        }
    }
}

const fn is_temporary(placement: Placement) -> bool {
    matches!(placement, Placement::T0 | Placement::T1 | Placement::T2 | Placement::T3 | Placement::T4)
}
