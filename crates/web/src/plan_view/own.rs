//! The young adult's own copy of the plan, to print and keep: 14 point, plain words, nothing about risk.

use documents::{Column, Document, Language, Level, Part, Row, Size};
use domain::Date;
use domain::agency::Role;
use domain::plan::{Answer as Said, Area, Goal, GoalState, Party, Step, StepState, Target};

use super::load::{Loaded, load};
use super::{paper, show};
use crate::answer::Answer;
use crate::asked::Asked;
use crate::problem::Problem;
use crate::words;

pub(super) async fn pdf(asked: Asked) -> Result<Answer, Problem> {
    let loaded = load(&asked).await?;
    show::printed(document(&loaded, asked.today()), "my-plan").await
}

fn document(loaded: &Loaded, today: Date) -> Document {
    let goals: Vec<&Goal> = loaded.plan.open_goals().collect();
    let mut parts = vec![Part::Text(format!(
        "This is your plan as it is on {}. You can change it. Ask anybody below, or write on this paper and give it to them.",
        words::long(today)
    ))];
    let record = loaded.record();
    if let Some(release) = record.release.filter(|release| release.on >= today) {
        parts.push(Part::Notice { title: "You should be out on".to_owned(), text: words::long(release.on) });
    }
    if goals.is_empty() {
        parts
            .push(Part::Text("There are no goals in your plan yet. What do you want? Start with “I will”.".to_owned()));
        parts.push(Part::Lines { prompt: "I will".to_owned(), count: 6 });
    }
    for (goal, number) in goals.iter().zip(1..) {
        parts.extend(of_goal(goal, number, loaded));
    }
    let done = loaded.plan.goals.iter().filter(|goal| goal.state == GoalState::Achieved);
    let done: Vec<String> = done.map(|goal| goal.what.words.clone()).collect();
    if !done.is_empty() {
        parts.push(Part::Heading(Level::Section, "What you have done".to_owned()));
        parts.push(Part::List(done));
    }
    parts.push(Part::Heading(Level::Section, "Who helps you".to_owned()));
    let people =
        record.posts.iter().map(|post| Row::new(post.name.clone(), format!("{}, {}", post.role.words(), post.agency)));
    parts.push(Part::Facts(people.collect()));
    parts.push(Part::Lines { prompt: "What do you want to add or change?".to_owned(), count: 6 });
    Document {
        title: "Your plan".to_owned(),
        language: Language::English,
        size: Size::Large,
        dated: paper::day(today),
        foot: format!("{}, {}", loaded.name, words::plain(today)),
        mark: None,
        parts,
    }
}

fn of_goal(goal: &Goal, number: usize, loaded: &Loaded) -> Vec<Part> {
    let own = goal.author.is_young_adult();
    let whose = if own { "Your words".to_owned() } else { format!("Written by {}", goal.author.name) };
    let mut parts = vec![
        Part::Heading(Level::Section, format!("{number}. {}", plain_area(goal.what.area))),
        Part::Quote { words: goal.what.words.clone(), whose },
    ];
    let mut facts = Vec::new();
    let mut add = |name: &str, value: Option<String>| facts.extend(value.map(|value| Row::new(name, value)));
    add("You are good at", goal.what.strengths.answer().cloned());
    add("Who you want to be", goal.what.future_self.answer().cloned());
    add(
        "By when",
        match goal.what.target {
            Target::On(day) => Some(words::long(day)),
            Target::NotDatedYet => None,
        },
    );
    parts.push(Part::Facts(facts));
    let steps: Vec<&Step> =
        goal.steps.iter().filter(|step| !matches!(step.state, StepState::NoLongerNeeded { .. })).collect();
    if !steps.is_empty() {
        let columns = [("What happens", 4), ("Who does it", 3), ("By when", 3), ("Done?", 2)];
        parts.push(Part::Table {
            caption: "What happens next".to_owned(),
            columns: columns.into_iter().map(|(heading, share)| Column::new(heading, share)).collect(),
            rows: steps.into_iter().map(|step| row(step, loaded)).collect(),
        });
    }
    parts.push(Part::List(answers(goal, loaded)));
    parts
}

fn row(step: &Step, loaded: &Loaded) -> Vec<String> {
    let who = match (&step.what.actor_name, step.what.actor.role()) {
        (_, Some(Role::YoungAdult)) => "You".to_owned(),
        (Some(name), _) => name.clone(),
        (None, role) => {
            let record = loaded.record();
            let held = record.posts.iter().find(|post| Some(post.role) == role).map(|post| post.name.clone());
            held.unwrap_or_else(|| format!("Your {}", step.what.actor.words().to_lowercase()))
        }
    };
    let done = match step.state {
        StepState::NotStarted => "Not yet",
        StepState::InProgress => "Started",
        StepState::Completed => "Done",
        StepState::CannotBeDoneYet { .. } => "Has to wait",
        StepState::NoLongerNeeded { .. } => "",
    };
    vec![step.what.words.clone(), who, step.what.by.map(words::plain).unwrap_or_default(), done.to_owned()]
}

/// Who agrees with the goal as it stands, and who does not.
fn answers(goal: &Goal, loaded: &Loaded) -> Vec<String> {
    let say = |party: &Party| {
        let said = loaded.plan.answer(goal.id, *party)?;
        let you = *party == Party::YoungAdult;
        let name = if you { "You" } else { said.author.name.as_str() };
        Some(match (&said.answer, you) {
            (Said::Agrees, true) => "You agree.".to_owned(),
            (Said::Agrees, false) => format!("{name} agrees."),
            (Said::Disagrees { reason }, true) => format!("You do not agree: {reason}"),
            (Said::Disagrees { reason }, false) => format!("{name} does not agree: {reason}"),
            (Said::CouldNotAnswer { .. }, _) => format!("{name} could not answer yet."),
        })
    };
    Party::ALL.iter().filter_map(say).collect()
}

/// The area in the words of the young adult's own pages.
const fn plain_area(area: Area) -> &'static str {
    match area {
        Area::Accommodation => "Where you live",
        Area::EmploymentAndEducation => "Work and learning",
        Area::Finances => "Money and ID",
        Area::DrugUse => "Drugs",
        Area::AlcoholUse => "Alcohol",
        Area::HealthAndWellbeing => "Your health",
        Area::RelationshipsAndCommunity => "Family and friends",
        Area::ThinkingAndBehaviour => "How you think and act",
        Area::IdentityAndBelonging => "Who you are and where you belong",
        Area::Network => "People who stay with you",
    }
}
