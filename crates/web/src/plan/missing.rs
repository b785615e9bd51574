//! What is still missing before everybody can sign the plan: each with a link to where it is put right.

use domain::plan::{Gap, Goal, gaps};
use serde::Serialize;

use super::open::Open;
use super::said::party;
use crate::answer::Answer;
use crate::asked::Asked;
use crate::layout::Frame;
use crate::people::Masthead;
use crate::problem::Problem;

/// What `missing.html` asks for.
#[derive(Debug, Serialize)]
struct MissingPage {
    masthead: Masthead,
    base: String,
    groups: Vec<Group>,
}

#[derive(Debug, Serialize)]
struct Group {
    heading: String,
    lines: Vec<Line>,
}

#[derive(Debug, Serialize)]
struct Line {
    text: String,
    href: String,
}

pub(super) async fn get(asked: Asked) -> Result<Answer, Problem> {
    let open = Open::load(&asked).await?;
    let plan = open.history.now();
    let all = gaps(&plan, &open.parties, open.mode.mode);
    let areas: Vec<Line> = all.iter().filter(|gap| gap.goal().is_none()).map(|gap| line(*gap, None, &open)).collect();
    let mut groups: Vec<Group> = plan
        .open_goals()
        .map(|goal| Group {
            heading: goal.what.words.clone(),
            lines: all
                .iter()
                .filter(|gap| gap.goal() == Some(goal.id))
                .map(|gap| line(*gap, Some(goal), &open))
                .collect(),
        })
        .collect();
    groups.push(Group { heading: "Areas".to_owned(), lines: areas });
    groups.retain(|group| !group.lines.is_empty());
    let page = MissingPage {
        masthead: Masthead::of(&open.one.known, asked.law(), open.today),
        groups,
        base: open.base.clone(),
    };
    let back = Some(("The plan".to_owned(), open.base.clone()));
    let title = "What is still missing".to_owned();
    asked.page("plan/missing.html", Frame { title, back, section: "/caseload", ..Frame::default() }, &page)
}

fn line(gap: Gap, goal: Option<&Goal>, open: &Open) -> Line {
    let of_goal = goal.map_or_else(String::new, |goal| format!("{}/goals/{}", open.base, goal.id));
    let step = |step| goal.and_then(|goal| goal.steps.iter().find(|one| one.id == step));
    let words = |id| step(id).map_or_else(String::new, |step| step.what.words.clone());
    let (text, href) = match gap {
        Gap::AreaWithoutGoal(area) => (
            format!("{}: no goal, and nobody has said that none is needed", area.words()),
            format!("{}#without-title", open.base),
        ),
        Gap::GoalWithoutStep(_) => ("Nobody has said who does what".to_owned(), format!("{of_goal}/steps/new")),
        Gap::Unanswered { field, .. } => (format!("{}: no answer yet", field.words()), format!("{of_goal}/change")),
        Gap::NotDated(_) => ("No target day yet".to_owned(), format!("{of_goal}/change")),
        Gap::StepWithoutDay { step, .. } => (format!("No day: “{}”", words(step)), format!("{of_goal}/steps/{step}")),
        Gap::NobodyNamed { step, .. } => {
            (format!("Nobody is named for it: “{}”", words(step)), format!("{of_goal}/steps/{step}"))
        }
        Gap::NotAsked { party: of, .. } => {
            (format!("{}: not asked yet", party(of, &open.name, false)), format!("{of_goal}#answer"))
        }
        Gap::ChangedSince { party: of, .. } => (
            format!("{}: the goal changed since the answer", party(of, &open.name, false)),
            format!("{of_goal}#answers"),
        ),
    };
    Line { text, href }
}
