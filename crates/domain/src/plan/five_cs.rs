//! What the plan itself shows of the five Cs of constructive resettlement: constructive, co-created, customised,
//! consistent, co-ordinated. Sentences with the facts behind them; never a number to reach, never a box to fill in.
//!
//! # What it says
//! Each sentence is a count of things that are in the plan or are not, with their names, so that anybody can look.
//!
//! # Source
//! [`SOURCE`].
//!
//! # Applies to
//! Goals that are worked on now or for later.
//!
//! # Example
//! Two goals, both in Wren's words, one of them typed in from paper: "2 of 2 goals are in Wren’s own words. 1 of them came
//! from paper."

use super::agreement::Answer;
use super::author::{Actor, Party};
use super::goal::Goal;
use super::history::Plan;
use crate::agency::{AgencyKind, coded};
use crate::reason::{Force, Source};

/// Where the five Cs come from.
pub const SOURCE: Source = Source {
    citation: "Constructive Resettlement: personal support underpins structural support; the five Cs",
    force: Force::Practice,
    verified: false,
};

coded! {
    /// One of the five Cs.
    FiveC {
        /// Builds on strengths and on who they want to be.
        Constructive = "constructive", "Constructive";
        /// Made with them, in their words.
        CoCreated = "co_created", "Co-created";
        /// Made for this person, not for anybody.
        Customised = "customised", "Customised";
        /// The same goals everywhere, through the gate.
        Consistent = "consistent", "Consistent";
        /// Everybody knows who does what.
        CoOrdinated = "co_ordinated", "Co-ordinated";
    }
}

/// One thing that the plan shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shows {
    /// A sentence with its full stop.
    pub sentence: String,
    /// What it rests on, each in words: goals, names, steps.
    pub facts: Vec<String>,
}

/// What the plan shows of one of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// Which.
    pub of: FiveC,
    /// What the plan shows; nothing while there is no goal.
    pub shows: Vec<Shows>,
}

/// What the plan of `name` shows of each of the five. `parties` are those who are asked whether they agree.
pub fn five_cs(plan: &Plan, name: &str, parties: &[Party]) -> Vec<Evidence> {
    let goals: Vec<&Goal> = plan.open_goals().collect();
    let of = |of: FiveC| {
        let shows = match of {
            _ if goals.is_empty() => Vec::new(),
            FiveC::Constructive => constructive(&goals),
            FiveC::CoCreated => co_created(&goals, name),
            FiveC::Customised => customised(&goals),
            FiveC::Consistent => consistent(&goals),
            FiveC::CoOrdinated => co_ordinated(plan, &goals, parties),
        };
        Evidence { of, shows }
    };
    FiveC::ALL.iter().copied().map(of).collect()
}

/// "2 of 3 goals name a strength.", with the goals that do not, where some do not.
fn counted(goals: &[&Goal], has: impl Fn(&Goal) -> bool, words: (&str, &str), otherwise: &str) -> Shows {
    let (with, without): (Vec<&Goal>, Vec<&Goal>) = goals.iter().copied().partition(|goal| has(goal));
    let (one, more) = words;
    let sentence = match with.len() {
        0 => otherwise.to_owned(),
        1 if goals.len() == 1 => format!("The one goal {one}."),
        count => format!("{count} of {} goals {}.", goals.len(), if count == 1 { one } else { more }),
    };
    let facts = with.iter().map(|goal| goal.what.words.clone());
    let missing = without.iter().filter(|_| !with.is_empty()).map(|goal| format!("Not yet: {}", goal.what.words));
    Shows { sentence, facts: facts.chain(missing).collect() }
}

fn constructive(goals: &[&Goal]) -> Vec<Shows> {
    vec![
        counted(
            goals,
            |goal| goal.what.strengths.answer().is_some(),
            ("names a strength to build on", "name a strength to build on"),
            "No goal names a strength yet.",
        ),
        counted(
            goals,
            |goal| goal.what.future_self.answer().is_some(),
            ("says who they want to be", "say who they want to be"),
            "No goal says yet who they want to be.",
        ),
    ]
}

fn co_created(goals: &[&Goal], name: &str) -> Vec<Shows> {
    let own = counted(
        goals,
        |goal| goal.author.is_young_adult(),
        (&format!("is in {name}’s own words"), &format!("are in {name}’s own words")),
        &format!("No goal is in {name}’s own words yet."),
    );
    let typed: Vec<String> = goals
        .iter()
        .filter(|goal| goal.author.is_young_adult())
        .filter_map(|goal| goal.author.typed_by.as_ref().map(|by| (goal, by)))
        .map(|(goal, by)| format!("{}: {}, typed by {}", goal.what.words, by.how.words(), by.name))
        .collect();
    let typed = (!typed.is_empty()).then(|| Shows {
        sentence: format!(
            "{} of these {} typed in by somebody else.",
            typed.len(),
            if typed.len() == 1 { "was" } else { "were" }
        ),
        facts: typed,
    });
    let does = counted(
        goals,
        |goal| goal.steps.iter().any(|step| step.what.actor == Actor::YoungAdult),
        (&format!("has a step that {name} does"), &format!("have a step that {name} does")),
        &format!("No goal has a step that {name} does."),
    );
    [Some(own), typed, Some(does)].into_iter().flatten().collect()
}

fn customised(goals: &[&Goal]) -> Vec<Shows> {
    let own = counted(
        goals,
        |goal| !goal.what.area.is_starter(&goal.what.words),
        ("says more than our suggestion", "say more than our suggestions"),
        "Every goal is one of our suggestions, word for word.",
    );
    let mut named: Vec<String> = goals
        .iter()
        .flat_map(|goal| &goal.steps)
        .filter_map(|step| step.what.actor_name.as_ref().map(|name| format!("{name}: {}", step.what.words)))
        .collect();
    named.sort_unstable();
    let sentence = match named.len() {
        0 => "No step names a service or a person yet.".to_owned(),
        1 => "1 step names who does it.".to_owned(),
        count => format!("{count} steps name who does them."),
    };
    vec![own, Shows { sentence, facts: named }]
}

fn consistent(goals: &[&Goal]) -> Vec<Shows> {
    let agencies = |goal: &Goal| {
        let mut kinds: Vec<AgencyKind> = goal.steps.iter().filter_map(|step| step.what.actor.agency()).collect();
        kinds.sort_unstable();
        kinds.dedup();
        kinds
    };
    let shared: Vec<String> = goals
        .iter()
        .map(|goal| (goal, agencies(goal)))
        .filter(|(_, kinds)| kinds.len() > 1)
        .map(|(goal, kinds)| {
            format!(
                "{}: {}",
                goal.what.words,
                kinds.iter().map(|kind| agency_words(*kind)).collect::<Vec<_>>().join(", ")
            )
        })
        .collect();
    let sentence = match shared.len() {
        0 => "No goal has steps of more than one agency yet.".to_owned(),
        1 => "1 goal has steps of more than one agency.".to_owned(),
        count => format!("{count} goals have steps of more than one agency."),
    };
    vec![Shows { sentence, facts: shared }]
}

fn co_ordinated(plan: &Plan, goals: &[&Goal], parties: &[Party]) -> Vec<Shows> {
    let open = |goal: &Goal| goal.steps.iter().filter(|step| step.state.is_open()).count();
    let steps = counted(
        goals,
        |goal| open(goal) > 0,
        ("says who does what next", "say who does what next"),
        "No goal says yet who does what.",
    );
    let is_agreed_by = |goal: &Goal, party: &Party| {
        plan.answer(goal.id, *party)
            .is_some_and(|answer| answer.answer == Answer::Agrees && answer.goal_version == goal.version)
    };
    let agreed = counted(
        goals,
        |goal| parties.iter().all(|party| is_agreed_by(goal, party)),
        ("is agreed by everybody as it stands", "are agreed by everybody as they stand"),
        "No goal is agreed by everybody as it stands.",
    );
    let no: Vec<String> = goals
        .iter()
        .flat_map(|goal| {
            Party::ALL.iter().filter_map(|party| plan.answer(goal.id, *party)).map(move |answer| (goal, answer))
        })
        .filter(|(_, answer)| matches!(answer.answer, Answer::Disagrees { .. }))
        .map(|(goal, answer)| format!("{} disagrees: {}", answer.author.name, goal.what.words))
        .collect();
    let disagree = (!no.is_empty()).then(|| Shows {
        sentence: if no.len() == 1 {
            "1 disagreement is in sight.".to_owned()
        } else {
            format!("{} disagreements are in sight.", no.len())
        },
        facts: no,
    });
    [Some(steps), Some(agreed), disagree].into_iter().flatten().collect()
}

/// How an agency is spoken of beside a step.
pub const fn agency_words(kind: AgencyKind) -> &'static str {
    match kind {
        AgencyKind::LocalAuthority => "leaving care",
        AgencyKind::Prison => "prison",
        AgencyKind::Probation => "probation",
        AgencyKind::Charity => "charity",
    }
}
