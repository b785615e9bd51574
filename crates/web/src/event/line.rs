//! Something recorded by hand, as the pages list it.

use casework::duty::Person;
use casework::event::Entry;
use domain::Date;
use domain::duty::Law;
use domain::event::{Circumstance, Happened};
use serde::Serialize;

use crate::words;

/// Something on the record.
#[derive(Debug, Serialize)]
pub(crate) struct EventLine {
    pub(crate) title: String,
    /// ISO date for machines, words for people.
    pub(crate) datetime: String,
    pub(crate) date: String,
    /// How it ended, or why; for answers of a housing authority. For how somebody lives, which it is.
    pub(crate) outcome: Option<String>,
    pub(crate) note: String,
    pub(crate) by: String,
    /// When it was put on the record.
    pub(crate) recorded: String,
    /// The duties that it closed.
    pub(crate) closes: Vec<&'static str>,
    pub(crate) withdrawn_why: Option<String>,
    /// Address for saying that it is over, where it lasts and this reader may.
    pub(crate) end: Option<String>,
    /// Address for taking it back, where this reader may.
    pub(crate) withdraw: Option<String>,
}

impl EventLine {
    fn of(entry: &Entry, recorded_on: Date) -> Self {
        let outcome = match entry.happened {
            Happened::Event(event) => event.outcome.map(|outcome| outcome.words().to_owned()),
            Happened::Spell(_) => None,
            Happened::Since(since) => Some(circumstance(since.is)),
        };
        Self {
            title: entry.happened.kind().words().to_owned(),
            datetime: entry.happened.from().to_string(),
            date: days(entry.happened),
            outcome,
            note: entry.note.clone(),
            by: format!("{}, {}", entry.by_name, entry.role.words().to_lowercase()),
            recorded: words::plain(recorded_on),
            closes: Vec::new(),
            withdrawn_why: entry.withdrawn_why.clone(),
            end: None,
            withdraw: None,
        }
    }
}

/// These entries as lines, each with the duties that it closed.
pub(crate) fn lines(
    entries: &[Entry],
    one: &Person,
    (law, today): (Law<'_>, Date),
    context: &casework::Context,
) -> Vec<EventLine> {
    one.ask(law, today, |duties| {
        let line = |entry: &Entry| {
            let mut line = EventLine::of(entry, context.civil(entry.recorded_at).date());
            if let (Happened::Event(event), None) = (entry.happened, &entry.withdrawn_why) {
                line.closes = duties.closed_by(&event).map(|duty| duty.rule.title).collect();
            }
            line
        };
        entries.iter().map(line).collect()
    })
}

/// "Wednesday 3 February 2027"; for what lasts "from 3 February 2027 until 9 February 2027", "since 3 February 2027".
pub(crate) fn days(happened: Happened) -> String {
    match happened {
        Happened::Event(event) => words::long(event.on),
        Happened::Spell(spell) => match spell.to {
            Some(to) => format!("from {} until {}", words::plain(spell.from), words::plain(to)),
            None => format!("since {}", words::plain(spell.from)),
        },
        Happened::Since(since) => format!("from {} on", words::plain(since.from)),
    }
}

/// "In supported lodgings, suitable".
pub(super) fn circumstance(is: Circumstance) -> String {
    match is {
        Circumstance::Home { is_suitable, .. } => {
            format!("{}, {}", is.words(), if is_suitable { "suitable" } else { "not suitable" })
        }
        Circumstance::Activity(_) | Circumstance::Touch(_) => is.words().to_owned(),
    }
}
