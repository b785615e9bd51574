//! The files of one run, read and ready to be compared.

use tables::Source;

use crate::blocking::Rules;
use crate::compare::{Comparer, Sides};
use crate::error::LinkageError;
use crate::layout::{Layout, Lexicons};
use crate::model::Model;
use crate::people::{People, Unreadable};
use crate::splink::SplinkModel;
use crate::train::{self, Ground, TrainingSize};

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

impl Task<'_> {
    /// The settings that fit these files, to be trained; thresholds are proposed in the name of `owner` on `date`.
    pub fn settings(&self, owner: &str, date: &str) -> Result<Model, LinkageError> {
        let (one, other) = match self {
            Self::Link { left, right } | Self::LinkAndDedupe { left, right } => (left, right),
            Self::Dedupe(source) => (source, source),
        };
        let columns: Vec<&str> = one.names().iter().map(String::as_str).filter(|name| other.has(name)).collect();
        Model::for_columns(&columns, owner, date)
    }
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

    /// Values that could not be read and count as missing, by column.
    pub fn unreadable(&self) -> Vec<(&str, &Unreadable)> {
        let files = std::iter::once(&self.left).chain(&self.right);
        let counted = files.flat_map(|people| self.layout.fields.iter().zip(&people.unreadable));
        counted.filter(|(_, unreadable)| unreadable.count > 0).map(|(field, it)| (field.column.as_str(), it)).collect()
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
