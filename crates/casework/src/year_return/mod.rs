//! The year's return of care leavers from the record: who it asks of, what is missing and who can say it, and what a manager
//! signed off.

mod load;
mod readiness;
mod rows;
mod sign_off;
mod signed;

pub use load::{Council, Loaded, council, councils, leavers, people_of};
pub use readiness::{Of, Readiness, Standing, readiness};
pub use returns::produce::{Csv, Failed, Gaps, Json, Product, Row, Trace, Xlsx};
pub use sign_off::{SignForm, SignOffError, SignedOff, sign_off};
pub use signed::{SignedFile, SignedReturn, file, files_of, of_year, one};
