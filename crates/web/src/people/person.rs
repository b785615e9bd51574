//! One person's record: who they are, what must happen and why, who walks alongside them, the latest contacts.

use casework::Context;
use casework::circle::{CircleOf, Member};
use casework::contact::{Before, Entry, History, history};
use casework::duty;
use casework::reception::asked_about;
use casework::record::Known;
use domain::Date;
use domain::agency::Role;
use domain::care_status::Group;
use domain::contact::{NextContact, Outcome, Visit};
use domain::custody::{Alert, CareAlert, Shown};
use domain::id::PersonId;
use domain::identifier::Scheme;
use serde::Serialize;

use super::clocks::{PictureView, picture};
use super::duties::{About, DutiesView};
use super::release_day::ReleaseDayView;
use super::{Countdown, Masthead, StatusView, as_shown, name_or_not_known};
use crate::answer::Answer;
use crate::asked::Asked;
use crate::layout::Frame;
use crate::problem::Problem;
use crate::words::{self, Due, Why};

/// How many contacts a page shows.
const CONTACTS_SHOWN: u64 = 6;

/// What `person.html` asks for.
#[derive(Debug, Serialize)]
struct PersonPage {
    masthead: Masthead,
    person: String,
    first_name: String,
    /// Prisons that asked at reception about somebody who is very likely they: for the council, who can ring back.
    asked_at: Vec<String>,
    can: Can,
    /// The warning where offices are shut on the day of release or after it.
    release_day: Option<ReleaseDayView>,
    duties: DutiesView,
    next: Option<NextView>,
    clocks: Option<PictureView>,
    status: Option<StatusView>,
    /// Whether the young adult keeps their time in care from this reader.
    care_hidden: bool,
    details: Vec<Detail>,
    team: Vec<TeamLine>,
    contacts: Vec<ContactLine>,
    /// Address of the older contacts.
    older: Option<String>,
    /// Whether these are older contacts, not the newest.
    is_older: bool,
}

/// What this reader may do from here; buttons are shown for nothing else.
#[derive(Debug, Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "one for each thing that this reader may do")]
struct Can {
    record: bool,
    record_event: bool,
    issue_code: bool,
    see_needs: bool,
}

/// The next contact that is owed, as the page shows it.
#[derive(Debug, Serialize)]
struct NextView {
    due: Due,
    why: Why,
}

impl NextView {
    fn of(next: &NextContact) -> Self {
        Self { due: Due::of(next), why: Why::of(&next.because) }
    }
}

#[derive(Debug, Serialize)]
struct Detail {
    key: &'static str,
    value: String,
}

#[derive(Debug, Serialize)]
struct TeamLine {
    role: &'static str,
    name: String,
    agency: String,
    lead: bool,
}

/// A contact as the pages list it.
#[derive(Debug, Serialize)]
pub(crate) struct ContactLine {
    pub(crate) title: String,
    pub(crate) by: String,
    /// ISO date for machines, words for people.
    pub(crate) datetime: String,
    pub(crate) date: String,
    pub(crate) note: String,
    pub(crate) functions: Vec<&'static str>,
    pub(crate) withdrawn_why: Option<String>,
    /// Address for taking it back, where this reader recorded it.
    pub(crate) withdraw: Option<String>,
}

impl ContactLine {
    pub(crate) fn of(entry: &Entry, reader: Option<domain::id::WorkerId>) -> Self {
        let visit = &entry.visit;
        let what = &visit.what;
        let title = match what.outcome {
            Outcome::Attended => what.channel.words().to_owned(),
            Outcome::NotAttended(reason) => {
                format!("{}, did not happen: {}", what.channel.words(), lower_first(reason.words()))
            }
        };
        let own = reader == Some(visit.by) && !visit.withdrawn;
        Self {
            title,
            by: format!("{}, {}", entry.by_name, visit.role.words().to_lowercase()),
            datetime: what.visited_on.to_string(),
            date: words::long(what.visited_on),
            note: what.note.clone(),
            functions: what.functions.iter().map(|function| function.words()).collect(),
            withdrawn_why: entry.withdrawn_why.clone(),
            withdraw: own.then(|| format!("/people/{}/visits/{}/withdraw", visit.person, visit.id)),
        }
    }
}

/// "They did not come" inside a sentence.
fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}

/// "HMP Larkmoor, 10 February 2027", for whoever works for the council.
async fn asked_at(asked: &Asked) -> Result<Vec<String>, Problem> {
    if asked.asker().role.and_then(Group::of_role) != Some(Group::Council) {
        return Ok(Vec::new());
    }
    let found = asked_about(asked.house.store().rows(), asked.person()?, asked.today()).await?;
    Ok(found.into_iter().map(|one| format!("{}, {}", one.prison, words::plain(one.on))).collect())
}

pub(super) async fn get(asked: Asked) -> Result<Answer, Problem> {
    let (person, today) = (asked.person()?, asked.today());
    let rows = asked.house.store().rows();
    let (one, care_hidden) = as_shown(&asked, duty::person(rows, person, today).await?).await?;
    let known = &one.known;
    let law = asked.law();
    let release = known.release(law.precedence);
    let before = before(&asked)?;
    let History { entries, more } = history(rows, person, before, CONTACTS_SHOWN).await?;
    let circle = asked.circle()?;
    let can = can(&asked);
    let about = about(&asked, person)?;
    let (next, duties, clocks) = one.ask(law, today, |duties| {
        (NextContact::of(duties), DutiesView::overview(duties, &about), picture(known, &entries, duties, (law, today)))
    });
    let reader = asked.asker().worker();
    let older =
        entries.last().filter(|_| more).map(|entry| format!("/people/{person}?before={}", cursor(&entry.visit)));
    let page = PersonPage {
        masthead: Masthead::of(known, law, today),
        person: person.to_string(),
        first_name: if known.name.given.is_empty() { "this person".to_owned() } else { known.name.given.clone() },
        asked_at: asked_at(&asked).await?,
        can,
        release_day: release.as_ref().and_then(|shown| ReleaseDayView::of(&shown.date, today, law.holidays)),
        duties,
        clocks,
        next: next.as_ref().map(NextView::of),
        status: StatusView::of(known, today),
        care_hidden,
        details: details(known, release.as_ref(), asked.house.store().context()),
        team: team(circle, today),
        contacts: entries.iter().map(|entry| ContactLine::of(entry, reader)).collect(),
        older,
        is_older: before.is_some(),
    };
    let frame = Frame {
        title: name_or_not_known(known),
        notice: match notice(asked.query.text("done"), next.as_ref()) {
            None => super::recorded::notice(&asked, &one).await?,
            said => said,
        },
        section: "/caseload",
        ..Frame::default()
    };
    asked.page("people/person.html", frame, &page)
}

/// Where a page of contacts ends, as the address of the next says it: day and id, since a day may have many.
pub(crate) fn cursor(visit: &Visit) -> String {
    format!("{}.{}", visit.what.visited_on, visit.id)
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

fn can(asked: &Asked) -> Can {
    use access::Action::{IssueSignInCode, RecordContact, RecordEvent, ViewNeeds};
    let Some(circle) = &asked.circle else {
        return Can { record: false, record_event: false, issue_code: false, see_needs: false };
    };
    let facts = circle.facts_for(asked.asker(), asked.today());
    let may = |action| asked.house.store().policy().ask(asked.asker(), action, &facts, asked.today()).is_ok();
    Can {
        record: may(RecordContact),
        record_event: may(RecordEvent),
        issue_code: may(IssueSignInCode),
        see_needs: may(ViewNeeds),
    }
}

/// What the lines of duties are made with, for this reader.
pub(super) fn about(asked: &Asked, person: PersonId) -> Result<About<'_>, Problem> {
    let Can { record, record_event, .. } = can(asked);
    Ok(About {
        person,
        circle: asked.circle()?,
        today: asked.today(),
        may_record: record,
        may_record_event: record_event,
    })
}

/// Everybody who works with the person, the personal adviser first.
fn team(circle: &CircleOf, today: Date) -> Vec<TeamLine> {
    let mut members: Vec<&Member> = circle.current(today).collect();
    members.sort_by_key(|member| member.membership.role);
    members.into_iter().map(team_line).collect()
}

fn team_line(member: &Member) -> TeamLine {
    TeamLine {
        role: member.membership.role.words(),
        name: member.name.clone(),
        agency: member.agency.clone(),
        lead: member.membership.lead,
    }
}

fn details(known: &Known, release: Option<&Shown>, context: &Context) -> Vec<Detail> {
    let today = context.today();
    let mut details = Vec::new();
    let mut add = |key, value: Option<String>| {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            details.push(Detail { key, value });
        }
    };
    add("Date of birth", known.born_on.map(words::plain));
    let others: Vec<String> = known.other_names.iter().map(ToString::to_string).collect();
    add("Also known as", Some(others.join(", ")));
    if let Some(custody) = &known.custody {
        add("Prison", Some(custody.establishment.clone()));
        add("Legal status", custody.legal_status.map(|status| status.words().to_owned()));
        add("Came to prison", custody.received_on.map(words::plain));
        if let Some(shown) = release {
            let date = &shown.date;
            let to_go = Countdown::to(date.on, today);
            let from = format!(
                "{}: {} {} ({}, as of {})",
                words::long(date.on),
                to_go.number,
                to_go.unit,
                date.kind.words().to_lowercase(),
                words::plain(date.as_of)
            );
            add("Release date", Some(from));
        }
        let alerts = custody.alerts.iter().filter(|alert| alert.is_active(today)).filter_map(Alert::care);
        let alerts: Vec<&str> = alerts.map(CareAlert::words).collect();
        add("Care alert in prison", Some(alerts.join(", ")));
    }
    let supervised = known.supervision.as_ref().filter(|one| one.to.is_none_or(|to| today <= to));
    if let Some(supervision) = supervised {
        let until = supervision.to.map_or_else(String::new, |to| format!(", until {}", words::plain(to)));
        add("Probation", Some(format!("{}{until}", supervision.region)));
    }
    for scheme in Scheme::ALL {
        let values: Vec<&str> =
            known.identifiers.iter().filter(|(one, _)| one == scheme).map(|(_, value)| value.as_str()).collect();
        add(scheme.words(), Some(values.join(", ")));
    }
    let joined = known.joined.iter().map(|(joined, agency)| {
        let on = words::plain(context.civil(joined.at).date());
        format!("{agency} (joined by {}, {on})", joined.by_name)
    });
    add("Records that somebody held to be theirs too", Some(joined.collect::<Vec<_>>().join("; ")));
    details
}

/// What was just done, by the word in the address: a closed list, so that no address puts words on a page.
fn notice(done: &str, next: Option<&NextContact>) -> Option<String> {
    let text = match done {
        "visit-recorded" => {
            let due =
                next.map(|next| format!(" The personal adviser’s next contact is due by {}.", words::plain(next.due)));
            return Some(format!("Saved. The contact is on the record.{}", due.unwrap_or_default()));
        }
        "visit-known" => "This contact was already saved. Nothing was recorded twice.",
        "visit-withdrawn" => "The contact is taken back. It stays readable, with a line through it.",
        "draft-kept" => "Your draft is kept. It waits for you under “Record a contact”.",
        _ => return None,
    };
    Some(text.to_owned())
}

/// The lead of a role, by name.
pub(crate) fn lead_name(circle: &CircleOf, role: Role, today: Date) -> Option<String> {
    circle.lead(role, today).map(|member| member.name.clone())
}
