//! Recording by hand: what must be known before something goes on the record, and before something that lasts is ended.

use jiff::ToSpan;
use jiff::civil::Date;

use super::happened::Happened;
use super::kind::Kind;
use crate::contact::NOTE_LENGTH_MAX;
use crate::duty::{Facts, HousingOutcome, Spell};

/// How far a day that may lie ahead can lie ahead, in years: further is a slip of the pen.
pub const AHEAD_YEARS_MAX: i16 = 10;

/// Something that somebody wants to put on the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewEvent {
    /// What, and when.
    pub happened: Happened,
    /// What else there is to say, in words the young adult may read. May be empty.
    pub note: String,
}

/// Why something cannot go on the record, or not be ended.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EventRefused {
    /// It follows from contacts, from who leads or from agencies' files.
    #[error("{} is not recorded by hand", kind.code())]
    NotByHand {
        /// What.
        kind: Kind,
    },
    /// The day has not come yet.
    #[error("it is dated {on}, after today, {today}")]
    InFuture {
        /// The date given.
        on: Date,
        /// Today.
        today: Date,
    },
    /// It may lie ahead, but not so far.
    #[error("it is dated {on}, more than {AHEAD_YEARS_MAX} years ahead")]
    TooFarAhead {
        /// The date given.
        on: Date,
    },
    /// The day is before the person was born: a slip in the year.
    #[error("it is dated {on}, before the person was born")]
    BeforeBirth {
        /// The date given.
        on: Date,
    },
    /// It ends before it begins.
    #[error("it ends on {to}, before it begins on {from}")]
    EndsBeforeItBegins {
        /// First day.
        from: Date,
        /// The day on which it is over.
        to: Date,
    },
    /// The day on which it is over has not come yet.
    #[error("it ends on {to}, after today, {today}")]
    EndInFuture {
        /// The date given.
        to: Date,
        /// Today.
        today: Date,
    },
    /// Nothing says how it ended, or why.
    #[error("no outcome chosen")]
    NoOutcome,
    /// That outcome is one of another kind.
    #[error("{} is no outcome of this", outcome.code())]
    OtherOutcome {
        /// The outcome given.
        outcome: HousingOutcome,
    },
    /// The same is on the record for that day.
    #[error("the same is on the record for {on}")]
    AlreadyRecorded {
        /// The day.
        on: Date,
    },
    /// The same is on the record for some of those days.
    #[error("the same is on the record from {from} on")]
    Overlaps {
        /// First day of what is on the record.
        from: Date,
        /// The day on which that was over; `None` while it lasts.
        to: Option<Date>,
    },
    /// The note is longer than can be kept; nothing is ever cut off silently.
    #[error("the note has {length} characters; {NOTE_LENGTH_MAX} fit")]
    NoteTooLong {
        /// Its length in characters.
        length: usize,
    },
}

impl NewEvent {
    /// The event, if it may go on the record of somebody with these facts; otherwise every reason why not.
    pub fn check(self, facts: &Facts<'_>, today: Date) -> Result<Self, Vec<EventRefused>> {
        let mut refused = Vec::new();
        let kind = self.happened.kind();
        if !kind.is_by_hand() {
            refused.push(EventRefused::NotByHand { kind });
        }
        refused.extend(day_refused(kind, self.happened.from(), facts, today));
        match self.happened {
            Happened::Event(event) => {
                refused.extend(outcome_refused(kind, event.outcome));
                if facts.events.iter().any(|known| (known.on, known.kind) == (event.on, event.kind)) {
                    refused.push(EventRefused::AlreadyRecorded { on: event.on });
                }
            }
            Happened::Spell(spell) => {
                refused.extend(spell.to.and_then(|to| end_refused(spell.from, to, today)));
                let known = facts.spells.iter().filter(|known| known.kind == spell.kind && overlap(known, &spell));
                refused
                    .extend(known.max().map(|Spell { from, to, .. }| EventRefused::Overlaps { from: *from, to: *to }));
            }
            // It takes the place of what held before, and of two on one day the later word counts.
            Happened::Since(_) => {}
        }
        let length = self.note.chars().count();
        if length > NOTE_LENGTH_MAX {
            refused.push(EventRefused::NoteTooLong { length });
        }
        if refused.is_empty() { Ok(self) } else { Err(refused) }
    }
}

/// The spell, over on the day `to`.
pub fn ended(spell: Spell, to: Date, today: Date) -> Result<Spell, EventRefused> {
    end_refused(spell.from, to, today).map_or(Ok(Spell { to: Some(to), ..spell }), Err)
}

fn day_refused(kind: Kind, on: Date, facts: &Facts<'_>, today: Date) -> Option<EventRefused> {
    // A date of birth that lies ahead is itself a slip, and keeps nobody from recording.
    let born_on = facts.born_on.filter(|born_on| *born_on <= today);
    match (kind.may_lie_ahead(), on > today) {
        _ if born_on.is_some_and(|born_on| on < born_on) => Some(EventRefused::BeforeBirth { on }),
        (false, true) => Some(EventRefused::InFuture { on, today }),
        (true, true) if on > today.saturating_add(AHEAD_YEARS_MAX.years()) => Some(EventRefused::TooFarAhead { on }),
        _ => None,
    }
}

fn outcome_refused(kind: Kind, outcome: Option<HousingOutcome>) -> Option<EventRefused> {
    match outcome {
        None => (!kind.outcomes().is_empty()).then_some(EventRefused::NoOutcome),
        Some(outcome) => (!kind.outcomes().contains(&outcome)).then_some(EventRefused::OtherOutcome { outcome }),
    }
}

fn end_refused(from: Date, to: Date, today: Date) -> Option<EventRefused> {
    if to > today {
        Some(EventRefused::EndInFuture { to, today })
    } else if to < from {
        Some(EventRefused::EndsBeforeItBegins { from, to })
    } else {
        None
    }
}

/// Whether the two hold on one day.
fn overlap(one: &Spell, other: &Spell) -> bool {
    let day = one.from.max(other.from);
    one.holds_on(day) && other.holds_on(day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::duty::{Event, EventKind, RecordedFacts, SpellKind};
    use crate::event::{Circumstance, Lodging, Since};
    use jiff::civil::date;
    use proptest::prelude::*;

    const TODAY: Date = date(2027, 2, 10);
    const BORN: Date = date(2007, 5, 1);

    fn event(kind: EventKind, on: Date, outcome: Option<HousingOutcome>) -> NewEvent {
        NewEvent { happened: Happened::Event(Event { on, kind, outcome }), note: String::new() }
    }

    fn spell(kind: SpellKind, from: Date, to: Option<Date>) -> NewEvent {
        NewEvent { happened: Happened::Spell(Spell { from, to, kind }), note: String::new() }
    }

    fn refused(new: NewEvent) -> Vec<EventRefused> {
        let facts = RecordedFacts {
            born_on: Some(BORN),
            events: vec![Event { on: date(2027, 1, 5), kind: EventKind::PathwayReview, outcome: None }],
            spells: vec![
                Spell { from: date(2026, 9, 1), to: Some(date(2026, 12, 1)), kind: SpellKind::NoHome },
                Spell { from: date(2027, 1, 1), to: None, kind: SpellKind::Learning },
            ],
            ..RecordedFacts::default()
        };
        new.check(&facts.facts(), TODAY).err().unwrap_or_default()
    }

    #[test]
    fn which_days_may_go_on_the_record() {
        use EventKind::{ParoleHearing, PathwayReview};
        let (ahead, far) = (date(2027, 2, 11), date(2037, 2, 11));
        for (kind, on, reason) in [
            (PathwayReview, TODAY, None),
            (PathwayReview, BORN, None),
            (PathwayReview, ahead, Some(EventRefused::InFuture { on: ahead, today: TODAY })),
            (PathwayReview, date(2007, 4, 30), Some(EventRefused::BeforeBirth { on: date(2007, 4, 30) })),
            (PathwayReview, date(2027, 1, 5), Some(EventRefused::AlreadyRecorded { on: date(2027, 1, 5) })),
            (ParoleHearing, ahead, None),
            (ParoleHearing, date(2037, 2, 10), None),
            (ParoleHearing, far, Some(EventRefused::TooFarAhead { on: far })),
        ] {
            assert_eq!(refused(event(kind, on, None)), Vec::from_iter(reason), "{kind:?} {on}");
        }
    }

    #[test]
    fn how_somebody_lives_may_be_said_of_every_day_from_birth_to_today() {
        let home = Circumstance::home(Lodging::Independent, true);
        let since = |from| NewEvent { happened: Happened::Since(Since { from, is: home }), note: String::new() };
        let ahead = date(2027, 2, 11);
        for (from, reason) in [
            (TODAY, None),
            (BORN, None),
            (date(2007, 4, 30), Some(EventRefused::BeforeBirth { on: date(2007, 4, 30) })),
            (ahead, Some(EventRefused::InFuture { on: ahead, today: TODAY })),
        ] {
            assert_eq!(refused(since(from)), Vec::from_iter(reason), "{from}");
        }
    }

    #[test]
    fn what_comes_from_elsewhere_is_refused() {
        for kind in Kind::all().filter(|kind| !kind.is_by_hand()) {
            let new = match kind {
                Kind::Event(kind) => event(kind, TODAY, None),
                Kind::Spell(kind) => spell(kind, TODAY, None),
                Kind::Circumstance(kind) => panic!("{kind:?} is recorded by hand"),
            };
            assert_eq!(refused(new), [EventRefused::NotByHand { kind }]);
        }
    }

    #[test]
    fn an_answer_of_the_housing_authority_says_which() {
        use EventKind::{HousingAccepted, HousingNotAccepted, HousingReferred};
        use HousingOutcome::{NoConsent, NoLocalConnection, PriorityNeed};
        let other = |outcome| vec![EventRefused::OtherOutcome { outcome }];
        assert_eq!(refused(event(HousingAccepted, TODAY, Some(PriorityNeed))), []);
        assert_eq!(refused(event(HousingAccepted, TODAY, None)), [EventRefused::NoOutcome]);
        assert_eq!(refused(event(HousingNotAccepted, TODAY, Some(PriorityNeed))), other(PriorityNeed));
        assert_eq!(refused(event(HousingNotAccepted, TODAY, Some(NoLocalConnection))), []);
        assert_eq!(refused(event(HousingReferred, TODAY, Some(NoConsent))), other(NoConsent));
    }

    #[test]
    fn what_lasts_ends_after_it_begins_and_is_said_once() {
        use SpellKind::{Learning, NoHome, Tenancy};
        let day = |month, of_month| date(2027, month, of_month);
        let from = day(1, 20);
        let over = |to| Some(EventRefused::EndsBeforeItBegins { from, to });
        let still = EventRefused::Overlaps { from: day(1, 1), to: None };
        let autumn = EventRefused::Overlaps { from: date(2026, 9, 1), to: Some(date(2026, 12, 1)) };
        for (kind, from, to, reason) in [
            (Tenancy, from, None, None),
            (Tenancy, from, Some(TODAY), None),
            (Tenancy, from, Some(from), None),
            (Tenancy, from, Some(day(1, 19)), over(day(1, 19))),
            (Tenancy, from, Some(day(2, 11)), Some(EventRefused::EndInFuture { to: day(2, 11), today: TODAY })),
            (Tenancy, day(2, 11), None, Some(EventRefused::InFuture { on: day(2, 11), today: TODAY })),
            (Learning, from, None, Some(still.clone())),
            (Learning, date(2026, 9, 1), None, Some(still)),
            // The day on which it is over is no day of it.
            (Learning, date(2026, 9, 1), Some(day(1, 1)), None),
            (NoHome, date(2026, 12, 1), None, None),
            (NoHome, date(2026, 11, 30), None, Some(autumn)),
        ] {
            assert_eq!(refused(spell(kind, from, to)), Vec::from_iter(reason), "{kind:?} {from} {to:?}");
        }
    }

    #[test]
    fn every_reason_is_told_at_once() {
        let long = "é".repeat(NOTE_LENGTH_MAX + 1);
        let new = NewEvent { note: long, ..event(EventKind::HousingAccepted, date(2030, 1, 1), None) };
        assert_eq!(refused(new).len(), 3, "the day, the outcome and the note");
    }

    #[test]
    fn something_that_lasts_is_ended_on_a_day_that_has_come() {
        let home = Spell { from: date(2027, 1, 20), to: None, kind: SpellKind::LeavingCareAccommodation };
        assert_eq!(ended(home, TODAY, TODAY), Ok(Spell { to: Some(TODAY), ..home }));
        assert!(matches!(ended(home, date(2027, 2, 11), TODAY), Err(EventRefused::EndInFuture { .. })));
        assert!(matches!(ended(home, date(2027, 1, 19), TODAY), Err(EventRefused::EndsBeforeItBegins { .. })));
    }

    proptest! {
        /// Whatever is let in contradicts nothing that the clock would find: no day ahead, before birth or out of order, no
        /// two spells of a kind at once.
        #[test]
        fn what_is_let_in_makes_no_finding(
            days in proptest::collection::vec((-40_i32..40, 0_i32..60, any::<bool>(), 0_usize..5), 0..12)
        ) {
            let mut facts = RecordedFacts { born_on: Some(BORN), ..RecordedFacts::default() };
            for (offset, length, open, kind) in days {
                let from = TODAY.saturating_add(offset.days());
                let to = (!open).then(|| from.saturating_add((length - 5).days()));
                let new = match SpellKind::ALL.get(kind) {
                    Some(kind) => spell(*kind, from, to),
                    None => event(EventKind::KeyWork, from, None),
                };
                if let Ok(new) = new.check(&facts.facts(), TODAY) {
                    match new.happened {
                        Happened::Event(event) => facts.events.push(event),
                        Happened::Spell(spell) => facts.spells.push(spell),
                        Happened::Since(_) => {}
                    }
                }
            }
            let borrowed = facts.facts();
            let found = crate::duty::findings(&borrowed, &crate::duty::Position::new(&borrowed, crate::custody::PRECEDENCE, TODAY));
            prop_assert_eq!(found, vec![]);
            for kind in SpellKind::ALL {
                for offset in -60_i32..60 {
                    let day = TODAY.saturating_add(offset.days());
                    let held = facts.spells.iter().filter(|spell| spell.kind == *kind && spell.holds_on(day)).count();
                    prop_assert!(held <= 1, "{:?} twice on {}", kind, day);
                }
            }
        }
    }
}
