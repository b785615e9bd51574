//! One goal that is shared: its steps, saying that one's own step is done, and one's own comments.

use casework::record;
use casework::shared::{
    CommentOnShared, SharedChanged, SharedError, Sharing, StepDone, comment_on_shared, own_comments, say_step_done,
};
use domain::plan::{PlanRefused, TEXT_LENGTH_MAX};
use serde::Serialize;

use super::page::{SECTION, first_name, whose};
use super::view::{GoalView, Reader, when};
use crate::answer::Answer;
use crate::asked::Asked;
use crate::form::FieldError;
use crate::layout::Frame;
use crate::problem::Problem;

/// What `goal.html` asks for.
#[derive(Debug, Serialize)]
struct SharedGoalPage {
    name: String,
    goal: GoalView,
    comments: Vec<CommentView>,
    may_comment: bool,
    comment: String,
    comment_error: String,
    words_max: usize,
}

#[derive(Debug, Serialize)]
struct CommentView {
    words: String,
    when: String,
}

pub(super) async fn get(asked: Asked) -> Result<Answer, Problem> {
    show(&asked, Vec::new()).await
}

pub(super) async fn comment(asked: Asked) -> Result<Answer, Problem> {
    let Some(key) = asked.posted_key() else { return show(&asked, vec![old_page("words")]).await };
    let form = CommentOnShared { key, goal: asked.goal()?, words: asked.form.raw("words").to_owned() };
    let kept = comment_on_shared(asked.house.store(), &asked.permit, form, asked.correlation).await;
    settle(asked, kept, "comment").await
}

pub(super) async fn done(asked: Asked) -> Result<Answer, Problem> {
    let step = asked.step()?.ok_or(Problem::NotFound)?;
    let Some(key) = asked.posted_key() else { return show(&asked, vec![old_page("steps")]).await };
    let form = StepDone { key, goal: asked.goal()?, step };
    let kept = say_step_done(asked.house.store(), &asked.permit, form, asked.correlation).await;
    settle(asked, kept, "step").await
}

/// On to the goal with what was done, or the goal once more with what must be put right.
async fn settle(asked: Asked, kept: Result<SharedChanged, SharedError>, what: &str) -> Result<Answer, Problem> {
    let to = |what: &str| -> Result<Answer, Problem> {
        Ok(Answer::SeeOther(format!("/shared/goals/{}?done={what}", asked.goal()?)))
    };
    match kept {
        Ok(SharedChanged::Kept) => to(what),
        Ok(SharedChanged::AlreadyKnown) => to("known"),
        Err(SharedError::Refused(refused)) => {
            let text = match refused {
                PlanRefused::TooLong { length, .. } => {
                    format!("This has {length} characters. Shorten it to {TEXT_LENGTH_MAX}")
                }
                _ => "Write what you want to say".to_owned(),
            };
            show(&asked, vec![FieldError::new("words", text)]).await
        }
        Err(SharedError::KeyUsed) => {
            let field = if what == "comment" { "words" } else { "steps" };
            show(&asked.with_new_key(), vec![old_page(field)]).await
        }
        Err(SharedError::NotFound) => Err(Problem::NotFound),
        Err(SharedError::Store(error)) => Err(error.into()),
    }
}

/// The form came without its key, or from a page that was used before.
fn old_page(field: &str) -> FieldError {
    FieldError::new(field, "This page was used before. Look at what is saved; if this is something else, save it again")
}

async fn show(asked: &Asked, errors: Vec<FieldError>) -> Result<Answer, Problem> {
    let ((person, supporter), store) = (whose(asked)?, asked.house.store());
    let known = record::known(store.rows(), person).await?;
    let name = first_name(&known.name.given);
    let network = asked.circle()?.network.clone();
    let sharing = Sharing::load(store.rows(), (person, &name), network, store.context()).await?;
    let (one, shared) = sharing.with(supporter, asked.today()).ok_or(Problem::NotFound)?;
    let goal = shared.goal(asked.goal()?).ok_or(Problem::NotFound)?;
    let reader = Reader { is_supporter: true, is_young_adult: false, name: name.clone(), with: one.what.name.clone() };
    let comments = own_comments(store.rows(), person, supporter).await?.into_iter();
    let comments = comments
        .filter(|comment| comment.goal == goal.goal.id)
        .map(|comment| CommentView { words: comment.words, when: when(comment.at, store.context()) });
    let page = SharedGoalPage {
        goal: GoalView::of(goal, &reader),
        comments: comments.collect(),
        may_comment: shared.consent.may_comment,
        comment: asked.form.raw("words").to_owned(),
        comment_error: errors
            .iter()
            .find(|error| error.href == "#words")
            .map_or_else(String::new, |error| error.text.clone()),
        words_max: TEXT_LENGTH_MAX,
        name,
    };
    let notice = match asked.query.text("done") {
        "comment" => Some(format!("Saved. {} and the people who work with them can read it.", page.name)),
        "step" => Some("Saved. The step is done.".to_owned()),
        "known" => Some("This was saved already. Nothing was written twice.".to_owned()),
        _ => None,
    };
    let back = Some((format!("What {} shares with you", page.name), "/shared".to_owned()));
    let title = page.goal.words.clone();
    let frame = Frame { title, errors, notice, back, section: SECTION };
    asked.page("shared/goal.html", frame, &page)
}
