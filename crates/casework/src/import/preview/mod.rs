//! What an import would change, or changed: record by record, field by field, before and after.

mod difference;
mod rows;

use access::{Action, Permit};
use domain::id::{CorrelationId, ImportId, PersonId};
use store::columns::Uuid;
use store::{Rows, Shown, Store, StoreError, What};

use super::{Fault, ImportState, ImportSummary, ask, rows as imports};
pub use difference::FieldChange;

/// Which part of a preview is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Show {
    /// Every record that is new, changed or gone.
    #[default]
    All,
    /// Records not seen before.
    New,
    /// Records that differ.
    Changed,
    /// People whom a list of everybody no longer lists.
    Gone,
    /// Faults in rows that cannot be read: the first 1,000.
    Refused,
    /// What is worth a look.
    Findings,
}

impl Show {
    /// Every choice, in the order they are offered.
    pub const ALL: &'static [Self] = &[Self::All, Self::New, Self::Changed, Self::Gone, Self::Refused, Self::Findings];

    /// The word for it in addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::New => "new",
            Self::Changed => "changed",
            Self::Gone => "gone",
            Self::Refused => "refused",
            Self::Findings => "findings",
        }
    }

    /// The choice with this word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|show| show.code() == code)
    }
}

/// Which page of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Page {
    /// What.
    pub show: Show,
    /// Where the page before ended (`Preview::next`); none for the first.
    pub after: Option<String>,
    /// Most entries of the page.
    pub limit: u64,
}

/// What happens to a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ChangeKind {
    /// It was not seen before.
    New,
    /// It differs.
    Changed,
    /// The extract no longer lists the person.
    Gone,
}

/// What happens to one record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What.
    pub kind: ChangeKind,
    /// The agency's own number for the person.
    pub key: String,
    /// The person whose record it is.
    pub person: PersonId,
    /// Whether a record of somebody on record joins them because of it.
    pub joins: bool,
    /// The name after the change; empty where it is not known or access is limited.
    pub name: String,
    /// Whether access to the record is limited: then no field is shown.
    pub is_limited: bool,
    /// The fields that differ, in a fixed order; of a new record every field.
    pub fields: Vec<FieldChange>,
}

/// How many there are of each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Records not seen before.
    pub new: u64,
    /// Records that differ.
    pub changed: u64,
    /// People no longer listed.
    pub gone: u64,
    /// Records as they were.
    pub unchanged: u64,
    /// Faults, every one counted: a row may have several. The first 1,000 are listed.
    pub refused: u64,
    /// Findings.
    pub findings: u64,
}

/// One page of what an import changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preview {
    /// The import.
    pub import: ImportSummary,
    /// How many there are of each.
    pub counts: Counts,
    /// Whether another import was applied or undone since, so that this one cannot be applied.
    pub is_stale: bool,
    /// Records, where records are shown.
    pub changes: Vec<Change>,
    /// Faults or findings, where these are shown.
    pub faults: Vec<Fault>,
    /// Where the next page begins; none on the last.
    pub next: Option<String>,
}

/// One page of what an import changes; nothing if there is no such import. Looking is written down.
pub async fn preview(
    store: &Store,
    permit: &Permit,
    import: ImportId,
    page: &Page,
    correlation: CorrelationId,
) -> Result<Option<Preview>, StoreError> {
    ask(store, permit, Action::ViewImport)?;
    let rows = store.snapshot().await?;
    let Some(summary) = imports::summaries(&rows, Some(import), 1).await?.pop() else { return Ok(None) };
    let no = summary.no;
    let gone = rows::gone(&rows, no).await?;
    let counts = Counts {
        new: summary.new,
        changed: summary.changed.saturating_sub(gone),
        gone,
        unchanged: summary.unchanged,
        refused: summary.refused,
        findings: imports::count_faults(&rows, no, false).await?,
    };
    let is_stale = summary.state == ImportState::Staged
        && imports::find(&rows, import).await?.map(|row| row.epoch) != Some(imports::epoch(&rows).await?);
    let mut preview =
        Preview { import: summary, counts, is_stale, changes: Vec::new(), faults: Vec::new(), next: None };
    match page.show {
        Show::Refused | Show::Findings => preview.read_faults(&rows, page).await?,
        _ => preview.read_changes(&rows, page).await?,
    }
    rows.commit().await?;
    // Limited records are shown without a name and a field.
    let people = preview.changes.iter().filter(|change| !change.is_limited).map(|change| change.person).collect();
    let what = What { words: &format!("preview of import {no} read"), correlation };
    store.seen_list(permit, what, Shown { people, is_told: true }).await?;
    Ok(Some(preview))
}

impl Preview {
    async fn read_faults(&mut self, rows: &impl Rows, page: &Page) -> Result<(), StoreError> {
        let after = page.after.as_deref().and_then(|after| after.parse().ok()).unwrap_or(i64::MIN);
        let refuses = page.show == Show::Refused;
        let mut faults = imports::faults(rows, self.import.no, refuses, (after, page.limit + 1)).await?;
        if faults.len() as u64 > page.limit {
            faults.pop();
            self.next = faults.last().map(|fault| fault.position.to_string());
        }
        self.faults = faults.into_iter().map(Fault::from).collect();
        Ok(())
    }

    async fn read_changes(&mut self, rows: &impl Rows, page: &Page) -> Result<(), StoreError> {
        let after = page.after.as_deref().and_then(|after| u128::from_str_radix(after, 16).ok()).map(Uuid::from_u128);
        let mut pairs = rows::pairs(rows, (self.import.no, page.show), after, page.limit + 1).await?;
        if pairs.len() as u64 > page.limit {
            pairs.pop();
            self.next = pairs.last().map(|pair| format!("{:032x}", pair.after.id.as_u128()));
        }
        let limited = rows::limited(rows, pairs.iter().map(|pair| pair.after.person_id).collect()).await?;
        let changes = pairs.iter().map(|pair| pair.change(limited.contains(&pair.after.person_id)));
        self.changes = changes.collect::<Result<_, _>>()?;
        Ok(())
    }
}
