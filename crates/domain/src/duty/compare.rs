//! What changed between two answers about one person: other facts, another law, or another day.

use jiff::civil::Date;

use super::answer::{Duty, State};
use super::engine::Duties;
use crate::agency::coded;

coded! {
    /// What became of a duty.
    ChangeKind {
        /// It was not owed and is now, and there is time for it.
        Appeared = "appeared", "New";
        /// It was owed and is not any more, and it was not done.
        Gone = "gone", "No longer owed";
        /// It was done.
        Done = "done", "Done";
        /// Its last day moved, and nobody was made late by it.
        Moved = "moved", "Moved";
        /// Its last day lies behind now, and before it did not or nothing was owed: nobody can be in time any more.
        Impossible = "impossible", "Cannot be done in time any more";
        /// Nothing moved, and its last day passed.
        NowLate = "now_late", "Now late";
    }
}

/// What became of one duty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change<'l> {
    /// The duty as it is now; as it was, where its rule is gone.
    pub duty: Duty<'l>,
    /// What became of it.
    pub kind: ChangeKind,
    /// Its last day before.
    pub before: Option<Date>,
    /// Its last day now.
    pub after: Option<Date>,
}

impl Change<'_> {
    /// By how many days the last day moved: below 0 it came nearer. 0 where one of the days is not known.
    pub fn days(&self) -> i32 {
        self.before.zip(self.after).map_or(0, |(before, after)| (after - before).get_days())
    }

    /// Whether somebody must hurry to be in time: it appeared or came nearer, and is due within a fortnight.
    pub fn must_hurry(&self) -> bool {
        let is_soon = matches!(self.duty.state, State::DueSoon { .. });
        match self.kind {
            ChangeKind::Appeared => is_soon,
            ChangeKind::Moved => is_soon && self.days() < 0,
            ChangeKind::Impossible | ChangeKind::Gone | ChangeKind::Done | ChangeKind::NowLate => false,
        }
    }
}

/// What changed from `before` to `after`, in the order of the rules' short names. By these rules are told apart, so the
/// two may be answers of two states of the law: what a rule owed that is not there any more is gone.
pub fn changes<'l>(before: &Duties<'l, '_>, after: &Duties<'l, '_>) -> Vec<Change<'l>> {
    let mut found: Vec<Change<'l>> =
        after.list.iter().filter_map(|duty| change(before.of(duty.rule.id), duty, after.position.today)).collect();
    let without_rule = before.list.iter().filter(|was| was.state.is_owed() && after.of(was.rule.id).is_none());
    found.extend(without_rule.map(|was| Change { duty: *was, kind: ChangeKind::Gone, before: was.due, after: None }));
    found.sort_by_key(|change| change.duty.rule.id);
    found
}

fn change<'l>(was: Option<&Duty<'_>>, is: &Duty<'l>, today: Date) -> Option<Change<'l>> {
    let owed = |state: State| state.is_owed();
    let was_owed = was.is_some_and(|was| owed(was.state));
    let before = was.and_then(|was| was.due);
    let kind = match (was_owed, owed(is.state)) {
        (false, false) => return None,
        (false, true) if is.due.is_some_and(|due| due < today) => ChangeKind::Impossible,
        (false, true) => ChangeKind::Appeared,
        (true, false) if matches!(is.state, State::Done { .. }) => ChangeKind::Done,
        (true, false) => ChangeKind::Gone,
        (true, true) => {
            let was_late = was.is_some_and(|was| matches!(was.state, State::Overdue { .. }));
            let is_late = is.due.is_some_and(|due| due < today);
            match (before == is.due, is_late && !was_late) {
                (true, false) => return None,
                (true, true) => ChangeKind::NowLate,
                (false, true) => ChangeKind::Impossible,
                (false, false) => ChangeKind::Moved,
            }
        }
    };
    Some(Change { duty: *is, kind, before, after: is.due })
}
