//! The command line of planning: power, boundaries, arms.

use clap::{Args, ValueEnum};

#[derive(Debug, Args)]
pub(crate) struct Power {
    /// People in the pilot.
    #[arg(long, alias = "n", allow_negative_numbers = true)]
    pub(crate) size: f64,
    /// People in the comparison group.
    #[arg(long, allow_negative_numbers = true)]
    pub(crate) control_size: f64,
    /// Share with the outcome in the comparison group.
    #[arg(long, allow_negative_numbers = true)]
    pub(crate) base: f64,
    /// The fall in that share, such as 0.05.
    #[arg(long, allow_negative_numbers = true)]
    pub(crate) fall: Option<f64>,
    /// Two-sided chance of a false alarm.
    #[arg(long, default_value_t = 0.05, allow_negative_numbers = true)]
    pub(crate) alpha: f64,
    /// The power wanted.
    #[arg(long = "power", default_value_t = 0.8, value_name = "SHARE", allow_negative_numbers = true)]
    pub(crate) wanted: f64,
    /// Pilots pooled.
    #[arg(long)]
    pub(crate) pilots: Option<usize>,
    /// Standard deviation of true falls between pilots.
    #[arg(long, default_value_t = 0.0, allow_negative_numbers = true)]
    pub(crate) spread: f64,
}

#[derive(Debug, Args)]
pub(crate) struct Boundaries {
    /// Looks, evenly spaced.
    #[arg(long, default_value_t = 3)]
    pub(crate) looks: usize,
    /// Information at each look instead, rising to 1.
    #[arg(long, value_delimiter = ',', num_args = 1, value_name = "SHARES", allow_hyphen_values = true)]
    pub(crate) information: Vec<f64>,
    /// Chance of a false alarm over all looks.
    #[arg(long, default_value_t = 0.05, allow_negative_numbers = true)]
    pub(crate) alpha: f64,
    /// Look on one side only.
    #[arg(long)]
    pub(crate) one_sided: bool,
    /// The shape.
    #[arg(long, value_enum, default_value = "obrien-fleming")]
    pub(crate) shape: BoundaryShape,
    /// Delta of Wang and Tsiatis, power or gamma of a spending function.
    #[arg(long, allow_negative_numbers = true)]
    pub(crate) parameter: Option<f64>,
    /// The power for which to give the drift.
    #[arg(long, default_value_t = 0.8, allow_negative_numbers = true)]
    pub(crate) power: f64,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum BoundaryShape {
    Pocock,
    #[value(alias = "obf")]
    ObrienFleming,
    WangTsiatis,
    SpendingObrienFleming,
    SpendingPocock,
    SpendingPower,
    #[value(alias = "hsd")]
    SpendingHwangShihDecani,
}

#[derive(Debug, Args)]
pub(crate) struct Arms {
    /// People with the outcome in each arm.
    #[arg(long, value_delimiter = ',', num_args = 1, value_name = "COUNTS", allow_hyphen_values = true)]
    pub(crate) events: Vec<f64>,
    /// People in each arm.
    #[arg(long, value_delimiter = ',', num_args = 1, value_name = "COUNTS", allow_hyphen_values = true)]
    pub(crate) sizes: Vec<f64>,
    /// Parameters of the beta prior.
    #[arg(
        long,
        value_delimiter = ',',
        num_args = 1,
        default_value = "0.5,0.5",
        value_name = "A,B",
        allow_hyphen_values = true
    )]
    pub(crate) prior: Vec<f64>,
    /// The highest rate is best.
    #[arg(long)]
    pub(crate) highest: bool,
    /// Instead: true rates to simulate the rule under.
    #[arg(
        long,
        value_delimiter = ',',
        num_args = 1,
        conflicts_with = "events",
        value_name = "RATES",
        allow_hyphen_values = true
    )]
    pub(crate) simulate: Vec<f64>,
    /// People that each running arm gets before each look.
    #[arg(long, value_delimiter = ',', num_args = 1, default_value = "20,20,20", value_name = "COUNTS")]
    pub(crate) each_look: Vec<usize>,
    /// Drop an arm whose chance of being best is below this.
    #[arg(long, default_value_t = 0.05, allow_negative_numbers = true)]
    pub(crate) drop_below: f64,
    /// Choose an arm whose chance of being best is above this.
    #[arg(long, default_value_t = 0.95, allow_negative_numbers = true)]
    pub(crate) choose_above: f64,
    /// Trials to simulate.
    #[arg(long, default_value_t = 10_000)]
    pub(crate) trials: usize,
    /// Seed of the simulation.
    #[arg(long, default_value_t = 1)]
    pub(crate) seed: u64,
}
