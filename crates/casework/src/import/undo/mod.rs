//! Undo an import: everything is again as it was before, as long as nothing rests on what it brought.

mod rows;

use access::{Action, Permit};
use domain::id::{CorrelationId, ImportId};
use store::{Store, StoreError, What};

use super::rows::Note;
use super::{ImportState, begin, rows as imports};

/// What changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Undone {
    /// What it brought is no longer seen, and what it replaced is again.
    Now {
        /// Its number.
        no: i64,
    },
    /// It was undone before; nothing changed.
    Already {
        /// Its number.
        no: i64,
    },
}

/// What rests on an import's rows, with how much of it there is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Dependent {
    /// Later imports replaced some of its rows, or say more about people it brought: their numbers.
    LaterImports(Vec<i64>),
    /// Contacts with people it brought.
    Contacts(u64),
    /// Things done or lasting that were put down about people it brought: reviews, meetings, days without a home.
    Events(u64),
    /// Entries in plans of people it brought.
    PlanEntries(u64),
    /// People put in the networks of people it brought, and what was said of findings in their plans.
    Network(u64),
    /// Entries in the care-status ledgers of people it brought.
    CareStatus(u64),
    /// What was written down of the needs of people it brought, and sessions of panels that considered them.
    Needs(u64),
    /// Unfinished forms about people it brought.
    Drafts(u64),
    /// Sign-in codes printed for people it brought.
    SignInCodes(u64),
    /// Accounts of people it brought.
    Accounts(u64),
    /// Places in a circle, entries of limited access, appointments, conditions of a licence and days of release, made by hand,
    /// of people it brought.
    MadeByHand(u64),
}

impl std::fmt::Display for Dependent {
    /// "12 contacts", "import 7 and import 9".
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (count, one, many) = match self {
            Self::LaterImports(numbers) => {
                let numbers: Vec<String> = numbers.iter().map(|no| format!("import {no}")).collect();
                return f.write_str(&numbers.join(" and "));
            }
            Self::Contacts(count) => (count, "contact", "contacts"),
            Self::Events(count) => (count, "event", "events"),
            Self::PlanEntries(count) => (count, "entry in a plan", "entries in plans"),
            Self::Network(count) => (count, "entry in a support network", "entries in support networks"),
            Self::CareStatus(count) => (count, "entry about time in care", "entries about time in care"),
            Self::Needs(count) => (count, "entry about needs", "entries about needs"),
            Self::Drafts(count) => (count, "unfinished form", "unfinished forms"),
            Self::SignInCodes(count) => (count, "sign-in code", "sign-in codes"),
            Self::Accounts(count) => (count, "account", "accounts"),
            Self::MadeByHand(count) => (count, "change made by hand", "changes made by hand"),
        };
        write!(f, "{count} {}", if *count == 1 { one } else { many })
    }
}

/// Why an import was not undone.
#[derive(Debug, thiserror::Error)]
pub enum UndoError {
    /// There is no such import.
    #[error("there is no such import")]
    NotFound,
    /// It is not applied.
    #[error("import {no} cannot be undone: it is {}", state.code())]
    NotApplied {
        /// Its number.
        no: i64,
        /// How far it has come.
        state: ImportState,
    },
    /// Something rests on what it brought.
    #[error("import {no} cannot be undone: {} rest on it", words(dependents))]
    InUse {
        /// Its number.
        no: i64,
        /// What.
        dependents: Vec<Dependent>,
    },
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

fn words(dependents: &[Dependent]) -> String {
    dependents.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

/// Takes an applied import back: one row changes, whatever its size.
pub async fn undo(
    store: &Store,
    permit: &Permit,
    import: ImportId,
    correlation: CorrelationId,
) -> Result<Undone, UndoError> {
    let tx = begin(store, permit, Action::UndoImport).await?;
    imports::take_turn(tx.rows()).await?;
    let row = imports::find(tx.rows(), import).await?.ok_or(UndoError::NotFound)?;
    let no = row.no;
    let state = ImportState::from_code(&row.state).ok_or_else(|| StoreError::inconsistent("import", "state", no))?;
    match state {
        ImportState::Undone => {
            tx.roll_back().await?;
            return Ok(Undone::Already { no });
        }
        ImportState::Applied => {}
        state => return Err(UndoError::NotApplied { no, state }),
    }
    rows::hold_people(tx.rows(), no).await?;
    let dependents = rows::dependents(tx.rows(), no).await?;
    if !dependents.is_empty() {
        return Err(UndoError::InUse { no, dependents });
    }
    let now = tx.context().now();
    if !imports::move_on(tx.rows(), no, (state, ImportState::Undone), Note::UndoneAt(now)).await? {
        return Err(StoreError::Changed { table: "import" }.into());
    }
    tx.commit(permit, What { words: &format!("import {no} undone"), correlation }).await?;
    Ok(Undone::Now { no })
}
