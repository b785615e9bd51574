//! Every file of the region, open at once, one row after another.
//!
//! A file is made when its first row comes: a reader takes a file without rows for a mistake.

use std::collections::BTreeMap;
use std::fs::{File, create_dir_all, remove_file};
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};

use super::layout::Which;
use crate::GeneratorError;

/// Every file of the region.
pub(super) struct Files {
    all: Vec<One>,
}

struct One {
    which: Which,
    path: PathBuf,
    rows: u64,
    writer: Option<csv::Writer<BufWriter<File>>>,
}

impl Files {
    /// Makes the folders and takes away files of the same names from an earlier run.
    pub(super) fn open(into: &Path) -> Result<Self, GeneratorError> {
        let all = Which::ALL.iter().map(|which| One::new(into, *which)).collect::<Result<_, _>>()?;
        Ok(Self { all })
    }

    /// Adds a row to a file.
    pub(super) fn row<S: AsRef<[u8]>>(
        &mut self,
        which: Which,
        cells: impl IntoIterator<Item = S>,
    ) -> Result<(), GeneratorError> {
        let Some(file) = self.all.get_mut(which as usize) else { return Ok(()) };
        file.row(cells).map_err(|source| GeneratorError::Write { path: file.path.clone(), source })
    }

    /// Ends every file and tells how many rows each has; files without rows are left out, as they are in the folder.
    pub(super) fn close(self) -> Result<BTreeMap<String, u64>, GeneratorError> {
        self.all.into_iter().filter(|file| file.rows > 0).map(One::close).collect()
    }
}

impl One {
    fn new(into: &Path, which: Which) -> Result<Self, GeneratorError> {
        let path = into.join(which.path());
        let cleared = path.parent().map_or(Ok(()), create_dir_all).and_then(|()| match remove_file(&path) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        });
        match cleared {
            Ok(()) => Ok(Self { which, path, rows: 0, writer: None }),
            Err(source) => Err(GeneratorError::Write { path, source }),
        }
    }

    fn row<S: AsRef<[u8]>>(&mut self, cells: impl IntoIterator<Item = S>) -> io::Result<()> {
        if self.writer.is_none() {
            let mut started = csv::Writer::from_writer(BufWriter::new(File::create(&self.path)?));
            started.write_record(self.which.columns())?;
            self.writer = Some(started);
        }
        self.rows += 1;
        self.writer.as_mut().map_or(Ok(()), |writer| Ok(writer.write_record(cells)?))
    }

    fn close(self) -> Result<(String, u64), GeneratorError> {
        let flushed = self.writer.map_or(Ok(()), |writer| {
            writer.into_inner().map_err(csv::IntoInnerError::into_error).and_then(|mut buffer| buffer.flush())
        });
        match flushed {
            Ok(()) => Ok((self.which.path().to_owned(), self.rows)),
            Err(source) => Err(GeneratorError::Write { path: self.path, source }),
        }
    }
}
