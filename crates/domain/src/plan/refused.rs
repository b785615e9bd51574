//! What must be known before something is written in the plan, and why something is not taken as it is.

use jiff::ToSpan;
use jiff::civil::Date;

use super::agreement::Answer;
use super::area::{Area, AreaAnswered};
use super::author::Party;
use super::goal::{NewGoal, Target};
use super::said::{Said, Unanswered};
use super::step::NewStep;
use crate::agency::coded;

/// Longest text of one field, in characters: more than anybody writes in one go, and all of it is kept and printed.
pub const TEXT_LENGTH_MAX: usize = 5_000;

/// How far ahead a day of the plan can lie, in years: further is a slip of the pen.
pub const AHEAD_YEARS_MAX: i16 = 10;

coded! {
    /// A field of a form of the plan.
    Field {
        /// What somebody wants, or what is to be done.
        Words = "words", "Words";
        /// What they are good at.
        Strengths = "strengths", "Strengths";
        /// Who they want to be.
        FutureSelf = "future_self", "Future self";
        /// What kind of help it needs.
        Support = "support", "Support";
        /// Which area.
        Area = "area", "Area";
        /// Other areas that it touches.
        Related = "related", "Also about";
        /// By when.
        Target = "target", "Target";
        /// How far it is.
        State = "state", "Where it stands";
        /// Why.
        Reason = "reason", "Reason";
        /// Who does it.
        Actor = "actor", "Who does it";
        /// Who that is by name.
        ActorName = "actor_name", "Name";
        /// The last day in time.
        By = "by", "By when";
        /// Whether it must be done before release.
        ServesRelease = "serves_release", "Needed for release";
    }
}

/// Why something is not taken as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PlanRefused {
    /// Nothing is written.
    #[error("nothing is written in {}", field.code())]
    NoWords {
        /// Where.
        field: Field,
    },
    /// Longer than can be kept; nothing is ever cut off silently.
    #[error("{} has {length} characters; {TEXT_LENGTH_MAX} fit", field.code())]
    TooLong {
        /// Where.
        field: Field,
        /// Its length in characters.
        length: usize,
    },
    /// The day has passed.
    #[error("{on} has passed on {today}")]
    Passed {
        /// Where.
        field: Field,
        /// The date given.
        on: Date,
        /// Today.
        today: Date,
    },
    /// It lies further ahead than anybody plans.
    #[error("{on} is more than {AHEAD_YEARS_MAX} years ahead")]
    TooFarAhead {
        /// Where.
        field: Field,
        /// The date given.
        on: Date,
    },
}

impl PlanRefused {
    /// The field that must be put right.
    pub const fn field(&self) -> Field {
        match self {
            Self::NoWords { field }
            | Self::TooLong { field, .. }
            | Self::Passed { field, .. }
            | Self::TooFarAhead { field, .. } => *field,
        }
    }
}

impl NewGoal {
    /// The goal, if it can be written in the plan; otherwise every reason why not. `before` is what it replaces: a day
    /// that has passed since may stay.
    ///
    /// What is left blank counts as not asked; the area itself is not also related.
    pub fn check(mut self, before: Option<&Self>, today: Date) -> Result<Self, Vec<PlanRefused>> {
        let mut refused = Vec::new();
        trim(&mut self.words);
        refused.extend(text_refused(Field::Words, &self.words, true));
        for (field, said) in [(Field::Strengths, &mut self.strengths), (Field::FutureSelf, &mut self.future_self)] {
            tidy(said);
            refused.extend(said.answer().and_then(|text| text_refused(field, text, false)));
        }
        let area = self.area;
        self.related.retain(|other| *other != area);
        self.related.sort_unstable();
        self.related.dedup();
        if let Target::On(on) = self.target
            && before.map(|before| before.target) != Some(self.target)
        {
            refused.extend(day_refused(Field::Target, on, today));
        }
        if refused.is_empty() { Ok(self) } else { Err(refused) }
    }

    /// A goal of this area in which nothing else is said yet.
    pub const fn blank(area: Area) -> Self {
        Self {
            area,
            related: Vec::new(),
            words: String::new(),
            strengths: Said::No(Unanswered::NotAsked),
            future_self: Said::No(Unanswered::NotAsked),
            support: Said::No(Unanswered::NotAsked),
            target: Target::NotDatedYet,
        }
    }
}

impl NewStep {
    /// The step, if it can be written in the plan; otherwise every reason why not. `before` is what it replaces.
    pub fn check(mut self, before: Option<&Self>, today: Date) -> Result<Self, Vec<PlanRefused>> {
        let mut refused = Vec::new();
        trim(&mut self.words);
        refused.extend(text_refused(Field::Words, &self.words, true));
        self.actor_name = self.actor_name.map(|name| name.trim().to_owned()).filter(|name| !name.is_empty());
        refused.extend(self.actor_name.as_deref().and_then(|name| text_refused(Field::ActorName, name, false)));
        if let Some(on) = self.by
            && before.and_then(|before| before.by) != Some(on)
        {
            refused.extend(day_refused(Field::By, on, today));
        }
        if refused.is_empty() { Ok(self) } else { Err(refused) }
    }
}

/// Why a reason is not taken, where one is asked for.
pub fn reason_refused(reason: &str) -> Option<PlanRefused> {
    text_refused(Field::Reason, reason.trim(), true)
}

/// Why a comment is not taken.
pub fn comment_refused(words: &str) -> Option<PlanRefused> {
    text_refused(Field::Words, words.trim(), true)
}

/// Why what is said of an area is not taken from this party. Workers say why nothing is needed; a young adult may, and need
/// not.
pub fn area_refused(answered: AreaAnswered, reason: &str, party: Party) -> Option<PlanRefused> {
    let needed = answered == AreaAnswered::NothingNeeded && party != Party::YoungAdult;
    text_refused(Field::Reason, reason.trim(), needed)
}

impl Answer {
    /// Why the answer is not taken from this party. Workers say why they disagree; a young adult may, and need not.
    pub fn refused(&self, party: Party) -> Option<PlanRefused> {
        let reason = self.reason()?;
        text_refused(Field::Reason, reason.trim(), party != Party::YoungAdult)
    }
}

fn trim(text: &mut String) {
    let trimmed = text.trim();
    if trimmed.len() < text.len() {
        *text = trimmed.to_owned();
    }
}

fn tidy(said: &mut Said<String>) {
    if let Said::Yes(text) = said {
        trim(text);
    }
    if said.answer().is_some_and(String::is_empty) {
        *said = Said::No(Unanswered::NotAsked);
    }
}

fn text_refused(field: Field, text: &str, is_needed: bool) -> Option<PlanRefused> {
    let length = text.chars().count();
    match length {
        0 if is_needed => Some(PlanRefused::NoWords { field }),
        _ if length > TEXT_LENGTH_MAX => Some(PlanRefused::TooLong { field, length }),
        _ => None,
    }
}

fn day_refused(field: Field, on: Date, today: Date) -> Option<PlanRefused> {
    if on < today {
        Some(PlanRefused::Passed { field, on, today })
    } else if on > today.saturating_add(AHEAD_YEARS_MAX.years()) {
        Some(PlanRefused::TooFarAhead { field, on })
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Actor;
    use jiff::civil::date;

    const TODAY: Date = date(2027, 2, 10);

    fn goal(words: &str, target: Target) -> NewGoal {
        NewGoal { words: words.to_owned(), target, ..NewGoal::blank(Area::Finances) }
    }

    #[test]
    fn a_goal_needs_words_and_a_day_that_can_be_met() {
        let (passed, far) = (date(2027, 2, 9), date(2037, 2, 11));
        let field = Field::Target;
        for (words, target, refused) in [
            ("I will save", Target::NotDatedYet, vec![]),
            ("I will save", Target::On(TODAY), vec![]),
            ("  ", Target::NotDatedYet, vec![PlanRefused::NoWords { field: Field::Words }]),
            ("I will save", Target::On(passed), vec![PlanRefused::Passed { field, on: passed, today: TODAY }]),
            ("I will save", Target::On(far), vec![PlanRefused::TooFarAhead { field, on: far }]),
            (
                "",
                Target::On(far),
                vec![PlanRefused::NoWords { field: Field::Words }, PlanRefused::TooFarAhead { field, on: far }],
            ),
        ] {
            assert_eq!(goal(words, target).check(None, TODAY).err().unwrap_or_default(), refused, "{words} {target:?}");
        }
        let old = goal("I will save", Target::On(passed));
        assert!(goal("I will save more", Target::On(passed)).check(Some(&old), TODAY).is_ok(), "a passed day may stay");
    }

    #[test]
    fn nothing_is_cut_off_and_what_is_blank_counts_as_not_asked() {
        let long = "é".repeat(TEXT_LENGTH_MAX);
        assert!(goal(&long, Target::NotDatedYet).check(None, TODAY).is_ok());
        let longer = NewGoal { strengths: Said::Yes(format!("{long}!")), ..goal("I will", Target::NotDatedYet) };
        let refused = PlanRefused::TooLong { field: Field::Strengths, length: TEXT_LENGTH_MAX + 1 };
        assert_eq!(longer.check(None, TODAY), Err(vec![refused]));
        let blank = NewGoal {
            strengths: Said::Yes("  ".to_owned()),
            future_self: Said::Yes(" calm ".to_owned()),
            related: vec![Area::Network, Area::Finances, Area::Accommodation, Area::Network],
            ..goal(" I will save ", Target::NotDatedYet)
        };
        let kept = blank.check(None, TODAY).unwrap();
        assert_eq!(kept.words, "I will save");
        assert_eq!(kept.strengths, Said::No(Unanswered::NotAsked));
        assert_eq!(kept.future_self, Said::Yes("calm".to_owned()));
        assert_eq!(kept.related, [Area::Accommodation, Area::Network]);
    }

    #[test]
    fn a_step_needs_words_and_nothing_else() {
        let step = |words: &str, by| NewStep {
            words: words.to_owned(),
            actor: Actor::Provider,
            actor_name: Some(" ".to_owned()),
            by,
            serves_release: false,
        };
        assert_eq!(step("Ring them", None).check(None, TODAY).unwrap().actor_name, None);
        assert_eq!(step("", None).check(None, TODAY), Err(vec![PlanRefused::NoWords { field: Field::Words }]));
        let passed = date(2027, 2, 9);
        let refused = PlanRefused::Passed { field: Field::By, on: passed, today: TODAY };
        assert_eq!(step("Ring them", Some(passed)).check(None, TODAY), Err(vec![refused]));
        assert!(step("Ring her", Some(passed)).check(Some(&step("Ring them", Some(passed))), TODAY).is_ok());
    }

    #[test]
    fn workers_say_why_they_disagree_and_young_adults_need_not() {
        let no = |reason: &str| Answer::Disagrees { reason: reason.to_owned() };
        let none = Some(PlanRefused::NoWords { field: Field::Reason });
        assert_eq!(no("").refused(Party::KeyWorker), none);
        assert_eq!(no(" ").refused(Party::PersonalAdviser), none);
        assert_eq!(no("too far").refused(Party::PersonalAdviser), None);
        assert_eq!(no("").refused(Party::YoungAdult), None);
        assert_eq!(Answer::Agrees.refused(Party::PersonalAdviser), None);
        assert_eq!(Answer::CouldNotAnswer { reason: String::new() }.refused(Party::Mentor), none);
        assert_eq!(reason_refused(" "), none);
        assert_eq!(comment_refused("Well done"), None);
    }
}
