//! What speaks for and against somebody, in words: which fields agree, differ or are missing, and how much that says.

use std::collections::BTreeSet;

use domain::Date;
use domain::person::DatePart;
use linkage::Strength;

use super::question::Question;

/// How what was asked for and what is held stand to each other in one field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// The same.
    Agrees,
    /// Not the same, and easily written for the other.
    Nearly,
    /// Different.
    Differs,
    /// Not known on one side: says nothing.
    Missing,
}

/// One field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// Its name: "family name".
    pub field: &'static str,
    /// How the two stand to each other.
    pub standing: Standing,
    /// The same in words, without a value: "one digit apart".
    pub says: String,
    /// How much it says: "strong for".
    pub strength: &'static str,
}

/// The names of comparisons in linkage, and ours.
const FIELDS: &[(&str, &str)] = &[
    ("first name", "given name"),
    ("surname", "family name"),
    ("middle name", "middle name"),
    ("date of birth", "date of birth"),
    ("postcode", "postcode"),
    ("pnc", "PNC number"),
    ("cro", "CRO number"),
    ("nomis", "prison number"),
    ("crn", "CRN"),
    ("upn", "pupil number"),
    ("nhs number", "NHS number"),
    ("la child id", "council’s own number"),
];

impl Evidence {
    /// What a step of a waterfall says, if it is about a field.
    pub(super) fn of_step(step: &linkage::Evidence) -> Option<Self> {
        let (_, field) = FIELDS.iter().find(|(theirs, _)| *theirs == step.name)?;
        let standing = standing(&step.says);
        Some(Self { field, standing, says: step.says.clone(), strength: step.strength.words() })
    }

    /// A part of a date.
    pub(super) fn of_part(part: DatePart, is_same: bool) -> Self {
        let (standing, says) = if is_same { (Standing::Agrees, "the same") } else { (Standing::Differs, "different") };
        let strength = Strength::of(part_bits(part, is_same)).words();
        Self { field: part.words(), standing, says: says.to_owned(), strength }
    }

    /// A date of birth of which parts were asked for and none is held.
    pub(super) fn no_date() -> Self {
        let says = "not known on one side".to_owned();
        Self { field: "date of birth", standing: Standing::Missing, says, strength: Strength::Nothing.words() }
    }
}

/// What a waterfall says of the fields that were asked for. A number may be of several kinds: what says most of it is taken.
pub(super) fn evidence(steps: &[linkage::Evidence], question: &Question, today: Date) -> Vec<Evidence> {
    let asked: BTreeSet<&str> = question.values(today).into_iter().map(|(column, _)| field_of(column)).collect();
    let of_steps = steps.iter().filter_map(Evidence::of_step).filter(|one| asked.contains(one.field));
    let (numbers, mut others): (Vec<Evidence>, Vec<Evidence>) = of_steps.partition(|one| is_number(one.field));
    let number = numbers.into_iter().min_by_key(|one| one.standing);
    others.extend(number.map(|one| match one.standing {
        Standing::Missing => Evidence { field: "number", ..one },
        _ => one,
    }));
    others
}

/// The field that a column of the question is compared in.
fn field_of(column: &str) -> &'static str {
    let theirs = match column {
        "alias_first" => "first name",
        "alias_surname" => "surname",
        "dob" => "date of birth",
        "prison_number" => "nomis",
        other => &other.replace('_', " "),
    };
    FIELDS.iter().find(|(name, _)| *name == theirs).map_or("", |(_, field)| *field)
}

fn is_number(field: &str) -> bool {
    field.ends_with("number") || field == "CRN"
}

/// As the words of linkage have it; its test holds the two together.
fn standing(says: &str) -> Standing {
    match says {
        "not known on one side" => Standing::Missing,
        "the same" | "the same address area" => Standing::Agrees,
        "different" => Standing::Differs,
        _ => Standing::Nearly,
    }
}

/// How often a part that was written down is wrong: about as often as a whole date of birth (docs/measured/linkage.md).
const WRONG: f64 = 0.03;

/// What a part of a date weighs: the binary logarithm of how often it is so of one person, over how often by chance.
pub(super) fn part_bits(part: DatePart, is_same: bool) -> f64 {
    let chance = 1.0 / f64::from(part.one_in());
    if is_same { ((1.0 - WRONG) / chance).log2() } else { (WRONG / (1.0 - chance)).log2() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_says_as_much_as_it_is_rare() {
        for (part, same, other) in
            [(DatePart::Day, "for", "against"), (DatePart::Month, "for", "against"), (DatePart::Year, "for", "against")]
        {
            assert_eq!(Evidence::of_part(part, true).strength, same, "{part:?}");
            assert_eq!(Evidence::of_part(part, false).strength, other, "{part:?}");
        }
        assert!(part_bits(DatePart::Day, true) > part_bits(DatePart::Year, true));
    }

    #[test]
    fn the_words_of_linkage_are_known() {
        for (says, expected) in [
            ("the same", Standing::Agrees),
            ("different", Standing::Differs),
            ("day and month have changed places", Standing::Nearly),
            ("not known on one side", Standing::Missing),
        ] {
            assert_eq!(standing(says), expected);
        }
    }
}
