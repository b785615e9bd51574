//! E-values: how strongly something unseen would have to go with both treatment and outcome (VanderWeele, Ding 2017).

use crate::EvaluationError;
use crate::columns::check_setting;

/// E-values of an estimate and of the end of its interval nearer to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct EValue {
    /// Of the estimate, a ratio of 1 or more.
    pub estimate: f64,
    /// Of the interval's end nearer to 1; 1 where the interval holds 1.
    pub interval: f64,
}

/// E-values of a risk ratio with its interval.
pub fn e_value(ratio: f64, lower: f64, upper: f64) -> Result<EValue, EvaluationError> {
    for (setting, value) in [("ratio", ratio), ("lower", lower), ("upper", upper)] {
        check_setting(setting, value, "above 0", |value| value > 0.0)?;
    }
    if !(lower <= ratio && ratio <= upper) {
        return Err(EvaluationError::Undefined { why: "the ratio lies outside its interval" });
    }
    let of = |ratio: f64| {
        let up = if ratio < 1.0 { 1.0 / ratio } else { ratio };
        up + (up * (up - 1.0)).sqrt()
    };
    let interval = match ratio {
        _ if lower <= 1.0 && upper >= 1.0 => 1.0,
        ratio if ratio > 1.0 => of(lower),
        _ => of(upper),
    };
    Ok(EValue { estimate: of(ratio), interval })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// VanderWeele and Ding 2017: RR 3.9 (1.8, 8.7).
    #[test]
    fn the_published_example() {
        let found = e_value(3.9, 1.8, 8.7).unwrap();
        assert!((found.estimate - 7.263_034_3).abs() < 5e-8 && (found.interval - 3.0).abs() < 1e-12);
        let found = e_value(48.0 / 66.0, 0.527_889_7, 1.001_962_4).unwrap();
        assert!((found.estimate - 2.093_070_3).abs() < 5e-8 && found.interval == 1.0);
        assert!(e_value(1.0, 2.0, 3.0).is_err() && e_value(-1.0, 0.5, 2.0).is_err());
    }
}
