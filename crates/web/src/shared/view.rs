//! What is shared, as a page draws it: each part with the young adult's word that shows it. The supporter's own pages, the page
//! that is printed for them and what the young adult sees of it are drawn from here alone.

use casework::Context;
use casework::record::Known;
use casework::release_day::AtTheGate;
use domain::Date;
use domain::duty::Law;
use domain::network::{Because, Shared, SharedGoal, SharedStep, Whose};
use domain::plan::{Actor, Area, StepState};
use serde::Serialize;

use crate::release_day::day_of;
use crate::words;

/// Who reads it.
#[derive(Debug, Clone)]
pub(crate) struct Reader {
    /// Whether the supporter reads it themselves: then they are "you".
    pub(crate) is_supporter: bool,
    /// Whether the young adult reads it: then they are "you".
    pub(crate) is_young_adult: bool,
    /// The young adult's first name.
    pub(crate) name: String,
    /// The supporter's name.
    pub(crate) with: String,
}

/// What is shared with somebody today.
#[derive(Debug, Serialize)]
pub(crate) struct SharedView {
    pub(crate) groups: Vec<Group>,
    /// The steps that are the supporter's, still to do.
    pub(crate) own: Vec<OwnStep>,
    pub(crate) gate: Option<Gate>,
    /// "Monday 10 May 2027".
    pub(crate) until: String,
    pub(crate) may_comment: bool,
}

/// Goals that are seen for one reason.
#[derive(Debug, Serialize)]
pub(crate) struct Group {
    heading: String,
    /// "Wren shares this part of the plan with you."
    why: String,
    goals: Vec<GoalView>,
}

/// A goal.
#[derive(Debug, Serialize)]
pub(crate) struct GoalView {
    pub(crate) id: String,
    pub(crate) words: String,
    pub(crate) by: Option<String>,
    pub(crate) steps: Vec<StepView>,
}

/// A step.
#[derive(Debug, Serialize)]
pub(crate) struct StepView {
    pub(crate) id: String,
    pub(crate) words: String,
    pub(crate) who: String,
    pub(crate) by: Option<String>,
    pub(crate) state: &'static str,
    pub(crate) classes: &'static str,
    pub(crate) is_theirs: bool,
    pub(crate) can_be_done: bool,
}

/// A step of the supporter's own, with the goal it leads to.
#[derive(Debug, Serialize)]
pub(crate) struct OwnStep {
    words: String,
    by: Option<String>,
    goal: String,
    goal_words: String,
}

/// When and where the young adult comes out.
#[derive(Debug, Serialize)]
pub(crate) struct Gate {
    /// "Friday 9 April 2027"; none while no day is known.
    on: Option<String>,
    /// "between 9am and 9:45am".
    out: Option<String>,
    name: Option<String>,
    address: Option<String>,
    /// Whether they are written down as the one who meets them.
    meets: bool,
    why: String,
}

impl SharedView {
    pub(crate) fn of(shared: &Shared<'_>, reader: &Reader) -> Self {
        let consent = shared.consent;
        let mut groups: Vec<Group> = Vec::new();
        for area in &consent.areas {
            let goals = shared.goals.iter().filter(|goal| goal.because.contains(&Because::Area(*area)));
            groups.push(Group {
                heading: area_of(*area, reader).to_owned(),
                why: reader.shares("this part of the plan"),
                goals: goals.map(|goal| GoalView::of(goal, reader)).collect(),
            });
        }
        if consent.named {
            let goals = shared.goals.iter().filter(|goal| goal.because == [Because::Named]);
            let theirs = if reader.is_supporter { "yours".to_owned() } else { reader.with.clone() };
            let goals: Vec<GoalView> = goals.map(|goal| GoalView::of(goal, reader)).collect();
            let named = Group {
                heading: if reader.is_supporter {
                    "Other goals with a step of yours".to_owned()
                } else {
                    format!("Other goals with a step of {theirs}")
                },
                why: reader
                    .shares("the goals that name a step of theirs")
                    .replace("of theirs", &format!("of {theirs}")),
                goals,
            };
            groups.extend((!named.goals.is_empty()).then_some(named));
        }
        let own = shared.own_steps().filter(|(_, step)| step.can_be_done()).map(|(goal, step)| OwnStep {
            words: step.step.what.words.clone(),
            by: step.step.what.by.map(words::long),
            goal: goal.goal.id.to_string(),
            goal_words: goal.goal.what.words.clone(),
        });
        Self {
            groups,
            own: own.collect(),
            gate: None,
            until: words::long(consent.until),
            may_comment: consent.may_comment,
        }
    }

    /// With when and where the young adult comes out.
    pub(crate) fn with_gate(
        self,
        at: &AtTheGate,
        (known, law, today): (&Known, Law<'_>, Date),
        reader: &Reader,
    ) -> Self {
        let (on, is_known) = day_of(known, law, today);
        let out = at.out.map(|(from, to)| {
            if from == to {
                format!("at {}", from.words())
            } else {
                format!("between {} and {}", from.words(), to.words())
            }
        });
        let (name, address) = at.gate.clone().unzip();
        let gate = Gate {
            on: is_known.then(|| words::long(on)),
            out,
            name,
            address: address.filter(|text| !text.is_empty()),
            meets: at.is_met_by(&reader.with),
            why: reader.shares("this"),
        };
        Self { gate: Some(gate), ..self }
    }
}

impl Reader {
    /// "Wren shares this with you."
    fn shares(&self, what: &str) -> String {
        match (self.is_supporter, self.is_young_adult) {
            (true, _) => format!("You see this because {} shares {what} with you.", self.name),
            (false, true) => format!("{} sees this because you said that you share {what}.", self.with),
            (false, false) => format!("{} sees this because {} shares {what}.", self.with, self.name),
        }
    }
}

impl GoalView {
    pub(crate) fn of(shared: &SharedGoal<'_>, reader: &Reader) -> Self {
        Self {
            id: shared.goal.id.to_string(),
            words: shared.goal.what.words.clone(),
            by: shared.goal.what.target.on().map(words::long),
            steps: shared.steps.iter().map(|step| StepView::of(step, reader)).collect(),
        }
    }
}

impl StepView {
    fn of(shared: &SharedStep<'_>, reader: &Reader) -> Self {
        let step = shared.step;
        let (state, classes) = match step.state {
            StepState::NotStarted => ("To do", "govuk-tag--grey"),
            StepState::InProgress => ("Started", "govuk-tag--yellow"),
            StepState::Completed | StepState::NoLongerNeeded { .. } => ("Done", "govuk-tag--green"),
            StepState::CannotBeDoneYet { .. } => ("Has to wait", "govuk-tag--grey"),
        };
        Self {
            id: step.id.to_string(),
            words: step.what.words.clone(),
            who: who(shared.whose, reader),
            by: step.what.by.map(words::long),
            state,
            classes,
            is_theirs: shared.whose == Whose::Theirs,
            can_be_done: shared.can_be_done(),
        }
    }
}

/// Who does a step, never by name: only the young adult and the supporter are named.
fn who(whose: Whose, reader: &Reader) -> String {
    match whose {
        Whose::Theirs if reader.is_supporter => "You".to_owned(),
        Whose::Theirs => reader.with.clone(),
        Whose::Of(Actor::YoungAdult) if reader.is_young_adult => "You".to_owned(),
        Whose::Of(Actor::YoungAdult) => reader.name.clone(),
        Whose::Of(Actor::Provider) => "A service".to_owned(),
        Whose::Of(Actor::FamilyMember) => "Somebody of the family".to_owned(),
        Whose::Of(Actor::Mentor) => "A mentor".to_owned(),
        Whose::Of(other) => format!("The {}", other.words().to_lowercase()),
    }
}

/// An area, as whoever it is shared with reads it.
fn area_of(area: Area, reader: &Reader) -> &'static str {
    if reader.is_young_adult {
        return own_area(area);
    }
    match area {
        Area::Accommodation => "Somewhere to live",
        Area::EmploymentAndEducation => "Work and learning",
        Area::Finances => "Money",
        Area::DrugUse => "Drugs",
        Area::AlcoholUse => "Alcohol",
        Area::HealthAndWellbeing => "Health",
        Area::RelationshipsAndCommunity => "Family, friends and area",
        Area::ThinkingAndBehaviour => "Thinking and acting",
        Area::IdentityAndBelonging => "Identity and belonging",
        Area::Network => "People who stand by",
    }
}

/// An area in the words of the young adult's form of what somebody can see.
pub(crate) const fn own_area(area: Area) -> &'static str {
    match area {
        Area::Accommodation => "Where I live",
        Area::EmploymentAndEducation => "Work and learning",
        Area::Finances => "My money",
        Area::DrugUse => "Drugs",
        Area::AlcoholUse => "Alcohol",
        Area::HealthAndWellbeing => "My health and how I feel",
        Area::RelationshipsAndCommunity => "My family, friends and area",
        Area::ThinkingAndBehaviour => "How I think and act",
        Area::IdentityAndBelonging => "Who I am and where I belong",
        Area::Network => "The people around me",
    }
}

/// "10 February 2027, 14:02".
pub(super) fn when(at: domain::Timestamp, context: &Context) -> String {
    let civil = context.civil(at);
    format!("{}, {}", words::plain(civil.date()), civil.strftime("%H:%M"))
}
