//! A statutory plan as a paper: what a page shows, a PDF prints and a home system takes as text.

use documents::{Column, Day, Document, Language, Level, Part, Row, Size};
use domain::Date;
use domain::agency::Role;
use domain::plan::Party;
use domain::plan_view::{Answered, Heading, Known, Section, Standing, StatutoryPlan, Value, View};

use super::load::Loaded;
use super::say::{self, Say};
use super::{goal, language, missing, welsh};

/// The day a paper was made.
pub(crate) fn day(on: Date) -> Day {
    Day { year: on.year(), month: on.month(), day: on.day() }
}

/// The plan as a paper.
pub(super) fn document(of: StatutoryPlan, loaded: &Loaded, today: Date, language: Language) -> Document {
    let record = loaded.record();
    let view = of.view(&loaded.plan, &record);
    let mut parts = vec![Part::Facts(rows(&view.known, language))];
    parts.extend(what_is_missing(&view, loaded, language));
    let mut in_schedule_2 = false;
    for (at, section) in view.sections.iter().enumerate() {
        if matches!(section.heading, Heading::Detained(_)) && !in_schedule_2 {
            in_schedule_2 = true;
            parts.push(Part::Small(format!(
                "{}: {} (not checked against the text beyond its first two matters)",
                Say::DetainedSchedule.in_language(language),
                domain::plan_view::DETAINED_SOURCE.citation
            )));
        }
        parts.extend(of_section(section, at + 1, &view, loaded, language));
    }
    parts.extend(agreement(&view, loaded, language));
    parts.extend(end(&view));
    let title = format!("{}: {}", say::plan(of, language), loaded.name);
    Document {
        foot: format!("{title}, {}", language::date(today, language)),
        title,
        language,
        size: Size::Ordinary,
        dated: day(today),
        mark: view.standing.is_draft().then(|| Say::Draft.in_language(language).to_owned()),
        parts,
    }
}

fn rows(known: &[Known], language: Language) -> Vec<Row> {
    known.iter().map(|one| Row::new(say::fact(one.fact, language), value(&one.value, language))).collect()
}

fn value(value: &Value, language: Language) -> String {
    match value {
        Value::Words(words) => words.clone(),
        Value::On(day) => language::date(*day, language),
        Value::Release(date) => {
            let kind = date.kind.words().to_lowercase();
            let as_of = language::date(date.as_of, language);
            format!("{} ({kind}, {}, {as_of})", language::with_weekday(date.on, language), date.source)
        }
        Value::Mode(mode) => mode.words().to_owned(),
        Value::Spell(kind, from) => format!("{} ({})", kind.words(), language::date(*from, language)),
        Value::Post(post) => format!("{}, {}", post.name, post.agency),
    }
}

fn what_is_missing(view: &View<'_>, loaded: &Loaded, language: Language) -> Vec<Part> {
    let all = missing::list(view, loaded, language);
    if all.is_empty() {
        return vec![Part::Text(Say::NothingIsMissing.in_language(language).to_owned())];
    }
    vec![Part::Heading(Level::Section, Say::WhatIsMissing.in_language(language).to_owned()), Part::List(all)]
}

fn of_section(section: &Section<'_>, number: usize, view: &View<'_>, loaded: &Loaded, language: Language) -> Vec<Part> {
    let name = say::heading(section.heading, language);
    let heading = match section.heading {
        Heading::Matter(_) => format!("{number}. {name}"),
        _ => name.to_owned(),
    };
    let mut parts = vec![Part::Heading(Level::Section, heading)];
    let mut facts = rows(&section.known, language);
    if let Heading::Pathway(_, status) = section.heading {
        let words = if language == Language::Welsh { welsh::status(status) } else { status.words() };
        facts.insert(0, Row::new(Say::WhereItStands.in_language(language), format!("{words} ({})", status.code())));
    }
    parts.push(Part::Facts(facts));
    for planned in &section.goals {
        if planned.in_full {
            parts.extend(goal::parts(planned, loaded, language));
        } else {
            parts.push(goal::named(planned, stands_under(planned.number, view, language), language));
        }
    }
    let otherwise: Vec<String> = section
        .otherwise
        .iter()
        .map(|step| format!("{} ({})", step.what.words, goal::by_whom(step, loaded, language)))
        .collect();
    parts.push(Part::List(otherwise));
    parts.extend(section.said.iter().map(|answer| goal::said(answer, language)));
    if parts.iter().all(|part| matches!(part, Part::Heading(..)) || is_empty(part)) && section.missing.is_empty() {
        parts.push(Part::Text("Nothing is written here, and this plan does not ask for it.".to_owned()));
    }
    if !section.missing.is_empty() {
        let all: Vec<String> = section.missing.iter().map(|one| missing::sentence(one, view, loaded)).collect();
        parts.push(Part::Notice { title: Say::Missing.in_language(language).to_owned(), text: all.join("\n") });
    }
    parts
}

fn is_empty(part: &Part) -> bool {
    match part {
        Part::List(items) => items.is_empty(),
        Part::Facts(rows) => rows.is_empty(),
        _ => false,
    }
}

/// The section in which a goal stands in full.
fn stands_under(number: usize, view: &View<'_>, language: Language) -> &'static str {
    let full = |section: &&Section<'_>| section.goals.iter().any(|one| one.number == number && one.in_full);
    view.sections.iter().find(full).map_or("", |section| say::heading(section.heading, language))
}

fn agreement(view: &View<'_>, loaded: &Loaded, language: Language) -> Vec<Part> {
    let say = |say: Say| say.in_language(language).to_owned();
    let mut parts = vec![Part::Heading(Level::Section, say(Say::Agreement))];
    let words = |who: &[Party]| who.iter().map(|party| say::party(*party, language)).collect::<Vec<_>>().join(", ");
    parts.push(Part::Text(match &view.standing {
        Standing::Agreed => say(Say::Agreed),
        Standing::NotAgreedByAll { who } => format!("{}: {}", say(Say::NotAgreedByAll), words(who)),
        Standing::Draft { waits_for } => format!("{}: {}", say(Say::WaitsFor), words(waits_for)),
    }));
    let parties: Vec<Party> = Party::ALL.to_vec();
    let mut rows = Vec::new();
    for planned in view.sections.iter().flat_map(|section| &section.goals).filter(|planned| planned.in_full) {
        for Answered { party, said, changed_since } in Answered::all(&loaded.plan, planned.goal.id, &parties) {
            let Some(said) = said else { continue };
            let reason = said.answer.reason().map(|reason| format!(": {reason}")).unwrap_or_default();
            let since = if changed_since { " (the goal changed since)" } else { "" };
            rows.push(vec![
                format!("{} {}", say(Say::Goal), planned.number),
                format!("{}, {}", said.author.name, say::party(party, language).to_lowercase()),
                format!("{}{reason}{since}", said.answer.words()),
                language::date(said.on, language),
            ]);
        }
    }
    if !rows.is_empty() {
        let headings = [(Say::Goal, 1), (Say::Who, 3), (Say::Answer, 4), (Say::On, 2)];
        let columns = headings.into_iter().map(|(heading, share)| Column::new(say(heading), share)).collect();
        parts.push(Part::Table { caption: String::new(), columns, rows });
    }
    parts.push(Part::Heading(Level::Section, say(Say::Signed)));
    parts.push(Part::Signatures(signing(view.of, loaded, language)));
    parts
}

/// Who signs: the person, and whoever holds a post that the plan waits for.
fn signing(of: StatutoryPlan, loaded: &Loaded, language: Language) -> Vec<String> {
    let record = loaded.record();
    let post = |party: &Party| {
        let held = record
            .posts
            .iter()
            .find(|post| Party::of_role(post.role) == Some(*party) && post.role != Role::YoungAdult)?;
        Some(format!("{}, {}", held.name, say::party(*party, language).to_lowercase()))
    };
    core::iter::once(loaded.name.clone()).chain(of.signed_by().iter().filter_map(post)).collect()
}

fn end(view: &View<'_>) -> Vec<Part> {
    let removed = match view.removed {
        0 => String::new(),
        1 => "One goal was taken out of the plan; it stays readable on the record.\n".to_owned(),
        count => format!("{count} goals were taken out of the plan; they stay readable on the record.\n"),
    };
    let checked = if view.source.verified { "" } else { " (not checked against the text)" };
    vec![Part::Small(format!(
        "{removed}Read out of the one plan that everybody writes in. Its parts follow {}{checked}.",
        view.source.citation
    ))]
}
