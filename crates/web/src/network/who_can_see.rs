//! Who can see what, and why: everybody the young adult shares with, each with a button to stop it at once and one to undo
//! that, and everybody who works with them.

use casework::network::{NetworkChanged, NetworkError, share_again, stop_sharing};
use casework::shared::{Sharing, with_account};
use domain::agency::Role;
use domain::network::{Consent, Shared, Supporter};
use serde::Serialize;

use super::list::{Tag, parts, sees, source};
use super::side;
use crate::answer::Answer;
use crate::asked::Asked;
use crate::form::FieldError;
use crate::layout::Frame;
use crate::problem::Problem;
use crate::words;

/// Where this page is.
const HERE: &str = "/me/who-can-see";

/// What `who_can_see.html` asks for.
#[derive(Debug, Serialize)]
struct WhoCanSeePage {
    seeing: Vec<Seeing>,
    not_seeing: Vec<NotSeeing>,
    workers: Vec<Worker>,
}

/// Somebody who sees something today.
#[derive(Debug, Serialize)]
struct Seeing {
    id: String,
    name: String,
    tag: Tag,
    /// What, part by part.
    parts: Vec<&'static str>,
    /// "They see 3 of your goals now."
    now: String,
    /// What they can do there.
    may: Vec<&'static str>,
    /// "You said so here, on 10 February 2027."
    why: String,
    until: String,
    /// Whether they have used a code, or how they could get one.
    signs_in: bool,
}

/// Somebody who sees nothing today.
#[derive(Debug, Serialize)]
struct NotSeeing {
    id: String,
    name: String,
    why: String,
    /// What comes back if the young adult undoes their stop.
    undo: Option<String>,
}

/// Somebody who works with the young adult.
#[derive(Debug, Serialize)]
struct Worker {
    name: String,
    why: String,
}

pub(super) async fn get(asked: Asked) -> Result<Answer, Problem> {
    show(&asked, Vec::new()).await
}

pub(super) async fn stop(asked: Asked) -> Result<Answer, Problem> {
    side::supporter(&asked).await?;
    let Some(key) = asked.posted_key() else { return show(&asked, vec![side::old_page("main-content")]).await };
    let whom = (asked.person()?, side::id(&asked)?);
    let stopped = stop_sharing(asked.house.store(), &asked.permit, whom, key, asked.correlation).await;
    settle(asked, stopped, "stopped").await
}

pub(super) async fn again(asked: Asked) -> Result<Answer, Problem> {
    side::supporter(&asked).await?;
    let Some(key) = asked.posted_key() else { return show(&asked, vec![side::old_page("main-content")]).await };
    let whom = (asked.person()?, side::id(&asked)?);
    let shared = share_again(asked.house.store(), &asked.permit, whom, key, asked.correlation).await;
    settle(asked, shared, "again").await
}

async fn settle(asked: Asked, changed: Result<NetworkChanged, NetworkError>, done: &str) -> Result<Answer, Problem> {
    match changed {
        Ok(NetworkChanged::Kept { .. }) => Ok(Answer::SeeOther(format!("{HERE}?done={done}"))),
        Ok(NetworkChanged::AlreadyKnown) => Ok(Answer::SeeOther(format!("{HERE}?done=known"))),
        Err(error) => {
            let errors = vec![side::wrong(error, "main-content")?];
            show(&asked.with_new_key(), errors).await
        }
    }
}

async fn show(asked: &Asked, errors: Vec<FieldError>) -> Result<Answer, Problem> {
    let (person, today, store) = (asked.person()?, asked.today(), asked.house.store());
    let sharing = Sharing::load(store.rows(), (person, ""), None, store.context()).await?;
    let signed_in = with_account(store.rows(), person).await?;
    let (mut seeing, mut not_seeing) = (Vec::new(), Vec::new());
    for one in &sharing.network.supporters {
        let (why, tag) = sees(one, true, today, store.context());
        match sharing.with(one.id, today) {
            Some((_, shared)) => seeing.push(Seeing::of(one, &shared, tag, (asked, signed_in.contains(&one.id)))),
            None => not_seeing.push(NotSeeing {
                id: one.id.to_string(),
                name: one.what.name.clone(),
                why,
                undo: one.undoes(today).map(undo),
            }),
        }
    }
    let page = WhoCanSeePage { seeing, not_seeing, workers: workers(asked)? };
    let notice = match asked.query.text("done") {
        "stopped" => Some("Stopped. They see nothing now. You can undo this below."),
        "again" => Some("They can see it again."),
        "known" => Some("This was already done. Nothing was changed twice."),
        _ => None,
    };
    let frame = Frame {
        title: "Who can see what".to_owned(),
        errors,
        notice: notice.map(str::to_owned),
        section: HERE,
        ..Frame::default()
    };
    asked.page("network/who_can_see.html", frame, &page)
}

fn undo(before: &Consent) -> String {
    format!(
        "Before that they could see: {}. It went on until {}.",
        parts(before, true).join(", "),
        words::long(before.until)
    )
}

impl Seeing {
    fn of(one: &Supporter, shared: &Shared<'_>, tag: Tag, (asked, signs_in): (&Asked, bool)) -> Self {
        let consent = shared.consent;
        let now = match shared.goals.len() {
            0 if consent.areas.is_empty() && !consent.named => String::new(),
            0 => "You have no goal there yet.".to_owned(),
            1 => "They see 1 of your goals now.".to_owned(),
            count => format!("They see {count} of your goals now."),
        };
        let said_on = words::plain(asked.house.store().context().civil(consent.at).date());
        let theirs =
            (!consent.areas.is_empty() || consent.named).then_some("They can say when a step of theirs is done.");
        let comments =
            consent.may_comment.then_some("They can write a comment. Everybody who works with you reads it too.");
        Self {
            id: one.id.to_string(),
            name: one.what.name.clone(),
            tag,
            parts: parts(consent, true),
            now,
            may: theirs.into_iter().chain(comments).collect(),
            why: format!("{} That was on {said_on}.", source(consent, true).trim()),
            until: words::long(consent.until),
            signs_in,
        }
    }
}

/// Everybody who holds a place in the circle today, and who answers for them.
fn workers(asked: &Asked) -> Result<Vec<Worker>, Problem> {
    let (circle, today) = (asked.circle()?, asked.today());
    let mut workers: Vec<Worker> = circle
        .current(today)
        .map(|member| {
            let post = member.membership.role.words().to_lowercase();
            let since = words::plain(member.membership.from);
            Worker { name: member.name.clone(), why: format!("Because they are your {post}, since {since}.") }
        })
        .collect();
    if circle.lead(Role::PersonalAdviser, today).is_some_and(|lead| lead.team.is_some()) {
        let why = "Because they answer for how your personal adviser works.".to_owned();
        workers.push(Worker { name: "The manager of your personal adviser’s team".to_owned(), why });
    }
    Ok(workers)
}
