//! How many wrong tries are let through before somebody must wait.

use jiff::{SignedDuration, Timestamp};

/// So many wrong tries in so long a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct AttemptWindow {
    /// Wrong tries after which the next must wait.
    pub attempts: usize,
    /// Length of the window, in minutes.
    pub minutes: i32,
}

/// Windows of one sign-in name, known or not: five in a quarter of an hour, twenty in a day.
pub const PER_ACCOUNT: &[AttemptWindow] =
    &[AttemptWindow { attempts: 5, minutes: 15 }, AttemptWindow { attempts: 20, minutes: 24 * 60 }];

/// Windows of one date of birth from anywhere, with a printed code. From one network address the windows of an account
/// hold for each date of birth; these stand behind them, for guesses at one date from many addresses. They are wide,
/// because everybody born that day waits when they are full: it takes eight addresses to fill the first.
pub const PER_BIRTH_DATE: &[AttemptWindow] =
    &[AttemptWindow { attempts: 40, minutes: 60 }, AttemptWindow { attempts: 200, minutes: 24 * 60 }];

/// Windows of one network address. Wider, because a prison or a library is one address to us.
pub const PER_ADDRESS: &[AttemptWindow] =
    &[AttemptWindow { attempts: 50, minutes: 15 }, AttemptWindow { attempts: 500, minutes: 24 * 60 }];

/// Whether another try is let through.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum MayTry {
    /// Now.
    Now,
    /// From this moment on.
    From(Timestamp),
}

/// Whether another try may be made at `now` after the wrong tries `failed_at` (in any order) under `windows`.
///
/// A wrong try counts until its window has passed; at the moment given by [`MayTry::From`] a try is let through again.
/// A try stamped after `now` (a clock was set back) counts as made now, so nobody waits longer than a window.
pub fn may_try(failed_at: &[Timestamp], windows: &[AttemptWindow], now: Timestamp) -> MayTry {
    windows.iter().map(|window| window.may_try(failed_at, now)).max().unwrap_or(MayTry::Now)
}

impl AttemptWindow {
    fn may_try(self, failed_at: &[Timestamp], now: Timestamp) -> MayTry {
        let length = SignedDuration::from_mins(i64::from(self.minutes));
        let end_of = |at: Timestamp| at.saturating_add(length).unwrap_or(Timestamp::MAX);
        let mut ends: Vec<Timestamp> =
            failed_at.iter().map(|at| end_of((*at).min(now))).filter(|end| *end > now).collect();
        ends.sort_unstable();
        // Enough of the oldest must pass that fewer than `attempts` are left.
        match (ends.len() + 1).checked_sub(self.attempts.max(1)) {
            None | Some(0) => MayTry::Now,
            Some(too_many) => ends.get(too_many - 1).map_or(MayTry::Now, |end| MayTry::From(*end)),
        }
    }
}
