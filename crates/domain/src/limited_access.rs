//! A record that only some may see: the restriction list says who may, the exclusion list says who may not.
//!
//! Both lists come from the agencies (probation calls such people limited-access offenders): a victim's relative must
//! not read the file, or a person's safety depends on few knowing where they are. Each entry carries the words that the
//! worker is shown instead of the record. The young adult is not a worker: no list keeps them from their own page.

use crate::agency::coded;
use crate::id::WorkerId;
use jiff::civil::Date;

/// Longest message to a worker who may not see a record, in characters.
pub const MESSAGE_LENGTH_MAX: usize = 500;

coded! {
    /// Which of the two lists.
    List {
        /// Who may see the record; everybody else may not.
        Restriction = "restriction", "The worker may see the record; whoever is not on this list may not";
        /// Who may not see the record.
        Exclusion = "exclusion", "The worker may not see the record";
    }
}

/// A worker on one of the lists, over a spell of days.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Entry {
    /// First day.
    pub from: Date,
    /// Last day, inclusive; none while it is open.
    pub to: Option<Date>,
    /// Who: on the restriction list somebody who may see the record, on the exclusion list somebody who may not.
    pub worker: WorkerId,
    /// What is shown to a worker who may not see the record.
    pub message: String,
}

impl Entry {
    /// Whether `today` lies between the first and the last day, both included.
    pub fn is_current(&self, today: Date) -> bool {
        self.from <= today && self.to.is_none_or(|to| today <= to)
    }

    /// Whether any day from `from` to `to` is one of this entry's.
    fn overlaps(&self, from: Date, to: Option<Date>) -> bool {
        let is_ended_before_it_began = self.to.is_some_and(|last| last < self.from);
        !is_ended_before_it_began && self.to.is_none_or(|last| from <= last) && to.is_none_or(|to| self.from <= to)
    }
}

/// Both lists of one person; both empty for nearly everybody.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LimitedAccess {
    /// While any of these is current, only workers with a current entry may see the record.
    pub restriction: Vec<Entry>,
    /// Workers who may not see the record, whatever else holds.
    pub exclusion: Vec<Entry>,
}

/// What the lists say of one worker on one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict<'a> {
    /// The lists do not stand in the way.
    Open,
    /// The record is restricted and the worker is not on its list.
    Restricted {
        /// What to show instead.
        message: &'a str,
    },
    /// The worker is excluded.
    Excluded {
        /// What to show instead.
        message: &'a str,
    },
}

/// Why an entry cannot be put on a list by hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EntryRefused {
    /// Whoever may not see the record must be told something: whom to ask.
    #[error("no message")]
    NoMessage,
    /// The message is longer than can be kept.
    #[error("the message has {length} characters; {MESSAGE_LENGTH_MAX} fit")]
    MessageTooLong {
        /// Its length in characters.
        length: usize,
    },
    /// The last day lies before the first.
    #[error("the last day, {to}, is before the first, {from}")]
    EndsBeforeItBegins {
        /// First day.
        from: Date,
        /// Last day.
        to: Date,
    },
    /// The last day has passed: the entry would never count.
    #[error("the last day, {to}, has passed")]
    Over {
        /// Last day.
        to: Date,
    },
    /// The worker is on this list in these days already.
    #[error("on this list already, from {from}")]
    AlreadyListed {
        /// First day of the entry that is there.
        from: Date,
    },
}

impl LimitedAccess {
    /// The entries of one list.
    pub fn list(&self, list: List) -> &[Entry] {
        match list {
            List::Restriction => &self.restriction,
            List::Exclusion => &self.exclusion,
        }
    }

    /// An entry as it may be kept, or everything that speaks against it.
    pub fn check(&self, list: List, entry: Entry, today: Date) -> Result<Entry, Vec<EntryRefused>> {
        let Entry { from, to, worker, message } = entry;
        let message = message.trim().to_owned();
        let length = message.chars().count();
        let there = self.list(list).iter().filter(|one| one.worker == worker && one.overlaps(from, to)).min();
        let checks = [
            message.is_empty().then_some(EntryRefused::NoMessage),
            (length > MESSAGE_LENGTH_MAX).then_some(EntryRefused::MessageTooLong { length }),
            to.filter(|to| *to < from).map(|to| EntryRefused::EndsBeforeItBegins { from, to }),
            to.filter(|to| from <= *to && *to < today).map(|to| EntryRefused::Over { to }),
            there.map(|one| EntryRefused::AlreadyListed { from: one.from }),
        ];
        let refused: Vec<_> = checks.into_iter().flatten().collect();
        if refused.is_empty() { Ok(Entry { from, to, worker, message }) } else { Err(refused) }
    }

    /// What the lists say of `worker` on `today`. Being excluded wins over being on the restriction list. Of several
    /// messages the oldest entry's is shown, so that the order in which they were kept does not matter.
    pub fn verdict(&self, worker: WorkerId, today: Date) -> Verdict<'_> {
        let excluded = self.exclusion.iter().filter(|e| e.worker == worker && e.is_current(today)).min();
        if let Some(entry) = excluded {
            return Verdict::Excluded { message: &entry.message };
        }
        let current = || self.restriction.iter().filter(|e| e.is_current(today));
        match current().min() {
            Some(oldest) if !current().any(|e| e.worker == worker) => Verdict::Restricted { message: &oldest.message },
            _ => Verdict::Open,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::ToSpan;
    use jiff::civil::date;
    use proptest::prelude::*;

    const ADA: u128 = 1;
    const BRAM: u128 = 2;

    fn day(n: i32) -> Date {
        date(2026, 1, 1).checked_add(n.days()).unwrap()
    }

    fn entry(worker: u128, from: i32, to: Option<i32>, message: &str) -> Entry {
        Entry { worker: WorkerId::from_bits(worker), from: day(from), to: to.map(day), message: message.to_owned() }
    }

    #[test]
    fn what_the_lists_say() {
        let r = |e: &[Entry]| LimitedAccess { restriction: e.to_vec(), exclusion: vec![] };
        let x = |e: &[Entry]| LimitedAccess { restriction: vec![], exclusion: e.to_vec() };
        let restricted = Verdict::Restricted { message: "ask Ada" };
        let excluded = Verdict::Excluded { message: "you know the family" };
        let ada = || entry(ADA, 10, Some(20), "ask Ada");
        let not_bram = || entry(BRAM, 10, Some(20), "you know the family");
        for (lists, worker, on, verdict) in [
            (r(&[]), ADA, 10, Verdict::Open),
            (r(&[ada()]), ADA, 10, Verdict::Open),
            (r(&[ada()]), BRAM, 9, Verdict::Open),
            (r(&[ada()]), BRAM, 10, restricted),
            (r(&[ada()]), BRAM, 20, restricted),
            (r(&[ada()]), BRAM, 21, Verdict::Open),
            (r(&[ada(), entry(BRAM, 12, None, "later")]), BRAM, 11, restricted),
            (r(&[ada(), entry(BRAM, 12, None, "later")]), BRAM, 12, Verdict::Open),
            (r(&[ada(), entry(BRAM, 12, None, "later")]), ADA, 21, Verdict::Restricted { message: "later" }),
            (x(&[not_bram()]), ADA, 10, Verdict::Open),
            (x(&[not_bram()]), BRAM, 9, Verdict::Open),
            (x(&[not_bram()]), BRAM, 10, excluded),
            (x(&[not_bram()]), BRAM, 20, excluded),
            (x(&[not_bram()]), BRAM, 21, Verdict::Open),
            (
                LimitedAccess { restriction: vec![entry(BRAM, 0, None, "ask Ada")], exclusion: vec![not_bram()] },
                BRAM,
                10,
                excluded,
            ),
        ] {
            assert_eq!(lists.verdict(WorkerId::from_bits(worker), day(on)), verdict, "{lists:?}, {worker} on {on}");
        }
    }

    #[test]
    fn what_may_be_put_on_a_list_by_hand() {
        use EntryRefused::{AlreadyListed, EndsBeforeItBegins, MessageTooLong, NoMessage, Over};
        let today = day(10);
        let lists = LimitedAccess {
            restriction: vec![],
            exclusion: vec![entry(ADA, 0, Some(12), "x"), entry(BRAM, 30, Some(29), "called off")],
        };
        let long = "x".repeat(MESSAGE_LENGTH_MAX + 1);
        for (list, new, refused) in [
            (List::Exclusion, entry(BRAM, 10, None, " ask Cass "), vec![]),
            (List::Restriction, entry(ADA, 10, None, "ask Cass"), vec![]),
            (List::Exclusion, entry(ADA, 13, Some(13), "ask Cass"), vec![]),
            (List::Exclusion, entry(ADA, 12, None, "ask Cass"), vec![AlreadyListed { from: day(0) }]),
            (List::Exclusion, entry(BRAM, 10, None, " "), vec![NoMessage]),
            (List::Exclusion, entry(BRAM, 10, None, &long), vec![MessageTooLong { length: 501 }]),
            (List::Exclusion, entry(BRAM, 9, Some(9), "x"), vec![Over { to: day(9) }]),
            (
                List::Exclusion,
                entry(BRAM, 12, Some(11), ""),
                vec![NoMessage, EndsBeforeItBegins { from: day(12), to: day(11) }],
            ),
        ] {
            let kept = Entry { message: new.message.trim().to_owned(), ..new.clone() };
            let expected = if refused.is_empty() { Ok(kept) } else { Err(refused) };
            assert_eq!(lists.check(list, new, today), expected, "{list:?}");
        }
    }

    fn entries() -> impl Strategy<Value = Vec<Entry>> {
        let one = (1_u128..4, 0..30, prop::option::of(0..30), "[a-c]{1}")
            .prop_map(|(worker, from, to, message)| entry(worker, from, to, &message));
        prop::collection::vec(one, 0..6)
    }

    proptest! {
        #[test]
        fn the_order_of_entries_does_not_matter(restriction in entries(), exclusion in entries(), w in 1_u128..4, on in 0..30) {
            let lists = LimitedAccess { restriction, exclusion };
            let mut turned = lists.clone();
            turned.restriction.reverse();
            turned.exclusion.reverse();
            let worker = WorkerId::from_bits(w);
            prop_assert_eq!(lists.verdict(worker, day(on)), turned.verdict(worker, day(on)));
        }

        #[test]
        fn an_exclusion_wins_and_touches_nobody_else(restriction in entries(), w in 1_u128..4, on in 0..30) {
            let open = LimitedAccess { restriction, exclusion: vec![] };
            let lists = LimitedAccess { exclusion: vec![entry(w, on, Some(on), "no")], ..open.clone() };
            for other in 1..4 {
                let worker = WorkerId::from_bits(other);
                let expected = if other == w { Verdict::Excluded { message: "no" } } else { open.verdict(worker, day(on)) };
                prop_assert_eq!(lists.verdict(worker, day(on)), expected);
            }
        }

        #[test]
        fn a_restriction_leaves_exactly_those_on_it(restriction in entries(), on in 0..30) {
            let lists = LimitedAccess { restriction, exclusion: vec![] };
            let on_it = |w| lists.restriction.iter().any(|e| e.worker == w && e.is_current(day(on)));
            let restricted = lists.restriction.iter().any(|e| e.is_current(day(on)));
            for w in (1..5).map(WorkerId::from_bits) {
                prop_assert_eq!(lists.verdict(w, day(on)) == Verdict::Open, !restricted || on_it(w));
            }
        }
    }
}
