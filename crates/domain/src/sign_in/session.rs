//! How long somebody stays signed in, and when they are warned.

use jiff::{SignedDuration, Timestamp};

use crate::agency::coded;

/// Hours after which everybody signs in again.
pub const SESSION_HOURS_MAX: i64 = 12;

/// Minutes before the end at which a page warns.
pub const WARNING_MINUTES: i64 = 5;

coded! {
    /// Who is signed in, as far as it changes how long they may be away.
    SessionKind {
        /// A worker at a desk of their own.
        Staff = "staff", "Staff";
        /// A young adult, perhaps on a borrowed phone.
        YoungAdult = "young_adult", "Young adult";
        /// Somebody of a young adult's network, on a device that others use too.
        Supporter = "supporter", "Supporter";
    }
}

impl SessionKind {
    /// Minutes without a page after which the session ends.
    pub const fn idle_minutes(self) -> i64 {
        match self {
            Self::Staff => 60,
            Self::YoungAdult | Self::Supporter => 20,
        }
    }
}

/// How a session stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SessionState {
    /// Signed in.
    Live {
        /// When it ends if no further page is asked for.
        ends_at: Timestamp,
    },
    /// Signed in, and near the end: the page asks whether to stay.
    EndsSoon {
        /// When it ends.
        ends_at: Timestamp,
        /// Whether asking for a page puts the end off; false near the twelve hours.
        can_stay: bool,
    },
    /// Signed out.
    Ended {
        /// When it ended.
        at: Timestamp,
    },
}

/// When a session that began at `started_at` ends whatever its reader does.
pub fn last_end(started_at: Timestamp) -> Timestamp {
    after(started_at, SESSION_HOURS_MAX * 60)
}

fn after(at: Timestamp, minutes: i64) -> Timestamp {
    at.saturating_add(SignedDuration::from_mins(minutes)).unwrap_or(Timestamp::MAX)
}

/// The state at `now` of a session that began at `started_at` and last asked for a page at `seen_at`.
pub fn session_state(kind: SessionKind, started_at: Timestamp, seen_at: Timestamp, now: Timestamp) -> SessionState {
    let last_end = last_end(started_at);
    let ends_at = after(seen_at.max(started_at), kind.idle_minutes()).min(last_end);
    if now >= ends_at {
        SessionState::Ended { at: ends_at }
    } else if now >= after(ends_at, -WARNING_MINUTES) {
        SessionState::EndsSoon { ends_at, can_stay: ends_at < last_end }
    } else {
        SessionState::Live { ends_at }
    }
}
