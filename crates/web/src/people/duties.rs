//! What must happen for a person: every duty with its last day, who owes it, how it stands and why; what contradicts
//! itself in the record; and who answers in offender management.

use casework::circle::{CircleOf, Member};
use domain::Date;
use domain::agency::Role;
use domain::duty::{Duties, Duty, EventKind, Finding, Owner, State, StateName};
use domain::event::Kind;
use domain::id::PersonId;
use domain::reason::Force;
use serde::Serialize;

use crate::words::{self, Why};

/// Everything the clock says of a person, as the page shows it.
#[derive(Debug, Serialize)]
pub(crate) struct DutiesView {
    groups: Vec<DutyGroup>,
    /// What does not apply, was replaced, or is not law yet; on the page of all duties.
    others: Vec<OtherLine>,
    /// Where all duties are, on the overview, and what is there besides in a few words.
    rest: Option<Rest>,
    findings: Vec<FindingLine>,
    answers: Option<AnswersView>,
    /// Where what was recorded is read, and where this reader records.
    recorded: RecordedLinks,
}

/// What the overview leaves to the page of all duties.
#[derive(Debug, Serialize)]
struct Rest {
    href: String,
    done: usize,
    others: usize,
}

/// Duties that stand alike.
#[derive(Debug, Serialize)]
struct DutyGroup {
    heading: &'static str,
    /// Makes the group's id.
    code: &'static str,
    duties: Vec<DutyLine>,
}

#[derive(Debug, Serialize)]
struct DutyLine {
    title: &'static str,
    owner: &'static str,
    /// Who in the circle holds the post that acts for the owner.
    who: String,
    /// "by Friday 5 March 2027", "Done on ..": the words of the day.
    day: String,
    tag: Option<Tag>,
    /// "the law", "our target".
    binds: &'static str,
    why: Why,
    /// Where to record that it was done, for those who may.
    record: Option<RecordLink>,
}

/// How a duty stands, as a tag says it.
#[derive(Debug, Serialize)]
pub(crate) struct Tag {
    pub(crate) text: String,
    classes: &'static str,
}

#[derive(Debug, Serialize)]
struct RecordLink {
    href: String,
    text: &'static str,
}

#[derive(Debug, Serialize)]
struct RecordedLinks {
    history: String,
    new: Option<String>,
}

#[derive(Debug, Serialize)]
struct OtherLine {
    title: &'static str,
    state: &'static str,
    why: Why,
}

#[derive(Debug, Serialize)]
struct FindingLine {
    what: String,
    mend: &'static str,
    reading: &'static str,
}

/// Who answers in offender management.
#[derive(Debug, Serialize)]
struct AnswersView {
    today: String,
    next: Option<NextAnswers>,
}

#[derive(Debug, Serialize)]
struct NextAnswers {
    who: String,
    from: String,
}

/// Whose duties, for whom: what the lines are made with.
#[derive(Debug, Clone, Copy)]
pub(crate) struct About<'a> {
    pub(crate) person: PersonId,
    pub(crate) circle: &'a CircleOf,
    pub(crate) today: Date,
    /// Whether the reader may record a contact.
    pub(crate) may_record: bool,
    /// Whether the reader may record what was done.
    pub(crate) may_record_event: bool,
}

/// Who holds a post in the circle: the lead, or else anybody who holds it.
pub(crate) fn holder(circle: &CircleOf, role: Role, today: Date) -> Option<&Member> {
    circle.lead(role, today).or_else(|| circle.current(today).find(|member| member.membership.role == role))
}

/// Who in the circle acts for the agency that owes a duty.
pub(crate) fn who_owes(circle: &CircleOf, owner: Owner, today: Date) -> Option<&Member> {
    owner.role().and_then(|role| holder(circle, role, today))
}

/// The groups from the most pressing on, with their headings.
const GROUPS: [(StateName, &str); 5] = [
    (StateName::Overdue, "Late"),
    (StateName::DueSoon, "Due within 14 days"),
    (StateName::Open, "To do"),
    (StateName::NotYetOpen, "Later"),
    (StateName::Done, "Done"),
];

impl DutiesView {
    /// What is to be done, now or later, with the way to the rest.
    pub(crate) fn overview(duties: &Duties<'_, '_>, about: &About<'_>) -> Self {
        let mut all = Self::all(duties, about);
        let is_done = |group: &DutyGroup| group.code == StateName::Done.code();
        let done = all.groups.iter().filter(|group| is_done(group)).map(|group| group.duties.len()).sum();
        all.groups.retain(|group| !is_done(group));
        let href = format!("/people/{}/duties", about.person);
        Self { rest: Some(Rest { href, done, others: all.others.len() }), others: Vec::new(), ..all }
    }

    /// Every duty there is a rule for.
    pub(crate) fn all(duties: &Duties<'_, '_>, about: &About<'_>) -> Self {
        let group = |(name, heading): (StateName, &'static str)| {
            let mut list: Vec<&Duty<'_>> = duties.tasks().filter(|duty| duty.state.name() == name).collect();
            list.sort_by_key(|duty| (duty.due.is_none(), duty.due, duty.force(), duty.rule.id));
            if name == StateName::Done {
                list.reverse();
            }
            let duties: Vec<DutyLine> = list.into_iter().map(|duty| line(duty, about)).collect();
            (!duties.is_empty()).then_some(DutyGroup { heading, code: name.code(), duties })
        };
        let is_other = |duty: &&Duty<'_>| {
            matches!(duty.state, State::NotApplicable(_) | State::Superseded(_) | State::Coming { .. })
        };
        let mut others: Vec<OtherLine> = duties.list.iter().filter(is_other).map(other).collect();
        others.sort_by_key(|line| (line.state, line.title));
        Self {
            groups: GROUPS.into_iter().filter_map(group).collect(),
            others,
            rest: None,
            findings: duties.findings.iter().map(finding).collect(),
            answers: answers(duties, about),
            recorded: RecordedLinks {
                history: format!("/people/{}/events", about.person),
                new: about.may_record_event.then(|| format!("/people/{}/events/new", about.person)),
            },
        }
    }
}

fn line(duty: &Duty<'_>, about: &About<'_>) -> DutyLine {
    let rule = duty.rule;
    DutyLine {
        title: rule.title,
        owner: rule.owner.words(),
        who: who_owes(about.circle, rule.owner, about.today)
            .map_or_else(|| "nobody yet".to_owned(), |member| member.name.clone()),
        day: day(duty),
        tag: tag(duty.state),
        binds: binds(duty),
        why: Why::of(&duty.reason()),
        record: record(duty, about),
    }
}

/// How it binds, as the end of "This is ..".
const fn binds(duty: &Duty<'_>) -> &'static str {
    match duty.force() {
        _ if duty.version.is_target => "our target",
        Force::Statute => "the law",
        Force::StatutoryGuidance => "statutory guidance",
        Force::Practice => "good practice",
        Force::Local => "a local promise",
    }
}

/// The words of the day that matters.
fn day(duty: &Duty<'_>) -> String {
    let opens = || duty.opens.filter(|_| matches!(duty.state, State::NotYetOpen)).map(words::plain);
    match (duty.state, duty.due) {
        (State::Done { on, .. }, _) => format!("Done on {}", words::long(on)),
        (_, Some(due)) => {
            let opens = opens().map_or_else(String::new, |day| format!("; it can be done from {day}"));
            format!("Last day {}{opens}", words::long(due))
        }
        (_, None) => "No last day".to_owned(),
    }
}

/// How a duty stands, where a tag says it.
pub(crate) fn tag(state: State) -> Option<Tag> {
    let (text, classes) = match state {
        State::Overdue { days } => (format!("{} late", words::days(days)), "govuk-tag--red"),
        State::DueSoon { days: 0 } => ("due today".to_owned(), "govuk-tag--yellow"),
        State::DueSoon { days } => (format!("due in {}", words::days(days)), "govuk-tag--yellow"),
        State::Done { late_days, .. } if late_days > 0 => {
            (format!("{} late", words::days(late_days)), "govuk-tag--grey")
        }
        _ => return None,
    };
    Some(Tag { text, classes })
}

/// Where the reader may record that a duty was done, if it can be done now: with the kind chosen where only one closes it,
/// among the few that do where there are several; as a contact where only that does.
fn record(duty: &Duty<'_>, about: &About<'_>) -> Option<RecordLink> {
    if !can_be_done(duty) {
        return None;
    }
    let closed_by = duty.version.closed_by;
    let by_hand: Vec<Kind> = closed_by.iter().map(Kind::Event).filter(|kind| kind.is_by_hand()).collect();
    let is_contact = closed_by.has(EventKind::Seen) || closed_by.has(EventKind::InTouch);
    let to = |path: String, text| Some(RecordLink { href: format!("/people/{}/{path}", about.person), text });
    match by_hand.as_slice() {
        [] if is_contact && about.may_record => to("visits/new".to_owned(), "Record a contact"),
        [only] if about.may_record_event => to(format!("events/new?kind={}", only.code()), RECORD_DONE),
        [_, _, ..] if about.may_record_event => to(format!("events/new?duty={}", duty.rule.id), RECORD_DONE),
        _ => None,
    }
}

/// The words of the link.
const RECORD_DONE: &str = "Record that this was done";

/// Whether a duty is owed and can be done today.
pub(crate) const fn can_be_done(duty: &Duty<'_>) -> bool {
    matches!(duty.state, State::Open | State::DueSoon { .. } | State::Overdue { .. })
}

fn other(duty: &Duty<'_>) -> OtherLine {
    OtherLine { title: duty.rule.title, state: duty.state.name().words(), why: Why::of(&duty.reason()) }
}

fn finding(finding: &Finding) -> FindingLine {
    FindingLine { what: finding.sentence(), mend: finding.kind.mend(), reading: finding.kind.reading() }
}

/// Who answers in offender management today, and from when somebody else does.
fn answers(duties: &Duties<'_, '_>, about: &About<'_>) -> Option<AnswersView> {
    let found = duties.responsible()?;
    let named = |role: Role| {
        let name = holder(about.circle, role, about.today).map_or("Nobody yet", |member| member.name.as_str());
        format!("{name}, {}", role.words().to_lowercase())
    };
    let next = found.next.map(|(role, on)| NextAnswers { who: named(role), from: words::long(on) });
    Some(AnswersView { today: named(found.today), next })
}
