//! The folder in which a run's parts lie. Every file is written under another name first and takes its name whole, once;
//! its name says of which run it is.

use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use linkage::{Half, PartScores, Partition};
use sha2::{Digest as _, Sha256};
use tables::Source;

/// What is written changes with this number.
const FORMAT: &str = "throughline cluster parts 1";

/// The parts of one run.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(crate) struct Work {
    folder: PathBuf,
    /// A hash of everything that the answer follows from.
    run: String,
}

/// What the answer of a run follows from, for its name.
pub(crate) struct Identity(Sha256);

impl Identity {
    /// Nothing said yet.
    pub(crate) fn new() -> Self {
        let mut hasher = Sha256::new();
        hasher.update(FORMAT);
        Self(hasher)
    }

    /// Adds words, told from those before and after.
    pub(crate) fn add(&mut self, bytes: &[u8]) {
        self.0.update((bytes.len() as u64).to_le_bytes());
        self.0.update(bytes);
    }

    /// Adds what a file holds.
    pub(crate) fn add_file(&mut self, path: &Path) -> anyhow::Result<String> {
        let unreadable = || format!("{} cannot be read", path.display());
        let mut hasher = Sha256::new();
        std::io::copy(&mut File::open(path).with_context(unreadable)?, &mut Hashing(&mut hasher))
            .with_context(unreadable)?;
        let digits = digits(&hasher.finalize());
        self.add(digits.as_bytes());
        Ok(digits)
    }

    fn name(self) -> String {
        let mut digits = digits(&self.0.finalize());
        digits.truncate(32);
        digits
    }
}

struct Hashing<'a>(&'a mut Sha256);

impl std::io::Write for Hashing<'_> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// The SHA-256 of bytes in hexadecimal digits.
pub(crate) fn hash(bytes: &[u8]) -> String {
    digits(&Sha256::digest(bytes))
}

fn digits(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

impl Work {
    /// The parts of a run in its folder, which is made.
    pub(crate) fn new(folder: &Path, identity: Identity) -> anyhow::Result<Self> {
        fs::create_dir_all(folder).with_context(|| format!("{} cannot be made", folder.display()))?;
        let folder = fs::canonicalize(folder).with_context(|| format!("{} cannot be found", folder.display()))?;
        Ok(Self { folder, run: identity.name() })
    }

    /// The run's name.
    pub(crate) fn run(&self) -> &str {
        &self.run
    }

    /// The model that all parts are scored by.
    pub(crate) fn model(&self) -> PathBuf {
        self.folder.join(format!("model-{}.json", self.run))
    }

    /// What all parts need.
    pub(crate) fn ground(&self) -> PathBuf {
        self.folder.join(format!("ground-{}.parquet", self.run))
    }

    /// Records of a part.
    pub(crate) fn half(&self, half: Half) -> PathBuf {
        self.folder.join(format!("{}-{}.parquet", half.name(), self.run))
    }

    /// The pairs of a part.
    pub(crate) fn scores(&self, partition: Partition) -> PathBuf {
        self.folder.join(format!("scores-{}-{}.parquet", partition.name(), self.run))
    }

    /// Whether a part has been scored. A file that broke off is taken away, so that the part is scored again.
    pub(crate) fn is_done(&self, partition: Partition) -> anyhow::Result<bool> {
        let path = self.scores(partition);
        if !path.exists() {
            return Ok(false);
        }
        let read = |source| PartScores::read(&source);
        let whole = Source::open(&path).map_err(linkage::LinkageError::from).and_then(read).is_ok();
        if !whole {
            fs::remove_file(&path).with_context(|| format!("{} cannot be removed", path.display()))?;
        }
        Ok(whole)
    }

    /// Takes away all files of this run.
    pub(crate) fn clear(&self) -> anyhow::Result<()> {
        let unreadable = || format!("{} cannot be read", self.folder.display());
        for entry in fs::read_dir(&self.folder).with_context(unreadable)? {
            let path = entry.with_context(unreadable)?.path();
            if path.file_name().is_some_and(|name| name.to_string_lossy().contains(&self.run)) {
                // Somebody who is late may be about to write or remove it.
                drop(fs::remove_file(&path));
            }
        }
        // The folder stays where it holds parts of another run.
        drop(fs::remove_dir(&self.folder));
        Ok(())
    }
}

/// Writes a file whole or not at all. Whoever comes late finds that it is there, and changes nothing.
pub(crate) fn write_once(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    if path.exists() {
        return Ok(());
    }
    write(path, bytes)
}

/// Writes a file whole or not at all, in place of one that is there.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    let unwritable = || format!("{} cannot be written", path.display());
    let folder = path.parent().with_context(unwritable)?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let mut partial = tempfile::Builder::new()
        .prefix(&format!(".{name}."))
        .suffix(".partial")
        .tempfile_in(folder)
        .with_context(unwritable)?;
    partial.write_all(bytes).and_then(|()| partial.as_file().sync_all()).with_context(unwritable)?;
    partial.persist(path).map_err(|error| error.error).with_context(unwritable)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn work(folder: &Path, what: &str) -> Work {
        let mut identity = Identity::new();
        identity.add(what.as_bytes());
        Work::new(folder, identity).unwrap()
    }

    #[test]
    fn a_run_takes_only_what_is_its_own_and_whole() {
        let folder = tempfile::tempdir().unwrap();
        let (one, other) = (work(folder.path(), "one"), work(folder.path(), "other"));
        let partition = Partition::Block { rule: 0, bucket: 0, of: 1 };
        assert!(!one.is_done(partition).unwrap());
        write_once(&one.scores(partition), &PartScores::default().to_parquet().unwrap()).unwrap();
        assert!(one.is_done(partition).unwrap() && !other.is_done(partition).unwrap());
        write(&other.scores(partition), b"PAR1 and no more").unwrap();
        assert!(!other.is_done(partition).unwrap());
        assert!(!other.scores(partition).exists(), "what broke off is taken away");
        one.clear().unwrap();
        assert!(!folder.path().exists(), "nothing is left");
    }

    #[test]
    fn who_comes_late_changes_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("part");
        write_once(&path, b"first").unwrap();
        write_once(&path, b"late").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"first");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing half written is left");
    }

    #[test]
    fn words_are_told_from_their_neighbours() {
        let name = |words: &[&str]| {
            let mut identity = Identity::new();
            for word in words {
                identity.add(word.as_bytes());
            }
            identity.name()
        };
        assert_ne!(name(&["ab", "c"]), name(&["a", "bc"]));
        assert_eq!(name(&["ab", "c"]), name(&["ab", "c"]));
    }
}
