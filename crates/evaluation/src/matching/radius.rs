//! Radius matching: everybody within the caliper stands for a treated person together (as the Justice Data Lab does).

use super::Matched;
use super::nearest::check_input;
use super::pool::Pool;
use crate::EvaluationError;
use crate::columns::{check_setting, numbered};

/// Each treated row shares its weight of 1 among all comparison rows of its cell within `caliper` (end included).
pub fn radius(treated: &[bool], score: &[f64], cell: Option<&[u32]>, caliper: f64) -> Result<Matched, EvaluationError> {
    check_input(treated, score, cell)?;
    let cell = cell.map(|cell| numbered(cell).1);
    let cell = cell.as_deref();
    check_setting("caliper", caliper, "0 or more", |caliper| caliper >= 0.0)?;
    let pool = Pool::new(treated, score, cell);
    let mut weights = vec![0.0; treated.len()];
    // What changes at each place: the running sums are the weight, and for how many the place stands.
    let mut changes = vec![(0.0, 0_i32); pool.rows.len() + 1];
    let mut matched = 0;
    for row in (0..treated.len()).filter(|row| treated[*row]) {
        let own = score[row] + 0.0;
        let range = pool.cell(cell.map_or(0, |cell| cell[row] as usize));
        // The distance is compared as it would be measured, which can differ from the rounded end in the last bit.
        let (mut from, mut to) = (pool.from(range, own - caliper), pool.beyond(range, own + caliper));
        let within = |place: usize| (pool.scores[place] - own).abs() <= caliper;
        while from > range.0 && within(from - 1) {
            from -= 1;
        }
        while from < to && !within(from) {
            from += 1;
        }
        while to < range.1 && within(to) {
            to += 1;
        }
        while to > from && !within(to - 1) {
            to -= 1;
        }
        if from < to {
            weights[row] = 1.0;
            matched += 1;
            let share = 1.0 / (to - from) as f64;
            changes[from].0 += share;
            changes[from].1 += 1;
            changes[to].0 -= share;
            changes[to].1 -= 1;
        }
    }
    if matched == 0 {
        return Err(EvaluationError::NobodyMatched);
    }
    let (mut weight, mut standing, mut controls) = (0.0, 0, 0);
    for (row, change) in pool.rows.iter().zip(&changes) {
        weight += change.0;
        standing += change.1;
        if standing > 0 {
            weights[*row as usize] = weight;
            controls += 1;
        } else {
            weight = 0.0;
        }
    }
    let treated = treated.iter().filter(|treated| **treated).count();
    Ok(Matched { weights, pairs: Vec::new(), treated, matched, controls })
}
