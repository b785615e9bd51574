//! The caseload: whom to see first, and why.

use access::Action;
use casework::people::{self, Caseload, Row};
use domain::Date;
use domain::agency::Role;
use domain::id::PersonId;
use serde::Serialize;

use crate::answer::Answer;
use crate::asked::Asked;
use crate::layout::Frame;
use crate::people::{Countdown, StatusView, name_or_not_known, place, release, scope};
use crate::problem::Problem;
use crate::route::Route;
use crate::words::{Due, Why};

pub(crate) fn routes() -> Vec<Route> {
    vec![Route::get("/caseload", Action::ViewCaseload, get), Route::get("/team", Action::SeeTeam, get)]
}

/// How many people a page shows: a caseload fits, a team's people take several pages.
const PEOPLE_SHOWN: usize = 50;

/// What `caseload.html` asks for.
#[derive(Debug, Serialize)]
struct CaseloadPage {
    heading: &'static str,
    /// Tiles and the list are counted from the same rows.
    people: usize,
    late: usize,
    soon: usize,
    in_custody: usize,
    shows_adviser: bool,
    rows: Vec<CaseloadRow>,
    page: usize,
    pages: usize,
    previous: Option<String>,
    next: Option<String>,
}

#[derive(Debug, Serialize)]
struct CaseloadRow {
    href: Option<String>,
    name: String,
    place: String,
    status: &'static str,
    adviser: String,
    release: Option<Countdown>,
    due: Option<Due>,
    /// Why this row stands where it stands, in one sentence.
    because: String,
}

async fn get(asked: Asked) -> Result<Answer, Problem> {
    let today = asked.today();
    let scope = scope(&asked)?;
    let Caseload { rows } = people::caseload(asked.house.store().rows(), scope, asked.law(), today).await?;
    let is_team = asked.asker().role == Some(Role::TeamManager);
    let page = page_of(&asked, &rows, is_team, today)?;
    let frame = Frame {
        title: page.heading.to_owned(),
        section: if is_team { "/team" } else { "/caseload" },
        ..Frame::default()
    };
    // A team's manager is in none of these circles, so the people are told; a worker's own people know.
    let shown = shown_on(&rows, page.page);
    Ok(asked.page("caseload/caseload.html", frame, &page)?.showing(shown, is_team))
}

/// Whose names a page shows: not of those whose record is limited for this reader.
fn shown_on(rows: &[Row], page: usize) -> Vec<PersonId> {
    let here = rows.iter().skip((page - 1) * PEOPLE_SHOWN).take(PEOPLE_SHOWN);
    here.filter(|row| row.known.is_some()).map(|row| row.person).collect()
}

fn page_of(asked: &Asked, rows: &[Row], is_team: bool, today: Date) -> Result<CaseloadPage, Problem> {
    let pages = rows.len().div_ceil(PEOPLE_SHOWN).max(1);
    let number = match asked.query.text("page") {
        "" => 1,
        text => text.parse::<usize>().ok().filter(|page| (1..=pages).contains(page)).ok_or(Problem::NotFound)?,
    };
    let href = |number: usize| format!("?page={number}");
    let due: Vec<Due> = rows.iter().filter_map(|row| row.next.as_ref().map(Due::of)).collect();
    let in_custody = rows.iter().filter(|row| row.known.as_ref().is_some_and(|known| known.custody.is_some())).count();
    Ok(CaseloadPage {
        heading: if is_team { "My team’s people" } else { "My caseload" },
        people: rows.len(),
        late: due.iter().filter(|due| due.late).count(),
        soon: due.iter().filter(|due| due.classes == "govuk-tag--yellow").count(),
        in_custody,
        shows_adviser: is_team || asked.asker().role != Some(Role::PersonalAdviser),
        rows: rows.iter().skip((number - 1) * PEOPLE_SHOWN).take(PEOPLE_SHOWN).map(|row| line(row, today)).collect(),
        page: number,
        pages,
        previous: (number > 1).then(|| href(number - 1)),
        next: (number < pages).then(|| href(number + 1)),
    })
}

fn line(row: &Row, today: Date) -> CaseloadRow {
    let Some(known) = &row.known else {
        return CaseloadRow {
            href: Some(format!("/people/{}", row.person)),
            name: "Limited access".to_owned(),
            place: String::new(),
            status: "",
            adviser: String::new(),
            release: None,
            due: None,
            because: "Open the record to see whom to ask.".to_owned(),
        };
    };
    let due = row.next.as_ref().map(Due::of);
    let because = match &row.next {
        Some(next) => Why::of(&next.because).because.into_iter().take(2).collect::<Vec<_>>().join(" "),
        None => "Nobody leads as personal adviser yet.".to_owned(),
    };
    CaseloadRow {
        href: Some(format!("/people/{}", row.person)),
        name: name_or_not_known(known),
        place: place(known),
        status: StatusView::of(known, today).map_or("", |status| status.england),
        adviser: row.adviser.clone().unwrap_or_default(),
        release: release(known).map(|on| Countdown::to(on, today)),
        due,
        because,
    }
}
