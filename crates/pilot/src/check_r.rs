//! The script that works every number out again in R: the protocol as settings, then plain R that needs `survival` alone.

use core::fmt::Write as _;

use crate::analysis::Analysis;
use crate::people::People;
use crate::protocol::{Design, MatchOrder, Method, Outcome, Protocol, ScoreScale};

/// What does not depend on the protocol.
const METHOD: &str = include_str!("check.R");

/// The script. It holds no value of any person: settings, names of columns and the data cut.
pub(crate) fn script(protocol: &Protocol, people: &People, analysis: &Analysis) -> String {
    let mut settings = String::new();
    // Writing to a String cannot fail, so the outcome of `write!` is put aside here.
    let mut set = |name: &str, value: String| {
        let _ = writeln!(settings, "{name} <- {value}");
    };
    set("person", text(&protocol.people.person));
    set("took_part", text(&protocol.people.took_part));
    set("start", text(&protocol.people.start));
    set("traced", protocol.people.traced.as_deref().map_or_else(|| "NULL".to_owned(), text));
    match &protocol.outcome {
        Outcome::ProvenReoffending { offence, proven, count } => {
            set("kind", text("proven_reoffending"));
            set("offence", text(offence));
            set("proven", text(proven));
            set("count", count.as_deref().map_or_else(|| "NULL".to_owned(), text));
        }
        Outcome::YesOrNo { column, .. } => {
            set("kind", text("yes_or_no"));
            set("flag", text(column));
        }
    }
    set("known_after_months", protocol.known_after_months().to_string());
    set("fall_is_hoped_for", logical(protocol.fall_is_hoped_for()));
    set("data_cut", format!("as.Date({})", text(&people.cut.to_string())));
    let rule = &protocol.comparison;
    set("matched_design", logical(rule.design == Design::Matched));
    set("radius_method", logical(rule.method == Some(Method::Radius)));
    set("logit_scale", logical(rule.scale == ScoreScale::Logit));
    set("caliper_sd", rule.caliper.map_or_else(|| "Inf".to_owned(), |caliper| format!("{caliper:?}")));
    let order = match rule.order {
        MatchOrder::Data => "data",
        MatchOrder::Largest => "largest",
        MatchOrder::Smallest => "smallest",
        MatchOrder::Random => "random",
    };
    set("match_order", text(order));
    set("replacement", logical(rule.replacement));
    set("ratio", rule.ratio.to_string());
    set("exact", texts(&rule.exact));
    set("numbers", texts(&rule.numbers));
    set("categories", texts(&rule.categories));
    let plan = &protocol.analysis;
    for (name, value) in [
        ("alpha", plan.alpha),
        ("base_points", plan.base_points),
        ("change_points", plan.change_points),
        ("wanted_power", plan.power),
        ("spread_points", plan.spread_points),
        // The boundary of several looks is the engine's; with one look it is 1 less alpha.
        ("level", analysis.level.level),
    ] {
        set(name, format!("{value:?}"));
    }
    set("pool", plan.pool.to_string());
    set("curve_least", protocol.suppression.curve_least.to_string());
    set("place", protocol.oversight.place.as_deref().map_or_else(|| "NULL".to_owned(), text));
    set("breakdown", breakdowns(analysis));
    format!("# {}\n# Rscript check.R DATA.csv inside/values.csv\n{settings}\n{METHOD}", one_line(&protocol.name))
}

/// The columns of subgroups, with what was merged and what others are compared with.
fn breakdowns(analysis: &Analysis) -> String {
    let one = |family: &crate::breakdown::Family| {
        let (from, to): (Vec<String>, Vec<String>) = family.merged.iter().cloned().unzip();
        format!(
            "list(column = {}, from = {}, to = {}, reference = {})",
            text(&family.column),
            texts(&from),
            texts(&to),
            text(family.reference.as_deref().unwrap_or_default())
        )
    };
    format!("list({})", analysis.families.iter().map(one).collect::<Vec<_>>().join(", "))
}

const fn logical_text(value: bool) -> &'static str {
    if value { "TRUE" } else { "FALSE" }
}

fn logical(value: bool) -> String {
    logical_text(value).to_owned()
}

/// A string of R.
fn text(value: &str) -> String {
    let mut quoted = String::from("\"");
    for letter in value.chars() {
        match letter {
            '"' | '\\' => quoted.extend(['\\', letter]),
            letter if letter.is_control() => {
                let _ = write!(quoted, "\\u{:04x}", u32::from(letter));
            }
            letter => quoted.push(letter),
        }
    }
    quoted.push('"');
    quoted
}

fn texts(values: &[String]) -> String {
    if values.is_empty() {
        return "character(0)".to_owned();
    }
    format!("c({})", values.iter().map(|value| text(value)).collect::<Vec<_>>().join(", "))
}

fn one_line(words: &str) -> String {
    words.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect()
}
