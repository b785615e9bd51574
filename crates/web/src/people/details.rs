//! Search by details: whom a description is like, among those the reader may open, each with the evidence in words.

use casework::likeness::{Evidence, Question, Standing};
use casework::people::{self, FOUND_MAX, Likely, Scope};
use serde::Serialize;

use super::details_form::{self, FIELDS};
use super::search::scope;
use super::{Countdown, name_or_not_known, place, release};
use crate::answer::Answer;
use crate::asked::Asked;
use crate::form::FieldError;
use crate::layout::Frame;
use crate::problem::Problem;
use crate::typed::Typed;
use crate::words;

/// What `details.html` asks for.
#[derive(Debug, Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "each tells the template one thing")]
struct DetailsPage {
    typed: Typed,
    searched: bool,
    found: Vec<LikelyLine>,
    /// Whether there may be more than are shown.
    more: bool,
    /// Whether the first two are nearly as likely as each other.
    is_close: bool,
    opens_record: bool,
}

#[derive(Debug, Serialize)]
struct LikelyLine {
    href: String,
    name: String,
    born: Option<String>,
    place: Option<String>,
    release: Option<Countdown>,
    /// Nearly as likely as the next.
    is_close: bool,
    /// Twins, or a parent and a child.
    flag: Option<&'static str>,
    evidence: Vec<EvidenceLine>,
}

#[derive(Debug, Serialize)]
struct EvidenceLine {
    standing: &'static str,
    fields: String,
}

pub(super) async fn get(asked: Asked) -> Result<Answer, Problem> {
    if asked.query.unknown(FIELDS).next().is_some() {
        return Err(Problem::NotFound);
    }
    let (scope, today) = (scope(&asked)?, asked.today());
    let searched = asked.query.pairs().next().is_some();
    let question = match details_form::read(&asked.query, today) {
        Ok(question) => question,
        Err(errors) => return show(&asked, scope, Vec::new(), errors),
    };
    if question == Question::default() {
        let errors = if searched { vec![FieldError::new("given", "Fill in what you know")] } else { Vec::new() };
        return show(&asked, scope, Vec::new(), errors);
    }
    let Some(held) = asked.house.likeness.held() else {
        let wait = "People are still being read in. Try again in a minute";
        return show(&asked, scope, Vec::new(), vec![FieldError::new("given", wait)]);
    };
    let found = people::by_details(asked.house.store().rows(), &held, scope, &question, today).await?;
    let people = found.iter().map(|one| one.like.person).collect();
    Ok(show(&asked, scope, found, Vec::new())?.showing(people, true))
}

fn show(asked: &Asked, scope: Scope, found: Vec<Likely>, errors: Vec<FieldError>) -> Result<Answer, Problem> {
    let opens_record = !matches!(scope, Scope::Everyone { .. });
    let page = DetailsPage {
        typed: Typed::of(&asked.query, &errors),
        searched: errors.is_empty() && asked.query.pairs().next().is_some(),
        more: found.len() == FOUND_MAX,
        is_close: found.first().is_some_and(|first| first.is_close),
        found: found.into_iter().map(|one| line(asked, one, opens_record)).collect(),
        opens_record,
    };
    let back = Some(("Find someone".to_owned(), "/people".to_owned()));
    let frame = Frame { title: "Search by details".to_owned(), errors, back, section: "/people", ..Frame::default() };
    asked.page("people/details.html", frame, &page)
}

fn line(asked: &Asked, one: Likely, opens_record: bool) -> LikelyLine {
    let Likely { like, known, is_close } = one;
    LikelyLine {
        href: format!("/people/{}{}", like.person, if opens_record { "" } else { "/who-looked" }),
        name: name_or_not_known(&known),
        born: known.born_on.map(words::plain),
        // Whoever answers for access needs to know who it is, not where they are or have lived.
        place: opens_record.then(|| place(&known)),
        release: release(&known, asked.law()).filter(|_| opens_record).map(|on| Countdown::to(on, asked.today())),
        is_close,
        flag: like.flag,
        evidence: evidence(like.evidence.iter().filter(|step| opens_record || step.field != "postcode")),
    }
}

/// One line for each standing: "Same: family name (says much), date of birth (says much)".
fn evidence<'a>(steps: impl Iterator<Item = &'a Evidence>) -> Vec<EvidenceLine> {
    let steps: Vec<&Evidence> = steps.collect();
    let of = |standing: Standing, name: &'static str| {
        let fields: Vec<String> =
            steps.iter().filter(|step| step.standing == standing).map(|step| says(step)).collect();
        (!fields.is_empty()).then(|| EvidenceLine { standing: name, fields: fields.join("; ") })
    };
    [
        of(Standing::Agrees, "Same"),
        of(Standing::Nearly, "Nearly the same"),
        of(Standing::Differs, "Different"),
        of(Standing::Missing, "Not known here"),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// "given name: names that one person may go by (says much)".
fn says(step: &Evidence) -> String {
    let much = match step.strength {
        strength if strength.starts_with("strong") => " (says much)",
        strength if strength.starts_with("weak") => " (says little)",
        _ => "",
    };
    match step.standing {
        Standing::Nearly => format!("{}: {}{much}", step.field, step.says),
        _ => format!("{}{much}", step.field),
    }
}
