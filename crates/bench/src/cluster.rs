//! A PostgreSQL server of the benchmark's own, which waits for the disk as a real one does, and is kept between runs.

use std::fs;
use std::os::unix::fs::{MetadataExt as _, chown};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context as _, bail};

/// A running server. It stops when this value goes.
#[derive(Debug)]
pub(crate) struct Cluster {
    programs: PathBuf,
    folder: PathBuf,
    owner: Option<(u32, u32)>,
}

impl Cluster {
    /// Starts the server in `folder`, making it first if it is not there; `None` where PostgreSQL is not installed.
    pub(crate) fn start(folder: &Path) -> anyhow::Result<Option<Self>> {
        let Some(programs) = programs() else { return Ok(None) };
        fs::create_dir_all(folder)?;
        let folder = folder.canonicalize()?;
        let cluster = Self { programs, owner: owner()?, folder };
        if let Some((user, group)) = cluster.owner {
            chown(&cluster.folder, Some(user), Some(group))?;
        }
        if !cluster.folder.join("data/PG_VERSION").is_file() {
            cluster
                .run("initdb", &["--auth=trust", "--username=throughline", "--encoding=UTF8", "--locale=C.UTF-8"])?;
        }
        let options = format!("-k {} -c listen_addresses= -c shared_buffers=128MB", cluster.folder.display());
        cluster
            .run("pg_ctl", &["start", "-w", "-l", &cluster.folder.join("log").display().to_string(), "-o", &options])?;
        Ok(Some(cluster))
    }

    /// Address of its maintenance database.
    pub(crate) fn url(&self) -> String {
        format!("postgres:///postgres?host={}&user=throughline", self.folder.display())
    }

    fn run(&self, program: &str, words: &[&str]) -> anyhow::Result<()> {
        let mut command = Command::new(self.programs.join(program));
        command.args(words).arg("-D").arg(self.folder.join("data")).current_dir("/");
        if let Some((user, group)) = self.owner {
            command.uid(user).gid(group);
        }
        let status = command.stdout(Stdio::null()).status().with_context(|| format!("cannot start {program}"))?;
        if !status.success() {
            bail!(
                "{program} failed in {}: the user who runs PostgreSQL must be able to get there",
                self.folder.display()
            );
        }
        Ok(())
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        let _ = self.run("pg_ctl", &["stop", "-m", "fast"]);
    }
}

/// The newest of Debian's installed versions.
fn programs() -> Option<PathBuf> {
    let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let mut places: Vec<PathBuf> = versions.map(|entry| entry.path().join("bin")).collect();
    places.sort();
    places.into_iter().rev().find(|place| place.join("initdb").is_file())
}

/// User and group that the server runs as when we are root, as which PostgreSQL refuses to run: nobody.
fn owner() -> anyhow::Result<Option<(u32, u32)>> {
    if fs::metadata("/proc/self")?.uid() != 0 {
        return Ok(None);
    }
    let users = fs::read_to_string("/etc/passwd")?;
    let nobody = users.lines().find_map(|line| line.strip_prefix("nobody:")).context("there is no user nobody")?;
    let mut fields = nobody.split(':').skip(1).filter_map(|field| field.parse().ok());
    Ok(fields.next().zip(fields.next()))
}
