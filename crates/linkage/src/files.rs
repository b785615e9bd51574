//! The files of one run, read and ready to be compared.

use domain::identifier::Scheme;
use serde::Serialize;
use tables::Source;

use crate::blocking::Rules;
use crate::compare::{Comparer, Sides};
use crate::error::LinkageError;
use crate::layout::{Layout, Lexicons, Standard};
use crate::model::{Model, names_of_columns};
use crate::people::People;
use crate::splink::SplinkModel;
use crate::standard;
use crate::train::{self, Ground, TrainingSize};
use crate::unreadable::rows_in_words;

/// What is looked for.
#[derive(Clone, Copy)]
pub enum Task<'a> {
    /// The same people in two files.
    Link {
        /// One file.
        left: &'a Source,
        /// The other.
        right: &'a Source,
    },
    /// People who stand in one file more than once.
    Dedupe(&'a Source),
    /// Both at once.
    LinkAndDedupe {
        /// One file.
        left: &'a Source,
        /// The other.
        right: &'a Source,
    },
}

/// Files that have been read as a model needs them.
#[derive(Debug)]
pub struct Files {
    pub(crate) layout: Layout,
    pub(crate) lexicons: Lexicons,
    pub(crate) nothing_asked: Lexicons,
    pub(crate) rules: Rules,
    pub(crate) left: People,
    /// None where pairs are looked for within `left`.
    pub(crate) right: Option<People>,
    pub(crate) task: &'static str,
}

/// What of a column could not be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct UnreadableColumn {
    /// `left` or `right`.
    pub side: &'static str,
    /// The column.
    pub column: String,
    /// The scheme whose form and check character its numbers should have, if the model says so.
    pub checked_as: Option<&'static str>,
    /// How many values count as missing because they cannot be read.
    pub values: u64,
    /// The first rows in which they stand, counted from 1. What stands there is not repeated.
    pub first_rows: Vec<u64>,
}

impl UnreadableColumn {
    /// What was wrong, in words for whoever mends the file.
    pub fn words(&self) -> String {
        let Self { side, column, values, first_rows, .. } = self;
        let values = if *values == 1 { "1 value".to_owned() } else { format!("{values} values") };
        let what = self.checked_as.and_then(Scheme::from_code).map_or("cannot be read", |scheme| match scheme {
            Scheme::PrisonNumber | Scheme::Crn | Scheme::LocalId => "of a wrong form",
            Scheme::Pnc | Scheme::Cro | Scheme::Upn | Scheme::NhsNumber => "of a wrong form or check character",
        });
        let rows = rows_in_words(self.values, first_rows);
        format!("{side}, column {column}: {values} {what}, counted as missing, {rows}")
    }
}

impl Task<'_> {
    /// Columns that would be compared if both files had them, in words.
    pub fn not_compared(&self) -> Vec<String> {
        let (Self::Link { left, right } | Self::LinkAndDedupe { left, right }) = self else { return Vec::new() };
        let apart = |names: &'static [&'static str]| {
            let of = |source: &Source| names.iter().copied().find(|name| source.has(name));
            let is_in_both = names.iter().any(|name| left.has(name) && right.has(name));
            let (column, file, other) = match (of(left), of(right)) {
                _ if is_in_both => return None,
                (Some(one), Some(other)) => {
                    let (left, right) = (left.file(), right.file());
                    return Some(format!("{one} of {left} is not compared: {right} calls it {other}"));
                }
                (Some(column), None) => (column, left.file(), right.file()),
                (None, Some(column)) => (column, right.file(), left.file()),
                (None, None) => return None,
            };
            Some(format!("{column} of {file} is not compared: {other} has no such column"))
        };
        names_of_columns().filter_map(apart).collect()
    }

    /// The settings that fit these files, to be trained; thresholds are proposed in the name of `owner` on `date`.
    ///
    /// Numbers of a known scheme are to be checked where at least half of those that each file has are right. A column in
    /// which most are not holds something else under that name, such as pseudonyms, and is compared as it stands.
    pub fn settings(&self, owner: &str, date: &str) -> Result<Model, LinkageError> {
        let (one, other) = match self {
            Self::Link { left, right } | Self::LinkAndDedupe { left, right } => (left, right),
            Self::Dedupe(source) => (source, source),
        };
        let columns: Vec<&str> = one.names().iter().map(String::as_str).filter(|name| other.has(name)).collect();
        let mut model = Model::for_columns(&columns, owner, date)?;
        let sources = [Some(*one), (!std::ptr::eq(*one, *other)).then_some(*other)];
        for comparison in &mut model.comparisons {
            let Some(scheme) = comparison.scheme_of_its_name() else { continue };
            let mut sides = sources.iter().flatten().map(|source| are_numbers_of(scheme, source, &comparison.column));
            if sides.try_fold(true, |all, side| side.map(|side| all && side))? {
                comparison.checked_as = Some(scheme.code().to_owned());
            }
        }
        Ok(model)
    }
}

/// So many values tell whether a column holds numbers of a scheme.
const SAMPLE: u64 = 2_000;
/// So many rows are looked through for them.
const SAMPLE_ROWS: usize = 200_000;

/// Whether at least half of the first values of a column are numbers of a scheme.
fn are_numbers_of(scheme: Scheme, source: &Source, column: &str) -> Result<bool, LinkageError> {
    let (mut known, mut right, mut rows) = (0, 0, 0);
    let mut number = String::new();
    for batch in source.batches(&[column])? {
        let batch = batch?;
        for values in &batch.columns {
            let lists = values.lists(';')?;
            for text in (0..lists.len()).filter_map(|at| lists.get(at)).flatten() {
                let is_right = standard::checked(scheme, text, &mut number);
                known += u64::from(!number.is_empty() || !is_right);
                right += u64::from(!number.is_empty() && is_right);
            }
        }
        rows += batch.rows;
        if known >= SAMPLE || rows >= SAMPLE_ROWS {
            break;
        }
    }
    Ok(known > 0 && right * 2 >= known)
}

impl Files {
    /// Reads the columns that a model needs.
    pub fn read(task: Task<'_>, model: &Model) -> Result<Self, LinkageError> {
        let mut layout = Layout::of(model);
        let rules = Rules::parse(&model.blocking_rules, &mut layout)?;
        Self::read_columns(task, layout, rules)
    }

    /// Reads the columns that a Splink model needs.
    pub fn read_for_splink(task: Task<'_>, model: &SplinkModel) -> Result<Self, LinkageError> {
        Self::read_columns(task, model.layout().clone(), Rules::default())
    }

    fn read_columns(task: Task<'_>, layout: Layout, mut rules: Rules) -> Result<Self, LinkageError> {
        let mut lexicons = Lexicons::new(&layout);
        let (left, right, task) = match task {
            Task::Link { left, right } => {
                let left = People::read(left, &layout, &mut lexicons)?;
                (left, Some(People::read(right, &layout, &mut lexicons)?), "link")
            }
            Task::Dedupe(source) => (People::read(source, &layout, &mut lexicons)?, None, "dedupe"),
            Task::LinkAndDedupe { left, right } => {
                let mut both = People::read(left, &layout, &mut lexicons)?;
                both.append(right, &layout, &mut lexicons)?;
                (both, None, "link and dedupe")
            }
        };
        lexicons.finish(&layout);
        rules.prepare(&lexicons);
        let nothing_asked = lexicons.for_question();
        Ok(Self { layout, lexicons, nothing_asked, rules, left, right, task })
    }

    /// How many records each file has; one number where one file is searched.
    pub fn rows(&self) -> Vec<usize> {
        match (&self.right, self.left.second_from) {
            (Some(right), _) => vec![self.left.len(), right.len()],
            (None, Some(second)) => vec![second, self.left.len() - second],
            (None, None) => vec![self.left.len()],
        }
    }

    /// What is looked for, in words.
    pub const fn task(&self) -> &'static str {
        self.task
    }

    /// Values that could not be read and count as missing: one entry for each file and column that has any, and for each
    /// column whose numbers were checked.
    pub fn unreadable(&self) -> Vec<UnreadableColumn> {
        let files = std::iter::once(&self.left).chain(&self.right).flat_map(|people| &people.unreadable);
        let sided = ["left", "right"].into_iter().zip(files);
        let all = sided.flat_map(|(side, fields)| self.layout.fields.iter().zip(fields).map(move |it| (side, it)));
        let counted = all.filter_map(|(side, (field, unreadable))| {
            let checked_as = match field.standard {
                Standard::Checked(scheme) => Some(scheme.code()),
                _ => None,
            };
            (unreadable.count > 0 || checked_as.is_some()).then(|| UnreadableColumn {
                side,
                column: field.column.clone(),
                checked_as,
                values: unreadable.count,
                first_rows: unreadable.rows.clone(),
            })
        });
        counted.collect()
    }

    /// Fills in a model's probabilities and prior from these files, which were read for it.
    pub fn train(&self, model: &mut Model, size: TrainingSize, threads: usize) -> Result<(), LinkageError> {
        let comparers = Comparer::all(model, &self.layout);
        let sides = self.sides();
        let ground = Ground {
            layout: &self.layout,
            sides: &sides,
            rules: &self.rules,
            comparers: &comparers,
            within: self.is_within(),
            threads,
        };
        train::train(model, &ground, size)
    }

    /// How many pairs there are at all.
    #[expect(clippy::cast_precision_loss, reason = "a share of pairs needs no more than a double has")]
    pub(crate) fn pairs(&self) -> f64 {
        let (left, right) = (self.left.len() as f64, self.right().len() as f64);
        if self.is_within() { left * (left - 1.0) / 2.0 } else { left * right }
    }

    pub(crate) const fn is_within(&self) -> bool {
        self.right.is_none()
    }

    pub(crate) fn right(&self) -> &People {
        self.right.as_ref().unwrap_or(&self.left)
    }

    pub(crate) fn sides(&self) -> Sides<'_> {
        Sides { left: &self.left, right: self.right(), held: &self.lexicons, asked: &self.nothing_asked }
    }

    /// All records, each file once.
    pub(crate) fn all(&self) -> Vec<&People> {
        std::iter::once(&self.left).chain(&self.right).collect()
    }
}
