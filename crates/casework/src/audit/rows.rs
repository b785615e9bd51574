//! The audit's queries.

use domain::id::PersonId;
use store::columns::Keyed;
use store::entity::audit;
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
    let look = |row: audit::Model| Look {
        seq: row.seq,
        at: row.at.0,
        who: row.who,
        role: row.role,
        purpose: row.purpose,
        what: row.what,
        outcome: row.outcome,
    };
    Ok(find.all(rows).await?.into_iter().map(look).collect())
}
