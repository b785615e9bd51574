//! Durations counted on a line of time: who is at risk, who has the event, who leaves, at each distinct duration.

use crate::ColumnName::Part;
use crate::EvaluationError;
use crate::columns::{check_each, check_groups, check_length, check_rows};

/// Follow-up of each row: how long, and whether it ended with the event.
#[derive(Debug, Clone, Copy)]
pub struct Durations<'a> {
    /// Durations, 0 or more, in one unit.
    pub time: &'a [f64],
    /// Whether the duration ended with the event; otherwise it is censored.
    pub event: &'a [bool],
}

/// The group of each row.
#[derive(Debug, Clone, Copy)]
pub struct Groups<'a> {
    /// A number below `names.len()` for each row.
    pub of: &'a [u32],
    /// The groups' names, as errors and results say them.
    pub names: &'a [String],
}

/// Whole durations up to this many are counted in place instead of sorted.
const MOST_PLACES: f64 = 65_536.0;
/// Added to a whole number below 2^51, this leaves it in the low bits.
const LOW_BITS: f64 = 4_503_599_627_370_496.0;

/// Counts of each group at each distinct duration, in rising order.
#[derive(Debug, Clone)]
pub struct Timeline {
    groups: usize,
    times: Vec<f64>,
    /// One a time and group: events in the high 32 bits, all that leave in the low.
    counts: Vec<u64>,
    sizes: Vec<u32>,
}

/// One duration with the counts of every group.
#[derive(Debug, Clone, Copy)]
pub struct Moment<'a> {
    /// The duration.
    pub time: f64,
    /// At risk just before it, by group.
    pub at_risk: &'a [u32],
    /// Events at it, by group.
    pub events: &'a [u32],
    /// Censored at it, by group.
    pub censored: &'a [u32],
}

impl Timeline {
    /// Counts the rows; without groups all are one.
    pub fn try_new(durations: Durations<'_>, groups: Option<Groups<'_>>) -> Result<Self, EvaluationError> {
        let rows = durations.time.len();
        check_rows(rows)?;
        check_length(Part("event"), durations.event.len(), rows)?;
        let names = match groups {
            Some(groups) => {
                check_length(Part("group"), groups.of.len(), rows)?;
                check_groups(groups.of, groups.names.len())?;
                groups.names.len()
            }
            None => 1,
        };
        let whole = whole_up_to(durations.time);
        if whole.is_none() {
            check_each(Part("time"), durations.time, "0 or more", |time| time >= 0.0)?;
        }
        let (times, counts) = match whole {
            Some(most) => counted(durations, groups, names, most),
            None => sorted(durations, groups, names),
        };
        let mut sizes = vec![0; names];
        for row in counts.chunks_exact(names) {
            for (size, count) in sizes.iter_mut().zip(row) {
                *size += leaving(*count);
            }
        }
        if let (Some(groups), Some(empty)) = (groups, sizes.iter().position(|size| *size == 0)) {
            return Err(EvaluationError::EmptyArm { arm: groups.names[empty].clone() });
        }
        Ok(Self { groups: names, times, counts, sizes })
    }

    /// How many groups there are.
    pub const fn groups(&self) -> usize {
        self.groups
    }

    /// Rows of each group.
    pub fn sizes(&self) -> &[u32] {
        &self.sizes
    }

    /// Walks the distinct durations in rising order.
    pub fn walk(&self, mut visit: impl FnMut(Moment<'_>)) {
        let mut at_risk = self.sizes.clone();
        let (mut events, mut censored) = (vec![0; self.groups], vec![0; self.groups]);
        for (&time, row) in self.times.iter().zip(self.counts.chunks_exact(self.groups)) {
            for (group, &count) in row.iter().enumerate() {
                events[group] = having(count);
                censored[group] = leaving(count) - having(count);
            }
            visit(Moment { time, at_risk: &at_risk, events: &events, censored: &censored });
            for (at_risk, &count) in at_risk.iter_mut().zip(row) {
                *at_risk -= leaving(count);
            }
        }
    }
}

const fn having(count: u64) -> u32 {
    (count >> 32) as u32
}

const fn leaving(count: u64) -> u32 {
    count as u32
}

const fn one(event: bool) -> u64 {
    1 + ((event as u64) << 32)
}

/// The longest duration, where all are whole, non-negative and few enough to be counted in place.
fn whole_up_to(times: &[f64]) -> Option<usize> {
    let mut longest = 0.0_f64;
    for block in times.chunks(4096) {
        let mut whole = true;
        for &time in block {
            // Also false for NaN.
            whole = whole && (0.0..MOST_PLACES).contains(&time) && (time + LOW_BITS) - LOW_BITS == time;
            longest = if time > longest { time } else { longest };
        }
        if !whole {
            return None;
        }
    }
    Some(longest as usize)
}

fn counted(durations: Durations<'_>, groups: Option<Groups<'_>>, names: usize, longest: usize) -> (Vec<f64>, Vec<u64>) {
    let mut places = vec![0_u64; (longest + 1) * names];
    let place = |time: f64| (time + LOW_BITS).to_bits() as u32 as usize;
    match groups {
        None => {
            for (&time, &event) in durations.time.iter().zip(durations.event) {
                places[place(time)] += one(event);
            }
        }
        Some(groups) => {
            for ((&time, &event), &group) in durations.time.iter().zip(durations.event).zip(groups.of) {
                places[place(time) * names + group as usize] += one(event);
            }
        }
    }
    let mut times = Vec::new();
    let mut counts = Vec::new();
    for (time, row) in places.chunks_exact(names).enumerate() {
        if row.iter().any(|count| *count > 0) {
            times.push(time as f64);
            counts.extend_from_slice(row);
        }
    }
    (times, counts)
}

fn sorted(durations: Durations<'_>, groups: Option<Groups<'_>>, names: usize) -> (Vec<f64>, Vec<u64>) {
    let mut order: Vec<u32> = (0..durations.time.len() as u32).collect();
    order.sort_unstable_by(|left, right| durations.time[*left as usize].total_cmp(&durations.time[*right as usize]));
    let mut times: Vec<f64> = Vec::new();
    let mut counts: Vec<u64> = Vec::new();
    for row in order {
        let row = row as usize;
        // Adding 0 makes -0 and 0 one time.
        let time = durations.time[row] + 0.0;
        if times.last() != Some(&time) {
            times.push(time);
            counts.resize(counts.len() + names, 0);
        }
        let group = groups.map_or(0, |groups| groups.of[row] as usize);
        let at = counts.len() - names + group;
        counts[at] += one(durations.event[row]);
    }
    (times, counts)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn walked(time: &[f64], event: &[bool]) -> Vec<(f64, u32, u32, u32)> {
        let timeline = Timeline::try_new(Durations { time, event }, None).unwrap();
        let mut found = Vec::new();
        timeline.walk(|moment| found.push((moment.time, moment.at_risk[0], moment.events[0], moment.censored[0])));
        found
    }

    #[test]
    fn counting_and_sorting_agree() {
        let time = [3.0, 1.0, 3.0, 2.0, 0.0];
        let event = [true, false, false, true, true];
        let expected = vec![(0.0, 5, 1, 0), (1.0, 4, 0, 1), (2.0, 3, 1, 0), (3.0, 2, 1, 1)];
        assert_eq!(walked(&time, &event), expected);
        let halves: Vec<f64> = time.iter().map(|time| time + 0.5).collect();
        let shifted: Vec<_> = expected.iter().map(|(time, r, e, c)| (time + 0.5, *r, *e, *c)).collect();
        assert_eq!(walked(&halves, &event), shifted);
        assert_eq!(walked(&[-0.0, 0.0, 0.5], &[true; 3]).len(), 2);
    }

    #[test]
    fn bad_columns_are_refused() {
        let refused = |time: &[f64], event: &[bool]| Timeline::try_new(Durations { time, event }, None).unwrap_err();
        assert_eq!(refused(&[], &[]), EvaluationError::Empty);
        assert_eq!(refused(&[1.0, f64::NAN], &[true; 2]), EvaluationError::Missing { column: Part("time"), row: 2 });
        assert!(matches!(refused(&[-1.0], &[true]), EvaluationError::OutOfRange { .. }));
        assert!(matches!(refused(&[1.0], &[]), EvaluationError::LengthsDiffer { .. }));
        let names = ["aid".to_owned(), "no aid".to_owned()];
        let groups = Groups { of: &[0], names: &names };
        let refused = Timeline::try_new(Durations { time: &[1.0], event: &[true] }, Some(groups));
        assert_eq!(refused.unwrap_err(), EvaluationError::EmptyArm { arm: "no aid".to_owned() });
    }
}
