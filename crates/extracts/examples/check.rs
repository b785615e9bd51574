//! What the readers say of files: `cargo run -p extracts --example check KIND COUNCIL TODAY RETURN_YEAR FILE...`.

#![expect(clippy::print_stdout, reason = "what is said is the point of it")]

use std::fs::File;
use std::io;
use std::ops::ControlFlow;

use extracts::{Context, Kind, Source, read};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [kind, council, today, year, files @ ..] = arguments.as_slice() else {
        return Err("give KIND COUNCIL TODAY RETURN_YEAR FILE...".into());
    };
    let kind = Kind::from_code(kind).ok_or("KIND is person-index, ssda903, prison, probation or release-dates")?;
    let context = Context { return_year: year.parse()?, ..Context::new(today.parse()?, council) };
    let sources: Result<Vec<Source<'_>>, io::Error> =
        files.iter().map(|path| Ok(Source::new(path.as_str(), File::open(path)?))).collect();
    let summary = read(kind, sources?, &context, &mut |_| ControlFlow::Continue(()))?;
    for file in &summary.files {
        println!("{}: {} with {} rows, {} refused", file.file, file.table, file.accepted, file.refused);
    }
    for repaired in &summary.repairs {
        println!("{}: {:?}: {} ({} rows)", repaired.file, repaired.column, repaired.repair.words(), repaired.rows);
    }
    for fault in &summary.faults {
        println!("{fault}");
    }
    println!("{} faults", summary.fault_count);
    Ok(())
}
