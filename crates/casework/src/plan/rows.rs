//! The queries of plans: one table, one row an entry, only ever added to.

use domain::Date;
use domain::id::{AgreementId, CommentId, GoalId, PersonId, StepId, WorkerId};
use domain::plan::{
    Actor, Agreement, Answer, Area, AreaAnswer, AreaAnswered, Author, Comment, GoalState, GoalVersion, How, NewGoal,
    NewStep, Party, PlanHistory, Said, StepState, StepVersion, Support, Target, TypedBy, Unanswered,
};
use store::columns::{Day, Instant, Keyed};
use store::entity::{person, plan_entry};
use store::sea_orm::sea_query::{Expr, ExprTrait, LockType};
use store::sea_orm::{
    ActiveModelTrait, ConnectionTrait, DatabaseTransaction, DbBackend, EntityTrait, IntoActiveModel, QuerySelect,
};
use store::{Context, Found, Several, StoreError, Tx};

use super::voice::Spoken;

/// One entry to be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum NewEntry {
    Goal { goal: GoalId, version: u32, what: NewGoal, state: GoalState },
    Step { goal: GoalId, step: StepId, version: u32, what: NewStep, state: StepState },
    Answer { id: AgreementId, goal: GoalId, version: u32, answer: Answer },
    Comment { id: CommentId, goal: GoalId, words: String },
    Area { area: Area, answered: AreaAnswered, reason: String },
}

impl NewEntry {
    pub(super) const fn goal(&self) -> Option<GoalId> {
        match self {
            Self::Goal { goal, .. }
            | Self::Step { goal, .. }
            | Self::Answer { goal, .. }
            | Self::Comment { goal, .. } => Some(*goal),
            Self::Area { .. } => None,
        }
    }

    fn fill(self, row: &mut plan_entry::Model) {
        row.goal_id = self.goal().map(Keyed::key);
        match self {
            Self::Goal { version, what, state, .. } => {
                "goal".clone_into(&mut row.kind);
                row.version = Some(i64::from(version));
                row.state = Some(state.code().to_owned());
                row.reason = state.reason().map(str::to_owned);
                fill_goal(row, what);
            }
            Self::Step { step, version, what, state, .. } => {
                "step".clone_into(&mut row.kind);
                row.step_id = Some(step.key());
                row.version = Some(i64::from(version));
                row.state = Some(state.code().to_owned());
                row.reason = state.reason().map(str::to_owned);
                row.words = Some(what.words);
                row.actor = Some(what.actor.code().to_owned());
                row.actor_name = what.actor_name;
                row.by_on = what.by.map(Day);
                row.serves_release = Some(what.serves_release);
            }
            Self::Answer { id, version, answer, .. } => {
                "answer".clone_into(&mut row.kind);
                row.id = id.key();
                row.about_version = Some(i64::from(version));
                row.state = Some(answer.code().to_owned());
                row.reason = answer.reason().map(str::to_owned);
            }
            Self::Comment { id, words, .. } => {
                "comment".clone_into(&mut row.kind);
                row.id = id.key();
                row.words = Some(words);
            }
            Self::Area { area, answered, reason } => {
                "area".clone_into(&mut row.kind);
                row.area = Some(area.code().to_owned());
                row.state = Some(answered.code().to_owned());
                row.reason = (!reason.is_empty()).then_some(reason);
            }
        }
    }
}

fn fill_goal(row: &mut plan_entry::Model, what: NewGoal) {
    let both = |said: Said<String>| match said {
        Said::Yes(text) => (Some(text), None),
        Said::No(why) => (None, Some(why.code().to_owned())),
    };
    row.area = Some(what.area.code().to_owned());
    row.related = Some(what.related.iter().map(|area| area.code()).collect::<Vec<_>>().join(","));
    row.words = Some(what.words);
    (row.strengths, row.no_strengths) = both(what.strengths);
    (row.future_self, row.no_future_self) = both(what.future_self);
    row.support = Some(match what.support {
        Said::Yes(support) => support.code().to_owned(),
        Said::No(why) => why.code().to_owned(),
    });
    row.by_on = what.target.on().map(Day);
}

/// Keeps one entry.
pub(super) async fn insert(tx: &Tx, person: PersonId, entry: NewEntry, spoken: &Spoken) -> Result<(), StoreError> {
    let mut row = plan_entry::Model {
        id: store::columns::Uuid::from_u128(tx.context().new_id()),
        person_id: person.key(),
        kind: String::new(),
        goal_id: None,
        step_id: None,
        version: None,
        about_version: None,
        area: None,
        related: None,
        words: None,
        strengths: None,
        no_strengths: None,
        future_self: None,
        no_future_self: None,
        support: None,
        actor: None,
        actor_name: None,
        by_on: None,
        serves_release: None,
        state: None,
        reason: None,
        whose: spoken.whose.code().to_owned(),
        whose_name: spoken.name.clone(),
        worker_id: spoken.worker.map(Keyed::key),
        supporter_id: spoken.supporter.map(Keyed::key),
        how: spoken.how.code().to_owned(),
        recorded_at: Instant(tx.context().now()),
    };
    entry.fill(&mut row);
    // Every column is given, none left to a default.
    let row = row.into_active_model().reset_all();
    plan_entry::Entity::insert(row).exec_without_returning(tx.rows()).await?;
    Ok(())
}

/// Holds a person's plan until the transaction ends: two who write at once take turns, each upon what the other wrote.
/// SQLite has one writer, so there it is nothing.
pub(super) async fn hold_plan(rows: &DatabaseTransaction, of: PersonId) -> Result<(), StoreError> {
    if rows.get_database_backend() == DbBackend::Postgres {
        person::Entity::find_by_id(of.key()).lock(LockType::NoKeyUpdate).one(rows).await?;
    }
    Ok(())
}

/// Asks for everything that was ever written in the plan of a person.
pub(super) fn ask(several: Several, person: PersonId) -> Several {
    let theirs = Expr::col((plan_entry::Entity, plan_entry::Column::PersonId)).eq(person.key());
    several.and(plan_entry::Entity, theirs, "worker_id")
}

/// Everything that was ever written in the plan of a person called `name`.
pub(super) fn history(
    found: &Found,
    (person, name): (PersonId, &str),
    context: &Context,
) -> Result<PlanHistory, StoreError> {
    let mut history = PlanHistory::new(person);
    for (row, worker) in found.rows_of(plan_entry::Entity)? {
        let on = context.civil(row.recorded_at.0).date();
        let entry = Entry { author: author(&row, name, worker)?, row, on };
        entry.add_to(&mut history)?;
    }
    Ok(history)
}

fn author(row: &plan_entry::Model, young_adult: &str, worker: Option<String>) -> Result<Author, StoreError> {
    let bad = |column| StoreError::inconsistent("plan_entry", column, row.id);
    let whose = Party::from_code(&row.whose).ok_or_else(|| bad("whose"))?;
    let how = How::from_code(&row.how).ok_or_else(|| bad("how"))?;
    let worker = row.worker_id.map(WorkerId::from_key).zip(worker);
    let name = match (whose, &row.whose_name, &worker) {
        (Party::YoungAdult, ..) => young_adult.to_owned(),
        (_, Some(name), _) | (_, None, Some((_, name))) => name.clone(),
        (_, None, None) => return Err(bad("whose_name")),
    };
    let typed_by = match (how, worker) {
        (How::Here, _) => None,
        (_, Some((worker, name))) => Some(TypedBy { worker, name, how }),
        (_, None) => return Err(bad("worker_id")),
    };
    Ok(Author { whose, name, typed_by })
}

/// A row with whose words it holds and the day it was written.
struct Entry {
    row: plan_entry::Model,
    author: Author,
    on: Date,
}

impl Entry {
    fn bad(&self, column: &'static str) -> StoreError {
        StoreError::inconsistent("plan_entry", column, self.row.id)
    }

    fn add_to(self, history: &mut PlanHistory) -> Result<(), StoreError> {
        match self.row.kind.as_str() {
            "goal" => history.goals.push(self.goal()?),
            "step" => history.steps.push(self.step()?),
            "answer" => history.agreements.push(self.answer()?),
            "comment" => history.comments.push(self.comment()?),
            "area" => history.areas.push(self.area_answer()?),
            _ => return Err(self.bad("kind")),
        }
        Ok(())
    }

    fn goal(self) -> Result<GoalVersion, StoreError> {
        let row = &self.row;
        let said = |text: &Option<String>, why: &Option<String>, column| match (text, why.as_deref()) {
            (Some(text), None) => Ok(Said::Yes(text.clone())),
            (None, Some(why)) => Unanswered::from_code(why).map(Said::No).ok_or_else(|| self.bad(column)),
            _ => Err(self.bad(column)),
        };
        let area = |code: &str| Area::from_code(code).ok_or_else(|| self.bad("related"));
        let related = row.related.as_deref().unwrap_or_default().split(',').filter(|code| !code.is_empty());
        let support = row.support.as_deref().unwrap_or_default();
        let support = Support::from_code(support).map(Said::Yes);
        let support =
            support.or_else(|| Unanswered::from_code(row.support.as_deref().unwrap_or_default()).map(Said::No));
        let what = NewGoal {
            area: row.area.as_deref().and_then(Area::from_code).ok_or_else(|| self.bad("area"))?,
            related: related.map(area).collect::<Result<_, _>>()?,
            words: row.words.clone().ok_or_else(|| self.bad("words"))?,
            strengths: said(&row.strengths, &row.no_strengths, "strengths")?,
            future_self: said(&row.future_self, &row.no_future_self, "future_self")?,
            support: support.ok_or_else(|| self.bad("support"))?,
            target: row.by_on.map_or(Target::NotDatedYet, |on| Target::On(on.0)),
        };
        let state = GoalState::from_code(self.state()?, self.reason()).ok_or_else(|| self.bad("state"))?;
        let (goal, version, at) = (self.goal_id()?, self.version()?, row.recorded_at.0);
        Ok(GoalVersion { goal, version, what, state, author: self.author, at, on: self.on })
    }

    fn step(self) -> Result<StepVersion, StoreError> {
        let row = &self.row;
        let what = NewStep {
            words: row.words.clone().ok_or_else(|| self.bad("words"))?,
            actor: row.actor.as_deref().and_then(Actor::from_code).ok_or_else(|| self.bad("actor"))?,
            actor_name: row.actor_name.clone(),
            by: row.by_on.map(|on| on.0),
            serves_release: row.serves_release.unwrap_or(false),
        };
        let step = StepId::from_key(row.step_id.ok_or_else(|| self.bad("step_id"))?);
        let state = StepState::from_code(self.state()?, self.reason()).ok_or_else(|| self.bad("state"))?;
        let (goal, version, at) = (self.goal_id()?, self.version()?, row.recorded_at.0);
        Ok(StepVersion { step, goal, version, what, state, author: self.author, at, on: self.on })
    }

    fn answer(self) -> Result<Agreement, StoreError> {
        let about = self.row.about_version.and_then(|version| u32::try_from(version).ok());
        Ok(Agreement {
            id: AgreementId::from_key(self.row.id),
            goal: self.goal_id()?,
            goal_version: about.ok_or_else(|| self.bad("about_version"))?,
            answer: Answer::from_code(self.state()?, self.reason()).ok_or_else(|| self.bad("state"))?,
            at: self.row.recorded_at.0,
            on: self.on,
            author: self.author,
        })
    }

    fn comment(self) -> Result<Comment, StoreError> {
        Ok(Comment {
            id: CommentId::from_key(self.row.id),
            goal: self.goal_id()?,
            words: self.row.words.clone().ok_or_else(|| self.bad("words"))?,
            at: self.row.recorded_at.0,
            on: self.on,
            author: self.author,
        })
    }

    fn area_answer(self) -> Result<AreaAnswer, StoreError> {
        let answered = AreaAnswered::from_code(self.state()?).ok_or_else(|| self.bad("state"))?;
        let area = self.row.area.as_deref().and_then(Area::from_code).ok_or_else(|| self.bad("area"))?;
        let reason = self.reason().to_owned();
        Ok(AreaAnswer { area, answered, reason, at: self.row.recorded_at.0, on: self.on, author: self.author })
    }

    fn goal_id(&self) -> Result<GoalId, StoreError> {
        self.row.goal_id.map(GoalId::from_key).ok_or_else(|| self.bad("goal_id"))
    }

    fn version(&self) -> Result<u32, StoreError> {
        self.row.version.and_then(|version| u32::try_from(version).ok()).ok_or_else(|| self.bad("version"))
    }

    fn state(&self) -> Result<&str, StoreError> {
        self.row.state.as_deref().ok_or_else(|| self.bad("state"))
    }

    fn reason(&self) -> &str {
        self.row.reason.as_deref().unwrap_or_default()
    }
}
