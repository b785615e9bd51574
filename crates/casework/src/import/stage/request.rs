//! What is asked when an import is staged, what comes of it, and why it may not be.

use domain::Date;
use domain::Timestamp;
use domain::id::{CorrelationId, FormKey, ImportId};
use domain::identifier::Identifier;
use extracts::{Context, ExtractError};
use store::StoreError;
use store::columns::Keyed;
use store::entity::import;

use super::reading::Extract;
use crate::import::{Fault, ImportFile, ImportState};
use crate::record::RecordKind;

/// An agency by its code and name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgencyNamed {
    /// Code it is known by elsewhere: nine characters for a council, three for a prison.
    pub code: String,
    /// Name as people say it; used where the agency is not known yet.
    pub name: String,
}

/// Extract to be staged.
#[derive(Debug, Clone)]
pub struct Request {
    /// What they hold.
    pub kind: RecordKind,
    /// Whose they are: a council, the prison or prison service that sent them, a probation region.
    pub agency: AgencyNamed,
    /// The files.
    pub files: Vec<ImportFile>,
    /// For a return, the year named by the 31 March on which it ends; none for the one that ended last.
    pub return_year: Option<u16>,
    /// The day: no date of something that has happened lies after it, and places in circles change on it.
    pub today: Date,
    /// The one-time key of the form that brought them, if a form did: sent twice, they are staged once.
    pub form: Option<FormKey>,
    /// Which request it belongs to.
    pub correlation: CorrelationId,
}

/// How far staging has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// Rows read through so far.
    Checked {
        /// How many.
        rows: u64,
    },
    /// Records compared with what is kept, and written where they differ.
    Written {
        /// How many.
        records: u64,
        /// Rows in the files; a record may be made of several.
        rows: u64,
    },
    /// People of whom it was worked out what moved dates do to their duties.
    Asked {
        /// How many.
        people: u64,
        /// Of how many.
        all: u64,
    },
}

/// What came of staging.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Staged {
    /// Its id in addresses.
    pub import: ImportId,
    /// Its number.
    pub no: i64,
    /// Staged, or failed: then nothing was written, and the import cannot be applied.
    pub state: ImportState,
    /// Records not seen before.
    pub new: u64,
    /// Records that differ.
    pub changed: u64,
    /// Records as they were.
    pub unchanged: u64,
    /// People whom the extract, which lists everybody, no longer lists.
    pub gone: u64,
    /// People on record whom the files do not mention; nothing changes for them.
    pub absent: u64,
    /// Faults in the files, every one counted: a row may have several. The first 1,000 are kept. 1 if a file as a whole
    /// cannot be read.
    pub refused: u64,
    /// Findings to look at.
    pub findings: u64,
}

/// Why nothing was staged.
#[derive(Debug, thiserror::Error)]
pub enum StageError {
    /// The form that brought the files was sent before.
    #[error("the form that brought these files was sent before")]
    SentBefore {
        /// What came of it; nothing where somebody else sent it.
        import: Option<ImportId>,
    },
    /// Another import waits.
    #[error("import {no} waits to be applied: apply it or throw it away first")]
    Waiting {
        /// Its number.
        no: i64,
    },
    /// Another import is being staged or thrown away.
    #[error(
        "import {no} is being staged or thrown away, with a sign of life at {seen_at}: wait for it or throw it away"
    )]
    BeingStaged {
        /// Its number.
        no: i64,
        /// When it last showed a sign of life.
        seen_at: Timestamp,
    },
    /// This import was thrown away while it was being staged.
    #[error("import {no} was thrown away while it was being staged")]
    ThrownAway {
        /// Its number.
        no: i64,
    },
    /// The code belongs to an agency of another kind.
    #[error("{code} is an agency of another kind than gives such files")]
    AgencyOfOtherKind {
        /// The code.
        code: String,
    },
    /// The code is not one of a council.
    #[error("{code} is not the code of a council: a letter and eight digits")]
    NotACouncil {
        /// The code.
        code: String,
    },
    /// A file was changed between being checked and being read.
    #[error("a file changed while it was being read")]
    FilesChanged,
    /// The thread that reads the files broke off.
    #[error("reading the files broke off")]
    ReadingBrokeOff,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// In place of a council's code for files of prisons and probation, which hold no council's numbers.
const NO_COUNCIL: &str = "X00000000";

impl Request {
    /// What is to be read, once it is clear whose numbers the files hold.
    pub(super) fn files(&self) -> Result<Extract, StageError> {
        let code = &self.agency.code;
        let is_council = matches!(self.kind, RecordKind::PersonIndex | RecordKind::Ssda903);
        if is_council && Identifier::local(code, "1").is_err() {
            return Err(StageError::NotACouncil { code: code.clone() });
        }
        let mut context = Context::new(self.today, if is_council { code } else { NO_COUNCIL });
        context.return_year = self.return_year();
        Ok(Extract { kind: self.kind.extract(), files: self.files.clone(), context })
    }

    fn return_year(&self) -> u16 {
        self.return_year.unwrap_or_else(|| extracts::last_return_year(self.today))
    }

    /// First day of the year that a return tells of; of the year before if files of that year are with it.
    pub(super) fn first_day(&self) -> Date {
        let tells_of_year_before = self.files.iter().any(|file| {
            let name = file.name().to_lowercase();
            name.rsplit_once('.').map_or(name.as_str(), |(stem, _)| stem).ends_with("_last")
        });
        let begins = i16::try_from(self.return_year()).unwrap_or(i16::MAX) - 1 - i16::from(tells_of_year_before);
        Date::new(begins, 4, 1).unwrap_or(Date::MIN)
    }
}

impl Staged {
    pub(super) fn refused(import: &import::Model, faults: u64) -> Self {
        Self {
            import: ImportId::from_key(import.id),
            no: import.no,
            state: ImportState::Failed,
            new: 0,
            changed: 0,
            unchanged: 0,
            gone: 0,
            absent: 0,
            refused: faults,
            findings: 0,
        }
    }
}

/// A file that cannot be read at all, as the one fault of its import.
pub(super) fn fault_of_file(error: &ExtractError) -> Fault {
    let (file, row, column) = place(error);
    let whole = error.to_string();
    // The message names the place itself where the fault's own fields do.
    let mut because = whole.as_str();
    for part in [file.to_owned(), format!(", row {row}"), format!(", child {row}"), format!(", column {column}")] {
        because = because.strip_prefix(part.as_str()).unwrap_or(because);
    }
    let (file, column, because) = (file.to_owned(), column.to_owned(), because.trim_start().to_owned());
    Fault { position: 1, refuses: true, file, row, column, because }
}

/// File, row and column as far as they are known.
fn place(error: &ExtractError) -> (&str, u64, &'static str) {
    use ExtractError as E;
    match error {
        E::NoFile | E::Authority => ("", 0, ""),
        E::Encoding { file, row, column, .. } => (file, row.unwrap_or(0), column.unwrap_or_default()),
        E::Nul { file, row } | E::RowTooLong { file, row } => (file, *row, ""),
        E::MalformedXml { file, child, .. } | E::UnknownElement { file, child, .. } => (file, *child, ""),
        E::Unreadable { file, .. }
        | E::Empty { file }
        | E::HeaderOnly { file }
        | E::OtherFormat { file, .. }
        | E::Separator { file, .. }
        | E::LineEnds { file }
        | E::NoHeader { file, .. }
        | E::OtherKind { file, .. }
        | E::Columns { file, .. }
        | E::TableTwice { file, .. }
        | E::TooManyRows { file, .. }
        | E::Stopped { file } => (file, 0, ""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_of_a_file_names_its_place_once() {
        let file = || "prison.csv".to_owned();
        for (error, text) in [
            (ExtractError::Empty { file: file() }, "prison.csv is empty"),
            (
                ExtractError::Nul { file: file(), row: 12 },
                "prison.csv, row 12 holds a NUL byte: the file is damaged or is not text",
            ),
            (
                ExtractError::Encoding {
                    file: file(),
                    found: extracts::Encoding::Unknown,
                    row: Some(3),
                    column: Some("crd"),
                },
                "prison.csv, row 3, column crd is not UTF-8 text but in an encoding that was not recognised; save it \
                 again as UTF-8 (in Excel \"CSV UTF-8 (comma delimited)\")",
            ),
            (ExtractError::NoFile, " there is no file to read"),
        ] {
            assert_eq!(fault_of_file(&error).to_string(), text);
        }
    }
}
