//! A claim as the two pages list it, in the words of each side.

use casework::Context;
use domain::agency::Role;
use domain::care_status::{Claim, ClaimKind, NewClaim, Says};
use domain::plan::How;
use serde::Serialize;

use super::side::who_sees;
use crate::words;

/// A claim in the list.
#[derive(Debug, Serialize)]
pub(super) struct Line {
    pub(super) title: String,
    /// "3 March 2015 to 1 April 2020".
    pub(super) days: String,
    pub(super) words: String,
    /// Who wrote it down, when, and how well founded it is.
    pub(super) written: String,
    /// On what accepting it rests; workers read it.
    pub(super) why: String,
    pub(super) sees: String,
    /// What the young adult says is wrong.
    pub(super) wrong: String,
    /// That it was taken back, by whom, when and why.
    pub(super) withdrawn: Option<String>,
    pub(super) links: Vec<Link>,
}

#[derive(Debug, Serialize)]
pub(super) struct Link {
    pub(super) text: &'static str,
    pub(super) href: String,
}

/// What a claim says, in a title for this side.
pub(super) fn title(what: &NewClaim, own: bool) -> String {
    let name = what.authority.trim();
    let named = |otherwise: &str| if name.is_empty() { otherwise.to_owned() } else { name.to_owned() };
    if !own {
        let of = if name.is_empty() { String::new() } else { format!(", {name}") };
        return format!("{}: {}{of}", what.says.words(), lower_first(what.kind.words()));
    }
    let that = match what.says {
        Says::InCare => "you were in care",
        Says::NoRecord => "there is no file about you in care",
        Says::Qualifying => "you can ask for advice and help as somebody who was in care",
        Says::Eligible | Says::Relevant | Says::FormerRelevant => "you have the right to help as a care leaver",
    };
    match what.kind {
        ClaimKind::SelfIdentified if name.is_empty() => "You said: I was in care".to_owned(),
        ClaimKind::SelfIdentified => format!("You said: I was in care. Council: {name}"),
        ClaimKind::PrisonAlert => format!("A note in the prison’s files says {that}. Prison: {}", named("not known")),
        ClaimKind::Record => format!("A record says {that}. From: {}", named("not known")),
        ClaimKind::Confirmed => format!("{} says {that}", named("The council")),
    }
}

fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}

/// The days a claim speaks of.
pub(super) fn days(what: &NewClaim) -> String {
    match (what.from, what.to) {
        (None, None) => String::new(),
        (Some(from), None) => format!("From {}, no end recorded", words::plain(from)),
        (None, Some(to)) => format!("Until {}", words::plain(to)),
        (Some(from), Some(to)) => format!("{} to {}", words::plain(from), words::plain(to)),
    }
}

impl Line {
    pub(super) fn of(claim: &Claim, own: bool, context: &Context) -> Self {
        let day = |at| words::plain(context.civil(at).date());
        let what = &claim.what;
        let withdrawn = claim.withdrawn.as_ref().map(|it| {
            let why = if it.why.is_empty() { String::new() } else { format!(" {}", it.why) };
            let who = if own && it.author.is_young_adult() { "You took this back" } else { "Taken back" };
            let by = match (&it.author.typed_by, it.author.is_young_adult()) {
                (Some(by), _) => format!(", typed in by {}", by.name),
                (None, true) => String::new(),
                (None, false) => format!(" by {}", it.author.name),
            };
            format!("{who}{by} on {}.{why}", day(it.at))
        });
        let holder = claim.held_by;
        Self {
            title: title(what, own),
            days: days(what),
            words: what.words.clone(),
            written: written(claim, own, &day(claim.at)),
            why: if own { String::new() } else { claim.why.clone() },
            sees: if claim.is_live() { who_sees(&claim.sees, holder, own) } else { String::new() },
            wrong: claim.disputed.as_ref().map_or_else(String::new, |said| said.words.clone()),
            withdrawn,
            links: Vec::new(),
        }
    }
}

fn written(claim: &Claim, own: bool, on: &str) -> String {
    let author = &claim.author;
    let from_file = claim.fact.is_some();
    match (&author.typed_by, author.is_young_adult()) {
        (Some(by), _) if own => {
            let how = if by.how == How::FromPaper { " from your paper" } else { "" };
            format!("{} wrote this down for you{how}, {on}.", by.name)
        }
        (Some(by), _) => format!("The young adult’s word, {}, typed in by {}, {on}.", by.how.words(), by.name),
        (None, true) if own => format!("You wrote this, {on}."),
        (None, true) => format!("Written by the young adult, {on}."),
        (None, false) if from_file && own => {
            format!("It came in a file. {} looked at it and wrote it down, {on}.", author.name)
        }
        (None, false) if from_file => {
            format!("{}, accepted by {}, {on}.", claim.what.grade.words(), author.name)
        }
        (None, false) if own => format!("{} wrote this down, {on}.", author.name),
        (None, false) => format!("{}. {}, {on}.", claim.what.grade.words(), author.name),
    }
}

/// What the reader may do with a claim that stands: a worker in this post, or the young adult.
pub(super) fn links(claim: &Claim, base: &str, post: Option<Role>) -> Vec<Link> {
    if !claim.is_live() {
        return Vec::new();
    }
    let own = post.is_none();
    let link = |text, end: &str| Link { text, href: format!("{base}/{}/{end}", claim.id) };
    let mut links = vec![link(if own { "Who can see it" } else { "Record who may see it" }, "sees")];
    let is_theirs = claim.is_own_word() || post.is_some_and(|post| claim.is_in_hands_of(post));
    if is_theirs && claim.fact.is_none() {
        links.push(link(if own { "Change what I said" } else { "Correct" }, "correct"));
    }
    if own && !claim.is_own_word() {
        let text = if claim.disputed.is_some() { "Change what I said is wrong" } else { "Say this is wrong" };
        links.push(link(text, "wrong"));
    }
    if is_theirs {
        links.push(link("Take it back", "withdraw"));
    }
    links
}
