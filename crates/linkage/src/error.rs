//! Why files cannot be linked, with the file, column, row or part of the model that stands in the way.

use tables::TableError;

/// What is wrong with files, a model, or what was asked.
#[derive(Debug, thiserror::Error)]
pub enum LinkageError {
    /// A file cannot be read.
    #[error(transparent)]
    Table(#[from] TableError),
    /// A file has names of columns and no rows.
    #[error("{file} has no rows")]
    NoRows {
        /// The file.
        file: String,
    },
    /// More rows than pairs of them can be numbered.
    #[error("{file} has more than {most} rows")]
    TooManyRows {
        /// The file.
        file: String,
        /// The most that are taken.
        most: usize,
    },
    /// A record without an id.
    #[error("{file}, row {row}: no id in column {column}")]
    NoId {
        /// The file.
        file: String,
        /// The column of ids.
        column: String,
        /// The row.
        row: u64,
    },
    /// Two records with one id.
    #[error("{file}, row {row}: id {id} already stands in row {first_row}")]
    DuplicateId {
        /// The file.
        file: String,
        /// The id.
        id: String,
        /// Where it stands first.
        first_row: u64,
        /// Where it stands again.
        row: u64,
    },
    /// Nobody in the file has a value in this column, or none that can be read.
    #[error("{file}: column {column} is empty in every row{}", .unreadable.as_ref().map(|why| format!(": {why}")).unwrap_or_default())]
    AllMissing {
        /// The file.
        file: String,
        /// The column.
        column: String,
        /// Where there are values that cannot be read: how many, and in which rows.
        unreadable: Option<String>,
    },
    /// Neither file has columns that a model could be made of.
    #[error("no columns to compare: a model needs at least {needed} in both files")]
    NothingToCompare {
        /// What is needed.
        needed: &'static str,
    },
    /// The text is not a model.
    #[error("{file} is not a model: {why}")]
    NotAModel {
        /// The file.
        file: String,
        /// What a reader said.
        why: String,
    },
    /// A part of a model that cannot be.
    #[error("the model's {part}: {why}")]
    Model {
        /// Which part.
        part: String,
        /// What is wrong.
        why: String,
    },
    /// A level whose m or u nobody has estimated.
    #[error(
        "level {level} of {comparison} is untrained: it has no {missing}. Train it on more pairs, give it, or leave the level out"
    )]
    Untrained {
        /// The comparison.
        comparison: String,
        /// The level.
        level: String,
        /// Which of the two probabilities.
        missing: &'static str,
    },
    /// Training could not tell matches from the rest.
    #[error("training found no matches: {why}")]
    NoMatches {
        /// What stands in the way.
        why: String,
    },
    /// A condition of a Splink model that is not understood.
    #[error("{comparison} has a condition that is not understood, at {near:?}: {condition}")]
    Condition {
        /// The comparison or blocking rule.
        comparison: String,
        /// The condition as it stands.
        condition: String,
        /// From where on.
        near: String,
    },
    /// A question that cannot be asked.
    #[error("the question cannot be asked: {why}")]
    Question {
        /// What is wrong, with the column.
        why: String,
    },
    /// A record of which an earlier answer says that it is two people.
    #[error("record {id} of the {file} file stands in two clusters")]
    InTwoClusters {
        /// The record.
        id: String,
        /// Which file it stands in.
        file: &'static str,
    },
    /// A file that a part of a run was to be made of, or that one has left, says something else than it should.
    #[error("{file} is not what this run has written: {why}. Delete it and run again")]
    NotAPart {
        /// The file.
        file: String,
        /// What is wrong with it.
        why: String,
    },
    /// More candidate pairs than can be worked on.
    #[error("{pairs} candidate pairs are more than {most}: {way_on}")]
    TooManyPairs {
        /// How many there would be.
        pairs: u64,
        /// The most that are taken.
        most: u64,
        /// What to do.
        way_on: &'static str,
    },
}

impl LinkageError {
    /// The error's name, for programs.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Table(error) => error.kind(),
            Self::NoRows { .. } => "no_rows",
            Self::TooManyRows { .. } => "too_many_rows",
            Self::NoId { .. } => "no_id",
            Self::DuplicateId { .. } => "duplicate_id",
            Self::AllMissing { .. } => "all_missing",
            Self::NothingToCompare { .. } => "nothing_to_compare",
            Self::NotAModel { .. } => "not_a_model",
            Self::Model { .. } => "model",
            Self::Untrained { .. } => "untrained",
            Self::NoMatches { .. } => "no_matches",
            Self::Condition { .. } => "condition",
            Self::Question { .. } => "question",
            Self::InTwoClusters { .. } => "in_two_clusters",
            Self::NotAPart { .. } => "not_a_part",
            Self::TooManyPairs { .. } => "too_many_pairs",
        }
    }
}
