//! One finding as the pages draw it.

use casework::Context;
use casework::alignment::{Aligned, Said};
use domain::alignment::{Facts, Finding, Severity};
use domain::id::PersonId;
use domain::plan::Actor;
use domain::reason::Reason;
use serde::Serialize;

use super::settle;
use crate::form::encode;
use crate::words;

/// A finding, with why, whom it concerns and a way to settle it.
#[derive(Debug, Serialize)]
pub(super) struct FindingLine {
    title: &'static str,
    tag: Tag,
    because: Vec<String>,
    /// "Concerns: young adult, personal adviser".
    parties: String,
    /// What can be done about it.
    way: &'static str,
    /// The form on which that is done.
    href: Option<String>,
    /// The page on which it is accepted with a reason, for whoever may.
    accept: Option<String>,
    /// Where the rule comes from.
    source: String,
    /// By whom it is accepted, when and why.
    accepted: Option<String>,
}

#[derive(Debug, Serialize)]
pub(super) struct Tag {
    text: &'static str,
    classes: &'static str,
}

pub(super) const fn tag(severity: Severity) -> Tag {
    let classes = match severity {
        Severity::Now => "govuk-tag--red",
        Severity::Soon => "govuk-tag--yellow",
        Severity::Later => "govuk-tag--grey",
    };
    Tag { text: severity.words(), classes }
}

impl FindingLine {
    pub(super) fn of(finding: &Finding, facts: &Facts, (person, may_answer): (PersonId, bool)) -> Self {
        let reason = finding.reason(facts);
        let parties: Vec<&str> = finding.parties(facts).into_iter().map(Actor::words).collect();
        Self {
            title: finding.kind.words(),
            tag: tag(finding.severity),
            parties: parties.join(", ").to_lowercase(),
            way: finding.settle().words(),
            // The forms that settle a finding are open to whoever may answer it.
            href: settle::href(finding, facts, person).filter(|_| may_answer),
            accept: None,
            source: source(&reason),
            because: reason.because,
            accepted: None,
        }
    }

    /// The same with what was said of it.
    pub(super) fn with_answer(
        finding: &Finding,
        aligned: &Aligned,
        (person, may_answer): (PersonId, bool),
        context: &Context,
    ) -> Self {
        let page = format!("/people/{person}/plan/findings/answer?finding={}", encode(&finding.key()));
        Self {
            accept: may_answer.then_some(page),
            accepted: aligned.accepted(finding).map(|said| who(said, context)),
            ..Self::of(finding, &aligned.facts, (person, may_answer))
        }
    }
}

/// "Accepted by Ada Linden, personal adviser, on 10 February 2027: not a need".
pub(super) fn who(said: &Said, context: &Context) -> String {
    let on = words::plain(context.civil(said.at).date());
    format!("Accepted by {}, {}, on {on}: {}", said.by, said.role.words().to_lowercase(), said.reason)
}

fn source(reason: &Reason) -> String {
    let Reason { source, .. } = reason;
    let read = if source.verified { "" } else { " (from memory, not checked against the text)" };
    format!("{}, {}{read}", source.citation, source.force)
}
