//! Which columns of a file are needed, how each is standardised, and which of them share their words.

use domain::identifier::Scheme;

use crate::model::{Comparison, Kind, Model};
use crate::standard::Nicknames;
use crate::words::{Lexicon, Words};

/// How a column's values are written before they are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standard {
    Name,
    /// Packed days instead of words.
    Day,
    Postcode,
    Gender,
    Pnc,
    Identifier,
    /// Numbers of a scheme, with their form and check character.
    Checked(Scheme),
    Code,
    /// As it stands in the file.
    Raw,
}

/// A column that is needed.
#[derive(Debug, Clone)]
pub(crate) struct Field {
    pub(crate) column: String,
    pub(crate) standard: Standard,
    /// Which dictionary holds its words; names of every sort share one, so that they can be compared by number.
    pub(crate) dictionary: usize,
    /// Whether a file in which nobody has a value is refused.
    pub(crate) required: bool,
}

/// The columns that a model needs.
#[derive(Debug, Clone, Default)]
pub(crate) struct Layout {
    pub(crate) id_column: String,
    pub(crate) fields: Vec<Field>,
    /// Columns whose values count as further ones of another column of the same record: that one, then this.
    pub(crate) folds: Vec<(usize, usize)>,
    dictionaries: usize,
    names: Option<usize>,
}

impl Layout {
    /// No columns yet but the ids.
    pub(crate) fn new(id_column: &str) -> Self {
        Self { id_column: id_column.to_owned(), ..Self::default() }
    }

    /// What a model needs.
    pub(crate) fn of(model: &Model) -> Self {
        let mut layout = Self::new(&model.id_column);
        for comparison in &model.comparisons {
            let standard = standard(comparison);
            let place = layout.add(&comparison.column, standard, true);
            let Some(further) = &comparison.further else { continue };
            if standard == Standard::Postcode {
                layout.add_fold(place, further);
            } else {
                layout.add(further, standard, false);
            }
        }
        layout
    }

    /// The place of a column, which is added if it is new.
    pub(crate) fn add(&mut self, column: &str, standard: Standard, required: bool) -> usize {
        if let Some(place) = self.find(column) {
            return place;
        }
        let shared = if standard == Standard::Name { self.names } else { None };
        let dictionary = shared.unwrap_or(self.dictionaries);
        if shared.is_none() {
            self.dictionaries += 1;
        }
        if standard == Standard::Name {
            self.names = Some(dictionary);
        }
        self.fields.push(Field { column: column.to_owned(), standard, dictionary, required });
        self.fields.len() - 1
    }

    /// A column of further values of another one, with whose words they are numbered.
    fn add_fold(&mut self, of: usize, column: &str) {
        let Some(Field { standard, dictionary, .. }) = self.fields.get(of).cloned() else { return };
        if self.find(column).is_none() {
            self.folds.push((of, self.fields.len()));
            self.fields.push(Field { column: column.to_owned(), standard, dictionary, required: false });
        }
    }

    /// The place of the column whose values those of this one count among.
    pub(crate) fn folded(&self, place: usize) -> usize {
        self.folds.iter().find(|(_, further)| *further == place).map_or(place, |(of, _)| *of)
    }

    /// The place of a column.
    pub(crate) fn find(&self, column: &str) -> Option<usize> {
        self.fields.iter().position(|field| field.column == column)
    }
}

fn standard(comparison: &Comparison) -> Standard {
    let column = comparison.column.as_str();
    if let Some(scheme) = comparison.scheme() {
        return Standard::Checked(scheme);
    }
    match comparison.kind {
        Kind::FirstName | Kind::Surname | Kind::MiddleName => Standard::Name,
        Kind::Date => Standard::Day,
        Kind::Postcode => Standard::Postcode,
        Kind::Code if matches!(column, "gender" | "sex") => Standard::Gender,
        Kind::Code | Kind::Text => Standard::Code,
        Kind::Identifier if column.starts_with("pnc") => Standard::Pnc,
        Kind::Identifier => Standard::Identifier,
    }
}

/// The words of every dictionary, shared by the files that are linked.
#[derive(Debug, Default)]
pub(crate) struct Lexicons {
    pub(crate) words: Vec<Words>,
    pub(crate) of_field: Vec<usize>,
    pub(crate) nicknames: Nicknames,
}

impl Lexicons {
    /// Empty dictionaries.
    pub(crate) fn new(layout: &Layout) -> Self {
        Self {
            words: (0..layout.dictionaries).map(|_| Words::default()).collect(),
            of_field: layout.fields.iter().map(|field| field.dictionary).collect(),
            nicknames: Nicknames::new(),
        }
    }

    /// Dictionaries for the words of a question that are not held.
    pub(crate) fn for_question(&self) -> Self {
        Self {
            words: self.words.iter().map(|_| Words::default()).collect(),
            of_field: self.of_field.clone(),
            nicknames: Nicknames::default(),
        }
    }

    /// To be called when all words are there: says which nicknames each may be.
    pub(crate) fn finish(&mut self, layout: &Layout) {
        if let Some(words) = layout.names.and_then(|names| self.words.get_mut(names)) {
            let nicknames = &self.nicknames;
            words.set_families(|word| nicknames.bits(word));
        }
    }

    /// The same for the words of a question.
    pub(crate) fn finish_question(&mut self, layout: &Layout, held: &Self) {
        if let Some(words) = layout.names.and_then(|names| self.words.get_mut(names)) {
            words.set_families(|word| held.nicknames.bits(word));
        }
    }

    /// The words of a field, with those of a question behind them.
    pub(crate) fn lexicon<'a>(&'a self, asked: &'a Self, field: usize) -> Option<Lexicon<'a>> {
        let dictionary = *self.of_field.get(field)?;
        Some(Lexicon { held: self.words.get(dictionary)?, asked: asked.words.get(dictionary)? })
    }
}
