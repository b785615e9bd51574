//! Whether a day can be done: never "possible", always with how much may go wrong before something is missed.

use super::clash::{self, Clash, ClashKind};
use super::compiled::{Compiled, Ground, Placing};
use super::day::{DayPlan, World};
use super::propose::STOPS_MAX;
use super::run::{Run, run};
use super::search;

/// The answer in one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Every stop is reached, and any one thing may take so many minutes longer: at least as many as were asked for.
    CanBeDone {
        /// Minutes.
        margin_minutes: i32,
    },
    /// Every stop is reached if nothing goes wrong: less may than was asked for.
    Tight {
        /// Minutes.
        margin_minutes: i32,
    },
    /// Something is missed whatever the order.
    CannotBeDone,
    /// Nobody can tell: something has to be known first.
    NotKnownYet,
}

/// Whether a day can be done, how, and what is in the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Feasibility {
    /// The answer.
    pub verdict: Verdict,
    /// The hours of the day, where it can be done.
    pub run: Option<Run>,
    /// What is in the way.
    pub clashes: Vec<Clash>,
    /// What nobody has written down yet.
    pub missing: Vec<&'static str>,
    /// What should be looked at though it is in nobody's way.
    pub notes: Vec<String>,
}

/// Whether the day can be done as it is planned; stops without a time are put where they fit.
pub fn feasibility(plan: &DayPlan, world: World<'_>) -> Feasibility {
    let missing = missing(plan);
    let mut clashes = clash::of_home(plan);
    clashes.extend(clash::of_stops(plan, world));
    if plan.stops.len() > STOPS_MAX {
        let because = format!("{} appointments on one day; nobody can keep more than {STOPS_MAX}", plan.stops.len());
        clashes.push(Clash { kind: ClashKind::TooMany, stops: Vec::new(), because });
    }
    let ground = Ground::of(plan);
    let ways = ground.ways(plan, world);
    let placings = vec![Placing::AsPlanned; plan.stops.len()];
    let day = Compiled::new(plan, &placings, &ways, world).filter(|_| plan.stops.len() <= STOPS_MAX);
    let found = day.as_ref().filter(|_| clashes.is_empty()).and_then(|day| {
        let (margin, order) = search::best(day)?;
        run(plan, day, &order, margin)
    });
    if let (Some(day), None) = (&day, &found) {
        clashes.extend(clash::of_ways(plan, day, &clashes));
    }
    let verdict = match &found {
        _ if !clashes.is_empty() => Verdict::CannotBeDone,
        _ if !missing.is_empty() => Verdict::NotKnownYet,
        Some(run) if run.margin_minutes >= i32::from(plan.margin_minutes) => {
            Verdict::CanBeDone { margin_minutes: run.margin_minutes }
        }
        Some(run) => Verdict::Tight { margin_minutes: run.margin_minutes },
        None => Verdict::CannotBeDone,
    };
    let notes = notes(plan, found.as_ref());
    Feasibility { verdict, run: found, clashes, missing, notes }
}

fn missing(plan: &DayPlan) -> Vec<&'static str> {
    let gate = plan.gate.is_none().then_some("when they come out, and at which gate");
    let home = plan.home.is_none().then_some("where they sleep the first night");
    gate.into_iter().chain(home).collect()
}

/// Ways that cross a zone: the straight line does, the street may not.
fn notes(plan: &DayPlan, run: Option<&Run>) -> Vec<String> {
    let Some(run) = run else { return Vec::new() };
    let stop = |visit: &super::run::Visit| plan.stops.iter().find(|stop| stop.id == visit.stop);
    let stops = run.visits.iter().filter_map(stop).filter_map(super::stop::Stop::spot);
    let gate = plan.gate.iter().map(|gate| gate.spot.clone());
    let spots: Vec<_> = gate.chain(stops).chain(plan.home.iter().map(|home| home.spot.clone())).collect();
    let mut notes = Vec::new();
    for (from, to) in spots.iter().zip(spots.iter().skip(1)) {
        for zone in plan.holding().filter(|condition| condition.is_crossed(from.at, to.at)) {
            notes.push(format!(
                "The straight line from {} to {} crosses a zone they must not enter ({}). Show them a way round it",
                from.name, to.name, zone.words
            ));
        }
    }
    notes
}
