//! The years whose return can be looked at, and the way to have files checked.

use access::Action;
use domain::snapshot::ReturnYear;
use serde::Serialize;

use super::{FIRST, in_words};
use crate::answer::Answer;
use crate::asked::Asked;
use crate::layout::Frame;
use crate::problem::Problem;

/// How many years are listed.
const LISTED: i16 = 3;

/// What `years.html` asks for.
#[derive(Debug, Serialize)]
struct YearsPage {
    years: Vec<YearLine>,
    /// Whether the reader may have files checked.
    may_check: bool,
}

#[derive(Debug, Serialize)]
struct YearLine {
    href: String,
    text: String,
    is_now: bool,
}

pub(super) async fn get(asked: Asked) -> Result<Answer, Problem> {
    let now = ReturnYear::of(asked.today()).0;
    let years = (0..LISTED).map(|back| now - back).filter(|year| *year >= FIRST);
    let line = |year: i16| YearLine {
        href: format!("/returns/year/{year}"),
        text: format!("Care leavers in {}", in_words(ReturnYear(year))),
        is_now: year == now,
    };
    let page = YearsPage { years: years.map(line).collect(), may_check: asked.may(Action::CheckReturn).is_some() };
    let frame = Frame { title: "Returns".to_owned(), section: "/returns", ..Frame::default() };
    asked.page("year_return/years.html", frame, &page)
}
