//! The day of release as a paper to carry: A4, 14 point and no smaller letter, in plain words.

use casework::record::{self, Known};
use casework::release_day::ReleaseDayOf;
use documents::{Column, Document, Language, Level, Part, Size};
use domain::Date;
use domain::duty::Law;
use domain::release_day::{Item, ItemState, Verdict, feasibility};

use super::sheet::{Sheet, Step, day_of, own_words};
use crate::answer::Answer;
use crate::asked::Asked;
use crate::plan_view::{asked_for, day, printed, with_weekday};
use crate::problem::Problem;

/// Fixed words of the paper in English and Welsh, which is ours and waits for a Welsh speaker.
mod words {
    pub(super) const TITLE: [&str; 2] = ["Your day of release", "Diwrnod eich rhyddhau"];
    pub(super) const IF_TODAY: [&str; 2] = ["If you got out today", "Pe baech chi’n dod allan heddiw"];
    pub(super) const HOURS: [&str; 2] = ["Hour by hour", "Fesul awr"];
    pub(super) const WHEN: [&str; 2] = ["When", "Pryd"];
    pub(super) const WHAT: [&str; 2] = ["What", "Beth"];
    pub(super) const WHERE: [&str; 2] = ["Where, and how you get there", "Ble, a sut i gyrraedd"];
    pub(super) const OUT: [&str; 2] = ["You come out", "Rydych chi’n dod allan"];
    pub(super) const HOME: [&str; 2] = ["You sleep here", "Rydych chi’n cysgu yma"];
    pub(super) const RULES: [&str; 2] = ["Your rules", "Eich rheolau"];
    pub(super) const READY: [&str; 2] = ["Ready for you", "Yn barod i chi"];
    pub(super) const MISSING: [&str; 2] = ["Not ready yet", "Ddim yn barod eto"];
    pub(super) const RING: [&str; 2] = ["If something goes wrong, ring", "Os aiff rhywbeth o’i le, ffoniwch"];
    #[cfg(test)]
    pub(super) const ALL: [[&str; 2]; 12] =
        [TITLE, IF_TODAY, HOURS, WHEN, WHAT, WHERE, OUT, HOME, RULES, READY, MISSING, RING];
}

const fn say(of: [&'static str; 2], language: Language) -> &'static str {
    let [english, welsh] = of;
    match language {
        Language::English => english,
        Language::Welsh => welsh,
    }
}

pub(super) async fn get(asked: Asked) -> Result<Answer, Problem> {
    of_person(&asked).await
}

/// The paper of the person that the address is about.
pub(crate) async fn of_person(asked: &Asked) -> Result<Answer, Problem> {
    let person = asked.person()?;
    let rows = asked.house.store().rows();
    let known = record::known(rows, person).await?;
    let of = ReleaseDayOf::load(rows, person).await?;
    let paper = document((&known, &of), &person.to_string(), asked.law(), asked.today(), asked_for(asked));
    printed(paper, "day-of-release").await
}

fn document(
    (known, of): (&Known, &ReleaseDayOf),
    person: &str,
    law: Law<'_>,
    today: Date,
    language: Language,
) -> Document {
    let (on, is_known) = day_of(known, law, today);
    let plan = of.plan(on, law.holidays);
    let found = feasibility(&plan, of.world(law.holidays));
    let fits = matches!(found.verdict, Verdict::CanBeDone { .. });
    let sheet = Sheet::of(of, &plan, found.run.as_ref(), person);
    let head = |words| Part::Heading(Level::Section, say(words, language).to_owned());
    let mut parts = Vec::new();
    if !is_known {
        parts.push(text("You have no release date yet. This is what would happen if you got out today."));
    }
    if !fits {
        let title = "This day does not fit yet".to_owned();
        let text = "The people who work with you must change something. Ask them about it.".to_owned();
        parts.push(Part::Notice { title, text });
    }
    parts.push(hours(&sheet, fits, language));
    if !sheet.rules.is_empty() {
        parts.extend([head(words::RULES), Part::List(sheet.rules.clone())]);
    }
    let list = |is_listed: fn(&Item) -> bool| {
        let items = of.items.iter().map(|kept| &kept.item).filter(|item| is_listed(item));
        items.map(own_words).collect::<Vec<_>>()
    };
    for (words, items) in [
        (words::READY, list(|item| item.state == ItemState::Sorted)),
        (words::MISSING, list(|item| item.state.is_open())),
    ] {
        if !items.is_empty() {
            parts.extend([head(words), Part::Ticks(items)]);
        }
    }
    parts.extend([head(words::RING), Part::Lines { prompt: String::new(), count: 2 }]);
    let title = say(if is_known { words::TITLE } else { words::IF_TODAY }, language);
    let date = with_weekday(on, language);
    Document {
        title: format!("{title}: {date}"),
        language,
        size: Size::Large,
        dated: day(today),
        foot: format!("{}, {date}", known.name.given),
        mark: None,
        parts,
    }
}

fn text(words: &str) -> Part {
    Part::Text(words.to_owned())
}

fn hours(sheet: &Sheet, fits: bool, language: Language) -> Part {
    let or = |words: &str, other: &str| if words.is_empty() { other.to_owned() } else { words.to_owned() };
    let out =
        vec![or(&sheet.out, "Ask what time"), say(words::OUT, language).to_owned(), or(&sheet.gate, "Ask which gate")];
    let home_way = if fits { sheet.home_way.as_str() } else { "" };
    let home = or(&sheet.home, "Nobody has written this down. Ask your personal adviser.");
    let home = vec![sheet.home_by.clone(), say(words::HOME, language).to_owned(), lines([home.as_str(), home_way])];
    let steps = sheet.steps.iter().map(|step| row(step, fits));
    let columns = [(words::WHEN, 2), (words::WHAT, 3), (words::WHERE, 4)];
    Part::Table {
        caption: say(words::HOURS, language).to_owned(),
        columns: columns.into_iter().map(|(words, share)| Column::new(say(words, language), share)).collect(),
        rows: [out].into_iter().chain(steps).chain([home]).collect(),
    }
}

fn row(step: &Step, fits: bool) -> Vec<String> {
    let (way, latest) = if fits { (step.way.as_str(), step.latest.as_str()) } else { ("", "") };
    vec![lines([&step.time, &step.until]), lines([&step.title, &step.with]), lines([&step.place, way, latest])]
}

/// Those that are not empty, each on a line of its own.
fn lines<const N: usize>(all: [&str; N]) -> String {
    all.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    const LIST: &str = include_str!("../../../../docs/welsh-headings.md");

    #[test]
    fn every_heading_stands_in_the_list_for_those_who_check_them() {
        for [english, welsh] in super::words::ALL {
            assert!(LIST.contains(&format!("| {english} | {welsh} |\n")), "the list lacks {english}: {welsh}");
        }
    }
}
