//! The young adult's own plan: their goals in their words, what happens next and who does it, on a phone.

use domain::plan::Area;
use serde::Serialize;

use super::open::{Open, notice};
use super::said::plain_area;
use super::view::GoalView;
use crate::answer::Answer;
use crate::asked::Asked;
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
}

#[derive(Debug, Serialize)]
struct AreaWithout {
    words: &'static str,
    href: String,
}

pub(super) async fn get(asked: Asked) -> Result<Answer, Problem> {
    let open = Open::load(&asked).await?;
    let plan = open.history.now();
    let view = |goal: &domain::plan::Goal| GoalView::of(goal, &plan, &open);
    let without = |area: Area| AreaWithout {
        words: plain_area(area),
        href: format!("{}/goals/new?area={}", open.base, area.code()),
    };
    let page = OwnPlanPage {
        name: open.name.clone(),
        base: open.base.clone(),
        full: !asked.query.text("print").is_empty(),
        goals: plan.open_goals().map(view).collect(),
        over: plan.goals.iter().filter(|goal| !goal.state.is_open()).map(view).collect(),
        first: open.mode.mode.first().iter().map(|prompt| prompt.plain).collect(),
        without: Area::without_goal(&plan).map(without).collect(),
    };
    let back = Some(("Your page".to_owned(), "/me".to_owned()));
    let title = "Your plan".to_owned();
    asked.page(
        "plan/own.html",
        Frame { title, notice: notice(&asked), back, section: "/me/plan", ..Frame::default() },
        &page,
    )
}
