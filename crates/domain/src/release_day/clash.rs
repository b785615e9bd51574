//! What is in the way of a day, each with its reason in words: first what is wrong with a stop alone, then with two, then with
//! the ways between them.

use super::compiled::{Compiled, Node};
use super::day::{DayPlan, World};
use super::ready::ItemKind;
use super::stop::Stop;
use crate::id::AppointmentId;
use crate::licence::Rule;
use crate::place::TimeOfDay;

/// What kind of thing is in the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ClashKind {
    /// The place is shut the whole day.
    ShutThatDay,
    /// The place is shut at that time, or before one can be there.
    ShutAtThatTime,
    /// Two at the same time.
    TwoAtOnce,
    /// One is there too late.
    TooFar,
    /// Nothing goes there any more.
    NoWay,
    /// The place lies in an exclusion zone.
    InZone,
    /// It falls into a curfew, or one is home too late for it.
    Curfew,
    /// Something that must be before comes after.
    Order,
    /// It must have been before.
    Deadline,
    /// One is home after the door is locked.
    HomeTooLate,
    /// The licence forbids to meet somebody.
    NoContact,
    /// More stops than anybody can keep.
    TooMany,
}

/// Something in the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clash {
    /// What kind.
    pub kind: ClashKind,
    /// Between which appointments.
    pub stops: Vec<AppointmentId>,
    /// Why, in sentences without the last full stop.
    pub because: String,
}

impl Clash {
    pub(super) fn new(kind: ClashKind, stops: &[&Stop], because: String) -> Self {
        Self { kind, stops: stops.iter().map(|stop| stop.id).collect(), because }
    }
}

fn words(minutes: i32) -> String {
    TimeOfDay::from_minutes(minutes).map_or_else(|| "after midnight".to_owned(), TimeOfDay::words)
}

/// What is wrong with where they sleep, and with who is named to meet them: no change of an appointment mends it.
pub(super) fn of_home(plan: &DayPlan) -> Vec<Clash> {
    let mut found: Vec<Clash> = plan.people.iter().filter_map(|(part, name)| forbidden(plan, *part, name)).collect();
    let Some(home) = &plan.home else { return found };
    for condition in plan.holding() {
        if condition.keeps_out(home.spot.at) {
            let because = format!("{} lies in a zone they must not enter: {}", home.spot.name, condition.words);
            found.push(Clash::new(ClashKind::InZone, &[], because));
        }
        if let Rule::Curfew { address, at: Some(at), .. } = &condition.rule
            && at.metres_to(home.spot.at) > 100
        {
            let because = format!("the curfew is at {address}, and they sleep at {}", home.spot.name);
            found.push(Clash::new(ClashKind::Curfew, &[], because));
        }
    }
    found
}

/// Somebody named for the day whom the licence forbids to meet.
fn forbidden(plan: &DayPlan, part: ItemKind, name: &str) -> Option<Clash> {
    let condition = plan.forbids(name)?;
    let part = part.words().to_lowercase();
    let because = format!("{part}: {name}, whom the licence forbids to meet ({})", condition.words);
    Some(Clash::new(ClashKind::NoContact, &[], because))
}

/// What is wrong with each stop alone, and with each two.
pub(super) fn of_stops(plan: &DayPlan, world: World<'_>) -> Vec<Clash> {
    let mut found: Vec<Clash> = plan.stops.iter().filter_map(|stop| alone(plan, stop, world)).collect();
    for (at, one) in plan.stops.iter().enumerate() {
        for other in plan.stops.iter().skip(at + 1) {
            found.extend(together(one, other));
        }
    }
    found
}

fn alone(plan: &DayPlan, stop: &Stop, world: World<'_>) -> Option<Clash> {
    let (title, say) = (&stop.title, |kind, because| Some(Clash::new(kind, &[stop], because)));
    let starts = stop.starts.map(TimeOfDay::minutes);
    if let Some(condition) = plan.forbids(&stop.with) {
        let because = format!("{title} is with {}, whom the licence forbids to meet ({})", stop.with, condition.words);
        return say(ClashKind::NoContact, because);
    }
    if let Some((last, why)) = &stop.last
        && starts.unwrap_or(plan.gate.as_ref().map_or(0, |gate| gate.to.minutes())) > last.minutes()
    {
        return say(ClashKind::Deadline, format!("{title} is too late: {why}"));
    }
    let curfew = starts
        .and_then(|from| plan.curfews().into_iter().find(|(start, end)| from < *end && *start < from + stop.minutes));
    if let Some((from, to)) = curfew {
        let hours = format!("{} to {}", words(from), words(to));
        return say(ClashKind::Curfew, format!("{title} falls into the curfew, {hours}"));
    }
    let (_, place) = stop.place.as_ref()?;
    if let Some(zone) = plan.holding().find(|condition| condition.keeps_out(place.at)) {
        let because = format!("{title} is at {}, in a zone they must not enter: {}", place.name, zone.words);
        return say(ClashKind::InZone, because);
    }
    let opening = place.open_on(plan.on, world.holidays);
    let why = opening.because.because.concat();
    if opening.is_shut() {
        return say(ClashKind::ShutThatDay, format!("{title} cannot be that day: {why}"));
    }
    let starts = starts?;
    let last = i32::from(place.last_admission_minutes);
    let fits = opening.spells.iter().any(|spell| {
        let shuts = (spell.to.minutes() - last).min(spell.to.minutes() - stop.minutes);
        spell.from.minutes() <= starts && starts <= shuts
    });
    if fits {
        return None;
    }
    let admitted = if last > 0 { format!("; nobody is let in in the last {last} minutes") } else { String::new() };
    let ends = words(starts + stop.minutes);
    say(ClashKind::ShutAtThatTime, format!("{title} is from {} to {ends}: {why}{admitted}", words(starts)))
}

fn together(one: &Stop, other: &Stop) -> Option<Clash> {
    let (from, to) = (one.starts?.minutes(), other.starts?.minutes());
    let pair: &[&Stop] = &[one, other];
    if from < to + other.minutes && to < from + one.minutes {
        let hours = |stop: &Stop, from| format!("{} ({} to {})", stop.title, words(from), words(from + stop.minutes));
        let because = format!("{} and {} are at the same time", hours(one, from), hours(other, to));
        return Some(Clash::new(ClashKind::TwoAtOnce, pair, because));
    }
    let (early, late) = if from <= to { (one, other) } else { (other, one) };
    let demanded = early.after == Some(late.id) || (late.first && !early.first);
    demanded.then(|| {
        let because = if late.first {
            format!("{} must come before anything else, and {} comes before it", late.title, early.title)
        } else {
            format!("{} must come after {}, and comes before it", early.title, late.title)
        };
        Clash::new(ClashKind::Order, pair, because)
    })
}

/// What is wrong with the ways, in the order in which the fewest things are wrong. Each is measured as if what comes before had
/// been kept, so that one late bus is one clash.
pub(super) fn of_ways(plan: &DayPlan, day: &Compiled<'_>, known: &[Clash]) -> Vec<Clash> {
    let is_alone = |id: AppointmentId| known.iter().any(|clash| clash.stops == [id]);
    let id = |node: &Node| plan.stops.get(node.stop).map(|stop| stop.id);
    let nodes: Vec<&Node> = day.nodes.iter().filter(|node| !id(node).is_some_and(is_alone)).collect();
    let starts = |node: &Node| plan.stops.get(node.stop).and_then(|stop| stop.starts);
    let (mut order, free): (Vec<&Node>, Vec<&Node>) = nodes.into_iter().partition(|node| starts(node).is_some());
    order.sort_by_key(|node| (starts(node), node.stop));
    for node in free {
        let tries = (0..=order.len()).map(|at| {
            let mut tried = order.clone();
            tried.insert(at, node);
            let walked = walk(plan, day, &tried);
            ((walked.clashes.len(), walked.late), tried)
        });
        let Some((_, best)) = tries.min_by_key(|(cost, _)| *cost) else { continue };
        order = best;
    }
    let at_once = |stops: &[AppointmentId]| {
        known.iter().any(|clash| clash.stops.len() == 2 && stops.iter().all(|stop| clash.stops.contains(stop)))
    };
    walk(plan, day, &order)
        .clashes
        .into_iter()
        .filter(|clash| clash.stops.len() < 2 || !at_once(&clash.stops))
        .collect()
}

/// A day in one order, however much is wrong with it.
struct Walk {
    clashes: Vec<Clash>,
    /// Minutes too late, all together, and waited for what is free: the less, the better the order.
    late: i32,
}

/// What counts as lateness where there is no way.
const NEVER: i32 = 24 * 60;

fn walk(plan: &DayPlan, day: &Compiled<'_>, order: &[&Node]) -> Walk {
    let (mut found, mut too_late) = (Vec::new(), 0);
    let (mut at, mut time, mut from): (usize, i32, Option<&Stop>) = (0, day.out, None);
    for node in order {
        let Some(stop) = plan.stops.get(node.stop) else { continue };
        let fixed = stop.starts.map(TimeOfDay::minutes);
        let arrives = node.at.map_or(Some(time), |to| day.ways.arrive(at, to, time));
        if let Some(begins) = arrives.and_then(|arrives| node.begins(arrives)) {
            time = begins + node.minutes;
        } else {
            found.push(late(plan, day, (from, stop, node), (at, time, arrives)));
            let last = node.starts.last().map(|(_, last)| *last);
            too_late += arrives.zip(last).map_or(NEVER, |(arrives, last)| arrives - last);
            time = fixed.map_or(time, |starts| starts + node.minutes);
        }
        // Nobody travels to what cannot be had; a fixed time is kept as if it had been.
        if arrives.is_some() || fixed.is_some() {
            at = node.at.unwrap_or(at);
            from = Some(stop);
        }
    }
    found.extend(out_of_order(plan, day, order));
    found.extend(home_late(plan, day, (from, at, time)));
    // Of two orders in which as little is wrong, the one that ends earlier.
    Walk { clashes: found, late: too_late.saturating_mul(NEVER).saturating_add(time) }
}

/// What must come before something, and in this order comes after it.
fn out_of_order(plan: &DayPlan, day: &Compiled<'_>, order: &[&Node]) -> Vec<Clash> {
    let mut found = Vec::new();
    for (place, node) in order.iter().enumerate() {
        let later = order.iter().skip(place + 1).filter(|later| {
            day.nodes.iter().enumerate().any(|(bit, other)| node.before & 1 << bit != 0 && other.stop == later.stop)
        });
        for later in later {
            let (Some(stop), Some(other)) = (plan.stops.get(node.stop), plan.stops.get(later.stop)) else { continue };
            let because =
                format!("{} must come after {}, and there is no time for that before it", stop.title, other.title);
            found.push(Clash::new(ClashKind::Order, &[stop, other], because));
        }
    }
    found
}

fn late(
    plan: &DayPlan,
    day: &Compiled<'_>,
    (from, stop, node): (Option<&Stop>, &Stop, &Node),
    (at, time, arrives): (usize, i32, Option<i32>),
) -> Clash {
    let pair: Vec<&Stop> = from.into_iter().chain([stop]).collect();
    let start = start_words(plan, from, time);
    let title = &stop.title;
    let Some(arrives) = arrives else {
        let why = node.at.map_or_else(String::new, |to| day.ways.why_not(at, to, time));
        return Clash::new(ClashKind::NoWay, &pair, format!("{start} there is no way to {title}: {why}"));
    };
    let way = node.at.and_then(|to| day.ways.journey(at, to, time)).map_or_else(String::new, |way| way.because);
    let there = words(arrives);
    if let Some(begins) = stop.starts {
        let because = format!("{start} one is at {title} at {there}, and it begins at {} ({way})", begins.words());
        return Clash::new(ClashKind::TooFar, &pair, because);
    }
    let last = node.starts.last().map_or_else(String::new, |(_, last)| words(*last));
    let because = format!("{start} one is at {title} at {there}, and must be there by {last} ({way})");
    Clash::new(ClashKind::ShutAtThatTime, &pair, because)
}

fn start_words(plan: &DayPlan, from: Option<&Stop>, time: i32) -> String {
    let gate = plan.gate.as_ref().map_or("the gate", |gate| gate.spot.name.as_str());
    match from {
        Some(from) => format!("after {}, over at {},", from.title, words(time)),
        None => format!("from {gate} at {}", words(time)),
    }
}

fn home_late(plan: &DayPlan, day: &Compiled<'_>, (from, at, time): (Option<&Stop>, usize, i32)) -> Option<Clash> {
    let home = plan.home.as_ref()?;
    let pair: Vec<&Stop> = from.into_iter().collect();
    let (start, name) = (start_words(plan, from, time), &home.spot.name);
    let Some(arrives) = day.ways.arrive(at, day.home, time) else {
        let why = day.ways.why_not(at, day.home, time);
        return Some(Clash::new(ClashKind::NoWay, &pair, format!("{start} there is no way to {name}: {why}")));
    };
    if arrives <= day.home_by {
        return None;
    }
    let is_curfew = home.by.is_none_or(|by| by.minutes() > day.home_by);
    let (kind, why) = if is_curfew {
        (ClashKind::Curfew, "the curfew begins")
    } else {
        (ClashKind::HomeTooLate, "the door is locked")
    };
    let because = format!("{start} one is at {name} at {}, and {why} at {}", words(arrives), words(day.home_by));
    Some(Clash::new(kind, &pair, because))
}
