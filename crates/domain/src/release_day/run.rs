//! The hours of the day in one order: when one leaves, is there, begins and ends, and how late one may be.

use super::compiled::{Compiled, Moment, Node};
use super::day::DayPlan;
use super::search::MARGIN_MAX;
use crate::id::AppointmentId;
use crate::place::{Journey, TimeOfDay};

/// One stop with its times.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Visit {
    /// Which appointment.
    pub stop: AppointmentId,
    /// The way there; none where it is by phone.
    pub journey: Option<Journey>,
    /// When one is there, at the earliest that can be counted on.
    pub arrives: TimeOfDay,
    /// When it begins: the time between is waiting.
    pub begins: TimeOfDay,
    /// When it is over.
    pub ends: TimeOfDay,
    /// How late one may be there for everything from here on to hold still.
    pub latest: TimeOfDay,
}

impl Visit {
    /// Minutes of waiting.
    pub fn wait_minutes(&self) -> i32 {
        self.begins.minutes() - self.arrives.minutes()
    }

    /// Minutes between being there and being too late.
    pub fn margin_minutes(&self) -> i32 {
        self.latest.minutes() - self.arrives.minutes()
    }
}

/// A day in one order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// From the gate on.
    pub visits: Vec<Visit>,
    /// The way home.
    pub home: Journey,
    /// When they must be home.
    pub home_by: TimeOfDay,
    /// Minutes that any one way or stop may take longer, and everything still holds.
    pub margin_minutes: i32,
}

/// A time of day; the end of the day for what lies beyond it.
fn time(minutes: i32) -> TimeOfDay {
    TimeOfDay::from_minutes(minutes).unwrap_or(TimeOfDay::END)
}

/// The hours of the day in this order of nodes, which has this margin.
pub(super) fn run(plan: &DayPlan, day: &Compiled<'_>, order: &[usize], margin: i32) -> Option<Run> {
    let nodes: Vec<Node> = order.iter().map(|at| day.nodes.get(*at).cloned()).collect::<Option<_>>()?;
    let nodes = settled(day, nodes, margin)?;
    let mut visits = Vec::with_capacity(nodes.len());
    let mut here = Moment { worst: day.out, ..day.at_gate(0) };
    for (at, node) in nodes.iter().enumerate() {
        let journey = match node.at {
            Some(to) => Some(day.ways.journey(here.at, to, here.time)?),
            None => None,
        };
        let arrives = journey.as_ref().map_or(here.time, |journey| journey.arrives);
        let place = node.at.unwrap_or(here.at);
        let begins = node.begins(arrives)?;
        let ends = begins + node.minutes;
        visits.push(Visit {
            stop: plan.stops.get(node.stop)?.id,
            journey,
            arrives: time(arrives),
            begins: time(begins),
            ends: time(ends),
            latest: time(latest(day, nodes.get(at..)?, place, arrives)),
        });
        here = Moment { at: place, time: ends, worst: ends };
    }
    let home = day.ways.journey(here.at, day.home, here.time)?;
    Some(Run { visits, home, home_by: time(day.home_by), margin_minutes: margin })
}

/// The same nodes with the times that were looked for as their only ones.
fn settled(day: &Compiled<'_>, mut nodes: Vec<Node>, margin: i32) -> Option<Vec<Node>> {
    let mut here = day.at_gate(margin);
    for node in &mut nodes {
        let (begins, after) = day.after(here, node, margin)?;
        if node.moved {
            node.starts = vec![(begins, begins)];
            node.moved = false;
        }
        here = after;
    }
    Some(nodes)
}

/// The latest arrival at the first of these nodes from which all of them, and home, can still be done.
fn latest(day: &Compiled<'_>, nodes: &[Node], at: usize, arrives: i32) -> i32 {
    let holds = |arrives: i32| {
        let mut here = Moment { at, time: arrives, worst: arrives };
        for (index, node) in nodes.iter().enumerate() {
            let after = if index == 0 {
                node.begins(arrives).map(|begins| Moment {
                    at,
                    time: begins + node.minutes,
                    worst: begins + node.minutes,
                })
            } else {
                day.after(here, node, 0).map(|(_, after)| after)
            };
            let Some(after) = after else { return false };
            here = after;
        }
        day.home(here, 0).is_some()
    };
    let (mut good, mut bad) = (arrives, arrives + MARGIN_MAX + 1);
    while bad - good > 1 {
        let middle = i32::midpoint(good, bad);
        if holds(middle) { good = middle } else { bad = middle }
    }
    good
}
