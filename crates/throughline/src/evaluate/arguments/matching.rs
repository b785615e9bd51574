//! The command line of matching and weighting.

use clap::{Args, ValueEnum};

use super::{Covariates, Source};

/// Who took part, what came of it, and what was known before.
#[derive(Debug, Args)]
pub(crate) struct Taking {
    #[command(flatten)]
    pub(crate) source: Source,
    #[command(flatten)]
    pub(crate) covariates: Covariates,
    /// Column that is 1 for those who took part.
    #[arg(long, alias = "treated", alias = "treat", value_name = "COLUMN")]
    pub(crate) treatment: String,
    /// Column of the outcome.
    #[arg(long, value_name = "COLUMN")]
    pub(crate) outcome: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct Match {
    #[command(flatten)]
    pub(crate) taking: Taking,
    /// Column of a score to match on, instead of fitting one.
    #[arg(long, value_name = "COLUMN")]
    pub(crate) score: Option<String>,
    /// The method.
    #[arg(long, value_enum, default_value = "nearest")]
    pub(crate) method: MatchMethod,
    /// Who chooses first.
    #[arg(long, value_enum, default_value = "data")]
    pub(crate) order: MatchOrder,
    /// Seed of a random order.
    #[arg(long, default_value_t = 1)]
    pub(crate) seed: u64,
    /// The scale of distances.
    #[arg(long, value_enum, default_value = "score")]
    pub(crate) scale: MatchScale,
    /// The furthest a match may be, in standard deviations of the score.
    #[arg(long, value_name = "SD", allow_negative_numbers = true)]
    pub(crate) caliper: Option<f64>,
    /// The same in the unit of the score.
    #[arg(long, conflicts_with = "caliper", value_name = "DISTANCE", allow_negative_numbers = true)]
    pub(crate) caliper_raw: Option<f64>,
    /// Comparison people may stand for several.
    #[arg(long, alias = "replace")]
    pub(crate) replacement: bool,
    /// Comparison people for each.
    #[arg(long, default_value_t = 1)]
    pub(crate) ratio: usize,
    /// Columns on which matches must agree.
    #[arg(long, value_delimiter = ',', value_name = "COLUMNS")]
    pub(crate) exact: Vec<String>,
    /// Number of subclasses, for the method subclass.
    #[arg(long, default_value_t = 5)]
    pub(crate) subclasses: usize,
    /// Give the pairs too.
    #[arg(long)]
    pub(crate) pairs: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum MatchMethod {
    Nearest,
    Radius,
    Exact,
    Subclass,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum MatchOrder {
    #[value(alias = "row")]
    Data,
    Largest,
    Smallest,
    Random,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum MatchScale {
    Score,
    Logit,
}

#[derive(Debug, Args)]
pub(crate) struct Weight {
    #[command(flatten)]
    pub(crate) taking: Taking,
    /// Whose mean effect.
    #[arg(long, value_enum, default_value = "att")]
    pub(crate) estimand: WeightEstimand,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum WeightEstimand {
    /// Those who took part.
    Att,
    /// Everybody.
    Ate,
    /// Those who might as well have been in either arm.
    #[value(alias = "ato")]
    Overlap,
}
