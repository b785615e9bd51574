//! One cell as it is kept: capitals, blank where it holds spaces alone, everything else as it stands.

use super::LONGEST_CELL;
use super::error::ReadError;
use super::note::Note;

/// The text of a cell, kept between rows so that its memory serves again.
#[derive(Debug, Default, Clone)]
pub(super) struct Tidy {
    text: String,
}

impl Tidy {
    /// Takes the text of a cell.
    pub(super) fn set(&mut self, text: &str) {
        self.text.clear();
        self.text.push_str(text);
    }

    /// The text.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Makes capitals, and refuses what no cell of a return can hold.
    pub(super) fn tidy(&mut self, file: &str, row: u32, column: &'static str) -> Result<Option<Note>, ReadError> {
        let text = &mut self.text;
        if text.is_empty() {
            return Ok(None);
        }
        if text.len() > LONGEST_CELL && text.chars().count() > LONGEST_CELL {
            return Err(ReadError::CellTooLong { file: file.into(), row, column });
        }
        if text.bytes().any(|byte| byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r')) {
            return Err(ReadError::ControlCharacter { file: file.into(), row, column });
        }
        let trimmed = text.trim().len();
        if trimmed == 0 {
            text.clear();
            return Ok(Some(Note::OnlySpaces));
        }
        let mut note = (trimmed != text.len()).then_some(Note::SpacesAround);
        if text.is_ascii() {
            if text.bytes().any(|byte| byte.is_ascii_lowercase()) {
                text.make_ascii_uppercase();
                note = note.or(Some(Note::Capitals));
            }
        } else {
            let upper = text.to_uppercase();
            if upper != *text {
                *text = upper;
                note = note.or(Some(Note::Capitals));
            }
        }
        Ok(note.or_else(|| odd_date(text, column)))
    }
}

/// Whether a column holds dates in full.
fn is_date(column: &str) -> bool {
    const DATES: [&str; 16] = [
        "DOB",
        "MC_DOB",
        "DECOM",
        "DEC",
        "REVIEW",
        "DUC",
        "DATE_INT",
        "DATE_MATCH",
        "DATE_PLACED",
        "DATE_PLACED_CEASED",
        "MIS_START",
        "MIS_END",
        "SW_DECOM",
        "SW_DEC",
        "DOLO_START",
        "DOLO_END",
    ];
    DATES.contains(&column)
}

/// What is odd about a date.
fn odd_date(text: &str, column: &str) -> Option<Note> {
    let looks_like = |pattern: &str| {
        text.len() == pattern.len()
            && text
                .bytes()
                .zip(pattern.bytes())
                .all(|(byte, like)| if like == b'9' { byte.is_ascii_digit() } else { byte == like })
    };
    let odd = text.ends_with("/1900") || !text.contains('/');
    if !odd || !is_date(column) {
        return None;
    }
    match () {
        () if text.ends_with("/1900") => Some(Note::NineteenHundred),
        () if looks_like("99999") || looks_like("99999.0") => Some(Note::DayNumbers),
        () if text.get(..10).is_some_and(|_| text.len() >= 10 && text.as_bytes().get(4) == Some(&b'-')) => {
            Some(Note::YearFirst)
        }
        () => None,
    }
}
