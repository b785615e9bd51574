//! Fitting a Cox model: coefficients, tests and errors.

use super::sorted::Sorted;
use super::{CoxModel, Errors, Ties, exact, likelihood, robust};
use crate::EvaluationError;
use crate::coefficients::{ChiSquared, Coefficient, table};
use crate::columns::{check_level, numbered};
use crate::newton::climb;
use crate::numbers::matrix::{Cholesky, Matrix, dot};

/// A fitted Cox model.
#[derive(Debug, Clone)]
pub struct CoxFit {
    /// Log hazard ratios with their errors and tests, in the order of the covariates.
    pub coefficients: Vec<Coefficient>,
    /// Covariance of the coefficients: of the model, or robust where asked for.
    pub covariance: Matrix,
    /// Covariance by the model, also where robust errors were asked for.
    pub model_covariance: Matrix,
    /// Log partial likelihood with every coefficient 0.
    pub null_log_likelihood: f64,
    /// Log partial likelihood at the estimates.
    pub log_likelihood: f64,
    /// Likelihood ratio test of all coefficients.
    pub likelihood_ratio: ChiSquared,
    /// Wald's test, with robust errors where asked for.
    pub wald: ChiSquared,
    /// Score test: with one covariate and no ties, the log-rank test.
    pub score: ChiSquared,
    /// Rows.
    pub rows: usize,
    /// Events.
    pub events: usize,
    /// How events at one duration were taken.
    pub ties: Ties,
    /// Newton steps taken.
    pub iterations: usize,
    pub(super) sorted: Sorted,
    /// The number of each row's cluster, where errors go by clusters.
    pub(super) cluster: Option<Vec<u32>>,
    /// Standardised coefficients, and their covariance by the model.
    pub(super) beta: Vec<f64>,
    pub(super) standard_covariance: Matrix,
}

impl CoxFit {
    /// Estimates in the order of the covariates.
    pub fn estimates(&self) -> Vec<f64> {
        self.coefficients.iter().map(|coefficient| coefficient.estimate).collect()
    }
}

/// Fits the model.
///
/// Errors besides those of the columns: separation (a coefficient without a finite value), collinearity, no events,
/// and what exact ties do not offer.
pub fn fit(model: &CoxModel<'_>, ties: Ties, errors: Errors<'_>, level: f64) -> Result<CoxFit, EvaluationError> {
    check_level(level)?;
    if ties == Ties::Exact && (model.weights.is_some() || errors != Errors::Model) {
        return Err(EvaluationError::Undefined { why: "exact ties go with neither weights nor robust errors" });
    }
    let sorted = Sorted::try_new(model)?;
    let climbed = climb("the Cox model", &sorted.names, vec![0.0; sorted.width], |beta| match ties {
        Ties::Exact => exact::evaluate(&sorted, beta),
        Ties::Efron | Ties::Breslow => likelihood::evaluate(&sorted, beta, ties),
    })?;
    let covariance = match errors {
        Errors::Model => climbed.covariance.clone(),
        Errors::Robust | Errors::Clustered(_) => {
            climbed.covariance.sandwich(&robust::meat(&sorted, &climbed.beta, ties, errors)?)
        }
    };
    let cluster = match errors {
        Errors::Clustered(cluster) => Some(numbered(cluster).1.into_owned()),
        Errors::Model | Errors::Robust => None,
    };
    let degrees = sorted.width as f64;
    let singular = EvaluationError::Undefined { why: "fewer clusters than coefficients" };
    let factor = Cholesky::try_with(&covariance, 1e-14).map_err(|_| singular)?;
    let wald = dot(&factor.solve(&climbed.beta), &climbed.beta);
    let estimates: Vec<f64> = climbed.beta.iter().zip(&sorted.scales).map(|(beta, scale)| beta / scale).collect();
    let (scales, rows) = (&sorted.scales, sorted.rows());
    let covariance = covariance.unscaled(scales);
    Ok(CoxFit {
        coefficients: table(&sorted.names, &estimates, &covariance, level),
        covariance,
        model_covariance: climbed.covariance.unscaled(scales),
        null_log_likelihood: climbed.start_value,
        log_likelihood: climbed.value,
        likelihood_ratio: ChiSquared::new(2.0 * (climbed.value - climbed.start_value), degrees),
        wald: ChiSquared::new(wald, degrees),
        score: ChiSquared::new(climbed.start_score, degrees),
        rows,
        events: sorted.event.iter().filter(|event| **event).count(),
        ties,
        iterations: climbed.iterations,
        beta: climbed.beta,
        standard_covariance: climbed.covariance,
        cluster,
        sorted,
    })
}
