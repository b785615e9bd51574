//! The desk: the question with its reason, what was asked today, and how often may still be asked.

use casework::likeness::{LikenessError, Question};
use casework::reception::{self, AskError, QuestionLine, ReceptionForm};
use domain::reception::{AskedBecause, QUESTIONS_A_DAY_MAX};
use serde::Serialize;

use super::SECTION;
use crate::answer::Answer;
use crate::asked::Asked;
use crate::form::FieldError;
use crate::layout::Frame;
use crate::people::{DETAIL_FIELDS, read_details};
use crate::problem::Problem;
use crate::typed::{Choice, Typed};

/// What `desk.html` asks for.
#[derive(Debug, Serialize)]
struct DeskPage {
    typed: Typed,
    reasons: Vec<Choice>,
    asked: Vec<AskedLine>,
    left: u32,
    most: u32,
}

#[derive(Debug, Serialize)]
struct AskedLine {
    href: String,
    at: String,
    answer: &'static str,
}

pub(super) async fn get(asked: Asked) -> Result<Answer, Problem> {
    show(&asked, Vec::new()).await
}

pub(super) async fn post(asked: Asked) -> Result<Answer, Problem> {
    let form = match read(&asked) {
        Ok(form) => form,
        Err(errors) => return show(&asked, errors).await,
    };
    let Some(held) = asked.house.likeness.held() else {
        let wait = "People are still being read in. Try again in a minute";
        return show(&asked, vec![FieldError::new("given", wait)]).await;
    };
    let error = match reception::ask(asked.house.store(), &asked.permit, &held, form, asked.correlation).await {
        Ok(done) => return Ok(Answer::SeeOther(format!("/reception/answers/{}", done.question))),
        Err(error) => error,
    };
    match error {
        AskError::TooLittle => {
            let text =
                "Enter both names and something of the date of birth, or a number: otherwise anybody could be meant";
            show(&asked, vec![FieldError::new("given", text)]).await
        }
        AskError::Enough => {
            let text = format!(
                "You have asked {QUESTIONS_A_DAY_MAX} times today, which is as often as anybody may. Ask the person, or ring the council"
            );
            show(&asked, vec![FieldError::new("given", text)]).await
        }
        AskError::KeyUsed => show(&asked.with_new_key(), vec![old_page()]).await,
        AskError::NotOfPrison => Err(Problem::NotFound),
        AskError::Likeness(error) => Err(LikenessError::into(error)),
        AskError::Store(error) => Err(error.into()),
    }
}

fn old_page() -> FieldError {
    FieldError::new("given", "This page was used before. Check what stands here and ask again")
}

/// The form, or everything that must be put right.
fn read(asked: &Asked) -> Result<ReceptionForm, Vec<FieldError>> {
    let known: Vec<&str> = DETAIL_FIELDS.iter().copied().chain(["because", "form_key"]).collect();
    let mut errors = Vec::new();
    if asked.form.unknown(&known).next().is_some() {
        errors.push(old_page());
    }
    let question = read_details(&asked.form, asked.today()).unwrap_or_else(|wrong| {
        errors.extend(wrong);
        Question::default()
    });
    let because = AskedBecause::from_code(asked.form.text("because"));
    if because.is_none() {
        errors.push(FieldError::new("because", "Choose why you are asking"));
    }
    if errors.is_empty() && question == Question::default() {
        errors.push(FieldError::new("given", "Enter the names and date of birth, or a number"));
    }
    match (asked.posted_key(), because) {
        (Some(key), Some(because)) if errors.is_empty() => Ok(ReceptionForm { key, question, because }),
        (None, _) if errors.is_empty() => Err(vec![old_page()]),
        _ => Err(errors),
    }
}

async fn show(asked: &Asked, errors: Vec<FieldError>) -> Result<Answer, Problem> {
    let desk = reception::desk(asked.house.store().rows(), &asked.permit, asked.today()).await?;
    let context = asked.house.store().context();
    let line = |one: QuestionLine| AskedLine {
        href: format!("/reception/answers/{}", one.id),
        at: context.civil(one.at).strftime("%H:%M").to_string(),
        answer: one.answer.words(),
    };
    let page = DeskPage {
        typed: Typed::of(&asked.form, &errors),
        reasons: AskedBecause::ALL.iter().map(|one| Choice::new(one.code(), one.words())).collect(),
        asked: desk.asked.into_iter().map(line).collect(),
        left: desk.left,
        most: QUESTIONS_A_DAY_MAX,
    };
    let frame = Frame { title: "Reception desk".to_owned(), errors, section: SECTION, ..Frame::default() };
    asked.page("reception/desk.html", frame, &page)
}
