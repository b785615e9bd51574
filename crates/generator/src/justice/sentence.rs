//! The dates of a sentence.
//!
//! They are dealt out, not calculated: the product imports dates and never works out a sentence, so all that matters is
//! that they look as an extract's dates do. They respect the weekend (never a Saturday or Sunday), which is why about
//! two in five fall on a Friday.

use domain::custody::LegalStatus;
use jiff::civil::Date;

use crate::calendar::{days_between, later, working_day, working_day_after};
use crate::chance::Chance;

/// The dates of a sentence; a remand has none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct SentenceDates {
    pub(crate) start: Option<Date>,
    pub(crate) crd: Option<Date>,
    pub(crate) ard: Option<Date>,
    pub(crate) ped: Option<Date>,
    pub(crate) hdced: Option<Date>,
    pub(crate) hdcad: Option<Date>,
    pub(crate) apd: Option<Date>,
    pub(crate) sed: Option<Date>,
    pub(crate) led: Option<Date>,
    pub(crate) tused: Option<Date>,
    pub(crate) confirmed: Option<Date>,
}

impl SentenceDates {
    /// Dates for somebody held under `legal_status`. `told`: the day of release, where the care history tells it.
    pub(super) fn deal(
        chance: &mut Chance,
        (today, received_on, told): (Date, Date, Option<Date>),
        legal_status: LegalStatus,
    ) -> Self {
        match legal_status {
            LegalStatus::Sentenced => sentence(chance, today, received_on, told),
            LegalStatus::Recall => recall(chance, received_on),
            LegalStatus::Indeterminate => SentenceDates {
                start: Some(received_on),
                ped: Some(later(today, chance.between(200, 2_500))),
                ..SentenceDates::default()
            },
            LegalStatus::CivilPrisoner => SentenceDates {
                start: Some(received_on),
                ard: Some(working_day(later(today, chance.between(3, 60)))),
                ..SentenceDates::default()
            },
            _ => SentenceDates::default(),
        }
    }
}

/// A sentence of fixed length, most near their end: release is what the region is about.
fn sentence(chance: &mut Chance, today: Date, start: Date, told: Option<Date>) -> SentenceDates {
    let far = chance.weighted(&[(4, 84), (4, 300), (2, 1_200)]);
    let dealt = later(today, chance.between(3, far));
    let release = working_day_after(today, told.unwrap_or(dealt));
    let to_go = days_between(today, release);
    let custodial = days_between(start, release).max(14);
    let end = later(start, custodial * 5 / 2);
    let mut dates = SentenceDates {
        start: Some(start),
        sed: Some(end),
        led: (custodial > 146).then_some(end),
        tused: (custodial < 292).then(|| later(release, 365)),
        ..SentenceDates::default()
    };
    match chance.weighted(&[(88, 0), (7, 1), (5, 2)]) {
        0 => dates.crd = Some(release),
        1 => dates.ard = Some(release),
        _ => {
            // Parole may come before the automatic date; for some it has been granted.
            dates.crd = Some(working_day(later(release, 400)));
            dates.ped = Some(release);
            dates.apd = chance.hits(3_000).then(|| working_day(later(release, 21)));
        }
    }
    if custodial >= 84 && chance.hits(5_000) {
        let eligible = later(release, -(custodial / 3).min(180));
        dates.hdced = Some(eligible);
        dates.hdcad = (eligible > today && chance.hits(2_500)).then(|| working_day(later(eligible, 5)));
    }
    // The governor's date, where one is set, is mostly the date of the sentence, at times a few days before it.
    if to_go < 120 && chance.hits(4_000) {
        let early = chance.weighted(&[(7, 0), (1, 1), (1, 2), (1, 14)]);
        dates.confirmed = Some(working_day_after(today, later(release, -early)));
    }
    dates
}

/// Recalled: the sentence's own release date is past; a fixed-term recall ends after 56 days.
fn recall(chance: &mut Chance, received_on: Date) -> SentenceDates {
    let start = later(received_on, -chance.between(250, 900));
    let end = later(received_on, chance.between(90, 700));
    SentenceDates {
        start: Some(start),
        crd: Some(working_day(later(received_on, -chance.between(15, 240)))),
        sed: Some(end),
        led: Some(end),
        confirmed: chance.hits(6_500).then(|| working_day(later(received_on, 56))),
        ..SentenceDates::default()
    }
}
