//! The gamma function's kin: chi-squared and Poisson tails, digamma and trigamma.

use super::density::poisson;

/// Terms after which a series or continued fraction is given up; reached only by arguments beyond 10^8.
const MOST_TERMS: usize = 100_000;

/// Regularised upper incomplete gamma Q(a, x).
pub fn upper(a: f64, x: f64) -> f64 {
    if a.is_nan() || x.is_nan() || a <= 0.0 {
        return f64::NAN;
    }
    if x <= 0.0 {
        return 1.0;
    }
    if x < a + 1.0 { 1.0 - series(a, x) } else { fraction(a, x) }
}

/// Regularised lower incomplete gamma P(a, x).
pub fn lower(a: f64, x: f64) -> f64 {
    if a.is_nan() || x.is_nan() || a <= 0.0 {
        return f64::NAN;
    }
    if x <= 0.0 {
        return 0.0;
    }
    if x < a + 1.0 { series(a, x) } else { 1.0 - fraction(a, x) }
}

fn series(a: f64, x: f64) -> f64 {
    let (mut sum, mut term) = (1.0, 1.0);
    for k in 1..MOST_TERMS {
        term *= x / (a + k as f64);
        sum += term;
        if term < sum * 1e-17 {
            break;
        }
    }
    poisson(a, x) * sum
}

fn fraction(a: f64, x: f64) -> f64 {
    // Lentz's method on the continued fraction of Q.
    let tiny = 1e-300;
    let mut b = x + 1.0 - a;
    let mut c = 1.0 / tiny;
    let mut d = 1.0 / b;
    let mut h = d;
    for k in 1..MOST_TERMS {
        let k = k as f64;
        let an = k * (a - k);
        b += 2.0;
        d = 1.0 / not_zero(an * d + b, tiny);
        c = not_zero(b + an / c, tiny);
        let delta = c * d;
        h *= delta;
        if (delta - 1.0).abs() < 2e-16 {
            break;
        }
    }
    a * poisson(a, x) * h
}

const fn not_zero(value: f64, tiny: f64) -> f64 {
    if value.abs() < tiny { tiny } else { value }
}

/// Probability that a chi-squared with `degrees` exceeds `x`: the p value of a chi-squared statistic.
pub fn chi_squared_upper(x: f64, degrees: f64) -> f64 {
    upper(0.5 * degrees, 0.5 * x)
}

/// Digamma, the derivative of log gamma, for x above 0.
pub fn digamma(mut x: f64) -> f64 {
    let mut shift = 0.0;
    while x < 12.0 {
        shift -= 1.0 / x;
        x += 1.0;
    }
    let r = 1.0 / (x * x);
    let series = r
        * (1.0 / 12.0
            - r * (1.0 / 120.0
                - r * (1.0 / 252.0 - r * (1.0 / 240.0 - r * (1.0 / 132.0 - r * (691.0 / 32_760.0 - r / 12.0))))));
    shift + libm::log(x) - 0.5 / x - series
}

/// Trigamma, the second derivative of log gamma, for x above 0.
pub fn trigamma(mut x: f64) -> f64 {
    let mut shift = 0.0;
    while x < 12.0 {
        shift += 1.0 / (x * x);
        x += 1.0;
    }
    let r = 1.0 / (x * x);
    let series = 1.0 / 6.0
        - r * (1.0 / 30.0
            - r * (1.0 / 42.0 - r * (1.0 / 30.0 - r * (5.0 / 66.0 - r * (691.0 / 2730.0 - r * 7.0 / 6.0)))));
    shift + 1.0 / x + 0.5 * r + series * r / x
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Tails from mpmath 1.3 at 40 digits.
    #[test]
    fn tails_agree_with_forty_digits() {
        for (found, expected) in [
            (chi_squared_upper(3.837_570, 1.0), 0.050_116_104_750_940_18),
            (chi_squared_upper(30.0, 7.0), 9.495_972_508_134_184e-05),
            (chi_squared_upper(0.5, 3.0), 0.918_891_411_654_675_9),
        ] {
            assert!((found / expected - 1.0).abs() < 1e-14, "{found} {expected}");
        }
        // One degree of freedom is the normal: both ways must agree to the last digits.
        for z in [0.1, 1.0, 1.96, 3.0, 8.0, 20.0] {
            let ratio = chi_squared_upper(z * z, 1.0) / crate::numbers::normal::two_sided(z);
            assert!((ratio - 1.0).abs() < 3e-14, "{z}: {ratio}");
        }
        // Two degrees are exponential.
        for x in [0.1, 1.0, 5.0, 50.0, 500.0] {
            let ratio = chi_squared_upper(x, 2.0) / libm::exp(-0.5 * x);
            assert!((ratio - 1.0).abs() < 1e-13, "{x}: {ratio}");
        }
        assert!((digamma(1.0) + 0.577_215_664_901_532_9).abs() < 1e-15);
        assert!((trigamma(1.0) - 1.644_934_066_848_226_4).abs() < 1e-15);
    }
}
