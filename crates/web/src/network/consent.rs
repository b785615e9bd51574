//! What somebody may see: areas, comments, and until when. The young adult's word, or theirs typed in by a worker.

use casework::network::{ConsentForm, NetworkChanged, NetworkError, Voice, set_consent};
use domain::Date;
use domain::network::Supporter;
use domain::plan::{Area, How};
use jiff::ToSpan as _;
use serde::Serialize;

use super::side;
use super::supporter_form::Choice;
use crate::answer::Answer;
use crate::asked::Asked;
use crate::form::{FieldError, Form, TypedDate};
use crate::layout::Frame;
use crate::people::Masthead;
use crate::problem::Problem;

/// For how long consent is offered, in months; another day may be typed.
const OFFERED_MONTHS: i32 = 3;

/// What may be shared beside areas, as the form has it.
const NAMED: &str = "named";
const RELEASE_DAY: &str = "release_day";

/// What `consent.html` asks for.
#[derive(Debug, Serialize)]
struct ConsentPage {
    own: bool,
    masthead: Option<Masthead>,
    name: String,
    base: String,
    areas: Vec<Choice>,
    /// The goals that name a step of theirs, and when and where the young adult comes out.
    more: Vec<Choice>,
    comment: Vec<Choice>,
    until: TypedDate,
    until_error: String,
    voices: Vec<Choice>,
    voice_error: String,
}

pub(super) async fn get(asked: Asked) -> Result<Answer, Problem> {
    let one = side::supporter(&asked).await?;
    let form = as_it_is(&one, asked.today());
    show(&asked, &one, &form, Vec::new()).await
}

/// The form as it stands: what was said last, or nothing for three months.
fn as_it_is(one: &Supporter, today: Date) -> Form {
    let mut form = Form::default();
    let consent = one.consent.as_ref().filter(|consent| consent.state(today).holds());
    let until = consent.map_or_else(|| today.saturating_add(OFFERED_MONTHS.months()), |consent| consent.until);
    for area in consent.map(|consent| consent.areas.as_slice()).unwrap_or_default() {
        form.add("areas", area.code());
    }
    for (code, is_said) in [
        (NAMED, consent.is_some_and(|consent| consent.named)),
        (RELEASE_DAY, consent.is_some_and(|consent| consent.release_day)),
    ] {
        if is_said {
            form.add("more", code);
        }
    }
    if consent.is_some_and(|consent| consent.may_comment) {
        form.add("comment", "yes");
    }
    let typed = TypedDate::of(until);
    for (part, value) in [("until-day", typed.day), ("until-month", typed.month), ("until-year", typed.year)] {
        form.add(part, &value);
    }
    form
}

pub(super) async fn post(asked: Asked) -> Result<Answer, Problem> {
    let one = side::supporter(&asked).await?;
    let own = side::is_own(&asked);
    let areas = asked.form.all("areas").iter().map(|code| Area::from_code(code)).collect::<Option<Vec<_>>>();
    let areas = areas.ok_or(Problem::NotFound)?;
    let more = |code: &str| asked.form.all("more").iter().any(|one| one == code);
    let (named, release_day) = (more(NAMED), more(RELEASE_DAY));
    let mut errors = Vec::new();
    let until = match asked.form.date("until").read() {
        Ok(until) => until,
        // To take everything back, no day is needed.
        Err(_) if areas.is_empty() && !named && !release_day => asked.today(),
        Err(wrong) => {
            errors.push(wrong.error("until"));
            asked.today()
        }
    };
    let voice = side::voice(&asked, Voice::YoungAdult { how: How::Here });
    if !own && voice == (Voice::YoungAdult { how: How::Here }) {
        errors.push(FieldError::new("voice", "Choose how the young adult told you"));
    }
    let Some(key) = asked.posted_key().filter(|_| errors.is_empty()) else {
        if errors.is_empty() {
            errors.push(side::old_page("areas"));
        }
        return show(&asked, &one, &asked.form, errors).await;
    };
    let may_comment = asked.form.text("comment") == "yes";
    let form = ConsentForm { key, areas, named, release_day, may_comment, until, voice };
    let (store, base) = (asked.house.store(), side::base(&asked)?);
    match set_consent(store, &asked.permit, (asked.person()?, one.id), form, asked.correlation).await {
        Ok(NetworkChanged::Kept { .. }) => Ok(Answer::SeeOther(format!("{base}?done=sees"))),
        Ok(NetworkChanged::AlreadyKnown) => Ok(Answer::SeeOther(format!("{base}?done=known"))),
        Err(error) => {
            let is_used = matches!(error, NetworkError::KeyUsed);
            let field = if matches!(error, NetworkError::Consent(_)) { "until-day" } else { "areas" };
            let errors = vec![side::wrong(error, field)?];
            let asked = if is_used { asked.with_new_key() } else { asked };
            show(&asked, &one, &asked.form, errors).await
        }
    }
}

async fn show(asked: &Asked, one: &Supporter, form: &Form, errors: Vec<FieldError>) -> Result<Answer, Problem> {
    let own = side::is_own(asked);
    let base = side::base(asked)?;
    let message = |field: &str| {
        let is_of = |error: &&FieldError| error.href.trim_start_matches('#').split('-').next() == Some(field);
        errors.iter().find(is_of).map_or_else(String::new, |error| error.text.clone())
    };
    let ticked = |area: &Area| form.all("areas").iter().any(|code| code == area.code());
    let voice = |value, text| Choice { value, text, checked: form.text("voice") == value };
    let more = |value, ours, theirs| {
        let checked = form.all("more").iter().any(|one| one == value);
        Choice { value, text: if own { ours } else { theirs }, checked }
    };
    let page = ConsentPage {
        own,
        masthead: side::masthead(asked, own).await?,
        name: one.what.name.clone(),
        areas: Area::ALL
            .iter()
            .map(|area| Choice { value: area.code(), text: side::area(*area, own), checked: ticked(area) })
            .collect(),
        more: vec![
            more(NAMED, "Any goal with a step for them to do", "Any goal that names a step of theirs"),
            more(
                RELEASE_DAY,
                "The day, the time and the gate when I come out, so they can meet me",
                "The day, the time and the gate of the release, to meet the young adult there",
            ),
        ],
        comment: vec![Choice {
            value: "yes",
            text: if own {
                "They can write a comment on those goals"
            } else {
                "They may write a comment on those goals"
            },
            checked: form.text("comment") == "yes",
        }],
        until: form.date("until"),
        until_error: message("until"),
        voices: vec![voice("spoken", "They said it to me"), voice("from_paper", "They wrote it on paper")],
        voice_error: message("voice"),
        base: base.clone(),
    };
    let title = if own { format!("What can {} see?", page.name) } else { format!("What may {} see?", page.name) };
    let back = Some((if own { "Your people" } else { "Support network" }.to_owned(), base));
    let frame = Frame { title, errors, back, section: side::section(own), ..Frame::default() };
    asked.page("network/consent.html", frame, &page)
}
