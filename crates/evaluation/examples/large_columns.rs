//! What an analysis of large columns costs: one task a process, processor time of the fit alone, and peak memory.
//!
//! Columns are those of the oracle's generator (`oracles/evaluation/large.py`), made here from the same seeds.

#![expect(clippy::expect_used, clippy::indexing_slicing, reason = "a measurement that cannot go on must stop")]
#![expect(clippy::cast_precision_loss, reason = "counts are far below 2^53")]

use std::io::Write as _;

use evaluation::Covariate;
use evaluation::arms::{Prior, Rule, Wanted, simulate};
use evaluation::cox::{CoxModel, Errors, Ties};
use evaluation::glm::{Family, GlmModel};
use evaluation::matching::{Matched, Nearest, Order, nearest, radius, specification_curve, spread_of};
use evaluation::survival::{Durations, Groups, Timeline, Weight, curves, log_rank};

/// Number `at` of a stream, in [0, 1).
fn share(seed: u64, at: usize) -> f64 {
    let mut z = seed.wrapping_add((at as u64 + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15));
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    ((z ^ (z >> 31)) >> 11) as f64 / 9_007_199_254_740_992.0
}

fn normal(seed: u64, at: usize) -> f64 {
    (0..12).map(|k| share(seed * 1000 + k, at)).sum::<f64>() - 6.0
}

const NAMES: [&str; 10] =
    ["treat", "age", "male", "minority", "logprior", "ogrs", "care", "drugs", "alcohol", "served"];
const BETA: [f64; 10] = [-0.12, -0.25, 0.15, 0.05, 0.35, 0.40, 0.20, 0.25, 0.10, -0.08];

fn flag(seed: u64, at: usize, below: f64) -> f64 {
    f64::from(u8::from(share(seed, at) < below))
}

/// One covariate of the synthetic pilots.
fn covariate(base: u64, column: usize, at: usize) -> f64 {
    match column {
        0 => flag(base + 1, at, 0.1),
        1 => normal(base + 2, at),
        2 => flag(base + 3, at, 0.92),
        3 => flag(base + 4, at, 0.28),
        4 => (-4.0 * (1.0 - share(base + 5, at)).ln()).floor().ln_1p(),
        5 => normal(base + 6, at),
        6 => flag(base + 7, at, 0.25),
        7 => flag(base + 8, at, 0.4),
        8 => flag(base + 9, at, 0.2),
        _ => normal(base + 10, at),
    }
}

fn columns(base: u64, rows: usize) -> Vec<Vec<f64>> {
    (0..10).map(|column| (0..rows).map(|at| covariate(base, column, at)).collect()).collect()
}

fn named<'a>(names: &'a [String], columns: &'a [Vec<f64>]) -> Vec<Covariate<'a>> {
    names.iter().zip(columns).map(|(name, values)| Covariate { name, values }).collect()
}

/// Whole days: heavy ties, as in police records; 5 % lost to follow-up, the rest followed one year.
fn followed(columns: &[Vec<f64>], rows: usize) -> (Vec<f64>, Vec<bool>) {
    let row = |at: usize| {
        let eta: f64 = BETA.iter().zip(columns).map(|(beta, column)| beta * column[at]).sum();
        let time = (-(1.0 - share(201, at)).ln() / (0.00042 * eta.exp())).ceil();
        let end = if share(202, at) < 0.05 { (365.0 * share(203, at)).ceil() } else { 365.0 };
        (time.min(end), time <= end)
    };
    (0..rows).map(row).unzip()
}

/// Seconds of processor time of this process.
fn processor() -> f64 {
    let text = std::fs::read_to_string("/proc/self/schedstat").unwrap_or_default();
    text.split(' ').next().and_then(|first| first.parse::<f64>().ok()).unwrap_or(f64::NAN) / 1e9
}

/// Peak memory of this process, in MB.
fn peak() -> f64 {
    let text = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<f64>().ok()).unwrap_or(f64::NAN) / 1024.0
}

fn report(task: &str, before: (f64, f64), input_bytes: usize, result: &str) {
    let (seconds, most, input) = (processor() - before.0, peak(), input_bytes as f64 / 1_048_576.0);
    let _ = writeln!(
        std::io::stdout(),
        "{{\"task\":\"{task}\",\"tool\":\"throughline\",\"cpu_s\":{seconds:.3},\"peak_mb\":{most:.0},\
         \"input_mb\":{input:.0},\"result\":{{{result}}}}}"
    );
}

fn now() -> (f64, f64) {
    (processor(), peak())
}

fn km(rows: usize) {
    let group: Vec<u32> = (0..rows).map(|at| u32::from(share(301, at) < 0.5)).collect();
    let row = |at: usize| {
        let hazard = if group[at] == 1 { 0.0010 } else { 0.0012 };
        let (time, end) = ((-(1.0 - share(302, at)).ln() / hazard).ceil(), (730.0 * share(303, at)).ceil());
        (time.min(end), time <= end)
    };
    let (time, event): (Vec<f64>, Vec<bool>) = (0..rows).map(row).unzip();
    let names = ["0".to_owned(), "1".to_owned()];
    let durations = Durations { time: &time, event: &event };
    let before = now();
    let curve = curves(&Timeline::try_new(durations, None).expect("columns are sound")).remove(0);
    let test = log_rank(durations, Groups { of: &group, names: &names }, None, Weight::LogRank).expect("sound");
    let at = curve.at(365.0).map_or(f64::NAN, |step| step.survival);
    report("km and logrank", before, rows * 3 * 8, &format!("\"s365\":{at},\"chi2\":{}", test.test.statistic));
}

fn cox(rows: usize, errors: Errors<'_>, task: &str) {
    let columns = columns(100, rows);
    let (time, event) = followed(&columns, rows);
    let names: Vec<String> = NAMES.iter().map(|name| (*name).to_owned()).collect();
    let covariates = named(&names, &columns);
    let durations = Durations { time: &time, event: &event };
    let model = CoxModel { durations, entry: None, covariates: &covariates, strata: None, weights: None };
    let before = now();
    let fit = evaluation::cox::fit(&model, Ties::Efron, errors, 0.95).expect("columns are sound");
    let first = &fit.coefficients[0];
    let result =
        format!("\"treat\":{},\"se\":{},\"loglik\":{}", first.estimate, first.standard_error, fit.log_likelihood);
    report(task, before, rows * 12 * 8, &result);
}

fn aft(rows: usize) {
    let columns = columns(100, rows);
    let (time, event) = followed(&columns, rows);
    let names: Vec<String> = NAMES.iter().map(|name| (*name).to_owned()).collect();
    let covariates = named(&names, &columns);
    let durations = Durations { time: &time, event: &event };
    let before = now();
    let weibull = evaluation::aft::Distribution::Weibull;
    let fit = evaluation::aft::fit(durations, &covariates, weibull, 0.95).expect("columns are sound");
    let result = format!("\"treat\":{},\"scale\":{}", fit.coefficients[1].estimate, fit.scale);
    report("weibull", before, rows * 12 * 8, &result);
}

fn logit(rows: usize) {
    let mut columns = columns(400, rows);
    for k in 0..10_u64 {
        let value = |at: usize| if k % 2 == 1 { normal(500 + k, at) } else { flag(500 + k, at, 0.3) };
        columns.push((0..rows).map(value).collect());
    }
    let beta: Vec<f64> = BETA.into_iter().chain((0..10).map(|k| 0.05 * (f64::from(k) - 4.0))).collect();
    let row = |at: usize| {
        let eta: f64 = -1.6 + beta.iter().zip(&columns).map(|(beta, column)| beta * column[at]).sum::<f64>();
        f64::from(u8::from(share(601, at) < 1.0 / (1.0 + (-eta).exp())))
    };
    let outcome: Vec<f64> = (0..rows).map(row).collect();
    let names: Vec<String> =
        NAMES.iter().map(|name| (*name).to_owned()).chain((0..10).map(|k| format!("z{k}"))).collect();
    let covariates = named(&names, &columns);
    let model =
        GlmModel { outcome_name: "y", outcome: &outcome, covariates: &covariates, exposure: None, weights: None };
    let before = now();
    let fit = evaluation::glm::fit(&model, Family::Binomial, evaluation::glm::Errors::Model, 0.95).expect("sound");
    let result = format!("\"intercept\":{},\"loglik\":{}", fit.coefficients[0].estimate, fit.log_likelihood);
    report("logistic", before, rows * 21 * 8, &result);
}

fn scores(treated: usize, controls: usize) -> (Vec<bool>, Vec<f64>) {
    let first = (0..treated).map(|at| (true, normal(701, at) * 0.9 - 1.4));
    first.chain((0..controls).map(|at| (false, normal(702, at) - 2.4))).unzip()
}

fn matching(task: &str, matched: impl Fn(&[bool], &[f64], f64) -> Matched) {
    let (treated, score) = scores(100_000, 1_000_000);
    let before = now();
    let found = matched(&treated, &score, 0.1 * spread_of(&score));
    let modulus = 1_u128 << 61;
    let hash: u128 = found.pairs.iter().map(|pair| u128::from(pair.0) * u128::from(pair.1)).sum();
    let result = format!("\"matched\":{},\"hash\":{}", found.matched, hash % modulus);
    report(task, before, treated.len() * 3 * 8, &result);
}

fn specifications(rows: usize) {
    let columns = columns(800, rows);
    let names: Vec<String> = NAMES.iter().map(|name| (*name).to_owned()).collect();
    let treated: Vec<bool> = (0..rows)
        .map(|at| share(901, at) < 1.0 / (1.0 + (1.5 - 0.4 * columns[5][at] - 0.3 * columns[4][at]).exp()))
        .collect();
    let outcome: Vec<f64> = (0..rows).map(|at| columns[5][at] + normal(902, at)).collect();
    let covariates = named(&names[1..], &columns[1..]);
    let before = now();
    let found = specification_curve(&treated, &outcome, &covariates, 0.95).expect("columns are sound");
    report("specifications", before, rows * 12 * 8, &format!("\"specifications\":{}", found.len()));
}

fn trials(count: usize) {
    let prior = Prior { events: 0.5, others: 0.5 };
    let rule = Rule { each_look: vec![30; 3], drop_below: 0.05, choose_above: 0.95, prior, wanted: Wanted::Lowest };
    let before = now();
    let found = simulate(&rule, &[0.5, 0.5, 0.45, 0.4], count, 7).expect("a sound rule");
    report("four arms, three looks", before, 0, &format!("\"trials\":{count},\"chosen_best\":{}", found.chosen[3]));
}

fn main() {
    let task = std::env::args().nth(1).unwrap_or_default();
    let rule = Nearest { order: Order::Row, replacement: false, caliper: None, ratio: 1 };
    match task.as_str() {
        "km" => km(10_000_000),
        "cox" => cox(1_000_000, Errors::Model, "cox efron"),
        "robust" => cox(1_000_000, Errors::Robust, "cox efron robust"),
        "logit" => logit(1_000_000),
        "weibull" => aft(1_000_000),
        "nearest" => matching("greedy 1:1, caliper", |treated, score, caliper| {
            nearest(treated, score, None, Nearest { caliper: Some(caliper), ..rule }).expect("sound")
        }),
        "radius" => matching("radius", |treated, score, caliper| radius(treated, score, None, caliper).expect("sound")),
        "specifications" => specifications(10_000),
        "arms" => trials(100_000),
        other => {
            let tasks = "km cox robust logit weibull nearest radius specifications arms";
            let _ = writeln!(std::io::stderr(), "no task {other:?}; there are: {tasks}");
            std::process::exit(2);
        }
    }
}
