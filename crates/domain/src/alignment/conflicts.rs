//! Conflicts of time and place: licence against appointments and addresses, appointments against each other, steps and
//! duties against the release.

use jiff::civil::Date;

use super::facts::{Address, Appointment, Condition, Curfew, Facts, Purpose, Restraint, Spot};
use super::finding::{Found, Ref};
use super::kind::Kind;
use super::travel;
use crate::place::{Coordinates, TimeOfDay};
use crate::plan::Actor;

/// Two spots nearer than this are one.
const ONE_SPOT_M: u32 = 100;

pub(super) fn find(facts: &Facts, found: &mut Found) {
    let ahead = |one: &&Appointment| one.on >= found.today;
    let appointments: Vec<&Appointment> = facts.appointments.iter().filter(ahead).collect();
    for condition in &facts.conditions {
        for appointment in &appointments {
            against_appointment(facts, condition, appointment, found);
        }
        for address in &facts.addresses {
            against_address(facts, condition, address, found);
        }
    }
    for (at, one) in appointments.iter().enumerate() {
        of_day(facts, one, found);
        for other in appointments.iter().skip(at + 1).filter(|other| other.on == one.on) {
            at_once(one, other, found);
        }
    }
    two_addresses(facts, found);
    steps(facts, found);
    for duty in &facts.duties {
        if facts.release_on.is_some_and(|release_on| duty.due > release_on && release_on >= found.today) {
            found.add(Kind::DutyAfterRelease, Ref::Duty(duty.rule), None, facts.release_on);
        }
    }
}

fn against_appointment(facts: &Facts, condition: &Condition, appointment: &Appointment, found: &mut Found) {
    if appointment.is_inside || !facts.in_force(condition, appointment.on) {
        return;
    }
    let (it, by) = (Ref::Appointment(appointment.id), Ref::Condition(condition.id));
    match &condition.what {
        Restraint::Zone { centre, radius_m, .. } => {
            let at = appointment.place.as_ref().and_then(|place| place.at);
            if at.is_some_and(|at| at.metres_to(*centre) <= *radius_m) {
                found.add(Kind::ZoneAppointment, it, by, Some(appointment.on));
            }
        }
        Restraint::Curfew(curfew) => {
            let first_day = condition.from.max(facts.release_on) == Some(appointment.on);
            let hours = Hours::of(curfew, first_day);
            let (from, to) = (minute(appointment.from), minute(appointment.to));
            if hours.overlap(from, to) {
                found.add(Kind::CurfewAppointment, it, by, Some(appointment.on));
            } else if way_home(facts, curfew, appointment)
                .is_some_and(|way| hours.overlap(from - way, from) || hours.overlap(to, to + way))
            {
                found.add(Kind::CurfewTravel, it, by, Some(appointment.on));
            }
        }
        Restraint::NoContact { .. } => {}
    }
}

/// The hours of a curfew on one day, in minutes from midnight. On the day it begins, the morning before does not count.
struct Hours {
    until: Option<i32>,
    from: Option<i32>,
    within: Option<(i32, i32)>,
}

impl Hours {
    fn of(curfew: &Curfew, first_day: bool) -> Self {
        let (from, to) = (minute(curfew.from), minute(curfew.to));
        if from < to {
            Self { until: None, from: None, within: Some((from, to)) }
        } else {
            Self { until: (!first_day).then_some(to), from: Some(from), within: None }
        }
    }

    /// Whether any minute from `from` to before `to` is one of these; an appointment of no length has one.
    fn overlap(&self, from: i32, to: i32) -> bool {
        let to = to.max(from + 1);
        self.until.is_some_and(|until| from < until)
            || self.from.is_some_and(|begins| to > begins)
            || self.within.is_some_and(|(begins, ends)| from < ends && to > begins)
    }
}

fn minute(time: TimeOfDay) -> i32 {
    time.minutes()
}

/// The longest way between the appointment and where the person must be, in minutes: the curfew's address, or every
/// address planned for that night.
fn way_home(facts: &Facts, curfew: &Curfew, appointment: &Appointment) -> Option<i32> {
    let there = appointment.place.as_ref().and_then(|place| place.at)?;
    let planned = facts.addresses.iter().filter(|one| one.covers(appointment.on)).filter_map(|one| one.spot.at);
    match curfew.at.as_ref().and_then(|spot| spot.at) {
        Some(home) => Some(travel::minutes(there, home)),
        None => planned.map(|home| travel::minutes(there, home)).max(),
    }
}

fn against_address(facts: &Facts, condition: &Condition, address: &Address, found: &mut Found) {
    let Some(night) = first_shared_night(facts, condition, address, found.today) else { return };
    let (it, by) = (Ref::Address(address.id), Ref::Condition(condition.id));
    match &condition.what {
        Restraint::Zone { centre, radius_m, .. } => {
            if address.spot.at.is_some_and(|at| at.metres_to(*centre) <= *radius_m) {
                found.add(Kind::ZoneAddress, it, by, Some(night));
            }
        }
        Restraint::Curfew(Curfew { at: Some(home), .. }) => {
            if !one_spot(home, &address.spot) {
                found.add(Kind::CurfewAddress, it, by, Some(night));
            }
        }
        Restraint::Curfew(_) | Restraint::NoContact { .. } => {}
    }
}

/// The first night from today on for which the address is planned and the condition holds.
fn first_shared_night(facts: &Facts, condition: &Condition, address: &Address, today: Date) -> Option<Date> {
    let night = address.from.max(condition.from.max(facts.release_on)?).max(today);
    (address.covers(night) && facts.in_force(condition, night)).then_some(night)
}

fn one_spot(one: &Spot, other: &Spot) -> bool {
    let near = |a: Coordinates, b: Coordinates| a.metres_to(b) <= ONE_SPOT_M;
    match (one.at, other.at) {
        (Some(a), Some(b)) => near(a, b),
        _ => one.name.trim().eq_ignore_ascii_case(other.name.trim()),
    }
}

/// One appointment against custody and licence.
fn of_day(facts: &Facts, one: &Appointment, found: &mut Found) {
    let inside_then = match facts.release_on {
        Some(release_on) => facts.in_custody && one.on < release_on,
        None => facts.in_custody,
    };
    if inside_then && !one.is_inside {
        found.add(Kind::AppointmentInCustody, Ref::Appointment(one.id), None, Some(one.on));
    }
    if one.purpose == Purpose::Probation && facts.licence_ends_on.is_some_and(|ends_on| one.on > ends_on) {
        found.add(Kind::AppointmentAfterLicence, Ref::Appointment(one.id), None, Some(one.on));
    }
}

fn at_once(one: &Appointment, other: &Appointment, found: &mut Found) {
    let (first, second) = if (one.from, one.id) <= (other.from, other.id) { (one, other) } else { (other, one) };
    let (a, b) = (Ref::Appointment(first.id), Ref::Appointment(second.id));
    if first.to > second.from || first.from == second.from {
        found.add(Kind::TwoAtOnce, a, b, Some(first.on));
        return;
    }
    let at = |one: &Appointment| one.place.as_ref().and_then(|place| place.at);
    if let (Some(here), Some(there)) = (at(first), at(second))
        && minute(first.to) + travel::minutes(here, there) > minute(second.from)
    {
        found.add(Kind::TravelOverlap, a, b, Some(first.on));
    }
}

fn two_addresses(facts: &Facts, found: &mut Found) {
    for (at, one) in facts.addresses.iter().enumerate() {
        for other in facts.addresses.iter().skip(at + 1) {
            let night = one.from.max(other.from).max(found.today);
            if one.covers(night) && other.covers(night) && !one_spot(&one.spot, &other.spot) {
                let (first, second) =
                    if (one.from, one.id) <= (other.from, other.id) { (one, other) } else { (other, one) };
                found.add(Kind::TwoAddresses, Ref::Address(first.id), Ref::Address(second.id), Some(night));
            }
        }
    }
}

fn steps(facts: &Facts, found: &mut Found) {
    for step in facts.steps.iter().filter(|step| step.is_open) {
        let Some(by) = step.by else { continue };
        let it = Ref::Step(step.id);
        if facts.release_on.is_some_and(|release_on| by > release_on) {
            if step.serves_release {
                found.add(Kind::StepAfterRelease, it, None, facts.release_on);
            } else if matches!(step.actor, Actor::PrisonOffenderManager | Actor::KeyWorker) {
                found.add(Kind::PrisonStepAfterRelease, it, None, facts.release_on);
            }
        }
        if step.actor == Actor::CommunityOffenderManager && facts.licence_ends_on.is_some_and(|ends_on| by > ends_on) {
            found.add(Kind::StepAfterLicence, it, None, facts.licence_ends_on);
        }
        if let Some(goal) = facts.goal(step.goal).filter(|goal| goal.is_open)
            && goal.target.is_some_and(|target| target < by)
        {
            found.add(Kind::GoalBeforeStep, Ref::Goal(goal.id), it, goal.target);
        }
    }
}
