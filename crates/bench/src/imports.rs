//! Bringing files in with the real program: how many rows a second, and how large it grows.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use serde::{Deserialize, Serialize};
use store::Address;
use tokio::io::AsyncReadExt as _;

use crate::server;

/// One import: staged, checked, compared and applied.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Import {
    pub(crate) name: String,
    /// Rows of the files.
    pub(crate) rows: u32,
    pub(crate) seconds: f64,
    /// The most memory that the importing process held.
    pub(crate) memory_mb: f64,
}

impl Import {
    pub(crate) fn rate(&self) -> f64 {
        f64::from(self.rows) / self.seconds
    }
}

/// Folder, kind, code and name of the agency, in the order in which a region would begin.
const FILES: &[[&str; 4]] = &[
    ["person-index", "person-index", "X10000001", "Merrowdale"],
    ["ssda903-history", "ssda903", "X10000001", "Merrowdale"],
    ["prison", "prison", "HMP", "Prison service"],
    ["probation", "probation", "MFP", "Merrowdale and Fells"],
];

/// The files of a region of `people`, written on the day of the benchmark.
pub(crate) fn write(folder: &Path, people: u32, seed: u64) -> anyhow::Result<()> {
    #[expect(clippy::disallowed_methods, reason = "the benchmark's day is today")]
    let today = jiff::Zoned::now().date();
    let region = generator::Region::plan(generator::Options::new(people, seed, today))?;
    generator::write(&region, folder, &mut |_, _| {})?;
    Ok(())
}

/// A region of `people`, brought in whole.
pub(crate) async fn region(address: &Address, folder: &Path, people: u32) -> anyhow::Result<Vec<Import>> {
    write(folder, people, 7)?;
    let mut imports = Vec::new();
    for [name, kind, code, agency] in FILES {
        imports.push(bring_in(address, &folder.join(name), [kind, code, agency]).await?);
    }
    Ok(imports)
}

/// Brings the files of one folder in and applies them.
pub(crate) async fn bring_in(address: &Address, folder: &Path, words: [&str; 3]) -> anyhow::Result<Import> {
    let [kind, code, agency] = words;
    let rows = rows(folder)?;
    let began = crate::clock();
    let mut command = server::command(address)?;
    command.arg("import").arg(kind).arg(folder).args(["--agency", code, "--agency-name", agency]);
    let mut child = command.spawn()?;
    let id = child.id().context("the import has no process")?;
    let watching = tokio::spawn(async move {
        let mut most = 0.0_f64;
        while let Ok(now) = server::memory_mb(id, "VmHWM") {
            most = most.max(now);
            tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        }
        most
    });
    let mut answer = String::new();
    child.stdout.take().context("the import has no output")?.read_to_string(&mut answer).await?;
    let status = child.wait().await?;
    let seconds = began.elapsed().as_secs_f64();
    if !status.success() {
        bail!("importing {} failed: {answer}", folder.display());
    }
    let import = Import { name: kind.to_owned(), rows, seconds, memory_mb: watching.await? };
    crate::say(&format!("  {kind}: {rows} rows in {seconds:.1} s ({:.0} a second)", import.rate()));
    Ok(import)
}

/// Rows of every file in a folder, headers not counted.
fn rows(folder: &Path) -> anyhow::Result<u32> {
    let files: Vec<PathBuf> = std::fs::read_dir(folder)?.filter_map(|one| one.ok().map(|one| one.path())).collect();
    let mut rows = 0;
    for file in files {
        let bytes = std::fs::read(file)?;
        let lines = bytes.split(|byte| *byte == b'\n').count().saturating_sub(1);
        rows += u32::try_from(lines.saturating_sub(1))?;
    }
    Ok(rows)
}
