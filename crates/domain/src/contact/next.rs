//! When the next contact is due, and why.
//!
//! # What it says
//! In accommodation that leaving care provides, the personal adviser visits within 7 days of the move and then at least
//! every two months. In custody good practice is a first visit within ten working days of reception and then every eight
//! weeks. Elsewhere the authority must keep in touch with a former relevant young adult; the law sets no interval and we
//! apply eight weeks.
//!
//! # Source
//! Care Leavers (England) Regulations 2010, regulation 8(2)(a) and (c); Children Act 1989, section 23C(2). The intervals
//! in custody and in the community are practice, not law, and are marked so.
//!
//! # Applies to
//! Young adults with a personal adviser in their circle.
//!
//! # Example
//! In custody, seen on 3 February 2027: the next contact is due by 31 March 2027, eight weeks later.

use jiff::ToSpan;
use jiff::civil::Date;

use super::Visit;
use crate::agency::Role;
use crate::reason::{Force, Reason, Source, long_date};

/// Practice interval between contacts where no statute sets one, in weeks.
pub const WEEKS_BETWEEN_CONTACTS: i8 = 8;

/// Ten working days are at least 14 days; bank holidays only lengthen them. Until the working-day calendar is in the
/// house the earlier, safer date is shown.
const DAYS_TO_FIRST_CUSTODY_VISIT: i8 = 14;

/// How many days ahead a contact counts as due soon.
const DUE_SOON_DAYS: i32 = 14;

const VISITS: Source = Source {
    citation: "Care Leavers (England) Regulations 2010, regulation 8(2)",
    force: Force::Statute,
    verified: true,
};
const CUSTODY_PRACTICE: Source = Source {
    citation: "Practice: mirrors the visits of SI 2010/2797 to children who lose looked-after status in custody",
    force: Force::Practice,
    verified: false,
};
const KEEP_IN_TOUCH: Source = Source {
    citation: "Children Act 1989, section 23C(2) (keep in touch); the eight weeks are practice",
    force: Force::Practice,
    verified: true,
};

/// Where the young adult lives, as far as it changes when they must be seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Setting {
    /// In prison or another place of detention.
    Custody,
    /// In accommodation provided by leaving care under section 23B or 24B of the Children Act 1989.
    LeavingCareAccommodation,
    /// Anywhere else.
    Community,
}

/// The setting, and the day it began: reception, move in, or the day the personal adviser took up the work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Situation {
    /// Where they live.
    pub setting: Setting,
    /// Since when.
    pub since: Date,
}

/// How a due date stands to today.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Standing {
    /// The last day in time has passed, by this many days.
    Overdue {
        /// Days since the last day in time; one or more.
        days: i32,
    },
    /// Due within a fortnight, in this many days; 0 is today.
    DueSoon {
        /// Days left.
        days: i32,
    },
    /// Further away than a fortnight.
    Coming {
        /// Days left.
        days: i32,
    },
}

/// The next contact that is owed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NextContact {
    /// The last day in time.
    pub due: Date,
    /// How that stands to today.
    pub standing: Standing,
    /// Which rule, on which facts, from which source.
    pub because: Reason,
}

/// The contacts on one person's record.
#[derive(Debug, Clone, Copy)]
pub struct ContactLog<'a>(&'a [Visit]);

impl<'a> ContactLog<'a> {
    /// The log with these contacts, in any order.
    pub const fn new(visits: &'a [Visit]) -> Self {
        Self(visits)
    }

    /// The latest contact that counts in this setting: made by the personal adviser, came about, not taken back, and
    /// (where a visit is asked for) seen face to face or by video. A contact after `today` does not count.
    pub fn last_counted(&self, setting: Setting, today: Date) -> Option<Date> {
        self.0
            .iter()
            .filter(|v| v.role == Role::PersonalAdviser && !v.withdrawn && v.what.visited_on <= today)
            .filter(|v| v.what.outcome.is_attended())
            .filter(|v| setting == Setting::Community || v.what.channel.is_seeing())
            .map(|v| v.what.visited_on)
            .max()
    }

    /// When the personal adviser must next be in touch.
    pub fn next_due(&self, situation: Situation, today: Date) -> NextContact {
        NextContact::after(self.last_counted(situation.setting, today), situation, today)
    }
}

impl NextContact {
    /// The next contact after the `last` one that counts (none: the first is owed).
    ///
    /// Lists use this directly, with the latest date read by one query. In custody and in leaving-care accommodation a
    /// new stay opens a new clock, so a contact before it does not count. The duty to keep in touch is the authority's
    /// and goes on: there a contact counts whoever the adviser was.
    pub fn after(last: Option<Date>, situation: Situation, today: Date) -> Self {
        let last = last.filter(|last| situation.setting == Setting::Community || *last >= situation.since);
        let (rule, source, due) = match (situation.setting, last) {
            (Setting::Custody, None) => {
                ("E-CUSTVIS", CUSTODY_PRACTICE, plus_days(situation.since, DAYS_TO_FIRST_CUSTODY_VISIT))
            }
            (Setting::Custody, Some(last)) => ("E-CUSTVIS", CUSTODY_PRACTICE, plus_weeks(last)),
            (Setting::LeavingCareAccommodation, None) => ("E-VIS-7", VISITS, plus_days(situation.since, 7)),
            (Setting::LeavingCareAccommodation, Some(last)) => ("E-VIS-2M", VISITS, last.saturating_add(2.months())),
            (Setting::Community, None) => ("E-KIT", KEEP_IN_TOUCH, plus_weeks(situation.since)),
            (Setting::Community, Some(last)) => ("E-KIT", KEEP_IN_TOUCH, plus_weeks(last)),
        };
        let facts = because(situation, last);
        Self { due, standing: Standing::of(due, today), because: Reason::new(rule, source, facts) }
    }
}

impl Standing {
    /// How `due` stands to `today`.
    pub fn of(due: Date, today: Date) -> Self {
        let days = (due - today).get_days();
        match days {
            ..0 => Self::Overdue { days: -days },
            0..=DUE_SOON_DAYS => Self::DueSoon { days },
            _ => Self::Coming { days },
        }
    }
}

fn plus_days(date: Date, days: i8) -> Date {
    date.saturating_add(i32::from(days).days())
}

fn plus_weeks(date: Date) -> Date {
    date.saturating_add(i32::from(WEEKS_BETWEEN_CONTACTS).weeks())
}

fn because(situation: Situation, last: Option<Date>) -> Vec<String> {
    let since = long_date(situation.since);
    let setting = match situation.setting {
        Setting::Custody => format!("in custody since {since}"),
        Setting::LeavingCareAccommodation => format!("in leaving-care accommodation since {since}"),
        Setting::Community => format!("in the community; the personal adviser's work began on {since}"),
    };
    let contact = match (situation.setting, last) {
        (Setting::Community, Some(last)) => format!("last in touch on {}", long_date(last)),
        (_, Some(last)) => format!("last seen on {}", long_date(last)),
        (Setting::Community, None) => "not in touch yet since then".to_owned(),
        (_, None) => "not seen yet since then".to_owned(),
    };
    let interval = match (situation.setting, last) {
        (Setting::Custody, None) => "the first visit is due within 10 working days",
        (Setting::LeavingCareAccommodation, None) => "the first visit is due within 7 days",
        (Setting::LeavingCareAccommodation, Some(_)) => "visits are due at least every 2 months",
        (Setting::Custody, Some(_)) => "visits are due at least every 8 weeks",
        (Setting::Community, _) => "contact is due at least every 8 weeks",
    };
    vec![setting, contact, interval.to_owned()]
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;
    use crate::contact::{Channel, Function, NewVisit, NotAttendedReason, Outcome};
    use crate::id::{ContactId, PersonId, WorkerId};

    fn visit(on: Date, channel: Channel, outcome: Outcome) -> Visit {
        Visit {
            id: ContactId::from_bits(1),
            person: PersonId::from_bits(2),
            by: WorkerId::from_bits(3),
            role: Role::PersonalAdviser,
            what: NewVisit {
                visited_on: on,
                channel,
                outcome,
                functions: BTreeSet::from([Function::Review]),
                note: String::new(),
            },
            withdrawn: false,
        }
    }

    const SINCE: Date = date(2027, 1, 4);
    const FEB3: Date = date(2027, 2, 3);
    const TODAY: Date = date(2027, 2, 10);
    const MISSED: Outcome = Outcome::NotAttended(NotAttendedReason::PrisonRegime);

    /// Name, setting, the only contact, when the next is due, under which rule.
    type Case = (&'static str, Setting, Option<Visit>, Date, &'static str);

    fn cases() -> Vec<Case> {
        use Channel::{InPerson, Letter, Phone, Video};
        use Outcome::Attended;
        use Setting::{Community, Custody, LeavingCareAccommodation as Ours};
        let withdrawn = Visit { withdrawn: true, ..visit(FEB3, InPerson, Attended) };
        let by_prison = Visit { role: Role::PrisonOffenderManager, ..visit(FEB3, InPerson, Attended) };
        vec![
            ("custody, never seen", Custody, None, date(2027, 1, 18), "E-CUSTVIS"),
            ("custody, seen", Custody, Some(visit(FEB3, InPerson, Attended)), date(2027, 3, 31), "E-CUSTVIS"),
            ("custody, by video", Custody, Some(visit(FEB3, Video, Attended)), date(2027, 3, 31), "E-CUSTVIS"),
            (
                "custody, a call is not a visit",
                Custody,
                Some(visit(FEB3, Phone, Attended)),
                date(2027, 1, 18),
                "E-CUSTVIS",
            ),
            ("custody, did not happen", Custody, Some(visit(FEB3, InPerson, MISSED)), date(2027, 1, 18), "E-CUSTVIS"),
            ("custody, taken back", Custody, Some(withdrawn), date(2027, 1, 18), "E-CUSTVIS"),
            ("custody, seen by the prison", Custody, Some(by_prison), date(2027, 1, 18), "E-CUSTVIS"),
            (
                "custody, before reception",
                Custody,
                Some(visit(date(2027, 1, 3), InPerson, Attended)),
                date(2027, 1, 18),
                "E-CUSTVIS",
            ),
            (
                "custody, on reception day",
                Custody,
                Some(visit(SINCE, InPerson, Attended)),
                date(2027, 3, 1),
                "E-CUSTVIS",
            ),
            (
                "custody, dated after today",
                Custody,
                Some(visit(date(2027, 2, 11), InPerson, Attended)),
                date(2027, 1, 18),
                "E-CUSTVIS",
            ),
            ("ours, never seen", Ours, None, date(2027, 1, 11), "E-VIS-7"),
            ("ours, seen", Ours, Some(visit(FEB3, InPerson, Attended)), date(2027, 4, 3), "E-VIS-2M"),
            (
                "ours, end of month",
                Ours,
                Some(visit(date(2027, 1, 31), InPerson, Attended)),
                date(2027, 3, 31),
                "E-VIS-2M",
            ),
            ("community, never in touch", Community, None, date(2027, 3, 1), "E-KIT"),
            ("community, a call", Community, Some(visit(FEB3, Phone, Attended)), date(2027, 3, 31), "E-KIT"),
            (
                "community, a letter answered",
                Community,
                Some(visit(FEB3, Letter, Attended)),
                date(2027, 3, 31),
                "E-KIT",
            ),
            ("community, did not happen", Community, Some(visit(FEB3, Phone, MISSED)), date(2027, 3, 1), "E-KIT"),
        ]
    }

    #[test]
    fn what_closes_the_clock() {
        for (name, setting, visit, due, rule) in cases() {
            let visits: Vec<Visit> = visit.into_iter().collect();
            let next = ContactLog::new(&visits).next_due(Situation { setting, since: SINCE }, TODAY);
            assert_eq!((next.due, next.because.rule), (due, rule), "{name}");
            assert_eq!(next.because.because.len(), 3, "{name}: setting, last contact, interval");
        }
    }

    #[test]
    fn two_months_from_the_end_of_december_ends_in_february() {
        let seen = [visit(date(2026, 12, 31), Channel::InPerson, Outcome::Attended)];
        let situation = Situation { setting: Setting::LeavingCareAccommodation, since: date(2026, 12, 1) };
        assert_eq!(ContactLog::new(&seen).next_due(situation, TODAY).due, date(2027, 2, 28));
    }

    #[test]
    fn standing_to_today() {
        let due = date(2027, 3, 31);
        assert_eq!(Standing::of(due, date(2027, 4, 1)), Standing::Overdue { days: 1 });
        assert_eq!(Standing::of(due, due), Standing::DueSoon { days: 0 });
        assert_eq!(Standing::of(due, date(2027, 3, 17)), Standing::DueSoon { days: 14 });
        assert_eq!(Standing::of(due, date(2027, 3, 16)), Standing::Coming { days: 15 });
    }

    proptest! {
        #[test]
        fn order_does_not_matter_and_more_contact_never_hurries(
            days in prop::collection::vec((0_i32..400, 0_usize..5, any::<bool>()), 0..12),
            setting in prop::sample::select(vec![Setting::Custody, Setting::LeavingCareAccommodation, Setting::Community]),
        ) {
            let visits: Vec<Visit> = days.iter().map(|(d, c, attended)| visit(
                SINCE.saturating_add(d.days()), Channel::ALL[*c], if *attended { Outcome::Attended } else { MISSED },
            )).collect();
            let today = SINCE.saturating_add(400.days());
            let situation = Situation { setting, since: SINCE };
            let whole = ContactLog::new(&visits).next_due(situation, today);
            let mut reversed = visits.clone();
            reversed.reverse();
            prop_assert_eq!(&ContactLog::new(&reversed).next_due(situation, today), &whole);
            if let Some((_, fewer)) = visits.split_first() {
                prop_assert!(ContactLog::new(fewer).next_due(situation, today).due <= whole.due);
            }
        }
    }
}
