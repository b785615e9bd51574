//! Time, chance and law, handed in: the binary gives the real ones, a test gives its own.

use std::fmt;
use std::sync::Arc;

use domain::duty::{Law, LawBook};
use domain::{Date, Timestamp};
use jiff::tz::TimeZone;

/// What the time is.
pub type Clock = Arc<dyn Fn() -> Timestamp + Send + Sync>;
/// Fills bytes with chance, cryptographically strong in the binary.
pub type Randomness = Arc<dyn Fn(&mut [u8]) + Send + Sync>;

/// Where `now`, `today`, new ids and the law come from.
#[derive(Clone)]
pub struct Context {
    clock: Clock,
    randomness: Randomness,
    law: Arc<LawBook>,
    zone: TimeZone,
}

/// The civil time of England and Wales, by its own rule, so that no time-zone files are needed.
#[derive(Debug, Clone, Copy)]
pub struct London;

impl London {
    /// Greenwich Mean Time, one hour later from the last Sunday of March to the last Sunday of October.
    pub fn zone() -> TimeZone {
        TimeZone::posix("GMT0BST,M3.5.0/1,M10.5.0").unwrap_or(TimeZone::UTC)
    }
}

impl fmt::Debug for Context {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Context")
    }
}

impl Context {
    /// A context with this clock, this source of chance and this law.
    pub fn new(clock: Clock, randomness: Randomness, law: Arc<LawBook>) -> Self {
        Self { clock, randomness, law, zone: London::zone() }
    }

    /// The rules that are applied, and the calendar by which they count.
    pub fn law(&self) -> Law<'_> {
        self.law.law()
    }

    /// The instant.
    pub fn now(&self) -> Timestamp {
        (self.clock)()
    }

    /// The civil day in England and Wales.
    pub fn today(&self) -> Date {
        self.civil(self.now()).date()
    }

    /// The civil date and time in England and Wales of an instant.
    pub fn civil(&self, at: Timestamp) -> jiff::civil::DateTime {
        at.to_zoned(self.zone.clone()).datetime()
    }

    /// `N` random bytes.
    pub fn random<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        (self.randomness)(&mut bytes);
        bytes
    }

    /// A new id: UUID version 7 (RFC 9562), so that rows made together lie together.
    pub fn new_id(&self) -> u128 {
        let millis = u128::try_from(self.now().as_millisecond()).unwrap_or(0) & 0xffff_ffff_ffff;
        let chance = u128::from_be_bytes(self.random::<16>());
        let rand_a = (chance >> 64) & 0x0fff;
        let rand_b = chance & 0x3fff_ffff_ffff_ffff;
        millis << 80 | 0x7 << 76 | rand_a << 64 | 0b10 << 62 | rand_b
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn at(text: &str) -> Context {
        let now: Timestamp = text.parse().unwrap();
        Context::new(Arc::new(move || now), Arc::new(|bytes| bytes.fill(0xff)), Arc::default())
    }

    #[test]
    fn today_is_the_day_in_england_and_wales() {
        for (instant, day) in [
            ("2026-11-21T23:30:00Z", date(2026, 11, 21)),
            ("2026-06-30T22:59:59Z", date(2026, 6, 30)),
            ("2026-06-30T23:00:00Z", date(2026, 7, 1)),
            ("2026-03-29T00:30:00Z", date(2026, 3, 29)),
            ("2026-10-25T23:30:00Z", date(2026, 10, 25)),
        ] {
            assert_eq!(at(instant).today(), day, "{instant}");
        }
    }

    #[test]
    fn a_new_id_is_a_uuid_of_version_7_that_begins_with_the_time() {
        let id = uuid(at("1970-01-01T00:00:01Z").new_id());
        assert_eq!(
            id,
            "000003e8-0000-7000-8000-000000000000"
                .replace("-7000-8000-000000000000", "-7fff-bfff-ffffffffffff")
                .replacen("000003e8-0000", "00000000-03e8", 1)
        );
    }

    fn uuid(bits: u128) -> String {
        crate::columns::Uuid::from_u128(bits).to_string()
    }
}
