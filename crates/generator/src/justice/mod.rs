//! Prison and probation as of today: who is inside, until when and under which alerts, and who is supervised.

mod earlier;
mod sentence;

pub(crate) use earlier::four_weeks_before;
pub(crate) use sentence::SentenceDates;

use domain::custody::LegalStatus;
use domain::person::{Sex, age_on, birthday};
use jiff::civil::{Date, date};

use crate::calendar::later;
use crate::care::{Care, Story};
use crate::chance::Chance;
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

/// Time with probation, in prison before release or in the community.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Supervision {
    pub(crate) region: usize,
    pub(crate) manager: Post,
    pub(crate) from: Date,
    pub(crate) to: Option<Date>,
}

/// What justice looks at when it deals with a person.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Defendant<'a> {
    pub(crate) born_on: Date,
    pub(crate) sex: Sex,
    pub(crate) care: Option<&'a Care>,
}

/// Deals a person's standing with prison and probation.
pub(crate) fn standing(chance: &mut Chance, region: &Region, person: Defendant<'_>) -> Justice {
    let today = region.today();
    let age = age_on(person.born_on, today).unwrap_or(0);
    let stay = person.care.and_then(|care| care.detained).filter(|(from, _)| *from <= today);
    let met_custody = stay.is_some();
    let rate = match (person.care, met_custody) {
        (None, _) => 6_000,
        (Some(_), _) if age < 18 => 0,
        (Some(_), true) => 2_500,
        (Some(_), false) if person.sex == Sex::Male => 700,
        (Some(_), false) => 120,
    };
    let detained = stay.filter(|(_, to)| today < *to);
    let inside = chance.hits(rate) || detained.is_some();
    let custody = inside.then(|| custody(chance, region, person, detained));
    // Probation supervises adults; a child is the youth justice service's, which sends no extract here.
    let supervised = match (&custody, person.care) {
        (Some(custody), _) => chance.hits(if custody.dates.start.is_some() { 8_500 } else { 1_500 }),
        (None, None) => true,
        (None, Some(_)) => chance.hits(if met_custody { 4_000 } else { 700 }),
    };
    let on_probation = age >= 18 && supervised;
    let supervision = on_probation.then(|| supervision(chance, region, custody.as_ref()));
    let was_inside = custody.is_some() || met_custody || (supervision.is_some() && chance.hits(5_000));
    Justice { custody, supervision, was_inside }
}

/// `detained`: first and last day of a stay that the care history tells of.
fn custody(chance: &mut Chance, region: &Region, person: Defendant<'_>, detained: Option<(Date, Date)>) -> Custody {
    let today = region.today();
    let child = age_on(person.born_on, today).unwrap_or(0) < 18;
    let (index, prison) = match (child, person.sex) {
        (true, _) => (3, PLOVER_DOWN),
        (false, Sex::Female) if chance.hits(5_000) => (2, TEASEL_BANK),
        (false, _) if chance.hits(6_000) => (0, LARKMOOR),
        (false, _) => (1, CURLEW_FEN),
    };
    let dealt = chance.weighted_or(LegalStatus::Sentenced, STATUSES);
    let legal_status = match person.care.filter(|_| detained.is_some()).map(|care| care.story) {
        Some(Story::Remanded) => LegalStatus::Remand,
        Some(_) => LegalStatus::Sentenced,
        None => dealt,
    };
    let received_on = detained.map_or_else(|| received(chance, today, person, legal_status), |(from, _)| from);
    let number = chance.below(u64::from(region.managers(index)));
    Custody {
        prison,
        manager: Post::PrisonOffenderManager(index, u32::try_from(number).unwrap_or(0)),
        received_on,
        legal_status,
        dates: SentenceDates::deal(chance, (today, received_on, detained.map(|(_, to)| to)), legal_status),
        alerts: alerts(chance, region, person, received_on),
    }
}

/// The day a stay began that the care history does not tell of: after the 18th birthday.
fn received(chance: &mut Chance, today: Date, person: Defendant<'_>, legal_status: LegalStatus) -> Date {
    let inside = match legal_status {
        LegalStatus::Sentenced | LegalStatus::Indeterminate => chance.between(20, 900),
        LegalStatus::Recall => chance.between(1, 40),
        _ => chance.between(1, 240),
    };
    later(today, -inside).max(later(birthday(person.born_on, 18), 1)).min(later(today, -1))
}

fn alerts(
    chance: &mut Chance,
    region: &Region,
    person: Defendant<'_>,
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
