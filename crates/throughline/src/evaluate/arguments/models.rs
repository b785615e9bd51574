//! The command line of regression, two by two tables and difference in differences.

use clap::{Args, ValueEnum};

use super::{Covariates, Source};

#[derive(Debug, Args)]
pub(crate) struct Glm {
    #[command(flatten)]
    pub(crate) source: Source,
    #[command(flatten)]
    pub(crate) covariates: Covariates,
    /// The outcome's family.
    #[arg(long, value_enum)]
    pub(crate) family: GlmFamily,
    /// Column of the outcome.
    #[arg(long, value_name = "COLUMN")]
    pub(crate) outcome: String,
    /// Column of exposures, for counts.
    #[arg(long, value_name = "COLUMN")]
    pub(crate) exposure: Option<String>,
    /// Column of weights.
    #[arg(long, value_name = "COLUMN")]
    pub(crate) weights: Option<String>,
    #[command(flatten)]
    pub(crate) errors: GlmErrors,
}

#[derive(Debug, Args)]
pub(crate) struct GlmErrors {
    /// What standard errors rest on.
    #[arg(long, value_enum, default_value = "model")]
    pub(crate) errors: ErrorKind,
    /// Errors by cluster: the column of clusters. G / (G - 1), unless --small-sample.
    #[arg(long, value_name = "COLUMN")]
    pub(crate) cluster: Option<String>,
    /// Clustered errors also times (n - 1) / (n - k).
    #[arg(long)]
    pub(crate) small_sample: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ErrorKind {
    Model,
    Hc0,
    Hc1,
    Hc2,
    Hc3,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum GlmFamily {
    #[value(alias = "logistic", alias = "logit")]
    Binomial,
    Poisson,
    #[value(alias = "nb", alias = "negbin", alias = "negativebinomial")]
    NegativeBinomial,
    #[value(alias = "linear")]
    Gaussian,
}

#[derive(Debug, Args)]
pub(crate) struct Twobytwo {
    /// With the outcome in the group, people in the group, the same for the comparison group.
    #[arg(
        long,
        value_delimiter = ',',
        num_args = 1,
        value_name = "EVENTS,SIZE,EVENTS,SIZE",
        allow_hyphen_values = true
    )]
    pub(crate) counts: Vec<f64>,
    /// Matched pairs in which only the first, and only the second, had the outcome: McNemar's test.
    #[arg(long, value_delimiter = ',', num_args = 1, value_name = "FIRST,SECOND", allow_hyphen_values = true)]
    pub(crate) pairs: Vec<f64>,
    /// Level of intervals.
    #[arg(long, default_value_t = 0.95, value_name = "SHARE", allow_negative_numbers = true)]
    pub(crate) level: f64,
}

#[derive(Debug, Args)]
pub(crate) struct Did {
    #[command(flatten)]
    pub(crate) source: Source,
    #[command(flatten)]
    pub(crate) covariates: Covariates,
    /// Column of the outcome.
    #[arg(long, value_name = "COLUMN")]
    pub(crate) outcome: String,
    /// Column that is 1 for those treated at some time.
    #[arg(long, alias = "treatment", alias = "treat", value_name = "COLUMN")]
    pub(crate) treated: String,
    /// Column that is 1 after treatment began.
    #[arg(long, alias = "post", value_name = "COLUMN")]
    pub(crate) after: String,
    /// Take out each unit: its column (with --period; two-way fixed effects).
    #[arg(long, requires = "period", value_name = "COLUMN")]
    pub(crate) unit: Option<String>,
    /// Take out each period: its column.
    #[arg(long, requires = "unit", value_name = "COLUMN")]
    pub(crate) period: Option<String>,
    #[command(flatten)]
    pub(crate) errors: GlmErrors,
}
