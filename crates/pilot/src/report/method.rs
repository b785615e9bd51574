//! How it was done, how strong the evidence can be called, and what was done otherwise than promised.

use report::Block;

use super::{Rests, fact, words};
use crate::analysis::Analysis;
use crate::protocol::{Boundary, Design, IfFewMatched, Method, Protocol, ScoreScale};

pub(super) fn evidence(analysis: &Analysis) -> Vec<Block> {
    let evidence = &analysis.evidence;
    let maryland = evidence.maryland.map_or_else(
        || format!("none: {}", evidence.because),
        |level| format!("{level} of 5 at most: {}", evidence.because),
    );
    vec![
        Block::Text("The highest level that the design and the result can claim. Both scales are read by people in the end; this says what cannot be exceeded.".to_owned()),
        Block::Facts(vec![
            fact("Maryland scale", maryland),
            fact("Early Intervention Foundation", format!("{}: {}", evidence.eif, evidence.eif_because)),
        ]),
        Block::Text("What would raise it:".to_owned()),
        Block::List(evidence.raise.clone()),
    ]
}

/// What was released before and attacked together with this report's tables.
fn before(analysis: &Analysis) -> String {
    let of_these = match analysis.earlier {
        0 => String::new(),
        count => format!(" and with {count} tables of these data released before"),
    };
    let of_others = match analysis.other_cuts {
        0 => String::new(),
        1 => " and with those of another cut of the data".to_owned(),
        count => format!(" and with those of {count} other cuts of the data"),
    };
    let but = if analysis.apart.is_empty() {
        String::new()
    } else {
        let populations = analysis.apart.join(" and ");
        format!(
            " (but for {populations}: a count fell from one cut to the next, so that what cuts differ by says nothing certain of anybody)"
        )
    };
    of_these + &of_others + &but
}

pub(super) fn how(protocol: &Protocol, analysis: &Analysis, rests: &Rests) -> Vec<Block> {
    let mut blocks = vec![Block::List(sentences(protocol, analysis))];
    blocks.push(Block::Text("Done otherwise than the protocol says:".to_owned()));
    let none = vec!["Nothing.".to_owned()];
    blocks.push(Block::List(if rests.deviations.is_empty() { none } else { rests.deviations.clone() }));
    let attacked = attacked(analysis);
    let earlier = before(analysis);
    blocks.push(Block::Text(format!(
        "Every count by outcome, group, place or month went through the profile {}, together with all others of this report{earlier}. An attacker who does all arithmetic was let loose on {attacked} small counts; {} could be recovered.",
        protocol.suppression.profile,
        if analysis.recoverable == 0 { "none".to_owned() } else { analysis.recoverable.to_string() }
    )));
    blocks.push(Block::Text("The same protocol, data and engine give this report again, letter by letter:".to_owned()));
    blocks.push(Block::Facts(vec![
        fact("Protocol (SHA-256)", rests.protocol.clone()),
        fact("Seal (SHA-256)", rests.seal.clone()),
        fact("Data (SHA-256)", rests.data.clone()),
        fact("Engine", rests.engine.clone()),
    ]));
    blocks.push(Block::Text(
        "The script check.R beside this report works every number out again in R, from the same data.".to_owned(),
    ));
    blocks
}

fn attacked(analysis: &Analysis) -> usize {
    let headline = analysis.headline.iter().flatten().map(|table| table.attacked);
    let families = analysis.families.iter().filter_map(|family| family.table.as_ref()).map(|table| table.attacked);
    let places = analysis.oversight.places.iter().map(|places| places.table.attacked);
    let starts = analysis.oversight.starts.iter().map(|starts| starts.table.attacked);
    headline.chain(families).chain(places).chain(starts).sum()
}

fn sentences(protocol: &Protocol, analysis: &Analysis) -> Vec<String> {
    let rule = &protocol.comparison;
    let columns = |names: &[String]| names.join(", ").replace('_', " ");
    let mut lines = vec![match rule.design {
        Design::Randomised => "People came into the two groups by lot; they are compared as they are.".to_owned(),
        Design::Unmatched => {
            "People did not come into the two groups by lot; they are compared as they are.".to_owned()
        }
        Design::Matched => {
            let known = [rule.numbers.clone(), rule.categories.clone()].concat();
            format!("Each person’s score, how likely they were to take part, was worked out from: {}.", columns(&known))
        }
    }];
    if let Some(method) = rule.method {
        let scale = if rule.scale == ScoreScale::Logit { "log odds" } else { "score" };
        let caliper = rule.caliper.map_or_else(String::new, |caliper| format!(" within {caliper} standard deviations"));
        lines.push(match method {
            Method::Radius => format!("Everybody in the comparison group{caliper} of the {scale} stands for a person who took part, each with an equal part of one person."),
            Method::Nearest => format!("Each person who took part is matched with the nearest by {scale}{caliper}, one after the other."),
        });
        if !rule.exact.is_empty() {
            lines.push(format!("A match is equal in: {}.", columns(&rule.exact)));
        }
    }
    lines.push(match protocol.estimand.if_few_matched {
        IfFewMatched::Stop => "The effect meant is that on those who took part; with fewer than 80 of 100 matched, nothing is shown.".to_owned(),
        IfFewMatched::MatchedOnly => "The effect meant is that on those who took part; with fewer than 80 of 100 matched, it is that on those with a match.".to_owned(),
    });
    if analysis.level.looks > 1 {
        let boundary = match protocol.looks.boundary {
            Boundary::OBrienFleming => "O’Brien and Fleming",
            Boundary::Pocock => "Pocock",
        };
        lines.push(format!(
            "This is look {} of {}; by the boundary of {boundary} its intervals are at {} %.",
            analysis.level.look,
            analysis.level.looks,
            words::level(analysis.level.level)
        ));
    }
    if !protocol.looks.stopping.is_empty() {
        lines.push(format!("Stopping: {}", protocol.looks.stopping));
    }
    lines.push("Errors are robust ones (HC0) for weighted people; the weights count as known.".to_owned());
    lines
}
