//! What somebody said, or why there is no answer: nothing has to be invented to get on.

use crate::agency::coded;

coded! {
    /// Why there is no answer.
    Unanswered {
        /// Nobody has asked yet.
        NotAsked = "not_asked", "Not asked yet";
        /// Asked; they do not know yet.
        NotKnown = "not_known", "Not known yet";
        /// Asked; they did not want to say.
        Declined = "declined", "Did not want to say";
    }
}

/// An answer, or why there is none.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Said<T> {
    /// The answer.
    Yes(T),
    /// Why there is none.
    No(Unanswered),
}

impl<T> Said<T> {
    /// The answer, if there is one.
    pub const fn answer(&self) -> Option<&T> {
        match self {
            Self::Yes(answer) => Some(answer),
            Self::No(_) => None,
        }
    }

    /// Why there is none, if there is none.
    pub const fn unanswered(&self) -> Option<Unanswered> {
        match self {
            Self::Yes(_) => None,
            Self::No(why) => Some(*why),
        }
    }

    /// Whether it still has to be asked: nobody asked, or they did not know. Whoever declined is not asked again.
    pub const fn is_open(&self) -> bool {
        matches!(self, Self::No(Unanswered::NotAsked | Unanswered::NotKnown))
    }
}
