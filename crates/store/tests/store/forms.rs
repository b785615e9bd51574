//! Forms posted twice, forms not finished, two people at the same row, messages that go with a change.

use domain::id::{AccountId, FormKey, PersonId};
use futures_util::future::join_all;
use store::columns::Keyed;
use store::entity::contact;
use store::sea_orm::sea_query::{Expr, ExprTrait};
use store::sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use store::{Draft, Message, Once, Store, StoreError};

use crate::ground::{Ground, WREN, contact, everything, grounds, insert, open, people, permit, uuid, what};

const KEY: FormKey = FormKey::from_bits(500);
const ADA: AccountId = AccountId::from_bits(20);
const BRAM: AccountId = AccountId::from_bits(21);

async fn post(store: &Store, key: FormKey, account: AccountId, result: &str) -> Once {
    let tx = store.begin().await.unwrap();
    let once = tx.once(key, account, result).await.unwrap();
    match once {
        Once::First => tx.commit(&permit(store), what("form posted")).await.unwrap(),
        Once::Again { .. } => tx.roll_back().await.unwrap(),
    }
    once
}

#[tokio::test]
async fn a_form_counts_once() {
    for Ground { store, database } in grounds().await {
        let tx = store.begin().await.unwrap();
        assert_eq!(tx.once(KEY, ADA, "let go").await.unwrap(), Once::First);
        tx.roll_back().await.unwrap();

        assert_eq!(post(&store, KEY, ADA, "/contacts/1").await, Once::First, "{}", database.kind);
        let again = |result: &str| Once::Again { result: result.to_owned() };
        assert_eq!(post(&store, KEY, ADA, "/contacts/2").await, again("/contacts/1"), "{}", database.kind);
        assert_eq!(post(&store, KEY, BRAM, "/contacts/3").await, again(""), "what Ada's led to is not told to Bram");
        assert_eq!(post(&store, FormKey::from_bits(501), BRAM, "").await, Once::First);
        assert_eq!(store.changes_kept().await.unwrap(), 2);

        let tx = store.begin().await.unwrap();
        assert_eq!(tx.once(FormKey::from_bits(502), ADA, "first").await.unwrap(), Once::First);
        assert_eq!(tx.once(FormKey::from_bits(502), ADA, "second").await.unwrap(), again("first"), "in one change");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_form_posted_at_the_same_moment_counts_once() {
    for Ground { store, database } in grounds().await {
        for round in 0..10 {
            let posts = (0..8).map(|n| {
                let store = store.clone();
                tokio::spawn(async move { post(&store, FormKey::from_bits(round), ADA, &format!("{n}")).await })
            });
            let posts: Vec<Once> = join_all(posts).await.into_iter().map(Result::unwrap).collect();
            let first = posts.iter().position(|once| *once == Once::First).unwrap();
            let again = Once::Again { result: first.to_string() };
            let all_agree = posts.iter().enumerate().all(|(n, once)| n == first || *once == again);
            assert!(all_agree, "{}: {posts:?}", database.kind);
        }
        assert_eq!(store.changes_kept().await.unwrap(), 10);
    }
}

#[tokio::test]
async fn an_unfinished_form_is_kept_over_the_one_before_and_dropped() {
    for Ground { store, database } in grounds().await {
        let tx = store.begin().await.unwrap();
        everything(&tx).await;
        tx.drop_draft(ADA, "record-visit", WREN).await.unwrap();
        tx.commit(&permit(&store), what("all set")).await.unwrap();
        let find = async |account, form, about| {
            Draft::find(store.rows(), account, form, about).await.unwrap().map(|draft| draft.body)
        };
        let keep = async |account, form, about, body: &str| {
            let tx = store.begin().await.unwrap();
            let saved_at = tx.keep_draft(account, form, about, body.to_owned()).await.unwrap();
            tx.commit(&permit(&store), what("draft kept")).await.unwrap();
            let kept = Draft::find(store.rows(), account, form, about).await.unwrap().unwrap();
            assert_eq!(kept.saved_at.as_microsecond(), saved_at.as_microsecond());
        };
        let teal = PersonId::from_bits(2);
        assert_eq!(find(ADA, "visit", WREN).await, None);
        keep(ADA, "visit", WREN, "note=half").await;
        keep(ADA, "visit", teal, "note=of+Teal").await;
        keep(ADA, "letter", WREN, "note=a+letter").await;
        keep(BRAM, "visit", WREN, "note=by+Bram").await;
        keep(ADA, "visit", WREN, "note=whole&with=%26").await;
        assert_eq!(find(ADA, "visit", WREN).await.as_deref(), Some("note=whole&with=%26"), "{}", database.kind);

        let tx = store.begin().await.unwrap();
        tx.drop_draft(ADA, "visit", WREN).await.unwrap();
        tx.drop_draft(ADA, "never kept", WREN).await.unwrap();
        tx.commit(&permit(&store), what("draft thrown away")).await.unwrap();
        assert_eq!(find(ADA, "visit", WREN).await, None);
        assert_eq!(find(ADA, "visit", teal).await.as_deref(), Some("note=of+Teal"));
        assert_eq!(find(ADA, "letter", WREN).await.as_deref(), Some("note=a+letter"));
        assert_eq!(find(BRAM, "visit", WREN).await.as_deref(), Some("note=by+Bram"));
    }
}

/// Changes the note if the row is still at `version`.
async fn change(store: &Store, version: i32, note: &str) -> Result<(), StoreError> {
    let tx = store.begin().await?;
    let changed = contact::Entity::update_many()
        .col_expr(contact::Column::Note, Expr::value(note))
        .col_expr(contact::Column::Version, Expr::col(contact::Column::Version).add(1))
        .filter(contact::Column::Id.eq(uuid(1)))
        .filter(contact::Column::Version.eq(version))
        .exec(tx.rows())
        .await?;
    if changed.rows_affected == 0 {
        return Err(StoreError::Changed { table: "contact" });
    }
    tx.commit(&permit(store), what("note changed")).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_two_who_change_the_same_version_one_is_told() {
    for Ground { store, database } in grounds().await {
        people(store.marks()).await;
        insert(store.marks(), contact(1)).await;
        let other = open(&database.address, 2).await;
        for version in 1..=10 {
            let changes = [(store.clone(), "one"), (other.clone(), "other")]
                .map(|(store, note)| tokio::spawn(async move { change(&store, version, note).await }));
            let done: Vec<_> = join_all(changes).await.into_iter().map(Result::unwrap).collect();
            assert_eq!(done.iter().filter(|done| done.is_ok()).count(), 1, "{}: {done:?}", database.kind);
            assert!(done.iter().any(|done| matches!(done, Err(StoreError::Changed { table: "contact" }))));
        }
        assert!(matches!(change(&store, 10, "late").await, Err(StoreError::Changed { .. })));
        assert_eq!(store.changes_kept().await.unwrap(), 10);
        other.close().await.unwrap();
    }
}

#[tokio::test]
async fn a_message_goes_with_its_change_oldest_first_until_it_is_sent() {
    for Ground { store, database } in grounds().await {
        let tx = store.begin().await.unwrap();
        tx.tell("let_go", "{}".to_owned()).await.unwrap();
        tx.roll_back().await.unwrap();
        assert_eq!(store.untold(10).await.unwrap(), [], "{}", database.kind);

        for n in 1..=3 {
            let tx = store.begin().await.unwrap();
            tx.tell("visit_recorded", format!("{{\"n\":{n}}}")).await.unwrap();
            tx.commit(&permit(&store), what("contact recorded")).await.unwrap();
        }
        let bodies = |untold: &[Message]| untold.iter().map(|message| message.body.clone()).collect::<Vec<_>>();
        let untold = store.untold(2).await.unwrap();
        assert_eq!(bodies(&untold), ["{\"n\":1}", "{\"n\":2}"]);
        assert_eq!(untold[0].kind, "visit_recorded");
        let tx = store.begin().await.unwrap();
        tx.told(untold[0].id).await.unwrap();
        tx.commit(&permit(&store), what("message sent")).await.unwrap();
        assert_eq!(bodies(&store.untold(10).await.unwrap()), ["{\"n\":2}", "{\"n\":3}"]);
        assert_eq!(store.untold_count().await.unwrap(), 2);
    }
}

#[tokio::test]
async fn an_id_is_its_key() {
    assert_eq!(FormKey::from_key(KEY.key()), KEY);
    assert_eq!(KEY.key(), uuid(500));
}
