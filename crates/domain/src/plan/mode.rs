//! From which situation the plan is made: remand, a short sentence, a recall, an unplanned release. One plan in all of
//! them; what differs is what to do first and which days can be named.
//!
//! # What it says
//! In custody the plan is that of a recall, of remand, of a short sentence or of a sentence, by the prison's word and the
//! release date to count on. Out of custody, it is that of an unplanned release for the first 28 days where nobody had a
//! release date to plan for, or the person left a fortnight or more before it; then that of somebody who was released.
//! Somebody who was never in custody has the same plan.
//!
//! # Source
//! [`SOURCE`]: how practitioners and inspectors speak of these situations; the numbers of days are ours.
//!
//! # Applies to
//! Every plan.
//!
//! # Example
//! On remand since 2 November 2026, with no release date: remand. Released by the court on 4 December: unplanned release
//! until 31 December, then released.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::agency::coded;
use crate::custody::{LegalStatus, ReleaseDateKind};
use crate::duty::{CustodySpell, Facts, Position, Predicate, Trigger};
use crate::reason::{Force, Reason, Source, long_date};

/// Fewer days from coming in to the release date than this are a short sentence: half of twelve months.
pub const SHORT_SENTENCE_DAYS: i32 = 183;
/// For so many days after leaving, an unplanned release is planned for as one.
pub const UNPLANNED_DAYS: i32 = 28;
/// Whoever leaves so many days before the release date to count on, or more, left unplanned.
pub const EARLY_DAYS: i32 = 14;

/// Where the modes come from.
pub const SOURCE: Source = Source {
    citation: "modes of one plan, as good resettlement practice tells situations apart; the numbers of days are ours",
    force: Force::Practice,
    verified: false,
};

coded! {
    /// From which situation the plan is made.
    Mode {
        /// Serving a sentence, with time to plan.
        Sentenced = "sentenced", "Sentenced";
        /// Waiting for trial or sentence; the court may let the person out on any day.
        Remand = "remand", "On remand";
        /// A sentence too short for the usual steps one after another.
        ShortSentence = "short_sentence", "Short sentence";
        /// Called back to prison.
        Recalled = "recalled", "Recalled";
        /// Out, and nobody could plan for the day.
        UnplannedRelease = "unplanned_release", "Unplanned release";
        /// Out.
        Released = "released", "Released";
        /// Nothing is known of any custody.
        NotInCustody = "not_in_custody", "In the community";
    }
}

/// The mode of a plan, and why.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ModeAnswer {
    /// The mode.
    pub mode: Mode,
    /// The release date to count on, or the day they left.
    pub release: Option<Date>,
    /// The day from which the plan counts: coming in, recall, or leaving.
    pub since: Option<Date>,
    /// The facts it follows from.
    pub because: Reason,
}

impl Mode {
    /// Whether no release date can be planned for, so that nothing is missing where a goal has no day.
    pub const fn has_no_date(self) -> bool {
        matches!(self, Self::Remand)
    }

    /// Whether the person is in custody.
    pub const fn is_in_custody(self) -> bool {
        matches!(self, Self::Sentenced | Self::Remand | Self::ShortSentence | Self::Recalled)
    }
}

impl ModeAnswer {
    /// The mode of the plan of somebody with these facts, on `today`.
    pub fn of(facts: &Facts<'_>, precedence: &[ReleaseDateKind], today: Date) -> Self {
        let position = Position::new(facts, precedence, today);
        match position.custody {
            Some(custody) => Self::inside(&position, &custody),
            None => Self::outside(&position, facts, precedence, today),
        }
    }

    fn inside(position: &Position<'_>, custody: &CustodySpell) -> Self {
        let release = position.day(Trigger::Release);
        let came = format!("came into custody on {}", long_date(custody.from));
        let status = custody.legal_status;
        let until = match release {
            Some(on) => format!("the release date to count on is {}", long_date(on)),
            None => "no release date is known".to_owned(),
        };
        if let Some(recall) = position.day(Trigger::Recall) {
            let because = vec![came, format!("recalled on {}", long_date(recall)), until];
            return Self::new(Mode::Recalled, release, Some(recall), because);
        }
        let waits = matches!(status, Some(LegalStatus::Remand | LegalStatus::ConvictedUnsentenced));
        let says = status.map_or_else(
            || "the prison has not said why".to_owned(),
            |status| format!("the prison says: {}", status.words().to_lowercase()),
        );
        if waits || (release.is_none() && status.is_none()) {
            return Self::new(Mode::Remand, None, Some(custody.from), vec![came, says, until]);
        }
        let days = release.map(|on| (on - custody.from).get_days());
        let mode = match days {
            Some(days) if days < SHORT_SENTENCE_DAYS => Mode::ShortSentence,
            _ => Mode::Sentenced,
        };
        let span = days.map(|days| {
            format!(
                "{days} days from coming in to the release date; fewer than {SHORT_SENTENCE_DAYS} are a short sentence"
            )
        });
        Self::new(mode, release, Some(custody.from), [came, says, until].into_iter().chain(span).collect())
    }

    fn outside(position: &Position<'_>, facts: &Facts<'_>, precedence: &[ReleaseDateKind], today: Date) -> Self {
        let ended = facts.custody.iter().filter(|spell| spell.to.is_some_and(|to| to <= today && spell.from <= to));
        let Some((spell, left)) = ended.filter_map(|spell| Some((spell, spell.to?))).max_by_key(|(_, to)| *to) else {
            return Self::new(Mode::NotInCustody, None, None, vec!["nothing is known of any custody".to_owned()]);
        };
        let since = (today - left).get_days();
        let mut because = vec![format!("left custody on {}, {since} days ago", long_date(left))];
        // The date that could be counted on while they were inside: as of the eve.
        let eve = left.saturating_sub(1.days());
        let inside = Position::new(facts, precedence, eve.max(spell.from));
        let expected = inside.day(Trigger::Release).filter(|on| *on >= spell.from);
        let unplanned = match expected {
            _ if spell.legal_status == Some(LegalStatus::Remand) => {
                because.push("let out from remand".to_owned());
                true
            }
            None => {
                because.push("nobody had a release date to plan for".to_owned());
                true
            }
            Some(on) if (on - left).get_days() >= EARLY_DAYS => {
                because.push(format!("the release date to count on was {}", long_date(on)));
                true
            }
            Some(_) => false,
        };
        let supervised = position.holds().has(Predicate::Supervised);
        because.extend(supervised.then(|| "supervised by probation".to_owned()));
        let mode = if unplanned && since < UNPLANNED_DAYS { Mode::UnplannedRelease } else { Mode::Released };
        Self::new(mode, Some(left), Some(left), because)
    }

    fn new(mode: Mode, release: Option<Date>, since: Option<Date>, because: Vec<String>) -> Self {
        Self { mode, release, since, because: Reason::new("PLAN-MODE", SOURCE, because) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::custody::{PRECEDENCE, ReleaseDate};
    use crate::duty::{Event, EventKind, RecordedFacts};
    use jiff::civil::date;

    const TODAY: Date = date(2027, 2, 10);

    fn spell(from: Date, to: Option<Date>, status: Option<LegalStatus>) -> CustodySpell {
        CustodySpell { from, to, legal_status: status, sentence_start: None }
    }

    fn crd(on: Date) -> ReleaseDate {
        ReleaseDate { kind: ReleaseDateKind::Crd, on, source: "HMP Curlew Fen".to_owned(), as_of: date(2026, 11, 3) }
    }

    fn mode(custody: &[CustodySpell], release: Option<Date>, recalled: Option<Date>) -> ModeAnswer {
        let facts = RecordedFacts {
            custody: custody.to_vec(),
            release_dates: release.map(crd).into_iter().collect(),
            events: recalled.map(|on| Event { on, kind: EventKind::Recalled, outcome: None }).into_iter().collect(),
            ..RecordedFacts::default()
        };
        ModeAnswer::of(&facts.facts(), PRECEDENCE, TODAY)
    }

    #[test]
    fn the_mode_follows_from_custody_and_from_the_date_to_count_on() {
        use LegalStatus::{ConvictedUnsentenced, Indeterminate, Recall, Remand, Sentenced};
        let came = date(2026, 11, 2);
        let inside = |status| [spell(came, None, status)];
        let left = |to, status| [spell(came, Some(to), status)];
        for (custody, release, recalled, expected) in [
            (&inside(Some(Remand))[..], None, None, Mode::Remand),
            (&inside(Some(ConvictedUnsentenced)), None, None, Mode::Remand),
            (&inside(None), None, None, Mode::Remand),
            // A date of an earlier sentence is not the date of this remand.
            (&inside(Some(Remand)), Some(date(2027, 6, 1)), None, Mode::Remand),
            // 182 days from coming in, and 183.
            (&inside(Some(Sentenced)), Some(date(2027, 5, 3)), None, Mode::ShortSentence),
            (&inside(Some(Sentenced)), Some(date(2027, 5, 4)), None, Mode::Sentenced),
            (&inside(Some(Sentenced)), None, None, Mode::Sentenced),
            (&inside(Some(Indeterminate)), None, None, Mode::Sentenced),
            (&inside(None), Some(date(2027, 9, 1)), None, Mode::Sentenced),
            (&inside(Some(Recall)), None, None, Mode::Recalled),
            (&inside(Some(Sentenced)), Some(date(2027, 3, 1)), Some(date(2027, 1, 4)), Mode::Recalled),
            // A recall of an earlier time in custody is over.
            (&inside(Some(Sentenced)), Some(date(2027, 9, 1)), Some(date(2026, 10, 1)), Mode::Sentenced),
            (&left(date(2027, 2, 1), Some(Remand)), None, None, Mode::UnplannedRelease),
            (&left(TODAY, Some(Sentenced)), None, None, Mode::UnplannedRelease),
            // 27 days ago, and 28.
            (&left(date(2027, 1, 14), Some(Remand)), None, None, Mode::UnplannedRelease),
            (&left(date(2027, 1, 13), Some(Remand)), None, None, Mode::Released),
            // A fortnight before the date to count on, and 13 days.
            (&left(date(2027, 2, 1), Some(Sentenced)), Some(date(2027, 2, 15)), None, Mode::UnplannedRelease),
            (&left(date(2027, 2, 1), Some(Sentenced)), Some(date(2027, 2, 14)), None, Mode::Released),
            (&left(date(2027, 2, 1), Some(Sentenced)), Some(date(2027, 2, 1)), None, Mode::Released),
            (&[], None, None, Mode::NotInCustody),
            // It begins tomorrow.
            (&[spell(date(2027, 2, 11), None, Some(Sentenced))], None, None, Mode::NotInCustody),
        ] {
            let answer = mode(custody, release, recalled);
            assert_eq!(answer.mode, expected, "{custody:?} {release:?} {recalled:?} {:?}", answer.because.because);
            assert!(!answer.because.because.is_empty());
            assert!(!answer.mode.first().is_empty(), "{expected:?} has prompts");
        }
    }

    #[test]
    fn days_are_named_against_what_is_known() {
        let sentenced =
            mode(&[spell(date(2026, 11, 2), None, Some(LegalStatus::Sentenced))], Some(date(2027, 4, 9)), None);
        for (on, words) in [
            (date(2027, 4, 9), "on the day of release"),
            (date(2027, 4, 8), "1 day before release"),
            (date(2027, 4, 2), "1 week before release"),
            (date(2027, 3, 30), "10 days before release"),
            (date(2027, 3, 19), "3 weeks before release"),
            (date(2027, 3, 18), "about 3 weeks before release"),
            (date(2027, 5, 7), "4 weeks after release"),
        ] {
            assert_eq!(sentenced.against_release(on).as_deref(), Some(words), "{on}");
        }
        let days = sentenced.days(TODAY);
        assert!(days.windows(2).all(|two| two[0].on <= two[1].on));
        assert!(days.iter().all(|day| day.on >= TODAY), "nothing that has passed");
        assert!(days.iter().any(|day| day.words == "8 weeks before release" && day.on == date(2027, 2, 12)));
        assert!(!days.iter().any(|day| day.words == "12 weeks before release"), "that was in January");
        let remand = mode(&[spell(date(2026, 11, 2), None, Some(LegalStatus::Remand))], None, None);
        assert_eq!(remand.against_release(TODAY), None);
        assert_eq!(
            remand.days(TODAY).iter().map(|day| day.words).collect::<Vec<_>>(),
            ["in a week", "in 4 weeks", "in 3 months"]
        );
    }
}
