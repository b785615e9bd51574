//! `incidence` and `finegray`: events that shut each other out.

use evaluation::competing::{Endings, FineGrayModel, IncidenceStep, fine_gray, gray};
use evaluation::survival::Groups;
use serde_json::{Value, json};

use super::arguments::{Finegray, Incidence};
use super::columns::{Columns, covariates};
use super::groups::{checked_level, grouped, named};
use super::{chi_squared, coefficients, matrix};

pub(super) fn incidence(incidence: &Incidence) -> anyhow::Result<Value> {
    let names = named(&[&incidence.duration, &incidence.cause], &[incidence.group.as_ref()], &[]);
    let columns = Columns::open(&incidence.source.data, &names)?;
    let (time, cause) = (columns.numbers(&incidence.duration)?, columns.whole(&incidence.cause)?);
    let groups = grouped(&columns, incidence.group.as_ref())?;
    let level = checked_level(incidence.source.level)?;
    let endings = Endings { time: &time, cause: &cause };
    let (of, names) = groups.clone().unwrap_or_else(|| (vec![0; time.len()], vec!["all".to_owned()]));
    // Checked whole, so that a row is named as it stands in the file.
    endings.check(incidence.of)?;
    let mut found = Vec::new();
    for (code, name) in (0_u32..).zip(&names) {
        let rows = || of.iter().enumerate().filter(move |(_, group)| **group == code).map(|(row, _)| row);
        let time: Vec<f64> = rows().filter_map(|row| time.get(row).copied()).collect();
        let cause: Vec<u32> = rows().filter_map(|row| cause.get(row).copied()).collect();
        let curve = evaluation::competing::incidence(Endings { time: &time, cause: &cause }, incidence.of)?;
        let row = |at: f64, step: Option<&IncidenceStep>| {
            let (lower, upper) = step.and_then(|step| step.interval(level)).unzip();
            json!({
                "time": at, "share": step.map_or(0.0, |step| step.share),
                "se": step.map_or(0.0, IncidenceStep::standard_error), "variance": step.map_or(0.0, |step| step.variance),
                "lower": lower, "upper": upper,
            })
        };
        let steps: Vec<Value> = if incidence.at.is_empty() {
            curve.steps.iter().map(|step| row(step.time, Some(step))).collect()
        } else {
            incidence.at.iter().map(|at| row(*at, curve.at(*at))).collect()
        };
        found.push(json!({ "group": name, "rows": time.len(), "curve": steps }));
    }
    let test = match &groups {
        Some((of, names)) if names.len() > 1 => Some(gray(endings, incidence.of, Groups { of, names })?),
        _ => None,
    };
    Ok(json!({
        "analysis": "incidence", "cause": incidence.of, "groups": found, "gray": test.as_ref().map(chi_squared),
    }))
}

pub(super) fn finegray(finegray: &Finegray) -> anyhow::Result<Value> {
    let lists: [&[String]; 2] = [&finegray.covariates.covariates, &finegray.covariates.factors];
    let columns = Columns::open(&finegray.source.data, &named(&[&finegray.duration, &finegray.cause], &[], &lists))?;
    let (time, cause) = (columns.numbers(&finegray.duration)?, columns.whole(&finegray.cause)?);
    let design = columns.design(&finegray.covariates.covariates, &finegray.covariates.factors)?;
    let covariates = covariates(&design);
    let endings = Endings { time: &time, cause: &cause };
    let model = FineGrayModel { endings, cause: finegray.of, covariates: &covariates };
    let fit = fine_gray(&model, finegray.source.level)?;
    Ok(json!({
        "analysis": "finegray",
        "cause": finegray.of,
        "rows": fit.rows,
        "events": fit.events,
        "competing": fit.competing,
        "coefficients": coefficients(&fit.coefficients, Some("subdistribution_hazard_ratio")),
        "log_likelihood_null": fit.null_log_likelihood,
        "log_likelihood": fit.log_likelihood,
        "covariance": matrix(&fit.covariance),
    }))
}
