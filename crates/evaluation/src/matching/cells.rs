//! Exact matching by cells, and subclasses of the score.

use super::Matched;
use super::nearest::check_input;
use crate::ColumnName::Part;
use crate::EvaluationError;
use crate::columns::{check_length, check_setting, numbered};

/// Everybody in a cell with both kinds of people: comparison rows stand for the cell's treated in equal shares.
pub fn cells(treated: &[bool], cell: &[u32]) -> Result<Matched, EvaluationError> {
    check_length(Part("exact"), cell.len(), treated.len())?;
    super::score::check_arms(treated)?;
    let (count, cell) = numbered(cell);
    let mut sizes = vec![[0_u32; 2]; count];
    for (treated, cell) in treated.iter().zip(cell.iter()) {
        sizes[*cell as usize][usize::from(*treated)] += 1;
    }
    let weight = |(treated, cell): (&bool, &u32)| match sizes[*cell as usize] {
        [0, _] | [_, 0] => 0.0,
        [controls, those] => {
            if *treated {
                1.0
            } else {
                f64::from(those) / f64::from(controls)
            }
        }
    };
    let weights: Vec<f64> = treated.iter().zip(cell.iter()).map(weight).collect();
    let count = |arm: bool| treated.iter().zip(&weights).filter(|(of, weight)| **of == arm && **weight > 0.0).count();
    let (matched, controls) = (count(true), count(false));
    if matched == 0 {
        return Err(EvaluationError::NobodyMatched);
    }
    let treated = treated.iter().filter(|treated| **treated).count();
    Ok(Matched { weights, pairs: Vec::new(), treated, matched, controls })
}

/// The subclass of each row: `count` classes of about equally many treated, cut at quantiles of the treated's scores
/// (R's type 7); a score at a cut belongs to the class above it.
pub fn subclasses(treated: &[bool], score: &[f64], count: usize) -> Result<Vec<u32>, EvaluationError> {
    check_input(treated, score, None)?;
    check_setting("subclasses", count as f64, "2 or more", |count| count >= 2.0)?;
    let mut scores: Vec<f64> =
        treated.iter().zip(score).filter(|(treated, _)| **treated).map(|(_, score)| *score).collect();
    scores.sort_unstable_by(f64::total_cmp);
    let cut = |at: usize| {
        let place = (scores.len() - 1) as f64 * at as f64 / count as f64;
        let low = place as usize;
        let high = (low + 1).min(scores.len() - 1);
        scores[low] + (place - low as f64) * (scores[high] - scores[low])
    };
    let cuts: Vec<f64> = (1..count).map(cut).collect();
    Ok(score.iter().map(|score| cuts.partition_point(|cut| cut <= score) as u32).collect())
}
