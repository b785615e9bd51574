//! The form of a step: what was typed, read into a step, with everything that must be put right told at once.

use casework::plan::Voice;
use domain::plan::{Actor, NewStep, StepState, TEXT_LENGTH_MAX};
use serde::Serialize;

use super::choice::Choice;
use super::goal_form::{add_day, day_choices, message, read_day};
use super::open::Open;
use super::whose::{self, WhoseFields};
use crate::form::{FieldError, Form, TypedDate};

/// The form as the template draws it.
#[derive(Debug, Serialize)]
pub(super) struct StepFields {
    words: String,
    actors: Vec<Choice>,
    actor_name: String,
    days: Vec<Choice>,
    by: TypedDate,
    serves_release: Vec<Choice>,
    states: Vec<Choice>,
    reason: String,
    whose: WhoseFields,
    max: usize,
    error: Messages,
}

#[derive(Debug, Default, Serialize)]
struct Messages {
    words: String,
    actor: String,
    actor_name: String,
    by: String,
    state: String,
    reason: String,
}

/// A step as a form has it.
pub(super) struct Typed {
    pub(super) what: NewStep,
    pub(super) state: StepState,
    pub(super) voice: Voice,
}

impl StepFields {
    /// The fields as `form` has them, with the messages of `errors` beside them.
    pub(super) fn of(form: &Form, errors: &[FieldError], open: &Open) -> Self {
        let choice = |field: &str, value: &str, text: String| {
            let checked = form.text(field) == value;
            Choice { value: value.to_owned(), text, checked }
        };
        let actor = |actor: &Actor| {
            let text = match (actor, open.is_own) {
                (Actor::YoungAdult, true) => "I do".to_owned(),
                (Actor::YoungAdult, false) => open.name.clone(),
                (other, true) => format!("My {}", other.words().to_lowercase()),
                (other, false) => other.words().to_owned(),
            };
            choice("actor", actor.code(), text)
        };
        let state = |code: &&str| {
            let state = StepState::from_code(code, "");
            let text = match (state, open.is_own) {
                (Some(StepState::NotStarted), true) => "I have not started",
                (Some(StepState::InProgress), true) => "I am doing it",
                (Some(StepState::Completed), true) => "It is done",
                (Some(StepState::CannotBeDoneYet { .. }), true) => "It cannot be done yet",
                (Some(StepState::NoLongerNeeded { .. }), true) => "It is not needed any more",
                (Some(other), false) => other.words(),
                (None, _) => "",
            };
            choice("state", code, text.to_owned())
        };
        let message = |field| message(errors, field);
        Self {
            words: form.raw("words").to_owned(),
            actors: Actor::ALL.iter().map(actor).collect(),
            actor_name: form.raw("actor_name").to_owned(),
            days: day_choices(open, form.text("by")),
            by: form.date("by"),
            serves_release: vec![choice("serves_release", "yes", "It must be done before release".to_owned())],
            states: StepState::CODES.iter().map(state).collect(),
            reason: form.raw("reason").to_owned(),
            whose: WhoseFields::of(form, "voice", (&open.name, ""), errors),
            max: TEXT_LENGTH_MAX,
            error: Messages {
                words: message("words"),
                actor: message("actor"),
                actor_name: message("actor_name"),
                by: message("by"),
                state: message("state"),
                reason: message("reason"),
            },
        }
    }
}

/// The form that says what this step says.
pub(super) fn form_of(what: &NewStep, state: &StepState) -> Form {
    let mut form = Form::default();
    form.add("words", &what.words);
    form.add("actor", what.actor.code());
    form.add("actor_name", what.actor_name.as_deref().unwrap_or_default());
    add_day(&mut form, "by", what.by);
    if what.serves_release {
        form.add("serves_release", "yes");
    }
    form.add("state", state.code());
    form.add("reason", state.reason().unwrap_or_default());
    form
}

/// Reads the form. A young adult's short form leaves what it does not ask as it was `before`.
pub(super) fn read(form: &Form, before: Option<&NewStep>, is_own: bool) -> Result<Typed, Vec<FieldError>> {
    let mut errors = Vec::new();
    let actor = Actor::from_code(form.text("actor"));
    if actor.is_none() {
        errors.push(FieldError::new("actor", "Choose who does it"));
    }
    let state = StepState::from_code(form.text("state"), form.text("reason"));
    if state.is_none() {
        errors.push(FieldError::new("state", "Choose how far it is"));
    }
    let voice = whose::read(form, "voice", is_own, "Say whose words these are").map_err(|wrong| errors.push(wrong));
    let by = read_day(form, "by", &mut errors);
    let serves_release =
        if is_own { before.is_some_and(|before| before.serves_release) } else { form.text("serves_release") == "yes" };
    let name = form.text("actor_name");
    match (actor, state, voice) {
        (Some(actor), Some(state), Ok(voice)) if errors.is_empty() => {
            let actor_name = (!name.is_empty()).then(|| name.to_owned());
            let what = NewStep { words: form.text("words").to_owned(), actor, actor_name, by, serves_release };
            Ok(Typed { what, state, voice })
        }
        _ => Err(errors),
    }
}
