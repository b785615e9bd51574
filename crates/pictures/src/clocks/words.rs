//! The words around the dates, in one language, and the twins of the picture that are made of words alone.

use super::{Clocks, Event, Lane, State};
use crate::{DatedItem, Day, Table};

/// The words of the picture that do not come with its facts. Sentences are made by functions, since languages order
/// and bend words differently.
#[derive(Debug, Clone, Copy)]
pub struct Words {
    /// "Today".
    pub today: &'static str,
    /// "Release".
    pub release: &'static str,
    /// Heading of the strip that says where the person is.
    pub place: &'static str,
    /// Short names of the months from January.
    pub months_short: [&'static str; 12],
    /// Names of the months from January.
    pub months: [&'static str; 12],
    /// Short names of the weekdays from Monday.
    pub weekdays_short: [&'static str; 7],
    /// Names of the weekdays from Monday.
    pub weekdays: [&'static str; 7],
    /// The state alone, for tables and lists; the number is days late, 0 or more, and counts for overdue only.
    pub state: fn(State, i32) -> String,
    /// The last line of a label: the state where it matters, and the date. It may be broken at spaces; `U+00A0` holds
    /// words together.
    pub label: fn(State, i32, &str) -> String,
    /// Below the name of a lane that has more dates than it has room for labels.
    pub more: fn(usize) -> String,
    /// Headings of the table: date, lane, event, state.
    pub headings: [&'static str; 4],
    /// The description: first and last date, today and release in words, overdue and next events.
    pub description: fn(&Summary) -> String,
}

/// What the description of a picture says; every text is in words already.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Summary {
    /// First date on the picture.
    pub first: String,
    /// Last date on the picture.
    pub last: String,
    /// Today.
    pub today: String,
    /// The release, where known.
    pub release: Option<String>,
    /// Overdue events: "Housing referral (Release plan), 9 November 2026".
    pub overdue: Vec<String>,
    /// The first event ahead.
    pub next: Option<String>,
    /// How many events there are.
    pub events: usize,
}

impl Words {
    /// Plain English.
    pub const ENGLISH: Self = Self {
        today: "Today",
        release: "Release",
        place: "Where",
        months_short: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
        months: [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ],
        weekdays_short: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
        weekdays: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
        state: english::state,
        label: english::label,
        more: english::more,
        headings: ["Date", "Plan", "What", "How it stands"],
        description: english::description,
    };

    /// As in "Fri 1 Jan".
    pub(super) fn weekday_date(&self, day: Day) -> String {
        let weekday = self.weekdays_short.get(day.weekday()).copied().unwrap_or_default();
        format!("{weekday} {}", self.short_date(day))
    }

    /// As in "1 Jan".
    pub(super) fn short_date(&self, day: Day) -> String {
        let (_, month, date) = day.civil();
        format!("{date} {}", nth(&self.months_short, month))
    }

    /// As in "1 Jan", with the year where it may be mistaken for one nearer to `today`.
    pub(super) fn near_date(&self, day: Day, today: Day) -> String {
        let is_near = day.days_after(today).abs() < 300;
        let date = if is_near { self.short_date(day) } else { format!("{} {}", self.short_date(day), day.civil().0) };
        date.replace(' ', "\u{a0}")
    }

    /// As in "1 January 2027".
    fn long_date(&self, day: Day) -> String {
        let (year, month, date) = day.civil();
        format!("{date} {} {year}", nth(&self.months, month))
    }

    /// As in "Friday 1 January 2027".
    fn full_date(&self, day: Day) -> String {
        let weekday = self.weekdays.get(day.weekday()).copied().unwrap_or_default();
        format!("{weekday} {}", self.long_date(day))
    }
}

fn nth<'a>(months: &[&'a str; 12], month: u8) -> &'a str {
    months.get(usize::from(month).saturating_sub(1)).copied().unwrap_or_default()
}

/// Lanes and their events in order of time; the order of the lanes settles ties.
fn in_order(clocks: &Clocks) -> Vec<(&Lane, &Event)> {
    let mut events: Vec<(&Lane, &Event)> =
        clocks.lanes.iter().flat_map(|lane| lane.events.iter().map(move |event| (lane, event))).collect();
    events.sort_by_key(|(_, event)| event.day);
    events
}

fn state(clocks: &Clocks, words: &Words, event: &Event) -> String {
    (words.state)(event.state, clocks.today.days_after(event.day).max(0))
}

/// The same dates as a table.
pub(super) fn table(clocks: &Clocks, words: &Words) -> Table {
    let row = |(lane, event): (&Lane, &Event)| {
        vec![words.full_date(event.day), lane.name.clone(), event.name.clone(), state(clocks, words, event)]
    };
    Table {
        caption: clocks.title.clone(),
        headings: words.headings.iter().map(|heading| (*heading).to_owned()).collect(),
        rows: in_order(clocks).into_iter().map(row).collect(),
    }
}

/// The same dates as a list, with today and the release among them; these come before events of the same day.
pub(super) fn list(clocks: &Clocks, words: &Words) -> Vec<DatedItem> {
    let marked = |day: Day, text: &str| DatedItem {
        day,
        date: words.full_date(day),
        text: text.to_owned(),
        lane: String::new(),
        state: None,
        state_words: String::new(),
    };
    let mut list = vec![marked(clocks.today, words.today)];
    list.extend(clocks.release.map(|day| marked(day, words.release)));
    list.extend(in_order(clocks).into_iter().map(|(lane, event)| DatedItem {
        day: event.day,
        date: words.full_date(event.day),
        text: event.name.clone(),
        lane: lane.name.clone(),
        state: Some(event.state),
        state_words: state(clocks, words, event),
    }));
    list.sort_by_key(|item| (item.day, item.state.is_some()));
    list
}

/// What the picture says, in sentences.
pub(super) fn description(clocks: &Clocks, words: &Words) -> String {
    let events = in_order(clocks);
    let in_words =
        |(lane, event): &(&Lane, &Event)| format!("{} ({}), {}", event.name, lane.name, words.long_date(event.day));
    let is_ahead =
        |(_, event): &&(&Lane, &Event)| matches!(event.state, State::Coming | State::Open) && event.day >= clocks.today;
    let days = || clocks.days();
    (words.description)(&Summary {
        first: words.long_date(days().min().unwrap_or(clocks.today)),
        last: words.long_date(days().max().unwrap_or(clocks.today)),
        today: words.full_date(clocks.today),
        release: clocks.release.map(|day| words.full_date(day)),
        overdue: events.iter().filter(|(_, event)| event.state == State::Overdue).map(in_words).collect(),
        next: events.iter().find(is_ahead).map(in_words),
        events: events.len(),
    })
}

mod english {
    //! How English builds the sentences.

    use super::{State, Summary};

    pub(super) fn state(state: State, days_late: i32) -> String {
        match (state, days_late) {
            (State::Done, _) => "Done".to_owned(),
            (State::Open, _) => "Open".to_owned(),
            (State::Coming, _) => "To come".to_owned(),
            (State::Overdue, 0) => "Overdue".to_owned(),
            (State::Overdue, 1) => "Overdue by 1 day".to_owned(),
            (State::Overdue, days) => format!("Overdue by {days} days"),
        }
    }

    pub(super) fn label(state: State, days_late: i32, date: &str) -> String {
        match (state, days_late) {
            (State::Overdue, 0) => format!("overdue, {date}"),
            (State::Overdue, 1) => "overdue 1\u{a0}day".to_owned(),
            (State::Overdue, days) => format!("overdue {days}\u{a0}days"),
            (State::Open, _) => format!("open, due {date}"),
            (State::Done | State::Coming, _) => date.to_owned(),
        }
    }

    pub(super) fn more(count: usize) -> String {
        format!("{count} more in table")
    }

    pub(super) fn description(summary: &Summary) -> String {
        let mut sentences = vec![format!("From {} to {}.", summary.first, summary.last)];
        sentences.push(format!("Today is {}.", summary.today));
        sentences.extend(summary.release.iter().map(|release| format!("Release is on {release}.")));
        if !summary.overdue.is_empty() {
            sentences.push(format!("Overdue: {}.", summary.overdue.join("; ")));
        }
        sentences.extend(summary.next.iter().map(|next| format!("Next: {next}.")));
        sentences.push(match summary.events {
            0 => "No dates are known.".to_owned(),
            1 => "The date is also in the table.".to_owned(),
            events => format!("All {events} dates are also in the table."),
        });
        sentences.join(" ")
    }
}
