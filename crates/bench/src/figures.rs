//! The figures, their goals, and the table that is printed.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::Serialize;

/// How a figure reaches its goal.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Goal {
    AtMost(f64),
    AtLeast(f64),
    /// Only shown.
    None,
}

impl Goal {
    fn words(self) -> String {
        match self {
            Self::AtMost(goal) => format!("<= {goal}"),
            Self::AtLeast(goal) => format!(">= {goal}"),
            Self::None => String::new(),
        }
    }

    fn reached(self, value: f64) -> &'static str {
        match self {
            Self::AtMost(goal) if value > goal => "short",
            Self::AtLeast(goal) if value < goal => "short",
            Self::AtMost(_) | Self::AtLeast(_) => "pass",
            Self::None => "",
        }
    }
}

use Goal::{AtLeast, AtMost, None as Shown};

/// Key, words with the unit, goal. kB and MB are thousands and millions of bytes.
pub(crate) const FIGURES: &[(&str, &str, Goal)] = &[
    ("caseload.sql", "caseload page, SQL statements", AtMost(6.0)),
    ("caseload.html", "caseload page, HTML, kB", AtMost(60.0)),
    ("caseload.sent", "caseload page, as sent (gzip), kB", Shown),
    ("caseload.cpu", "caseload page, application CPU, ms", AtMost(3.0)),
    ("caseload.p50", "caseload page, p50, ms", Shown),
    ("caseload.p95", "caseload page, p95, ms", AtMost(50.0)),
    ("caseload.p95x4", "caseload page, p95 with 4 clients, ms", Shown),
    ("person.sql", "person page, SQL statements", AtMost(10.0)),
    ("person.html", "person page, HTML, kB", AtMost(80.0)),
    ("person.sent", "person page, as sent (gzip), kB", Shown),
    ("person.cpu", "person page, application CPU, ms", AtMost(4.0)),
    ("person.p50", "person page, p50, ms", Shown),
    ("person.p95", "person page, p95, ms", AtMost(60.0)),
    ("person.p95x4", "person page, p95 with 4 clients, ms", Shown),
    ("form.sql", "visit form, SQL statements", Shown),
    ("visit.sql", "record a visit, SQL statements", AtMost(15.0)),
    ("visit.cpu", "form and record, application CPU, ms", Shown),
    ("visit.p50", "record a visit, p50, ms", Shown),
    ("visit.p95", "record a visit, p95, ms", AtMost(100.0)),
    ("search.sql", "name search over everybody, SQL statements", Shown),
    ("search.cpu", "name search, application CPU, ms", Shown),
    ("search.p50", "name search, p50, ms", Shown),
    ("search.p95", "name search, p95, ms", AtMost(50.0)),
    ("wide.p50", "search by one or two letters, birth date, number, p50, ms", Shown),
    ("wide.p95", "search by one or two letters, birth date, number, p95, ms", AtMost(50.0)),
    ("ratio", "worker against manager, CPU of the same caseload", AtMost(1.3)),
    ("import.rate", "import of the region, rows a second applied", AtLeast(5000.0)),
    ("import.index", "import of its person index alone, one record a row, rows a second", AtLeast(5000.0)),
    ("beside.rows", "import beside pages, rows", AtLeast(500_000.0)),
    ("beside.rate", "import beside pages, rows a second applied", AtLeast(5000.0)),
    ("beside.p95", "caseload page during the import, p95, ms", AtMost(500.0)),
    ("beside.memory", "most memory of the importing process, MB", Shown),
    ("memory.now", "resident memory of the server after this load, MB", Shown),
    ("memory", "most resident memory of the server, MB", AtMost(120.0)),
    ("young.sent", "young adult's first view, compressed, kB", AtMost(100.0)),
];

/// What one database gave, by key.
pub(crate) type Values = BTreeMap<&'static str, f64>;

/// Everything a run found.
#[derive(Debug, Serialize)]
pub(crate) struct Run {
    pub(crate) machine: String,
    pub(crate) databases: Vec<Database>,
    pub(crate) peer: serde_json::Value,
}

#[derive(Debug, Serialize)]
pub(crate) struct Database {
    pub(crate) name: &'static str,
    pub(crate) about: String,
    pub(crate) values: Values,
}

/// The table, in Markdown.
pub(crate) fn table(run: &Run) -> String {
    let mut text = format!("{}\n\n", run.machine);
    for one in &run.databases {
        let _ = writeln!(text, "{}: {}", one.name, one.about);
    }
    let heads = run.databases.iter().map(|one| format!("{} | |", one.name)).collect::<Vec<_>>().join(" ");
    let rules = "---:|---|".repeat(run.databases.len());
    let _ = write!(text, "\n| Figure | Goal | {heads}\n|---|---|{rules}\n");
    for (key, words, goal) in FIGURES {
        let cells = run.databases.iter().map(|one| match one.values.get(key) {
            Some(value) => format!("{} | {} |", number(*value), goal.reached(*value)),
            None => "not measured | |".to_owned(),
        });
        let _ = writeln!(text, "| {words} | {} | {}", goal.words(), cells.collect::<Vec<_>>().join(" "));
    }
    text
}

/// Small numbers with decimals, large ones without.
fn number(value: f64) -> String {
    if value.fract() == 0.0 || value >= 1000.0 {
        format!("{value:.0}")
    } else if value >= 10.0 {
        format!("{value:.1}")
    } else {
        format!("{value:.2}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn goals_are_reached_up_to_their_edge() {
        for (goal, value, expected) in [
            (AtMost(6.0), 6.0, "pass"),
            (AtMost(6.0), 6.1, "short"),
            (AtLeast(5.0), 5.0, "pass"),
            (AtLeast(5.0), 4.9, "short"),
            (Shown, 1e9, ""),
        ] {
            assert_eq!(goal.reached(value), expected, "{goal:?} {value}");
        }
    }

    #[test]
    fn the_table_has_a_line_for_every_figure() {
        let values = Values::from([("caseload.sql", 7.0)]);
        let run = Run {
            machine: "two cores".to_owned(),
            databases: vec![Database { name: "SQLite", about: "a file".to_owned(), values }],
            peer: serde_json::Value::Null,
        };
        let text = table(&run);
        assert!(text.contains("| caseload page, SQL statements | <= 6 | 7 | short |"), "{text}");
        assert_eq!(text.lines().filter(|line| line.starts_with("| ")).count(), FIGURES.len() + 1);
    }
}
