//! People on the pages: find someone, and one person's record.

mod all_duties;
mod clocks;
mod details;
mod details_form;
mod duties;
mod person;
mod recorded;
mod release_dates;
mod release_day;
mod search;
mod status;

use access::Action;
use casework::care_status::hidden_from;
use casework::duty;
use casework::record::Known;
use domain::Date;
use domain::care_status::{Group, Reader};
use domain::duty::Law;
use domain::identifier::Scheme;
use domain::person::age_on;
use jiff::civil::Weekday;
use serde::Serialize;

use crate::asked::Asked;
use crate::problem::Problem;
use crate::route::Route;
use crate::words;

pub(crate) use details_form::{FIELDS as DETAIL_FIELDS, read as read_details};
pub(crate) use duties::{Tag, can_be_done, tag, who_owes};
pub(crate) use person::{ContactLine, before, cursor, lead_name};
pub(crate) use search::scope;
pub(crate) use status::StatusView;

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::get("/people", Action::SearchPeople, search::get),
        Route::get("/people/details", Action::SearchPeople, details::get),
        Route::get("/people/{person}", Action::ViewPerson, person::get),
        Route::get("/people/{person}/duties", Action::ViewPerson, all_duties::get),
        Route::get("/people/{person}/release-dates", Action::ViewPerson, release_dates::get),
    ]
}

/// Days to the release date, for the band at the top.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Countdown {
    pub(crate) number: String,
    pub(crate) unit: &'static str,
    pub(crate) date: String,
}

impl Countdown {
    /// Days to a release date: never below nought, and the day itself is "today".
    pub(crate) fn to(release: Date, today: Date) -> Self {
        let days = (release - today).get_days();
        let date = words::with_weekday(release);
        match days {
            ..0 => Self {
                number: (-days).to_string(),
                unit: if days == -1 { "day past release date" } else { "days past release date" },
                date,
            },
            0 => Self { number: "Today".to_owned(), unit: "release date", date },
            1 => Self { number: "1".to_owned(), unit: "day to release", date },
            _ => Self { number: days.to_string(), unit: "days to release", date },
        }
    }
}

/// Whether the young adult keeps their leaving-care category from this reader. The council, which owes the duties, and
/// the young adult themselves always see it. At most one question.
pub(crate) async fn care_is_hidden(asked: &Asked) -> Result<bool, Problem> {
    let reader = asked.asker().role.and_then(Reader::of_role);
    if matches!(reader, Some(Reader::YoungAdult | Reader::Worker(Group::Council))) {
        return Ok(false);
    }
    let person = asked.person()?;
    Ok(hidden_from(asked.house.store().rows(), &[person], reader).await?.contains(&person))
}

/// What is known, as somebody reads it from whom the young adult keeps their time in care; the prison keeps its alerts.
pub(crate) async fn as_shown(asked: &Asked, one: duty::Person) -> Result<(duty::Person, bool), Problem> {
    let hidden = care_is_hidden(asked).await?;
    let keeps_alerts = asked.asker().role.and_then(Group::of_role) == Some(Group::Prison);
    Ok((if hidden { one.without_care(keeps_alerts) } else { one }, hidden))
}

/// The band that says whose record this is. It says nothing of care: that has a permission of its own.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Masthead {
    pub(crate) name: String,
    facts: Vec<String>,
    countdown: Option<Countdown>,
}

impl Masthead {
    pub(crate) fn of(known: &Known, law: Law<'_>, today: Date) -> Self {
        let mut facts = Vec::new();
        if let Some(age) = known.born_on.and_then(|born| age_on(born, today)) {
            facts.push(format!("Age {age}"));
        }
        for (scheme, value) in &known.identifiers {
            match scheme {
                Scheme::PrisonNumber => facts.push(value.clone()),
                Scheme::Crn => facts.push(format!("CRN {value}")),
                _ => {}
            }
        }
        facts.push(place(known));
        Self {
            name: name_or_not_known(known),
            facts,
            countdown: release(known, law).map(|on| Countdown::to(on, today)),
        }
    }
}

/// The name, or words where no agency has given one.
pub(crate) fn name_or_not_known(known: &Known) -> String {
    if known.name.is_empty() { "Name not known yet".to_owned() } else { known.name.to_string() }
}

/// "HMP/YOI Larkmoor", or "In the community".
pub(crate) fn place(known: &Known) -> String {
    known.custody.as_ref().map_or_else(|| "In the community".to_owned(), |custody| custody.establishment.clone())
}

/// The release date that is shown.
pub(crate) fn release(known: &Known, law: Law<'_>) -> Option<Date> {
    known.release(law.precedence).map(|shown| shown.date.on)
}

/// Whether a date falls on a Friday, when offices are about to close for two days.
pub(crate) fn is_friday(date: Date) -> bool {
    date.weekday() == Weekday::Friday
}
