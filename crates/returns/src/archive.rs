//! A return's files packed into one zip: unpacked in memory, within limits that no honest return comes near.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

/// Most files of an archive that are looked at.
pub const FILES_MAX: usize = 100;

/// Most bytes of all files together, unpacked: 512 MB, some twenty million rows.
pub const BYTES_MAX: u64 = 512 << 20;

/// Endings of files that may be a return's.
const ENDINGS: [&str; 4] = ["csv", "xml", "xlsx", "txt"];

/// A file of an archive.
pub type Unpacked = (String, Vec<u8>);

/// Why an archive cannot be unpacked.
#[derive(Debug, thiserror::Error)]
pub enum ArchiveError {
    /// It is no archive, or a broken one.
    #[error("{file} cannot be unpacked")]
    Broken {
        /// The archive.
        file: String,
        /// Why.
        #[source]
        source: ZipError,
    },
    /// It holds too many files.
    #[error("{file} holds more than {FILES_MAX} files")]
    TooMany {
        /// The archive.
        file: String,
    },
    /// It is too large when unpacked.
    #[error("{file} is larger than {} MB when unpacked", BYTES_MAX >> 20)]
    TooLarge {
        /// The archive.
        file: String,
    },
    /// It holds nothing that may be a return's.
    #[error("{file} holds no file that may be a return’s (CSV, XML or .xlsx)")]
    Nothing {
        /// The archive.
        file: String,
    },
}

/// Whether a file is an archive by its name and first bytes. A workbook is one too, and is left as it is.
pub fn is_archive(name: &str, bytes: &[u8]) -> bool {
    ending(name) == "zip" || (bytes.starts_with(b"PK\x03\x04") && !ENDINGS.contains(&ending(name).as_str()))
}

fn ending(name: &str) -> String {
    name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default()
}

/// The files of an archive that may be a return's, by their names without folders. What is claimed of sizes is not believed: bytes
/// are counted as they come out.
pub fn unpack(file: &str, bytes: &[u8]) -> Result<Vec<Unpacked>, ArchiveError> {
    unpack_within(file, bytes, BYTES_MAX)
}

fn unpack_within(file: &str, bytes: &[u8], most: u64) -> Result<Vec<Unpacked>, ArchiveError> {
    let broken = |source| ArchiveError::Broken { file: file.to_owned(), source };
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    if archive.len() > FILES_MAX {
        return Err(ArchiveError::TooMany { file: file.to_owned() });
    }
    let (mut unpacked, mut left) = (Vec::new(), most);
    for at in 0..archive.len() {
        let entry = archive.by_index(at).map_err(broken)?;
        let path = entry.name().map_err(broken)?.into_owned();
        let name = path.rsplit(['/', '\\']).next().unwrap_or_default().to_owned();
        // What some systems lay beside the files that were packed.
        let is_hidden = name.starts_with('.') || path.starts_with("__MACOSX/");
        if entry.is_dir() || is_hidden || !ENDINGS.contains(&ending(&name).as_str()) {
            continue;
        }
        let mut body = Vec::new();
        let read = entry.take(left + 1).read_to_end(&mut body).map_err(|error| broken(ZipError::Io(error)))?;
        left = left.checked_sub(read as u64).ok_or_else(|| ArchiveError::TooLarge { file: file.to_owned() })?;
        unpacked.push((name, body));
    }
    if unpacked.is_empty() { Err(ArchiveError::Nothing { file: file.to_owned() }) } else { Ok(unpacked) }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    fn packed(files: &[(&str, &[u8])]) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, body) in files {
            zip.start_file(*name, SimpleFileOptions::default()).unwrap();
            zip.write_all(body).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    #[test]
    fn what_may_be_a_returns_comes_out_without_its_folder() {
        let bytes = packed(&[
            ("return/oc3.csv", b"CHILD"),
            ("return/header_last.CSV", b"CHILD"),
            ("__MACOSX/return/._oc3.csv", b"x"),
            ("return/.DS_Store", b"x"),
            ("readme.pdf", b"x"),
            ("../../etc/passwd.csv", b"CHILD"),
        ]);
        assert!(is_archive("return.zip", &bytes) && is_archive("return", &bytes) && !is_archive("a.xlsx", &bytes));
        let names: Vec<String> = unpack("return.zip", &bytes).unwrap().into_iter().map(|(name, _)| name).collect();
        assert_eq!(names, ["oc3.csv", "header_last.CSV", "passwd.csv"]);
    }

    #[test]
    fn what_is_no_archive_or_holds_nothing_is_refused() {
        assert!(matches!(unpack("a.zip", b"CHILD,DOB\n"), Err(ArchiveError::Broken { .. })));
        assert!(matches!(unpack("a.zip", &packed(&[("readme.pdf", b"x")])), Err(ArchiveError::Nothing { .. })));
        let many: Vec<String> = (0..=FILES_MAX).map(|at| format!("{at}.csv")).collect();
        let many: Vec<(&str, &[u8])> = many.iter().map(|name| (name.as_str(), &b"x"[..])).collect();
        assert!(matches!(unpack("a.zip", &packed(&many)), Err(ArchiveError::TooMany { .. })));
    }

    #[test]
    fn a_bomb_is_not_let_off() {
        let most = 1 << 20;
        let zeros = vec![0_u8; 300 << 10];
        let files = |count: usize| {
            let names: Vec<String> = (0..count).map(|at| format!("{at}.csv")).collect();
            packed(&names.iter().map(|name| (name.as_str(), zeros.as_slice())).collect::<Vec<_>>())
        };
        let bomb = files(4);
        assert!(bomb.len() < 10_000, "{} bytes", bomb.len());
        assert!(matches!(unpack_within("bomb.zip", &bomb, most), Err(ArchiveError::TooLarge { .. })));
        assert_eq!(unpack_within("bomb.zip", &files(3), most).unwrap().len(), 3);
    }
}
