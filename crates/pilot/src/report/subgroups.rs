//! The equality breakdown: every outcome for every group that may be shown, and plainly which may not.

use pictures::charts::{self, Forest, ForestRow};
use report::{Block, Figure, Table};

use super::{released, words};
use crate::analysis::Analysis;
use crate::breakdown::{Family, Subgroup};
use crate::protocol::Protocol;

pub(super) fn blocks(protocol: &Protocol, analysis: &Analysis) -> Vec<Block> {
    if analysis.families.is_empty() {
        return Vec::new();
    }
    if analysis.measures.is_none() {
        return vec![Block::Text("Not shown: see the gates above.".to_owned())];
    }
    let mut blocks = vec![Block::Text(
        "Each group goes through the same gates as everybody. A group that is too small, or not alike, is counted and not compared: that is about numbers, not about the group."
            .to_owned(),
    )];
    if let Some(measures) = &analysis.measures {
        let rate = &measures.rate;
        let mut rows = vec![ForestRow {
            name: "Everybody".to_owned(),
            estimate: Some((100.0 * rate.estimate, 100.0 * rate.lower, 100.0 * rate.upper)),
            is_whole: true,
            instead: String::new(),
        }];
        rows.extend(analysis.families.iter().flat_map(forest_rows));
        let hoped = ["Fewer", "More"].map(str::to_owned);
        let picture = charts::forest::draw(&Forest {
            id: "forest".to_owned(),
            title: "Difference for each group".to_owned(),
            what: format!("Of 100 people, how many more or fewer {}", protocol.outcome_words()),
            no_difference: 0.0,
            sides: hoped,
            rows,
        });
        blocks.push(Block::Picture(Box::new(Figure::of("forest", picture))));
    }
    for family in &analysis.families {
        blocks.extend(of(family));
    }
    blocks
}

fn forest_rows(family: &Family) -> impl Iterator<Item = ForestRow> + '_ {
    family.subgroups.iter().map(|subgroup| ForestRow {
        name: format!("{}: {}", family.label, subgroup.category),
        estimate: subgroup.effect.map(|it| (100.0 * it.estimate, 100.0 * it.lower, 100.0 * it.upper)),
        is_whole: false,
        instead: "not compared".to_owned(),
    })
}

fn of(family: &Family) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut broader: Vec<&String> = family.merged.iter().map(|(_, broader)| broader).collect();
    broader.sort();
    broader.dedup();
    for broader in broader {
        let small = family.merged.iter().filter(|(_, into)| into == broader);
        let small: Vec<String> = small.map(|(category, _)| format!("“{category}”")).collect();
        let are = if small.len() == 1 { "are" } else { "each are" };
        blocks.push(Block::Text(format!(
            "{}: fewer than 30 people who took part {are} in {}, so they are counted together as “{broader}”.",
            family.label,
            small.join(", ")
        )));
    }
    let Some(table) = &family.table else { return blocks };
    let id = identifier(&family.column);
    let caption = format!("{}: those who took part", family.label);
    blocks.push(Block::Table(released(&format!("people-{id}"), (&caption, &family.label), table)));
    let reference = family.reference.clone().unwrap_or_default();
    let row = |subgroup: &Subgroup| {
        let difference = subgroup.effect.map_or_else(
            || "not shown".to_owned(),
            |effect| format!("{} ({})", words::more_or_fewer(effect.estimate), words::interval(&effect)),
        );
        let holm = subgroup.holm.map_or_else(String::new, words::p);
        let relative = subgroup.relative_rate.map_or_else(String::new, |ratio| {
            let [middle, low, high] = [ratio.estimate, ratio.lower, ratio.upper].map(words::ratio);
            format!("{middle} ({low} to {high})")
        });
        let relative = if subgroup.category == reference { "compared with this group".to_owned() } else { relative };
        let why: Vec<&str> = subgroup.gates.closed().map(|gate| gate.because.as_str()).collect();
        vec![subgroup.category.clone(), difference, holm, relative, why.join(" ")]
    };
    let headings = [
        "Group",
        "Difference of 100 people (interval)",
        "p after Holm",
        "Relative rate index (interval)",
        "If not shown, why",
    ];
    blocks.push(Block::Table(Table {
        id: format!("groups-{id}"),
        caption: format!("{}: difference for each group", family.label),
        headings: headings.map(str::to_owned).to_vec(),
        rows: family.subgroups.iter().map(row).collect(),
    }));
    blocks
}

/// A name as files and ids take it.
pub(super) fn identifier(name: &str) -> String {
    let plain = |letter: char| if letter.is_ascii_alphanumeric() { letter.to_ascii_lowercase() } else { '-' };
    name.chars().map(plain).collect()
}
