//! The form of a goal: what was typed, read into a goal, with everything that must be put right told at once.

use casework::plan::Voice;
use domain::Date;
use domain::plan::{
    AHEAD_YEARS_MAX, Area, Field, GoalState, How, NewGoal, Party, PlanRefused, Said, Support, TEXT_LENGTH_MAX, Target,
    Unanswered,
};
use serde::Serialize;

use super::choice::Choice;
use super::open::Open;
use super::said::area;
use crate::form::{DateWrong, FieldError, Form, TypedDate};
use crate::words;

/// The form as the template draws it.
#[derive(Debug, Serialize)]
pub(super) struct GoalFields {
    words: String,
    areas: Vec<Choice>,
    related: Vec<Choice>,
    strengths: String,
    no_strengths: Vec<SelectItem>,
    future_self: String,
    no_future_self: Vec<SelectItem>,
    support: Vec<Choice>,
    targets: Vec<Choice>,
    target: TypedDate,
    states: Vec<Choice>,
    voices: Vec<Choice>,
    max: usize,
    error: Messages,
}

/// One line of a list to choose from.
#[derive(Debug, Serialize)]
pub(super) struct SelectItem {
    pub(super) value: String,
    pub(super) text: String,
    pub(super) selected: bool,
}

#[derive(Debug, Default, Serialize)]
struct Messages {
    words: String,
    area: String,
    strengths: String,
    future_self: String,
    target: String,
    voice: String,
}

/// A goal as a form has it.
pub(super) struct Typed {
    pub(super) what: NewGoal,
    pub(super) state: GoalState,
    pub(super) voice: Voice,
}

/// Whose words a worker types, with the one that is chosen.
pub(super) fn voices(name: &str, chosen: &str) -> Vec<Choice> {
    let choice = |value: &str, text: String| Choice { value: value.to_owned(), text, checked: chosen == value };
    vec![
        choice("spoken", format!("{name}’s, as they said them")),
        choice("from_paper", format!("{name}’s, from paper")),
        choice("own", "My own".to_owned()),
    ]
}

/// Whose words they are: a young adult types their own.
pub(super) fn voice(form: &Form, is_own: bool) -> Option<Voice> {
    let theirs = |how| Voice::Theirs { whose: Party::YoungAdult, name: None, how };
    match form.text("voice") {
        typed if is_own || typed == "own" => Some(Voice::Own),
        "spoken" => Some(theirs(How::Spoken)),
        "from_paper" => Some(theirs(How::FromPaper)),
        _ => None,
    }
}

/// The message of `field` among `errors`; a date has three ids.
pub(super) fn message(errors: &[FieldError], field: &str) -> String {
    let is_of = |error: &&FieldError| {
        let id = error.href.trim_start_matches('#');
        id == field || id.strip_prefix(field).is_some_and(|rest| ["-day", "-month", "-year"].contains(&rest))
    };
    errors.iter().find(is_of).map_or_else(String::new, |error| error.text.clone())
}

/// Radios for a day: not dated yet, days that the situation suggests, or another one.
pub(super) fn day_choices(open: &Open, chosen: &str) -> Vec<Choice> {
    let choice = |value: String, text: String| Choice { checked: chosen == value, value, text };
    let suggested = open.mode.days(open.today).into_iter();
    let suggested =
        suggested.map(|day| choice(day.on.to_string(), format!("{}: {}", upper(day.words), words::long(day.on))));
    core::iter::once(choice("none".to_owned(), "Not dated yet".to_owned()))
        .chain(suggested)
        .chain([choice("day".to_owned(), "On another day".to_owned())])
        .collect()
}

fn upper(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// Reads such radios: the field holds `none`, a day, or `day` with the day typed.
pub(super) fn read_day(form: &Form, field: &str, errors: &mut Vec<FieldError>) -> Option<Date> {
    match form.text(field) {
        "" | "none" => None,
        "day" => match form.date(field).read() {
            Ok(day) => Some(day),
            Err(DateWrong::Missing) => {
                errors.push(FieldError::new(&format!("{field}-day"), "Enter the day, or choose “Not dated yet”"));
                None
            }
            Err(wrong) => {
                errors.push(wrong.error(field));
                None
            }
        },
        text => {
            let day = text.parse().ok();
            if day.is_none() {
                errors.push(FieldError::new(&format!("{field}-day"), "The date must be a real date, like 3 2 2027"));
            }
            day
        }
    }
}

impl GoalFields {
    /// The fields as `form` has them, with the messages of `errors` beside them.
    pub(super) fn of(form: &Form, errors: &[FieldError], open: &Open) -> Self {
        let choice = |field: &str, value: &str, text: &str| {
            let checked = form.all(field).iter().any(|one| one == value);
            Choice { value: value.to_owned(), text: text.to_owned(), checked }
        };
        let areas = |field: &str| {
            let one = |of: &Area| choice(field, of.code(), area(*of, open.is_own));
            Area::ALL.iter().map(one).collect()
        };
        let support = Support::ALL.iter().map(|one| choice("support", one.code(), support_words(*one)));
        let no_support = Unanswered::ALL.iter().map(|one| choice("support", one.code(), one.words()));
        let message = |field| message(errors, field);
        Self {
            words: form.raw("words").to_owned(),
            areas: areas("area"),
            related: areas("related"),
            strengths: form.raw("strengths").to_owned(),
            no_strengths: why_not(form.text("no_strengths")),
            future_self: form.raw("future_self").to_owned(),
            no_future_self: why_not(form.text("no_future_self")),
            support: support.chain(no_support).collect(),
            targets: day_choices(open, form.text("target")),
            target: form.date("target"),
            states: vec![choice("state", "active", "Now"), choice("state", "future", "Later")],
            voices: voices(&open.name, form.text("voice")),
            max: TEXT_LENGTH_MAX,
            error: Messages {
                words: message("words"),
                area: message("area"),
                strengths: message("strengths"),
                future_self: message("future_self"),
                target: message("target"),
                voice: message("voice"),
            },
        }
    }
}

const fn support_words(support: Support) -> &'static str {
    match support {
        Support::Personal => "Personal: somebody beside them, encouragement, skills, belonging",
        Support::Structural => "Structural: a home, money, work, treatment",
        Support::Both => "Both",
    }
}

fn why_not(chosen: &str) -> Vec<SelectItem> {
    let item = |value: &str, text: &str| SelectItem {
        value: value.to_owned(),
        text: text.to_owned(),
        selected: chosen == value,
    };
    let unanswered = Unanswered::ALL.iter().map(|why| item(why.code(), why.words()));
    core::iter::once(item("", "Answered above")).chain(unanswered).collect()
}

/// The form that says what this goal says.
pub(super) fn form_of(what: &NewGoal, state: &GoalState) -> Form {
    let mut form = Form::default();
    form.add("words", &what.words);
    form.add("area", what.area.code());
    for other in &what.related {
        form.add("related", other.code());
    }
    for (field, no_field, said) in
        [("strengths", "no_strengths", &what.strengths), ("future_self", "no_future_self", &what.future_self)]
    {
        match said {
            Said::Yes(text) => form.add(field, text),
            Said::No(why) => form.add(no_field, why.code()),
        }
    }
    match &what.support {
        Said::Yes(support) => form.add("support", support.code()),
        Said::No(why) => form.add("support", why.code()),
    }
    add_day(&mut form, "target", what.target.on());
    form.add("state", state.code());
    form
}

/// Adds a day as radios and typed date have it.
pub(super) fn add_day(form: &mut Form, field: &str, day: Option<Date>) {
    let Some(day) = day else { return form.add(field, "none") };
    form.add(field, "day");
    let TypedDate { day, month, year } = TypedDate::of(day);
    for (part, text) in [("day", day), ("month", month), ("year", year)] {
        form.add(&format!("{field}-{part}"), &text);
    }
}

/// Reads the form. A young adult's short form leaves what it does not ask as it was `before`.
pub(super) fn read(form: &Form, before: Option<&NewGoal>, is_own: bool) -> Result<Typed, Vec<FieldError>> {
    let mut errors = Vec::new();
    let area = Area::from_code(form.text("area"));
    if area.is_none() {
        let text = if is_own { "Choose what it is about" } else { "Choose the area it belongs to" };
        errors.push(FieldError::new("area", text));
    }
    let voice = voice(form, is_own);
    if voice.is_none() {
        errors.push(FieldError::new("voice", "Say whose words these are"));
    }
    let blank = NewGoal::blank(area.unwrap_or(Area::Accommodation));
    let kept = before.unwrap_or(&blank);
    let mut what = NewGoal {
        area: blank.area,
        words: form.text("words").to_owned(),
        strengths: said(form, ("strengths", "no_strengths"), &kept.strengths),
        future_self: said(form, ("future_self", "no_future_self"), &kept.future_self),
        ..kept.clone()
    };
    if !is_own {
        what.related = form.all("related").iter().filter_map(|code| Area::from_code(code)).collect();
        let code = form.text("support");
        let no = || Said::No(Unanswered::from_code(code).unwrap_or(Unanswered::NotAsked));
        what.support = Support::from_code(code).map_or_else(no, Said::Yes);
        what.target = read_day(form, "target", &mut errors).map_or(Target::NotDatedYet, Target::On);
    }
    let state = if form.text("state") == "future" { GoalState::Future } else { GoalState::Active };
    match voice {
        Some(voice) if errors.is_empty() => Ok(Typed { what, state, voice }),
        _ => Err(errors),
    }
}

/// What was typed, or why there is nothing; a field that the form has not stays as it was.
fn said(form: &Form, (field, no_field): (&str, &str), kept: &Said<String>) -> Said<String> {
    let text = form.text(field);
    if !text.is_empty() {
        return Said::Yes(text.to_owned());
    }
    match Unanswered::from_code(form.text(no_field)) {
        Some(why) => Said::No(why),
        // The short form has no list of reasons: an empty field is no answer, and whoever declined is not asked again.
        None => Said::No(kept.unanswered().unwrap_or(Unanswered::NotAsked)),
    }
}

/// What the domain refused, in the words of the form. `day` is the form's field for a day, `words` that for words.
pub(super) fn refused(refused: &[PlanRefused], today: Date, is_own: bool) -> Vec<FieldError> {
    refused.iter().map(|one| why(*one, today, is_own)).collect()
}

fn why(refused: PlanRefused, today: Date, is_own: bool) -> FieldError {
    let field = refused.field();
    let id = match field {
        Field::Target => "target-day",
        Field::By => "by-day",
        other => other.code(),
    };
    let text = match refused {
        PlanRefused::NoWords { field: Field::Reason } => "Say why".to_owned(),
        PlanRefused::NoWords { .. } if is_own => "Write what you want to say".to_owned(),
        PlanRefused::NoWords { .. } => "Write it down".to_owned(),
        PlanRefused::TooLong { length, .. } => {
            format!("This has {length} characters. Shorten it to {TEXT_LENGTH_MAX}, or make two of it")
        }
        PlanRefused::Passed { .. } => format!("The day must be today, {}, or later", words::plain(today)),
        PlanRefused::TooFarAhead { .. } => {
            format!("The day is more than {AHEAD_YEARS_MAX} years ahead. Check the year")
        }
    };
    FieldError::new(id, text)
}
