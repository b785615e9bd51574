//! The queue: how many pairs wait, what needs attention, what was decided last; and the way to the next pair.

use casework::link_review::{self, Board, Line, Next};
use serde::Serialize;

use super::{SECTION, pair_asked};
use crate::answer::Answer;
use crate::asked::Asked;
use crate::layout::Frame;
use crate::problem::Problem;
use crate::words;

/// What `queue.html` asks for.
#[derive(Debug, Serialize)]
struct QueuePage {
    waiting: usize,
    for_others: usize,
    shut: usize,
    is_open: bool,
    attention: Vec<LineView>,
    attention_more: usize,
    latest: Vec<LineView>,
    decided: usize,
}

/// A pair in a list.
#[derive(Debug, Serialize)]
struct LineView {
    href: String,
    names: String,
    said: &'static str,
    by: String,
}

impl LineView {
    fn of(line: &Line) -> Self {
        let [one, other] = &line.names;
        let said = match (line.attention, line.saying) {
            (Some(because), _) => because.words(),
            (None, Some(saying)) => saying.words(),
            (None, None) => "",
        };
        let by = line.last.as_ref().map(|(name, on)| format!("{name}, {}", words::plain(*on)));
        Self {
            href: format!("/links/{}", line.pair),
            names: format!("{one} and {other}"),
            said,
            by: by.unwrap_or_default(),
        }
    }
}

pub(super) async fn get(asked: Asked) -> Result<Answer, Problem> {
    let board: Board = link_review::board(asked.house.store(), &asked.permit).await?;
    let page = QueuePage {
        waiting: board.waiting,
        for_others: board.for_others,
        shut: board.shut,
        is_open: board.open.is_some(),
        attention_more: board.attention_count - board.attention.len(),
        attention: board.attention.iter().map(LineView::of).collect(),
        latest: board.latest.iter().map(LineView::of).collect(),
        decided: board.decided,
    };
    let notice = match asked.query.text("done") {
        "put-back" => Some("The pair is back in the queue. Nothing was saved of it.".to_owned()),
        "empty" => Some("No pair waits for you.".to_owned()),
        _ => None,
    };
    let frame = Frame { title: "Same person?".to_owned(), notice, section: SECTION, ..Frame::default() };
    Ok(asked.page("link_review/queue.html", frame, &page)?.showing(board.people, true))
}

/// Gives the reader the next pair.
pub(super) async fn next(asked: Asked) -> Result<Answer, Problem> {
    Ok(Answer::SeeOther(match link_review::next(asked.house.store(), &asked.permit, asked.correlation).await? {
        Next::Pair { pair, waiting } => format!("/links/{pair}?waiting={waiting}"),
        Next::Nothing => "/links?done=empty".to_owned(),
    }))
}

/// Lets go of a pair unanswered.
pub(super) async fn put_back(asked: Asked) -> Result<Answer, Problem> {
    let pair = pair_asked(&asked)?;
    let found = link_review::show(asked.house.store(), &asked.permit, pair).await?;
    found.ok_or(Problem::NotFound)?;
    link_review::put_back(asked.house.store(), &asked.permit, pair, asked.correlation).await?;
    Ok(Answer::SeeOther("/links?done=put-back".to_owned()))
}
