//! What a column can hold: text, whole numbers, numbers, yes or no, days, and lists of text, each possibly missing.

use jiff::civil::Date;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Text in UTF-8.
    Text,
    /// Whole numbers of 64 bits.
    Whole,
    /// Numbers of double precision.
    Number,
    /// Yes or no.
    Flag,
    /// Days of the calendar, without a time.
    Day,
    /// Lists of text.
    List,
}

impl Kind {
    /// The kind in words.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Whole => "whole numbers",
            Self::Number => "numbers",
            Self::Flag => "yes or no",
            Self::Day => "dates",
            Self::List => "lists",
        }
    }
}

/// Cells of a column, one after the other.
#[derive(Debug, Clone, PartialEq)]
pub enum Values {
    /// Text.
    Text(Texts),
    /// Whole numbers.
    Whole(Vec<Option<i64>>),
    /// Numbers; a `NaN` that stands in the file stays one.
    Number(Vec<Option<f64>>),
    /// Yes or no.
    Flag(Vec<Option<bool>>),
    /// Days.
    Day(Vec<Option<Date>>),
    /// Lists of text.
    List(Lists),
}

impl Values {
    /// No cells of this kind.
    pub fn none(kind: Kind) -> Self {
        match kind {
            Kind::Text => Self::Text(Texts::default()),
            Kind::Whole => Self::Whole(Vec::new()),
            Kind::Number => Self::Number(Vec::new()),
            Kind::Flag => Self::Flag(Vec::new()),
            Kind::Day => Self::Day(Vec::new()),
            Kind::List => Self::List(Lists::default()),
        }
    }

    /// What the cells are.
    pub const fn kind(&self) -> Kind {
        match self {
            Self::Text(_) => Kind::Text,
            Self::Whole(_) => Kind::Whole,
            Self::Number(_) => Kind::Number,
            Self::Flag(_) => Kind::Flag,
            Self::Day(_) => Kind::Day,
            Self::List(_) => Kind::List,
        }
    }

    /// How many cells.
    pub fn len(&self) -> usize {
        match self {
            Self::Text(texts) => texts.len(),
            Self::Whole(cells) => cells.len(),
            Self::Number(cells) => cells.len(),
            Self::Flag(cells) => cells.len(),
            Self::Day(cells) => cells.len(),
            Self::List(lists) => lists.len(),
        }
    }

    /// Whether there is no cell.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Puts other cells of the same kind behind these; says whether they were of the same kind.
    pub(crate) fn append(&mut self, other: &Self) -> bool {
        match (self, other) {
            (Self::Text(cells), Self::Text(more)) => more.iter().for_each(|cell| cells.push(cell)),
            (Self::Whole(cells), Self::Whole(more)) => cells.extend_from_slice(more),
            (Self::Number(cells), Self::Number(more)) => cells.extend_from_slice(more),
            (Self::Flag(cells), Self::Flag(more)) => cells.extend_from_slice(more),
            (Self::Day(cells), Self::Day(more)) => cells.extend_from_slice(more),
            (Self::List(cells), Self::List(more)) => {
                for at in 0..more.len() {
                    cells.push(more.get(at));
                }
            }
            _ => return false,
        }
        true
    }
}

/// Texts in one piece of memory, each possibly missing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Texts {
    text: String,
    ends: Vec<usize>,
    present: Vec<bool>,
}

impl Texts {
    /// Puts one behind the others.
    pub fn push(&mut self, text: Option<&str>) {
        self.text.push_str(text.unwrap_or_default());
        self.ends.push(self.text.len());
        self.present.push(text.is_some());
    }

    /// How many, missing ones counted.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The text at a place counted from 0; none where it is missing or there is no such place.
    pub fn get(&self, at: usize) -> Option<&str> {
        if !self.present.get(at).copied().unwrap_or(false) {
            return None;
        }
        let from = at.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        self.text.get(from..*self.ends.get(at)?)
    }

    /// All of them in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = Option<&str>> {
        (0..self.len()).map(|at| self.get(at))
    }
}

impl<'a> FromIterator<Option<&'a str>> for Texts {
    fn from_iter<I: IntoIterator<Item = Option<&'a str>>>(cells: I) -> Self {
        let mut texts = Self::default();
        cells.into_iter().for_each(|cell| texts.push(cell));
        texts
    }
}

/// Lists of text, each possibly missing or empty. Missing items of a list are left out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Lists {
    items: Texts,
    ends: Vec<usize>,
    present: Vec<bool>,
}

impl Lists {
    /// Puts one behind the others.
    pub fn push<'a, I: IntoIterator<Item = &'a str>>(&mut self, list: Option<I>) {
        self.present.push(list.is_some());
        list.into_iter().flatten().for_each(|item| self.items.push(Some(item)));
        self.ends.push(self.items.len());
    }

    /// How many lists, missing ones counted.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The items of the list at a place counted from 0; none where it is missing or there is no such place.
    pub fn get(&self, at: usize) -> Option<impl Iterator<Item = &str>> {
        if !self.present.get(at).copied().unwrap_or(false) {
            return None;
        }
        let from = at.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        let to = *self.ends.get(at)?;
        Some((from..to).filter_map(|item| self.items.get(item)))
    }
}
