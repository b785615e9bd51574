//! The queries of appointments.

use domain::Timestamp;
use domain::agency::Role;
use domain::appointment::{Appointment, AppointmentKind, Deadline, DeadlineKind, Movable, State, Venue, When};
use domain::id::{AppointmentId, PersonId, PlaceId, WorkerId};
use domain::place::TimeOfDay;
use store::columns::{Day, Instant, Keyed, Uuid};
use store::entity::appointment;
use store::sea_orm::sea_query::{Expr, ExprTrait};
use store::sea_orm::{EntityTrait, Set};
use store::{Found, Rows, Several, StoreError, Written};

use super::Kept;

const CANCELLED: &str = "cancelled";
const KEPT: &str = "kept";
const PLANNED: &str = "planned";

/// What goes with a version.
#[derive(Debug, Clone, Copy)]
pub(super) struct Version<'a> {
    pub(super) row: Uuid,
    pub(super) change: Uuid,
    pub(super) number: i32,
    pub(super) reason: &'a str,
    pub(super) by: (WorkerId, Role),
    pub(super) now: Timestamp,
}

pub(super) async fn insert(
    rows: &impl Rows,
    person: PersonId,
    new: &Appointment,
    version: Version<'_>,
) -> Result<(), StoreError> {
    let minutes = |time: TimeOfDay| i64::from(time.minutes());
    let (place, phone) = match &new.venue {
        Venue::At(place) => (Some(place.key()), None),
        Venue::Phone { number } => (None, Some(number.clone())),
    };
    let (from, to) = match new.movable {
        Movable::Fixed => (None, None),
        Movable::Within { from, to } => (Some(minutes(from)), Some(minutes(to))),
    };
    let (last_on, last_at) = match new.deadline {
        Deadline::By { day, time } => (Some(Day(day)), Some(minutes(time))),
        _ => (None, None),
    };
    let (state, reason) = match &new.state {
        State::Planned => (PLANNED, version.reason),
        State::Kept => (KEPT, version.reason),
        State::Cancelled { reason } => (CANCELLED, reason.as_str()),
    };
    let row = appointment::ActiveModel {
        id: Set(version.row),
        appointment_id: Set(new.id.key()),
        person_id: Set(person.key()),
        kind: Set(new.kind.code().to_owned()),
        what: Set(new.what.trim().to_owned()),
        with_whom: Set(new.with.trim().to_owned()),
        place_id: Set(place),
        phone: Set(phone),
        on_day: Set(match new.when {
            When::DayOfRelease => None,
            When::On(day) => Some(Day(day)),
        }),
        starts: Set(new.starts.map(minutes)),
        minutes: Set(i64::from(new.minutes)),
        move_from: Set(from),
        move_to: Set(to),
        after_id: Set(new.after.map(Keyed::key)),
        deadline: Set(new.deadline.kind().code().to_owned()),
        deadline_on: Set(last_on),
        deadline_at: Set(last_at),
        phone_possible: Set(new.phone_possible),
        early_possible: Set(new.before_release_possible),
        state: Set(state.to_owned()),
        reason: Set((!reason.is_empty()).then(|| reason.to_owned())),
        change_id: Set(version.change),
        worker_id: Set(version.by.0.key()),
        role: Set(version.by.1.code().to_owned()),
        recorded_at: Set(Instant(version.now)),
        version: Set(version.number),
    };
    appointment::Entity::insert(row).exec_without_returning(rows).await?;
    Ok(())
}

fn time(minutes: Option<i64>) -> Option<TimeOfDay> {
    minutes.and_then(|minutes| i32::try_from(minutes).ok()).and_then(TimeOfDay::from_minutes)
}

fn read(row: &appointment::Model) -> Result<Appointment, StoreError> {
    let bad = |column| StoreError::inconsistent("appointment", column, row.id);
    let venue = match (row.place_id, &row.phone) {
        (Some(place), _) => Venue::At(PlaceId::from_key(place)),
        (None, Some(number)) => Venue::Phone { number: number.clone() },
        (None, None) => return Err(bad("place_id")),
    };
    let deadline = match DeadlineKind::from_code(&row.deadline).ok_or_else(|| bad("deadline"))? {
        DeadlineKind::None => Deadline::None,
        DeadlineKind::Immediate => Deadline::Immediate,
        DeadlineKind::NextWorkingDay => Deadline::NextWorkingDay,
        DeadlineKind::NotNeeded => Deadline::NotNeeded,
        DeadlineKind::Specific => Deadline::By {
            day: row.deadline_on.ok_or_else(|| bad("deadline_on"))?.0,
            time: time(row.deadline_at).ok_or_else(|| bad("deadline_at"))?,
        },
    };
    let reason = row.reason.clone().unwrap_or_default();
    Ok(Appointment {
        id: AppointmentId::from_key(row.appointment_id),
        kind: AppointmentKind::from_code(&row.kind).ok_or_else(|| bad("kind"))?,
        what: row.what.clone(),
        with: row.with_whom.clone(),
        venue,
        when: row.on_day.map_or(When::DayOfRelease, |day| When::On(day.0)),
        starts: time(row.starts),
        minutes: u16::try_from(row.minutes).map_err(|_| bad("minutes"))?,
        movable: match (time(row.move_from), time(row.move_to)) {
            (Some(from), Some(to)) => Movable::Within { from, to },
            _ => Movable::Fixed,
        },
        after: row.after_id.map(AppointmentId::from_key),
        deadline,
        phone_possible: row.phone_possible,
        before_release_possible: row.early_possible,
        state: match row.state.as_str() {
            PLANNED => State::Planned,
            KEPT => State::Kept,
            CANCELLED => State::Cancelled { reason },
            _ => return Err(bad("state")),
        },
    })
}

/// Asks for every version of every appointment of a person.
pub(super) fn ask(several: Several, person: PersonId) -> Several {
    let theirs = Expr::col((appointment::Entity, appointment::Column::PersonId)).eq(person.key());
    several.and(appointment::Entity, theirs, "worker_id")
}

/// Every version of every appointment that was asked for, oldest first.
pub(super) fn versions(found: &Found) -> Result<Vec<Kept>, StoreError> {
    let kept = |(row, name): Written<appointment::Model>| {
        Ok(Kept {
            appointment: read(&row)?,
            by_name: name.ok_or_else(|| StoreError::inconsistent("appointment", "worker_id", row.id))?,
            reason: row.reason.unwrap_or_default(),
            recorded_at: row.recorded_at.0,
            change: row.change_id.as_u128(),
            version: row.version,
        })
    };
    let mut all: Vec<Kept> =
        found.rows_of(appointment::Entity)?.into_iter().map(kept).collect::<Result<_, StoreError>>()?;
    all.sort_by_key(|kept| (kept.version, kept.appointment.id));
    Ok(all)
}
