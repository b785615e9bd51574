//! What a supporter may see of the plan: said by the young adult, dated, with an end, and taken back at any time.
//!
//! # What it says
//! The newest word of the young adult about a supporter counts: the areas whose goals and steps the supporter may see,
//! whether they may see the goals in which a step is theirs and when and where the young adult comes out of prison, whether
//! they may write a comment, from which day and until when. None of it ticked means: nothing. Nothing is stored of how a
//! consent stands; it is worked out on the day it is asked.
//!
//! # Source
//! Consent is given for a purpose and can be withdrawn at any time (UK GDPR, article 7(3)); the limit of twelve months is
//! ours.
//!
//! # Applies to
//! Every supporter who is to see anything.
//!
//! # Example
//! Said on 1 March until 1 June: ends within 30 days from 2 May on, and is over on 2 June.

use jiff::Timestamp;
use jiff::ToSpan;
use jiff::civil::Date;

use super::Check;
use crate::plan::{Area, How};

/// A consent that ends within so many days is said to end soon.
pub const ENDS_SOON_DAYS: i32 = 30;

/// So many days before its end, people are warned again.
pub const WARN_DAYS: i32 = 7;

/// A consent ends after so many months at the latest, so that it is asked for again.
pub const CONSENT_MONTHS_MAX: i32 = 12;

/// What the young adult said a supporter may see.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Consent {
    /// The areas of the plan whose goals and steps they may see, in the order of areas.
    pub areas: Vec<Area>,
    /// Whether they may see the goals, of any area, in which a step is theirs.
    pub named: bool,
    /// Whether they may see the day, the time and the gate at which the young adult comes out, to meet them there.
    pub release_day: bool,
    /// Whether they may write a comment on those goals.
    pub may_comment: bool,
    /// First day.
    pub from: Date,
    /// Last day.
    pub until: Date,
    /// How the young adult said it.
    pub how: How,
    /// Who typed it in, by name.
    pub by: String,
    /// When it was said.
    pub at: Timestamp,
}

/// Why what somebody may see cannot be kept like this.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ConsentRefused {
    /// It ends before it begins.
    #[error("it ends on {until}, before it begins on {from}")]
    EndsBeforeItBegins {
        /// First day.
        from: Date,
        /// Last day.
        until: Date,
    },
    /// It goes on for too long without being asked again.
    #[error("it ends on {until}, more than {CONSENT_MONTHS_MAX} months on")]
    TooLong {
        /// Last day.
        until: Date,
    },
}

/// How a consent stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConsentState {
    /// The young adult has said nothing.
    NotAsked,
    /// Begins later.
    NotYet {
        /// First day.
        from: Date,
    },
    /// Holds.
    Holds {
        /// Last day.
        until: Date,
        /// Days left, 0 on the last day.
        days: i32,
    },
    /// The last day has passed.
    Over {
        /// Last day.
        on: Date,
    },
    /// The young adult said no, or took it back.
    No {
        /// When.
        at: Timestamp,
    },
}

impl ConsentState {
    /// Whether something is shared today.
    pub const fn holds(self) -> bool {
        matches!(self, Self::Holds { .. })
    }

    /// Whether it ends within [`ENDS_SOON_DAYS`].
    pub const fn ends_soon(self) -> bool {
        matches!(self, Self::Holds { days, .. } if days <= ENDS_SOON_DAYS)
    }
}

impl Consent {
    /// The consent, if it may be kept.
    pub fn check(self) -> Result<Self, ConsentRefused> {
        let (from, until) = (self.from, self.until);
        if until < from {
            return Err(ConsentRefused::EndsBeforeItBegins { from, until });
        }
        if until > from.saturating_add(CONSENT_MONTHS_MAX.months()) {
            return Err(ConsentRefused::TooLong { until });
        }
        Ok(self)
    }

    /// Whether it shares nothing: then it takes back what was said before.
    pub const fn is_no(&self) -> bool {
        self.areas.is_empty() && !self.named && !self.release_day
    }

    /// How it stands on `today`.
    pub fn state(&self, today: Date) -> ConsentState {
        if self.is_no() {
            ConsentState::No { at: self.at }
        } else if today < self.from {
            ConsentState::NotYet { from: self.from }
        } else if today > self.until {
            ConsentState::Over { on: self.until }
        } else {
            ConsentState::Holds { until: self.until, days: (self.until - today).get_days() }
        }
    }

    /// Whether goals of `area` may be seen on `today`.
    pub fn covers(&self, area: Area, today: Date) -> bool {
        self.state(today).holds() && self.areas.contains(&area)
    }
}

/// The consent by which something is shared with a supporter on `today`: it holds, and somebody has checked that it is
/// safe.
pub fn may_share(consent: Option<&Consent>, check: Check, today: Date) -> Option<&Consent> {
    consent.filter(|consent| check == Check::Fine && consent.state(today).holds())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn consent(areas: &[Area], from: Date, until: Date) -> Consent {
        Consent {
            areas: areas.to_vec(),
            named: false,
            release_day: false,
            may_comment: false,
            from,
            until,
            how: How::Here,
            by: "Wren".into(),
            at: Timestamp::UNIX_EPOCH,
        }
    }

    #[test]
    fn how_a_consent_stands_around_its_ends() {
        let one = consent(&[Area::Finances], date(2027, 3, 1), date(2027, 6, 1));
        for (today, state) in [
            (date(2027, 2, 28), ConsentState::NotYet { from: date(2027, 3, 1) }),
            (date(2027, 3, 1), ConsentState::Holds { until: date(2027, 6, 1), days: 92 }),
            (date(2027, 5, 31), ConsentState::Holds { until: date(2027, 6, 1), days: 1 }),
            (date(2027, 6, 1), ConsentState::Holds { until: date(2027, 6, 1), days: 0 }),
            (date(2027, 6, 2), ConsentState::Over { on: date(2027, 6, 1) }),
        ] {
            assert_eq!(one.state(today), state, "{today}");
            assert_eq!(one.covers(Area::Finances, today), state.holds(), "{today}");
            assert!(!one.covers(Area::DrugUse, today), "another area, {today}");
        }
        assert!(!one.state(date(2027, 5, 1)).ends_soon());
        assert!(one.state(date(2027, 5, 2)).ends_soon());
        let nothing = consent(&[], date(2027, 3, 1), date(2027, 6, 1));
        assert_eq!(nothing.state(date(2027, 4, 1)), ConsentState::No { at: Timestamp::UNIX_EPOCH });
        for some in [Consent { named: true, ..nothing.clone() }, Consent { release_day: true, ..nothing }] {
            assert!(some.state(date(2027, 4, 1)).holds(), "{some:?}");
            assert!(!some.covers(Area::Finances, date(2027, 4, 1)), "no area comes with it");
        }
    }

    #[test]
    fn nothing_is_shared_before_somebody_checked_and_found_it_safe() {
        let one = consent(&[Area::Finances], date(2027, 3, 1), date(2027, 6, 1));
        let today = date(2027, 4, 1);
        for (check, shared) in [(Check::NotChecked, false), (Check::Fine, true), (Check::Barred, false)] {
            assert_eq!(may_share(Some(&one), check, today).is_some(), shared, "{check:?}");
        }
        assert!(may_share(None, Check::Fine, today).is_none());
        assert!(may_share(Some(&one), Check::Fine, date(2027, 6, 2)).is_none());
    }

    #[test]
    fn a_consent_has_an_end_within_a_year() {
        let from = date(2027, 3, 1);
        for (until, refused) in [
            (date(2027, 3, 1), None),
            (date(2028, 3, 1), None),
            (date(2028, 3, 2), Some(ConsentRefused::TooLong { until: date(2028, 3, 2) })),
            (date(2027, 2, 28), Some(ConsentRefused::EndsBeforeItBegins { from, until: date(2027, 2, 28) })),
        ] {
            assert_eq!(consent(&[Area::Network], from, until).check().err(), refused, "{until}");
        }
    }
}
