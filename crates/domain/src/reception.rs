//! The question at a prison's reception desk: does a council's leaving-care team know whoever has arrived? The answer says as
//! little as helps, to somebody outside the person's circle.

use jiff::civil::Date;

use crate::agency::coded;
use crate::person::age_on;

/// Questions that one officer may ask on a day: ours, meant as more than one desk receives (from memory, not counted).
/// Whoever needs more asks the people they ask about, or the council.
pub const QUESTIONS_A_DAY_MAX: u32 = 40;

/// The age from which nobody is answered about. The duty ends with the 25th birthday (Children Act 1989, section 23CZB);
/// somebody of 25 may still be in touch with the team, so that year is left in: ours.
const AGE_END: i16 = 26;
/// The age below which nobody is answered about: an eligible child is 16 or 17 (Children Act 1989, Schedule 2, paragraph
/// 19B), and young offender institutions hold nobody younger than 15 (from memory, not checked).
const AGE_START: i16 = 15;

/// Authorities named in one answer at most: more fit somebody who was described too loosely.
pub const AUTHORITIES_MAX: usize = 3;

coded! {
    /// Why an officer asks.
    AskedBecause {
        /// Somebody has come in today.
        Arrived = "arrived", "They have just arrived";
        /// The first interview, a day or two later.
        FirstInterview = "first_interview", "Their first interview or induction";
        /// They come from another prison.
        Transferred = "transferred", "They have come from another prison";
        /// They said it themselves.
        TheySaidSo = "they_said_so", "They said that they were in care";
    }
}

coded! {
    /// What the officer is told.
    Answer {
        /// All the evidence is for one person.
        VeryLikely = "very_likely", "Very likely";
        /// Somebody may be the one.
        MayBe = "may_be", "May be";
        /// Nobody that may be spoken of.
        Nobody = "nobody", "Nobody found";
    }
}

/// Somebody who may be the one who has arrived.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Weighed {
    /// Binary logarithm of the odds that it is they.
    pub bits: f64,
    /// Whether twins, or a parent and a child, may be mixed up.
    pub is_flagged: bool,
}

/// From which odds on something is said. Signed where the linkage model is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Thresholds {
    /// "Very likely" from here on.
    pub very_likely: f64,
    /// "May be" from here on.
    pub may_be: f64,
    /// So far ahead of the next one must "very likely" be.
    pub ahead: f64,
}

/// Whether somebody of this age is answered about: leaving care is owed to nobody else.
pub fn is_of_age(born_on: Option<Date>, today: Date) -> bool {
    let age = born_on.and_then(|born| age_on(born, today));
    age.is_none_or(|age| (AGE_START..AGE_END).contains(&age))
}

/// The answer about these, the likeliest first, and how many of them it is about.
///
/// Whoever looks like the twin of the one asked for is somebody else more often than not, and a prison is told nothing of the
/// brothers and sisters of those it holds: they count as rivals alone.
pub fn answer(weighed: &[Weighed], thresholds: Thresholds) -> (Answer, usize) {
    let counts = |one: &&Weighed| !one.is_flagged && one.bits >= thresholds.may_be;
    let told = weighed.iter().take_while(counts).count().min(AUTHORITIES_MAX);
    let Some(best) = weighed.first().filter(|_| told > 0) else { return (Answer::Nobody, 0) };
    let next = weighed.get(1).map_or(f64::NEG_INFINITY, |next| next.bits);
    if best.bits >= thresholds.very_likely && best.bits - next >= thresholds.ahead {
        return (Answer::VeryLikely, 1);
    }
    (Answer::MayBe, told)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    const AT: Thresholds = Thresholds { very_likely: 10.0, may_be: 0.0, ahead: 3.0 };

    #[test]
    fn the_answer_follows_from_the_odds_and_the_next_one() {
        let plain = |bits: f64| Weighed { bits, is_flagged: false };
        let twin = |bits: f64| Weighed { bits, is_flagged: true };
        for (weighed, expected) in [
            (&[][..], (Answer::Nobody, 0)),
            (&[plain(-0.1)][..], (Answer::Nobody, 0)),
            (&[plain(0.0)][..], (Answer::MayBe, 1)),
            (&[plain(10.0)][..], (Answer::VeryLikely, 1)),
            (&[plain(12.0), plain(9.0)][..], (Answer::VeryLikely, 1)),
            (&[plain(12.0), plain(9.1)][..], (Answer::MayBe, 2)),
            (&[plain(12.0), plain(-1.0)][..], (Answer::VeryLikely, 1)),
            (&[plain(9.0), plain(8.0), plain(7.0), plain(6.0)][..], (Answer::MayBe, 3)),
            (&[twin(12.0)][..], (Answer::Nobody, 0)),
            (&[plain(12.0), twin(11.0)][..], (Answer::MayBe, 1)),
        ] {
            assert_eq!(answer(weighed, AT), expected, "{weighed:?}");
        }
    }

    #[test]
    fn nobody_is_answered_about_to_whom_leaving_care_is_not_owed() {
        let today = date(2027, 2, 10);
        for (born, expected) in [
            (date(2001, 2, 11), true),
            (date(2001, 2, 10), false),
            (date(2012, 2, 10), true),
            (date(2012, 2, 11), false),
        ] {
            assert_eq!(is_of_age(Some(born), today), expected, "{born}");
        }
        assert!(is_of_age(None, today));
    }
}
