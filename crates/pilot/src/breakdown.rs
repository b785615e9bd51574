//! The equality breakdown: every subgroup through the same gates as the whole; small ones go into broader ones, said so.

use std::collections::BTreeMap;

use evaluation::matching::Effect;
use evaluation::multiplicity::{Correction, corrected};
use evaluation::two_by_two::{TwoByTwo, measures};

use crate::compare::{CompareError, Compared, compare};
use crate::gates::{FEWEST, Facts, Gate, Gates, Standing};
use crate::measure::{Ratio, measure};
use crate::people::{People, PeopleError, categories as categories_of};
use crate::protocol::{Breakdown, Protocol};
use crate::release::Released;

/// A column that is asked for, with what became of its categories.
#[derive(Debug, Clone)]
pub struct Wanted {
    /// The column.
    pub column: String,
    /// What it is.
    pub label: String,
    /// The categories after merging.
    pub categories: Vec<String>,
    /// Categories that went into broader ones, with these.
    pub merged: Vec<(String, String)>,
    /// The category that others are compared with.
    reference: Option<String>,
    /// The place of each person's category, by the person's place among all.
    of: BTreeMap<usize, usize>,
}

impl Wanted {
    /// The place of a person's category.
    pub fn place(&self, row: usize) -> Option<usize> {
        self.of.get(&row).copied()
    }
}

/// One subgroup.
#[derive(Debug, Clone)]
pub struct Subgroup {
    /// Its category.
    pub category: String,
    /// Its gates.
    pub gates: Gates,
    /// The order drawn from the seed, as in [`Compared::drawn`].
    pub drawn: Vec<usize>,
    /// The effect on the primary outcome; none while a gate is shut.
    pub effect: Option<Effect>,
    /// The effect's p value after Holm, among those of its family that are shown.
    pub holm: Option<f64>,
    /// The share of those who took part in this category over that of the reference category.
    pub relative_rate: Option<Ratio>,
}

/// All subgroups of a column.
#[derive(Debug, Clone)]
pub struct Family {
    /// The column.
    pub column: String,
    /// What it is.
    pub label: String,
    /// The category that others are compared with.
    pub reference: Option<String>,
    /// Categories that went into broader ones, with these.
    pub merged: Vec<(String, String)>,
    /// The protected table of those who took part; none while a gate of the whole is shut.
    pub table: Option<Released>,
    /// The subgroups; none while a gate of the whole is shut.
    pub subgroups: Vec<Subgroup>,
}

/// The categories of every column asked for, small ones merged as the protocol says. No outcome is read.
pub fn categories(
    protocol: &Protocol,
    people: &People,
    compared: Option<&Compared>,
) -> Result<Vec<Wanted>, PeopleError> {
    let Some(compared) = compared else { return Ok(Vec::new()) };
    protocol.breakdown.iter().map(|breakdown| wanted(breakdown, people, compared)).collect()
}

fn wanted(breakdown: &Breakdown, people: &People, compared: &Compared) -> Result<Wanted, PeopleError> {
    let mut words = people.words(&breakdown.column, &compared.rows)?;
    let took_part = compared.counted(true);
    let count = |words: &[String], category: &str| {
        let rows = compared.rows.iter().zip(words).filter(|(_, word)| *word == category);
        rows.filter(|(row, _)| took_part.binary_search(row).is_ok()).count()
    };
    let small: BTreeMap<String, String> = (breakdown.merge.iter())
        .filter(|(category, _)| words.contains(category) && count(&words, category) < FEWEST)
        .map(|(category, broader)| (category.clone(), broader.clone()))
        .collect();
    for word in &mut words {
        if let Some(broader) = small.get(word) {
            word.clone_from(broader);
        }
    }
    let categories = categories_of(&words);
    let place = |word: &String| categories.iter().position(|category| category == word);
    let of = compared.rows.iter().zip(&words).filter_map(|(row, word)| Some((*row, place(word)?))).collect();
    let named = breakdown.reference.clone().map(|name| small.get(&name).cloned().unwrap_or(name));
    let reference = named.filter(|name| categories.contains(name)).or_else(|| categories.first().cloned());
    Ok(Wanted {
        column: breakdown.column.clone(),
        label: breakdown.label.clone(),
        reference,
        merged: small.into_iter().collect(),
        of,
        categories,
    })
}

/// One subgroup, compared anew by the same rule and through the same gates.
///
/// Those who took part in it are the ones whom the whole analyses. If one of them has no match within the subgroup nothing
/// is shown: a result about one person fewer, beside the table, would tell about that person.
pub fn subgroup(
    (people, protocol): (&People, &Protocol),
    whole: &Compared,
    (family, category): (&Wanted, &str),
    level: f64,
) -> Subgroup {
    let mut subgroup = Subgroup {
        category: category.to_owned(),
        gates: Gates(Vec::new()),
        drawn: Vec::new(),
        effect: None,
        holm: None,
        relative_rate: None,
    };
    let at = family.categories.iter().position(|name| name == category);
    let analysed = whole.counted(true);
    let is_in = |row: &usize| at.is_some() && family.place(*row) == at;
    let controls = whole.rows.iter().zip(&whole.treated).filter(|(_, treated)| !**treated).map(|(row, _)| *row);
    let mut rows: Vec<usize> = analysed.iter().copied().chain(controls).filter(is_in).collect();
    rows.sort_unstable();
    let wanted = analysed.iter().filter(|row| is_in(row)).count();
    if wanted < FEWEST {
        subgroup.gates =
            Gates::shut(format!("Fewer than {FEWEST} people of this group who took part can be analysed."));
        return subgroup;
    }
    let compared = match compare(people, protocol, rows) {
        Ok(compared) => compared,
        Err(why) => {
            subgroup.gates = Gates::shut(format!("This group could not be compared: {why}."));
            return subgroup;
        }
    };
    subgroup.drawn.clone_from(&compared.drawn);
    let gates = Gates::decide(&Facts::of(&compared, protocol));
    subgroup.gates = if compared.matched.matched == wanted { gates } else { gates.with(same_people()) };
    if let Some(opened) = subgroup.gates.open() {
        match measure(&opened, (people, protocol), &compared, level) {
            Ok(found) => subgroup.effect = Some(found.rate),
            Err(CompareError::Evaluation(why)) => {
                subgroup.gates = Gates::shut(format!("This group could not be measured: {why}."));
            }
            Err(CompareError::People(why)) => {
                subgroup.gates = Gates::shut(format!("This group could not be measured: {why}."));
            }
        }
    }
    subgroup
}

fn same_people() -> Gate {
    Gate {
        name: "same_people",
        asks: "Does everybody of this group have a match within it?",
        standing: Standing::Shut,
        because: "Not everybody of this group has a match within it; a result about the others, beside the table, would tell about those few."
            .to_owned(),
    }
}

/// Puts tables, effects, corrected p values and relative rates together. What a hidden count rests on is taken back.
pub fn finished(wanted: Vec<Wanted>, tables: Vec<Released>, subgroups: Vec<Subgroup>, alpha: f64) -> Vec<Family> {
    let mut tables = tables.into_iter();
    let mut subgroups = subgroups.into_iter();
    let family = |wanted: Wanted| {
        let table = tables.next();
        let count = if table.is_some() { wanted.categories.len() } else { 0 };
        let mut found: Vec<Subgroup> = subgroups.by_ref().take(count).collect();
        if let Some(table) = &table {
            for subgroup in &mut found {
                finish(subgroup, table, wanted.reference.as_deref(), alpha);
            }
        }
        holm(&mut found);
        let Wanted { column, label, merged, reference, .. } = wanted;
        Family { column, label, reference, merged, table, subgroups: found }
    };
    wanted.into_iter().map(family).collect()
}

fn finish(subgroup: &mut Subgroup, table: &Released, reference: Option<&str>, alpha: f64) {
    let counts = table.of(&subgroup.category);
    if counts.is_none() && subgroup.effect.take().is_some() {
        let because = "A count that the rate rests on is too small to be shown.".to_owned();
        let gates = std::mem::replace(&mut subgroup.gates, Gates(Vec::new()));
        let asks = "Can the counts be shown without giving anybody away?";
        subgroup.gates = gates.with(Gate { name: "protected", asks, standing: Standing::Shut, because });
    }
    let of = |counts: Option<Vec<u32>>| match counts.as_deref() {
        Some([with, _, all]) if *all as usize >= FEWEST => Some((f64::from(*with), f64::from(*all))),
        _ => None,
    };
    let reference = reference.filter(|reference| *reference != subgroup.category);
    let both = of(counts).zip(reference.and_then(|reference| of(table.of(reference))));
    subgroup.relative_rate = both.and_then(|((events, size), (control_events, control_size))| {
        let found = measures(&TwoByTwo { events, size, control_events, control_size }, 1.0 - alpha).ok()?.ratio?;
        Some(Ratio { estimate: found.estimate, lower: found.lower, upper: found.upper })
    });
}

fn holm(subgroups: &mut [Subgroup]) {
    let p: Vec<f64> = subgroups.iter().filter_map(|subgroup| subgroup.effect.map(|effect| effect.p)).collect();
    let Ok(corrected) = corrected(&p, Correction::Holm) else { return };
    let shown = subgroups.iter_mut().filter(|subgroup| subgroup.effect.is_some());
    for (subgroup, p) in shown.zip(corrected) {
        subgroup.holm = Some(p);
    }
}
