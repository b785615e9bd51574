//! Gauss and Legendre's points and weights for integrals over an interval.

use core::f64::consts::PI;

/// Points and weights on [-1, 1].
#[derive(Debug, Clone)]
pub struct GaussLegendre {
    /// Points with their weights, in rising order.
    pub points: Vec<(f64, f64)>,
}

impl GaussLegendre {
    /// A rule of this many points; exact for polynomials up to degree 2 * points - 1.
    pub fn new(points: usize) -> Self {
        let n = points as f64;
        let point = |k: usize| {
            let mut x = -libm::cos(PI * (k as f64 + 0.75) / (n + 0.5));
            let mut slope = 1.0;
            for _ in 0..100 {
                let (value, derivative) = legendre(points, x);
                slope = derivative;
                let step = value / derivative;
                x -= step;
                if step.abs() < 1e-16 {
                    break;
                }
            }
            (x, 2.0 / ((1.0 - x * x) * slope * slope))
        };
        Self { points: (0..points).map(point).collect() }
    }

    /// The integral of `f` from `low` to `high`.
    pub fn integral(&self, low: f64, high: f64, mut f: impl FnMut(f64) -> f64) -> f64 {
        let (middle, half) = (0.5 * (low + high), 0.5 * (high - low));
        self.points.iter().map(|(x, weight)| weight * f(middle + half * x)).sum::<f64>() * half
    }
}

fn legendre(n: usize, x: f64) -> (f64, f64) {
    let (mut before, mut now) = (1.0, x);
    for k in 2..=n {
        let k = k as f64;
        (before, now) = (now, ((2.0 * k - 1.0) * x * now - (k - 1.0) * before) / k);
    }
    (now, n as f64 * (x * now - before) / (x * x - 1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn integrates_the_normal_density() {
        let rule = GaussLegendre::new(64);
        let area = rule.integral(-8.0, 8.0, crate::numbers::normal::density);
        assert!((area - 1.0).abs() < 1e-14);
        assert!((rule.integral(0.0, 1.0, |x| x.powi(9)) - 0.1).abs() < 1e-15);
    }
}
