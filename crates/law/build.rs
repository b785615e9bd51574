//! Puts the files of the folder `law` into the program, so that it works alone.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, error, fs, io};

fn main() -> Result<(), Box<dyn error::Error>> {
    let root = folder("CARGO_MANIFEST_DIR")?.join("../../law");
    let mut files = Vec::new();
    find(&root, &mut files)?;
    files.sort();
    let mut list = String::from("&[\n");
    for file in &files {
        let name = file.strip_prefix(&root)?.display().to_string();
        let place = fs::canonicalize(file)?.display().to_string();
        writeln!(list, "    ({name:?}, include_str!({place:?})),")?;
    }
    list.push_str("]\n");
    fs::write(folder("OUT_DIR")?.join("law.rs"), list)?;
    Ok(())
}

/// A folder that cargo names to a build script.
fn folder(name: &str) -> Result<PathBuf, env::VarError> {
    #[expect(clippy::disallowed_methods, reason = "this is how cargo tells a build script where it is")]
    env::var(name).map(PathBuf::from)
}

fn find(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    println!("cargo::rerun-if-changed={}", folder.display());
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            find(&path, files)?;
        } else if path.extension().is_some_and(|extension| extension == "toml") {
            files.push(path);
        }
    }
    Ok(())
}
