//! Everything recorded by hand about a person: by whom and when, which duty it closes, what was taken back and why.

use access::Action;
use casework::circle::Recorder;
use casework::duty;
use casework::event::{Before, Entry, History, history};
use domain::event::Happened;
use serde::Serialize;

use super::line::{EventLine, lines};
use crate::answer::Answer;
use crate::asked::Asked;
use crate::layout::Frame;
use crate::people::{Masthead, name_or_not_known};
use crate::problem::Problem;

/// How many entries a page shows.
const SHOWN: u64 = 25;

/// What `history.html` asks for.
#[derive(Debug, Serialize)]
struct HistoryPage {
    masthead: Masthead,
    events: Vec<EventLine>,
    /// Address of the older ones.
    older: Option<String>,
    /// Address of the form, for those who may record.
    new: Option<String>,
}

pub(super) async fn get(asked: Asked) -> Result<Answer, Problem> {
    let (person, today) = (asked.person()?, asked.today());
    let rows = asked.house.store().rows();
    let one = duty::person(rows, person, today).await?;
    let History { entries, more } = history(rows, person, before(&asked)?, SHOWN).await?;
    let may_record = may_record(&asked)?;
    let mut events = lines(&entries, &one, (asked.law(), today), asked.house.store().context());
    for (line, entry) in events.iter_mut().zip(&entries).filter(|(_, entry)| entry.withdrawn_why.is_none()) {
        let goes_on = matches!(entry.happened, Happened::Spell(spell) if spell.to.is_none());
        let path = format!("/people/{person}/events/{}", entry.id);
        line.end = (goes_on && may_record).then(|| format!("{path}/end"));
        line.withdraw = may_withdraw(&asked, entry)?.then(|| format!("{path}/withdraw"));
    }
    let page = HistoryPage {
        masthead: Masthead::of(&one.known, asked.law(), today),
        events,
        older: entries.last().filter(|_| more).map(|entry| format!("/people/{person}/events?before={}", cursor(entry))),
        new: may_record.then(|| format!("/people/{person}/events/new")),
    };
    let name = name_or_not_known(&one.known);
    let frame = Frame {
        title: format!("What was recorded for {name}"),
        notice: notice(asked.query.text("done")),
        back: Some((name, format!("/people/{person}"))),
        section: "/caseload",
        ..Frame::default()
    };
    asked.page("event/history.html", frame, &page)
}

/// Where a page ends, as the address of the next says it: day and id, since a day may have many.
pub(crate) fn cursor(entry: &Entry) -> String {
    format!("{}.{}", entry.happened.from(), entry.id)
}

/// Where the page before ended; a wrong one is no page.
pub(crate) fn before(asked: &Asked) -> Result<Option<Before>, Problem> {
    let text = asked.query.text("before");
    if text.is_empty() {
        return Ok(None);
    }
    let read = |text: &str| {
        let (on, id) = text.split_once('.')?;
        Some((on.parse().ok()?, id.parse().ok()?))
    };
    read(text).map(Some).ok_or(Problem::NotFound)
}

/// Whether this reader may record; links are shown for nothing else.
fn may_record(asked: &Asked) -> Result<bool, Problem> {
    let facts = asked.circle()?.facts_for(asked.asker(), asked.today());
    Ok(asked.house.store().policy().ask(asked.asker(), Action::RecordEvent, &facts, asked.today()).is_ok())
}

/// Whether this reader may take this back.
fn may_withdraw(asked: &Asked, entry: &Entry) -> Result<bool, Problem> {
    let (circle, today) = (asked.circle()?, asked.today());
    let facts = circle.facts_for(asked.asker(), today);
    let about = circle.recorded(&facts, Some(Recorder { worker: entry.by, role: entry.role }), today);
    Ok(asked.house.store().policy().ask(asked.asker(), Action::WithdrawEvent, about, today).is_ok())
}

/// What was just done, by the word in the address: a closed list.
fn notice(done: &str) -> Option<String> {
    let text = match done {
        "ended" => "Saved. It is over on that day.",
        "ended-known" => "This was already saved. Nothing changed.",
        "withdrawn" => "It is taken back. It stays readable, with a line through it, and closes no duty.",
        _ => return None,
    };
    Some(text.to_owned())
}
