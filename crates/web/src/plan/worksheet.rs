//! A worksheet to print: one area a page, large type and lines to write on. A worker types the answers in as theirs.

use domain::plan::Area;
use serde::Serialize;

use super::open::Open;
use super::said::plain_area;
use crate::answer::Answer;
use crate::asked::Asked;
use crate::layout::Frame;
use crate::problem::Problem;

/// What `worksheet.html` asks for.
#[derive(Debug, Serialize)]
struct WorksheetPage {
    name: String,
    is_own: bool,
    areas: Vec<Sheet>,
    choices: Vec<Pick>,
}

/// One page of paper.
#[derive(Debug, Serialize)]
struct Sheet {
    words: &'static str,
    starters: Vec<&'static str>,
    /// Where a worker types the answers in.
    typed_at: String,
}

#[derive(Debug, Serialize)]
struct Pick {
    words: &'static str,
    href: String,
}

pub(super) async fn get(asked: Asked) -> Result<Answer, Problem> {
    let open = Open::load(&asked).await?;
    let wanted = asked.query.text("area");
    let area = Area::from_code(wanted);
    if area.is_none() && !wanted.is_empty() {
        return Err(Problem::NotFound);
    }
    let is_shown = |one: &&Area| area.is_none_or(|area| area == **one);
    let sheet = |area: &Area| Sheet {
        words: plain_area(*area),
        starters: area.starters().to_vec(),
        typed_at: format!("{}/goals/new?area={}", open.base, area.code()),
    };
    let pick =
        |area: &Area| Pick { words: plain_area(*area), href: format!("{}/worksheet?area={}", open.base, area.code()) };
    let page = WorksheetPage {
        name: open.name.clone(),
        is_own: open.is_own,
        areas: Area::ALL.iter().filter(is_shown).map(sheet).collect(),
        choices: Area::ALL.iter().map(pick).collect(),
    };
    let (above, section) = if open.is_own { ("Your plan", "/me") } else { ("The plan", "/caseload") };
    let back = Some((above.to_owned(), open.base.clone()));
    let title = "Worksheet".to_owned();
    asked.page("plan/worksheet.html", Frame { title, back, section, ..Frame::default() }, &page)
}
