//! Pictures drawn as SVG on the server, each with a title, a description and a table twin.
//!
//! A picture takes plain words and numbers and gives back everything that a page needs to show it to everybody: the
//! SVG, the same facts as a table, and for narrow screens as a list of dates. It needs no script and no style: only
//! presentation attributes, so the strictest content policy lets it through, and it prints.
//!
//! Every text is drawn through one function that also keeps its box, so that tests can prove that no two texts touch,
//! none crosses a line that must stay clear, and none is too small to read.

pub mod bars;
mod canvas;
pub mod charts;
pub mod clocks;
mod colours;
mod day;
mod letters;

pub use bars::{Amount, Bar, Bars, Target};
pub use canvas::{Layout, Pole, TextBox};
pub use clocks::{Clocks, Event, Lane, Place, State, Stay, Words};
pub use day::Day;

/// The smallest letters that may be shown, in CSS pixels.
pub const SMALLEST_TEXT: f64 = 15.0;

/// A drawn picture with its twins for those who cannot see it, or not at this width.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    /// The `<svg>` element, safe to put into a page as it stands: every word in it is escaped.
    pub svg: String,
    /// What the picture is; also the SVG's own title.
    pub title: String,
    /// What the picture says, in sentences; also the SVG's own description.
    pub description: String,
    /// The same facts as a table, to be shown beside the picture.
    pub table: Table,
    /// The same facts in order of time, for screens too narrow for the picture; empty where there are no dates.
    pub list: Vec<DatedItem>,
    /// Shown narrower than this many CSS pixels, its letters fall under [`SMALLEST_TEXT`]: show the list or table then.
    pub narrowest: f64,
    /// Where everything stands, for tests.
    pub layout: Layout,
}

/// A table in words, ready to be shown; nothing in it is escaped.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// What the table holds.
    pub caption: String,
    /// One for each column.
    pub headings: Vec<String>,
    /// Each as long as `headings`.
    pub rows: Vec<Vec<String>>,
}

/// One dated fact; nothing in it is escaped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DatedItem {
    /// The day itself.
    pub day: Day,
    /// The day in words, with its weekday and year.
    pub date: String,
    /// What happens; for today and for the release, that word.
    pub text: String,
    /// The lane that it stands in, with nothing for today and for the release.
    pub lane: String,
    /// How it stands; nothing for today and for the release.
    pub state: Option<State>,
    /// `state` in words, empty where there is none.
    pub state_words: String,
}
