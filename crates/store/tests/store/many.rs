//! Many at once: the chain stays whole, and nobody's line is lost or written twice.

use std::collections::BTreeMap;
use std::time::Duration;

use futures_util::future::join_all;
use store::entity::{audit, contact};
use store::sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use store::{Store, StoreError};

use crate::ground::{
    CORRELATION, Ground, contact, grounds, insert, open, people, permit, refusal, uuid, what, wrens_permit,
};

const TASKS: u128 = 16;
const TURNS: u128 = 10;

/// One task: changes with their contact, looks, refusals, and changes let go.
async fn work(store: Store, task: u128) {
    for turn in 0..TURNS {
        let id = task * TURNS + turn;
        let tx = store.begin().await.unwrap();
        insert(tx.rows(), contact(id)).await;
        let words = format!("contact {id}");
        tx.commit(&permit(&store), what(&words)).await.unwrap();
        store.seen(&wrens_permit(&store), what(&format!("page {id}"))).await.unwrap();
        if turn % 5 == 0 {
            store.refused(&refusal(&store), CORRELATION).await.unwrap();
            let tx = store.begin().await.unwrap();
            insert(tx.rows(), contact(1_000 + id)).await;
            tx.roll_back().await.unwrap();
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sixteen_tasks_keep_one_chain() {
    for Ground { store, database } in grounds().await {
        people(store.marks()).await;
        // Two programs on one database: each has its own queue of lines.
        let other = open(&database.address, 2).await;
        let tasks = (0..TASKS).map(|task| {
            let store = if task % 2 == 0 { store.clone() } else { other.clone() };
            tokio::spawn(work(store, task))
        });
        for task in join_all(tasks).await {
            task.unwrap();
        }
        let (changes, refusals) = (TASKS * TURNS, TASKS * TURNS / 5);
        let head = store.verify(None).await.unwrap().unwrap();
        assert_eq!(u128::from(head.seq.unsigned_abs()), 2 * changes + refusals, "{}", database.kind);
        assert_eq!(u128::from(contact::Entity::find().count(store.rows()).await.unwrap()), changes);
        let mut words: BTreeMap<String, u32> = BTreeMap::new();
        for line in audit::Entity::find().filter(audit::Column::Outcome.ne("refused")).all(store.rows()).await.unwrap()
        {
            *words.entry(line.what).or_default() += 1;
        }
        let expected = (0..changes).flat_map(|id| [(format!("contact {id}"), 1), (format!("page {id}"), 1)]);
        assert_eq!(words, expected.collect(), "{}", database.kind);
        other.close().await.unwrap();
    }
}

#[tokio::test]
async fn lines_that_wait_for_the_same_turn_are_written_in_one_go() {
    for Ground { store, database } in grounds().await {
        let holds_up = store.begin().await.unwrap();
        let permit = permit(&store);
        let looks = (0..50).map(|n| {
            let (store, permit) = (&store, &permit);
            async move { store.seen(permit, what(&format!("page {n}"))).await }
        });
        let before = store.statements();
        let (looked, ()) = tokio::join!(join_all(looks), async {
            tokio::time::sleep(Duration::from_millis(50)).await;
            holds_up.roll_back().await.unwrap();
        });
        looked.into_iter().collect::<Result<(), StoreError>>().unwrap();
        assert_eq!(store.verify(None).await.unwrap().unwrap().seq, 50, "{}", database.kind);
        // Once or twice the lock, the head and the lines.
        assert!(store.statements() - before <= 12, "{}: {}", database.kind, store.statements() - before);
    }
}

#[tokio::test]
async fn who_hangs_up_takes_nobodys_line_along() {
    for Ground { store, database } in grounds().await {
        let holds_up = store.begin().await.unwrap();
        let all: Vec<_> = (0..10)
            .map(|n| {
                let store = store.clone();
                tokio::spawn(async move { store.seen(&permit(&store), what(&format!("page {n}"))).await })
            })
            .collect();
        tokio::time::sleep(Duration::from_millis(30)).await;
        // The first is the one whose turn it is.
        all[0].abort();
        all[3].abort();
        holds_up.roll_back().await.unwrap();
        for (n, done) in join_all(all).await.into_iter().enumerate() {
            assert!(done.is_ok_and(|written| written.is_ok()) || [0, 3].contains(&n), "{} {n}", database.kind);
        }
        assert_eq!(store.verify(None).await.unwrap().unwrap().seq, 10, "{}", database.kind);
    }
}

#[tokio::test]
async fn lines_that_cannot_be_written_are_told_to_each_who_waits() {
    for Ground { store, database } in grounds().await {
        store.migrate_down(None).await.unwrap();
        let permit = permit(&store);
        let looks = (0..5).map(|_| store.seen(&permit, what("page")));
        for written in join_all(looks).await {
            assert!(matches!(written, Err(StoreError::Query(_))), "{}", database.kind);
        }
        store.migrate_up(None).await.unwrap();
        store.seen(&permit, what("page")).await.unwrap();
        assert_eq!(store.audit_head().await.unwrap().seq, 1);
    }
}

#[tokio::test]
async fn a_snapshot_does_not_change_while_people_work() {
    for Ground { store, database } in grounds().await {
        people(store.marks()).await;
        let snapshot = store.snapshot().await.unwrap();
        let count = async || contact::Entity::find().count(&snapshot).await.unwrap();
        assert_eq!(count().await, 0);
        let tx = store.begin().await.unwrap();
        insert(tx.rows(), contact(1)).await;
        assert_eq!(contact::Entity::find().count(store.rows()).await.unwrap(), 0, "not kept yet");
        tx.commit(&permit(&store), what("contact recorded")).await.unwrap();
        assert_eq!((count().await, contact::Entity::find().count(store.rows()).await.unwrap()), (0, 1));
        let write = contact::Entity::delete_by_id(uuid(1)).exec(&snapshot).await;
        assert!(write.is_err(), "{}", database.kind);
    }
}
