//! How much of the chance of a false alarm is spent by when.

use crate::EvaluationError;
use crate::columns::check_setting;
use crate::numbers::normal;

/// A spending function: alpha spent by an information fraction.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Spending {
    /// Lan and DeMets's, like O'Brien and Fleming: little at first.
    OBrienFleming,
    /// Lan and DeMets's, like Pocock: evenly.
    Pocock,
    /// Kim and DeMets's power of the information, above 0.
    Power(f64),
    /// Hwang, Shih and DeCani's, with their gamma (-4 is like O'Brien and Fleming, 1 like Pocock).
    HwangShihDeCani(f64),
}

impl Spending {
    pub(super) fn check(self) -> Result<(), EvaluationError> {
        match self {
            Self::Power(power) => check_setting("power of spending", power, "above 0", |power| power > 0.0),
            Self::HwangShihDeCani(gamma) => {
                check_setting("gamma", gamma, "from -40 to 40", |gamma| (-40.0..=40.0).contains(&gamma))
            }
            Self::OBrienFleming | Self::Pocock => Ok(()),
        }
    }

    /// One-sided alpha spent by this share of information, of `alpha` in all.
    pub fn spent(self, share: f64, alpha: f64) -> f64 {
        match self {
            Self::OBrienFleming => 2.0 * normal::upper_tail(-normal::quantile(0.5 * alpha) / share.sqrt()),
            Self::Pocock => alpha * libm::log1p((core::f64::consts::E - 1.0) * share),
            Self::Power(power) => alpha * libm::pow(share, power),
            Self::HwangShihDeCani(0.0) => alpha * share,
            Self::HwangShihDeCani(gamma) => alpha * libm::expm1(-gamma * share) / libm::expm1(-gamma),
        }
    }
}
