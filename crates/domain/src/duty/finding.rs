//! Contradictions in what is recorded: which reading the engine took, and how to mend it. They never hide a duty.

use jiff::civil::Date;

use super::Position;
use super::facts::{EventKind, Facts};
use crate::agency::coded;
use crate::care::Status;
use crate::reason::long_date;

coded! {
    /// A kind of contradiction or gap. Its words say what is wrong.
    FindingKind {
        /// Age cannot be worked out.
        NoBirthDate = "no_birth_date", "No date of birth is recorded";
        /// Born after today.
        BornAfterToday = "born_after_today", "The date of birth lies ahead";
        /// An episode of care began before birth.
        CareBeforeBirth = "care_before_birth", "Time in care is recorded as beginning before birth";
        /// An episode ends before it begins.
        CareEndsBeforeItBegins = "care_ends_before_it_begins", "Time in care is recorded as ending before it began";
        /// Two open custody spells.
        TwoCustodySpells = "two_custody_spells", "Two agencies say that the person is in custody with them";
        /// A custody spell ends before it begins.
        CustodyEndsBeforeItBegins = "custody_ends_before_it_begins", "Time in custody is recorded as ending before it began";
        /// Reception lies ahead.
        CustodyAfterToday = "custody_after_today", "Time in custody is recorded as beginning in the future";
        /// The release comes before the sentence or the reception.
        ReleaseBeforeSentence = "release_before_sentence", "The release date lies before the sentence or the reception";
        /// The release date has passed and nobody says the person is out.
        ReleasePassed = "release_passed", "The release date has passed and the person is still listed in custody";
        /// A sentence began before birth or the like.
        SentenceBeforeBirth = "sentence_before_birth", "The sentence is recorded as beginning before birth";
        /// A release date that is known while nobody is in custody.
        ReleaseWithoutCustody = "release_without_custody", "A release date lies ahead, but no custody is recorded";
        /// Something done on a day that has not come.
        EventAfterToday = "event_after_today", "Something is recorded as done on a day that has not come";
        /// Something done before birth.
        EventBeforeBirth = "event_before_birth", "Something is recorded as done before birth";
        /// A spell ends before it begins.
        SpellEndsBeforeItBegins = "spell_ends_before_it_begins", "Something that lasted is recorded as ending before it began";
        /// In two homes of leaving care at once.
        TwoAccommodations = "two_accommodations", "Two stays in leaving-care accommodation are open at once";
        /// A death is recorded and later contacts too.
        ActiveAfterDeath = "active_after_death", "A death is recorded, and something done after it";
        /// Looked after and over 18.
        CareAfter18 = "care_after_18", "Time in care is still open after the 18th birthday";
    }
}

impl FindingKind {
    /// How to mend it, and who can.
    pub const fn mend(self) -> &'static str {
        match self {
            Self::NoBirthDate => "Ask the council or the prison for the date of birth and import it again",
            Self::BornAfterToday | Self::EventBeforeBirth | Self::SentenceBeforeBirth | Self::CareBeforeBirth => {
                "Check the date of birth with the council, then the other date"
            }
            Self::CareEndsBeforeItBegins | Self::CareAfter18 => {
                "Ask the council to correct the episode in its return and import it again"
            }
            Self::TwoCustodySpells => "Ask both prisons where the person is; the one they left should end its record",
            Self::CustodyEndsBeforeItBegins | Self::CustodyAfterToday => {
                "Ask the prison to correct the day of reception or release"
            }
            Self::ReleaseBeforeSentence => "Ask the prison to check the release date and the start of the sentence",
            Self::ReleasePassed => "Ask the prison whether the person was released, or for a new date",
            Self::ReleaseWithoutCustody => "Ask the prison whether the person is held there, and since when",
            Self::EventAfterToday => "Correct the day; something planned is not something done",
            Self::SpellEndsBeforeItBegins | Self::TwoAccommodations => "Correct the first or the last day",
            Self::ActiveAfterDeath => "Check at once whether the death was recorded for the wrong person",
        }
    }

    /// Which reading the engine took.
    pub const fn reading(self) -> &'static str {
        match self {
            Self::NoBirthDate => "duties that depend on age are not shown; the others are",
            Self::BornAfterToday => "no duty that depends on age applies yet",
            Self::CareBeforeBirth => "days before the 14th birthday never count, so the date of birth decides",
            Self::CareEndsBeforeItBegins => "none of its days count",
            Self::TwoCustodySpells => "the later reception counts",
            Self::CustodyEndsBeforeItBegins | Self::SpellEndsBeforeItBegins | Self::EventBeforeBirth => {
                "it is left out"
            }
            Self::CustodyAfterToday => "it does not count until that day",
            Self::ReleaseBeforeSentence | Self::ReleasePassed => {
                "the date is used as it stands, so that what is late shows as late"
            }
            Self::SentenceBeforeBirth => "the start of the sentence is used as it stands",
            Self::ReleaseWithoutCustody => "the person is taken to be in the community",
            Self::EventAfterToday => "it closes nothing until that day",
            Self::TwoAccommodations => "the later move counts",
            Self::ActiveAfterDeath => "no duty to the living is shown",
            Self::CareAfter18 => "care is taken to have ended on the 18th birthday",
        }
    }
}

/// A contradiction, on the days it concerns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Finding {
    /// What kind.
    pub kind: FindingKind,
    /// The day that does not fit.
    pub on: Option<Date>,
    /// The day it does not fit with.
    pub against: Option<Date>,
}

impl Finding {
    /// "The release date lies before the sentence or the reception: 3 March 2026, 4 April 2026".
    pub fn sentence(&self) -> String {
        let days: Vec<String> = [self.on, self.against].into_iter().flatten().map(long_date).collect();
        if days.is_empty() {
            self.kind.words().to_owned()
        } else {
            format!("{}: {}", self.kind.words(), days.join(", "))
        }
    }
}

/// Every contradiction in the facts, in a fixed order.
pub fn findings(facts: &Facts<'_>, position: &Position<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut note = |kind, on, against| found.push(Finding { kind, on, against });
    birth(facts, position, &mut note);
    care(facts, position, &mut note);
    custody(facts, position, &mut note);
    release(facts, position, &mut note);
    events(facts, position, &mut note);
    found
}

fn birth(facts: &Facts<'_>, position: &Position<'_>, note: &mut impl FnMut(FindingKind, Option<Date>, Option<Date>)) {
    match facts.born_on {
        None => note(FindingKind::NoBirthDate, None, None),
        Some(born_on) if born_on > position.today => note(FindingKind::BornAfterToday, Some(born_on), None),
        Some(_) => {}
    }
}

fn care(facts: &Facts<'_>, position: &Position<'_>, note: &mut impl FnMut(FindingKind, Option<Date>, Option<Date>)) {
    let ended = |episode: &&crate::care::CareEpisode| episode.to.is_some_and(|to| to < episode.from);
    if let Some(episode) = facts.episodes.iter().filter(ended).min() {
        note(FindingKind::CareEndsBeforeItBegins, Some(episode.from), episode.to);
    }
    let Some(born_on) = facts.born_on else { return };
    if let Some(episode) = facts.episodes.iter().filter(|one| one.from < born_on).min() {
        note(FindingKind::CareBeforeBirth, Some(episode.from), Some(born_on));
    }
    let grown = crate::person::birthday(born_on, 18);
    let open = facts.episodes.iter().filter(|one| one.to.is_none() && one.from <= position.today);
    if grown <= position.today
        && position.status != Status::None
        && let Some(episode) = open.min()
    {
        note(FindingKind::CareAfter18, Some(episode.from), Some(grown));
    }
}

fn custody(facts: &Facts<'_>, position: &Position<'_>, note: &mut impl FnMut(FindingKind, Option<Date>, Option<Date>)) {
    let today = position.today;
    if let Some(spell) = facts.custody.iter().filter(|spell| spell.to.is_some_and(|to| to < spell.from)).min() {
        note(FindingKind::CustodyEndsBeforeItBegins, Some(spell.from), spell.to);
    }
    if let Some(spell) = facts.custody.iter().filter(|spell| spell.from > today).min() {
        note(FindingKind::CustodyAfterToday, Some(spell.from), None);
    }
    if let Some(counts) = position.custody {
        let other = facts.custody.iter().filter(|spell| spell.holds_on(today) && **spell != counts).max();
        if let Some(other) = other {
            note(FindingKind::TwoCustodySpells, Some(counts.from), Some(other.from));
        }
    }
}

fn release(facts: &Facts<'_>, position: &Position<'_>, note: &mut impl FnMut(FindingKind, Option<Date>, Option<Date>)) {
    let today = position.today;
    let Some(custody) = position.custody else {
        let ahead = facts.release_dates.iter().filter(|date| date.kind.lets_out());
        let ahead = ahead.map(|date| date.on).filter(|on| *on > today).min();
        if facts.custody.is_empty() && ahead.is_some() {
            note(FindingKind::ReleaseWithoutCustody, ahead, None);
        }
        return;
    };
    let start = custody.sentence_start.unwrap_or(custody.from);
    if let (Some(born_on), Some(start)) = (facts.born_on, custody.sentence_start)
        && start < born_on
    {
        note(FindingKind::SentenceBeforeBirth, Some(start), Some(born_on));
    }
    let Some(release) = position.release else { return };
    if release.on < start || release.on < custody.from {
        note(FindingKind::ReleaseBeforeSentence, Some(release.on), Some(start.max(custody.from)));
    } else if release.on < today {
        note(FindingKind::ReleasePassed, Some(release.on), None);
    }
}

fn events(facts: &Facts<'_>, position: &Position<'_>, note: &mut impl FnMut(FindingKind, Option<Date>, Option<Date>)) {
    let done = facts.events.iter().filter(|event| event.kind != EventKind::ParoleHearing);
    if let Some(event) = done.clone().filter(|event| event.on > position.today).min() {
        note(FindingKind::EventAfterToday, Some(event.on), None);
    }
    if let Some(event) = done.clone().filter(|event| facts.born_on.is_some_and(|born_on| event.on < born_on)).min() {
        note(FindingKind::EventBeforeBirth, Some(event.on), facts.born_on);
    }
    if let Some(death) = position.latest(EventKind::DeathKnown) {
        let after = done.filter(|event| event.on > death && event.on <= position.today);
        let after = after.filter(|event| event.kind != EventKind::DeathNotified);
        if let Some(event) = after.min() {
            note(FindingKind::ActiveAfterDeath, Some(event.on), Some(death));
        }
    }
    if let Some(spell) = facts.spells.iter().filter(|spell| spell.to.is_some_and(|to| to < spell.from)).min() {
        note(FindingKind::SpellEndsBeforeItBegins, Some(spell.from), spell.to);
    }
    let homes = facts
        .spells
        .iter()
        .filter(|spell| spell.kind == super::SpellKind::LeavingCareAccommodation && spell.holds_on(position.today));
    let mut homes: Vec<Date> = homes.map(|spell| spell.from).collect();
    homes.sort_unstable();
    if let [.., other, counts] = homes.as_slice() {
        note(FindingKind::TwoAccommodations, Some(*counts), Some(*other));
    }
}
