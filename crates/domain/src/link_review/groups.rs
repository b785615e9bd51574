//! Which records are one person, from the events that joined and parted them.
//!
//! Groups are worked out from the events each time. The order in which events are handed in does not matter, and a split
//! takes exactly the join away that it names: what is left is what would be there had the join never been made.

use std::collections::{BTreeMap, BTreeSet};

use super::Attention;
use crate::Timestamp;
use crate::id::{AgencyId, LinkEventId, LinkRecordId};

/// What an event does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Join {
    /// Two records are held to be one person.
    Merge {
        /// One record.
        one: LinkRecordId,
        /// The other.
        other: LinkRecordId,
    },
    /// A merge is taken back.
    Split {
        /// Which.
        of: LinkEventId,
    },
}

/// A dated event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct JoinEvent {
    /// Its id.
    pub id: LinkEventId,
    /// When.
    pub at: Timestamp,
    /// What.
    pub join: Join,
}

/// Two records that somebody told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Apart {
    /// One record.
    pub one: LinkRecordId,
    /// The other.
    pub other: LinkRecordId,
}

/// The records that are one person.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Groups {
    /// For each record of a group of more than one, the group's key.
    key: BTreeMap<LinkRecordId, LinkRecordId>,
    members: BTreeMap<LinkRecordId, BTreeSet<LinkRecordId>>,
}

impl Groups {
    /// The groups that these events leave.
    ///
    /// A group's key is a record of its oldest standing merge: it stays while others join, and comes back when what came
    /// later is taken back.
    pub fn of(events: &[JoinEvent]) -> Self {
        let undone: BTreeSet<LinkEventId> = events
            .iter()
            .filter_map(|event| match event.join {
                Join::Split { of } => Some(of),
                Join::Merge { .. } => None,
            })
            .collect();
        let mut merges: BTreeSet<(Timestamp, LinkEventId, LinkRecordId, LinkRecordId)> = BTreeSet::new();
        for event in events {
            if let Join::Merge { one, other } = event.join
                && !undone.contains(&event.id)
            {
                merges.insert((event.at, event.id, one, other));
            }
        }
        let mut groups = Self::default();
        let mut began: BTreeMap<LinkRecordId, usize> = BTreeMap::new();
        for (number, (_, _, one, other)) in merges.into_iter().enumerate() {
            groups.join((one, other), number, &mut began);
        }
        groups
    }

    /// Joins two groups under the key of the older, which is the one whose first merge has the lower number.
    fn join(
        &mut self,
        (one, other): (LinkRecordId, LinkRecordId),
        number: usize,
        began: &mut BTreeMap<LinkRecordId, usize>,
    ) {
        let (first, second) = (self.key(one), self.key(other));
        if first == second {
            // A record joined with itself, or two that are one person already.
            return;
        }
        let age = |key| began.get(&key).copied().unwrap_or(number);
        let (kept, gone) = if age(second) < age(first) { (second, first) } else { (first, second) };
        began.entry(kept).or_insert(number);
        let mut all = self.members.remove(&gone).unwrap_or_else(|| [gone].into());
        for record in &all {
            self.key.insert(*record, kept);
        }
        self.key.insert(kept, kept);
        self.members.entry(kept).or_insert_with(|| [kept].into()).append(&mut all);
    }

    /// The key of the person that a record is held to be: its own where nothing was joined with it.
    pub fn key(&self, record: LinkRecordId) -> LinkRecordId {
        self.key.get(&record).copied().unwrap_or(record)
    }

    /// Every record that is held to be the same person, this one among them.
    pub fn together(&self, record: LinkRecordId) -> BTreeSet<LinkRecordId> {
        self.members.get(&self.key(record)).cloned().unwrap_or_else(|| [record].into())
    }

    /// Why two records should not be joined without somebody's attention, if there is a reason: somebody told records of
    /// the two groups apart, or the one person would have two records in one agency's files.
    pub fn clash(
        &self,
        (one, other): (LinkRecordId, LinkRecordId),
        apart: &[Apart],
        agencies: &BTreeMap<LinkRecordId, AgencyId>,
    ) -> Option<Attention> {
        let (first, second) = (self.key(one), self.key(other));
        if first == second {
            return None;
        }
        let speaks = |apart: &&Apart| {
            let keys = (self.key(apart.one), self.key(apart.other));
            keys == (first, second) || keys == (second, first)
        };
        if apart.iter().any(|apart| speaks(&apart)) {
            return Some(Attention::ToldApart);
        }
        let of = |record| -> BTreeSet<AgencyId> {
            self.together(record).iter().filter_map(|record| agencies.get(record).copied()).collect()
        };
        (!of(one).is_disjoint(&of(other))).then_some(Attention::TwiceInOne)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const fn record(bits: u128) -> LinkRecordId {
        LinkRecordId::from_bits(bits)
    }

    fn event(id: u128, join: Join) -> JoinEvent {
        let at = Timestamp::from_second(i64::try_from(id).unwrap()).unwrap();
        JoinEvent { id: LinkEventId::from_bits(id), at, join }
    }

    fn merge(id: u128, one: u128, other: u128) -> JoinEvent {
        event(id, Join::Merge { one: record(one), other: record(other) })
    }

    fn split(id: u128, of: u128) -> JoinEvent {
        event(id, Join::Split { of: LinkEventId::from_bits(of) })
    }

    fn group(records: &[u128]) -> BTreeSet<LinkRecordId> {
        records.iter().copied().map(record).collect()
    }

    #[test]
    fn groups_grow_keep_their_key_and_fall_apart_where_they_were_joined() {
        // 5 and 2 are joined first; 1 comes later and does not take the key over.
        let events = [merge(1, 5, 2), merge(2, 1, 2), merge(3, 8, 9), merge(4, 9, 1)];
        let groups = Groups::of(&events);
        assert_eq!(groups.together(record(8)), group(&[1, 2, 5, 8, 9]));
        assert_eq!([1, 2, 5, 8, 9].map(|bits| groups.key(record(bits))), [record(5); 5]);
        assert_eq!((groups.key(record(7)), groups.together(record(7))), (record(7), group(&[7])));
        // Parted again, each side is as it was before.
        let parted = Groups::of(&[&events[..], &[split(5, 4)]].concat());
        assert_eq!(parted, Groups::of(&events[..3]));
        assert_eq!((parted.key(record(9)), parted.together(record(1))), (record(8), group(&[1, 2, 5])));
        // Joined once more, the same key is back.
        let again = Groups::of(&[&events[..], &[split(5, 4), merge(6, 9, 1)]].concat());
        assert_eq!(again, groups);
    }

    #[test]
    fn what_must_not_be_joined_without_a_look() {
        let (council, prison) = (AgencyId::from_bits(1), AgencyId::from_bits(2));
        let agencies: BTreeMap<_, _> =
            [(1, council), (2, prison), (3, council), (4, prison)].map(|(bits, of)| (record(bits), of)).into();
        let groups = Groups::of(&[merge(1, 1, 2)]);
        let clash = |one, other, apart: &[Apart]| groups.clash((record(one), record(other)), apart, &agencies);
        assert_eq!(clash(3, 4, &[]), None);
        assert_eq!(clash(1, 2, &[]), None, "they are one person already");
        assert_eq!(clash(3, 2, &[]), Some(Attention::TwiceInOne));
        let apart = [Apart { one: record(4), other: record(1) }];
        assert_eq!(clash(2, 4, &apart), Some(Attention::ToldApart), "by way of the record joined with it");
        assert_eq!(clash(3, 4, &apart), None);
    }

    fn histories() -> impl Strategy<Value = Vec<JoinEvent>> {
        prop::collection::vec((any::<bool>(), 0..8_u128, 0..8_u128), 1..14).prop_map(|drawn| {
            let mut events = Vec::new();
            for (at, (splits, one, other)) in (1_u128..).zip(drawn) {
                events.push(if splits { split(at, one + 1) } else { merge(at, one, other) });
            }
            events
        })
    }

    proptest! {
        #[test]
        fn the_order_of_handing_in_does_not_matter(events in histories().prop_flat_map(|events| (Just(events.clone()), Just(events).prop_shuffle()))) {
            let (events, shuffled) = events;
            prop_assert_eq!(Groups::of(&events), Groups::of(&shuffled));
        }

        #[test]
        fn taking_a_join_back_leaves_what_was_before(events in histories(), one in 0..8_u128, other in 0..8_u128) {
            let before = Groups::of(&events);
            let mut after = events;
            after.push(merge(100, one, other));
            after.push(split(101, 100));
            prop_assert_eq!(Groups::of(&after), before);
        }

        #[test]
        fn said_twice_is_said_once(events in histories()) {
            let twice = [events.clone(), events.clone()].concat();
            prop_assert_eq!(Groups::of(&twice), Groups::of(&events));
        }

        #[test]
        fn every_member_knows_the_same_group(events in histories()) {
            let groups = Groups::of(&events);
            for bits in 0..8 {
                let together = groups.together(record(bits));
                prop_assert!(together.contains(&record(bits)) && together.contains(&groups.key(record(bits))));
                for member in &together {
                    prop_assert_eq!(groups.together(*member), together.clone());
                }
            }
        }
    }
}
