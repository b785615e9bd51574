//! The team's people in the order of the panel's rule as it stands today, each with the reasons in words.

use std::collections::BTreeMap;

use casework::cohort::{Someone, rule_now, team};
use casework::record::Known;
use domain::cohort::{Placed, Reasons, in_order};
use domain::id::PersonId;
use serde::Serialize;

use super::panel::RuleView;
use super::row::{self, GroupView, Listed, RowView};
use super::side;
use crate::answer::Answer;
use crate::asked::Asked;
use crate::layout::Frame;
use crate::problem::Problem;

/// What `people.html` asks for.
#[derive(Debug, Serialize)]
struct PeoplePage {
    people: usize,
    rule: RuleView,
    listed: Listed,
}

pub(super) async fn get(asked: Asked) -> Result<Answer, Problem> {
    let (store, reader) = (asked.house.store(), side::reader(&asked)?);
    let rule = rule_now(store.rows(), reader.team).await?;
    let people = team(store.rows(), reader, asked.today()).await?.people;
    let count = people.len();
    let known: BTreeMap<PersonId, Known> = people.iter().map(|one| (one.person, one.known.clone())).collect();
    let placed = |one: Someone| {
        // Of whoever said no, no reason is read: they stand where nobody has any.
        let reasons = if one.facts.no().is_some() { Reasons::default() } else { rule.rule.reasons(&one.findings) };
        (Placed::of(&rule.rule, &reasons), (one.person, one))
    };
    let mut groups = in_order(people.into_iter().map(placed));
    row::by_name(&mut groups, &known);
    let (mut listed, here) = row::cut(&asked, groups, "")?;
    let mut shown = Vec::new();
    for (heading, alike, group) in here {
        let mut rows = Vec::new();
        for (person, one) in group {
            shown.push(person);
            let href = format!("/people/{person}/needs");
            rows.push(RowView::of(href, Some(&one.known), (&rule.rule, &one.findings), one.facts.no()));
        }
        listed.groups.push(GroupView::new(heading, alike, rows));
    }
    let page = PeoplePage { people: count, rule: RuleView::of(rule.version, &rule.rule), listed };
    let frame = Frame {
        title: "People with their reasons".to_owned(),
        back: Some(("Panel".to_owned(), "/panel".to_owned())),
        section: "/panel",
        ..Frame::default()
    };
    Ok(asked.page("cohort/people.html", frame, &page)?.showing(shown, true))
}
