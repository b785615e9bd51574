//! Write a goal, or change one: a worker's form, the young adult's short one, and both texts where two wrote at once.

use axum::http::StatusCode;
use casework::plan::{GoalForm, Kept, PlanError, write_goal};
use domain::id::GoalId;
use domain::plan::{Area, Changed, ChangedPart, Field, Goal, changes_of_goal, merge_goal};
use serde::Serialize;

use super::goal_form::{self, GoalFields, form_of};
use super::open::Open;
use super::said::plain_area;
use crate::answer::Answer;
use crate::asked::Asked;
use crate::draft;
use crate::form::{FieldError, Form};
use crate::layout::Frame;
use crate::people::Masthead;
use crate::problem::Problem;

/// What `write_goal.html` and `own_goal.html` ask for.
#[derive(Debug, Serialize)]
struct GoalPage {
    masthead: Masthead,
    base: String,
    name: String,
    action: String,
    cancel: String,
    is_new: bool,
    written: u32,
    draft: DraftView,
    conflict: Option<ConflictView>,
    /// Ways to begin, where an area is chosen and nothing is written yet.
    starters: Vec<&'static str>,
    /// "Somewhere to live": the area that the starters are of.
    starters_of: &'static str,
    fields: GoalFields,
}

/// The draft on the page.
#[derive(Debug, Serialize)]
pub(super) struct DraftView {
    /// When it was kept, if the page shows one.
    pub(super) saved: Option<String>,
    pub(super) keep: String,
    pub(super) autosave: String,
    pub(super) throw_away: String,
}

impl DraftView {
    pub(super) fn new(base: &str, form: &str, saved: Option<String>) -> Self {
        Self {
            saved,
            keep: format!("{base}/draft?form={form}"),
            autosave: format!("{base}/draft?form={form}&autosave=1"),
            throw_away: format!("{base}/draft/throw-away?form={form}"),
        }
    }
}

/// What somebody else saved first, beside what was typed here.
#[derive(Debug, Serialize)]
pub(super) struct ConflictView {
    pub(super) title: String,
    pub(super) text: String,
    pub(super) rows: Vec<ConflictRow>,
}

#[derive(Debug, Serialize)]
pub(super) struct ConflictRow {
    pub(super) what: &'static str,
    pub(super) theirs: String,
    pub(super) yours: String,
}

impl ConflictView {
    pub(super) fn new(who: &str, is_own: bool, rows: Vec<ConflictRow>) -> Self {
        let text = if is_own {
            "Nothing is lost. Below you see both texts. We put them together in the form. Change it as you like, then save."
        } else {
            "Nothing is lost. Both texts stand below, and the form holds them together. Put it in order, then save."
        };
        Self { title: format!("{who} saved a change while you wrote"), text: text.to_owned(), rows }
    }
}

/// What the page shows besides the fields.
#[derive(Default)]
struct Shown {
    saved: Option<String>,
    conflict: Option<ConflictView>,
    written: Option<u32>,
    errors: Vec<FieldError>,
}

/// The goal in the address; none where a new one is written.
fn goal_of(asked: &Asked) -> Result<Option<GoalId>, Problem> {
    if asked.path.contains_key("goal") { asked.goal().map(Some) } else { Ok(None) }
}

fn draft_of(goal: Option<GoalId>) -> String {
    goal.map_or_else(|| "goal".to_owned(), |goal| format!("goal:{goal}"))
}

pub(super) async fn get(asked: Asked) -> Result<Answer, Problem> {
    let open = Open::load(&asked).await?;
    let goal = goal_of(&asked)?.map(|_| open.goal(&asked)).transpose()?;
    if let Some((typed, saved)) = draft::find(&asked, &draft_of(goal.as_ref().map(|goal| goal.id))).await? {
        // The draft says on which version it was begun.
        let written = typed.text("written").parse().ok();
        let shown = Shown { saved: Some(saved), written, ..Shown::default() };
        return page(&asked, &open, goal.as_ref(), &typed, shown);
    }
    let form = goal.as_ref().map_or_else(|| new_form(&asked), |goal| form_of(&goal.what, &goal.state));
    page(&asked, &open, goal.as_ref(), &form, Shown::default())
}

/// The form of a new goal, with the area that the address names.
fn new_form(asked: &Asked) -> Form {
    let mut form = Form::default();
    for (field, value) in
        [("area", asked.query.text("area")), ("words", starter(asked)), ("target", "none"), ("state", "active")]
    {
        form.add(field, value);
    }
    form
}

/// The starter that the address names by its number, so that no address puts words on a page.
fn starter(asked: &Asked) -> &'static str {
    let area = Area::from_code(asked.query.text("area"));
    let which: Option<usize> = asked.query.text("starter").parse().ok();
    area.zip(which).and_then(|(area, which)| area.starters().get(which)).copied().unwrap_or_default()
}

pub(super) async fn post(asked: Asked) -> Result<Answer, Problem> {
    let (person, goal) = (asked.person()?, goal_of(&asked)?);
    let open = Open::load(&asked).await?;
    let now = goal.map(|_| open.goal(&asked)).transpose()?;
    let typed = match goal_form::read(&asked.form, now.as_ref().map(|goal| &goal.what), open.is_own) {
        Ok(typed) => typed,
        Err(errors) => return again(&asked, &open, now.as_ref(), errors),
    };
    let Some(key) = asked.posted_key() else { return again(&asked, &open, now.as_ref(), vec![old_page()]) };
    let written = asked.form.text("written").parse().unwrap_or(0);
    let yours = typed.what.clone();
    let form = GoalForm {
        key,
        goal: goal.map(|goal| (goal, written)),
        what: typed.what,
        state: typed.state,
        voice: typed.voice,
    };
    match write_goal(asked.house.store(), &asked.permit, person, form, asked.correlation).await {
        Ok(Kept::New { goal: Some(goal) }) => Ok(Answer::SeeOther(format!("{}/goals/{goal}?done=goal", open.base))),
        Ok(_) => Ok(Answer::SeeOther(format!("{}?done=known", open.base))),
        Err(PlanError::Refused(refused)) => {
            let errors = goal_form::refused(&refused, open.today, open.is_own);
            again(&asked, &open, now.as_ref(), errors)
        }
        Err(PlanError::GoalChanged { base, now }) => {
            let merged = merge_goal(&base.what, &now.what, &yours);
            let mut form = form_of(&merged, &now.state);
            form.add("voice", asked.form.text("voice"));
            let mine = Goal { what: yours, state: now.state.clone(), ..(*now).clone() };
            let conflict = ConflictView::new(&changed_by(&open, &now), open.is_own, rows(&base, &now, &mine));
            let shown = Shown { conflict: Some(conflict), written: Some(now.written), ..Shown::default() };
            Ok(conflict_page(page(&asked, &open, Some(&now), &form, shown)?))
        }
        Err(PlanError::KeyUsed) => again(&asked.with_new_key(), &open, now.as_ref(), vec![old_page()]),
        Err(error) => Err(problem(error)),
    }
}

/// Who wrote the last version of a goal's words, or said where it stands.
fn changed_by(open: &Open, now: &Goal) -> String {
    let last = open.history.goals.iter().find(|one| one.goal == now.id && one.version == now.written);
    let author = last.map_or(&now.author, |last| &last.author);
    author.typed_by.as_ref().map_or(&author.name, |typed| &typed.name).clone()
}

/// The page as a conflict, so that nobody takes it for saved.
pub(super) fn conflict_page(answer: Answer) -> Answer {
    match answer {
        Answer::Page { html, shown, .. } => Answer::Page { status: StatusCode::CONFLICT, html, shown },
        other => other,
    }
}

/// What both wrote, for each field that either changed.
fn rows(base: &Goal, theirs: &Goal, yours: &Goal) -> Vec<ConflictRow> {
    let (of_theirs, of_yours) = (changes_of_goal(Some(base), theirs), changes_of_goal(Some(base), yours));
    let mut rows = Vec::new();
    for changed in of_theirs.iter().chain(&of_yours) {
        let ChangedPart::Goal(field) = changed.what else { continue };
        if rows.iter().any(|row: &ConflictRow| row.what == name_of(field)) {
            continue;
        }
        let text = |list: &[Changed]| {
            let found = list.iter().find(|one| one.what == ChangedPart::Goal(field));
            found.map_or_else(|| changed.before.clone(), |one| one.after.clone())
        };
        rows.push(ConflictRow { what: name_of(field), theirs: text(&of_theirs), yours: text(&of_yours) });
    }
    rows
}

pub(super) const fn name_of(field: Field) -> &'static str {
    match field {
        Field::Words => "What it says",
        other => other.words(),
    }
}

/// What else can keep a change from being kept.
pub(super) fn problem(error: PlanError) -> Problem {
    match error {
        PlanError::NotFound => Problem::NotFound,
        PlanError::GoalChanged { .. } | PlanError::StepChanged { .. } => Problem::Conflict,
        PlanError::Store(error) => error.into(),
        PlanError::Refused(_) | PlanError::KeyUsed | PlanError::NotTheirs => {
            Problem::Refused("This form cannot be taken as it is.")
        }
    }
}

/// A form sent from a page that was used before, or without its key: what was typed is neither lost nor kept twice.
pub(super) fn old_page() -> FieldError {
    FieldError::new(
        "words",
        "This page was used before. Look at the plan first; if this is something else, save it again",
    )
}

/// The page once more with everything that was typed and everything that must be put right.
fn again(asked: &Asked, open: &Open, goal: Option<&Goal>, errors: Vec<FieldError>) -> Result<Answer, Problem> {
    let written = asked.form.text("written").parse().ok();
    page(asked, open, goal, &asked.form, Shown { written, errors, ..Shown::default() })
}

fn page(asked: &Asked, open: &Open, goal: Option<&Goal>, form: &Form, shown: Shown) -> Result<Answer, Problem> {
    let of = goal.map(|goal| goal.id);
    let place =
        of.map_or_else(|| format!("{}/goals/new", open.base), |goal| format!("{}/goals/{goal}/change", open.base));
    let cancel = of.map_or_else(|| open.base.clone(), |goal| format!("{}/goals/{goal}", open.base));
    let area = Area::from_code(form.text("area")).filter(|_| goal.is_none() && form.text("words").is_empty());
    let page = GoalPage {
        masthead: Masthead::of(&open.one.known, asked.law(), open.today),
        base: open.base.clone(),
        name: open.name.clone(),
        action: place,
        cancel: cancel.clone(),
        is_new: goal.is_none(),
        written: shown.written.or(goal.map(|goal| goal.written)).unwrap_or(0),
        draft: DraftView::new(&open.base, &draft_of(of), shown.saved),
        conflict: shown.conflict,
        starters: area.map_or_else(Vec::new, |area| area.starters().to_vec()),
        starters_of: area.map_or("", plain_area),
        fields: GoalFields::of(form, &shown.errors, open),
    };
    let (title, template, section) = match (open.is_own, goal.is_some()) {
        (true, true) => ("Change your goal", "plan/own_goal.html", "/me/plan"),
        (true, false) => ("Write a goal", "plan/own_goal.html", "/me/plan"),
        (false, true) => ("Change the goal", "plan/write_goal.html", "/caseload"),
        (false, false) => ("Write a goal", "plan/write_goal.html", "/caseload"),
    };
    let above = if open.is_own { "Your plan" } else { "The plan" };
    let back = Some((above.to_owned(), cancel));
    let frame = Frame { title: title.to_owned(), errors: shown.errors, back, section, ..Frame::default() };
    asked.page(template, frame, &page)
}
