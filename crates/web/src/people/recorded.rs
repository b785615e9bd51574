//! What something that was just recorded did: which duty it closed, and what comes next.

use casework::{duty, event};
use domain::duty::{Duties, Duty, State};
use domain::event::{Effect, Kind, effect};

use crate::asked::Asked;
use crate::problem::Problem;
use crate::words;

/// How many duties a confirmation names.
const NAMED: usize = 3;

/// The confirmation, by the words in the address: a closed list and an id, so that no address puts words on a page.
pub(super) async fn notice(asked: &Asked, one: &duty::Person) -> Result<Option<String>, Problem> {
    match asked.query.text("done") {
        "event-recorded" => {}
        "event-known" => return Ok(Some("This was already saved. Nothing was recorded twice.".to_owned())),
        "event-draft-kept" => {
            let kept = |kind: Kind| format!("Your draft is kept. It waits for you under “{}”.", kind.words());
            return Ok(Kind::from_code(asked.query.text("kind")).map(kept));
        }
        _ => return Ok(None),
    }
    let Ok(id) = asked.query.text("event").parse() else { return Ok(None) };
    let found = event::find(asked.house.store().rows(), asked.person()?, id).await?;
    let Some(entry) = found.filter(|entry| entry.withdrawn_why.is_none()) else { return Ok(None) };
    let effect = effect(asked.law(), &one.recorded, entry.happened, asked.today());
    let kind = entry.happened.kind();
    let said = |duties: &Duties<'_, '_>| sentences(kind, &effect, duties.owed().first().copied());
    Ok(Some(one.ask(asked.law(), asked.today(), said)))
}

/// "Saved: Pathway plan reviewed. That closes “Review of the pathway plan”. Next: ..."
fn sentences(kind: Kind, effect: &Effect<'_>, pressing: Option<&Duty<'_>>) -> String {
    let saved = format!("Saved: {}.", kind.words());
    let closes = match (effect.closed.is_empty(), kind) {
        (false, _) => format!(" That closes {}.", named(&effect.closed, |duty| format!("“{}”", duty.rule.title))),
        (true, Kind::Event(_)) => " That closes no duty now.".to_owned(),
        (true, Kind::Spell(_) | Kind::Circumstance(_)) => String::new(),
    };
    let next = match (effect.next.as_slice(), pressing) {
        ([], None) => String::new(),
        ([], Some(first)) => format!(" Most pressing now: {}.", with_day(first)),
        (next, _) => format!(" Next: {}.", named(next, with_day)),
    };
    format!("{saved}{closes}{next}")
}

/// The first few, and how many more there are.
fn named<'a, 'l>(duties: &'a [Duty<'l>], words: impl Fn(&'a Duty<'l>) -> String) -> String {
    let first: Vec<String> = duties.iter().take(NAMED).map(words).collect();
    match duties.len().saturating_sub(NAMED) {
        0 => first.join("; "),
        more => format!("{}; and {more} more", first.join("; ")),
    }
}

/// "“Review of the pathway plan” by 3 August 2027".
fn with_day(duty: &Duty<'_>) -> String {
    let title = duty.rule.title;
    match (duty.state, duty.due) {
        (State::Overdue { days }, _) => format!("“{title}”, {} late", words::days(days)),
        (_, Some(due)) => format!("“{title}” by {}", words::plain(due)),
        (_, None) => format!("“{title}”, as soon as it can be done"),
    }
}
