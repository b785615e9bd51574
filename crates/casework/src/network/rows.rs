//! The queries of the network.

use std::collections::BTreeMap;

use domain::id::{NetworkEntryId, PersonId, SupporterId};
use domain::network::{Check, Closeness, Consent, Network, NewSupporter, SafetyCheck, Supporter, SupporterKind, Yes};
use domain::plan::{Area, Author, How, Party, TypedBy};
use store::columns::{Day, Instant, Keyed};
use store::entity::{network_entry, worker};
use store::sea_orm::sea_query::{Expr, ExprTrait, Order, Query};
use store::sea_orm::{EntityTrait, FromQueryResult, Iterable, Set};
use store::{Rows, StoreError, Tx};

use crate::circle::Spoken;

/// A new entry about a supporter, with nothing in it yet.
fn blank(
    tx: &Tx,
    (person, supporter): (PersonId, SupporterId),
    kind: &str,
    spoken: Spoken,
) -> network_entry::ActiveModel {
    network_entry::ActiveModel {
        id: Set(NetworkEntryId::from_bits(tx.context().new_id()).key()),
        person_id: Set(person.key()),
        supporter_id: Set(supporter.key()),
        kind: Set(kind.to_owned()),
        version: Set(None),
        name: Set(None),
        what: Set(None),
        knows: Set(None),
        closeness: Set(None),
        reach: Set(None),
        answers_at_night: Set(None),
        stays: Set(None),
        reason: Set(None),
        areas: Set(None),
        named: Set(None),
        release_day: Set(None),
        may_comment: Set(None),
        from_on: Set(None),
        until_on: Set(None),
        state: Set(None),
        whose: Set(spoken.whose.code().to_owned()),
        worker_id: Set(spoken.worker.map(Keyed::key)),
        how: Set(spoken.how.code().to_owned()),
        recorded_at: Set(Instant(tx.context().now())),
    }
}

async fn insert(tx: &Tx, row: network_entry::ActiveModel) -> Result<(), StoreError> {
    network_entry::Entity::insert(row).exec_without_returning(tx.rows()).await?;
    Ok(())
}

pub(super) async fn insert_supporter(
    tx: &Tx,
    whom: (PersonId, SupporterId),
    version: u32,
    what: &NewSupporter,
    spoken: Spoken,
) -> Result<(), StoreError> {
    let row = network_entry::ActiveModel {
        version: Set(Some(version.into())),
        name: Set(Some(what.name.trim().to_owned())),
        what: Set(Some(what.kind.code().to_owned())),
        knows: Set(Some(what.knows.clone())),
        closeness: Set(Some(what.closeness.code().to_owned())),
        reach: Set(Some(what.reach.clone())),
        answers_at_night: Set(Some(what.answers_at_night.code().to_owned())),
        stays: Set(Some(what.stays.code().to_owned())),
        ..blank(tx, whom, "supporter", spoken)
    };
    insert(tx, row).await
}

pub(super) async fn insert_removal(
    tx: &Tx,
    whom: (PersonId, SupporterId),
    version: u32,
    why: &str,
    spoken: Spoken,
) -> Result<(), StoreError> {
    let row = network_entry::ActiveModel {
        version: Set(Some(version.into())),
        reason: Set(Some(why.to_owned())),
        ..blank(tx, whom, "removed", spoken)
    };
    insert(tx, row).await
}

pub(super) async fn insert_consent(
    tx: &Tx,
    whom: (PersonId, SupporterId),
    consent: &Consent,
    spoken: Spoken,
) -> Result<(), StoreError> {
    let areas: Vec<&str> = consent.areas.iter().map(|area| area.code()).collect();
    let row = network_entry::ActiveModel {
        areas: Set(Some(areas.join(","))),
        named: Set(Some(consent.named)),
        release_day: Set(Some(consent.release_day)),
        may_comment: Set(Some(consent.may_comment)),
        from_on: Set(Some(Day(consent.from))),
        until_on: Set(Some(Day(consent.until))),
        ..blank(tx, whom, "consent", spoken)
    };
    insert(tx, row).await
}

pub(super) async fn insert_check(
    tx: &Tx,
    whom: (PersonId, SupporterId),
    (check, why): (Check, &str),
    spoken: Spoken,
) -> Result<(), StoreError> {
    let row = network_entry::ActiveModel {
        state: Set(Some(check.code().to_owned())),
        reason: Set(Some(why.to_owned())),
        ..blank(tx, whom, "check", spoken)
    };
    insert(tx, row).await
}

#[derive(FromQueryResult)]
struct NameRow {
    name_of_worker: Option<String>,
}

/// Everybody, by the newest version of each; the newest consent and the newest check decide.
pub(super) async fn network(rows: &impl Rows, person: PersonId) -> Result<Network, StoreError> {
    use network_entry::Column as N;
    let of_worker = Expr::col((worker::Entity, worker::Column::Id)).equals((network_entry::Entity, N::WorkerId));
    let select = Query::select()
        .columns(N::iter().map(|column| (network_entry::Entity, column)))
        .expr_as(Expr::col((worker::Entity, worker::Column::Name)), "name_of_worker")
        .from(network_entry::Entity)
        .left_join(worker::Entity, of_worker)
        .and_where(Expr::col((network_entry::Entity, N::PersonId)).eq(person.key()))
        .order_by((network_entry::Entity, N::RecordedAt), Order::Asc)
        .order_by((network_entry::Entity, N::Id), Order::Asc)
        .to_owned();
    let mut all: BTreeMap<SupporterId, Supporter> = BTreeMap::new();
    let mut said = Vec::new();
    for found in rows.query_all(&select).await? {
        let row = network_entry::Model::from_query_result(&found, "")?;
        let NameRow { name_of_worker } = NameRow::from_query_result(&found, "")?;
        let by = name_of_worker.unwrap_or_default();
        if row.kind == "supporter" {
            let supporter = supporter(&row, by)?;
            if all.get(&supporter.id).is_none_or(|known| known.version < supporter.version) {
                all.insert(supporter.id, supporter);
            }
        } else {
            said.push((row, by));
        }
    }
    for (row, by) in said {
        if let Some(supporter) = all.get_mut(&SupporterId::from_key(row.supporter_id)) {
            add(supporter, &row, by)?;
        }
    }
    Ok(Network::of(all.into_values().collect()))
}

fn bad(row: &network_entry::Model, column: &'static str) -> StoreError {
    StoreError::inconsistent("network_entry", column, row.id)
}

fn author(row: &network_entry::Model, by: String) -> Result<Author, StoreError> {
    let whose = Party::from_code(&row.whose).ok_or_else(|| bad(row, "whose"))?;
    let how = How::from_code(&row.how).ok_or_else(|| bad(row, "how"))?;
    Ok(match row.worker_id {
        Some(worker) if whose == Party::YoungAdult => {
            let worker = domain::id::WorkerId::from_key(worker);
            Author { whose, name: String::new(), typed_by: Some(TypedBy { worker, name: by, how }) }
        }
        _ => Author::own(whose, by),
    })
}

fn supporter(row: &network_entry::Model, by: String) -> Result<Supporter, StoreError> {
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let code = |value: &Option<String>| value.as_deref().unwrap_or_default().to_owned();
    Ok(Supporter {
        id: SupporterId::from_key(row.supporter_id),
        what: NewSupporter {
            name: text(&row.name),
            kind: SupporterKind::from_code(&code(&row.what)).ok_or_else(|| bad(row, "what"))?,
            knows: text(&row.knows),
            closeness: Closeness::from_code(&code(&row.closeness)).ok_or_else(|| bad(row, "closeness"))?,
            reach: text(&row.reach),
            answers_at_night: Yes::from_code(&code(&row.answers_at_night))
                .ok_or_else(|| bad(row, "answers_at_night"))?,
            stays: Yes::from_code(&code(&row.stays)).ok_or_else(|| bad(row, "stays"))?,
        },
        version: row.version.and_then(|version| version.try_into().ok()).ok_or_else(|| bad(row, "version"))?,
        author: author(row, by)?,
        at: row.recorded_at.0,
        removed_why: None,
        consent: None,
        consent_before: None,
        checked: None,
    })
}

/// Adds what was said later of somebody.
fn add(supporter: &mut Supporter, row: &network_entry::Model, by: String) -> Result<(), StoreError> {
    match row.kind.as_str() {
        "removed" => supporter.removed_why.clone_from(&row.reason),
        "consent" => supporter.consent_before = supporter.consent.replace(consent(row, by)?),
        "check" => {
            let check = Check::from_code(row.state.as_deref().unwrap_or_default()).ok_or_else(|| bad(row, "state"))?;
            let why = row.reason.clone().unwrap_or_default();
            supporter.checked = Some(SafetyCheck { check, why, by, at: row.recorded_at.0 });
        }
        _ => return Err(bad(row, "kind")),
    }
    Ok(())
}

fn consent(row: &network_entry::Model, by: String) -> Result<Consent, StoreError> {
    let codes = row.areas.as_deref().unwrap_or_default();
    let areas = codes.split(',').filter(|code| !code.is_empty()).map(Area::from_code).collect::<Option<Vec<_>>>();
    let day = |day: Option<Day>, column| day.map(|day| day.0).ok_or_else(|| bad(row, column));
    Ok(Consent {
        areas: areas.ok_or_else(|| bad(row, "areas"))?,
        // What was said before there were these was said of areas alone.
        named: row.named.unwrap_or(false),
        release_day: row.release_day.unwrap_or(false),
        may_comment: row.may_comment.unwrap_or(false),
        from: day(row.from_on, "from_on")?,
        until: day(row.until_on, "until_on")?,
        how: How::from_code(&row.how).ok_or_else(|| bad(row, "how"))?,
        by,
        at: row.recorded_at.0,
    })
}
