//! The three-lane picture of a person's duties: pathway, sentence, release, on one line of time.

use casework::contact::Entry;
use casework::record::Known;
use domain::Date;
use domain::agency::Role;
use domain::duty::{self, Duties, Duty, EventKind, Lane, Law};
use jiff::ToSpan;
use pictures::clocks::{self, Clocks, Event, Place, State, Stay, draw};
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

/// Draws the duties in their lanes; nothing where there is no date to show. The picture holds the dates around today and
/// the release; the table and the list hold all.
pub(crate) fn picture(
    known: &Known,
    newest: &[Entry],
    duties: &Duties<'_, '_>,
    (law, today): (Law<'_>, Date),
) -> Option<PictureView> {
    let release = super::release(known, law);
    let mut marks = marks(duties);
    marks.extend(contacts(newest));
    let received = known.custody.as_ref().and_then(|custody| custody.received_on);
    marks.extend(received.map(|on| Mark { lane: Lane::Sentence, on, name: "Came to prison", state: State::Done }));
    if marks.is_empty() {
        return None;
    }
    marks.sort_by_key(|mark| (mark.on, mark.name, mark.state));
    marks.dedup_by_key(|mark| (mark.on, mark.name));
    let (from, until) = window(&marks, release, today);
    let clocks = |marks: &[Mark]| {
        let lanes = [(Lane::Pathway, "Leaving care"), (Lane::Sentence, "Prison"), (Lane::Release, "Prison, probation")];
        Some(Clocks {
            id: "clocks".to_owned(),
            title: "One plan, three clocks".to_owned(),
            today: day(today)?,
            release: release.and_then(day),
            lanes: lanes.map(|(lane, owner)| lane_of(lane, owner, marks)).into(),
            stays: stays(known, release, today),
            width: 1020,
        })
    };
    let all = draw(&clocks(&marks)?);
    let near: Vec<Mark> = marks.iter().copied().filter(|mark| from <= mark.on && mark.on <= until).collect();
    let svg = if near.len() == marks.len() { all.svg } else { draw(&clocks(&near)?).svg };
    Some(PictureView::new(Picture { svg, ..all }))
}

/// One date of a lane.
#[derive(Debug, Clone, Copy)]
struct Mark {
    lane: Lane,
    on: Date,
    name: &'static str,
    state: State,
}

/// Days before today and after today or the release that the picture holds.
const DAYS_BACK: i64 = 180;
const DAYS_AHEAD: i64 = 120;
/// However long ago something late was due, the picture goes back no further; its date is in the table.
const DAYS_BACK_MAX: i64 = 400;
/// However far away the release is, the picture goes no further.
const DAYS_AHEAD_MAX: i64 = 400;

/// The days that the picture holds: it goes back to what is late, and on to the weeks after the release.
fn window(marks: &[Mark], release: Option<Date>, today: Date) -> (Date, Date) {
    let back = |days: i64| today.saturating_sub(days.days());
    let ahead = |days: i64| today.saturating_add(days.days());
    let late = marks.iter().filter(|mark| mark.state == State::Overdue).map(|mark| mark.on).min();
    let from = late.map_or_else(|| back(DAYS_BACK), |late| late.min(back(DAYS_BACK))).max(back(DAYS_BACK_MAX));
    let after = release.map(|release| release.saturating_add(60.days()));
    let until =
        after.map_or_else(|| ahead(DAYS_AHEAD), |after| after.max(ahead(DAYS_AHEAD))).min(ahead(DAYS_AHEAD_MAX));
    (from, until)
}

/// The dates of the duties: what was done, what is late, what lies ahead.
fn marks(duties: &Duties<'_, '_>) -> Vec<Mark> {
    let is_contact = |kind: EventKind| matches!(kind, EventKind::Seen | EventKind::InTouch);
    let of_duty = |duty: &Duty<'_>| {
        let lane = duty.rule.lane;
        let done = |on: Date, kind: EventKind| Mark { lane, on, name: kind.words(), state: State::Done };
        let state = match duty.state {
            duty::State::Overdue { .. } => Some(State::Overdue),
            duty::State::DueSoon { .. } | duty::State::Open => Some(State::Open),
            duty::State::NotYetOpen => Some(State::Coming),
            _ => None,
        };
        let due = state.zip(duty.due).map(|(state, on)| Mark { lane, on, name: duty.rule.title, state });
        let last = match duty.state {
            duty::State::Done { on, by, .. } => Some((on, by)),
            state if state.is_owed() => duty.last_done,
            _ => None,
        };
        // Contacts are marked from the list of contacts, under their own name.
        [due, last.filter(|(_, kind)| !is_contact(*kind)).map(|(on, kind)| done(on, kind))]
    };
    duties.tasks().flat_map(of_duty).flatten().collect()
}

fn day(date: Date) -> Option<Day> {
    Day::from_civil(date.year(), date.month().unsigned_abs(), date.day().unsigned_abs())
}

fn contacts(newest: &[Entry]) -> impl Iterator<Item = Mark> {
    let counted = |entry: &&Entry| {
        let visit = &entry.visit;
        visit.role == Role::PersonalAdviser && !visit.withdrawn && visit.what.outcome.is_attended()
    };
    let mark = |entry: &Entry| Mark {
        lane: Lane::Pathway,
        on: entry.visit.what.visited_on,
        name: "In touch",
        state: State::Done,
    };
    newest.iter().filter(counted).take(CONTACTS_SHOWN).map(mark)
}

fn lane_of(lane: Lane, owner: &str, marks: &[Mark]) -> clocks::Lane {
    let own = marks.iter().filter(|mark| mark.lane == lane);
    let event = |mark: &Mark| Some(Event { day: day(mark.on)?, name: mark.name.to_owned(), state: mark.state });
    let events: Vec<Event> = own.filter_map(event).collect();
    let first = events.iter().map(|event| event.day).min();
    let last = events.iter().map(|event| event.day).max();
    clocks::Lane { name: lane.words().to_owned(), owner: owner.to_owned(), runs: first.zip(last), events }
}

/// Where the person was, is and is expected to be. Whoever is still listed in custody after the date of release is still
/// there, whatever the date said.
fn stays(known: &Known, release: Option<Date>, today: Date) -> Vec<Stay> {
    let stay = |from, until, place, name: &str| Stay { from, until, place, name: name.to_owned() };
    let Some(custody) = known.custody.as_ref() else {
        return vec![stay(None, None, Place::Community, "In the community")];
    };
    let received = custody.received_on.and_then(day);
    let release = release.filter(|on| today <= *on).and_then(day);
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

#[cfg(test)]
mod tests {
    use super::*;
    use casework::record::Custody;
    use jiff::civil::date;

    #[test]
    fn a_date_that_has_passed_draws_nobody_out_of_custody() {
        let custody = Custody {
            establishment: "HMP/YOI Larkmoor".to_owned(),
            received_on: Some(date(2026, 11, 2)),
            legal_status: None,
            alerts: Vec::new(),
        };
        let held = Known { custody: Some(custody), ..Known::default() };
        let today = date(2027, 2, 10);
        for (release, expected) in [
            (Some(date(2027, 4, 9)), Place::Community),
            (Some(today), Place::Community),
            (Some(date(2027, 2, 9)), Place::Custody),
            (None, Place::Custody),
        ] {
            let last = stays(&held, release, today).pop();
            assert_eq!(last.map(|stay| stay.place), Some(expected), "{release:?}");
        }
        let free = stays(&Known::default(), Some(today), today);
        assert!(free.iter().all(|stay| stay.place == Place::Community));
    }
}
