//! The demonstration's region: written as agencies' files, then imported as any agency's files are.

use std::path::{Path, PathBuf};

use access::Action;
use anyhow::{Context as _, bail};
use casework::import::{self, AgencyNamed, ImportFile, ImportState, Progress, Request};
use casework::record::RecordKind;
use store::Store;

use crate::cli::Demo;
use crate::open;
use crate::out::Out;

/// Folder, kind, agency's code and name: in the order in which a region would begin.
const FILES: &[(&str, RecordKind, &str, &str)] = &[
    ("person-index", RecordKind::PersonIndex, "X10000001", "Merrowdale"),
    ("ssda903-history", RecordKind::Ssda903, "X10000001", "Merrowdale"),
    ("ssda903", RecordKind::Ssda903, "X10000001", "Merrowdale"),
    // The prisons four weeks ago, then today: some release dates have moved.
    ("prison-earlier", RecordKind::Prison, "HMP", "Prison service"),
    ("prison", RecordKind::Prison, "HMP", "Prison service"),
    ("probation", RecordKind::Probation, "MFP", "Merrowdale and Fells"),
];

pub(super) async fn bring_in(store: &Store, data: &Path, demo: &Demo, out: &Out) -> anyhow::Result<()> {
    std::fs::create_dir_all(data).with_context(|| format!("cannot make {}", data.display()))?;
    let folder = data.join("region");
    let options = generator::Options::new(demo.people, demo.seed, store.context().today());
    let region = generator::Region::plan(options)?;
    generator::write(&region, &folder, &mut |done, total| {
        out.progress("Writing files", done as u64, Some(total as u64));
    })?;
    for (name, kind, code, agency) in FILES {
        let files = files(&folder.join(name))?;
        let request = Request {
            kind: *kind,
            agency: AgencyNamed { code: (*code).to_owned(), name: (*agency).to_owned() },
            files: files.into_iter().map(ImportFile::on_disk).collect(),
            return_year: None,
            today: store.context().today(),
            form: None,
            correlation: open::correlation(store),
        };
        let hears = |progress: Progress| {
            if let Progress::Written { records, rows } = progress {
                out.progress(&format!("Importing {name}"), records.min(rows), None);
            }
        };
        let staged = import::stage(store, &open::operator(store, Action::StageImport)?, request, &hears).await?;
        if staged.state == ImportState::Failed {
            bail!("the demonstration's own files were refused: {} faults in {name}", staged.refused);
        }
        let permit = open::operator(store, Action::ApplyImport)?;
        import::apply(store, &permit, staged.import, open::correlation(store)).await?;
        out.line(format!(
            "  {}: {} records ({} to look at)",
            kind.words(),
            staged.new + staged.changed,
            staged.findings
        ));
    }
    Ok(())
}

fn files(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let entries = std::fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    let mut files: Vec<PathBuf> = entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
    files.sort();
    Ok(files)
}
