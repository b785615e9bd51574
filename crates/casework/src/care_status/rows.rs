//! The queries of the care-status ledger.

use std::collections::{BTreeMap, BTreeSet};

use domain::care_status::{ClaimKind, Entry, Grade, Group, NewClaim, Says, Sees, What};
use domain::id::{CareEntryId, ClaimId, LinkEventId, PersonId, WorkerId};
use domain::plan::{Author, How, Party, TypedBy};
use store::columns::{Day, Instant, Keyed};
use store::entity::{care_entry, link_event, worker};
use store::sea_orm::sea_query::{Expr, ExprTrait, Order, Query};
use store::sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, Iterable, QueryFilter, QueryOrder, Set};
use store::{Rows, StoreError, Tx};

use super::Subject;
use crate::circle::Spoken;

/// A version of a claim, as it is kept.
pub(super) struct Version<'a> {
    pub(super) claim: ClaimId,
    pub(super) number: u32,
    pub(super) what: &'a NewClaim,
    pub(super) held_by: Option<Group>,
    /// The key of the fact it is accepted from, and what joined its record with this person's, where it is another entry's.
    pub(super) from: Option<(&'a str, Option<LinkEventId>)>,
    pub(super) why: &'a str,
}

/// A new entry with nothing in it yet.
fn blank(tx: &Tx, person: PersonId, claim: Option<ClaimId>, kind: &str) -> care_entry::ActiveModel {
    care_entry::ActiveModel {
        id: Set(CareEntryId::from_bits(tx.context().new_id()).key()),
        person_id: Set(person.key()),
        kind: Set(kind.to_owned()),
        claim_id: Set(claim.map(Keyed::key)),
        version: Set(None),
        what: Set(None),
        says: Set(None),
        grade: Set(None),
        authority: Set(None),
        from_on: Set(None),
        to_on: Set(None),
        words: Set(None),
        held_by: Set(None),
        fact: Set(None),
        link: Set(None),
        reason: Set(None),
        sees: Set(None),
        whose: Set(Party::YoungAdult.code().to_owned()),
        worker_id: Set(None),
        how: Set(How::Here.code().to_owned()),
        recorded_at: Set(Instant(tx.context().now())),
    }
}

/// The entry with what it claims.
fn with(row: care_entry::ActiveModel, what: &NewClaim, held_by: Option<Group>) -> care_entry::ActiveModel {
    care_entry::ActiveModel {
        what: Set(Some(what.kind.code().to_owned())),
        says: Set(Some(what.says.code().to_owned())),
        grade: Set(Some(what.grade.code().to_owned())),
        authority: Set(Some(what.authority.trim().to_owned())),
        from_on: Set(what.from.map(Day)),
        to_on: Set(what.to.map(Day)),
        words: Set(Some(what.words.clone())),
        held_by: Set(held_by.map(|group| group.code().to_owned())),
        ..row
    }
}

async fn insert(tx: &Tx, row: care_entry::ActiveModel, spoken: Spoken) -> Result<(), StoreError> {
    let row = care_entry::ActiveModel {
        whose: Set(spoken.whose.code().to_owned()),
        worker_id: Set(spoken.worker.map(Keyed::key)),
        how: Set(spoken.how.code().to_owned()),
        ..row
    };
    care_entry::Entity::insert(row).exec_without_returning(tx.rows()).await?;
    Ok(())
}

pub(super) async fn insert_claim(
    tx: &Tx,
    person: PersonId,
    kept: &Version<'_>,
    spoken: Spoken,
) -> Result<(), StoreError> {
    let row = care_entry::ActiveModel {
        version: Set(Some(kept.number.into())),
        fact: Set(kept.from.map(|(fact, _)| fact.to_owned())),
        link: Set(kept.from.and_then(|(_, link)| link).map(|link| link.to_string())),
        reason: Set(Some(kept.why.to_owned())),
        ..with(blank(tx, person, Some(kept.claim), "claim"), kept.what, kept.held_by)
    };
    insert(tx, row, spoken).await
}

pub(super) async fn insert_withdrawal(
    tx: &Tx,
    (person, claim): (PersonId, ClaimId),
    why: &str,
    spoken: Spoken,
) -> Result<(), StoreError> {
    let blank = blank(tx, person, Some(claim), "withdrawn");
    insert(tx, care_entry::ActiveModel { reason: Set(Some(why.to_owned())), ..blank }, spoken).await
}

pub(super) async fn insert_dispute(
    tx: &Tx,
    (person, subject): (PersonId, Subject),
    words: &str,
    spoken: Spoken,
) -> Result<(), StoreError> {
    let blank = blank(tx, person, subject.claim(), "disputed");
    insert(tx, care_entry::ActiveModel { words: Set(Some(words.to_owned())), ..blank }, spoken).await
}

fn codes(sees: &Sees) -> String {
    sees.iter().map(|group| group.code()).collect::<Vec<_>>().join(",")
}

pub(super) async fn insert_sight(
    tx: &Tx,
    (person, subject): (PersonId, Subject),
    sees: &Sees,
    spoken: Spoken,
) -> Result<(), StoreError> {
    let blank = blank(tx, person, subject.claim(), "sight");
    insert(tx, care_entry::ActiveModel { sees: Set(Some(codes(sees))), ..blank }, spoken).await
}

pub(super) async fn insert_decline(
    tx: &Tx,
    person: PersonId,
    (fact, why): (&str, &str),
    spoken: Spoken,
) -> Result<(), StoreError> {
    let row = care_entry::ActiveModel {
        fact: Set(Some(fact.to_owned())),
        reason: Set(Some(why.to_owned())),
        ..blank(tx, person, None, "declined")
    };
    insert(tx, row, spoken).await
}

/// Of these joins, those that were taken back: one question, and none where there are none.
pub(super) async fn undone(rows: &impl Rows, links: &[LinkEventId]) -> Result<BTreeSet<LinkEventId>, StoreError> {
    use link_event::Column as E;
    if links.is_empty() {
        return Ok(BTreeSet::new());
    }
    let splits = link_event::Entity::find().filter(E::Splits.is_in(links.iter().map(|link| link.key())));
    Ok(splits.all(rows).await?.iter().filter_map(|row| row.splits.map(LinkEventId::from_key)).collect())
}

/// Claims that this worker accepted from records of other entries: whose, which, and by which join. One question.
pub(super) async fn accepted_by(
    rows: &impl Rows,
    by: WorkerId,
) -> Result<Vec<(PersonId, ClaimId, LinkEventId)>, StoreError> {
    use care_entry::Column as C;
    let mine = C::WorkerId.eq(by.key()).and(C::Kind.eq("claim")).and(C::Link.is_not_null());
    let found = care_entry::Entity::find().filter(mine).all(rows).await?;
    let of = |row: &care_entry::Model| {
        let claim = row.claim_id.map(ClaimId::from_key).ok_or_else(|| bad(row, "claim_id"))?;
        Ok(link(row)?.map(|link| (PersonId::from_key(row.person_id), claim, link)))
    };
    found.iter().filter_map(|row| of(row).transpose()).collect()
}

/// Of these claims, those that were taken back: one question.
pub(super) async fn withdrawn(rows: &impl Rows, claims: &[ClaimId]) -> Result<BTreeSet<ClaimId>, StoreError> {
    use care_entry::Column as C;
    let of = C::ClaimId.is_in(claims.iter().map(|claim| claim.key())).and(C::Kind.eq("withdrawn"));
    let found = care_entry::Entity::find().filter(of).all(rows).await?;
    Ok(found.iter().filter_map(|row| row.claim_id.map(ClaimId::from_key)).collect())
}

#[derive(FromQueryResult)]
struct NameRow {
    name_of_worker: Option<String>,
}

/// Every entry of a person's ledger: one question.
pub(super) async fn entries(rows: &impl Rows, person: PersonId) -> Result<Vec<Entry>, StoreError> {
    use care_entry::Column as C;
    let of_worker = Expr::col((worker::Entity, worker::Column::Id)).equals((care_entry::Entity, C::WorkerId));
    let select = Query::select()
        .columns(C::iter().map(|column| (care_entry::Entity, column)))
        .expr_as(Expr::col((worker::Entity, worker::Column::Name)), "name_of_worker")
        .from(care_entry::Entity)
        .left_join(worker::Entity, of_worker)
        .and_where(Expr::col((care_entry::Entity, C::PersonId)).eq(person.key()))
        .order_by((care_entry::Entity, C::RecordedAt), Order::Asc)
        .order_by((care_entry::Entity, C::Id), Order::Asc)
        .to_owned();
    let mut entries = Vec::new();
    for found in rows.query_all(&select).await? {
        let row = care_entry::Model::from_query_result(&found, "")?;
        let NameRow { name_of_worker } = NameRow::from_query_result(&found, "")?;
        let author = author(&row, name_of_worker.unwrap_or_default())?;
        entries.push(Entry { id: CareEntryId::from_key(row.id), at: row.recorded_at.0, author, what: what(&row)? });
    }
    Ok(entries)
}

/// Of these people, who may see the category of each, by the newest word: one question. Whoever said nothing is not in it.
pub(super) async fn category_sights(
    rows: &impl Rows,
    people: &[PersonId],
) -> Result<BTreeMap<PersonId, Sees>, StoreError> {
    use care_entry::Column as C;
    if people.is_empty() {
        return Ok(BTreeMap::new());
    }
    let said = care_entry::Entity::find()
        .filter(C::PersonId.is_in(people.iter().map(|person| person.key())))
        .filter(C::Kind.eq("sight"))
        .filter(C::ClaimId.is_null())
        .order_by_asc(C::RecordedAt)
        .order_by_asc(C::Id)
        .all(rows)
        .await?;
    said.iter().map(|row| Ok((PersonId::from_key(row.person_id), sees(row)?))).collect()
}

fn bad(row: &care_entry::Model, column: &'static str) -> StoreError {
    StoreError::inconsistent("care_entry", column, row.id)
}

/// Whose word it is.
fn author(row: &care_entry::Model, by: String) -> Result<Author, StoreError> {
    let whose = Party::from_code(&row.whose).ok_or_else(|| bad(row, "whose"))?;
    let how = How::from_code(&row.how).ok_or_else(|| bad(row, "how"))?;
    Ok(match row.worker_id {
        Some(worker) if whose == Party::YoungAdult => {
            let worker = WorkerId::from_key(worker);
            Author { whose, name: String::new(), typed_by: Some(TypedBy { worker, name: by, how }) }
        }
        _ => Author::own(whose, by),
    })
}

fn sees(row: &care_entry::Model) -> Result<Sees, StoreError> {
    let codes = row.sees.as_deref().unwrap_or_default().split(',').filter(|code| !code.is_empty());
    codes.map(Group::from_code).collect::<Option<Sees>>().ok_or_else(|| bad(row, "sees"))
}

/// What joined the record that a claim was accepted from.
fn link(row: &care_entry::Model) -> Result<Option<LinkEventId>, StoreError> {
    let read = |text: &String| text.parse().map_err(|_| bad(row, "link"));
    row.link.as_ref().map(read).transpose()
}

fn held_by(row: &care_entry::Model) -> Result<Option<Group>, StoreError> {
    let group = |code: &String| Group::from_code(code).ok_or_else(|| bad(row, "held_by"));
    row.held_by.as_ref().map(group).transpose()
}

fn new_claim(row: &care_entry::Model) -> Result<NewClaim, StoreError> {
    let code = |value: &Option<String>| value.clone().unwrap_or_default();
    Ok(NewClaim {
        kind: ClaimKind::from_code(&code(&row.what)).ok_or_else(|| bad(row, "what"))?,
        says: Says::from_code(&code(&row.says)).ok_or_else(|| bad(row, "says"))?,
        grade: Grade::from_code(&code(&row.grade)).ok_or_else(|| bad(row, "grade"))?,
        authority: code(&row.authority),
        from: row.from_on.map(|day| day.0),
        to: row.to_on.map(|day| day.0),
        words: code(&row.words),
    })
}

fn what(row: &care_entry::Model) -> Result<What, StoreError> {
    let maybe = row.claim_id.map(ClaimId::from_key);
    let claim = || maybe.ok_or_else(|| bad(row, "claim_id"));
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    Ok(match row.kind.as_str() {
        "claim" => What::Claim {
            claim: claim()?,
            version: row.version.and_then(|version| version.try_into().ok()).ok_or_else(|| bad(row, "version"))?,
            what: new_claim(row)?,
            held_by: held_by(row)?,
            fact: row.fact.clone(),
            link: link(row)?,
            why: text(&row.reason),
        },
        "withdrawn" => What::Withdrawn { claim: claim()?, why: text(&row.reason) },
        "disputed" => What::Disputed { claim: maybe, words: text(&row.words) },
        "sight" => What::Sight { claim: maybe, sees: sees(row)? },
        "declined" => {
            What::Declined { fact: row.fact.clone().ok_or_else(|| bad(row, "fact"))?, why: text(&row.reason) }
        }
        _ => return Err(bad(row, "kind")),
    })
}
