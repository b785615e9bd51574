//! Clerical review: two agencies' records that may be of one person, and the people who say whether they are.
//!
//! A run of linkage leaves pairs on which nobody may decide but a person. [`Entry`]s are what people said of a pair;
//! [`state`] folds them to where the pair stands, and says who may speak next. A pair held to be one person is a
//! [`JoinEvent`]; [`Groups`] folds those to the records that are one person today. Nothing is moved by either: taking
//! an event back leaves everything as if it had never been.

mod answer;
mod attention;
mod groups;
mod standing;

pub use answer::{Answer, AnswerRefused, Saying, WORDS_LENGTH_MAX, WentBy};
pub use attention::{Attention, Decided, Evidence, contradiction};
pub use groups::{Apart, Groups, Join, JoinEvent};
pub use standing::{Entry, Said, Scope, State, may_answer, may_settle, may_undo, scope, state};

use crate::agency::coded;

coded! {
    /// Why two people must look at a pair, whatever the numbers say.
    PairFlag {
        /// Same surname and birthday, other first names.
        Twin = "twin", "Same surname and birthday with different first names: these may be twins";
        /// Same name and address, other birthdays.
        Household = "household", "Same name and address with different birthdays: these may be a parent and a child";
    }
}

coded! {
    /// How the two records stand to each other in one field.
    FieldStanding {
        /// The same on both sides.
        Agree = "agree", "Agree";
        /// Not the same, but close to it.
        Near = "near", "Nearly agree";
        /// Both known, and not alike.
        Differ = "differ", "Differ";
        /// Not known on one side or on both, which tells nothing.
        Missing = "missing", "Missing";
    }
}
