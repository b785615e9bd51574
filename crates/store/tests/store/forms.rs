//! Forms posted twice, forms not finished, two people at the same row, messages that go with a change.

use domain::id::{AccountId, FormKey, PersonId};
use futures_util::future::join_all;
use store::columns::{Instant, Keyed};
use store::entity::{contact, draft};
use store::sea_orm::sea_query::{Expr, ExprTrait};
use store::sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use store::{Draft, Message, NewDraft, Once, Store, StoreError};

use crate::ground::{
    Ground, WREN, about_wren, at, contact, day, everything, grounds, insert, open, people, permit, uuid, what,
};

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

/// Ada's permit to keep an unfinished form, or Bram's.
fn may_keep(store: &Store, account: AccountId) -> access::Permit {
    let asker = access::Asker { account, ..access::Asker::young_adult(account, WREN, "Wren".to_owned()) };
    store.policy().ask(&asker, access::Action::SaveDraft, &about_wren(), day("2026-11-21")).unwrap()
}

async fn keep(store: &Store, account: AccountId, form: &'static str, about: PersonId, body: &str) -> domain::Timestamp {
    let tx = store.begin().await.unwrap();
    let draft = NewDraft { form, about, body: body.to_owned() };
    tx.commit_draft(&may_keep(store, account), what("draft kept"), draft).await.unwrap()
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
            let saved_at = keep(&store, account, form, about, body).await;
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

#[tokio::test]
async fn a_draft_has_one_line_an_hour() {
    for Ground { store, database } in grounds().await {
        let tx = store.begin().await.unwrap();
        everything(&tx).await;
        tx.drop_draft(ADA, "record-visit", WREN).await.unwrap();
        tx.commit(&permit(&store), what("all set")).await.unwrap();
        let lines = async || store.audit_head().await.unwrap().seq - 1;
        for body in ["note=a", "note=a+b", "note=a+b+c"] {
            keep(&store, ADA, "visit", WREN, body).await;
        }
        assert_eq!(lines().await, 1, "{}", database.kind);
        keep(&store, ADA, "letter", WREN, "note=a").await;
        keep(&store, BRAM, "visit", WREN, "note=a").await;
        assert_eq!(lines().await, 3, "another form, another account");
        // An hour later on the clock, as if it had been kept before.
        let earlier = store.context().now() - jiff::SignedDuration::from_hours(1);
        draft::Entity::update_many()
            .col_expr(draft::Column::SavedAt, Expr::value(Instant(earlier)))
            .exec(store.marks())
            .await
            .unwrap();
        keep(&store, ADA, "visit", WREN, "note=a+b+c+d").await;
        keep(&store, ADA, "visit", WREN, "note=a+b+c+d+e").await;
        assert_eq!(lines().await, 4);
        let kept = Draft::find(store.rows(), ADA, "visit", WREN).await.unwrap().unwrap();
        assert_eq!(kept.body, "note=a+b+c+d+e", "what has no line of its own is kept all the same");
        store.verify(None).await.unwrap().unwrap();
    }
}

#[tokio::test]
async fn what_is_older_is_thrown_away_and_what_was_not_sent_never() {
    for Ground { store, database } in grounds().await {
        let tx = store.begin().await.unwrap();
        everything(&tx).await;
        // A draft and a key from eight in the morning; a message sent a second past nine, and one not sent.
        let counts = [
            ("2026-11-21T08:00:00Z", (0, 0, 0)),
            ("2026-11-21T08:00:00.000001Z", (1, 1, 0)),
            ("2026-11-21T09:00:01Z", (0, 0, 0)),
            ("2030-01-01T00:00:00Z", (0, 0, 1)),
        ];
        for (moment, expected) in counts {
            let moment = at(moment).0;
            let drafts = tx.drop_drafts_before(moment).await.unwrap();
            let keys = tx.drop_keys_before(moment).await.unwrap();
            let told = tx.drop_told_before(moment).await.unwrap();
            assert_eq!((drafts, keys, told), expected, "{} {moment}", database.kind);
        }
        tx.commit(&permit(&store), what("thrown away")).await.unwrap();
        assert_eq!(store.untold_count().await.unwrap(), 1);
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
