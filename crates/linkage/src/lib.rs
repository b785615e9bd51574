//! Which records are the same person: probabilistic linkage of two files, or of one with itself.
//!
//! Fellegi and Sunter's model in Splink's words: blocking rules say which pairs are compared, each comparison shows a
//! level, each level weighs its match weight in bits (the binary logarithm of m over u), the prior is added, and the sum
//! is the binary logarithm of the odds that the two are one person. This crate knows no cases and no database.
//!
//! The way through it: [`Task::settings`] or [`Model::parse`], [`Files::read`], [`Files::train`], [`Files::run`], and
//! then [`Linked`] with its pairs. No number is a decision by itself: [`Decision`] follows from signed thresholds, the
//! margin to the next best pair, and what looks like twins or a household.
//!
//! The same files and model give the same bytes on any number of threads: sums have a written order, nothing is drawn
//! by chance that does not follow from a seed, and no clock is read.

mod alike;
mod blocking;
mod clusters;
mod compare;
mod decide;
mod error;
mod files;
mod frequency;
mod in_order;
mod layout;
mod model;
mod outwards;
mod pairs_file;
mod partial;
mod people;
mod query;
mod report;
mod run;
mod score;
mod splink;
mod standard;
mod train;
mod unreadable;
mod words;

pub use clusters::{Attention, Came, Clustered, Side, Standing, standing_pairs};
pub use decide::Decision;
pub use error::LinkageError;
pub use files::{Files, Task, UnreadableColumn};
pub use model::{Comparison, FORMAT, Kind, Level, LevelWeight, Model, Run, Signed, Thresholds, Training, VERSION};
pub use pairs_file::pairs_of;
pub use partial::{Cut, Ground, Half, PartScores, Partition};
pub use query::{Found, Held};
pub use report::{
    Bin, BlockingLoss, Compared, Evidence, Explained, Gap, Group, GroupKind, HeldBack, Lack, Report, Strength,
    Unlinkable, Waterfall,
};
pub use run::{Blocking, EXHAUSTIVE_UP_TO, Linked, LinkedPair, Options};
pub use score::Flag;
pub use splink::{SplinkModel, Untrained};
pub use train::TrainingSize;
