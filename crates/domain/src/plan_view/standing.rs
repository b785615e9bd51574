//! Whether a statutory plan is agreed, or still a draft, and who has said what.

use crate::id::GoalId;
use crate::plan::{Agreement, Answer, Party, Plan};

/// Where a plan stands with those whose plan it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// A draft: there is no goal, or these have not answered yet to some goal as it stands.
    Draft {
        /// Who, each once.
        waits_for: Vec<Party>,
    },
    /// Everybody has answered, and somebody disagrees or could not answer. It stays in sight.
    NotAgreedByAll {
        /// Who, each once.
        who: Vec<Party>,
    },
    /// Everybody agrees with every goal as it stands.
    Agreed,
}

/// What one party has said of one goal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered<'a> {
    /// Who.
    pub party: Party,
    /// What they said last; none where nobody asked them yet.
    pub said: Option<&'a Agreement>,
    /// Whether the goal changed since.
    pub changed_since: bool,
}

impl Standing {
    /// Where the plan stands with `parties`.
    pub fn of(plan: &Plan, parties: &[Party]) -> Self {
        let goals: Vec<GoalId> = plan.open_goals().map(|goal| goal.id).collect();
        if goals.is_empty() {
            return Self::Draft { waits_for: parties.to_vec() };
        }
        let all = |party: &&Party, found: &dyn Fn(&Answered<'_>) -> bool| {
            goals.iter().any(|goal| answer(plan, *goal, **party).is_some_and(|answer| found(&answer)))
        };
        let some = |found: &dyn Fn(&Answered<'_>) -> bool| -> Vec<Party> {
            parties.iter().filter(|party| all(party, found)).copied().collect()
        };
        let waits_for = some(&|one| one.said.is_none() || one.changed_since);
        if !waits_for.is_empty() {
            return Self::Draft { waits_for };
        }
        let who = some(&|one| one.said.is_some_and(|said| said.answer != Answer::Agrees));
        if who.is_empty() { Self::Agreed } else { Self::NotAgreedByAll { who } }
    }

    /// Whether it is still a draft.
    pub const fn is_draft(&self) -> bool {
        matches!(self, Self::Draft { .. })
    }
}

impl<'a> Answered<'a> {
    /// What each of `parties` has said of the goal.
    pub fn all(plan: &'a Plan, goal: GoalId, parties: &[Party]) -> Vec<Self> {
        parties.iter().filter_map(|party| answer(plan, goal, *party)).collect()
    }
}

fn answer(plan: &Plan, goal: GoalId, party: Party) -> Option<Answered<'_>> {
    let version = plan.goal(goal)?.version;
    let said = plan.answer(goal, party);
    Some(Answered { party, said, changed_since: said.is_some_and(|one| one.goal_version < version) })
}
