//! A pair in the words of the pages.

use casework::Context;
use casework::link_review::{Field, PairShown, Revealed, Spoken, Step};
use domain::link_review::{Answer, AnswerRefused, FieldStanding, Said, Saying, Scope, State, WORDS_LENGTH_MAX, WentBy};
use serde::Serialize;

use crate::form::{FieldError, Form};
use crate::words;

/// One row of the two-column comparison.
#[derive(Debug, Serialize)]
pub(super) struct Row {
    name: String,
    one: Vec<String>,
    other: Vec<String>,
    standing: &'static str,
    says: String,
    classes: &'static str,
    mark: &'static str,
}

/// What is compared, as people say it.
fn name(code: &str) -> String {
    match code {
        "date_of_birth" => "Date of birth".to_owned(),
        "pnc" => "PNC number".to_owned(),
        "cro" => "CRO number".to_owned(),
        "nomis" => "Prison number".to_owned(),
        "crn" => "CRN (probation)".to_owned(),
        "upn" => "Unique pupil number".to_owned(),
        "nhs_number" => "NHS number".to_owned(),
        "gender" => "Sex".to_owned(),
        other => {
            let words = other.replace('_', " ");
            let mut letters = words.chars();
            letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
        }
    }
}

/// "2007-05-01" as "1 May 2007"; anything else as it stands.
fn value(text: &str) -> String {
    text.parse().map_or_else(|_| text.to_owned(), words::plain)
}

impl Row {
    pub(super) fn of(field: &Field) -> Self {
        let (classes, mark) = match field.stands() {
            FieldStanding::Agree => ("govuk-tag--green", "="),
            FieldStanding::Near => ("govuk-tag--yellow", "≈"),
            FieldStanding::Differ => ("govuk-tag--red", "≠"),
            FieldStanding::Missing => ("govuk-tag--grey", "?"),
        };
        let is_plain = matches!(field.stands(), FieldStanding::Agree | FieldStanding::Missing);
        let values = |values: &[String]| values.iter().map(|text| value(text)).collect();
        Self {
            name: name(&field.name),
            one: values(&field.one),
            other: values(&field.other),
            standing: field.stands().words(),
            // "Different: different" says nothing more.
            says: if is_plain || field.says == "different" { String::new() } else { field.says.clone() },
            classes,
            mark,
        }
    }
}

/// Whose record stands on one side.
#[derive(Debug, Serialize)]
pub(super) struct Side {
    agency: String,
    kind: String,
    number: String,
}

impl Side {
    pub(super) fn both(shown: &PairShown) -> Vec<Self> {
        let side = |(agency, kind, number): &(String, String, String)| Self {
            agency: agency.clone(),
            kind: kind.clone(),
            number: number.clone(),
        };
        shown.sides.iter().map(side).collect()
    }
}

/// The score and the evidence.
#[derive(Debug, Serialize)]
pub(super) struct EvidenceView {
    flag: Option<&'static str>,
    weight: String,
    sentence: String,
    steps: Vec<StepLine>,
    spoken: Vec<SpokenLine>,
}

#[derive(Debug, Serialize)]
struct StepLine {
    name: String,
    says: String,
    strength: String,
    bits: String,
}

#[derive(Debug, Serialize)]
struct SpokenLine {
    by: String,
    what: String,
    why: String,
}

/// "11.3", with a true minus.
fn bits(thousandths: i64) -> String {
    let tenths = (thousandths.abs() + 50) / 100;
    let sign = if thousandths < 0 && tenths > 0 { "−" } else { "" };
    format!("{sign}{}.{}", tenths / 10, tenths % 10)
}

impl EvidenceView {
    pub(super) fn of(revealed: &Revealed, context: &Context) -> Self {
        let [join, review] = revealed.thresholds;
        let brought = words::plain(context.civil(revealed.brought_at).date());
        let sentence = format!(
            "The run of linkage that was brought in on {brought} links by itself from {} bits on, and asks a person from {} bits on. Each bit doubles how likely it is that the two are one person. The next best pair of either record is {} bits away.",
            bits(join),
            bits(review),
            bits(revealed.margin),
        );
        Self {
            flag: revealed.flag.map(domain::link_review::PairFlag::words),
            weight: bits(revealed.weight),
            sentence,
            steps: revealed.evidence.iter().map(step).collect(),
            spoken: revealed.spoken.iter().map(spoken).collect(),
        }
    }
}

fn step(step: &Step) -> StepLine {
    let sign = if step.weight > 0 { "+" } else { "" };
    StepLine {
        name: name(&step.name.replace(' ', "_")),
        says: step.says.clone(),
        strength: step.strength.clone(),
        bits: format!("{sign}{}", bits(step.weight)),
    }
}

fn spoken(spoken: &Spoken) -> SpokenLine {
    let what = match spoken.entry.said {
        Said::Answer(saying) => saying.words().to_owned(),
        Said::Settled(saying) => format!("Settled: {}", lower(saying.words())),
        Said::Undone => "Taken back".to_owned(),
        Said::Attention(because) => because.words().to_owned(),
        Said::BroughtAnew => "A later run brought other evidence: the review began anew".to_owned(),
        Said::Reaches(scope) => format!("Counts for: {}", lower(scope.words())),
    };
    let went_by = spoken.went_by.iter().map(|one| one.words().to_lowercase()).collect::<Vec<_>>().join(", ");
    let why = match (went_by.is_empty(), spoken.words.is_empty()) {
        (true, _) => spoken.words.clone(),
        (false, true) => format!("By {went_by}"),
        (false, false) => format!("By {went_by}: {}", spoken.words),
    };
    let name = if spoken.by_name.is_empty() { "Throughline" } else { &spoken.by_name };
    SpokenLine { by: format!("{name}, {}", words::plain(spoken.on)), what, why }
}

fn lower(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// Where a pair stands, in a sentence.
pub(super) fn state(state: &State, joined: bool) -> &'static str {
    match state {
        State::Waiting { answered } if answered.is_empty() => "It waits for a reviewer.",
        State::Waiting { .. } => "It waits for a second reviewer, who does not see what was said.",
        State::Decided { saying: Saying::Same, .. } => {
            "They are held to be one person. Both entries show what both agencies know; nothing was moved, and it can be taken back."
        }
        State::Decided { .. } => "They are held to be two people. The next run of linkage is told.",
        State::Attention { .. } if joined => "It needs attention. Until somebody settles it, the link stands.",
        State::Attention { .. } => "It needs attention. Until somebody settles it, the two stay apart.",
    }
}

/// A radio button or a tick box.
#[derive(Debug, Serialize)]
pub(super) struct Item {
    value: &'static str,
    text: &'static str,
    checked: bool,
}

/// The fields of an answer as they were typed.
#[derive(Debug, Serialize)]
pub(super) struct AnswerFields {
    sayings: Vec<Item>,
    went_by: Vec<Item>,
    words: String,
    words_max: usize,
    error: Wrong,
}

#[derive(Debug, Default, Serialize)]
struct Wrong {
    saying: String,
    went_by: String,
    words: String,
}

impl AnswerFields {
    /// `may_doubt` is whether "not sure" is offered.
    pub(super) fn of(typed: &Form, may_doubt: bool, errors: &[FieldError]) -> Self {
        let error = |field: &str| {
            let href = format!("#{field}");
            errors.iter().find(|error| error.href == href).map_or_else(String::new, |error| error.text.clone())
        };
        let sayings = Saying::ALL.iter().filter(|saying| may_doubt || **saying != Saying::NotSure);
        let went_by = typed.all("went_by");
        Self {
            sayings: sayings
                .map(|saying| Item {
                    value: saying.code(),
                    text: saying.words(),
                    checked: typed.text("saying") == saying.code(),
                })
                .collect(),
            went_by: WentBy::ALL
                .iter()
                .map(|one| Item {
                    value: one.code(),
                    text: one.words(),
                    checked: went_by.iter().any(|code| code == one.code()),
                })
                .collect(),
            words: typed.raw("words").to_owned(),
            words_max: WORDS_LENGTH_MAX,
            error: Wrong { saying: error("saying"), went_by: error("went_by"), words: error("words") },
        }
    }
}

/// How far a decision reaches, as a choice.
pub(super) fn scopes(chosen: Scope) -> Vec<Item> {
    let item = |scope: &Scope| Item { value: scope.code(), text: scope.words(), checked: *scope == chosen };
    Scope::ALL.iter().map(item).collect()
}

/// Reads an answer, or says what must be put right.
pub(super) fn read(form: &Form) -> Result<Answer, Vec<FieldError>> {
    let missing = || vec![FieldError::new("saying", "Say whether they are the same person")];
    let saying = Saying::from_code(form.text("saying")).ok_or_else(missing)?;
    let went_by = form.all("went_by").iter().map(|code| WentBy::from_code(code)).collect::<Option<_>>();
    let went_by = went_by.ok_or_else(|| vec![FieldError::new("went_by", "Choose from the list what you went by")])?;
    let answer = Answer { saying, went_by, words: form.raw("words").to_owned() };
    answer.check().map_err(|refused| self::refused(&refused))
}

/// What must be put right.
pub(super) fn refused(refused: &[AnswerRefused]) -> Vec<FieldError> {
    let error = |one: &AnswerRefused| match one {
        AnswerRefused::NoReason => FieldError::new("went_by", "Say what you went by, or why in a few words"),
        AnswerRefused::NoWordsForOther => FieldError::new("words", "Say in a few words what else you went by"),
        AnswerRefused::NoWordsForNotSure => {
            FieldError::new("words", "Say in a few words what would settle it, for whoever looks next")
        }
        AnswerRefused::TooLong { length } => {
            FieldError::new("words", format!("The reason has {length} characters. Shorten it to 1,000"))
        }
    };
    refused.iter().map(error).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bits_are_said_to_a_tenth() {
        for (thousandths, said) in [(11_250, "11.3"), (-2_000, "−2.0"), (0, "0.0"), (-20, "0.0"), (999, "1.0")] {
            assert_eq!(bits(thousandths), said);
        }
    }

    #[test]
    fn values_and_names_read_as_people_write_them() {
        assert_eq!((value("2007-05-01"), value("Rowan")), ("1 May 2007".to_owned(), "Rowan".to_owned()));
        assert_eq!((name("first_name"), name("pnc")), ("First name".to_owned(), "PNC number".to_owned()));
    }
}
