//! Find someone: one box for names, numbers and dates of birth.

use casework::people::{self, Finds, Scope};
use domain::Date;
use domain::agency::Role;
use domain::person::{SearchRank, SearchText, fold};
use serde::Serialize;

use super::{Countdown, name_or_not_known, place, release};
use crate::answer::Answer;
use crate::asked::Asked;
use crate::form::{Form, TypedDate};
use crate::layout::Frame;
use crate::problem::Problem;
use crate::typed::Typed;
use crate::words;

/// What `search.html` asks for.
#[derive(Debug, Serialize)]
struct SearchPage {
    q: String,
    searched: bool,
    found: Vec<FoundLine>,
    more: bool,
    /// Whether a found person opens their record, or (for the information-governance lead) who looked at it.
    opens_record: bool,
    /// What was typed, as the fields of the search by details.
    typed: Typed,
}

#[derive(Debug, Serialize)]
struct FoundLine {
    href: String,
    name: String,
    born: Option<String>,
    place: Option<String>,
    release: Option<Countdown>,
    because: String,
}

/// Whose people this reader finds.
pub(crate) fn scope(asked: &Asked) -> Result<Scope, Problem> {
    let who = asked.asker();
    match (who.role, who.worker(), who.team) {
        (Some(Role::TeamManager), Some(manager), Some(team)) => Ok(Scope::Team { team, manager }),
        (Some(Role::InformationGovernanceLead), Some(lead), _) => Ok(Scope::Everyone { asker: lead }),
        (Some(role), Some(worker), _) if role != Role::TeamManager => Ok(Scope::Worker(worker)),
        _ => Err(Problem::NotFound),
    }
}

pub(super) async fn get(asked: Asked) -> Result<Answer, Problem> {
    if asked.query.unknown(&["q"]).next().is_some() {
        return Err(Problem::NotFound);
    }
    let (q, today) = (asked.query.text("q").to_owned(), asked.today());
    let scope = scope(&asked)?;
    let Finds { found, more } = people::search(asked.house.store().rows(), scope, &q, today).await?;
    let opens_record = !matches!(scope, Scope::Everyone { .. });
    let line = |one: people::Found| FoundLine {
        href: format!("/people/{}{}", one.person, if opens_record { "" } else { "/who-looked" }),
        name: name_or_not_known(&one.known),
        born: one.known.born_on.map(words::plain),
        // Whoever answers for access needs to know who it is, not where they are.
        place: opens_record.then(|| place(&one.known)),
        release: release(&one.known, asked.law()).filter(|_| opens_record).map(|on| Countdown::to(on, today)),
        because: because(&one.because),
    };
    let people = found.iter().map(|one| one.person).collect();
    let page = SearchPage {
        searched: !q.is_empty(),
        found: found.into_iter().map(line).collect(),
        more,
        opens_record,
        typed: as_details(&q, today),
        q,
    };
    let title = if page.searched { format!("Find someone: {}", page.q) } else { "Find someone".to_owned() };
    let answer = asked.page("people/search.html", Frame { title, section: "/people", ..Frame::default() }, &page)?;
    Ok(if page.searched { answer.showing(people, true) } else { answer })
}

/// What was typed in one box, shared out: the last word of a name is taken for the family name, as it was typed where it can
/// be told which piece it was.
fn as_details(q: &str, today: Date) -> Typed {
    let read = SearchText::parse(q, today);
    let mut form = Form::default();
    let names: Vec<&str> = q
        .split([' ', ','])
        .filter(|piece| !piece.is_empty() && piece.chars().all(|c| c.is_alphabetic() || "-'’.".contains(c)))
        .filter(|piece| fold(piece).split_whitespace().any(|word| read.words.iter().any(|other| other == word)))
        .collect();
    match names.as_slice() {
        [] => {}
        [only] => form.add("family", only),
        // "Rowanfield, Wren"
        [family, given @ ..] if q.trim_start().starts_with(&format!("{family},")) => {
            form.add("family", family);
            form.add("given", &given.join(" "));
        }
        [given @ .., family] => {
            form.add("given", &given.join(" "));
            form.add("family", family);
        }
    }
    if let Some(born_on) = read.born_on {
        let typed = TypedDate::of(born_on);
        form.add("born-day", &typed.day);
        form.add("born-month", &typed.month);
        form.add("born-year", &typed.year);
    }
    let own = || read.child_ids.iter().next().cloned();
    if let Some(number) = read.identifiers.iter().next().map(ToString::to_string).or_else(own) {
        form.add("number", &number);
    }
    Typed::of(&form, &[])
}

/// "family name is rowanfield; given name begins with w".
fn because(rank: &SearchRank) -> String {
    rank.because.iter().map(|one| format!("{} {}", one.by.words(), one.typed)).collect::<Vec<_>>().join("; ")
}
