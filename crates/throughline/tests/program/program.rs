//! Runs the program.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};

use serde_json::Value;

/// The program with these words.
pub(crate) fn program(words: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_throughline"));
    command.args(words);
    command
}

/// Runs it to the end.
pub(crate) fn run(words: &[&str]) -> Output {
    program(words).output().expect("the program starts")
}

/// Runs it to the end, and reads its one JSON answer.
pub(crate) fn answer(words: &[&str]) -> (i32, Value) {
    let out = program(words).arg("--json").output().expect("the program starts");
    let text = String::from_utf8(out.stdout).expect("text");
    let last = text.lines().last().unwrap_or("null");
    (out.status.code().expect("a code"), serde_json::from_str(last).unwrap_or_else(|_| panic!("{words:?}: {text}")))
}

/// A running server, killed when dropped.
pub(crate) struct Server {
    child: Child,
    /// What it announced.
    pub(crate) announced: Value,
}

impl Server {
    /// Starts it and waits until it says where it is.
    pub(crate) fn start(words: &[&str]) -> Self {
        let mut child =
            program(words).args(["--json", "--listen", "127.0.0.1:0"]).stdout(Stdio::piped()).spawn().expect("starts");
        let mut line = String::new();
        let stdout = child.stdout.take().expect("piped");
        BufReader::new(stdout).read_line(&mut line).expect("announces");
        Self { announced: serde_json::from_str(&line).unwrap_or_else(|_| panic!("{line:?}")), child }
    }

    /// Host and port.
    pub(crate) fn host(&self) -> String {
        self.announced["address"].as_str().expect("address").trim_start_matches("http://").to_owned()
    }

    /// SIGKILL: no time to tidy up.
    pub(crate) fn kill(&mut self) {
        self.child.kill().expect("killed");
        self.child.wait().expect("gone");
    }

    /// Name and secret of a worker of the demonstration.
    pub(crate) fn worker(&self, name: &str) -> (String, String) {
        let personas = self.announced["personas"].as_array().expect("personas");
        let one = personas.iter().find(|one| one["name"] == name).expect("in the cast");
        let text = |key: &str| one[key].as_str().expect("text").to_owned();
        (text("sign_in_name"), text("password"))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A path as a word of the command line.
pub(crate) fn word(path: &Path) -> &str {
    path.to_str().expect("temporary paths are text")
}
