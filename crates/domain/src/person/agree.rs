//! Which words of a name the typed words agree with: all of them, each with words of its own, as well as can be.

use super::key::{KeyPart, NameKey};
use super::nickname;
use super::search::{Agreement, FoundBy};

/// Words typed apart that a name may hold as one: "van der Beech" for Vanderbeech.
pub(super) const JOIN_MAX: usize = 3;

/// Places in a name that are tried for one typed word, the best first. Six words cannot take up more than six places, so
/// one is left; and a text made to be slow ("a a a a a a") stays quick.
const FITS_MAX: usize = 6;

/// A place in the name where some typed words fit.
#[derive(Debug, Clone, Copy)]
struct Fit<'a> {
    by: FoundBy,
    key: &'a NameKey,
    weight: u32,
}

/// Typed words from one on, and where they fit when written as one.
struct Run<'a> {
    length: usize,
    typed: String,
    fits: Vec<Fit<'a>>,
}

/// The best way for all of `words` to agree with `keys`, in the order typed; `None` if some word agrees with nothing.
pub(super) fn agreements(words: &[String], keys: &[NameKey]) -> Option<Vec<Agreement>> {
    let tails = (0..words.len()).filter_map(|at| words.get(at..));
    let runs: Vec<Vec<Run<'_>>> = tails.map(|tail| runs_from(tail, keys)).collect();
    let mut search = Search { bounds: bounds(&runs), runs: &runs, best: None, chosen: Vec::new() };
    search.go(0, 0, 0);
    search.best.map(|(_, agreements)| agreements)
}

/// Every run that begins with the first of `words`.
fn runs_from<'a>(words: &[String], keys: &'a [NameKey]) -> Vec<Run<'a>> {
    let lengths = 1..=words.len().min(JOIN_MAX);
    let typed = |length| words.iter().take(length).map(String::as_str).collect::<String>();
    lengths
        .map(|length| (length, typed(length)))
        .map(|(length, typed)| Run { length, fits: fits(&typed, keys), typed })
        .collect()
}

fn fits<'a>(typed: &str, keys: &'a [NameKey]) -> Vec<Fit<'a>> {
    let mut fits: Vec<Fit<'_>> = keys
        .iter()
        .filter_map(|key| agreement(typed, key).map(|by| Fit { by, key, weight: by.weight_in(Some(key.kind)) }))
        .collect();
    fits.sort_by_key(|fit| (core::cmp::Reverse(fit.weight), fit.key.words.count_ones()));
    let mut kept: Vec<Fit<'_>> = Vec::new();
    for fit in fits {
        if kept.len() < FITS_MAX && kept.iter().all(|other| other.key.words != fit.key.words) {
            kept.push(fit);
        }
    }
    kept
}

/// The most that the words from each place on can weigh together; `None` where they cannot all agree.
fn bounds(runs: &[Vec<Run<'_>>]) -> Vec<Option<u32>> {
    let mut bounds = vec![Some(0); runs.len() + 1];
    for (at, runs) in runs.iter().enumerate().rev() {
        let best = runs.iter().filter_map(|run| {
            let rest = bounds.get(at + run.length).copied().flatten()?;
            run.fits.first().map(|fit| fit.weight + rest)
        });
        let best = best.max();
        if let Some(bound) = bounds.get_mut(at) {
            *bound = best;
        }
    }
    bounds
}

/// Tries fits in turn, the best first, and leaves a way that cannot beat the best so far.
struct Search<'a> {
    runs: &'a [Vec<Run<'a>>],
    bounds: Vec<Option<u32>>,
    best: Option<(u32, Vec<Agreement>)>,
    chosen: Vec<(&'a str, Fit<'a>)>,
}

impl<'a> Search<'a> {
    fn go(&mut self, at: usize, used: u64, weight: u32) {
        let Some(bound) = self.bounds.get(at).copied().flatten() else { return };
        if self.best.as_ref().is_some_and(|(best, _)| weight + bound <= *best) {
            return;
        }
        let all_runs: &'a [Vec<Run<'a>>] = self.runs;
        let Some(runs) = all_runs.get(at) else {
            self.best = Some((weight, self.agreements()));
            return;
        };
        for run in runs {
            for fit in run.fits.iter().filter(|fit| fit.key.words & used == 0) {
                self.chosen.push((&run.typed, *fit));
                self.go(at + run.length, used | fit.key.words, weight + fit.weight);
                self.chosen.pop();
            }
        }
    }

    fn agreements(&self) -> Vec<Agreement> {
        self.chosen
            .iter()
            .map(|(typed, fit)| Agreement { by: fit.by, typed: (*typed).to_owned(), in_name: Some(fit.key.kind) })
            .collect()
    }
}

/// How a typed word agrees with one key.
pub(super) fn agreement(typed: &str, key: &NameKey) -> Option<FoundBy> {
    let is_whole = key.text == typed;
    if key.text.starts_with(typed) {
        return Some(match key.part {
            KeyPart::Family if is_whole => FoundBy::FamilyIs,
            KeyPart::Family => FoundBy::FamilyBegins,
            KeyPart::Given if is_whole => FoundBy::GivenIs,
            KeyPart::Given => FoundBy::GivenBegins,
            KeyPart::Middle => FoundBy::Middle,
        });
    }
    let is_form = key.part == KeyPart::Given && nickname::other_forms(typed).any(|form| form == key.text);
    is_form.then_some(FoundBy::GivenForm)
}
