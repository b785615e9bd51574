//! No report says that a pilot makes no difference, or calls a result by a bare verdict: every template is read, and so is
//! every report of many kinds.

use std::path::{Path, PathBuf};

use pilot::Given;

use crate::made::{alder, evaluated, released, willow};

/// What no sentence may say. The gates and the interval say how sure something is; these words would say more.
const NEVER: &[&str] = &[
    "no effect",
    "without effect",
    "no impact",
    "significan",
    "does not work",
    "did not work",
    "doesn't work",
    "ineffective",
    "failed to",
    "has failed",
    "proves that",
    "proven to work",
    "no evidence",
];

/// A text in small letters, every gap one space, so that a line break hides nothing.
fn plain(text: &str) -> String {
    text.to_lowercase()
        .split_whitespace()
        .filter(|word| *word != "\\" && *word != "//!" && *word != "///")
        .collect::<Vec<_>>()
        .join(" ")
}

fn check(text: &str, whose: &str) {
    let text = plain(text);
    for never in NEVER {
        let at = text.find(never);
        let around = at.map(|at| text[at.saturating_sub(60)..].chars().take(140).collect::<String>());
        assert_eq!(around, None, "{whose} says {never:?}");
    }
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
        let path = entry.unwrap().path();
        if path.is_dir() { sources(&path, found) } else { found.push(path) }
    }
}

#[test]
fn every_template_is_read() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    for folder in ["src", "../report/src", "../pictures/src/charts", "../web/src/pilots", "../throughline/src/evaluate"]
    {
        let before = found.len();
        sources(&here.join(folder), &mut found);
        assert!(found.len() > before, "{folder}");
    }
    for path in found {
        check(&std::fs::read_to_string(&path).unwrap(), &path.display().to_string());
    }
}

#[test]
fn the_reader_sees_what_it_looks_for() {
    for (said, never) in [
        ("It had no\n    effect", "no effect"),
        ("a Significant fall", "significan"),
        ("statistically insignificant", "significan"),
        ("There is no evidence", "no evidence"),
    ] {
        assert!(plain(said).contains(never), "{said}");
    }
}

#[test]
fn reports_of_every_kind_are_read() {
    let people = alder();
    // The same people with everybody who took part free of reoffending, or all but a few: clear results on either side.
    let better = change(
        &people,
        |fields| {
            fields[4].clear();
            fields[5].clear();
            fields[6] = "0".to_owned();
        },
        40,
    );
    let worse = change(
        &people,
        |fields| {
            let released = fields[3].clone();
            (fields[4], fields[5], fields[6]) = (released.clone(), released, "2".to_owned());
        },
        30,
    );
    // Another outcome: so or not, and hoped for.
    let flags = change(&people, |fields| fields[6] = if fields[6] == "0" { "1" } else { "0" }.to_owned(), usize::MAX);
    let outcome =
        "kind = \"proven_reoffending\"\noffence = \"offence_on\"\nproven = \"proven_on\"\ncount = \"reoffences\"";
    let yes_or_no = "kind = \"yes_or_no\"\ncolumn = \"reoffences\"\nwords = \"were in settled housing\"\nknown_after_months = 18\nhoped_for = true";
    let unmatched =
        ("design = \"matched\"\nmethod = \"radius\"\nscale = \"logit\"\ncaliper = 0.2", "design = \"unmatched\"");
    let randomised = (unmatched.0, "design = \"randomised\"");
    let nearest = ("method = \"radius\"", "method = \"nearest\"");
    let cases = [
        (&people, vec![]),
        (&people, vec![nearest]),
        (&people, vec![nearest, ("caliper = 0.2", "caliper = 0.002"), ("\"stop\"", "\"matched_only\"")]),
        (&people, vec![unmatched]),
        (&people, vec![randomised]),
        (&people, vec![("caliper = 0.2", "caliper = 0.0000001")]),
        (&people, vec![("base_points = 50.0", "base_points = 6.0")]),
        (&people, vec![("change_points = 5.0", "change_points = 30.0")]),
        (&people, vec![("information = [1.0]", "information = [0.3, 1.0]")]),
        (&better, vec![]),
        (&worse, vec![]),
        (&better, vec![randomised]),
        (&worse, vec![nearest]),
        (&flags, vec![(outcome, yes_or_no)]),
        (&flags, vec![(outcome, yes_or_no), nearest]),
    ];
    let mut verdicts = Vec::new();
    for (pilot, replace) in &cases {
        let outcome = evaluated(pilot, replace, &Given::default());
        check(&released(&outcome), &format!("{replace:?}"));
        verdicts.push(outcome.document.summary.concat());
    }
    let outcome = evaluated(&willow(), &[], &Given::default());
    check(&released(&outcome), "a young cohort");
    // The cases do reach every kind of sentence.
    for words in [
        "cannot tell whether",
        "side that was hoped for",
        "side that was not hoped for",
        "No result is shown",
        "are enough to show",
    ] {
        assert!(verdicts.iter().any(|verdict| verdict.contains(words)), "{words}");
    }
}

/// The pilot with some fields of the first rows changed.
fn change(pilot: &generator::pilot::Pilot, change: impl Fn(&mut Vec<String>), rows: usize) -> generator::pilot::Pilot {
    let mut lines: Vec<String> = pilot.people.lines().map(str::to_owned).collect();
    for line in lines.iter_mut().skip(1).take(rows) {
        let mut fields: Vec<String> = line.split(',').map(str::to_owned).collect();
        change(&mut fields);
        *line = fields.join(",");
    }
    generator::pilot::Pilot { people: lines.join("\n"), ..pilot.clone() }
}
