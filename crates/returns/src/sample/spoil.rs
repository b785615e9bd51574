//! Faults put into a clean return: for each rule asked for, rows that it must find.

use std::collections::BTreeSet;

use super::{Cells, Sample};
use crate::day::{Year, parse, plus_years};
use crate::example::{Example, ExampleRow};
use crate::rule::Rule;
use crate::table::Table;

/// What was put in for a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spoiled {
    /// A clean child's own rows were changed.
    Changed,
    /// Children were added, who have nothing but the rows that break the rule.
    Added,
    /// The rule does not apply to the year, or needs what an invented return does not have.
    OutOfReach,
}

/// Why no sample can hold a fault that a rule finds; `None` if one can.
pub fn unreached(code: &str, year: Year) -> Option<&'static str> {
    let lines = include_str!("unreached.csv").lines().skip(1).filter_map(|line| {
        let (rule, rest) = line.split_once(',')?;
        let (of, reason) = rest.split_once(',')?;
        Some((rule, of, reason))
    });
    let is = |of: &str| of.is_empty() || of.parse() == Ok(year.number());
    lines.into_iter().find(|(rule, of, _)| *rule == code && is(of)).map(|(.., reason)| reason.trim_matches('"'))
}

/// Clean children that are tried before children are added.
const TRIES: usize = 40;

/// Puts in rows that break a rule, and sees that it finds them.
pub fn spoil(sample: &mut Sample, rule: &'static Rule) -> Spoiled {
    if !rule.applies_to(sample.year) || unreached(rule.code(), sample.year).is_some() {
        return Spoiled::OutOfReach;
    }
    let year = sample.year.number();
    let mut examples: Vec<Example> =
        rule.examples().into_iter().filter_map(Example::parse).filter(|example| example.breaks).collect();
    // Those of this very year come first.
    examples.sort_by_key(|example| (example.year != Some(year), example.year));
    let ways =
        || [true, false].into_iter().flat_map(|moves| examples.iter().map(move |example| Way { example, moves }));
    for way in ways() {
        for place in 0..TRIES {
            if let Some(changed) = change_a_child(sample, way, place).filter(|changed| breaks(changed, rule)) {
                apply(sample, changed);
                return Spoiled::Changed;
            }
        }
    }
    for way in ways() {
        let added = add_children(sample, way);
        if breaks(&added, rule) {
            for ((table, previous), rows) in added.tables {
                for row in rows {
                    sample.changed.extend(row.first().cloned());
                    sample.put(table, previous, row);
                }
            }
            sample.next_child = added.next_child;
            return Spoiled::Added;
        }
    }
    Spoiled::OutOfReach
}

/// An example as it is put in.
#[derive(Clone, Copy)]
struct Way<'e> {
    example: &'e Example,
    /// Whether its days move from its own year to the return's. Some rules ask about one day for ever.
    moves: bool,
}

/// Whether the rule finds fault with these rows.
fn breaks(sample: &Sample, rule: &Rule) -> bool {
    let (Ok(mut given), Ok(lookups)) = (sample.to_return(), Sample::lookups()) else { return false };
    let mut any = false;
    let _ = crate::check(&mut given, &lookups, Some(&[rule.code()]), |_| any = true, |_| {});
    any
}

/// A return with the same tables and no rows.
fn empty(sample: &Sample) -> Sample {
    let tables = sample.tables.keys().map(|key| (*key, Vec::new())).collect();
    Sample { year: sample.year, tables, next_child: sample.next_child, changed: BTreeSet::new() }
}

/// The rows of a clean child with the cells that the example names put in. Only for examples of one child; and only if
/// the child has every row that the example has.
fn change_a_child(sample: &Sample, way: Way<'_>, place: usize) -> Option<Sample> {
    let example = way.example;
    if example.rows.iter().any(|row| row.cells.first().is_some_and(|child| child != "A")) {
        return None;
    }
    let first = example.rows.iter().find(|row| row.is_found)?;
    let rows = sample.tables.get(&(first.table, first.previous))?;
    // Far apart, and none that was changed before.
    let free = || rows.iter().rev().filter_map(|row| row.first()).filter(|child| !sample.changed.contains(*child));
    let step = (free().count() / TRIES).max(1);
    let child = free().nth(place * step)?.clone();
    let mut own = empty(sample);
    for (key, rows) in &sample.tables {
        let rows = rows.iter().filter(|row| row.first() == Some(&child)).cloned().collect();
        own.tables.insert(*key, rows);
    }
    let mut taken: Vec<(Table, bool)> = Vec::new();
    for row in &example.rows {
        let key = (row.table, row.previous);
        let before = taken.iter().filter(|known| **known == key).count();
        taken.push(key);
        let cells = own.tables.get_mut(&key)?.get_mut(before)?;
        for place in &row.named {
            *cells.get_mut(*place)? = shifted(row, *place, sample, way);
        }
    }
    Some(own)
}

/// The rows of the example as children of their own.
fn add_children(sample: &Sample, way: Way<'_>) -> Sample {
    let mut own = empty(sample);
    let mut names: Vec<(String, String)> = Vec::new();
    for row in &way.example.rows {
        let mut cells: Cells = (0..row.cells.len()).map(|place| shifted(row, place, sample, way)).collect();
        if let Some(child) = cells.first_mut() {
            let known = names.iter().find(|(name, _)| name == child).map(|(_, number)| number.clone());
            let number = known.unwrap_or_else(|| {
                let number = own.new_child();
                names.push((child.clone(), number.clone()));
                number
            });
            *child = number;
        }
        own.put(row.table, row.previous, cells);
    }
    own
}

/// A cell of an example, its date moved from the example's year to the return's, and the code of a sex in the words of its year.
fn shifted(row: &ExampleRow, place: usize, sample: &Sample, way: Way<'_>) -> String {
    let text = row.cells.get(place).cloned().unwrap_or_default();
    let own = i16::try_from(sample.year.number()).unwrap_or(2026);
    let years =
        if way.moves { own - way.example.year.map_or(2026, |year| i16::try_from(year).unwrap_or(2026)) } else { 0 };
    let of = own - i16::from(row.previous);
    match (parse(&text), row.table.columns().get(place), text.as_str()) {
        (Some(day), ..) if years != 0 => super::child::written(plus_years(day, years)),
        (None, Some(&"SEX"), "M") if of < 2025 => "1".to_owned(),
        (None, Some(&"SEX"), "F") if of < 2025 => "2".to_owned(),
        _ => real(&text).map_or(text.clone(), str::to_owned),
    }
}

/// A postcode of the invented returns in place of one that only the examples know.
fn real(postcode: &str) -> Option<&'static str> {
    match postcode {
        "AA1 1AA" | "AA11AA" => Some("SW1A 0AA"),
        "AA1 1AB" => Some("SW1H 0EU"),
        "BB1 1BB" => Some("B1 1BB"),
        "WW1 1WW" => Some("CF10 3ND"),
        "HH1 1HH" => Some("ZE1 0HB"),
        _ => None,
    }
}

/// Puts the changed rows of a child where they were.
fn apply(sample: &mut Sample, changed: Sample) {
    for (key, rows) in changed.tables {
        let Some(first) = rows.first().and_then(|row| row.first()).cloned() else { continue };
        sample.changed.insert(first.clone());
        let mut rows = rows.into_iter();
        let own = sample.tables.get_mut(&key).into_iter().flatten().filter(|row| row.first() == Some(&first));
        for (row, new) in own.zip(rows.by_ref()) {
            *row = new;
        }
    }
}
