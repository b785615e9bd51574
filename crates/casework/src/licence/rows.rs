//! The queries of conditions of a licence.

use domain::Timestamp;
use domain::agency::Role;
use domain::id::{ConditionId, PersonId, WorkerId};
use domain::licence::{Condition, Rule, RuleKind};
use domain::place::{Coordinates, TimeOfDay};
use store::columns::{Day, Instant, Keyed, Uuid};
use store::entity::licence_condition as row;
use store::sea_orm::sea_query::{Expr, ExprTrait};
use store::sea_orm::{EntityTrait, Set};
use store::{Found, Rows, Several, StoreError, Written};

use super::Kept;

pub(super) async fn insert(
    rows: &impl Rows,
    (id, person): (Uuid, PersonId),
    kept: &Kept,
    by: (WorkerId, Role),
    now: Timestamp,
) -> Result<(), StoreError> {
    let new = &kept.condition;
    let mut made = row::ActiveModel {
        id: Set(id),
        condition_id: Set(kept.id.key()),
        person_id: Set(person.key()),
        kind: Set(new.rule.kind().code().to_owned()),
        address: Set(None),
        latitude: Set(None),
        longitude: Set(None),
        radius: Set(None),
        from_at: Set(None),
        to_at: Set(None),
        name: Set(None),
        words: Set(new.words.clone()),
        for_workers: Set(new.for_workers.clone()),
        from_on: Set(new.from.map(Day)),
        to_on: Set(new.to.map(Day)),
        source: Set(new.source.trim().to_owned()),
        withdrawn_why: Set(kept.withdrawn_why.clone()),
        worker_id: Set(by.0.key()),
        role: Set(by.1.code().to_owned()),
        recorded_at: Set(Instant(now)),
        version: Set(kept.version),
    };
    let point = |made: &mut row::ActiveModel, at: Coordinates| {
        made.latitude = Set(Some(i64::from(at.latitude_e6)));
        made.longitude = Set(Some(i64::from(at.longitude_e6)));
    };
    match &new.rule {
        Rule::Curfew { address, at, from, to } => {
            made.address = Set(Some(address.trim().to_owned()));
            if let Some(at) = at {
                point(&mut made, *at);
            }
            made.from_at = Set(Some(i64::from(from.minutes())));
            made.to_at = Set(Some(i64::from(to.minutes())));
        }
        Rule::ExclusionZone { centre, radius_metres } => {
            point(&mut made, *centre);
            made.radius = Set(Some(i64::from(*radius_metres)));
        }
        Rule::NoContact { name } => made.name = Set(Some(name.trim().to_owned())),
        Rule::Reporting | Rule::Other => {}
    }
    row::Entity::insert(made).exec_without_returning(rows).await?;
    Ok(())
}

fn rule(found: &row::Model) -> Result<Rule, StoreError> {
    let bad = |column| StoreError::inconsistent("licence_condition", column, found.id);
    let point = || -> Option<Coordinates> {
        let latitude_e6 = i32::try_from(found.latitude?).ok()?;
        Some(Coordinates { latitude_e6, longitude_e6: i32::try_from(found.longitude?).ok()? })
    };
    let time = |minutes: Option<i64>, column| {
        let minutes = minutes.and_then(|minutes| i32::try_from(minutes).ok());
        minutes.and_then(TimeOfDay::from_minutes).ok_or_else(|| bad(column))
    };
    Ok(match RuleKind::from_code(&found.kind).ok_or_else(|| bad("kind"))? {
        RuleKind::Curfew => Rule::Curfew {
            address: found.address.clone().ok_or_else(|| bad("address"))?,
            at: point(),
            from: time(found.from_at, "from_at")?,
            to: time(found.to_at, "to_at")?,
        },
        RuleKind::ExclusionZone => Rule::ExclusionZone {
            centre: point().ok_or_else(|| bad("latitude"))?,
            radius_metres: found.radius.and_then(|radius| u32::try_from(radius).ok()).ok_or_else(|| bad("radius"))?,
        },
        RuleKind::NoContact => Rule::NoContact { name: found.name.clone().ok_or_else(|| bad("name"))? },
        RuleKind::Reporting => Rule::Reporting,
        RuleKind::Other => Rule::Other,
    })
}

/// Asks for every version of every condition of a person.
pub(super) fn ask(several: Several, person: PersonId) -> Several {
    let theirs = Expr::col((row::Entity, row::Column::PersonId)).eq(person.key());
    several.and(row::Entity, theirs, "worker_id")
}

/// Every version of every condition that was asked for, oldest first.
pub(super) fn versions(found: &Found) -> Result<Vec<Kept>, StoreError> {
    let read = |(found, _): Written<row::Model>| {
        let condition = Condition {
            rule: rule(&found)?,
            words: found.words,
            for_workers: found.for_workers,
            from: found.from_on.map(|day| day.0),
            to: found.to_on.map(|day| day.0),
            source: found.source,
        };
        let id = ConditionId::from_key(found.condition_id);
        Ok(Kept { id, condition, withdrawn_why: found.withdrawn_why, version: found.version })
    };
    let mut all: Vec<Kept> = found.rows_of(row::Entity)?.into_iter().map(read).collect::<Result<_, StoreError>>()?;
    all.sort_by_key(|kept| (kept.version, kept.id));
    Ok(all)
}
