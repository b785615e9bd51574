//! Every number of an analysis under a name, with every digit: for the script that works them out again in R.
//!
//! These are exact, so they are for the analysts who hold the data, never for release.

use evaluation::matching::Effect;

use crate::analysis::{Analysis, Flow};
use crate::measure::{Measures, Ratio};

/// Names with their values, in the order of the work.
#[derive(Debug, Default)]
struct Values(Vec<(String, f64)>);

impl Values {
    fn put(&mut self, name: impl Into<String>, value: f64) {
        self.0.push((name.into(), value));
    }

    fn count(&mut self, name: impl Into<String>, value: usize) {
        self.put(name, value as f64);
    }

    fn effect(&mut self, name: &str, effect: &Effect) {
        let Effect { treated_mean, control_mean, estimate, standard_error, p, lower, upper } = effect;
        for (what, value) in [
            ("took_part", treated_mean),
            ("comparison", control_mean),
            ("difference", estimate),
            ("se", standard_error),
            ("p", p),
            ("lower", lower),
            ("upper", upper),
        ] {
            self.put(format!("{name}.{what}"), *value);
        }
    }

    fn ratio(&mut self, name: &str, ratio: &Ratio) {
        for (what, value) in [("estimate", ratio.estimate), ("lower", ratio.lower), ("upper", ratio.upper)] {
            self.put(format!("{name}.{what}"), value);
        }
    }

    fn flow(&mut self, name: &str, flow: &Flow) {
        for (what, count) in
            [("submitted", flow.submitted), ("traced", flow.traced), ("due", flow.due), ("matched", flow.matched)]
        {
            self.count(format!("flow.{name}.{what}"), count);
        }
    }

    /// An order drawn from the seed, which R cannot draw.
    fn drawn(&mut self, name: &str, places: &[usize]) {
        for (at, place) in places.iter().enumerate() {
            self.count(format!("drawn.{name}.{}", at + 1), *place);
        }
    }

    fn measures(&mut self, measures: &Measures) {
        self.effect("rate", &measures.rate);
        if let Some(ratio) = &measures.ratio {
            self.ratio("ratio", ratio);
        }
        if let Some(e_value) = &measures.e_value {
            self.put("e_value.estimate", e_value.estimate);
            self.put("e_value.interval", e_value.interval);
        }
        if let Some(effect) = &measures.frequency {
            self.effect("frequency", effect);
        }
        if let Some(effect) = &measures.days_to_first {
            self.effect("days_to_first", effect);
        }
        if let Some(ratio) = &measures.hazard {
            self.ratio("hazard", ratio);
        }
        if let Some(unseen) = &measures.unseen {
            self.put("unseen.differing", unseen.differing);
            self.put("unseen.favourable", unseen.favourable);
            self.put("unseen.gamma", unseen.gamma.unwrap_or(0.0));
        }
    }
}

/// Every number under its name.
pub fn of(analysis: &Analysis) -> Vec<(String, f64)> {
    let mut values = Values::default();
    values.put("level", analysis.level.level);
    values.flow("took_part", &analysis.took_part);
    values.flow("comparison", &analysis.comparison);
    if let Some(compared) = &analysis.compared {
        for (name, value) in &compared.coefficients {
            values.put(format!("score.{name}"), *value);
        }
        if let Some(caliper) = compared.caliper {
            values.put("caliper", caliper);
        }
        values.drawn("whole", &compared.drawn);
        values.put("effective_controls", compared.effective_controls);
        if let Some(equipoise) = compared.equipoise {
            values.put("equipoise", equipoise);
        }
        for (before, after) in compared.before.iter().zip(&compared.after) {
            values.put(format!("smd_before.{}", before.name), before.difference);
            values.put(format!("smd_after.{}", after.name), after.difference);
        }
    }
    if let Some(measures) = &analysis.measures {
        values.measures(measures);
    }
    for one in &analysis.specifications {
        values.put(format!("specification.{}", one.name), one.estimate);
        if let Some((lower, upper)) = one.interval {
            values.put(format!("specification.{}.lower", one.name), lower);
            values.put(format!("specification.{}.upper", one.name), upper);
        }
        values.count(format!("specification.{}.treated", one.name), one.treated);
    }
    curves(&mut values, analysis);
    subgroups(&mut values, analysis);
    power(&mut values, analysis);
    oversight(&mut values, analysis);
    values.0
}

fn curves(values: &mut Values, analysis: &Analysis) {
    for (curve, name) in analysis.curves.shown.iter().zip(["took_part", "comparison"]) {
        values.put(format!("curve.{name}.people"), f64::from(curve.people));
        for step in &curve.steps {
            values.put(format!("curve.{name}.{}", step.time), step.survival);
            values.put(format!("curve.{name}.{}.left", step.time), f64::from(step.left));
        }
    }
}

fn subgroups(values: &mut Values, analysis: &Analysis) {
    for family in &analysis.families {
        for subgroup in &family.subgroups {
            let name = format!("group.{}.{}", family.column, subgroup.category);
            if let Some(effect) = &subgroup.effect {
                values.drawn(&name, &subgroup.drawn);
                values.effect(&name, effect);
            }
            if let Some(holm) = subgroup.holm {
                values.put(format!("{name}.holm"), holm);
            }
            if let Some(ratio) = &subgroup.relative_rate {
                values.ratio(&format!("{name}.relative_rate"), ratio);
            }
        }
    }
}

fn power(values: &mut Values, analysis: &Analysis) {
    let Some(power) = &analysis.power else { return };
    values.put("power.alone", power.alone);
    if let Some(smallest) = power.smallest {
        values.put("power.smallest", smallest);
    }
    values.put("power.pooled", power.pooled);
    if let Some(pooled) = power.pooled_spread {
        values.put("power.pooled_spread", pooled);
    }
    if let Some(needed) = power.needed {
        values.count("power.needed", needed);
    }
}

fn oversight(values: &mut Values, analysis: &Analysis) {
    if let Some(funnel) = analysis.oversight.places.as_ref().and_then(|places| places.funnel.as_ref()) {
        values.put("funnel.target", funnel.target);
        for place in &funnel.places {
            values.put(format!("funnel.{}", place.name), place.value);
            for (what, (lower, upper)) in [("95", place.limits_95), ("998", place.limits_998)] {
                values.put(format!("funnel.{}.{what}.lower", place.name), lower);
                values.put(format!("funnel.{}.{what}.upper", place.name), upper);
            }
        }
    }
    if let Some(chart) = analysis.oversight.starts.as_ref().and_then(|starts| starts.chart.as_ref()) {
        values.put("starts.mean", chart.mean);
        values.put("starts.lower", chart.lower);
        values.put("starts.upper", chart.upper);
    }
}
