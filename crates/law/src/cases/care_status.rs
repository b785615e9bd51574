//! Cases of leaving-care status: born, in care, detained; and the status in England and Wales that follows.

use domain::care::{CareFacts, CareStatusAnswer, Detention, Question, care_status};
use jiff::civil::Date;

use super::keys::{KeyError, Keys};
use super::said::Said;
use crate::person::episode;

pub(super) fn check(facts: &mut Keys, today: Date) -> Result<Said, KeyError> {
    let born_on = facts.date("born_on")?;
    let episodes = facts.each("episodes", episode)?;
    let detentions =
        facts.each("detentions", |keys| Ok(Detention { from: keys.date("from")?, to: keys.date_or_none("to")? }))?;
    let in_learning = facts.flag_or_none("in_learning")?.unwrap_or(false);
    let facts = CareFacts { born_on, episodes: &episodes, detentions: &detentions, in_learning };
    let answer = care_status(&facts, today);
    let count = &answer.trace.count;
    let questions: Vec<_> = answer.trace.questions.iter().copied().map(Question::code).collect();
    Ok(Said::default()
        .with("england", answer.england.code())
        .with("england_source", answer.england_because.source.citation)
        .with_or_none("wales", answer.wales.map(domain::care::Category::code))
        .with("decided_by", answer.trace.branch.code())
        .with("days", count.days)
        .with_or_none("reached_on", count.reached_on)
        .with_or_none("first_day_at_16", count.first_day_at_16)
        .with("looked_after_today", answer.trace.looked_after_today)
        .with_or_none("support_until", answer.support_until)
        .with_or_none("on_request_until", answer.on_request_until)
        .with("questions", if questions.is_empty() { "none".to_owned() } else { questions.join(", ") })
        .because(steps(&answer)))
}

fn steps(answer: &CareStatusAnswer) -> Vec<String> {
    let mut steps = Vec::new();
    for episode in &answer.trace.count.episodes {
        let to = episode.to.map_or_else(|| "today".to_owned(), |to| to.to_string());
        let counted = match episode.not_counted {
            Some(why) => format!("no day counts: {}", why.words()),
            None => format!("{} days count", episode.days),
        };
        steps.push(format!("{} from {} to {to}: {counted}", episode.legal_status.code(), episode.from));
    }
    steps.extend(answer.england_because.because.iter().cloned());
    steps.extend(answer.trace.questions.iter().map(|question| format!("to find out: {}", question.words())));
    steps
}
