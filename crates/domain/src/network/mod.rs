//! The people around a person: who they are, how close, what each may see, and who stays when services end.
//!
//! The young adult says who these people are and what each may see; a worker says whether it is safe. Nothing is
//! overwritten: the newest entry counts, and older ones stay readable.

mod check;
mod consent;
mod shared;
mod supporter;

pub use check::{Check, SafetyCheck};
pub use consent::{CONSENT_MONTHS_MAX, Consent, ConsentRefused, ConsentState, ENDS_SOON_DAYS, WARN_DAYS, may_share};
pub use shared::{Because, Shared, SharedGoal, SharedStep, Whose, is_theirs};
pub use supporter::{
    Closeness, NAME_LENGTH_MAX, Network, NewSupporter, Supporter, SupporterKind, SupporterRefused, TEXT_LENGTH_MAX, Yes,
};
