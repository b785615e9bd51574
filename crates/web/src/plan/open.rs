//! A plan that is open before a reader: the person, every version, the situation, and who is asked.

use access::{Action, Who};
use casework::duty::{self, Person};
use casework::plan::history;
use domain::Date;
use domain::plan::{Goal, ModeAnswer, Party, PlanHistory};

use crate::asked::Asked;
use crate::people::name_or_not_known;
use crate::problem::Problem;

/// A plan that is open before a reader.
pub(super) struct Open {
    /// The person with their facts.
    pub(super) one: Person,
    pub(super) history: PlanHistory,
    pub(super) mode: ModeAnswer,
    /// Those who are asked whether they agree.
    pub(super) parties: Vec<Party>,
    /// Whether the reader is the young adult.
    pub(super) is_own: bool,
    /// `/people/…/plan`, or `/me/plan`.
    pub(super) base: String,
    /// The young adult's first name, or "the young adult".
    pub(super) name: String,
    pub(super) today: Date,
}

impl Open {
    /// Reads the plan that the address is about: three questions.
    pub(super) async fn load(asked: &Asked) -> Result<Self, Problem> {
        let (person, today) = (asked.person()?, asked.today());
        let store = asked.house.store();
        let one = duty::person(store.rows(), person, today).await?;
        let full_name = name_or_not_known(&one.known);
        let history = history(store.rows(), (person, &full_name), store.context()).await?;
        Self::of(asked, one, history)
    }

    /// The plan that the address is about, as it was read.
    pub(super) fn of(asked: &Asked, one: Person, history: PlanHistory) -> Result<Self, Problem> {
        let today = asked.today();
        let mode = one.mode(asked.law().precedence, today);
        let roles = asked.circle()?.current(today).map(|member| member.membership.role);
        let mut parties: Vec<Party> = roles.filter_map(Party::of_role).chain([Party::YoungAdult]).collect();
        parties.sort_unstable();
        parties.dedup();
        let is_own = matches!(asked.asker().who, Who::YoungAdult(_));
        let given = &one.known.name.given;
        let name = if given.is_empty() { "the young adult".to_owned() } else { given.clone() };
        let base = base(asked)?;
        Ok(Self { one, history, mode, parties, is_own, base, name, today })
    }

    /// The goal in the address, as it stands.
    pub(super) fn goal(&self, asked: &Asked) -> Result<Goal, Problem> {
        self.history.goal_at(asked.goal()?, u32::MAX).ok_or(Problem::NotFound)
    }
}

/// Where this reader's pages of the plan begin.
pub(super) fn base(asked: &Asked) -> Result<String, Problem> {
    match asked.asker().who {
        Who::YoungAdult(_) => Ok("/me/plan".to_owned()),
        _ => Ok(format!("/people/{}/plan", asked.person()?)),
    }
}

/// Whether this reader may write in the plan.
pub(super) fn may_write(asked: &Asked) -> bool {
    may(asked, Action::WritePlan)
}

/// Whether this reader may do something else about the person: links and buttons are shown for nothing else.
pub(super) fn may(asked: &Asked, action: Action) -> bool {
    let Some(circle) = &asked.circle else { return false };
    let facts = circle.facts_for(asked.asker(), asked.today());
    asked.house.store().policy().ask(asked.asker(), action, &facts, asked.today()).is_ok()
}

/// What was just done, by the word in the address: a closed list, so that no address puts words on a page.
pub(super) fn notice(asked: &Asked) -> Option<String> {
    let own = matches!(asked.asker().who, Who::YoungAdult(_));
    let text = match (asked.query.text("done"), own) {
        ("goal", true) => "Saved. Your goal is in your plan.",
        ("goal", false) => "Saved. The goal is in the plan.",
        ("step", _) => "Saved. The step is in the plan.",
        ("state", _) => "Saved.",
        ("answer", true) => "Saved. Everybody who works with you can see what you said.",
        ("answer", false) => "Saved. The answer stands beside the goal.",
        ("comment", _) => "Saved. Everybody in the circle can read the comment.",
        ("area", _) => "Saved. The area is not asked about again until somebody writes a goal.",
        ("known", _) => "This was saved already. Nothing was written twice.",
        ("draft", true) => "Kept. Nobody else can see it until you save it.",
        ("draft", false) => "Your draft is kept. Nobody else sees it until you save it.",
        _ => return None,
    };
    Some(text.to_owned())
}
