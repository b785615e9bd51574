//! The caseload: for whom to act first, and why; and for a team, which duties are at risk.

mod at_risk;

use access::Action;
use casework::care_status::{hidden_from, look_again};
use casework::people::{self, Caseload, Row};
use domain::Date;
use domain::agency::Role;
use domain::care_status::{Group, Reader};
use domain::duty::{Law, ORDER, State};
use domain::id::PersonId;
use serde::Serialize;

use crate::answer::Answer;
use crate::asked::Asked;
use crate::layout::Frame;
use crate::people::{Countdown, StatusView, name_or_not_known, place, release, scope};
use crate::problem::Problem;
use crate::route::Route;
use crate::words;
use at_risk::{AtRisk, Filter};

pub(crate) fn routes() -> Vec<Route> {
    vec![Route::get("/caseload", Action::ViewCaseload, get), Route::get("/team", Action::SeeTeam, get)]
}

/// How many people a page shows: a caseload fits, a team's people take several pages.
const PEOPLE_SHOWN: usize = 50;

/// What `caseload.html` asks for.
#[derive(Debug, Serialize)]
struct CaseloadPage {
    heading: &'static str,
    /// What the list is narrowed to, in words, where it is.
    filter: Option<String>,
    /// Tiles and the list are counted from the same rows.
    people: usize,
    late: usize,
    soon: usize,
    in_custody: usize,
    shows_adviser: bool,
    /// How the order is made.
    order: &'static str,
    /// The team's duties at risk; nothing on a worker's own page, and on a narrowed list.
    at_risk: Vec<AtRisk>,
    /// Where to see what moved release dates changed.
    moved: &'static str,
    /// Whether the year’s return asks things of this reader.
    returns_lack: bool,
    rows: Vec<CaseloadRow>,
    page: usize,
    pages: usize,
    previous: Option<String>,
    next: Option<String>,
}

#[derive(Debug, Serialize)]
struct CaseloadRow {
    #[serde(skip)]
    person: PersonId,
    href: Option<String>,
    name: String,
    place: String,
    status: &'static str,
    adviser: String,
    release: Option<Countdown>,
    tag: Option<Tag>,
    /// Why this row stands where it stands, in one sentence.
    because: String,
    /// Where this worker must look again at what they accepted of the person's care, where they must.
    look_again: Option<String>,
}

/// How the most pressing duty stands.
#[derive(Debug, Serialize)]
struct Tag {
    text: String,
    classes: &'static str,
}

async fn get(asked: Asked) -> Result<Answer, Problem> {
    let today = asked.today();
    let filter = Filter::read(&asked)?;
    let scope = scope(&asked)?;
    let Caseload { rows } = people::caseload(asked.house.store().rows(), scope, asked.law(), today).await?;
    let is_team = asked.asker().role == Some(Role::TeamManager);
    let mut page = page_of(&asked, &rows, filter.as_ref(), today)?;
    let shown = shown_on(&rows, filter.as_ref(), page.page);
    keep_care_hidden(&asked, &mut page, &shown).await?;
    ask_to_look_again(&asked, &mut page, &shown).await?;
    let frame = Frame {
        title: page.filter.clone().unwrap_or_else(|| page.heading.to_owned()),
        section: if is_team { "/team" } else { "/caseload" },
        ..Frame::default()
    };
    // A team's manager is in none of these circles, so the people are told; a worker's own people know.
    Ok(asked.page("caseload/caseload.html", frame, &page)?.showing(shown, is_team))
}

/// Takes the leaving-care category from the lines of those who keep it from this reader. The council sees it always.
async fn keep_care_hidden(asked: &Asked, page: &mut CaseloadPage, shown: &[PersonId]) -> Result<(), Problem> {
    let reader = asked.asker().role.and_then(Reader::of_role);
    if reader == Some(Reader::Worker(Group::Council)) {
        return Ok(());
    }
    let hidden = hidden_from(asked.house.store().rows(), shown, reader).await?;
    for row in page.rows.iter_mut().filter(|row| hidden.contains(&row.person)) {
        row.status = "";
    }
    Ok(())
}

/// Marks the lines of those of whom this worker must look again at what they accepted: a record was joined and is parted.
async fn ask_to_look_again(asked: &Asked, page: &mut CaseloadPage, shown: &[PersonId]) -> Result<(), Problem> {
    let Some(worker) = asked.asker().worker() else { return Ok(()) };
    let people = look_again(asked.house.store().rows(), worker).await?;
    for row in page.rows.iter_mut().filter(|row| people.contains(&row.person) && shown.contains(&row.person)) {
        row.look_again = Some(format!("/people/{}/care", row.person));
    }
    Ok(())
}

/// Whose names a page shows: not of those whose record is limited for this reader.
fn shown_on(rows: &[Row<'_>], filter: Option<&Filter<'_>>, page: usize) -> Vec<PersonId> {
    let listed = rows.iter().filter(|row| filter.is_none_or(|filter| filter.keeps(row)));
    let here = listed.skip((page - 1) * PEOPLE_SHOWN).take(PEOPLE_SHOWN);
    here.filter(|row| row.known.is_some()).map(|row| row.person).collect()
}

fn page_of(asked: &Asked, all: &[Row<'_>], filter: Option<&Filter<'_>>, today: Date) -> Result<CaseloadPage, Problem> {
    let is_team = asked.asker().role == Some(Role::TeamManager);
    let rows: Vec<&Row<'_>> = all.iter().filter(|row| filter.is_none_or(|filter| filter.keeps(row))).collect();
    let pages = rows.len().div_ceil(PEOPLE_SHOWN).max(1);
    let number = match asked.query.text("page") {
        "" => 1,
        text => text.parse::<usize>().ok().filter(|page| (1..=pages).contains(page)).ok_or(Problem::NotFound)?,
    };
    let narrowed = filter.map_or_else(String::new, |filter| format!("{}&", filter.query()));
    let href = |number: usize| format!("?{narrowed}page={number}");
    Ok(CaseloadPage {
        heading: if is_team { "My team’s people" } else { "My caseload" },
        filter: filter.map(Filter::words),
        people: rows.len(),
        late: rows.iter().filter(|row| row.is_late()).count(),
        soon: rows.iter().filter(|row| row.is_due_soon()).count(),
        in_custody: rows.iter().filter(|row| row.known.as_ref().is_some_and(|known| known.custody.is_some())).count(),
        shows_adviser: is_team || asked.asker().role != Some(Role::PersonalAdviser),
        order: ORDER.citation,
        at_risk: if is_team && filter.is_none() { AtRisk::of(all) } else { Vec::new() },
        moved: if is_team { "/team/moved" } else { "/caseload/moved" },
        returns_lack: asked.asker().role == Some(Role::PersonalAdviser),
        rows: rows
            .iter()
            .skip((number - 1) * PEOPLE_SHOWN)
            .take(PEOPLE_SHOWN)
            .map(|row| line(row, asked.law(), today))
            .collect(),
        page: number,
        pages,
        previous: (number > 1).then(|| href(number - 1)),
        next: (number < pages).then(|| href(number + 1)),
    })
}

fn line(row: &Row<'_>, law: Law<'_>, today: Date) -> CaseloadRow {
    let Some(known) = &row.known else {
        return CaseloadRow {
            person: row.person,
            href: Some(format!("/people/{}", row.person)),
            name: "Limited access".to_owned(),
            place: String::new(),
            status: "",
            adviser: String::new(),
            release: None,
            tag: None,
            because: "Open the record to see whom to ask.".to_owned(),
            look_again: None,
        };
    };
    CaseloadRow {
        person: row.person,
        href: Some(format!("/people/{}", row.person)),
        name: name_or_not_known(known),
        place: place(known),
        status: StatusView::of(known, today).map_or("", |status| status.england),
        adviser: row.adviser.clone().unwrap_or_default(),
        release: release(known, law).map(|on| Countdown::to(on, today)),
        tag: tag(row),
        because: row.need.as_ref().map_or_else(String::new, |need| format!("{}.", need.sentence)),
        look_again: None,
    }
}

fn tag(row: &Row<'_>) -> Option<Tag> {
    let (text, classes) = match row.pressing.first()?.state {
        State::Overdue { days } => (format!("{} late", words::days(days)), "govuk-tag--red"),
        State::DueSoon { days: 0 } => ("due today".to_owned(), "govuk-tag--yellow"),
        State::DueSoon { days } => (format!("due in {}", words::days(days)), "govuk-tag--yellow"),
        _ => return None,
    };
    Some(Tag { text, classes })
}
