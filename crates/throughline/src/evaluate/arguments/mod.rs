//! The command line of `evaluate`.

mod matching;
mod models;
mod monitoring;
mod pilots;
mod planning;
mod pooling;
mod survival;

use std::path::PathBuf;

use clap::{Args, Subcommand};

pub(crate) use matching::{Match, MatchMethod, MatchOrder, MatchScale, Taking, Weight, WeightEstimand};
pub(crate) use models::{Did, ErrorKind, Glm, GlmErrors, GlmFamily, Twobytwo};
pub(crate) use monitoring::{Better, Funnel, Spc, SpcChart, Suppress};
pub(crate) use pilots::{Run, Seal};
pub(crate) use planning::{Arms, Boundaries, BoundaryShape, Power};
pub(crate) use pooling::{Adjust, Meta, MetaMeasure, MetaMethod, Sensitivity};
pub(crate) use survival::{
    Aft, AftDistribution, Cox, CoxTies, Finegray, Incidence, Interval, Km, Logrank, LogrankWeight, Rmst, Transform,
};

/// One analysis. Columns are named as in the file's first line; rows are counted from the first after it.
#[derive(Debug, Subcommand)]
pub(crate) enum Evaluate {
    /// Seal a pilot's protocol before outcomes are read: hashed, dated, signed by a named person.
    Seal(Seal),
    /// Evaluate a pilot as its sealed protocol says, and write the report.
    Run(Run),
    /// Kaplan-Meier curves with Greenwood's errors, Nelson-Aalen hazards and medians.
    Km(Km),
    /// The log-rank family of tests.
    Logrank(Logrank),
    /// Restricted mean survival times and their difference.
    Rmst(Rmst),
    /// Cox's proportional hazards.
    Cox(Cox),
    /// Accelerated failure time: Weibull, exponential, log-normal, log-logistic.
    Aft(Aft),
    /// Aalen-Johansen: the share that has one event while others shut it out, with Gray's test between groups.
    Incidence(Incidence),
    /// Fine and Gray's subdistribution hazards.
    Finegray(Finegray),
    /// Logistic, Poisson, negative binomial and linear models.
    Glm(Glm),
    /// Measures of a two by two table.
    Twobytwo(Twobytwo),
    /// Difference in differences.
    Did(Did),
    /// Match people who took part with people who did not.
    Match(Match),
    /// Weight people by their score, with the augmented estimate beside it.
    Weight(Weight),
    /// The same question asked in every defensible way.
    Specifications(Weight),
    /// How strong something unseen would have to be: Rosenbaum's bounds, E-values.
    Sensitivity(Sensitivity),
    /// Pool studies or pilots.
    Meta(Meta),
    /// Correct p values for many tests.
    Adjust(Adjust),
    /// Power, the smallest effect that would be noticed, and how many pilots it takes.
    Power(Power),
    /// Boundaries for looking early.
    Boundaries(Boundaries),
    /// The chance that each arm is best, or what a drop-the-loser rule does.
    Arms(Arms),
    /// XmR, t and g charts, CUSUM.
    Spc(Spc),
    /// Places beside what chance allows, without ranks.
    Funnel(Funnel),
    /// Protect a table of counts, alone and with every table released before.
    Suppress(Suppress),
}

/// The file and the level of intervals.
#[derive(Debug, Args)]
pub(crate) struct Source {
    /// The file: CSV, its first line the names of its columns, Parquet, or Arrow (Feather).
    #[arg(long, value_name = "FILE")]
    pub(crate) data: PathBuf,
    /// Level of intervals.
    #[arg(long, default_value_t = 0.95, value_name = "SHARE", allow_negative_numbers = true)]
    pub(crate) level: f64,
}

/// How long, and whether it happened.
#[derive(Debug, Args)]
pub(crate) struct Followed {
    /// Column of durations, 0 or more.
    #[arg(long, alias = "time", value_name = "COLUMN")]
    pub(crate) duration: String,
    /// Column that is 1 where the duration ended with the event, else 0.
    #[arg(long, value_name = "COLUMN")]
    pub(crate) event: String,
}

/// The columns of a model.
#[derive(Debug, Args)]
pub(crate) struct Covariates {
    /// Columns of numbers, with commas between.
    #[arg(long, value_delimiter = ',', value_name = "COLUMNS")]
    pub(crate) covariates: Vec<String>,
    /// Columns of categories: each category but the first becomes a column of 0 and 1.
    #[arg(long, value_delimiter = ',', value_name = "COLUMNS")]
    pub(crate) factors: Vec<String>,
}
