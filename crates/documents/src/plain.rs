//! A paper as plain text, to be pasted into a home system that takes nothing else.
//!
//! Headings are underlined, lists have hyphens, each row of a table stands in lines of `heading: cell`: narrow text boxes
//! wrap it without making it unreadable.

use crate::{Column, Document, Level, Part};

/// The paper as plain text, lines ended by a line feed, no line broken by us: what somebody typed stays as it was.
pub fn plain_text(document: &Document) -> String {
    let mut out = Text::default();
    out.heading(&document.title, '=');
    if let Some(mark) = &document.mark {
        out.block(&mark.to_uppercase());
    }
    for part in &document.parts {
        out.part(part);
    }
    out.block(&document.foot);
    out.0.push('\n');
    out.0
}

#[derive(Default)]
struct Text(String);

impl Text {
    fn block(&mut self, text: &str) {
        let text = text.trim_matches('\n');
        if text.is_empty() {
            return;
        }
        if !self.0.is_empty() {
            self.0.push_str("\n\n");
        }
        self.0.push_str(&text.replace("\r\n", "\n"));
    }

    fn heading(&mut self, text: &str, line: char) {
        let length = text.chars().count().min(72);
        self.block(&format!("{text}\n{}", String::from(line).repeat(length)));
    }

    fn items(&mut self, items: &[String], mark: impl Fn(usize) -> String) {
        let lines: Vec<String> =
            items.iter().enumerate().map(|(at, item)| format!("{} {}", mark(at), item.replace('\n', "\n  "))).collect();
        self.block(&lines.join("\n"));
    }

    fn table(&mut self, caption: &str, columns: &[Column], rows: &[Vec<String>]) {
        self.block(caption);
        for row in rows {
            let cells = columns.iter().zip(row).filter(|(_, cell)| !cell.is_empty());
            let lines: Vec<String> = cells.map(|(column, cell)| format!("{}: {cell}", column.heading)).collect();
            self.block(&lines.join("\n"));
        }
    }

    fn part(&mut self, part: &Part) {
        match part {
            Part::Heading(Level::Section, words) => self.heading(words, '-'),
            Part::Heading(_, words) | Part::Text(words) | Part::Small(words) => self.block(words),
            Part::Quote { words, whose } => self.block(&format!("“{words}”\n({whose})")),
            Part::List(items) => self.items(items, |_| "-".to_owned()),
            Part::Numbered(items) => self.items(items, |at| format!("{}.", at + 1)),
            Part::Ticks(items) => self.items(items, |_| "[ ]".to_owned()),
            Part::Facts(rows) => {
                let lines: Vec<String> = rows.iter().map(|row| format!("{}: {}", row.name, row.value)).collect();
                self.block(&lines.join("\n"));
            }
            Part::Table { caption, columns, rows } => self.table(caption, columns, rows),
            Part::Notice { title, text } => self.block(&format!("{title}\n{text}")),
            Part::Signatures(who) => self.items(who, |_| "Signed:".to_owned()),
            Part::Lines { prompt, .. } => self.block(prompt),
            Part::Picture { alternative, .. } => self.block(alternative),
            Part::NewPage => {}
        }
    }
}
