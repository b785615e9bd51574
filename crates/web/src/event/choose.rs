//! Choose what was done: first what closes a duty that is open for this person, one's own first, then everything else. One
//! tap on a phone, and no script.

use std::cmp::Reverse;

use casework::duty;
use domain::duty::{Duties, Duty, EventKind, SpellKind};
use domain::event::{CircumstanceKind, Kind};
use serde::Serialize;

use crate::answer::Answer;
use crate::asked::Asked;
use crate::form::FieldError;
use crate::layout::Frame;
use crate::people::{Masthead, Tag, can_be_done, name_or_not_known, tag};
use crate::problem::Problem;

const TEMPLATE: &str = "event/choose.html";

/// What `choose.html` asks for.
#[derive(Debug, Serialize)]
struct ChoosePage {
    masthead: Masthead,
    person: String,
    /// The duty from which the reader came, with what closes it.
    duty: Option<Group>,
    /// What closes duties that are open now: the reader's own, then everybody else's.
    open: Vec<Group>,
    /// Everything, by what it belongs to.
    all: Vec<Group>,
}

#[derive(Debug, Serialize)]
struct Group {
    heading: String,
    choices: Vec<Choice>,
}

#[derive(Debug, Serialize)]
struct Choice {
    text: &'static str,
    href: String,
    /// How the open duty stands that presses most of those that it closes.
    tag: Option<Tag>,
    /// The open duties that it closes.
    closes: Vec<&'static str>,
}

/// The open duties that this kind closes, each with how it stands: "Review of the pathway plan: 466 days late".
pub(super) fn closes(duties: &Duties<'_, '_>, kind: Kind) -> Vec<String> {
    let Kind::Event(kind) = kind else { return Vec::new() };
    let owed = duties.owed().into_iter().filter(|duty| can_be_done(duty) && duty.version.closed_by.has(kind));
    let words = |duty: &Duty<'_>| match tag(duty.state) {
        Some(tag) => format!("{}: {}", duty.rule.title, tag.text),
        None => duty.rule.title.to_owned(),
    };
    owed.map(words).collect()
}

pub(super) async fn show(asked: &Asked, errors: Vec<FieldError>) -> Result<Answer, Problem> {
    let (person, today) = (asked.person()?, asked.today());
    let one = duty::person(asked.house.store().rows(), person, today).await?;
    let wanted = asked.query.text("duty");
    let (duty, open) = one.ask(asked.law(), today, |duties| {
        let path = format!("/people/{person}/events/new");
        let owed = duties.owed();
        let came_from = duties.of(wanted).map(|duty| group(duty.rule.title, &path, &[duty]));
        let is_own = |duty: &&Duty<'_>| duty.rule.owner.role() == asked.asker().role;
        let (own, others): (Vec<&Duty<'_>>, Vec<&Duty<'_>>) =
            owed.into_iter().filter(|duty| can_be_done(duty)).partition(is_own);
        let open = [group("Yours to do", &path, &own), group("For others to do", &path, &others)];
        (came_from, open)
    });
    if duty.is_none() && !wanted.is_empty() {
        return Err(Problem::NotFound);
    }
    let name = name_or_not_known(&one.known);
    let page = ChoosePage {
        masthead: Masthead::of(&one.known, asked.law(), today),
        person: person.to_string(),
        duty,
        open: open.into_iter().filter(|group| !group.choices.is_empty()).collect(),
        all: GROUPS.iter().map(|(heading, kinds)| everything(heading, person, kinds)).collect(),
    };
    let back = Some((name.clone(), format!("/people/{person}")));
    let title = format!("Record what was done for {name}");
    asked.page(TEMPLATE, Frame { title, errors, back, section: "/caseload", ..Frame::default() }, &page)
}

/// What closes these duties: the kind whose duty presses most first, and of those the one that closes more.
fn group(heading: &str, path: &str, duties: &[&Duty<'_>]) -> Group {
    let mut choices: Vec<(usize, EventKind, Choice)> = Vec::new();
    for (at, duty) in duties.iter().enumerate() {
        for kind in duty.version.closed_by.iter().filter(|kind| Kind::Event(*kind).is_by_hand()) {
            if let Some((_, _, choice)) = choices.iter_mut().find(|(_, one, _)| *one == kind) {
                choice.closes.push(duty.rule.title);
                continue;
            }
            let choice = Choice::of(path, Kind::Event(kind));
            choices.push((at, kind, Choice { tag: tag(duty.state), closes: vec![duty.rule.title], ..choice }));
        }
    }
    choices.sort_by_key(|(at, _, choice)| (*at, Reverse(choice.closes.len())));
    Group { heading: heading.to_owned(), choices: choices.into_iter().map(|(_, _, choice)| choice).collect() }
}

fn everything(heading: &str, person: domain::id::PersonId, kinds: &[Kind]) -> Group {
    let path = format!("/people/{person}/events/new");
    Group { heading: heading.to_owned(), choices: kinds.iter().map(|kind| Choice::of(&path, *kind)).collect() }
}

impl Choice {
    fn of(path: &str, kind: Kind) -> Self {
        Self { text: kind.words(), href: format!("{path}?kind={}", kind.code()), tag: None, closes: Vec::new() }
    }
}

const fn did(kind: EventKind) -> Kind {
    Kind::Event(kind)
}

/// Every kind that is recorded by hand, by what it belongs to.
const GROUPS: &[(&str, &[Kind])] = &[
    (
        "Plan and support",
        &[
            did(EventKind::NeedsAssessment),
            did(EventKind::PathwayPlan),
            did(EventKind::PathwayReview),
            did(EventKind::CopyGiven),
            did(EventKind::RepresentativeVisit),
            did(EventKind::JointMeeting),
            did(EventKind::TransitionStarted),
            did(EventKind::SupportOffered),
            did(EventKind::SupportGiven),
            did(EventKind::PlanFrom21),
            did(EventKind::PlanFrom25),
            did(EventKind::PlanAfterLicence),
            did(EventKind::OutcomesRecorded),
        ],
    ),
    (
        "What they asked for or told us",
        &[
            did(EventKind::ReviewRequested),
            did(EventKind::SupportRequested),
            did(EventKind::SupportDeclined),
            did(EventKind::LearningIntended),
        ],
    ),
    (
        "Somewhere to live",
        &[
            did(EventKind::HomeFound),
            did(EventKind::AddressTold),
            did(EventKind::AccommodationReferral),
            did(EventKind::HousingReferred),
            did(EventKind::HousingAccepted),
            did(EventKind::HousingNotAccepted),
            did(EventKind::HousingWithdrawn),
        ],
    ),
    (
        "In prison",
        &[
            did(EventKind::AdviserTold),
            did(EventKind::ImmediateNeedsReport),
            did(EventKind::PreReleaseReport),
            did(EventKind::KeyWork),
            did(EventKind::LearningScreened),
            did(EventKind::LearningInduction),
            did(EventKind::LearningReview),
            did(EventKind::AdditionalNeedsKnown),
            did(EventKind::AdditionalNeedsPlan),
            did(EventKind::WorkCoachMet),
            did(EventKind::BenefitPrepared),
            did(EventKind::HousingCostsReported),
            did(EventKind::Transferred),
            did(EventKind::Recalled),
            did(EventKind::ParoleHearing),
            did(EventKind::ParoleRefusedMappa),
        ],
    ),
    (
        "Handover, licence and probation",
        &[
            did(EventKind::RiskReviewed),
            did(EventKind::EarlyAllocation),
            did(EventKind::ComContacted),
            did(EventKind::HandoverReportSent),
            did(EventKind::HandedOver),
            did(EventKind::LicencePrepared),
            did(EventKind::LicenceApproved),
            did(EventKind::FirstAppointmentSet),
        ],
    ),
    (
        "What lasts for a while",
        &[
            Kind::Spell(SpellKind::LeavingCareAccommodation),
            Kind::Spell(SpellKind::Tenancy),
            Kind::Spell(SpellKind::NoHome),
            Kind::Spell(SpellKind::Learning),
        ],
    ),
    (
        "How they live now",
        &[
            Kind::Circumstance(CircumstanceKind::Home),
            Kind::Circumstance(CircumstanceKind::Activity),
            Kind::Circumstance(CircumstanceKind::Touch),
        ],
    ),
    ("A death", &[did(EventKind::DeathKnown), did(EventKind::DeathNotified)]),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_that_is_recorded_by_hand_can_be_chosen_once() {
        let mut listed: Vec<Kind> = GROUPS.iter().flat_map(|(_, kinds)| kinds.iter().copied()).collect();
        listed.sort_unstable();
        assert_eq!(listed, Kind::all().filter(|kind| kind.is_by_hand()).collect::<Vec<_>>());
    }
}
