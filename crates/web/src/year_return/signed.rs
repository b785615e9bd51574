//! What was signed off: the frozen copy with its hashes, and each file as it was.

use std::collections::BTreeSet;

use casework::year_return::{self, SignedReturn};
use domain::agency::Role;
use domain::id::SignedReturnId;
use serde::Serialize;

use super::{in_words, year_asked};
use crate::answer::Answer;
use crate::asked::Asked;
use crate::layout::Frame;
use crate::problem::Problem;
use crate::words;

/// The files that go out; the other two tell the council what they rest on and what was missing.
pub(super) const RETURNED: [&str; 2] = ["oc3.csv", "header.csv"];

/// What `signed.html` asks for.
#[derive(Debug, Serialize)]
struct SignedPage {
    heading: String,
    team: String,
    signed: String,
    as_of: String,
    people: u64,
    whole: u64,
    gaps: u64,
    sha256: String,
    files: Vec<FileLine>,
}

#[derive(Debug, Serialize)]
struct FileLine {
    name: String,
    what: &'static str,
    href: String,
    sha256: String,
}

fn id(asked: &Asked) -> Result<SignedReturnId, Problem> {
    asked.path.get("signed").and_then(|text| text.parse().ok()).ok_or(Problem::NotFound)
}

pub(super) async fn get(asked: Asked) -> Result<Answer, Problem> {
    let store = asked.house.store();
    let part = year_return::one(store, &asked.permit, id(&asked)?).await?.ok_or(Problem::NotFound)?;
    let files = year_return::files_of(store, part.id).await?;
    let at = store.context().civil(part.signed_at);
    let page = SignedPage {
        heading: format!("Signed off: {}", in_words(part.year)),
        team: part.team_name.clone(),
        signed: format!("{}, {}", part.signed_by, at.strftime("%-d %B %Y at %H:%M")),
        as_of: words::plain(part.as_of),
        people: part.people,
        whole: part.whole,
        gaps: part.gaps,
        sha256: part.sha256.clone(),
        files: files.into_iter().map(|file| line(&part, file.name, file.sha256)).collect(),
    };
    let notice = (asked.query.text("done") == "signed").then(|| "Signed off. This copy is frozen.".to_owned());
    let back = Some((format!("Care leavers in {}", in_words(part.year)), format!("/returns/year/{}", part.year.0)));
    let frame = Frame { title: page.heading.clone(), notice, back, section: "/returns", ..Frame::default() };
    asked.page("year_return/signed.html", frame, &page)
}

fn line(part: &SignedReturn, name: String, sha256: String) -> FileLine {
    let what = match name.as_str() {
        "oc3.csv" => "Outcomes of care leavers (OC3)",
        "header.csv" => "Who they are (Header)",
        "gaps.csv" => "What was missing, and who can say it",
        "facts.csv" => "The facts behind each cell",
        _ => "",
    };
    FileLine { what, href: format!("/returns/signed/{}/{name}", part.id), name, sha256 }
}

pub(super) async fn file(asked: Asked) -> Result<Answer, Problem> {
    let name = asked.path.get("file").map(String::as_str).unwrap_or_default();
    let found = year_return::file(asked.house.store(), &asked.permit, (id(&asked)?, name)).await?;
    let file = found.ok_or(Problem::NotFound)?;
    Ok(Answer::Download { name: file.name, content_type: "text/csv; charset=utf-8", text: file.body })
}

/// What each team's manager signed off last, as one file.
pub(super) async fn whole(asked: Asked) -> Result<Answer, Problem> {
    let (store, year) = (asked.house.store(), year_asked(&asked)?);
    let name = asked.path.get("file").map(String::as_str).unwrap_or_default();
    if asked.asker().role != Some(Role::DataOfficer) || !RETURNED.contains(&name) {
        return Err(Problem::NotFound);
    }
    let (mut text, mut teams) = (String::new(), BTreeSet::new());
    for part in year_return::of_year(store, &asked.permit, year).await? {
        if !teams.insert(part.team) {
            continue;
        }
        let found = year_return::file(store, &asked.permit, (part.id, name)).await?;
        let body = found.map(|file| file.body).unwrap_or_default();
        // The column names stand once.
        let rows = if text.is_empty() { body.as_str() } else { body.split_once('\n').map_or("", |(_, rows)| rows) };
        text.push_str(rows);
    }
    if text.is_empty() {
        return Err(Problem::NotFound);
    }
    Ok(Answer::Download { name: name.to_owned(), content_type: "text/csv; charset=utf-8", text })
}
