//! A person's two lists: who stands on them, and the form that adds a worker.

use casework::limited_access::{AddEntryError, Added, EntryForm, Listed, add_entry, by_address, listed};
use casework::record;
use domain::Date;
use domain::limited_access::{Entry, EntryRefused, List, MESSAGE_LENGTH_MAX};
use serde::Serialize;

use crate::answer::Answer;
use crate::asked::Asked;
use crate::form::{DateWrong, FieldError, Form, TypedDate};
use crate::layout::Frame;
use crate::people::name_or_not_known;
use crate::problem::Problem;
use crate::words;

/// Names of the form's fields.
const FIELDS: &[&str] =
    &["form_key", "list", "address", "from-day", "from-month", "from-year", "to-day", "to-month", "to-year", "message"];

/// What `lists.html` asks for.
#[derive(Debug, Serialize)]
struct ListsPage {
    person: String,
    name: String,
    /// Entries that count today or will.
    current: Vec<EntryRow>,
    /// Entries that are over.
    past: Vec<EntryRow>,
    /// Those who work with the person today, to take addresses from.
    circle: Vec<CircleRow>,
    form: EntryFields,
}

#[derive(Debug, Serialize)]
struct EntryRow {
    who: String,
    list: &'static str,
    days: String,
    message: String,
    from_files: bool,
    end: String,
    /// What a screen reader hears after "End it".
    end_what: String,
}

#[derive(Debug, Serialize)]
struct CircleRow {
    name: String,
    role: &'static str,
    agency: String,
    address: String,
}

#[derive(Debug, Serialize)]
struct EntryFields {
    lists: Vec<ListChoice>,
    address: String,
    from: TypedDate,
    to: TypedDate,
    message: String,
    message_max: usize,
    error: Messages,
}

#[derive(Debug, Serialize)]
struct ListChoice {
    value: &'static str,
    text: &'static str,
    checked: bool,
}

#[derive(Debug, Default, Serialize)]
struct Messages {
    list: String,
    address: String,
    from: String,
    to: String,
    message: String,
}

pub(super) async fn get(asked: Asked) -> Result<Answer, Problem> {
    let from = TypedDate::of(asked.today());
    let fields = EntryFields { from, ..EntryFields::of(&asked.form, &[]) };
    show(&asked, fields, Vec::new()).await
}

pub(super) async fn post(asked: Asked) -> Result<Answer, Problem> {
    let (store, person) = (asked.house.store(), asked.person()?);
    let mut errors = Vec::new();
    let typed = read(&asked.form, &mut errors);
    let worker = by_address(store.rows(), asked.form.text("address")).await?;
    if worker.is_none() {
        let text = if asked.form.text("address").is_empty() {
            "Enter the worker’s address for e-mail"
        } else {
            "Nobody on record has this address. Check it, or ask for the worker’s account to be opened"
        };
        errors.push(FieldError::new("address", text));
    }
    if asked.form.text("message").is_empty() {
        errors.push(words_for(&EntryRefused::NoMessage));
    }
    let (Some((list, from, to)), Some(worker), true) = (typed, worker, errors.is_empty()) else {
        return again(&asked, errors).await;
    };
    let Some(key) = asked.posted_key() else { return again(&asked, vec![old_page()]).await };
    let entry = Entry { from, to, worker: worker.worker, message: asked.form.raw("message").to_owned() };
    let done = |what: &str| Ok(Answer::SeeOther(format!("/people/{person}/limited-access?done={what}")));
    match add_entry(store, &asked.permit, person, EntryForm { key, list, entry }, asked.correlation).await {
        Ok(Added::Now(_)) => done("added"),
        Ok(Added::AlreadyKnown) => done("added-before"),
        Err(AddEntryError::Refused(refused)) => again(&asked, refused.iter().map(words_for).collect()).await,
        Err(AddEntryError::KeyUsed) => again(&asked.with_new_key(), vec![old_page()]).await,
        Err(AddEntryError::Store(error)) => Err(error.into()),
    }
}

/// A form sent from a page that was used before, or without its key.
fn old_page() -> FieldError {
    FieldError::new(
        "list",
        "This page was used before. Look at the lists first; if this is another entry, add it again",
    )
}

/// Which list, the first day, and the last if there is one.
type Typed = (List, Date, Option<Date>);

/// The list and the days; what must be put right goes to `errors`.
fn read(form: &Form, errors: &mut Vec<FieldError>) -> Option<Typed> {
    for name in form.unknown(FIELDS) {
        errors.push(FieldError::new("list", format!("This form has no field called “{name}”")));
    }
    let list = List::from_code(form.text("list"));
    if list.is_none() {
        errors.push(FieldError::new("list", "Choose whether the worker may or may not see the record"));
    }
    let mut day = |name: &str, missing: Result<Option<Date>, &str>| match (form.date(name).read(), missing) {
        (Ok(date), _) => Some(Some(date)),
        (Err(DateWrong::Missing), Ok(none)) => Some(none),
        (Err(DateWrong::Missing), Err(text)) => {
            errors.push(FieldError::new(&format!("{name}-day"), text));
            None
        }
        (Err(DateWrong::Part(part)), _) => {
            errors.push(FieldError::new(&format!("{name}-{part}"), format!("The date must include a {part}")));
            None
        }
        (Err(DateWrong::NotReal), _) => {
            errors.push(FieldError::new(&format!("{name}-day"), "The date must be a real date, like 3 2 2027"));
            None
        }
    };
    let from = day("from", Err("Enter the first day"));
    let to = day("to", Ok(None));
    Some((list?, from??, to?))
}

/// What the domain refused, in the words of the form.
fn words_for(refused: &EntryRefused) -> FieldError {
    match refused {
        EntryRefused::NoMessage => FieldError::new("message", "Write what a worker who may not see the record is told"),
        EntryRefused::MessageTooLong { length } => FieldError::new(
            "message",
            format!("The message has {length} characters. Shorten it to {MESSAGE_LENGTH_MAX}"),
        ),
        EntryRefused::EndsBeforeItBegins { .. } => {
            FieldError::new("to-day", "The last day must be the first day or later")
        }
        EntryRefused::Over { .. } => FieldError::new("to-day", "The last day must be today or later"),
        EntryRefused::AlreadyListed { from } => FieldError::new(
            "address",
            format!("This worker is on this list already, from {}. End that entry first", words::plain(*from)),
        ),
    }
}

/// The page once more with everything that was typed and everything that must be put right.
async fn again(asked: &Asked, errors: Vec<FieldError>) -> Result<Answer, Problem> {
    show(asked, EntryFields::of(&asked.form, &errors), errors).await
}

impl EntryFields {
    /// The fields as `form` has them, with the messages of `errors` beside them.
    fn of(form: &Form, errors: &[FieldError]) -> Self {
        let message = |field: &str| {
            let here = |error: &&FieldError| error.href.trim_start_matches('#').starts_with(field);
            errors.iter().find(here).map_or_else(String::new, |error| error.text.clone())
        };
        let choice = |list: &List| {
            let (value, text) = (list.code(), list.words());
            ListChoice { value, text, checked: form.text("list") == value }
        };
        Self {
            lists: List::ALL.iter().map(choice).collect(),
            address: form.text("address").to_owned(),
            from: form.date("from"),
            to: form.date("to"),
            message: form.raw("message").to_owned(),
            message_max: MESSAGE_LENGTH_MAX,
            error: Messages {
                list: message("list"),
                address: message("address"),
                from: message("from"),
                to: message("to"),
                message: message("message"),
            },
        }
    }
}

fn row(person: &str, entry: &Listed) -> EntryRow {
    let who = entry.who.as_ref().map_or_else(
        || "Nobody is named yet".to_owned(),
        |who| format!("{}, {}, {}", who.name, who.role.words().to_lowercase(), who.agency),
    );
    let from = words::plain(entry.from);
    let days = match entry.to {
        None => format!("From {from}"),
        Some(to) if to < entry.from => format!("Ended on {from}, the day it began"),
        Some(to) => format!("{from} to {}", words::plain(to)),
    };
    EntryRow {
        list: match entry.list {
            List::Restriction => "May see the record; others may not",
            List::Exclusion => "May not see the record",
        },
        days,
        message: entry.message.clone(),
        from_files: entry.is_from_files,
        end: format!("/people/{person}/limited-access/{}/end", entry.id),
        end_what: entry.who.as_ref().map_or_else(|| "the entry that names nobody".to_owned(), |who| who.name.clone()),
        who,
    }
}

async fn show(asked: &Asked, form: EntryFields, errors: Vec<FieldError>) -> Result<Answer, Problem> {
    let (person, today) = (asked.person()?, asked.today());
    let rows = asked.house.store().rows();
    let known = record::known(rows, person).await?;
    let (current, past): (Vec<Listed>, Vec<Listed>) =
        listed(rows, person).await?.into_iter().partition(|entry| entry.is_to_count(today));
    let person = person.to_string();
    let in_circle = asked.circle()?.current(today).map(|member| CircleRow {
        name: member.name.clone(),
        role: member.membership.role.words(),
        agency: member.agency.clone(),
        address: member.address.clone(),
    });
    let name = name_or_not_known(&known);
    let page = ListsPage {
        name: name.clone(),
        current: current.iter().map(|entry| row(&person, entry)).collect(),
        past: past.iter().map(|entry| row(&person, entry)).collect(),
        circle: in_circle.collect(),
        form,
        person: person.clone(),
    };
    let notice = match asked.query.text("done") {
        "added" => Some("Saved. The entry counts from its first day."),
        "added-before" => Some("This entry was already saved. Nothing was added twice."),
        "ended" => Some("The entry has ended. It no longer counts."),
        "ended-before" => Some("This entry had ended already. Nothing changed."),
        _ => None,
    };
    let frame = Frame {
        title: format!("Who may see the record of {name}"),
        errors,
        notice: notice.map(str::to_owned),
        back: Some((format!("Who looked at {name}"), format!("/people/{person}/who-looked"))),
        section: "/limited-access",
    };
    asked.page("limited_access/lists.html", frame, &page)
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = "list=exclusion&address=a@b.example&from-day=3&from-month=2&from-year=2027&message=Ask+Cass";

    fn read_form(form: &str) -> (Option<Typed>, Vec<String>) {
        let mut errors = Vec::new();
        let read = read(&Form::parse(form), &mut errors);
        (read, errors.into_iter().map(|error| error.href).collect())
    }

    #[test]
    fn a_whole_form_reads_with_or_without_a_last_day() {
        let first = jiff::civil::date(2027, 2, 3);
        assert_eq!(read_form(GOOD), (Some((List::Exclusion, first, None)), vec![]));
        let last = jiff::civil::date(2027, 3, 1);
        let until = format!("{GOOD}&to-day=1&to-month=3&to-year=2027");
        assert_eq!(read_form(&until), (Some((List::Exclusion, first, Some(last))), vec![]));
    }

    #[test]
    fn what_is_wrong_is_told_beside_its_field() {
        for (from, to, field) in [
            ("list=exclusion", "list=both", "#list"),
            ("from-day=3", "from-day=31", "#from-day"),
            ("from-month=2", "from-month=", "#from-month"),
            ("message=", "sneaky=1&message=", "#list"),
            ("message=", "to-day=1&message=", "#to-month"),
        ] {
            assert_eq!(read_form(&GOOD.replace(from, to)).1, [field], "{to}");
        }
        assert_eq!(read_form("").1, ["#list", "#from-day"]);
    }

    #[test]
    fn each_refusal_has_its_field() {
        let day = jiff::civil::date(2027, 2, 3);
        for (refused, field) in [
            (EntryRefused::NoMessage, "#message"),
            (EntryRefused::MessageTooLong { length: 501 }, "#message"),
            (EntryRefused::EndsBeforeItBegins { from: day, to: day }, "#to-day"),
            (EntryRefused::Over { to: day }, "#to-day"),
            (EntryRefused::AlreadyListed { from: day }, "#address"),
        ] {
            assert_eq!(words_for(&refused).href, field);
        }
    }
}
