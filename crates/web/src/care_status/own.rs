//! The young adult's own page: why we ask, that no is fine, what is written down and by whom, what happens next.

use casework::care_status::Care;
use domain::care::Status;
use domain::care_status::{Claim, Disagreement, DisagreementKind, Group, Reader};
use serde::Serialize;

use super::line::{Line, links};
use super::page::Proposed;
use super::side;
use crate::answer::Answer;
use crate::asked::Asked;
use crate::layout::Frame;
use crate::problem::Problem;
use crate::words;

/// What `own.html` asks for.
#[derive(Debug, Serialize)]
struct OwnCarePage {
    /// The day as of which it is read, where that is not today.
    as_of: Option<String>,
    days: Vec<side::DayLink>,
    claims: Vec<Line>,
    taken_back: Vec<Line>,
    help: Option<Help>,
    waiting: Vec<Proposed>,
    unclear: Vec<Unclear>,
    /// Whether they have said themselves that they were in care.
    has_said: bool,
}

/// What the help they get is based on.
#[derive(Debug, Serialize)]
struct Help {
    words: &'static str,
    from: String,
    sees: String,
    wrong: String,
}

#[derive(Debug, Serialize)]
struct Unclear {
    what: &'static str,
    next: &'static str,
}

pub(super) async fn get(asked: Asked) -> Result<Answer, Problem> {
    let care = side::load(&asked).await?;
    let context = asked.house.store().context();
    let on = side::on(&asked)?;
    let line = |claim: Claim| {
        let mut line = Line::of(&claim, true, context);
        if on.is_none() {
            line.links = links(&claim, "/me/care", None);
        }
        line
    };
    let reader = Reader::YoungAdult;
    let (claims, taken_back) = side::claims(&asked, &care)?;
    let page = OwnCarePage {
        as_of: on.map(words::long),
        days: side::days(&asked, &care)?,
        has_said: claims.iter().any(Claim::is_own_word),
        claims: claims.into_iter().map(line).collect(),
        taken_back: taken_back.into_iter().map(line).collect(),
        help: help(&care),
        waiting: care.waiting_for(reader).map(|one| Proposed::of(one, true, "/me/care", context)).collect(),
        unclear: care.disagreements_for(reader).map(unclear).collect(),
    };
    let frame = Frame {
        title: "Your time in care".to_owned(),
        back: Some(("Your page".to_owned(), "/me".to_owned())),
        notice: notice(asked.query.text("done")),
        section: side::section(true),
        ..Frame::default()
    };
    asked.page("care_status/own.html", frame, &page)
}

fn help(care: &Care) -> Option<Help> {
    let worked_out = care.worked_out.as_ref()?;
    let words = match worked_out.answer.england {
        Status::FormerRelevant => "You are a care leaver. The council must help you.",
        Status::Eligible | Status::Relevant => "You have the right to help with leaving care.",
        Status::Qualifying => "You can ask the council for advice and help.",
        Status::LookedAfter => "You are looked after by the council.",
        Status::Elsewhere => "Another council must help you. Ask which one.",
        Status::CareExperienced | Status::None => "You were in care. The council may still help: ask.",
    };
    let authority = worked_out.authority.clone().unwrap_or_else(|| "the council".to_owned());
    Some(Help {
        words,
        from: format!("We know this from {authority}. It sent us the dates when you were in care."),
        sees: side::who_sees(&care.ledger.category_sees(), Some(Group::Council), true),
        wrong: care.ledger.category_disputed.as_ref().map_or_else(String::new, |said| said.words.clone()),
    })
}

/// What does not fit, in plain words, and what happens next.
const fn unclear(one: &Disagreement) -> Unclear {
    let what = match one.kind {
        DisagreementKind::CategoryDiffers => "Two places say different things about the help you should get.",
        DisagreementKind::NothingOnRecord => {
            "No council has sent us the dates when you were in care. So we cannot work out yet what help you should get."
        }
        DisagreementKind::NoRecordFound => {
            "One council found no file about you. Files get lost, or another council has yours."
        }
        DisagreementKind::AuthoritiesDiffer => "More than one council is named here. Only one of them must help you.",
        DisagreementKind::SaidToBeWrong => {
            "You said that something here is wrong. It stays marked until it is put right."
        }
        DisagreementKind::FileChanged => "A file that we wrote something down from has changed.",
        DisagreementKind::JoinUndone => {
            "Something here came from a record that we thought was yours. It is somebody else’s."
        }
    };
    let next = match one.kind {
        DisagreementKind::AuthoritiesDiffer => {
            "Next: the councils must agree which one it is. Your personal adviser can ask them. You need not prove anything."
        }
        DisagreementKind::SaidToBeWrong => {
            "Next: whoever wrote it down looks at it again with you. Ask your worker when."
        }
        DisagreementKind::FileChanged => "Next: a worker looks at the file again.",
        DisagreementKind::JoinUndone => {
            "Next: the worker who wrote it down looks again, and takes it back if nothing else says so. You can say it is wrong."
        }
        _ => "Next: a worker asks the council’s leaving care team to look in its files. You need not prove anything.",
    };
    Unclear { what, next }
}

fn notice(done: &str) -> Option<String> {
    let text = match done {
        "saved" => "Saved. You can change it or take it back at any time.",
        "sees" => "Saved. It counts from now.",
        "nothing" => "That is fine. Nothing was written down.",
        "wrong" => "Saved. Everybody who can see it now sees your words beside it.",
        "right" => "Saved. You do not say it is wrong any more.",
        "withdrawn" => "You took it back. Nobody but you can see it now.",
        "known" => "This was already saved. Nothing was kept twice.",
        "draft-kept" => "Draft saved. Nobody but you can see it.",
        _ => return None,
    };
    Some(text.to_owned())
}
