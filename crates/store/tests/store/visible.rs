//! What an import brought is seen when, and only when, it is applied and not replaced by one that is.

use store::columns::Uuid;
use store::entity::source_record;
use store::sea_orm::{EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set, Unchanged};
use store::{Store, applied, visible};

use crate::ground::{Ground, an_import, grounds, insert, people, source_record, uuid};

const STATES: [(i64, &str); 6] =
    [(1, "applied"), (2, "staging"), (3, "staged"), (4, "undone"), (5, "discarded"), (6, "failed")];

async fn seen(store: &Store) -> Vec<Uuid> {
    let find = source_record::Entity::find().select_only().column(source_record::Column::Id);
    let find = find.filter(visible("source_record")).order_by_asc(source_record::Column::Id);
    find.into_tuple().all(store.rows()).await.unwrap()
}

#[tokio::test]
async fn only_applied_imports_show_and_only_applied_ones_replace() {
    for Ground { store, database } in grounds().await {
        people(store.marks()).await;
        for (no, state) in STATES {
            insert(store.marks(), an_import(no, state)).await;
        }
        let mut expected = Vec::new();
        let mut brought = Vec::new();
        // Every state that may bring a row, 0 by hand, with every one that may replace it.
        for from in 0..=6 {
            for by in (0..=6).map(|by| (by != 0).then_some(by)) {
                let id = u128::try_from(from * 10 + by.unwrap_or(0)).unwrap() + 1_000;
                insert(store.marks(), source_record(id, from, by)).await;
                if from <= 1 {
                    brought.push(uuid(id));
                }
                if from <= 1 && by != Some(1) {
                    expected.push(uuid(id));
                }
            }
        }
        assert_eq!(seen(&store).await, expected, "{}", database.kind);
        let find = source_record::Entity::find().select_only().column(source_record::Column::Id);
        let find = find.filter(applied("source_record")).order_by_asc(source_record::Column::Id);
        let all: Vec<Uuid> = find.into_tuple().all(store.rows()).await.unwrap();
        assert_eq!(all, brought, "{}", database.kind);
    }
}

#[tokio::test]
async fn applying_and_undoing_change_what_is_seen_by_one_row() {
    for Ground { store, .. } in grounds().await {
        people(store.marks()).await;
        insert(store.marks(), an_import(1, "applied")).await;
        insert(store.marks(), an_import(2, "staged")).await;
        insert(store.marks(), source_record(30, 1, Some(2))).await;
        insert(store.marks(), source_record(31, 2, None)).await;
        for (state, expected) in [("staged", 30), ("applied", 31), ("undone", 30), ("discarded", 30)] {
            let change = store::entity::import::ActiveModel {
                no: Unchanged(2),
                state: Set(state.to_owned()),
                ..Default::default()
            };
            store::entity::import::Entity::update(change).exec(store.marks()).await.unwrap();
            assert_eq!(seen(&store).await, [uuid(expected)], "{state}");
        }
    }
}
