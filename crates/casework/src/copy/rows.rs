//! The queries of a copy: of every table that goes in, the rows about one person, as JSON.

use std::collections::BTreeMap;

use domain::id::PersonId;
use serde::Serialize;
use serde_json::Value;
use store::columns::Keyed;
use store::entity::{
    account, appointment, care_entry, contact, event, finding_answer, licence_condition, limited_access, membership,
    need_entry, network_entry, panel_entry, panel_person, plan_entry, reception_told, release_day, release_item,
    replan_change, sign_in_code, signed_person, worker,
};
use store::sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter};
use store::{Rows, StoreError, applied, visible};

/// The rows of `table` about `person`; none for a table that is not read so.
pub(super) async fn rows_of(rows: &impl Rows, table: &str, person: PersonId) -> Result<Vec<Value>, StoreError> {
    let key = person.key();
    macro_rules! read {
        ($($table:ident),* ; $($seen:ident),*) => {
            match table {
                $(stringify!($table) => {
                    all::<$table::Entity>(rows, Condition::all().add($table::Column::PersonId.eq(key))).await
                })*
                $(stringify!($seen) => {
                    let seen = Condition::all().add($seen::Column::PersonId.eq(key)).add(visible(stringify!($seen)));
                    all::<$seen::Entity>(rows, seen).await
                })*
                // Codes and accounts of those around the person are theirs.
                "account" => {
                    let own = Condition::all().add(account::Column::PersonId.eq(key));
                    all::<account::Entity>(rows, own.add(account::Column::SupporterId.is_null())).await
                }
                "sign_in_code" => {
                    let own = Condition::all().add(sign_in_code::Column::PersonId.eq(key));
                    all::<sign_in_code::Entity>(rows, own.add(sign_in_code::Column::SupporterId.is_null())).await
                }
                "replan_change" => {
                    let about = Condition::all().add(replan_change::Column::PersonId.eq(key));
                    all::<replan_change::Entity>(rows, about.add(applied("replan_change"))).await
                }
                // What a safety check found of somebody is about them.
                "network_entry" => {
                    let own = Condition::all().add(network_entry::Column::PersonId.eq(key));
                    all::<network_entry::Entity>(rows, own.add(network_entry::Column::Kind.ne("check"))).await
                }
                _ => Ok(Vec::new()),
            }
        };
    }
    read!(
        contact, event, plan_entry, care_entry, finding_answer, appointment, licence_condition, release_day,
        release_item, signed_person, need_entry, panel_person, panel_entry, reception_told ; membership, limited_access
    )
}

async fn all<E: EntityTrait>(rows: &impl Rows, which: Condition) -> Result<Vec<Value>, StoreError>
where
    E::Model: Serialize + Sync,
{
    let found = E::find().filter(which).all(rows).await?;
    Ok(found.iter().filter_map(|row| serde_json::to_value(row).ok()).collect())
}

/// The names of workers, by their ids as rows have them.
pub(super) async fn workers(rows: &impl Rows) -> Result<BTreeMap<String, String>, StoreError> {
    let found = worker::Entity::find().all(rows).await?;
    let named = |row: worker::Model| Some((serde_json::to_value(row.id).ok()?.as_str()?.to_owned(), row.name));
    Ok(found.into_iter().filter_map(named).collect())
}
