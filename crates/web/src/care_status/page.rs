//! The worker's page: what the duties rest on, what files propose, where it disagrees and who can settle it, every claim.

use casework::Context;
use casework::care_status::{Care, Waiting};
use domain::Date;
use domain::care_status::{Claim, Disagreement, Origin, Reader, WorkedOut};
use serde::Serialize;

use super::line::{Line, days, links, title};
use super::side;
use crate::answer::Answer;
use crate::asked::Asked;
use crate::layout::Frame;
use crate::people::{Masthead, StatusView};
use crate::problem::Problem;
use crate::words::{self, Why};

/// What `page.html` asks for.
#[derive(Debug, Serialize)]
struct CarePage {
    masthead: Option<Masthead>,
    base: String,
    /// The day as of which the claims are read, where that is not today.
    as_of: Option<String>,
    days: Vec<side::DayLink>,
    status: Option<StatusView>,
    authority: String,
    category_sees: String,
    category_wrong: String,
    may_record: bool,
    /// Whether the reader belongs to the council, which owes the duties.
    is_council: bool,
    waiting: Vec<Proposed>,
    disagreements: Vec<Disagrees>,
    claims: Vec<Line>,
    taken_back: Vec<Line>,
    declined: Vec<DeclinedLine>,
}

/// Something that waits, as a list shows it.
#[derive(Debug, Serialize)]
pub(super) struct Proposed {
    pub(super) title: String,
    pub(super) days: String,
    pub(super) from: String,
    pub(super) href: String,
}

#[derive(Debug, Serialize)]
struct Disagrees {
    what: &'static str,
    why: Why,
    settler: &'static str,
}

#[derive(Debug, Serialize)]
struct DeclinedLine {
    what: String,
    why: String,
}

impl Proposed {
    pub(super) fn of(one: &Waiting, own: bool, base: &str, context: &Context) -> Self {
        let fact = &one.proposal.fact;
        let from = match one.proposal.origin {
            Origin::File if own => "It came in a file.".to_owned(),
            Origin::File => "From a file that was brought in.".to_owned(),
            Origin::Join { at, by, .. } => {
                let whose = if own { "It is in" } else { "From" };
                let (to_be, on) = (if own { "yours" } else { "this person’s" }, words::plain(context.civil(at).date()));
                let by = by.map_or_else(String::new, |role| format!(", by a {}", role.words().to_lowercase()));
                format!("{whose} a record that somebody found to be {to_be}, on {on}{by}.")
            }
        };
        Self {
            title: title(&fact.what, own),
            days: days(&fact.what),
            from,
            href: format!("{base}/proposals/{}", one.id),
        }
    }
}

pub(super) async fn get(asked: Asked) -> Result<Answer, Problem> {
    let care = side::load(&asked).await?;
    let reader = side::reader(&asked)?;
    let base = side::base(&asked)?;
    let (context, group) = (asked.house.store().context(), side::group(&asked));
    let may_record = side::may_record(&asked);
    let shows_category = care.ledger.shows_category_to(reader);
    let on = side::on(&asked)?;
    let line = |claim: Claim| {
        let mut line = Line::of(&claim, false, context);
        if may_record && on.is_none() {
            line.links = links(&claim, &base, asked.asker().role);
        }
        line
    };
    let (claims, taken_back) = side::claims(&asked, &care)?;
    let said_wrong = care.ledger.category_disputed.as_ref().filter(|_| shows_category);
    let page = CarePage {
        masthead: side::masthead(&asked, &care),
        status: shows_category.then(|| StatusView::of(&care.known, asked.today())).flatten(),
        authority: authority(&care),
        category_sees: side::who_sees(&care.ledger.category_sees(), Some(domain::care_status::Group::Council), false),
        category_wrong: said_wrong.map_or_else(String::new, |said| said.words.clone()),
        may_record,
        is_council: group == Some(domain::care_status::Group::Council),
        waiting: care.waiting_for(reader).map(|one| Proposed::of(one, false, &base, context)).collect(),
        disagreements: care.disagreements_for(reader).map(disagrees).collect(),
        claims: claims.into_iter().map(line).collect(),
        taken_back: taken_back.into_iter().map(line).collect(),
        declined: declined(&care, reader),
        as_of: on.map(words::long),
        days: side::days(&asked, &care)?,
        base: base.clone(),
    };
    let frame = Frame {
        title: "Time in care".to_owned(),
        back: Some(("Overview".to_owned(), format!("/people/{}", asked.person()?))),
        notice: notice(asked.query.text("done")),
        section: side::section(false),
        ..Frame::default()
    };
    asked.page("care_status/page.html", frame, &page)
}

fn authority(care: &Care) -> String {
    let of = |one: &WorkedOut| one.authority.clone();
    care.worked_out.as_ref().and_then(of).unwrap_or_else(|| "The council".to_owned())
}

fn disagrees(one: &Disagreement) -> Disagrees {
    Disagrees { what: one.kind.words(), why: Why::of(&one.because), settler: one.settler.words() }
}

/// What was declined, for those who saw it wait.
fn declined(care: &Care, reader: Reader) -> Vec<DeclinedLine> {
    let shown = care.ledger.declined.iter().filter(|one| care.ledger.shows_fact_to(reader, one.holder()));
    shown
        .map(|one| {
            let mut parts = one.fact.split('|').skip(2);
            let (authority, from) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
            let day = |day: Date| format!(", from {}", words::plain(day));
            let since = from.parse().map_or_else(|_| String::new(), day);
            let by = one.author.name.as_str();
            DeclinedLine { what: format!("{authority}{since}"), why: format!("{} {by}.", one.why) }
        })
        .collect()
}

fn notice(done: &str) -> Option<String> {
    let text = match done {
        "saved" => "Saved.",
        "sees" => "Saved, as the young adult’s word. It binds from now on.",
        "withdrawn" => "Taken back. It stays readable to those who saw it.",
        "withdrawn-own" => "Taken back, as the young adult’s word. Nobody but them sees it now.",
        "accepted" => "Accepted. It is a claim now, beside the others.",
        "declined" => "Declined. It is not proposed again.",
        "known" => "This was already saved. Nothing was kept twice.",
        "draft-kept" => "Draft saved.",
        _ => return None,
    };
    Some(text.to_owned())
}
