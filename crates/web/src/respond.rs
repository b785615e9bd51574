//! From what a handler answers, or could not, to what the browser is sent.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use casework::sign_in::Session;

use crate::answer::Answer;
use crate::house::House;
use crate::layout::{Frame, Layout, Whole};
use crate::problem::Problem;
use crate::security::{self, Cookie};
use crate::upload;

pub(crate) fn respond(
    house: &House,
    session: Option<&Session>,
    result: Result<Answer, Problem>,
    tls: bool,
) -> Response {
    match result {
        Ok(Answer::Page { status, html, .. }) => {
            (status, [(header::CONTENT_TYPE, "text/html; charset=utf-8")], html).into_response()
        }
        Ok(Answer::Waiting { html, seconds }) => {
            let headers = [(header::REFRESH, seconds.to_string())];
            (headers, [(header::CONTENT_TYPE, "text/html; charset=utf-8")], html).into_response()
        }
        Ok(Answer::Download { name, content_type, text }) => {
            let kept_as = format!("attachment; filename=\"{name}\"");
            ([(header::CONTENT_TYPE, content_type)], [(header::CONTENT_DISPOSITION, kept_as)], text).into_response()
        }
        Ok(Answer::Pdf { name, bytes }) => {
            let shown_as = format!("inline; filename=\"{name}\"");
            ([(header::CONTENT_TYPE, "application/pdf")], [(header::CONTENT_DISPOSITION, shown_as)], bytes)
                .into_response()
        }
        Ok(Answer::Json(text)) => ([(header::CONTENT_TYPE, "application/json")], text).into_response(),
        Ok(Answer::SeeOther(to)) => see_other(&to),
        Ok(Answer::Signed { to, token }) => {
            let session = security::set_cookie(Cookie::Session, token.as_deref(), tls);
            // Whoever signs in or out has no more use for the proof that a printed code was used.
            with_cookie(with_cookie(see_other(&to), &session), &security::set_cookie(Cookie::SetUp, None, tls))
        }
        Ok(Answer::SetUp { to, token }) => {
            with_cookie(see_other(&to), &security::set_cookie(Cookie::SetUp, Some(&token), tls))
        }
        Err(Problem::SignIn { then }) => see_other(&format!("/sign-in?then={then}")),
        Err(problem) => problem_page(house, session, &problem),
    }
}

fn with_cookie(mut response: Response, line: &str) -> Response {
    if let Ok(line) = HeaderValue::from_str(line) {
        response.headers_mut().append(header::SET_COOKIE, line);
    }
    response
}

fn see_other(to: &str) -> Response {
    let location = HeaderValue::from_str(to).unwrap_or(HeaderValue::from_static("/"));
    (StatusCode::SEE_OTHER, [(header::LOCATION, location)]).into_response()
}

/// A form that was posted after the session had ended: what was typed goes back to its author, to be sent again.
#[derive(Debug, serde::Serialize)]
struct SendAgainPage<'a> {
    action: &'a str,
    fields: &'a [(String, String)],
}

#[derive(Debug, serde::Serialize)]
struct ProblemPage {
    heading: &'static str,
    lines: Vec<String>,
}

fn problem_page(house: &House, session: Option<&Session>, problem: &Problem) -> Response {
    if let Problem::SignInAgain { action, fields } = problem {
        return send_again(house, problem.status(), &SendAgainPage { action, fields });
    }
    let is_of_network = session.is_some_and(|session| matches!(session.asker.who, access::Who::Supporter { .. }));
    let (heading, lines) = words(problem, is_of_network);
    let frame = Frame::titled(heading);
    let layout = Layout::new(house, session.map(|session| &session.asker), session, frame)
        .with_key(domain::id::FormKey::from_bits(house.store.context().new_id()));
    let page = ProblemPage { heading, lines };
    let html = house.pages.render("help/problem.html", &Whole { layout, page: &page }).unwrap_or_else(|_| {
        "<!DOCTYPE html><title>Throughline</title><p>Something went wrong. Go back and try again.".into()
    });
    (problem.status(), [(header::CONTENT_TYPE, "text/html; charset=utf-8")], html).into_response()
}

fn send_again(house: &House, status: StatusCode, page: &SendAgainPage<'_>) -> Response {
    let layout = Layout::new(house, None, None, Frame::titled("You were signed out"));
    match house.pages.render("help/send_again.html", &Whole { layout, page }) {
        Ok(html) => (status, [(header::CONTENT_TYPE, "text/html; charset=utf-8")], html).into_response(),
        Err(error) => problem_page(house, None, &error.into()),
    }
}

/// What went wrong, and a way on. Somebody of a network is told neither whether something was taken back nor why.
fn words(problem: &Problem, is_of_network: bool) -> (&'static str, Vec<String>) {
    let lines = |lines: &[&str]| lines.iter().map(ToString::to_string).collect();
    match problem {
        Problem::SignIn { .. } | Problem::SignInAgain { .. } => ("Sign in", Vec::new()),
        Problem::NotFound if is_of_network => (
            "Nothing is shared with you here",
            lines(&[
                "There is nothing here that you can see just now.",
                "What you can see is for the young adult to say, and it ends after a time. You can ask them about it.",
            ]),
        ),
        Problem::NotFound => (
            "Page not found",
            lines(&[
                "There is nothing here that you can see.",
                "If you typed the address, check it. If you should be working with this person, ask their personal adviser's team to add you to their circle.",
            ]),
        ),
        Problem::Limited { message } => ("This record has limited access", vec![message.clone()]),
        Problem::Conflict => (
            "Somebody else changed this first",
            lines(&["Nothing of yours was saved over theirs. Go back, look at what they changed, and try again."]),
        ),
        Problem::Refused(why) => (
            "The form could not be taken",
            vec![(*why).to_owned(), "Go back to the page and send it again.".to_owned()],
        ),
        Problem::TooLong => (
            "The files are too large for this page",
            vec![
                format!("A page takes {} MB at a time, and nothing of these files was kept.", upload::BYTES_MAX >> 20),
                "Larger files are brought in on the machine that runs this service, with the command “throughline import”."
                    .to_owned(),
            ],
        ),
        Problem::Unavailable(_) => (
            "The service is not available",
            lines(&["The records cannot be reached just now. Nothing was lost. Try again in a few minutes."]),
        ),
        Problem::Unexpected(_) => (
            "Something went wrong",
            lines(&[
                "This is our fault. Nothing was half saved. Go back and try again; if it happens again, tell the people who run this service.",
            ]),
        ),
    }
}
