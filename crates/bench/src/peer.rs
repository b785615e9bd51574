//! A server-rendered peer from a package registry, driven by a script of ours.

use std::path::Path;

use anyhow::Context as _;
use serde_json::{Value, json};
use tokio::process::Command;

use crate::say;

/// The script, from the root of the repository.
const SCRIPT: &str = "bench/peer/django_helpdesk.py";

/// What the peer gave, or why it did not run.
pub(crate) async fn run(cache: &Path) -> anyhow::Result<Value> {
    say("django-helpdesk 2.6.1, beside ours");
    let mut command = Command::new("python3");
    command.arg(SCRIPT).arg("--folder").arg(cache.join("peer")).kill_on_drop(true);
    let done = match command.output().await {
        Ok(done) => done,
        Err(why) => return Ok(json!({ "skipped": format!("python3 does not run: {why}") })),
    };
    if !done.status.success() {
        let said = String::from_utf8_lossy(&done.stderr);
        return Ok(json!({ "skipped": said.lines().last().unwrap_or("no reason given") }));
    }
    serde_json::from_slice(&done.stdout).context("the peer's script answered something else than JSON")
}

/// The peer's lines of the table.
pub(crate) fn table(peer: &Value) -> String {
    if let Some(why) = peer.get("skipped").and_then(Value::as_str) {
        return format!("The peer was skipped: {why}");
    }
    let about = peer.get("about").and_then(Value::as_str).unwrap_or("");
    let mut lines = vec![about.to_owned(), String::new()];
    lines.push("| Peer | SQL statements | CPU, ms | HTML, kB |".to_owned());
    lines.push("|---|---:|---:|---:|".to_owned());
    for one in peer.get("operations").and_then(Value::as_array).into_iter().flatten() {
        let cell =
            |key: &str| one.get(key).map_or_else(String::new, |v| v.as_str().map_or(v.to_string(), str::to_owned));
        lines.push(format!("| {} | {} | {} | {} |", cell("name"), cell("sql"), cell("cpu_ms"), cell("kb")));
    }
    lines.join("\n")
}
