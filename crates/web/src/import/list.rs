//! The imports there have been, and the form that brings files in.

use access::Action;
use casework::import::{self, ImportState, ImportSummary};
use serde::Serialize;

use super::bring::BringFields;
use super::moment;
use crate::answer::Answer;
use crate::asked::Asked;
use crate::form::FieldError;
use crate::layout::Frame;
use crate::problem::Problem;

/// How many imports the list shows, newest first: a year of weekly files from two agencies.
pub(super) const SHOWN: u64 = 100;

/// What `list.html` asks for.
#[derive(Debug, Serialize)]
struct ImportsPage {
    rows: Vec<ImportRow>,
    /// How many are shown at most, if there may be more.
    newest: Option<u64>,
    /// The form, for those who may bring files in.
    bring: Option<BringFields>,
    /// The import that must be decided first: its words and address.
    waiting: Option<Link>,
    /// Where files are being watched that are read now.
    reading: Option<String>,
}

/// An import in a sentence.
#[derive(Debug, Serialize)]
pub(super) struct Link {
    pub(super) text: String,
    pub(super) href: String,
}

#[derive(Debug, Serialize)]
struct ImportRow {
    href: String,
    name: String,
    kind: &'static str,
    agency: String,
    files: String,
    state: &'static str,
    classes: &'static str,
    counts: String,
    when: String,
    /// What can be done next, empty where nothing is.
    next: &'static str,
}

pub(super) const fn tag(state: ImportState) -> &'static str {
    match state {
        ImportState::Staging => "govuk-tag--blue",
        ImportState::Staged => "govuk-tag--yellow",
        ImportState::Failed => "govuk-tag--red",
        ImportState::Applied => "govuk-tag--green",
        ImportState::Undone | ImportState::Discarded => "govuk-tag--grey",
    }
}

/// "2 new, 1 changed or gone, 40 as they were".
fn counts(import: &ImportSummary) -> String {
    match import.state {
        ImportState::Staging | ImportState::Discarded => String::new(),
        ImportState::Failed => format!("{} refused", super::grouped(import.refused)),
        ImportState::Staged | ImportState::Applied | ImportState::Undone => format!(
            "{} new, {} changed or gone, {} as they were",
            super::grouped(import.new),
            super::grouped(import.changed),
            super::grouped(import.unchanged)
        ),
    }
}

fn next(state: ImportState, asked: &Asked) -> &'static str {
    let may = |action| asked.may(action).is_some();
    match state {
        ImportState::Staged if may(Action::ApplyImport) => "Look, then apply it or throw it away",
        ImportState::Staging if may(Action::StageImport) => "Wait for it, or throw it away",
        ImportState::Failed => "See which rows to put right",
        ImportState::Applied if may(Action::UndoImport) => "Can be undone while nothing rests on it",
        _ => "",
    }
}

pub(super) async fn get(asked: Asked) -> Result<Answer, Problem> {
    show(&asked, Vec::new()).await
}

/// The list, with what must be put right in the form.
pub(super) async fn show(asked: &Asked, errors: Vec<FieldError>) -> Result<Answer, Problem> {
    let store = asked.house.store();
    let imports = import::list(store.rows(), SHOWN).await?;
    let waiting = imports.iter().find(|import| import.state == ImportState::Staged);
    let row = |import: &ImportSummary| ImportRow {
        href: format!("/imports/{}", import.id),
        name: format!("Import {}", import.no),
        kind: import.kind.words(),
        agency: import.agency.clone(),
        files: files(&import.files),
        state: import.state.words(),
        classes: tag(import.state),
        counts: counts(import),
        when: moment(import.staged_at, store.context()),
        next: next(import.state, asked),
    };
    let page = ImportsPage {
        rows: imports.iter().map(row).collect(),
        newest: (imports.len() as u64 == SHOWN).then_some(SHOWN),
        bring: asked.may(Action::StageImport).map(|_| BringFields::of(&asked.form, &errors)),
        waiting: waiting.map(|import| Link {
            text: format!("Import {} from {}", import.no, import.agency),
            href: format!("/imports/{}", import.id),
        }),
        reading: asked.house.staging.going().map(|form| format!("/imports/reading/{form}")),
    };
    let notice = match asked.query.text("done") {
        "discarded" => Some("Thrown away. Nothing of these files was kept.".to_owned()),
        "discarding" => Some("It is being thrown away. For many rows this takes some minutes.".to_owned()),
        _ => None,
    };
    let title = "Imports".to_owned();
    asked.page("import/list.html", Frame { title, errors, notice, section: "/imports", ..Frame::default() }, &page)
}

/// The files' names, or how many there are where they are many.
pub(super) fn files(names: &[String]) -> String {
    match names {
        [] | [_] | [_, _] | [_, _, _] => names.join(", "),
        [first, rest @ ..] => format!("{first} and {} more", rest.len()),
    }
}
