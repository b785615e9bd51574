//! The result for 100 people, its interval, and what a pilot of this size can and cannot show.

use report::{Block, Table};

use super::words;
use crate::analysis::{Analysis, Level};
use crate::measure::Measures;
use crate::power::Power;
use crate::protocol::Protocol;

/// "Of 100 people who took part, about 39 were ..": the wording of the Justice Data Lab, in our own sentence.
pub(super) fn per_100(protocol: &Protocol, measures: &Measures) -> String {
    let rate = &measures.rate;
    format!(
        "Of 100 people who took part, about {} {}. Of 100 people like them who did not take part, about {}.",
        words::per_100(rate.treated_mean),
        protocol.outcome_words(),
        words::per_100(rate.control_mean)
    )
}

/// How sure that is, without a bare verdict.
pub(super) fn what_it_means(protocol: &Protocol, measures: &Measures, level: &Level) -> String {
    let rate = &measures.rate;
    let range = format!(
        "The difference is {} of 100, and the interval around it runs {}: {} of 100 such intervals hold the true difference",
        words::more_or_fewer(rate.estimate),
        words::interval(rate),
        words::level(level.level)
    );
    let is_clear = rate.lower > 0.0 || rate.upper < 0.0;
    if !is_clear {
        return format!(
            "{range}. It reaches from fewer to more, so this comparison alone cannot tell whether the pilot makes a difference. That is not a finding that it makes none: more people would have to take part to tell."
        );
    }
    let is_better = (rate.estimate < 0.0) == protocol.fall_is_hoped_for();
    let side = if is_better { "hoped for" } else { "not hoped for" };
    let chance = words::level(1.0 - level.level);
    format!(
        "{range}. All of it lies on the side that was {side}. If the pilot made no difference, chance alone would put an interval wholly on one side in {chance} of 100 such comparisons; what was not recorded may still be the reason."
    )
}

/// What this pilot can show alone.
pub(super) fn alone(protocol: &Protocol, power: &Power) -> String {
    let fall = if protocol.fall_is_hoped_for() { "fall" } else { "rise" };
    let change = words::counted_points(protocol.analysis.change_points);
    let wanted = protocol.analysis.power;
    let odds = words::chance(power.alone);
    let verdict = if power.alone >= wanted {
        format!(
            "{} people are enough to show a {fall} of {change}: if there is one, this comparison shows it with a chance of {odds}.",
            power.size
        )
    } else {
        format!(
            "This pilot alone cannot show a {fall} of {change}: with {} people, and if there is such a {fall}, its chance of showing it is {odds}.",
            power.size
        )
    };
    let smallest = power.smallest.map_or_else(
        || format!("Even the largest possible {fall} would be missed too often at this size."),
        |smallest| {
            format!(
                "The smallest {fall} that it would show with a chance of {} is {} points.",
                words::chance(wanted),
                words::points(smallest)
            )
        },
    );
    format!("{verdict} {smallest}")
}

/// What a pool of such pilots can show.
pub(super) fn together(protocol: &Protocol, power: &Power) -> String {
    let fall = if protocol.fall_is_hoped_for() { "fall" } else { "rise" };
    let change = words::counted_points(protocol.analysis.change_points);
    let spread = power.pooled_spread.map_or_else(String::new, |pooled| {
        let spread = words::counted_points(protocol.analysis.spread_points);
        format!(" ({} if the true {fall}s of the pilots differ by about {spread})", words::chance(pooled))
    });
    let needed = power.needed.map_or_else(
        || "No number of such pilots up to 100,000 would be enough.".to_owned(),
        |needed| {
            let are = if needed == 1 { "1 such pilot is".to_owned() } else { format!("{needed} such pilots are") };
            format!("{are} needed for a chance of {}.", words::chance(protocol.analysis.power))
        },
    );
    format!(
        "A pool of {} pilots of this size would show a {fall} of {change} with a chance of {}{spread}. {needed}",
        power.pool,
        words::chance(power.pooled)
    )
}

/// The section of the result.
pub(super) fn blocks(protocol: &Protocol, analysis: &Analysis) -> Vec<Block> {
    let Some(measures) = &analysis.measures else {
        return vec![Block::Text("Not shown: see the gates above.".to_owned())];
    };
    let mut blocks = vec![
        Block::Text(per_100(protocol, measures)),
        Block::Text(what_it_means(protocol, measures, &analysis.level)),
        Block::Table(measured(protocol, measures, &analysis.level)),
    ];
    if let Some([took_part, comparison]) = &analysis.headline {
        blocks.push(Block::Table(counts(took_part, comparison)));
        blocks.push(Block::Text(
            "The comparison group counts by weights, so its rate is not its count over its total.".to_owned(),
        ));
    }
    blocks.push(Block::List(sensitivity(measures)));
    blocks
}

fn measured(protocol: &Protocol, measures: &Measures, level: &Level) -> Table {
    let row = |name: String, effect: &evaluation::matching::Effect, scale: f64| {
        let number = |value: f64| {
            let text = format!("{:.1}", scale * value);
            if text == "-0.0" { "0.0".to_owned() } else { text }
        };
        let numbers = [effect.treated_mean, effect.control_mean, effect.estimate].map(number);
        let interval = format!("{} to {}", number(effect.lower), number(effect.upper));
        [name].into_iter().chain(numbers).chain([interval, words::p(effect.p)]).collect::<Vec<String>>()
    };
    let mut rows = vec![row(
        words::sentence(&format!("of 100 people, how many {}", protocol.outcome_words())),
        &measures.rate,
        100.0,
    )];
    rows.extend(
        measures.frequency.iter().map(|effect| row("Proven reoffences of 100 people".to_owned(), effect, 100.0)),
    );
    let first = "Days to the first reoffence, of those who reoffended".to_owned();
    match &measures.days_to_first {
        Some(effect) => rows.push(row(first, effect, 1.0)),
        None if measures.hazard.is_some() => {
            let few = "not shown: fewer than 30 people reoffended in a group".to_owned();
            let blank = || String::new();
            rows.push(vec![first, few, blank(), blank(), blank(), blank()]);
        }
        None => {}
    }
    let interval = format!("{} % interval", words::level(level.level));
    let headings =
        ["Measure", "Took part", "Comparison group", "Difference", &interval, "p"].map(str::to_owned).to_vec();
    Table { id: "measures".to_owned(), caption: "What was measured".to_owned(), headings, rows }
}

fn counts(took_part: &crate::release::Released, comparison: &crate::release::Released) -> Table {
    let mut headings = vec!["Group".to_owned()];
    headings.extend(took_part.columns.iter().cloned().chain(["Total".to_owned()]));
    let row = |name: &str, table: &crate::release::Released| {
        let words = table.words.last().cloned().unwrap_or_default();
        [name.to_owned()].into_iter().chain(words).collect::<Vec<String>>()
    };
    let rows = vec![row("Took part", took_part), row("Comparison group, unweighted", comparison)];
    Table { id: "counts".to_owned(), caption: "People counted".to_owned(), headings, rows }
}

/// How strong something unseen would have to be.
fn sensitivity(measures: &Measures) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(ratio) = &measures.ratio {
        lines.push(format!(
            "The share of those who took part is {} times that of the comparison group (interval {} to {}).",
            words::ratio(ratio.estimate),
            words::ratio(ratio.lower),
            words::ratio(ratio.upper)
        ));
    }
    if let Some(hazard) = &measures.hazard {
        lines.push(format!(
            "On any day of the year their chance of a first reoffence is {} times that of the comparison group (hazard ratio; interval {} to {}).",
            words::ratio(hazard.estimate),
            words::ratio(hazard.lower),
            words::ratio(hazard.upper)
        ));
    }
    if let Some(e_value) = &measures.e_value {
        let end = if e_value.interval > 1.0 {
            format!("For its end nearest to no difference {} would do.", words::ratio(e_value.interval))
        } else {
            "Its interval holds no difference already.".to_owned()
        };
        lines.push(format!(
            "Something that was not recorded would have to be {} times as common in one group, and to change the outcome as much, to explain the estimate away (E-value). {end}",
            words::ratio(e_value.estimate)
        ));
    }
    if let Some(unseen) = &measures.unseen {
        lines.push(match unseen.gamma {
            Some(gamma) => format!(
                "In pairs, odds of taking part could differ by a factor of {} through something unseen before chance could be the reason (Rosenbaum).",
                words::ratio(gamma)
            ),
            None => "In pairs, chance could be the reason even if nothing unseen differed (Rosenbaum).".to_owned(),
        });
    }
    lines
}

/// The section of what a pilot of this size can show.
pub(super) fn size(protocol: &Protocol, analysis: &Analysis) -> Vec<Block> {
    let Some(power) = &analysis.power else {
        return vec![Block::Text("Nobody who took part can be analysed, so there is no size to speak of.".to_owned())];
    };
    let base = words::points(power.base);
    let how = format!(
        "Worked out from sizes alone, before any outcome: {} people who took part, a comparison group worth {:.0}, and {base} of 100 as the protocol expects without the pilot; a two-sided test at {} %.",
        power.size,
        power.control_size.floor(),
        words::points(protocol.analysis.alpha)
    );
    vec![Block::Text(alone(protocol, power)), Block::Text(together(protocol, power)), Block::Text(how)]
}
