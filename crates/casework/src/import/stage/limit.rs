//! What an agency's mark on a record means for the lists of limited access.
//!
//! "Restricted" is a list of those who may see the record: the worker whom the record names, and whoever is named by
//! hand later. Where it names nobody, nobody may until then. "Excluded" is a list of those who may not, and the extract
//! does not name them: whoever is not named might be one of them, so the record is kept as a restricted one until the
//! information governance lead has asked the agency (justice notes, section 7).

use domain::Date;
use domain::circle::HANDOVER_OVERLAP_DAYS;
use jiff::ToSpan as _;
use store::columns::{Day, Uuid};
use store::entity::limited_access;

/// What a worker who may not see the record is told.
const MESSAGE: &str = "Only named workers may see this record.";

/// The mark of a list of those who may.
pub(super) const RESTRICTED: &str = "restricted";
/// The mark of a list of those who may not.
pub(super) const EXCLUDED: &str = "excluded";

/// Whom a record restricts itself to: nothing if it does not, and perhaps nobody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct OnlyFor(pub(super) Option<Uuid>);

impl OnlyFor {
    /// What a record with this mark and this worker says.
    pub(super) fn of(limited: Option<&str>, worker: Option<Uuid>) -> Option<Self> {
        matches!(limited, Some(RESTRICTED | EXCLUDED)).then_some(Self(worker))
    }
}

/// Entries to be written and entries that they replace.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Change {
    pub(super) new: Vec<limited_access::Model>,
    pub(super) replaced: Vec<Uuid>,
}

/// What changes on the restriction list of a person, of whom `entries` are on it because of imports.
pub(super) fn change(
    person: Uuid,
    (before, after): (Option<OnlyFor>, Option<OnlyFor>),
    entries: &[limited_access::Model],
    today: Date,
    new_id: &mut dyn FnMut() -> Uuid,
) -> Change {
    let mut change = Change::default();
    if before == after {
        return change;
    }
    let yesterday = today.saturating_sub(1.day());
    if let Some(OnlyFor(worker)) = before {
        let open = |entry: &&limited_access::Model| {
            entry.person_id == person
                && entry.kind == "restriction"
                && entry.worker_id == worker
                && entry.to_on.is_none()
        };
        if let Some(old) = entries.iter().find(open) {
            // Whoever hands over stays in the circle for a while, so they stay on the list.
            let hands_over = after.is_some() && worker.is_some();
            let overlap = i64::from(HANDOVER_OVERLAP_DAYS).days();
            let last_day = if hands_over { yesterday.saturating_add(overlap) } else { yesterday };
            change.replaced.push(old.id);
            change.new.push(limited_access::Model { id: new_id(), to_on: Some(Day(last_day)), ..old.clone() });
        }
    }
    if let Some(OnlyFor(worker_id)) = after {
        change.new.push(limited_access::Model {
            id: new_id(),
            person_id: person,
            kind: "restriction".to_owned(),
            worker_id,
            message: MESSAGE.to_owned(),
            from_on: Day(today),
            to_on: None,
            from_import: 0,
            superseded_by: None,
        });
    }
    change
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn what_changes_on_the_list() {
        let today = date(2026, 11, 21);
        let (ada, bram) = (Some(OnlyFor(Some(Uuid::from_u128(1)))), Some(OnlyFor(Some(Uuid::from_u128(2)))));
        let nobody = Some(OnlyFor(None));
        for (before, after, expected) in [
            (None, None, vec![]),
            (None, ada, vec![(1, None)]),
            (None, nobody, vec![(0, None)]),
            (ada, ada, vec![]),
            (ada, bram, vec![(1, Some(date(2026, 12, 18))), (2, None)]),
            (ada, None, vec![(1, Some(date(2026, 11, 20)))]),
            (nobody, ada, vec![(0, Some(date(2026, 11, 20))), (1, None)]),
        ] {
            let mut next = 100;
            let mut new_id = || {
                next += 1;
                Uuid::from_u128(next)
            };
            let person = Uuid::from_u128(9);
            let entries = change(person, (None, before), &[], date(2026, 5, 1), &mut new_id).new;
            let change = change(person, (before, after), &entries, today, &mut new_id);
            let found: Vec<_> = change
                .new
                .iter()
                .map(|entry| (entry.worker_id.map_or(0, |worker| worker.as_u128()), entry.to_on.map(|day| day.0)))
                .collect();
            assert_eq!(found, expected, "{before:?} to {after:?}");
            assert_eq!(change.replaced.len(), usize::from(before.is_some() && before != after));
        }
    }
}
