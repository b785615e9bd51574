//! Who sees a claim, or the leaving-care category: the young adult's word, or theirs typed in by a worker. It binds at once.

use casework::care_status::{Care, CareChanged, CareError, Subject, set_sight};
use domain::care_status::{Group, Sees};
use serde::Serialize;

use super::line::title;
use super::side;
use crate::answer::Answer;
use crate::asked::Asked;
use crate::form::FieldError;
use crate::layout::Frame;
use crate::people::Masthead;
use crate::problem::Problem;

/// What `sees.html` asks for.
#[derive(Debug, Serialize)]
struct SeesPage {
    own: bool,
    masthead: Option<Masthead>,
    base: String,
    what: String,
    /// Who sees it whatever is ticked: whoever holds it.
    always: Option<&'static str>,
    groups: Vec<side::Choice>,
    voices: Vec<side::Choice>,
    voice_error: String,
    sees_error: String,
}

pub(super) async fn get(asked: Asked) -> Result<Answer, Problem> {
    let care = side::load(&asked).await?;
    let (sees, _) = now(&care, side::subject(&asked, &care)?)?;
    show(&asked, &care, &sees, Vec::new())
}

/// Who sees it now, and who holds it.
fn now(care: &Care, subject: Subject) -> Result<(Sees, Option<Group>), Problem> {
    match subject {
        Subject::Category => Ok((care.ledger.category_sees(), Some(Group::Council))),
        Subject::Claim(id) => {
            care.ledger.find(id).map(|claim| (claim.sees.clone(), claim.held_by)).ok_or(Problem::NotFound)
        }
    }
}

pub(super) async fn post(asked: Asked) -> Result<Answer, Problem> {
    let care = side::load(&asked).await?;
    let subject = side::subject(&asked, &care)?;
    let sees = side::ticked(&asked).ok_or(Problem::NotFound)?;
    let voice = side::voice(&asked, side::NO_VOICE);
    if voice == side::NO_VOICE {
        return show(&asked, &care, &sees, vec![FieldError::new("voice", "Choose how the young adult told you")]);
    }
    let Some(key) = asked.posted_key() else { return show(&asked, &care, &sees, vec![side::old_page("sees")]) };
    let (store, base) = (asked.house.store(), side::base(&asked)?);
    let form = (key, sees.clone(), voice);
    match set_sight(store, &asked.permit, (asked.person()?, subject), form, asked.correlation).await {
        Ok(CareChanged::Kept) => Ok(Answer::SeeOther(format!("{base}?done=sees"))),
        Ok(CareChanged::AlreadyKnown) => Ok(Answer::SeeOther(format!("{base}?done=known"))),
        Err(error) => {
            let is_used = matches!(error, CareError::KeyUsed);
            let errors = vec![side::put_right(error, "sees")?];
            let asked = if is_used { asked.with_new_key() } else { asked };
            show(&asked, &care, &sees, errors)
        }
    }
}

fn show(asked: &Asked, care: &Care, sees: &Sees, errors: Vec<FieldError>) -> Result<Answer, Problem> {
    let own = side::is_own(asked);
    let subject = side::subject(asked, care)?;
    let (_, holder) = now(care, subject)?;
    let what = match subject.claim().and_then(|id| care.ledger.find(id)) {
        Some(claim) => title(&claim.what, own),
        None if own => "That you have a right to help, and what files say about you in care".to_owned(),
        None => "The leaving-care category, and what files say that nobody has accepted".to_owned(),
    };
    let page = SeesPage {
        own,
        masthead: side::masthead(asked, care),
        what,
        always: match subject {
            Subject::Category if own => {
                Some("The council keeps this itself, so it always sees it. The prison always sees its own notes.")
            }
            Subject::Category => Some("The council always sees it, and the prison its own alerts."),
            Subject::Claim(_) => holder.map(|holder| always(holder, own)),
        },
        groups: side::groups(sees, own, holder),
        voices: side::voices(asked),
        voice_error: side::message(&errors, "voice"),
        sees_error: side::message(&errors, "sees"),
        base: side::base(asked)?,
    };
    let title = if own { "Who can see this?" } else { "Who may see this?" }.to_owned();
    let frame = Frame { title, errors, back: side::back(asked)?, section: side::section(own), ..Frame::default() };
    asked.page("care_status/sees.html", frame, &page)
}

const fn always(holder: Group, own: bool) -> &'static str {
    match (holder, own) {
        (Group::Council, true) => "The council keeps this itself, so it always sees it.",
        (Group::Prison, true) => "The prison keeps this itself, so it always sees it.",
        (Group::Probation, true) => "Probation keeps this itself, so it always sees it.",
        (Group::Council, false) => "The council holds this record and always sees it.",
        (Group::Prison, false) => "The prison holds this record and always sees it.",
        (Group::Probation, false) => "Probation holds this record and always sees it.",
    }
}
