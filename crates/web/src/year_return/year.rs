//! One year's return: how far it has come, team by team and person by person, and what was signed off.

use std::collections::BTreeMap;

use access::Action;
use casework::Context;
use casework::year_return::{self, Readiness, SignedReturn, Standing};
use domain::snapshot::ReturnYear;
use serde::Serialize;

use super::view::{PersonLine, Reader};
use super::{in_words, part, year_asked};
use crate::answer::Answer;
use crate::asked::Asked;
use crate::layout::Frame;
use crate::problem::Problem;
use crate::words;

/// People on a page.
const SHOWN: usize = 50;

/// What `year.html` asks for.
#[derive(Debug, Serialize)]
struct YearPage {
    heading: String,
    /// Whose part it is.
    caption: String,
    as_of: String,
    people: usize,
    whole: usize,
    gaps: usize,
    teams: Vec<TeamLine>,
    lines: Vec<PersonLine>,
    /// Whether names are on the page.
    sees_names: bool,
    /// Where to sign, for those who may and where there is something to sign.
    sign: Option<String>,
    signed: Vec<SignedLine>,
    /// Where the signed parts can be had as one file each, for the data officer.
    whole_files: Vec<WholeFile>,
    page: usize,
    pages: usize,
    previous: Option<String>,
    next: Option<String>,
}

#[derive(Debug, Serialize)]
struct TeamLine {
    name: String,
    people: usize,
    whole: usize,
    gaps: usize,
    signed: String,
}

#[derive(Debug, Serialize)]
struct WholeFile {
    name: &'static str,
    href: String,
}

/// A signed part in a line.
#[derive(Debug, Serialize)]
pub(super) struct SignedLine {
    href: String,
    team: String,
    text: String,
    gaps: u64,
}

pub(super) async fn get(asked: Asked) -> Result<Answer, Problem> {
    let year = year_asked(&asked)?;
    let (store, reader) = (asked.house.store(), Reader::of(asked.asker()));
    let found = year_return::readiness(store, &asked.permit, part(&asked)?, year).await?;
    let readiness = found.ok_or(Problem::NotFound)?;
    let signed = year_return::of_year(store, &asked.permit, year).await?;
    let pages = readiness.people.len().div_ceil(SHOWN).max(1);
    let number = match asked.query.text("page") {
        "" => 1,
        text => text.parse::<usize>().ok().filter(|page| (1..=pages).contains(page)).ok_or(Problem::NotFound)?,
    };
    let here: Vec<&Standing> = readiness.people.iter().skip((number - 1) * SHOWN).take(SHOWN).collect();
    let shown = here.iter().filter(|one| reader.sees_names() && !one.who.is_limited);
    let shown = shown.map(|one| one.who.person).collect();
    let page = page_of(&asked, &readiness, &signed, (&here, number, pages));
    let frame = Frame {
        title: page.heading.clone(),
        back: Some(("Returns".to_owned(), "/returns".to_owned())),
        section: "/returns",
        ..Frame::default()
    };
    Ok(asked.page("year_return/year.html", frame, &page)?.showing(shown, true))
}

fn page_of(
    asked: &Asked,
    readiness: &Readiness,
    signed: &[SignedReturn],
    (here, number, pages): (&[&Standing], usize, usize),
) -> YearPage {
    let (reader, year) = (Reader::of(asked.asker()), readiness.year);
    let context = asked.house.store().context();
    let may_sign = asked.may(Action::SignReturn).is_some() && !readiness.people.is_empty();
    let is_council = reader == Reader::DataOfficer;
    YearPage {
        heading: format!("Care leavers in {}", in_words(year)),
        caption: if is_council { readiness.council.name.clone() } else { "My team’s part".to_owned() },
        as_of: words::plain(readiness.as_of),
        people: readiness.people.len(),
        whole: readiness.whole(),
        gaps: readiness.gaps(),
        teams: if is_council { teams(readiness, signed, context) } else { Vec::new() },
        lines: here.iter().map(|one| PersonLine::of(one, reader)).collect(),
        sees_names: reader.sees_names(),
        sign: may_sign.then(|| format!("/returns/year/{}/sign", year.0)),
        signed: signed.iter().map(|one| SignedLine::of(one, context)).collect(),
        whole_files: if is_council && !signed.is_empty() { whole_files(year) } else { Vec::new() },
        page: number,
        pages,
        previous: (number > 1).then(|| format!("?page={}", number - 1)),
        next: (number < pages).then(|| format!("?page={}", number + 1)),
    }
}

fn whole_files(year: ReturnYear) -> Vec<WholeFile> {
    let file = |name| WholeFile { name, href: format!("/returns/year/{}/whole/{name}", year.0) };
    super::signed::RETURNED.into_iter().map(file).collect()
}

/// Team by team: how far it has come, and whether its manager signed.
fn teams(readiness: &Readiness, signed: &[SignedReturn], context: &Context) -> Vec<TeamLine> {
    let mut teams: BTreeMap<Option<(&str, u128)>, TeamLine> = BTreeMap::new();
    for one in &readiness.people {
        let key = one.who.team.as_ref().map(|(id, name)| (name.as_str(), id.bits()));
        let latest = || signed.iter().find(|part| key.is_some_and(|(_, id)| id == part.team.bits()));
        let line = teams.entry(key).or_insert_with(|| TeamLine {
            name: key.map_or_else(|| "No personal adviser leads".to_owned(), |(name, _)| name.to_owned()),
            people: 0,
            whole: 0,
            gaps: 0,
            signed: latest().map_or_else(|| "Not yet".to_owned(), |part| signed_words(part, context)),
        });
        line.people += 1;
        line.whole += usize::from(one.is_whole());
        line.gaps += one.gaps().count();
    }
    teams.into_values().collect()
}

/// "Cass Elmsworth, 10 February 2027".
fn signed_words(part: &SignedReturn, context: &Context) -> String {
    format!("{}, {}", part.signed_by, words::plain(context.civil(part.signed_at).date()))
}

impl SignedLine {
    fn of(part: &SignedReturn, context: &Context) -> Self {
        Self {
            href: format!("/returns/signed/{}", part.id),
            team: part.team_name.clone(),
            text: signed_words(part, context),
            gaps: part.gaps,
        }
    }
}
