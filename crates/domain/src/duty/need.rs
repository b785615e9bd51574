//! Whom to see first: the order of a caseload, each place in it with one sentence of reason.
//!
//! # What it says
//! First those to whom a duty of the law is late, the longest first; then those with a duty of guidance or practice that
//! is late; then what is due within a fortnight; then whoever leaves custody within four weeks; then the rest by their
//! next last day. Between two alike, whoever leaves custody sooner goes first.
//!
//! # Source
//! [`ORDER`]: our practice. It is an order of work and says nothing about a person.
//!
//! # Applies to
//! Caseloads of workers and teams.
//!
//! # Example
//! "A review of the pathway plan is 12 days late (the law), and release is in 9 days."

use jiff::civil::Date;

use super::answer::{Duty, State};
use super::engine::Duties;
use super::rule::Owner;
use crate::reason::{Force, Source};

/// Where the order comes from.
pub const ORDER: Source = Source {
    citation: "Our practice: late duties of the law first, then other late duties, then what comes soon",
    force: Force::Practice,
    verified: true,
};

/// How many days ahead a release counts as near.
pub const RELEASE_SOON_DAYS: i32 = 28;

/// How pressing it is to act for somebody; the smaller, the sooner.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Urgency {
    /// A duty of an Act or regulations is late.
    LateByLaw,
    /// A duty of guidance, practice or promise is late.
    Late,
    /// A duty is due within a fortnight.
    DueSoon,
    /// Release within four weeks.
    ReleaseSoon,
    /// A duty can be done and is not pressing.
    Open,
    /// Nothing is owed.
    Nothing,
}

/// How pressing it is to act for somebody, and why.
#[derive(Debug, Clone, Copy)]
pub struct Need<'l> {
    /// How pressing.
    pub urgency: Urgency,
    /// The duty that decides.
    pub duty: Option<Duty<'l>>,
    /// How many more are late.
    pub also_late: usize,
    /// Days to the release, if one is known and not past.
    pub days_to_release: Option<i32>,
}

/// The need for action by one owner, or by anybody (`None`).
pub fn need<'l>(duties: &Duties<'l, '_>, owner: Option<Owner>) -> Need<'l> {
    let today = duties.position.today;
    let days_to_release =
        duties.position.release.map(|release| (release.on - today).get_days()).filter(|days| *days >= 0);
    let theirs = |duty: &&Duty<'l>| owner.is_none_or(|owner| duty.rule.owner == owner);
    let pressing = duties.tasks().filter(theirs).filter(|duty| duty.state.is_owed());
    let first =
        pressing.clone().min_by_key(|duty| (urgency(duty), duty.due.is_none(), duty.due, duty.rule.id)).copied();
    let late = pressing.filter(|duty| matches!(duty.state, State::Overdue { .. })).count();
    let of_duty = first.as_ref().map_or(Urgency::Nothing, urgency);
    let release_soon = days_to_release.is_some_and(|days| days <= RELEASE_SOON_DAYS);
    let urgency = if release_soon { of_duty.min(Urgency::ReleaseSoon) } else { of_duty };
    let is_late = of_duty <= Urgency::Late;
    Need { urgency, duty: first, also_late: if is_late { late.saturating_sub(1) } else { 0 }, days_to_release }
}

fn urgency(duty: &Duty<'_>) -> Urgency {
    match duty.state {
        State::Overdue { .. } if duty.force() == Force::Statute && !duty.version.is_target => Urgency::LateByLaw,
        State::Overdue { .. } => Urgency::Late,
        State::DueSoon { .. } => Urgency::DueSoon,
        _ => Urgency::Open,
    }
}

impl Need<'_> {
    /// What a list is sorted by, the most pressing first; add a name and an id to make it whole.
    pub fn order(&self) -> (Urgency, Option<Date>, bool, i32) {
        let due = self.duty.and_then(|duty| duty.due);
        (self.urgency, due.or(Some(Date::MAX)), self.days_to_release.is_none(), self.days_to_release.unwrap_or(0))
    }

    /// The reason in one sentence, without a full stop.
    pub fn sentence(&self) -> String {
        let release = self.days_to_release.filter(|days| *days <= RELEASE_SOON_DAYS).map(|days| match days {
            0 => "release is today".to_owned(),
            1 => "release is tomorrow".to_owned(),
            days => format!("release is in {days} days"),
        });
        let duty = self.duty.and_then(|duty| duty_sentence(&duty));
        let late = match self.also_late {
            0 => String::new(),
            1 => ", and one more duty is late".to_owned(),
            more => format!(", and {more} more duties are late"),
        };
        match (duty, release) {
            (Some(duty), None) => format!("{duty}{late}"),
            (Some(duty), Some(release)) => format!("{duty}{late}; {release}"),
            (None, Some(release)) => capital(&release),
            (None, None) if self.duty.is_some() => "Nothing is due within a fortnight".to_owned(),
            (None, None) => "Nothing is owed".to_owned(),
        }
    }
}

/// What is late or due soon; nothing for what is merely open.
fn duty_sentence(duty: &Duty<'_>) -> Option<String> {
    let (title, force) = (duty.rule.title, duty.force());
    let force = if duty.version.is_target { "our target".to_owned() } else { force.to_string() };
    match duty.state {
        State::Overdue { days: 1 } => Some(format!("{title}: one day late ({force})")),
        State::Overdue { days } => Some(format!("{title}: {days} days late ({force})")),
        State::DueSoon { days: 0 } => Some(format!("{title}: due today ({force})")),
        State::DueSoon { days: 1 } => Some(format!("{title}: due tomorrow ({force})")),
        State::DueSoon { days } => Some(format!("{title}: due in {days} days ({force})")),
        _ => None,
    }
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
