//! A person in a panel's list: reasons in words beside the name, what is not known, and what was decided.

use std::collections::BTreeMap;

use casework::record::Known;
use domain::cohort::{Answered, Finding, Placed, Rule};
use domain::id::PersonId;
use serde::Serialize;

use super::line::reasons;
use crate::asked::Asked;
use crate::people::{name_or_not_known, place};
use crate::problem::Problem;

/// How many people a page shows.
pub(super) const PEOPLE_SHOWN: usize = 50;

/// Those who are alike by the rule, as far as they stand on this page.
#[derive(Debug, Serialize)]
pub(super) struct GroupView {
    /// Why they stand here.
    heading: String,
    /// "4 people are alike"; nothing where it is one.
    alike: String,
    pub(super) rows: Vec<RowView>,
}

/// One person.
#[derive(Debug, Serialize)]
pub(super) struct RowView {
    pub(super) href: String,
    name: String,
    place: String,
    reasons: Vec<String>,
    not_known: Vec<&'static str>,
    /// What the young adult said, where it is no.
    no: Option<String>,
    pub(super) decided: String,
}

impl RowView {
    /// Somebody with these findings, by this rule. Of whoever said no, no reason is shown.
    pub(super) fn of(
        href: String,
        known: Option<&Known>,
        (rule, findings): (&Rule, &[Finding]),
        no: Option<&Answered>,
    ) -> Self {
        let shown = no.is_none();
        let not_known = rule.reasons(findings).not_known;
        Self {
            href,
            name: known.map_or_else(|| "Name not known yet".to_owned(), name_or_not_known),
            place: known.map_or_else(String::new, place),
            reasons: if shown { reasons(rule, findings) } else { Vec::new() },
            not_known: if shown {
                not_known.into_iter().map(domain::cohort::Need::words).collect()
            } else {
                Vec::new()
            },
            no: no.map(|answer| {
                let words = &answer.said.words;
                let said = if words.is_empty() { String::new() } else { format!(": “{words}”") };
                format!("Said no. {}{said}", answer.consent.words())
            }),
            decided: String::new(),
        }
    }
}

/// A page of a list of groups.
#[derive(Debug, Serialize)]
pub(super) struct Listed {
    pub(super) groups: Vec<GroupView>,
    page: usize,
    pages: usize,
    previous: Option<String>,
    next: Option<String>,
}

/// Somebody who may be listed: their id stays beside them until the page is cut.
pub(super) type Groups<T> = Vec<(Placed, Vec<(PersonId, T)>)>;

/// Of a group what stands on a page: why it stands there, who is alike, and who they are.
pub(super) type Here<T> = (String, String, Vec<(PersonId, T)>);

/// Cuts out the page that the address asks for; gives who is on it. Between people who are alike the name decides where each
/// is found, and the page says that it means nothing.
pub(super) fn cut<T>(asked: &Asked, groups: Groups<T>, narrowed: &str) -> Result<(Listed, Vec<Here<T>>), Problem> {
    let total: usize = groups.iter().map(|(_, group)| group.len()).sum();
    let pages = total.div_ceil(PEOPLE_SHOWN).max(1);
    let number = match asked.query.text("page") {
        "" => 1,
        text => text.parse::<usize>().ok().filter(|page| (1..=pages).contains(page)).ok_or(Problem::NotFound)?,
    };
    let href = |number: usize| format!("?{narrowed}page={number}");
    let listed = Listed {
        groups: Vec::new(),
        page: number,
        pages,
        previous: (number > 1).then(|| href(number - 1)),
        next: (number < pages).then(|| href(number + 1)),
    };
    let (first, mut at, mut here) = ((number - 1) * PEOPLE_SHOWN, 0, Vec::new());
    for (placed, group) in groups {
        let (begin, size) = (at, group.len());
        at += size;
        let end = first + PEOPLE_SHOWN;
        if at <= first || begin >= end {
            continue;
        }
        let on_page: Vec<(PersonId, T)> =
            group.into_iter().skip(first.saturating_sub(begin)).take(end - first.max(begin)).collect();
        let alike = match size {
            1 => String::new(),
            size if on_page.len() == size => {
                format!("These {size} people are alike: the rule does not tell them apart.")
            }
            size => format!("{} of {size} people who are alike: the rule does not tell them apart.", on_page.len()),
        };
        here.push((super::line::capital(&placed.sentence()), alike, on_page));
    }
    Ok((listed, here))
}

impl GroupView {
    pub(super) const fn new(heading: String, alike: String, rows: Vec<RowView>) -> Self {
        Self { heading, alike, rows }
    }
}

/// The name by which somebody is found among those alike.
pub(super) fn by_name<T>(groups: &mut Groups<T>, known: &BTreeMap<PersonId, Known>) {
    for (_, group) in groups {
        group.sort_by_cached_key(|(person, _)| {
            (known.get(person).map(|known| known.name.family_first().to_lowercase()), *person)
        });
    }
}
