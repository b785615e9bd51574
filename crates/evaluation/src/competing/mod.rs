//! Events that shut each other out: recall before reoffending, death before either.
//!
//! Causes are numbers: 0 is censored, 1 is the event of interest unless another is named, others compete. Tie rule: all
//! causes at one duration are taken together; the censored of that duration are still at risk.

mod aalen_johansen;
mod fine_gray;
mod gray;
mod weighted_risk;

pub use aalen_johansen::{Incidence, IncidenceStep, incidence};
pub use fine_gray::{FineGray, FineGrayModel, fine_gray};
pub use gray::gray;

use crate::ColumnName::Part;
use crate::EvaluationError;
use crate::columns::{check_each, check_length, check_rows};

/// Follow-up of each row: how long, and how it ended.
#[derive(Debug, Clone, Copy)]
pub struct Endings<'a> {
    /// Durations, 0 or more, in one unit.
    pub time: &'a [f64],
    /// 0 where censored, else the number of the cause.
    pub cause: &'a [u32],
}

impl Endings<'_> {
    fn check_columns(&self) -> Result<(), EvaluationError> {
        check_rows(self.time.len())?;
        check_length(Part("cause"), self.cause.len(), self.time.len())?;
        check_each(Part("time"), self.time, "0 or more", |time| time >= 0.0)
    }

    /// Whether anything can be said of a cause: columns that fit together, times of 0 or more, and an event.
    pub fn check(&self, of_interest: u32) -> Result<(), EvaluationError> {
        self.check_columns()?;
        if of_interest == 0 || !self.cause.contains(&of_interest) {
            return Err(EvaluationError::NoEvents);
        }
        Ok(())
    }

    /// Rows by rising duration.
    fn order(&self) -> Vec<u32> {
        let mut order: Vec<u32> = (0..self.time.len() as u32).collect();
        order.sort_by(|left, right| (self.time[*left as usize] + 0.0).total_cmp(&(self.time[*right as usize] + 0.0)));
        order
    }
}
