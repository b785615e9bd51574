//! The command line of watching over time and between places, and of protecting tables.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

#[derive(Debug, Args)]
pub(crate) struct Spc {
    /// The CSV file, in order of time.
    #[arg(long, value_name = "FILE")]
    pub(crate) data: PathBuf,
    /// Column of values.
    #[arg(long, value_name = "COLUMN")]
    pub(crate) value: String,
    /// The chart.
    #[arg(long, value_enum, default_value = "xmr")]
    pub(crate) chart: SpcChart,
    /// Keep extreme moving ranges in the limits.
    #[arg(long)]
    pub(crate) unscreened: bool,
    /// Limits from this many first points.
    #[arg(long, value_name = "POINTS")]
    pub(crate) baseline: Option<usize>,
    /// Which way is better.
    #[arg(long, value_enum, default_value = "neutral")]
    pub(crate) improvement: Better,
    /// The target.
    #[arg(long, allow_negative_numbers = true)]
    pub(crate) target: Option<f64>,
    /// Slack of a CUSUM, in standard deviations.
    #[arg(long, default_value_t = 0.5, allow_negative_numbers = true)]
    pub(crate) slack: f64,
    /// Threshold of a CUSUM, in standard deviations.
    #[arg(long, default_value_t = 5.0, allow_negative_numbers = true)]
    pub(crate) threshold: f64,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum SpcChart {
    Xmr,
    T,
    G,
    Cusum,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Better {
    Increase,
    Decrease,
    Neutral,
}

#[derive(Debug, Args)]
pub(crate) struct Funnel {
    /// The CSV file, a place a row.
    #[arg(long, value_name = "FILE")]
    pub(crate) data: PathBuf,
    /// Column of names.
    #[arg(long, value_name = "COLUMN")]
    pub(crate) place: Option<String>,
    /// Column of events.
    #[arg(long, value_name = "COLUMN")]
    pub(crate) events: String,
    /// Column of people.
    #[arg(long, alias = "n", required_unless_present = "expected", value_name = "COLUMN")]
    pub(crate) size: Option<String>,
    /// Instead: column of events expected for the people there.
    #[arg(long, conflicts_with = "size", value_name = "COLUMN")]
    pub(crate) expected: Option<String>,
    /// The target; all places together unless given.
    #[arg(long, allow_negative_numbers = true)]
    pub(crate) target: Option<f64>,
}

#[derive(Debug, Args)]
pub(crate) struct Suppress {
    /// The CSV file: a person a row, or with --count a cell a row.
    #[arg(long, value_name = "FILE")]
    pub(crate) data: PathBuf,
    /// Column of the table's rows.
    #[arg(long, value_name = "COLUMN")]
    pub(crate) rows: String,
    /// Column of the table's columns.
    #[arg(long, value_name = "COLUMN")]
    pub(crate) columns: String,
    /// Column of counts.
    #[arg(long, value_name = "COLUMN")]
    pub(crate) count: Option<String>,
    /// Count only the rows that hold this: column=value (repeat for more).
    #[arg(long, value_name = "COLUMN=VALUE")]
    pub(crate) only: Vec<String>,
    /// The profile: dfe-cin, dfe-cla, nhs or sacro-10.
    #[arg(long, default_value = "dfe-cin")]
    pub(crate) profile: String,
    /// Earlier tables of the same people, each as `ROWS,COLUMNS[,COLUMN=VALUE..]` of the same file, in their order.
    #[arg(long, value_name = "TABLE")]
    pub(crate) after: Vec<String>,
}
