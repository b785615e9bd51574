//! Processes that end with the test that started them.

use std::io::{BufRead as _, BufReader, Read as _};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

use crate::made::Made;

const PROGRAM: &str = env!("CARGO_BIN_EXE_throughline-cluster");

/// A process that is ended when it is dropped.
pub(crate) struct Process(Child);

impl Drop for Process {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl Process {
    /// Starts a role and waits until it says that it listens.
    fn start(arguments: &[String]) -> Self {
        let mut child =
            Command::new(PROGRAM).args(arguments).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let mut out = BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        out.read_line(&mut line).unwrap();
        assert!(line.contains("listens at"), "{arguments:?} said {line:?}");
        // Whatever it says later is read, so that it never waits for us.
        std::thread::spawn(move || std::io::copy(&mut out.into_inner(), &mut std::io::sink()));
        Self(child)
    }

    /// Ends it as a machine that loses its power does.
    pub(crate) fn kill(&mut self) {
        self.0.kill().unwrap();
        self.0.wait().unwrap();
    }

    /// Sends a signal by its name.
    pub(crate) fn signal(&self, name: &str) {
        let sent = Command::new("kill").args([format!("-{name}"), self.0.id().to_string()]).status().unwrap();
        assert!(sent.success());
    }

    pub(crate) fn id(&self) -> u32 {
        self.0.id()
    }
}

/// Ports that nobody listens at just now, next to each other.
fn two_free_ports() -> u16 {
    loop {
        let first = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = first.local_addr().unwrap().port();
        if port < u16::MAX && TcpListener::bind(("127.0.0.1", port + 1)).is_ok() {
            return port;
        }
    }
}

/// A scheduler and executors.
pub(crate) struct Cluster {
    pub(crate) scheduler: String,
    pub(crate) executors: Vec<Process>,
    _scheduler: Process,
}

impl Cluster {
    /// Starts a scheduler and an executor for each number: the milliseconds that it waits with each part.
    pub(crate) fn start(waits: &[u64]) -> Self {
        let port = two_free_ports();
        let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<String>>();
        let process = Process::start(&words(&["scheduler", "--port", &port.to_string()]));
        let scheduler = format!("127.0.0.1:{port}");
        let mut cluster = Self { scheduler, executors: Vec::new(), _scheduler: process };
        for wait in waits {
            let (port, wait) = (two_free_ports().to_string(), wait.to_string());
            let arguments = ["executor", "--scheduler", &cluster.scheduler, "--port", &port, "--wait-with-each", &wait];
            cluster.executors.push(Process::start(&words(&arguments)));
        }
        cluster
    }
}

/// The arguments of a run, without where it is to be done.
pub(crate) fn run(made: &Made, out: &Path, more: &[&str]) -> Command {
    let mut command = Command::new(PROGRAM);
    command.arg("run").arg("--left").arg(&made.left).arg("--right").arg(&made.right);
    command.arg("--model").arg(&made.model).arg("--out").arg(out).args(more);
    command
}

/// A run that goes on while the test looks on.
pub(crate) struct Going(Child);

impl Going {
    pub(crate) fn start(mut command: Command) -> Self {
        Self(command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap())
    }

    /// Waits until so many parts are done, and fails if the run has ended before.
    pub(crate) fn until_done(&mut self, out: &Path, parts: usize) {
        let begun = Instant::now();
        while done(out) < parts {
            assert!(self.0.try_wait().unwrap().is_none(), "the run has ended before {parts} parts were done");
            assert!(begun.elapsed() < Duration::from_mins(5), "{} parts are done", done(out));
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    /// Ends it as if its machine had lost its power.
    pub(crate) fn kill(mut self) {
        self.0.kill().unwrap();
        self.0.wait().unwrap();
    }

    /// Waits for its end and gives back what it has said.
    pub(crate) fn end(mut self) -> String {
        let mut said = String::new();
        self.0.stdout.take().unwrap().read_to_string(&mut said).unwrap();
        let mut errors = String::new();
        self.0.stderr.take().unwrap().read_to_string(&mut errors).unwrap();
        assert!(self.0.wait().unwrap().success(), "{said}\n{errors}");
        said
    }
}

/// How many parts of a run are done.
pub(crate) fn done(out: &Path) -> usize {
    let Ok(entries) = std::fs::read_dir(out.join("parts")) else { return 0 };
    entries.filter(|entry| entry.as_ref().unwrap().file_name().to_string_lossy().starts_with("scores-")).count()
}

/// What a run says that cannot be done.
pub(crate) fn refused(output: &Output) -> String {
    assert!(!output.status.success(), "it was done: {}", String::from_utf8_lossy(&output.stdout));
    String::from_utf8_lossy(&output.stderr).into_owned()
}
