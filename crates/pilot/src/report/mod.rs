//! The report in words, tables and pictures: everything in it is protected already, and every sentence says how sure it is.
//!
//! No sentence says that a pilot makes no difference, or calls a result by the bare word that statisticians use for "larger
//! than chance": a test reads every sentence that can be made, and this source.

mod method;
mod pictures;
mod result;
mod subgroups;
mod summary;
mod words;

use disclosure::Profile;
use report::{Block, Document, Fact, Section, Table};

use crate::analysis::{Analysis, Flow};
use crate::gates::Standing;
use crate::protocol::Protocol;
use crate::release::Released;

/// What a report rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rests {
    /// SHA-256 of the protocol.
    pub protocol: String,
    /// Its seal.
    pub seal: String,
    /// Who sealed it, and when, in words.
    pub sealed: String,
    /// SHA-256 of the data.
    pub data: String,
    /// The engine.
    pub engine: String,
    /// The data cut, in words.
    pub cut: String,
    /// Everything done otherwise than the protocol says, each in a sentence.
    pub deviations: Vec<String>,
}

/// Writes the report.
pub fn write(protocol: &Protocol, analysis: &Analysis, rests: &Rests) -> Document {
    let mut sections = vec![
        Section { id: "question".to_owned(), heading: "The question".to_owned(), blocks: question(protocol, rests) },
        Section { id: "gates".to_owned(), heading: "May an effect be shown?".to_owned(), blocks: gates(analysis) },
        Section {
            id: "result".to_owned(),
            heading: "The result".to_owned(),
            blocks: result::blocks(protocol, analysis),
        },
        Section {
            id: "size".to_owned(),
            heading: "What a pilot of this size can show".to_owned(),
            blocks: result::size(protocol, analysis),
        },
    ];
    let mut add = |id: &str, heading: &str, blocks: Vec<Block>| {
        if !blocks.is_empty() {
            sections.push(Section { id: id.to_owned(), heading: heading.to_owned(), blocks });
        }
    };
    add("time", "When it happens", pictures::time(protocol, analysis));
    add("breakdown", "Different groups of people", subgroups::blocks(protocol, analysis));
    add("alike", "How alike the two groups are", pictures::alike(analysis));
    add("ways", "The same question asked in other ways", pictures::ways(protocol, analysis));
    add("evidence", "How strong the evidence is", method::evidence(analysis));
    add("oversight", "What else was watched", pictures::oversight(protocol, analysis));
    add("flow", "From everybody submitted to those analysed", flow(protocol, analysis));
    add("how", "How this was done", method::how(protocol, analysis, rests));
    Document { title: protocol.name.clone(), summary: summary::lines(protocol, analysis), sections }
}

/// "25 November 2026".
pub(crate) fn day_in_words(day: domain::Date) -> String {
    words::day(day)
}

/// A fact of the document.
fn fact(name: &str, value: impl Into<String>) -> Fact {
    Fact { name: name.to_owned(), value: value.into() }
}

fn question(protocol: &Protocol, rests: &Rests) -> Vec<Block> {
    let outcome = format!("The share of people who {}", protocol.outcome_words());
    vec![
        Block::Text(protocol.question.clone()),
        Block::Facts(vec![
            fact("Who runs the pilot", protocol.provider.clone()),
            fact("What is measured", outcome),
            fact("Protocol sealed", rests.sealed.clone()),
            fact("Data up to", rests.cut.clone()),
        ]),
    ]
}

fn gates(analysis: &Analysis) -> Vec<Block> {
    let is_open = analysis.gates.open().is_some();
    let line = if is_open {
        "Every gate is open, so the result is shown."
    } else {
        "At least one gate is shut, so no result is shown, only how alike the groups are. That says nothing about whether the pilot helps."
    };
    let row =
        |gate: &crate::gates::Gate| vec![gate.asks.to_owned(), gate.standing.words().to_owned(), gate.because.clone()];
    let table = Table {
        id: "gates".to_owned(),
        caption: "The gates".to_owned(),
        headings: ["Gate", "It is", "Why"].map(str::to_owned).to_vec(),
        rows: analysis.gates.0.iter().map(row).collect(),
    };
    let block = if is_open { Block::Text(line.to_owned()) } else { Block::Notice(line.to_owned()) };
    let mut blocks = vec![block, Block::Table(table)];
    if analysis.gates.0.iter().any(|gate| gate.standing == Standing::Amber) {
        blocks.push(Block::Text(
            "A gate that is open with caution lets the result through; the result is to be read with that caution."
                .to_owned(),
        ));
    }
    blocks
}

fn flow(protocol: &Protocol, analysis: &Analysis) -> Vec<Block> {
    let least = Profile::named(&protocol.suppression.profile).map_or(10, |profile| profile.least);
    let columns = [&analysis.took_part, &analysis.comparison].map(|flow| steps(flow, least as usize));
    let [took_part, comparison] = &columns;
    let row = |(name, (took_part, comparison)): (&&str, (&String, &String))| {
        vec![(*name).to_owned(), took_part.clone(), comparison.clone()]
    };
    let table = Table {
        id: "flow".to_owned(),
        caption: "People at each step".to_owned(),
        headings: ["Step", "Took part", "Comparison group"].map(str::to_owned).to_vec(),
        rows: STEPS.iter().zip(took_part.iter().zip(comparison)).map(row).collect(),
    };
    let words =
        format!("A step that lost fewer than {least} people is not told apart from the next: it is “a few more”.");
    vec![Block::Text(words), Block::Table(table)]
}

const STEPS: [&str; 4] = [
    "Submitted",
    "Traced in the records that hold outcomes",
    "Old enough for the outcome to be known",
    "Matched, or used for matching, and analysed",
];

/// The steps in words, from the last backwards: one that lost some people, but fewer than `least`, is not told.
fn steps(flow: &Flow, least: usize) -> [String; 4] {
    let mut told = flow.matched;
    let mut word = |count: usize| {
        let lost = count - told;
        if lost > 0 && lost < least {
            return "a few more".to_owned();
        }
        told = count;
        count.to_string()
    };
    let analysed = word(flow.matched);
    let [due, traced, submitted] = [flow.due, flow.traced, flow.submitted].map(&mut word);
    [submitted, traced, due, analysed]
}

/// A protected table as it is shown.
fn released(id: &str, (caption, rows_are): (&str, &str), table: &Released) -> Table {
    let mut headings = vec![rows_are.to_owned()];
    headings.extend(table.columns.iter().cloned().chain(["Total".to_owned()]));
    let names = table.categories.iter().cloned().chain(["Total".to_owned()]);
    let rows = names.zip(&table.words).map(|(name, words)| [name].into_iter().chain(words.iter().cloned()).collect());
    Table { id: id.to_owned(), caption: caption.to_owned(), headings, rows: rows.collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_that_lost_a_few_is_not_told() {
        for (flow, expected) in [
            ((61, 61, 61, 61), ["61", "61", "61", "61"]),
            ((75, 68, 64, 61), ["75", "68", "a few more", "61"]),
            ((66, 65, 64, 61), ["a few more", "a few more", "a few more", "61"]),
            ((67, 65, 64, 61), ["67", "a few more", "a few more", "61"]),
        ] {
            let (submitted, traced, due, matched) = flow;
            assert_eq!(steps(&Flow { submitted, traced, due, matched }, 6), expected);
        }
    }
}
