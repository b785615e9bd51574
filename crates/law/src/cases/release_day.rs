//! Cases of a day of release: whether it can be done, what is in the way, and what is proposed.

use domain::Date;
use domain::appointment::{Appointment, AppointmentKind, Deadline, DeadlineKind, Movable, State, Venue, When};
use domain::id::{AppointmentId, PlaceId};
use domain::licence::{Condition, Rule};
use domain::place::{ASSUMED, Coordinates, Means, OnBankHolidays, Place, PlaceKind, Spot, TimeOfDay, Week};
use domain::release_day::{
    Change, ClashKind, DayPlan, Gate, Home, MARGIN_MINUTES, Stop, Verdict, World, feasibility, propose,
};

use super::said::Said;
use crate::calendar;
use crate::keys::{KeyError, Keys};

fn time(facts: &mut Keys, key: &str) -> Result<Option<TimeOfDay>, KeyError> {
    facts.read_or_none(key, "a time like 9:30am", |text| TimeOfDay::parse(text).ok())
}

fn point(facts: &mut Keys, key: &str) -> Result<Option<Coordinates>, KeyError> {
    facts.read_or_none(key, "latitude and longitude, like 52.4862, -1.8904", |text| Coordinates::parse(text).ok())
}

fn place(facts: &mut Keys) -> Result<Place, KeyError> {
    let at = point(facts, "at")?.ok_or_else(|| facts.missing("at"))?;
    let mut hours = |key: &str| facts.text_or_none(key).map(Option::unwrap_or_default);
    let (weekdays, friday, saturday) = (hours("weekdays")?, hours("friday")?, hours("saturday")?);
    let week = Week::parse([&weekdays, &weekdays, &weekdays, &weekdays, &friday, &saturday, ""]);
    Ok(Place {
        name: facts.text("name")?,
        kind: PlaceKind::Other,
        address: String::new(),
        phone: String::new(),
        at,
        hours: week.map_err(|_| facts.missing("weekdays"))?,
        last_admission_minutes: 0,
        bank_holidays: OnBankHolidays::Shut,
        shut_at_christmas: false,
        closures: Vec::new(),
    })
}

fn number(facts: &mut Keys, key: &str) -> Result<u16, KeyError> {
    let number = facts.whole_number_or_none(key)?.and_then(|number| u16::try_from(number).ok());
    number.ok_or_else(|| facts.missing(key))
}

fn appointment(facts: &mut Keys, places: &[Place]) -> Result<(Appointment, Option<String>), KeyError> {
    let name = facts.text("place")?;
    let place = places.iter().position(|place| place.name == name).ok_or_else(|| facts.missing("place"))?;
    let window = time(facts, "from")?.zip(time(facts, "to")?);
    let deadline = facts.code_or_none("deadline", DeadlineKind::ALL, DeadlineKind::code)?;
    let appointment = Appointment {
        id: AppointmentId::from_bits(0),
        kind: AppointmentKind::Other,
        what: facts.text("what")?,
        with: String::new(),
        venue: Venue::At(PlaceId::from_bits(u128::try_from(place).unwrap_or(0))),
        when: When::DayOfRelease,
        starts: time(facts, "starts")?,
        minutes: number(facts, "minutes")?,
        movable: window.map_or(Movable::Fixed, |(from, to)| Movable::Within { from, to }),
        after: None,
        deadline: match deadline {
            Some(DeadlineKind::Immediate) => Deadline::Immediate,
            Some(DeadlineKind::NextWorkingDay) => Deadline::NextWorkingDay,
            _ => Deadline::None,
        },
        phone_possible: facts.flag_or_none("phone")?.unwrap_or(false),
        before_release_possible: facts.flag_or_none("before_release")?.unwrap_or(false),
        state: State::Planned,
    };
    Ok((appointment, facts.text_or_none("after")?))
}

fn condition(facts: &mut Keys) -> Result<Condition, KeyError> {
    let hours = time(facts, "from")?.zip(time(facts, "to")?);
    let at = point(facts, "at")?;
    let rule = match (hours, at) {
        (Some((from, to)), at) => Rule::Curfew { address: "the address of the curfew".to_owned(), at, from, to },
        (None, Some(centre)) => Rule::ExclusionZone { centre, radius_metres: number(facts, "radius")?.into() },
        (None, None) => Rule::Other,
    };
    let (words, source) = ("a condition".to_owned(), "a licence".to_owned());
    Ok(Condition { rule, words, for_workers: String::new(), from: None, to: None, source })
}

pub(super) fn check(facts: &mut Keys, today: Date) -> Result<Said, KeyError> {
    let holidays = calendar::embedded();
    let places = facts.each("places", place)?;
    let read = facts.each("appointments", |facts| appointment(facts, &places))?;
    let names: Vec<String> = read.iter().map(|(appointment, _)| appointment.what.clone()).collect();
    let id = |name: &str| names.iter().position(|known| known == name).and_then(|at| u128::try_from(at).ok());
    let stops = read.into_iter().enumerate().map(|(at, (appointment, after))| {
        let after = after.and_then(|after| id(&after)).map(AppointmentId::from_bits);
        let number = u128::try_from(at).unwrap_or(0);
        let appointment = Appointment { id: AppointmentId::from_bits(number), after, ..appointment };
        let place = match &appointment.venue {
            Venue::At(id) => {
                usize::try_from(id.bits()).ok().and_then(|at| places.get(at)).map(|place| (*id, place.clone()))
            }
            Venue::Phone { .. } => None,
        };
        Stop { title: appointment.what.clone(), ..Stop::of(&appointment, place, today, &holidays) }
    });
    let stops: Vec<Stop> = stops.collect();
    let spot = |name: &str, at| Spot { id: None, name: name.to_owned(), at };
    let out = time(facts, "out")?;
    let gate = point(facts, "gate_at")?.zip(out);
    let (home_at, by) = (point(facts, "home_at")?, time(facts, "home_by")?);
    let plan = DayPlan {
        on: today,
        gate: gate.map(|(at, out)| Gate { spot: spot("the gate", at), from: out, to: out }),
        stops,
        home: home_at.map(|at| Home { spot: spot("home", at), by }),
        means: facts.code_or_none("means", Means::ALL, Means::code)?.unwrap_or(Means::PublicTransport),
        conditions: facts.each("conditions", condition)?,
        margin_minutes: MARGIN_MINUTES,
        margin_reason: String::new(),
        people: Vec::new(),
    };
    let world = World { holidays: &holidays, model: &ASSUMED, said: &[] };
    Ok(said(&plan, world))
}

fn said(plan: &DayPlan, world: World<'_>) -> Said {
    let title = |id| plan.stops.iter().find(|stop| stop.id == id).map_or("", |stop| stop.title.as_str());
    let found = feasibility(plan, world);
    let proposed = propose(plan, world);
    let (verdict, margin) = match found.verdict {
        Verdict::CanBeDone { margin_minutes } => ("can_be_done", Some(margin_minutes)),
        Verdict::Tight { margin_minutes } => ("tight", Some(margin_minutes)),
        Verdict::CannotBeDone => ("cannot_be_done", None),
        Verdict::NotKnownYet => ("not_known_yet", None),
    };
    let order = found.run.as_ref().map(|run| run.visits.iter().map(|visit| title(visit.stop)).collect::<Vec<_>>());
    let change = |change: &Change| match change {
        Change::Move { stop, to } => format!("{} at {to}", title(*stop)),
        Change::Off { stop, way } => format!("{} {}", title(*stop), way.words()),
        Change::Travel { means } => means.words().to_lowercase(),
    };
    let first = proposed.proposals.first().map(|one| one.changes.iter().map(change).collect::<Vec<_>>());
    let first = first.filter(|changes| !changes.is_empty());
    let list = |words: Vec<&str>| if words.is_empty() { "none".to_owned() } else { words.join(", ") };
    Said::default()
        .with("verdict", verdict)
        .with_or_none("margin_minutes", margin)
        .with_or_none("order", order.map(list))
        .with("clashes", list(found.clashes.iter().map(|clash| code(clash.kind)).collect()))
        .with_or_none("proposed", first.map(|changes| changes.join(", ")))
        .with("must_give", !proposed.must_give.is_empty())
        .because(found.clashes.into_iter().map(|clash| clash.because))
        .because(proposed.must_give)
}

const fn code(kind: ClashKind) -> &'static str {
    match kind {
        ClashKind::ShutThatDay => "shut_that_day",
        ClashKind::ShutAtThatTime => "shut_at_that_time",
        ClashKind::TwoAtOnce => "two_at_once",
        ClashKind::TooFar => "too_far",
        ClashKind::NoWay => "no_way",
        ClashKind::InZone => "in_zone",
        ClashKind::Curfew => "curfew",
        ClashKind::Order => "order",
        ClashKind::Deadline => "deadline",
        ClashKind::HomeTooLate => "home_too_late",
        ClashKind::NoContact => "no_contact",
        ClashKind::TooMany => "too_many",
    }
}
