//! The day hour by hour, in plain fields: what the worker's page, the young adult's page and its printed sheet all show.

use casework::record::Known;
use casework::release_day::ReleaseDayOf;
use domain::Date;
use domain::appointment::{Appointment, Venue};
use domain::custody::DayOfRelease;
use domain::duty::Law;
use domain::place::{Journey, Mode};
use domain::release_day::{DayPlan, Item, ItemKind, Run, Visit};
use serde::Serialize;

use crate::words;

/// One thing of the day, in its order.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Step {
    /// "11am"; "any time" where one may come at any time and the day does not fit yet.
    pub(crate) time: String,
    /// "until 11:45am".
    pub(crate) until: String,
    /// "Probation: first meeting".
    pub(crate) title: String,
    /// "with Esk Willowby".
    pub(crate) with: String,
    /// Name and address of the place, or the number to ring.
    pub(crate) place: String,
    /// "Leave at 9:45am, by train, and be there at 10:40am"; empty by phone.
    pub(crate) way: String,
    /// Why the way takes so long.
    pub(crate) way_why: String,
    /// "wait 20 minutes".
    pub(crate) wait: String,
    /// "The latest: 11am".
    pub(crate) latest: String,
    /// Address of its form.
    pub(crate) href: String,
}

/// The day.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Sheet {
    /// "Friday 9 April 2027".
    pub(crate) on: String,
    /// "between 9am and 9:45am"; empty while nobody knows.
    pub(crate) out: String,
    /// Name and address of the gate.
    pub(crate) gate: String,
    pub(crate) steps: Vec<Step>,
    /// "12 Reed Street"; empty while nobody knows.
    pub(crate) home: String,
    /// "Leave at 4:20pm, on foot, and be there at 4:50pm".
    pub(crate) home_way: String,
    /// "Be there by 7pm".
    pub(crate) home_by: String,
    /// What the licence demands that day, in the words meant for the person.
    pub(crate) rules: Vec<String>,
}

/// The day that is planned for, and whether it is the release date that is known: without one, or when it has passed, it is
/// today: what if they were released now?
pub(crate) fn day_of(known: &Known, law: Law<'_>, today: Date) -> (Date, bool) {
    let shown = known.release(law.precedence).map(|shown| shown.date);
    match shown.filter(|date| date.on >= today) {
        Some(date) => (DayOfRelease::new(date.kind, date.on, today, law.holidays).leaves_on.max(today), true),
        None => (today, false),
    }
}

impl Sheet {
    /// The day as `run` has it; without one, the appointments as they are planned.
    pub(crate) fn of(of: &ReleaseDayOf, plan: &DayPlan, run: Option<&Run>, person: &str) -> Self {
        let steps = match run {
            Some(run) => run.visits.iter().filter_map(|visit| timed(of, visit, person)).collect(),
            None => planned(of, plan, person),
        };
        let gate = of.kept.day.gate.and_then(|id| of.place(id));
        Self {
            on: words::long(plan.on),
            out: plan
                .gate
                .as_ref()
                .map_or_else(String::new, |gate| format!("between {} and {}", gate.from.words(), gate.to.words())),
            gate: gate.map_or_else(String::new, |place| with_address(&place.name, &place.address)),
            steps,
            home: of.kept.day.home.clone(),
            home_way: run.map_or_else(String::new, |run| way(&run.home)),
            home_by: run
                .filter(|run| run.home_by.minutes() < 24 * 60)
                .map_or_else(String::new, |run| format!("Be there by {}", run.home_by.words())),
            rules: plan.holding().map(|condition| condition.words.clone()).collect(),
        }
    }
}

fn with_address(name: &str, address: &str) -> String {
    if address.is_empty() { name.to_owned() } else { format!("{name}, {address}") }
}

fn step(of: &ReleaseDayOf, one: &Appointment, person: &str) -> Step {
    let place = match &one.venue {
        venue if venue.lacks_number() => {
            let by =
                of.appointments.iter().find(|kept| kept.appointment.id == one.id).map(|kept| kept.by_name.as_str());
            format!("By phone. {} asks for the number", by.unwrap_or("Somebody"))
        }
        Venue::At(id) => of.place(*id).map_or_else(String::new, |place| with_address(&place.name, &place.address)),
        Venue::Phone { number } => format!("By phone: {number}"),
    };
    Step {
        time: one.starts.map_or_else(|| "Any time".to_owned(), domain::place::TimeOfDay::words),
        until: String::new(),
        title: one.title(),
        with: format!("with {}", one.with),
        place,
        way: String::new(),
        way_why: String::new(),
        wait: String::new(),
        latest: String::new(),
        href: format!("/people/{person}/appointments/{}", one.id),
    }
}

fn timed(of: &ReleaseDayOf, visit: &Visit, person: &str) -> Option<Step> {
    let one = of.appointments.iter().map(|kept| &kept.appointment).find(|one| one.id == visit.stop)?;
    let wait = visit.wait_minutes();
    Some(Step {
        time: visit.begins.words(),
        until: format!("until {}", visit.ends.words()),
        way: visit.journey.as_ref().map_or_else(String::new, way),
        way_why: visit.journey.as_ref().map_or_else(String::new, |journey| journey.because.clone()),
        wait: if wait > 0 { format!("{wait} minutes to wait") } else { String::new() },
        latest: format!("Be there by {} at the latest", visit.latest.words()),
        ..step(of, one, person)
    })
}

/// The stops as they are planned, those with a time first.
fn planned(of: &ReleaseDayOf, plan: &DayPlan, person: &str) -> Vec<Step> {
    let is_stop = |one: &&Appointment| plan.stops.iter().any(|stop| stop.id == one.id);
    let mut stops: Vec<&Appointment> = of.appointments.iter().map(|kept| &kept.appointment).filter(is_stop).collect();
    stops.sort_by_key(|one| (one.starts.is_none(), one.starts));
    stops.into_iter().map(|one| step(of, one, person)).collect()
}

/// "Leave at 9:45am, by train, and be there at 10:40am".
fn way(journey: &Journey) -> String {
    if journey.arrives == journey.leaves {
        return "You are there already".to_owned();
    }
    let time = |minutes| {
        domain::place::TimeOfDay::from_minutes(minutes).map_or_else(String::new, domain::place::TimeOfDay::words)
    };
    let how = match journey.mode {
        Mode::Walk => "on foot",
        Mode::Bus => "by bus",
        Mode::Train => "by train",
        Mode::Car => "by car",
    };
    format!("Leave at {}, {how}, and be there at {}", time(journey.leaves), time(journey.arrives))
}

/// A thing to have sorted, in words for the person it is for.
pub(crate) fn own_words(item: &Item) -> String {
    let kind = match item.kind {
        ItemKind::MetBy => "Somebody to meet you at the gate",
        ItemKind::FirstNight => "Somebody who knows that you come",
        ItemKind::Key => "Your key",
        ItemKind::Identity => "Papers that show who you are",
        ItemKind::BankAccount => "A bank account",
        ItemKind::Money => "Money for the first days",
        ItemKind::TravelWarrant => "A ticket for the way",
        ItemKind::Medicine => "Your medicine",
        ItemKind::Phone => "A phone with credit",
        ItemKind::Clothes => "Clothes and a bag",
    };
    let who =
        if item.state.is_open() && !item.who.is_empty() { format!(" {} sees to it.", item.who) } else { String::new() };
    let words = if item.words.is_empty() { String::new() } else { format!(" {}", item.words) };
    format!("{kind}.{words}{who}")
}
