//! `spc` and `funnel`.

use evaluation::monitoring::{
    self, Chart, ChartOptions, FunnelKind, Improvement, Place, Position, cusum, g_chart, t_chart, xmr,
};
use serde_json::{Value, json};

use super::arguments::{Better, Funnel, Spc, SpcChart};
use super::chi_squared;
use super::columns::{ColumnFault, Columns};
use super::groups::named;

pub(super) fn spc(spc: &Spc) -> anyhow::Result<Value> {
    let values = Columns::open(&spc.data, &[&spc.value])?.numbers(&spc.value)?;
    match spc.chart {
        SpcChart::Xmr => {
            let improvement = match spc.improvement {
                Better::Increase => Improvement::Increase,
                Better::Decrease => Improvement::Decrease,
                Better::Neutral => Improvement::Neutral,
            };
            let options =
                ChartOptions { screened: !spc.unscreened, baseline: spc.baseline, improvement, target: spc.target };
            Ok(xmr_answer(&xmr(&values, &options)?))
        }
        SpcChart::T | SpcChart::G => {
            let gaps = matches!(spc.chart, SpcChart::T);
            let limits = if gaps { t_chart(&values)? } else { g_chart(&values)? };
            let outside: Vec<usize> = (values.iter().enumerate())
                .filter(|(_, value)| **value > limits.upper || **value < limits.lower)
                .map(|(at, _)| at + 1)
                .collect();
            Ok(json!({
                "analysis": "spc", "chart": if gaps { "t" } else { "g" }, "centre": limits.centre,
                "lower": limits.lower, "upper": limits.upper, "outside_rows": outside,
            }))
        }
        SpcChart::Cusum => cusum_answer(spc, &values),
    }
}

fn xmr_answer(chart: &Chart) -> Value {
    let point = |(at, point): (usize, &monitoring::Point)| {
        let signals: Vec<String> = point.signals.iter().map(|signal| format!("{signal:?}")).collect();
        json!({
            "row": at + 1, "value": point.value, "signals": signals, "meaning": format!("{:?}", point.meaning),
        })
    };
    let points: Vec<Value> = chart.points.iter().enumerate().map(point).collect();
    json!({
        "analysis": "spc",
        "chart": "xmr",
        "mean": chart.mean,
        "lower": chart.lower,
        "upper": chart.upper,
        "near_lower": chart.near_lower,
        "near_upper": chart.near_upper,
        "average_range": chart.average_range,
        "trial_limits": chart.trial_limits,
        "assurance": chart.assurance.map(|assurance| format!("{assurance:?}")),
        "points": points,
    })
}

/// Values against the target (or their mean), in standard deviations by the average moving range.
fn cusum_answer(spc: &Spc, values: &[f64]) -> anyhow::Result<Value> {
    let neutral = ChartOptions {
        screened: !spc.unscreened,
        baseline: spc.baseline,
        improvement: Improvement::Neutral,
        target: None,
    };
    let chart = xmr(values, &neutral)?;
    let (centre, spread) = (spc.target.unwrap_or(chart.mean), chart.average_range / 1.128);
    if spread == 0.0 {
        return Err(evaluation::EvaluationError::Constant { column: spc.value.as_str().into() }.into());
    }
    let standard: Vec<f64> = values.iter().map(|value| (value - centre) / spread).collect();
    let found = cusum(&standard, spc.slack, spc.threshold)?;
    let rows: Vec<usize> = found.signals.iter().map(|at| at + 1).collect();
    let run = monitoring::average_run_length(spc.slack, spc.threshold, 0.0, true)?;
    Ok(json!({
        "analysis": "spc", "chart": "cusum", "centre": centre, "spread": spread, "high": found.high,
        "low": found.low, "signal_rows": rows, "average_run_length": run,
    }))
}

pub(super) fn funnel(funnel: &Funnel) -> anyhow::Result<Value> {
    let optional = [&funnel.place, &funnel.size, &funnel.expected].map(Option::as_ref);
    let columns = Columns::open(&funnel.data, &named(&[&funnel.events], &optional, &[]))?;
    let events = columns.numbers(&funnel.events)?;
    let (kind, column) = match (&funnel.size, &funnel.expected) {
        (_, Some(expected)) => (FunnelKind::Ratio, expected),
        (Some(size), None) => (FunnelKind::Share, size),
        (None, None) => {
            let (setting, expected) = ("size", "given, or expected");
            return Err(ColumnFault::Setting { setting, text: String::new(), expected }.into());
        }
    };
    let sizes = columns.numbers(column)?;
    let names = funnel.place.as_ref().map(|name| columns.words(name)).transpose()?;
    let names = names.unwrap_or_else(|| (1..=events.len()).map(|row| format!("place {row}")).collect());
    let places: Vec<Place> = (names.into_iter().zip(&events).zip(&sizes))
        .map(|((name, events), size)| Place { name, events: *events, size: *size })
        .collect();
    let found = monitoring::funnel(&places, kind, funnel.target)?;
    let row = |place: &Position| {
        json!({
            "place": place.name, "value": place.value, "size": place.size, "z": place.z,
            "lower_95": place.limits_95.0, "upper_95": place.limits_95.1,
            "lower_998": place.limits_998.0, "upper_998": place.limits_998.1,
            "wide_lower_95": place.wide_95.0, "wide_upper_95": place.wide_95.1,
            "wide_lower_998": place.wide_998.0, "wide_upper_998": place.wide_998.1,
        })
    };
    let rows: Vec<Value> = found.places.iter().map(row).collect();
    Ok(json!({
        "analysis": "funnel",
        "target": found.target,
        "overdispersion": chi_squared(&found.overdispersion),
        "dispersion": found.dispersion,
        "tau2": found.tau_squared,
        "places": rows,
    }))
}
