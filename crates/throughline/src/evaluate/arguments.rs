//! The command line of `evaluate`.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

/// One analysis. Columns are named as in the file's first line; rows are counted from the first after it.
#[derive(Debug, Subcommand)]
pub(crate) enum Evaluate {
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
    /// The CSV file, its first line the names of its columns.
    #[arg(long, value_name = "FILE")]
    pub(crate) data: PathBuf,
    /// Level of intervals.
    #[arg(long, default_value_t = 0.95, value_name = "SHARE")]
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
    #[arg(long, value_delimiter = ',', value_name = "DURATIONS")]
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
    #[arg(long, default_value_t = 0.0)]
    pub(crate) rho: f64,
    /// Fleming and Harrington's q.
    #[arg(long, default_value_t = 0.0)]
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
    #[arg(long, alias = "tau", value_name = "DURATION")]
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
    #[arg(long, value_delimiter = ',', value_name = "DURATIONS")]
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
    #[arg(long, value_delimiter = ',', value_name = "DURATIONS")]
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
    #[arg(long, value_delimiter = ',', num_args = 1, value_name = "EVENTS,SIZE,EVENTS,SIZE")]
    pub(crate) counts: Vec<f64>,
    /// Matched pairs in which only the first, and only the second, had the outcome: McNemar's test.
    #[arg(long, value_delimiter = ',', num_args = 1, value_name = "FIRST,SECOND")]
    pub(crate) pairs: Vec<f64>,
    /// Level of intervals.
    #[arg(long, default_value_t = 0.95, value_name = "SHARE")]
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
    #[arg(long, value_name = "SD")]
    pub(crate) caliper: Option<f64>,
    /// The same in the unit of the score.
    #[arg(long, conflicts_with = "caliper", value_name = "DISTANCE")]
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

#[derive(Debug, Args)]
pub(crate) struct Sensitivity {
    /// CSV file with the differences of pairs.
    #[arg(long, requires = "difference", value_name = "FILE")]
    pub(crate) data: Option<PathBuf>,
    /// Column of differences, treated less comparison: the signed-rank test.
    #[arg(long, value_name = "COLUMN")]
    pub(crate) difference: Option<String>,
    /// Pairs in which one had the outcome, and those of them that are as hoped: McNemar's test.
    #[arg(long, value_delimiter = ',', num_args = 1, value_name = "DIFFERING,FAVOURABLE")]
    pub(crate) discordant: Vec<f64>,
    /// By how much odds of treatment may differ.
    #[arg(long, value_delimiter = ',', default_value = "1,1.5,2,3", value_name = "GAMMAS")]
    pub(crate) gamma: Vec<f64>,
    /// A ratio with the ends of its interval: E-values.
    #[arg(long, value_delimiter = ',', num_args = 1, value_name = "RATIO,LOWER,UPPER")]
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
    #[arg(long, value_delimiter = ',', num_args = 1, value_name = "VALUES")]
    pub(crate) p: Vec<f64>,
    /// Instead: z statistics of arms against one control, for Dunnett's test.
    #[arg(long, value_delimiter = ',', num_args = 1, allow_hyphen_values = true, value_name = "VALUES")]
    pub(crate) z: Vec<f64>,
    /// Size of each arm, the control's first, for Dunnett's test.
    #[arg(long, value_delimiter = ',', num_args = 1, value_name = "SIZES")]
    pub(crate) sizes: Vec<f64>,
    /// Chance of a false alarm, for Dunnett's critical value.
    #[arg(long, default_value_t = 0.05)]
    pub(crate) alpha: f64,
    /// Dunnett's test on one side.
    #[arg(long)]
    pub(crate) one_sided: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Power {
    /// People in the pilot.
    #[arg(long, alias = "n")]
    pub(crate) size: f64,
    /// People in the comparison group.
    #[arg(long)]
    pub(crate) control_size: f64,
    /// Share with the outcome in the comparison group.
    #[arg(long)]
    pub(crate) base: f64,
    /// The fall in that share, such as 0.05.
    #[arg(long, allow_hyphen_values = true)]
    pub(crate) fall: Option<f64>,
    /// Two-sided chance of a false alarm.
    #[arg(long, default_value_t = 0.05)]
    pub(crate) alpha: f64,
    /// The power wanted.
    #[arg(long = "power", default_value_t = 0.8, value_name = "SHARE")]
    pub(crate) wanted: f64,
    /// Pilots pooled.
    #[arg(long)]
    pub(crate) pilots: Option<usize>,
    /// Standard deviation of true falls between pilots.
    #[arg(long, default_value_t = 0.0)]
    pub(crate) spread: f64,
}

#[derive(Debug, Args)]
pub(crate) struct Boundaries {
    /// Looks, evenly spaced.
    #[arg(long, default_value_t = 3)]
    pub(crate) looks: usize,
    /// Information at each look instead, rising to 1.
    #[arg(long, value_delimiter = ',', num_args = 1, value_name = "SHARES")]
    pub(crate) information: Vec<f64>,
    /// Chance of a false alarm over all looks.
    #[arg(long, default_value_t = 0.05)]
    pub(crate) alpha: f64,
    /// Look on one side only.
    #[arg(long)]
    pub(crate) one_sided: bool,
    /// The shape.
    #[arg(long, value_enum, default_value = "obrien-fleming")]
    pub(crate) shape: BoundaryShape,
    /// Delta of Wang and Tsiatis, power or gamma of a spending function.
    #[arg(long, allow_hyphen_values = true)]
    pub(crate) parameter: Option<f64>,
    /// The power for which to give the drift.
    #[arg(long, default_value_t = 0.8)]
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
    #[arg(long, value_delimiter = ',', num_args = 1, value_name = "COUNTS")]
    pub(crate) events: Vec<f64>,
    /// People in each arm.
    #[arg(long, value_delimiter = ',', num_args = 1, value_name = "COUNTS")]
    pub(crate) sizes: Vec<f64>,
    /// Parameters of the beta prior.
    #[arg(long, value_delimiter = ',', num_args = 1, default_value = "0.5,0.5", value_name = "A,B")]
    pub(crate) prior: Vec<f64>,
    /// The highest rate is best.
    #[arg(long)]
    pub(crate) highest: bool,
    /// Instead: true rates to simulate the rule under.
    #[arg(long, value_delimiter = ',', num_args = 1, conflicts_with = "events", value_name = "RATES")]
    pub(crate) simulate: Vec<f64>,
    /// People that each running arm gets before each look.
    #[arg(long, value_delimiter = ',', num_args = 1, default_value = "20,20,20", value_name = "COUNTS")]
    pub(crate) each_look: Vec<usize>,
    /// Drop an arm whose chance of being best is below this.
    #[arg(long, default_value_t = 0.05)]
    pub(crate) drop_below: f64,
    /// Choose an arm whose chance of being best is above this.
    #[arg(long, default_value_t = 0.95)]
    pub(crate) choose_above: f64,
    /// Trials to simulate.
    #[arg(long, default_value_t = 10_000)]
    pub(crate) trials: usize,
    /// Seed of the simulation.
    #[arg(long, default_value_t = 1)]
    pub(crate) seed: u64,
}

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
    #[arg(long, allow_hyphen_values = true)]
    pub(crate) target: Option<f64>,
    /// Slack of a CUSUM, in standard deviations.
    #[arg(long, default_value_t = 0.5)]
    pub(crate) slack: f64,
    /// Threshold of a CUSUM, in standard deviations.
    #[arg(long, default_value_t = 5.0)]
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
    #[arg(long)]
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
