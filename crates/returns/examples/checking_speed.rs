//! Measures how long a return takes to read and check: the seconds of the processor, and the most memory.
//!
//! `cargo run --release -p returns --example checking_speed -- DIR [PREVIOUS]`

use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use returns::day::Year;
use returns::read::{Of, Reader};
use returns::sample::Sample;
use returns::{Return, check};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut given = Return::new(Year::try_new(2026).ok_or("the rules of 2026 are known")?);
    let mut reader = Reader::new(&mut given);
    for (folder, of) in std::env::args().skip(1).zip([Of::This, Of::Previous]) {
        let mut files: Vec<_> = std::fs::read_dir(folder)?.filter_map(Result::ok).map(|entry| entry.path()).collect();
        files.sort();
        for path in files.iter().filter(|path| path.extension().is_some_and(|kind| kind == "csv")) {
            reader.file(&path.display().to_string(), of, BufReader::new(File::open(path)?))?;
        }
    }
    let read = seconds()?;
    let lookups = Sample::lookups()?;
    let outcome = check(&mut given, &lookups, None, |_| {}, |_| {});
    let checked = seconds()?;
    let rows = given.rows();
    let (children, rules, issues) = (outcome.children, outcome.run.len(), outcome.issues);
    let line = format!(
        "{rows} rows, {children} children, {rules} rules, {issues} issues: reading {read:.2} s, checking {:.2} s, {}",
        checked - read,
        most_memory()?
    );
    std::io::Write::write_all(&mut std::io::stdout(), format!("{line}\n").as_bytes())?;
    Ok(())
}

/// Seconds of the processor so far, of a hundred ticks each.
fn seconds() -> Result<f64, Box<dyn std::error::Error>> {
    let text = std::fs::read_to_string(Path::new("/proc/self/stat"))?;
    let ticks: f64 = text.split_whitespace().skip(13).take(2).map(|ticks| ticks.parse().unwrap_or(0.0)).sum();
    Ok(ticks / 100.0)
}

/// The most memory this process held.
fn most_memory() -> Result<String, Box<dyn std::error::Error>> {
    let text = std::fs::read_to_string("/proc/self/status")?;
    let line = text.lines().find(|line| line.starts_with("VmHWM")).unwrap_or_default();
    Ok(line.split_whitespace().skip(1).collect::<Vec<_>>().join(" "))
}
