//! A statutory plan on a page, as a PDF and as text.

use documents::{Document, Language, Part};
use domain::plan_view::StatutoryPlan;
use serde::Serialize;

use super::load::{Loaded, load};
use super::say::{self, Say};
use super::{language, paper};
use crate::answer::Answer;
use crate::asked::Asked;
use crate::layout::Frame;
use crate::people::Masthead;
use crate::problem::Problem;

/// What `show.html` asks for.
#[derive(Debug, Serialize)]
struct ShowPage {
    masthead: Masthead,
    heading: String,
    /// "cy" where the headings are in Welsh.
    headings_in: Option<&'static str>,
    /// "Draft", until everybody has answered.
    mark: Option<String>,
    parts: Vec<Part>,
    /// The same as text, to be copied.
    text: String,
    pdf: String,
    text_file: String,
    /// The same in the other language.
    other: Link,
    /// The three plans.
    plans: Vec<Link>,
    plan: String,
}

#[derive(Debug, Serialize)]
struct Link {
    text: &'static str,
    href: String,
    current: bool,
}

async fn document(asked: &Asked, of: StatutoryPlan) -> Result<(Loaded, Document), Problem> {
    let loaded = load(asked).await?;
    let document = paper::document(of, &loaded, asked.today(), language::asked_for(asked));
    Ok((loaded, document))
}

pub(super) async fn page(asked: Asked, of: StatutoryPlan) -> Result<Answer, Problem> {
    let person = asked.person()?;
    let (loaded, document) = document(&asked, of).await?;
    let language = document.language;
    let suffix = |language| if language == Language::Welsh { "?language=cy" } else { "" };
    let address = |of: StatutoryPlan, ending: &str, language| {
        format!("/people/{person}/plan/{}{ending}{}", of.code(), suffix(language))
    };
    let other = match language {
        Language::English => Link { text: "Headings in Welsh", href: address(of, "", Language::Welsh), current: false },
        Language::Welsh => {
            Link { text: "Headings in English", href: address(of, "", Language::English), current: false }
        }
    };
    let link = |one: &StatutoryPlan| Link { text: one.words(), href: address(*one, "", language), current: *one == of };
    let name = loaded.name.clone();
    let page = ShowPage {
        masthead: Masthead::of(&loaded.one.known, asked.law(), asked.today()),
        heading: say::plan(of, language).to_owned(),
        headings_in: (language == Language::Welsh).then_some("cy"),
        mark: document.mark.clone(),
        text: documents::plain_text(&document),
        pdf: address(of, ".pdf", language),
        text_file: address(of, ".txt", language),
        other,
        plans: StatutoryPlan::ALL.iter().map(link).collect(),
        plan: format!("/people/{person}/plan"),
        parts: document.parts.into_iter().filter(|part| is_for_the_screen(part, language)).collect(),
    };
    let frame = Frame {
        title: document.title,
        back: Some((name, format!("/people/{person}"))),
        section: "/caseload",
        ..Frame::default()
    };
    asked.page("plan_view/show.html", frame, &page)
}

/// Lines to sign on belong on paper; lists and facts that are empty nowhere.
fn is_for_the_screen(part: &Part, language: Language) -> bool {
    match part {
        Part::Heading(_, words) => words != Say::Signed.in_language(language),
        Part::Signatures(_) | Part::Lines { .. } | Part::NewPage => false,
        Part::List(items) => !items.is_empty(),
        Part::Facts(rows) => !rows.is_empty(),
        _ => true,
    }
}

pub(super) async fn pdf(asked: Asked, of: StatutoryPlan) -> Result<Answer, Problem> {
    let (_, document) = document(&asked, of).await?;
    printed(document, &format!("{}-plan", of.code())).await
}

pub(super) async fn text(asked: Asked, of: StatutoryPlan) -> Result<Answer, Problem> {
    let (_, document) = document(&asked, of).await?;
    Ok(Answer::Download {
        name: format!("{}-plan.txt", of.code()),
        content_type: "text/plain; charset=utf-8",
        text: documents::plain_text(&document),
    })
}

/// The paper as a PDF, set on a thread that nobody waits on.
pub(crate) async fn printed(document: Document, name: &str) -> Result<Answer, Problem> {
    let set = tokio::task::spawn_blocking(move || documents::pdf(&document)).await;
    let set = set.map_err(|why| Problem::Unexpected(Box::new(why)))?;
    let printed = set.map_err(|why| Problem::Unexpected(Box::new(why)))?;
    Ok(Answer::Pdf { name: format!("{name}.pdf"), bytes: printed.bytes })
}
