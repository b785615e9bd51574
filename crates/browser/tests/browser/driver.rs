//! The program that drives the browser: one for each test, gone with it, and its browsers with it.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// How often a driver is started before the suite gives up.
const TRIES: usize = 10;

/// A running driver.
#[derive(Debug)]
pub(crate) struct Driver {
    process: Child,
    port: u16,
}

impl Driver {
    /// Starts it on a free port of its own choice. It takes that port on two addresses in turn, so the second may be
    /// gone when it gets there, and then it ends: another try gets another port.
    pub(crate) fn start() -> Self {
        let mut said = String::new();
        for _ in 0..TRIES {
            match Self::try_start() {
                Ok(driver) => return driver,
                Err(last_words) => said = last_words,
            }
        }
        panic!("the driver did not start in {TRIES} tries; it said last: {said}")
    }

    /// One try, or what the driver said before it ended.
    fn try_start() -> Result<Self, String> {
        let mut process = Command::new("chromedriver")
            .arg("--port=0")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("chromedriver is installed: scripts/install.sh test");
        let mut said = Vec::new();
        let mut lines = BufReader::new(process.stdout.take().expect("its output is piped")).lines();
        for line in lines.by_ref().map_while(Result::ok) {
            if let Some(port) = port_named_in(&line) {
                // What it says later is read and let go, so that it never waits for a reader.
                std::thread::spawn(move || lines.for_each(drop));
                return Ok(Self { process, port });
            }
            said.push(line);
        }
        let _ = process.wait();
        Err(said.join("\n"))
    }

    /// Where it listens.
    pub(crate) fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Asks it to close its browsers and to end.
    fn shut_down(&self) -> std::io::Result<()> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port))?;
        stream.set_read_timeout(Some(Duration::from_secs(10)))?;
        write!(stream, "GET /shutdown HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nConnection: close\r\n\r\n", self.port)?;
        stream.read_to_end(&mut Vec::new()).map(drop)
    }
}

/// The port in the line by which the driver says that it is ready.
fn port_named_in(line: &str) -> Option<u16> {
    line.split_once("successfully on port ")?.1.trim_end_matches('.').parse().ok()
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.shut_down();
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
