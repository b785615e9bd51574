//! What is written down about what a young adult needs, on their own page: they add to it, say that something is wrong, see
//! which panel looked and why, and can say no.

use serde::Serialize;

use super::line::{self, LookedView, NeedView};
use super::needs::{AnswerView, answer_view, notice};
use super::side;
use crate::answer::Answer;
use crate::asked::Asked;
use crate::layout::Frame;
use crate::problem::Problem;

/// What `own.html` asks for.
#[derive(Debug, Serialize)]
struct OwnPage {
    needs: Vec<NeedView>,
    looked: Vec<LookedView>,
    answer: Option<AnswerView>,
}

pub(super) async fn get(asked: Asked) -> Result<Answer, Problem> {
    let needs = side::load(&asked).await?;
    let page = OwnPage {
        needs: line::needs(&asked, &needs, true)?,
        looked: line::looked(&needs, true, false),
        answer: answer_view(&asked, &needs, true),
    };
    let frame = Frame {
        title: "What you need".to_owned(),
        back: Some(("Your page".to_owned(), "/me".to_owned())),
        notice: notice(asked.query.text("done"), true),
        section: side::section(true),
        ..Frame::default()
    };
    asked.page("cohort/own.html", frame, &page)
}
