//! A paper with one of everything.

use documents::{Column, Day, Document, Language, Level, Part, Row, Size};

pub(crate) const DAY: Day = Day { year: 2026, month: 11, day: 26 };

pub(crate) fn of(parts: Vec<Part>) -> Document {
    Document {
        title: "Pathway plan of Wren Rowanfield".to_owned(),
        language: Language::English,
        size: Size::Ordinary,
        dated: DAY,
        foot: "Wren Rowanfield, 26 November 2026".to_owned(),
        mark: None,
        parts,
    }
}

pub(crate) fn words(text: &str) -> Document {
    of(vec![Part::Text(text.to_owned())])
}

fn strings(items: &[&str]) -> Vec<String> {
    items.iter().map(|item| (*item).to_owned()).collect()
}

pub(crate) fn with_everything() -> Document {
    let svg = r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 40"><rect x="10" y="10" width="120" height="20" fill="none" stroke="black"/><text x="14" y="25" font-size="15">Release</text></svg>"#;
    of(vec![
        Part::Text("First line\nsecond line\n\nA new paragraph.".to_owned()),
        Part::Heading(Level::Section, "A home".to_owned()),
        Part::Quote { words: "I will have my own key.".to_owned(), whose: "Wren, on 3 November 2026".to_owned() },
        Part::Heading(Level::Part, "How it is met".to_owned()),
        Part::List(strings(&["A flat in Otterbrook", "A deposit"])),
        Part::Numbered(strings(&["Ask", "Sign"])),
        Part::Ticks(strings(&["Birth certificate", "Bank card"])),
        Part::Facts(vec![Row::new("Personal adviser", "Ada Linden"), Row::new("Ŵyr a’r ŷd", "Ŵ ŵ Ŷ ŷ")]),
        Part::Table {
            caption: "Steps".to_owned(),
            columns: vec![Column::new("What", 3), Column::new("Who", 2), Column::new("By", 1)],
            rows: vec![
                strings(&["View the flat", "Personal adviser", "3 December 2026"]),
                strings(&["Sign", "Wren", "10 December 2026"]),
            ],
        },
        Part::Notice { title: "Missing".to_owned(), text: "Nobody says who meets Wren at the gate.".to_owned() },
        Part::Picture { svg: svg.to_owned(), alternative: "A bar up to the day of release.".to_owned() },
        Part::NewPage,
        Part::Heading(Level::Section, "Signed".to_owned()),
        Part::Signatures(strings(&["Wren Rowanfield", "Ada Linden, personal adviser"])),
        Part::Lines { prompt: "What do you want to add?".to_owned(), count: 4 },
        Part::Small("Where this comes from.".to_owned()),
    ])
}
