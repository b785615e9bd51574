//! Every change has its line in the audit, and no line can be changed, removed or put in unnoticed.

use domain::id::PersonId;
use store::audit::{Broken, Head};
use store::columns::{Instant, Keyed};
use store::entity::{audit, chain_end, shown};
use store::sea_orm::sea_query::{Expr, SimpleExpr};
use store::sea_orm::{ColumnTrait, EntityTrait, Iterable, QueryFilter, QueryOrder};
use store::{Shown, Store, StoreError};

use crate::ground::{
    CORRELATION, Ground, WREN, commit, contact, grounds, insert, open, people, permit, refusal, uuid, what,
    wrens_permit,
};

async fn lines(store: &Store) -> Vec<audit::Model> {
    audit::Entity::find().order_by_asc(audit::Column::Seq).all(store.rows()).await.unwrap()
}

#[tokio::test]
async fn a_change_and_its_line_are_kept_together_or_not_at_all() {
    for Ground { store, database } in grounds().await {
        let contacts = async || store::entity::contact::Entity::find().all(store.rows()).await.unwrap().len();
        people(store.marks()).await;

        let tx = store.begin().await.unwrap();
        insert(tx.rows(), contact(1)).await;
        tx.roll_back().await.unwrap();
        let tx = store.begin().await.unwrap();
        insert(tx.rows(), contact(2)).await;
        drop(tx);
        assert_eq!((contacts().await, lines(&store).await.len()), (0, 0), "{}", database.kind);

        let tx = store.begin().await.unwrap();
        insert(tx.rows(), contact(3)).await;
        tx.commit(&permit(&store), what("contact recorded")).await.unwrap();
        assert_eq!((contacts().await, lines(&store).await.len()), (1, 1), "{}", database.kind);
        assert_eq!(store.changes_kept().await.unwrap(), 1);
    }
}

#[tokio::test]
async fn a_line_says_who_as_what_for_what_did_what_about_whom_and_when() {
    for Ground { store, .. } in grounds().await {
        let before = store.context().now();
        commit(&store, "tables brought up to date").await;
        store.seen(&wrens_permit(&store), what("own page")).await.unwrap();
        store.refused(&refusal(&store), CORRELATION).await.unwrap();
        let said: Vec<_> = lines(&store)
            .await
            .into_iter()
            .map(|line| {
                assert!(line.at.0 > before && line.at.0 < store.context().now());
                assert_eq!(line.correlation, CORRELATION.key());
                let words =
                    [line.who, line.role, line.purpose, line.action, line.what, line.outcome, line.policy].join(" | ");
                (line.seq, line.account_id.as_u128(), line.person_id, words)
            })
            .collect();
        let operator = "throughline | operator | operation | operate | tables brought up to date | done | P63";
        let wren = "Wren Rowanfield | young_adult | own_record | view_own_page | own page | seen | P30";
        let refused = "Wren Rowanfield | young_adult | own_record | view_audit | read what was done, seen and refused | \
                       refused | no rule allows it";
        let expected = [
            (1, 0, None, operator.to_owned()),
            (2, 5, Some(WREN.key()), wren.to_owned()),
            (3, 5, None, refused.to_owned()),
        ];
        assert_eq!(said, expected);
        let head = store.verify(None).await.unwrap().unwrap();
        assert_eq!(head, store.audit_head().await.unwrap());
        assert_eq!(head.seq, 3);
    }
}

#[tokio::test]
async fn the_empty_chain_holds() {
    for Ground { store, .. } in grounds().await {
        let head = store.audit_head().await.unwrap();
        assert_eq!(store.verify(Some(&head)).await.unwrap(), Ok(head));
    }
}

/// Whose names a list showed when it was seen by Wren: nobody else's list is at hand.
async fn lists(store: &Store, people: &[PersonId], is_told: bool) {
    let shown = Shown { people: people.to_vec(), is_told };
    store.seen_list(&wrens_permit(store), what("a list"), shown).await.unwrap();
}

#[tokio::test]
async fn a_list_says_whose_names_it_showed_and_tells_each_once_a_day() {
    let (teal, merle) = (PersonId::from_bits(2), PersonId::from_bits(3));
    for Ground { store, database } in grounds().await {
        lists(&store, &[WREN, teal], true).await;
        lists(&store, &[teal, merle], true).await;
        lists(&store, &[WREN, merle], false).await;
        lists(&store, &[], true).await;
        store.seen(&wrens_permit(&store), what("own page")).await.unwrap();
        let kept: Vec<_> = lines(&store).await.into_iter().map(|line| line.people).collect();
        let ids = |people: &[PersonId]| Some(people.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "));
        assert_eq!(kept, [ids(&[WREN, teal]), ids(&[teal, merle]), ids(&[WREN, merle]), ids(&[]), None]);
        let told = shown::Entity::find().order_by_asc(shown::Column::PersonId).all(store.rows()).await.unwrap();
        let told: Vec<_> = told.into_iter().map(|row| (row.person_id.as_u128(), row.seq)).collect();
        assert_eq!(told, [(1, 1), (2, 1), (3, 2)], "{}", database.kind);
        store.verify(None).await.unwrap().unwrap();
        // A name taken out of a list afterwards is found.
        set(&store, 2, audit::Column::People, Expr::value(teal.to_string())).await;
        assert_eq!(store.verify(None).await.unwrap(), Err(Broken::Changed { seq: 2 }));
    }
}

/// Five lines, every column filled somewhere.
async fn chain(store: &Store) -> Head {
    for words in ["one", "two"] {
        commit(store, words).await;
    }
    store.seen(&wrens_permit(store), what("own page")).await.unwrap();
    store.refused(&refusal(store), CORRELATION).await.unwrap();
    commit(store, "five").await;
    store.audit_head().await.unwrap()
}

async fn set(store: &Store, seq: i64, column: audit::Column, value: SimpleExpr) {
    let update = audit::Entity::update_many().col_expr(column, value).filter(audit::Column::Seq.eq(seq));
    assert_eq!(update.exec(store.marks()).await.unwrap().rows_affected, 1);
}

/// Another value for the column than the line has; exhaustive, so that a new column cannot be forgotten in the hash.
fn other(column: audit::Column, line: &audit::Model) -> SimpleExpr {
    use audit::Column as A;
    let text = match column {
        A::Seq => return Expr::value(99_i64),
        A::At => return Expr::value(Instant(line.at.0 + jiff::SignedDuration::from_micros(1))),
        A::AccountId => return Expr::value(uuid(line.account_id.as_u128() ^ 1)),
        A::PersonId => return Expr::value(line.person_id.map_or(Some(uuid(0)), |_| None::<store::columns::Uuid>)),
        A::Correlation => return Expr::value(uuid(line.correlation.as_u128() ^ 1 << 127)),
        A::Who => &line.who,
        A::Role => &line.role,
        A::Purpose => &line.purpose,
        A::Action => &line.action,
        A::What => &line.what,
        A::Outcome => &line.outcome,
        A::Policy => &line.policy,
        A::People => return Expr::value(format!("{} ", line.people.as_deref().unwrap_or_default())),
        A::Hash => return Expr::value(line.hash.chars().rev().collect::<String>()),
    };
    Expr::value(format!("{text} "))
}

#[tokio::test]
async fn a_changed_column_is_found() {
    for Ground { store, database } in grounds().await {
        let head = chain(&store).await;
        for line in lines(&store).await {
            for column in audit::Column::iter().filter(|column| !matches!(column, audit::Column::Seq)) {
                set(&store, line.seq, column, other(column, &line)).await;
                let found = store.verify(Some(&head)).await.unwrap();
                let expected = Err(Broken::Changed { seq: line.seq });
                assert_eq!(found, expected, "{} {column:?} of {}", database.kind, line.seq);
                audit::Entity::delete_by_id(line.seq).exec(store.marks()).await.unwrap();
                insert(store.marks(), line.clone()).await;
            }
        }
        assert_eq!(store.verify(Some(&head)).await.unwrap(), Ok(head));
    }
}

#[tokio::test]
async fn words_moved_from_one_column_to_the_next_are_found() {
    for Ground { store, .. } in grounds().await {
        chain(&store).await;
        set(&store, 2, audit::Column::Who, Expr::value("through")).await;
        set(&store, 2, audit::Column::Role, Expr::value("lineoperator")).await;
        assert_eq!(store.verify(None).await.unwrap(), Err(Broken::Changed { seq: 2 }));
    }
}

#[tokio::test]
async fn a_line_removed_put_in_or_renumbered_is_found() {
    for Ground { store, database } in grounds().await {
        chain(&store).await;
        let all = lines(&store).await;
        for line in all.iter().take(4) {
            audit::Entity::delete_by_id(line.seq).exec(store.marks()).await.unwrap();
            let expected = Err(Broken::Gap { expected: line.seq, found: line.seq + 1 });
            assert_eq!(store.verify(None).await.unwrap(), expected, "{}", database.kind);
            insert(store.marks(), line.clone()).await;
        }

        insert(store.marks(), audit::Model { seq: 0, ..all[0].clone() }).await;
        assert_eq!(store.verify(None).await.unwrap(), Err(Broken::Gap { expected: 1, found: 0 }));
        audit::Entity::delete_by_id(0_i64).exec(store.marks()).await.unwrap();
        insert(store.marks(), audit::Model { seq: 6, ..all[4].clone() }).await;
        assert_eq!(store.verify(None).await.unwrap(), Err(Broken::Changed { seq: 6 }));
        audit::Entity::delete_by_id(6_i64).exec(store.marks()).await.unwrap();
        insert(store.marks(), audit::Model { seq: 7, ..all[4].clone() }).await;
        assert_eq!(store.verify(None).await.unwrap(), Err(Broken::Gap { expected: 6, found: 7 }));
        audit::Entity::delete_by_id(7_i64).exec(store.marks()).await.unwrap();

        for (from, to) in [(3, 99), (4, 3), (99, 4)] {
            set(&store, from, audit::Column::Seq, Expr::value(to)).await;
        }
        assert_eq!(store.verify(None).await.unwrap(), Err(Broken::Changed { seq: 3 }));
    }
}

async fn cut_off_after(store: &Store, seq: i64) {
    audit::Entity::delete_many().filter(audit::Column::Seq.gt(seq)).exec(store.marks()).await.unwrap();
}

/// Whoever cuts the end off may think of the count, too.
async fn count_anew(store: &Store, lines: i64) {
    let count = chain_end::Entity::update_many().col_expr(chain_end::Column::Lines, Expr::value(lines));
    count.exec(store.marks()).await.unwrap();
}

#[tokio::test]
async fn an_end_cut_off_is_found_by_the_number_of_lines_counted_beside_the_chain() {
    for Ground { store, database } in grounds().await {
        let whole = chain(&store).await;
        assert_eq!(store.verify(None).await.unwrap(), Ok(whole));
        for left in [3, 0] {
            cut_off_after(&store, left).await;
            let expected = Err(Broken::NotAsCounted { counted: 5, found: left });
            assert_eq!(store.verify(None).await.unwrap(), expected, "{}", database.kind);
        }
        // What is written afterwards does not close the gap, whatever is left before it.
        commit(&store, "six").await;
        assert_eq!(store.verify(None).await.unwrap(), Err(Broken::Gap { expected: 1, found: 6 }));
    }
}

#[tokio::test]
async fn a_count_without_its_lines_and_lines_without_their_count_are_found() {
    for Ground { store, database } in grounds().await {
        chain(&store).await;
        for lines in [4, 6] {
            count_anew(&store, lines).await;
            let expected = Err(Broken::NotAsCounted { counted: lines, found: 5 });
            assert_eq!(store.verify(None).await.unwrap(), expected, "{}", database.kind);
        }
        chain_end::Entity::delete_many().exec(store.marks()).await.unwrap();
        assert_eq!(store.verify(None).await.unwrap(), Err(Broken::NotAsCounted { counted: 0, found: 5 }));
    }
}

#[tokio::test]
async fn an_end_cut_off_with_its_count_is_found_by_a_head_noted_before() {
    for Ground { store, .. } in grounds().await {
        let noted = chain(&store).await;
        cut_off_after(&store, 3).await;
        count_anew(&store, 3).await;
        assert!(store.verify(None).await.unwrap().is_ok(), "what is left is whole, and cannot tell");
        assert_eq!(store.verify(Some(&noted)).await.unwrap(), Err(Broken::NotAsNoted { seq: 5 }));
        // Written anew, longer than before.
        for words in ["another four", "another five", "six"] {
            commit(&store, words).await;
        }
        assert_eq!(store.verify(Some(&noted)).await.unwrap(), Err(Broken::NotAsNoted { seq: 5 }));
        let whole = store.verify(None).await.unwrap().unwrap();
        commit(&store, "seven").await;
        assert_eq!(store.verify(Some(&whole)).await.unwrap().unwrap().seq, 7, "an older head still holds");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_chain_that_grows_while_it_is_walked_is_whole() {
    for Ground { store, database } in grounds().await {
        let writing = {
            let store = store.clone();
            tokio::spawn(async move {
                for n in 0..60 {
                    commit(&store, &format!("line {n}")).await;
                }
            })
        };
        while !writing.is_finished() {
            let walked = store.verify(None).await.unwrap();
            assert!(walked.is_ok(), "{}: {walked:?}", database.kind);
        }
        writing.await.unwrap();
        assert_eq!(store.verify(None).await.unwrap().unwrap().seq, 60);
    }
}

#[tokio::test]
async fn a_chain_longer_than_one_reading_holds() {
    for Ground { store, database } in grounds().await {
        chain(&store).await;
        let end = store.audit_head().await.unwrap();
        drop(store);
        // Lines as they are written, without waiting for each.
        let store = open(&database.address, 2).await;
        let permit = permit(&store);
        let all = (0..2_100).map(|n| {
            let (store, permit) = (&store, &permit);
            async move { store.seen(permit, what(&format!("page {n}"))).await }
        });
        for done in futures_util::future::join_all(all).await {
            done.unwrap();
        }
        let head = store.verify(Some(&end)).await.unwrap().unwrap();
        assert_eq!(head.seq, 2_105, "{}", database.kind);
        audit::Entity::delete_by_id(1_500_i64).exec(store.marks()).await.unwrap();
        assert_eq!(store.verify(None).await.unwrap(), Err(Broken::Gap { expected: 1_500, found: 1_501 }));
    }
}

#[tokio::test]
async fn a_line_that_cannot_be_read_is_an_error_not_a_guess() {
    for Ground { store, .. } in grounds().await {
        commit(&store, "one").await;
        set(&store, 1, audit::Column::At, Expr::value(i64::MAX)).await;
        assert!(matches!(store.verify(None).await, Err(StoreError::Query(_))));
    }
}
