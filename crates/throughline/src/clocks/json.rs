//! The answer for programs: everything, with every reason and source.

use domain::Date;
use domain::custody::{DayOfRelease, EarlierDay};
use domain::duty::{By, Duty, Finding, Referral, Responsible, State, WhyNot};
use domain::reason::Reason;
use serde_json::{Value, json};

use super::Answer;

pub(super) fn answer(answer: &Answer<'_>, born_on: Option<Date>) -> Value {
    let position = &answer.duties.position;
    json!({
        "today": position.today(),
        "born_on": born_on,
        "nation": position.nation.code(),
        "status": position.status.code(),
        "category": position.category.map(domain::care::Category::code),
        "custody": position.custody.map(|custody| json!({
            "from": custody.from,
            "legal_status": custody.legal_status.map(domain::custody::LegalStatus::code),
            "sentence_start": custody.sentence_start,
        })),
        "release": position.release.map(|release| json!({
            "on": release.on,
            "kind": release.kind.code(),
            "given_by": release.source,
            "as_of": release.as_of,
            "days": (release.on - position.today()).get_days(),
        })),
        "day_of_release": answer.day_of_release.as_ref().map(|day| day_of_release(day, position.today())),
        "responsible": answer.duties.responsible().map(responsible),
        "housing_referral": referral(&answer.referral),
        "duties": answer.duties.list.iter().map(duty).collect::<Vec<_>>(),
        "findings": answer.duties.findings.iter().map(finding).collect::<Vec<_>>(),
    })
}

fn reason(reason: &Reason) -> Value {
    json!({
        "rule": reason.rule,
        "because": reason.because,
        "source": {
            "citation": reason.source.citation,
            "force": reason.source.force.to_string(),
            "verified": reason.source.verified,
        },
    })
}

fn duty(duty: &Duty<'_>) -> Value {
    let days = match duty.state {
        State::DueSoon { days } | State::Overdue { days } => Some(days),
        _ => None,
    };
    let done = match duty.state {
        State::Done { on, by, late_days } => Some(json!({ "on": on, "by": by.code(), "late_days": late_days })),
        _ => None,
    };
    json!({
        "rule": duty.rule.id,
        "title": duty.rule.title,
        "for_them": duty.rule.for_them,
        "jurisdiction": duty.rule.jurisdiction.code(),
        "owner": duty.rule.owner.code(),
        "role": duty.rule.owner.role().map(domain::agency::Role::code),
        "lane": duty.rule.lane.code(),
        "state": duty.state.name().code(),
        "days": days,
        "due": duty.due,
        "opens": duty.opens,
        "counted_from": duty.counted_from,
        "last_done": duty.last_done.map(|(on, by)| json!({ "on": on, "by": by.code() })),
        "done": done,
        "not_applicable": why_not(duty.state),
        "replaced_by": replaced_by(duty.state),
        "target": duty.version.is_target,
        "reason": reason(&duty.reason()),
    })
}

fn why_not(state: State) -> Option<Value> {
    let State::NotApplicable(why) = state else { return None };
    Some(match why {
        WhyNot::OtherNation => json!({ "why": "other_nation" }),
        WhyNot::Not(predicate) => json!({ "why": "not", "test": predicate.code() }),
        WhyNot::NoneOf(predicates) => {
            json!({ "why": "none_of", "tests": predicates.iter().map(domain::duty::Predicate::code).collect::<Vec<_>>() })
        }
        WhyNot::Is(predicate) => json!({ "why": "is", "test": predicate.code() }),
        WhyNot::NoDay(trigger) => json!({ "why": "no_day", "trigger": trigger.code() }),
        WhyNot::NotInForce { on } => json!({ "why": "not_in_force", "on": on }),
    })
}

fn replaced_by(state: State) -> Option<Value> {
    let State::Superseded(by) = state else { return None };
    Some(match by {
        By::EarlierRow(id) => json!({ "row": id }),
        By::Released { on } => json!({ "released_on": on }),
    })
}

fn responsible(one: Responsible) -> Value {
    json!({
        "today": one.today.code(),
        "next": one.next.map(|(role, on)| json!({ "role": role.code(), "on": on })),
        "row": one.row,
    })
}

fn referral(referral: &Referral) -> Value {
    json!({
        "state": referral.state.code(),
        "next": referral.state.next(),
        "opens": referral.opens,
        "made_on": referral.made_on,
        "outcome": referral.outcome.map(domain::duty::HousingOutcome::code),
        "expires": referral.expires,
        "reason": reason(&referral.because),
    })
}

fn finding(finding: &Finding) -> Value {
    json!({
        "kind": finding.kind.code(),
        "on": finding.on,
        "against": finding.against,
        "sentence": finding.sentence(),
        "reading": finding.kind.reading(),
        "mend": finding.kind.mend(),
    })
}

fn day_of_release(day: &DayOfRelease, today: Date) -> Value {
    json!({
        "kind": day.kind.code(),
        "on": day.on,
        "leaves_on": day.leaves_on,
        "reason": reason(&day.because),
        "policies": day.policies.iter().map(policy).collect::<Vec<_>>(),
        "policies_differ": day.policies_differ(),
        "ceiling": day.ceiling,
        "ask": day.ask(today),
    })
}

fn policy(earlier: &EarlierDay) -> Value {
    json!({
        "policy": earlier.policy.code(),
        "day": earlier.day.ok(),
        "nothing_to_ask": earlier.day.err().map(domain::custody::NothingToAsk::code),
        "working_days_early": earlier.working_days_early,
        "beyond_ceiling": earlier.is_beyond_ceiling(),
        "reason": reason(&earlier.because),
    })
}
