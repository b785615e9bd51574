//! Files being read: how far it has come, and then the import, or why none came of it.

use casework::import::{self, Progress};
use serde::Serialize;

use super::list::{Link, SHOWN};
use super::staging::{Reading, Stopped};
use super::{counted, grouped};
use crate::answer::Answer;
use crate::asked::Asked;
use crate::layout::Frame;
use crate::problem::Problem;

/// After how many seconds the browser asks again by itself.
const AGAIN_SECONDS: u8 = 5;

/// What `reading.html` asks for.
#[derive(Debug, Serialize)]
struct ReadingPage {
    heading: &'static str,
    is_going: bool,
    /// Sentences.
    lines: Vec<String>,
    /// This page.
    href: String,
    /// The import that stood in the way.
    in_the_way: Option<Link>,
}

pub(super) async fn get(asked: Asked) -> Result<Answer, Problem> {
    let form = asked.path.get("form").and_then(|form| form.parse().ok()).ok_or(Problem::NotFound)?;
    match asked.house.staging.hear(form).await {
        Some(Reading::Done(import)) => Ok(Answer::SeeOther(format!("/imports/{import}"))),
        Some(Reading::Going(progress)) => going(&asked, progress),
        Some(Reading::Stopped(why)) => stopped(&asked, why).await,
        // The service was started anew since: the list shows what there is.
        None => Ok(Answer::SeeOther("/imports".to_owned())),
    }
}

fn going(asked: &Asked, progress: Option<Progress>) -> Result<Answer, Problem> {
    let line = match progress {
        None => "The files have arrived.".to_owned(),
        Some(Progress::Checked { rows }) => {
            format!(
                "{} checked so far. Every row is checked before anything is compared.",
                counted(rows, "row", "rows")
            )
        }
        Some(Progress::Written { records, rows }) => format!(
            "All {} are sound. {} compared so far with what is on record.",
            counted(rows, "row", "rows"),
            counted(records, "record", "records")
        ),
        Some(Progress::Asked { people, all }) => format!(
            "The dates are read. What they do to people’s duties is worked out for {} of {} so far.",
            grouped(people),
            counted(all, "person", "people")
        ),
    };
    let page = ReadingPage {
        heading: "The files are being read",
        is_going: true,
        lines: vec![line],
        href: asked.path.get("form").map_or_else(String::new, |form| format!("/imports/reading/{form}")),
        in_the_way: None,
    };
    match asked.page("import/reading.html", frame(page.heading), &page)? {
        Answer::Page { html, .. } => Ok(Answer::Waiting { html, seconds: AGAIN_SECONDS }),
        other => Ok(other),
    }
}

async fn stopped(asked: &Asked, why: Stopped) -> Result<Answer, Problem> {
    let other = match why.in_the_way {
        Some(no) => import::list(asked.house.store().rows(), SHOWN).await?.into_iter().find(|import| import.no == no),
        None => None,
    };
    let page = ReadingPage {
        heading: "The files were not brought in",
        is_going: false,
        lines: vec![why.words],
        href: String::new(),
        in_the_way: other.map(|import| Link {
            text: format!("Go to import {}", import.no),
            href: format!("/imports/{}", import.id),
        }),
    };
    asked.page("import/reading.html", frame(page.heading), &page)
}

fn frame(heading: &str) -> Frame {
    let back = Some(("Imports".to_owned(), "/imports".to_owned()));
    Frame { title: heading.to_owned(), back, section: "/imports", ..Frame::default() }
}
