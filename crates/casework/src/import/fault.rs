//! What is wrong with an import's files, and what a person should look at: each with file, row and column.

use std::fmt::Write as _;

use access::{Action, Permit};
use domain::id::{CorrelationId, ImportId};
use store::columns::Uuid;
use store::entity::import_fault;
use store::{Context, Store, StoreError, What};

use super::{ask, rows};

/// Something to put right in the files, or to look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Its place among the import's faults and findings.
    pub position: i64,
    /// True: nothing of the import is applied while it stands. False: a finding, which stops nothing.
    pub refuses: bool,
    /// File.
    pub file: String,
    /// Row as a spreadsheet shows it; 0 if the whole file is meant.
    pub row: u64,
    /// Column; empty if the whole row is meant.
    pub column: String,
    /// Why, in words that follow the column's name, without personal data.
    pub because: String,
}

impl Fault {
    /// In place of the faults that were counted only.
    fn not_all(listed: usize, faults: usize) -> Self {
        let because = format!("the first {listed} of {faults} faults are listed");
        Self { position: i64::MAX, refuses: true, file: String::new(), row: 0, column: String::new(), because }
    }

    pub(super) fn row(&self, no: i64, context: &Context) -> import_fault::Model {
        import_fault::Model {
            id: Uuid::from_u128(context.new_id()),
            import_no: no,
            position: self.position,
            refuses: self.refuses,
            file: self.file.clone(),
            row: i64::try_from(self.row).unwrap_or(i64::MAX),
            column: self.column.clone(),
            because: self.because.clone(),
        }
    }
}

impl From<import_fault::Model> for Fault {
    fn from(row: import_fault::Model) -> Self {
        Self {
            position: row.position,
            refuses: row.refuses,
            file: row.file,
            row: u64::try_from(row.row).unwrap_or(0),
            column: row.column,
            because: row.because,
        }
    }
}

impl std::fmt::Display for Fault {
    /// "prison.csv, row 502, column date_of_birth is a day that does not exist".
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.file)?;
        if self.row > 0 {
            write!(f, ", row {}", self.row)?;
        }
        if !self.column.is_empty() {
            write!(f, ", column {}", self.column)?;
        }
        write!(f, " {}", self.because)
    }
}

/// Faults of an import in pages of this many.
const STEP: u64 = 1_000;

/// The file to send back to whoever gave the files, as CSV: file, row, column and reason of every fault and every
/// finding, and which of the two it is. Of more than 1,000 faults the first are listed, and a last line says how many
/// there are. Nothing if there is no such import.
pub async fn error_file(
    store: &Store,
    permit: &Permit,
    import: ImportId,
    correlation: CorrelationId,
) -> Result<Option<String>, StoreError> {
    ask(store, permit, Action::ViewImport)?;
    let Some(import) = rows::find(store.rows(), import).await? else { return Ok(None) };
    let mut text = String::from("file,row,column,reason,kind\r\n");
    for refuses in [true, false] {
        let mut listed = 0_usize;
        let mut after = i64::MIN;
        loop {
            let page = rows::faults(store.rows(), import.no, refuses, (after, STEP)).await?;
            let Some(last) = page.last() else { break };
            after = last.position;
            listed += page.len();
            for fault in page {
                add(&mut text, &Fault::from(fault));
            }
        }
        let faults = usize::try_from(import.rows_refused).unwrap_or(0);
        if refuses && listed > 0 && listed < faults {
            add(&mut text, &Fault::not_all(listed, faults));
        }
    }
    let words = format!("error file of import {} made", import.no);
    store.seen(permit, What { words: &words, correlation }).await?;
    Ok(Some(text))
}

/// Adds a line.
fn add(text: &mut String, fault: &Fault) {
    let [file, column, because] = [&fault.file, &fault.column, &fault.because].map(|cell| quoted(cell));
    let kind = if fault.refuses { "refused" } else { "finding" };
    // Writing to a String cannot fail.
    let _ = write!(text, "{file},{},{column},{because},{kind}\r\n", fault.row);
}

/// A cell of CSV (RFC 4180). A cell that a spreadsheet would take for a formula is given a quotation mark in front.
fn quoted(cell: &str) -> String {
    let guard = if cell.starts_with(['=', '+', '-', '@', '\t']) { "'" } else { "" };
    if guard.is_empty() && !cell.contains([',', '"', '\r', '\n']) {
        return cell.to_owned();
    }
    format!("\"{guard}{}\"", cell.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn cells_are_quoted_where_they_must_be() {
        for (cell, written) in [
            ("plain", "plain"),
            ("a, b", "\"a, b\""),
            ("say \"so\"", "\"say \"\"so\"\"\""),
            ("=1+1", "\"'=1+1\""),
            ("", ""),
        ] {
            assert_eq!(quoted(cell), written);
        }
    }
}
