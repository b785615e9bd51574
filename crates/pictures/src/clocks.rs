//! The three-lane clock picture: what each agency's plan asks by when, on one line of time, with today and the release.
//!
//! Lanes run from left to right; each mark is one date. What is done, open, overdue or still to come differs by shape:
//! a filled circle with a tick, a diamond, a triangle, a ring. Below the lanes a strip says where the person is, and
//! the months. Labels stand directly below their marks; the place of each is found in `labels`.

mod axis;
mod draw;
mod labels;
mod lane;
mod marks;
mod scale;
#[cfg(test)]
mod tests;
mod words;

pub use words::Words;

use crate::{Day, Picture};

/// Everything that the picture shows.
#[derive(Debug, Clone)]
pub struct Clocks {
    /// Makes the ids in the SVG unique on the page: letters, digits and `-`.
    pub id: String,
    /// What the picture is, such as "One plan, three statutory clocks".
    pub title: String,
    /// The day that is marked as today.
    pub today: Day,
    /// The day of release, where one is known.
    pub release: Option<Day>,
    /// From top to bottom; three for the statutory clocks, but any number will do.
    pub lanes: Vec<Lane>,
    /// Where the person was, is and will be; where two overlap the earlier one counts.
    pub stays: Vec<Stay>,
    /// Full width in CSS pixels, at least [`NARROWEST`].
    pub width: u16,
}

/// One clock: the dates of one plan.
#[derive(Debug, Clone)]
pub struct Lane {
    /// What it is, such as "Pathway plan".
    pub name: String,
    /// Whose it is, such as "Leaving care".
    pub owner: String,
    /// First and last day on which this clock runs, where known; drawn thick up to today.
    pub runs: Option<(Day, Day)>,
    /// In any order.
    pub events: Vec<Event>,
}

/// One date in a lane.
#[derive(Debug, Clone)]
pub struct Event {
    /// When it was done, is due or is planned.
    pub day: Day,
    /// What it is, in a few words, such as "Housing referral".
    pub name: String,
    /// How it stands.
    pub state: State,
}

/// How an event stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// It should have been done before today.
    Overdue,
    /// It was begun and its last day is not past.
    Open,
    /// It lies ahead.
    Coming,
    /// It was done on its day.
    Done,
}

/// A time in one place.
#[derive(Debug, Clone)]
pub struct Stay {
    /// First day; `None` for "from before the picture begins".
    pub from: Option<Day>,
    /// First day that no longer belongs to it; `None` for "until after the picture ends".
    pub until: Option<Day>,
    /// What kind of place.
    pub place: Place,
    /// In words, such as "In custody".
    pub name: String,
}

/// A kind of place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// A prison or another place of custody.
    Custody,
    /// Anywhere outside custody.
    Community,
}

/// Narrower than this the lanes have no room for labels.
pub const NARROWEST: u16 = 640;

/// Draws the picture, in English.
pub fn draw(clocks: &Clocks) -> Picture {
    draw_in(clocks, &Words::ENGLISH)
}

/// Draws the picture in the language of these words.
pub fn draw_in(clocks: &Clocks, words: &Words) -> Picture {
    draw::picture(clocks, words)
}

impl Clocks {
    /// The days that must be on the picture.
    fn days(&self) -> impl Iterator<Item = Day> {
        let events = self.lanes.iter().flat_map(|lane| lane.events.iter().map(|event| event.day));
        events.chain([self.today]).chain(self.release)
    }
}
