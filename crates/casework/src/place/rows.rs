//! The queries of places and of ways between them.

use std::collections::BTreeMap;

use domain::id::{PlaceId, WorkerId};
use domain::place::{Closure, Coordinates, Mode, OnBankHolidays, Place, PlaceKind, TravelTime, Week};
use domain::{Date, Timestamp};
use store::columns::{Instant, Keyed, Uuid};
use store::entity::{place, travel_time, worker};
use store::sea_orm::sea_query::{Alias, Expr, ExprTrait, Order, Query};
use store::sea_orm::{EntityTrait, FromQueryResult, Iterable, Set};
use store::{Rows, StoreError};

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
        at: Coordinates { latitude_e6: point(row.latitude)?, longitude_e6: point(row.longitude)? },
        hours: Week::parse(days).map_err(|_| bad("hours"))?,
        last_admission_minutes: u16::try_from(row.last_admission).map_err(|_| bad("last_admission"))?,
        bank_holidays: OnBankHolidays::from_code(&row.bank_holidays).ok_or_else(|| bad("bank_holidays"))?,
        shut_at_christmas: row.shut_at_christmas,
        closures: closures.ok_or_else(|| bad("closures"))?,
    };
    Ok(Kept { id: PlaceId::from_key(row.place_id), place, version: row.version })
}

/// The newest version of every place, by name.
pub(super) async fn newest(rows: &impl Rows) -> Result<Vec<Kept>, StoreError> {
    use place::Column as P;
    let other = Alias::new("other");
    let newest = Query::select()
        .expr(Expr::col((other.clone(), P::Version)).max())
        .from_as(place::Entity, other.clone())
        .and_where(Expr::col((other, P::PlaceId)).equals((place::Entity, P::PlaceId)))
        .to_owned();
    let select = Query::select()
        .columns(P::iter().map(|column| (place::Entity, column)))
        .from(place::Entity)
        .and_where(Expr::col((place::Entity, P::Version)).in_subquery(newest))
        .order_by((place::Entity, P::Name), Order::Asc)
        .order_by((place::Entity, P::PlaceId), Order::Asc)
        .to_owned();
    let found = rows.query_all(&select).await?;
    found.iter().map(|row| read(&place::Model::from_query_result(row, "")?)).collect()
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

#[derive(Debug, FromQueryResult)]
struct NameRow {
    name: String,
}

/// Every way with its version, oldest first.
pub(super) async fn ways_with_versions(rows: &impl Rows) -> Result<Vec<(TravelTime, i32)>, StoreError> {
    use travel_time::Column as T;
    let select = Query::select()
        .columns(T::iter().map(|column| (travel_time::Entity, column)))
        .column((worker::Entity, worker::Column::Name))
        .from(travel_time::Entity)
        .inner_join(
            worker::Entity,
            Expr::col((worker::Entity, worker::Column::Id)).equals((travel_time::Entity, T::WorkerId)),
        )
        .order_by((travel_time::Entity, T::Version), Order::Asc)
        .to_owned();
    let mut all = Vec::new();
    for found in rows.query_all(&select).await? {
        let row = travel_time::Model::from_query_result(&found, "")?;
        let NameRow { name } = NameRow::from_query_result(&found, "")?;
        let bad = |column| StoreError::inconsistent("travel_time", column, row.id);
        let way = TravelTime {
            from: PlaceId::from_key(row.from_place),
            to: PlaceId::from_key(row.to_place),
            mode: Mode::from_code(&row.mode).ok_or_else(|| bad("mode"))?,
            minutes: u16::try_from(row.minutes).map_err(|_| bad("minutes"))?,
            said_by: name,
            why: row.why.clone(),
            on: row.recorded_at.0.to_zoned(store::London::zone()).date(),
        };
        all.push((way, row.version));
    }
    Ok(all)
}

pub(super) async fn ways(rows: &impl Rows) -> Result<Vec<TravelTime>, StoreError> {
    let mut newest = BTreeMap::new();
    for (way, _) in ways_with_versions(rows).await? {
        newest.insert((way.from, way.to, way.mode), way);
    }
    Ok(newest.into_values().collect())
}
