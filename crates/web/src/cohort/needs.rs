//! A person's needs, as their personal adviser and the team's manager read them.

use access::Action;
use serde::Serialize;

use super::line::{self, LookedView, NeedView, by_on};
use super::side;
use crate::answer::Answer;
use crate::asked::Asked;
use crate::layout::Frame;
use crate::people::Masthead;
use crate::problem::Problem;

/// What `needs.html` asks for.
#[derive(Debug, Serialize)]
struct NeedsPage {
    masthead: Option<Masthead>,
    base: String,
    needs: Vec<NeedView>,
    looked: Vec<LookedView>,
    /// What the young adult wants, in words; nothing where nobody asked.
    answer: Option<AnswerView>,
}

/// What the young adult wants.
#[derive(Debug, Serialize)]
pub(super) struct AnswerView {
    pub(super) is_no: bool,
    pub(super) what: &'static str,
    pub(super) words: String,
    pub(super) by: String,
}

/// The answer, as it is shown.
pub(super) fn answer_view(asked: &Asked, needs: &casework::cohort::Needs, own: bool) -> Option<AnswerView> {
    needs.someone.facts.answer.as_ref().map(|answer| AnswerView {
        is_no: answer.consent.is_no(),
        what: answer.consent.words(),
        words: answer.said.words.clone(),
        by: by_on(asked, &answer.said.by, answer.said.at, own),
    })
}

pub(super) async fn get(asked: Asked) -> Result<Answer, Problem> {
    let needs = side::load(&asked).await?;
    let page = NeedsPage {
        masthead: side::masthead(&asked, &needs),
        base: side::base(&asked)?,
        needs: line::needs(&asked, &needs, true)?,
        looked: line::looked(&needs, false, asked.may(Action::ViewPanel).is_some()),
        answer: answer_view(&asked, &needs, false),
    };
    let frame = Frame {
        title: "Needs".to_owned(),
        back: Some(("Overview".to_owned(), format!("/people/{}", asked.person()?))),
        notice: notice(asked.query.text("done"), false),
        section: side::section(false),
        ..Frame::default()
    };
    asked.page("cohort/needs.html", frame, &page)
}

/// What was just done.
pub(super) fn notice(done: &str, own: bool) -> Option<String> {
    let text = match (done, own) {
        ("saved", _) => "Saved.",
        ("taken-back", true) => "Taken back.",
        ("taken-back", false) => "Taken back. It stays readable with a line through it.",
        ("answered", true) => "Saved. You can change this at any time.",
        ("answered", false) => "Saved, as the young adult’s word. It counts from now on.",
        ("wrong", _) => "Saved. It does not count until it is put right.",
        ("right", _) => "Saved. You do not say it is wrong any more.",
        ("known", _) => "This was already saved. Nothing was kept twice.",
        ("draft-kept", _) => "Draft saved.",
        _ => return None,
    };
    Some(text.to_owned())
}
