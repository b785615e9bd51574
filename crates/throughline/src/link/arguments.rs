//! The command line of `link`.

use std::path::PathBuf;

use clap::{Args, Subcommand};

/// Which records are the same person. Files are CSV, Parquet or Arrow (Feather) with a column of ids; the first line of a
/// CSV file names its columns.
#[derive(Debug, Subcommand)]
pub(crate) enum Link {
    /// Learn a model from two files, or from one that is searched for duplicates.
    Train(Train),
    /// Link two files, or search one for duplicates: pairs, manifest and report.
    Run(Run),
    /// Ask for one person among the records of a file.
    Query(Query),
    /// Show the report of a run again.
    Report(Report),
    /// Bring the pairs that a run left to people into the record, where reviewers find them under "Same person?". The same
    /// run brings nothing twice. Of pairs that people decided before, what the run says against it needs attention.
    Bring(Bring),
    /// Write out what reviewers said, for the next run: existing.csv for --existing, exclude.csv for --exclude.
    Said(Said),
}

/// Whose files a run read: what the ids in them are.
#[derive(Debug, Args)]
pub(crate) struct Whose {
    /// Code of the agency whose file was on the left.
    #[arg(long, value_name = "CODE")]
    pub(crate) left_agency: String,
    /// What kind of extract the ids on the left are of: person-index, ssda903, prison, probation.
    #[arg(long, value_name = "KIND")]
    pub(crate) left_kind: String,
    /// Code of the agency whose file was on the right.
    #[arg(long, value_name = "CODE")]
    pub(crate) right_agency: String,
    /// What kind of extract the ids on the right are of.
    #[arg(long, value_name = "KIND")]
    pub(crate) right_kind: String,
}

#[derive(Debug, Args)]
pub(crate) struct Bring {
    /// The folder that the run was written into.
    pub(crate) folder: PathBuf,
    /// The file that was on the left, unchanged.
    #[arg(long, value_name = "FILE")]
    pub(crate) left: PathBuf,
    /// The file that was on the right, unchanged.
    #[arg(long, value_name = "FILE")]
    pub(crate) right: PathBuf,
    /// The model of the run, if it is not model.json in the folder.
    #[arg(long, value_name = "FILE")]
    pub(crate) model: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) whose: Whose,
}

#[derive(Debug, Args)]
pub(crate) struct Said {
    #[command(flatten)]
    pub(crate) whose: Whose,
    /// Write into this folder.
    #[arg(long, value_name = "DIR")]
    pub(crate) out: PathBuf,
}

/// The files.
#[derive(Debug, Args)]
pub(crate) struct Files {
    /// One file.
    #[arg(long, value_name = "FILE")]
    pub(crate) left: PathBuf,
    /// The other file. Without it the first is searched for people who stand in it more than once.
    #[arg(long, value_name = "FILE")]
    pub(crate) right: Option<PathBuf>,
    /// Look for the same people within each of the two files as well as between them.
    #[arg(long, requires = "right")]
    pub(crate) dedupe: bool,
    /// Threads that share the work; all that there are unless given. The answer is the same for any number.
    #[arg(long, value_name = "N")]
    pub(crate) threads: Option<usize>,
}

/// How a model is learned.
#[derive(Debug, Args)]
pub(crate) struct Learning {
    /// Settings: a model whose probabilities are left out. Unless given they follow from the columns of the files.
    #[arg(long, value_name = "FILE")]
    pub(crate) settings: Option<PathBuf>,
    /// Who answers for the thresholds and the prior, such as a post.
    #[arg(long, default_value = "nobody yet: proposed by training", value_name = "WHO")]
    pub(crate) owner: String,
    /// Since when; today unless given.
    #[arg(long, value_name = "DATE")]
    pub(crate) date: Option<jiff::civil::Date>,
    /// Pairs taken at random for u.
    #[arg(long, default_value_t = linkage::TrainingSize::default().random_pairs, value_name = "N",
        value_parser = clap::value_parser!(u64).range(1..))]
    pub(crate) random_pairs: u64,
    /// The most pairs of one blocking rule for m.
    #[arg(long, default_value_t = linkage::TrainingSize::default().pairs_of_a_rule, value_name = "N",
        value_parser = clap::value_parser!(u64).range(1..))]
    pub(crate) pairs_of_a_rule: u64,
    /// The same seed takes the same pairs.
    #[arg(long, default_value_t = linkage::TrainingSize::default().seed, value_name = "N")]
    pub(crate) seed: u64,
}

#[derive(Debug, Args)]
pub(crate) struct Train {
    #[command(flatten)]
    pub(crate) files: Files,
    #[command(flatten)]
    pub(crate) learning: Learning,
    /// Write the model here.
    #[arg(long, value_name = "FILE")]
    pub(crate) out: PathBuf,
}

#[derive(Debug, Args)]
pub(crate) struct Run {
    #[command(flatten)]
    pub(crate) files: Files,
    /// The model: one of `link train`, or of Splink 4 or 5. Without it one is learned from these files first and written
    /// beside the answer.
    #[arg(long, value_name = "FILE")]
    pub(crate) model: Option<PathBuf>,
    /// Let levels of a Splink model that were never trained weigh what Splink has them weigh, instead of refusing it.
    /// The manifest names them.
    #[arg(long)]
    pub(crate) untrained_as_splink: bool,
    #[command(flatten)]
    pub(crate) learning: Learning,
    /// Write the answer into this folder, which is made if it is not there.
    #[arg(long, value_name = "DIR")]
    pub(crate) out: PathBuf,
    /// Compare everybody with everybody, whatever their number. Up to 500 million pairs that is always done.
    #[arg(long)]
    pub(crate) exhaustive: bool,
    /// Compare only pairs that a blocking rule makes, also where all would be few enough.
    #[arg(long, conflicts_with = "exhaustive")]
    pub(crate) blocking: bool,
    /// Links that stand already: columns id_left and id_right.
    #[arg(long, value_name = "FILE")]
    pub(crate) existing: Option<PathBuf>,
    /// Pairs that a person has told apart: columns id_left and id_right.
    #[arg(long, value_name = "FILE")]
    pub(crate) exclude: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) clusters: Clusters,
}

/// Which records are one person, from run to run.
#[derive(Debug, Args)]
pub(crate) struct Clusters {
    /// Write clusters.parquet too: every record with the key of the person it is held to be.
    #[arg(long = "clusters")]
    pub(crate) wanted: bool,
    /// The clusters of the run before (its clusters.parquet), whose keys go on: nothing in them is split or loses its key.
    #[arg(long, value_name = "FILE")]
    pub(crate) standing: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct Query {
    /// The file that is asked.
    #[arg(long, value_name = "FILE")]
    pub(crate) held: PathBuf,
    /// The model.
    #[arg(long, value_name = "FILE")]
    pub(crate) model: PathBuf,
    /// What is known of the person: COLUMN=VALUE, such as surname=Khan; as often as needed. Dates are whole, several names
    /// or postcodes stand between semicolons, and what is empty is left out.
    #[arg(long = "is", required_unless_present = "asked", value_name = "COLUMN=VALUE")]
    pub(crate) known: Vec<String>,
    /// Ask for everybody in a file, one question a row: its columns that the model has are what is known, its ids (if it
    /// has the model's column of ids) name the answers.
    #[arg(long, conflicts_with = "known", value_name = "FILE")]
    pub(crate) asked: Option<PathBuf>,
    /// The most records to show.
    #[arg(long, default_value_t = 5, value_name = "N")]
    pub(crate) most: usize,
}

#[derive(Debug, Args)]
pub(crate) struct Report {
    /// The folder that a run was written into.
    pub(crate) folder: PathBuf,
}
