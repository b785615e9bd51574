//! What the year's return still needs of a personal adviser: each missing fact as a task with its form.

use casework::year_return::{self, Of, Standing};
use domain::agency::Role;
use domain::snapshot::{Missing, ReturnYear, Supplier};
use jiff::ToSpan as _;
use serde::Serialize;

use super::in_words;
use super::view::{PersonLine, Reader, confirm};
use crate::answer::Answer;
use crate::asked::Asked;
use crate::layout::Frame;
use crate::problem::Problem;

/// For how long after a year has ended its return is still made, in months: the last contacts count until 30 April, and councils send it
/// in the summer.
const MADE_FOR_MONTHS: i32 = 6;

/// What `lacking.html` asks for.
#[derive(Debug, Serialize)]
struct LackingPage {
    years: Vec<Year>,
    /// Whether the reader is somebody's personal adviser at all.
    is_adviser: bool,
}

#[derive(Debug, Serialize)]
struct Year {
    heading: String,
    lines: Vec<PersonLine>,
    /// Those of whom it must be said that nobody was in touch, if so.
    confirm: Vec<Confirm>,
}

#[derive(Debug, Serialize)]
struct Confirm {
    name: String,
    href: String,
}

pub(super) async fn get(asked: Asked) -> Result<Answer, Problem> {
    let (who, now) = (asked.asker(), ReturnYear::of(asked.today()));
    let adviser = who.worker().filter(|_| who.role == Some(Role::PersonalAdviser));
    let (mut years, mut shown) = (Vec::new(), Vec::new());
    if let (Some(adviser), Some(agency)) = (adviser, who.agency) {
        let before = ReturnYear(now.0 - 1);
        let is_still_made = asked.today() < before.last().saturating_add(MADE_FOR_MONTHS.months());
        for year in [Some(now), Some(before).filter(|_| is_still_made)].into_iter().flatten() {
            let of = Of::Adviser(agency, adviser);
            let found = year_return::readiness(asked.house.store(), &asked.permit, of, year).await?;
            let people = found.map(|found| found.people).unwrap_or_default();
            let mine: Vec<Standing> = people.into_iter().filter(is_for_adviser).collect();
            shown.extend(mine.iter().map(|one| one.who.person));
            if !mine.is_empty() {
                years.push(Year::of(year, &mine));
            }
        }
    }
    let page = LackingPage { years, is_adviser: adviser.is_some() };
    let frame = Frame {
        title: "What the year’s return needs from you".to_owned(),
        back: Some(("My caseload".to_owned(), "/caseload".to_owned())),
        section: "/caseload",
        ..Frame::default()
    };
    Ok(asked.page("year_return/lacking.html", frame, &page)?.showing(shown, false))
}

/// Whether something is missing that a personal adviser can say.
fn is_for_adviser(one: &Standing) -> bool {
    one.gaps().any(|(_, gap)| gap.missing.supplier() == Supplier::Adviser)
}

impl Year {
    fn of(year: ReturnYear, people: &[Standing]) -> Self {
        let lacks_contact = |one: &&Standing| {
            let closed = one.snapshot.window.closes;
            one.gaps().any(|(_, gap)| gap.missing == Missing::Contact) && closed < year.last().max(closed)
        };
        let name = |one: &Standing| one.who.name.clone().unwrap_or_else(|| "Name not known yet".to_owned());
        Self {
            heading: format!("In {}", in_words(year)),
            lines: people.iter().map(|one| PersonLine::of(one, Reader::Adviser)).collect(),
            confirm: people
                .iter()
                .filter(lacks_contact)
                .map(|one| Confirm { name: name(one), href: confirm(one.who.person) })
                .collect(),
        }
    }
}
