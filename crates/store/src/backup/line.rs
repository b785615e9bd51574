//! The lines of a copy, and the hash over them.

use std::io::{self, BufRead, Write};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::audit::{Head, hex};

/// The format's number. A program refuses numbers it does not know.
pub(super) const FORMAT: u32 = 1;

/// The first line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    /// Number of the format.
    pub throughline_copy: u32,
    /// The last migration of the tables.
    pub migration: String,
    /// Every table in the order of the file.
    pub tables: Vec<TableRows>,
    /// Where the audit chain ends.
    pub audit: Head,
}

/// How many rows of a table follow.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableRows {
    /// Name.
    pub table: String,
    /// Rows.
    pub rows: u64,
}

/// The last line.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Closing {
    /// Over all lines before, line ends included: 64 hexadecimal digits.
    pub(super) sha256: String,
}

/// Writes lines, counting and hashing them.
pub(super) struct LinesOut<W: Write> {
    out: W,
    line: Vec<u8>,
    hash: Sha256,
    pub(super) count: u64,
}

impl<W: Write> LinesOut<W> {
    pub(super) fn new(out: W) -> Self {
        Self { out, line: Vec::new(), hash: Sha256::new(), count: 0 }
    }

    pub(super) fn put(&mut self, value: &impl Serialize) -> io::Result<()> {
        self.line.clear();
        serde_json::to_writer(&mut self.line, value)?;
        self.line.push(b'\n');
        self.hash.update(&self.line);
        self.count += 1;
        self.out.write_all(&self.line)
    }

    /// Writes the closing line; returns the hash.
    pub(super) fn close(mut self) -> io::Result<(String, W)> {
        let sha256 = hex(&std::mem::take(&mut self.hash).finalize());
        self.put(&Closing { sha256: sha256.clone() })?;
        Ok((sha256, self.out))
    }
}

/// Reads lines, counting and hashing them.
pub(super) struct LinesIn<R: BufRead> {
    from: R,
    line: Vec<u8>,
    hash: Sha256,
    pub(super) count: u64,
}

impl<R: BufRead> LinesIn<R> {
    pub(super) fn new(from: R) -> Self {
        Self { from, line: Vec::new(), hash: Sha256::new(), count: 0 }
    }

    /// The next line without its end; none at the end of the file, and none for a line that has no end.
    pub(super) fn next(&mut self) -> io::Result<Option<&[u8]>> {
        self.hash.update(&self.line);
        self.line.clear();
        self.count += 1;
        self.from.read_until(b'\n', &mut self.line)?;
        Ok(self.line.strip_suffix(b"\n"))
    }

    /// Whether nothing follows.
    pub(super) fn is_at_end(&mut self) -> io::Result<bool> {
        Ok(self.from.fill_buf()?.is_empty())
    }

    /// The hash over all lines before the last one read.
    pub(super) fn hash_before(&self) -> String {
        hex(&self.hash.clone().finalize())
    }
}
