//! One pair: blind while it waits for this reader's answer; then with the score, the evidence and what was said.

use casework::link_review::{self, PairShown};
use domain::link_review::State;
use serde::Serialize;

use super::afterwards::Widens;
use super::view::{self, AnswerFields, EvidenceView, Item, Row, Side};
use super::{SECTION, pair_asked};
use crate::answer::Answer;
use crate::asked::Asked;
use crate::form::{FieldError, Form};
use crate::layout::Frame;
use crate::problem::Problem;

/// What `pair.html` asks for.
#[derive(Debug, Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "each tells the template one thing")]
struct PairPage {
    pair: String,
    version: i32,
    /// "12 pairs wait for you", where the queue said so.
    waiting: Option<String>,
    sides: Vec<Side>,
    rows: Vec<Row>,
    /// The form, where the reader may answer or settle.
    fields: Option<AnswerFields>,
    is_blind: bool,
    is_open_elsewhere: bool,
    /// Where it stands.
    state: &'static str,
    /// Why it needs attention.
    attention: Option<&'static str>,
    /// Whether two reviewers left it open, one of whom is the reader: somebody else settles it.
    is_for_a_third: bool,
    /// Who would see what, where the reader can say that they are one person.
    afterwards: Vec<Widens>,
    evidence: Option<EvidenceView>,
    scopes: Vec<Item>,
    may_undo: bool,
    /// What was typed into a form that comes too late.
    lost: String,
}

pub(super) async fn get(asked: Asked) -> Result<Answer, Problem> {
    show(&asked, Vec::new()).await
}

/// The page, with what must be put right.
pub(super) async fn show(asked: &Asked, errors: Vec<FieldError>) -> Result<Answer, Problem> {
    let pair = pair_asked(asked)?;
    let store = asked.house.store();
    let shown = link_review::show(store, &asked.permit, pair).await?.ok_or(Problem::NotFound)?;
    let takes_words = shown.may_answer || shown.may_settle;
    let is_typed = asked.form.pairs().any(|(name, _)| name != "form_key");
    let draft = if takes_words && !is_typed {
        link_review::find_draft(store, &asked.permit, pair).await?.map(|draft| Form::parse(&draft.body))
    } else {
        None
    };
    let typed = draft.as_ref().unwrap_or(&asked.form);
    let page = page_of(asked, &shown, typed, &errors);
    let title = match (shown.may_answer, &shown.state) {
        (true, _) => "Are these the same person?".to_owned(),
        (false, State::Attention { .. }) => "This pair needs attention".to_owned(),
        (false, State::Decided { saying, .. }) => saying.words().to_owned(),
        (false, State::Waiting { .. }) => "Your answer is saved".to_owned(),
    };
    let frame = Frame {
        title,
        errors,
        notice: notice(asked.query.text("done")),
        back: Some(("All pairs".to_owned(), SECTION.to_owned())),
        section: SECTION,
    };
    Ok(asked.page("link_review/pair.html", frame, &page)?.showing(shown.people, true))
}

fn page_of(asked: &Asked, shown: &PairShown, typed: &Form, errors: &[FieldError]) -> PairPage {
    let context = asked.house.store().context();
    let attention = if let State::Attention { because, .. } = &shown.state { Some(*because) } else { None };
    let takes_words = shown.may_answer || shown.may_settle;
    let is_decided = matches!(shown.state, State::Decided { .. });
    let joined = shown.revealed.as_ref().is_some_and(|revealed| revealed.joined_at.is_some());
    let scopes = shown.revealed.as_ref().filter(|_| is_decided).map(|revealed| view::scopes(revealed.scope));
    let lost = if takes_words { String::new() } else { asked.form.text("words").to_owned() };
    PairPage {
        pair: shown.pair.to_string(),
        version: shown.version,
        waiting: asked.query.text("waiting").parse().ok().map(waiting),
        sides: Side::both(shown),
        rows: shown.fields.iter().map(Row::of).collect(),
        fields: takes_words.then(|| AnswerFields::of(typed, shown.may_answer, errors)),
        is_blind: shown.may_answer,
        is_open_elsewhere: shown.is_open_elsewhere,
        state: view::state(&shown.state, joined),
        attention: attention.map(domain::link_review::Attention::words),
        is_for_a_third: attention.is_some() && !shown.may_settle,
        afterwards: Widens::all(shown),
        evidence: shown.revealed.as_ref().map(|revealed| EvidenceView::of(revealed, context)),
        scopes: scopes.unwrap_or_default(),
        may_undo: shown.may_undo,
        lost,
    }
}

/// "1 pair waits for you".
fn waiting(count: usize) -> String {
    if count == 1 { "1 pair waits for you".to_owned() } else { format!("{count} pairs wait for you") }
}

/// What was just done, by the word in the address: a closed list.
fn notice(done: &str) -> Option<String> {
    let text = match done {
        "answered" => "Saved. The score and the evidence are below.",
        "known" => "This was already saved. Nothing was recorded twice.",
        "settled" => "Settled.",
        "reach" => "Saved. The next run of linkage is told.",
        "draft" => "Your draft is kept. Nothing is decided yet.",
        "undone" => "It is taken back. Nothing else has changed.",
        _ => return None,
    };
    Some(text.to_owned())
}
