//! What every fuzz target asks: that bytes have an answer whose parts agree with each other.

pub mod returns;

use std::ops::ControlFlow;

use extracts::columns::Table;
use extracts::{Context, Kind, Source, read};

/// Reads `bytes` as a file of `kind`. Panics, which is what a fuzzer looks for, if the answer contradicts itself.
pub fn has_an_answer(kind: Kind, name: &str, bytes: &[u8]) {
    let context = Context::new(jiff::civil::date(2026, 11, 21), "X10000001");
    let mut records = 0;
    let answer = read(kind, [Source::new(name, bytes)], &context, &mut |record| {
        assert!(record.at().row > 0 && !record.cells().is_empty());
        records += 1;
        ControlFlow::Continue(())
    });
    match answer {
        Ok(summary) => {
            assert_eq!(records, summary.accepted());
            assert_eq!(summary.faults.is_empty(), summary.refused() == 0);
        }
        Err(error) => assert!(error.to_string().contains(name)),
    }
}

/// Reads `bytes` as the rows of each of `tables`, below the right header row: so the fuzzer need not find the columns'
/// names by chance.
pub fn has_an_answer_below_each_header(kind: Kind, tables: &[&Table], bytes: &[u8]) {
    for table in tables {
        let mut file = table.names().collect::<Vec<_>>().join(",").into_bytes();
        file.push(b'\n');
        file.extend_from_slice(bytes);
        has_an_answer(kind, "a.csv", &file);
    }
}
