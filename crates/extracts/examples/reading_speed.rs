//! How many rows a second of processor time are read: `cargo run --release -p extracts --example reading_speed [rows]`.
//!
//! Each table is written into memory from the examples of its columns, with a key of its own in every row, and read.

#![expect(clippy::print_stdout, reason = "the figures are the point of it")]

use std::ops::ControlFlow;

use extracts::columns::{Format, Number, Table};
use extracts::write::TableWriter;
use extracts::{Context, Kind, Source, read};

/// Nanoseconds this process has spent on a processor (Linux).
fn processor_ns() -> u64 {
    let text = std::fs::read_to_string("/proc/self/schedstat").unwrap_or_default();
    text.split(' ').next().and_then(|first| first.parse().ok()).unwrap_or_default()
}

/// A file of `rows` rows that differ in their numbers.
fn written(table: &Table, rows: u32) -> std::io::Result<Vec<u8>> {
    let mut writer = TableWriter::start(table, Vec::new())?;
    for row in 0..rows {
        let (letter, serial) =
            (char::from(b'A' + u8::try_from(row / 1_000_000 % 26).unwrap_or_default()), row % 1_000_000);
        let cells: Vec<String> = table
            .columns
            .iter()
            .map(|column| match column.format {
                Format::LocalId => format!("MD{row:07}"),
                Format::Numbered(Number::Prison) => {
                    let (first, last) = (row / 10_000 % 26, row / 260_000 % 26);
                    let letter = |n: u32| char::from(b'A' + u8::try_from(n).unwrap_or_default());
                    format!("A{:04}{}{}", row % 10_000, letter(first), letter(last))
                }
                Format::Numbered(Number::Crn) => format!("{letter}{serial:06}"),
                Format::Text(_) if table.key.contains(&column.name) => row.to_string(),
                _ => column.example.to_owned(),
            })
            .collect();
        writer.cells(&cells)?;
    }
    writer.finish()
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let rows: u32 = std::env::args().nth(1).map_or(Ok(300_000), |text| text.parse())?;
    let context = Context::new(extracts_today(), "X10000001");
    for kind in Kind::ALL {
        for table in kind.tables() {
            let bytes = written(table, rows)?;
            let size = bytes.len() / 1_000_000;
            let before = processor_ns();
            let mut records = 0_u64;
            let summary = read(*kind, [Source::new("made.csv", bytes.as_slice())], &context, &mut |record| {
                records += u64::from(record.at().row > 0);
                ControlFlow::Continue(())
            })?;
            let seconds = f64::from(u32::try_from((processor_ns() - before) / 1_000)?) / 1e6;
            let a_second = f64::from(rows) / seconds;
            println!(
                "{:18} {records} rows, {} refused, {size} MB, {seconds:.2} s: {a_second:.0} rows a second",
                table.name,
                summary.refused()
            );
        }
    }
    Ok(())
}

/// The day on which the examples were written.
fn extracts_today() -> jiff::civil::Date {
    jiff::civil::date(2026, 11, 21)
}
