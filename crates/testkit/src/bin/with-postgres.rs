//! Runs a command beside a throw-away PostgreSQL server: `with-postgres -- cargo test -p store`.
//!
//! The command finds the server's address in THROUGHLINE_TEST_POSTGRES. The server goes when the command ends, and on
//! Ctrl-C. The exit code is the command's own; 128 and its signal if it was killed; 125 if it never ran.

use std::os::unix::process::ExitStatusExt;
use std::process::{Command, ExitStatus};
use std::time::Duration;

use testkit::POSTGRES;
use testkit::postgres::Cluster;
use tokio::signal::unix::{SignalKind, signal};

/// How long a command may take to end once it was asked to.
const GRACE: Duration = Duration::from_secs(10);

// The server dies with the thread that started it: that must be the main thread.
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let code = match run().await {
        Ok(status) => status.code().unwrap_or_else(|| 128 + status.signal().unwrap_or_default()),
        Err(why) => {
            complain(&why);
            125
        }
    };
    std::process::exit(code);
}

async fn run() -> Result<ExitStatus, String> {
    let mut words = std::env::args_os().skip(1).skip_while(|word| word == "--");
    let program = words.next().ok_or("what shall run? with-postgres -- COMMAND...")?;
    // Before the server is there: a signal from now on ends the command, and then the server.
    let mut interrupted = signal(SignalKind::interrupt()).map_err(|why| why.to_string())?;
    let mut terminated = signal(SignalKind::terminate()).map_err(|why| why.to_string())?;
    let cluster = Cluster::start().map_err(|why| chain(&why))?;
    let mut command = Command::new(&program);
    command.args(words).env(POSTGRES, cluster.url());
    let mut child = command.spawn().map_err(|why| format!("{}: {why}", program.display()))?;
    let id = child.id().to_string();
    let mut ending = tokio::task::spawn_blocking(move || child.wait());
    tokio::select! {
        ended = &mut ending => return said(ended),
        _ = interrupted.recv() => {}
        _ = terminated.recv() => {}
    }
    // Ctrl-C has reached the command too; a signal sent to us alone has not. Asked first, then no longer asked.
    send("-TERM", &id);
    if let Ok(ended) = tokio::time::timeout(GRACE, &mut ending).await {
        return said(ended);
    }
    send("-KILL", &id);
    said(ending.await)
}

fn said(ended: Result<std::io::Result<ExitStatus>, tokio::task::JoinError>) -> Result<ExitStatus, String> {
    ended.map_err(|why| why.to_string())?.map_err(|why| why.to_string())
}

fn send(signal: &str, id: &str) {
    let _ = Command::new("kill").args([signal, id]).status();
}

fn chain(error: &dyn std::error::Error) -> String {
    let causes = std::iter::successors(Some(error), |error| error.source());
    causes.map(ToString::to_string).collect::<Vec<_>>().join(": ")
}

#[expect(clippy::print_stderr, reason = "this is how a program complains")]
fn complain(why: &str) {
    eprintln!("with-postgres: {why}");
}
