//! One care leaver as the record has them: what every return is made from.

use domain::care::{CareEpisode, Status};
use domain::duty::EventKind;
use domain::person::age_on;
use domain::snapshot::{Life, Noted, ReturnYear, Snapshot, asked_for, status};
use domain::{Date, reason};

/// The three columns of a snapshot.
pub const SNAPSHOT_COLUMNS: [&str; 3] = ["IN_TOUCH", "ACTIV", "ACCOM"];

/// One person of the record with what returns can say of them, each with its source.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Leaver {
    /// The record's own id.
    pub person: String,
    /// The council's own number: CHILD.
    pub number: Option<Noted<String>>,
    /// Date of birth.
    pub born_on: Option<Noted<Date>>,
    /// M, F or U.
    pub sex: Option<Noted<String>>,
    /// In the return's codes.
    pub ethnicity: Option<Noted<String>>,
    /// Unique pupil number.
    pub upn: Option<Noted<String>>,
    /// Whether they came alone seeking asylum, now or once.
    pub unaccompanied: Option<Noted<bool>>,
    /// Whether they have a disability.
    pub disabled: Option<Noted<bool>>,
    /// The team that works with them.
    pub team: Option<Noted<String>>,
    /// The personal adviser who leads.
    pub adviser: Option<Noted<String>>,
    /// The social worker who leads, if there is one.
    pub social_worker: Option<Noted<String>>,
    /// The number of the personal adviser.
    pub worker_id: Option<Noted<String>>,
    /// Episodes of care.
    pub episodes: Vec<CareEpisode>,
    /// How they live and who was in touch.
    pub life: Life,
}

impl Leaver {
    /// How they were doing, if this year's return asks; nothing is known of somebody without a date of birth.
    pub fn asked(&self, year: ReturnYear, as_of: Date) -> Option<Snapshot> {
        let born_on = self.born_on.as_ref()?.what;
        let age = asked_for(&self.life, (born_on, &self.episodes), year, as_of)?;
        Some(Snapshot::at(&self.life, born_on, age, as_of))
    }

    /// Leaving-care status and how they are doing on a day, if they are a care leaver of under 25.
    pub(super) fn on_list(&self, as_of: Date) -> Option<(Status, Snapshot)> {
        let born_on = self.born_on.as_ref()?.what;
        let status = status(&self.life, (born_on, &self.episodes), as_of);
        let is_listed =
            matches!(status, Status::Relevant | Status::FormerRelevant | Status::Qualifying | Status::Eligible);
        is_listed.then(|| (status, Snapshot::latest(&self.life, born_on, as_of)))
    }

    /// Whole years of age.
    pub(super) fn age(&self, as_of: Date) -> Option<i16> {
        age_on(self.born_on.as_ref()?.what, as_of)
    }

    /// The council's number, or nothing.
    pub(super) fn own_number(&self) -> String {
        self.number.as_ref().map_or_else(String::new, |number| number.what.clone())
    }

    /// The day of the latest plan or review, up to a day.
    pub(super) fn plan_reviewed(&self, as_of: Date) -> Option<Noted<Date>> {
        let plans = self.life.events.iter().filter(|event| {
            matches!(event.what.kind, EventKind::PathwayPlan | EventKind::PathwayReview) && event.what.on <= as_of
        });
        let last = plans.max_by_key(|event| event.what.on)?;
        Some(Noted::new(last.what.on, last.by.clone(), last.recorded_on))
    }

    /// The latest contact, up to a day.
    pub(super) fn last_contact(&self, as_of: Date) -> Option<&Noted<Date>> {
        self.life.contacts.iter().filter(|contact| contact.what <= as_of).max_by_key(|contact| contact.what)
    }

    /// The facts from which the leaving-care status follows, in one sentence.
    pub(super) fn care_in_words(&self) -> Noted<String> {
        let first = self.episodes.iter().map(|episode| episode.from).min();
        let last = self.episodes.iter().filter_map(|episode| episode.to).max();
        let words = match (first, last) {
            (Some(first), Some(last)) => format!(
                "{} in care from {} to {}",
                match self.episodes.len() {
                    1 => "One episode".to_owned(),
                    count => format!("{count} episodes"),
                },
                reason::long_date(first),
                reason::long_date(last)
            ),
            (Some(first), None) => format!("In care since {}", reason::long_date(first)),
            _ => "No episode of care".to_owned(),
        };
        Noted::new(words, "The council’s looked-after children return".to_owned(), None)
    }
}
