//! What is put into a column comes out of it, on both databases; what one refuses, the other refuses too.

use proptest::prelude::*;
use proptest::test_runner::{TestCaseError, TestRunner};
use store::columns::{Day, Instant};
use store::entity::{agency, contact, import};
use store::sea_orm::{ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect};
use store::{Store, StoreError};

use crate::ground::{an_import, at, contact, day, grounds, insert, people, uuid, what};

#[tokio::test]
async fn days_come_back() {
    let years = ["0000-01-01", "0001-01-01", "1899-12-31", "2000-02-29", "2026-11-21", "9999-12-31"];
    let rows = years.map(|text| contact::Model { visited_on: Day(day(text)), ..contact(1) });
    come_back(rows.to_vec()).await;
}

#[tokio::test]
async fn instants_come_back_to_the_microsecond() {
    let instants = [
        "1969-12-31T23:59:59.999999Z",
        "1970-01-01T00:00:00Z",
        "2026-11-21T21:49:00.000001Z",
        "9999-12-30T21:59:59.999999Z",
        "0000-01-01T00:00:00Z",
        "-009999-01-02T01:59:59Z",
    ];
    let rows =
        instants.map(|text| contact::Model { recorded_at: at(text), withdrawn_at: Some(at(text)), ..contact(1) });
    come_back(rows.to_vec()).await;
}

#[tokio::test]
async fn text_comes_back() {
    let long = "a long note, ".repeat(100_000);
    let texts = [
        "",
        " ",
        "\u{1}",
        "\n\r\n\t",
        "'; DROP TABLE contact; --",
        "\"",
        "\\",
        "%_",
        "null",
        "Siân O\u{2019}Alder-Brook",
        "e\u{301} is not é",
        "\u{feff}mark",
        "\u{202e}from the right",
        "\u{1f469}\u{200d}\u{1f9b0}",
        "\u{fffd}\u{ffff}\u{10ffff}",
        &long,
    ];
    let rows = texts.map(|text| contact::Model {
        note: text.to_owned(),
        reason: Some(text.to_owned()),
        withdrawn_why: Some(text.to_owned()),
        ..contact(1)
    });
    come_back(rows.to_vec()).await;
}

#[tokio::test]
async fn flags_numbers_ids_and_empty_columns_come_back() {
    let rows = vec![
        contact::Model { attended: false, version: i32::MIN, ..contact(1) },
        contact::Model { attended: true, version: i32::MAX, ..contact(2) },
        contact::Model { reason: None, withdrawn_at: None, withdrawn_why: None, ..contact(u128::MAX) },
        contact(0),
    ];
    come_back(rows).await;
    for ground in grounds().await {
        people(ground.store.marks()).await;
        for number in [i64::MIN, -1, 0, i64::MAX] {
            let row = import::Model { rows_new: number, epoch: number, ..an_import(number, "staged") };
            insert(ground.store.marks(), row.clone()).await;
            let back = import::Entity::find_by_id(number).one(ground.store.rows()).await.unwrap();
            assert_eq!(back, Some(row), "{}", ground.database.kind);
        }
    }
}

#[test]
fn any_text_day_and_instant_comes_back() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    for ground in runtime.block_on(grounds()) {
        runtime.block_on(people(ground.store.marks()));
        let rows = (
            "[^\u{0}]{0,40}",
            0_i64..=3_652_058,
            Instant::any_micros(),
            proptest::option::of("\\PC{0,20}"),
            any::<(bool, i32, u128)>(),
        );
        let mut runner = TestRunner::new(ProptestConfig { cases: 64, ..ProptestConfig::default() });
        let all = runner.run(&rows, |(note, days, recorded_at, reason, (attended, version, id))| {
            let visited_on = Day(day("0000-01-01").checked_add(jiff::Span::new().days(days)).unwrap());
            let row =
                contact::Model { note, visited_on, recorded_at, reason, attended, version, ..contact(id | 1 << 127) };
            let back = runtime.block_on(kept(&ground.store, row.clone())).unwrap();
            if back == row { Ok(()) } else { Err(TestCaseError::fail(format!("{back:?} is not {row:?}"))) }
        });
        all.unwrap_or_else(|why| panic!("{}: {why}", ground.database.kind));
    }
}

/// Instants over their whole range.
trait AnyInstant {
    fn any_micros() -> BoxedStrategy<Instant>;
}

impl AnyInstant for Instant {
    fn any_micros() -> BoxedStrategy<Instant> {
        let (least, most) = (domain::Timestamp::MIN.as_microsecond(), domain::Timestamp::MAX.as_microsecond());
        (least..=most).prop_map(|micros| Instant(domain::Timestamp::from_microsecond(micros).unwrap())).boxed()
    }
}

#[tokio::test]
async fn both_refuse_what_one_cannot_keep() {
    let refused = [
        ("a NUL in the middle", contact::Model { note: "before\0after".to_owned(), ..contact(1) }),
        ("a NUL at the end", contact::Model { note: "before\0".to_owned(), ..contact(1) }),
        ("a NUL in an optional column", contact::Model { withdrawn_why: Some("\0".to_owned()), ..contact(1) }),
        ("a year before 0", contact::Model { visited_on: Day(day("-000001-12-31")), ..contact(1) }),
        ("nobody", contact::Model { person_id: uuid(99), ..contact(1) }),
        ("by nobody", contact::Model { worker_id: uuid(99), ..contact(1) }),
    ];
    for ground in grounds().await {
        people(ground.store.marks()).await;
        for (what, row) in &refused {
            let kept = kept(&ground.store, row.clone()).await;
            assert!(matches!(kept, Err(StoreError::Query(_))), "{}: {what}: {kept:?}", ground.database.kind);
        }
        assert!(kept(&ground.store, contact(1)).await.is_ok());
        let again = kept(&ground.store, contact(1)).await.unwrap_err();
        assert!(again.is_duplicate(), "{again:?}");
        assert!(!StoreError::Changed { table: "contact" }.is_duplicate());
    }
}

#[tokio::test]
async fn what_belongs_to_a_row_keeps_it() {
    for ground in grounds().await {
        people(ground.store.marks()).await;
        insert(ground.store.marks(), contact(1)).await;
        let gone = store::entity::person::Entity::delete_many().exec(ground.store.marks()).await;
        assert!(gone.is_err(), "{}", ground.database.kind);
    }
}

#[tokio::test]
async fn text_is_ordered_and_compared_by_its_bytes() {
    let codes = ["b", "a", "B", "Z", "é", "ab", "a b", "a-b", "a\u{10ffff}", "\u{3b2}", "ä"];
    for ground in grounds().await {
        for (id, code) in codes.iter().enumerate() {
            let row = agency::Model {
                id: uuid(id as u128),
                code: (*code).to_owned(),
                kind: String::new(),
                name: String::new(),
            };
            insert(ground.store.marks(), row).await;
        }
        let mut expected = codes.map(str::to_owned);
        expected.sort();
        let find = agency::Entity::find().select_only().column(agency::Column::Code).order_by_asc(agency::Column::Code);
        let sorted: Vec<String> = find.clone().into_tuple().all(ground.store.rows()).await.unwrap();
        assert_eq!(sorted, expected, "{}", ground.database.kind);
        let begins = find.filter(agency::Column::Code.gte("a")).filter(agency::Column::Code.lt("a\u{10ffff}"));
        let begins: Vec<String> = begins.into_tuple().all(ground.store.rows()).await.unwrap();
        assert_eq!(begins, ["a", "a b", "a-b", "ab"], "{}", ground.database.kind);
    }
}

#[tokio::test]
async fn nothing_is_changed_past_a_transaction() {
    for ground in grounds().await {
        let row = agency::Model { id: uuid(1), code: String::new(), kind: String::new(), name: String::new() };
        let past = agency::Entity::insert(row.into_active_model()).exec_without_returning(ground.store.rows()).await;
        assert!(past.is_err(), "{}", ground.database.kind);
    }
}

#[tokio::test]
async fn the_file_is_for_our_own_eyes_and_may_have_any_name() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("100% of Wren's file?mode=memory#1.sqlite");
    let store = crate::ground::open(&store::Address::Sqlite(path.clone()), 1).await;
    crate::ground::commit(&store, "first").await;
    for file in std::fs::read_dir(folder.path()).unwrap() {
        let file = file.unwrap();
        assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o600, "{}", file.path().display());
    }
    store.close().await.unwrap();
    assert!(path.metadata().unwrap().len() > 0);
}

#[tokio::test]
async fn statements_are_counted() {
    for ground in grounds().await {
        let before = ground.store.statements();
        agency::Entity::find().all(ground.store.rows()).await.unwrap();
        agency::Entity::find().one(ground.store.rows()).await.unwrap();
        assert_eq!(ground.store.statements() - before, 2, "{}", ground.database.kind);
        let tx = ground.store.begin().await.unwrap();
        let before = ground.store.statements();
        agency::Entity::find().all(tx.rows()).await.unwrap();
        assert_eq!(ground.store.statements() - before, 1, "{}", ground.database.kind);
        tx.commit(&crate::ground::permit(&ground.store), what("nothing")).await.unwrap();
    }
}

/// Each row, put in and read back; they may share an id.
async fn come_back(all: Vec<contact::Model>) {
    for ground in grounds().await {
        people(ground.store.marks()).await;
        for row in &all {
            assert_eq!(&kept(&ground.store, row.clone()).await.unwrap(), row, "{}", ground.database.kind);
            contact::Entity::delete_by_id(row.id).exec(ground.store.marks()).await.unwrap();
        }
    }
}

async fn kept(store: &Store, row: contact::Model) -> Result<contact::Model, StoreError> {
    let id = row.id;
    contact::Entity::insert(row.into_active_model()).exec_without_returning(store.marks()).await?;
    Ok(contact::Entity::find_by_id(id).one(store.rows()).await?.expect("just put in"))
}
