//! Reading the files and asking every rule.

use access::{About, Action, Permit};
use domain::id::CorrelationId;
use returns::archive::{ArchiveError, is_archive, unpack};
use returns::day::Year;
use returns::read::{Of, ReadError, Reader};
use returns::{Lookups, Need, Return};
use store::{Store, StoreError, What};

use super::found::Checked;

/// The years whose rules are known.
pub const YEARS: core::ops::RangeInclusive<u16> = 2023..=2027;

/// Files with their names.
pub type Files = Vec<(String, Vec<u8>)>;

/// How far a check has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Checking {
    /// So many files are read, of so many.
    Read {
        /// Read.
        files: usize,
        /// All.
        all: usize,
    },
    /// So many children were looked at, of so many.
    Looked {
        /// Looked at.
        children: usize,
        /// At most.
        all: usize,
    },
}

/// Why nothing was checked.
#[derive(Debug, thiserror::Error)]
pub enum CheckError {
    /// The rules of that year are not known.
    #[error("the rules of {year} are not known")]
    Year {
        /// The year.
        year: u16,
    },
    /// An archive cannot be unpacked.
    #[error(transparent)]
    Archive(#[from] ArchiveError),
    /// A file cannot be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Checks the files of a return of `year`; those whose name ends in `_last` are the previous year's, as everywhere. The policy is
/// asked, and a line in the audit says what was done. It takes a while and holds a thread: run it where that may be.
pub async fn check(
    store: &Store,
    permit: &Permit,
    (year, files): (u16, Files),
    progress: &(dyn Fn(Checking) + Sync),
    correlation: CorrelationId,
) -> Result<Checked, CheckError> {
    let asked = store.policy().ask(permit.asker(), Action::CheckReturn, About::Service, store.context().today());
    let again = asked.map_err(StoreError::NoLongerPermitted)?;
    let year = Year::try_new(year).ok_or(CheckError::Year { year })?;
    let checked = work_through(year, files, progress)?;
    let words = format!("return of {} checked: {} children, {} issues", checked.year, checked.children, checked.issues);
    store.seen(&again, What { words: &words, correlation }).await?;
    Ok(checked)
}

fn work_through(year: Year, files: Files, progress: &(dyn Fn(Checking) + Sync)) -> Result<Checked, CheckError> {
    let mut all: Files = Vec::new();
    for (name, bytes) in files {
        if is_archive(&name, &bytes) {
            all.extend(unpack(&name, &bytes)?);
        } else {
            all.push((name, bytes));
        }
    }
    let mut given = Return::new(year);
    let mut checked = Checked::of(year.number());
    let mut reader = Reader::new(&mut given);
    let count = all.len();
    for (at, (name, bytes)) in all.into_iter().enumerate() {
        progress(Checking::Read { files: at, all: count });
        let stem = name.rsplit_once('.').map_or(name.as_str(), |(stem, _)| stem).to_lowercase();
        let of = if stem.ends_with("_last") { Of::Previous } else { Of::This };
        reader.file(&name, of, std::io::Cursor::new(bytes))?;
        checked.files.push(name);
    }
    checked.notes = reader.into_notes().into_iter().map(|noted| note_in_words(&noted)).collect();
    let most = given.children_at_most();
    let looked = |children| progress(Checking::Looked { children, all: most });
    let outcome = returns::check(&mut given, &Lookups::default(), None, |issue| checked.take(&issue), looked);
    checked.children = outcome.children;
    checked.rules_run = outcome.run.len();
    checked.left_out = outcome.skipped.iter().map(|skipped| (skipped.rule.code(), lacks(skipped.lacks))).collect();
    Ok(checked)
}

fn note_in_words(noted: &returns::read::Noted) -> String {
    let column = noted.column.map(|column| format!(", {column}")).unwrap_or_default();
    let rows = if noted.rows > 1 {
        format!(" ({} times, first in row {})", noted.rows, noted.first_row)
    } else {
        String::new()
    };
    format!("{}{column}: {}{rows}.", noted.file, noted.note.words())
}

/// What a rule lacked, in words.
fn lacks(need: Need) -> String {
    match need {
        Need::Now(table) => table.name().to_owned(),
        Need::Before(table) => format!("{} of the previous year", table.name()),
        Need::Postcodes => "postcodes and the council’s code".to_owned(),
        Need::Providers => "the list of homes and providers".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADER: &str = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\nA1,F,10/06/2007,WBRI,A123456789012,,\n";

    fn checked(files: &[(&str, &str)]) -> Result<Checked, CheckError> {
        let files = files.iter().map(|(name, body)| ((*name).to_owned(), body.as_bytes().to_vec())).collect();
        work_through(Year::try_new(2026).unwrap(), files, &|_| {})
    }

    #[test]
    fn issues_are_counted_by_rule_by_person_and_by_table() {
        let outcomes = "CHILD,DOB,IN_TOUCH,ACTIV,ACCOM\nA1,10/06/2007,YES,0,X1\nB2,10/06/2007,DIED,F2,0\n";
        let checked = checked(&[("header.csv", HEADER), ("oc3.csv", outcomes)]).unwrap();
        let rules: Vec<&str> = checked.by_rule().iter().map(|found| found.rule.code).collect();
        for code in ["133", "344", "345", "INT06"] {
            assert!(rules.contains(&code), "{code} in {rules:?}");
        }
        assert_eq!(checked.all().count() as u64, checked.issues);
        let sum = |list: Vec<(&str, usize)>| list.into_iter().map(|(_, count)| count).sum::<usize>() as u64;
        assert_eq!((sum(checked.by_child()), sum(checked.by_table())), (checked.issues, checked.issues));
        let words = checked.words("344").unwrap();
        assert!(!words.says.is_empty() && words.examples.iter().any(|one| one.starts_with("fail")));
        let csv = checked.csv();
        assert_eq!(csv.lines().count() as u64, checked.issues + 1);
        assert!(csv.lines().any(|line| line.starts_with("B2,OC3,")), "{csv}");
        assert!(!checked.left_out.is_empty() && checked.rules_run > 0);
    }

    #[test]
    fn what_cannot_be_read_is_refused_with_its_file() {
        let said = |files: &[(&str, &str)]| checked(files).unwrap_err().to_string();
        assert!(said(&[("oc3.csv", "")]).contains("oc3.csv"));
        assert!(said(&[("notes.csv", "A,B\n1,2\n")]).contains("notes.csv, row 1"));
        assert!(said(&[("a.zip", "not a zip")]).contains("a.zip cannot be unpacked"));
        assert!(said(&[("a.csv", HEADER), ("b.csv", HEADER)]).contains("give each table once"));
    }

    #[test]
    fn bad_files_are_put_right_or_refused_by_the_reader_of_the_page() {
        use returns::sample::{Fate, bad_files};
        for bad in bad_files().unwrap() {
            let files = vec![(bad.name.to_owned(), bad.bytes.clone())];
            let outcome = work_through(Year::try_new(2026).unwrap(), files, &|_| {});
            match (bad.fate, outcome) {
                (Fate::Read(said), Ok(checked)) => {
                    assert!(checked.notes.iter().any(|note| note.contains(said)), "{}: {:?}", bad.what, checked.notes);
                    assert_eq!(checked.children, 2, "{}", bad.what);
                }
                (Fate::Refused(said), Err(error)) => {
                    let words = error.to_string();
                    assert!(words.contains(said) && words.contains(bad.name), "{}: {words}", bad.what);
                }
                (fate, outcome) => panic!("{}: {fate:?}, {:?}", bad.what, outcome.map(|checked| checked.notes)),
            }
        }
    }
}
