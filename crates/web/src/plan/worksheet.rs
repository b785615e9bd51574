//! A worksheet to print: one area a page, large type and lines to write on. A worker types the answers in as theirs.

use domain::plan::Area;
use serde::Serialize;

use super::open::{Open, may_write};
use super::said::plain_area;
use super::worksheet_paper;
use crate::answer::Answer;
use crate::asked::Asked;
use crate::layout::Frame;
use crate::plan_view::{asked_for, printed};
use crate::problem::Problem;

/// What `worksheet.html` asks for.
#[derive(Debug, Serialize)]
struct WorksheetPage {
    name: String,
    is_own: bool,
    /// Whether this reader may type a sheet in as the young adult's words.
    types_in: bool,
    areas: Vec<Sheet>,
    choices: Vec<Pick>,
    /// The same as a file to print.
    pdf: String,
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

/// The one area that the address asks for; none for all.
fn one_area(asked: &Asked) -> Result<Option<Area>, Problem> {
    match asked.query.text("area") {
        "" => Ok(None),
        code => Area::from_code(code).map(Some).ok_or(Problem::NotFound),
    }
}

pub(super) async fn pdf(asked: Asked) -> Result<Answer, Problem> {
    let area = one_area(&asked)?;
    let open = Open::load(&asked).await?;
    let paper = worksheet_paper::document(area, &open, asked_for(&asked));
    printed(paper, "worksheet").await
}

pub(super) async fn get(asked: Asked) -> Result<Answer, Problem> {
    let area = one_area(&asked)?;
    let open = Open::load(&asked).await?;
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
        types_in: !open.is_own && may_write(&asked),
        areas: Area::ALL.iter().filter(is_shown).map(sheet).collect(),
        pdf: match area {
            Some(area) => format!("{}/worksheet.pdf?area={}", open.base, area.code()),
            None => format!("{}/worksheet.pdf", open.base),
        },
        choices: Area::ALL.iter().map(pick).collect(),
    };
    let (above, section) = if open.is_own { ("Your plan", "/me/plan") } else { ("The plan", "/caseload") };
    let back = Some((above.to_owned(), open.base.clone()));
    let title = "Worksheet".to_owned();
    asked.page("plan/worksheet.html", Frame { title, back, section, ..Frame::default() }, &page)
}
