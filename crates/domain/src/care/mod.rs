//! Time in care: episodes as a council returns them, and the leaving-care status that follows from them.

mod code;
mod days;
pub mod source;
mod status;
mod trace;

pub use code::{CareLegalStatus, Placement, ReasonEnded, ReasonNew, ReasonPlaceChange};
pub use days::{DAYS_NEEDED, DayCount, EpisodeCount, LAST_DAY, NotCounted, SHORT_BREAKS, THIRTEEN_WEEKS};
pub use status::{CareStatusAnswer, Category, Status, care_status};
pub(crate) use status::{category, status_of};
pub(crate) use trace::trace;
pub use trace::{Branch, Question, Trace};

use jiff::civil::Date;

/// One episode of care: a stretch of one legal status and one placement, as the looked-after children return has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CareEpisode {
    /// The day it began (DECOM).
    pub from: Date,
    /// The day it ended (DEC); `None` while it is open.
    pub to: Option<Date>,
    /// The legal status (LS).
    pub legal_status: CareLegalStatus,
    /// Where the child lived (PLACE).
    pub placement: Option<Placement>,
    /// Why the episode began (RNE).
    pub reason_new: Option<ReasonNew>,
    /// Why it ended (REC).
    pub reason_ended: Option<ReasonEnded>,
    /// Why the placement changed (REASON_PLACE_CHANGE).
    pub reason_place_change: Option<ReasonPlaceChange>,
}

/// A stretch of detention in a prison, young offender institution, secure training centre or hospital.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Detention {
    /// First day.
    pub from: Date,
    /// The day of release; `None` while it lasts.
    pub to: Option<Date>,
}

/// What is known about a person when their status is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CareFacts<'a> {
    /// Date of birth.
    pub born_on: Date,
    /// Every episode of care that is known, in any order.
    pub episodes: &'a [CareEpisode],
    /// Every stretch of detention that is known, in any order.
    pub detentions: &'a [Detention],
    /// Whether the person is in education or training, or has told the authority that they want to be.
    pub in_learning: bool,
}

#[cfg(test)]
mod tests;
