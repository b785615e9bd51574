//! Every file of the region, open at once, one row after another.

use std::fs::{File, create_dir_all};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use super::layout::{LAYOUT, Which};
use crate::GeneratorError;

/// Every file of the region, open for writing.
pub(super) struct Files {
    open: Vec<One>,
}

struct One {
    path: PathBuf,
    name: &'static str,
    rows: u64,
    writer: csv::Writer<BufWriter<File>>,
}

impl Files {
    /// Makes the folders, opens every file and writes its header row.
    pub(super) fn open(into: &Path) -> Result<Self, GeneratorError> {
        let open = LAYOUT.iter().map(|(name, columns)| One::open(into, name, columns)).collect::<Result<_, _>>()?;
        Ok(Self { open })
    }

    /// Adds a row to a file.
    pub(super) fn row<S: AsRef<[u8]>>(
        &mut self,
        which: Which,
        cells: impl IntoIterator<Item = S>,
    ) -> Result<(), GeneratorError> {
        let Some(file) = self.open.get_mut(which as usize) else { return Ok(()) };
        file.rows += 1;
        file.writer.write_record(cells).map_err(|error| wrote(&file.path, error))
    }

    /// Ends every file and tells how many rows each has.
    pub(super) fn close(self) -> Result<Vec<(String, u64)>, GeneratorError> {
        self.open.into_iter().map(One::close).collect()
    }
}

impl One {
    fn open(into: &Path, name: &'static str, columns: &[&str]) -> Result<Self, GeneratorError> {
        let path = into.join(name);
        let failed = |source| GeneratorError::Write { path: path.clone(), source };
        if let Some(folder) = path.parent() {
            create_dir_all(folder).map_err(failed)?;
        }
        let file = File::create(&path).map_err(failed)?;
        let mut writer = csv::Writer::from_writer(BufWriter::new(file));
        writer.write_record(columns).map_err(|error| wrote(&path, error))?;
        Ok(Self { path, name, rows: 0, writer })
    }

    fn close(self) -> Result<(String, u64), GeneratorError> {
        let path = self.path;
        let failed = |source| GeneratorError::Write { path: path.clone(), source };
        let mut buffer = self.writer.into_inner().map_err(|error| failed(std::io::Error::other(error.to_string())))?;
        buffer.flush().map_err(failed)?;
        Ok((self.name.to_owned(), self.rows))
    }
}

fn wrote(path: &Path, error: csv::Error) -> GeneratorError {
    GeneratorError::Write { path: path.to_owned(), source: std::io::Error::from(error) }
}
