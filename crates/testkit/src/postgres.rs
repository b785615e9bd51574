//! A PostgreSQL server of one's own for as long as the tests run: made in a temporary folder, gone afterwards.
//!
//! It listens on a Unix socket in that folder alone, so it needs no free port and nobody else on the machine can reach
//! it. It does not wait for the disk (`fsync=off`): what is in it may be lost with the machine, and is never missed.

use std::fs::{self, File};
use std::os::unix::fs::{MetadataExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use tempfile::TempDir;

/// Why there is no server.
#[derive(Debug, thiserror::Error)]
pub enum ClusterError {
    /// PostgreSQL is not installed.
    #[error(
        "PostgreSQL's server programs were not found in /usr/lib/postgresql/*/bin nor in PATH; on Debian and Ubuntu \
         they come with: apt-get install postgresql"
    )]
    NotInstalled,
    /// We are root, which PostgreSQL refuses to run as, and there is no `nobody` to run as instead.
    #[error("PostgreSQL does not run as root, and /etc/passwd has no user nobody to run it as")]
    NobodyElse,
    /// A folder, file or program could not be used.
    #[error("{what}")]
    Io {
        /// What was tried.
        what: String,
        /// Why it failed.
        #[source]
        source: std::io::Error,
    },
    /// One of PostgreSQL's programs failed.
    #[error("{program} failed: {said}")]
    Failed {
        /// Which.
        program: &'static str,
        /// What it wrote.
        said: String,
    },
}

/// A running server.
#[derive(Debug)]
pub struct Cluster {
    server: Child,
    programs: PathBuf,
    owner: Option<Owner>,
    folder: TempDir,
}

/// Whom the server runs as, when we are root: user and group.
#[derive(Debug, Clone, Copy)]
struct Owner {
    user: u32,
    group: u32,
}

/// What makes a test server quick, and what keeps it out of everybody's way.
const SETTINGS: &[&str] = &[
    "fsync=off",
    "full_page_writes=off",
    "synchronous_commit=off",
    "autovacuum=off",
    "max_connections=400",
    "shared_buffers=64MB",
    "listen_addresses=",
    "unix_socket_permissions=0700",
];

/// Longest wait for the server to come up.
const PATIENCE: Duration = Duration::from_mins(1);

impl Cluster {
    /// Makes a cluster and starts it. The server goes when this value goes, and also when this process is killed.
    pub fn start() -> Result<Self, ClusterError> {
        let programs = programs().ok_or(ClusterError::NotInstalled)?;
        let owner = owner()?;
        let folder = tempfile::Builder::new()
            .prefix("throughline-postgres-")
            .tempdir()
            .map_err(io("making a temporary folder"))?;
        if let Some(Owner { user, group }) = owner {
            chown(folder.path(), Some(user), Some(group)).map_err(io("handing the temporary folder over"))?;
        }
        init(&programs, owner, folder.path())?;
        let log = folder.path().join("log");
        let mut server = dying_with_us(&programs.join("postgres"));
        server.arg("-D").arg(folder.path().join("data")).arg("-k").arg(folder.path());
        for setting in SETTINGS {
            server.args(["-c", setting]);
        }
        // A group of its own: Ctrl-C in the terminal must reach the tests first, and the server last.
        owned(&mut server, owner).process_group(0);
        let out = File::create(&log).map_err(io("making the server's log"))?;
        let err = out.try_clone().map_err(io("making the server's log"))?;
        server.stdin(Stdio::null()).stdout(out).stderr(err);
        let server = server.spawn().map_err(io("starting postgres"))?;
        let mut cluster = Self { server, programs, owner, folder };
        cluster.wait_until_ready(&log)?;
        Ok(cluster)
    }

    /// Address of its maintenance database, in whose place a test puts its own.
    pub fn url(&self) -> String {
        format!("postgres:///postgres?host={}&user=throughline", self.folder.path().display())
    }

    /// The server writes "ready" into its own file once it takes connections.
    fn wait_until_ready(&mut self, log: &Path) -> Result<(), ClusterError> {
        const STEP: Duration = Duration::from_millis(20);
        let mut waited = Duration::ZERO;
        while waited < PATIENCE {
            let state = fs::read_to_string(self.folder.path().join("data/postmaster.pid")).unwrap_or_default();
            if state.lines().nth(7).is_some_and(|word| word.trim() == "ready") {
                return Ok(());
            }
            if !matches!(self.server.try_wait(), Ok(None)) {
                break;
            }
            sleep(STEP);
            waited += STEP;
        }
        Err(ClusterError::Failed { program: "postgres", said: fs::read_to_string(log).unwrap_or_default() })
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        let mut stop = Command::new(self.programs.join("pg_ctl"));
        stop.args(["stop", "-m", "immediate", "-D"]).arg(self.folder.path().join("data"));
        owned(&mut stop, self.owner).stdout(Stdio::null()).stderr(Stdio::null());
        if !stop.status().is_ok_and(|status| status.success()) {
            let _ = self.server.kill();
        }
        let _ = self.server.wait();
    }
}

fn init(programs: &Path, owner: Option<Owner>, folder: &Path) -> Result<(), ClusterError> {
    let mut init = Command::new(programs.join("initdb"));
    // The collation is that of a real British server: what relies on the order of bytes must say so.
    init.args(["--no-sync", "--auth=trust", "--username=throughline", "--encoding=UTF8", "--locale=C.UTF-8"])
        .args(["--locale-provider=icu", "--icu-locale=en-GB", "-D"])
        .arg(folder.join("data"));
    let done = owned(&mut init, owner).output().map_err(io("starting initdb"))?;
    if done.status.success() {
        return Ok(());
    }
    Err(ClusterError::Failed { program: "initdb", said: String::from_utf8_lossy(&done.stderr).trim().to_owned() })
}

/// The newest of Debian's installed versions, or what is in PATH.
fn programs() -> Option<PathBuf> {
    let debian = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let version = |path: &Path| path.file_name().and_then(|name| name.to_str()?.parse::<u32>().ok());
    let mut versions: Vec<_> = debian.map(|entry| entry.path()).filter(|path| version(path).is_some()).collect();
    versions.sort_by_key(|path| version(path));
    let mut places: Vec<PathBuf> = versions.into_iter().rev().map(|path| path.join("bin")).collect();
    places.extend(in_path());
    places.into_iter().find(|place| ["initdb", "postgres", "pg_ctl"].iter().all(|name| place.join(name).is_file()))
}

#[expect(clippy::disallowed_methods, reason = "a program is looked for where the shell would look for it")]
fn in_path() -> Vec<PathBuf> {
    std::env::var_os("PATH").map(|path| std::env::split_paths(&path).collect()).unwrap_or_default()
}

/// Nobody, if we are root.
fn owner() -> Result<Option<Owner>, ClusterError> {
    if fs::metadata("/proc/self").map_err(io("asking who we are"))?.uid() != 0 {
        return Ok(None);
    }
    let users = fs::read_to_string("/etc/passwd").map_err(io("reading /etc/passwd"))?;
    let nobody = users.lines().find_map(|line| {
        let mut fields = line.strip_prefix("nobody:")?.split(':').skip(1);
        Some(Owner { user: fields.next()?.parse().ok()?, group: fields.next()?.parse().ok()? })
    });
    nobody.map(Some).ok_or(ClusterError::NobodyElse)
}

fn owned(command: &mut Command, owner: Option<Owner>) -> &mut Command {
    if let Some(Owner { user, group }) = owner {
        command.uid(user).gid(group);
    }
    command.current_dir("/")
}

/// Has the kernel stop the program when the thread that started it is gone, however that came about.
fn dying_with_us(program: &Path) -> Command {
    match in_path().into_iter().map(|place| place.join("setpriv")).find(|setpriv| setpriv.is_file()) {
        Some(setpriv) => {
            let mut command = Command::new(setpriv);
            command.arg("--pdeathsig=QUIT").arg(program);
            command
        }
        None => Command::new(program),
    }
}

fn io(what: &str) -> impl FnOnce(std::io::Error) -> ClusterError {
    let what = what.to_owned();
    move |source| ClusterError::Io { what, source }
}
