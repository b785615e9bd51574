//! `glm`, `twobytwo` and `did`.

use evaluation::differences::{self, Panel};
use evaluation::glm::{self, Errors, Family, GlmModel, area_under_curve, brier};
use evaluation::two_by_two::{Estimate, TwoByTwo, mcnemar, measures};
use serde_json::{Value, json};

use super::arguments::{Did, ErrorKind, Glm, GlmErrors, GlmFamily, Twobytwo};
use super::columns::{ColumnFault, Columns, covariates};
use super::groups::{codes, exactly, named};
use super::{chi_squared, coefficients, matrix};

fn errors<'a>(wanted: &GlmErrors, cluster: Option<&'a [u32]>) -> Result<Errors<'a>, ColumnFault> {
    match (cluster, wanted.errors) {
        (Some(cluster), ErrorKind::Model) if wanted.small_sample => Ok(Errors::ClusteredSmall(cluster)),
        (Some(cluster), ErrorKind::Model) => Ok(Errors::Clustered(cluster)),
        (Some(_), kind) => Err(ColumnFault::Setting {
            setting: "errors",
            text: format!("{kind:?}").to_lowercase(),
            expected: "left out where clusters are given",
        }),
        (None, ErrorKind::Model) => Ok(Errors::Model),
        (None, ErrorKind::Hc0) => Ok(Errors::Hc0),
        (None, ErrorKind::Hc1) => Ok(Errors::Hc1),
        (None, ErrorKind::Hc2) => Ok(Errors::Hc2),
        (None, ErrorKind::Hc3) => Ok(Errors::Hc3),
    }
}

pub(super) fn glm(glm: &Glm) -> anyhow::Result<Value> {
    let optional = [&glm.exposure, &glm.weights, &glm.errors.cluster].map(Option::as_ref);
    let lists: [&[String]; 2] = [&glm.covariates.covariates, &glm.covariates.factors];
    let columns = Columns::open(&glm.source.data, &named(&[&glm.outcome], &optional, &lists))?;
    let outcome = columns.numbers(&glm.outcome)?;
    let design = columns.design(&glm.covariates.covariates, &glm.covariates.factors)?;
    let exposure = glm.exposure.as_ref().map(|name| columns.numbers(name)).transpose()?;
    let weights = glm.weights.as_ref().map(|name| columns.numbers(name)).transpose()?;
    let cluster = codes(&columns, glm.errors.cluster.as_ref())?;
    let (family, ratio) = match glm.family {
        GlmFamily::Binomial => (Family::Binomial, Some("odds_ratio")),
        GlmFamily::Poisson => (Family::Poisson, Some("rate_ratio")),
        GlmFamily::NegativeBinomial => (Family::NegativeBinomial, Some("rate_ratio")),
        GlmFamily::Gaussian => (Family::Gaussian, None),
    };
    let covariates = covariates(&design);
    let model = GlmModel {
        outcome_name: &glm.outcome,
        outcome: &outcome,
        covariates: &covariates,
        exposure: exposure.as_deref(),
        weights: weights.as_deref(),
    };
    let fit = glm::fit(&model, family, errors(&glm.errors, cluster.as_deref())?, glm.source.level)?;
    let binomial = family == Family::Binomial;
    let auc = if binomial { Some(area_under_curve(&outcome, &fit.fitted)?) } else { None };
    Ok(json!({
        "analysis": "glm",
        "family": format!("{family:?}"),
        "rows": fit.rows,
        "coefficients": coefficients(&fit.coefficients, ratio),
        "log_likelihood": fit.log_likelihood,
        "deviance": fit.deviance,
        "null_deviance": fit.null_deviance,
        "aic": fit.aic,
        "likelihood_ratio": fit.likelihood_ratio.as_ref().map(chi_squared),
        "theta": fit.theta.map(|(theta, _)| theta),
        "theta_se": fit.theta.map(|(_, error)| error),
        "residual_variance": fit.residual_variance,
        "auc": auc,
        "brier": binomial.then(|| brier(&outcome, &fit.fitted)),
        "iterations": fit.iterations,
        "covariance": matrix(&fit.covariance),
    }))
}

pub(super) fn two_by_two(twobytwo: &Twobytwo) -> anyhow::Result<Value> {
    if !twobytwo.pairs.is_empty() {
        let [first, second] = exactly("pairs", &twobytwo.pairs, "two counts")?;
        let test = mcnemar(first, second)?;
        return Ok(json!({
            "analysis": "twobytwo", "mcnemar": chi_squared(&test.chi_squared),
            "mcnemar_corrected": chi_squared(&test.corrected), "exact_p": test.exact_p,
        }));
    }
    if twobytwo.counts.is_empty() {
        return Err(ColumnFault::Usage { why: "give --counts or --pairs" }.into());
    }
    let [events, size, control_events, control_size] = exactly("counts", &twobytwo.counts, "four counts")?;
    let found = measures(&TwoByTwo { events, size, control_events, control_size }, twobytwo.level)?;
    let of = |estimate: &Estimate| json!({ "estimate": estimate.estimate, "lower": estimate.lower, "upper": estimate.upper });
    let conditional = found.conditional_odds_ratio;
    Ok(json!({
        "analysis": "twobytwo",
        "rate_wilson": of(&found.rate),
        "rate_clopper_pearson": of(&found.rate_exact),
        "control_rate_wilson": of(&found.control_rate),
        "control_rate_clopper_pearson": of(&found.control_rate_exact),
        "difference_newcombe": of(&found.difference),
        "difference_wald": of(&found.difference_wald),
        "risk_ratio": found.ratio.as_ref().map(of),
        "odds_ratio": found.odds_ratio.as_ref().map(of),
        "conditional_odds_ratio":
            { "estimate": conditional.estimate, "lower": conditional.lower, "upper": conditional.upper },
        "chi2": found.chi_squared.as_ref().map(chi_squared),
        "chi2_corrected": found.chi_squared_corrected.as_ref().map(chi_squared),
        "fisher_p": found.fisher_p,
    }))
}

pub(super) fn did(did: &Did) -> anyhow::Result<Value> {
    let optional = [&did.unit, &did.period, &did.errors.cluster].map(Option::as_ref);
    let lists: [&[String]; 2] = [&did.covariates.covariates, &did.covariates.factors];
    let columns =
        Columns::open(&did.source.data, &named(&[&did.outcome, &did.treated, &did.after], &optional, &lists))?;
    let (treated, after) = (columns.flags(&did.treated)?, columns.flags(&did.after)?);
    let outcome = columns.numbers(&did.outcome)?;
    let design = columns.design(&did.covariates.covariates, &did.covariates.factors)?;
    let (unit, period) = (codes(&columns, did.unit.as_ref())?, codes(&columns, did.period.as_ref())?);
    let cluster = codes(&columns, did.errors.cluster.as_ref())?;
    let covariates = covariates(&design);
    let panel = Panel {
        outcome: &outcome,
        treated: &treated,
        after: &after,
        covariates: &covariates,
        unit_and_period: unit.as_deref().zip(period.as_deref()),
    };
    // Units that repeat are clusters unless others are named.
    let clusters = cluster.as_deref().or(unit.as_deref());
    let found = differences::fit(&panel, errors(&did.errors, clusters)?, did.source.level)?;
    let rows = if unit.is_some() { Value::Null } else { coefficients(&found.fit.coefficients, None) };
    Ok(json!({
        "analysis": "did",
        "rows": found.fit.rows,
        "estimate": found.effect.estimate,
        "se": found.effect.standard_error,
        "t": found.effect.z,
        "p": found.effect.p,
        "lower": found.effect.lower,
        "upper": found.effect.upper,
        "coefficients": rows,
    }))
}
