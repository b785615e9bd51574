//! Reads the design-system packages and writes what the crate embeds: templates, options, style sheet, scripts, font.
//!
//! Everything lands in `OUT_DIR`; the finished program never looks at `node_modules`.

mod assets;
mod components;
mod css;
mod files;
mod fixes;
mod rewrite;

use std::path::{Path, PathBuf};
use std::{env, fs};

type Outcome<T> = Result<T, String>;

/// Where things are read from and written to.
struct Places {
    packages: PathBuf,
    own: PathBuf,
    out: PathBuf,
}

#[expect(clippy::print_stdout, reason = "a build script speaks to cargo through its output")]
fn main() {
    let ours = ["build", "icons", "js", "templates", "theme"];
    for folder in ours {
        println!("cargo::rerun-if-changed={folder}");
    }
    println!("cargo::rerun-if-changed=../../node_modules/.package-lock.json");
    if let Err(why) = build() {
        println!("cargo::error={why}");
    }
}

fn build() -> Outcome<()> {
    let own = folder("CARGO_MANIFEST_DIR")?;
    let packages = own.join("../../node_modules");
    let places = Places { packages, own, out: folder("OUT_DIR")? };
    for package in ["govuk-frontend", "@ministryofjustice/frontend", "@fontsource-variable/atkinson-hyperlegible-next"]
    {
        if !places.packages.join(package).is_dir() {
            return Err(format!("the package {package} is not installed: run `npm ci` in the folder of package.json"));
        }
    }
    components::write_all(&places)?;
    assets::write_all(&places)
}

#[expect(clippy::disallowed_methods, reason = "cargo tells a build script its folders only through the environment")]
fn folder(variable: &str) -> Outcome<PathBuf> {
    env::var(variable).map(PathBuf::from).map_err(|_| format!("{variable} is not set"))
}

fn read(path: &Path) -> Outcome<String> {
    fs::read_to_string(path).map_err(|why| format!("{}: {why}", path.display()))
}

fn write(path: &Path, content: impl AsRef<[u8]>) -> Outcome<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|why| format!("{}: {why}", folder.display()))?;
    }
    fs::write(path, content).map_err(|why| format!("{}: {why}", path.display()))
}
