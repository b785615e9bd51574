//! The law as files: the rules we apply, and the cases against which anyone can check them.
//!
//! A lawyer or another team reads and writes these files (`docs/formats/law.md`, `docs/formats/cases.md`); nobody needs
//! Rust to add one.

pub mod calendar;
pub mod cases;
mod file;
mod keys;
pub mod person;
pub mod rules;

pub use file::FileError;
pub use keys::KeyFault;

/// The rules and the calendar that come with the program.
pub fn book() -> Result<domain::duty::LawBook, rules::RuleError> {
    Ok(domain::duty::LawBook {
        rules: rules::embedded()?,
        holidays: calendar::embedded(),
        precedence: domain::custody::Precedence::default(),
    })
}
