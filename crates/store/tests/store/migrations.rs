//! Tables come and go whole, and the rows of every earlier version come along.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value as Json;
use store::columns::Uuid;
use store::sea_orm::sea_query::{Alias, Query, SimpleExpr};
use store::sea_orm::{ConnectionTrait, DbBackend, Statement, TryGetable, Value};
use store::{Store, StoreError};

use crate::ground::{Ground, commit, grounds, open};

/// Rows that fill the tables as each migration left them: `["table",{..}]` a line, as in a copy of the record.
const ROWS: &[(&str, &str)] = &[
    ("m0001_first_tables", include_str!("../data/m0001_first_tables.jsonl")),
    ("m0002_clock", include_str!("../data/m0002_clock.jsonl")),
    ("m0003_indexes_of_questions", include_str!("../data/m0003_indexes_of_questions.jsonl")),
    ("m0004_end_of_the_chain", include_str!("../data/m0004_end_of_the_chain.jsonl")),
    ("m0005_who_was_shown", include_str!("../data/m0005_who_was_shown.jsonl")),
    ("m0006_replan", include_str!("../data/m0006_replan.jsonl")),
    ("m0007_plan", include_str!("../data/m0007_plan.jsonl")),
    ("m0008_release_day", include_str!("../data/m0008_release_day.jsonl")),
    ("m0009_network", include_str!("../data/m0009_network.jsonl")),
    ("m0010_signed_return", include_str!("../data/m0010_signed_return.jsonl")),
    ("m0011_shared", include_str!("../data/m0011_shared.jsonl")),
    ("m0012_link_review", include_str!("../data/m0012_link_review.jsonl")),
    ("m0013_homes_margin_phone", include_str!("../data/m0013_homes_margin_phone.jsonl")),
    ("m0014_care_status", include_str!("../data/m0014_care_status.jsonl")),
    ("m0015_cohort", include_str!("../data/m0015_cohort.jsonl")),
    ("m0016_reception", include_str!("../data/m0016_reception.jsonl")),
];

async fn ask<T: TryGetable>(store: &Store, question: &str) -> Vec<T> {
    let backend = store.backend();
    let found = store.rows().query_all_raw(Statement::from_string(backend, question)).await.unwrap();
    found.into_iter().map(|row| row.try_get_by_index(0).unwrap()).collect()
}

async fn tables(store: &Store) -> BTreeSet<String> {
    let question = match store.backend() {
        DbBackend::Sqlite => "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'",
        _ => "SELECT tablename::text FROM pg_tables WHERE schemaname = 'public'",
    };
    let mut tables: BTreeSet<String> = ask(store, question).await.into_iter().collect();
    assert!(tables.remove("seaql_migrations"));
    tables
}

/// Everything the database says of its own shape.
async fn shape(store: &Store) -> Vec<String> {
    let question = match store.backend() {
        DbBackend::Sqlite => "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name",
        _ => {
            "SELECT table_name || ' ' || column_name || ' ' || data_type || ' ' || is_nullable || ' ' ||
             coalesce(collation_name, '') FROM information_schema.columns WHERE table_schema = 'public'
             UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
             UNION ALL SELECT conrelid::regclass || ' ' || pg_get_constraintdef(oid) FROM pg_constraint ORDER BY 1"
        }
    };
    ask(store, question).await
}

#[tokio::test]
async fn all_tables_go_and_come_back_as_they_were() {
    for Ground { store, database } in grounds().await {
        let before = shape(&store).await;
        assert!(before.len() > 40, "{}: {before:?}", database.kind);
        store.migrate_down(None).await.unwrap();
        assert_eq!(tables(&store).await, BTreeSet::new(), "{}", database.kind);
        assert_eq!(store.pending_migrations().await.unwrap(), Store::migrations().len());
        store.migrate_up(None).await.unwrap();
        assert_eq!(shape(&store).await, before, "{}", database.kind);
        assert_eq!(store.pending_migrations().await.unwrap(), 0);
        commit(&store, "first").await;
        store.migrate_up(None).await.unwrap();
        assert_eq!(store.audit_head().await.unwrap().seq, 1, "nothing is lost where nothing is new");
    }
}

#[tokio::test]
async fn every_table_is_in_a_copy() {
    for Ground { store, database } in grounds().await {
        let snapshot = store.snapshot().await.unwrap();
        let (_, copy) = store::backup::write(&snapshot, Vec::new()).await.unwrap();
        let header: Json = serde_json::from_str(crate::backup::lines(&copy).first().unwrap()).unwrap();
        let copied: BTreeSet<String> =
            header["tables"].as_array().unwrap().iter().map(|t| t["table"].as_str().unwrap().to_owned()).collect();
        assert_eq!(copied, tables(&store).await, "{}", database.kind);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn programs_that_start_at_once_take_turns() {
    for Ground { store, database } in grounds().await {
        store.migrate_down(None).await.unwrap();
        store.close().await.unwrap();
        let starts = (0..4).map(|seed| {
            let address = database.address.clone();
            tokio::spawn(async move { commit(&open(&address, seed).await, "started").await })
        });
        for started in futures_util::future::join_all(starts).await {
            started.unwrap();
        }
        let store = open(&database.address, 9).await;
        assert_eq!(store.verify(None).await.unwrap().unwrap().seq, 4, "{}", database.kind);
    }
}

/// Columns and their types as PostgreSQL calls them, but one type of text and one of whole numbers on SQLite.
async fn columns(store: &Store, table: &str) -> BTreeMap<String, String> {
    let question = match store.backend() {
        DbBackend::Sqlite => {
            format!("SELECT name || ' ' || replace(lower(type), 'integer', 'bigint') FROM pragma_table_info('{table}')")
        }
        _ => format!(
            "SELECT column_name || ' ' || data_type FROM information_schema.columns WHERE table_name = '{table}'"
        ),
    };
    let found: Vec<String> = ask(store, &question).await;
    found
        .iter()
        .map(|both| both.split_once(' ').unwrap())
        .map(|(name, kind)| (name.to_owned(), kind.to_owned()))
        .collect()
}

/// A value for a column of this type; knows nothing of today's entities, which may be ahead of the tables.
fn value(kind: &str, json: &Json) -> Value {
    match json {
        Json::Null => match kind {
            "uuid_text" | "uuid" => Value::Uuid(None),
            "bigint" => Value::BigInt(None),
            "integer" => Value::Int(None),
            "boolean" => Value::Bool(None),
            _ => Value::String(None),
        },
        Json::Bool(flag) => Value::Bool(Some(*flag)),
        Json::Number(number) if kind == "integer" => Value::Int(Some(number.as_i64().unwrap().try_into().unwrap())),
        Json::Number(number) => Value::BigInt(number.as_i64()),
        Json::String(text) if kind.starts_with("uuid") => Value::Uuid(Some(text.parse::<Uuid>().unwrap())),
        Json::String(text) if kind == "bigint" => {
            Value::BigInt(Some(text.parse::<domain::Timestamp>().unwrap().as_microsecond()))
        }
        Json::String(text) => Value::String(Some(text.clone())),
        other => panic!("{other} in a column of type {kind}"),
    }
}

async fn fill(store: &Store, rows: &str) -> Result<BTreeMap<String, u64>, StoreError> {
    let mut counts = BTreeMap::new();
    for line in rows.lines() {
        let (table, row): (String, BTreeMap<String, Json>) = serde_json::from_str(line).unwrap();
        let kinds = columns(store, &table).await;
        assert!(row.keys().eq(kinds.keys()), "{table}: {:?} are not {:?}", row.keys(), kinds.keys());
        let values = row.iter().map(|(column, json)| SimpleExpr::from(value(&kinds[column], json)));
        let mut insert = Query::insert();
        insert.into_table(Alias::new(&table)).columns(row.keys().map(Alias::new)).values_panic(values);
        store.marks().execute(&insert).await?;
        *counts.entry(table).or_default() += 1;
    }
    Ok(counts)
}

#[tokio::test]
async fn the_rows_of_every_version_come_along() {
    assert!(ROWS.iter().map(|(name, _)| *name).eq(Store::migrations()), "each migration brings a file of rows");
    for (at, (name, rows)) in ROWS.iter().enumerate() {
        for Ground { store, database } in grounds().await {
            store.migrate_down(None).await.unwrap();
            store.migrate_up(Some(u32::try_from(at).unwrap() + 1)).await.unwrap();
            let counts = fill(&store, rows).await.unwrap();
            assert!(counts.keys().eq(&tables(&store).await), "{name} leaves a table empty: {counts:?}");
            store.migrate_up(None).await.unwrap();
            let head = store.verify(None).await.unwrap();
            assert_eq!(head.map(|head| head.seq.unsigned_abs()), Ok(counts["audit"]), "{} {name}", database.kind);
            // Every row can be read as today's tables have it, and copied.
            let snapshot = store.snapshot().await.unwrap();
            let (copied, _) = store::backup::write(&snapshot, Vec::new()).await.unwrap();
            assert!(copied.rows >= counts.values().sum(), "{} {name}", database.kind);
        }
    }
}

/// Writes the file of the newest migration anew: `cargo test -p store -- --ignored write_the_rows`, then look at it.
#[tokio::test]
#[ignore = "writes a file of the repository"]
async fn write_the_rows_of_the_newest_migration() {
    let Ground { store, .. } = grounds().await.remove(0);
    let tx = store.begin().await.unwrap();
    crate::ground::everything(&tx).await;
    tx.commit(&crate::ground::permit(&store), crate::ground::what("all set")).await.unwrap();
    let snapshot = store.snapshot().await.unwrap();
    let (_, copy) = store::backup::write(&snapshot, Vec::new()).await.unwrap();
    let lines = crate::backup::lines(&copy);
    let rows = lines[1..lines.len() - 1].join("\n") + "\n";
    let name = Store::migrations().pop().unwrap();
    std::fs::write(format!("{}/tests/data/{name}.jsonl", env!("CARGO_MANIFEST_DIR")), rows).unwrap();
}
