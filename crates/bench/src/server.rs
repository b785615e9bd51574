//! The real program, serving in a process of its own, so that its processor time and memory can be read.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use anyhow::{Context as _, bail};
use store::Address;
use tokio::io::{AsyncBufReadExt as _, BufReader};
use tokio::process::{Child, Command};

/// Ticks of the processor clock in a second: 100 on every Linux that programs see (`man 5 proc`, USER_HZ).
const TICKS_A_SECOND: f64 = 100.0;

#[derive(Debug)]
pub(crate) struct Server {
    child: Child,
    pub(crate) address: SocketAddr,
}

/// The program beside this one.
fn program() -> anyhow::Result<PathBuf> {
    let program = std::env::current_exe()?.with_file_name("throughline");
    if !program.is_file() {
        bail!("{} is not built: cargo build --release -p throughline", program.display());
    }
    Ok(program)
}

/// The program with the records at `address`, answering in JSON.
pub(crate) fn command(address: &Address) -> anyhow::Result<Command> {
    let mut command = Command::new(program()?);
    command.arg("--json").kill_on_drop(true).stdout(Stdio::piped());
    match address {
        Address::Sqlite(file) => command.arg("--data").arg(file.parent().unwrap_or(Path::new("."))),
        Address::Postgres(url) => command.arg("--database").arg(url),
    };
    Ok(command)
}

impl Server {
    pub(crate) async fn start(address: &Address) -> anyhow::Result<Self> {
        let mut child = command(address)?.args(["serve", "--listen", "127.0.0.1:0"]).spawn()?;
        let out = child.stdout.take().context("the server has no output")?;
        let mut lines = BufReader::new(out).lines();
        let mut said = String::new();
        // The answer is one JSON value, perhaps over several lines.
        while let Some(line) = lines.next_line().await? {
            said.push_str(&line);
            if let Ok(value) = serde_json::from_str::<serde_json::Value>(&said) {
                let address = value.get("address").and_then(|a| a.as_str()).context("the server names no address")?;
                let address = address.trim_start_matches("http://").parse()?;
                return Ok(Self { child, address });
            }
        }
        bail!("the server did not start: {said}")
    }

    /// Processor time so far, of all its threads, in milliseconds; it advances in steps of ten.
    pub(crate) fn cpu_ms(&self) -> anyhow::Result<f64> {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.id()?))?;
        // The name in brackets may hold anything; fields are counted after it.
        let (_, fields) = stat.rsplit_once(')').context("no name in stat")?;
        let ticks: u32 = fields.split_whitespace().skip(11).take(2).filter_map(|field| field.parse::<u32>().ok()).sum();
        Ok(f64::from(ticks) * 1000.0 / TICKS_A_SECOND)
    }

    /// Resident memory in megabytes (1,000,000 bytes): now, and the most so far.
    pub(crate) fn memory_mb(&self) -> anyhow::Result<(f64, f64)> {
        Ok((memory_mb(self.id()?, "VmRSS")?, memory_mb(self.id()?, "VmHWM")?))
    }

    fn id(&self) -> anyhow::Result<u32> {
        self.child.id().context("the server has ended")
    }

    /// Ends it.
    pub(crate) async fn stop(mut self) -> anyhow::Result<()> {
        self.child.kill().await?;
        Ok(())
    }
}

/// A line of `/proc/PID/status`, in megabytes.
pub(crate) fn memory_mb(process: u32, line: &str) -> anyhow::Result<f64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status"))?;
    let found = status.lines().find_map(|one| one.strip_prefix(line)).context("no such line in status")?;
    let kib: u32 = found.trim_start_matches(':').trim().trim_end_matches(" kB").parse()?;
    Ok(f64::from(kib) * 1.024 / 1000.0)
}
