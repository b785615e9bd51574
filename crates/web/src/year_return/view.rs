//! One person of whom the return asks, as a page shows them, and each missing fact as a task.

use access::Asker;
use casework::year_return::Standing;
use domain::agency::Role;
use domain::id::PersonId;
use domain::snapshot::{Gap, Missing, Supplier};
use serde::Serialize;

use crate::words;

/// One person.
#[derive(Debug, Serialize)]
pub(super) struct PersonLine {
    /// A name for those who may see it, else the council's number.
    pub(super) name: String,
    /// Where their record is, for those who may open it.
    href: Option<String>,
    /// "19 on 10 June 2026"; nothing of a record with limited access.
    birthday: String,
    /// Until when a contact counts.
    closes: String,
    adviser: String,
    /// "YES F2 U1", where nothing of the three is missing.
    codes: String,
    tasks: Vec<Task>,
}

/// A missing fact, as what somebody can do.
#[derive(Debug, Serialize)]
pub(super) struct Task {
    /// "Where they lived".
    pub(super) what: &'static str,
    /// What is known, and what would settle it.
    pub(super) because: String,
    /// Who can say it.
    pub(super) who: &'static str,
    /// The very form, where this reader may fill it in.
    pub(super) href: Option<String>,
    /// The words of the link.
    pub(super) link: &'static str,
}

/// Who reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reader {
    /// The personal adviser, who can record what is missing.
    Adviser,
    /// The team's manager, who sees names and follows it up.
    Manager,
    /// The data officer, who sees numbers and brings files in.
    DataOfficer,
}

impl Reader {
    pub(super) fn of(asker: &Asker) -> Self {
        match asker.role {
            Some(Role::DataOfficer) => Self::DataOfficer,
            Some(Role::TeamManager) => Self::Manager,
            _ => Self::Adviser,
        }
    }

    /// Whether this reader sees names.
    pub(super) const fn sees_names(self) -> bool {
        !matches!(self, Self::DataOfficer)
    }
}

impl PersonLine {
    pub(super) fn of(one: &Standing, reader: Reader) -> Self {
        let snapshot = &one.snapshot;
        let person = one.who.person;
        let is_shut = one.who.is_limited && reader != Reader::Adviser;
        let number = &one.outcomes.number;
        let name = match (&one.who.name, reader) {
            _ if is_shut => "Somebody whose record has limited access".to_owned(),
            (_, Reader::DataOfficer) if number.is_empty() => "No number yet".to_owned(),
            (_, Reader::DataOfficer) => number.clone(),
            (Some(name), _) => name.clone(),
            (None, _) => "Name not known yet".to_owned(),
        };
        let adviser = one.who.leaver.adviser.as_ref().map_or_else(|| "Nobody leads".to_owned(), |one| one.what.clone());
        let tasks = one.gaps().map(|(_, gap)| Task::of(gap, person, reader, is_shut)).collect();
        Self {
            name,
            href: (reader.sees_names() && !is_shut).then(|| format!("/people/{person}")),
            birthday: if is_shut {
                String::new()
            } else {
                format!("{} on {}", snapshot.age, words::plain(snapshot.birthday))
            },
            closes: words::plain(snapshot.window.closes),
            adviser: if is_shut { String::new() } else { adviser },
            codes: snapshot.codes().filter(|_| !is_shut).map(|codes| codes.join(" ")).unwrap_or_default(),
            tasks,
        }
    }
}

impl Task {
    fn of(gap: &Gap, person: PersonId, reader: Reader, is_shut: bool) -> Self {
        let (form, link) = form(gap.missing, person);
        let is_theirs = match gap.missing.supplier() {
            Supplier::Adviser => reader == Reader::Adviser,
            Supplier::DataOfficer => reader == Reader::DataOfficer,
            Supplier::Manager => false,
        };
        let because =
            if is_shut { "Access to this record is limited.".to_owned() } else { format!("{}.", gap.because) };
        Self {
            what: gap.missing.words(),
            because,
            who: gap.missing.supplier().words(),
            href: form.filter(|_| is_theirs),
            link,
        }
    }
}

/// The very form on which a missing fact is recorded, and the words of the link to it.
fn form(missing: Missing, person: PersonId) -> (Option<String>, &'static str) {
    let event = |kind: &str| Some(format!("/people/{person}/events/new?kind={kind}"));
    match missing {
        Missing::Contact => (Some(format!("/people/{person}/visits/new")), "Record the contact"),
        Missing::Activity => (event("main_activity"), "Record what they do"),
        Missing::Home => (event("home"), "Record where they live"),
        Missing::Plan => (event("pathway_review"), "Record the review"),
        Missing::Number | Missing::Sex | Missing::Ethnicity | Missing::Upn => {
            (Some("/imports".to_owned()), "Bring the council’s files in")
        }
        Missing::Disability | Missing::Unaccompanied | Missing::Adviser | Missing::Team => (None, ""),
    }
}

/// Where it is confirmed that nobody was in touch.
pub(super) fn confirm(person: PersonId) -> String {
    format!("/people/{person}/events/new?kind=outcomes_recorded")
}
