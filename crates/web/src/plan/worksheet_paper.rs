//! The worksheet as a paper: one area a page, lines to write on and boxes to tick, in large letters.

use documents::{Document, Language, Level, Part, Size};
use domain::plan::{Area, AreaAnswered};

use super::open::Open;
use super::said::plain_area;
use crate::plan_view::{self, day};

/// Fixed words of the paper in English and Welsh, which is ours and waits for a Welsh speaker.
mod words {
    pub(super) const TITLE: [&str; 2] = ["Your plan on paper", "Eich cynllun ar bapur"];
    pub(super) const NAME: [&str; 2] = ["Name, and the day", "Enw, a’r diwrnod"];
    pub(super) const WANT: [&str; 2] = ["What do you want?", "Beth ydych chi ei eisiau?"];
    pub(super) const WILL: [&str; 2] = ["I will", "Byddaf"];
    pub(super) const GOOD_AT: [&str; 2] =
        ["What are you good at that can help?", "Beth ydych chi’n dda yn ei wneud a all helpu?"];
    pub(super) const TO_BE: [&str; 2] = ["Who do you want to be?", "Pwy ydych chi eisiau bod?"];
    pub(super) const NEXT: [&str; 2] =
        ["What happens next, and who does it?", "Beth sy’n digwydd nesaf, a phwy sy’n ei wneud?"];
    pub(super) const OR_TICK: [&str; 2] = ["Or tick one", "Neu ticiwch un"];
    #[cfg(test)]
    pub(super) const ALL: [[&str; 2]; 8] = [TITLE, NAME, WANT, WILL, GOOD_AT, TO_BE, NEXT, OR_TICK];
}

const fn say(of: [&'static str; 2], language: Language) -> &'static str {
    let [english, welsh] = of;
    match language {
        Language::English => english,
        Language::Welsh => welsh,
    }
}

/// The sheets of one area, or of all.
pub(super) fn document(only: Option<Area>, open: &Open, language: Language) -> Document {
    let say = |words| say(words, language).to_owned();
    let mut parts = vec![
        Part::Text(
            "Give this paper to somebody who works with you. They type it in as your words. You need not fill in anything."
                .to_owned(),
        ),
        Part::Lines { prompt: say(words::NAME), count: 1 },
    ];
    let areas = Area::ALL.iter().filter(|area| only.is_none_or(|only| only == **area));
    for (at, area) in areas.enumerate() {
        if at > 0 {
            parts.push(Part::NewPage);
        }
        parts.extend(sheet(*area, language));
    }
    Document {
        title: say(words::TITLE),
        language,
        size: Size::Large,
        dated: day(open.today),
        foot: say(words::TITLE),
        mark: None,
        parts,
    }
}

/// One page.
fn sheet(area: Area, language: Language) -> Vec<Part> {
    let name = match language {
        Language::English => plain_area(area),
        Language::Welsh => plan_view::area(area, language),
    };
    let say = |words| say(words, language).to_owned();
    let starters: Vec<String> = area.starters().iter().take(2).map(|starter| format!("“{starter}”")).collect();
    let ticks = AreaAnswered::ALL.iter().map(|answered| tick(*answered).to_owned()).collect();
    vec![
        Part::Heading(Level::Section, name.to_owned()),
        Part::Heading(Level::Part, say(words::WANT)),
        Part::Text(format!("Some people write: {}.", starters.join(", "))),
        Part::Lines { prompt: say(words::WILL), count: 2 },
        Part::Heading(Level::Part, say(words::OR_TICK)),
        Part::Ticks(ticks),
        Part::Heading(Level::Part, say(words::GOOD_AT)),
        write(2),
        Part::Heading(Level::Part, say(words::TO_BE)),
        write(1),
        Part::Heading(Level::Part, say(words::NEXT)),
        write(2),
    ]
}

/// Lines under a heading that is the question.
const fn write(count: u8) -> Part {
    Part::Lines { prompt: String::new(), count }
}

const fn tick(answered: AreaAnswered) -> &'static str {
    match answered {
        AreaAnswered::NothingNeeded => "Nothing is needed",
        AreaAnswered::NotKnown => "I do not know yet",
        AreaAnswered::Declined => "I do not want to say",
    }
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
