//! The house as the checks see it: our crates, the crates from outside, and every kept text file.

use crate::code::Code;
use anyhow::{Context, Result, bail};
use cargo_metadata::{CargoOpt, DependencyKind, Metadata, MetadataCommand};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The machine that the product runs on; crates that only other systems need are never built and not judged.
const PLATFORM: &str = "x86_64-unknown-linux-gnu";

/// One text file of the repository.
#[derive(Debug, Clone)]
pub struct TextFile {
    /// Path from the root, with `/`.
    pub path: String,
    /// The whole text.
    pub text: String,
}

/// One Rust file, read as tokens.
#[derive(Debug, Clone)]
pub struct RustFile {
    /// Path from the root, with `/`.
    pub path: String,
    /// The crate that it belongs to.
    pub member: String,
    /// The whole text.
    pub text: String,
    /// Its tokens.
    pub code: Code,
    /// Nothing but tests: in `tests/`, `benches/`, or a file of its own named `tests.rs`.
    pub is_test: bool,
}

impl RustFile {
    /// Path inside the crate's `src`, such as `contact/rows.rs`; none outside `src`.
    pub fn in_src(&self) -> Option<&str> {
        self.path.strip_prefix(&format!("crates/{}/src/", self.member))
    }

    /// The file's own name, such as `rows.rs`.
    pub fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }
}

/// One of our crates.
#[derive(Debug, Clone, Default)]
pub struct Member {
    /// Its name.
    pub name: String,
    /// What its manifest asks for outside tests, by crate name.
    pub needs: BTreeSet<String>,
}

/// A crate from outside.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outside {
    /// Its name.
    pub name: String,
    /// Its exact version.
    pub version: String,
    /// Its licence expression.
    pub licence: Option<String>,
    /// Who asks for it: `name version`.
    pub wanted_by: BTreeSet<String>,
}

/// Everything that a check may look at.
#[derive(Debug, Clone, Default)]
pub struct House {
    /// Our crates, by name.
    pub members: Vec<Member>,
    /// Crates from outside that the product, its tests and tools are built from on the platform that we build for.
    pub outside: Vec<Outside>,
    /// Kept text files that are not ignored by git.
    pub files: Vec<TextFile>,
    /// The Rust files among them that belong to a crate of ours.
    pub rust: Vec<RustFile>,
    /// Every kept file, also those that are no text.
    pub paths: BTreeSet<String>,
    /// Absolute folders of this machine that no file may name.
    pub machine_paths: Vec<String>,
}

impl House {
    /// Reads the workspace that holds `start`, a folder.
    pub fn open(start: &Path) -> Result<Self> {
        let metadata = metadata(start)?;
        let root = metadata.workspace_root.as_std_path().to_owned();
        let mut house = Self {
            members: members(&metadata),
            outside: outside(&metadata, &built(&root)?),
            paths: kept_paths(&root)?,
            machine_paths: machine_paths(&root, std::env::home_dir().as_deref()),
            ..Self::default()
        };
        for path in house.paths.clone() {
            // A file that is no text (a font, a picture) or was deleted but not yet committed is not judged.
            if let Ok(text) = std::fs::read_to_string(root.join(&path)) {
                house.add(&path, text);
            }
        }
        house.mark_test_modules();
        Ok(house)
    }

    /// Marks the files of modules that are declared as `#[cfg(test)] mod name;`.
    pub fn mark_test_modules(&mut self) {
        let declared: Vec<String> = self.rust.iter().flat_map(test_modules).collect();
        for file in &mut self.rust {
            let module = file.path.strip_suffix(".rs").unwrap_or(&file.path);
            file.is_test |= declared
                .iter()
                .any(|name| module.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')));
        }
    }

    /// Adds one text file.
    pub fn add(&mut self, path: &str, text: String) {
        self.paths.insert(path.to_owned());
        let member = path.strip_prefix("crates/").and_then(|rest| rest.split_once('/'));
        if let (Some((member, rest)), true) = (member, ends_in(path, "rs")) {
            let in_test_folder = rest.split('/').any(|part| matches!(part, "tests" | "benches" | "tests.rs"));
            let code = Code::parse(&text);
            let is_test = in_test_folder || (code.lines > 0 && code.code_lines() == 0);
            let member = member.to_owned();
            self.rust.push(RustFile { path: path.to_owned(), member, text: text.clone(), code, is_test });
        }
        self.files.push(TextFile { path: path.to_owned(), text });
    }

    /// One of our crates by name.
    pub fn member(&self, name: &str) -> Option<&Member> {
        self.members.iter().find(|member| member.name == name)
    }

    /// A text file by its path.
    pub fn file(&self, path: &str) -> Option<&TextFile> {
        self.files.iter().find(|file| file.path == path)
    }

    /// The Rust files of one crate's `src`, without files that are only tests.
    pub fn sources<'a>(&'a self, member: &'a str) -> impl Iterator<Item = &'a RustFile> {
        self.rust.iter().filter(move |file| file.member == member && file.in_src().is_some() && !file.is_test)
    }
}

/// Where the modules lie that a file declares for tests only, without their ending: `crates/web/src/contact/story`.
fn test_modules(file: &RustFile) -> Vec<String> {
    let (folder, name) = file.path.rsplit_once('/').unwrap_or(("", &file.path));
    let folder = match name {
        "lib.rs" | "main.rs" | "mod.rs" => folder.to_owned(),
        name => format!("{folder}/{}", name.trim_end_matches(".rs")),
    };
    let declarations = file.code.tokens.windows(3).filter_map(|window| match window {
        [word, name, end] if word.in_test && word.text == "mod" && end.text == ";" => Some(&name.text),
        _ => None,
    });
    declarations.map(|name| format!("{folder}/{name}")).collect()
}

/// Whether a path is that of a file with this ending, given without its dot.
pub fn ends_in(path: &str, ending: &str) -> bool {
    Path::new(path).extension().is_some_and(|extension| extension == ending)
}

/// Asks cargo, offline first: the net is used only where a crate of the lock file was never downloaded.
fn metadata(start: &Path) -> Result<Metadata> {
    let ask = |more: &[&str]| {
        let mut options = vec!["--locked".to_owned(), "--filter-platform".to_owned(), PLATFORM.to_owned()];
        options.extend(more.iter().map(|option| (*option).to_owned()));
        MetadataCommand::new().current_dir(start).features(CargoOpt::AllFeatures).other_options(options).exec()
    };
    ask(&["--offline"])
        .or_else(|_| ask(&[]))
        .context("cargo metadata --locked failed: if Cargo.lock is behind a manifest, build once and commit it")
}

fn members(metadata: &Metadata) -> Vec<Member> {
    let member = |package: &cargo_metadata::Package| Member {
        name: package.name.to_string(),
        needs: (package.dependencies.iter())
            .filter(|dependency| dependency.kind != DependencyKind::Development)
            .map(|dependency| dependency.name.clone())
            .collect(),
    };
    metadata.workspace_packages().into_iter().map(member).collect()
}

/// What is really built, as `name version`: the metadata alone also lists crates that no chosen feature asks for.
fn built(root: &Path) -> Result<BTreeSet<String>> {
    let mut tree = Command::new("cargo");
    tree.current_dir(root).args(["tree", "--workspace", "--locked", "--offline", "--target", PLATFORM]);
    let output = tree.args(["--prefix", "none", "--format", "{p}"]).output().context("cargo tree")?;
    if !output.status.success() {
        bail!("cargo tree failed: {}", String::from_utf8_lossy(&output.stderr));
    }
    let lines = String::from_utf8_lossy(&output.stdout);
    let crates = lines.lines().filter_map(|line| {
        let (name, rest) = line.split_once(" v")?;
        Some(format!("{name} {}", rest.split(' ').next()?))
    });
    Ok(crates.collect())
}

fn outside(metadata: &Metadata, built: &BTreeSet<String>) -> Vec<Outside> {
    let names: BTreeMap<_, _> = (metadata.packages.iter())
        .map(|package| (&package.id, format!("{} {}", package.name, package.version)))
        .collect();
    let mut wanted_by: BTreeMap<_, BTreeSet<String>> = BTreeMap::new();
    for node in metadata.resolve.iter().flat_map(|resolve| &resolve.nodes) {
        for dependency in &node.dependencies {
            let wanting = names.get(&node.id).filter(|name| built.contains(*name));
            wanted_by.entry(dependency).or_default().extend(wanting.cloned());
        }
    }
    (metadata.packages.iter())
        .filter(|package| !metadata.workspace_members.contains(&package.id))
        .filter(|package| names.get(&package.id).is_some_and(|name| built.contains(name)))
        .map(|package| Outside {
            name: package.name.to_string(),
            version: package.version.to_string(),
            licence: package.license.clone(),
            wanted_by: wanted_by.remove(&package.id).unwrap_or_default(),
        })
        .collect()
}

/// Files that git keeps or would keep: committed, changed and new, but not ignored.
fn kept_paths(root: &Path) -> Result<BTreeSet<String>> {
    let mut git = Command::new("git");
    git.current_dir(root).args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"]);
    let output = git.output().context("git is needed to list the files of the repository")?;
    if !output.status.success() {
        bail!("git ls-files failed: {}", String::from_utf8_lossy(&output.stderr));
    }
    let names = String::from_utf8_lossy(&output.stdout);
    Ok(names.split('\0').filter(|name| !name.is_empty()).map(str::to_owned).collect())
}

/// The folder of this checkout, the one above it, and the home folder; short system folders name nobody.
fn machine_paths(root: &Path, home: Option<&Path>) -> Vec<String> {
    let anybodys = ["/", "/app", "/build", "/builds", "/home", "/opt", "/src", "/srv", "/tmp", "/usr", "/var"];
    [Some(root), root.parent(), home]
        .into_iter()
        .flatten()
        .map(PathBuf::from)
        .filter_map(|path| path.to_str().map(str::to_owned))
        .filter(|path| !anybodys.contains(&path.as_str()))
        .collect()
}

#[cfg(test)]
pub(crate) mod made_up {
    //! Small invented houses for the tests of the checks.

    use super::{House, Member, Outside};

    /// A house of these files, given as path and text.
    pub(crate) fn house(files: &[(&str, &str)]) -> House {
        let mut house = House::default();
        for (path, text) in files {
            house.add(path, (*text).to_owned());
        }
        house
    }

    /// A crate of ours that needs these others.
    pub(crate) fn member(name: &str, needs: &[&str]) -> Member {
        Member { name: name.to_owned(), needs: needs.iter().map(|need| (*need).to_owned()).collect() }
    }

    /// A crate from outside.
    pub(crate) fn outside(name: &str, version: &str, licence: Option<&str>) -> Outside {
        let licence = licence.map(str::to_owned);
        Outside {
            name: name.to_owned(),
            version: version.to_owned(),
            licence,
            wanted_by: ["web 0.1.0".to_owned()].into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn this_workspace_opens() {
        let house = House::open(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
        assert!(house.member("xtask").is_some_and(|xtask| xtask.needs.contains("cargo_metadata")));
        assert!(house.file("crates/xtask/src/house.rs").is_some());
        assert!(house.outside.iter().any(|outside| outside.name == "anyhow" && !outside.wanted_by.is_empty()));
    }

    #[test]
    fn test_files_are_known_by_their_place() {
        let house = made_up::house(&[
            ("crates/web/tests/story.rs", "fn a() {}"),
            ("crates/web/src/contact/tests.rs", "fn a() {}"),
            ("crates/web/src/contact.rs", "fn a() {}"),
        ]);
        assert_eq!(house.rust.iter().map(|file| file.is_test).collect::<Vec<_>>(), [true, true, false]);
        assert_eq!(house.sources("web").filter_map(RustFile::in_src).collect::<Vec<_>>(), ["contact.rs"]);
    }

    #[test]
    fn modules_declared_for_tests_are_test_files() {
        let mut house = made_up::house(&[
            ("crates/web/src/contact.rs", "#[cfg(test)]\nmod story;\nmod page;"),
            ("crates/web/src/contact/story.rs", "fn a() {}"),
            ("crates/web/src/contact/page.rs", "fn a() {}"),
        ]);
        house.mark_test_modules();
        assert_eq!(house.rust.iter().map(|file| file.is_test).collect::<Vec<_>>(), [false, true, false]);
    }

    #[test]
    fn short_system_folders_name_nobody() {
        let paths = machine_paths(Path::new("/src/here"), Some(Path::new("/people/robin")));
        assert_eq!(paths, ["/src/here", "/people/robin"]);
    }
}
