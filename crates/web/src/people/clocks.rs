//! The three-lane picture of a person's record: leaving care, sentence, release, on one line of time.

use casework::contact::Entry;
use casework::record::Known;
use domain::Date;
use domain::agency::Role;
use domain::contact::{NextContact, Standing};
use pictures::clocks::{Clocks, Event, Lane, Place, State, Stay, draw};
use pictures::{Day, Picture};
use serde::Serialize;

/// How many past contacts are marked: older ones are in the history.
const CONTACTS_SHOWN: usize = 3;

/// The picture with its twins, as the template shows it.
#[derive(Debug, Serialize)]
pub(crate) struct PictureView {
    /// SVG; every word in it is escaped by the crate that draws it.
    svg: govuk::SafeHtml,
    caption: String,
    headings: Vec<String>,
    rows: Vec<Vec<String>>,
    list: Vec<ListItem>,
}

#[derive(Debug, Serialize)]
struct ListItem {
    date: String,
    text: String,
    lane: String,
    state: String,
}

impl PictureView {
    fn new(picture: Picture) -> Self {
        let item = |item: pictures::DatedItem| ListItem {
            date: item.date,
            text: item.text,
            lane: item.lane,
            state: item.state_words,
        };
        // The day of release is a mark of its own in the list; where a lane says the same of that day, once is enough.
        let said = |one: &pictures::DatedItem| {
            let same = |other: &pictures::DatedItem| {
                !other.lane.is_empty() && (&other.date, &other.text) == (&one.date, &one.text)
            };
            one.lane.is_empty() && picture.list.iter().any(same)
        };
        let list = picture.list.iter().filter(|one| !said(one)).cloned().map(item).collect();
        Self {
            svg: govuk::SafeHtml::vouched_for(picture.svg),
            caption: picture.table.caption,
            headings: picture.table.headings,
            rows: picture.table.rows,
            list,
        }
    }
}

/// Draws what is known; nothing where there is no date to show.
pub(crate) fn picture(known: &Known, newest: &[Entry], next: Option<&NextContact>, today: Date) -> Option<PictureView> {
    let release = super::release(known);
    let lanes = vec![care(newest, next), sentence(known), leaving(release)];
    if lanes.iter().all(|lane| lane.events.is_empty()) {
        return None;
    }
    let clocks = Clocks {
        id: "clocks".to_owned(),
        title: "One plan, three clocks".to_owned(),
        today: day(today)?,
        release: release.and_then(day),
        lanes,
        stays: stays(known, release),
        width: 1020,
    };
    Some(PictureView::new(draw(&clocks)))
}

fn day(date: Date) -> Option<Day> {
    Day::from_civil(date.year(), date.month().unsigned_abs(), date.day().unsigned_abs())
}

fn event(date: Date, name: &str, state: State) -> Option<Event> {
    Some(Event { day: day(date)?, name: name.to_owned(), state })
}

fn care(newest: &[Entry], next: Option<&NextContact>) -> Lane {
    let counted = |entry: &&Entry| {
        let visit = &entry.visit;
        visit.role == Role::PersonalAdviser && !visit.withdrawn && visit.what.outcome.is_attended()
    };
    let mut events: Vec<Event> = newest
        .iter()
        .filter(counted)
        .take(CONTACTS_SHOWN)
        .filter_map(|entry| event(entry.visit.what.visited_on, "In touch", State::Done))
        .collect();
    if let Some(next) = next {
        let state = match next.standing {
            Standing::Overdue { .. } => State::Overdue,
            Standing::DueSoon { .. } => State::Open,
            Standing::Coming { .. } => State::Coming,
        };
        events.extend(event(next.due, "Next contact due", state));
    }
    lane("Pathway plan", "Leaving care", events)
}

fn sentence(known: &Known) -> Lane {
    let custody = known.custody.as_ref();
    let received = custody.and_then(|custody| custody.received_on);
    let events = received.and_then(|on| event(on, "Came to prison", State::Done)).into_iter().collect();
    lane("Sentence plan", "Prison", events)
}

fn leaving(release: Option<Date>) -> Lane {
    let events = release.and_then(|on| event(on, "Release", State::Coming)).into_iter().collect();
    lane("Release plan", "Probation", events)
}

fn lane(name: &str, owner: &str, events: Vec<Event>) -> Lane {
    let first = events.iter().map(|event| event.day).min();
    let last = events.iter().map(|event| event.day).max();
    Lane { name: name.to_owned(), owner: owner.to_owned(), runs: first.zip(last), events }
}

fn stays(known: &Known, release: Option<Date>) -> Vec<Stay> {
    let stay = |from, until, place, name: &str| Stay { from, until, place, name: name.to_owned() };
    let Some(custody) = known.custody.as_ref() else {
        return vec![stay(None, None, Place::Community, "In the community")];
    };
    let received = custody.received_on.and_then(day);
    let release = release.and_then(day);
    let mut stays = Vec::new();
    if received.is_some() {
        stays.push(stay(None, received, Place::Community, "In the community"));
    }
    stays.push(stay(received, release, Place::Custody, "In custody"));
    if release.is_some() {
        stays.push(stay(release, None, Place::Community, "In the community"));
    }
    stays
}
