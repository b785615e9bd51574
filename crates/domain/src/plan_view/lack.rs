//! What is missing from a statutory plan, and who can supply it.

use super::OnRecord;
use crate::agency::{AgencyKind, Role};
use crate::id::{GoalId, StepId};
use crate::plan::{Field, Gap, Party, Plan, gaps};

/// Something that a statutory plan must say and does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Lack {
    /// No goal, and nobody has said that none is needed.
    NothingSaid,
    /// How a need will be met: the goal has no open step.
    How(GoalId),
    /// By when the goal is to be reached.
    GoalByWhen(GoalId),
    /// By when a step is to be done.
    StepByWhen {
        /// The goal.
        goal: GoalId,
        /// The step.
        step: StepId,
    },
    /// By whom: a step is for "a service" or "somebody of the family", and nobody says which.
    ByWhom {
        /// The goal.
        goal: GoalId,
        /// The step.
        step: StepId,
    },
    /// A question about a goal that nobody asked, or that has no answer yet.
    Unanswered {
        /// The goal.
        goal: GoalId,
        /// Which.
        field: Field,
    },
    /// Somebody whose plan it is has not answered yet whether they agree.
    NotAsked {
        /// The goal.
        goal: GoalId,
        /// Who.
        party: Party,
    },
    /// They answered, and the goal changed since.
    ChangedSince {
        /// The goal.
        goal: GoalId,
        /// Who.
        party: Party,
    },
    /// Nobody leads as this.
    NoLead(Role),
    /// What happens if the plan does not work out.
    Contingency,
    /// Whether the home was assessed as suitable, and why.
    Suitability,
    /// Where the person will live.
    Home,
    /// The release date.
    ReleaseDate,
    /// Date of birth.
    BornOn,
    /// The council that answers for the person.
    Authority,
    /// Which prison.
    Prison,
    /// A matter that Throughline does not keep: it stays in the council's own record.
    KeptElsewhere,
}

/// Who can supply what is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Supplier {
    /// Whoever holds this post.
    Post(Role),
    /// An agency, where no post of it is filled or it is its files that bring the fact.
    Agency(AgencyKind),
}

/// Something that is missing, and who can supply it: the first is asked first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    /// What.
    pub what: Lack,
    /// Who.
    pub who: Vec<Supplier>,
}

const PRISON: Supplier = Supplier::Agency(AgencyKind::Prison);
const COUNCIL: Supplier = Supplier::Agency(AgencyKind::LocalAuthority);
const PROBATION: Supplier = Supplier::Agency(AgencyKind::Probation);

impl Missing {
    /// What is missing, with those who can supply it: of `owners`, posts that nobody holds are asked of their agency.
    pub(super) fn new(what: Lack, owners: &[Role], record: &OnRecord<'_>) -> Self {
        let held = |role: Role| record.post(role).map(|_| Supplier::Post(role));
        let owners = owners.iter().filter_map(|role| held(*role).or_else(|| agency_of(*role)));
        let young_adult = core::iter::once(Supplier::Post(Role::YoungAdult));
        let mut who: Vec<Supplier> = match what {
            Lack::NothingSaid | Lack::GoalByWhen(_) | Lack::Unanswered { .. } => young_adult.chain(owners).collect(),
            Lack::How(_) | Lack::StepByWhen { .. } | Lack::ByWhom { .. } | Lack::Contingency => {
                owners.chain(young_adult).collect()
            }
            Lack::NotAsked { party, .. } | Lack::ChangedSince { party, .. } => vec![party_of(party)],
            Lack::NoLead(role) => match role {
                Role::PersonalAdviser => vec![Supplier::Post(Role::TeamManager), COUNCIL],
                _ => agency_of(role).into_iter().collect(),
            },
            Lack::Suitability | Lack::Home | Lack::KeptElsewhere => {
                held(Role::PersonalAdviser).into_iter().chain(core::iter::once(COUNCIL)).collect()
            }
            Lack::ReleaseDate | Lack::Prison => {
                held(Role::PrisonOffenderManager).into_iter().chain(core::iter::once(PRISON)).collect()
            }
            Lack::BornOn | Lack::Authority => vec![COUNCIL],
        };
        let mut seen = Vec::new();
        who.retain(|one| {
            !seen.contains(one) && {
                seen.push(*one);
                true
            }
        });
        Self { what, who }
    }
}

/// The agency that fills the post.
const fn agency_of(role: Role) -> Option<Supplier> {
    match role {
        Role::PersonalAdviser | Role::SocialWorker | Role::TeamManager => Some(COUNCIL),
        Role::PrisonOffenderManager | Role::KeyWorker => Some(PRISON),
        Role::CommunityOffenderManager => Some(PROBATION),
        _ => None,
    }
}

/// The post under which a party answers; a family member or a mentor is asked through the young adult.
const fn party_of(party: Party) -> Supplier {
    Supplier::Post(match party {
        Party::YoungAdult | Party::FamilyMember | Party::Mentor | Party::Supporter => Role::YoungAdult,
        Party::PersonalAdviser => Role::PersonalAdviser,
        Party::PrisonOffenderManager => Role::PrisonOffenderManager,
        Party::CommunityOffenderManager => Role::CommunityOffenderManager,
        Party::KeyWorker => Role::KeyWorker,
        Party::SocialWorker => Role::SocialWorker,
    })
}

/// What the plan's own gaps leave open of its goals, for a plan that `owners` write and `parties` answer.
pub(super) fn of_goals(
    plan: &Plan,
    record: &OnRecord<'_>,
    parties: &[Party],
    owners: &[Role],
) -> Vec<(GoalId, Missing)> {
    let lack = |gap: Gap| {
        Some(match gap {
            Gap::AreaWithoutGoal(_) => return None,
            Gap::GoalWithoutStep(goal) => (goal, Lack::How(goal)),
            Gap::Unanswered { goal, field } => (goal, Lack::Unanswered { goal, field }),
            Gap::NotDated(goal) => (goal, Lack::GoalByWhen(goal)),
            Gap::StepWithoutDay { goal, step } => (goal, Lack::StepByWhen { goal, step }),
            Gap::NobodyNamed { goal, step } => (goal, Lack::ByWhom { goal, step }),
            Gap::NotAsked { goal, party } => (goal, Lack::NotAsked { goal, party }),
            Gap::ChangedSince { goal, party, .. } => (goal, Lack::ChangedSince { goal, party }),
        })
    };
    let all = gaps(plan, parties, record.mode.mode).into_iter().filter_map(lack);
    all.map(|(goal, what)| (goal, Missing::new(what, owners, record))).collect()
}
