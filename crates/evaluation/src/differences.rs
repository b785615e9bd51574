//! Difference in differences: how much more the treated changed than the others.

use crate::ColumnName::Part;
use crate::columns::{check_finite, check_length, check_rows, numbered};
use crate::glm::{self, Errors, Family, GlmFit, GlmModel};
use crate::numbers::student;
use crate::{Coefficient, Covariate, EvaluationError};

/// The columns of a comparison before and after.
#[derive(Debug, Clone, Copy)]
pub struct Panel<'a> {
    /// The outcome.
    pub outcome: &'a [f64],
    /// Whether the row's place or person is treated at some time.
    pub treated: &'a [bool],
    /// Whether the row is from after the treatment began.
    pub after: &'a [bool],
    /// Covariates, may be none.
    pub covariates: &'a [Covariate<'a>],
    /// Place or person, and period, of each row: takes out both (two-way fixed effects). Every unit must have one row in
    /// every period, and the errors must be clustered; t then has one degree less than clusters.
    pub unit_and_period: Option<(&'a [u32], &'a [u32])>,
}

/// The estimate.
#[derive(Debug, Clone)]
pub struct Difference {
    /// The difference in differences.
    pub effect: Coefficient,
    /// The regression that it comes from.
    pub fit: GlmFit,
}

/// Fits the difference in differences by least squares; cluster the errors by unit where units repeat.
pub fn fit(panel: &Panel<'_>, errors: Errors<'_>, level: f64) -> Result<Difference, EvaluationError> {
    check(panel)?;
    let flag = |flags: &[bool]| -> Vec<f64> { flags.iter().map(|flag| f64::from(u8::from(*flag))).collect() };
    let (treated, after) = (flag(panel.treated), flag(panel.after));
    let both: Vec<f64> = treated.iter().zip(&after).map(|(treated, after)| treated * after).collect();
    let Some((unit, period)) = panel.unit_and_period else {
        let mut covariates = vec![
            Covariate { name: "effect", values: &both },
            Covariate { name: "treated", values: &treated },
            Covariate { name: "after", values: &after },
        ];
        covariates.extend_from_slice(panel.covariates);
        let outcome = panel.outcome;
        let model =
            GlmModel { outcome_name: "outcome", outcome, covariates: &covariates, exposure: None, weights: None };
        return finished(glm::fit(&model, Family::Gaussian, errors, level)?);
    };
    let (Errors::Clustered(cluster) | Errors::ClusteredSmall(cluster)) = errors else {
        return Err(EvaluationError::Undefined { why: "units repeat, so their errors must be clustered" });
    };
    let sizes = check_balanced(unit, period)?;
    let ((_, unit), (_, period)) = (numbered(unit), numbered(period));
    let within = |values: &[f64]| demeaned(values, (&unit, &period), sizes);
    let (outcome, both) = (within(panel.outcome), within(&both));
    let columns: Vec<Vec<f64>> = panel.covariates.iter().map(|covariate| within(covariate.values)).collect();
    if taken_out(&both, 1.0) {
        return Err(EvaluationError::Undefined { why: "who is treated when cannot be told from units and periods" });
    }
    for (covariate, values) in panel.covariates.iter().zip(&columns) {
        if taken_out(values, covariate.values.iter().map(|value| value.abs()).fold(0.0, f64::max)) {
            return Err(EvaluationError::Collinear { column: covariate.name.into() });
        }
    }
    let mut covariates = vec![Covariate { name: "effect", values: &both }];
    covariates.extend(
        panel.covariates.iter().zip(&columns).map(|(covariate, values)| Covariate { name: covariate.name, values }),
    );
    let model =
        GlmModel { outcome_name: "outcome", outcome: &outcome, covariates: &covariates, exposure: None, weights: None };
    let mut found = finished(glm::fit(&model, Family::Gaussian, Errors::Clustered(cluster), level)?)?;
    // What units and periods have in common is taken out, and leaves rounding of the outcome as it was.
    if found.fit.deviance <= glm::PERFECT * panel.outcome.iter().map(|y| y * y).sum::<f64>() {
        return Err(EvaluationError::PerfectFit);
    }
    let degrees = distinct(cluster) as f64 - 1.0;
    let effect = &mut found.effect;
    let reach = student::critical(level, degrees) * effect.standard_error;
    effect.p = student::two_sided(effect.z, degrees);
    (effect.lower, effect.upper) = (effect.estimate - reach, effect.estimate + reach);
    Ok(found)
}

fn finished(fit: GlmFit) -> Result<Difference, EvaluationError> {
    let effect = fit.coefficients.get(1).cloned();
    effect.map(|effect| Difference { effect, fit }).ok_or(EvaluationError::Empty)
}

fn check(panel: &Panel<'_>) -> Result<(), EvaluationError> {
    let rows = panel.outcome.len();
    check_rows(rows)?;
    check_finite(Part("outcome"), panel.outcome)?;
    if panel.outcome.iter().all(|y| Some(y) == panel.outcome.first()) {
        return Err(EvaluationError::Constant { column: Part("outcome") });
    }
    check_length(Part("treated"), panel.treated.len(), rows)?;
    check_length(Part("after"), panel.after.len(), rows)?;
    for (treated, after, arm) in [
        (true, true, "the treated, after"),
        (true, false, "the treated, before"),
        (false, true, "the comparison group, after"),
        (false, false, "the comparison group, before"),
    ] {
        if !panel.treated.iter().zip(panel.after).any(|cell| cell == (&treated, &after)) {
            return Err(EvaluationError::EmptyArm { arm: arm.to_owned() });
        }
    }
    Ok(())
}

/// Whether what units and periods leave of a column is rounding beside its size.
fn taken_out(values: &[f64], size: f64) -> bool {
    values.iter().all(|value| value.abs() <= 1e-13 * size)
}

fn distinct(codes: &[u32]) -> usize {
    let mut codes = codes.to_vec();
    codes.sort_unstable();
    codes.dedup();
    codes.len()
}

/// Units and periods, if every unit has one row in every period.
fn check_balanced(unit: &[u32], period: &[u32]) -> Result<(usize, usize), EvaluationError> {
    check_length(Part("period"), period.len(), unit.len())?;
    let (units, periods) = (distinct(unit), distinct(period));
    let mut cells: Vec<(u32, u32)> = unit.iter().copied().zip(period.iter().copied()).collect();
    cells.sort_unstable();
    cells.dedup();
    if cells.len() == units * periods && cells.len() == unit.len() {
        Ok((units, periods))
    } else {
        Err(EvaluationError::Undefined { why: "not every unit has one row in every period" })
    }
}

/// Less the unit's mean and the period's, plus the mean of all.
fn demeaned(values: &[f64], (unit, period): (&[u32], &[u32]), (units, periods): (usize, usize)) -> Vec<f64> {
    let means = |codes: &[u32], size: usize| {
        let mut sums = vec![0.0; codes.iter().max().map_or(0, |most| *most as usize + 1)];
        for (code, value) in codes.iter().zip(values) {
            sums[*code as usize] += value;
        }
        sums.iter().map(|sum| sum / size as f64).collect::<Vec<f64>>()
    };
    let (by_unit, by_period) = (means(unit, periods), means(period, units));
    let mean = values.iter().sum::<f64>() / values.len() as f64;
    let row =
        |(row, value): (usize, &f64)| value - by_unit[unit[row] as usize] - by_period[period[row] as usize] + mean;
    values.iter().enumerate().map(row).collect()
}
