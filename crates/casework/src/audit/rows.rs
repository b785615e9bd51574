//! The audit's queries.

use domain::id::{AccountId, PersonId};
use store::columns::Keyed;
use store::entity::{audit, shown};
use store::sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use store::{Rows, StoreError};

use super::Look;

pub(super) async fn lines(
    rows: &impl Rows,
    person: Option<PersonId>,
    before: Option<i64>,
    limit: u64,
) -> Result<Vec<Look>, StoreError> {
    let mut find = audit::Entity::find().order_by_desc(audit::Column::Seq).limit(limit);
    if let Some(person) = person {
        find = find.filter(audit::Column::PersonId.eq(person.key()));
    }
    if let Some(before) = before {
        find = find.filter(audit::Column::Seq.lt(before));
    }
    Ok(find.all(rows).await?.into_iter().map(look).collect())
}

/// Lines of lists and searches that told `person` that their name was shown.
pub(super) async fn lists(
    rows: &impl Rows,
    person: PersonId,
    before: Option<i64>,
    limit: u64,
) -> Result<Vec<Look>, StoreError> {
    let mut told = shown::Entity::find()
        .select_only()
        .column(shown::Column::Seq)
        .filter(shown::Column::PersonId.eq(person.key()))
        .order_by_desc(shown::Column::Seq)
        .limit(limit);
    if let Some(before) = before {
        told = told.filter(shown::Column::Seq.lt(before));
    }
    let told: Vec<i64> = told.into_tuple().all(rows).await?;
    if told.is_empty() {
        return Ok(Vec::new());
    }
    let found = audit::Entity::find().filter(audit::Column::Seq.is_in(told)).all(rows).await?;
    Ok(found.into_iter().map(look).collect())
}

fn look(row: audit::Model) -> Look {
    Look {
        seq: row.seq,
        at: row.at.0,
        account: AccountId::from_key(row.account_id),
        who: row.who,
        role: row.role,
        purpose: row.purpose,
        what: row.what,
        outcome: row.outcome,
        shown: row.people.map(|people| people.split_whitespace().count()),
    }
}
