//! Which named tests hold for a person on a day.

use jiff::ToSpan;
use jiff::civil::Date;

use super::Position;
use crate::care::{Branch, CareEpisode, CareFacts, Category, Detention, Placement, Status, category, status_of, trace};
use crate::custody::{LegalStatus, ReleaseDateKind, counted_on};
use crate::duty::{CustodySpell, EventKind, Predicate, Predicates, SpellKind};
use crate::person::{age_on, birthday};

/// Status and named tests of care.
impl Position<'_> {
    /// Every named test that holds.
    pub(super) fn all_holds(&self) -> Predicates {
        let first = self.age_holds().also(self.status_holds()).also(self.custody_holds());
        first.also(self.learning_holds()).also(self.life_holds())
    }

    /// Status and category, and since when a status holds that a duty counts from.
    pub(super) fn find_status(&mut self) {
        let Some(born_on) = self.facts.born_on else { return };
        if self.facts.episodes.is_empty() {
            return;
        }
        let detentions: Vec<Detention> =
            self.facts.custody.iter().map(|spell| Detention { from: spell.from, to: spell.to }).collect();
        let in_learning = self.in_learning();
        let care = CareFacts { born_on, episodes: self.facts.episodes, detentions: &detentions, in_learning };
        let trace = trace(&care, self.today);
        self.status = status_of(trace.branch);
        self.category = category(&trace, in_learning);
        let sixteen = birthday(born_on, 16);
        match trace.branch {
            Branch::Eligible => {
                let since = looked_after_since(self.facts.episodes, self.today);
                self.eligible_since = since.max(trace.count.reached_on).max(Some(sixteen));
            }
            Branch::RelevantAfterCare => self.relevant_since = self.care_ended().max(Some(sixteen)),
            Branch::RelevantDetained => self.relevant_since = Some(sixteen),
            _ => {}
        }
    }

    fn in_learning(&self) -> bool {
        self.spell_since(SpellKind::Learning).is_some()
            || self.latest(EventKind::LearningIntended).is_some_and(|on| on.saturating_add(12.months()) >= self.today)
    }

    fn care_ended(&self) -> Option<Date> {
        counting(self.facts.episodes, self.today).filter_map(|episode| episode.to).filter(|to| *to <= self.today).max()
    }

    fn age_holds(&self) -> Predicates {
        let age = self.facts.born_on.and_then(|born_on| age_on(born_on, self.today));
        let is = |test: fn(i16) -> bool| age.is_some_and(test);
        Predicates::NONE
            .with_if(Predicate::Under18, is(|age| age < 18))
            .with_if(Predicate::Adult, is(|age| age >= 18))
            .with_if(Predicate::Under21, is(|age| age < 21))
            .with_if(Predicate::Aged21To24, is(|age| (21..25).contains(&age)))
            .with_if(Predicate::Under25, is(|age| age < 25))
            .with_if(Predicate::Aged16To25, is(|age| (16..=25).contains(&age)))
    }

    fn status_holds(&self) -> Predicates {
        let is_21 = self.birthday(21).is_some_and(|day| day <= self.today);
        let is_25 = self.birthday(25).is_some_and(|day| day <= self.today);
        let asked = self.latest.on_any(&[EventKind::SupportRequested, EventKind::SupportGiven]);
        let asked = asked.is_some() && asked >= self.latest(EventKind::SupportDeclined);
        let supported = is_21 && !is_25 && asked;
        let owed =
            matches!(self.status, Status::Eligible | Status::Relevant | Status::FormerRelevant | Status::Qualifying);
        Predicates::NONE
            .with_if(Predicate::Eligible, self.status == Status::Eligible)
            .with_if(Predicate::Relevant, self.status == Status::Relevant)
            .with_if(Predicate::FormerRelevant, self.status == Status::FormerRelevant)
            .with_if(Predicate::Qualifying, self.status == Status::Qualifying)
            .with_if(Predicate::CareLeaver, owed)
            .with_if(Predicate::CategoryOne, self.category == Some(Category::One))
            .with_if(Predicate::CategoryTwo, self.category == Some(Category::Two))
            .with_if(Predicate::CategoryThree, self.category == Some(Category::Three))
            .with_if(Predicate::CategoryFour, self.category == Some(Category::Four))
            .with_if(Predicate::SupportedFrom21, supported)
            .with_if(Predicate::SupportOwed, !is_21 || supported)
            .with_if(Predicate::FosteredAt18, self.was_fostered_at_18())
            .with_if(Predicate::LostStatusInDetention, self.lost_status_in_detention())
            .with_if(Predicate::HasAdviser, self.facts.adviser_since.is_some_and(|since| since <= self.today))
    }

    fn was_fostered_at_18(&self) -> bool {
        let Some(eve) = self.birthday(18).and_then(|day| day.yesterday().ok()) else { return false };
        let on_eve = |episode: &&CareEpisode| episode.from <= eve && episode.to.is_none_or(|to| eve < to);
        let fostered = |episode: &CareEpisode| {
            use Placement::{A3, A5, U1, U2, U3, U4, U5, U6};
            matches!(episode.placement, Some(A3 | A5 | U1 | U2 | U3 | U4 | U5 | U6))
        };
        self.facts.episodes.iter().filter(on_eve).any(fostered)
    }

    /// Under 18, detained, not looked after and not relevant now; and care ended on the day of the detention or its eve.
    fn lost_status_in_detention(&self) -> bool {
        let Some(custody) = self.custody else { return false };
        let is_child = self.facts.born_on.and_then(|born_on| age_on(born_on, self.today)).is_some_and(|age| age < 18);
        let still = matches!(self.status, Status::Eligible | Status::Relevant | Status::LookedAfter);
        let eve = custody.from.yesterday().unwrap_or(custody.from);
        let ended = counting(self.facts.episodes, self.today)
            .filter_map(|episode| episode.to)
            .any(|to| to == custody.from || to == eve);
        is_child && !still && ended
    }
}

/// Named tests of custody, learning and daily life.
impl Position<'_> {
    fn custody_holds(&self) -> Predicates {
        let Some(custody) = self.custody else { return Predicates::NONE.with(Predicate::InCommunity) };
        let status = custody.legal_status;
        let is = |one| status == Some(one);
        let recalled = self.is_recalled(&custody);
        let sentenced = recalled || is(LegalStatus::Sentenced) || is(LegalStatus::Indeterminate);
        // A record without a legal status but with a start of sentence is read as a sentence.
        let sentenced =
            sentenced || (custody.sentence_start.is_some() && matches!(status, None | Some(LegalStatus::Unknown)));
        let adult = self.birthday(18).is_none_or(|day| day <= self.today);
        let managed = adult && (sentenced || is(LegalStatus::ImmigrationDetainee));
        let start = custody.sentence_start.unwrap_or(custody.from);
        let on = |kind| counted_on(self.facts.release_dates, &[kind]).is_some();
        let far = self.next_hearing().is_some_and(|on| on >= self.today.saturating_add(12.months()));
        Predicates::NONE
            .with(Predicate::InCustody)
            .with_if(Predicate::OnRemand, is(LegalStatus::Remand))
            .with_if(Predicate::Unsentenced, is(LegalStatus::ConvictedUnsentenced))
            .with_if(Predicate::Sentenced, sentenced)
            .with_if(Predicate::Recalled, recalled)
            .with_if(Predicate::Indeterminate, is(LegalStatus::Indeterminate))
            .with_if(Predicate::Immigration, is(LegalStatus::ImmigrationDetainee))
            .with_if(Predicate::OffenderManagement, managed)
            .with_if(Predicate::EarlyAllocation, self.since(EventKind::EarlyAllocation, custody.from).is_some())
            .with_if(Predicate::Parole, on(ReleaseDateKind::Ped))
            .with_if(
                Predicate::ShortSentence,
                self.handover_release.is_some_and(|release| start.saturating_add(10.months()) >= release),
            )
            .with_if(Predicate::HearingFarAway, far)
            .with_if(Predicate::ParoleRefusedMappa, self.since(EventKind::ParoleRefusedMappa, custody.from).is_some())
            .with_if(Predicate::ReleaseKnown, self.release.is_some())
            .with_if(Predicate::ReleaseUnknown, self.release.is_none())
            .with_if(Predicate::HandoverReleaseKnown, self.handover_release.is_some())
            .with_if(Predicate::StayUpTo6Months, self.is_short_stay(&custody))
    }

    fn is_short_stay(&self, custody: &CustodySpell) -> bool {
        let end = custody.from.saturating_add(6.months());
        self.release.is_some_and(|release| release.on <= end)
    }

    /// By the time from the last induction or review to the release, both ends counted as the prison's plans count them.
    fn learning_holds(&self) -> Predicates {
        let Some(custody) = self.custody else { return Predicates::NONE };
        let waiting = matches!(custody.legal_status, Some(LegalStatus::Remand | LegalStatus::ConvictedUnsentenced));
        let endless = custody.legal_status == Some(LegalStatus::Indeterminate);
        let anchor = self.learning_anchor(&custody);
        let band = match self.release {
            _ if endless => Some(Predicate::LeftOver60Months),
            _ if waiting => Some(Predicate::LeftUpTo12Months),
            None => None,
            Some(release) => Some(learning_band(anchor, release.on)),
        };
        band.map_or(Predicates::NONE, |band| Predicates::NONE.with(band))
    }

    fn life_holds(&self) -> Predicates {
        let holds = |kind| self.spell_since(kind).is_some();
        let found = self.latest(EventKind::HomeFound);
        let home_found =
            found.is_some_and(|found| self.spell_since(SpellKind::NoHome).is_none_or(|since| since <= found));
        // A home found for an earlier release is not one for this.
        let home_found = home_found && self.custody.is_none_or(|custody| found >= Some(custody.from));
        let at_reception = self.custody.map(|custody| custody.from);
        let rented = self
            .facts
            .spells
            .iter()
            .any(|spell| spell.kind == SpellKind::Tenancy && at_reception.is_some_and(|day| spell.holds_on(day)));
        Predicates::NONE
            .with_if(Predicate::InLeavingCareAccommodation, holds(SpellKind::LeavingCareAccommodation))
            .with_if(Predicate::InLearning, holds(SpellKind::Learning))
            .with_if(Predicate::Supervised, holds(SpellKind::Supervision))
            .with_if(Predicate::NoHome, holds(SpellKind::NoHome))
            .with_if(Predicate::HomeFound, home_found)
            .with_if(Predicate::HousingOpen, self.is_housing_open())
            .with_if(Predicate::RentedHome, rented)
            .with_if(Predicate::Alive, self.latest(EventKind::DeathKnown).is_none())
    }
}

impl Position<'_> {
    /// A referral was made and nothing came of it yet.
    fn is_housing_open(&self) -> bool {
        let answers = [EventKind::HousingAccepted, EventKind::HousingNotAccepted, EventKind::HousingWithdrawn];
        let referred = self.latest(EventKind::HousingReferred);
        referred.is_some() && referred > self.latest.on_any(&answers)
    }
}

fn learning_band(anchor: Date, release: Date) -> Predicate {
    let within = |months: i32| release <= anchor.saturating_add(months.months());
    if within(3) {
        Predicate::LeftUpTo3Months
    } else if release <= anchor.saturating_add(3.months()).saturating_add(7.days()) {
        Predicate::LeftUpTo3MonthsAndAWeek
    } else if within(6) {
        Predicate::LeftUpTo6Months
    } else if within(12) {
        Predicate::LeftUpTo12Months
    } else if within(60) {
        Predicate::LeftUpTo60Months
    } else {
        Predicate::LeftOver60Months
    }
}

/// Episodes that count as being looked after and have begun.
fn counting(episodes: &[CareEpisode], today: Date) -> impl Iterator<Item = &CareEpisode> {
    episodes.iter().filter(move |episode| {
        !episode.legal_status.is_short_break()
            && episode.from <= today
            && episode.to.is_none_or(|to| to >= episode.from)
    })
}

/// The first day of the unbroken care that holds today.
fn looked_after_since(episodes: &[CareEpisode], today: Date) -> Option<Date> {
    let mut since =
        counting(episodes, today).filter(|one| one.to.is_none_or(|to| today < to)).map(|one| one.from).min()?;
    // One episode goes back at least one day each time round, so this ends.
    while let Some(earlier) = counting(episodes, today)
        .filter(|one| one.from < since && one.to.is_none_or(|to| to >= since))
        .map(|one| one.from)
        .min()
    {
        since = earlier;
    }
    Some(since)
}
