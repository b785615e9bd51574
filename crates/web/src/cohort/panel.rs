//! A team's panel: what it is for, the rule it reads by, and its sessions.

use casework::cohort::{SessionHead, rule_now, sessions};
use domain::cohort::{Choice, Rule, Session, Stood};
use serde::Serialize;

use super::side;
use crate::answer::Answer;
use crate::asked::Asked;
use crate::layout::Frame;
use crate::problem::Problem;
use crate::words;

/// What `panel.html` asks for.
#[derive(Debug, Serialize)]
struct PanelPage {
    rule: RuleView,
    sessions: Vec<SessionLine>,
}

/// A rule in words.
#[derive(Debug, Serialize)]
pub(super) struct RuleView {
    version: u32,
    first: Vec<String>,
    others: Vec<String>,
    by_list: bool,
}

impl RuleView {
    pub(super) fn of(version: u32, rule: &Rule) -> Self {
        let words = |first: bool| {
            let asked = rule.asked.iter().filter(move |asked| asked.first == first);
            asked.map(|asked| super::line::capital(&asked.words())).collect()
        };
        Self { version, first: words(true), others: words(false), by_list: rule.by_list }
    }
}

#[derive(Debug, Serialize)]
struct SessionLine {
    href: String,
    title: String,
    on: String,
    stands: &'static str,
    chosen: String,
}

pub(super) async fn get(asked: Asked) -> Result<Answer, Problem> {
    let (store, reader) = (asked.house.store(), side::reader(&asked)?);
    let rule = rule_now(store.rows(), reader.team).await?;
    let found = sessions(store.rows(), reader, store.context()).await?;
    let page = PanelPage {
        rule: RuleView::of(rule.version, &rule.rule),
        sessions: found.iter().map(|(head, session)| line(head, session)).collect(),
    };
    let frame = Frame { title: "Panel".to_owned(), section: "/panel", ..Frame::default() };
    asked.page("cohort/panel.html", frame, &page)
}

/// Whether it is open.
pub(super) const fn stands(stood: &Stood) -> &'static str {
    match stood {
        Stood::Open => "Open",
        Stood::Proposed(_) => "Waits for a second member",
        Stood::Closed(_) => "Closed",
    }
}

fn line(head: &SessionHead, session: &Session) -> SessionLine {
    let chosen = session.decided.values().filter(|standing| standing.choice == Choice::Chosen).count();
    SessionLine {
        href: format!("/panel/sessions/{}", head.id),
        title: head.title.clone(),
        on: words::plain(head.held_on),
        stands: stands(&session.stood),
        chosen: format!("{chosen} of {}", head.places),
    }
}
