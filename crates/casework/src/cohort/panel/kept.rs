//! Rules, what was known of needs, and what people are grouped by, as JSON in a column.

use domain::cohort::{Asked, Feature, Features, Finding, Line, Need, Rule, State};
use serde::{Deserialize, Serialize};

#[derive(Debug, Serialize, Deserialize)]
struct AskedPart {
    need: String,
    from: u32,
    first: bool,
}

#[derive(Debug, Serialize, Deserialize)]
struct RulePart {
    asked: Vec<AskedPart>,
    by_list: bool,
}

#[derive(Debug, Serialize, Deserialize)]
struct LinePart {
    text: String,
    source: String,
}

#[derive(Debug, Serialize, Deserialize)]
struct FindingPart {
    need: String,
    /// How often; nothing where it is not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<u32>,
    /// Recorded as none.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    none: bool,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    counted: Vec<LinePart>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    left_out: Vec<LinePart>,
}

/// A rule as text.
pub(super) fn of_rule(rule: &Rule) -> Result<String, serde_json::Error> {
    let asked = rule.asked.iter();
    let part = |one: &Asked| AskedPart { need: one.need.code().to_owned(), from: one.from, first: one.first };
    serde_json::to_string(&RulePart { asked: asked.map(part).collect(), by_list: rule.by_list })
}

/// The rule that this text says; nothing where it says none.
pub(super) fn rule(text: &str) -> Option<Rule> {
    let part: RulePart = serde_json::from_str(text).ok()?;
    let asked = part
        .asked
        .iter()
        .map(|one| Some(Asked { need: Need::from_code(&one.need)?, from: one.from, first: one.first }));
    Some(Rule { asked: asked.collect::<Option<_>>()?, by_list: part.by_list })
}

fn lines(of: &[Line]) -> Vec<LinePart> {
    of.iter().map(|line| LinePart { text: line.text.clone(), source: line.source.clone() }).collect()
}

/// What is known of needs as text.
pub(super) fn of_findings(findings: &[Finding]) -> Result<String, serde_json::Error> {
    let part = |one: &Finding| FindingPart {
        need: one.need.code().to_owned(),
        number: match one.state {
            State::Known { number } => Some(number),
            State::RecordedAsNone | State::NotKnown => None,
        },
        none: one.state == State::RecordedAsNone,
        counted: lines(&one.counted),
        left_out: lines(&one.left_out),
    };
    serde_json::to_string(&findings.iter().map(part).collect::<Vec<_>>())
}

/// What this text says; nothing where it says none.
pub(super) fn findings(text: &str) -> Option<Vec<Finding>> {
    let parts: Vec<FindingPart> = serde_json::from_str(text).ok()?;
    let lines = |of: Vec<LinePart>| of.into_iter().map(|line| Line { text: line.text, source: line.source }).collect();
    let finding = |part: FindingPart| {
        let state = match (part.number, part.none) {
            (Some(number), _) => State::Known { number },
            (None, true) => State::RecordedAsNone,
            (None, false) => State::NotKnown,
        };
        let need = Need::from_code(&part.need)?;
        Some(Finding { need, state, counted: lines(part.counted), left_out: lines(part.left_out) })
    };
    parts.into_iter().map(finding).collect()
}

/// What somebody is grouped by, as text.
pub(super) fn of_features(features: &Features) -> Result<String, serde_json::Error> {
    let parts: std::collections::BTreeMap<&str, &str> =
        features.iter().map(|(feature, words)| (feature.code(), words.as_str())).collect();
    serde_json::to_string(&parts)
}

/// What this text says; a feature that this version does not know is left out.
pub(super) fn features(text: &str) -> Option<Features> {
    let parts: std::collections::BTreeMap<String, String> = serde_json::from_str(text).ok()?;
    Some(parts.into_iter().filter_map(|(code, words)| Some((Feature::from_code(&code)?, words))).collect())
}
