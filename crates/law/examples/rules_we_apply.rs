//! Writes "The rules we apply": `cargo run -q -p law --example rules_we_apply > docs/the-rules-we-apply.md`.

use std::io::Write as _;
use std::process::ExitCode;

fn main() -> ExitCode {
    let Ok(book) = law::book() else { return ExitCode::FAILURE };
    let page = law::rules::document(&book.rules, &book.holidays);
    let written = std::io::stdout().write_all(page.as_bytes());
    if written.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
