//! Answer, comment, say where a goal stands, and what is said of an area without one: short forms, each kept at once.

use casework::plan::{
    AnswerForm, AreaForm, CommentForm, Kept, PlanError, StateForm, Voice, answer_goal, comment_on_goal, say_of_area,
    set_goal_state,
};
use domain::plan::{Answer as Agreed, Area, AreaAnswered, GoalState, PlanRefused};

use super::goal_form::{refused, voice};
use super::open::base;
use super::write_goal::{old_page, problem};
use super::{goal, own, page, whose};
use crate::answer::Answer;
use crate::asked::Asked;
use crate::form::FieldError;
use crate::problem::Problem;

fn is_own(asked: &Asked) -> bool {
    asked.asker().worker().is_none()
}

pub(super) async fn agree(asked: Asked) -> Result<Answer, Problem> {
    let answer = Agreed::from_code(asked.form.text("answer"), asked.form.text("reason"));
    let mut errors = Vec::new();
    let voice =
        whose::read(&asked.form, "voice", is_own(&asked), "Say who answers").map_err(|wrong| errors.push(wrong));
    if answer.is_none() {
        errors.push(FieldError::new("answer", "Choose an answer"));
    }
    let (Some(answer), Ok(voice)) = (answer, voice) else { return goal::show(&asked, errors).await };
    let Some(key) = asked.posted_key() else { return goal::show(&asked, vec![old_page()]).await };
    let version = asked.form.text("version").parse().unwrap_or(0);
    let form = AnswerForm { key, goal: asked.goal()?, version, answer, voice };
    let kept = answer_goal(asked.house.store(), &asked.permit, asked.person()?, form, asked.correlation).await;
    settle(asked, kept, "answer").await
}

pub(super) async fn comment(asked: Asked) -> Result<Answer, Problem> {
    let Some(key) = asked.posted_key() else { return goal::show(&asked, vec![old_page()]).await };
    let words = asked.form.raw("words").to_owned();
    // A comment is the writer's own, unless they say whose it is.
    let voice = match asked.form.text("said_by") {
        "" => Voice::Own,
        _ => match whose::read(&asked.form, "said_by", is_own(&asked), "Say whose words these are") {
            Ok(voice) => voice,
            Err(wrong) => return goal::show(&asked, vec![wrong]).await,
        },
    };
    let form = CommentForm { key, goal: asked.goal()?, words, voice };
    let kept = comment_on_goal(asked.house.store(), &asked.permit, asked.person()?, form, asked.correlation).await;
    settle(asked, kept, "comment").await
}

pub(super) async fn state(asked: Asked) -> Result<Answer, Problem> {
    let Some(state) = GoalState::from_code(asked.form.text("state"), asked.form.text("state_reason")) else {
        return goal::show(&asked, vec![FieldError::new("state", "Choose where it stands")]).await;
    };
    let Some(key) = asked.posted_key() else { return goal::show(&asked, vec![old_page()]).await };
    let version = asked.form.text("version").parse().unwrap_or(0);
    let form = StateForm { key, version, state, voice: Voice::Own };
    let about = (asked.person()?, asked.goal()?);
    let kept = set_goal_state(asked.house.store(), &asked.permit, about, form, asked.correlation).await;
    match kept {
        // The form's own field for the reason.
        Err(PlanError::Refused(wrong)) => {
            let error = FieldError::new("state_reason", text_of(&asked, &wrong));
            goal::show(&asked, vec![error]).await
        }
        kept => settle(asked, kept, "state").await,
    }
}

fn text_of(asked: &Asked, wrong: &[PlanRefused]) -> String {
    refused(wrong, asked.today(), is_own(asked)).into_iter().next().map_or_else(String::new, |error| error.text)
}

/// On to the goal with what was done, or the goal once more with what must be put right.
async fn settle(asked: Asked, kept: Result<Kept, PlanError>, done: &str) -> Result<Answer, Problem> {
    let then = |done: &str| -> Result<Answer, Problem> {
        Ok(Answer::SeeOther(format!("{}/goals/{}?done={done}", base(&asked)?, asked.goal()?)))
    };
    match kept {
        Ok(Kept::New { .. }) => then(done),
        Ok(Kept::AlreadyKnown) => then("known"),
        Err(PlanError::Refused(wrong)) => {
            let errors = refused(&wrong, asked.today(), is_own(&asked));
            goal::show(&asked, errors).await
        }
        Err(PlanError::GoalChanged { .. }) => {
            let text = "Somebody changed the goal while you read. Look at it as it is now, then save again";
            let field = if done == "state" { "state" } else { "answer" };
            goal::show(&asked, vec![FieldError::new(field, text)]).await
        }
        Err(PlanError::KeyUsed) => goal::show(&asked.with_new_key(), vec![old_page()]).await,
        Err(error) => Err(problem(error)),
    }
}

pub(super) async fn area(asked: Asked) -> Result<Answer, Problem> {
    let (area, answered) =
        (Area::from_code(asked.form.text("area")), AreaAnswered::from_code(asked.form.text("answered")));
    let voice = voice(&asked.form, is_own(&asked));
    let mut errors = Vec::new();
    if area.is_none() {
        errors.push(FieldError::new("area", "Choose the area"));
    }
    if answered.is_none() {
        errors.push(FieldError::new("answered", "Choose what was said"));
    }
    if voice.is_none() {
        errors.push(FieldError::new("voice", "Say whose words these are"));
    }
    let (Some(area), Some(answered), Some(voice)) = (area, answered, voice) else {
        return show_areas(&asked, errors).await;
    };
    let old = || vec![FieldError::new("area", "This page was used before. Look at the areas, then save again")];
    let Some(key) = asked.posted_key() else { return show_areas(&asked, old()).await };
    let form = AreaForm { key, area, answered, reason: asked.form.text("reason").to_owned(), voice };
    match say_of_area(asked.house.store(), &asked.permit, asked.person()?, form, asked.correlation).await {
        Ok(Kept::New { .. }) => Ok(Answer::SeeOther(format!("{}?done=area", base(&asked)?))),
        Ok(Kept::AlreadyKnown) => Ok(Answer::SeeOther(format!("{}?done=known", base(&asked)?))),
        Err(PlanError::KeyUsed) => show_areas(&asked.with_new_key(), old()).await,
        Err(PlanError::Refused(wrong)) => {
            let errors = refused(&wrong, asked.today(), is_own(&asked));
            show_areas(&asked, errors).await
        }
        Err(error) => Err(problem(error)),
    }
}

/// The page that has the form, the young adult's or the workers'.
async fn show_areas(asked: &Asked, errors: Vec<FieldError>) -> Result<Answer, Problem> {
    if is_own(asked) { own::show(asked, errors).await } else { page::show(asked, errors).await }
}
