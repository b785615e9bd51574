//! Faults put into a clean return: for each rule asked for, rows that it must find.

use super::{Cells, Sample};
use crate::day::{parse, plus_years};
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

/// Clean children that are tried before children are added.
const TRIES: usize = 40;

/// Puts in rows that break a rule, and sees that it finds them.
pub fn spoil(sample: &mut Sample, rule: &'static Rule) -> Spoiled {
    if !rule.applies_to(sample.year) {
        return Spoiled::OutOfReach;
    }
    let lines = rule.examples();
    let fit = |example: &Example| example.year.is_none_or(|year| year == sample.year.number());
    let examples: Vec<Example> =
        lines.iter().filter_map(|line| Example::parse(line)).filter(|example| example.breaks && fit(example)).collect();
    for example in &examples {
        for place in 0..TRIES {
            if let Some(changed) = change_a_child(sample, example, place).filter(|changed| breaks(changed, rule)) {
                apply(sample, changed);
                return Spoiled::Changed;
            }
        }
    }
    for example in &examples {
        let added = add_children(sample, example);
        if breaks(&added, rule) {
            for ((table, previous), rows) in added.tables {
                for row in rows {
                    sample.put(table, previous, row);
                }
            }
            sample.next_child = added.next_child;
            return Spoiled::Added;
        }
    }
    Spoiled::OutOfReach
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
    Sample { year: sample.year, tables, next_child: sample.next_child }
}

/// The rows of a clean child with the cells that the example names put in. Only for examples of one child; and only if
/// the child has every row that the example has.
fn change_a_child(sample: &Sample, example: &Example, place: usize) -> Option<Sample> {
    if example.rows.iter().any(|row| row.cells.first().is_some_and(|child| child != "A")) {
        return None;
    }
    let first = example.rows.iter().find(|row| row.is_found)?;
    let rows = sample.tables.get(&(first.table, first.previous))?;
    // Far apart, and never one that was changed before as long as there are others.
    let step = (rows.len() / TRIES).max(1);
    let child = rows.get(rows.len().checked_sub(1 + place * step)?)?.first()?.clone();
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
            *cells.get_mut(*place)? = shifted(row, *place, sample, example);
        }
    }
    Some(own)
}

/// The rows of the example as children of their own.
fn add_children(sample: &Sample, example: &Example) -> Sample {
    let mut own = empty(sample);
    let mut names: Vec<(String, String)> = Vec::new();
    for row in &example.rows {
        let mut cells: Cells = (0..row.cells.len()).map(|place| shifted(row, place, sample, example)).collect();
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

/// A cell of an example, its date moved from the example's year to the return's.
fn shifted(row: &ExampleRow, place: usize, sample: &Sample, example: &Example) -> String {
    let text = row.cells.get(place).cloned().unwrap_or_default();
    let from = example.year.unwrap_or(2026);
    let years = i16::try_from(sample.year.number()).unwrap_or(2026) - i16::try_from(from).unwrap_or(2026);
    match parse(&text) {
        Some(day) if years != 0 => super::child::written(plus_years(day, years)),
        _ => text,
    }
}

/// Puts the changed rows of a child where they were.
fn apply(sample: &mut Sample, changed: Sample) {
    for (key, rows) in changed.tables {
        let Some(first) = rows.first().and_then(|row| row.first()).cloned() else { continue };
        let mut rows = rows.into_iter();
        let own = sample.tables.get_mut(&key).into_iter().flatten().filter(|row| row.first() == Some(&first));
        for (row, new) in own.zip(rows.by_ref()) {
            *row = new;
        }
    }
}
