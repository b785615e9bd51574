//! Robust errors: how far each row, or each cluster, pulls the coefficients (Lin and Wei 1989).

use super::increments::{Increments, increments};
use super::sorted::Sorted;
use super::{Errors, Ties};
use crate::ColumnName::Part;
use crate::EvaluationError;
use crate::columns::{check_length, numbered};
use crate::numbers::matrix::{Matrix, dot};

/// Sum of the outer products of score residuals, by row or by cluster.
pub(super) fn meat(sorted: &Sorted, beta: &[f64], ties: Ties, errors: Errors<'_>) -> Result<Matrix, EvaluationError> {
    let width = sorted.width;
    let mut meat = Matrix::zeros(width, width);
    let strata = increments(sorted, beta, ties);
    match errors {
        Errors::Clustered(cluster) => {
            check_length(Part("cluster"), cluster.len(), sorted.rows())?;
            let (count, cluster) = numbered(cluster);
            if count < 2 {
                return Err(EvaluationError::OneGroup { found: count });
            }
            let mut sums = vec![0.0; count * width];
            each_residual(sorted, beta, &strata, |place, residual| {
                let at = cluster[sorted.order[place] as usize] as usize * width;
                for (sum, value) in sums[at..at + width].iter_mut().zip(residual) {
                    *sum += value;
                }
            });
            for sum in sums.chunks_exact(width) {
                meat.add_outer(1.0, sum);
            }
        }
        Errors::Robust | Errors::Model => {
            each_residual(sorted, beta, &strata, |_, residual| meat.add_outer(1.0, residual));
        }
    }
    meat.mirror();
    Ok(meat)
}

/// Visits each place with its weighted score residual.
fn each_residual(sorted: &Sorted, beta: &[f64], strata: &[Increments], mut visit: impl FnMut(usize, &[f64])) {
    let width = sorted.width;
    let mut residual = vec![0.0; width];
    for ((from, to), stratum) in sorted.ranges().zip(strata) {
        // Event times at or before the place's own time; places go from the longest duration to the shortest.
        let mut until = stratum.times.len();
        for place in from..to {
            let time = sorted.time[place];
            while until > 0 && stratum.times[until - 1] > time {
                until -= 1;
            }
            let row = sorted.row(place);
            let weight = sorted.weight(place);
            let r = libm::exp(dot(row, beta));
            let since = sorted.entry.as_ref().map_or(0, |entry| stratum.until(entry.at[place]));
            let dying = sorted.event[place];
            // The increment at the place's own event time is the smaller one of those who die there.
            let whole = if dying { until - 1 } else { until };
            let mut hazard = stratum.cumulative[whole] - stratum.cumulative[since];
            if dying {
                hazard += stratum.hazard_dying[whole];
            }
            for (j, value) in residual.iter_mut().enumerate() {
                let mut moved =
                    stratum.cumulative_moved[whole * width + j] - stratum.cumulative_moved[since * width + j];
                let mut own = 0.0;
                if dying {
                    moved += stratum.moved_dying[whole * width + j];
                    own = row[j] - stratum.mean[whole * width + j];
                }
                *value = weight * (own - r * (row[j] * hazard - moved));
            }
            visit(place, &residual);
        }
    }
}
