//! A fictional region: agencies' extracts with the truth that links them.

mod calendar;
mod care;
mod chance;
mod justice;
mod names;
mod numbers;
mod person;
mod personas;
mod places;
mod recorded;
mod region;
mod workers;
mod write;

pub use region::{Options, Region};
pub use write::{Summary, write};

use std::path::PathBuf;

/// Why no region was made.
#[derive(Debug, thiserror::Error)]
pub enum GeneratorError {
    /// Too few or too many people asked for.
    #[error("asked for {asked} people; a region has 1 to {most}")]
    People {
        /// How many were asked for.
        asked: u32,
        /// How many there may be.
        most: u32,
    },
    /// The statutory return asked for does not fit the day the extracts are drawn.
    #[error("no statutory return of the year to 31 March {year}: it must have ended in the two years before today")]
    Year {
        /// The year asked for.
        year: i16,
    },
    /// The folder or a file in it could not be written.
    #[error("could not write {}", path.display())]
    Write {
        /// The folder or file.
        path: PathBuf,
        /// What the operating system said.
        #[source]
        source: std::io::Error,
    },
}
