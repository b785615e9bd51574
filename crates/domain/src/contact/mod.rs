//! Contact between a worker and a young adult: what was done, how, whether it came about, and when the next is due.

mod next;
mod visit;

pub use next::{NextContact, Standing};
pub use visit::{NOTE_LENGTH_MAX, NewVisit, Visit, VisitRefused};

use crate::agency::coded;

coded! {
    /// What the contact was for: the seven functions of a personal adviser
    /// (Care Leavers (England) Regulations 2010, regulation 8(1)). One contact may serve several.
    Function {
        /// Regulation 8(1)(a).
        AdviceAndSupport = "advice", "Advice and practical support";
        /// Regulation 8(1)(b).
        AssessmentAndPlan = "plan", "Working on the assessment or the pathway plan";
        /// Regulation 8(1)(c).
        Review = "review", "Reviewing the pathway plan";
        /// Regulation 8(1)(d).
        LiaisonOnPlan = "liaison", "Talking with others about carrying the plan out";
        /// Regulation 8(1)(e).
        CoordinateServices = "services", "Arranging services and help to use them";
        /// Regulation 8(1)(f).
        ProgressAndWellbeing = "wellbeing", "Hearing how things are going";
        /// Regulation 8(1)(g).
        WrittenRecord = "record", "Writing up the record together";
    }
}

coded! {
    /// How the contact was made.
    Channel {
        /// Face to face, anywhere: a prison visit, at home, at an office.
        InPerson = "in_person", "In person";
        /// A video call, in custody or outside.
        Video = "video", "Video call";
        /// A telephone call.
        Phone = "phone", "Phone call";
        /// Text or chat message.
        Message = "message", "Text or chat";
        /// Letter, or "email a prisoner".
        Letter = "letter", "Letter or email";
    }
}

impl Channel {
    /// Whether the two could see one another: what counts as seeing somebody in custody.
    pub const fn is_seeing(self) -> bool {
        matches!(self, Self::InPerson | Self::Video)
    }
}

coded! {
    /// Why a contact did not come about. Neutral words: the record is read by the young adult.
    NotAttendedReason {
        /// The young adult said no this time.
        Declined = "declined", "They did not want to this time";
        /// The young adult did not come and nobody knows why yet.
        DidNotCome = "did_not_come", "They did not come, reason not known";
        /// The young adult had told us they could not come.
        CouldNotCome = "could_not_come", "They could not come and said so";
        /// Lock-down, escort or visit-hall problem in the prison.
        PrisonRegime = "prison_regime", "The prison could not make it happen";
        /// The worker was ill, late or called away.
        WorkerCouldNot = "worker_could_not", "The worker could not make it";
        /// Transferred, released or moved home without the worker knowing.
        Moved = "moved", "They had moved and we were not told";
    }
}

/// Whether the contact came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// They were in touch with one another.
    Attended,
    /// It did not come about.
    NotAttended(NotAttendedReason),
}

impl Outcome {
    /// Whether the contact came about.
    pub const fn is_attended(self) -> bool {
        matches!(self, Self::Attended)
    }
}
