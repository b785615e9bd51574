//! The command line of pooling studies, many tests, and what is unseen.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::Source;

#[derive(Debug, Args)]
pub(crate) struct Sensitivity {
    /// CSV file with the differences of pairs.
    #[arg(long, requires = "difference", value_name = "FILE")]
    pub(crate) data: Option<PathBuf>,
    /// Column of differences, treated less comparison: the signed-rank test.
    #[arg(long, value_name = "COLUMN")]
    pub(crate) difference: Option<String>,
    /// Pairs in which one had the outcome, and those of them that are as hoped: McNemar's test.
    #[arg(long, value_delimiter = ',', num_args = 1, value_name = "DIFFERING,FAVOURABLE", allow_hyphen_values = true)]
    pub(crate) discordant: Vec<f64>,
    /// By how much odds of treatment may differ.
    #[arg(long, value_delimiter = ',', default_value = "1,1.5,2,3", value_name = "GAMMAS", allow_hyphen_values = true)]
    pub(crate) gamma: Vec<f64>,
    /// A ratio with the ends of its interval: E-values.
    #[arg(long, value_delimiter = ',', num_args = 1, value_name = "RATIO,LOWER,UPPER", allow_hyphen_values = true)]
    pub(crate) ratio: Vec<f64>,
}

#[derive(Debug, Args)]
pub(crate) struct Meta {
    #[command(flatten)]
    pub(crate) source: Source,
    /// Column of study names.
    #[arg(long, value_name = "COLUMN")]
    pub(crate) study: Option<String>,
    /// Column of effects.
    #[arg(long, requires = "variance", value_name = "COLUMN")]
    pub(crate) effect: Option<String>,
    /// Column of their variances.
    #[arg(long, value_name = "COLUMN")]
    pub(crate) variance: Option<String>,
    /// Instead of effects: columns of events, size, comparison events, comparison size.
    #[arg(long, value_delimiter = ',', num_args = 1, conflicts_with = "effect", value_name = "COLUMNS")]
    pub(crate) counts: Vec<String>,
    /// The measure made of counts.
    #[arg(long, value_enum, default_value = "or")]
    pub(crate) measure: MetaMeasure,
    /// The method.
    #[arg(long, value_enum, default_value = "reml")]
    pub(crate) method: MetaMethod,
    /// The normal's error instead of Hartung and Knapp's.
    #[arg(long)]
    pub(crate) no_hartung_knapp: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum MetaMeasure {
    Or,
    Rr,
    Rd,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum MetaMethod {
    Reml,
    Dl,
    Pm,
    #[value(alias = "fe")]
    Fixed,
    Mh,
}

#[derive(Debug, Args)]
pub(crate) struct Adjust {
    /// The p values.
    #[arg(long, value_delimiter = ',', num_args = 1, value_name = "VALUES", allow_hyphen_values = true)]
    pub(crate) p: Vec<f64>,
    /// Instead: z or t statistics of arms against one control, for Dunnett's test.
    #[arg(long, value_delimiter = ',', num_args = 1, allow_hyphen_values = true, value_name = "VALUES")]
    pub(crate) z: Vec<f64>,
    /// Size of each arm, the control's first, for Dunnett's test.
    #[arg(long, value_delimiter = ',', num_args = 1, value_name = "SIZES", allow_hyphen_values = true)]
    pub(crate) sizes: Vec<f64>,
    /// Degrees of freedom of the common variance, for Dunnett's test of t statistics; without them the variance is known.
    #[arg(long, allow_negative_numbers = true)]
    pub(crate) degrees: Option<f64>,
    /// Chance of a false alarm, for Dunnett's critical value.
    #[arg(long, default_value_t = 0.05, allow_negative_numbers = true)]
    pub(crate) alpha: f64,
    /// Dunnett's test on one side.
    #[arg(long)]
    pub(crate) one_sided: bool,
}
