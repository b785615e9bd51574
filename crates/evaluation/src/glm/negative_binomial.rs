//! The dispersion of overdispersed counts: theta, by maximum likelihood (R's `glm.nb`).

use super::blocks::Design;
use super::family::{Known, rising};
use crate::EvaluationError;
use crate::newton::{Climbed, climb};
use crate::numbers::gamma::{digamma, trigamma};

/// Rounds of coefficients and dispersion in turn.
const MOST_ROUNDS: usize = 200;
/// A dispersion beyond this is a Poisson's.
const MOST_THETA: f64 = 1e7;

/// Coefficients with their dispersion.
#[derive(Debug)]
pub(super) struct Dispersed {
    pub(super) climbed: Climbed,
    pub(super) theta: f64,
    pub(super) theta_error: f64,
}

/// Fits coefficients and dispersion in turn until neither moves.
pub(super) fn fit(design: &Design<'_>, names: &[String]) -> Result<Dispersed, EvaluationError> {
    let poisson = Known::Poisson;
    let start =
        climb("the negative binomial model", names, design.start(poisson), |beta| design.evaluate(poisson, beta))?;
    let mut beta = start.beta;
    let mut theta = moments(design, &beta)?;
    for _ in 0..MOST_ROUNDS {
        let known = Known::NegativeBinomial(theta);
        let climbed = climb("the negative binomial model", names, beta.clone(), |beta| design.evaluate(known, beta))?;
        let (next, information) = dispersion(design, &climbed.beta, theta)?;
        let moved = (next / theta - 1.0).abs();
        beta.clone_from(&climbed.beta);
        theta = next;
        if moved < 1e-13 {
            return Ok(Dispersed { climbed, theta, theta_error: (1.0 / information).sqrt() });
        }
    }
    Err(EvaluationError::NotConverged { what: "the negative binomial model", iterations: MOST_ROUNDS })
}

/// A start from the squared residuals of the Poisson model.
fn moments(design: &Design<'_>, beta: &[f64]) -> Result<f64, EvaluationError> {
    let (mut squares, mut rows) = (0.0, 0.0);
    design.each(beta, |block| {
        for (at, (y, eta)) in block.outcome.iter().zip(block.eta).enumerate() {
            let ratio = y / libm::exp(*eta) - 1.0;
            squares += block.weight(at) * ratio * ratio;
            rows += block.weight(at);
        }
    });
    let theta: f64 = rows / squares;
    if theta.is_finite() && theta > 0.0 { Ok(theta) } else { Err(EvaluationError::NotOverdispersed) }
}

/// Newton's method on log theta at these coefficients; gives theta and its observed information.
fn dispersion(design: &Design<'_>, beta: &[f64], start: f64) -> Result<(f64, f64), EvaluationError> {
    let mut theta = start;
    for _ in 0..100 {
        let (value, slope, information) = likelihood(design, beta, theta);
        // On the log scale: slope theta, curvature theta^2 information - theta slope.
        let curve = theta * theta * information - theta * slope;
        let mut step = if curve > 0.0 { theta * slope / curve } else { slope.signum() };
        step = step.clamp(-2.0, 2.0);
        while likelihood(design, beta, theta * libm::exp(step)).0 < value - 1e-9 * value.abs() {
            step *= 0.5;
        }
        theta *= libm::exp(step);
        if theta > MOST_THETA {
            return Err(EvaluationError::NotOverdispersed);
        }
        if step.abs() < 1e-14 {
            break;
        }
        if step.abs() < 1e-9 {
            // One more step is beyond double precision.
            let (_, slope, information) = likelihood(design, beta, theta);
            theta += slope / information;
            break;
        }
    }
    let (_, _, information) = likelihood(design, beta, theta);
    if information > 0.0 { Ok((theta, information)) } else { Err(EvaluationError::NotOverdispersed) }
}

/// The log likelihood as theta changes it, with its slope and negative curvature in theta.
fn likelihood(design: &Design<'_>, beta: &[f64], theta: f64) -> (f64, f64, f64) {
    let (mut value, mut slope, mut information) = (0.0, 0.0, 0.0);
    let (at_theta, curve_at_theta) = (digamma(theta), trigamma(theta));
    design.each(beta, |block| {
        for (at, (&y, eta)) in block.outcome.iter().zip(block.eta).enumerate() {
            let weight = block.weight(at);
            let mean = libm::exp(*eta);
            let whole = mean + theta;
            value += weight * (rising(theta, y) - y * libm::log(whole) - theta * libm::log1p(mean / theta));
            let (first, second) = if y < 50.0 {
                (0..y as u32).fold((0.0, 0.0), |(first, second), k| {
                    let inverse = 1.0 / (theta + f64::from(k));
                    (first + inverse, second + inverse * inverse)
                })
            } else {
                (digamma(theta + y) - at_theta, curve_at_theta - trigamma(theta + y))
            };
            slope += weight * (first - libm::log1p(mean / theta) + (mean - y) / whole);
            information += weight * (second - mean / (theta * whole) + (mean - y) / (whole * whole));
        }
    });
    (value, slope, information)
}
