//! A pilot evaluated as it was promised: a sealed protocol, the people old enough to be counted, gates that close when
//! in doubt, and a report from which nobody can be recovered.
//!
//! Results are a function of three things: the protocol's bytes, the data's bytes and this engine's version. Nothing here
//! reads a file, a clock or chance: dates come from the caller, and the seed stands in the protocol. The same three give
//! the same bytes on any number of threads.
//!
//! The order of the work is the order of the modules: [`protocol`] is read and [`seal`]ed, [`people`] are taken from
//! columns, [`maturity`] says who is due, [`analysis`] matches and measures, [`gates`] open or stay shut, [`release`]
//! protects every count, and [`report`] says it in words.
#![expect(clippy::cast_precision_loss, reason = "counts of people stay far below 2^53")]

pub mod analysis;
pub mod breakdown;
mod check_r;
pub mod compare;
pub mod curves;
mod day;
mod deviations;
mod error;
pub mod evidence;
pub mod gates;
mod given;
pub mod maturity;
pub mod measure;
pub mod oversight;
pub mod people;
pub mod power;
pub mod protocol;
pub mod release;
pub mod report;
pub mod run;
pub mod seal;
mod threads;
pub mod values;

pub use error::AnalysisError;
pub use given::Given;
pub use protocol::{Protocol, ProtocolError};
pub use run::{Data, File, Outcome, run};
pub use seal::{Seal, SealError, Sealed};

/// The engine's version: part of what a result depends on.
pub const ENGINE: &str = concat!("throughline ", env!("CARGO_PKG_VERSION"));
