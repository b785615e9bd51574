//! A panel's session: whom it considered with the reasons as they stood, what is decided, and how it is closed.

use std::collections::BTreeMap;

use casework::cohort::{Considered, SessionView, session};
use casework::record::{self, Known};
use domain::cohort::{Choice, Stood};
use domain::id::PersonId;
use serde::Serialize;

use super::panel::{RuleView, stands};
use super::row::{self, GroupView, Groups, Listed, RowView};
use super::side;
use crate::answer::Answer;
use crate::asked::Asked;
use crate::form::FieldError;
use crate::layout::Frame;
use crate::problem::Problem;
use crate::words;

/// What `session.html` asks for.
#[derive(Debug, Serialize)]
struct SessionPage {
    base: String,
    head: HeadView,
    considered: usize,
    left: usize,
    chosen: usize,
    undecided: usize,
    is_closed: bool,
    proposed: Option<ProposedView>,
    closed: Option<String>,
    others: String,
    shows: Vec<ShowLink>,
    rule: RuleView,
    listed: Listed,
    is_empty: bool,
    agree_error: String,
}

/// What a session is, in words.
#[derive(Debug, Serialize)]
pub(super) struct HeadView {
    pub(super) title: String,
    on: String,
    members: String,
    support: String,
    places: u32,
    stands: &'static str,
    opened: String,
}

/// A proposal to close.
#[derive(Debug, Serialize)]
struct ProposedView {
    id: String,
    by: String,
    others: String,
    /// Whether this reader may agree.
    may_agree: bool,
}

/// A part of the list to look at.
#[derive(Debug, Serialize)]
struct ShowLink {
    href: String,
    text: String,
    current: bool,
}

/// What the list may be narrowed to: code, and words.
const SHOWS: [(&str, &str); 5] = [
    ("", "Everybody"),
    ("undecided", "Nothing decided"),
    ("chosen", "Offer the support"),
    ("not_now", "Not now"),
    ("find_out", "Find out more"),
];

pub(super) fn head(asked: &Asked, view: &SessionView) -> HeadView {
    let head = &view.head;
    let opened = words::plain(asked.house.store().context().civil(head.opened_at).date());
    HeadView {
        title: head.title.clone(),
        on: words::plain(head.held_on),
        members: head.members.clone(),
        support: head.support.clone(),
        places: head.places,
        stands: stands(&view.session.stood),
        opened: format!("{}, {opened}", head.opened_by),
    }
}

pub(super) async fn load(asked: &Asked) -> Result<SessionView, Problem> {
    let (store, id) = (asked.house.store(), side::panel(asked)?);
    session(store.rows(), side::reader(asked)?, id, store.context()).await?.ok_or(Problem::NotFound)
}

pub(super) async fn get(asked: Asked) -> Result<Answer, Problem> {
    let view = load(&asked).await?;
    show(&asked, &view, Vec::new()).await
}

/// The page, with what must be put right before it can be closed.
pub(super) async fn show(asked: &Asked, view: &SessionView, errors: Vec<FieldError>) -> Result<Answer, Problem> {
    let store = asked.house.store();
    let base = format!("/panel/sessions/{}", view.head.id);
    let which = asked.query.text("show");
    if !SHOWS.iter().any(|(code, _)| *code == which) {
        return Err(Problem::NotFound);
    }
    let mut groups: Groups<&Considered> = view
        .groups
        .iter()
        .map(|(placed, group)| {
            let kept = group.iter().filter(|one| is_shown(view, one.person, which));
            (placed.clone(), kept.map(|one| (one.person, one)).collect::<Vec<_>>())
        })
        .filter(|(_, group)| !group.is_empty())
        .collect();
    // Names are read for everybody once: where two are alike, the name says where each is found.
    let who: Vec<PersonId> = groups.iter().flat_map(|(_, group)| group.iter().map(|(person, _)| *person)).collect();
    let records = record::records(store.rows(), &who).await?;
    let known: BTreeMap<PersonId, Known> =
        records.iter().map(|(person, records)| (*person, Known::from_records(records))).collect();
    row::by_name(&mut groups, &known);
    let narrowed = if which.is_empty() { String::new() } else { format!("show={which}&") };
    let (mut listed, here) = row::cut(asked, groups, &narrowed)?;
    let mut shown = Vec::new();
    for (heading, alike, group) in here {
        let mut rows = Vec::new();
        for (person, one) in group {
            shown.push(person);
            let href = format!("{base}/people/{person}");
            let mut row = RowView::of(href, known.get(&person), (&view.head.rule.rule, &one.findings), one.no.as_ref());
            row.decided = decided(view, person);
            rows.push(row);
        }
        listed.groups.push(GroupView::new(heading, alike, rows));
    }
    let page = page_of(asked, view, (base, which, listed), &errors);
    let frame = Frame {
        title: view.head.title.clone(),
        notice: notice(asked.query.text("done")),
        errors,
        back: Some(("Panel".to_owned(), "/panel".to_owned())),
        section: "/panel",
    };
    Ok(asked.page("cohort/session.html", frame, &page)?.showing(shown, true))
}

fn page_of(
    asked: &Asked,
    view: &SessionView,
    (base, which, listed): (String, &str, Listed),
    errors: &[FieldError],
) -> SessionPage {
    let context = asked.house.store().context();
    let (proposed, closed, others) = match &view.session.stood {
        Stood::Open => (None, None, String::new()),
        Stood::Proposed(proposed) => {
            let is_theirs = proposed.account == asked.asker().account;
            let view = ProposedView {
                id: proposed.id.to_string(),
                by: proposed.by.clone(),
                others: proposed.others.clone(),
                may_agree: !is_theirs,
            };
            (Some(view), None, String::new())
        }
        Stood::Closed(closed) => {
            let on = words::plain(context.civil(closed.at).date());
            let text = format!("Proposed by {}, agreed by {}, {on}.", closed.proposed.by, closed.agreed_by);
            (None, Some(text), closed.proposed.others.clone())
        }
    };
    let show_link = |(code, text): &(&str, &str)| ShowLink {
        href: if code.is_empty() { base.clone() } else { format!("{base}?show={code}") },
        text: (*text).to_owned(),
        current: *code == which,
    };
    SessionPage {
        head: head(asked, view),
        considered: view.counted().count(),
        left: view.left.len(),
        chosen: view.chosen(),
        undecided: view.undecided(),
        is_closed: view.session.is_closed(),
        proposed,
        closed,
        others,
        shows: SHOWS.iter().map(show_link).collect(),
        rule: RuleView::of(view.head.rule.version, &view.head.rule.rule),
        is_empty: listed.groups.is_empty(),
        listed,
        agree_error: side::message(errors, "agree"),
        base,
    }
}

fn is_shown(view: &SessionView, person: PersonId, which: &str) -> bool {
    let standing = view.session.decided.get(&person);
    match which {
        "" => true,
        "undecided" => standing.is_none(),
        code => standing.is_some_and(|standing| Some(standing.choice) == Choice::from_code(code)),
    }
}

/// "Offer the support: why, Cass Elmsworth".
fn decided(view: &SessionView, person: PersonId) -> String {
    let standing = view.session.decided.get(&person);
    standing.map_or_else(String::new, |one| format!("{}: {} ({})", one.choice.words(), one.why, one.by))
}

fn notice(done: &str) -> Option<String> {
    let text = match done {
        "opened" => "The session is open. What is known of everybody is kept as it stands now.",
        "decided" => "Saved. You can take it back while the session is open.",
        "undone" => "Taken back. Nothing is decided of this person.",
        "proposed" => "Saved. Another manager of your team must agree before the session is closed.",
        "closed" => "The session is closed. Nothing of it changes any more.",
        "known" => "This was already saved. Nothing was kept twice.",
        _ => return None,
    };
    Some(text.to_owned())
}
