//! Writes the table of components: for each its function name, its rewritten template and the options it knows.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

use serde_json::Value;

use crate::fixes::FIXES;
use crate::rewrite::rewrite;
use crate::{Outcome, Places, files, read, write};

/// Templates that draw an official emblem. The tests still compare them with upstream; the program never carries them.
const OFFICIAL: [&str; 5] = [
    "govuk/macros/logo",
    "govuk/components/header",
    "govuk/components/footer",
    "moj/components/header",
    "moj/components/domain-specific",
];

pub(crate) fn write_all(places: &Places) -> Outcome<()> {
    let mut table = Table::default();
    table.package(places, "govuk", "govuk-frontend/dist/govuk")?;
    table.package(places, "moj", "@ministryofjustice/frontend/moj")?;
    write(&places.out.join("components.rs"), table.as_rust(&places.out))
}

#[derive(Default)]
struct Table {
    /// Template name, and whether it is official.
    templates: BTreeMap<String, bool>,
    /// Function name: template name and options as a Rust expression.
    functions: BTreeMap<String, (String, String)>,
}

impl Table {
    fn package(&mut self, places: &Places, prefix: &str, folder: &str) -> Outcome<()> {
        let folder = places.packages.join(folder);
        for path in files::ending_with(&folder, ".njk")? {
            let name = format!("{prefix}/{path}");
            let (inside, file) = name.rsplit_once('/').unwrap_or_default();
            // The page template cannot be rendered and is replaced by our own layout; attributes are a native function.
            if inside == prefix || file == "attributes.njk" {
                continue;
            }
            let source = read(&folder.join(&path))?;
            if file == "macro.njk" {
                self.function(&folder, inside, &source)?;
                continue;
            }
            let source = FIXES.iter().fold(source, |source, (wrong, right)| source.replace(wrong, right));
            let rewritten =
                rewrite(&source, inside).map_err(|at| format!("{name}: template not understood at `{}`", at.0))?;
            write(&places.out.join("templates").join(&name), rewritten)?;
            self.templates.insert(name.clone(), is_official(&name));
        }
        Ok(())
    }

    fn function(&mut self, package: &Path, inside: &str, source: &str) -> Outcome<()> {
        let name = source
            .split_once("macro ")
            .and_then(|(_, rest)| rest.split_once('('))
            .map(|(name, _)| name.trim())
            .ok_or_else(|| format!("{inside}/macro.njk: holds no macro"))?;
        let (_, folder) = inside.split_once('/').unwrap_or_default();
        let options = package.join(folder).join("macro-options.json");
        let options = if options.exists() {
            let listed: Value = serde_json::from_str(&read(&options)?).map_err(|why| format!("{name}: {why}"))?;
            known_options(&listed)
        } else {
            let templates = files::ending_with(&package.join(folder), ".njk")?;
            let templates: Outcome<Vec<_>> =
                templates.iter().map(|path| read(&package.join(folder).join(path))).collect();
            options_read_by(&templates?.concat())
        };
        // One MoJ macro lacks the prefix that all others carry.
        let name = if name == "interruptionCard" { "mojInterruptionCard" } else { name };
        self.functions.insert(name.into(), (format!("{inside}/template.njk"), options));
        Ok(())
    }

    fn as_rust(&self, out: &Path) -> String {
        let templates = out.join("templates");
        let mut rust = String::new();
        for (table, official) in [("TEMPLATES", false), ("OFFICIAL_TEMPLATES", true)] {
            let only_in_tests = if official { "#[cfg(test)] " } else { "" };
            let _ = writeln!(rust, "{only_in_tests}pub(crate) static {table}: &[(&str, &str)] = &[");
            for (name, _) in self.templates.iter().filter(|(_, is)| **is == official) {
                let _ = writeln!(rust, "({name:?}, include_str!({:?})),", templates.join(name).display());
            }
            rust.push_str("];\n");
        }
        for (table, official) in [("COMPONENTS", false), ("OFFICIAL_COMPONENTS", true)] {
            let only_in_tests = if official { "#[cfg(test)] " } else { "" };
            let _ = writeln!(rust, "{only_in_tests}pub(crate) static {table}: &[Component] = &[");
            for (name, (template, options)) in &self.functions {
                if is_official(template) == official {
                    let _ =
                        writeln!(rust, "Component {{ name: {name:?}, template: {template:?}, options: &{options} }},");
                }
            }
            rust.push_str("];\n");
        }
        rust
    }
}

fn is_official(name: &str) -> bool {
    OFFICIAL.iter().any(|official| name.strip_prefix(official).is_some_and(|rest| rest.starts_with(['/', '.'])))
}

/// The package's own list of options, nested as it is nested there.
fn known_options(listed: &Value) -> String {
    let mut rust = String::from("[");
    for option in listed.as_array().into_iter().flatten() {
        let name = option.get("name").and_then(Value::as_str).unwrap_or_default();
        let inner = match option.get("params") {
            Some(params) => format!("Within::Options(&{})", known_options(params)),
            None if option.get("isComponent") == Some(&Value::Bool(true)) => {
                format!("Within::Component({:?})", function_name(name))
            }
            None => "Within::Anything".into(),
        };
        let _ = write!(rust, "({name:?}, {inner}), ");
    }
    rust + "]"
}

/// `errorMessage` is drawn by `govukErrorMessage`.
fn function_name(option: &str) -> String {
    let mut letters = option.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    format!("govuk{first}{}", letters.as_str())
}

/// The MoJ package lists no options: those its template reads are those it knows. What lies within them is not checked.
fn options_read_by(template: &str) -> String {
    let read = template.split("params.").skip(1).map(|rest| {
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(rest.len());
        rest.get(..end).unwrap_or_default()
    });
    let names: BTreeSet<&str> = read.filter(|name| !name.is_empty()).collect();
    let options: Vec<_> = names.iter().map(|name| format!("({name:?}, Within::Anything)")).collect();
    format!("[{}]", options.join(", "))
}
