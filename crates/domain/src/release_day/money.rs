//! Money until the first payment: what there is, how long it must last, and how much is missing.

use jiff::civil::{Date, date};

use crate::reason::{Force, Source};

/// What a day costs without rent when nobody has said otherwise, in pence: our assumption.
pub const DAILY_NEED_PENCE: u32 = 1_000;

/// The payment that a prison makes on release, from a day on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReleasePayment {
    /// First day.
    pub from: Date,
    /// How much, in pence.
    pub pence: u32,
    /// Where the amount comes from.
    pub source: Source,
}

const fn release_amount(from: Date, pence: u32, verified: bool) -> ReleasePayment {
    let citation = if verified {
        "subsistence payment on release, as reported in August 2021"
    } else {
        "subsistence payment on release (from memory: check with the prison)"
    };
    ReleasePayment { from, pence, source: Source { citation, force: Force::Practice, verified } }
}

/// The payment as it was from each day on, oldest first. For adults who were in custody for more than 14 days.
pub const RELEASE_PAYMENT: &[ReleasePayment] = &[
    release_amount(date(2021, 8, 1), 7_600, true),
    release_amount(date(2022, 8, 1), 8_239, false),
    release_amount(date(2024, 8, 1), 8_952, false),
];

/// The payment on a day of release; none before the first that is known.
pub fn release_payment(on: Date) -> Option<&'static ReleasePayment> {
    RELEASE_PAYMENT.iter().rfind(|payment| payment.from <= on)
}

/// An amount that somebody has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Amount {
    /// What it is.
    pub what: String,
    /// In pence.
    pub pence: u32,
    /// Where it comes from.
    pub source: String,
    /// Whether that was checked.
    pub verified: bool,
}

/// Money between the gate and the first payment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Money {
    /// What there is.
    pub amounts: Vec<Amount>,
    /// The day of the first payment, if it is known.
    pub first_payment_on: Option<Date>,
    /// What a day costs, in pence.
    pub daily_need_pence: u32,
}

/// What is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gap {
    /// Days without a payment, the day of release among them.
    pub days: u32,
    /// What there is, in pence.
    pub has_pence: u64,
    /// What is needed, in pence.
    pub needs_pence: u64,
}

impl Gap {
    /// How much is missing, in pence.
    pub const fn pence(self) -> u64 {
        self.needs_pence.saturating_sub(self.has_pence)
    }
}

impl Money {
    /// What is missing for a release on `on`; none where nobody knows the day of the first payment.
    pub fn gap(&self, on: Date) -> Option<Gap> {
        let days = u32::try_from((self.first_payment_on? - on).get_days()).unwrap_or(0);
        let has_pence = self.amounts.iter().map(|amount| u64::from(amount.pence)).sum();
        Some(Gap { days, has_pence, needs_pence: u64::from(days) * u64::from(self.daily_need_pence) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_payment_of_a_day_and_whether_it_was_checked() {
        for (on, expected) in [
            (date(2021, 7, 31), None),
            (date(2021, 8, 1), Some((7_600, true))),
            (date(2023, 1, 1), Some((8_239, false))),
            (date(2027, 3, 5), Some((8_952, false))),
        ] {
            assert_eq!(release_payment(on).map(|found| (found.pence, found.source.verified)), expected, "{on}");
        }
    }

    #[test]
    fn the_gap_until_the_first_payment() {
        let on = date(2027, 3, 5);
        let amount = Amount { what: "payment on release".into(), pence: 8_952, source: String::new(), verified: false };
        let money =
            |first_payment_on| Money { amounts: vec![amount.clone()], first_payment_on, daily_need_pence: 1_000 };
        assert_eq!(money(None).gap(on), None);
        let gap = money(Some(date(2027, 4, 9))).gap(on).unwrap();
        assert_eq!((gap.days, gap.pence()), (35, 26_048));
        assert_eq!(money(Some(date(2027, 3, 8))).gap(on).unwrap().pence(), 0);
        assert_eq!(money(Some(on)).gap(on).unwrap().days, 0);
        assert_eq!(money(Some(date(2027, 3, 1))).gap(on).unwrap().days, 0, "paid before");
    }
}
