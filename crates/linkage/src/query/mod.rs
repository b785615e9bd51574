//! One person against everybody who is held: the same scorer as a run's, for a search page or a reception desk.

use hashbrown::HashSet;
use tables::{Source, Texts};

#[cfg(test)]
mod tests;

use crate::blocking::{Keys, Sorted};
use crate::compare::{Pair, Sides};
use crate::error::LinkageError;
use crate::files::{Files, Task};
use crate::layout::{Lexicons, Standard};
use crate::model::Model;
use crate::people::{People, SEPARATOR, Written, written};
use crate::report::{Waterfall, steps};
use crate::score::{Flag, Gate, Hot, Scorer};

/// A file that is held ready to be asked.
#[derive(Debug)]
pub struct Held {
    model: Model,
    files: Files,
    scorer: Scorer,
    /// For each rule the records by key, and the numbers that its keys are made of.
    sorted: Vec<(Sorted, Keys)>,
    gate: Gate,
    /// What the gate reads of each record.
    hots: Vec<Hot>,
}

/// A record that may be the person asked for.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// Its id.
    pub id: String,
    /// The evidence, step by step.
    pub waterfall: Waterfall,
    /// How many bits lie between it and the next best record.
    pub margin: f64,
}

/// Why a value of a question cannot be read.
fn unreadable(standard: Standard, text: &str) -> String {
    match standard {
        Standard::Checked(scheme) => {
            format!("that is no {}: it should be {}, and its check character right", scheme.words(), scheme.shape())
        }
        _ => format!("{text:?} is no whole date: write it as 2004-02-29, or leave it out"),
    }
}

impl Held {
    /// Reads a file and sorts it for each blocking rule.
    pub fn open(source: &Source, model: &Model) -> Result<Self, LinkageError> {
        let files = Files::read(Task::Dedupe(source), model)?;
        let scorer = Scorer::new(model, &files.layout, &files.lexicons, &files.all())?;
        let sort = |rule| {
            let mut keys = Keys::default();
            (Sorted::new(&files.rules, rule, &files.left, &mut keys), keys)
        };
        let sorted = files.rules.rules.iter().map(sort).collect();
        let sides = files.sides();
        let gate = Gate::new(&scorer, &sides, model.thresholds.review.value);
        let hots = (0..files.left.len()).map(|row| gate.hot(&sides, &files.left, row)).collect();
        Ok(Self { model: model.clone(), scorer, sorted, gate, hots, files })
    }

    /// How many records are held.
    pub fn rows(&self) -> usize {
        self.files.left.len()
    }

    /// The columns that a question can speak of.
    pub fn columns(&self) -> impl Iterator<Item = &str> {
        self.files.layout.fields.iter().map(|field| field.column.as_str())
    }

    /// The records that may be this person, the likeliest first, `most` at most; lighter ones than the threshold of
    /// review are left out. `values` are columns of the model with what is known, several values of a column one after
    /// the other, those of names and postcodes also between semicolons as in a file. A column that the model has not, a
    /// date or number that cannot be read, or a question that says nothing, is an error.
    pub fn ask(&self, values: &[(&str, &str)], most: usize) -> Result<Vec<Found>, LinkageError> {
        self.ask_of(values, None, most)
    }

    /// The same among these records alone, by their place in the file: every one of them is weighed, whatever the rules say.
    pub fn ask_among(
        &self,
        values: &[(&str, &str)],
        places: &[usize],
        most: usize,
    ) -> Result<Vec<Found>, LinkageError> {
        self.ask_of(values, Some(places), most)
    }

    fn ask_of(
        &self,
        values: &[(&str, &str)],
        places: Option<&[usize]>,
        most: usize,
    ) -> Result<Vec<Found>, LinkageError> {
        let mut asked = self.files.lexicons.for_question();
        let person = self.person(values, &mut asked)?;
        asked.finish_question(&self.files.layout, &self.files.lexicons);
        let held = &self.files.left;
        let sides = Sides { left: &person, right: held, held: &self.files.lexicons, asked: &asked };
        let lead = self.gate.lead(&self.scorer, &sides, 0, self.gate.hot(&sides, &person, 0));
        let mut found: Vec<(f64, usize)> = Vec::new();
        let passes = |row: &usize| self.hots.get(*row).is_some_and(|hot| self.gate.passes(&lead, hot));
        let candidates = places.map_or_else(|| self.candidates(&person), <[usize]>::to_vec);
        for right in candidates.into_iter().filter(passes) {
            let weighed = self.scorer.weigh(&sides, Pair { left: 0, right });
            let is_twin = weighed.flag == Some(Flag::Twin);
            let weight = if is_twin { weighed.weight.min(self.scorer.twin) } else { weighed.weight };
            // As in a run, twins are shown by what they weigh before they are held down.
            if weighed.weight >= self.model.thresholds.review.value {
                found.push((weight, right));
            }
        }
        found.sort_unstable_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
        let floor = self.model.thresholds.review.value;
        let best: Vec<f64> = found.iter().take(2).map(|(weight, _)| *weight).collect();
        let answer = found.into_iter().take(most).enumerate().map(|(at, (weight, right))| {
            let rival = best.get(usize::from(at == 0)).copied().unwrap_or(floor);
            let (steps, weighed) = steps(&self.scorer, &self.model, &sides, Pair { left: 0, right });
            let id = held.ids.get(right).unwrap_or_default().to_owned();
            let flag = weighed.flag.map(Flag::words);
            let (id_left, id_right) = (String::new(), id.clone());
            let waterfall = Waterfall { id_left, id_right, steps, weight, decision: None, flag };
            Found { id, waterfall, margin: weight - rival }
        });
        Ok(answer.collect())
    }

    /// Records that agree with the person in one of the rules, each once.
    fn candidates(&self, person: &People) -> Vec<usize> {
        let mut seen = HashSet::new();
        let mut rows = Vec::new();
        for (rule, (sorted, keys)) in self.files.rules.rules.iter().zip(&self.sorted) {
            let mut keys = keys.clone();
            for key in self.files.rules.keys(rule, person, 0, &mut keys) {
                rows.extend(sorted.block(*key).iter().filter(|row| seen.insert(**row)).map(|row| *row as usize));
            }
        }
        rows
    }

    /// The person as a file of one record.
    fn person(&self, values: &[(&str, &str)], asked: &mut Lexicons) -> Result<People, LinkageError> {
        let layout = &self.files.layout;
        let mut person = People::none(layout);
        person.ids = Texts::from_iter([Some("asked")]);
        person.values.iter_mut().for_each(|values| values.push(0));
        let mut buffer = String::new();
        for (column, text) in values.iter().flat_map(|(column, text)| self.each(column, text)) {
            let fault = |why: String| LinkageError::Question { why: format!("{column}: {why}") };
            let place = layout.find(column).ok_or_else(|| {
                let there = self.columns().collect::<Vec<&str>>().join(", ");
                fault(format!("the model has no such column, but {there}"))
            })?;
            let place = layout.folded(place);
            let Some(field) = layout.fields.get(place) else { continue };
            let value = match written(field.standard, text, &mut buffer) {
                None => return Err(fault(unreadable(field.standard, text))),
                Some(Written::Missing) => continue,
                Some(Written::Day(day)) => day,
                Some(Written::Word(word)) => {
                    let dictionary = field.dictionary;
                    let words = self.files.lexicons.words.get(dictionary).zip(asked.words.get_mut(dictionary));
                    let Some((held, asked)) = words else { continue };
                    let behind = u32::try_from(held.len()).unwrap_or(u32::MAX) - 1;
                    let value = held.find(word).unwrap_or_else(|| behind + asked.number(word));
                    if field.standard == Standard::Postcode && value > behind {
                        person.outwards.push((value, self.files.rules.outward_of(word)));
                    }
                    value
                }
            };
            person.set(place, value);
        }
        if person.values.iter().flatten().all(|value| *value == 0) {
            return Err(LinkageError::Question { why: "it says nothing of the person".to_owned() });
        }
        Ok(person)
    }

    /// What is said of a column, value by value.
    fn each<'t>(&self, column: &'t str, text: &'t str) -> impl Iterator<Item = (&'t str, &'t str)> {
        let standard = self.files.layout.find(column).and_then(|at| self.files.layout.fields.get(at));
        let several = standard.is_some_and(|field| matches!(field.standard, Standard::Name | Standard::Postcode));
        let separator = if several { SEPARATOR } else { '\0' };
        text.split(separator).map(move |value| (column, value.trim()))
    }
}
