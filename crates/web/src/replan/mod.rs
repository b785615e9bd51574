//! What moved release dates do to people's duties: for whoever decides about the list, and for those whose people they are.

mod view;

use access::Action;
use casework::import::{self, ImportState};
use casework::people;
use casework::record::RecordKind;
use casework::replan::{self, Kept};
use domain::agency::Role;
use serde::Serialize;

use crate::answer::Answer;
use crate::asked::Asked;
use crate::import::{counted, id};
use crate::layout::Frame;
use crate::people::scope;
use crate::problem::Problem;
use crate::route::Route;
use crate::words;
use view::{Reader, Shown, Tile, View};

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::get("/imports/{import}/duties", Action::ViewImport, of_import),
        Route::get("/caseload/moved", Action::ViewCaseload, of_my_people),
        Route::get("/team/moved", Action::SeeTeam, of_my_people),
    ]
}

/// For how many days after a list was applied it stands on the pages of those whose people it moved.
const DAYS_SHOWN: i64 = 28;

/// Lines of a team's list that are shown to whoever decides about it.
const SHOWN_OF_A_TEAM: usize = 20;

/// What `moved.html` asks for.
#[derive(Debug, Serialize)]
struct MovedPage {
    heading: &'static str,
    caption: Option<String>,
    /// What was asked and what came of it, in sentences.
    sentences: Vec<String>,
    tiles: Vec<Tile>,
    teams: Vec<view::Team>,
}

async fn of_import(asked: Asked) -> Result<Answer, Problem> {
    let rows = asked.house.store().rows();
    let summary = import::one(rows, id(&asked)?).await?.ok_or(Problem::NotFound)?;
    let kept = replan::of_import(rows, summary.id, asked.law()).await?;
    let mut page = MovedPage {
        heading: "What these release dates change",
        caption: Some(format!("Import {}", summary.no)),
        sentences: Vec::new(),
        tiles: Vec::new(),
        teams: Vec::new(),
    };
    let mut people = Vec::new();
    match kept {
        Some(kept) => {
            page.sentences = vec![worked_out(&kept), state_in_words(summary.state).to_owned()];
            people = fill(&asked, &mut page, &kept, Reader::Decides { most: SHOWN_OF_A_TEAM }).await?;
        }
        None if summary.kind != RecordKind::ReleaseDates => {
            page.sentences
                .push("This is worked out for lists of release dates, and these files are not one.".to_owned());
        }
        None => page.sentences.push(nothing_kept(summary.state).to_owned()),
    }
    let frame = Frame {
        title: page.heading.to_owned(),
        back: Some((format!("Import {}", summary.no), format!("/imports/{}", summary.id))),
        section: "/imports",
        ..Frame::default()
    };
    Ok(asked.page("replan/moved.html", frame, &page)?.showing(people, true))
}

fn worked_out(kept: &Kept) -> String {
    format!(
        "{} asked about on {}: {} with a change.",
        counted(kept.people, "person", "people"),
        words::long(kept.today),
        counted(kept.people_changed, "person", "people")
    )
}

const fn state_in_words(state: ImportState) -> &'static str {
    match state {
        ImportState::Applied => "The list is applied: this is what is owed now.",
        ImportState::Undone => "The list was undone: nothing of this counts.",
        _ => "Nothing has changed yet: this is what applying the list would do.",
    }
}

const fn nothing_kept(state: ImportState) -> &'static str {
    match state {
        ImportState::Staging => "The list is being read. Look again in a moment.",
        ImportState::Failed => "The list was refused, so it changes nothing.",
        ImportState::Discarded => "The list was thrown away, and so was this.",
        ImportState::Staged => {
            "What these dates change is not worked out yet. Look again in a moment. If it stays so, the service was stopped \
             meanwhile: throw the list away and bring it in again."
        }
        ImportState::Applied | ImportState::Undone => {
            "What these dates change was not worked out before the list was applied. What is owed stands on each person’s page."
        }
    }
}

/// What the list applied last did to the reader's own people, or their team's.
async fn of_my_people(asked: Asked) -> Result<Answer, Problem> {
    let is_team = asked.asker().role == Some(Role::TeamManager);
    let (store, today) = (asked.house.store(), asked.today());
    let back = if is_team { ("My team", "/team") } else { ("My caseload", "/caseload") };
    let mine = people::in_scope(store.rows(), scope(&asked)?, today).await?;
    let since = store.context().now() - jiff::SignedDuration::from_hours(24 * DAYS_SHOWN);
    let mut page = MovedPage {
        heading: "Release dates that moved",
        caption: None,
        sentences: Vec::new(),
        tiles: Vec::new(),
        teams: Vec::new(),
    };
    let mut people = Vec::new();
    match replan::latest(store.rows(), since, asked.law()).await? {
        None => {
            page.sentences.push(format!("No list of release dates was brought in within the last {DAYS_SHOWN} days."));
        }
        Some(mut kept) => {
            kept.changes.retain(|change| mine.contains(&change.person));
            let applied = kept.applied_at.map(|at| words::long(store.context().civil(at).date())).unwrap_or_default();
            page.sentences.push(if kept.changes.is_empty() {
                format!("The list that was brought in on {applied} changes nothing for the people you see here.")
            } else {
                format!("This is what the list did that was brought in on {applied}. What is owed today stands on each person’s page.")
            });
            people = fill(&asked, &mut page, &kept, Reader::Works).await?;
        }
    }
    let frame = Frame {
        title: page.heading.to_owned(),
        back: Some((back.0.to_owned(), back.1.to_owned())),
        section: back.1,
        ..Frame::default()
    };
    Ok(asked.page("replan/moved.html", frame, &page)?.showing(people, is_team))
}

/// Puts the teams on the page, and says whose names are on it.
async fn fill(asked: &Asked, page: &mut MovedPage, kept: &Kept, reader: Reader) -> Result<Shown, Problem> {
    let report = replan::report(asked.house.store().rows(), &kept.changes, asked.today()).await?;
    let View { tiles, teams, shown } = View::of(&report, reader);
    page.tiles = tiles;
    page.teams = teams;
    Ok(shown)
}
