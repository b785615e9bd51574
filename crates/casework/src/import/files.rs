//! The files of an import: read twice, once to check every row and once to write what is right.

use std::io::{self, Cursor, Read};
use std::path::PathBuf;
use std::sync::Arc;

/// One file of an extract.
#[derive(Debug, Clone)]
pub struct ImportFile {
    name: String,
    bytes: Bytes,
}

#[derive(Clone)]
enum Bytes {
    OnDisk(PathBuf),
    InMemory(Arc<[u8]>),
}

impl std::fmt::Debug for Bytes {
    /// Nothing of what it holds: it is about people.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::OnDisk(_) => "on disk",
            Self::InMemory(_) => "in memory",
        })
    }
}

impl ImportFile {
    /// A file on disk, under its own name.
    pub fn on_disk(path: impl Into<PathBuf>) -> Self {
        let path = path.into();
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        Self { name, bytes: Bytes::OnDisk(path) }
    }

    /// A file that was sent in.
    pub fn in_memory(name: impl Into<String>, bytes: impl Into<Arc<[u8]>>) -> Self {
        Self { name: name.into(), bytes: Bytes::InMemory(bytes.into()) }
    }

    /// Its name, without a folder.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Opens it. A file that cannot be opened fails when it is first read, so that its name stands in the message.
    pub(super) fn open(&self) -> Box<dyn Read + Send> {
        match &self.bytes {
            Bytes::OnDisk(path) => match std::fs::File::open(path) {
                Ok(file) => Box::new(file),
                Err(error) => Box::new(Unopened(Some(error))),
            },
            Bytes::InMemory(bytes) => Box::new(Cursor::new(Arc::clone(bytes))),
        }
    }
}

struct Unopened(Option<io::Error>);

impl Read for Unopened {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        Err(self.0.take().unwrap_or_else(|| io::Error::other("cannot be opened")))
    }
}
