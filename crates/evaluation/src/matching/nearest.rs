//! Nearest neighbour matching, one treated person after the other, in a stated order.

use super::Matched;
use super::pool::Pool;
use super::score::check_arms;
use crate::ColumnName::Part;
use crate::EvaluationError;
use crate::columns::{check_finite, check_length, check_rows, check_setting, numbered};
use crate::numbers::chance::Chance;

/// In which order the treated choose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// As the rows stand.
    Row,
    /// Largest score first: the hardest to match choose before the others.
    Largest,
    /// Smallest score first.
    Smallest,
    /// At random, from a seed.
    Random(u64),
}

/// The rule of a match.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Nearest {
    /// Who chooses first.
    pub order: Order,
    /// Whether a comparison person may stand for several.
    pub replacement: bool,
    /// The furthest that a match may be, in the unit of the score, the end included; none for any distance.
    pub caliper: Option<f64>,
    /// Comparison people for each treated person; the n-th is chosen when everybody has had an n-1-th.
    pub ratio: usize,
}

/// Matches each treated row with the nearest comparison rows of its cell.
///
/// `cell` (a number for each row) matches exactly on whatever it stands for.
pub fn nearest(
    treated: &[bool],
    score: &[f64],
    cell: Option<&[u32]>,
    rule: Nearest,
) -> Result<Matched, EvaluationError> {
    check_input(treated, score, cell)?;
    let cell = cell.map(|cell| numbered(cell).1);
    let cell = cell.as_deref();
    check_setting("ratio", rule.ratio as f64, "1 or more", |ratio| ratio >= 1.0)?;
    let reach = match rule.caliper {
        Some(caliper) => {
            check_setting("caliper", caliper, "0 or more", |caliper| caliper >= 0.0)?;
            caliper
        }
        None => f64::INFINITY,
    };
    let mut free = Free::new(Pool::new(treated, score, cell), rule.replacement);
    let order = order(treated, score, rule.order);
    let mut pairs = Vec::with_capacity(order.len());
    let mut taken: Vec<Vec<u32>> =
        if rule.replacement && rule.ratio > 1 { vec![Vec::new(); order.len()] } else { vec![] };
    for _ in 0..rule.ratio {
        for (at, &row) in order.iter().enumerate() {
            let place = cell.map_or(0, |cell| cell[row as usize] as usize);
            let range = free.pool.cell(place);
            let own = taken.get(at).map_or(&[][..], Vec::as_slice);
            let Some((place, distance)) = free.nearest(range, score[row as usize] + 0.0, own) else { continue };
            if distance > reach {
                continue;
            }
            pairs.push((row, free.pool.rows[place]));
            free.take(place);
            if let Some(taken) = taken.get_mut(at) {
                taken.push(place as u32);
            }
        }
    }
    matched(treated, pairs)
}

pub(super) fn check_input(treated: &[bool], score: &[f64], cell: Option<&[u32]>) -> Result<(), EvaluationError> {
    check_rows(treated.len())?;
    check_length(Part("score"), score.len(), treated.len())?;
    check_finite(Part("score"), score)?;
    if let Some(cell) = cell {
        check_length(Part("exact"), cell.len(), treated.len())?;
    }
    check_arms(treated)
}

fn order(treated: &[bool], score: &[f64], order: Order) -> Vec<u32> {
    let mut rows: Vec<u32> = (0..treated.len() as u32).filter(|row| treated[*row as usize]).collect();
    let of = |row: &u32| score[*row as usize] + 0.0;
    match order {
        Order::Row => {}
        Order::Largest => rows.sort_by(|left, right| of(right).total_cmp(&of(left))),
        Order::Smallest => rows.sort_by(|left, right| of(left).total_cmp(&of(right))),
        Order::Random(seed) => Chance::new(seed, 0).shuffle(&mut rows),
    }
    rows
}

/// Weights from pairs: each treated row shares its weight of 1 among its comparison rows.
fn matched(treated: &[bool], pairs: Vec<(u32, u32)>) -> Result<Matched, EvaluationError> {
    if pairs.is_empty() {
        return Err(EvaluationError::NobodyMatched);
    }
    let mut weights = vec![0.0; treated.len()];
    let mut partners = vec![0_u32; treated.len()];
    for (row, _) in &pairs {
        partners[*row as usize] += 1;
        weights[*row as usize] = 1.0;
    }
    for (row, control) in &pairs {
        weights[*control as usize] += 1.0 / f64::from(partners[*row as usize]);
    }
    let count = |arm: bool| treated.iter().zip(&weights).filter(|(of, weight)| **of == arm && **weight > 0.0).count();
    let (matched, controls) = (count(true), count(false));
    let treated = treated.iter().filter(|treated| **treated).count();
    Ok(Matched { weights, pairs, treated, matched, controls })
}

/// The pool with who is still free: links lead over the taken, to the next free place on either side.
struct Free {
    pool: Pool,
    /// At place p the first free place at p or after it; its end where there is none.
    next: Vec<u32>,
    /// At place p + 1 one more than the last free place at p or before it; 0 where there is none.
    last: Vec<u32>,
}

impl Free {
    fn new(pool: Pool, replacement: bool) -> Self {
        let links = if replacement { 0 } else { pool.rows.len() as u32 + 1 };
        Self { pool, next: (0..links).collect(), last: (0..links).collect() }
    }

    fn take(&mut self, place: usize) {
        if !self.next.is_empty() {
            self.next[place] = place as u32 + 1;
            self.last[place + 1] = place as u32;
        }
    }

    /// The nearest free place of the range with its distance; of equally near ones that of the lowest row. `own` are
    /// places that the same person has already.
    fn nearest(&mut self, range: (usize, usize), score: f64, own: &[u32]) -> Option<(usize, f64)> {
        let split = self.pool.from(range, score);
        let right = self.free_from(split, range.1, own);
        // The last free place below, then the lowest row of all with that score.
        let left = self.free_before(split, range.0, own).and_then(|place| {
            let first = self.pool.from(range, self.pool.scores[place]);
            self.free_from(first, range.1, own)
        });
        let with_distance = |place: usize| (place, (self.pool.scores[place] - score).abs());
        match (left.map(with_distance), right.map(with_distance)) {
            (Some(left), Some(right)) => {
                let is_left =
                    left.1 < right.1 || (left.1 == right.1 && self.pool.rows[left.0] < self.pool.rows[right.0]);
                Some(if is_left { left } else { right })
            }
            (left, right) => left.or(right),
        }
    }

    fn free_from(&mut self, place: usize, end: usize, own: &[u32]) -> Option<usize> {
        let mut place = follow(&mut self.next, place);
        while own.contains(&(place as u32)) {
            place += 1;
        }
        (place < end).then_some(place)
    }

    fn free_before(&mut self, place: usize, start: usize, own: &[u32]) -> Option<usize> {
        let mut upper = follow(&mut self.last, place);
        while upper > start && own.contains(&(upper as u32 - 1)) {
            upper -= 1;
        }
        (upper > start).then(|| upper - 1)
    }
}

/// The end of a chain of links, which is shortened on the way (path halving).
fn follow(links: &mut [u32], from: usize) -> usize {
    if links.is_empty() {
        return from;
    }
    let mut at = from;
    while links[at] as usize != at {
        let next = links[links[at] as usize];
        links[at] = next;
        at = next as usize;
    }
    at
}
