//! Which figures of a table may be shown so that nobody in it can be recovered: small counts are hidden, others hidden
//! to protect them, and an attacker who can do all arithmetic proves the result, alone and with every earlier table.
//!
//! What is proved: for each small count that is hidden, the values that fit everything shown, in this table and those
//! released before, span at least the profile's width. Bounds are by linear programming, rounded inwards to whole
//! numbers: exact for tables of two dimensions; over several tables at once the true span can only be narrower where
//! whole numbers rule out what fractions allow, which the bounds do not see.
#![expect(clippy::indexing_slicing, reason = "rows and columns are made here, of the sizes that loops run over")]
#![expect(clippy::cast_possible_truncation, reason = "bounds are whole numbers between 0 and the table's total")]
#![expect(clippy::cast_sign_loss, reason = "bounds are cut at 0 first")]

mod attack;
mod curve;
mod error;
mod ledger;
mod profile;
mod protect;
mod simplex;
mod system;
mod table;

pub use attack::{Finding, Span};
pub use curve::{CurveStep, steps_of_ten};
pub use error::DisclosureError;
pub use ledger::Ledger;
pub use profile::{Profile, Zeros};
pub use protect::{Protected, protect};
pub use table::{Dimension, FIRST_COUNTED, Place, Shown, Table};
