//! A prison's reception desk: an officer outside everybody's circle asks whether a council knows somebody who has arrived.
//!
//! The answer names a council and nobody, and tells nothing of whoever is on a list of limited access, keeps their care from
//! prisons or is of no age for leaving care: they are not found, and the same work is done for them as for nobody. What was
//! typed is kept as a hash; of whom an answer told is kept with the question, and in their own list of who looked.

mod ask;
mod asked_about;
mod desk;
mod rows;
mod tell;

pub use ask::{AskError, Asked, ReceptionForm, ask};
pub use asked_about::{AskedAbout, asked_about};
pub use desk::{Council, Desk, QuestionLine, Told, desk, told};
