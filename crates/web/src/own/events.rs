//! What was written down as done, on the young adult's own page: the same entries that workers see, in plain words.

use casework::duty::Person;
use casework::event::{Entry, History, history};
use domain::duty::{EventKind as E, HousingOutcome as O, SpellKind as S};
use domain::event::{Activity as A, Circumstance, CircumstanceKind as C, Happened, Kind, Lodging, Touch};
use serde::Serialize;

use crate::answer::Answer;
use crate::asked::Asked;
use crate::event::{EventLine, before, cursor, lines};
use crate::layout::Frame;
use crate::problem::Problem;

/// How many entries the list shows.
const LISTED: u64 = 50;

/// What `events.html` asks for.
#[derive(Debug, Serialize)]
struct OwnEventsPage {
    events: Vec<EventLine>,
    older: Option<String>,
}

pub(super) async fn get(asked: Asked) -> Result<Answer, Problem> {
    let (person, before) = (asked.person()?, before(&asked)?);
    let History { entries, more } = history(asked.house.store().rows(), person, before, LISTED).await?;
    let last_shown = entries.last().filter(|_| more);
    let page = OwnEventsPage {
        events: own_lines(&asked, &entries),
        older: last_shown.map(|entry| format!("/me/events?before={}", cursor(entry))),
    };
    let title = "What was written down as done".to_owned();
    asked.page("own/events.html", Frame { title, section: "/me", ..Frame::default() }, &page)
}

/// The entries in plain words. Which duty each closes is for those who owe it.
pub(super) fn own_lines(asked: &Asked, entries: &[Entry]) -> Vec<EventLine> {
    let nobody = Person::default();
    let mut events = lines(entries, &nobody, (asked.law(), asked.today()), asked.house.store().context());
    for (line, entry) in events.iter_mut().zip(entries) {
        own_words(entry.happened.kind()).clone_into(&mut line.title);
        line.outcome = match entry.happened {
            Happened::Event(event) => event.outcome.map(|outcome| own_outcome(outcome).to_owned()),
            Happened::Spell(_) => None,
            Happened::Since(since) => Some(own_circumstance(since.is).to_owned()),
        };
    }
    events
}

/// What was done, in words for the person it is about. What comes from elsewhere is not recorded by hand, so that its
/// words are never read.
const fn own_words(kind: Kind) -> &'static str {
    match kind {
        Kind::Event(kind) => own_event(kind),
        Kind::Spell(S::LeavingCareAccommodation) => "You live in a place from leaving care",
        Kind::Spell(S::Learning) => "You are at school, college or in training",
        Kind::Spell(S::NoHome) => "You have nowhere to live, or will lose your home",
        Kind::Spell(S::Tenancy) => "You rent your own home",
        Kind::Spell(S::Supervision) => "You are on probation",
        Kind::Circumstance(C::Home) => "Where you live was written down",
        Kind::Circumstance(C::Activity) => "What you do was written down",
        Kind::Circumstance(C::Touch) => "What you said about keeping in touch was written down",
    }
}

/// How they live, in words for the person themselves. Whether a home is suitable is said of the home, never of them.
const fn own_circumstance(is: Circumstance) -> &'static str {
    match is {
        Circumstance::Home { lodging, .. } => own_home(lodging),
        Circumstance::Activity(A::HigherFull | A::HigherPart) => "You are at university.",
        Circumstance::Activity(A::EducationFull | A::EducationPart) => "You are at school or college.",
        Circumstance::Activity(A::ApprenticeFull | A::ApprenticePart) => "You are an apprentice.",
        Circumstance::Activity(A::WorkFull | A::WorkPart) => "You work, or train for a job.",
        Circumstance::Activity(A::Ill) => "You cannot work or study now because of your health.",
        Circumstance::Activity(A::Parenting) => "You are having a baby or look after your child.",
        Circumstance::Activity(A::Neither) => "You do not work or study just now.",
        Circumstance::Touch(Touch::Wanted) => "You want to keep in touch.",
        Circumstance::Touch(Touch::Refused) => {
            "You do not want us to be in touch. You can change your mind at any time."
        }
        Circumstance::Touch(Touch::NotNeeded) => "You said you do not need help now. You can ask again at any time.",
        Circumstance::Touch(Touch::WentHome) => "You live with a parent again.",
    }
}

const fn own_home(lodging: Lodging) -> &'static str {
    match lodging {
        Lodging::Relatives => "You live with your parents or family.",
        Lodging::Residential => "You live in a children’s home, a care home or a hospital.",
        Lodging::SemiIndependent => "You live in a home where somebody helps you.",
        Lodging::SupportedLodgings => "You live in supported lodgings.",
        Lodging::Abroad => "You live in another country.",
        Lodging::Deported => "You had to leave the country.",
        Lodging::Lodgings => "You rent a room.",
        Lodging::NotKnown => "We do not know where you live. Please tell us.",
        Lodging::NoFixedHome => "You have no fixed home.",
        Lodging::Foyer => "You live in a foyer.",
        Lodging::Independent => "You have your own place, a shared flat or a room in halls.",
        Lodging::Emergency => "You stay in an emergency place for now.",
        Lodging::BedAndBreakfast => "You stay in a bed and breakfast.",
        Lodging::Custody => "You are in prison.",
        Lodging::Other => "You live somewhere else.",
        Lodging::FosterCarers => "You stay with the foster carers you lived with before.",
    }
}

const fn own_event(kind: E) -> &'static str {
    match kind {
        E::NeedsAssessment => "Leaving care found out what help you need",
        E::PathwayPlan => "Your pathway plan was written",
        E::PathwayReview => "Your pathway plan was looked at again",
        E::CopyGiven => "You got a copy of your plan",
        E::ReviewRequested => "Somebody asked to look at your plan again",
        E::SupportRequested => "You asked for help",
        E::SupportDeclined => "You said you do not want help for now. You can say yes at any time",
        E::SupportOffered => "Leaving care asked if you want help",
        E::SupportGiven => "Help from leaving care began again",
        E::LearningIntended => "You said you want to learn something",
        E::InTouch | E::Seen => "Your personal adviser was in touch",
        E::RepresentativeVisit => "Somebody from your council visited you",
        E::AddressTold => "You were told where you will live and who will help you",
        E::HomeFound => "A place for you to live was found",
        E::AdviserTold => "Leaving care was told that you are in prison",
        E::DeathKnown => {
            "It was written down that you died. If you read this, it is a mistake: tell somebody who works with you"
        }
        E::DeathNotified => {
            "Others were told that you died. If you read this, it is a mistake: tell somebody who works with you"
        }
        E::TransitionStarted => "Your move to adult services was planned",
        E::OutcomesRecorded => "The council wrote down how you were doing around your birthday",
        E::PlanFrom21 => "What happens after you turn 21 was agreed",
        E::PlanFrom25 => "What happens after you turn 25 was agreed",
        E::PlanAfterLicence => "What happens after probation was agreed",
        E::JointMeeting => "You met with the people who work with you",
        E::Transferred => "You were moved to another prison",
        E::Recalled => "You were called back to prison",
        E::EarlyAllocation => "It was agreed that probation takes over early",
        E::ParoleHearing => "Your parole hearing",
        E::ParoleRefusedMappa => "The Parole Board said no",
        E::ImmediateNeedsReport => "Somebody asked what you need right now",
        E::PreReleaseReport => "A plan for your release was written",
        E::LearningScreened => "Somebody checked what you can do in learning and work",
        E::LearningInduction => "You were told about learning and work in prison",
        E::LearningReview => "Your learning plan was looked at again",
        E::AdditionalNeedsKnown => "It was found that you need more help with learning",
        E::AdditionalNeedsPlan => "A plan to help you with learning was made",
        E::KeyWork => "Your key worker had time for you",
        E::WorkCoachMet => "You met the work coach",
        E::BenefitPrepared => "Your Universal Credit was made ready",
        E::HousingCostsReported => "Your rent was sorted with the Jobcentre",
        E::RiskReviewed => "Your assessment (OASys) was looked at again",
        E::ComContacted => "The prison spoke with your probation officer",
        E::HandoverReportSent => "The prison wrote to probation about you",
        E::HandedOver => "Probation took over from the prison",
        E::ComAllocated => "You have a probation officer",
        E::LicencePrepared => "The rules for when you get out were written",
        E::LicenceApproved => "The rules for when you get out were agreed",
        E::FirstAppointmentSet => "Your first meeting with probation was set",
        E::AccommodationReferral => "Probation asked for help to find you a place",
        E::HousingReferred => "A council was asked to help you with a home",
        E::HousingAccepted => "The council said yes to helping you with a home",
        E::HousingNotAccepted => "The council said no to helping you with a home",
        E::HousingWithdrawn => "The request for help with a home was taken back",
        E::ReleaseDateGiven => "Your release date was given",
    }
}

const fn own_outcome(outcome: O) -> &'static str {
    match outcome {
        O::PreventionAndRelief => "They help you keep a home or find one.",
        O::PriorityNeed => "They help you first, because you need it most.",
        O::NoLocalConnection => "They said you do not belong to their area. You can ask for a review.",
        O::IntentionallyHomeless => "They said it is your own doing. You can ask for a review.",
        O::RejectedOther => "You can ask them why, and ask for a review.",
        O::NewReferral => "A new request takes its place.",
        O::WrongAuthority => "It went to the wrong council.",
        O::NoConsent => "You did not want it.",
        O::Disengaged => "Nobody could reach you.",
        O::NeedResolved => "You have somewhere to live.",
        O::NotEligible => "The rules do not let them help. You can ask why.",
        O::Other => "You can ask why.",
    }
}
