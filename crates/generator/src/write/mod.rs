//! Writes the region's files: one walk over the people, every file open at once, nobody kept.

mod file;
mod index;
mod layout;
mod manifest;
mod people;
mod prison;
mod probation;
mod ssda903;

use std::collections::BTreeMap;
use std::path::Path;

use crate::GeneratorError;
use crate::personas;
use crate::region::Region;
use file::Files;

/// How many people pass between two calls of the progress function.
const PROGRESS_STEP: u32 = 1_000;

/// What was written. The same counts are in `manifest.json`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Summary {
    /// People in the region.
    pub people: u32,
    /// People who were in care: rows of the person index.
    pub in_care: u32,
    /// Rows of each file by its path below the folder, header row not counted. A file that would have none is not made.
    pub files: BTreeMap<String, u64>,
    /// Twins of the person before.
    pub twins: u32,
    /// Brothers and sisters of the person before.
    pub siblings: u32,
    /// People in prison and in the person index.
    pub in_prison_and_index: u32,
    /// Of these, those whom an equal identifier and an equal date of birth join.
    pub joined_in_prison: u32,
    /// Identifiers that two agencies share for one person with different dates of birth.
    pub birth_date_conflicts: u32,
}

/// Writes the extracts of `region` into the folder `into`, which is made where it does not exist. `progress` is called
/// with the people done and the people in all. Files that are there already are written over.
pub fn write(region: &Region, into: &Path, progress: &mut dyn FnMut(usize, usize)) -> Result<Summary, GeneratorError> {
    let people = region.options().people;
    let mut files = Files::open(into)?;
    let mut summary = Summary { people, ..Summary::default() };
    for number in 0..people {
        if number.is_multiple_of(PROGRESS_STEP) {
            progress(number as usize, people as usize);
        }
        people::write(&mut files, region, &personas::person(region, number), &mut summary)?;
    }
    summary.files = files.close()?;
    manifest::write(region, &summary, into)?;
    progress(people as usize, people as usize);
    Ok(summary)
}
