//! Errors that do not rest on the family: White's and its corrections, and by cluster.

use super::blocks::{Design, row_of};
use super::family::Known;
use crate::ColumnName::Part;
use crate::EvaluationError;
use crate::columns::{check_length, numbered};
use crate::numbers::matrix::Matrix;

/// What the standard errors rest on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Errors<'a> {
    /// The family.
    #[default]
    Model,
    /// White's, without correction.
    Hc0,
    /// Times n / (n - k).
    Hc1,
    /// Each squared residual over 1 - h.
    Hc2,
    /// Each squared residual over (1 - h)^2: best for few rows.
    Hc3,
    /// Sums by cluster, times G / (G - 1), as R's `vcovCL` for a generalised linear model.
    Clustered(&'a [u32]),
    /// The same times (n - 1) / (n - k), as R's `vcovCL` for a linear model and as Stata.
    ClusteredSmall(&'a [u32]),
}

/// The covariance of standardised coefficients, from the inverse expected information.
pub(super) fn robust(
    design: &Design<'_>,
    known: Known,
    beta: &[f64],
    bread: &Matrix,
    errors: Errors<'_>,
) -> Result<Matrix, EvaluationError> {
    let width = design.width();
    let (rows, coefficients) = (design.outcome.len() as f64, width as f64);
    let mut meat = Matrix::zeros(width, width);
    let factor = match errors {
        Errors::Model => return Ok(bread.clone()),
        Errors::Clustered(cluster) | Errors::ClusteredSmall(cluster) => {
            check_length(Part("cluster"), cluster.len(), design.outcome.len())?;
            let clusters = by_cluster(design, known, beta, cluster, &mut meat);
            if clusters < 2.0 {
                return Err(EvaluationError::OneGroup { found: clusters as usize });
            }
            let small = if let Errors::ClusteredSmall(_) = errors { (rows - 1.0) / (rows - coefficients) } else { 1.0 };
            small * clusters / (clusters - 1.0)
        }
        Errors::Hc0 | Errors::Hc1 | Errors::Hc2 | Errors::Hc3 => {
            if !by_row(design, known, beta, (bread, errors), &mut meat) {
                return Err(EvaluationError::Undefined {
                    why: "a row decides its own fitted value, so that HC2 and HC3 divide by nothing",
                });
            }
            if errors == Errors::Hc1 { rows / (rows - coefficients) } else { 1.0 }
        }
    };
    meat.mirror();
    let mut covariance = bread.sandwich(&meat);
    for row in 0..width {
        for value in covariance.row_mut(row) {
            *value *= factor;
        }
    }
    Ok(covariance)
}

/// What is left of a row's residual is nothing where it is below this share.
const NOTHING_LEFT: f64 = 1e-10;

/// Adds the rows' outer products; false where a row has a leverage of 1 and the errors divide by what that leaves.
fn by_row(design: &Design<'_>, known: Known, beta: &[f64], how: (&Matrix, Errors<'_>), meat: &mut Matrix) -> bool {
    let (bread, errors) = how;
    let mut sound = true;
    let mut x = vec![0.0; design.width()];
    design.each(beta, |block| {
        for (at, (y, eta)) in block.outcome.iter().zip(block.eta).enumerate() {
            row_of(block, at, &mut x);
            let weight = block.weight(at);
            let slope = weight * known.row(*y, *eta).slope;
            let left = match errors {
                Errors::Hc2 | Errors::Hc3 => 1.0 - weight * known.expected(*eta) * bread.quadratic(&x),
                _ => 1.0,
            };
            sound &= left > NOTHING_LEFT;
            let correction = if errors == Errors::Hc3 { left * left } else { left };
            meat.add_outer(slope * slope / correction, &x);
        }
    });
    sound
}

/// Adds the clusters' outer products; says how many clusters there are.
fn by_cluster(design: &Design<'_>, known: Known, beta: &[f64], cluster: &[u32], meat: &mut Matrix) -> f64 {
    let width = design.width();
    let (count, cluster) = numbered(cluster);
    let mut sums = vec![0.0; count * width];
    let mut seen = vec![false; count];
    let mut x = vec![0.0; width];
    design.each(beta, |block| {
        for (at, (y, eta)) in block.outcome.iter().zip(block.eta).enumerate() {
            row_of(block, at, &mut x);
            let slope = block.weight(at) * known.row(*y, *eta).slope;
            let cluster = cluster[block.rows.start + at] as usize;
            seen[cluster] = true;
            for (sum, x) in sums[cluster * width..(cluster + 1) * width].iter_mut().zip(&x) {
                *sum += slope * x;
            }
        }
    });
    for sum in sums.chunks_exact(width) {
        meat.add_outer(1.0, sum);
    }
    seen.iter().filter(|seen| **seen).count() as f64
}
