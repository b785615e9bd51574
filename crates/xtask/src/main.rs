//! The command that checks the shape of the house: `cargo run -q -p xtask -- check`.

use anyhow::{Result, bail};
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;
use xtask::{House, budgets, run_all};

const HELP: &str = "cargo run -q -p xtask -- check\n\n\
    Prints the budgets of the house and every broken promise with its file, line and way on.\n\
    Exit code 0: every promise is kept. 1: findings. 2: the house could not be read.\n";

fn main() -> ExitCode {
    let outcome = match std::env::args().nth(1).as_deref() {
        Some("check") => check(),
        Some("help" | "--help" | "-h") | None => print(HELP).map(|()| true),
        Some(other) => Err(anyhow::anyhow!("there is no task `{other}`\n\n{HELP}")),
    };
    match outcome {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(err) => {
            // Nothing is left to tell it to when standard error is closed.
            let _ = writeln!(std::io::stderr(), "xtask: {err:#}");
            ExitCode::from(2)
        }
    }
}

/// Prints the report; true when every promise is kept.
fn check() -> Result<bool> {
    let house = House::open(Path::new(env!("CARGO_MANIFEST_DIR")))?;
    if house.rust.is_empty() {
        bail!("no Rust file was found: run it inside the repository");
    }
    let results = run_all(&house);
    let found = results.iter().map(|(_, findings)| findings.len()).sum();
    let mut report = vec![format!("{}\n\n", budgets::size(&house))];
    report.extend(budgets::all(&house, found).iter().map(|budget| {
        let mark = if budget.kept { "ok   " } else { "short" };
        format!("{mark}  {:<48} {} (goal: {})\n", budget.name, budget.now, budget.goal)
    }));
    report.push("\n".to_owned());
    report.extend(budgets::features(&house).iter().map(|feature| format!("{feature}\n")));
    report.extend(results.iter().map(|(check, findings)| {
        let mark = if findings.is_empty() { "ok   " } else { "BREAK" };
        format!("{mark}  {}: {}\n{}", check.name, check.promise, budgets::list(findings))
    }));
    print(&report.concat())?;
    Ok(found == 0)
}

fn print(text: &str) -> Result<()> {
    Ok(std::io::stdout().lock().write_all(text.as_bytes())?)
}
