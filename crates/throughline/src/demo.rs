//! `demo`: a fictional region, made, imported through the real importers, and served with its people's sign-ins.

mod events;
mod links;
mod outcomes;
mod panel;
mod people;
mod pilots;
mod plans;
mod region;
mod release;
mod sharing;

use std::path::PathBuf;
use std::time::Instant;

use anyhow::Context as _;
use serde_json::json;
use store::Address;

use crate::cli::Demo;
use crate::config::Config;
use crate::out::{Exit, Out};
use crate::{open, serve};

/// Where a demonstration is kept unless `--data` or `--database` says otherwise.
const DEMO_DIR: &str = "demo";

pub(crate) async fn run(mut config: Config, demo: Demo, out: &Out) -> anyhow::Result<Exit> {
    if config.database.is_none() && config.data.as_os_str() == "data" {
        config.data = PathBuf::from(DEMO_DIR);
    }
    #[expect(clippy::disallowed_methods, reason = "says how long a step took; nothing depends on it")]
    let began = Instant::now();
    let listener = serve::bind(demo.listen).await?;
    let store = open::store(&config).await?;
    let is_new = store.audit_head().await?.seq == 0;
    if is_new {
        out.line(format!(
            "Making a fictional region of {} people. Everybody in it is invented, and so are the places.",
            demo.people
        ));
        region::bring_in(&store, &config.data, &demo, out).await?;
        people::open_accounts(&store, out).await?;
        people::write_contacts(&store).await?;
        events::write_events(&store, demo.seed).await?;
        release::write_release_days(&store).await?;
        outcomes::write_outcomes(&store).await?;
        plans::write_plans(&store).await?;
        sharing::write_sharing(&store).await?;
        panel::write_panel(&store).await?;
        links::bring_in(&store, &config.data, out).await?;
        pilots::evaluate(&open::pilots(&config), store.context().today(), out)?;
    }
    let cast = people::cast(&store).await.with_context(|| {
        let place = place(&config);
        format!("the demonstration in {place} is not whole, perhaps because its first start was broken off; remove it, or give another place with --data")
    })?;
    let address = format!("http://{}", listener.local_addr()?);
    announce(&cast, &address, &place(&config), out);
    out.line(format!(
        "Ready in {:.1} seconds. Stop with Ctrl-C; the next start takes a moment.",
        began.elapsed().as_secs_f32()
    ));
    if !demo.listen.ip().is_loopback() {
        out.line(
            "Careful: this address can be reached from other machines, and the passwords above are known to everybody.",
        );
    }
    let house = open::house(&config, store, true)?;
    serve::until_stopped(listener, house, config.tls_in_front).await?;
    Ok(Exit::Done)
}

fn place(config: &Config) -> String {
    match config.address() {
        Address::Sqlite(path) => path.display().to_string(),
        Address::Postgres(_) => "PostgreSQL".to_owned(),
    }
}

fn announce(cast: &[people::Persona], address: &str, place: &str, out: &Out) {
    out.line(format!("\nThroughline is at {address} (records in {place}). Sign in as:\n"));
    for one in cast {
        out.line(format!("  {:<18} {:<28} {}", one.name, one.role, one.how()));
    }
    out.line("\nTry this: sign in as Ada Linden, open Wren Rowanfield, record a visit, and see the next date move.");
    out.line("Then use Wren's code on a phone-sized window, and see what Wren sees.");
    out.line("As Ivo Sycamore, say under “Same person?” which agencies’ records are one person; as Cass Elmsworth, be the second; where the two do not agree, Jay Oakhurst settles it.");
    out.line("As Cass Elmsworth, read under Panel who may need intensive support and why; as Linnet Hollyoak, agree before a session is closed.");
    out.line("As Gale Birchall, read under Pilots what 61 people can show, and what they cannot.\n");
    out.value(&json!({
        "address": address,
        "personas": cast.iter().map(people::Persona::value).collect::<Vec<_>>(),
    }));
}
