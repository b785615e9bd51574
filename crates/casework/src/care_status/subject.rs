//! What something is said of: a claim, or the category that the duties rest on.

use domain::id::ClaimId;

/// What something is said of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Subject {
    /// A claim.
    Claim(ClaimId),
    /// The leaving-care category that the duties rest on, and what files say that nobody has accepted.
    Category,
}

impl Subject {
    /// The claim, if it is one.
    pub const fn claim(self) -> Option<ClaimId> {
        match self {
            Self::Claim(claim) => Some(claim),
            Self::Category => None,
        }
    }
}
