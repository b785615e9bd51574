//! Days of release that can and cannot be done, with what is in the way and what is proposed; and the exact search held against
//! trying everything.

use super::{
    Change, ClashKind, DayPlan, Gate, Home, ItemKind, Proposals, Stop, Verdict, WayOff, World, feasibility, propose,
};
use crate::appointment::{Appointment, AppointmentKind, Deadline, Movable, State, Venue, When};
use crate::calendar::BankHolidays;
use crate::id::{AppointmentId, PlaceId};
use crate::licence::{Condition, Rule};
use crate::place::{ASSUMED, Coordinates, Means, OnBankHolidays, Place, PlaceKind, Spot, TimeOfDay, Ways, Week};
use jiff::civil::{Date, date};
use proptest::prelude::*;

/// A Thursday before an ordinary Friday.
const THURSDAY: Date = date(2027, 3, 4);
const FRIDAY: Date = date(2027, 3, 5);

fn time(text: &str) -> TimeOfDay {
    TimeOfDay::parse(text).unwrap()
}

/// So many metres east and north of the middle of an invented town.
fn at(east: i32, north: i32) -> Coordinates {
    Coordinates { latitude_e6: 52_000_000 + north * 9, longitude_e6: -1_500_000 + east * 146 / 10 }
}

fn place(name: &str, at: Coordinates, weekdays: &str, friday: &str) -> Place {
    Place {
        name: name.into(),
        kind: PlaceKind::Other,
        address: String::new(),
        phone: String::new(),
        at,
        hours: Week::parse([weekdays, weekdays, weekdays, weekdays, friday, "", ""]).unwrap(),
        last_admission_minutes: 0,
        bank_holidays: OnBankHolidays::Shut,
        shut_at_christmas: false,
        closures: Vec::new(),
    }
}

#[derive(Debug)]
struct Town {
    holidays: BankHolidays,
    places: Vec<(PlaceId, Place)>,
}

const PROBATION: usize = 0;
const CIVIC: usize = 1;
const JOBCENTRE: usize = 2;
const PHARMACY: usize = 3;
const BANK: usize = 4;

impl Town {
    fn new() -> Self {
        let places = [
            place("Merrowdale Probation", at(0, 0), "9:00-17:00", "9:00-16:30"),
            place("Merrowdale Civic Centre", at(1_500, 500), "9:00-16:00", "9:00-13:00"),
            place("Merrowdale Jobcentre", at(-2_500, 800), "9:00-17:00", "9:00-17:00"),
            place("Fern Pharmacy", at(600, -700), "9:00-18:00", "9:00-18:00"),
            place("Beck Bank", at(300, 300), "9:30-15:30", "9:30-15:30"),
        ];
        let places = places.into_iter().enumerate().map(|(at, place)| (PlaceId::from_bits(at as u128 + 1), place));
        Self { holidays: BankHolidays::default(), places: places.collect() }
    }

    fn world(&self) -> World<'_> {
        World { holidays: &self.holidays, model: &ASSUMED, said: &[] }
    }

    fn stop(&self, appointment: &Appointment, on: Date) -> Stop {
        let Venue::At(id) = &appointment.venue else { return Stop::of(appointment, None, on, &self.holidays) };
        let place = self.places.iter().find(|(place, _)| place == id).cloned();
        Stop::of(appointment, place, on, &self.holidays)
    }

    fn plan(&self, on: Date, appointments: &[Appointment]) -> DayPlan {
        let gate = Spot { id: Some(PlaceId::from_bits(99)), name: "HMP/YOI Larkmoor".into(), at: at(4_000, 9_000) };
        let home = Spot { id: None, name: "12 Reed Street".into(), at: at(-1_200, -900) };
        DayPlan {
            on,
            gate: Some(Gate { spot: gate, from: time("9:00"), to: time("9:45") }),
            stops: appointments.iter().map(|one| self.stop(one, on)).collect(),
            home: Some(Home { spot: home, by: Some(time("21:00")) }),
            means: Means::PublicTransport,
            conditions: Vec::new(),
            margin_minutes: 20,
            margin_reason: String::new(),
            people: Vec::new(),
        }
    }
}

fn appointment(number: usize, kind: AppointmentKind, place: usize, starts: &str, minutes: u16) -> Appointment {
    Appointment {
        id: AppointmentId::from_bits(number as u128),
        kind,
        what: String::new(),
        with: "somebody".into(),
        venue: Venue::At(PlaceId::from_bits(place as u128 + 1)),
        when: When::DayOfRelease,
        starts: (!starts.is_empty()).then(|| time(starts)),
        minutes,
        movable: Movable::Fixed,
        after: None,
        deadline: Deadline::None,
        phone_possible: false,
        before_release_possible: false,
        state: State::Planned,
    }
}

fn movable(from: &str, to: &str) -> Movable {
    Movable::Within { from: time(from), to: time(to) }
}

/// Seven appointments in five places on a Friday. The Jobcentre comes before probation, the council shuts at one, and the bank
/// before the appointment there is over.
fn seven() -> Vec<Appointment> {
    use AppointmentKind as K;
    vec![
        Appointment { deadline: Deadline::Immediate, ..appointment(1, K::Probation, PROBATION, "11:00", 45) },
        Appointment {
            movable: movable("9:00", "16:00"),
            phone_possible: true,
            ..appointment(2, K::Jobcentre, JOBCENTRE, "10:30", 45)
        },
        Appointment { movable: movable("9:00", "15:00"), ..appointment(3, K::Housing, CIVIC, "13:30", 45) },
        Appointment {
            movable: movable("11:00", "16:00"),
            phone_possible: true,
            ..appointment(4, K::PersonalAdviser, CIVIC, "12:30", 30)
        },
        Appointment { before_release_possible: true, ..appointment(5, K::Bank, BANK, "15:15", 30) },
        appointment(6, K::Pharmacy, PHARMACY, "", 15),
        appointment(7, K::Health, PHARMACY, "16:00", 20),
    ]
}

fn kinds(plan: &DayPlan, town: &Town) -> Vec<ClashKind> {
    let mut kinds: Vec<ClashKind> =
        feasibility(plan, town.world()).clashes.into_iter().map(|clash| clash.kind).collect();
    kinds.sort_unstable();
    kinds
}

fn show(plan: &DayPlan, found: &Proposals) -> Vec<String> {
    let title = |id| plan.stops.iter().find(|stop| stop.id == id).map_or("?", |stop| stop.title.as_str());
    let change = |change: &Change| match change {
        Change::Move { stop, to } => format!("{} at {to}", title(*stop)),
        Change::Off { stop, way } => format!("{} {}", title(*stop), way.words()),
        Change::Travel { means } => means.words().to_owned(),
    };
    let line = |proposal: &crate::release_day::Proposal| {
        let changes: Vec<String> = proposal.changes.iter().map(change).collect();
        format!("{} [{}]", changes.join("; "), proposal.run.margin_minutes)
    };
    found.proposals.iter().map(line).collect()
}

#[test]
fn seven_appointments_in_five_places_cannot_be_done_and_this_is_proposed() {
    let town = Town::new();
    let plan = town.plan(FRIDAY, &seven());
    let found = feasibility(&plan, town.world());
    assert_eq!(found.verdict, Verdict::CannotBeDone);
    let reasons: Vec<&str> = found.clashes.iter().map(|clash| clash.because.as_str()).collect();
    assert_eq!(
        reasons,
        [
            "Housing is from 1:30pm to 2:15pm: Merrowdale Civic Centre is open on Fridays from 9am to 1pm",
            "Bank is from 3:15pm to 3:45pm: Beck Bank is open on Fridays from 9:30am to 3:30pm",
            "Probation (11am to 11:45am) and Jobcentre (10:30am to 11:15am) are at the same time",
            "from HMP/YOI Larkmoor at 9:45am one is at Jobcentre at 10:41am, and it begins at 10:30am (56 minutes by train: \
         10.4 km in a straight line, 20 of waiting and 20 to and from the stops)",
        ]
    );
    let found = propose(&plan, town.world());
    assert!(found.has_margin && found.must_give.is_empty());
    assert_eq!(
        show(&plan, &found),
        [
            "Jobcentre at 14:00; Housing on 8 March 2027; Personal adviser by phone; Bank before release, on 4 March 2027 [20]",
            "Jobcentre at 14:00; Housing on 8 March 2027; Bank before release, on 4 March 2027; Met with a car [36]",
            "Jobcentre at 12:45; Housing on 8 March 2027; Personal adviser on 8 March 2027; Bank before release, on 4 March 2027 [20]",
            "Jobcentre on 8 March 2027; Housing on 8 March 2027; Personal adviser by phone; Bank before release, on 4 March 2027 [20]",
            "Jobcentre on 8 March 2027; Housing on 8 March 2027; Bank before release, on 4 March 2027; Met with a car [36]",
        ]
    );
}

/// The names of the kinds of what is in the way of a day.
fn clash_kinds(on: Date, appointments: &[Appointment], change: impl FnOnce(&mut DayPlan)) -> Vec<ClashKind> {
    let town = Town::new();
    let mut plan = town.plan(on, appointments);
    change(&mut plan);
    kinds(&plan, &town)
}

fn gate_at(plan: &mut DayPlan, to: &str) {
    if let Some(gate) = &mut plan.gate {
        gate.to = time(to);
    }
}

fn condition(rule: Rule) -> Condition {
    let (words, source) = ("Keep away.".to_owned(), "licence".to_owned());
    Condition { rule, words, for_workers: String::new(), from: None, to: None, source }
}

#[test]
fn every_kind_of_clash_is_found() {
    use AppointmentKind as K;
    use ClashKind as C;
    let job = |starts| appointment(1, K::Jobcentre, JOBCENTRE, starts, 45);
    let bank = |starts| appointment(2, K::Bank, BANK, starts, 30);
    let after_bank = |starts| Appointment { after: Some(AppointmentId::from_bits(2)), ..job(starts) };
    let first = |starts| Appointment { deadline: Deadline::Immediate, ..bank(starts) };
    let by = |day, at| Appointment { deadline: Deadline::By { day, time: time(at) }, ..job("11:30") };
    let none = |_: &mut DayPlan| {};
    let out_late = |plan: &mut DayPlan| gate_at(plan, "15:00");
    let out_at_night = |plan: &mut DayPlan| gate_at(plan, "20:50");
    let out_at_eleven = |plan: &mut DayPlan| gate_at(plan, "23:00");
    let (thursday, saturday) = (THURSDAY, date(2027, 3, 6));
    for (name, found, expected) in [
        ("a day that can be", clash_kinds(thursday, &[job("11:30"), bank("14:00")], none), vec![]),
        ("shut that day", clash_kinds(saturday, &[job("11:30")], none), vec![C::ShutThatDay]),
        ("a bank holiday", clash_kinds(date(2027, 3, 26), &[job("11:30")], none), vec![C::ShutThatDay]),
        ("before it opens", clash_kinds(thursday, &[job("8:00")], none), vec![C::ShutAtThatTime]),
        ("over after it shuts", clash_kinds(thursday, &[bank("15:15")], none), vec![C::ShutAtThatTime]),
        ("two at once", clash_kinds(thursday, &[job("11:30"), bank("12:00")], none), vec![C::TwoAtOnce]),
        (
            "one ends as another begins, elsewhere",
            clash_kinds(thursday, &[job("11:30"), bank("12:15")], none),
            vec![C::TooFar],
        ),
        ("before one can be there", clash_kinds(thursday, &[job("10:00")], none), vec![C::TooFar]),
        (
            "on foot from the gate",
            clash_kinds(thursday, &[job("11:30")], |plan| plan.means = Means::OnFoot),
            vec![C::NoWay],
        ),
        ("the wrong order", clash_kinds(thursday, &[after_bank("11:30"), bank("14:00")], none), vec![C::Order]),
        ("the right order", clash_kinds(thursday, &[after_bank("14:00"), bank("11:30")], none), vec![]),
        ("not first", clash_kinds(thursday, &[job("11:30"), first("14:00")], none), vec![C::Order]),
        ("a deadline that day", clash_kinds(thursday, &[by(thursday, "11:00")], none), vec![C::Deadline]),
        ("a deadline the day before", clash_kinds(thursday, &[by(date(2027, 3, 3), "11:00")], none), vec![C::Deadline]),
        ("a deadline that is kept", clash_kinds(thursday, &[by(thursday, "11:30")], none), vec![]),
        (
            "what must come after something free, and is too early",
            clash_kinds(thursday, &[after_bank("11:00"), bank("")], none),
            vec![C::Order],
        ),
        (
            "a free one that shuts before one is there",
            clash_kinds(thursday, &[bank("")], out_late),
            vec![C::ShutAtThatTime],
        ),
        ("home after the door is locked", clash_kinds(thursday, &[], out_at_night), vec![C::HomeTooLate]),
        ("home after the last bus", clash_kinds(thursday, &[], out_at_eleven), vec![C::NoWay]),
    ] {
        assert_eq!(found, expected, "{name}");
    }
}

#[test]
fn a_licence_is_kept() {
    use ClashKind as C;
    let bank = |starts| appointment(2, AppointmentKind::Bank, BANK, starts, 30);
    let curfew = |from: &str, to: &str, address: Coordinates| {
        let (from, to) = (time(from), time(to));
        condition(Rule::Curfew { address: "12 Reed Street".into(), at: Some(address), from, to })
    };
    let home = at(-1_200, -900);
    let zone = |centre, radius_metres| condition(Rule::ExclusionZone { centre, radius_metres });
    for (name, starts, condition, expected) in [
        ("home in time", "14:00", curfew("19:00", "7:00", home), vec![]),
        ("home too late", "15:00", curfew("15:30", "7:00", home), vec![C::Curfew]),
        ("within the curfew", "12:00", curfew("11:30", "12:30", home), vec![C::Curfew]),
        ("another address", "14:00", curfew("19:00", "7:00", at(2_000, 0)), vec![C::Curfew]),
        ("in the zone", "14:00", zone(at(300, 350), 200), vec![C::InZone]),
        ("beside the zone", "14:00", zone(at(300, 800), 200), vec![]),
        ("home in the zone", "14:00", zone(home, 200), vec![C::InZone]),
    ] {
        let found = clash_kinds(THURSDAY, &[bank(starts)], |plan| plan.conditions = vec![condition]);
        assert_eq!(found, expected, "{name}");
    }
    let town = Town::new();
    let mut plan = town.plan(THURSDAY, &[bank("14:00")]);
    plan.conditions = vec![zone(at(2_000, 4_500), 400)];
    let notes = feasibility(&plan, town.world()).notes;
    assert!(notes[0].starts_with("The straight line from HMP/YOI Larkmoor to Beck Bank crosses a zone"), "{notes:?}");
}

#[test]
fn nobody_meets_whom_the_licence_forbids() {
    let bank = appointment(2, AppointmentKind::Bank, BANK, "14:00", 30);
    let barred = || vec![condition(Rule::NoContact { name: "Ash Thornby".into() })];
    let with = |name: &str| vec![Appointment { with: name.to_owned(), ..bank.clone() }];
    let named = |part, name: &str| vec![(part, name.to_owned())];
    for (name, stops, people, expected) in [
        ("with somebody else", with("Beck Bank"), vec![], vec![]),
        ("with them", with("Ash Thornby"), vec![], vec![ClashKind::NoContact]),
        ("with them and a title", with("Aunt Ash Thornby"), vec![], vec![ClashKind::NoContact]),
        ("at the gate", with("Beck Bank"), named(ItemKind::MetBy, "ash thornby"), vec![ClashKind::NoContact]),
        ("another Ash", with("Ash Alder"), named(ItemKind::FirstNight, "Ash"), vec![]),
    ] {
        let found = clash_kinds(THURSDAY, &stops, |plan| {
            plan.conditions = barred();
            plan.people = people;
        });
        assert_eq!(found, expected, "{name}");
    }
    // What is forbidden is never proposed at another time.
    let town = Town::new();
    let moved = Appointment { movable: movable("11:00", "15:00"), ..with("Ash Thornby")[0].clone() };
    let plan = DayPlan { conditions: barred(), ..town.plan(THURSDAY, &[moved]) };
    let found = propose(&plan, town.world());
    let kept = |change: &Change| matches!(change, Change::Move { .. });
    assert!(!found.proposals.iter().flat_map(|one| &one.changes).any(kept), "{found:?}");
}

#[test]
fn a_day_is_never_called_possible_without_its_margin() {
    let town = Town::new();
    let bank = |starts| [appointment(2, AppointmentKind::Bank, BANK, starts, 30)];
    let verdict = |plan: &DayPlan| feasibility(plan, town.world()).verdict;
    let (can, tight) = (|m| Verdict::CanBeDone { margin_minutes: m }, |m| Verdict::Tight { margin_minutes: m });
    // Out at 9:45 and 54 minutes on the way.
    for (starts, expected) in
        [("10:39", tight(0)), ("10:40", tight(1)), ("10:58", tight(19)), ("10:59", can(20)), ("11:00", can(21))]
    {
        assert_eq!(verdict(&town.plan(THURSDAY, &bank(starts))), expected, "{starts}");
    }
    let plan = town.plan(THURSDAY, &bank("11:00"));
    assert_eq!(verdict(&DayPlan { margin_minutes: 30, ..plan.clone() }), tight(21));
    for (plan, missing) in [
        (DayPlan { home: None, ..plan.clone() }, "where they sleep the first night"),
        (DayPlan { gate: None, ..plan.clone() }, "when they come out, and at which gate"),
    ] {
        let found = feasibility(&plan, town.world());
        assert_eq!((found.verdict, found.missing.as_slice()), (Verdict::NotKnownYet, &[missing][..]));
    }
    let run = feasibility(&plan, town.world()).run.expect("it can be done");
    let visit = &run.visits[0];
    let times = [visit.arrives, visit.begins, visit.ends, visit.latest].map(|time| time.to_string());
    assert_eq!(times, ["10:39", "11:00", "11:30", "11:00"]);
    assert_eq!((visit.wait_minutes(), visit.margin_minutes()), (21, 21));
}

#[test]
fn where_nothing_helps_it_is_said_what_must_give() {
    let town = Town::new();
    let fixed = |number, starts| Appointment {
        deadline: Deadline::By { day: FRIDAY, time: time("23:00") },
        ..appointment(number, AppointmentKind::Bank, BANK, starts, 30)
    };
    let found = propose(&town.plan(FRIDAY, &[fixed(1, "11:00"), fixed(2, "11:15")]), town.world());
    assert_eq!(found.must_give, ["Bank and Bank cannot both be on this day"]);
    let found = propose(&town.plan(FRIDAY, &[fixed(1, "9:30")]), town.world());
    assert!(found.proposals.is_empty() && found.must_give[0].contains("it begins at 9:30am"), "{found:?}");
    let mut plan = town.plan(FRIDAY, &[fixed(1, "11:00")]);
    plan.conditions = vec![condition(Rule::ExclusionZone { centre: at(-1_200, -900), radius_metres: 100 })];
    let found = propose(&plan, town.world());
    assert_eq!(found.must_give, ["12 Reed Street lies in a zone they must not enter: Keep away."]);
}

// Trying everything: another program for the same question, to hold the search against.

/// Minutes at which a stop may begin, one by one.
fn may_begin(plan: &DayPlan, stop: &Stop, town: &Town, begins: i32) -> bool {
    let fits_place = stop.place.as_ref().is_none_or(|(_, place)| {
        let last = i32::from(place.last_admission_minutes);
        let opening = place.open_on(plan.on, &town.holidays);
        opening.spells.iter().any(|spell| {
            begins >= spell.from.minutes()
                && begins + stop.minutes <= spell.to.minutes()
                && begins <= spell.to.minutes() - last
        })
    });
    let fits_time = match (stop.starts, stop.window) {
        (Some(starts), _) => begins == starts.minutes(),
        (None, Some((from, to))) => (from.minutes()..=to.minutes()).contains(&begins),
        (None, None) => begins >= 0 && begins + stop.minutes <= 1440,
    };
    fits_place && fits_time && stop.last.as_ref().is_none_or(|(last, _)| begins <= last.minutes())
}

/// Whether this order holds when `margin` minutes are lost at the point with this number: an even one is a way, an odd one a stop.
fn holds(plan: &DayPlan, order: &[usize], town: &Town, (point, margin): (usize, i32)) -> bool {
    let gate = plan.gate.as_ref().expect("a gate");
    let home = &plan.home.as_ref().expect("a home").spot;
    let lost = |at: usize| if at == point { margin } else { 0 };
    let mut here = gate.spot.clone();
    let mut time = gate.to.minutes() + lost(0);
    let ride = |from: &Spot, to: &Spot, leaves: i32| {
        let spots = [from.clone(), to.clone()];
        Ways::new(&spots, (&ASSUMED, &[]), plan.means, plan.on, &town.holidays).arrive(0, 1, leaves)
    };
    for (at, stop) in order.iter().map(|stop| &plan.stops[*stop]).enumerate() {
        let mut arrives = time;
        if let Some((id, place)) = &stop.place {
            let there = Spot { id: Some(*id), name: place.name.clone(), at: place.at };
            let Some(there_at) = ride(&here, &there, time) else { return false };
            arrives = there_at + lost(2 * at + 1);
            here = there;
        }
        let Some(begins) = (arrives..=1440).find(|begins| may_begin(plan, stop, town, *begins)) else { return false };
        time = begins + stop.minutes + lost(2 * at + 2);
    }
    let by = plan.home.as_ref().and_then(|home| home.by).map_or(1440, TimeOfDay::minutes);
    ride(&here, home, time).is_some_and(|arrives| arrives + lost(2 * order.len() + 1) <= by)
}

fn is_in_order(plan: &DayPlan, order: &[usize]) -> bool {
    let place = |id: AppointmentId| order.iter().position(|stop| plan.stops[*stop].id == id);
    order.iter().enumerate().all(|(at, stop)| {
        let stop = &plan.stops[*stop];
        let after = stop.after.and_then(place).is_none_or(|before| before < at);
        after && (!stop.first || order[..at].iter().all(|before| plan.stops[*before].first))
    })
}

fn orders(count: usize) -> Vec<Vec<usize>> {
    let mut orders = vec![Vec::new()];
    for next in 0..count {
        orders = orders
            .into_iter()
            .flat_map(|order: Vec<usize>| {
                (0..=order.len()).map(move |at| {
                    let mut order = order.clone();
                    order.insert(at, next);
                    order
                })
            })
            .collect();
    }
    orders
}

/// Whether any order has this margin.
fn any_order(plan: &DayPlan, town: &Town, margin: i32) -> bool {
    let points = 2 * plan.stops.len() + 2;
    orders(plan.stops.len())
        .iter()
        .any(|order| is_in_order(plan, order) && (0..points).all(|point| holds(plan, order, town, (point, margin))))
}

/// Every plan with so many changes.
fn changed(plan: &DayPlan, size: usize) -> Vec<DayPlan> {
    let mut plans: Vec<(DayPlan, usize)> = vec![(DayPlan { stops: Vec::new(), ..plan.clone() }, 0)];
    for stop in &plan.stops {
        let mut options = vec![(Some(stop.clone()), 0)];
        if let (Some(_), Some((from, to))) = (stop.starts, stop.window) {
            for at in (from.minutes()..=to.minutes()).filter(|at| at % 15 == 0) {
                options.push((Some(Stop { starts: TimeOfDay::from_minutes(at), ..stop.clone() }), 1));
            }
        }
        if stop.ways_off.contains(&WayOff::Phone) {
            options.push((Some(Stop { place: None, ..stop.clone() }), 1));
        }
        if stop.ways_off.iter().any(|way| *way != WayOff::Phone) {
            options.push((None, 1));
        }
        plans = plans
            .iter()
            .flat_map(|(plan, used)| {
                options.iter().map(move |(stop, more)| {
                    let stops = plan.stops.iter().cloned().chain(stop.clone()).collect();
                    (DayPlan { stops, ..plan.clone() }, used + more)
                })
            })
            .collect();
    }
    let met = plans.clone().into_iter().map(|(plan, used)| (DayPlan { means: Means::Car, ..plan }, used + 1));
    let all: Vec<_> = plans.into_iter().chain(met).collect();
    all.into_iter().filter(|(_, used)| *used == size).map(|(plan, _)| plan).collect()
}

fn any_appointment(number: usize) -> impl Strategy<Value = Appointment> {
    let starts = proptest::option::weighted(0.7, 36_i32..64);
    (0_usize..5, starts, 1_u16..5, 0_u8..4, 0_usize..4, any::<(bool, bool)>()).prop_map(
        move |(place, starts, quarters, moves, after, (phone, before))| {
            let starts = starts.and_then(|quarters| TimeOfDay::from_minutes(quarters * 15));
            let window = starts.map(|starts| {
                let to = TimeOfDay::from_minutes(starts.minutes() + 60).unwrap_or(starts);
                let from = TimeOfDay::from_minutes(starts.minutes() - 45).unwrap_or(starts);
                Movable::Within { from, to }
            });
            Appointment {
                starts,
                movable: window.filter(|_| moves < 2).unwrap_or(Movable::Fixed),
                deadline: match moves {
                    0 => Deadline::By { day: FRIDAY, time: TimeOfDay::new(15, 0) },
                    3 if number == 1 => Deadline::Immediate,
                    _ => Deadline::None,
                },
                // Only ever after a lower number: no circle.
                after: (after > 0 && after < number).then(|| AppointmentId::from_bits(after as u128)),
                phone_possible: phone,
                before_release_possible: before && moves == 1,
                ..appointment(number, AppointmentKind::Other, place, "12:00", quarters * 15)
            }
        },
    )
}

fn any_plan(most: usize) -> impl Strategy<Value = (DayPlan, Town)> {
    let appointments = (any_appointment(1), any_appointment(2), any_appointment(3), any_appointment(4));
    (appointments, 0..=most, any::<bool>(), 0_u8..3).prop_map(|((a, b, c, d), count, friday, means)| {
        let town = Town::new();
        let appointments: Vec<Appointment> = [a, b, c, d].into_iter().take(count).collect();
        let mut plan = town.plan(if friday { FRIDAY } else { THURSDAY }, &appointments);
        plan.means = [Means::Bus, Means::PublicTransport, Means::Car][usize::from(means)];
        (plan, town)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// The search finds an order exactly where trying all of them does, and its margin is the largest.
    #[test]
    fn the_search_misses_nothing((plan, town) in any_plan(4)) {
        let found = feasibility(&plan, town.world());
        if let Some(run) = &found.run {
                prop_assert!(found.clashes.is_empty());
                prop_assert!(any_order(&plan, &town, run.margin_minutes), "{:?}", run);
                prop_assert!(run.margin_minutes >= 180 || !any_order(&plan, &town, run.margin_minutes + 1), "{:?}", run);
        } else {
                prop_assert!(!any_order(&plan, &town, 0), "{:?}", found.clashes);
                prop_assert!(!found.clashes.is_empty(), "a day that cannot be done says why");
        }
    }

    /// What is proposed is the smallest change that works, and nothing is proposed only where nothing does.
    #[test]
    fn the_smallest_change_is_proposed((plan, town) in any_plan(3)) {
        let found = propose(&plan, town.world());
        let margin = if found.has_margin { i32::from(plan.margin_minutes) } else { 0 };
        let works = |size: usize, margin: i32| changed(&plan, size).iter().any(|plan| any_order(plan, &town, margin));
        if let Some(proposal) = found.proposals.first() {
                let size = proposal.changes.len();
                prop_assert!(works(size, margin), "{:?}", proposal);
                prop_assert!((0..size).all(|fewer| !works(fewer, margin)), "{:?}", proposal);
                prop_assert!(found.has_margin || (0..=4).all(|size| !works(size, i32::from(plan.margin_minutes))));
        } else {
                prop_assert!((0..=4).all(|size| !works(size, 0)));
                prop_assert!(!found.must_give.is_empty());
        }
    }
}
