//! Checking a return: every rule of its year over every child, issues handed on as they are found.

use crate::case::{Case, Whole};
use crate::lookups::Lookups;
use crate::rule::{Found, Issue, Rule, Skipped};
use crate::rules;
use crate::store::Return;

/// What became of a check.
#[derive(Debug, Default)]
pub struct Outcome {
    /// Rules that looked at every child.
    pub run: Vec<&'static Rule>,
    /// Rules of the year that were left out, because something they need was not given.
    pub skipped: Vec<Skipped>,
    /// Children looked at.
    pub children: usize,
    /// Issues handed on.
    pub issues: u64,
}

/// Checks a return by the rules of its year. Issues come child by child, in the order of the files; nothing is held.
/// `progress` is told how many children have been looked at.
pub fn check(
    given: &mut Return,
    lookups: &Lookups,
    only: Option<&[&str]>,
    mut hand_on: impl FnMut(Issue<'_>),
    mut progress: impl FnMut(usize),
) -> Outcome {
    given.index();
    let given = &*given;
    let mut outcome = Outcome::default();
    for rule in rules::all().filter(|rule| rule.applies_to(given.year())) {
        if only.is_some_and(|only| !only.contains(&rule.code())) {
            continue;
        }
        match rule.lacks(given, lookups) {
            Some(lacks) => outcome.skipped.push(Skipped { rule, lacks }),
            None => outcome.run.push(rule),
        }
    }
    let whole = Whole::of(given);
    let mut found = Found::new(&mut hand_on);
    for place in 0..given.children() {
        let case = Case {
            child: given.child(place),
            year: given.year(),
            now: given.rows_of_child(place, false),
            before: given.rows_of_child(place, true),
            earlier: given.earlier_episodes_of_child(place),
            whole: &whole,
            lookups,
        };
        found.child = case.child;
        for rule in &outcome.run {
            rule.look(&case, &mut found);
        }
        outcome.children += 1;
        if outcome.children.is_multiple_of(1024) {
            progress(outcome.children);
        }
    }
    outcome.issues = found.count();
    outcome
}
