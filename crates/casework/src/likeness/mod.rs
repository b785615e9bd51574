//! Who is like somebody that is described: names, date of birth, postcodes and numbers weighed by the scorer of linkage, for
//! the search page and the reception desk.
//!
//! What is held stands in memory, once for a whole process, and is read off the path of requests ([`Likeness::refresh`]).
//! It finds candidates and weighs them; who may be shown is asked of the store for each answer anew.

mod evidence;
mod gather;
mod held;
mod model;
mod question;
mod refresh;
mod rows;
#[cfg(test)]
mod tests;

pub use evidence::{Evidence, Standing};
pub use held::{Among, Held, Like};
pub use question::Question;
pub use refresh::{Likeness, LikenessError, Refreshed};
