//! The day as the search sees it: stops with the times at which they may begin, and the ways between them.

use super::day::{DayPlan, World};
use super::stop::Stop;
use crate::place::{Spot, TimeOfDay, Ways};

/// Times to which an appointment is moved are multiples of so many minutes: nobody is given 10:37.
pub(super) const GRID: i32 = 15;
/// Minutes of a day.
const DAY: i32 = 24 * 60;

/// What is done with a stop.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Placing {
    /// It stays as it is planned.
    AsPlanned,
    /// It gets another time within its window.
    Moved,
    /// Held by phone, at its time.
    ByPhone,
    /// It is taken out of the day.
    Off,
}

/// A stop that is held on the day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Node {
    /// Which of the day's stops.
    pub(super) stop: usize,
    /// Where; none by phone.
    pub(super) at: Option<usize>,
    /// First and last minutes at which it may begin, in order.
    pub(super) starts: Vec<(i32, i32)>,
    pub(super) minutes: i32,
    /// Which nodes must come before: one bit each.
    pub(super) before: u32,
    /// Whether its time is being looked for.
    pub(super) moved: bool,
}

/// Where somebody is and when: as planned, and if the one thing that may go wrong has gone wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Moment {
    pub(super) at: usize,
    pub(super) time: i32,
    pub(super) worst: i32,
}

/// The day to be searched.
#[derive(Debug)]
pub(super) struct Compiled<'a> {
    pub(super) nodes: Vec<Node>,
    pub(super) ways: &'a Ways<'a>,
    pub(super) out: i32,
    pub(super) home: usize,
    pub(super) home_by: i32,
}

/// The spots and ways of a day, worked out once for all its changes.
#[derive(Debug)]
pub(super) struct Ground {
    pub(super) spots: Vec<Spot>,
}

impl Ground {
    pub(super) fn of(plan: &DayPlan) -> Self {
        Self { spots: plan.spots() }
    }

    pub(super) fn ways<'a>(&'a self, plan: &DayPlan, world: World<'a>) -> Ways<'a> {
        Ways::new(&self.spots, (world.model, world.said), plan.means, plan.on, world.holidays)
    }
}

/// Index of each stop's spot: the gate is the first.
pub(super) fn spot_of(plan: &DayPlan, stop: usize) -> Option<usize> {
    plan.stops.get(stop)?.place.as_ref()?;
    Some(plan.stops.iter().take(stop).filter(|stop| stop.place.is_some()).count() + 1)
}

/// The free time of a place and a stop that day, curfews left out: spells in which it can be held.
pub(super) fn spells(plan: &DayPlan, stop: &Stop, world: World<'_>) -> Vec<(i32, i32, i32)> {
    let open: Vec<(i32, i32, i32)> = match &stop.place {
        _ if plan.forbids(&stop.with).is_some() => Vec::new(),
        None => vec![(0, DAY, DAY)],
        Some((_, place)) if plan.holding().any(|condition| condition.keeps_out(place.at)) => Vec::new(),
        Some((_, place)) => {
            let last = |to: TimeOfDay| to.minutes() - i32::from(place.last_admission_minutes);
            let opening = place.open_on(plan.on, world.holidays);
            opening.spells.iter().map(|spell| (spell.from.minutes(), spell.to.minutes(), last(spell.to))).collect()
        }
    };
    plan.curfews().into_iter().fold(open, |open, (from, to)| {
        let cut = |(a, b, last): (i32, i32, i32)| [(a, b.min(from), last), (a.max(to), b, last)];
        open.into_iter().flat_map(cut).filter(|(a, b, _)| a < b).collect()
    })
}

/// First and last minutes at which a stop may begin.
fn starts(plan: &DayPlan, stop: &Stop, placing: Placing, world: World<'_>) -> Vec<(i32, i32)> {
    let last = stop.last.as_ref().map_or(DAY, |(time, _)| time.minutes());
    let (from, to) = match (placing, stop.starts, stop.window) {
        (Placing::Moved, _, Some((from, to))) | (_, None, Some((from, to))) => (from.minutes(), to.minutes()),
        (_, Some(starts), _) => (starts.minutes(), starts.minutes()),
        (_, None, None) => (0, DAY),
    };
    let by_phone = Stop { place: None, ..stop.clone() };
    let stop = if placing == Placing::ByPhone { &by_phone } else { stop };
    let clip = |(a, b, admitted): (i32, i32, i32)| (a.max(from), (b - stop.minutes).min(admitted).min(to).min(last));
    spells(plan, stop, world).into_iter().map(clip).filter(|(a, b)| a <= b).collect()
}

impl<'a> Compiled<'a> {
    /// The day with these placings, one a stop. None where gate or home is not known.
    pub(super) fn new(plan: &DayPlan, placings: &[Placing], ways: &'a Ways<'a>, world: World<'_>) -> Option<Self> {
        let gate = plan.gate.as_ref()?;
        plan.home.as_ref()?;
        let placed = plan.stops.iter().zip(placings).enumerate().filter(|(_, (_, placing))| **placing != Placing::Off);
        let mut nodes: Vec<Node> = placed
            .map(|(at, (stop, placing))| Node {
                stop: at,
                at: if *placing == Placing::ByPhone { None } else { spot_of(plan, at) },
                starts: starts(plan, stop, *placing, world),
                minutes: stop.minutes,
                before: 0,
                moved: *placing == Placing::Moved,
            })
            .collect();
        let stop = |node: &Node| plan.stops.get(node.stop);
        let masks: Vec<u32> = nodes.iter().map(|node| before(&nodes, stop(node), &stop)).collect();
        for (node, mask) in nodes.iter_mut().zip(masks) {
            node.before = mask;
        }
        let home = plan.stops.iter().filter(|stop| stop.place.is_some()).count() + 1;
        Some(Self { nodes, ways, out: gate.to.minutes(), home, home_by: plan.home_by() })
    }

    /// At the gate, at the latest time at which they come out.
    pub(super) const fn at_gate(&self, margin: i32) -> Moment {
        Moment { at: 0, time: self.out, worst: self.out + margin }
    }

    /// After the stop: where, and when. `margin` minutes may be lost once, on any way or at any stop before or at this one.
    /// With when it begins.
    pub(super) fn after(&self, from: Moment, node: &Node, margin: i32) -> Option<(i32, Moment)> {
        let (at, arrives, worst) = match node.at {
            Some(to) => {
                let arrives = self.ways.arrive(from.at, to, from.time)?;
                (to, arrives, self.ways.arrive(from.at, to, from.worst)?.max(arrives + margin))
            }
            None => (from.at, from.time, from.worst),
        };
        if node.moved {
            // The time that is chosen is kept even when something goes wrong before.
            let begins = node.begins(worst)?;
            let ends = begins + node.minutes;
            return Some((begins, Moment { at, time: ends, worst: ends + margin }));
        }
        let (begins, late) = (node.begins(arrives)?, node.begins(worst)?);
        let ends = begins + node.minutes;
        Some((begins, Moment { at, time: ends, worst: (late + node.minutes).max(ends + margin) }))
    }

    /// When they are home, and whether that is early enough even if something went wrong.
    pub(super) fn home(&self, from: Moment, margin: i32) -> Option<i32> {
        let arrives = self.ways.arrive(from.at, self.home, from.time)?;
        let worst = self.ways.arrive(from.at, self.home, from.worst)?.max(arrives + margin);
        (worst <= self.home_by).then_some(arrives)
    }
}

/// Which nodes must come before this stop.
fn before<'p>(nodes: &[Node], stop: Option<&Stop>, of: &impl Fn(&Node) -> Option<&'p Stop>) -> u32 {
    let Some(stop) = stop else { return 0 };
    let comes_before = |other: &Stop| stop.after == Some(other.id) || (other.first && !stop.first);
    let bits = nodes.iter().enumerate().filter(|(_, node)| of(node).is_some_and(comes_before));
    bits.fold(0, |mask, (at, _)| mask | 1 << at)
}

impl Node {
    /// When it begins for somebody who is there at this time.
    pub(super) fn begins(&self, arrives: i32) -> Option<i32> {
        let round = |minute: i32| if self.moved { (minute + GRID - 1).div_euclid(GRID) * GRID } else { minute };
        let fits = |(from, to): &(i32, i32)| Some(round(arrives.max(*from))).filter(|begins| begins <= to);
        self.starts.iter().find_map(fits)
    }
}
