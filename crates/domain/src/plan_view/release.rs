//! The release plan, read out of the one plan: by the seven pathways that prisons plan release by.
//!
//! # What it says
//! Each area of need belongs to one pathway; drugs and alcohol share one. Identity and belonging belongs to none, so it
//! stands after the seven and asks for nothing. Where a pathway stands follows from its goals and what was said of its
//! areas.
//!
//! # Source
//! The service *Prepare someone for release*, whose codes of pathways and statuses are kept as they are, so that a plan can
//! be copied back.
//!
//! # Applies to
//! Everybody in custody or released from it.
//!
//! # Example
//! "Nothing needed for now" was said of drugs and of alcohol: the pathway is `SUPPORT_NOT_REQUIRED`. A goal about a flat
//! with a step in progress: `IN_PROGRESS`.

use super::lack::Lack;
use super::on_record::{Fact, OnRecord};
use super::section::{Filling, Heading, Section, is_removed};
use super::sentence::owners;
use super::standing::Standing;
use super::{StatutoryPlan, View};
use crate::agency::{Role, coded};
use crate::plan::{Area, AreaAnswered, Goal, GoalState, Plan, StepState};
use crate::reason::{Force, Source};

coded! {
    /// A pathway of release.
    Pathway {
        /// A home.
        Accommodation = "ACCOMMODATION", "Accommodation";
        /// How somebody thinks and acts.
        Attitudes = "ATTITUDES_THINKING_AND_BEHAVIOUR", "Attitudes, thinking and behaviour";
        /// Family and the people around.
        Family = "CHILDREN_FAMILIES_AND_COMMUNITY", "Children, families and community";
        /// Drugs and alcohol.
        Drugs = "DRUGS_AND_ALCOHOL", "Drugs and alcohol";
        /// Work and learning.
        Work = "EDUCATION_SKILLS_AND_WORK", "Education, skills and work";
        /// Money and proof of identity.
        Money = "FINANCE_AND_ID", "Finance and ID";
        /// Body and mind.
        Health = "HEALTH", "Health";
    }
}

coded! {
    /// Where a pathway stands.
    PathwayStatus {
        /// Nobody has written or said anything.
        NotStarted = "NOT_STARTED", "Not started";
        /// Something is being done.
        InProgress = "IN_PROGRESS", "In progress";
        /// Nothing is needed.
        SupportNotRequired = "SUPPORT_NOT_REQUIRED", "Support not required";
        /// They did not want to say, or no support.
        SupportDeclined = "SUPPORT_DECLINED", "Support declined";
        /// Every goal is achieved.
        Done = "DONE", "Done";
        /// There are goals, and nothing has begun.
        SupportRequired = "SUPPORT_REQUIRED", "Support required";
    }
}

const SOURCE: Source = Source {
    citation: "the seven resettlement pathways of the service Prepare someone for release",
    force: Force::Practice,
    verified: true,
};

const HEAD: &[Fact] = &[
    Fact::Name,
    Fact::BornOn,
    Fact::Situation,
    Fact::Prison,
    Fact::ReleaseDate,
    Fact::PrisonOffenderManager,
    Fact::CommunityOffenderManager,
    Fact::PersonalAdviser,
    Fact::Licence,
    Fact::FirstAppointment,
];

impl Pathway {
    /// The areas of need that belong to it.
    pub const fn areas(self) -> &'static [Area] {
        match self {
            Self::Accommodation => &[Area::Accommodation],
            Self::Attitudes => &[Area::ThinkingAndBehaviour],
            Self::Family => &[Area::RelationshipsAndCommunity, Area::Network],
            Self::Drugs => &[Area::DrugUse, Area::AlcoholUse],
            Self::Work => &[Area::EmploymentAndEducation],
            Self::Money => &[Area::Finances],
            Self::Health => &[Area::HealthAndWellbeing],
        }
    }

    const fn facts(self) -> &'static [Fact] {
        match self {
            Self::Accommodation => &[Fact::Home, Fact::HousingReferred, Fact::HomeFound, Fact::AddressTold],
            Self::Work => &[Fact::Learning],
            Self::Money => &[Fact::BenefitPrepared],
            Self::Attitudes | Self::Family | Self::Drugs | Self::Health => &[],
        }
    }

    /// Where it stands.
    pub fn status(self, plan: &Plan) -> PathwayStatus {
        let of = |goal: &&Goal| self.areas().contains(&goal.what.area) && !is_removed(goal);
        let goals: Vec<&Goal> = plan.goals.iter().filter(of).collect();
        if goals.is_empty() {
            let said: Vec<AreaAnswered> =
                self.areas().iter().filter_map(|area| plan.area(*area)).map(|answer| answer.answered).collect();
            let all = |answer| said.len() == self.areas().len() && said.iter().all(|one| *one == answer);
            return if all(AreaAnswered::NothingNeeded) {
                PathwayStatus::SupportNotRequired
            } else if said.contains(&AreaAnswered::Declined) {
                PathwayStatus::SupportDeclined
            } else {
                PathwayStatus::NotStarted
            };
        }
        if goals.iter().all(|goal| goal.state == GoalState::Achieved) {
            return PathwayStatus::Done;
        }
        let begun = |state: &StepState| matches!(state, StepState::InProgress | StepState::Completed);
        let is_begun =
            |goal: &&Goal| goal.state == GoalState::Achieved || goal.steps.iter().any(|step| begun(&step.state));
        if goals.iter().any(is_begun) { PathwayStatus::InProgress } else { PathwayStatus::SupportRequired }
    }
}

pub(super) fn view<'a>(plan: &'a Plan, record: &OnRecord<'_>) -> View<'a> {
    let of = StatutoryPlan::Release;
    let parties = record.present(of.signed_by());
    let mut filling = Filling::new(plan, record, &parties, owners(record));
    let (known, mut missing) = filling.head(HEAD, &[]);
    if record.release.is_none() && record.is_detained() {
        missing.push(filling.missing(Lack::ReleaseDate));
    }
    for role in [Role::PersonalAdviser, Role::CommunityOffenderManager] {
        if record.post(role).is_none() {
            missing.push(filling.missing(Lack::NoLead(role)));
        }
    }
    let mut sections: Vec<Section<'a>> =
        Pathway::ALL.iter().map(|pathway| section(&mut filling, plan, *pathway)).collect();
    let mut identity = filling.section(Heading::Area(Area::IdentityAndBelonging), &[Area::IdentityAndBelonging], &[]);
    identity.missing.retain(|one| one.what != Lack::NothingSaid);
    sections.push(identity);
    View {
        of,
        nation: record.nation(),
        source: SOURCE,
        known,
        missing,
        sections,
        removed: plan.goals.iter().filter(|goal| is_removed(goal)).count(),
        standing: Standing::of(plan, &parties),
    }
}

fn section<'a>(filling: &mut Filling<'a, '_>, plan: &Plan, pathway: Pathway) -> Section<'a> {
    let heading = Heading::Pathway(pathway, pathway.status(plan));
    let mut section = filling.section(heading, pathway.areas(), pathway.facts());
    let has = |fact: Fact| filling.record.known(fact).is_some();
    if pathway == Pathway::Accommodation && !has(Fact::HomeFound) && !has(Fact::Home) {
        section.missing.push(filling.missing(Lack::Home));
    }
    section
}
