//! Power of comparing two shares, such as reoffending rates.

use crate::EvaluationError;
use crate::columns::check_setting;
use crate::numbers::normal;
use crate::numbers::root::bracketed;

/// Two groups of a planned comparison.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Groups {
    /// People in the pilot.
    pub size: f64,
    /// People in the comparison group.
    pub control_size: f64,
    /// Share with the outcome in the comparison group.
    pub base: f64,
    /// Two-sided error of the first kind, such as 0.05.
    pub alpha: f64,
}

impl Groups {
    pub(super) fn check(&self) -> Result<(), EvaluationError> {
        check_setting("size", self.size, "1 or more", |size| size >= 1.0)?;
        check_setting("control size", self.control_size, "1 or more", |size| size >= 1.0)?;
        check_setting("base", self.base, "between 0 and 1", |base| base > 0.0 && base < 1.0)?;
        check_setting("alpha", self.alpha, "between 0 and 1", |alpha| alpha > 0.0 && alpha < 1.0)
    }

    /// Variance of the difference if nothing differs (pooled), and if the share falls by `fall`.
    pub(super) fn variances(&self, fall: f64) -> (f64, f64) {
        let (n1, n2, p2) = (self.size, self.control_size, self.base);
        let p1 = p2 - fall;
        let pooled = (n1 * p1 + n2 * p2) / (n1 + n2);
        let null = pooled * (1.0 - pooled) * (1.0 / n1 + 1.0 / n2);
        (null, p1 * (1.0 - p1) / n1 + p2 * (1.0 - p2) / n2)
    }
}

/// The chance that a fall of this many shares (0.05 is five points; below 0 a rise) is told from none: a normal
/// approximation with the pooled variance under no difference, as R's `power.prop.test` for equal sizes. The chance of
/// being misled to the other side is not counted.
pub fn power(groups: &Groups, fall: f64) -> Result<f64, EvaluationError> {
    groups.check()?;
    let must_be = "such that the share stays within 0 and 1";
    check_setting("fall", fall, must_be, |fall| (0.0..=1.0).contains(&(groups.base - fall)))?;
    Ok(power_of(groups, fall))
}

fn power_of(groups: &Groups, fall: f64) -> f64 {
    let (null, real) = groups.variances(fall);
    let z = (fall.abs() - normal::critical(1.0 - groups.alpha) * null.sqrt()) / real.sqrt();
    normal::lower_tail(z)
}

/// The smallest fall that is noticed with this power; none where even a fall to 0 is not.
pub fn smallest_fall(groups: &Groups, wanted: f64) -> Result<Option<f64>, EvaluationError> {
    groups.check()?;
    check_setting("power", wanted, "between alpha and 1", |wanted| wanted > groups.alpha && wanted < 1.0)?;
    // A fall to exactly 0 leaves no variance in the pilot; stay just above it.
    let most = groups.base * (1.0 - 1e-12);
    if power_of(groups, most) < wanted {
        return Ok(None);
    }
    Ok(Some(bracketed(0.0, most, |fall| power_of(groups, fall) - wanted)))
}

/// People needed in the pilot, with `ratio` comparison people each, to notice this fall with this power; not rounded.
pub fn size_needed(base: f64, fall: f64, ratio: f64, (alpha, wanted): (f64, f64)) -> Result<f64, EvaluationError> {
    check_setting("ratio", ratio, "above 0", |ratio| ratio > 0.0)?;
    check_setting("power", wanted, "between alpha and 1", |wanted| wanted > alpha && wanted < 1.0)?;
    check_setting("fall", fall, "a change", |fall| fall != 0.0 && (0.0..=1.0).contains(&(base - fall)))?;
    let one = Groups { size: 1.0, control_size: ratio, base, alpha };
    Groups { control_size: ratio.max(1.0), ..one }.check()?;
    let (null, real) = one.variances(fall);
    let root = normal::critical(1.0 - alpha) * null.sqrt() + normal::quantile(wanted) * real.sqrt();
    Ok((root / fall).powi(2))
}
