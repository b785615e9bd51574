//! `km`, `logrank`, `rmst`, `cox` and `aft`.

use evaluation::EvaluationError;
use evaluation::aft::{self, Distribution};
use evaluation::cox::{self, CoxFit, CoxModel, Errors, Ties, TimeScale};
use evaluation::survival::{
    Curve, Durations, Groups, Hazard, IntervalScale, Step, Timeline, Weight, cumulative_hazard, curves, log_rank,
    restricted_means,
};
use serde_json::{Value, json};

use super::arguments::{Aft, AftDistribution, Cox, CoxTies, Interval, Km, Logrank, LogrankWeight, Rmst, Transform};
use super::columns::{ColumnFault, Columns, covariates};
use super::groups::{Grouped, checked_level, codes, grouped, named};
use super::{chi_squared, coefficients, matrix};

const fn scale(interval: Interval) -> IntervalScale {
    match interval {
        Interval::LogLog => IntervalScale::LogLog,
        Interval::Log => IntervalScale::Log,
        Interval::Plain => IntervalScale::Plain,
    }
}

fn timeline(time: &[f64], event: &[bool], groups: &Grouped) -> anyhow::Result<Timeline> {
    let groups = groups.as_ref().map(|(of, names)| Groups { of, names });
    Ok(Timeline::try_new(Durations { time, event }, groups)?)
}

fn name_of(groups: &Grouped, at: usize) -> Option<&String> {
    groups.as_ref().and_then(|(_, names)| names.get(at))
}

pub(super) fn km(km: &Km) -> anyhow::Result<Value> {
    let names = named(&[&km.followed.duration, &km.followed.event], &[km.group.as_ref()], &[]);
    let columns = Columns::open(&km.source.data, &names)?;
    let (time, event) = (columns.numbers(&km.followed.duration)?, columns.flags(&km.followed.event)?);
    let groups = grouped(&columns, km.group.as_ref())?;
    let level = checked_level(km.source.level)?;
    let curves = curves(&timeline(&time, &event, &groups)?);
    let of = |(at, curve): (usize, &Curve)| {
        let hazards = cumulative_hazard(curve);
        let median = curve.quantile_interval(0.5, scale(km.interval), level);
        json!({
            "group": name_of(&groups, at),
            "rows": curve.rows,
            "events": curve.events(),
            "median": curve.quantile(0.5),
            "median_lower": median.0,
            "median_upper": median.1,
            "curve": steps(curve, &hazards, km, level),
        })
    };
    let groups: Vec<Value> = curves.iter().enumerate().map(of).collect();
    Ok(json!({ "analysis": "km", "level": level, "groups": groups }))
}

fn steps(curve: &Curve, hazards: &[Hazard], km: &Km, level: f64) -> Vec<Value> {
    let row = |time: f64, at: Option<usize>| {
        let step = at.and_then(|at| curve.steps.get(at));
        let hazard = at.and_then(|at| hazards.get(at));
        let before: u32 =
            curve.steps.iter().take_while(|step| step.time < time).map(|step| step.events + step.censored).sum();
        let (lower, upper) = match step.map(|step| step.interval(scale(km.interval), level)) {
            None => (Some(1.0), Some(1.0)),
            Some(interval) => interval.unzip(),
        };
        json!({
            "time": time,
            "at_risk": curve.rows - before,
            "events": step.filter(|step| step.time >= time).map_or(0, |step| step.events),
            "censored": step.filter(|step| step.time >= time).map_or(0, |step| step.censored),
            "survival": step.map_or(1.0, |step| step.survival),
            "se": step.map_or(0.0, Step::standard_error),
            "lower": lower,
            "upper": upper,
            "hazard": hazard.map_or(0.0, |hazard| hazard.hazard),
            "hazard_se": hazard.map_or(0.0, Hazard::standard_error),
        })
    };
    if km.at.is_empty() {
        return full_curve(curve, hazards, km, level);
    }
    let place = |time: f64| curve.steps.partition_point(|step| step.time <= time).checked_sub(1);
    km.at.iter().map(|time| row(*time, place(*time))).collect()
}

fn full_curve(curve: &Curve, hazards: &[Hazard], km: &Km, level: f64) -> Vec<Value> {
    let row = |(step, hazard): (&Step, &Hazard)| {
        let (lower, upper) = step.interval(scale(km.interval), level).unzip();
        json!({
            "time": step.time, "at_risk": step.at_risk, "events": step.events, "censored": step.censored,
            "survival": step.survival, "se": step.standard_error(), "lower": lower, "upper": upper,
            "hazard": hazard.hazard, "hazard_se": hazard.standard_error(),
        })
    };
    curve.steps.iter().zip(hazards).map(row).collect()
}

pub(super) fn logrank(logrank: &Logrank) -> anyhow::Result<Value> {
    let (followed, group) = (&logrank.followed, &logrank.group);
    let names = named(&[&followed.duration, &followed.event, group], &[logrank.strata.as_ref()], &[]);
    let columns = Columns::open(&logrank.source.data, &names)?;
    let (time, event) = (columns.numbers(&followed.duration)?, columns.flags(&followed.event)?);
    let (of, names) = columns.categories(group)?;
    let strata = codes(&columns, logrank.strata.as_ref())?;
    let weight = match logrank.weight {
        LogrankWeight::Logrank if logrank.rho == 0.0 && logrank.gamma == 0.0 => Weight::LogRank,
        LogrankWeight::Logrank | LogrankWeight::FlemingHarrington => {
            Weight::FlemingHarrington { p: logrank.rho, q: logrank.gamma }
        }
        LogrankWeight::Gehan => Weight::Gehan,
        LogrankWeight::TaroneWare => Weight::TaroneWare,
        LogrankWeight::PetoPeto => Weight::PetoPeto,
    };
    let durations = Durations { time: &time, event: &event };
    let test = log_rank(durations, Groups { of: &of, names: &names }, strata.as_deref(), weight)?;
    let groups: Vec<Value> = (test.groups.iter().zip(&names))
        .map(|(group, name)| {
            json!({ "group": name, "rows": group.rows, "observed": group.observed, "expected": group.expected })
        })
        .collect();
    let ChiSquaredParts { statistic, degrees, p } = parts(&test.test);
    Ok(json!({ "analysis": "logrank", "chi2": statistic, "df": degrees, "p": p, "groups": groups }))
}

struct ChiSquaredParts {
    statistic: f64,
    degrees: f64,
    p: f64,
}

const fn parts(test: &evaluation::ChiSquared) -> ChiSquaredParts {
    ChiSquaredParts { statistic: test.statistic, degrees: test.degrees, p: test.p }
}

pub(super) fn rmst(rmst: &Rmst) -> anyhow::Result<Value> {
    let names = named(&[&rmst.followed.duration, &rmst.followed.event], &[rmst.group.as_ref()], &[]);
    let columns = Columns::open(&rmst.source.data, &names)?;
    let (time, event) = (columns.numbers(&rmst.followed.duration)?, columns.flags(&rmst.followed.event)?);
    let groups = grouped(&columns, rmst.group.as_ref())?;
    let curves = curves(&timeline(&time, &event, &groups)?);
    let found = restricted_means(&curves, rmst.horizon, rmst.source.level)?;
    let row = |(at, mean): (usize, &evaluation::survival::RestrictedMean)| {
        json!({
            "group": name_of(&groups, at), "rmst": mean.mean, "se": mean.standard_error,
            "lower": mean.lower, "upper": mean.upper, "time_lost": rmst.horizon - mean.mean,
        })
    };
    let difference = found.difference.map(|difference| {
        json!({
            "estimate": difference.mean, "se": difference.standard_error,
            "lower": difference.lower, "upper": difference.upper, "p": found.p,
        })
    });
    let groups: Vec<Value> = found.groups.iter().enumerate().map(row).collect();
    Ok(json!({ "analysis": "rmst", "horizon": rmst.horizon, "groups": groups, "difference": difference }))
}

pub(super) fn cox(cox: &Cox) -> anyhow::Result<Value> {
    let optional = [&cox.entry, &cox.strata, &cox.weights, &cox.cluster].map(Option::as_ref);
    let lists: [&[String]; 2] = [&cox.covariates.covariates, &cox.covariates.factors];
    let names = named(&[&cox.followed.duration, &cox.followed.event], &optional, &lists);
    let columns = Columns::open(&cox.source.data, &names)?;
    let (time, event) = (columns.numbers(&cox.followed.duration)?, columns.flags(&cox.followed.event)?);
    let design = columns.design(&cox.covariates.covariates, &cox.covariates.factors)?;
    let entry = cox.entry.as_ref().map(|name| columns.numbers(name)).transpose()?;
    let weights = cox.weights.as_ref().map(|name| columns.numbers(name)).transpose()?;
    let strata = grouped(&columns, cox.strata.as_ref())?;
    let cluster = codes(&columns, cox.cluster.as_ref())?;
    let covariates = covariates(&design);
    let model = CoxModel {
        durations: Durations { time: &time, event: &event },
        entry: entry.as_deref(),
        covariates: &covariates,
        strata: strata.as_ref().map(|(codes, _)| codes.as_slice()),
        weights: weights.as_deref(),
    };
    let ties = match cox.ties {
        CoxTies::Efron => Ties::Efron,
        CoxTies::Breslow => Ties::Breslow,
        CoxTies::Exact => Ties::Exact,
    };
    let errors = match &cluster {
        Some(cluster) => Errors::Clustered(cluster),
        None if cox.robust => Errors::Robust,
        None => Errors::Model,
    };
    let fit = cox::fit(&model, ties, errors, cox.source.level)?;
    let mut answer = cox_answer(cox, &fit)?;
    let predictions = predictions(cox, &fit, &strata, &design)?;
    if let (Some(map), false) = (answer.as_object_mut(), predictions.is_empty()) {
        map.insert("predictions".to_owned(), Value::Array(predictions));
    }
    Ok(answer)
}

fn cox_answer(cox: &Cox, fit: &CoxFit) -> anyhow::Result<Value> {
    let scale = match cox.transform {
        Transform::Km => TimeScale::KaplanMeier,
        Transform::Rank => TimeScale::Rank,
        Transform::Identity => TimeScale::Identity,
        Transform::Log => TimeScale::Log,
    };
    // With events at one time alone the model stands, and nothing can be said of its change over time.
    let proportional = match fit.proportional_hazards(scale) {
        _ if fit.ties == Ties::Exact => None,
        Err(EvaluationError::Undefined { .. }) => None,
        found => Some(found?),
    };
    let proportional = proportional.map(|test| {
        let each: Vec<Value> = (test.each.iter())
            .map(|each| json!({ "name": each.name, "chi2": each.test.statistic, "df": 1, "p": each.test.p }))
            .collect();
        json!({ "each": each, "global": chi_squared(&test.global) })
    });
    let concordance = fit.concordance();
    Ok(json!({
        "analysis": "cox",
        "ties": format!("{:?}", fit.ties).to_lowercase(),
        "rows": fit.rows,
        "events": fit.events,
        "coefficients": coefficients(&fit.coefficients, Some("hazard_ratio")),
        "log_likelihood_null": fit.null_log_likelihood,
        "log_likelihood": fit.log_likelihood,
        "likelihood_ratio": chi_squared(&fit.likelihood_ratio),
        "wald": chi_squared(&fit.wald),
        "score": chi_squared(&fit.score),
        "concordance": { "c": concordance.c, "se": concordance.standard_error },
        "proportional_hazards": proportional,
        "iterations": fit.iterations,
        "covariance": matrix(&fit.covariance),
    }))
}

fn predictions(cox: &Cox, fit: &CoxFit, strata: &Grouped, design: &[(String, Vec<f64>)]) -> anyhow::Result<Vec<Value>> {
    let mut found = Vec::new();
    for person in &cox.predict {
        let values = person_values(person, design)?;
        let names = strata.as_ref().map_or_else(|| vec![None], |(_, names)| names.iter().map(Some).collect());
        for (stratum, name) in (0_u32..).zip(names) {
            let steps = fit.predict(&values, stratum)?;
            let at = |time: f64| steps.iter().rfind(|step| step.time <= time);
            let row = |time: f64| {
                let step = at(time);
                let interval = step.map(|step| step.interval(IntervalScale::Log, cox.source.level));
                let (lower, upper) = interval.unwrap_or(Some((1.0, 1.0))).unzip();
                json!({
                    "time": time, "survival": step.map_or(1.0, cox::Predicted::survival),
                    "se": step.map_or(0.0, cox::Predicted::standard_error), "lower": lower, "upper": upper,
                })
            };
            let times: Vec<f64> =
                if cox.at.is_empty() { steps.iter().map(|step| step.time).collect() } else { cox.at.clone() };
            let curve: Vec<Value> = times.into_iter().map(row).collect();
            found.push(json!({ "person": person, "stratum": name, "curve": curve }));
        }
    }
    Ok(found)
}

/// Values by name, such as `fin=0,age=22`, in the order of the model.
fn person_values(person: &str, design: &[(String, Vec<f64>)]) -> Result<Vec<f64>, ColumnFault> {
    let fault = |expected| ColumnFault::Setting { setting: "predict", text: person.to_owned(), expected };
    let mut values = vec![None; design.len()];
    for part in person.split(',') {
        let (name, value) = part.rsplit_once('=').ok_or_else(|| fault("NAME=VALUE with commas between"))?;
        let at = design.iter().position(|(column, _)| column == name.trim());
        let place = at.and_then(|at| values.get_mut(at)).ok_or_else(|| fault("names of the model's columns"))?;
        *place = Some(value.trim().parse().map_err(|_| fault("numbers after the names"))?);
    }
    values.into_iter().map(|value| value.ok_or_else(|| fault("a value for each of the model's columns"))).collect()
}

pub(super) fn aft(aft: &Aft) -> anyhow::Result<Value> {
    let lists: [&[String]; 2] = [&aft.covariates.covariates, &aft.covariates.factors];
    let names = named(&[&aft.followed.duration, &aft.followed.event], &[], &lists);
    let columns = Columns::open(&aft.source.data, &names)?;
    let (time, event) = (columns.numbers(&aft.followed.duration)?, columns.flags(&aft.followed.event)?);
    let design = columns.design(&aft.covariates.covariates, &aft.covariates.factors)?;
    let distribution = match aft.distribution {
        AftDistribution::Weibull => Distribution::Weibull,
        AftDistribution::Exponential => Distribution::Exponential,
        AftDistribution::LogNormal => Distribution::LogNormal,
        AftDistribution::LogLogistic => Distribution::LogLogistic,
    };
    let durations = Durations { time: &time, event: &event };
    let fit = aft::fit(durations, &covariates(&design), distribution, aft.source.level)?;
    Ok(json!({
        "analysis": "aft",
        "distribution": format!("{distribution:?}"),
        "rows": fit.rows,
        "events": fit.events,
        "coefficients": coefficients(&fit.coefficients, Some("time_ratio")),
        "scale": fit.scale,
        "shape": 1.0 / fit.scale,
        "log_likelihood_null": fit.null_log_likelihood,
        "log_likelihood": fit.log_likelihood,
        "log_likelihood_of_logs": fit.log_likelihood_of_logs,
        "likelihood_ratio": fit.likelihood_ratio.as_ref().map(chi_squared),
        "aic": fit.aic,
        "iterations": fit.iterations,
        "covariance": matrix(&fit.covariance),
    }))
}
