//! Fitting a generalised linear model: coefficients, tests, errors and fitted values.

use super::blocks::Design;
use super::errors::robust;
use super::family::{Known, gaussian_log_likelihood};
use super::{Errors, Family, GlmModel, negative_binomial};
use crate::ColumnName::Part;
use crate::EvaluationError;
use crate::coefficients::{ChiSquared, Coefficient, table};
use crate::columns::{check_covariates, check_each, check_finite, check_length, check_level, check_rows};
use crate::newton::{Climbed, INTERCEPT, climb};
use crate::numbers::matrix::{Cholesky, Matrix, dot};
use crate::numbers::student;

/// A fitted model.
#[derive(Debug, Clone)]
pub struct GlmFit {
    /// The intercept and one a covariate, on the scale of the link. A linear model's p values and intervals are by t.
    pub coefficients: Vec<Coefficient>,
    /// Covariance of the coefficients, robust where asked for.
    pub covariance: Matrix,
    /// Log likelihood at the estimates.
    pub log_likelihood: f64,
    /// Deviance at the estimates.
    pub deviance: f64,
    /// Deviance of the intercept alone (a negative binomial's at the fitted dispersion).
    pub null_deviance: f64,
    /// Akaike's criterion; dispersion and variance count as parameters.
    pub aic: f64,
    /// Test of all covariates by the fall in deviance; none without covariates.
    pub likelihood_ratio: Option<ChiSquared>,
    /// Theta of a negative binomial (variance mean + mean^2 / theta) with its error.
    pub theta: Option<(f64, f64)>,
    /// Residual variance of a linear model.
    pub residual_variance: Option<f64>,
    /// Rows.
    pub rows: usize,
    /// Newton steps of the last round.
    pub iterations: usize,
    /// Mean of the outcome expected for each row.
    pub fitted: Vec<f64>,
    /// Linear predictor of each row.
    pub linear_predictor: Vec<f64>,
}

impl GlmFit {
    /// Estimates, the intercept first.
    pub fn estimates(&self) -> Vec<f64> {
        self.coefficients.iter().map(|coefficient| coefficient.estimate).collect()
    }
}

/// Residuals that are this share of the outcome's squares are rounding: about 1e-14 of each outcome. R's `summary.lm` warns of
/// an "essentially perfect fit" there and still prints errors; here nothing is printed that means nothing.
pub(crate) const PERFECT: f64 = 1e-28;

/// Fits the model. Errors besides those of the columns: separation, collinearity, no overdispersion.
pub fn fit(model: &GlmModel<'_>, family: Family, errors: Errors<'_>, level: f64) -> Result<GlmFit, EvaluationError> {
    check_level(level)?;
    check(model, family)?;
    let design = Design::new(model);
    let mut names = vec![INTERCEPT.to_owned()];
    names.extend(model.covariates.iter().map(|covariate| covariate.name.to_owned()));
    let climb_to = |known: Known| climb("the model", &names, design.start(known), |beta| design.evaluate(known, beta));
    let (known, climbed, theta) = match family {
        Family::Binomial => (Known::Binomial, climb_to(Known::Binomial)?, None),
        Family::Poisson => (Known::Poisson, climb_to(Known::Poisson)?, None),
        Family::Gaussian => (Known::Gaussian, linear(&design, &names)?, None),
        Family::NegativeBinomial => {
            let found = negative_binomial::fit(&design, &names)?;
            (Known::NegativeBinomial(found.theta), found.climbed, Some((found.theta, found.theta_error)))
        }
    };
    let bread = bread(&design, known, &climbed, &names)?;
    let standard = robust(&design, known, &climbed.beta, &bread, errors)?;
    finished(&Parts { design, known, climbed, theta, names, standard }, errors, level)
}

/// The least squares of a linear model. Its ascent is measured in standard deviations of the outcome, so that it settles in
/// any unit; its covariance is that of a variance of 1.
fn linear(design: &Design<'_>, names: &[String]) -> Result<Climbed, EvaluationError> {
    let rows = design.outcome.len() as f64;
    let mean = design.outcome.iter().sum::<f64>() / rows;
    let variance = design.outcome.iter().map(|value| (value - mean) * (value - mean)).sum::<f64>() / rows;
    let unit = if variance > 0.0 { variance } else { 1.0 };
    let evaluate = |beta: &[f64]| {
        let mut summit = design.evaluate(Known::Gaussian, beta);
        summit.value /= unit;
        summit.score.iter_mut().for_each(|score| *score /= unit);
        summit.information.scale(1.0 / unit);
        summit
    };
    let mut climbed = climb("the model", names, design.start(Known::Gaussian), evaluate)?;
    climbed.covariance.scale(1.0 / unit);
    Ok(climbed)
}

struct Parts<'a> {
    design: Design<'a>,
    known: Known,
    climbed: Climbed,
    theta: Option<(f64, f64)>,
    names: Vec<String>,
    standard: Matrix,
}

fn bread(design: &Design<'_>, known: Known, climbed: &Climbed, names: &[String]) -> Result<Matrix, EvaluationError> {
    match known {
        Known::NegativeBinomial(_) => {
            let information = design.expected(known, &climbed.beta);
            let collinear = |at: usize| EvaluationError::Collinear { column: names[at].clone().into() };
            Ok(Cholesky::try_new(&information).map_err(collinear)?.inverse())
        }
        _ => Ok(climbed.covariance.clone()),
    }
}

fn finished(parts: &Parts<'_>, errors: Errors<'_>, level: f64) -> Result<GlmFit, EvaluationError> {
    let Parts { design, known, climbed, theta, names, standard } = parts;
    let (rows, width) = (design.outcome.len(), design.width());
    let totals = totals(design, *known, &climbed.beta);
    let (deviance, fitted, linear_predictor) = (totals.deviance, totals.fitted, totals.linear_predictor);
    let null_deviance = null_deviance(design, *known)?;
    let gaussian = *known == Known::Gaussian;
    // As in R, a row of weight 0 is no observation.
    let degrees = (design.counted() - width) as f64;
    let mut covariance = unstandardised(standard, design);
    let residual_variance = gaussian.then(|| deviance / degrees);
    if let (Some(variance), Errors::Model) = (residual_variance, errors) {
        for row in 0..width {
            covariance.row_mut(row).iter_mut().for_each(|value| *value *= variance);
        }
    }
    if gaussian && deviance <= PERFECT * totals.squares {
        return Err(EvaluationError::PerfectFit);
    }
    if covariance.diagonal().iter().any(|variance| variance.is_nan() || *variance <= 0.0) {
        return Err(EvaluationError::Undefined { why: "the residuals leave no error, as with too few clusters" });
    }
    let log_likelihood =
        if gaussian { gaussian_log_likelihood(totals.weight, deviance) } else { climbed.value + totals.constant };
    let parameters = width as f64 + if gaussian || theta.is_some() { 1.0 } else { 0.0 };
    let mut coefficients = table(names, &raw(&climbed.beta, design), &covariance, level);
    if gaussian {
        by_student(&mut coefficients, degrees, level);
    }
    Ok(GlmFit {
        coefficients,
        covariance,
        log_likelihood,
        deviance,
        null_deviance,
        aic: 2.0 * (parameters - log_likelihood),
        likelihood_ratio: (width > 1 && !gaussian)
            .then(|| ChiSquared::new(null_deviance - deviance, (width - 1) as f64)),
        theta: *theta,
        residual_variance,
        rows,
        iterations: climbed.iterations,
        fitted,
        linear_predictor,
    })
}

/// Coefficients of a linear model are tested and bounded by t.
fn by_student(coefficients: &mut [Coefficient], degrees: f64, level: f64) {
    let reach = student::critical(level, degrees);
    for coefficient in coefficients {
        coefficient.p = student::two_sided(coefficient.z, degrees);
        coefficient.lower = coefficient.estimate - reach * coefficient.standard_error;
        coefficient.upper = coefficient.estimate + reach * coefficient.standard_error;
    }
}

/// Coefficients of a linear model alone, the intercept first: where nothing is said of their errors, an outcome may be constant
/// or be told exactly.
pub(crate) fn least_squares(model: &GlmModel<'_>) -> Result<Vec<f64>, EvaluationError> {
    let rows = model.outcome.len();
    check_rows(rows)?;
    check_finite(model.outcome_name, model.outcome)?;
    check_design(model, Family::Gaussian)?;
    let design = Design::new(model);
    let mut names = vec![INTERCEPT.to_owned()];
    names.extend(model.covariates.iter().map(|covariate| covariate.name.to_owned()));
    Ok(raw(&linear(&design, &names)?.beta, &design))
}

fn check(model: &GlmModel<'_>, family: Family) -> Result<(), EvaluationError> {
    let (name, outcome, rows) = (model.outcome_name, model.outcome, model.outcome.len());
    check_rows(rows)?;
    match family {
        Family::Binomial => check_each(name, outcome, "0 or 1", |y| y == 0.0 || y == 1.0)?,
        Family::Poisson | Family::NegativeBinomial => {
            check_each(name, outcome, "a whole number from 0 to 1e15", |y| {
                (0.0..=1e15).contains(&y) && y.fract() == 0.0
            })?;
        }
        Family::Gaussian => check_each(name, outcome, "a number", |_| true)?,
    }
    if outcome.iter().all(|y| Some(y) == outcome.first()) {
        return Err(EvaluationError::Constant { column: name.into() });
    }
    check_design(model, family)
}

/// Checks all columns but the outcome.
fn check_design(model: &GlmModel<'_>, family: Family) -> Result<(), EvaluationError> {
    let rows = model.outcome.len();
    check_covariates(model.covariates, rows)?;
    if let Some(exposure) = model.exposure {
        if matches!(family, Family::Binomial | Family::Gaussian) {
            return Err(EvaluationError::Undefined { why: "only counts have an exposure" });
        }
        check_length(Part("exposure"), exposure.len(), rows)?;
        check_each(Part("exposure"), exposure, "above 0", |value| value > 0.0)?;
    }
    if let Some(weights) = model.weights {
        check_length(Part("weights"), weights.len(), rows)?;
        check_each(Part("weights"), weights, "0 or more", |value| value >= 0.0)?;
    }
    let rows = model.weights.map_or(rows, |weights| weights.iter().filter(|weight| **weight > 0.0).count());
    let coefficients = model.covariates.len() + 1;
    if coefficients >= rows { Err(EvaluationError::TooFewRows { coefficients, rows }) } else { Ok(()) }
}

struct Totals {
    /// Weighted squares of the outcome.
    squares: f64,
    deviance: f64,
    constant: f64,
    weight: f64,
    fitted: Vec<f64>,
    linear_predictor: Vec<f64>,
}

fn totals(design: &Design<'_>, known: Known, beta: &[f64]) -> Totals {
    let rows = design.outcome.len();
    let (fitted, linear_predictor) = (Vec::with_capacity(rows), Vec::with_capacity(rows));
    let mut totals = Totals { squares: 0.0, deviance: 0.0, constant: 0.0, weight: 0.0, fitted, linear_predictor };
    design.each(beta, |block| {
        for (at, (y, eta)) in block.outcome.iter().zip(block.eta).enumerate() {
            let (mean, weight) = (known.mean(*eta), block.weight(at));
            totals.deviance += weight * known.deviance(*y, mean);
            totals.constant += weight * known.constant(*y);
            totals.weight += weight;
            totals.squares += weight * y * y;
            totals.fitted.push(mean);
            totals.linear_predictor.push(*eta);
        }
    });
    totals
}

fn null_deviance(design: &Design<'_>, known: Known) -> Result<f64, EvaluationError> {
    let alone = design.intercept_alone();
    let names = ["intercept".to_owned()];
    let climbed = if known == Known::Gaussian {
        linear(&alone, &names)?
    } else {
        climb("the intercept", &names, alone.start(known), |beta| alone.evaluate(known, beta))?
    };
    let mut deviance = 0.0;
    alone.each(&climbed.beta, |block| {
        for (at, (y, eta)) in block.outcome.iter().zip(block.eta).enumerate() {
            deviance += block.weight(at) * known.deviance(*y, known.mean(*eta));
        }
    });
    Ok(deviance)
}

/// Coefficients of the columns as given.
fn raw(beta: &[f64], design: &Design<'_>) -> Vec<f64> {
    let mut result: Vec<f64> = beta.iter().zip(&design.scales).map(|(beta, scale)| beta / scale).collect();
    result[0] -= dot(&result[1..], &design.centres[1..]);
    result
}

/// Covariance of the coefficients of the columns as given.
fn unstandardised(standard: &Matrix, design: &Design<'_>) -> Matrix {
    let width = design.width();
    let mut change = Matrix::zeros(width, width);
    change.set(0, 0, 1.0);
    for at in 1..width {
        change.set(at, at, 1.0 / design.scales[at]);
        change.set(0, at, -design.centres[at] / design.scales[at]);
    }
    let half = change.product(standard);
    let mut result = Matrix::zeros(width, width);
    for row in 0..width {
        for column in 0..width {
            result.set(row, column, dot(half.row(row), change.row(column)));
        }
    }
    result
}
