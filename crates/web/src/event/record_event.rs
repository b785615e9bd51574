//! Record what was done: a kind is chosen, then one short form.

use casework::duty;
use casework::event::{EventForm, RecordEventError, Recorded, record_event};
use domain::duty::{EventKind, SpellKind};
use domain::event::{CircumstanceKind, Kind};
use serde::Serialize;

use super::choose::{self, closes};
use super::event_form::{self, EventFields, form_of, kind_of};
use crate::answer::Answer;
use crate::asked::Asked;
use crate::draft;
use crate::form::{FieldError, Form};
use crate::layout::Frame;
use crate::people::{Masthead, name_or_not_known};
use crate::problem::Problem;

const TEMPLATE: &str = "event/record_event.html";

/// What `record_event.html` asks for.
#[derive(Debug, Serialize)]
struct RecordEventPage {
    masthead: Masthead,
    person: String,
    kind: &'static str,
    heading: &'static str,
    /// What to know before this is recorded; empty for most.
    hint: &'static str,
    lasts: bool,
    /// Whether it tells how they live.
    tells_how: bool,
    date_hint: &'static str,
    note_hint: String,
    /// The question that the outcomes answer.
    outcome_question: &'static str,
    /// The open duties that this closes.
    closes: Vec<String>,
    /// When the draft on the page was kept, if it is one.
    draft_saved: Option<String>,
    fields: EventFields,
}

pub(super) async fn get(asked: Asked) -> Result<Answer, Problem> {
    let Some(kind) = kind_of(&asked.query) else {
        let is_chosen = !asked.query.text("kind").is_empty();
        return if is_chosen { Err(Problem::NotFound) } else { choose::show(&asked, Vec::new()).await };
    };
    let (fields, saved) = match draft::find(&asked, kind.code()).await? {
        Some((typed, saved)) => (EventFields::of(kind, &typed, &[]), Some(saved)),
        None => (EventFields::of(kind, &Form::default(), &[]), None),
    };
    show(&asked, kind, (fields, saved), Vec::new()).await
}

pub(super) async fn post(asked: Asked) -> Result<Answer, Problem> {
    let person = asked.person()?;
    let Some(kind) = kind_of(&asked.form) else {
        return choose::show(&asked, vec![FieldError::new("what", "Choose what was done")]).await;
    };
    let event = match event_form::read(kind, &asked.form) {
        Ok(event) => event,
        Err(errors) => return again(&asked, kind, errors).await,
    };
    let Some(key) = asked.posted_key() else { return again(&asked, kind, vec![old_page()]).await };
    let form = EventForm { key, event };
    match record_event(asked.house.store(), &asked.permit, person, form, asked.correlation).await {
        Ok(Recorded::New { event, .. }) => {
            Ok(Answer::SeeOther(format!("/people/{person}?done=event-recorded&event={event}")))
        }
        Ok(Recorded::AlreadyKnown) => Ok(Answer::SeeOther(format!("/people/{person}?done=event-known"))),
        Err(RecordEventError::Refused(refused)) => {
            again(&asked, kind, event_form::refused(&refused, asked.today())).await
        }
        Err(RecordEventError::KeyUsed) => again(&asked.with_new_key(), kind, vec![old_page()]).await,
        Err(RecordEventError::Store(error)) => Err(error.into()),
    }
}

/// A form sent from a page that was used before, or without its key: what was typed is neither lost nor kept twice.
fn old_page() -> FieldError {
    let text = "This page was used before. Look at the record first; if this is something else, save it again";
    FieldError::new("on-day", text)
}

/// The page once more with everything that was typed and everything that must be put right.
async fn again(asked: &Asked, kind: Kind, errors: Vec<FieldError>) -> Result<Answer, Problem> {
    show(asked, kind, (EventFields::of(kind, &asked.form, &errors), None), errors).await
}

async fn show(
    asked: &Asked,
    kind: Kind,
    (fields, draft_saved): (EventFields, Option<String>),
    errors: Vec<FieldError>,
) -> Result<Answer, Problem> {
    let (person, today) = (asked.person()?, asked.today());
    let one = duty::person(asked.house.store().rows(), person, today).await?;
    let page = RecordEventPage {
        masthead: Masthead::of(&one.known, asked.law(), today),
        person: person.to_string(),
        kind: kind.code(),
        heading: kind.words(),
        hint: hint(kind),
        lasts: matches!(kind, Kind::Spell(_)),
        tells_how: matches!(kind, Kind::Circumstance(_)),
        date_hint: date_hint(kind),
        note_hint: note_hint(kind, &one.known.name.given),
        outcome_question: outcome_question(kind),
        closes: one.ask(asked.law(), today, |duties| closes(duties, kind)),
        draft_saved,
        fields,
    };
    let back = Some(("Choose something else".to_owned(), form_of(asked, None)?));
    let title = format!("{} for {}", kind.words(), name_or_not_known(&one.known));
    asked.page(TEMPLATE, Frame { title, errors, back, section: "/caseload", ..Frame::default() }, &page)
}

/// What to know before this is recorded.
const fn hint(kind: Kind) -> &'static str {
    match kind {
        Kind::Event(EventKind::DeathKnown) => {
            "Check that this is the right record. From then on nothing is owed but the notification of the death."
        }
        Kind::Event(EventKind::HousingReferred) => "Only with their consent, and to the authority that they choose.",
        Kind::Event(EventKind::SupportDeclined) => "They can say yes again at any time.",
        Kind::Event(EventKind::HomeFound) => "The day on which it was sure where they will live.",
        Kind::Spell(SpellKind::NoHome) => {
            "It begins on the day they had nowhere to live, or knew that they would lose their home."
        }
        Kind::Spell(SpellKind::LeavingCareAccommodation) => {
            "A home that leaving care provides. Visits and reviews are counted from the day they moved in."
        }
        Kind::Circumstance(CircumstanceKind::Home) => {
            "It counts from this day until the next home is recorded. The year’s return reads from here where they lived on their birthday."
        }
        Kind::Circumstance(CircumstanceKind::Activity) => {
            "It counts from this day until the next is recorded. The year’s return reads from here what they did on their birthday."
        }
        Kind::Circumstance(CircumstanceKind::Touch) => {
            "Record what they said. They can change their mind at any time: record that too."
        }
        _ => "",
    }
}

/// Which day is meant.
const fn date_hint(kind: Kind) -> &'static str {
    match kind {
        Kind::Event(EventKind::ParoleHearing) => "The day of the hearing, also if it lies ahead.",
        Kind::Event(EventKind::DeathKnown) => "The day on which the authority learnt of it.",
        Kind::Circumstance(CircumstanceKind::Touch) => "The day on which they said so.",
        Kind::Circumstance(_) => {
            "The first day on which it was so. If that is long ago and not known, a day on which it was so already."
        }
        _ => "The day it was done or happened, not the day you write it down.",
    }
}

/// Who reads the note.
fn note_hint(kind: Kind, first_name: &str) -> String {
    match kind {
        Kind::Event(EventKind::DeathKnown | EventKind::DeathNotified) => {
            "Everybody who works with them can read this.".to_owned()
        }
        _ if first_name.is_empty() => "They can read this on their own page.".to_owned(),
        _ => format!("{first_name} can read this on their own page."),
    }
}

const fn outcome_question(kind: Kind) -> &'static str {
    match kind {
        Kind::Event(EventKind::HousingWithdrawn) => "Why was it taken back?",
        Kind::Event(EventKind::HousingNotAccepted) => "Why was it not accepted?",
        Kind::Circumstance(CircumstanceKind::Home) => "Where do they live?",
        Kind::Circumstance(CircumstanceKind::Activity) => "What do they mainly do?",
        Kind::Circumstance(CircumstanceKind::Touch) => "What did they say?",
        _ => "What was accepted?",
    }
}
