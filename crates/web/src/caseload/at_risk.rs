//! Duties at risk: how many people each is late for or due soon for, and the list narrowed to just these people.

use std::collections::BTreeMap;

use casework::people::Row;
use domain::duty::{Duty, Rule, State, StateName};
use serde::Serialize;

use crate::asked::Asked;
use crate::problem::Problem;

/// One duty of the table.
#[derive(Debug, Serialize)]
pub(super) struct AtRisk {
    title: &'static str,
    owner: &'static str,
    late: usize,
    /// Address of the list of those people, relative to the page.
    late_href: String,
    soon: usize,
    soon_href: String,
}

impl AtRisk {
    /// The duties that are late or due soon for somebody: the one that is late for most people first.
    pub(super) fn of(rows: &[Row<'_>]) -> Vec<Self> {
        let mut counts: BTreeMap<&str, (&Rule, usize, usize)> = BTreeMap::new();
        for duty in rows.iter().flat_map(|row| &row.pressing) {
            let (_, late, soon) = counts.entry(duty.rule.id).or_insert((duty.rule, 0, 0));
            if matches!(duty.state, State::Overdue { .. }) {
                *late += 1;
            } else {
                *soon += 1;
            }
        }
        let mut table: Vec<Self> = counts
            .into_values()
            .map(|(rule, late, soon)| {
                let href = |state| format!("?{}", Filter { rule, state }.query());
                Self {
                    title: rule.title,
                    owner: rule.owner.words(),
                    late,
                    late_href: href(StateName::Overdue),
                    soon,
                    soon_href: href(StateName::DueSoon),
                }
            })
            .collect();
        table.sort_by(|a, b| (b.late, b.soon, a.title).cmp(&(a.late, a.soon, b.title)));
        table
    }
}

/// The people for whom one duty stands one way.
#[derive(Debug, Clone, Copy)]
pub(super) struct Filter<'l> {
    rule: &'l Rule,
    state: StateName,
}

impl<'l> Filter<'l> {
    /// What the address asks for; an unknown duty or state is no page, and a duty alone asks for whom it is late.
    pub(super) fn read(asked: &'l Asked) -> Result<Option<Self>, Problem> {
        if asked.query.unknown(&["page", "duty", "state"]).next().is_some() {
            return Err(Problem::NotFound);
        }
        let state = match asked.query.text("state") {
            "" => StateName::Overdue,
            text => StateName::from_code(text)
                .filter(|state| matches!(state, StateName::Overdue | StateName::DueSoon))
                .ok_or(Problem::NotFound)?,
        };
        match asked.query.text("duty") {
            "" if asked.query.text("state").is_empty() => Ok(None),
            id => {
                let rule = asked.law().rules.find(id).ok_or(Problem::NotFound)?;
                Ok(Some(Self { rule, state }))
            }
        }
    }

    /// Whether somebody is on the list.
    pub(super) fn keeps(&self, row: &Row<'_>) -> bool {
        let stands = |duty: &Duty<'_>| duty.rule.id == self.rule.id && duty.state.name() == self.state;
        row.pressing.iter().any(stands)
    }

    /// "duty=E-REV-6M&state=overdue".
    pub(super) fn query(&self) -> String {
        format!("duty={}&state={}", self.rule.id, self.state.code())
    }

    /// "Late: Review of the pathway plan (leaving care)".
    pub(super) fn words(&self) -> String {
        let state = if self.state == StateName::Overdue { "Late" } else { "Due within 14 days" };
        format!("{state}: {} ({})", self.rule.title, self.rule.owner.words().to_lowercase())
    }
}
