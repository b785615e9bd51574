//! The rules we apply, read from the files of the folder `law`, and an authority's own beside them.

mod document;
mod lint;
mod local;
mod offset;
mod read;

use std::path::{Path, PathBuf};

use domain::duty::Rules;
use domain::reason::Force;
use jiff::civil::Date;

use crate::file::FileError;

pub use document::document;
pub use local::with_local;

/// Why a law file cannot be applied. Nothing is applied of a folder with one such file.
#[derive(Debug, thiserror::Error)]
pub enum RuleError {
    /// A law file cannot be read, or a key of it is wrong.
    #[error(transparent)]
    File(#[from] FileError),
    /// The file is not named for its rule.
    #[error("{} holds the rule {id}: name it {id}.toml", file.display())]
    Name {
        /// The file.
        file: PathBuf,
        /// The rule.
        id: String,
    },
    /// Two files hold one rule.
    #[error("the rule {id} is in two files")]
    Twice {
        /// The rule.
        id: String,
    },
    /// Two versions hold on one day.
    #[error("{}: two versions of {id} hold on {on}", file.display())]
    Overlap {
        /// The file.
        file: PathBuf,
        /// The rule.
        id: String,
        /// A day on which both hold.
        on: Date,
    },
    /// A version ends before it begins.
    #[error("{}: a version of {id} ends on {to}, before it begins on {from}", file.display())]
    EndsBeforeItBegins {
        /// The file.
        file: PathBuf,
        /// The rule.
        id: String,
        /// Its first day.
        from: Date,
        /// Its last day.
        to: Date,
    },
    /// A local folder would change what an authority may not change.
    #[error("{}: {id} is {force}; a local folder may add or replace local rules only", file.display())]
    NotLocal {
        /// The file.
        file: PathBuf,
        /// The rule.
        id: String,
        /// How the rule that stands in its way binds.
        force: Force,
    },
    /// A local rule would take part in a set of which the first row decides.
    #[error("{}: a local rule cannot be a row of a set", file.display())]
    LocalRow {
        /// The file.
        file: PathBuf,
    },
}

/// The files of the folder `law`, with their names, as they were when the program was built.
static EMBEDDED: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/law.rs"));

/// The rules that come with the program.
pub fn embedded() -> Result<Rules, RuleError> {
    let read = EMBEDDED.iter().map(|(name, text)| read::rule(Path::new(name), text));
    let rules = read.collect::<Result<Vec<_>, _>>()?;
    lint::check(&rules)?;
    Ok(Rules::new(rules.into_iter().map(|(_, rule)| rule).collect()))
}

/// The rules of a folder alone: for comparing two states of the law.
pub fn from_folder(folder: &Path) -> Result<Rules, RuleError> {
    let rules = read::folder(folder)?;
    lint::check(&rules)?;
    Ok(Rules::new(rules.into_iter().map(|(_, rule)| rule).collect()))
}

#[cfg(test)]
mod tests;
