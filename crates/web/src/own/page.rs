//! The young adult's page: plain words, one idea a line, on a phone.

use casework::circle::{CircleOf, Member};
use casework::contact::history;
use casework::{duty, event};
use domain::Date;
use domain::agency::Role;
use domain::care::Status;
use serde::Serialize;

use super::events::own_lines;
use super::should::{self, Should};
use crate::answer::Answer;
use crate::asked::Asked;
use crate::event::EventLine;
use crate::layout::Frame;
use crate::people::{ContactLine, StatusView, before, cursor, release};
use crate::problem::Problem;
use crate::words;

/// How many contacts the page shows, and how many things that were done.
const CONTACTS_SHOWN: u64 = 3;
/// How many the list of contacts shows.
const CONTACTS_LISTED: u64 = 50;

/// What `page.html` asks for.
#[derive(Debug, Serialize)]
struct OwnPage {
    first_name: String,
    countdown: Option<OwnCountdown>,
    /// What should happen next, the late first.
    next: Vec<Should>,
    /// How many more there are.
    more: usize,
    team: Vec<OwnPerson>,
    status: Option<OwnStatus>,
    contacts: Vec<ContactLine>,
    /// What was written down as done, the newest first.
    events: Vec<EventLine>,
    /// Address of older contacts than these.
    older: Option<String>,
    is_list: bool,
}

#[derive(Debug, Serialize)]
struct OwnCountdown {
    number: String,
    words: &'static str,
    date: String,
    friday: bool,
}

#[derive(Debug, Serialize)]
struct OwnPerson {
    name: String,
    role: &'static str,
    helps: &'static str,
}

#[derive(Debug, Serialize)]
struct OwnStatus {
    words: &'static str,
    until: Option<String>,
}

pub(super) async fn get(asked: Asked) -> Result<Answer, Problem> {
    show(&asked, CONTACTS_SHOWN, false).await
}

pub(super) async fn contacts(asked: Asked) -> Result<Answer, Problem> {
    show(&asked, CONTACTS_LISTED, true).await
}

async fn show(asked: &Asked, limit: u64, is_list: bool) -> Result<Answer, Problem> {
    let (person, today) = (asked.person()?, asked.today());
    let rows = asked.house.store().rows();
    let one = duty::person(rows, person, today).await?;
    let known = &one.known;
    let listed = history(rows, person, before(asked)?, limit).await?;
    let done = if is_list { Vec::new() } else { event::history(rows, person, None, CONTACTS_SHOWN).await?.entries };
    let last_shown = listed.entries.last().filter(|_| listed.more);
    let older = last_shown.map(|entry| {
        if is_list { format!("/me/contacts?before={}", cursor(&entry.visit)) } else { "/me/contacts".to_owned() }
    });
    let circle = asked.circle()?;
    let all = one.ask(asked.law(), today, |duties| Should::all(duties, circle, today));
    let count = all.len();
    let next = should::next(all);
    let more = count - next.len();
    let page = OwnPage {
        first_name: known.name.given.clone(),
        countdown: release(known, asked.law()).map(|on| countdown(on, today)),
        next,
        more,
        team: team(circle, today),
        status: StatusView::of(known, today)
            .map(|status| OwnStatus { words: plain_status(status.status), until: own_until(&status, today) }),
        contacts: listed.entries.iter().map(|entry| ContactLine::of(entry, None)).collect(),
        events: own_lines(asked, &done),
        older,
        is_list,
    };
    let title = if is_list { "Your contacts" } else { "Your page" }.to_owned();
    asked.page("own/page.html", Frame { title, section: "/me", ..Frame::default() }, &page)
}

fn countdown(release: Date, today: Date) -> OwnCountdown {
    let days = (release - today).get_days();
    let (number, words) = match days {
        ..0 => ("?".to_owned(), "Your release date has passed. Ask what is happening."),
        0 => ("Today".to_owned(), "you’re out"),
        1 => ("1".to_owned(), "day until you’re out"),
        _ => (days.to_string(), "days until you’re out"),
    };
    OwnCountdown { number, words, date: words::long(release), friday: crate::people::is_friday(release) && days > 0 }
}

/// Everybody who works with the reader, the personal adviser first.
fn team(circle: &CircleOf, today: Date) -> Vec<OwnPerson> {
    let mut members: Vec<&Member> = circle.current(today).collect();
    members.sort_by_key(|member| member.membership.role);
    members.into_iter().map(own_person).collect()
}

fn own_person(member: &Member) -> OwnPerson {
    let helps = match member.membership.role {
        Role::PersonalAdviser => "Helps you with your plan, money, somewhere to live, and anything you ask.",
        Role::PrisonOffenderManager => "Plans your time in prison with you and gets you ready to leave.",
        Role::CommunityOffenderManager => "Plans your release and supervises you after you leave.",
        Role::KeyWorker => "The officer on your wing you can talk to.",
        Role::SocialWorker => "Works with you and your family.",
        _ => "Works with you.",
    };
    OwnPerson { name: member.name.clone(), role: member.membership.role.words(), helps }
}

/// Until when the council helps, in words for the person it is about.
fn own_until(status: &StatusView, today: Date) -> Option<String> {
    let (support, on_request) = (status.support_until?, status.on_request_until);
    let later = on_request.filter(|later| *later > support).map(words::plain);
    match (support > today, later) {
        (true, Some(later)) => Some(format!(
            "The council stays in touch with you until {}. Then you can still ask for help until {later}.",
            words::plain(support)
        )),
        (true, None) => Some(format!("The council stays in touch with you until {}.", words::plain(support))),
        (false, Some(later)) => Some(format!("You can ask for help until {later}.")),
        (false, None) => None,
    }
}

/// The status in words for the person it is about.
const fn plain_status(status: Status) -> &'static str {
    match status {
        Status::FormerRelevant => "You are a care leaver. The council must help you.",
        Status::Eligible | Status::Relevant => "You have the right to help with leaving care.",
        Status::Qualifying => "You can ask the council for advice and help.",
        Status::LookedAfter => "You are looked after by the council.",
        Status::Elsewhere => "Another council must help you. Ask which one.",
        Status::CareExperienced | Status::None => "You were in care. The council may still help: ask.",
    }
}
