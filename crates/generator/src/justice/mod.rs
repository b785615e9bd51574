//! Prison and probation as of today: who is inside, until when and under which alerts, and who is supervised.
//!
//! Release dates are dealt out, not calculated: the product imports dates and never works out a sentence, so all that
//! matters is that they look as an extract's dates do. They respect the weekend (never a Saturday or Sunday), which is
//! why about two in five fall on a Friday.

use domain::custody::LegalStatus;
use domain::person::{Sex, age_on, birthday};
use jiff::civil::{Date, date};

use crate::calendar::{later, working_day};
use crate::chance::Chance;
use crate::person::Person;
use crate::places::{CURLEW_FEN, LARKMOOR, PLOVER_DOWN, Prison, TEASEL_BANK};
use crate::region::Region;
use crate::workers::Post;

/// Last day of three alert codes that no longer open (justice notes, 5.1).
const OLD_ALERTS_CLOSED: Date = date(2020, 9, 16);

/// Why people are held, by weight.
const STATUSES: &[(u32, LegalStatus)] = &[
    (5_900, LegalStatus::Sentenced),
    (2_100, LegalStatus::Remand),
    (1_200, LegalStatus::Recall),
    (450, LegalStatus::ConvictedUnsentenced),
    (200, LegalStatus::Indeterminate),
    (80, LegalStatus::ImmigrationDetainee),
    (40, LegalStatus::CivilPrisoner),
    (30, LegalStatus::Unknown),
];

/// What prison and probation have to do with a person today.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Justice {
    pub(crate) custody: Option<Custody>,
    pub(crate) supervision: Option<Supervision>,
    /// Prison has met them before, so a prison number exists even if they are not inside.
    pub(crate) was_inside: bool,
}

/// A stay in prison that goes on today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Custody {
    pub(crate) prison: Prison,
    pub(crate) manager: Post,
    pub(crate) received_on: Date,
    pub(crate) legal_status: LegalStatus,
    pub(crate) dates: SentenceDates,
    pub(crate) alerts: Vec<(&'static str, Date, Option<Date>)>,
}

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

/// Time with probation, in prison before release or in the community.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Supervision {
    pub(crate) region: usize,
    pub(crate) manager: Post,
    pub(crate) from: Date,
    pub(crate) to: Option<Date>,
}

/// Deals a person's standing with prison and probation.
pub(crate) fn standing(chance: &mut Chance, region: &Region, person: &Person) -> Justice {
    let today = region.today();
    let age = age_on(person.born_on, today).unwrap_or(0);
    let met_custody = person.care.as_ref().is_some_and(|care| care.story.meets_custody());
    let rate = match (&person.care, met_custody) {
        (None, _) => 6_000,
        (Some(_), true) => {
            if age < 18 {
                0
            } else {
                2_500
            }
        }
        (Some(_), false) if age < 18 => 0,
        (Some(_), false) => {
            if person.sex == Sex::Male {
                700
            } else {
                120
            }
        }
    };
    let inside_since =
        person.care.as_ref().and_then(|care| care.detained).filter(|(from, to)| *from <= today && today < *to);
    let inside = chance.hits(rate) || inside_since.is_some();
    let custody = inside.then(|| custody(chance, region, person, inside_since.map(|(from, _)| from)));
    let on_probation = match (&custody, &person.care) {
        (Some(custody), _) => chance.hits(if custody.dates.start.is_some() { 8_500 } else { 1_500 }),
        (None, None) => true,
        (None, Some(_)) => age >= 18 && chance.hits(if met_custody { 4_000 } else { 700 }),
    };
    let supervision = on_probation.then(|| supervision(chance, region, custody.as_ref()));
    let was_inside = custody.is_some() || met_custody || (supervision.is_some() && chance.hits(5_000));
    Justice { custody, supervision, was_inside }
}

/// `since`: the day the care history says the stay began, where it does.
fn custody(chance: &mut Chance, region: &Region, person: &Person, since: Option<Date>) -> Custody {
    let today = region.today();
    let child = age_on(person.born_on, today).unwrap_or(0) < 18;
    let (index, prison) = match (child, person.sex) {
        (true, _) => (3, PLOVER_DOWN),
        (false, Sex::Female) if chance.hits(5_000) => (2, TEASEL_BANK),
        (false, _) if chance.hits(6_000) => (0, LARKMOOR),
        (false, _) => (1, CURLEW_FEN),
    };
    let legal_status = chance.weighted_or(LegalStatus::Sentenced, STATUSES);
    let first = later(birthday(person.born_on, if child { 14 } else { 18 }), 1).min(later(today, -30));
    let inside = match legal_status {
        LegalStatus::Sentenced | LegalStatus::Indeterminate => chance.between(20, 900),
        LegalStatus::Recall => chance.between(1, 40),
        _ => chance.between(1, 240),
    };
    let received_on = since.unwrap_or_else(|| later(today, -inside).max(first));
    let number = chance.below(u64::from(region.managers(index)));
    Custody {
        prison,
        manager: Post::PrisonOffenderManager(index, u32::try_from(number).unwrap_or(0)),
        received_on,
        legal_status,
        dates: dates(chance, today, received_on, legal_status),
        alerts: alerts(chance, region, person, received_on),
    }
}

fn dates(chance: &mut Chance, today: Date, received_on: Date, legal_status: LegalStatus) -> SentenceDates {
    match legal_status {
        LegalStatus::Sentenced => sentence(chance, today, received_on),
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

/// A sentence of fixed length, most near their end: release is what the region is about.
fn sentence(chance: &mut Chance, today: Date, start: Date) -> SentenceDates {
    let far = chance.weighted(&[(4, 84), (4, 300), (2, 1_200)]);
    let to_go = chance.between(3, far);
    let release = working_day(later(today, to_go)).max(later(today, 1));
    let custodial = crate::calendar::days_between(start, release).max(14);
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
        dates.confirmed = Some(working_day(later(release, -early)).max(later(today, 1)));
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

fn alerts(
    chance: &mut Chance,
    region: &Region,
    person: &Person,
    from: Date,
) -> Vec<(&'static str, Date, Option<Date>)> {
    let mut alerts = Vec::new();
    // Prison does not know of care it should know of, and at times believes in care that never was.
    if chance.hits(if person.care.is_some() { 5_500 } else { 250 }) {
        let opened = later(from, chance.between(0, 21)).min(region.today());
        alerts.push(("LCE", opened, chance.hits(400).then_some(region.today())));
    }
    if birthday(person.born_on, 18) < OLD_ALERTS_CLOSED && person.care.is_some() && chance.hits(5_000) {
        let code = chance.pick(&["LFC21", "LFC25", "LPQAA"]);
        alerts.push((code, chance.day(birthday(person.born_on, 18), OLD_ALERTS_CLOSED), Some(OLD_ALERTS_CLOSED)));
    }
    if chance.hits(200) {
        alerts.push((chance.pick(&["AS", "ADSC"]), from, None));
    }
    alerts
}

fn supervision(chance: &mut Chance, region: &Region, custody: Option<&Custody>) -> Supervision {
    let today = region.today();
    let (from, to) = match custody {
        Some(custody) => (custody.dates.start.unwrap_or(custody.received_on), custody.dates.led.or(custody.dates.sed)),
        None => (later(today, -chance.between(5, 500)), Some(later(today, chance.between(10, 700)))),
    };
    let place = usize::from(chance.hits(1_200));
    let index = u32::try_from(place).unwrap_or(0);
    let number = chance.below(u64::from(region.community_managers(index)));
    Supervision {
        region: place,
        manager: Post::CommunityOffenderManager(index, u32::try_from(number).unwrap_or(0)),
        from,
        to,
    }
}
