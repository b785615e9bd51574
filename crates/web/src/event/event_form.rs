//! The form: what was typed, read into something for the record, with everything that must be put right told at once.

use domain::Date;
use domain::contact::NOTE_LENGTH_MAX;
use domain::duty::{Event, HousingOutcome, Spell};
use domain::event::{
    AHEAD_YEARS_MAX, Activity, Circumstance, CircumstanceKind, EventRefused, Happened, Kind, Lodging, NewEvent, Since,
    Touch,
};
use serde::Serialize;

use crate::asked::Asked;
use crate::form::{DateWrong, FieldError, Form, TypedDate};
use crate::problem::Problem;
use crate::words;

/// The value of "yes, it is suitable".
const SUITABLE: &str = "yes";

/// Names of the form's fields.
const FIELDS: &[&str] = &[
    "form_key", "kind", "on-day", "on-month", "on-year", "to-day", "to-month", "to-year", "outcome", "suitable", "note",
];

/// The kind that a form or an address names, if it is one that is recorded by hand.
pub(super) fn kind_of(form: &Form) -> Option<Kind> {
    Kind::from_code(form.text("kind")).filter(|kind| kind.is_by_hand())
}

/// Address of the form with this kind chosen; without one, of the page on which it is chosen.
pub(super) fn form_of(asked: &Asked, kind: Option<Kind>) -> Result<String, Problem> {
    let kind = kind.map_or_else(String::new, |kind| format!("?kind={}", kind.code()));
    Ok(format!("/people/{}/events/new{kind}", asked.person()?))
}

/// One choice of radios.
#[derive(Debug, Serialize)]
struct Choice {
    value: &'static str,
    text: &'static str,
    checked: bool,
}

/// The form as the template draws it.
#[derive(Debug, Serialize)]
pub(super) struct EventFields {
    on: TypedDate,
    to: TypedDate,
    outcomes: Vec<Choice>,
    /// Whether a home is suitable; empty for other kinds.
    suitable: Vec<Choice>,
    note: String,
    note_max: usize,
    /// The message beside each field, empty where there is none.
    error: Messages,
}

#[derive(Debug, Default, Serialize)]
struct Messages {
    on: String,
    to: String,
    outcome: String,
    suitable: String,
    note: String,
}

impl EventFields {
    /// The fields as `form` has them, with the messages of `errors` beside them.
    pub(super) fn of(kind: Kind, form: &Form, errors: &[FieldError]) -> Self {
        let message = |field: &str| {
            let is_of = |error: &&FieldError| error.href.trim_start_matches('#').split('-').next() == Some(field);
            errors.iter().find(is_of).map_or_else(String::new, |error| error.text.clone())
        };
        let chosen =
            |field: &'static str| move |(value, text)| Choice { value, text, checked: form.text(field) == value };
        let suitable: &[(&str, &str)] = match kind {
            Kind::Circumstance(CircumstanceKind::Home) => &[(SUITABLE, "Yes"), ("no", "No")],
            _ => &[],
        };
        Self {
            on: form.date("on"),
            to: form.date("to"),
            outcomes: answers(kind).into_iter().map(chosen("outcome")).collect(),
            suitable: suitable.iter().copied().map(chosen("suitable")).collect(),
            note: form.raw("note").to_owned(),
            note_max: NOTE_LENGTH_MAX,
            error: Messages {
                on: message("on"),
                to: message("to"),
                outcome: message("outcome"),
                suitable: message("suitable"),
                note: message("note"),
            },
        }
    }
}

/// Reads the form of this kind, or says everything that must be put right.
pub(super) fn read(kind: Kind, form: &Form) -> Result<NewEvent, Vec<FieldError>> {
    let mut errors = Vec::new();
    for name in form.unknown(FIELDS) {
        errors.push(FieldError::new("on-day", format!("This form has no field called “{name}”")));
    }
    let on = form.date("on").read().map_err(|wrong| errors.push(wrong.error("on"))).ok();
    let happened = match kind {
        Kind::Event(kind) => {
            let outcome = outcome(kind, form, &mut errors);
            on.map(|on| Happened::Event(Event { on, kind, outcome }))
        }
        Kind::Spell(kind) => {
            let to = match form.date("to").read() {
                Ok(to) => Some(to),
                Err(DateWrong::Missing) => None,
                Err(wrong) => {
                    errors.push(wrong.error("to"));
                    None
                }
            };
            on.map(|from| Happened::Spell(Spell { from, to, kind }))
        }
        Kind::Circumstance(kind) => {
            let is = circumstance(kind, form, &mut errors);
            on.zip(is).map(|(from, is)| Happened::Since(Since { from, is }))
        }
    };
    match happened {
        Some(happened) if errors.is_empty() => Ok(NewEvent { happened, note: form.raw("note").to_owned() }),
        _ => Err(errors),
    }
}

/// What can be answered, with the words for it.
fn answers(kind: Kind) -> Vec<(&'static str, &'static str)> {
    match kind {
        Kind::Event(_) | Kind::Spell(_) => kind.outcomes().iter().map(|one| (one.code(), one.words())).collect(),
        Kind::Circumstance(CircumstanceKind::Home) => {
            Lodging::ALL.iter().map(|one| (one.code(), one.words())).collect()
        }
        Kind::Circumstance(CircumstanceKind::Activity) => {
            Activity::ALL.iter().map(|one| (one.code(), one.words())).collect()
        }
        Kind::Circumstance(CircumstanceKind::Touch) => Touch::ALL.iter().map(|one| (one.code(), one.words())).collect(),
    }
}

/// What was chosen of how somebody lives. Of no fixed home and custody nobody need say that they are not suitable.
fn circumstance(kind: CircumstanceKind, form: &Form, errors: &mut Vec<FieldError>) -> Option<Circumstance> {
    let chosen = form.text("outcome");
    let is = match kind {
        CircumstanceKind::Home => {
            let lodging = Lodging::from_code(chosen);
            let is_suitable = match form.text("suitable") {
                "" => lodging.filter(|lodging| !lodging.can_be_suitable()).map(|_| false),
                said => Some(said == SUITABLE),
            };
            if is_suitable.is_none() {
                errors.push(FieldError::new("suitable", "Say whether it is suitable"));
            }
            lodging.map(|lodging| Circumstance::home(lodging, is_suitable.unwrap_or_default()))
        }
        CircumstanceKind::Activity | CircumstanceKind::Touch => Circumstance::from_code(kind, chosen),
    };
    if is.is_none() {
        errors.push(no_outcome());
    }
    is
}

/// The outcome that was chosen; whether one is needed is for the domain to say.
fn outcome(kind: domain::duty::EventKind, form: &Form, errors: &mut Vec<FieldError>) -> Option<HousingOutcome> {
    let chosen = HousingOutcome::from_code(form.text("outcome"));
    let asked_for = !Kind::Event(kind).outcomes().is_empty();
    if chosen.is_none() && (asked_for || !form.text("outcome").is_empty()) {
        errors.push(no_outcome());
    }
    chosen
}

fn no_outcome() -> FieldError {
    FieldError::new("outcome", "Choose one of the answers")
}

/// What the domain refused, in the words of the form.
pub(super) fn refused(refused: &[EventRefused], today: Date) -> Vec<FieldError> {
    refused.iter().map(|one| why(one, today)).collect()
}

/// One reason, beside its field.
pub(super) fn why(refused: &EventRefused, today: Date) -> FieldError {
    let today = words::plain(today);
    match refused {
        EventRefused::NotByHand { kind } => FieldError::new(
            "on-day",
            format!("“{}” is not recorded here: it follows from contacts or from agencies’ files", kind.words()),
        ),
        EventRefused::InFuture { .. } => {
            FieldError::new("on-day", format!("The date must be today, {today}, or earlier"))
        }
        EventRefused::TooFarAhead { .. } => {
            FieldError::new("on-year", format!("The date is more than {AHEAD_YEARS_MAX} years ahead. Check the year"))
        }
        EventRefused::BeforeBirth { .. } => {
            FieldError::new("on-year", "The date is before they were born. Check the year")
        }
        EventRefused::EndsBeforeItBegins { from, .. } => {
            FieldError::new("to-day", format!("The end must be on {}, when it began, or later", words::plain(*from)))
        }
        EventRefused::EndInFuture { .. } => FieldError::new(
            "to-day",
            format!("The end must be today, {today}, or earlier. Leave it empty while it goes on"),
        ),
        EventRefused::NoOutcome | EventRefused::OtherOutcome { .. } => no_outcome(),
        EventRefused::AlreadyRecorded { on } => FieldError::new(
            "on-day",
            format!("This is on the record for {} already. Look at everything recorded", words::plain(*on)),
        ),
        EventRefused::Overlaps { from, to } => {
            let until = to.map_or_else(
                || " and goes on. End that first".to_owned(),
                |to| format!(" until {}. Check the dates", words::plain(to)),
            );
            FieldError::new("on-day", format!("This is on the record from {}{until}", words::plain(*from)))
        }
        EventRefused::NoteTooLong { length } => {
            FieldError::new("note", format!("The note has {length} characters. Shorten it to {NOTE_LENGTH_MAX}"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::duty::{EventKind, SpellKind};
    use jiff::civil::date;

    const REVIEW: Kind = Kind::Event(EventKind::PathwayReview);
    const ACCEPTED: Kind = Kind::Event(EventKind::HousingAccepted);
    const NO_HOME: Kind = Kind::Spell(SpellKind::NoHome);
    const GOOD: &str = "kind=x&on-day=3&on-month=2&on-year=2027&note=Hi";

    #[test]
    fn a_whole_form_reads() {
        let read = |kind, form: &str| read(kind, &Form::parse(form)).unwrap().happened;
        let on = date(2027, 2, 3);
        assert_eq!(read(REVIEW, GOOD), Happened::Event(Event { on, kind: EventKind::PathwayReview, outcome: None }));
        let accepted = read(ACCEPTED, &format!("{GOOD}&outcome=priority_need"));
        let outcome = Some(HousingOutcome::PriorityNeed);
        assert_eq!(accepted, Happened::Event(Event { on, kind: EventKind::HousingAccepted, outcome }));
        let spell = Spell { from: on, to: None, kind: SpellKind::NoHome };
        assert_eq!(read(NO_HOME, GOOD), Happened::Spell(spell));
        let ended = read(NO_HOME, &format!("{GOOD}&to-day=9&to-month=feb&to-year=2027"));
        assert_eq!(ended, Happened::Spell(Spell { to: Some(date(2027, 2, 9)), ..spell }));
    }

    #[test]
    fn everything_wrong_is_told_at_once_beside_its_field() {
        let wrong = |kind, form: &str| -> Vec<String> {
            read(kind, &Form::parse(form)).err().unwrap_or_default().into_iter().map(|e| e.href).collect()
        };
        assert_eq!(wrong(REVIEW, ""), ["#on-day"]);
        assert_eq!(wrong(ACCEPTED, ""), ["#on-day", "#outcome"]);
        assert_eq!(wrong(NO_HOME, ""), ["#on-day"]);
        for (kind, more, field) in [
            (REVIEW, "&outcome=dance", "#outcome"),
            (REVIEW, "&sneaky=1", "#on-day"),
            (NO_HOME, "&to-day=9", "#to-month"),
            (NO_HOME, "&to-day=31&to-month=2&to-year=2027", "#to-day"),
        ] {
            assert_eq!(wrong(kind, &format!("{GOOD}{more}")), [field], "{more}");
        }
        assert_eq!(wrong(REVIEW, &GOOD.replace("on-month=2", "on-month=")), ["#on-month"]);
    }

    #[test]
    fn what_was_typed_comes_back_with_its_messages() {
        let form = Form::parse("on-day=31&on-month=feb&to-day=x&note=a%0Ab");
        let errors = read(NO_HOME, &form).err().unwrap_or_default();
        let fields = EventFields::of(NO_HOME, &form, &errors);
        assert_eq!((fields.on.month.as_str(), fields.note.as_str()), ("feb", "a\nb"));
        assert!(fields.error.on.contains("include a year") && fields.error.to.contains("include a month"));
        assert!(fields.error.outcome.is_empty() && fields.error.note.is_empty());
    }
}
