//! Files that must be refused, each with what is said of it beside it: `tests/bad/<kind>/<case>`.
//!
//! A case is a file, or a folder of files that are given together. What is said stands in `<case>.expected`: the error
//! of the file, or each fault of its rows on a line. Where a test fails, what was really said lies in the target
//! folder's `tmp/bad`.

use std::fs;
use std::path::{Path, PathBuf};

use extracts::Kind;

use crate::support::read_files;

/// What stands in the cells of these files and may be printed nowhere.
const PERSONAL: [&str; 10] = [
    "Rowanfield",
    "Hawthornby",
    "Alderbeck",
    "Elderfen",
    "Alderbrook",
    "Rowan Walk",
    "9990000019",
    "2020/0000001F",
    "2007-05-15",
    "15/05/2007",
];

/// The paths in a folder, in order.
fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

fn name(path: &Path) -> String {
    path.file_name().unwrap().to_str().unwrap().to_owned()
}

/// What is said of the files of a case, and every printed form of it.
fn said(kind: Kind, files: &[(String, Vec<u8>)]) -> (String, String) {
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    match read_files(kind, &files) {
        Err(error) => (format!("{error}\n"), format!("{error} {error:?}")),
        Ok((records, summary)) => {
            let mut faults = summary.faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
            faults.push_str(if faults.is_empty() { "" } else { "\n" });
            assert_eq!(summary.fault_count, u64::try_from(summary.faults.len()).unwrap());
            assert_eq!(u64::try_from(records.len()).unwrap(), summary.accepted());
            let printed = format!("{faults} {summary:?} {records:?}");
            (faults, printed)
        }
    }
}

#[test]
fn each_bad_file_is_refused_in_its_own_words() {
    let bad = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bad");
    let actual = Path::new(env!("CARGO_TARGET_TMPDIR")).join("bad");
    let (mut cases, mut wrong) = (0, Vec::new());
    for kind in Kind::ALL {
        let folder = bad.join(kind.code());
        fs::create_dir_all(actual.join(kind.code())).unwrap();
        for case in entries(&folder).into_iter().filter(|path| path.extension().is_none_or(|ext| ext != "expected")) {
            let paths = if case.is_dir() { entries(&case) } else { vec![case.clone()] };
            let files: Vec<_> = paths.iter().map(|path| (name(path), fs::read(path).unwrap())).collect();
            let (said, printed) = said(*kind, &files);
            assert!(!said.is_empty(), "{} is read as if it were right", case.display());
            for person in PERSONAL {
                let is_advice = said.contains("write dates as") && person.contains("05");
                assert!(is_advice || !printed.contains(person), "{} shows {person}: {printed}", case.display());
            }
            let expected = fs::read_to_string(case.with_extension("expected")).unwrap_or_default();
            if said != expected {
                let file = case.with_extension("expected");
                fs::write(actual.join(kind.code()).join(name(&file)), &said).unwrap();
                wrong.push(format!("{}\n  said:     {said}  expected: {expected}", case.display()));
            }
            cases += 1;
        }
    }
    assert!(wrong.is_empty(), "{} of {cases} cases:\n{}", wrong.len(), wrong.join("\n"));
    assert!(cases >= 80, "{cases} cases");
}
