//! Every release date that was given for one person: which one is counted on and why, what stands beside it, what moved.

use casework::record;
use domain::Date;
use domain::custody::{Change, Given, ReleaseDate};
use serde::Serialize;

use super::release_day::{PolicyView, policies};
use super::{Countdown, Masthead, name_or_not_known};
use crate::answer::Answer;
use crate::asked::Asked;
use crate::layout::Frame;
use crate::problem::Problem;
use crate::words::{self, Why};

/// What `release_dates.html` asks for.
#[derive(Debug, Serialize)]
struct ReleaseDatesPage {
    masthead: Masthead,
    /// The date that is counted on.
    counted: Option<Counted>,
    /// Every word, the newest first.
    given: Vec<GivenLine>,
    /// What moved of the date to count on, the newest first.
    changes: Vec<String>,
    policies: Vec<PolicyView>,
}

#[derive(Debug, Serialize)]
struct Counted {
    date: String,
    to_go: Countdown,
    why: Why,
}

#[derive(Debug, Serialize)]
struct GivenLine {
    kind: &'static str,
    date: String,
    source: String,
    as_of: String,
    /// "Counted on", "Stands", "Replaced".
    standing: &'static str,
}

pub(super) async fn get(asked: Asked) -> Result<Answer, Problem> {
    let (person, today, law) = (asked.person()?, asked.today(), asked.law());
    let rows = asked.house.store().rows();
    let known = record::known(rows, person).await?;
    let dates = record::release_dates(rows, person).await?;
    let shown = known.release(law.precedence);
    let standing = |given: &Given| {
        if shown.as_ref().is_some_and(|shown| shown.date == given.date) {
            "Counted on"
        } else if is_newest(&given.date, &known.release_dates) {
            "Stands"
        } else {
            "Replaced, or of an earlier time in custody"
        }
    };
    let line = |given: &Given| GivenLine {
        kind: given.date.kind.words(),
        date: words::long(given.date.on),
        source: given.date.source.clone(),
        as_of: words::plain(given.date.as_of),
        standing: standing(given),
    };
    let page = ReleaseDatesPage {
        masthead: Masthead::of(&known, law, today),
        counted: shown.as_ref().map(|shown| Counted {
            date: words::long(shown.date.on),
            to_go: Countdown::to(shown.date.on, today),
            why: Why::of(&shown.because),
        }),
        given: dates.given().iter().rev().map(line).collect(),
        changes: dates.changes_shown(law.precedence).iter().rev().map(|change| moved(change, today)).collect(),
        policies: shown.map_or(Vec::new(), |shown| policies(&shown.date, today, law.holidays)),
    };
    let frame = Frame {
        title: format!("Release dates: {}", name_or_not_known(&known)),
        back: Some(("Overview".to_owned(), format!("/people/{person}"))),
        section: "/caseload",
        ..Frame::default()
    };
    asked.page("people/release_dates.html", frame, &page)
}

/// Whether nobody has said otherwise of this kind since.
fn is_newest(date: &ReleaseDate, standing: &[ReleaseDate]) -> bool {
    let same_kind = standing.iter().filter(|other| other.kind == date.kind);
    same_kind.max_by_key(|other| (other.as_of, core::cmp::Reverse(other.on))) == Some(date)
}

/// "On 20 October 2026: Tuesday 2 February 2027 (conditional release date) instead of .., 36 days earlier".
fn moved(change: &Change, today: Date) -> String {
    let said = |date: &ReleaseDate| format!("{} ({})", words::long(date.on), date.kind.words().to_lowercase());
    let on =
        if change.known_on == today { "Today".to_owned() } else { format!("On {}", words::plain(change.known_on)) };
    match (&change.before, &change.after) {
        (None, Some(after)) => format!("{on}: {} given first, by {}", said(after), after.source),
        (Some(before), None) => format!("{on}: {} taken back", said(before)),
        (Some(before), Some(after)) => {
            let by = match (after.on - before.on).get_days() {
                0 => "the same day".to_owned(),
                days @ ..0 => format!("{} earlier", words::days(-days)),
                days => format!("{} later", words::days(days)),
            };
            format!("{on}: {} instead of {}, {by}, by {}", said(after), said(before), after.source)
        }
        (None, None) => format!("{on}: nothing stands"),
    }
}
