//! Cases of the clock: one person's facts, one rule, and how its duty stands.

use domain::custody::PRECEDENCE;
use domain::duty::{By, Duty, Law, State, WhyNot};
use jiff::civil::Date;

use super::said::Said;
use crate::keys::{KeyError, KeyFault, Keys};
use crate::{calendar, person, rules};

pub(super) fn check(facts: &mut Keys, today: Date) -> Result<Said, KeyError> {
    let id = facts.text("duty")?;
    let person = person::facts(facts)?;
    // The embedded law is read by a test of its own; were it broken, no rule would be known here.
    let rules = rules::embedded().unwrap_or_default();
    let holidays = calendar::embedded();
    let law = Law { rules: &rules, holidays: &holidays, precedence: PRECEDENCE };
    let facts = person.facts();
    let duties = law.duties(&facts, today);
    let duty = duties.of(&id).ok_or_else(|| {
        let known = rules.iter().map(|rule| rule.id.to_owned()).collect();
        KeyError::new("facts.duty", KeyFault::Code { found: id.clone(), known })
    })?;
    let findings: Vec<&str> = duties.findings.iter().map(|finding| finding.kind.code()).collect();
    let responsible = duties.responsible();
    let said = answer(Said::default(), duty)
        .with("findings", if findings.is_empty() { "none".to_owned() } else { findings.join(", ") })
        .with("status", duties.position.status.code())
        .with_or_none("category", duties.position.category.map(domain::care::Category::code))
        .with_or_none("answers_today", responsible.map(|one| one.today.code()))
        .with_or_none("handover_on", responsible.and_then(|one| one.next).map(|(_, on)| on));
    let steps = duty.reason().because.into_iter();
    Ok(said
        .because(steps.chain(
            duties.findings.iter().map(|finding| format!("{}: {}", finding.sentence(), finding.kind.reading())),
        )))
}

fn answer(said: Said, duty: &Duty<'_>) -> Said {
    let days = match duty.state {
        State::DueSoon { days } | State::Overdue { days } => Some(days),
        _ => None,
    };
    let done = match duty.state {
        State::Done { on, by, late_days } => Some((on, by, late_days)),
        _ => None,
    };
    let why_not = match duty.state {
        State::NotApplicable(why) => Some(why_not(why)),
        _ => None,
    };
    let replaced_by = match duty.state {
        State::Superseded(By::EarlierRow(id)) => Some(id.to_owned()),
        State::Superseded(By::Released { on }) => Some(format!("released {on}")),
        _ => None,
    };
    said.with("state", duty.state.name().code())
        .with_or_none("due", duty.due)
        .with_or_none("opens", duty.opens)
        .with_or_none("counted_from", duty.counted_from)
        .with_or_none("days", days)
        .with_or_none("done_on", done.map(|(on, ..)| on))
        .with_or_none("done_by", done.map(|(_, by, _)| by.code()))
        .with_or_none("late_days", done.map(|(.., late)| late))
        .with_or_none("last_done", duty.last_done.map(|(on, _)| on))
        .with_or_none("why_not", why_not)
        .with_or_none("replaced_by", replaced_by)
        .with("owner", duty.rule.owner.code())
        .with("binds", duty.force())
        .with("is_target", duty.version.is_target)
        .with("source", duty.version.source.citation)
        .with("source_verified", duty.version.source.verified)
}

/// The test that failed, as law files name it.
fn why_not(why: WhyNot) -> String {
    match why {
        WhyNot::OtherNation => "other_nation".to_owned(),
        WhyNot::Not(predicate) => format!("not {}", predicate.code()),
        WhyNot::NoneOf(predicates) => {
            let codes: Vec<&str> = predicates.iter().map(domain::duty::Predicate::code).collect();
            format!("none of {}", codes.join(", "))
        }
        WhyNot::Is(predicate) => format!("is {}", predicate.code()),
        WhyNot::NoDay(trigger) => format!("no {}", trigger.code()),
        WhyNot::NotInForce { on } => format!("not in force on {on}"),
    }
}
