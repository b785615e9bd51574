//! Writes in Wren's plan without a page, for stories that are about something else.

use access::{Action, Asker, Permit, Who};
use casework::circle::CircleOf;
use casework::plan::{
    AnswerForm, AreaForm, GoalForm, Kept, StepForm, Voice, answer_goal, history, say_of_area, write_goal, write_step,
};
use domain::Date;
use domain::agency::Role;
use domain::id::{FormKey, GoalId, PersonId};
use domain::plan::{
    Actor, Answer, Area, AreaAnswered, GoalState, NewGoal, NewStep, Said, StepState, Support, Target, Unanswered,
};

use crate::TestApp;

/// Somebody who writes in Wren's plan without a page.
#[derive(Debug)]
pub struct PlanWriter<'a> {
    app: &'a TestApp,
    person: PersonId,
    permit: Permit,
}

impl<'a> PlanWriter<'a> {
    /// The lead of `role` in Wren's circle; Wren herself where nobody leads as that.
    pub async fn of(app: &'a TestApp, role: Role) -> Self {
        let person = app.cast.person("wren");
        let today = app.store.context().today();
        let circle = CircleOf::load(app.store.rows(), person).await.expect("a plan that can be written");
        let asker = match circle.lead(role, today) {
            None => Asker::young_adult(Asker::NO_ACCOUNT, person, "Wren".to_owned()),
            Some(member) => Asker {
                account: Asker::NO_ACCOUNT,
                who: Who::Worker(member.membership.worker),
                name: member.name.clone(),
                role: Some(role),
                agency: Some(member.membership.agency),
                team: member.team,
            },
        };
        let facts = circle.facts_for(&asker, today);
        let permit =
            app.store.policy().ask(&asker, Action::WritePlan, &facts, today).expect("a plan that can be written");
        Self { app, person, permit }
    }

    fn key(&self) -> FormKey {
        FormKey::from_bits(self.app.store.context().new_id())
    }

    /// A goal by 3 May 2027.
    pub async fn writes(&self, area: Area, words: &str) -> GoalId {
        let what = NewGoal {
            area,
            related: Vec::new(),
            words: words.to_owned(),
            strengths: Said::Yes("I keep going".to_owned()),
            future_self: Said::No(Unanswered::Declined),
            support: Said::Yes(Support::Structural),
            target: Target::On(jiff::civil::date(2027, 5, 3)),
        };
        let form = GoalForm { key: self.key(), goal: None, what, state: GoalState::Active, voice: Voice::Own };
        let kept = write_goal(&self.app.store, &self.permit, self.person, form, self.app.correlation())
            .await
            .expect("a plan that can be written");
        let Kept::New { goal: Some(goal) } = kept else { panic!("{kept:?}") };
        goal
    }

    /// A step of this goal that serves release.
    pub async fn adds_step(&self, goal: GoalId, words: &str, actor: Actor, by: Option<Date>) {
        let what = NewStep { words: words.to_owned(), actor, actor_name: None, by, serves_release: true };
        let form =
            StepForm { key: self.key(), goal, step: None, what, state: StepState::NotStarted, voice: Voice::Own };
        write_step(&self.app.store, &self.permit, self.person, form, self.app.correlation())
            .await
            .expect("a plan that can be written");
    }

    /// An answer to the goal as it stands.
    pub async fn answers(&self, goal: GoalId, answer: Answer) {
        let store = &self.app.store;
        let plan = history(store.rows(), (self.person, "Wren Rowanfield"), store.context())
            .await
            .expect("a plan that can be written")
            .now();
        let version = plan.goal(goal).expect("a plan that can be written").version;
        let form = AnswerForm { key: self.key(), goal, version, answer, voice: Voice::Own };
        answer_goal(store, &self.permit, self.person, form, self.app.correlation())
            .await
            .expect("a plan that can be written");
    }

    /// That nothing is needed in an area.
    pub async fn says_nothing_is_needed(&self, area: Area) {
        let form = AreaForm {
            key: self.key(),
            area,
            answered: AreaAnswered::NothingNeeded,
            reason: String::new(),
            voice: Voice::Own,
        };
        say_of_area(&self.app.store, &self.permit, self.person, form, self.app.correlation())
            .await
            .expect("a plan that can be written");
    }
}
