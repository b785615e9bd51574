//! The directory of places: reading it, writing a place down, and saying how long a way takes.

mod rows;
mod say_travel_time;
mod write_place;

pub use say_travel_time::{SayTravelTimeError, TravelTimeForm, say_travel_time};
pub use write_place::{PlaceForm, WritePlaceError, Written, write_place};

use domain::id::PlaceId;
use domain::place::{Place, TravelTime};
use store::{Rows, StoreError};

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

/// Every place, by name.
pub async fn directory(rows: &impl Rows) -> Result<Vec<Kept>, StoreError> {
    rows::newest(rows).await
}

/// What people who know say of single ways, the newest of each.
pub async fn ways(rows: &impl Rows) -> Result<Vec<TravelTime>, StoreError> {
    rows::ways(rows).await
}
