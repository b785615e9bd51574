//! A program killed in the middle of its work loses nothing it acknowledged, and leaves a chain that holds.
//!
//! The killed program is this one, started again for the two tests named `child_..`, which do nothing otherwise. A
//! killed program does not take the machine's memory along: that what is written reaches the disk is SQLite's and
//! PostgreSQL's own promise (`synchronous=FULL`, `fsync=on`), which no test here can break.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, Command, Stdio};

use store::entity::{audit, contact};
use store::sea_orm::{EntityTrait, QueryOrder};
use store::{Address, Store};

use crate::ground::{Ground, contact, grounds, insert, open, people, permit, what};

/// Writes acknowledged in total, over many lives.
const WRITES: usize = 1_000;
const CHILD: &str = "THROUGHLINE_TEST_CHILD";

/// Starts this program again for one of its tests, with the database and the number of its life.
fn start(test: &str, address: &Address, life: u64) -> Child {
    let place = match address {
        Address::Sqlite(path) => format!("sqlite {}", path.display()),
        Address::Postgres(url) => format!("postgres {url}"),
    };
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", test, "--nocapture", "--test-threads=1"])
        .env(CHILD, format!("{life} {place}"))
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

#[expect(clippy::disallowed_methods, reason = "the parent tells its child what to do")]
fn orders() -> Option<(u64, Address)> {
    let orders = std::env::var(CHILD).ok()?;
    let (life, place) = orders.split_once(' ')?;
    let address = match place.split_once(' ')? {
        ("sqlite", path) => Address::Sqlite(path.into()),
        (_, url) => Address::Postgres(url.to_owned()),
    };
    Some((life.parse().ok()?, address))
}

/// Four tasks record contacts, each with its line, and look at pages; each says so once it is kept.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn child_writes_until_killed() {
    let Some((life, address)) = orders() else { return };
    let store = open(&address, life + 100).await;
    let tasks = (0..4).map(|task| tokio::spawn(write(store.clone(), u128::from(life) << 64 | task << 32)));
    futures_util::future::join_all(tasks).await;
}

async fn write(store: Store, first: u128) {
    for id in first.. {
        let tx = store.begin().await.unwrap();
        insert(tx.rows(), contact(id)).await;
        tx.commit(&permit(&store), what(&format!("contact {id}"))).await.unwrap();
        say(&format!("contact {id}"));
        store.seen(&permit(&store), what(&format!("page {id}"))).await.unwrap();
        say(&format!("page {id}"));
    }
}

fn say(words: &str) {
    let mut out = std::io::stdout().lock();
    out.write_all(format!("kept: {words}\n").as_bytes()).unwrap();
    out.flush().unwrap();
}

#[tokio::test]
async fn nothing_acknowledged_is_lost() {
    for Ground { store, database } in grounds().await {
        people(store.marks()).await;
        store.close().await.unwrap();
        let mut acknowledged = BTreeSet::new();
        let (mut life, mut noted) = (0, None);
        while acknowledged.len() < WRITES {
            life += 1;
            // From 1 to 80, scattered; and not always between two writes.
            let enough = usize::try_from(life * 37 % 80).unwrap() + 1;
            let kept = one_life(&database.address, life, enough).await;
            assert!(kept.len() >= enough, "{}: life {life} kept {} of {enough}", database.kind, kept.len());
            acknowledged.extend(kept);

            let store = open(&database.address, 1).await;
            noted = Some(store.verify(noted.as_ref()).await.unwrap().unwrap());
            store.close().await.unwrap();
        }
        assert!(life > 10, "{life} lives");
        holds(&open(&database.address, 1).await, &acknowledged, database.kind).await;
    }
}

/// Lets the child live until it has acknowledged so much and a moment more; returns all that it acknowledged.
async fn one_life(address: &Address, life: u64, enough: usize) -> Vec<String> {
    let mut child = start("killed::child_writes_until_killed", address, life);
    let said = BufReader::new(child.stdout.take().unwrap());
    let (tell, mut told) = tokio::sync::mpsc::unbounded_channel();
    let reader = std::thread::spawn(move || {
        let said = said.lines().map_while(Result::ok);
        let kept = said.filter_map(|line| line.split_once("kept: ").map(|(_, words)| words.to_owned()));
        let tell = |_: &String| tell.send(()).unwrap_or_default();
        kept.inspect(tell).collect::<Vec<_>>()
    });
    for _ in 0..enough {
        if told.recv().await.is_none() {
            break;
        }
    }
    tokio::time::sleep(std::time::Duration::from_micros(life * 977 % 9_000)).await;
    // SIGKILL: it cannot be caught.
    child.kill().unwrap();
    child.wait().unwrap();
    reader.join().unwrap()
}

/// Everything acknowledged is there, and every contact has its line and every line its contact.
async fn holds(store: &Store, acknowledged: &BTreeSet<String>, kind: &str) {
    let lines = audit::Entity::find().order_by_asc(audit::Column::Seq).all(store.rows()).await.unwrap();
    let kept: BTreeSet<String> = lines.into_iter().map(|line| line.what).collect();
    let lost: Vec<_> = acknowledged.difference(&kept).collect();
    assert!(lost.is_empty(), "{kind} lost {lost:?}");
    let contacts = contact::Entity::find().all(store.rows()).await.unwrap();
    let contacts: BTreeSet<String> = contacts.iter().map(|row| format!("contact {}", row.id.as_u128())).collect();
    let written: BTreeSet<String> = kept.into_iter().filter(|words| words.starts_with("contact ")).collect();
    assert_eq!(contacts, written, "{kind}");
}

/// Makes the tables, and takes them away again, until it is killed.
#[tokio::test]
async fn child_migrates_until_killed() {
    let Some((life, address)) = orders() else { return };
    loop {
        let store = open(&address, life + 100).await;
        say("up");
        store.migrate_down(None).await.unwrap();
        say("down");
        store.close().await.unwrap();
    }
}

#[tokio::test]
async fn tables_half_made_do_not_stay() {
    for Ground { store, database } in grounds().await {
        store.close().await.unwrap();
        for life in 1..=24 {
            let mut child = start("killed::child_migrates_until_killed", &database.address, life);
            let mut said = BufReader::new(child.stdout.take().unwrap()).lines();
            // While they go, or while they come again.
            let after = if life % 4 == 0 { "kept: up" } else { "kept: down" };
            while !said.next().unwrap().unwrap().contains(after) {}
            tokio::time::sleep(std::time::Duration::from_millis(life * 3)).await;
            child.kill().unwrap();
            child.wait().unwrap();
            let store = open(&database.address, 1).await;
            crate::ground::commit(&store, "in order").await;
            assert!(store.verify(None).await.unwrap().is_ok(), "{}", database.kind);
            store.close().await.unwrap();
        }
    }
}
