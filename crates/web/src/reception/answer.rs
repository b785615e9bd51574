//! The answer: very likely, may be, or nobody found; which council to ring; what to do next.

use casework::reception::{self, Council};
use domain::id::ReceptionQuestionId;
use domain::reception as rule;
use serde::Serialize;

use super::SECTION;
use crate::answer::Answer;
use crate::asked::Asked;
use crate::layout::Frame;
use crate::problem::Problem;

/// What `answer.html` asks for.
#[derive(Debug, Serialize)]
struct AnswerPage {
    at: String,
    heading: &'static str,
    is_likely: bool,
    councils: Vec<CouncilCard>,
}

#[derive(Debug, Serialize)]
struct CouncilCard {
    name: String,
    phone: Option<String>,
    /// "family name: the same; given name: similar", once for each who may be meant.
    says: Vec<String>,
}

pub(super) async fn get(asked: Asked) -> Result<Answer, Problem> {
    let question: Option<ReceptionQuestionId> = asked.path.get("question").and_then(|text| text.parse().ok());
    let question = question.ok_or(Problem::NotFound)?;
    let rows = asked.house.store().rows();
    let told = reception::told(rows, &asked.permit, question, asked.today()).await?.ok_or(Problem::NotFound)?;
    let card = |council: Council| CouncilCard {
        name: council.name,
        phone: council.phone,
        says: council.says.iter().filter(|says| !says.is_empty()).map(|says| says.join("; ")).collect(),
    };
    let heading = match told.answer {
        rule::Answer::VeryLikely => "Very likely: a council knows them",
        rule::Answer::MayBe => "May be: a council may know them",
        rule::Answer::Nobody => "Nobody found",
    };
    let page = AnswerPage {
        at: asked.house.store().context().civil(told.at).strftime("%H:%M").to_string(),
        heading,
        is_likely: told.answer == rule::Answer::VeryLikely,
        councils: told.councils.into_iter().map(card).collect(),
    };
    let back = Some(("Reception desk".to_owned(), "/reception".to_owned()));
    let frame = Frame { title: heading.to_owned(), back, section: SECTION, ..Frame::default() };
    asked.page("reception/answer.html", frame, &page)
}
