//! The command line of `seal` and `run`.

use std::path::PathBuf;

use clap::Args;

#[derive(Debug, Args)]
pub(crate) struct Seal {
    /// The protocol, TOML (docs/formats/protocol.md). The seal is written beside it, into the same name with .seal behind.
    #[arg(value_name = "PROTOCOL.toml")]
    pub(crate) protocol: PathBuf,
    /// The person who stands for it.
    #[arg(long, value_name = "NAME")]
    pub(crate) signed_by: String,
    /// The day of the seal, such as 2026-11-25: before the data are cut.
    #[arg(long, value_name = "DATE")]
    pub(crate) date: jiff::civil::Date,
    /// Why a protocol that was sealed before was changed. Reports will say so.
    #[arg(long, value_name = "WHY")]
    pub(crate) because: Option<String>,
}

/// Exit codes: 0 a result is shown; 1 a gate is shut, so only the balance is; 3 there is no report, and the reason is said.
#[derive(Debug, Args)]
pub(crate) struct Run {
    /// The sealed protocol.
    #[arg(value_name = "PROTOCOL.toml")]
    pub(crate) protocol: PathBuf,
    /// The data, CSV, Parquet or Arrow: one row a person.
    #[arg(long, value_name = "FILE")]
    pub(crate) data: PathBuf,
    /// The folder for the report, new or empty.
    #[arg(long, value_name = "DIR")]
    pub(crate) out: PathBuf,
    /// Threads; the report is the same on any number.
    #[arg(long, default_value_t = 1, value_name = "N")]
    pub(crate) threads: usize,
    /// The last day whose facts count, if not the protocol's. It is listed as a deviation.
    #[arg(long, value_name = "DATE")]
    pub(crate) cut: Option<jiff::civil::Date>,
    /// Which of the planned looks this is; the last unless given.
    #[arg(long, value_name = "N")]
    pub(crate) look: Option<usize>,
    /// The folder of an earlier report: its tables, if they are of the same data, are audited together with the new ones; may
    /// be given again.
    #[arg(long, value_name = "DIR")]
    pub(crate) after: Vec<PathBuf>,
    /// Something done otherwise than the protocol says, in a sentence; may be given again.
    #[arg(long, value_name = "WHAT")]
    pub(crate) deviation: Vec<String>,
}
