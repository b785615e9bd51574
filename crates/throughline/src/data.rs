//! `migrate`, `backup`, `restore`, `verify`: looking after the records.

use access::Action;
use anyhow::bail;
use serde_json::json;
use store::audit::Head;

use crate::cli::{Backup, Restore, Verify};
use crate::config::Config;
use crate::open;
use crate::out::{Exit, Out};

/// `migrate`.
pub(crate) async fn migrate(config: &Config, out: &Out) -> anyhow::Result<Exit> {
    let store = open::store(config).await?;
    out.line("The records are up to date.");
    out.value(&json!({ "pending_migrations": store.pending_migrations().await? }));
    store.close().await?;
    Ok(Exit::Done)
}

/// `verify`.
pub(crate) async fn verify(config: &Config, verify: &Verify, out: &Out) -> anyhow::Result<Exit> {
    let noted = verify.noted.as_deref().map(head).transpose()?;
    let store = open::connect(config).await?;
    let exit = match store.verify(noted.as_ref()).await? {
        Ok(head) => {
            out.line(format!("The audit chain is whole: {} lines.", head.seq));
            out.line(format!("Note this down elsewhere, to prove it later: {}:{}", head.seq, head.hash));
            out.value(&json!({ "whole": true, "lines": head.seq, "head": head.hash }));
            Exit::Done
        }
        Err(broken) => {
            out.line(format!("The audit chain is broken: {broken}."));
            out.value(&json!({ "whole": false, "broken": broken.to_string() }));
            Exit::No
        }
    };
    store.close().await?;
    Ok(exit)
}

fn head(text: &str) -> anyhow::Result<Head> {
    let parts = text.split_once(':').and_then(|(seq, hash)| Some((seq.parse().ok()?, hash)));
    match parts {
        Some((seq, hash)) if hash.len() == 64 => Ok(Head { seq, hash: hash.to_owned() }),
        _ => bail!("a noted line looks like 123:0a1b…, with 64 digits after the colon"),
    }
}

/// `backup`.
pub(crate) async fn backup(config: &Config, backup: &Backup, out: &Out) -> anyhow::Result<Exit> {
    let store = open::connect(config).await?;
    let permit = open::operator(&store, Action::BackUp)?;
    let copied = store.back_up(&permit, &backup.out, open::correlation(&store)).await?;
    out.line(format!("Wrote {} rows to {}.", copied.rows, backup.out.display()));
    out.value(&json!({ "rows": copied.rows, "file": backup.out.display().to_string() }));
    store.close().await?;
    Ok(Exit::Done)
}

/// `restore`.
pub(crate) async fn restore(config: &Config, restore: &Restore, out: &Out) -> anyhow::Result<Exit> {
    let store = open::store(config).await?;
    let permit = open::operator(&store, Action::BackUp)?;
    let copied = store.restore(&permit, &restore.file, open::correlation(&store)).await?;
    out.line(format!("Put {} rows back; the audit chain is whole.", copied.rows));
    out.value(&json!({ "rows": copied.rows }));
    store.close().await?;
    Ok(Exit::Done)
}
