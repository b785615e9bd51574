//! The normal distribution: density, both tails and quantile, each to the last few bits.

use core::f64::consts::{FRAC_1_SQRT_2, PI};

/// Density at `x`.
pub fn density(x: f64) -> f64 {
    libm::exp(-0.5 * x * x) / (2.0 * PI).sqrt()
}

/// Probability of a value of `x` or less.
pub fn lower_tail(x: f64) -> f64 {
    0.5 * libm::erfc(-x * FRAC_1_SQRT_2)
}

/// Probability of a value above `x`; exact far out, where `1 - lower_tail` is 0.
pub fn upper_tail(x: f64) -> f64 {
    lower_tail(-x)
}

/// Two-sided p value of a standard normal statistic.
pub fn two_sided(z: f64) -> f64 {
    libm::erfc(z.abs() * FRAC_1_SQRT_2)
}

/// The value below which a share `p` of the distribution lies; infinite at 0 and 1, `NaN` outside.
///
/// A rational start (Abramowitz and Stegun 26.2.23) is polished by Halley's method on the exact tail.
pub fn quantile(p: f64) -> f64 {
    if !(0.0..=1.0).contains(&p) {
        return f64::NAN;
    }
    if p > 0.5 {
        // 1 - p is exact for p of 0.5 or more (Sterbenz).
        return -quantile(1.0 - p);
    }
    if p == 0.0 {
        return f64::NEG_INFINITY;
    }
    if p == 0.5 {
        return 0.0;
    }
    let t = (-2.0 * libm::log(p)).sqrt();
    let above = 2.515_517 + t * (0.802_853 + t * 0.010_328);
    let below = 1.0 + t * (1.432_788 + t * (0.189_269 + t * 0.001_308));
    let mut x = above / below - t;
    for _ in 0..6 {
        let error = (lower_tail(x) - p) / density(x);
        let step = error / (1.0 + 0.5 * x * error);
        x -= step;
        if step.abs() <= 1e-16 * x.abs() {
            break;
        }
    }
    x
}

/// The multiplier of a two-sided interval at this level: 1.959964 at 0.95.
pub fn critical(level: f64) -> f64 {
    -quantile(0.5 * (1.0 - level))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Values from mpmath 1.3 at 30 digits.
    #[test]
    fn quantiles_to_the_last_bits() {
        for (p, expected) in [
            (0.975, 1.959_963_984_540_053_9),
            (0.995, 2.575_829_303_548_900_5),
            (0.9, 1.281_551_565_544_600_6),
            (1e-10, -6.361_340_902_404_056),
            (0.4, -0.253_347_103_135_799_7),
        ] {
            assert!((quantile(p) / expected - 1.0).abs() < 4e-16, "{p}: {}", quantile(p));
        }
        assert_eq!(quantile(0.5), 0.0);
        assert!(quantile(-0.1).is_nan() && quantile(f64::NAN).is_nan());
    }

    #[test]
    fn far_tails_keep_their_digits() {
        assert!((upper_tail(10.0) / 7.619_853_024_160_526e-24 - 1.0).abs() < 1e-13);
        assert!((two_sided(1.959_963_984_540_054) - 0.05).abs() < 1e-16);
    }
}
