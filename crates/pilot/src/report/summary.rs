//! The first lines: what was found or why nothing can be said, and what this pilot can show at all.

use super::{result, words};
use crate::analysis::Analysis;
use crate::protocol::Protocol;

pub(super) fn lines(protocol: &Protocol, analysis: &Analysis) -> Vec<String> {
    let mut lines = Vec::new();
    match &analysis.measures {
        Some(measures) => {
            lines.push(result::per_100(protocol, measures));
            lines.push(result::what_it_means(protocol, measures, &analysis.level));
        }
        None => lines.push(nothing_yet(protocol, analysis)),
    }
    if let Some(power) = &analysis.power {
        lines.push(result::alone(protocol, power));
        lines.push(result::together(protocol, power));
    }
    lines
}

/// Why there is no result.
fn nothing_yet(protocol: &Protocol, analysis: &Analysis) -> String {
    let flow = &analysis.took_part;
    if flow.due < flow.traced && flow.due < crate::gates::FEWEST {
        let known = protocol.known_after_months();
        let until = analysis.all_due_on.map_or_else(String::new, |day| {
            format!(" Of everybody who took part it is known from {} on.", words::day(day))
        });
        return format!(
            "It is too early for a result: the outcome is known {known} months after a person starts, and too few have come that far.{until}"
        );
    }
    let because: Vec<&str> = analysis.gates.closed().map(|gate| gate.because.as_str()).collect();
    format!("No result is shown. {}", because.join(" "))
}
