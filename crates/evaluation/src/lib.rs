//! Whether an intervention helped: estimates, intervals and tests of small pilots, as exact as R's.
//!
//! Plain columns go in (`&[f64]` and the like, all of one length); plain structs come out. Nothing here reads a file,
//! knows a clock or draws chance that was not handed in as a seed, and the same columns give the same bits on every
//! machine: powers, logarithms and exponentials come from `libm`, and every sum has a written order.
//!
//! * A missing value (`NaN`) or an infinite one is an error that names column and row; it is never skipped.
//! * What the columns cannot say (separation, collinearity, an empty arm, an iteration that does not settle) is a named
//!   [`EvaluationError`], never a number.
//! * Durations are in the unit of the column (days, weeks); intervals are 95 % unless a level is given; p values are
//!   two-sided unless the name says otherwise.
#![expect(clippy::indexing_slicing, reason = "kernels walk columns whose lengths were checked at the door")]
#![expect(clippy::cast_precision_loss, reason = "counts stay far below 2^53, where every whole number is exact")]
#![expect(clippy::cast_possible_truncation, reason = "rows are numbered in 32 bits; `columns` refuses longer tables")]
#![expect(clippy::cast_sign_loss, reason = "whole days are checked to be non-negative before they become places")]
#![expect(clippy::many_single_char_names, reason = "formulas keep the letters of their source")]
#![expect(clippy::similar_names, reason = "formulas keep the letters of their source")]
#![expect(clippy::float_cmp, reason = "ties are exact by rule, and integers are held exactly")]

pub mod aft;
pub mod arms;
mod coefficients;
mod columns;
pub mod competing;
pub mod cox;
pub mod differences;
mod error;
pub mod glm;
pub mod matching;
pub mod meta;
pub mod monitoring;
pub mod multiplicity;
mod newton;
pub mod numbers;
pub mod power;
pub mod sensitivity;
pub mod sequential;
pub mod survival;
pub mod two_by_two;

pub use coefficients::{ChiSquared, Coefficient};
pub use columns::Covariate;
pub use error::{ColumnName, EvaluationError};
