//! A server killed at any moment of a thousand writes loses no visit it has acknowledged, and leaves a whole chain.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use crate::http::{ask, sign_in};
use crate::program::{Server, answer, word};

const WRITES: usize = 1_000;
const WRITERS: usize = 4;

/// Posts visits until the server no longer answers or there are enough; gives the notes that were acknowledged.
fn write(host: &str, cookie: &str, path: &str, next: &AtomicUsize, stop: &AtomicBool) -> Vec<usize> {
    let mut acknowledged = Vec::new();
    while !stop.load(Ordering::SeqCst) {
        let number = next.fetch_add(1, Ordering::SeqCst);
        if number >= WRITES {
            break;
        }
        let form = format!(
            "form_key={number:032x}&visited_on-day=1&visited_on-month=11&visited_on-year=2026&channel=phone&attended=yes&function=plan&note=write+{number}."
        );
        match ask(host, "POST", path, cookie, &form) {
            Some(reply) if reply.status == 303 => acknowledged.push(number),
            Some(reply) => panic!("answered {}: {}", reply.status, reply.body),
            None => break,
        }
    }
    acknowledged
}

#[test]
fn no_acknowledged_visit_is_lost_when_the_server_is_killed() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = word(folder.path());
    let mut server = Server::start(&["demo", "--people", "40", "--data", data]);
    let (name, secret) = server.worker("Ada Linden");
    let cookie = sign_in(&server.host(), &name, &secret);
    let caseload = ask(&server.host(), "GET", "/caseload", &cookie, "").expect("answers");
    let (_, after) = caseload.body.split_once("href=\"/people/").expect("somebody");
    let path = format!("/people/{}/visits/new", &after[..32]);

    let next = Arc::new(AtomicUsize::new(0));
    let mut acknowledged = BTreeSet::new();
    let mut kills = 0_u64;
    while next.load(Ordering::SeqCst) < WRITES {
        let host = server.host();
        let stop = Arc::new(AtomicBool::new(false));
        let writers: Vec<_> = (0..WRITERS)
            .map(|_| {
                let (host, cookie, path) = (host.clone(), cookie.clone(), path.clone());
                let (next, stop) = (Arc::clone(&next), Arc::clone(&stop));
                std::thread::spawn(move || write(&host, &cookie, &path, &next, &stop))
            })
            .collect();
        // Another moment each time, from at once to about a second.
        std::thread::sleep(Duration::from_millis(20 + kills * 173 % 900));
        server.kill();
        kills += 1;
        stop.store(true, Ordering::SeqCst);
        for writer in writers {
            acknowledged.extend(writer.join().expect("a writer"));
        }
        let (code, chain) = answer(&["verify", "--data", data]);
        assert_eq!((code, &chain["whole"]), (0, &serde_json::json!(true)), "after kill {kills}: {chain}");
        server = Server::start(&["serve", "--data", data]);
    }
    assert!(kills > 3, "the server was killed {kills} times only");
    assert!(acknowledged.len() > WRITES / 4, "only {} writes were acknowledged", acknowledged.len());

    let mut kept = BTreeSet::new();
    // Pages show a dozen; a copy holds everything.
    let copy = folder.path().join("copy.jsonl.gz");
    drop(server);
    let (code, _) = answer(&["backup", "--data", data, "--out", word(&copy)]);
    assert_eq!(code, 0);
    let text = std::process::Command::new("gzip").args(["-dc", word(&copy)]).output().expect("gzip").stdout;
    for line in String::from_utf8(text).expect("text").lines() {
        if let Some((_, after)) = line.split_once("write ") {
            // Others write too: "write in the plan" is no visit of ours.
            kept.extend(after.split('.').next().and_then(|n| n.parse::<usize>().ok()));
        }
    }
    let lost: Vec<_> = acknowledged.difference(&kept).collect();
    assert!(lost.is_empty(), "{} acknowledged visits are lost: {lost:?}", lost.len());
}
