//! Write a step, or change one: who does what by when, and how far it is.

use casework::plan::{Kept, PlanError, StepForm, write_step};
use domain::plan::{Goal, NewStep, Step, StepState, merge_step};
use serde::Serialize;

use super::goal_form;
use super::open::Open;
use super::step_form::{self, StepFields, form_of};
use super::write_goal::{ConflictRow, ConflictView, DraftView, conflict_page, old_page, problem};
use crate::answer::Answer;
use crate::asked::Asked;
use crate::draft;
use crate::form::{FieldError, Form};
use crate::layout::Frame;
use crate::people::Masthead;
use crate::problem::Problem;
use crate::words;

/// What `write_step.html` asks for.
#[derive(Debug, Serialize)]
struct StepPage {
    masthead: Option<Masthead>,
    is_own: bool,
    is_new: bool,
    goal: String,
    action: String,
    cancel: String,
    version: u32,
    draft: DraftView,
    conflict: Option<ConflictView>,
    fields: StepFields,
}

/// What the page shows besides the fields.
#[derive(Default)]
struct Shown {
    saved: Option<String>,
    conflict: Option<ConflictView>,
    version: Option<u32>,
    errors: Vec<FieldError>,
}

/// The goal and the step that the address is about.
struct About {
    open: Open,
    goal: Goal,
    step: Option<Step>,
}

impl About {
    async fn load(asked: &Asked) -> Result<Self, Problem> {
        let open = Open::load(asked).await?;
        let goal = open.goal(asked)?;
        let step = match asked.step()? {
            None => None,
            Some(step) => Some(goal.steps.iter().find(|one| one.id == step).cloned().ok_or(Problem::NotFound)?),
        };
        Ok(Self { open, goal, step })
    }

    fn draft(&self) -> String {
        self.step.as_ref().map_or_else(|| format!("steps:{}", self.goal.id), |step| format!("step:{}", step.id))
    }
}

pub(super) async fn get(asked: Asked) -> Result<Answer, Problem> {
    let about = About::load(&asked).await?;
    if let Some((typed, saved)) = draft::find(&asked, &about.draft()).await? {
        let version = typed.text("version").parse().ok();
        return page(&asked, &about, &typed, Shown { saved: Some(saved), version, ..Shown::default() });
    }
    let step = about.step.as_ref();
    let form = step.map_or_else(|| new_form(about.open.is_own), |step| form_of(&step.what, &step.state));
    page(&asked, &about, &form, Shown::default())
}

/// The form of a new step. Workers mostly write their own, and young adults what they do themselves.
fn new_form(is_own: bool) -> Form {
    let mut form = Form::default();
    let actor = if is_own { "young_adult" } else { "" };
    for (field, value) in [("by", "none"), ("state", StepState::NotStarted.code()), ("actor", actor), ("voice", "own")]
    {
        form.add(field, value);
    }
    form
}

pub(super) async fn post(asked: Asked) -> Result<Answer, Problem> {
    let person = asked.person()?;
    let about = About::load(&asked).await?;
    let (open, goal) = (&about.open, about.goal.id);
    let typed = match step_form::read(&asked.form, about.step.as_ref().map(|step| &step.what), open.is_own) {
        Ok(typed) => typed,
        Err(errors) => return again(&asked, &about, errors),
    };
    let Some(key) = asked.posted_key() else { return again(&asked, &about, vec![old_page()]) };
    let version = asked.form.text("version").parse().unwrap_or(0);
    let (yours, state) = (typed.what.clone(), typed.state.clone());
    let form = StepForm {
        key,
        goal,
        step: about.step.as_ref().map(|step| (step.id, version)),
        what: typed.what,
        state: typed.state,
        voice: typed.voice,
    };
    match write_step(asked.house.store(), &asked.permit, person, form, asked.correlation).await {
        Ok(Kept::New { .. }) => Ok(Answer::SeeOther(format!("{}/goals/{goal}?done=step", open.base))),
        Ok(Kept::AlreadyKnown) => Ok(Answer::SeeOther(format!("{}/goals/{goal}?done=known", open.base))),
        Err(PlanError::Refused(refused)) => {
            again(&asked, &about, goal_form::refused(&refused, open.today, open.is_own))
        }
        Err(PlanError::StepChanged { base, now }) => {
            let chosen = if state == base.state { now.state.clone() } else { state.clone() };
            let mut form = form_of(&merge_step(&base.what, &now.what, &yours), &chosen);
            for field in ["voice", "voice_name", "voice_paper"] {
                form.add(field, asked.form.text(field));
            }
            let who = changed_by(open, &now);
            let rows = rows((&base.what, &base.state), (&now.what, &now.state), (&yours, &state));
            let conflict = Some(ConflictView::new(&who, open.is_own, rows));
            Ok(conflict_page(page(
                &asked,
                &about,
                &form,
                Shown { conflict, version: Some(now.version), ..Shown::default() },
            )?))
        }
        Err(PlanError::KeyUsed) => again(&asked.with_new_key(), &about, vec![old_page()]),
        Err(error) => Err(problem(error)),
    }
}

fn changed_by(open: &Open, now: &Step) -> String {
    let last = open.history.steps.iter().find(|one| one.goal == now.goal && one.version == now.version);
    let author = last.map_or(&now.author, |last| &last.author);
    author.typed_by.as_ref().map_or(&author.name, |typed| &typed.name).clone()
}

type Said<'s> = (&'s NewStep, &'s StepState);

/// What both wrote, for each field that either changed.
fn rows(base: Said<'_>, theirs: Said<'_>, yours: Said<'_>) -> Vec<ConflictRow> {
    let who = |step: &NewStep| match &step.actor_name {
        Some(name) => format!("{} ({name})", step.actor.words()),
        None => step.actor.words().to_owned(),
    };
    let day = |step: &NewStep| step.by.map_or_else(|| "Not dated yet".to_owned(), words::plain);
    let far = |state: &StepState| match state.reason() {
        Some(reason) => format!("{} ({reason})", state.words()),
        None => state.words().to_owned(),
    };
    let fields = |(step, state): Said<'_>| {
        let release = if step.serves_release { "Yes" } else { "No" };
        [
            ("What it says", step.words.clone()),
            ("Who does it", who(step)),
            ("By when", day(step)),
            ("Before release", release.to_owned()),
            ("How far it is", far(state)),
        ]
    };
    let (base, theirs, yours) = (fields(base), fields(theirs), fields(yours));
    let all = base.into_iter().zip(theirs).zip(yours);
    all.filter(|((base, theirs), yours)| base.1 != theirs.1 || base.1 != yours.1)
        .map(|((base, theirs), yours)| ConflictRow { what: base.0, theirs: theirs.1, yours: yours.1 })
        .collect()
}

fn again(asked: &Asked, about: &About, errors: Vec<FieldError>) -> Result<Answer, Problem> {
    let version = asked.form.text("version").parse().ok();
    page(asked, about, &asked.form, Shown { version, errors, ..Shown::default() })
}

fn page(asked: &Asked, about: &About, form: &Form, shown: Shown) -> Result<Answer, Problem> {
    let open = &about.open;
    let goal = format!("{}/goals/{}", open.base, about.goal.id);
    let step = about.step.as_ref().map_or_else(|| "new".to_owned(), |step| step.id.to_string());
    let page = StepPage {
        masthead: (!open.is_own).then(|| Masthead::of(&open.one.known, asked.law(), open.today)),
        is_own: open.is_own,
        is_new: about.step.is_none(),
        goal: about.goal.what.words.clone(),
        action: format!("{goal}/steps/{step}"),
        cancel: goal.clone(),
        version: shown.version.or(about.step.as_ref().map(|step| step.version)).unwrap_or(0),
        draft: DraftView::new(&open.base, &about.draft(), shown.saved),
        conflict: shown.conflict,
        fields: StepFields::of(form, &shown.errors, open),
    };
    let title = if about.step.is_none() { "Add a step" } else { "Change the step" };
    let section = if open.is_own { "/me/plan" } else { "/caseload" };
    let back = Some(("The goal".to_owned(), goal));
    let frame = Frame { title: title.to_owned(), errors: shown.errors, back, section, ..Frame::default() };
    asked.page("plan/write_step.html", frame, &page)
}
