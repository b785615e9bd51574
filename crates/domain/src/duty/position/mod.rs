//! Where a person stands on a day: which named tests hold, and which named days are known.
//!
//! Worked out once from the facts, without a word of text, so that a hundred rules can be asked of it.

mod holds;

use jiff::ToSpan;
use jiff::civil::Date;

use super::facts::{CustodySpell, EventKind, Facts, Nation, SpellKind};
use super::{Predicate, Predicates, Trigger};
use crate::care::{Category, Status};
use crate::custody::{LegalStatus, ReleaseDate, ReleaseDateKind, counted_after_recall, counted_on};
use crate::person::birthday;

/// Where a person stands on a day.
#[derive(Debug, Clone, Copy)]
pub struct Position<'a> {
    /// The facts it was worked out from.
    pub(super) facts: &'a Facts<'a>,
    /// The day.
    pub(super) today: Date,
    /// Whose law holds.
    pub nation: Nation,
    /// Status in England.
    pub status: Status,
    /// Category in Wales.
    pub category: Option<Category>,
    /// The custody that counts today.
    pub custody: Option<CustodySpell>,
    /// The release date to count on, while in custody.
    pub release: Option<&'a ReleaseDate>,
    /// The day from which handover is counted.
    pub(super) handover_release: Option<Date>,
    /// The day of handover, once the rows of offender management have given it.
    pub(super) handover: Option<Date>,
    /// The day from which probation answers, from the same rows.
    pub(super) probation_answers: Option<Date>,
    /// Every named test that holds.
    pub(super) holds: Predicates,
    /// The day each status began, as far as a duty counts from it.
    eligible_since: Option<Date>,
    relevant_since: Option<Date>,
    latest: Latest,
}

/// The latest day of each kind of event up to today.
#[derive(Debug, Clone, Copy)]
struct Latest([Option<Date>; EventKind::ALL.len()]);

impl Latest {
    fn of(facts: &Facts<'_>, today: Date) -> Self {
        let mut latest = [None; EventKind::ALL.len()];
        for event in facts.done_by(today) {
            if let Some(day) = latest.get_mut(event.kind as usize) {
                *day = (*day).max(Some(event.on));
            }
        }
        Self(latest)
    }

    fn on(&self, kind: EventKind) -> Option<Date> {
        self.0.get(kind as usize).copied().flatten()
    }

    fn on_any(&self, kinds: &[EventKind]) -> Option<Date> {
        kinds.iter().filter_map(|kind| self.on(*kind)).max()
    }
}

impl<'a> Position<'a> {
    /// Where the person of these facts stands on `today`. Total: there is an answer for any facts whatever.
    pub fn new(facts: &'a Facts<'a>, precedence: &[ReleaseDateKind], today: Date) -> Self {
        let custody = custody_today(facts.custody, today);
        let mut position = Self {
            facts,
            today,
            nation: facts.nation.unwrap_or(Nation::England),
            status: Status::None,
            category: None,
            custody,
            release: None,
            handover_release: None,
            handover: None,
            probation_answers: None,
            holds: Predicates::NONE,
            eligible_since: None,
            relevant_since: None,
            latest: Latest::of(facts, today),
        };
        position.release = custody.and_then(|custody| position.release_of(&custody, precedence));
        position.handover_release = custody.and_then(|custody| position.handover_release_of(&custody));
        position.find_status();
        position.holds = position.all_holds();
        position
    }

    /// The day on which it was asked.
    pub const fn today(&self) -> Date {
        self.today
    }

    /// The latest event of a kind up to today.
    pub fn latest(&self, kind: EventKind) -> Option<Date> {
        self.latest.on(kind)
    }

    /// The named tests that hold.
    pub const fn holds(&self) -> Predicates {
        self.holds
    }

    /// The named day, if it is known. It may lie ahead.
    pub fn day(&self, trigger: Trigger) -> Option<Date> {
        use EventKind as E;
        let custody = self.custody.as_ref();
        match trigger {
            Trigger::SixteenthBirthday => self.birthday(16),
            Trigger::SeventeenAndAHalf => self.birthday(17).map(|day| day.saturating_add(6.months())),
            Trigger::EighteenthBirthday => self.birthday(18),
            Trigger::TwentyFirstBirthday => self.birthday(21),
            Trigger::TwentyFifthBirthday => self.birthday(25),
            Trigger::ReturnBirthday => self.return_birthday(),
            Trigger::BecameEligible => self.eligible_since,
            Trigger::BecameRelevant => self.relevant_since,
            Trigger::BecameCategory => self.category_since(),
            Trigger::NeedsAssessment => self.latest(E::NeedsAssessment),
            Trigger::PlanOrReview => {
                self.latest.on_any(&[E::PathwayPlan, E::PathwayReview]).or_else(|| self.duty_since())
            }
            Trigger::AssessmentPlanOrReview => {
                self.latest.on_any(&[E::NeedsAssessment, E::PathwayPlan, E::PathwayReview])
            }
            Trigger::ReviewRequested => self.latest(E::ReviewRequested),
            Trigger::SupportRequested => self.latest(E::SupportRequested),
            Trigger::LearningIntended => self.latest(E::LearningIntended),
            Trigger::AccommodationBegan => self.spell_since(SpellKind::LeavingCareAccommodation),
            Trigger::LastInTouch => self.latest.on_any(&[E::InTouch, E::Seen]).or(self.facts.adviser_since),
            Trigger::Reception => custody.map(|custody| custody.from),
            Trigger::EnteredOrMoved => custody.map(|custody| self.entered_or_moved(custody)),
            Trigger::Transferred => custody.and_then(|custody| self.since(E::Transferred, custody.from)),
            Trigger::Recall => custody
                .filter(|custody| self.is_recalled(custody))
                .map(|custody| self.since(E::Recalled, custody.from).unwrap_or(custody.from)),
            Trigger::Release => self.release.map(|date| date.on),
            Trigger::HandoverRelease => self.handover_release,
            Trigger::SentenceStart => custody.map(|custody| custody.sentence_start.unwrap_or(custody.from)),
            Trigger::Hearing => self.next_hearing(),
            Trigger::Handover => self.handover,
            Trigger::ProbationAnswers => self.probation_answers,
            Trigger::LeftCustody => self.left_custody(),
            Trigger::HomeLost => self.spell_since(SpellKind::NoHome),
            Trigger::HousingReferred => self.latest(E::HousingReferred),
            Trigger::SupervisionEnd => self.supervision_end(),
            Trigger::LearningScreened => custody.and_then(|custody| self.since(E::LearningScreened, custody.from)),
            Trigger::LearningReview => custody.map(|custody| self.learning_anchor(custody)),
            Trigger::AdditionalNeedsKnown => self.latest(E::AdditionalNeedsKnown),
            Trigger::KeyWork => custody.map(|custody| self.since(E::KeyWork, custody.from).unwrap_or(custody.from)),
            Trigger::DeathKnown => self.latest(E::DeathKnown),
            // Each version has its own: the engine reads it there.
            Trigger::Commencement => None,
        }
    }

    pub(super) const fn is(&self, predicate: Predicate) -> bool {
        self.holds.has(predicate)
    }

    fn birthday(&self, years: i16) -> Option<Date> {
        self.facts.born_on.map(|born_on| birthday(born_on, years))
    }

    /// The latest event of a kind, unless it was before `from`.
    fn since(&self, kind: EventKind, from: Date) -> Option<Date> {
        self.latest(kind).filter(|on| *on >= from)
    }

    fn entered_or_moved(&self, custody: &CustodySpell) -> Date {
        let moved = self.since(EventKind::Transferred, custody.from);
        moved.max(self.since(EventKind::Recalled, custody.from)).unwrap_or(custody.from)
    }

    /// The earliest day from which a duty to somebody who left care is counted where nothing else is recorded.
    fn duty_since(&self) -> Option<Date> {
        match self.status {
            Status::Relevant => self.relevant_since,
            Status::FormerRelevant => self.birthday(18),
            _ => None,
        }
    }

    fn category_since(&self) -> Option<Date> {
        match self.category? {
            Category::Two => self.relevant_since,
            Category::Three => self.birthday(18),
            Category::Four => {
                let told = self.latest(EventKind::LearningIntended);
                told.or_else(|| self.spell_since(SpellKind::Learning)).or_else(|| self.birthday(21))
            }
            Category::One | Category::Five | Category::Six => None,
        }
    }

    /// The birthday whose window (three months before to one month after) is open or comes next; the last one whose
    /// window closed less than two months ago counts while nothing is recorded for it. The return asks about 17 to 21, and
    /// about 22 to 25 while support is given; not about a birthday on which the person was still looked after.
    fn return_birthday(&self) -> Option<Date> {
        let born_on = self.facts.born_on?;
        let last = if self.is(Predicate::SupportedFrom21) { 25 } else { 21 };
        let days = (17..=last).map(|years| birthday(born_on, years));
        let is_past = |day: Date| day.saturating_add(3.months()) < self.today;
        days.filter(|day| !is_past(*day) && !self.was_looked_after_on_birthday(*day)).min()
    }

    /// Whether care went on over the birthday. The day care ends is not a day of care, so whoever left on the birthday
    /// itself, as most do at 18, is asked about.
    fn was_looked_after_on_birthday(&self, day: Date) -> bool {
        let is_child = self.birthday(18).is_some_and(|grown| day <= grown);
        let care = self.facts.episodes.iter().filter(|one| !one.legal_status.is_short_break());
        is_child && care.into_iter().any(|one| one.from < day && one.to.is_none_or(|to| to > day))
    }

    /// The release date to count on. After a recall, dates of before it have passed: they are not of this custody.
    fn release_of(&self, custody: &CustodySpell, precedence: &[ReleaseDateKind]) -> Option<&'a ReleaseDate> {
        let dates = self.facts.release_dates;
        let recall = self.is_recalled(custody).then(|| self.since(EventKind::Recalled, custody.from));
        match recall.map(|on| on.unwrap_or(custody.from)) {
            Some(recall) => counted_after_recall(dates, precedence, recall),
            None => counted_on(dates, precedence),
        }
    }

    /// By the prison's word, or by a recall recorded since reception.
    fn is_recalled(&self, custody: &CustodySpell) -> bool {
        custody.legal_status == Some(LegalStatus::Recall) || self.since(EventKind::Recalled, custody.from).is_some()
    }

    fn spell_since(&self, kind: SpellKind) -> Option<Date> {
        let held = self.facts.spells.iter().filter(|spell| spell.kind == kind && spell.holds_on(self.today));
        held.map(|spell| spell.from).max()
    }

    fn next_hearing(&self) -> Option<Date> {
        let hearings = self.facts.events.iter().filter(|event| event.kind == EventKind::ParoleHearing);
        hearings.map(|event| event.on).filter(|on| *on >= self.today).min()
    }

    /// The last release, where the person is out now and it was within the last twelve months.
    fn left_custody(&self) -> Option<Date> {
        if self.custody.is_some() {
            return None;
        }
        let since = self.today.saturating_sub(12.months());
        let ended = self.facts.custody.iter().filter(|spell| spell.to.is_none_or(|to| to >= spell.from));
        ended.filter_map(|spell| spell.to).filter(|to| *to <= self.today && *to >= since).max()
    }

    /// The last day of supervision: of the spells that have not ended, the one that ends first; else the licence's.
    fn supervision_end(&self) -> Option<Date> {
        let spells = self.facts.spells.iter().filter(|spell| spell.kind == SpellKind::Supervision);
        let ends = spells.filter_map(|spell| spell.to).filter(|to| *to >= self.today).min();
        ends.or_else(|| {
            let licence = [ReleaseDateKind::Sled, ReleaseDateKind::Led];
            counted_on(self.facts.release_dates, &licence).map(|date| date.on).filter(|on| *on >= self.today)
        })
    }

    fn learning_anchor(&self, custody: &CustodySpell) -> Date {
        let last = self.latest.on_any(&[EventKind::LearningInduction, EventKind::LearningReview]);
        last.filter(|on| *on >= custody.from).unwrap_or(custody.from)
    }

    /// Parole eligibility, else the earlier of automatic and conditional release; without a fixed end, the tariff's or the
    /// hearing's day.
    fn handover_release_of(&self, custody: &CustodySpell) -> Option<Date> {
        let on = |kind| counted_on(self.facts.release_dates, &[kind]).map(|date| date.on);
        if custody.legal_status == Some(LegalStatus::Indeterminate) {
            return on(ReleaseDateKind::Tariff).or_else(|| self.next_hearing());
        }
        let automatic = [ReleaseDateKind::Ard, ReleaseDateKind::Crd].into_iter().filter_map(on).min();
        on(ReleaseDateKind::Ped).or(automatic)
    }
}

/// The custody that counts today: of several that hold, the one that began last (of those, the one that lasts longest).
pub(super) fn custody_today(spells: &[CustodySpell], today: Date) -> Option<CustodySpell> {
    let held = spells.iter().filter(|spell| spell.holds_on(today));
    held.max_by_key(|spell| (spell.from, spell.to.unwrap_or(Date::MAX), **spell)).copied()
}
