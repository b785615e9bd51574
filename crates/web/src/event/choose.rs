//! Choose what was done: first what closes a duty that is open for this person, one's own first, then everything else. One
//! tap on a phone, and no script.

use casework::duty;
use domain::duty::{Duties, Duty, EventKind, SpellKind};
use domain::event::Kind;
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
    /// The open duties that it closes.
    closes: Vec<Closes>,
}

/// A duty that is open for the person.
#[derive(Debug, Serialize)]
pub(super) struct Closes {
    title: &'static str,
    tag: Option<Tag>,
}

impl Closes {
    fn of(duty: &Duty<'_>) -> Self {
        Self { title: duty.rule.title, tag: tag(duty.state) }
    }
}

/// The open duties that this kind closes.
pub(super) fn closes(duties: &Duties<'_, '_>, kind: Kind) -> Vec<Closes> {
    let Kind::Event(kind) = kind else { return Vec::new() };
    let owed = duties.owed().into_iter().filter(|duty| can_be_done(duty) && duty.version.closed_by.has(kind));
    owed.map(Closes::of).collect()
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

/// What closes these duties, the kind whose duty presses most first.
fn group(heading: &str, path: &str, duties: &[&Duty<'_>]) -> Group {
    let mut choices: Vec<(EventKind, Choice)> = Vec::new();
    for duty in duties {
        for kind in duty.version.closed_by.iter().filter(|kind| Kind::Event(*kind).is_by_hand()) {
            match choices.iter_mut().find(|(one, _)| *one == kind) {
                Some((_, choice)) => choice.closes.push(Closes::of(duty)),
                None => choices.push((kind, Choice::of(path, Kind::Event(kind), vec![Closes::of(duty)]))),
            }
        }
    }
    Group { heading: heading.to_owned(), choices: choices.into_iter().map(|(_, choice)| choice).collect() }
}

fn everything(heading: &str, person: domain::id::PersonId, kinds: &[Kind]) -> Group {
    let path = format!("/people/{person}/events/new");
    Group { heading: heading.to_owned(), choices: kinds.iter().map(|kind| Choice::of(&path, *kind, vec![])).collect() }
}

impl Choice {
    fn of(path: &str, kind: Kind, closes: Vec<Closes>) -> Self {
        Self { text: kind.words(), href: format!("{path}?kind={}", kind.code()), closes }
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
