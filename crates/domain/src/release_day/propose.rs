//! What could be changed so that a day can be done: every set of changes is tried, the smallest first, and the first size that
//! works is what is proposed.

use super::clash;
use super::compiled::{Compiled, Ground, Placing};
use super::day::{DayPlan, World};
use super::feasibility::feasibility;
use super::run::{Run, run};
use super::search;
use super::stop::{Stop, WayOff};
use crate::id::AppointmentId;
use crate::place::{Means, TimeOfDay, Ways};

/// How many changes are tried at most: a day that needs more needs another plan.
pub const CHANGES_MAX: usize = 4;
/// How many stops a day may have to be worked out.
pub const STOPS_MAX: usize = 9;
/// How many proposals are shown.
const SHOWN: usize = 5;

/// One change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// The appointment gets another time.
    Move {
        /// Which.
        stop: AppointmentId,
        /// To when.
        to: TimeOfDay,
    },
    /// It is taken out of the day, or held by phone.
    Off {
        /// Which.
        stop: AppointmentId,
        /// How.
        way: WayOff,
    },
    /// They travel otherwise.
    Travel {
        /// How.
        means: Means,
    },
}

impl Change {
    /// Among as many changes, the lighter come first: another time costs less than another day.
    const fn weight(&self) -> u32 {
        match self {
            Self::Move { .. } => 2,
            Self::Off { way: WayOff::Phone, .. } => 3,
            Self::Travel { .. } | Self::Off { way: WayOff::BeforeRelease { .. }, .. } => 4,
            Self::Off { way: WayOff::Later { .. }, .. } => 5,
        }
    }
}

/// Changes that together make the day one that can be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// The changes.
    pub changes: Vec<Change>,
    /// The day with them.
    pub run: Run,
}

/// What is proposed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposals {
    /// The best first; all with the same number of changes. None where nothing helps.
    pub proposals: Vec<Proposal>,
    /// Whether they have the margin that was asked for; without it they are still better than nothing.
    pub has_margin: bool,
    /// Where nothing helps: what stands in the way whatever is moved, and so must give.
    pub must_give: Vec<String>,
}

/// What is done with every stop, and whether somebody comes with a car.
type Set = (Vec<Placing>, bool);

/// What could be changed. Nothing is proposed for a day of which gate or home is not known, or that can be done.
pub fn propose(plan: &DayPlan, world: World<'_>) -> Proposals {
    let nothing = || Proposals { proposals: Vec::new(), has_margin: true, must_give: Vec::new() };
    if plan.gate.is_none() || plan.home.is_none() {
        return nothing();
    }
    let of_home = clash::of_home(plan);
    if !of_home.is_empty() {
        return Proposals { must_give: of_home.into_iter().map(|clash| clash.because).collect(), ..nothing() };
    }
    if plan.stops.len() > STOPS_MAX {
        let must_give = vec![format!("leave {STOPS_MAX} appointments or fewer on this day")];
        return Proposals { must_give, ..nothing() };
    }
    let margin = i32::from(plan.margin_minutes);
    for (wanted, has_margin) in [(margin, true), (0, false)] {
        let proposals = smallest(plan, world, wanted);
        if !proposals.is_empty() {
            return Proposals { proposals, has_margin, must_give: Vec::new() };
        }
    }
    Proposals { must_give: must_give(plan, world), ..nothing() }
}

/// The proposals of the smallest size that has any.
fn smallest(plan: &DayPlan, world: World<'_>, margin: i32) -> Vec<Proposal> {
    let met = DayPlan { means: Means::Car, ..plan.clone() };
    let ground = Ground::of(plan);
    let (ways, ways_met) = (ground.ways(plan, world), ground.ways(&met, world));
    let with = |(placings, is_met): &Set| {
        let (day, ways) = if *is_met { (&met, &ways_met) } else { (plan, &ways) };
        let mut proposal = with(day, placings, (ways, world), margin)?;
        if *is_met {
            proposal.changes.push(Change::Travel { means: Means::Car });
        }
        Some(proposal)
    };
    for size in 0..=CHANGES_MAX {
        let mut found: Vec<Proposal> = sets(plan, size).iter().filter_map(with).collect();
        if !found.is_empty() {
            let weight = |proposal: &Proposal| proposal.changes.iter().map(Change::weight).sum::<u32>();
            found.sort_by_key(|proposal| (weight(proposal), -proposal.run.margin_minutes));
            found.truncate(SHOWN);
            return found;
        }
    }
    Vec::new()
}

/// Every set of so many changes.
fn sets(plan: &DayPlan, size: usize) -> Vec<Set> {
    let mut sets: Vec<(Vec<Placing>, usize)> = vec![(Vec::new(), 0)];
    for stop in &plan.stops {
        let options = options(stop);
        let more = |(placings, used): (Vec<Placing>, usize)| {
            let with = move |placing: &Placing| {
                let used = used + usize::from(*placing != Placing::AsPlanned);
                (placings.iter().copied().chain([*placing]).collect::<Vec<_>>(), used)
            };
            options.iter().map(with).collect::<Vec<_>>()
        };
        sets = sets.into_iter().flat_map(more).filter(|(_, used)| *used <= size).collect();
    }
    let mut all: Vec<Set> = Vec::new();
    for (placings, used) in sets {
        if used == size {
            all.push((placings, false));
        } else if used + 1 == size && plan.means != Means::Car {
            all.push((placings, true));
        }
    }
    all
}

/// What can be done with a stop.
fn options(stop: &Stop) -> Vec<Placing> {
    let is_off = |way: &WayOff| !matches!(way, WayOff::Phone);
    let mut options = vec![Placing::AsPlanned];
    if stop.starts.is_some() && stop.window.is_some() {
        options.push(Placing::Moved);
    }
    if stop.ways_off.contains(&WayOff::Phone) {
        options.push(Placing::ByPhone);
    }
    if stop.ways_off.iter().any(is_off) {
        options.push(Placing::Off);
    }
    options
}

/// The day with these placings, if it has the margin.
fn with(plan: &DayPlan, placings: &[Placing], (ways, world): (&Ways<'_>, World<'_>), margin: i32) -> Option<Proposal> {
    let day = Compiled::new(plan, placings, ways, world)?;
    search::order(&day, margin)?;
    let (margin, order) = search::best(&day)?;
    let run = run(plan, &day, &order, margin)?;
    Some(Proposal { changes: changes(plan, placings, &run), run })
}

fn changes(plan: &DayPlan, placings: &[Placing], run: &Run) -> Vec<Change> {
    let change = |(stop, placing): (&Stop, &Placing)| match placing {
        Placing::AsPlanned => None,
        Placing::Moved => {
            let visit = run.visits.iter().find(|visit| visit.stop == stop.id)?;
            Some(Change::Move { stop: stop.id, to: visit.begins })
        }
        Placing::ByPhone => Some(Change::Off { stop: stop.id, way: WayOff::Phone }),
        Placing::Off => {
            let way = stop.ways_off.iter().copied().find(|way| *way != WayOff::Phone)?;
            Some(Change::Off { stop: stop.id, way })
        }
    };
    plan.stops.iter().zip(placings).filter_map(change).collect()
}

/// What is missed even if it were the only thing of the day, with a car and every change; and else, which two exclude each other.
fn must_give(plan: &DayPlan, world: World<'_>) -> Vec<String> {
    let alone = |stops: Vec<Stop>| {
        let only = DayPlan { stops, means: Means::Car, ..plan.clone() };
        (smallest(&only, world, 0).is_empty()).then(|| feasibility(&only, world))
    };
    let mut found = Vec::new();
    if let Some(without) = alone(Vec::new()) {
        found.extend(without.clashes.into_iter().map(|clash| clash.because));
        return found;
    }
    let mut fine: Vec<&Stop> = Vec::new();
    for stop in &plan.stops {
        match alone(vec![stop.clone()]) {
            None => fine.push(stop),
            Some(only) => found.extend(only.clashes.into_iter().map(|clash| clash.because)),
        }
    }
    for (at, one) in fine.iter().enumerate() {
        for other in fine.iter().skip(at + 1) {
            if alone(vec![(*one).clone(), (*other).clone()]).is_some() {
                found.push(format!("{} and {} cannot both be on this day", one.title, other.title));
            }
        }
    }
    if found.is_empty() {
        found.push(format!("no {CHANGES_MAX} changes are enough: take at least one appointment out of the day"));
    }
    found
}
