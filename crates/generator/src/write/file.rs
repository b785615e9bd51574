//! The files of the region, each with its folder and columns.

use std::fs::{File, create_dir_all};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use crate::GeneratorError;

/// A file of the region. The order is that of the summary.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Which {
    PersonIndex,
    Prison,
    Probation,
    Truth,
}

/// Path below the region's folder and columns, in the order of [`Which`].
const LAYOUT: [(&str, &[&str]); 4] = [
    (
        "person-index/person_index.csv",
        &[
            "local_id",
            "given_name",
            "middle_name",
            "family_name",
            "alias_given_name",
            "alias_family_name",
            "date_of_birth",
            "sex",
            "ethnicity",
            "postcode",
            "upn",
            "nhs_number",
            "prison_number",
            "crn",
            "pnc",
            "team",
            "personal_adviser",
            "personal_adviser_email",
            "limited_access",
        ],
    ),
    (
        "prison/prison.csv",
        &[
            "prison_number",
            "given_name",
            "middle_name",
            "family_name",
            "alias_given_name",
            "alias_family_name",
            "date_of_birth",
            "sex",
            "pnc",
            "cro",
            "establishment_code",
            "establishment",
            "received_on",
            "legal_status",
            "sentence_start",
            "crd",
            "ard",
            "ped",
            "hdced",
            "hdcad",
            "apd",
            "sed",
            "led",
            "tused",
            "confirmed_release_date",
            "dates_as_of",
            "dates_source",
            "alerts",
            "prison_offender_manager",
            "prison_offender_manager_email",
            "limited_access",
        ],
    ),
    (
        "probation/probation.csv",
        &[
            "crn",
            "pnc",
            "cro",
            "prison_number",
            "given_name",
            "family_name",
            "alias_given_name",
            "alias_family_name",
            "date_of_birth",
            "sex",
            "region",
            "supervision_from",
            "supervision_to",
            "community_offender_manager",
            "community_offender_manager_email",
            "limited_access",
        ],
    ),
    ("truth.csv", &["person", "local_id", "prison_number", "crn"]),
];

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
