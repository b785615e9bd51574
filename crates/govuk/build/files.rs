//! Finds the files of a package, in the order of their names so that every build is the same.

use std::fs;
use std::path::{Path, PathBuf};

use crate::Outcome;

/// All files below `folder` that end with `ending`, each as its path from `folder`.
pub(crate) fn ending_with(folder: &Path, ending: &str) -> Outcome<Vec<String>> {
    let mut found = Vec::new();
    let mut folders = vec![PathBuf::new()];
    while let Some(inside) = folders.pop() {
        let here = folder.join(&inside);
        let failed = |why: std::io::Error| format!("{}: {why}", here.display());
        for entry in fs::read_dir(&here).map_err(failed)? {
            let entry = entry.map_err(failed)?;
            let path = inside.join(entry.file_name());
            if entry.file_type().map_err(failed)?.is_dir() {
                folders.push(path);
            } else if let Some(name) = path.to_str().filter(|name| name.ends_with(ending)) {
                found.push(name.replace('\\', "/"));
            }
        }
    }
    found.sort();
    Ok(found)
}
