//! A fictional region: agencies' extracts with the truth that links them.
//!
//! Everything that reads agencies' files, links their people or shows a caseload needs people, and may never have real
//! ones. This crate makes them from a number: [`Region::plan`] takes a size, a seed and a day, [`write()`] writes the
//! files. The same options give the same bytes on every machine, and a person is the same whatever the region's size.
//! Each person is made when their rows are written and then forgotten, so memory does not grow.
//!
//! # What is written
//!
//! | Path | Whose file, and who is in it |
//! |---|---|
//! | `person-index/person_index.csv` | the authority's index: everybody who was in care, with their personal adviser |
//! | `ssda903/*.csv` | its statutory return of one year: children in care in that year, care leavers with a birthday in it |
//! | `ssda903-history/*.csv` | every episode of care of everybody, in the return's columns, as known at that year's end |
//! | `prison/prison.csv` | the prisons: everybody inside today, in care once or not |
//! | `prison-earlier/prison.csv` | the same four weeks ago: one release date in eight was another, some were elsewhere |
//! | `probation/probation.csv` | probation: everybody supervised, before release or after |
//! | `truth.csv` | ours: the person's number with the key of their row in each extract; no agency has this file |
//! | `manifest.json` | the options and the counts |
//!
//! Extracts of care are as of 31 March, those of justice as of today, as they are in life: what happened to a child
//! after that day no return tells. A file that would have no rows is not made.
//!
//! # Who is in it
//!
//! People aged 15 to 25 today. Seven of eight were in care, in one of thirteen stories, each of which ends in another
//! leaving-care status or reaches it another way. One of eight never was, and is known to prison or probation only. There
//! are twins, brothers and sisters in one house, short names and chosen names, changed surnames, slips of the pen, dates of
//! birth told differently, moves, and records that only some may see. Which identifiers two agencies share, and how
//! often what they share contradicts itself, is measured in `docs/measured/generator.md`.
//!
//! The first two people of every region are Wren Rowanfield (19, in HMP/YOI Larkmoor, out on a Friday in six weeks) and
//! Teal Hawthornby (20, in the community); Ada Linden is personal adviser to 25 people, both among them.
//!
//! # What is invented, and what is not
//!
//! Names are made of trees, birds and water, so that nobody takes them for real; towns, prisons and regions do not exist;
//! postcodes of people lie in areas (MF, SV) that were never given out; addresses for e-mail end in `.example`; NHS
//! numbers lie in the range kept for tests, pupil numbers name an authority that does not exist, prison numbers and CRNs
//! begin with X, Y or Z. Check letters are right throughout, as a reader must be able to check them. PNC and CRO numbers
//! have no range kept for tests: that one of ours is somebody's cannot be ruled out, and no name or date goes with it.
//!
//! One thing is real. The return's postcodes are looked up in the national list by those who check it, so they have to
//! exist: they are those of Parliament, ministries, a court and town halls, where no child lives or is placed. Invented
//! ones would be an error in every row; postcodes of homes would be somebody's.

mod calendar;
mod care;
mod chance;
mod justice;
mod names;
mod numbers;
mod person;
mod personas;
pub mod pilot;
mod places;
mod recorded;
mod region;
mod roll;
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
