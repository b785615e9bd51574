//! The release day as alignment reads it: appointments with their places, licence conditions, the first address, who meets
//! the person and who is there on the first night.

use domain::Date;
use domain::alignment::{Address, Appointment, Condition, Curfew, Facts, Named, Purpose, Restraint, Spot};
use domain::appointment::{self, AppointmentKind, State, Venue};
use domain::id::{AddressId, PersonId};
use domain::licence::Rule;
use domain::place::TimeOfDay;
use domain::release_day::{Item, ItemKind, ItemState};

use crate::licence;
use crate::release_day::ReleaseDayOf;

/// Puts it into the facts, whose release date is known by now.
pub(super) fn read(facts: &mut Facts, person: PersonId, day: &ReleaseDayOf) {
    let release = facts.release_on;
    let planned = day.appointments.iter().map(|kept| &kept.appointment).filter(|one| one.state == State::Planned);
    facts.appointments = planned.filter_map(|one| appointment(one, release, day)).collect();
    facts.conditions = day.conditions.iter().filter_map(condition).collect();
    let home = &day.kept.day;
    if let Some(from) = release.filter(|_| !home.home.trim().is_empty()) {
        // The id of the first night's address is the person's; later ones are told apart by the day they begin.
        let spot = Spot { name: home.home.trim().to_owned(), at: home.home_at };
        facts.addresses = vec![Address { id: AddressId::from_bits(person.bits()), spot, from, to: home.home_to }];
        facts.addresses.extend(home.later_homes.iter().map(|later| Address {
            id: AddressId::from_bits(person.bits() ^ day_number(later.from)),
            spot: Spot { name: later.words.clone(), at: None },
            from: later.from,
            to: later.to,
        }));
    }
    facts.at_gate = named(day, ItemKind::MetBy);
    facts.first_night = named(day, ItemKind::FirstNight);
}

/// The day, as a number of eight digits: 20270423.
fn day_number(day: Date) -> u128 {
    let parts = [i32::from(day.year()), i32::from(day.month()), i32::from(day.day())];
    parts.into_iter().fold(0, |number, part| number * 100 + u128::from(part.unsigned_abs()))
}

fn appointment(one: &appointment::Appointment, release: Option<Date>, day: &ReleaseDayOf) -> Option<Appointment> {
    let place = match &one.venue {
        Venue::At(id) => day.places.iter().find(|kept| kept.id == *id).map(|kept| &kept.place),
        Venue::Phone { .. } => None,
    };
    // Where one may come at any time, no hour clashes with another.
    let from = one.starts?;
    let to = TimeOfDay::from_minutes(from.minutes() + i32::from(one.minutes)).unwrap_or(TimeOfDay::END);
    let kind = one.kind.words();
    let what = one.what.trim();
    Some(Appointment {
        id: one.id,
        purpose: purpose(one.kind),
        words: if what.is_empty() { kind.to_owned() } else { format!("{kind}: {what}") },
        with: one.with.clone(),
        place: place.map(|place| Spot { name: place.name.clone(), at: Some(place.at) }),
        on: one.when.day(release)?,
        from,
        to,
        // A call breaks no rule of the outside.
        is_inside: place.is_none(),
    })
}

const fn purpose(kind: AppointmentKind) -> Purpose {
    match kind {
        AppointmentKind::Probation => Purpose::Probation,
        AppointmentKind::Housing => Purpose::Housing,
        AppointmentKind::Jobcentre => Purpose::Jobcentre,
        AppointmentKind::Pharmacy | AppointmentKind::Health => Purpose::Health,
        AppointmentKind::Bank => Purpose::Bank,
        AppointmentKind::PersonalAdviser => Purpose::LeavingCare,
        AppointmentKind::MovingIn | AppointmentKind::Other => Purpose::Other,
    }
}

fn condition(kept: &licence::Kept) -> Option<Condition> {
    if kept.withdrawn_why.is_some() {
        return None;
    }
    let what = match &kept.condition.rule {
        Rule::Curfew { address, at, from, to } => {
            Restraint::Curfew(Curfew { from: *from, to: *to, at: Some(Spot { name: address.clone(), at: *at }) })
        }
        Rule::ExclusionZone { centre, radius_metres } => {
            Restraint::Zone { name: kept.condition.words.clone(), centre: *centre, radius_m: *radius_metres }
        }
        Rule::NoContact { name } => Restraint::NoContact { name: name.clone() },
        Rule::Reporting | Rule::Other => return None,
    };
    Some(Condition { id: kept.id, what, from: kept.condition.from, to: kept.condition.to })
}

/// Who is named for something of the day: whoever sees to it, or else what is said of it. Where nobody is needed, that is
/// settled too.
fn named(day: &ReleaseDayOf, kind: ItemKind) -> Option<Named> {
    let Item { state, who, words, .. } = &day.items.iter().find(|kept| kept.item.kind == kind)?.item;
    let name = [who.trim(), words.trim()].into_iter().find(|text| !text.is_empty());
    match state {
        ItemState::NotNeeded => Some(name.unwrap_or("Nobody, as agreed")),
        _ => name,
    }
    .map(|name| Named { name: name.to_owned() })
}
