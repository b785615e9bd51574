//! Everybody around the person, by how close they are: what each may see and until when, who answers at night, who stays.

use casework::Context;
use domain::Date;
use domain::network::{Check, Closeness, Consent, ConsentState, Supporter, WARN_DAYS, Yes};
use domain::plan::How;
use serde::Serialize;

use super::side;
use crate::answer::Answer;
use crate::asked::Asked;
use crate::layout::Frame;
use crate::people::Masthead;
use crate::problem::Problem;
use crate::words;

/// What `list.html` asks for.
#[derive(Debug, Serialize)]
struct ListPage {
    own: bool,
    masthead: Option<Masthead>,
    heading: &'static str,
    groups: Vec<Group>,
    /// Who would answer at two in the morning, and who stays when services end, as lines.
    facts: Vec<String>,
    removed: Vec<Removed>,
    new: Option<String>,
    findings: Option<String>,
}

#[derive(Debug, Serialize)]
struct Group {
    heading: &'static str,
    people: Vec<Line>,
}

#[derive(Debug, Serialize)]
struct Line {
    name: String,
    /// "Family: my nan".
    who: String,
    reach: String,
    /// What is shared with them, to whom, until when.
    sees: String,
    tag: Tag,
    /// The areas, where something is shared.
    areas: Vec<&'static str>,
    /// Workers: how the safety check stands, with why.
    check: Option<String>,
    written: String,
    links: Vec<Link>,
}

#[derive(Debug, Serialize)]
pub(super) struct Tag {
    text: &'static str,
    classes: &'static str,
}

#[derive(Debug, Serialize)]
struct Link {
    text: &'static str,
    href: String,
}

#[derive(Debug, Serialize)]
struct Removed {
    name: String,
    why: String,
}

pub(super) async fn get(asked: Asked) -> Result<Answer, Problem> {
    let (own, today) = (side::is_own(&asked), asked.today());
    let base = side::base(&asked)?;
    let network = side::network(&asked).await?;
    let context = asked.house.store().context();
    let rights = Rights::of(&asked);
    let groups = Closeness::ALL.iter().map(|closeness| {
        let theirs = network.supporters.iter().filter(|one| one.what.closeness == *closeness);
        let people = theirs.map(|one| Line::of(one, (own, today), &base, context, rights)).collect();
        Group { heading: if own { own_closeness(*closeness) } else { closeness.words() }, people }
    });
    let names =
        |people: Vec<&Supporter>| people.iter().map(|one| one.what.name.as_str()).collect::<Vec<_>>().join(", ");
    let (night, stay) = (names(network.at_night().collect()), names(network.who_stay().collect()));
    let page = ListPage {
        own,
        masthead: side::masthead(&asked, own).await?,
        heading: if own { "Your people" } else { "Support network" },
        groups: groups.filter(|group| !group.people.is_empty()).collect(),
        facts: facts(own, &night, &stay),
        removed: network.removed.iter().map(removed).collect(),
        new: rights.change.then(|| format!("{base}/new")),
        findings: (!own && may(&asked, access::Action::ViewFindings))
            .then(|| asked.person().map(|id| format!("/people/{id}/plan/findings")))
            .transpose()?,
    };
    let back = if own { None } else { Some(("Overview".to_owned(), format!("/people/{}", asked.person()?))) };
    let notice = notice(asked.query.text("done"), own);
    let frame = Frame { title: page.heading.to_owned(), back, notice, section: side::section(own), ..Frame::default() };
    asked.page("network/list.html", frame, &page)
}

/// What the reader may do beside reading.
#[derive(Debug, Clone, Copy)]
struct Rights {
    change: bool,
    check: bool,
    code: bool,
}

impl Rights {
    fn of(asked: &Asked) -> Self {
        use access::Action;
        Self {
            change: may(asked, Action::ChangeNetwork),
            check: may(asked, Action::CheckSupporter),
            code: may(asked, Action::IssueSupporterCode),
        }
    }
}

/// Whether the reader may do something else about the person.
fn may(asked: &Asked, action: access::Action) -> bool {
    let Ok(circle) = asked.circle() else { return false };
    let facts = circle.facts_for(asked.asker(), asked.today());
    asked.house.store().policy().ask(asked.asker(), action, &facts, asked.today()).is_ok()
}

fn notice(done: &str, own: bool) -> Option<String> {
    let text = match (done, own) {
        ("saved", _) => "Saved.",
        ("sees", true) => "Saved. You can change this at any time.",
        ("sees", false) => "Saved, as the young adult’s word.",
        ("checked", false) => "Safety check recorded.",
        ("removed", true) => "Taken out. They see nothing any more.",
        ("removed", false) => "Taken out. Nothing is shared with them any more.",
        ("known", _) => "This was already saved. Nothing was kept twice.",
        ("draft-kept", _) => "Draft saved.",
        _ => return None,
    };
    Some(text.to_owned())
}

const fn own_closeness(closeness: Closeness) -> &'static str {
    match closeness {
        Closeness::Closest => "Closest to you",
        Closeness::Close => "Close to you",
        Closeness::InTouch => "You talk now and then",
        Closeness::LostTouch => "You lost touch",
    }
}

fn facts(own: bool, night: &str, stay: &str) -> Vec<String> {
    if !own {
        let or_nobody = |names: &str| if names.is_empty() { "nobody known".to_owned() } else { names.to_owned() };
        return vec![
            format!("Would answer at two in the morning: {}.", or_nobody(night)),
            format!("Stay when services end: {}.", or_nobody(stay)),
        ];
    }
    let line = |names: &str, nobody: &str, somebody: &str| {
        if names.is_empty() { nobody.to_owned() } else { format!("{somebody}: {names}.") }
    };
    vec![
        line(
            night,
            "Who would pick up at 2 in the morning? Nobody is written down yet.",
            "Would pick up at 2 in the morning",
        ),
        line(
            stay,
            "Who will be there when services stop? Nobody is written down yet.",
            "Will be there when services stop",
        ),
    ]
}

fn removed(one: &Supporter) -> Removed {
    Removed { name: one.what.name.clone(), why: one.removed_why.clone().unwrap_or_default() }
}

impl Line {
    fn of(one: &Supporter, (own, today): (bool, Date), base: &str, context: &Context, rights: Rights) -> Self {
        let shared = one.shared(today);
        let (sees, tag) = sees(one, own, today, context);
        let mut links = Vec::new();
        if rights.change {
            let text = if own { "What they can see" } else { "Record what they may see" };
            links.push(Link { text, href: format!("{base}/{}/sees", one.id) });
            links.push(Link { text: "Change", href: format!("{base}/{}/change", one.id) });
        }
        if shared.is_some() {
            let text = if own { "See and print it" } else { "What is shared, to print" };
            links.push(Link { text, href: format!("{base}/{}/shared", one.id) });
        }
        if shared.is_some() && rights.code {
            links.push(Link { text: "Make a sign-in code", href: format!("{base}/{}/code", one.id) });
        }
        if rights.check && !own {
            links.push(Link { text: "Record a safety check", href: format!("{base}/{}/check", one.id) });
        }
        if rights.change {
            links.push(Link { text: "Take out", href: format!("{base}/{}/remove", one.id) });
        }
        let who = if one.what.knows.is_empty() {
            one.what.kind.words().to_owned()
        } else {
            format!("{}: {}", one.what.kind.words(), one.what.knows)
        };
        Self {
            name: one.what.name.clone(),
            who: if own { one.what.knows.clone() } else { who },
            reach: one.what.reach.clone(),
            sees,
            tag,
            areas: shared.map(|consent| parts(consent, own)).unwrap_or_default(),
            check: (!own).then(|| check(one, context)),
            written: written(one, own, context),
            links,
        }
    }
}

/// What a word shares, part by part.
pub(super) fn parts(consent: &Consent, own: bool) -> Vec<&'static str> {
    let areas = consent.areas.iter().map(|area| side::area(*area, own));
    let named =
        consent.named.then_some(if own { "Goals with a step for them" } else { "Goals that name a step of theirs" });
    let day = consent.release_day.then_some(if own { "The day I come out" } else { "When and where of the release" });
    areas.chain(named).chain(day).collect()
}

/// "goals and steps", and what else a word shares.
fn what_they_see(consent: &Consent, own: bool) -> String {
    let goals = (!consent.areas.is_empty() || consent.named).then_some("goals and steps");
    let day = if own { "when and where you come out" } else { "when and where the young adult comes out" };
    goals.into_iter().chain(consent.release_day.then_some(day)).collect::<Vec<_>>().join(", ")
}

/// What is shared, in a sentence, and the badge beside the name.
pub(super) fn sees(one: &Supporter, own: bool, today: Date, context: &Context) -> (String, Tag) {
    const NOTHING: Tag = Tag { text: "Sees nothing", classes: "govuk-tag--grey" };
    let they = if own { "They" } else { one.what.name.as_str() };
    let Some(consent) = &one.consent else {
        let text = if own {
            "You have not said what they can see, so they see nothing."
        } else {
            "The young adult has not been asked what they may see."
        };
        return (text.to_owned(), NOTHING);
    };
    let sentence = match consent.state(today) {
        ConsentState::Holds { until, days } => match one.check() {
            Check::Fine => {
                let comment = if consent.may_comment { " and write comments" } else { "" };
                let what = what_they_see(consent, own);
                let soon = match days {
                    _ if days <= WARN_DAYS => " That ends this week.",
                    _ if consent.state(today).ends_soon() => " That ends soon.",
                    _ => "",
                };
                let text = format!(
                    "{they} can see {what}{comment} until {}.{soon}{}",
                    words::long(until),
                    source(consent, own)
                );
                let tag = if days <= WARN_DAYS { "govuk-tag--orange" } else { "govuk-tag--green" };
                return (text, Tag { text: "Sees part of the plan", classes: tag });
            }
            Check::NotChecked if own => {
                "You said yes. Your worker checks first if that is OK, so they see nothing yet.".to_owned()
            }
            Check::NotChecked => format!(
                "The young adult said yes until {}. Nothing is shared before a safety check.",
                words::long(until)
            ),
            Check::Barred if own => {
                "You said yes. We cannot share with them for now. Ask your personal adviser about it.".to_owned()
            }
            Check::Barred => format!(
                "The young adult said yes until {}. Nothing is shared: the safety check speaks against it.",
                words::long(until)
            ),
        },
        ConsentState::NotYet { from } => format!("{they} can see something from {} on.", words::long(from)),
        ConsentState::Over { on } => format!("{they} could see something until {}. That is over.", words::long(on)),
        ConsentState::No { at } => {
            let on = words::plain(context.civil(at).date());
            if own {
                format!("You said no on {on}. They see nothing.")
            } else {
                format!("The young adult said no on {on}.")
            }
        }
        ConsentState::NotAsked => String::new(),
    };
    (sentence, NOTHING)
}

pub(super) fn source(consent: &Consent, own: bool) -> String {
    match (consent.how, own) {
        (How::Here, true) => " You said so here.".to_owned(),
        (How::Here, false) => " Their own word.".to_owned(),
        (how, true) => format!(
            " {} wrote that down {} you.",
            consent.by,
            if how == How::FromPaper { "from paper, for" } else { "for" }
        ),
        (how, false) => format!(" Their word {}, typed in by {}.", how.words(), consent.by),
    }
}

fn check(one: &Supporter, context: &Context) -> String {
    match &one.checked {
        None => "Safety check: nobody has looked.".to_owned(),
        Some(checked) => format!(
            "Safety check: {}, {}, {}. {}",
            checked.check.words().to_lowercase(),
            checked.by,
            words::plain(context.civil(checked.at).date()),
            checked.why
        ),
    }
}

fn written(one: &Supporter, own: bool, context: &Context) -> String {
    let on = words::plain(context.civil(one.at).date());
    match (&one.author.typed_by, one.author.is_young_adult()) {
        (Some(by), _) if own => format!("Written down for you by {}, {on}", by.name),
        (Some(by), _) => format!("The young adult’s words, {}, typed in by {}, {on}", by.how.words(), by.name),
        (None, true) if own => format!("You wrote this, {on}"),
        (None, true) => format!("Written by the young adult, {on}"),
        (None, false) => format!("{}, {on}", one.author.name),
    }
}

/// A yes, no or not known, for the radios of the form.
pub(super) const fn yes(answer: Yes, own: bool) -> &'static str {
    match (answer, own) {
        (Yes::NotKnown, true) => "I don’t know",
        _ => answer.words(),
    }
}
