//! A pilot's report as a tagged PDF: the same words, tables and pictures, each picture with its alternative text and its
//! table twin.

use documents::{Column, Day, Document, Language, Level, Part, Row, Size};
use domain::Date;
use report::{Block, Figure, Table};

/// The report as a paper, dated with the data cut: the same protocol and data give the same bytes.
pub(super) fn paper(document: &report::Document, cut: Date) -> Document {
    let mut parts: Vec<Part> = document.summary.iter().cloned().map(Part::Text).collect();
    for section in &document.sections {
        parts.push(Part::Heading(Level::Section, section.heading.clone()));
        for block in &section.blocks {
            match block {
                Block::Text(text) => parts.push(Part::Text(text.clone())),
                Block::Notice(text) => parts.push(Part::Notice { title: String::new(), text: text.clone() }),
                Block::List(items) => parts.push(Part::List(items.clone())),
                Block::Facts(facts) => {
                    parts.push(Part::Facts(facts.iter().map(|fact| Row::new(&fact.name, &fact.value)).collect()));
                }
                Block::Table(one) => parts.push(table(one)),
                Block::Picture(figure) => parts.extend(picture(figure)),
            }
        }
    }
    Document {
        title: document.title.clone(),
        language: Language::English,
        size: Size::Ordinary,
        dated: Day { year: cut.year(), month: cut.month(), day: cut.day() },
        foot: document.title.clone(),
        mark: None,
        parts,
    }
}

fn table(one: &Table) -> Part {
    // The first column names its row, so it has more words than the others.
    let share = |at: usize| if at == 0 { 3 } else { 2 };
    Part::Table {
        caption: one.caption.clone(),
        columns: one.headings.iter().enumerate().map(|(at, heading)| Column::new(heading, share(at))).collect(),
        rows: one.rows.clone(),
    }
}

fn picture(figure: &Figure) -> [Part; 3] {
    [
        Part::Heading(Level::Part, figure.title.clone()),
        Part::Picture { svg: figure.svg.clone(), alternative: format!("{}. {}", figure.title, figure.description) },
        table(&figure.table),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::Date;

    #[test]
    fn every_block_is_on_the_paper_and_a_picture_has_its_words_and_its_table() {
        let svg = r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><rect width="5" height="5"/></svg>"#;
        let table = Table {
            id: "t".to_owned(),
            caption: "Shares".to_owned(),
            headings: vec!["Group".to_owned(), "Share".to_owned()],
            rows: vec![vec!["Took part".to_owned(), "under 5".to_owned()]],
        };
        let figure = Figure {
            title: "Share".to_owned(),
            svg: svg.to_owned(),
            description: "Two bars.".to_owned(),
            table: table.clone(),
        };
        let section = report::Section {
            id: "s".to_owned(),
            heading: "Findings".to_owned(),
            blocks: vec![
                Block::Text("Words".to_owned()),
                Block::Notice("Careful".to_owned()),
                Block::List(vec!["One".to_owned()]),
                Block::Facts(vec![report::Fact { name: "People".to_owned(), value: "40".to_owned() }]),
                Block::Table(table),
                Block::Picture(Box::new(figure)),
            ],
        };
        let document = report::Document {
            title: "Alder steps".to_owned(),
            summary: vec!["In short.".to_owned()],
            sections: vec![section],
        };
        let paper = paper(&document, Date::constant(2026, 11, 1));
        let text = documents::plain_text(&paper);
        for words in ["In short.", "Findings", "Words", "Careful", "- One", "People: 40", "Share: under 5", "Two bars."]
        {
            assert!(text.contains(words), "{words} in {text}");
        }
        assert_eq!(paper.parts.iter().filter(|part| matches!(part, Part::Table { .. })).count(), 2);
        assert!(documents::pdf(&paper).is_ok());
    }
}
