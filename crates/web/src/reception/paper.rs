//! The "I was in care" paper: blank, to be printed and given to whoever has arrived. It tells of nobody.

use serde::Serialize;

use super::SECTION;
use crate::answer::Answer;
use crate::asked::Asked;
use crate::layout::Frame;
use crate::problem::Problem;

/// What `paper.html` asks for: nothing.
#[derive(Debug, Serialize)]
struct PaperPage {}

pub(super) async fn get(asked: Asked) -> Result<Answer, Problem> {
    let back = Some(("Reception desk".to_owned(), "/reception".to_owned()));
    let frame = Frame { title: "I was in care".to_owned(), back, section: SECTION, ..Frame::default() };
    asked.page("reception/paper.html", frame, &PaperPage {})
}
