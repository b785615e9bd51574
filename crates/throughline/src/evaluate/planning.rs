//! `power`, `boundaries` and `arms`.

use evaluation::arms::{Arm, Prior, Rule, Wanted, chance_best, simulate};
use evaluation::power::{Groups, Pilots, pilots_needed, pooled_power, smallest_fall};
use evaluation::sequential::{Design, Shape, Spending, operating};
use serde_json::{Value, json};

use super::arguments::{Arms, Boundaries, BoundaryShape, Power};
use super::columns::ColumnFault;
use super::groups::exactly;

pub(super) fn power(power: &Power) -> anyhow::Result<Value> {
    let each = Groups { size: power.size, control_size: power.control_size, base: power.base, alpha: power.alpha };
    let smallest = smallest_fall(&each, power.wanted)?;
    let alone = power.fall.map(|fall| evaluation::power::power(&each, fall)).transpose()?;
    let pilots = power.fall.map(|fall| Pilots { each, fall, spread: power.spread });
    let needed = pilots.as_ref().map(|pilots| pilots_needed(pilots, power.wanted)).transpose()?.flatten();
    let pooled = match (&pilots, power.pilots) {
        (Some(pilots), Some(count)) => Some(pooled_power(pilots, count)?),
        _ => None,
    };
    Ok(json!({
        "analysis": "power",
        "power": alone,
        "smallest_fall": smallest,
        "pilots_needed": needed,
        "pooled_power": pooled,
        "wanted": power.wanted,
        "alpha": power.alpha,
    }))
}

pub(super) fn boundaries(asked: &Boundaries) -> anyhow::Result<Value> {
    let parameter = || {
        asked.parameter.ok_or(ColumnFault::Setting {
            setting: "parameter",
            text: String::new(),
            expected: "given for this shape",
        })
    };
    let shape = match asked.shape {
        BoundaryShape::Pocock => Shape::Pocock,
        BoundaryShape::ObrienFleming => Shape::OBrienFleming,
        BoundaryShape::WangTsiatis => Shape::WangTsiatis(parameter()?),
        BoundaryShape::SpendingObrienFleming => Shape::Spending(Spending::OBrienFleming),
        BoundaryShape::SpendingPocock => Shape::Spending(Spending::Pocock),
        BoundaryShape::SpendingPower => Shape::Spending(Spending::Power(parameter()?)),
        BoundaryShape::SpendingHwangShihDecani => Shape::Spending(Spending::HwangShihDeCani(parameter()?)),
    };
    let looks = u32::try_from(asked.looks).unwrap_or(u32::MAX);
    let evenly = || (1..=looks).map(|look| f64::from(look) / f64::from(looks)).collect();
    let information = if asked.information.is_empty() { evenly() } else { asked.information.clone() };
    let design = Design { information, alpha: asked.alpha, two_sided: !asked.one_sided, shape };
    let found = evaluation::sequential::boundaries(&design)?;
    let drift = found.drift_for(asked.power)?;
    let real = operating(&found.information, &found.upper, found.lower.as_deref(), drift)?;
    let single = evaluation::sequential::boundaries(&Design { information: vec![1.0], ..design.clone() })?;
    let inflation = (drift / single.drift_for(asked.power)?).powi(2);
    let look = |at: usize| {
        json!({
            "information": found.information.get(at), "upper": found.upper.get(at),
            "lower": found.lower.as_ref().and_then(|lower| lower.get(at)), "alpha_spent": found.spent.get(at),
            "stops_if_real": real.upper.get(at),
        })
    };
    let looks: Vec<Value> = (0..found.information.len()).map(look).collect();
    Ok(json!({
        "analysis": "boundaries",
        "alpha": asked.alpha,
        "two_sided": !asked.one_sided,
        "looks": looks,
        "power": asked.power,
        "drift": drift,
        "inflation": inflation,
        "expected_information": real.expected_information,
    }))
}

pub(super) fn arms(arms: &Arms) -> anyhow::Result<Value> {
    let [events, others] = exactly("prior", &arms.prior, "two numbers")?;
    let prior = Prior { events, others };
    let wanted = if arms.highest { Wanted::Highest } else { Wanted::Lowest };
    if !arms.simulate.is_empty() {
        let rule = Rule {
            each_look: arms.each_look.clone(),
            drop_below: arms.drop_below,
            choose_above: arms.choose_above,
            prior,
            wanted,
        };
        let found = simulate(&rule, &arms.simulate, arms.trials, arms.seed)?;
        return Ok(json!({
            "analysis": "arms", "rates": arms.simulate, "trials": found.trials, "seed": arms.seed,
            "chosen": found.chosen, "dropped": found.dropped, "none_chosen": found.none_chosen,
            "mean_size": found.mean_size, "ended_at": found.ended_at, "simulation_error": found.simulation_error,
        }));
    }
    if arms.events.len() != arms.sizes.len() {
        let text = format!("{} counts", arms.sizes.len());
        return Err(ColumnFault::Setting { setting: "sizes", text, expected: "one for each arm" }.into());
    }
    let seen: Vec<Arm> =
        arms.events.iter().zip(&arms.sizes).map(|(events, size)| Arm { events: *events, size: *size }).collect();
    let chances = chance_best(&seen, prior, wanted)?;
    Ok(
        json!({ "analysis": "arms", "best_is": if arms.highest { "highest" } else { "lowest" }, "chance_best": chances }),
    )
}
