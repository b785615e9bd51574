//! Apply an import, throw it away, or undo it: what casework refuses is said on the import's page, with a way on.

use access::Action;
use casework::StoreError;
use casework::import::{self, Applied, ApplyError, Dependent, DiscardError, Discarded, ImportState, UndoError, Undone};
use domain::id::ImportId;
use tracing::Instrument as _;

use super::preview;
use super::staging::PATIENCE;
use crate::answer::Answer;
use crate::asked::Asked;
use crate::form::FieldError;
use crate::problem::Problem;

/// Back to the import's page, which says what was done.
fn done(import: ImportId, what: &str) -> Answer {
    Answer::SeeOther(format!("/imports/{import}?done={what}"))
}

/// The import's page with why it was refused. The link leads to what the import's state means.
async fn refused(asked: &Asked, why: String) -> Result<Answer, Problem> {
    preview::show(asked, "", vec![FieldError::new("state", why)]).await
}

pub(super) async fn apply(asked: Asked) -> Result<Answer, Problem> {
    let import = preview::id(&asked)?;
    match import::apply(asked.house.store(), &asked.permit, import, asked.correlation).await {
        Ok(Applied::Now { .. }) => Ok(done(import, "applied")),
        Ok(Applied::Already { .. }) => Ok(done(import, "applied-before")),
        Err(ApplyError::NotFound) => Err(Problem::NotFound),
        Err(ApplyError::NotStaged { state, .. }) => refused(&asked, not_staged(state).to_owned()).await,
        Err(ApplyError::PictureChanged { .. }) => {
            let why = "Other files were applied or undone since these were read. Throw this import away and bring the files in again";
            refused(&asked, why.to_owned()).await
        }
        Err(ApplyError::Store(error)) => Err(error.into()),
    }
}

const fn not_staged(state: ImportState) -> &'static str {
    match state {
        ImportState::Failed => {
            "This import cannot be applied: some of its rows were refused. Put them right and bring the files in again"
        }
        ImportState::Undone => "This import was undone. To have it back, bring its files in again",
        ImportState::Discarded => "This import was thrown away. To have it back, bring its files in again",
        ImportState::Staging => "This import is still being read. Wait until it is read, then look at it first",
        ImportState::Staged | ImportState::Applied => "This import changed a moment ago. Look at it again",
    }
}

pub(super) async fn undo(asked: Asked) -> Result<Answer, Problem> {
    let import = preview::id(&asked)?;
    match import::undo(asked.house.store(), &asked.permit, import, asked.correlation).await {
        Ok(Undone::Now { .. }) => Ok(done(import, "undone")),
        Ok(Undone::Already { .. }) => Ok(done(import, "undone-before")),
        Err(UndoError::NotFound) => Err(Problem::NotFound),
        Err(UndoError::NotApplied { .. }) => {
            refused(&asked, "This import is not applied, so there is nothing to undo".to_owned()).await
        }
        Err(UndoError::InUse { dependents, .. }) => refused(&asked, in_use(&dependents)).await,
        Err(UndoError::Store(error)) => Err(error.into()),
    }
}

/// Why it stays, and what would have to go first.
fn in_use(dependents: &[Dependent]) -> String {
    let rest: Vec<String> = dependents.iter().map(ToString::to_string).collect();
    let only_imports = dependents.iter().all(|one| matches!(one, Dependent::LaterImports(_)));
    let way_on = if only_imports {
        "Undo the later imports first"
    } else {
        "What people recorded since stays; put a mistake right by bringing in corrected files"
    };
    format!("This import cannot be undone, because these rest on it: {}. {way_on}", rest.join(", "))
}

/// Removing many rows takes longer than a page may: it goes on in the background, and whoever goes away does not stop
/// it half way.
pub(super) async fn discard(asked: Asked) -> Result<Answer, Problem> {
    let import = preview::id(&asked)?;
    let (store, correlation) = (asked.house.store.clone(), asked.correlation);
    let permit = asked.may(Action::StageImport).ok_or(Problem::NotFound)?;
    let work = async move {
        let result = import::discard(&store, &permit, import, correlation).await;
        if let Err(DiscardError::Store(error)) = &result {
            tracing::error!(%error, "an import was not thrown away");
        }
        result
    };
    let work = tokio::spawn(work.in_current_span());
    let Ok(ended) = tokio::time::timeout(PATIENCE, work).await else {
        return Ok(Answer::SeeOther("/imports?done=discarding".to_owned()));
    };
    match ended.map_err(|error| Problem::Unexpected(Box::new(error)))? {
        Ok(Discarded::Now { .. }) => Ok(Answer::SeeOther("/imports?done=discarded".to_owned())),
        Ok(Discarded::Already { .. }) => Ok(done(import, "discarded-before")),
        Err(DiscardError::NotFound) => Err(Problem::NotFound),
        Err(DiscardError::IsApplied { .. }) => {
            refused(&asked, "This import is applied. Undo it before you throw it away".to_owned()).await
        }
        // Somebody else is throwing it away, or applied it a moment ago.
        Err(DiscardError::Store(StoreError::Changed { .. })) => Err(Problem::Conflict),
        Err(DiscardError::Store(error)) => Err(error.into()),
    }
}
