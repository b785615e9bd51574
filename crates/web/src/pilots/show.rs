//! One pilot's report, and its tables and pictures as files.

use govuk::SafeHtml;
use report::{Block, Kept, Table};
use serde::Serialize;

use crate::answer::Answer;
use crate::asked::Asked;
use crate::layout::Frame;
use crate::problem::Problem;

/// What `report.html` asks for.
#[derive(Debug, Serialize)]
struct ReportPage {
    title: String,
    summary: Vec<String>,
    sections: Vec<SectionView>,
    /// Where the script is that works the numbers out again.
    script: Option<String>,
}

#[derive(Debug, Serialize)]
struct SectionView {
    id: String,
    heading: String,
    blocks: Vec<BlockView>,
}

/// A block: exactly one of its parts is there.
#[derive(Debug, Default, Serialize)]
struct BlockView {
    text: Option<String>,
    notice: Option<String>,
    list: Option<Vec<String>>,
    facts: Option<Vec<FactView>>,
    table: Option<TableView>,
    picture: Option<PictureView>,
}

#[derive(Debug, Serialize)]
struct FactView {
    name: String,
    value: String,
}

#[derive(Debug, Serialize)]
struct TableView {
    id: String,
    caption: String,
    headings: Vec<String>,
    rows: Vec<Vec<String>>,
    href: String,
}

#[derive(Debug, Serialize)]
struct PictureView {
    title: String,
    svg: SafeHtml,
    href: String,
    table: TableView,
}

fn one(asked: &Asked) -> Result<&Kept, Problem> {
    let id = asked.path.get("pilot").ok_or(Problem::NotFound)?;
    asked.house.reports.one(id).ok_or(Problem::NotFound)
}

pub(super) async fn get(asked: Asked) -> Result<Answer, Problem> {
    let kept = one(&asked)?;
    let at = format!("/pilots/{}", kept.id);
    let document = &kept.document;
    let section = |section: &report::Section| SectionView {
        id: section.id.clone(),
        heading: section.heading.clone(),
        blocks: section.blocks.iter().map(|block| view(&at, block)).collect(),
    };
    let page = ReportPage {
        title: document.title.clone(),
        summary: document.summary.clone(),
        sections: document.sections.iter().map(section).collect(),
        script: (!kept.script.is_empty()).then(|| format!("{at}/check.R")),
    };
    let back = Some(("Pilots".to_owned(), "/pilots".to_owned()));
    asked.page(
        "pilots/report.html",
        Frame { title: document.title.clone(), back, section: "/pilots", ..Frame::default() },
        &page,
    )
}

fn view(at: &str, block: &Block) -> BlockView {
    let none = BlockView::default();
    match block {
        Block::Text(text) => BlockView { text: Some(text.clone()), ..none },
        Block::Notice(text) => BlockView { notice: Some(text.clone()), ..none },
        Block::List(items) => BlockView { list: Some(items.clone()), ..none },
        Block::Facts(facts) => {
            let fact = |fact: &report::Fact| FactView { name: fact.name.clone(), value: fact.value.clone() };
            BlockView { facts: Some(facts.iter().map(fact).collect()), ..none }
        }
        Block::Table(table) => BlockView { table: Some(table_view(at, table)), ..none },
        Block::Picture(figure) => {
            let picture = PictureView {
                title: figure.title.clone(),
                // Drawn by `pictures`, which escapes every word, and kept on this machine since.
                svg: SafeHtml::vouched_for(figure.svg.clone()),
                href: format!("{at}/{}.svg", figure.table.id),
                table: table_view(at, &figure.table),
            };
            BlockView { picture: Some(picture), ..none }
        }
    }
}

fn table_view(at: &str, table: &Table) -> TableView {
    TableView {
        id: table.id.clone(),
        caption: table.caption.clone(),
        headings: table.headings.clone(),
        rows: table.rows.clone(),
        href: format!("{at}/{}.csv", table.id),
    }
}

/// A table, a picture or the script as a file.
pub(super) async fn file(asked: Asked) -> Result<Answer, Problem> {
    let kept = one(&asked)?;
    let name = asked.path.get("file").ok_or(Problem::NotFound)?;
    let file = kept.file(name).ok_or(Problem::NotFound)?;
    Ok(Answer::Download { name: format!("{}-{name}", kept.id), content_type: file.content_type, text: file.text })
}
