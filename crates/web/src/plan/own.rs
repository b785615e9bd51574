//! The young adult's own plan: their goals in their words, what happens next and who does it, on a phone.

use domain::plan::{Area, AreaAnswered};
use serde::Serialize;

use super::choice::Choice;
use super::open::{Open, notice};
use super::page::{AreaErrors, area_errors, choice, said_of};
use super::said::plain_area;
use super::view::GoalView;
use crate::answer::Answer;
use crate::asked::Asked;
use crate::form::FieldError;
use crate::layout::Frame;
use crate::problem::Problem;

/// What `own.html` asks for.
#[derive(Debug, Serialize)]
struct OwnPlanPage {
    name: String,
    base: String,
    full: bool,
    goals: Vec<GoalView>,
    over: Vec<GoalView>,
    /// What to think of first.
    first: Vec<&'static str>,
    without: Vec<AreaWithout>,
    /// Choices of the form that says that an area needs no goal.
    area_choices: Vec<Choice>,
    area_answers: Vec<Choice>,
    area_reason: String,
    error: AreaErrors,
}

#[derive(Debug, Serialize)]
struct AreaWithout {
    words: &'static str,
    href: String,
    /// What was said of it, by whom.
    said: String,
}

/// An answer about an area in the young adult's words.
const fn plain_answer(answered: AreaAnswered) -> &'static str {
    match answered {
        AreaAnswered::NothingNeeded => "I need nothing here",
        AreaAnswered::NotKnown => "I do not know yet",
        AreaAnswered::Declined => "I do not want to say",
    }
}

pub(super) async fn get(asked: Asked) -> Result<Answer, Problem> {
    show(&asked, Vec::new()).await
}

pub(super) async fn show(asked: &Asked, errors: Vec<FieldError>) -> Result<Answer, Problem> {
    let open = Open::load(asked).await?;
    let plan = open.history.now();
    let view = |goal: &domain::plan::Goal| GoalView::of(goal, &plan, &open);
    let without = |area: Area| AreaWithout {
        words: plain_area(area),
        href: format!("{}/goals/new?area={}", open.base, area.code()),
        said: plan.area(area).map_or_else(String::new, |one| said_of(one, true)),
    };
    let answer = |one: &AreaAnswered| choice(one.code(), plain_answer(*one), asked, "answered");
    let page = OwnPlanPage {
        name: open.name.clone(),
        base: open.base.clone(),
        full: !asked.query.text("print").is_empty(),
        goals: plan.open_goals().map(view).collect(),
        over: plan.goals.iter().filter(|goal| !goal.state.is_open()).map(view).collect(),
        first: open.mode.mode.first().iter().map(|prompt| prompt.plain).collect(),
        area_choices: Area::without_goal(&plan)
            .map(|area| choice(area.code(), plain_area(area), asked, "area"))
            .collect(),
        area_answers: AreaAnswered::ALL.iter().map(answer).collect(),
        area_reason: asked.form.raw("reason").to_owned(),
        error: area_errors(&errors),
        without: Area::without_goal(&plan).map(without).collect(),
    };
    let back = Some(("Your page".to_owned(), "/me".to_owned()));
    let title = "Your plan".to_owned();
    asked.page("plan/own.html", Frame { title, errors, notice: notice(asked), back, section: "/me/plan" }, &page)
}
