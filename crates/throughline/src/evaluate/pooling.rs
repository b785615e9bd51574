//! `meta`, `adjust` and `sensitivity`.

use evaluation::meta::{Measure, Method, Study, egger, from_table, mantel_haenszel, pool};
use evaluation::multiplicity::{Correction, Dunnett, corrected};
use evaluation::sensitivity::{Bounds, binary_bounds, e_value, signed_rank_bounds};
use evaluation::two_by_two::TwoByTwo;
use serde_json::{Value, json};

use super::arguments::{Adjust, Meta, MetaMeasure, MetaMethod, Sensitivity};
use super::chi_squared;
use super::columns::{ColumnFault, Columns};
use super::groups::{exactly, named};

/// Studies by effect, or by table.
struct Studies {
    names: Vec<String>,
    tables: Vec<TwoByTwo>,
    effects: Vec<Study>,
    measure: Measure,
}

fn read(meta: &Meta) -> anyhow::Result<Studies> {
    let optional = [&meta.study, &meta.effect, &meta.variance].map(Option::as_ref);
    let columns = Columns::open(&meta.source.data, &named(&[], &optional, &[&meta.counts]))?;
    let measure = match meta.measure {
        MetaMeasure::Or => Measure::OddsRatio,
        MetaMeasure::Rr => Measure::RiskRatio,
        MetaMeasure::Rd => Measure::RiskDifference,
    };
    let names = |rows: usize| -> Result<Vec<String>, ColumnFault> {
        let words = meta.study.as_ref().map(|name| columns.words(name)).transpose()?;
        Ok(words.unwrap_or_else(|| (1..=rows).map(|row| format!("study {row}")).collect()))
    };
    if let (Some(effect), Some(variance)) = (&meta.effect, &meta.variance) {
        let (effects, variances) = (columns.numbers(effect)?, columns.numbers(variance)?);
        let names = names(effects.len())?;
        let study = |((name, effect), variance): ((&String, &f64), &f64)| Study {
            name: name.clone(),
            effect: *effect,
            variance: *variance,
        };
        let studies = names.iter().zip(&effects).zip(&variances).map(study).collect();
        return Ok(Studies { names, tables: Vec::new(), effects: studies, measure });
    }
    let [events, size, control_events, control_size] = meta.counts.as_slice() else {
        return Err(ColumnFault::Usage { why: "give --effect and --variance, or --counts with four columns" }.into());
    };
    let (events, size) = (columns.numbers(events)?, columns.numbers(size)?);
    let (control_events, control_size) = (columns.numbers(control_events)?, columns.numbers(control_size)?);
    let tables: Vec<TwoByTwo> = (events.iter().zip(&size).zip(control_events.iter().zip(&control_size)))
        .map(|((events, size), (control_events, control_size))| TwoByTwo {
            events: *events,
            size: *size,
            control_events: *control_events,
            control_size: *control_size,
        })
        .collect();
    let names = names(tables.len())?;
    let studies = (names.iter().zip(&tables).zip(1..))
        .map(|((name, table), row)| from_table(name, table, measure, row))
        .collect::<Result<Vec<Study>, _>>()?;
    Ok(Studies { names, tables, effects: studies, measure })
}

pub(super) fn meta(meta: &Meta) -> anyhow::Result<Value> {
    let read = read(meta)?;
    let level = meta.source.level;
    let method = match meta.method {
        MetaMethod::Reml => Method::Reml,
        MetaMethod::Dl => Method::DerSimonianLaird,
        MetaMethod::Pm => Method::PauleMandel,
        MetaMethod::Fixed => Method::Fixed,
        MetaMethod::Mh => {
            let found = mantel_haenszel(&read.tables, read.measure, level)?;
            return Ok(json!({
                "analysis": "meta", "method": "mh", "studies": read.names.len(), "estimate": found.estimate,
                "se": found.standard_error, "p": found.p, "lower": found.lower, "upper": found.upper,
            }));
        }
    };
    let found = pool(&read.effects, method, method != Method::Fixed && !meta.no_hartung_knapp, level)?;
    let small = egger(&read.effects).ok().map(
        |test| json!({ "slope": test.slope, "se": test.standard_error, "t": test.t, "p": test.p, "limit": test.limit }),
    );
    let row = |study: &evaluation::meta::Shrunken| {
        json!({
            "study": study.name, "effect": study.reported, "weight": study.weight,
            "shrunken": study.estimate, "shrunken_se": study.standard_error,
        })
    };
    let each: Vec<Value> = found.each.iter().map(row).collect();
    Ok(json!({
        "analysis": "meta",
        "method": format!("{method:?}"),
        "studies": found.studies,
        "estimate": found.estimate,
        "se": found.standard_error,
        "p": found.p,
        "lower": found.lower,
        "upper": found.upper,
        "prediction_lower": found.prediction.0,
        "prediction_upper": found.prediction.1,
        "tau2": found.tau_squared,
        "tau2_lower": found.tau_squared_interval.0,
        "tau2_upper": found.tau_squared_interval.1,
        "i2": found.i_squared,
        "q": chi_squared(&found.heterogeneity),
        "egger": small,
        "each": each,
    }))
}

pub(super) fn adjust(adjust: &Adjust) -> anyhow::Result<Value> {
    if !adjust.z.is_empty() {
        let [control, arms @ ..] = adjust.sizes.as_slice() else {
            return Err(ColumnFault::Usage { why: "give --sizes, the control's first" }.into());
        };
        let shares: Vec<f64> = arms.iter().map(|arm| arm / (arm + control)).collect();
        let test = Dunnett { shares: &shares, two_sided: !adjust.one_sided, degrees: adjust.degrees };
        let (p, critical) = (test.p(&adjust.z)?, test.critical(adjust.alpha)?);
        return Ok(json!({ "analysis": "adjust", "dunnett": p, "critical": critical, "degrees": adjust.degrees }));
    }
    if adjust.p.is_empty() {
        return Err(ColumnFault::Usage { why: "give --p, or --z with --sizes" }.into());
    }
    Ok(json!({
        "analysis": "adjust",
        "bonferroni": corrected(&adjust.p, Correction::Bonferroni)?,
        "holm": corrected(&adjust.p, Correction::Holm)?,
        "hochberg": corrected(&adjust.p, Correction::Hochberg)?,
        "benjamini_hochberg": corrected(&adjust.p, Correction::BenjaminiHochberg)?,
    }))
}

pub(super) fn sensitivity(sensitivity: &Sensitivity) -> anyhow::Result<Value> {
    let mut answer = serde_json::Map::new();
    answer.insert("analysis".to_owned(), json!("sensitivity"));
    let row = |bounds: Bounds| json!({ "gamma": bounds.gamma, "p_lower": bounds.lower, "p_upper": bounds.upper });
    if let (Some(data), Some(difference)) = (&sensitivity.data, &sensitivity.difference) {
        let differences = Columns::open(data, &[difference])?.numbers(difference)?;
        let bounds = sensitivity.gamma.iter().map(|gamma| Ok(row(signed_rank_bounds(&differences, *gamma)?)));
        answer.insert("signed_rank".to_owned(), Value::Array(bounds.collect::<anyhow::Result<_>>()?));
    }
    if !sensitivity.discordant.is_empty() {
        let [differing, favourable] = exactly("discordant", &sensitivity.discordant, "two counts")?;
        let bounds = sensitivity.gamma.iter().map(|gamma| Ok(row(binary_bounds(differing, favourable, *gamma)?)));
        answer.insert("mcnemar".to_owned(), Value::Array(bounds.collect::<anyhow::Result<_>>()?));
    }
    if !sensitivity.ratio.is_empty() {
        let [ratio, lower, upper] = exactly("ratio", &sensitivity.ratio, "a ratio and the ends of its interval")?;
        let found = e_value(ratio, lower, upper)?;
        answer.insert("e_value".to_owned(), json!({ "estimate": found.estimate, "interval": found.interval }));
    }
    if answer.len() == 1 {
        return Err(ColumnFault::Usage { why: "give --data with --difference, --discordant or --ratio" }.into());
    }
    Ok(Value::Object(answer))
}
