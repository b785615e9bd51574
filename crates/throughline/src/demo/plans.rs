//! Plans of some of the demonstration's people, as they and those around them would have begun them: goals in their own
//! words and from paper, steps of several agencies, and one disagreement.

use access::{Action, Asker, Permit};
use anyhow::{Context as _, anyhow};
use casework::circle::CircleOf;
use casework::plan::{
    AnswerForm, AreaForm, CommentForm, GoalForm, Kept, StepForm, Voice, answer_goal, comment_on_goal, say_of_area,
    write_goal, write_step,
};
use casework::sign_in::{PasswordCost, Passwords};
use domain::id::{FormKey, GoalId, PersonId};
use domain::plan::{
    Actor, Answer, Area, AreaAnswered, GoalState, How, NewGoal, NewStep, Party, Said, StepState, Support, Target,
};
use jiff::ToSpan as _;
use store::Store;

use super::people::{asker, find};
use crate::open;

/// A goal of the demonstration.
struct Told {
    person: &'static str,
    by: &'static str,
    area: Area,
    words: &'static str,
    strengths: &'static str,
    future_self: &'static str,
    from: How,
    later: bool,
    steps: &'static [(Actor, &'static str, Option<&'static str>, i64, bool)],
}

const PLANS: &[Told] = &[
    Told {
        person: "Wren Rowanfield",
        by: "Ada Linden",
        area: Area::Accommodation,
        words: "I will have a room of my own where nobody shouts",
        strengths: "I keep a room tidy and I get on with people",
        future_self: "Somebody with a front door and a kettle",
        from: How::FromPaper,
        later: false,
        steps: &[
            (Actor::PersonalAdviser, "Look at two rooms in Alderbrook and send photographs", None, 14, true),
            (Actor::PrisonOffenderManager, "Book a video call with the landlord", None, 21, true),
            (Actor::YoungAdult, "Write down what matters to me in a home", None, 7, false),
            (Actor::Provider, "Keep a place free until release", Some("Ash Grove hostel"), 28, true),
        ],
    },
    Told {
        person: "Wren Rowanfield",
        by: "Ada Linden",
        area: Area::Network,
        words: "I will see my sister every week",
        strengths: "I never forget a birthday",
        future_self: "A brother she can count on",
        from: How::Spoken,
        later: false,
        steps: &[
            (Actor::PersonalAdviser, "Ring Wren’s sister and ask how she would like to be in touch", None, 10, false),
            (Actor::FamilyMember, "Send a letter back", Some(super::sharing::SISTER), 24, false),
        ],
    },
    Told {
        person: "Wren Rowanfield",
        by: "Ada Linden",
        area: Area::EmploymentAndEducation,
        words: "I will learn to cut hair",
        strengths: "Steady hands",
        future_self: "",
        from: How::Spoken,
        later: true,
        steps: &[],
    },
];

/// Writes the plans, once: a plan in which somebody has written is left alone.
pub(super) async fn write_plans(store: &Store) -> anyhow::Result<()> {
    let passwords = Passwords::try_new(PasswordCost::default())?;
    let ada = asker(store, &passwords, "Ada Linden").await?;
    let Ok(wren) = find(store, &ada, "Wren Rowanfield").await else { return Ok(()) };
    let known = casework::plan::history(store.rows(), (wren, ""), store.context()).await?;
    if !known.goals.is_empty() {
        return Ok(());
    }
    let mut first = None;
    for told in PLANS {
        let by = asker(store, &passwords, told.by).await?;
        let person = find(store, &by, told.person).await?;
        let goal = write(store, &by, person, told).await?;
        first.get_or_insert((person, goal));
    }
    let Some((person, goal)) = first else { return Ok(()) };
    agree(store, &passwords, (person, goal)).await?;
    let form = AreaForm {
        reason: String::new(),
        key: key(store),
        area: Area::DrugUse,
        answered: AreaAnswered::NothingNeeded,
        voice: theirs(How::Spoken),
    };
    let permit = permit(store, &ada, person).await?;
    say_of_area(store, &permit, person, form, open::correlation(store)).await?;
    Ok(())
}

const fn theirs(how: How) -> Voice {
    Voice::Theirs { whose: Party::YoungAdult, name: None, how }
}

fn key(store: &Store) -> FormKey {
    FormKey::from_bits(store.context().new_id())
}

async fn permit(store: &Store, asker: &Asker, person: PersonId) -> anyhow::Result<Permit> {
    let today = store.context().today();
    let facts = CircleOf::load(store.rows(), person).await?.facts_for(asker, today);
    let permit = store.policy().ask(asker, Action::WritePlan, &facts, today);
    permit.map_err(|refused| anyhow!("no plan by {}: {}", asker.name, refused.because))
}

async fn write(store: &Store, by: &Asker, person: PersonId, told: &Told) -> anyhow::Result<GoalId> {
    let said = |text: &str| match text {
        "" => Said::No(domain::plan::Unanswered::NotKnown),
        text => Said::Yes(text.to_owned()),
    };
    let what = NewGoal {
        area: told.area,
        related: Vec::new(),
        words: told.words.to_owned(),
        strengths: said(told.strengths),
        future_self: said(told.future_self),
        support: Said::Yes(Support::Both),
        target: Target::NotDatedYet,
    };
    let state = if told.later { GoalState::Future } else { GoalState::Active };
    let form = GoalForm { key: key(store), goal: None, what, state, voice: theirs(told.from) };
    let permit = permit(store, by, person).await?;
    let kept = write_goal(store, &permit, person, form, open::correlation(store)).await?;
    let Kept::New { goal: Some(goal) } = kept else { return Err(anyhow!("the goal was there already")) };
    for (actor, words, name, days, serves_release) in told.steps {
        let what = NewStep {
            words: (*words).to_owned(),
            actor: *actor,
            actor_name: name.map(str::to_owned),
            by: Some(store.context().today().saturating_add(days.days())),
            serves_release: *serves_release,
        };
        let voice = Voice::Own;
        let form = StepForm { key: key(store), goal, step: None, what, state: StepState::NotStarted, voice };
        write_step(store, &permit, person, form, open::correlation(store)).await?;
    }
    Ok(goal)
}

/// Who agrees with the first goal, who does not, and what is said about it.
async fn agree(store: &Store, passwords: &Passwords, (person, goal): (PersonId, GoalId)) -> anyhow::Result<()> {
    let ada = asker(store, passwords, "Ada Linden").await?;
    let esk = asker(store, passwords, "Esk Willowby").await?;
    let plan = casework::plan::history(store.rows(), (person, ""), store.context()).await?.now();
    let version = plan.goal(goal).context("the goal that was written")?.version;
    let near = "Ash Grove is too near the old address; two other hostels would do".to_owned();
    for (who, answer, voice) in [
        (&ada, Answer::Agrees, theirs(How::Spoken)),
        (&ada, Answer::Agrees, Voice::Own),
        (&esk, Answer::Disagrees { reason: near }, Voice::Own),
    ] {
        // Whoever is not in the circle of this region's Wren has nothing to say here.
        let Ok(permit) = permit(store, who, person).await else { continue };
        let form = AnswerForm { key: key(store), goal, version, answer, voice };
        answer_goal(store, &permit, person, form, open::correlation(store)).await?;
    }
    let words = "I ask the other two hostels this week and write here what they say.".to_owned();
    let form = CommentForm { key: key(store), goal, words, voice: Voice::Own };
    let permit = permit(store, &ada, person).await?;
    comment_on_goal(store, &permit, person, form, open::correlation(store)).await?;
    Ok(())
}
