//! The rows of a Cox model in the order in which risk sets grow: by stratum, longest duration first.

use super::CoxModel;
use crate::ColumnName::Part;
use crate::EvaluationError;
use crate::columns::{check_covariates, check_each, check_length, check_rows};

/// The rows, sorted, with covariates centred and scaled, row after row.
#[derive(Debug, Clone)]
pub(super) struct Sorted {
    pub(super) width: usize,
    /// The row that stands at each place.
    pub(super) order: Vec<u32>,
    /// Where each stratum begins, and the end of the last.
    pub(super) strata: Vec<usize>,
    /// The number of each stratum, as given.
    pub(super) stratum_of: Vec<u32>,
    pub(super) time: Vec<f64>,
    pub(super) event: Vec<bool>,
    pub(super) weights: Option<Vec<f64>>,
    pub(super) entry: Option<Entry>,
    pub(super) x: Vec<f64>,
    pub(super) centres: Vec<f64>,
    pub(super) scales: Vec<f64>,
    pub(super) names: Vec<String>,
}

/// Late entry: when each place enters, and the places of each stratum by entry, latest first.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    pub(super) at: Vec<f64>,
    pub(super) latest_first: Vec<u32>,
}

impl Sorted {
    pub(super) fn try_new(model: &CoxModel<'_>) -> Result<Self, EvaluationError> {
        check(model)?;
        let order = order(model);
        let stratum = |row: u32| model.strata.map_or(0, |strata| strata[row as usize]);
        let (mut strata, mut stratum_of) = (Vec::new(), Vec::new());
        for (place, &row) in order.iter().enumerate() {
            if stratum_of.last() != Some(&stratum(row)) {
                strata.push(place);
                stratum_of.push(stratum(row));
            }
        }
        strata.push(order.len());
        let (centres, scales) = standard(model);
        let width = model.covariates.len();
        let mut x = vec![0.0; order.len() * width];
        for (column, covariate) in model.covariates.iter().enumerate() {
            let (centre, scale) = (centres[column], 1.0 / scales[column]);
            for (row, &from) in x.chunks_exact_mut(width).zip(&order) {
                row[column] = (covariate.values[from as usize] - centre) * scale;
            }
        }
        let entry = model.entry.map(|entry| entries(entry, &order, &strata));
        Ok(Self {
            width,
            time: order.iter().map(|row| model.durations.time[*row as usize] + 0.0).collect(),
            event: order.iter().map(|row| model.durations.event[*row as usize]).collect(),
            weights: model.weights.map(|weights| order.iter().map(|row| weights[*row as usize]).collect()),
            names: model.covariates.iter().map(|covariate| covariate.name.to_owned()).collect(),
            order,
            strata,
            stratum_of,
            entry,
            x,
            centres,
            scales,
        })
    }

    pub(super) fn row(&self, place: usize) -> &[f64] {
        &self.x[place * self.width..(place + 1) * self.width]
    }

    pub(super) fn weight(&self, place: usize) -> f64 {
        self.weights.as_ref().map_or(1.0, |weights| weights[place])
    }

    pub(super) fn rows(&self) -> usize {
        self.order.len()
    }

    /// First and last (exclusive) place of each stratum.
    pub(super) fn ranges(&self) -> impl Iterator<Item = (usize, usize)> {
        self.strata.windows(2).map(|ends| (ends[0], ends[1]))
    }
}

fn check(model: &CoxModel<'_>) -> Result<(), EvaluationError> {
    let rows = model.durations.time.len();
    check_rows(rows)?;
    check_length(Part("event"), model.durations.event.len(), rows)?;
    check_each(Part("time"), model.durations.time, "0 or more", |time| time >= 0.0)?;
    if let Some(entry) = model.entry {
        check_length(Part("entry"), entry.len(), rows)?;
        check_each(Part("entry"), entry, "a number", |_| true)?;
        let ends_first = entry.iter().zip(model.durations.time).position(|(entry, time)| entry >= time);
        if let Some(at) = ends_first {
            let (column, row, value) = (Part("entry"), at + 1, entry[at]);
            return Err(EvaluationError::OutOfRange { column, row, value, must_be: "before the end of the spell" });
        }
    }
    if let Some(strata) = model.strata {
        check_length(Part("strata"), strata.len(), rows)?;
    }
    if let Some(weights) = model.weights {
        check_length(Part("weights"), weights.len(), rows)?;
        check_each(Part("weights"), weights, "above 0", |weight| weight > 0.0)?;
    }
    if model.covariates.is_empty() {
        return Err(EvaluationError::Undefined { why: "a model needs a covariate" });
    }
    if !model.durations.event.contains(&true) {
        return Err(EvaluationError::NoEvents);
    }
    check_covariates(model.covariates, rows)?;
    if model.covariates.len() >= rows {
        return Err(EvaluationError::TooFewRows { coefficients: model.covariates.len(), rows });
    }
    Ok(())
}

/// By stratum, longest first, then by row.
fn order(model: &CoxModel<'_>) -> Vec<u32> {
    let time = model.durations.time;
    let mut order: Vec<u32> = (0..time.len() as u32).collect();
    let by_time = |left: &u32, right: &u32| {
        let (left_time, right_time) = (time[*left as usize] + 0.0, time[*right as usize] + 0.0);
        right_time.total_cmp(&left_time).then(left.cmp(right))
    };
    match model.strata {
        None if is_whole(time) => counted(time, &mut order),
        None => order.sort_unstable_by(by_time),
        Some(strata) => order.sort_unstable_by(|left, right| {
            strata[*left as usize].cmp(&strata[*right as usize]).then_with(|| by_time(left, right))
        }),
    }
    order
}

fn is_whole(time: &[f64]) -> bool {
    time.iter().all(|time| *time < 65_536.0 && f64::from(*time as u32) == *time)
}

/// A counting sort, longest first, rows in order within a duration.
fn counted(time: &[f64], order: &mut [u32]) {
    let mut starts = vec![0_usize; 65_537];
    for time in time {
        starts[65_536 - *time as usize] += 1;
    }
    let mut sum = 0;
    for start in &mut starts {
        (sum, *start) = (sum + *start, sum);
    }
    for (row, time) in time.iter().enumerate() {
        let start = &mut starts[65_536 - *time as usize];
        order[*start] = row as u32;
        *start += 1;
    }
}

fn standard(model: &CoxModel<'_>) -> (Vec<f64>, Vec<f64>) {
    let rows = model.durations.time.len() as f64;
    let of = |values: &[f64]| {
        let mean = values.iter().sum::<f64>() / rows;
        let spread = values.iter().map(|value| (value - mean) * (value - mean)).sum::<f64>() / rows;
        (mean, spread.sqrt())
    };
    model.covariates.iter().map(|covariate| of(covariate.values)).unzip()
}

fn entries(entry: &[f64], order: &[u32], strata: &[usize]) -> Entry {
    let at: Vec<f64> = order.iter().map(|row| entry[*row as usize]).collect();
    let mut latest_first: Vec<u32> = (0..order.len() as u32).collect();
    for ends in strata.windows(2) {
        latest_first[ends[0]..ends[1]]
            .sort_unstable_by(|left, right| at[*right as usize].total_cmp(&at[*left as usize]).then(left.cmp(right)));
    }
    Entry { at, latest_first }
}
