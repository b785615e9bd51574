//! Days of release of the demonstration: invented places round Merrowdale, Wren's day that cannot be done, and Teal's that can.

use access::{Action, Asker};
use anyhow::Context as _;
use casework::appointment::{AppointmentForm, keep_appointment};
use casework::circle::CircleOf;
use casework::licence::{ConditionForm, record_condition};
use casework::people::{self, Scope};
use casework::place::{PlaceForm, Written, write_place};
use casework::release_day::{Day, DayForm, ItemForm, plan_day, sort_item};
use casework::sign_in::{PasswordCost, Passwords};
use domain::appointment::{Appointment, AppointmentKind as K, Deadline, Movable, State, Venue, When};
use domain::id::{AppointmentId, FormKey, PersonId, PlaceId};
use domain::licence::{Condition, NewCondition, Rule};
use domain::place::{Coordinates, NewPlace, OnBankHolidays, Place, PlaceKind, TimeOfDay, Week};
use domain::release_day::{Item, ItemKind, ItemState};
use store::Store;

use super::people::asker;
use crate::open;

/// Name, kind, address, latitude and longitude, Monday to Thursday, Friday, Saturday.
type PlaceRow = (&'static str, PlaceKind, &'static str, (i32, i32), &'static str, &'static str, &'static str);

const PLACES: &[PlaceRow] = &[
    (
        "HMP/YOI Larkmoor, gate",
        PlaceKind::PrisonGate,
        "Larkmoor Road",
        (52_081_000, -1_441_600),
        "8:00-17:00",
        "8:00-17:00",
        "8:00-12:00",
    ),
    (
        "Merrowdale Probation",
        PlaceKind::Probation,
        "1 Beech Row",
        (52_000_000, -1_500_000),
        "9:00-17:00",
        "9:00-16:30",
        "",
    ),
    (
        "Merrowdale Civic Centre",
        PlaceKind::Housing,
        "Weir Square",
        (52_004_500, -1_478_100),
        "9:00-16:00",
        "9:00-13:00",
        "",
    ),
    (
        "Merrowdale Jobcentre",
        PlaceKind::Jobcentre,
        "44 Mill Lane",
        (52_007_200, -1_536_500),
        "9:00-17:00",
        "9:00-17:00",
        "",
    ),
    (
        "Fern Pharmacy",
        PlaceKind::Pharmacy,
        "7 Fern Street",
        (51_993_700, -1_491_240),
        "9:00-18:00",
        "9:00-18:00",
        "9:00-13:00",
    ),
    ("Beck Bank", PlaceKind::Bank, "2 Beck Street", (52_002_700, -1_495_620), "9:30-15:30", "9:30-15:30", ""),
    (
        "Reed House",
        PlaceKind::Accommodation,
        "12 Reed Street",
        (51_991_900, -1_517_520),
        "all day",
        "all day",
        "all day",
    ),
];

/// Writes the places down, and the days of two people.
pub(super) async fn write_release_days(store: &Store) -> anyhow::Result<()> {
    let passwords = Passwords::try_new(PasswordCost::default())?;
    let ada = asker(store, &passwords, "Ada Linden").await?;
    let mut places = Vec::new();
    for place in PLACES {
        places.push(write(store, &ada, place).await?);
    }
    let worker = ada.worker().context("not a worker")?;
    let today = store.context().today();
    let rows = people::caseload(store.rows(), Scope::Worker(worker), store.context().law(), today).await?.rows;
    for row in rows {
        let name = row.known.as_ref().map_or_else(String::new, |known| known.name.to_string());
        let Some(cannot) = (match name.as_str() {
            "Wren Rowanfield" => Some(true),
            "Teal Hawthornby" => Some(false),
            _ => None,
        }) else {
            continue;
        };
        let release = row.known.as_ref().and_then(|known| known.release(store.context().law().precedence));
        let release = release.map(|shown| shown.date.on).filter(|on| *on >= today);
        day_of(store, &ada, (row.person, release), &places, cannot).await?;
    }
    Ok(())
}

fn key(store: &Store) -> FormKey {
    FormKey::from_bits(store.context().new_id())
}

async fn write(store: &Store, ada: &Asker, place: &PlaceRow) -> anyhow::Result<PlaceId> {
    let (name, kind, address, (latitude, longitude), weekdays, friday, saturday) = *place;
    let permit = store.policy().ask(ada, Action::WritePlace, None, store.context().today());
    let permit = permit.ok().context("Ada may not write places down")?;
    let place = Place {
        name: name.to_owned(),
        kind,
        address: format!("{address}, Merrowdale"),
        phone: String::new(),
        at: Coordinates::try_new(latitude, longitude)?,
        hours: Week::parse([weekdays, weekdays, weekdays, weekdays, friday, saturday, ""])?,
        last_admission_minutes: 0,
        bank_holidays: if saturday == "all day" { OnBankHolidays::AsUsual } else { OnBankHolidays::Shut },
        shut_at_christmas: kind == PlaceKind::Housing,
        closures: Vec::new(),
    };
    let form = PlaceForm { key: key(store), of: None, place: NewPlace(place) };
    match write_place(store, &permit, form, open::correlation(store)).await? {
        Written::Now { place } => Ok(place),
        Written::AlreadyKnown => anyhow::bail!("a key was used twice"),
    }
}

async fn day_of(
    store: &Store,
    ada: &Asker,
    (person, release): (PersonId, Option<domain::Date>),
    places: &[PlaceId],
    cannot: bool,
) -> anyhow::Result<()> {
    let today = store.context().today();
    let facts = CircleOf::load(store.rows(), person).await?.facts_for(ada, today);
    let permit = |action| store.policy().ask(ada, action, &facts, today).ok().context("Ada may not");
    let day = Day {
        gate: places.first().copied(),
        out: Some((TimeOfDay::new(9, 0), TimeOfDay::new(9, 45))),
        home: "Reed House".to_owned(),
        home_at: Some(Coordinates::try_new(51_991_900, -1_517_520)?),
        home_by: Some(TimeOfDay::new(21, 0)),
        ..Day::default()
    };
    let form = DayForm { key: key(store), read: 0, day, release };
    plan_day(store, &permit(Action::PlanReleaseDay)?, person, form, open::correlation(store)).await?;
    let appointments = if cannot { seven(places) } else { seven(places).into_iter().take(1).collect() };
    for appointment in appointments {
        let form = AppointmentForm { key: key(store), read: None, appointment, reason: String::new() };
        keep_appointment(store, &permit(Action::KeepAppointment)?, person, form, open::correlation(store)).await?;
    }
    let curfew = Rule::Curfew {
        address: "12 Reed Street".to_owned(),
        at: Some(Coordinates::try_new(51_991_900, -1_517_520)?),
        from: TimeOfDay::new(19, 0),
        to: TimeOfDay::new(7, 0),
    };
    let condition = NewCondition(Condition {
        rule: curfew,
        words: "Be at Reed House from 7pm to 7am every night.".to_owned(),
        for_workers: String::new(),
        from: None,
        to: None,
        source: "the licence".to_owned(),
    });
    let form = ConditionForm { key: key(store), of: None, condition, withdrawn_why: None };
    record_condition(store, &permit(Action::RecordLicence)?, person, form, open::correlation(store)).await?;
    for (kind, state, words, who) in [
        (ItemKind::MetBy, ItemState::Sorted, "Ada Linden is at the gate.", ""),
        (ItemKind::Medicine, ItemState::ToDo, "Seven days of tablets.", "Dov Larchmont"),
        (ItemKind::Identity, ItemState::ToDo, "The birth certificate is ordered.", "Ada Linden"),
    ] {
        let item = Item { kind, state, words: words.to_owned(), who: who.to_owned() };
        let form = ItemForm { key: key(store), read: 0, item };
        sort_item(store, &permit(Action::PlanReleaseDay)?, person, form, open::correlation(store)).await?;
    }
    Ok(())
}

/// Seven appointments in five places.
fn seven(places: &[PlaceId]) -> Vec<Appointment> {
    let one = |kind, place: usize, with: &str, starts: Option<(u16, u16)>, minutes| Appointment {
        id: AppointmentId::from_bits(0),
        kind,
        what: String::new(),
        with: with.to_owned(),
        venue: Venue::At(places.get(place).copied().unwrap_or(PlaceId::from_bits(0))),
        when: When::DayOfRelease,
        starts: starts.map(|(hour, minute)| TimeOfDay::new(hour, minute)),
        minutes,
        movable: Movable::Fixed,
        after: None,
        deadline: Deadline::None,
        phone_possible: false,
        before_release_possible: false,
        state: State::Planned,
    };
    let within = |from, to| Movable::Within { from: TimeOfDay::new(from, 0), to: TimeOfDay::new(to, 0) };
    vec![
        Appointment { deadline: Deadline::Immediate, ..one(K::Probation, 1, "Esk Willowby", Some((11, 0)), 45) },
        Appointment {
            movable: within(9, 16),
            phone_possible: true,
            ..one(K::Jobcentre, 3, "Merrowdale Jobcentre", Some((10, 30)), 45)
        },
        Appointment { movable: within(9, 15), ..one(K::Housing, 2, "the housing team", Some((13, 30)), 45) },
        Appointment {
            movable: within(11, 16),
            phone_possible: true,
            ..one(K::PersonalAdviser, 2, "Ada Linden", Some((12, 30)), 30)
        },
        Appointment { before_release_possible: true, ..one(K::Bank, 5, "Beck Bank", Some((15, 15)), 30) },
        one(K::Pharmacy, 4, "Fern Pharmacy", None, 15),
        one(K::Health, 4, "the nurse", Some((16, 0)), 20),
    ]
}
