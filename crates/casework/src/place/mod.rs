//! The directory of places: reading it, writing a place down, and saying how long a way takes.

mod rows;
mod say_travel_time;
mod write_place;

pub use say_travel_time::{SayTravelTimeError, TravelTimeForm, say_travel_time};
pub use write_place::{PlaceForm, WritePlaceError, Written, write_place};

use domain::id::PlaceId;
use domain::place::{Place, TravelTime};
use store::{Rows, Several, StoreError};

/// A place of the directory as it is now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Which.
    pub id: PlaceId,
    /// What is known of it.
    pub place: Place,
    /// Which version this is.
    pub version: i32,
}

/// The directory as it is now.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Directory {
    /// Every place, by name.
    pub places: Vec<Kept>,
    /// What people who know say of single ways, the newest of each.
    pub ways: Vec<TravelTime>,
}

/// The directory: one question.
pub async fn directory(rows: &impl Rows) -> Result<Directory, StoreError> {
    let found = rows::ask(Several::default()).ask(rows).await?;
    Ok(Directory { places: rows::newest(&found)?, ways: rows::ways(&found)? })
}
