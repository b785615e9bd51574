//! How long is kept what is needed only for a while: unfinished forms, used keys of forms, messages that were delivered.

use jiff::{SignedDuration, Timestamp};

/// Something that is thrown away by its age. Nothing on anybody's record is among it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Passing {
    /// An unfinished form, from when it was last typed into. It holds words about a person that were never put on their
    /// record: a month is longer than a leave, and whoever has not come back by then will not.
    Draft,
    /// The used key of a form, from when it was used. A page stays open in a browser for days; after a week nobody sends it
    /// twice by mistake.
    UsedFormKey,
    /// A message that was delivered, from its delivery: as long as somebody may ask whether it went out.
    DeliveredMessage,
}

impl Passing {
    /// Everything there is of it.
    pub const ALL: &'static [Self] = &[Self::Draft, Self::UsedFormKey, Self::DeliveredMessage];

    /// For how many days it is kept.
    pub const fn days(self) -> i64 {
        match self {
            Self::Draft | Self::DeliveredMessage => 30,
            Self::UsedFormKey => 7,
        }
    }

    /// The moment before which it is thrown away at `now`.
    pub fn kept_from(self, now: Timestamp) -> Timestamp {
        now.saturating_sub(SignedDuration::from_hours(24 * self.days())).unwrap_or(Timestamp::MIN)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_passes_is_kept_for_its_days_and_no_longer() {
        let now: Timestamp = "2027-02-10T10:00:00Z".parse().unwrap();
        for (passing, from) in [
            (Passing::Draft, "2027-01-11T10:00:00Z"),
            (Passing::UsedFormKey, "2027-02-03T10:00:00Z"),
            (Passing::DeliveredMessage, "2027-01-11T10:00:00Z"),
        ] {
            assert_eq!(passing.kept_from(now), from.parse().unwrap(), "{passing:?}");
        }
        for passing in Passing::ALL {
            assert_eq!(passing.kept_from(Timestamp::MIN), Timestamp::MIN, "{passing:?}");
        }
    }
}
