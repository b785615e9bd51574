//! A copy of everything that is held about a person, in plain words, for them: each line with who wrote it and when, and
//! at the end what is not in it and why.
//!
//! Details of other people stay out: how to reach supporters, what a safety check found, whom a licence protects. Records
//! of another entry that somebody held to be theirs are in it, with who said so.

pub mod left_out;
mod rows;
mod say;
pub mod tables;
mod words;

use domain::id::PersonId;
use store::{Context, Rows, StoreError};

use crate::audit;
use crate::record::{self, SourceRecord};
use say::{say, shown};
use tables::{Decision, TABLES};

/// How many lines of who looked are read at once.
const AT_ONCE: u64 = 500;

/// A copy.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Copy {
    /// What is held, part by part; a part of which nothing is held is not among them.
    pub parts: Vec<Part>,
    /// What is held and not in the copy, each with the reason.
    pub withheld: Vec<&'static str>,
}

/// A part.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Part {
    /// What it is.
    pub heading: &'static str,
    /// One after the other, the oldest first.
    pub items: Vec<Item>,
}

/// One thing that is held.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Item {
    /// When it was written down, and by whom or from which file.
    pub source: String,
    /// What it says: each with the words for it.
    pub says: Vec<(String, String)>,
}

/// Everything that is held about `person`.
pub async fn copy(rows: &impl Rows, person: PersonId, context: &Context) -> Result<Copy, StoreError> {
    let workers = rows::workers(rows).await?;
    let mut parts = Vec::new();
    for (table, decision) in TABLES {
        let (heading, items) = match decision {
            Decision::In { heading, columns, .. } => {
                let mut found = rows::rows_of(rows, table, person).await?;
                found.sort_by_key(|row| say::when(row).unwrap_or_default());
                (heading, found.iter().map(|row| say((table, columns), row, &workers, context)).collect())
            }
            Decision::Read { heading } if *table == "source_record" => (heading, records(rows, person, context).await?),
            Decision::Read { heading } => (heading, looks(rows, person, context).await?),
            Decision::Withheld { .. } | Decision::Nothing { .. } => continue,
        };
        let items: Vec<Item> = items;
        if !items.is_empty() {
            parts.push(Part { heading, items });
        }
    }
    let withheld = left_out::LEFT_OUT.iter().filter_map(|(_, decision)| match decision {
        Decision::Withheld { why } => Some(*why),
        _ => None,
    });
    let others = "How to reach the people around you, what a safety check found about them, and whom a licence protects: it is about them.";
    Ok(Copy { parts, withheld: withheld.chain([others]).collect() })
}

impl Copy {
    /// As plain text: one thing a paragraph.
    pub fn text(&self) -> String {
        let mut lines = vec!["Everything that is held about this person".to_owned()];
        for part in &self.parts {
            lines.extend([String::new(), part.heading.to_uppercase()]);
            for item in &part.items {
                lines.extend([String::new(), item.source.clone()]);
                lines.extend(item.says.iter().map(|(words, value)| format!("  {words}: {value}")));
            }
        }
        lines.extend([String::new(), "WHAT IS NOT IN THIS COPY, AND WHY".to_owned()]);
        lines.extend(self.withheld.iter().map(|why| format!("  {why}")));
        lines.join("\n") + "\n"
    }

    /// As JSON, for programs.
    pub fn json(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }
}

/// What agencies' files say.
async fn records(rows: &impl Rows, person: PersonId, context: &Context) -> Result<Vec<Item>, StoreError> {
    let records = record::records(rows, &[person]).await?.remove(&person).unwrap_or_default();
    let item = |record: &SourceRecord| {
        let came =
            record.brought_at.map_or_else(String::new, |at| format!(", brought in on {}", say::day(at, context)));
        let joined = record.joined.as_ref().map_or_else(String::new, |joined| {
            let (by, on) = (&joined.by_name, say::day(joined.at, context));
            format!("; {by} found it to be yours on {on}")
        });
        let mut says: Vec<(String, String)> =
            record.born_on.map(|on| ("Date of birth".to_owned(), say::plain(on))).into_iter().collect();
        if let Ok(content) = serde_json::to_value(&record.content) {
            say::flatten("", &content, &mut says);
        }
        Item { source: format!("{}, {}{came}{joined}", record.kind.words(), record.agency), says }
    };
    Ok(records.iter().map(item).collect())
}

/// Who looked, the newest first as on their own page.
async fn looks(rows: &impl Rows, person: PersonId, context: &Context) -> Result<Vec<Item>, StoreError> {
    let (mut items, mut before) = (Vec::new(), None);
    loop {
        let lines = audit::who_looked(rows, person, before, AT_ONCE).await?;
        let Some(last) = lines.last() else { return Ok(items) };
        before = Some(last.seq);
        for look in &lines {
            // Another young adult who tried is not named to anybody but those who answer for access.
            let is_young_adult = look.role == domain::agency::Role::YoungAdult.code();
            let who = if is_young_adult { "A young adult" } else { look.who.as_str() };
            let says =
                vec![("What".to_owned(), look.what.clone()), ("Outcome".to_owned(), shown("outcome", &look.outcome))];
            items.push(Item { source: format!("{who}, {}", say::day(look.at, context)), says });
        }
    }
}
