//! The year's return of care leavers on the pages: how far it has come, what is missing and whose task that is, signing a team's
//! part off, and the frozen copy.

mod lacking;
mod sign;
mod signed;
mod view;
mod year;
mod years;

use access::Action;
use casework::year_return::Of;
use domain::agency::Role;
use domain::snapshot::ReturnYear;

use crate::asked::Asked;
use crate::problem::Problem;
use crate::route::Route;

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::get("/returns", Action::ViewReturn, years::get),
        Route::get("/returns/year/{year}", Action::ViewReturn, year::get),
        Route::get("/returns/year/{year}/sign", Action::SignReturn, sign::get),
        Route::post("/returns/year/{year}/sign", Action::SignReturn, sign::post),
        Route::get("/returns/year/{year}/whole/{file}", Action::ViewReturn, signed::whole),
        Route::get("/returns/signed/{signed}", Action::ViewReturn, signed::get),
        Route::get("/returns/signed/{signed}/{file}", Action::ViewReturn, signed::file),
        Route::get("/caseload/return", Action::ViewCaseload, lacking::get),
    ]
}

/// The first year whose return can be made here: the lists of codes begin a little before.
const FIRST: i16 = 2023;

/// The year in the address, if it has begun.
fn year_asked(asked: &Asked) -> Result<ReturnYear, Problem> {
    let year = asked.path.get("year").and_then(|text| text.parse().ok()).ok_or(Problem::NotFound)?;
    (FIRST..=ReturnYear::of(asked.today()).0).contains(&year).then_some(ReturnYear(year)).ok_or(Problem::NotFound)
}

/// Whose part the reader sees: a manager their team's, a data officer the council's.
fn part(asked: &Asked) -> Result<Of, Problem> {
    let who = asked.asker();
    let agency = who.agency.ok_or(Problem::NotFound)?;
    match who.role {
        Some(Role::DataOfficer) => Ok(Of::Council(agency)),
        _ => Ok(Of::Team(agency, who.team.ok_or(Problem::NotFound)?)),
    }
}

/// "the year to 31 March 2027".
fn in_words(year: ReturnYear) -> String {
    format!("the year to 31 March {}", year.0)
}
