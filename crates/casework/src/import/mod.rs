//! Bringing agencies' files in: checked, shown as what they would change, applied whole or not at all, and taken back.
//!
//! Staging writes the new rows in short turns of at most 500 records, so that people can work meanwhile, also where
//! there is one writer. The rows are seen once the import is applied (`store::visible`): applying and undoing change one
//! row, whatever the size. One import is staged at a time in the whole store, so that a preview is of something that
//! stays as it was.

mod apply;
mod discard;
mod fault;
mod files;
mod list;
mod preview;
mod rows;
mod stage;
mod undo;

pub use apply::{Applied, ApplyError, apply};
pub use discard::{DiscardError, Discarded, clean_up, discard};
pub use fault::{Fault, error_file};
pub use files::ImportFile;
pub use list::{ImportSummary, list, one};
pub use preview::{Change, ChangeKind, Counts, FieldChange, Page, Preview, Show, preview};
pub use stage::{AgencyNamed, Progress, Request, StageError, Staged, stage};
pub use undo::{Dependent, UndoError, Undone, undo};

use access::{About, Action, Permit};
use domain::agency::AgencyKind;
use store::{Store, StoreError, Tx};

use crate::record::RecordKind;

/// Records that are written, or taken away, in one turn.
const TURN: usize = 500;

/// For how many seconds staging, or throwing away, may be silent before it is taken as broken off. A turn takes well
/// under a second.
const SILENT_SECONDS: i64 = 60;

/// The code of an import whose rows are being removed. To everybody else it is one at work, like one being staged: what
/// there is of it changes from moment to moment. Kept apart, it cannot be taken for one to go on staging.
const DISCARDING: &str = "discarding";

/// How far an import has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ImportState {
    /// Its rows are being written or removed, or were when the program was stopped.
    Staging,
    /// It waits to be applied or thrown away.
    Staged,
    /// Some row of its files could not be read, so nothing was written.
    Failed,
    /// What it brought is seen.
    Applied,
    /// It was applied and then taken back.
    Undone,
    /// It was thrown away.
    Discarded,
}

impl ImportState {
    /// Every state.
    pub const ALL: &'static [Self] =
        &[Self::Staging, Self::Staged, Self::Failed, Self::Applied, Self::Undone, Self::Discarded];

    /// The code it is kept under.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Staging => "staging",
            Self::Staged => "staged",
            Self::Failed => "failed",
            Self::Applied => "applied",
            Self::Undone => "undone",
            Self::Discarded => "discarded",
        }
    }

    /// The words people use for it.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Staging => "Being read in",
            Self::Staged => "Waiting to be applied",
            Self::Failed => "Refused",
            Self::Applied => "Applied",
            Self::Undone => "Undone",
            Self::Discarded => "Thrown away",
        }
    }

    /// The state with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        if code == DISCARDING {
            return Some(Self::Staging);
        }
        Self::ALL.iter().copied().find(|state| state.code() == code)
    }
}

impl RecordKind {
    /// What kind of agency gives this kind of extract.
    pub const fn agency_kind(self) -> AgencyKind {
        match self {
            Self::PersonIndex | Self::Ssda903 => AgencyKind::LocalAuthority,
            Self::Prison | Self::ReleaseDates => AgencyKind::Prison,
            Self::Probation => AgencyKind::Probation,
        }
    }

    /// Whether the extract lists everybody every time, so that somebody who is missing from it has left.
    const fn lists_everybody(self) -> bool {
        matches!(self, Self::Prison)
    }

    /// Whether the extract only adds to people on record: it has no names, and makes nobody.
    const fn only_adds(self) -> bool {
        matches!(self, Self::ReleaseDates)
    }

    const fn extract(self) -> extracts::Kind {
        match self {
            Self::PersonIndex => extracts::Kind::PersonIndex,
            Self::Ssda903 => extracts::Kind::Ssda903,
            Self::Prison => extracts::Kind::Prison,
            Self::Probation => extracts::Kind::Probation,
            Self::ReleaseDates => extracts::Kind::ReleaseDates,
        }
    }
}

/// Asks the policy again where nothing is changed, so no turn at the writer is needed.
fn ask(store: &Store, permit: &Permit, action: Action) -> Result<(), StoreError> {
    let today = store.context().today();
    let asked = store.policy().ask(permit.asker(), action, About::Service, today);
    asked.map(drop).map_err(StoreError::NoLongerPermitted)
}

/// Begins a change, with the policy asked again inside it: a long import outlives many permissions.
pub(crate) async fn begin(store: &Store, permit: &Permit, action: Action) -> Result<Tx, StoreError> {
    let tx = store.begin().await?;
    let today = tx.context().today();
    tx.policy().ask(permit.asker(), action, About::Service, today).map_err(StoreError::NoLongerPermitted)?;
    Ok(tx)
}
