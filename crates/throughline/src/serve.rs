//! Serving the pages, until told to stop.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use access::Action;
use anyhow::Context as _;
use casework::likeness::Refreshed;
use casework::{Store, retention, sign_in};
use serde_json::json;
use tokio::net::TcpListener;
use web::House;

use crate::cli::Serve;
use crate::config::Config;
use crate::open;
use crate::out::{Exit, Out};

/// `serve`.
pub(crate) async fn run(config: Config, serve: Serve, out: &Out) -> anyhow::Result<Exit> {
    let listen = serve.listen.unwrap_or(config.listen);
    let store = open::store(&config).await?;
    let house = open::house(&config, store, false)?;
    let listener = bind(listen).await?;
    let address = listener.local_addr()?;
    out.line(format!("Throughline is at http://{address} (stop with Ctrl-C)."));
    out.value(&json!({ "address": format!("http://{address}") }));
    until_stopped(listener, house, config.tls_in_front).await?;
    Ok(Exit::Done)
}

/// Takes the address, or says who else may have it.
pub(crate) async fn bind(listen: SocketAddr) -> anyhow::Result<TcpListener> {
    TcpListener::bind(listen).await.with_context(|| {
        format!("cannot listen on {listen}; is another Throughline running? Try --listen with another port")
    })
}

/// How often what signing in no longer needs is thrown away: tries, ended sessions, old codes.
const TIDY_EVERY: Duration = Duration::from_hours(6);

/// How often it is looked for what has had its time: drafts, used keys of forms, delivered messages.
const THROW_AWAY_EVERY: Duration = Duration::from_hours(24);

/// How often it is looked whether people have come or changed, so that they are found by likeness: one small question.
const READ_EVERY: Duration = Duration::from_secs(30);

/// Reads people at once, and anew when something has changed, for as long as the program runs. Each process of several on one
/// database does so for itself.
async fn read_people(house: Arc<House>) {
    let mut reading = tokio::time::interval(READ_EVERY);
    loop {
        reading.tick().await;
        match house.refresh_likeness().await {
            Ok(Refreshed::AsBefore) => {}
            Ok(Refreshed::Anew { people }) => tracing::info!(people, "people were read for asking by likeness"),
            Err(error) => tracing::warn!(error = %error, "people could not be read; trying again later"),
        }
    }
}

/// Tidies at once and from time to time, for as long as the program runs.
async fn tidy(house: Arc<House>) {
    let mut tidying = tokio::time::interval(TIDY_EVERY);
    let mut throwing = tokio::time::interval(THROW_AWAY_EVERY);
    loop {
        let done = tokio::select! {
            _ = tidying.tick() => tidy_sign_in(house.store()).await,
            _ = throwing.tick() => throw_away(house.store()).await,
        };
        if let Err(error) = done {
            tracing::warn!(error = %error, "could not tidy; trying again later");
        }
    }
}

async fn tidy_sign_in(store: &Store) -> anyhow::Result<()> {
    let permit = open::operator(store, Action::Operate)?;
    sign_in::tidy(store, &permit, open::correlation(store)).await?;
    Ok(())
}

async fn throw_away(store: &Store) -> anyhow::Result<()> {
    let permit = open::operator(store, Action::Operate)?;
    retention::throw_away(store, &permit, open::correlation(store)).await?;
    Ok(())
}

/// Serves until Ctrl-C or a termination signal, letting requests under way end.
pub(crate) async fn until_stopped(listener: TcpListener, house: Arc<House>, behind_proxy: bool) -> anyhow::Result<()> {
    let tidying = tokio::spawn(tidy(Arc::clone(&house)));
    let reading = tokio::spawn(read_people(Arc::clone(&house)));
    web::serve(listener, &house, behind_proxy, stopped()).await.context("serving failed")?;
    tidying.abort();
    reading.abort();
    house.store().clone().close().await?;
    Ok(())
}

async fn stopped() {
    let interrupted = tokio::signal::ctrl_c();
    match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
        Ok(mut terminated) => {
            tokio::select! {
                _ = interrupted => {}
                _ = terminated.recv() => {}
            }
        }
        Err(_) => {
            let _ = interrupted.await;
        }
    }
}
