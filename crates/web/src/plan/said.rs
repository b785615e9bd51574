//! Whose words they are, who agrees and what changed, as the pages of the plan say it.

use domain::plan::{Author, Changed, ChangedPart, Field, How, Party};
use domain::{Date, plan::Area};
use serde::Serialize;

use crate::words;

/// "Wren’s words, typed by Ada Linden from paper on 3 November 2026": so marked wherever they stand.
pub(super) fn author_line(author: &Author, on: Date, is_own: bool) -> String {
    let on = words::plain(on);
    let whose = match (author.is_young_adult(), is_own) {
        (true, true) => "Your words".to_owned(),
        (true, false) => format!("{}’s words", first(&author.name)),
        (false, _) => format!("{}, {}", author.name, author.whose.words().to_lowercase()),
    };
    match &author.typed_by {
        None if author.is_young_adult() && !is_own => format!("{}’s own words, {on}", first(&author.name)),
        None => format!("{whose}, {on}"),
        Some(typed) => {
            let from = match typed.how {
                How::FromPaper => "from paper",
                How::Spoken => "as they said them",
                How::Here => "",
            };
            let from = if is_own && typed.how == How::Spoken { "as you said them" } else { from };
            format!("{whose}, typed by {} {from} on {on}", typed.name)
        }
    }
}

/// "Wren" of "Wren Rowanfield".
fn first(name: &str) -> &str {
    name.split_whitespace().next().unwrap_or(name)
}

/// A party as a page names it.
pub(super) fn party(party: Party, name: &str, is_own: bool) -> String {
    match (party, is_own) {
        (Party::YoungAdult, true) => "You".to_owned(),
        (Party::YoungAdult, false) => name.to_owned(),
        (other, true) => format!("Your {}", other.words().to_lowercase()),
        (other, false) => other.words().to_owned(),
    }
}

/// One thing that changed.
#[derive(Debug, Serialize)]
pub(super) struct ChangeView {
    what: String,
    before: String,
    after: String,
}

pub(super) fn changes(changes: &[Changed]) -> Vec<ChangeView> {
    changes.iter().map(change).collect()
}

fn change(changed: &Changed) -> ChangeView {
    let what = match &changed.what {
        ChangedPart::NewGoal => "New goal".to_owned(),
        ChangedPart::Goal(Field::Words) => "The goal".to_owned(),
        ChangedPart::Goal(field) => field.words().to_owned(),
        ChangedPart::NewStep(_) => "New step".to_owned(),
        ChangedPart::Step { field: Field::Words, .. } => "A step".to_owned(),
        ChangedPart::Step { field, words, .. } => format!("“{words}”: {}", field.words().to_lowercase()),
    };
    ChangeView { what, before: changed.before.clone(), after: changed.after.clone() }
}

/// An area in the young adult's words.
pub(super) const fn plain_area(area: Area) -> &'static str {
    match area {
        Area::Accommodation => "Somewhere to live",
        Area::EmploymentAndEducation => "Work and learning",
        Area::Finances => "Money and papers",
        Area::DrugUse => "Drugs",
        Area::AlcoholUse => "Alcohol",
        Area::HealthAndWellbeing => "Health and how you feel",
        Area::RelationshipsAndCommunity => "Family, friends and where you live",
        Area::ThinkingAndBehaviour => "How you think and act",
        Area::IdentityAndBelonging => "Who you are and where you belong",
        Area::Network => "People who stand by you",
    }
}

/// An area for this reader.
pub(super) const fn area(area: Area, is_own: bool) -> &'static str {
    if is_own { plain_area(area) } else { area.words() }
}
