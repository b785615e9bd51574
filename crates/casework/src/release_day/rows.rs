//! The queries of the day of release.

use domain::Timestamp;
use domain::agency::Role;
use domain::id::{PersonId, PlaceId, WorkerId};
use domain::place::{Coordinates, Means, TimeOfDay};
use domain::release_day::{Item, ItemKind, ItemState, LaterHome};
use store::columns::{Day as DayColumn, Instant, Keyed, Uuid};
use store::entity::{release_day, release_item};
use store::sea_orm::sea_query::{Expr, ExprTrait};
use store::sea_orm::{EntityTrait, Set};
use store::{Found, Rows, Several, StoreError, Written};

use super::{Day, KeptDay, KeptItem};

pub(super) async fn insert(
    rows: &impl Rows,
    (id, change, person): (Uuid, Uuid, PersonId),
    (day, version): (&Day, i32),
    by: (WorkerId, Role),
    now: Timestamp,
) -> Result<(), StoreError> {
    let minutes = |time: TimeOfDay| i64::from(time.minutes());
    let row = release_day::ActiveModel {
        id: Set(id),
        person_id: Set(person.key()),
        planned_for: Set(day.planned_for.map(DayColumn)),
        gate_place: Set(day.gate.map(Keyed::key)),
        gate_from: Set(day.out.map(|(from, _)| minutes(from))),
        gate_to: Set(day.out.map(|(_, to)| minutes(to))),
        means: Set(day.means.code().to_owned()),
        home: Set(day.home.trim().to_owned()),
        home_latitude: Set(day.home_at.map(|at| i64::from(at.latitude_e6))),
        home_longitude: Set(day.home_at.map(|at| i64::from(at.longitude_e6))),
        home_by: Set(day.home_by.map(minutes)),
        home_to: Set(day.home_to.map(DayColumn)),
        later_homes: Set(lines(&day.later_homes)),
        margin: Set(day.margin.as_ref().map(|(minutes, _)| i64::from(*minutes))),
        margin_why: Set(day.margin.as_ref().map(|(_, why)| why.trim().to_owned())),
        first_payment_on: Set(day.first_payment_on.map(DayColumn)),
        other_pence: Set(i64::from(day.other_pence)),
        other_words: Set(day.other_words.clone()),
        daily_pence: Set(i64::from(day.daily_pence)),
        change_id: Set(change),
        worker_id: Set(by.0.key()),
        role: Set(by.1.code().to_owned()),
        recorded_at: Set(Instant(now)),
        version: Set(version),
    };
    release_day::Entity::insert(row).exec_without_returning(rows).await?;
    Ok(())
}

fn lines(homes: &[LaterHome]) -> Option<String> {
    let lines: Vec<String> = homes.iter().map(ToString::to_string).collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

fn read(row: &release_day::Model) -> Result<KeptDay, StoreError> {
    let bad = |column| StoreError::inconsistent("release_day", column, row.id);
    let time = |minutes: Option<i64>| {
        minutes.and_then(|minutes| i32::try_from(minutes).ok()).and_then(TimeOfDay::from_minutes)
    };
    let home_at = row.home_latitude.zip(row.home_longitude).and_then(|(latitude, longitude)| {
        let latitude_e6 = i32::try_from(latitude).ok()?;
        Some(Coordinates { latitude_e6, longitude_e6: i32::try_from(longitude).ok()? })
    });
    let pence = |pence: i64| u32::try_from(pence).map_err(|_| bad("other_pence"));
    let later_homes: Option<Vec<LaterHome>> =
        row.later_homes.as_deref().unwrap_or_default().lines().map(LaterHome::parse).collect();
    let margin = row.margin.map(|minutes| u16::try_from(minutes).map_err(|_| bad("margin")));
    let day = Day {
        planned_for: row.planned_for.map(|day| day.0),
        gate: row.gate_place.map(PlaceId::from_key),
        out: time(row.gate_from).zip(time(row.gate_to)),
        means: Means::from_code(&row.means).ok_or_else(|| bad("means"))?,
        home: row.home.clone(),
        home_at,
        home_by: time(row.home_by),
        home_to: row.home_to.map(|day| day.0),
        later_homes: later_homes.ok_or_else(|| bad("later_homes"))?,
        margin: margin.transpose()?.zip(row.margin_why.clone()),
        first_payment_on: row.first_payment_on.map(|day| day.0),
        other_pence: pence(row.other_pence)?,
        other_words: row.other_words.clone(),
        daily_pence: pence(row.daily_pence)?,
    };
    Ok(KeptDay { day, version: row.version, change: row.change_id.as_u128() })
}

/// Asks for every version of the day and of every item.
pub(super) fn ask(several: Several, person: PersonId) -> Several {
    let of_day = Expr::col((release_day::Entity, release_day::Column::PersonId)).eq(person.key());
    let of_item = Expr::col((release_item::Entity, release_item::Column::PersonId)).eq(person.key());
    several.and(release_day::Entity, of_day, "worker_id").and(release_item::Entity, of_item, "worker_id")
}

/// Every version of the day, the newest first.
pub(super) fn days(found: &Found) -> Result<Vec<KeptDay>, StoreError> {
    let rows = found.rows_of(release_day::Entity)?;
    let mut days: Vec<KeptDay> = rows.iter().map(|(row, _)| read(row)).collect::<Result<_, _>>()?;
    days.sort_by_key(|kept| core::cmp::Reverse(kept.version));
    Ok(days)
}

pub(super) async fn insert_item(
    rows: &impl Rows,
    (id, person): (Uuid, PersonId),
    (item, version): (&Item, i32),
    by: (WorkerId, Role),
    now: Timestamp,
) -> Result<(), StoreError> {
    let row = release_item::ActiveModel {
        id: Set(id),
        person_id: Set(person.key()),
        item: Set(item.kind.code().to_owned()),
        state: Set(item.state.code().to_owned()),
        words: Set(item.words.trim().to_owned()),
        who: Set(item.who.trim().to_owned()),
        worker_id: Set(by.0.key()),
        role: Set(by.1.code().to_owned()),
        recorded_at: Set(Instant(now)),
        version: Set(version),
    };
    release_item::Entity::insert(row).exec_without_returning(rows).await?;
    Ok(())
}

/// Every version of every item, oldest first.
pub(super) fn items(found: &Found) -> Result<Vec<KeptItem>, StoreError> {
    let read = |(row, _): Written<release_item::Model>| {
        let bad = |column| StoreError::inconsistent("release_item", column, row.id);
        let kind = ItemKind::from_code(&row.item).ok_or_else(|| bad("item"))?;
        let state = ItemState::from_code(&row.state).ok_or_else(|| bad("state"))?;
        Ok(KeptItem { item: Item { kind, state, words: row.words, who: row.who }, version: row.version })
    };
    let mut items: Vec<KeptItem> =
        found.rows_of(release_item::Entity)?.into_iter().map(read).collect::<Result<_, StoreError>>()?;
    items.sort_by_key(|kept| kept.version);
    Ok(items)
}
