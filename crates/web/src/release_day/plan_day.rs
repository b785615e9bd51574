//! What is known of the day: gate, first night, travel and money.

use casework::place::{Kept, directory};
use casework::record;
use casework::release_day::{DRAFT, Day, DayForm, PlanDayError, Planned, ReleaseDayOf, plan_day};
use domain::place::{Coordinates, Means, PlaceKind, TimeOfDay};
use domain::release_day::{LaterHome, MARGIN_MINUTES, MARGIN_REASON};
use serde::Serialize;

use super::sheet::day_of;
use crate::answer::Answer;
use crate::asked::Asked;
use crate::draft;
use crate::form::{DateWrong, FieldError, Form, TypedDate};
use crate::layout::Frame;
use crate::people::Masthead;
use crate::problem::Problem;
use crate::typed::{Choice, Typed};

/// What `plan_day.html` asks for.
#[derive(Debug, Serialize)]
struct PlanDayPage {
    masthead: Masthead,
    person: String,
    typed: Typed,
    version: i32,
    gates: Vec<Choice>,
    hostels: Vec<Choice>,
    means: Vec<Choice>,
    draft_saved: Option<String>,
    /// What is asked for where nobody says otherwise, and why.
    usual_margin: u16,
    usual_reason: &'static str,
}

pub(super) async fn get(asked: Asked) -> Result<Answer, Problem> {
    let of = ReleaseDayOf::load(asked.house.store().rows(), asked.person()?).await?;
    match draft::find(&asked, DRAFT).await? {
        Some((typed, saved)) => {
            let read = typed.text("version").parse().unwrap_or(of.kept.version);
            show(&asked, (&typed, read), (Some(saved), Vec::new())).await
        }
        None => show(&asked, (&typed(&of.kept.day), of.kept.version), (None, Vec::new())).await,
    }
}

pub(super) async fn post(asked: Asked) -> Result<Answer, Problem> {
    let person = asked.person()?;
    let version: i32 = asked.form.text("version").parse().unwrap_or(0);
    let rows = asked.house.store().rows();
    let places = directory(rows).await?.places;
    let day = match read(&asked.form, &places) {
        Ok(day) => day,
        Err(errors) => return show(&asked, (&asked.form, version), (None, errors)).await,
    };
    let Some(key) = asked.posted_key() else {
        return show(&asked, (&asked.form, version), (None, vec![old_page()])).await;
    };
    let (on, is_known) = day_of(&record::known(rows, person).await?, asked.law(), asked.today());
    let form = DayForm { key, read: version, day, release: is_known.then_some(on) };
    let (version, error) = match plan_day(asked.house.store(), &asked.permit, person, form, asked.correlation).await {
        Ok(Planned::Now) => return Ok(Answer::SeeOther(format!("/people/{person}/release-day?done=planned"))),
        Ok(Planned::AlreadyKnown) => return Ok(Answer::SeeOther(format!("/people/{person}/release-day?done=known"))),
        Err(PlanDayError::OutReversed) => {
            (version, FieldError::new("out_to", "The latest time must be later than the earliest, or the same"))
        }
        Err(PlanDayError::Margin) => (version, FieldError::new("margin_why", "Say why so many minutes")),
        Err(PlanDayError::TooLong { length }) => {
            (version, FieldError::new("home", format!("These words have {length} characters. Shorten them to 200")))
        }
        Err(PlanDayError::Changed(now)) => {
            let home = if now.day.home.is_empty() { "no address".to_owned() } else { now.day.home.clone() };
            let text =
                format!("Somebody changed this meanwhile (first night: {home}). Save again to keep what stands here");
            (now.version, FieldError::new("home", text))
        }
        Err(PlanDayError::KeyUsed) => (version, old_page()),
        Err(PlanDayError::Store(error)) => return Err(error.into()),
    };
    let asked = asked.with_new_key();
    show(&asked, (&asked.form, version), (None, vec![error])).await
}

fn old_page() -> FieldError {
    FieldError::new("gate", "This page was used before. Look at the day of release first; then save it again")
}

fn time(form: &Form, field: &str, errors: &mut Vec<FieldError>) -> Option<TimeOfDay> {
    let text = form.text(field);
    if text.is_empty() {
        return None;
    }
    TimeOfDay::parse(text).map_err(|_| errors.push(FieldError::new(field, "Enter a time like 9:30am or 14:00"))).ok()
}

/// Pounds and pence as pence.
fn pence(form: &Form, field: &str, errors: &mut Vec<FieldError>) -> u32 {
    let text = form.text(field).trim_start_matches('£').replace(',', "");
    let (pounds, part) = text.split_once('.').unwrap_or((&text, "00"));
    let part = if part.len() == 2 { part.parse::<u32>().ok() } else { None };
    match (text.is_empty(), pounds.parse::<u32>().ok().filter(|pounds| *pounds <= 100_000), part) {
        (true, ..) => 0,
        (_, Some(pounds), Some(part)) => pounds * 100 + part,
        _ => {
            errors.push(FieldError::new(field, "Enter an amount like 25 or 25.50"));
            0
        }
    }
}

fn read(form: &Form, places: &[Kept]) -> Result<Day, Vec<FieldError>> {
    let mut errors = Vec::new();
    let out = match (time(form, "out_from", &mut errors), time(form, "out_to", &mut errors)) {
        (Some(from), Some(to)) => Some((from, to)),
        (None, None) => None,
        _ => {
            errors.push(FieldError::new("out_from", "Enter both times, or neither"));
            None
        }
    };
    let hostel = form.text("hostel").parse().ok().and_then(|id| places.iter().find(|kept| kept.id == id));
    let (home, home_at) = if let Some(kept) = hostel {
        (kept.place.name.clone(), Some(kept.place.at))
    } else {
        let typed = form.text("home_at");
        let at = (!typed.is_empty()).then(|| Coordinates::parse(typed));
        if matches!(at, Some(Err(_))) || (at.is_none() && !form.text("home").is_empty()) {
            errors.push(FieldError::new("home_at", "Enter two numbers from a map, like 52.4862, -1.8904"));
        }
        (form.text("home").to_owned(), at.and_then(Result::ok))
    };
    let first_payment_on = match form.date("payment").read() {
        Ok(day) => Some(day),
        Err(DateWrong::Missing) => None,
        Err(wrong) => {
            errors.push(wrong.error("payment"));
            None
        }
    };
    let home_to = match form.date("stay").read() {
        Ok(day) => Some(day),
        Err(DateWrong::Missing) => None,
        Err(wrong) => {
            errors.push(wrong.error("stay"));
            None
        }
    };
    let day = Day {
        home_to,
        later_homes: later_homes(form, &mut errors),
        margin: margin(form, &mut errors),
        planned_for: None,
        gate: form.text("gate").parse().ok(),
        out,
        means: Means::from_code(form.text("means")).unwrap_or(Means::PublicTransport),
        home,
        home_at,
        home_by: time(form, "home_by", &mut errors),
        first_payment_on,
        other_pence: pence(form, "other", &mut errors),
        other_words: form.text("other_words").to_owned(),
        daily_pence: pence(form, "daily", &mut errors),
    };
    if errors.is_empty() { Ok(day) } else { Err(errors) }
}

fn later_homes(form: &Form, errors: &mut Vec<FieldError>) -> Vec<LaterHome> {
    let lines = form.text("later_homes").lines().filter(|line| !line.trim().is_empty());
    let homes: Option<Vec<LaterHome>> = lines.map(LaterHome::parse).collect();
    homes.unwrap_or_else(|| {
        let text =
            "Enter each address on a line, like 2027-04-23 2027-07-01 14 Mill Lane, or with - where no end is known";
        errors.push(FieldError::new("later_homes", text));
        Vec::new()
    })
}

/// Minutes to spare that somebody who knows asks for, with why; none where the usual will do.
fn margin(form: &Form, errors: &mut Vec<FieldError>) -> Option<(u16, String)> {
    let (minutes, why) = (form.text("margin"), form.text("margin_why"));
    if minutes.is_empty() && why.is_empty() {
        return None;
    }
    let read = minutes.parse().ok().filter(|minutes| *minutes <= 360);
    if read.is_none() {
        errors.push(FieldError::new("margin", "Enter minutes from 0 to 360, or leave both empty for the usual"));
    }
    if why.is_empty() {
        errors.push(FieldError::new("margin_why", "Say why so many minutes"));
    }
    read.map(|minutes| (minutes, why.to_owned()))
}

fn typed(day: &Day) -> Form {
    let mut form = Form::default();
    let time = |time: Option<TimeOfDay>| time.map_or_else(String::new, |time| time.to_string());
    let pounds = |pence: u32| format!("{}.{:02}", pence / 100, pence % 100);
    form.add("gate", &day.gate.map_or_else(String::new, |gate| gate.to_string()));
    form.add("out_from", &time(day.out.map(|(from, _)| from)));
    form.add("out_to", &time(day.out.map(|(_, to)| to)));
    form.add("means", day.means.code());
    form.add("home", &day.home);
    form.add("home_at", &day.home_at.map_or_else(String::new, |at| at.to_string()));
    form.add("home_by", &time(day.home_by));
    let homes: Vec<String> = day.later_homes.iter().map(ToString::to_string).collect();
    form.add("later_homes", &homes.join("\n"));
    if let Some((minutes, why)) = &day.margin {
        form.add("margin", &minutes.to_string());
        form.add("margin_why", why);
    }
    for (field, on) in [("payment", day.first_payment_on), ("stay", day.home_to)] {
        let Some(TypedDate { day, month, year }) = on.map(TypedDate::of) else { continue };
        for (part, value) in [("day", day), ("month", month), ("year", year)] {
            form.add(&format!("{field}-{part}"), &value);
        }
    }
    form.add("other", &pounds(day.other_pence));
    form.add("other_words", &day.other_words);
    form.add("daily", &pounds(day.daily_pence));
    form
}

async fn show(
    asked: &Asked,
    (form, version): (&Form, i32),
    (draft_saved, errors): (Option<String>, Vec<FieldError>),
) -> Result<Answer, Problem> {
    let person = asked.person()?;
    let rows = asked.house.store().rows();
    let known = record::known(rows, person).await?;
    let places = directory(rows).await?.places;
    let of_kind = |kind: PlaceKind, first: &'static str| {
        let kept = places.iter().filter(|kept| kept.place.kind == kind);
        let place = kept.map(|kept| Choice::new(kept.id.to_string(), kept.place.name.clone()));
        [Choice::new("", first)].into_iter().chain(place).collect()
    };
    let page = PlanDayPage {
        masthead: Masthead::of(&known, asked.law(), asked.today()),
        person: person.to_string(),
        typed: Typed::of(form, &errors),
        version,
        gates: of_kind(PlaceKind::PrisonGate, "Not known"),
        hostels: of_kind(PlaceKind::Accommodation, "Somewhere else"),
        means: Means::ALL.iter().map(|means| Choice::new(means.code(), means.words())).collect(),
        draft_saved,
        usual_margin: MARGIN_MINUTES,
        usual_reason: MARGIN_REASON,
    };
    let back = Some(("Day of release".to_owned(), format!("/people/{person}/release-day")));
    let title = "Gate, first night, travel and money".to_owned();
    asked.page(
        "release_day/plan_day.html",
        Frame { title, errors, back, section: "/caseload", ..Frame::default() },
        &page,
    )
}
