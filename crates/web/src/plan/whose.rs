//! Whose words a worker types, where they may also be those of the family, a mentor or another supporter: then with a name, and
//! kept as theirs.

use casework::plan::Voice;
use domain::network::NAME_LENGTH_MAX;
use domain::plan::{How, Party};
use serde::Serialize;

use super::choice::Choice;
use super::goal_form::{message, voice, voices};
use crate::form::{FieldError, Form};

/// Those of the network whose words a worker may type.
const NETWORK: [(Party, &str); 3] = [
    (Party::FamilyMember, "Somebody of the family’s"),
    (Party::Mentor, "A mentor’s"),
    (Party::Supporter, "A friend’s, or another supporter’s"),
];

/// The question as the template draws it.
#[derive(Debug, Serialize)]
pub(super) struct WhoseFields {
    /// Name of the form's field; that of the name and of the paper begin with it.
    field: &'static str,
    voices: Vec<Choice>,
    name: String,
    paper: Vec<Choice>,
    error: String,
    name_error: String,
}

impl WhoseFields {
    /// As `form` has it; where it says nothing, `otherwise` is chosen.
    pub(super) fn of(
        form: &Form,
        field: &'static str,
        (young_adult, otherwise): (&str, &str),
        errors: &[FieldError],
    ) -> Self {
        let chosen = match form.text(field) {
            "" => otherwise,
            chosen => chosen,
        };
        let network = NETWORK.iter().map(|(party, text)| Choice {
            value: party.code().to_owned(),
            text: (*text).to_owned(),
            checked: chosen == party.code(),
        });
        let (name, paper) = (format!("{field}_name"), format!("{field}_paper"));
        Self {
            field,
            voices: voices(young_adult, chosen).into_iter().chain(network).collect(),
            name: form.raw(&name).to_owned(),
            paper: vec![Choice {
                value: "yes".to_owned(),
                text: "They wrote it on paper".to_owned(),
                checked: form.text(&paper) == "yes",
            }],
            error: message(errors, field),
            name_error: message(errors, &name),
        }
    }
}

/// Reads it, or says what must be put right. A young adult types their own words.
pub(super) fn read(form: &Form, field: &str, is_own: bool, missing: &str) -> Result<Voice, FieldError> {
    let network = NETWORK.iter().find(|(party, _)| !is_own && form.text(field) == party.code());
    let Some((whose, _)) = network else {
        let mut one = Form::default();
        one.add("voice", form.text(field));
        return voice(&one, is_own).ok_or_else(|| FieldError::new(field, missing));
    };
    let (name_field, name) = (format!("{field}_name"), form.text(&format!("{field}_name")));
    let wrong = |text: String| Err(FieldError::new(&name_field, text));
    match name.chars().count() {
        0 => wrong("Say who that is, by name".to_owned()),
        length if length > NAME_LENGTH_MAX => {
            wrong(format!("The name has {length} characters. Shorten it to {NAME_LENGTH_MAX}"))
        }
        _ => {
            let is_paper = form.text(&format!("{field}_paper")) == "yes";
            let how = if is_paper { How::FromPaper } else { How::Spoken };
            Ok(Voice::Theirs { whose: *whose, name: Some(name.to_owned()), how })
        }
    }
}
