//! A paper as it can be printed: text that can be written, headings that skip no level, nothing empty that a reader would
//! be led to, tables whose rows are as long as their headings.

use crate::writable::{Letters, writable};
use crate::{Column, Document, Language, Level, Part, Row};

impl Document {
    /// The document with every text as it can be printed.
    pub(crate) fn sound(&self, letters: Letters) -> Self {
        let text = |text: &str| writable(text, letters);
        let line = |text: &str| one_line(&writable(text, letters));
        let mut deepest = None;
        let parts = self.parts.iter().filter_map(|part| sound_part(part, &text, &mut deepest)).collect();
        let title = match line(&self.title) {
            title if title.is_empty() => self.language.untitled().to_owned(),
            title => title,
        };
        Self {
            title,
            language: self.language,
            size: self.size,
            dated: self.dated,
            foot: line(&self.foot),
            mark: self.mark.as_deref().map(line).filter(|mark| !mark.is_empty()),
            parts,
        }
    }
}

impl Language {
    const fn untitled(self) -> &'static str {
        match self {
            Self::English => "Untitled",
            Self::Welsh => "Heb deitl",
        }
    }
}

fn one_line(text: &str) -> String {
    text.split('\n').map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
}

fn filled(text: &str) -> Option<String> {
    let text = text.trim_matches([' ', '\n']);
    (!text.is_empty()).then(|| text.to_owned())
}

fn sound_part(part: &Part, text: &impl Fn(&str) -> String, deepest: &mut Option<Level>) -> Option<Part> {
    let list = |items: &[String]| {
        let items: Vec<String> = items.iter().filter_map(|item| filled(&text(item))).collect();
        (!items.is_empty()).then_some(items)
    };
    Some(match part {
        Part::Heading(level, words) => {
            let words = one_line(&text(words));
            if words.is_empty() {
                return None;
            }
            let level = (*level).min(deepest.map_or(Level::Section, Level::next));
            *deepest = Some(level);
            Part::Heading(level, words)
        }
        Part::Text(words) => Part::Text(filled(&text(words))?),
        Part::Small(words) => Part::Small(filled(&text(words))?),
        Part::Quote { words, whose } => Part::Quote { words: filled(&text(words))?, whose: one_line(&text(whose)) },
        Part::List(items) => Part::List(list(items)?),
        Part::Numbered(items) => Part::Numbered(list(items)?),
        Part::Ticks(items) => Part::Ticks(list(items)?),
        Part::Facts(rows) if rows.is_empty() => return None,
        Part::Facts(rows) => {
            Part::Facts(rows.iter().map(|row| Row::new(one_line(&text(&row.name)), text(&row.value))).collect())
        }
        Part::Table { columns, .. } if columns.is_empty() => return None,
        Part::Table { caption, columns, rows } => Part::Table {
            caption: one_line(&text(caption)),
            columns: columns.iter().map(|one| Column::new(one_line(&text(&one.heading)), one.share.max(1))).collect(),
            rows: rows.iter().map(|row| row_of(row, columns.len(), text)).collect(),
        },
        Part::Notice { title, text: rest } => {
            Part::Notice { title: one_line(&text(title)), text: text(rest).trim_matches('\n').to_owned() }
        }
        Part::Signatures(who) => Part::Signatures(list(who)?),
        Part::Lines { prompt, count } => Part::Lines { prompt: text(prompt), count: *count },
        Part::Picture { svg, alternative } => {
            let alternative = match one_line(&text(alternative)) {
                words if words.is_empty() => "—".to_owned(),
                words => words,
            };
            Part::Picture { svg: svg.clone(), alternative }
        }
        Part::NewPage => Part::NewPage,
    })
}

/// A row with a cell for each column. What stands in cells beyond them is kept in the last.
fn row_of(row: &[String], columns: usize, text: &impl Fn(&str) -> String) -> Vec<String> {
    let mut cells: Vec<String> = row.iter().map(|cell| text(cell)).collect();
    if cells.len() > columns {
        let beyond = cells.split_off(columns).join("\n");
        if let Some(last) = cells.last_mut() {
            last.push('\n');
            last.push_str(&beyond);
        }
    }
    cells.resize(columns, String::new());
    cells
}

impl Level {
    const fn next(self) -> Self {
        match self {
            Self::Section => Self::Part,
            Self::Part | Self::Detail => Self::Detail,
        }
    }
}
