//! The form about a claim: read, and drawn again with everything that was typed.

use casework::care_status::Voice;
use domain::Date;
use domain::care_status::{
    AUTHORITY_LENGTH_MAX, Claim, ClaimKind, ClaimRefused, Grade, Group, NewClaim, Says, Sees, WORDS_LENGTH_MAX,
};
use domain::plan::How;
use serde::Serialize;

use super::side::{Choice, groups, message};
use crate::form::{DateWrong, FieldError, Form, TypedDate};

/// Names of the form's fields.
const FIELDS: &[&str] = &[
    "form_key",
    "version",
    "yes",
    "kind",
    "says",
    "authority",
    "words",
    "sees",
    "from-day",
    "from-month",
    "from-year",
    "to-day",
    "to-month",
    "to-year",
];

/// What a worker may write down, as the form's buttons name it.
const KINDS: [(&str, &str); 5] = [
    ("spoken", "The young adult told me that they were in care"),
    ("from_paper", "The young adult wrote on paper that they were in care"),
    ("paper_seen", "I saw a record of a family court or an authority"),
    ("record", "My agency’s own record says so"),
    ("confirmed", "Our council was asked and answers"),
];

/// The form as the template draws it.
#[derive(Debug, Serialize)]
pub(super) struct ClaimFields {
    version: String,
    yes: Vec<Choice>,
    kinds: Vec<Choice>,
    says: Vec<Choice>,
    sees: Vec<Choice>,
    authority: String,
    authority_max: usize,
    words: String,
    words_max: usize,
    from: TypedDate,
    to: TypedDate,
    error: Messages,
}

#[derive(Debug, Default, Serialize)]
struct Messages {
    yes: String,
    kind: String,
    says: String,
    authority: String,
    words: String,
    from: String,
    to: String,
}

/// What a form says, read.
pub(super) struct ReadClaim {
    pub(super) what: NewClaim,
    pub(super) sees: Sees,
    pub(super) voice: Voice,
}

/// What is typed where a claim is corrected: the form as it stands.
pub(super) fn typed(claim: &Claim) -> Form {
    let mut form = Form::default();
    let what = &claim.what;
    let kind = match (what.kind, claim.author.typed_by.as_ref().map(|by| by.how), what.grade) {
        (ClaimKind::SelfIdentified, Some(How::FromPaper), _) => "from_paper",
        (ClaimKind::SelfIdentified, ..) => "spoken",
        (ClaimKind::Confirmed, ..) => "confirmed",
        (_, _, Grade::PaperSeen) => "paper_seen",
        _ => "record",
    };
    let version = claim.version.to_string();
    for (name, value) in [
        ("version", version.as_str()),
        ("yes", "yes"),
        ("kind", kind),
        ("says", what.says.code()),
        ("authority", &what.authority),
        ("words", &what.words),
    ] {
        form.add(name, value);
    }
    for (name, day) in [("from", what.from), ("to", what.to)] {
        form.add_date(name, day);
    }
    form
}

impl ClaimFields {
    /// The form for this side; a worker of the council may answer for it.
    pub(super) fn of(form: &Form, own: bool, group: Option<Group>, errors: &[FieldError]) -> Self {
        let choice = |field, value, text| Choice { value, text, checked: form.text(field) == value };
        let sees: Sees = form.all("sees").iter().filter_map(|code| Group::from_code(code)).collect();
        let offered = |code: &str| code != "confirmed" || group == Some(Group::Council);
        let kinds = KINDS.iter().filter(|(code, _)| offered(code));
        Self {
            version: form.text("version").to_owned(),
            yes: vec![
                choice("yes", "yes", "Yes, I was in care"),
                choice("yes", "rather_not", "No, or I would rather not say"),
            ],
            kinds: kinds.map(|(code, text)| choice("kind", code, text)).collect(),
            says: Says::ALL.iter().map(|one| choice("says", one.code(), one.words())).collect(),
            sees: groups(&sees, own, None),
            authority: form.raw("authority").to_owned(),
            authority_max: AUTHORITY_LENGTH_MAX,
            words: form.raw("words").to_owned(),
            words_max: WORDS_LENGTH_MAX,
            from: form.date("from"),
            to: form.date("to"),
            error: Messages {
                yes: message(errors, "yes"),
                kind: message(errors, "kind"),
                says: message(errors, "says"),
                authority: message(errors, "authority"),
                words: message(errors, "words"),
                from: message(errors, "from"),
                to: message(errors, "to"),
            },
        }
    }
}

/// Reads the form, or says everything that must be put right.
pub(super) fn read(form: &Form, own: bool) -> Result<ReadClaim, Vec<FieldError>> {
    let changed =
        || FieldError::new(if own { "yes" } else { "kind" }, "This page has changed. Reload it and try again");
    let mut errors: Vec<FieldError> = form.unknown(FIELDS).map(|_| changed()).collect();
    let sees: Option<Sees> = form.all("sees").iter().map(|code| Group::from_code(code)).collect();
    if sees.is_none() {
        errors.push(changed());
    }
    let said =
        if own { Some((ClaimKind::SelfIdentified, Grade::OwnWord, Voice::Own)) } else { kind(form.text("kind")) };
    if said.is_none() {
        errors.push(FieldError::new("kind", "Choose whose word it is"));
    }
    if own && form.text("yes") != "yes" {
        errors.push(FieldError::new("yes", "Choose an answer. Both are fine"));
    }
    let (kind, grade, voice) = said.unwrap_or((ClaimKind::Record, Grade::PaperSeen, Voice::Own));
    let is_own_word = kind == ClaimKind::SelfIdentified;
    let says = if is_own_word { Some(Says::InCare) } else { Says::from_code(form.text("says")) };
    if says.is_none() && said.is_some() {
        errors.push(FieldError::new("says", "Choose what it says"));
    }
    let what = NewClaim {
        kind,
        says: says.unwrap_or(Says::InCare),
        grade,
        authority: form.text("authority").to_owned(),
        from: date(form, "from", &mut errors),
        to: date(form, "to", &mut errors),
        words: form.text("words").to_owned(),
    };
    if errors.is_empty() { Ok(ReadClaim { what, sees: sees.unwrap_or_default(), voice }) } else { Err(errors) }
}

fn kind(code: &str) -> Option<(ClaimKind, Grade, Voice)> {
    Some(match code {
        "spoken" => (ClaimKind::SelfIdentified, Grade::OwnWord, Voice::YoungAdult { how: How::Spoken }),
        "from_paper" => (ClaimKind::SelfIdentified, Grade::OwnWord, Voice::YoungAdult { how: How::FromPaper }),
        "paper_seen" => (ClaimKind::Record, Grade::PaperSeen, Voice::Own),
        "record" => (ClaimKind::Record, Grade::Answered, Voice::Own),
        "confirmed" => (ClaimKind::Confirmed, Grade::Answered, Voice::Own),
        _ => return None,
    })
}

/// A day that need not be known.
fn date(form: &Form, name: &str, errors: &mut Vec<FieldError>) -> Option<Date> {
    match form.date(name).read() {
        Ok(day) => Some(day),
        Err(DateWrong::Missing) => None,
        Err(wrong) => {
            errors.push(wrong.error(name));
            None
        }
    }
}

/// What must be put right in a claim that cannot be kept.
pub(super) fn why(refused: ClaimRefused) -> FieldError {
    match refused {
        ClaimRefused::NoAuthority => FieldError::new("authority", "Enter which council, court or prison"),
        ClaimRefused::AuthorityTooLong { length } => {
            FieldError::new("authority", format!("This has {length} characters. Shorten it to {AUTHORITY_LENGTH_MAX}"))
        }
        ClaimRefused::WordsTooLong { length } => {
            FieldError::new("words", format!("This has {length} characters. Shorten it to {WORDS_LENGTH_MAX}"))
        }
        ClaimRefused::EndsBeforeItBegins => FieldError::new("to-day", "The last day must not be before the first"),
        ClaimRefused::InFuture => FieldError::new("from-day", "The first day must be today or earlier"),
        ClaimRefused::NotTheirs => FieldError::new("kind", "Choose whose word it is"),
    }
}
