//! One import: what it would change or changed, what is wrong with its files, and what can be done with it.

use access::Action;
use casework::import::{self, Counts, ImportState, ImportSummary, Page, Preview, Show};
use casework::record::RecordKind;
use domain::id::ImportId;
use serde::Serialize;

use super::difference::{ChangeView, FaultView};
use super::{counted, grouped, list, moment};
use crate::answer::Answer;
use crate::asked::Asked;
use crate::form::FieldError;
use crate::layout::Frame;
use crate::problem::Problem;

/// Records, or rows of faults, on a page.
const SHOWN: u64 = 50;

/// What `preview.html` asks for.
#[derive(Debug, Serialize)]
struct PreviewPage {
    heading: String,
    state: &'static str,
    classes: &'static str,
    kind: &'static str,
    agency: String,
    files: Vec<String>,
    staged_at: String,
    /// What the state means, and the way on.
    sentence: String,
    tiles: Vec<Tile>,
    /// What the list below holds.
    list: &'static str,
    /// What to say where the list is empty.
    nobody: &'static str,
    changes: Vec<ChangeView>,
    faults: Vec<FaultView>,
    first: Option<String>,
    next: Option<String>,
    /// What can be done with it now, by this reader.
    buttons: Vec<Button>,
    /// Where the refused rows are as a file.
    error_file: Option<String>,
    /// Where to see what moved dates do to people's duties.
    effect: Option<String>,
    /// Where files are being watched that are read now.
    reading: Option<String>,
}

/// Something that can be done with the import.
#[derive(Debug, Serialize)]
struct Button {
    text: &'static str,
    /// Where it posts to.
    action: String,
    classes: &'static str,
}

/// A number with the list it counts.
#[derive(Debug, Serialize)]
struct Tile {
    number: String,
    text: &'static str,
    href: Option<String>,
    is_shown: bool,
}

const fn heading(show: Show) -> (&'static str, &'static str) {
    match show {
        Show::All => ("Everything that changes", "Nothing changes: everything in these files is on record already."),
        Show::New => ("New records", "No record is new."),
        Show::Changed => ("Changed records", "No record that was on file differs."),
        Show::Gone => ("No longer listed", "Nobody has left the list."),
        Show::Refused => ("Rows that were refused", "No row was refused."),
        Show::Findings => ("Worth a look", "Nothing was found that needs a look."),
    }
}

pub(super) async fn get(asked: Asked) -> Result<Answer, Problem> {
    let notice = match asked.query.text("done") {
        "applied" => "Applied. Everybody now sees what these files brought.",
        "applied-before" => "This was already applied. Nothing was done twice.",
        "undone" => "Undone. Everything is again as it was before.",
        "undone-before" => "This was already undone. Nothing was done twice.",
        "discarded-before" => "This was already thrown away.",
        _ => "",
    };
    show(&asked, notice, Vec::new()).await
}

/// The import in the address.
pub(crate) fn id(asked: &Asked) -> Result<ImportId, Problem> {
    asked.path.get("import").and_then(|text| text.parse().ok()).ok_or(Problem::NotFound)
}

/// Which part is asked for; a word that is none is no page.
fn asked_page(asked: &Asked, state: ImportState) -> Result<Page, Problem> {
    let show = match asked.query.text("show") {
        "" if state == ImportState::Failed => Show::Refused,
        "" => Show::All,
        code => Show::from_code(code).ok_or(Problem::NotFound)?,
    };
    let after = Some(asked.query.text("after").to_owned()).filter(|after| !after.is_empty());
    Ok(Page { show, after, limit: SHOWN })
}

/// The import's page, with what was just done or what was refused.
pub(super) async fn show(asked: &Asked, notice: &str, errors: Vec<FieldError>) -> Result<Answer, Problem> {
    let store = asked.house.store();
    let summary = import::one(store.rows(), id(asked)?).await?.ok_or(Problem::NotFound)?;
    let page = asked_page(asked, summary.state)?;
    // While its rows are being written or removed there is nothing to be seen that would still be so a moment later.
    let preview = match summary.state {
        ImportState::Staging | ImportState::Discarded => None,
        _ => {
            let permit = asked.may(Action::ViewImport).ok_or(Problem::NotFound)?;
            import::preview(store, &permit, summary.id, &page, asked.correlation).await?
        }
    };
    let contract = contract(asked, summary, preview, &page);
    let frame = Frame {
        title: contract.heading.clone(),
        errors,
        notice: Some(notice.to_owned()).filter(|notice| !notice.is_empty()),
        back: Some(("Imports".to_owned(), "/imports".to_owned())),
        section: "/imports",
    };
    asked.page("import/preview.html", frame, &contract)
}

fn contract(asked: &Asked, summary: ImportSummary, preview: Option<Preview>, page: &Page) -> PreviewPage {
    let is_stale = preview.as_ref().is_some_and(|preview| preview.is_stale);
    let state = summary.state;
    let (list, nobody) = heading(page.show);
    let href = |after: &str| format!("?show={}{after}", page.show.code());
    let buttons = buttons(asked, &summary, is_stale);
    let mut contract = PreviewPage {
        heading: format!("Import {}: {}", summary.no, summary.kind.words()),
        state: state.words(),
        classes: list::tag(state),
        kind: summary.kind.words(),
        staged_at: moment(summary.staged_at, asked.house.store().context()),
        sentence: sentence(asked, &summary, is_stale),
        agency: summary.agency,
        files: summary.files,
        tiles: Vec::new(),
        list,
        nobody,
        changes: Vec::new(),
        faults: Vec::new(),
        first: page.after.as_ref().map(|_| href("")),
        next: None,
        buttons,
        error_file: (state == ImportState::Failed).then(|| format!("/imports/{}/faults.csv", summary.id)),
        effect: (summary.kind == RecordKind::ReleaseDates && has_effect(state))
            .then(|| format!("/imports/{}/duties", summary.id)),
        reading: asked
            .house
            .staging
            .going()
            .filter(|_| state == ImportState::Staging)
            .map(|form| format!("/imports/reading/{form}")),
    };
    if let Some(preview) = preview {
        contract.tiles = tiles(preview.counts, page.show);
        contract.changes = preview.changes.into_iter().map(ChangeView::of).collect();
        contract.faults = preview.faults.into_iter().map(FaultView::of).collect();
        contract.next = preview.next.map(|after| href(&format!("&after={after}")));
    }
    contract
}

/// Whether there is something to be seen of what the dates do.
const fn has_effect(state: ImportState) -> bool {
    matches!(state, ImportState::Staged | ImportState::Applied | ImportState::Undone)
}

fn buttons(asked: &Asked, import: &ImportSummary, is_stale: bool) -> Vec<Button> {
    let apply = ("Apply", "apply", "", Action::ApplyImport);
    let undo = ("Undo", "undo", "govuk-button--warning", Action::UndoImport);
    let discard = ("Throw away", "discard", "govuk-button--secondary", Action::StageImport);
    let offered = match import.state {
        ImportState::Staged if !is_stale => vec![apply, discard],
        ImportState::Applied => vec![undo],
        ImportState::Discarded => Vec::new(),
        ImportState::Staging | ImportState::Staged | ImportState::Failed | ImportState::Undone => vec![discard],
    };
    let allowed = offered.into_iter().filter(|(.., action)| asked.may(*action).is_some());
    let button = |(text, what, classes, _)| Button { text, action: format!("/imports/{}/{what}", import.id), classes };
    allowed.map(button).collect()
}

/// Every number stands for the list behind it; only records that stay as they are have none.
fn tiles(counts: Counts, shown: Show) -> Vec<Tile> {
    let tile = |count, text, show: Option<Show>| Tile {
        number: grouped(count),
        text,
        href: show.map(|show| format!("?show={}", show.code())),
        is_shown: show == Some(shown),
    };
    vec![
        tile(counts.new, "new", Some(Show::New)),
        tile(counts.changed, "changed", Some(Show::Changed)),
        tile(counts.gone, "no longer listed", Some(Show::Gone)),
        tile(counts.refused, "refused", Some(Show::Refused)),
        tile(counts.findings, "worth a look", Some(Show::Findings)),
        tile(counts.unchanged, "as they were", None),
    ]
}

/// What the import's state means for whoever looks at it.
fn sentence(asked: &Asked, import: &ImportSummary, is_stale: bool) -> String {
    let when = |at| moment(at, asked.house.store().context());
    match import.state {
        ImportState::Staging => format!(
            "Its rows are being written or removed. The last sign of life was on {}; if that is more than a minute ago, it was broken off and can be thrown away.",
            when(import.staged_at)
        ),
        ImportState::Staged if is_stale => "Another import was applied or undone since these files were read, so this is no longer what they would change. Throw it away and bring the files in again.".to_owned(),
        ImportState::Staged => "Nothing has changed yet. Look at what these files would change, then apply them or throw them away.".to_owned(),
        ImportState::Failed => format!(
            "Nothing was changed. {} must be put right first, as listed here; then bring the files in again.",
            counted(import.refused, "place", "places")
        ),
        ImportState::Applied => format!("Applied on {}.", import.applied_at.map(when).unwrap_or_default()),
        ImportState::Undone => format!(
            "Applied on {} and undone on {}. Nobody sees what it brought.",
            import.applied_at.map(when).unwrap_or_default(),
            import.undone_at.map(when).unwrap_or_default()
        ),
        ImportState::Discarded => "Thrown away. Nothing of its files was kept.".to_owned(),
    }
}

/// The refused rows as a file, for whoever gave the files.
pub(super) async fn faults(asked: Asked) -> Result<Answer, Problem> {
    let store = asked.house.store();
    let summary = import::one(store.rows(), id(&asked)?).await?.ok_or(Problem::NotFound)?;
    let file = import::error_file(store, &asked.permit, summary.id, asked.correlation).await?;
    Ok(Answer::Download {
        name: format!("import-{}-refused-rows.csv", summary.no),
        content_type: "text/csv; charset=utf-8",
        text: file.ok_or(Problem::NotFound)?,
    })
}
