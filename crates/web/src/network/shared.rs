//! What somebody may see, as one page to print and hand over: the goals and steps of the areas that the young adult shares
//! with them, and nothing else.

use casework::plan;
use domain::Date;
use domain::network::Consent;
use domain::plan::{Goal, Plan, Step};
use serde::Serialize;

use super::side;
use crate::answer::Answer;
use crate::asked::Asked;
use crate::layout::Frame;
use crate::people::Masthead;
use crate::problem::Problem;
use crate::words;

/// What `shared.html` asks for.
#[derive(Debug, Serialize)]
struct SharedPage {
    own: bool,
    masthead: Option<Masthead>,
    /// The young adult's first name.
    of: String,
    /// The supporter's name.
    with: String,
    base: String,
    /// "until Monday 10 May 2027"; none where nothing is shared today.
    until: Option<String>,
    may_comment: bool,
    areas: Vec<AreaView>,
}

#[derive(Debug, Serialize)]
struct AreaView {
    heading: &'static str,
    goals: Vec<GoalView>,
}

#[derive(Debug, Serialize)]
struct GoalView {
    words: String,
    by: Option<String>,
    steps: Vec<String>,
}

pub(super) async fn get(asked: Asked) -> Result<Answer, Problem> {
    let (own, person, today) = (side::is_own(&asked), asked.person()?, asked.today());
    let one = side::supporter(&asked).await?;
    let store = asked.house.store();
    let known = casework::record::known(store.rows(), person).await?;
    let name = known.name.given.as_str();
    let consent = one.shared(today);
    let plan = match consent {
        Some(_) => Some(plan::history(store.rows(), (person, name), store.context()).await?.now()),
        None => None,
    };
    let base = side::base(&asked)?;
    let page = SharedPage {
        own,
        of: name.to_owned(),
        with: one.what.name.clone(),
        until: consent.map(|consent| words::long(consent.until)),
        may_comment: consent.is_some_and(|consent| consent.may_comment),
        areas: consent.zip(plan.as_ref()).map(|(consent, plan)| areas(consent, plan, today)).unwrap_or_default(),
        masthead: (!own).then(|| Masthead::of(&known, asked.law(), today)),
        base: base.clone(),
    };
    let title = format!("Shared with {}", page.with);
    let back = Some((if own { "Your people" } else { "Support network" }.to_owned(), base));
    asked.page("network/shared.html", Frame { title, back, section: side::section(own), ..Frame::default() }, &page)
}

/// The areas that are shared, each with its goals that are planned: a goal stands under its own area alone, so that one
/// that merely touches a shared area stays unseen.
fn areas(consent: &Consent, plan: &Plan, today: Date) -> Vec<AreaView> {
    let shared = consent.areas.iter().filter(|area| consent.covers(**area, today));
    let view = |area: &domain::plan::Area| AreaView {
        heading: area.words(),
        goals: plan.open_goals().filter(|goal| goal.what.area == *area).map(goal).collect(),
    };
    shared.map(view).collect()
}

fn goal(goal: &Goal) -> GoalView {
    GoalView {
        words: goal.what.words.clone(),
        by: goal.what.target.on().map(words::long),
        steps: goal.steps.iter().filter(|step| step.state.is_open()).map(step).collect(),
    }
}

fn step(step: &Step) -> String {
    let who = step.what.actor_name.as_deref().unwrap_or_else(|| step.what.actor.words());
    match step.what.by {
        Some(by) => format!("{} ({who}, by {})", step.what.words, words::long(by)),
        None => format!("{} ({who})", step.what.words),
    }
}
