//! The report as the template draws it.

use casework::replan::{Group, Line, Report};
use domain::duty::ChangeKind;
use domain::id::PersonId;
use serde::Serialize;

use crate::words;

/// Whose names are on the page.
pub(super) type Shown = Vec<PersonId>;

/// A number and what it counts.
#[derive(Debug, Serialize)]
pub(super) struct Tile {
    number: usize,
    text: &'static str,
}

/// What is on one team.
#[derive(Debug, Serialize)]
pub(super) struct Team {
    name: String,
    lists: Vec<List>,
    /// What else changed, in a sentence; empty where nothing did.
    besides: String,
}

/// Duties to hurry for, or that cannot be done in time any more.
#[derive(Debug, Serialize)]
struct List {
    title: &'static str,
    lines: Vec<LineView>,
    /// How many more there are.
    more: usize,
}

#[derive(Debug, Serialize)]
struct LineView {
    /// The record, for readers who may open it.
    href: Option<String>,
    name: String,
    title: String,
    by: String,
    moved: String,
    lead: String,
}

/// Who looks at it.
#[derive(Debug, Clone, Copy)]
pub(super) enum Reader {
    /// Whoever decides about the list: they look at what it does, not after each person, and open no record.
    Decides {
        /// How many lines of each list they see.
        most: usize,
    },
    /// Those whose people they are.
    Works,
}

/// The whole of it.
#[derive(Debug)]
pub(super) struct View {
    pub(super) tiles: Vec<Tile>,
    pub(super) teams: Vec<Team>,
    pub(super) shown: Shown,
}

impl View {
    /// As this reader may see it.
    pub(super) fn of(report: &Report, reader: Reader) -> Self {
        // Each number is that of the lines below.
        let tiles =
            [(report.counts.hurry, "to hurry for"), (report.counts.impossible, "cannot be done in time any more")];
        let mut shown = Vec::new();
        let teams = report.groups.iter().map(|group| team(group, reader, &mut shown)).collect();
        shown.sort_unstable();
        shown.dedup();
        Self { tiles: tiles.map(|(number, text)| Tile { number, text }).into(), teams, shown }
    }
}

fn team(group: &Group, reader: Reader, shown: &mut Shown) -> Team {
    let (most, opens) = match reader {
        Reader::Decides { most } => (most, false),
        Reader::Works => (usize::MAX, true),
    };
    let mut lists = Vec::new();
    for (title, lines) in [("Hurry for these", &group.hurry), ("Cannot be done in time any more", &group.impossible)] {
        if lines.is_empty() {
            continue;
        }
        let some: Vec<&Line> = lines.iter().take(most).collect();
        shown.extend(some.iter().filter(|line| line.name.is_some()).map(|line| line.person));
        lists.push(List {
            title,
            more: lines.len() - some.len(),
            lines: some.into_iter().map(|one| line(one, opens)).collect(),
        });
    }
    let counts = &group.besides;
    let besides: Vec<String> = [
        (counts.moved, "moved without hurry"),
        (counts.appeared, "newly owed without hurry"),
        (counts.gone, "no longer owed"),
        (counts.done, "done by it"),
    ]
    .into_iter()
    .filter(|(count, _)| *count > 0)
    .map(|(count, words)| format!("{count} {words}"))
    .collect();
    let besides = if besides.is_empty() { String::new() } else { format!("Besides: {}.", besides.join(", ")) };
    let name = group.team.as_ref().map_or_else(|| group.agency.clone(), |team| format!("{}, {team}", group.agency));
    Team { name, lists, besides }
}

fn line(line: &Line, opens: bool) -> LineView {
    LineView {
        href: opens.then(|| format!("/people/{}", line.person)),
        name: line.name.clone().unwrap_or_else(|| "Limited access".to_owned()),
        title: line.change.title.clone(),
        by: line.change.after.map(words::long).unwrap_or_default(),
        moved: match line.change.days() {
            Some(days @ ..0) => format!("{} earlier", words::days(-days)),
            Some(days @ 1..) => format!("{} later", words::days(days)),
            None if line.change.kind == ChangeKind::Impossible => "newly owed, its last day is past".to_owned(),
            Some(0) | None => "newly owed".to_owned(),
        },
        lead: line.lead.clone().unwrap_or_else(|| "Nobody named".to_owned()),
    }
}
