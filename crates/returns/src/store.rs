//! A return as it is held: interned text by table, row and column, and an index from child to rows.

use std::hash::{BuildHasher, RandomState};

use hashbrown::HashTable;

use crate::day::Year;
use crate::table::{At, Episode, Rows, Table};

/// Text that is kept once however often it comes, known by its number. Number 0 is empty text.
#[derive(Default)]
struct Texts {
    bytes: String,
    ends: Vec<u32>,
    numbers: HashTable<u32>,
    hasher: RandomState,
}

impl Texts {
    fn get(&self, number: u32) -> &str {
        let at = number as usize;
        let end = self.ends.get(at).copied().unwrap_or_default() as usize;
        let start = at.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or_default() as usize;
        self.bytes.get(start..end).unwrap_or_default()
    }

    /// The number of a text; `None` if there is no room for more than four gigabytes.
    fn number(&mut self, text: &str) -> Option<u32> {
        if self.ends.is_empty() {
            self.ends.push(0);
        }
        if text.is_empty() {
            return Some(0);
        }
        let hash = self.hasher.hash_one(text);
        if let Some(found) = self.numbers.find(hash, |number| self.get(*number) == text) {
            return Some(*found);
        }
        let number = u32::try_from(self.ends.len()).ok()?;
        let end = u32::try_from(self.bytes.len() + text.len()).ok()?;
        self.bytes.push_str(text);
        self.ends.push(end);
        let (bytes, ends, hasher) = (&self.bytes, &self.ends, &self.hasher);
        self.numbers.insert_unique(hash, number, |number| hasher.hash_one(text_at(bytes, ends, *number)));
        Some(number)
    }
}

fn text_at<'a>(bytes: &'a str, ends: &[u32], number: u32) -> &'a str {
    let at = number as usize;
    let end = ends.get(at).copied().unwrap_or_default() as usize;
    let start = at.checked_sub(1).and_then(|before| ends.get(before)).copied().unwrap_or_default() as usize;
    bytes.get(start..end).unwrap_or_default()
}

/// The rows of one table of one year.
#[derive(Default)]
struct Stored {
    given: bool,
    cells: Vec<u32>,
    rows: Vec<u32>,
    /// Rows in the order of their children, and where each child's begin.
    order: Vec<u32>,
    starts: Vec<u32>,
}

/// A return of one year, with the previous year's beside it where it was given.
pub struct Return {
    year: Year,
    texts: Texts,
    /// Twelve tables of this year, twelve of the previous one, and the episodes of earlier ones.
    tables: Vec<Stored>,
    /// Numbers of the children's texts, in the order in which they came.
    children: Vec<u32>,
    indexed: bool,
    /// Years before the previous one whose episodes were given.
    earlier_years: Vec<u16>,
}

/// There is no room for more text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooMuchText;

const TABLES: usize = Table::ALL.len();
const EARLIER: usize = 2 * TABLES;

impl Return {
    /// An empty return.
    pub fn new(year: Year) -> Self {
        let tables = (0..=EARLIER).map(|_| Stored::default()).collect();
        Self { year, texts: Texts::default(), tables, children: Vec::new(), indexed: false, earlier_years: Vec::new() }
    }

    /// The collection year.
    pub const fn year(&self) -> Year {
        self.year
    }

    fn stored(&self, table: Table, previous: bool) -> Option<&Stored> {
        self.tables.get(table.place() + if previous { TABLES } else { 0 })
    }

    fn stored_mut(&mut self, table: Table, previous: bool) -> Option<&mut Stored> {
        self.tables.get_mut(table.place() + if previous { TABLES } else { 0 })
    }

    /// Notes that a table was given, with or without rows. Says whether it had been given before.
    pub fn give(&mut self, table: Table, previous: bool) -> bool {
        self.stored_mut(table, previous).is_some_and(|stored| std::mem::replace(&mut stored.given, true))
    }

    /// Whether a table was given.
    pub fn is_given(&self, table: Table, previous: bool) -> bool {
        self.stored(table, previous).is_some_and(|stored| stored.given)
    }

    /// Number of rows of a table.
    pub fn rows_of(&self, table: Table, previous: bool) -> usize {
        self.stored(table, previous).map_or(0, |stored| stored.rows.len())
    }

    /// Number of all rows of both years.
    pub fn rows(&self) -> usize {
        self.tables.iter().map(|stored| stored.rows.len()).sum()
    }

    /// Adds a row; its cells are in the order of the table's columns, and those that are missing are empty.
    pub fn add<'c>(&mut self, at: At, cells: impl Iterator<Item = &'c str>) -> Result<(), TooMuchText> {
        let place = at.table.place() + if at.previous { TABLES } else { 0 };
        self.add_to(place, at.row, cells)
    }

    /// Notes that the episodes of a year before the previous one follow.
    pub fn give_earlier(&mut self, year: u16) {
        self.earlier_years.push(year);
    }

    /// Adds an episode of a return before the previous year's.
    pub fn add_earlier<'c>(&mut self, row: u32, cells: impl Iterator<Item = &'c str>) -> Result<(), TooMuchText> {
        self.add_to(EARLIER, row, cells)
    }

    /// The first day from which every episode is known: that of the earliest of the years given without a gap.
    pub(crate) fn known_from(&self) -> Option<domain::Date> {
        if !self.is_given(Table::Episodes, false) {
            return None;
        }
        let given = |year: u16| match self.year.number() - year {
            1 => self.is_given(Table::Episodes, true),
            _ => self.earlier_years.contains(&year),
        };
        let years = (1..30).take_while(|back| given(self.year.number().saturating_sub(*back))).count();
        Some(crate::day::plus_years(self.year.start(), -i16::try_from(years).unwrap_or_default()))
    }

    fn add_to<'c>(&mut self, place: usize, row: u32, cells: impl Iterator<Item = &'c str>) -> Result<(), TooMuchText> {
        self.indexed = false;
        let width = width_of(place);
        let Self { texts, tables, .. } = self;
        let Some(stored) = tables.get_mut(place) else { return Ok(()) };
        stored.given = true;
        let before = stored.cells.len();
        for cell in cells.take(width) {
            stored.cells.push(texts.number(cell).ok_or(TooMuchText)?);
        }
        stored.cells.resize(before + width, 0);
        stored.rows.push(row);
        Ok(())
    }

    /// Makes the index from child to rows.
    pub(crate) fn index(&mut self) {
        if std::mem::replace(&mut self.indexed, true) {
            return;
        }
        let mut ordinals = vec![u32::MAX; self.texts.ends.len().max(1)];
        self.children.clear();
        for (place, stored) in self.tables.iter().enumerate() {
            let width = width_of(place);
            for child in stored.cells.iter().step_by(width) {
                if let Some(ordinal) = ordinals.get_mut(*child as usize)
                    && *ordinal == u32::MAX
                {
                    *ordinal = u32::try_from(self.children.len()).unwrap_or(u32::MAX);
                    self.children.push(*child);
                }
            }
        }
        for (place, stored) in self.tables.iter_mut().enumerate() {
            stored.index(&ordinals, self.children.len(), width_of(place));
        }
    }

    /// Number of rows of Header: a guess at the number of children before they are counted.
    pub fn children_at_most(&self) -> usize {
        self.rows_of(Table::Header, false).max(1)
    }

    /// Number of children.
    pub fn children(&self) -> usize {
        self.children.len()
    }

    /// The CHILD of the child at this place.
    pub(crate) fn child(&self, place: usize) -> &str {
        self.children.get(place).map_or("", |number| self.texts.get(*number))
    }

    /// The rows of the child at this place.
    pub(crate) fn rows_of_child(&self, place: usize, previous: bool) -> Rows<'_> {
        let mut rows = Rows::default();
        for table in Table::ALL {
            let Some(stored) = self.stored(table, previous) else { continue };
            for row in stored.of_child(place) {
                rows.add(At { table, previous, row: stored.number(*row) }, stored.cell(*row, &self.texts, table));
            }
        }
        rows
    }

    /// Episodes of the child at this place, of returns before the previous year's.
    pub(crate) fn earlier_episodes_of_child(&self, place: usize) -> Vec<Episode<'_>> {
        let table = Table::Episodes;
        let Some(stored) = self.tables.get(EARLIER) else { return Vec::new() };
        let read = |row: &u32| {
            let at = At { table, previous: true, row: stored.number(*row) };
            Episode::read(at, stored.cell(*row, &self.texts, table))
        };
        stored.of_child(place).iter().map(read).collect()
    }

    /// Every text of a column, with how often it comes there.
    pub(crate) fn counts(&self, table: Table, column: usize) -> impl Iterator<Item = (&str, u32)> {
        let mut counts = hashbrown::HashMap::<u32, u32>::new();
        if let Some(stored) = self.stored(table, false) {
            for number in stored.cells.iter().skip(column).step_by(table.cells().len()) {
                *counts.entry(*number).or_default() += 1;
            }
        }
        counts.into_iter().map(|(number, count)| (self.texts.get(number), count))
    }
}

/// Columns of the table at a place of the list of both years' tables.
fn width_of(place: usize) -> usize {
    let table = if place == EARLIER { Some(&Table::Episodes) } else { Table::ALL.get(place % TABLES) };
    table.map_or(1, |table| table.cells().len())
}

impl Stored {
    fn index(&mut self, ordinals: &[u32], children: usize, width: usize) {
        let of = |child: &u32| ordinals.get(*child as usize).copied().unwrap_or_default() as usize;
        self.starts = vec![0; children + 1];
        for child in self.cells.iter().step_by(width) {
            if let Some(count) = self.starts.get_mut(of(child) + 1) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for start in &mut self.starts {
            sum += *start;
            *start = sum;
        }
        let mut next = self.starts.clone();
        self.order = vec![0; self.rows.len()];
        for (row, child) in self.cells.iter().step_by(width).enumerate() {
            if let Some(place) = next.get_mut(of(child)) {
                if let Some(slot) = self.order.get_mut(*place as usize) {
                    *slot = u32::try_from(row).unwrap_or(u32::MAX);
                }
                *place += 1;
            }
        }
    }

    /// The number of a row as a spreadsheet counts.
    fn number(&self, row: u32) -> u32 {
        self.rows.get(row as usize).copied().unwrap_or_default()
    }

    /// The cells of a row.
    fn cell<'t>(&self, row: u32, texts: &'t Texts, table: Table) -> impl Fn(usize) -> &'t str {
        let width = table.cells().len();
        let start = row as usize * width;
        let cells = self.cells.get(start..start + width).unwrap_or_default();
        move |at| cells.get(at).map_or("", |number| texts.get(*number))
    }

    fn of_child(&self, place: usize) -> &[u32] {
        let at = |place: usize| self.starts.get(place).copied().unwrap_or_default() as usize;
        self.order.get(at(place)..at(place + 1)).unwrap_or_default()
    }
}
