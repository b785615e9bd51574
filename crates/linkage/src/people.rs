//! The records of a file: each value a number of 32 bits, column by column.

use hashbrown::HashTable;
use tables::{Batch, Column, Source, TableError, Texts, Values};

use crate::error::LinkageError;
use crate::layout::{Layout, Lexicons, Standard};
use crate::standard;
use crate::unreadable::Unreadable;
use crate::words::{Words, hash};

/// The most records of one file: pairs of them are numbered in 64 bits, records in 32.
const MOST_ROWS: usize = u32::MAX as usize - 1;
/// What stands between several values in one cell of text.
pub(crate) const SEPARATOR: char = ';';

/// Records of one file, or of two that are searched together.
#[derive(Debug, Default)]
pub(crate) struct People {
    /// What errors and reports call the file.
    pub(crate) file: String,
    /// The ids as they stand in the file.
    pub(crate) ids: Texts,
    /// For each field the first value of each record; 0 is missing.
    pub(crate) values: Vec<Vec<u32>>,
    /// For each field the further values of records that have several.
    pub(crate) more: Vec<More>,
    /// Which fields are lists, of which one may be empty and yet not missing.
    pub(crate) lists: Vec<bool>,
    /// For each file, and in it for each field, how many values could not be read.
    pub(crate) unreadable: Vec<Vec<Unreadable>>,
    /// For postcodes that only a question has, the number of the outward part among the held ones.
    pub(crate) outwards: Vec<(u32, u32)>,
    /// Where the records of a second file begin.
    pub(crate) second_from: Option<usize>,
}

/// Further values of the few records that have several; a list that is there and empty has an entry without values.
#[derive(Debug, Default)]
pub(crate) struct More {
    rows: Vec<u32>,
    ends: Vec<u32>,
    values: Vec<u32>,
}

impl More {
    fn note(&mut self, row: usize) {
        let row = u32::try_from(row).unwrap_or(u32::MAX);
        if self.rows.last() != Some(&row) {
            self.rows.push(row);
            self.ends.push(u32::try_from(self.values.len()).unwrap_or(u32::MAX));
        }
    }

    fn push(&mut self, row: usize, value: u32) {
        self.note(row);
        self.values.push(value);
        if let Some(end) = self.ends.last_mut() {
            *end += 1;
        }
    }

    /// Whether nobody has several.
    pub(crate) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Whether a record has an entry, be it without values.
    pub(crate) fn knows(&self, row: usize) -> bool {
        u32::try_from(row).is_ok_and(|row| self.rows.binary_search(&row).is_ok())
    }

    /// The further values of a record.
    #[inline]
    pub(crate) fn of(&self, row: usize) -> &[u32] {
        if self.rows.is_empty() {
            return &[];
        }
        let Ok(row) = u32::try_from(row) else { return &[] };
        let Ok(at) = self.rows.binary_search(&row) else { return &[] };
        let from = at.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        let to = self.ends.get(at).copied().unwrap_or(from);
        self.values.get(from as usize..to as usize).unwrap_or_default()
    }
}

impl People {
    /// Nobody yet.
    pub(crate) fn none(layout: &Layout) -> Self {
        Self {
            values: layout.fields.iter().map(|_| Vec::new()).collect(),
            more: layout.fields.iter().map(|_| More::default()).collect(),
            lists: vec![false; layout.fields.len()],
            ..Self::default()
        }
    }

    /// How many records.
    pub(crate) fn len(&self) -> usize {
        self.ids.len()
    }

    /// A record's value in a field; 0 is missing.
    #[inline]
    pub(crate) fn value(&self, field: usize, row: usize) -> u32 {
        self.values.get(field).and_then(|values| values.get(row)).copied().unwrap_or(0)
    }

    /// All of a record's values in a field.
    #[inline]
    pub(crate) fn all(&self, field: usize, row: usize) -> impl Iterator<Item = u32> {
        let more = self.more.get(field).map_or(&[][..], |more| more.of(row));
        std::iter::once(self.value(field, row)).chain(more.iter().copied()).filter(|value| *value != 0)
    }

    /// Gives the only record a value, behind those that it has.
    pub(crate) fn set(&mut self, field: usize, value: u32) {
        match self.values.get_mut(field).and_then(|values| values.first_mut()) {
            Some(first) if *first == 0 => *first = value,
            _ => {
                if let Some(more) = self.more.get_mut(field) {
                    more.push(0, value);
                }
            }
        }
    }

    /// Some of the records, in order, without their ids.
    pub(crate) fn some(&self, rows: &[u32]) -> Self {
        let pick = |values: &Vec<u32>| rows.iter().map(|row| values.get(*row as usize).copied().unwrap_or(0)).collect();
        let more = |more: &More| {
            let mut picked = More::default();
            for (at, row) in rows.iter().enumerate().filter(|_| !more.is_empty()) {
                more.of(*row as usize).iter().for_each(|value| picked.push(at, *value));
            }
            picked
        };
        Self {
            file: self.file.clone(),
            ids: rows.iter().map(|_| None).collect(),
            values: self.values.iter().map(pick).collect(),
            more: self.more.iter().map(more).collect(),
            ..Self::default()
        }
    }

    /// Gives a record a further value, behind those of the records before it.
    pub(crate) fn push_more(&mut self, field: usize, row: usize, value: u32) {
        if let Some(more) = self.more.get_mut(field) {
            more.push(row, value);
        }
    }

    /// Reads a file whole.
    pub(crate) fn read(source: &Source, layout: &Layout, lexicons: &mut Lexicons) -> Result<Self, LinkageError> {
        let mut people = Self::none(layout);
        people.append(source, layout, lexicons)?;
        Ok(people)
    }

    /// Puts the records of a file behind those that are there.
    pub(crate) fn append(
        &mut self,
        source: &Source,
        layout: &Layout,
        lexicons: &mut Lexicons,
    ) -> Result<(), LinkageError> {
        let from = self.len();
        if from > 0 {
            self.second_from = Some(from);
            self.file.push_str(" and ");
        }
        self.file.push_str(source.file());
        self.unreadable.push(vec![Unreadable::default(); layout.fields.len()]);
        let wanted: Vec<&str> = std::iter::once(&layout.id_column)
            .chain(layout.fields.iter().map(|field| &field.column))
            .map(String::as_str)
            .collect();
        let mut seen = HashTable::new();
        for batch in source.batches(&wanted)? {
            self.take(&batch?, layout, lexicons)?;
            self.check_ids(&mut seen, from, source.file())?;
            if self.len() > MOST_ROWS {
                return Err(LinkageError::TooManyRows { file: source.file().to_owned(), most: MOST_ROWS });
            }
        }
        layout.folds.iter().for_each(|(of, further)| self.fold(*of, *further, from));
        self.check_values(source.file(), from, layout)
    }

    /// Puts the further values of records that begin at a row behind those of the column that they are further ones of.
    fn fold(&mut self, of: usize, further: usize, from: usize) {
        let mut more = More::default();
        for row in 0..self.len() {
            let mut all: Vec<u32> = self.all(of, row).collect();
            if row >= from {
                for value in self.all(further, row) {
                    if !all.contains(&value) {
                        all.push(value);
                    }
                }
            }
            let mut all = all.into_iter();
            let first = all.next().unwrap_or(0);
            if let Some(value) = self.values.get_mut(of).and_then(|values| values.get_mut(row)) {
                *value = first;
            }
            all.for_each(|value| more.push(row, value));
        }
        if let Some(place) = self.more.get_mut(of) {
            *place = more;
        }
    }

    fn take(&mut self, batch: &Batch, layout: &Layout, lexicons: &mut Lexicons) -> Result<(), LinkageError> {
        let Some((ids, columns)) = batch.columns.split_first() else { return Ok(()) };
        let first = self.len();
        let texts;
        let ids_as_text = if let Values::Text(texts) = ids.values() {
            texts
        } else {
            texts = ids.texts()?;
            &texts
        };
        for (at, id) in ids_as_text.iter().enumerate() {
            if id.is_none() {
                let (file, column) = (ids.file().to_owned(), ids.name().to_owned());
                return Err(LinkageError::NoId { file, column, row: ids.row(at) });
            }
            self.ids.push(id);
        }
        for (place, (column, field)) in columns.iter().zip(&layout.fields).enumerate() {
            let words = lexicons.words.get_mut(field.dictionary);
            let (values, more) = (self.values.get_mut(place), self.more.get_mut(place));
            let (Some(words), Some(values), Some(more)) = (words, values, more) else { continue };
            if let (Values::List(_), Some(list)) = (column.values(), self.lists.get_mut(place)) {
                *list = true;
            }
            let mut cells = Cells { standard: field.standard, words, values, more, buffer: String::new(), first };
            let unreadable = cells.read(column)?;
            if let Some(total) = self.unreadable.last_mut().and_then(|fields| fields.get_mut(place)) {
                total.append(unreadable);
            }
        }
        Ok(())
    }

    /// Looks for the ids of the last rows among all of their file.
    fn check_ids(&self, seen: &mut HashTable<u32>, from: usize, file: &str) -> Result<(), LinkageError> {
        let id = |row: u32| self.ids.get(row as usize).unwrap_or_default();
        for row in from + seen.len()..self.len() {
            let Ok(row) = u32::try_from(row) else { continue };
            let key = hash(id(row).as_bytes());
            if let Some(first) = seen.find(key, |other| id(*other) == id(row)) {
                let row_of = |row: u32| (row as usize - from) as u64 + 1;
                let (first_row, row_again) = (row_of(*first), row_of(row));
                let file = file.to_owned();
                return Err(LinkageError::DuplicateId { file, id: id(row).to_owned(), first_row, row: row_again });
            }
            seen.insert_unique(key, row, |other| hash(id(*other).as_bytes()));
        }
        Ok(())
    }

    fn check_values(&self, file: &str, from: usize, layout: &Layout) -> Result<(), LinkageError> {
        if self.len() == from {
            return Err(LinkageError::NoRows { file: file.to_owned() });
        }
        for (place, field) in layout.fields.iter().enumerate().filter(|(_, field)| field.required) {
            let values = self.values.get(place).and_then(|values| values.get(from..)).unwrap_or_default();
            if values.iter().all(|value| *value == 0) {
                let unreadable = self.unreadable.last().and_then(|fields| fields.get(place));
                let unreadable = unreadable.filter(|it| it.count > 0).map(Unreadable::words);
                return Err(LinkageError::AllMissing {
                    file: file.to_owned(),
                    column: field.column.clone(),
                    unreadable,
                });
            }
        }
        Ok(())
    }
}

/// One column of a piece, on its way into numbers.
struct Cells<'a> {
    standard: Standard,
    words: &'a mut Words,
    values: &'a mut Vec<u32>,
    more: &'a mut More,
    buffer: String,
    /// The record of the first cell.
    first: usize,
}

impl Cells<'_> {
    fn read(&mut self, column: &Column) -> Result<Unreadable, TableError> {
        let mut unreadable = Unreadable::default();
        match column.values() {
            Values::List(lists) => {
                for at in 0..lists.len() {
                    let items = lists.get(at);
                    let is_there = items.is_some();
                    self.several(column.row(at), at, items.into_iter().flatten(), &mut unreadable);
                    if is_there && self.standard == Standard::Raw && self.values.last() == Some(&0) {
                        self.more.note(self.first + at);
                    }
                }
            }
            Values::Text(texts) => self.texts(texts, column, &mut unreadable),
            _ => self.texts(&column.texts()?, column, &mut unreadable),
        }
        Ok(unreadable)
    }

    fn texts(&mut self, texts: &Texts, column: &Column, unreadable: &mut Unreadable) {
        for (at, cell) in texts.iter().enumerate() {
            if self.standard == Standard::Raw {
                // As it stands in the file: an empty text that is there is not a missing one.
                self.values.push(cell.map_or(0, |cell| self.words.number(raw(cell))));
                continue;
            }
            let cell = cell.unwrap_or_default();
            if matches!(self.standard, Standard::Name | Standard::Postcode) && cell.contains(SEPARATOR) {
                self.several(column.row(at), at, cell.split(SEPARATOR), unreadable);
                continue;
            }
            let value = number(self.standard, cell, self.words, &mut self.buffer);
            self.values.push(value.unwrap_or(0));
            if value.is_none() {
                unreadable.add(column.row(at));
            }
        }
    }

    fn several<'t>(&mut self, row: u64, at: usize, items: impl Iterator<Item = &'t str>, unreadable: &mut Unreadable) {
        let mut first = 0;
        for item in items {
            match number(self.standard, item, self.words, &mut self.buffer) {
                None => unreadable.add(row),
                Some(0) => {}
                Some(value) if first == 0 => first = value,
                Some(value) => self.more.push(self.first + at, value),
            }
        }
        self.values.push(first);
    }
}

/// What stands for an empty text that is there, since an empty word has no number.
pub(crate) const EMPTY: &str = "\0";

/// A text as it stands in the file, which has a word also where it is empty.
const fn raw(text: &str) -> &str {
    if text.is_empty() { EMPTY } else { text }
}

/// A value as it is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Written<'a> {
    /// Nothing is known.
    Missing,
    /// A day, packed.
    Day(u32),
    /// A word.
    Word(&'a str),
}

/// Writes a value as it is compared; none where there is something that cannot be read.
pub(crate) fn written<'a>(standard: Standard, text: &'a str, buffer: &'a mut String) -> Option<Written<'a>> {
    if text.is_empty() && standard != Standard::Raw {
        return Some(Written::Missing);
    }
    match standard {
        Standard::Day => return standard::day(text.trim()).map(|day| Written::Day(day.0)),
        Standard::Raw => return Some(Written::Word(raw(text))),
        Standard::Name => standard::name(text, buffer),
        Standard::Postcode => standard::postcode(text, buffer),
        Standard::Gender => standard::gender(text, buffer),
        Standard::Pnc => standard::pnc(text, buffer),
        Standard::Identifier => standard::identifier(text, buffer),
        Standard::Checked(scheme) => {
            if !standard::checked(scheme, text, buffer) {
                return None;
            }
        }
        Standard::Code => standard::code(text, buffer),
    }
    Some(if buffer.is_empty() { Written::Missing } else { Written::Word(buffer) })
}

/// A value's number; none where there is something that cannot be read.
fn number(standard: Standard, text: &str, words: &mut Words, buffer: &mut String) -> Option<u32> {
    written(standard, text, buffer).map(|written| match written {
        Written::Missing => 0,
        Written::Day(day) => day,
        Written::Word(word) => words.number(word),
    })
}
