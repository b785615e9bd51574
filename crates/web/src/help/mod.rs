//! The pages about nobody: first page, accessibility statement, who sees what; and the files outside the door.

use access::Action;
use serde::Serialize;

use crate::answer::Answer;
use crate::asked::Asked;
use crate::layout::{Frame, MAIN_PAGES};
use crate::problem::Problem;
use crate::route::Route;

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::get("/", Action::ViewPublicPage, first),
        Route::get("/home", Action::ViewHome, home),
        Route::get("/accessibility", Action::ViewPublicPage, accessibility),
        Route::get("/privacy", Action::ViewPublicPage, privacy),
    ]
}

/// Nobody is sent to sign in, everybody else to their own first page.
async fn first(asked: Asked) -> Result<Answer, Problem> {
    let to = if asked.session.is_some() { "/home" } else { "/sign-in" };
    Ok(Answer::SeeOther(to.to_owned()))
}

#[derive(Debug, Serialize)]
struct NoContract {}

async fn home(asked: Asked) -> Result<Answer, Problem> {
    if matches!(asked.asker().who, access::Who::YoungAdult(_)) {
        return Ok(Answer::SeeOther("/me".to_owned()));
    }
    if matches!(asked.asker().who, access::Who::Supporter { .. }) {
        return Ok(Answer::SeeOther("/shared".to_owned()));
    }
    let may = |action| asked.house.store().policy().ask(asked.asker(), action, None, asked.today()).is_ok();
    let first = MAIN_PAGES.iter().find(|(action, ..)| may(*action)).map(|(_, href, _)| *href);
    match first {
        Some(href) => Ok(Answer::SeeOther(href.to_owned())),
        None => asked.page("help/home.html", Frame::titled("Nothing here for your post yet"), &NoContract {}),
    }
}

async fn accessibility(asked: Asked) -> Result<Answer, Problem> {
    asked.page("help/accessibility.html", Frame::titled("Accessibility statement"), &NoContract {})
}

#[derive(Debug, Serialize)]
struct PrivacyPage {
    rules: Vec<RuleLine>,
}

#[derive(Debug, Serialize)]
struct RuleLine {
    id: String,
    says: String,
}

/// Who sees what: the numbered rules themselves, in the words the policy carries.
async fn privacy(asked: Asked) -> Result<Answer, Problem> {
    let rules = asked.house.store().policy().rules().iter();
    let page =
        PrivacyPage { rules: rules.map(|rule| RuleLine { id: rule.id.clone(), says: rule.says.clone() }).collect() };
    asked.page("help/privacy.html", Frame::titled("Privacy and who sees what"), &page)
}
