//! What is known of each need: a number with what was counted, recorded as none, or not known. Not known is never none.

use jiff::civil::Date;

use super::change::{Change, Counts, Told, changes};
use super::fact::{Facts, Says};
use super::need::Need;
use crate::care::Placement;
use crate::person::age_on;
use crate::reason::long_date;

/// How a need stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// Something is known: how often, or at which age.
    Known {
        /// How often; of custody, the age in whole years.
        number: u32,
    },
    /// Somebody asked, and there is none.
    RecordedAsNone,
    /// Nobody said, and no file tells.
    NotKnown,
}

/// One thing that was counted, or left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What, with its day: one plain sentence without a full stop.
    pub text: String,
    /// Where it is from.
    pub source: String,
}

/// What is known of one need of one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Which.
    pub need: Need,
    /// How it stands.
    pub state: State,
    /// What was counted, and what says that there is none.
    pub counted: Vec<Line>,
    /// What could be taken for one, and was not counted.
    pub left_out: Vec<Line>,
}

/// A time missing or away without leave, as a return has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Away {
    /// First day.
    pub from: Date,
    /// Last day, if it is known.
    pub to: Option<Date>,
    /// Away without leave, rather than missing.
    pub without_leave: bool,
    /// The file.
    pub source: String,
}

/// What agencies' files say of one person.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Recorded {
    /// Date of birth.
    pub born_on: Option<Date>,
    /// Episodes of care.
    pub episodes: Vec<Told>,
    /// First days in custody, each with its file.
    pub custody: Vec<(Date, String)>,
    /// Times missing.
    pub away: Vec<Away>,
}

/// What is known of every need, in the order of [`Need::ALL`].
pub fn findings(recorded: &Recorded, facts: &Facts) -> Vec<Finding> {
    let changes = changes(&recorded.episodes);
    Need::ALL
        .iter()
        .map(|need| match need {
            Need::PlacementMoves => counted(*need, &changes, |change| change.is_move),
            Need::LegalChanges => counted(*need, &changes, |change| change.is_legal),
            Need::FirstCustody => first_custody(recorded),
            Need::Missing => missing(recorded, facts),
            Need::Adverse | Need::Exclusion | Need::Health => by_hand(*need, facts),
        })
        .collect()
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn counted(need: Need, changes: &[Change], is: impl Fn(&Change) -> Counts) -> Finding {
    let (mut yes, mut no) = (Vec::new(), Vec::new());
    for change in changes {
        match is(change) {
            Counts::Yes => yes.push(Line { text: words(need, change), source: change.source.clone() }),
            Counts::LeftOut(why) => {
                let text = format!("{}: {}", long_date(change.on), why.words());
                no.push(Line { text, source: change.source.clone() });
            }
            Counts::IsNone => {}
        }
    }
    let state = if changes.is_empty() { State::NotKnown } else { State::Known { number: number(yes.len()) } };
    Finding { need, state, counted: yes, left_out: no }
}

/// "12 March 2019: from foster placement, other to children's home".
fn words(need: Need, change: &Change) -> String {
    let place =
        |placement: Option<Placement>| placement.map_or("a place that the file does not name", Placement::words);
    let (from, to) = if need == Need::LegalChanges {
        (change.before.map(|(_, status)| status.words()), change.now.1.words())
    } else {
        (change.before.map(|(placement, _)| place(placement)), place(change.now.0))
    };
    let from = from.unwrap_or("what no file we hold tells");
    format!("{}: from “{from}” to “{to}”", long_date(change.on))
}

/// The earliest custody that files tell of. Files that were not brought in may tell of an earlier one.
fn first_custody(recorded: &Recorded) -> Finding {
    let placed = recorded.episodes.iter().filter(|one| one.episode.placement == Some(Placement::R5));
    let placed = placed.map(|one| (one.episode.from, one.source.clone()));
    let mut all: Vec<(Date, String)> = recorded.custody.iter().cloned().chain(placed).collect();
    all.sort();
    all.dedup_by_key(|(on, _)| *on);
    let need = Need::FirstCustody;
    let Some(born_on) = recorded.born_on else {
        let line = |(on, source): (Date, String)| Line {
            text: format!("{}: in custody, at an age that is not known", long_date(on)),
            source,
        };
        return Finding {
            need,
            state: State::NotKnown,
            counted: Vec::new(),
            left_out: all.into_iter().map(line).collect(),
        };
    };
    let age = |on: Date| age_on(born_on, on).and_then(|years| u32::try_from(years).ok());
    let (can_be, cannot): (Vec<_>, Vec<_>) = all.into_iter().partition(|(on, _)| age(*on).is_some());
    let cannot = cannot
        .into_iter()
        .map(|(on, source)| Line { text: format!("{}: before the date of birth", long_date(on)), source });
    let first = can_be.into_iter().next().and_then(|(on, source)| Some((age(on)?, on, source)));
    let (state, counted) = first.map_or((State::NotKnown, Vec::new()), |(years, on, source)| {
        let text = format!("{}: in custody, aged {years}, the earliest that a file tells of", long_date(on));
        (State::Known { number: years }, vec![Line { text, source }])
    });
    Finding { need, state, counted, left_out: cannot.collect() }
}

/// Times missing from the return, and those that people wrote down.
fn missing(recorded: &Recorded, facts: &Facts) -> Finding {
    let mut away: Vec<&Away> = recorded.away.iter().collect();
    away.sort_by_key(|one| (one.from, one.without_leave, one.source.as_str()));
    away.dedup_by_key(|one| one.from);
    let mut found = by_hand(Need::Missing, facts);
    if away.is_empty() {
        return found;
    }
    let lines = away.iter().map(|one| {
        let what = if one.without_leave { "away without leave" } else { "missing" };
        let to = one.to.map_or_else(String::new, |to| format!(" to {}", long_date(to)));
        Line { text: format!("{}{to}: {what}", long_date(one.from)), source: one.source.clone() }
    });
    let others = std::mem::take(&mut found.counted);
    let lines: Vec<Line> = lines.collect();
    // What people wrote down may be the same times: the file's are counted, theirs shown.
    found.state = State::Known { number: number(lines.len()) };
    found.counted = lines;
    found.left_out.extend(others.into_iter().map(|line| Line {
        text: format!("{}. Written down by hand; the file’s times are counted", line.text),
        ..line
    }));
    found
}

/// What people wrote down. What the young adult says is wrong is shown and counts no more until somebody settles it.
fn by_hand(need: Need, facts: &Facts) -> Finding {
    let (mut total, mut is_none) = (None::<u32>, false);
    let (mut counted, mut left_out) = (Vec::new(), Vec::new());
    for fact in facts.standing().filter(|fact| fact.new.need == need) {
        let line = Line { text: fact.sentence(), source: fact.from_words() };
        if let Some(said) = &fact.disputed {
            let text = format!("{}. The young adult says this is wrong: “{}”", line.text, said.words);
            left_out.push(Line { text, ..line });
            continue;
        }
        match fact.new.says {
            Says::Known => total = Some(total.unwrap_or(0).saturating_add(fact.new.times)),
            Says::None => is_none = true,
        }
        counted.push(line);
    }
    let state = match (total, is_none) {
        (Some(number), _) => State::Known { number },
        (None, true) => State::RecordedAsNone,
        (None, false) => State::NotKnown,
    };
    Finding { need, state, counted, left_out }
}
