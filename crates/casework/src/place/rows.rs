//! The queries of places and of ways between them.

use std::collections::BTreeMap;

use domain::id::{PlaceId, WorkerId};
use domain::place::{Closure, Coordinates, Mode, OnBankHolidays, Place, PlaceKind, TravelTime, Week};
use domain::{Date, Timestamp};
use store::columns::{Instant, Keyed, Uuid};
use store::entity::{place, travel_time};
use store::sea_orm::sea_query::{Alias, Expr, ExprTrait, Query};
use store::sea_orm::{EntityTrait, Set};
use store::{Found, Rows, Several, StoreError, Written};

use super::Kept;

pub(super) async fn insert(
    rows: &impl Rows,
    (row, place): (Uuid, PlaceId),
    (new, version): (&Place, i32),
    by: WorkerId,
    now: Timestamp,
) -> Result<(), StoreError> {
    let row = place::ActiveModel {
        id: Set(row),
        place_id: Set(place.key()),
        name: Set(new.name.trim().to_owned()),
        kind: Set(new.kind.code().to_owned()),
        address: Set(new.address.trim().to_owned()),
        phone: Set(Some(new.phone.trim().to_owned()).filter(|phone| !phone.is_empty())),
        latitude: Set(i64::from(new.at.latitude_e6)),
        longitude: Set(i64::from(new.at.longitude_e6)),
        hours: Set(new.hours.days().join("\n")),
        last_admission: Set(i64::from(new.last_admission_minutes)),
        bank_holidays: Set(new.bank_holidays.code().to_owned()),
        shut_at_christmas: Set(new.shut_at_christmas),
        closures: Set(closures_text(&new.closures)),
        worker_id: Set(by.key()),
        recorded_at: Set(Instant(now)),
        version: Set(version),
    };
    place::Entity::insert(row).exec_without_returning(rows).await?;
    Ok(())
}

fn closures_text(closures: &[Closure]) -> String {
    let line = |closure: &Closure| format!("{} {} {}", closure.from, closure.to, closure.why.replace('\n', " "));
    closures.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn closure(line: &str) -> Option<Closure> {
    let mut parts = line.splitn(3, ' ');
    let from: Date = parts.next()?.parse().ok()?;
    let to: Date = parts.next()?.parse().ok()?;
    Some(Closure { from, to, why: parts.next().unwrap_or_default().to_owned() })
}

fn read(row: &place::Model) -> Result<Kept, StoreError> {
    let bad = |column| StoreError::inconsistent("place", column, row.id);
    let days: Vec<&str> = row.hours.split('\n').collect();
    let days: [&str; 7] = days.try_into().map_err(|_| bad("hours"))?;
    let point = |e6: i64| i32::try_from(e6).map_err(|_| bad("latitude"));
    let closures: Option<Vec<Closure>> = row.closures.lines().map(closure).collect();
    let place = Place {
        name: row.name.clone(),
        kind: PlaceKind::from_code(&row.kind).ok_or_else(|| bad("kind"))?,
        address: row.address.clone(),
        phone: row.phone.clone().unwrap_or_default(),
        at: Coordinates { latitude_e6: point(row.latitude)?, longitude_e6: point(row.longitude)? },
        hours: Week::parse(days).map_err(|_| bad("hours"))?,
        last_admission_minutes: u16::try_from(row.last_admission).map_err(|_| bad("last_admission"))?,
        bank_holidays: OnBankHolidays::from_code(&row.bank_holidays).ok_or_else(|| bad("bank_holidays"))?,
        shut_at_christmas: row.shut_at_christmas,
        closures: closures.ok_or_else(|| bad("closures"))?,
    };
    Ok(Kept { id: PlaceId::from_key(row.place_id), place, version: row.version })
}

/// Asks for the newest version of every place, and for every way.
pub(super) fn ask(several: Several) -> Several {
    use place::Column as P;
    let other = Alias::new("other");
    let newest = Query::select()
        .expr(Expr::col((other.clone(), P::Version)).max())
        .from_as(place::Entity, other.clone())
        .and_where(Expr::col((other, P::PlaceId)).equals((place::Entity, P::PlaceId)))
        .to_owned();
    let is_newest = Expr::col((place::Entity, P::Version)).in_subquery(newest);
    several.and(place::Entity, is_newest, "worker_id").and(travel_time::Entity, Expr::value(true), "worker_id")
}

/// The newest version of every place, by name.
pub(super) fn newest(found: &Found) -> Result<Vec<Kept>, StoreError> {
    let rows = found.rows_of(place::Entity)?;
    let mut all: Vec<Kept> = rows.iter().map(|(row, _)| read(row)).collect::<Result<_, _>>()?;
    all.sort_by(|one, other| (&one.place.name, one.id).cmp(&(&other.place.name, other.id)));
    Ok(all)
}

pub(super) async fn insert_way(
    rows: &impl Rows,
    row: Uuid,
    ((from, to), mode, minutes, why): ((PlaceId, PlaceId), Mode, u16, &str),
    (by, version): (WorkerId, i32),
    now: Timestamp,
) -> Result<(), StoreError> {
    let row = travel_time::ActiveModel {
        id: Set(row),
        from_place: Set(from.key()),
        to_place: Set(to.key()),
        mode: Set(mode.code().to_owned()),
        minutes: Set(i64::from(minutes)),
        why: Set(why.to_owned()),
        worker_id: Set(by.key()),
        recorded_at: Set(Instant(now)),
        version: Set(version),
    };
    travel_time::Entity::insert(row).exec_without_returning(rows).await?;
    Ok(())
}

/// Every way with its version, oldest first.
pub(super) fn ways_with_versions(found: &Found) -> Result<Vec<(TravelTime, i32)>, StoreError> {
    let way = |(row, name): Written<travel_time::Model>| {
        let bad = |column| StoreError::inconsistent("travel_time", column, row.id);
        let way = TravelTime {
            from: PlaceId::from_key(row.from_place),
            to: PlaceId::from_key(row.to_place),
            mode: Mode::from_code(&row.mode).ok_or_else(|| bad("mode"))?,
            minutes: u16::try_from(row.minutes).map_err(|_| bad("minutes"))?,
            said_by: name.ok_or_else(|| bad("worker_id"))?,
            why: row.why.clone(),
            on: row.recorded_at.0.to_zoned(store::London::zone()).date(),
        };
        Ok((way, row.version))
    };
    let mut all: Vec<(TravelTime, i32)> =
        found.rows_of(travel_time::Entity)?.into_iter().map(way).collect::<Result<_, StoreError>>()?;
    all.sort_by_key(|(_, version)| *version);
    Ok(all)
}

/// What people who know say of single ways, the newest of each.
pub(super) fn ways(found: &Found) -> Result<Vec<TravelTime>, StoreError> {
    let all = ways_with_versions(found)?.into_iter();
    let newest: BTreeMap<_, _> = all.map(|(way, _)| ((way.from, way.to, way.mode), way)).collect();
    Ok(newest.into_values().collect())
}
