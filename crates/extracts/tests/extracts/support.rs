//! Reading a whole extract from bytes that a test holds.

use std::ops::ControlFlow;

use extracts::{Context, ExtractError, Kind, Record, Source, Summary, read};
use jiff::civil::date;

/// The day on which every test reads, of Merrowdale's files, with the return of the year to 31 March 2026.
pub(crate) fn context() -> Context {
    Context::new(date(2026, 11, 21), "X10000001")
}

/// Reads files of one kind: what was handed on, and the summary.
pub(crate) fn read_files(kind: Kind, files: &[(&str, &[u8])]) -> Result<(Vec<Record>, Summary), ExtractError> {
    let mut records = Vec::new();
    let sources = files.iter().map(|(name, bytes)| Source::new(*name, *bytes));
    let summary = read(kind, sources, &context(), &mut |record| {
        records.push(record);
        ControlFlow::Continue(())
    })?;
    Ok((records, summary))
}
