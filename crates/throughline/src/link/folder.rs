//! The folder of a run's answer: everything is written under other names first, then all of it takes its place.

use std::fs::{self, File};
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

/// Where the answer goes.
pub(super) struct Folder(PathBuf);

/// Files of an answer, not written yet.
#[derive(Default)]
pub(super) struct Written(Vec<(&'static str, Vec<u8>)>);

impl Written {
    pub(super) fn add(&mut self, name: &'static str, bytes: Vec<u8>) {
        self.0.push((name, bytes));
    }

    /// Each file with its hash.
    pub(super) fn hashes(&self) -> Vec<Value> {
        self.0.iter().map(|(name, bytes)| json!({ "file": name, "sha256": hash(bytes) })).collect()
    }
}

impl Folder {
    /// Looks whether the folder can be written into, before any work is done.
    pub(super) fn new(path: &Path) -> anyhow::Result<Self> {
        if path.exists() && !path.is_dir() {
            anyhow::bail!("{} is not a folder", path.display());
        }
        // Where it is not there yet, the folder that it will be made in.
        let there = path.ancestors().find(|above| above.exists()).unwrap_or_else(|| Path::new("."));
        can_be_written_into(there).with_context(|| format!("{} cannot be written into", path.display()))?;
        Ok(Self(path.to_owned()))
    }

    /// Keeps all files or none: a fault while they are written leaves those that stood there as they were.
    pub(super) fn keep(&self, written: &Written) -> anyhow::Result<()> {
        fs::create_dir_all(&self.0).with_context(|| format!("{} cannot be made", self.0.display()))?;
        let mut waiting = Vec::new();
        for (name, bytes) in &written.0 {
            let path = self.0.join(format!(".{name}.partial"));
            if let Err(error) = write_through(&path, bytes) {
                waiting.push(path);
                for path in &waiting {
                    drop(fs::remove_file(path));
                }
                return Err(error);
            }
            waiting.push(path);
        }
        for ((name, _), path) in written.0.iter().zip(&waiting) {
            let target = self.0.join(name);
            fs::rename(path, &target).with_context(|| format!("{} cannot be written", target.display()))?;
        }
        Ok(())
    }
}

/// Looks whether a file can be written, before any work is done.
pub(super) fn check_file(path: &Path) -> anyhow::Result<()> {
    if path.is_dir() {
        anyhow::bail!("{} is a folder: name a file in it", path.display());
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
    can_be_written_into(folder).with_context(|| format!("{} cannot be written", path.display()))
}

/// Writes and takes away an empty file.
fn can_be_written_into(folder: &Path) -> std::io::Result<()> {
    let path = folder.join(format!(".throughline-{}.partial", std::process::id()));
    File::create_new(&path)?;
    fs::remove_file(path)
}

/// Writes a file whole or not at all.
pub(super) fn write_file(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let partial = path.with_file_name(format!(".{name}.partial"));
    if let Err(error) = write_through(&partial, bytes) {
        drop(fs::remove_file(&partial));
        return Err(error);
    }
    fs::rename(&partial, path).with_context(|| format!("{} cannot be written", path.display()))
}

fn write_through(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    let unwritable = || format!("{} cannot be written", path.display());
    let mut file = File::create(path).with_context(unwritable)?;
    file.write_all(bytes).and_then(|()| file.sync_all()).with_context(unwritable)
}

/// A file's SHA-256 in hexadecimal digits.
pub(super) fn hash_of_file(path: &Path) -> anyhow::Result<String> {
    let mut file = File::open(path).with_context(|| format!("{} cannot be read", path.display()))?;
    let mut hasher = Sha256::new();
    let mut buffer = vec![0; 1 << 16];
    loop {
        let read = file.read(&mut buffer).with_context(|| format!("{} cannot be read", path.display()))?;
        if read == 0 {
            return Ok(digits(&hasher.finalize()));
        }
        hasher.update(buffer.get(..read).unwrap_or_default());
    }
}

/// The SHA-256 of bytes in hexadecimal digits.
pub(super) fn hash(bytes: &[u8]) -> String {
    digits(&Sha256::digest(bytes))
}

/// A new cluster's key: 128 bits in hexadecimal digits, which tell nothing of the record that founded it.
pub(super) fn key(founder: &str) -> String {
    let mut digits = hash(founder.as_bytes());
    digits.truncate(32);
    digits
}

fn digits(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
