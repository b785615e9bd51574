//! The command line of analyses of time: curves, tests, Cox, and events that shut each other out.

use clap::{Args, ValueEnum};

use super::{Covariates, Followed, Source};

#[derive(Debug, Args)]
pub(crate) struct Km {
    #[command(flatten)]
    pub(crate) source: Source,
    #[command(flatten)]
    pub(crate) followed: Followed,
    /// Column of groups.
    #[arg(long, value_name = "COLUMN")]
    pub(crate) group: Option<String>,
    /// Give the curve at these durations only.
    #[arg(long, value_delimiter = ',', value_name = "DURATIONS", allow_hyphen_values = true)]
    pub(crate) at: Vec<f64>,
    /// Scale on which intervals are symmetric.
    #[arg(long, value_enum, default_value = "log-log")]
    pub(crate) interval: Interval,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Interval {
    LogLog,
    Log,
    Plain,
}

#[derive(Debug, Args)]
pub(crate) struct Logrank {
    #[command(flatten)]
    pub(crate) source: Source,
    #[command(flatten)]
    pub(crate) followed: Followed,
    /// Column of groups.
    #[arg(long, value_name = "COLUMN")]
    pub(crate) group: String,
    /// Column of strata.
    #[arg(long, value_name = "COLUMN")]
    pub(crate) strata: Option<String>,
    /// How moments count.
    #[arg(long, value_enum, default_value = "logrank")]
    pub(crate) weight: LogrankWeight,
    /// Fleming and Harrington's p (R's rho).
    #[arg(long, default_value_t = 0.0, allow_negative_numbers = true)]
    pub(crate) rho: f64,
    /// Fleming and Harrington's q.
    #[arg(long, default_value_t = 0.0, allow_negative_numbers = true)]
    pub(crate) gamma: f64,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum LogrankWeight {
    Logrank,
    #[value(alias = "wilcoxon", alias = "breslow")]
    Gehan,
    TaroneWare,
    #[value(alias = "peto")]
    PetoPeto,
    FlemingHarrington,
}

#[derive(Debug, Args)]
pub(crate) struct Rmst {
    #[command(flatten)]
    pub(crate) source: Source,
    #[command(flatten)]
    pub(crate) followed: Followed,
    /// Column of groups.
    #[arg(long, value_name = "COLUMN")]
    pub(crate) group: Option<String>,
    /// Up to this duration.
    #[arg(long, alias = "tau", value_name = "DURATION", allow_negative_numbers = true)]
    pub(crate) horizon: f64,
}

#[derive(Debug, Args)]
pub(crate) struct Cox {
    #[command(flatten)]
    pub(crate) source: Source,
    #[command(flatten)]
    pub(crate) followed: Followed,
    #[command(flatten)]
    pub(crate) covariates: Covariates,
    /// Column of entries, for spells from entry to duration.
    #[arg(long, alias = "start", value_name = "COLUMN")]
    pub(crate) entry: Option<String>,
    /// Column of strata.
    #[arg(long, value_name = "COLUMN")]
    pub(crate) strata: Option<String>,
    /// Column of weights above 0.
    #[arg(long, value_name = "COLUMN")]
    pub(crate) weights: Option<String>,
    /// How events at one duration are taken.
    #[arg(long, value_enum, default_value = "efron")]
    pub(crate) ties: CoxTies,
    /// Robust errors, each row on its own.
    #[arg(long)]
    pub(crate) robust: bool,
    /// Robust errors by this column.
    #[arg(long, value_name = "COLUMN")]
    pub(crate) cluster: Option<String>,
    /// Time scale of the test of proportional hazards.
    #[arg(long, value_enum, default_value = "km")]
    pub(crate) transform: Transform,
    /// Predict for somebody with these values: fin=0,age=22,.. (repeat for more).
    #[arg(long, value_name = "NAME=VALUE,..")]
    pub(crate) predict: Vec<String>,
    /// Predict at these durations only.
    #[arg(long, value_delimiter = ',', value_name = "DURATIONS", allow_hyphen_values = true)]
    pub(crate) at: Vec<f64>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum CoxTies {
    Efron,
    Breslow,
    Exact,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Transform {
    Km,
    Rank,
    Identity,
    Log,
}

#[derive(Debug, Args)]
pub(crate) struct Aft {
    #[command(flatten)]
    pub(crate) source: Source,
    #[command(flatten)]
    pub(crate) followed: Followed,
    #[command(flatten)]
    pub(crate) covariates: Covariates,
    /// Distribution of times.
    #[arg(long, alias = "dist", value_enum, default_value = "weibull")]
    pub(crate) distribution: AftDistribution,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum AftDistribution {
    Weibull,
    Exponential,
    #[value(alias = "lognormal")]
    LogNormal,
    #[value(alias = "loglogistic")]
    LogLogistic,
}

#[derive(Debug, Args)]
pub(crate) struct Incidence {
    #[command(flatten)]
    pub(crate) source: Source,
    /// Column of durations.
    #[arg(long, alias = "time", value_name = "COLUMN")]
    pub(crate) duration: String,
    /// Column of causes: 0 censored, else a whole number.
    #[arg(long, alias = "event", alias = "status", value_name = "COLUMN")]
    pub(crate) cause: String,
    /// The cause of interest.
    #[arg(long, default_value_t = 1, value_name = "NUMBER")]
    pub(crate) of: u32,
    /// Column of groups, for Gray's test.
    #[arg(long, value_name = "COLUMN")]
    pub(crate) group: Option<String>,
    /// Give the share at these durations only.
    #[arg(long, value_delimiter = ',', value_name = "DURATIONS", allow_hyphen_values = true)]
    pub(crate) at: Vec<f64>,
}

#[derive(Debug, Args)]
pub(crate) struct Finegray {
    #[command(flatten)]
    pub(crate) source: Source,
    #[command(flatten)]
    pub(crate) covariates: Covariates,
    /// Column of durations.
    #[arg(long, alias = "time", value_name = "COLUMN")]
    pub(crate) duration: String,
    /// Column of causes: 0 censored, else a whole number.
    #[arg(long, alias = "event", alias = "status", value_name = "COLUMN")]
    pub(crate) cause: String,
    /// The cause of interest.
    #[arg(long, default_value_t = 1, value_name = "NUMBER")]
    pub(crate) of: u32,
}
