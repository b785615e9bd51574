//! TOML files as cases, law files and persons' files are: found, read, and what is wrong with one told alike.

use std::path::{Path, PathBuf};

use toml::Table;

use crate::keys::{KeyError, KeyFault};

/// What is wrong with a file.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// The file or folder cannot be read.
    #[error("{} cannot be read", file.display())]
    Unreadable {
        /// The file or folder.
        file: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// The file is not TOML; the cause names the line.
    #[error("{} is not a TOML file", file.display())]
    NotToml {
        /// The file.
        file: PathBuf,
        /// What is wrong, with line and column.
        source: Box<toml::de::Error>,
    },
    /// A key is missing, not known, or holds something else than it should.
    #[error("{}: {key}: {fault}", file.display())]
    Key {
        /// The file.
        file: PathBuf,
        /// The key with the way to it: `facts.episodes[2].from`.
        key: String,
        /// What is wrong with it.
        fault: KeyFault,
    },
}

impl FileError {
    /// A key of `file` is wrong.
    pub(crate) fn key(file: &Path, KeyError { key, fault }: KeyError) -> Self {
        Self::Key { file: file.to_owned(), key, fault }
    }
}

/// The whole text of `file`.
pub(crate) fn text(file: &Path) -> Result<String, FileError> {
    std::fs::read_to_string(file).map_err(|source| FileError::Unreadable { file: file.to_owned(), source })
}

/// The keys in the text of `file`.
pub(crate) fn table(file: &Path, text: &str) -> Result<Table, FileError> {
    text.parse().map_err(|source| FileError::NotToml { file: file.to_owned(), source: Box::new(source) })
}

/// Adds every `*.toml` file in `folder` and the folders in it, in order of their names.
pub(crate) fn find(folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), FileError> {
    let unreadable = |source| FileError::Unreadable { file: folder.to_owned(), source };
    let mut inside = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(unreadable)? {
        inside.push(entry.map_err(unreadable)?.path());
    }
    inside.sort();
    for path in inside {
        if path.is_dir() {
            find(&path, files)?;
        } else if path.extension().is_some_and(|extension| extension == "toml") {
            files.push(path);
        }
    }
    Ok(())
}
