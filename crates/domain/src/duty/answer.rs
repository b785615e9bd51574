//! What a rule says of a person on a day: its state, its last day, and why.

use jiff::civil::Date;

use super::facts::EventKind;
use super::rule::{Due, Rule, Version};
use super::{Predicate, Predicates, Trigger};
use crate::agency::coded;
use crate::reason::{Force, Reason, long_date};

/// How a duty stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// It will be owed, and cannot be done yet.
    NotYetOpen,
    /// It can be done; the last day is more than a fortnight away, or there is none.
    Open,
    /// The last day is within a fortnight, in this many days; 0 is today.
    DueSoon {
        /// Days left.
        days: i32,
    },
    /// The last day has passed, by this many days.
    Overdue {
        /// Days since the last day; one or more.
        days: i32,
    },
    /// It was done.
    Done {
        /// On which day.
        on: Date,
        /// By which kind of event.
        by: EventKind,
        /// How many days after the last day; 0 if in time.
        late_days: i32,
    },
    /// It is not owed.
    NotApplicable(WhyNot),
    /// Something else took its place.
    Superseded(By),
    /// The rule does not hold yet and does not bind.
    Coming {
        /// The day it begins to hold, where that is known.
        from: Option<Date>,
    },
}

/// Why a duty is not owed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum WhyNot {
    /// The rule holds in the other country.
    OtherNation,
    /// This test must hold and does not.
    Not(Predicate),
    /// One of these must hold and none does.
    NoneOf(Predicates),
    /// This test must not hold and does.
    Is(Predicate),
    /// The day it is counted from is not known or has not come about.
    NoDay(Trigger),
    /// It was triggered before the rule held, or after it ended.
    NotInForce {
        /// The day of the trigger.
        on: Date,
    },
}

/// What took a duty's place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum By {
    /// An earlier row of the same set decides.
    EarlierRow(&'static str),
    /// Custody ended on this day before it was done.
    Released {
        /// The day of release.
        on: Date,
    },
}

coded! {
    /// The states by name, for files, lists and filters.
    StateName {
        /// See [`State::NotYetOpen`].
        NotYetOpen = "not_yet_open", "Not yet";
        /// See [`State::Open`].
        Open = "open", "To do";
        /// See [`State::DueSoon`].
        DueSoon = "due_soon", "Due soon";
        /// See [`State::Overdue`].
        Overdue = "overdue", "Late";
        /// See [`State::Done`].
        Done = "done", "Done";
        /// See [`State::NotApplicable`].
        NotApplicable = "not_applicable", "Does not apply";
        /// See [`State::Superseded`].
        Superseded = "superseded", "Replaced";
        /// See [`State::Coming`].
        Coming = "coming", "Not law yet";
    }
}

impl State {
    /// Its name.
    pub const fn name(self) -> StateName {
        match self {
            Self::NotYetOpen => StateName::NotYetOpen,
            Self::Open => StateName::Open,
            Self::DueSoon { .. } => StateName::DueSoon,
            Self::Overdue { .. } => StateName::Overdue,
            Self::Done { .. } => StateName::Done,
            Self::NotApplicable(_) => StateName::NotApplicable,
            Self::Superseded(_) => StateName::Superseded,
            Self::Coming { .. } => StateName::Coming,
        }
    }

    /// Whether somebody still has to do it, now or later.
    pub const fn is_owed(self) -> bool {
        matches!(self, Self::NotYetOpen | Self::Open | Self::DueSoon { .. } | Self::Overdue { .. })
    }
}

/// One rule's answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Duty<'l> {
    /// The rule.
    pub rule: &'l Rule,
    /// The version that was asked.
    pub version: &'l Version,
    /// How it stands.
    pub state: State,
    /// The last day in time; none where there is no such day, or it is not owed.
    pub due: Option<Date>,
    /// The first day on which it can be done.
    pub opens: Option<Date>,
    /// The day it is counted from.
    pub counted_from: Option<Date>,
    /// For duties that return: when it was last done.
    pub last_done: Option<(Date, EventKind)>,
}

impl Duty<'_> {
    /// How the duty binds. Where its last day is only our target, [`Version::is_target`] says so beside.
    pub const fn force(&self) -> Force {
        self.version.source.force
    }

    /// The reason with its sentences: what applies, what is counted from which day, what closed it.
    pub fn reason(&self) -> Reason {
        Reason::new(self.rule.id, self.version.source, self.sentences())
    }

    fn sentences(&self) -> Vec<String> {
        match self.state {
            State::NotApplicable(why) => vec![self.why_not(why)],
            State::Superseded(by) => vec![match by {
                By::EarlierRow(id) => format!("another row of the same set decides: {id}"),
                By::Released { on } => format!("released on {} before it was done", long_date(on)),
            }],
            State::Coming { from: Some(from) } => {
                vec![format!("the rule begins to hold on {} and does not bind before", long_date(from))]
            }
            State::Coming { from: None } => vec!["the rule has not been commenced and does not bind".to_owned()],
            _ => self.how(),
        }
    }

    fn why_not(&self, why: WhyNot) -> String {
        match why {
            WhyNot::OtherNation => format!("this rule holds in {}", self.rule.jurisdiction.words()),
            WhyNot::Not(predicate) => format!("only for somebody who is {}", predicate.words()),
            WhyNot::NoneOf(predicates) => {
                format!("only for somebody who is {}", any_of(predicates.iter().map(Predicate::words)))
            }
            WhyNot::Is(predicate) => format!("not for somebody who is {}", predicate.words()),
            WhyNot::NoDay(trigger) => format!("not known, or it has not happened: {}", trigger.words()),
            WhyNot::NotInForce { on } => format!("the rule did not hold on {}, from which it counts", long_date(on)),
        }
    }

    /// The steps to a duty that is or was owed: what was done, what is counted, to whom it is owed.
    fn how(&self) -> Vec<String> {
        let version = self.version;
        let mut steps = Vec::new();
        match self.last_done {
            Some((on, by)) => steps.push(format!("last done on {}: {}", long_date(on), lower_first(by.words()))),
            None if !version.closed_by.is_empty() && self.state.is_owed() => {
                steps.push("nothing on record says that it was done".to_owned());
            }
            None => {}
        }
        if let Some(day) = self.counted_from {
            steps.push(self.counted(day));
        }
        match (version.due, self.state) {
            (_, State::Done { on, by, late_days }) => {
                let late = match late_days {
                    ..1 => String::new(),
                    1 => ", one day late".to_owned(),
                    days => format!(", {days} days late"),
                };
                steps.push(format!("done on {}{late}: {}", long_date(on), lower_first(by.words())));
            }
            (Due::AsSoonAsPossible, _) => steps.push("to be done as soon as possible; there is no last day".to_owned()),
            (Due::Throughout, _) => steps.push("it goes on all the time; there is no last day".to_owned()),
            _ => {}
        }
        if version.is_target {
            steps.push("the number of days is our target; the law sets none".to_owned());
        }
        steps.extend(self.owed_to());
        steps
    }

    fn owed_to(&self) -> Option<String> {
        let version = self.version;
        let cohort = any_of(version.cohort.iter().map(Predicate::words));
        let scope: Vec<&str> = version.scope.iter().map(Predicate::words).collect();
        match (cohort.is_empty(), scope.is_empty()) {
            (true, true) => None,
            (false, true) => Some(format!("owed to somebody who is {cohort}")),
            (true, false) => Some(format!("owed to somebody who is {}", scope.join(" and "))),
            (false, false) => Some(format!("owed to somebody who is {cohort}, while {}", scope.join(" and "))),
        }
    }

    /// "10 working days after coming into custody (4 January 2027)".
    fn counted(&self, day: Date) -> String {
        let (version, day) = (self.version, long_date(day));
        let words = version.trigger.words();
        match (version.due, self.last_done, version.recurs) {
            (_, Some(_), Some(again)) => format!("due again every {}", again.words()),
            (Due::After(offset), ..) if offset == super::Offset::default() => format!("due on {day}: {words}"),
            (Due::After(offset), ..) => format!("{} after {words} ({day})", offset.words()),
            (Due::Before(offset), ..) => format!("{} before {words} ({day})", offset.words()),
            _ => format!("counted from {words} ({day})"),
        }
    }
}

/// "a, b or c".
fn any_of<'a>(words: impl Iterator<Item = &'a str>) -> String {
    let mut words: Vec<&str> = words.collect();
    match words.pop() {
        None => String::new(),
        Some(last) if words.is_empty() => last.to_owned(),
        Some(last) => format!("{} or {last}", words.join(", ")),
    }
}

/// "licence prepared" inside a sentence; names that begin with capitals stay.
fn lower_first(words: &str) -> String {
    let mut chars = words.chars();
    let first = chars.next().unwrap_or_default();
    let rest = chars.as_str();
    if rest.chars().next().is_some_and(char::is_uppercase) {
        return words.to_owned();
    }
    first.to_lowercase().chain(rest.chars()).collect()
}
