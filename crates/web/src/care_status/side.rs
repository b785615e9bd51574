//! From which side a page is read: the young adult's own, or a worker's. Addresses and words differ, rules do not.

use access::Who;
use casework::care_status::{Care, CareError, Subject, Voice, care};
use domain::Date;
use domain::care_status::{Claim, Group, Reader, Sees, WORDS_LENGTH_MAX};
use domain::plan::How;
use serde::Serialize;

use crate::asked::Asked;
use crate::form::FieldError;
use crate::people::Masthead;
use crate::problem::Problem;
use crate::words;

/// What stands in an address in place of a claim: the category that the duties rest on.
const CATEGORY: &str = "category";

/// A box or a button to choose.
#[derive(Debug, Serialize)]
pub(super) struct Choice {
    pub(super) value: &'static str,
    pub(super) text: &'static str,
    pub(super) checked: bool,
}

/// Whether it is the young adult's own page.
pub(super) fn is_own(asked: &Asked) -> bool {
    matches!(asked.asker().who, Who::YoungAdult(_))
}

/// "/me/care", or "/people/…/care".
pub(super) fn base(asked: &Asked) -> Result<String, Problem> {
    Ok(if is_own(asked) { "/me/care".to_owned() } else { format!("/people/{}/care", asked.person()?) })
}

pub(super) const fn section(own: bool) -> &'static str {
    if own { "/me" } else { "/caseload" }
}

/// The page above a form.
pub(super) fn back(asked: &Asked) -> Result<Option<(String, String)>, Problem> {
    let text = if is_own(asked) { "Your time in care" } else { "Time in care" };
    Ok(Some((text.to_owned(), base(asked)?)))
}

pub(super) fn masthead(asked: &Asked, care: &Care) -> Option<Masthead> {
    (!is_own(asked)).then(|| Masthead::of(&care.known, asked.law(), asked.today()))
}

pub(super) async fn load(asked: &Asked) -> Result<Care, Problem> {
    Ok(care(asked.house.store().rows(), asked.person()?, asked.today()).await?)
}

/// As whom they read. Whoever reads nothing finds no page.
pub(super) fn reader(asked: &Asked) -> Result<Reader, Problem> {
    asked.asker().role.and_then(Reader::of_role).ok_or(Problem::NotFound)
}

/// How many days on which something was written are offered to look back to.
const DAYS_OFFERED: usize = 10;

/// A day to look back to.
#[derive(Debug, Serialize)]
pub(super) struct DayLink {
    text: String,
    href: String,
}

/// The day as of which the address asks; one that is none is no page.
pub(super) fn on(asked: &Asked) -> Result<Option<Date>, Problem> {
    match asked.query.text("on") {
        "" => Ok(None),
        text => text.parse().map(Some).map_err(|_| Problem::NotFound),
    }
}

/// The days to look back to.
pub(super) fn days(asked: &Asked, care: &Care) -> Result<Vec<DayLink>, Problem> {
    let base = base(asked)?;
    let days = care.days(reader(asked)?, asked.house.store().context()).into_iter().take(DAYS_OFFERED);
    Ok(days.map(|day| DayLink { text: words::long(day), href: format!("{base}?on={day}") }).collect())
}

/// The claims of the page: as they stand, or as they stood on the day that the address asks for; those that stand, and
/// those that were taken back.
pub(super) fn claims(asked: &Asked, care: &Care) -> Result<(Vec<Claim>, Vec<Claim>), Problem> {
    let reader = reader(asked)?;
    let all = match on(asked)? {
        None => care.ledger.shown_to(reader).cloned().collect(),
        Some(day) => care.claims_on(day, reader, asked.house.store().context()),
    };
    Ok(all.into_iter().partition(Claim::is_live))
}

/// The group of a worker.
pub(super) fn group(asked: &Asked) -> Option<Group> {
    asked.asker().role.and_then(Group::of_role)
}

/// What the address names, if this reader may see it and it stands.
pub(super) fn subject(asked: &Asked, care: &Care) -> Result<Subject, Problem> {
    let named = asked.path.get("claim").ok_or(Problem::NotFound)?;
    let reader = reader(asked)?;
    if named == CATEGORY {
        return if care.ledger.shows_category_to(reader) { Ok(Subject::Category) } else { Err(Problem::NotFound) };
    }
    let id = named.parse().map_err(|_| Problem::NotFound)?;
    let claim = care.ledger.find(id).filter(|claim| claim.is_shown_to(reader) && claim.is_live());
    claim.map(|claim| Subject::Claim(claim.id)).ok_or(Problem::NotFound)
}

/// The claim that the address names, if this reader may see it and it stands.
pub(super) fn claim<'a>(asked: &Asked, care: &'a Care) -> Result<&'a Claim, Problem> {
    subject(asked, care)?.claim().and_then(|id| care.ledger.find(id)).ok_or(Problem::NotFound)
}

/// Whose word a form brings: the young adult's own; of a worker, as the form says.
pub(super) fn voice(asked: &Asked, otherwise: Voice) -> Voice {
    if is_own(asked) {
        return Voice::Own;
    }
    match asked.form.text("voice") {
        "spoken" => Voice::YoungAdult { how: How::Spoken },
        "from_paper" => Voice::YoungAdult { how: How::FromPaper },
        _ => otherwise,
    }
}

/// No worker says this for the young adult: in place of a voice that the form must name.
pub(super) const NO_VOICE: Voice = Voice::YoungAdult { how: How::Here };

/// How a worker was told, as the buttons of a form.
pub(super) fn voices(asked: &Asked) -> Vec<Choice> {
    let voice = |value, text| Choice { value, text, checked: asked.form.text("voice") == value };
    vec![voice("spoken", "They said it to me"), voice("from_paper", "They wrote it on paper")]
}

/// The groups as boxes, ticked as `sees` says.
pub(super) fn groups(sees: &Sees, own: bool, without: Option<Group>) -> Vec<Choice> {
    let offered = Group::ALL.iter().filter(|group| Some(**group) != without);
    offered
        .map(|group| Choice { value: group.code(), text: group_words(*group, own), checked: sees.contains(group) })
        .collect()
}

/// A group in words for this side.
pub(super) const fn group_words(group: Group, own: bool) -> &'static str {
    match group {
        Group::Council if own => "My personal adviser and the council’s leaving care team",
        Group::Prison if own => "The people who work with me in prison",
        Group::Probation if own => "My probation worker",
        group => group.words(),
    }
}

/// The groups that a form ticks; nothing where it ticks one that is none.
pub(super) fn ticked(asked: &Asked) -> Option<Sees> {
    asked.form.all("sees").iter().map(|code| Group::from_code(code)).collect()
}

/// Who sees something, in a sentence without its verb: "nobody but you", "the prison, probation".
pub(super) fn who_sees(sees: &Sees, holder: Option<Group>, own: bool) -> String {
    let mut all = sees.clone();
    all.extend(holder);
    if all.is_empty() {
        return if own { "nobody but you" } else { "nobody but the young adult" }.to_owned();
    }
    let words = |group: &Group| match (group, own) {
        (Group::Council, true) => "your personal adviser and the council’s leaving care team",
        (Group::Prison, true) => "the people who work with you in prison",
        (Group::Probation, true) => "your probation worker",
        (Group::Council, false) => "the council’s leaving-care team",
        (Group::Prison, false) => "the prison",
        (Group::Probation, false) => "probation",
    };
    all.iter().map(words).collect::<Vec<_>>().join(", ")
}

/// The message beside a field.
pub(super) fn message(errors: &[FieldError], field: &str) -> String {
    let is_of = |error: &&FieldError| {
        let at = error.href.trim_start_matches('#');
        at == field || at.strip_prefix(field).is_some_and(|rest| rest.starts_with('-'))
    };
    errors.iter().find(is_of).map_or_else(String::new, |error| error.text.clone())
}

/// What must be put right after a form was refused; the store's failures and what is not there go on.
pub(super) fn put_right(error: CareError, field: &str) -> Result<FieldError, Problem> {
    let text = match error {
        CareError::NoReason if field == "words" => "Write what is wrong".to_owned(),
        CareError::NoReason => "Say why".to_owned(),
        CareError::TooLong { length } => {
            format!("This has {length} characters. Shorten it to {WORDS_LENGTH_MAX}")
        }
        CareError::Changed => {
            "Somebody changed this since you opened it. Go back and look, then change it again".to_owned()
        }
        CareError::NotTheirWord => "Say whose words these are".to_owned(),
        CareError::KeyUsed => return Ok(old_page(field)),
        CareError::Refused(_) | CareError::NotFound => return Err(Problem::NotFound),
        CareError::Store(error) => return Err(error.into()),
    };
    Ok(FieldError::new(field, text))
}

/// The form came without its key, or from a page that was used before.
pub(super) fn old_page(field: &str) -> FieldError {
    FieldError::new(
        field,
        "This page was used before. Go back and look first; if this is something else, save it again",
    )
}

/// Whether the reader may write in the ledger.
pub(super) fn may_record(asked: &Asked) -> bool {
    let Ok(circle) = asked.circle() else { return false };
    let facts = circle.facts_for(asked.asker(), asked.today());
    let policy = asked.house.store().policy();
    policy.ask(asked.asker(), access::Action::RecordCareStatus, &facts, asked.today()).is_ok()
}
