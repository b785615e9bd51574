//! One pair's weight as a waterfall in words: where it begins, what each comparison adds or takes, where it ends.

use serde::Serialize;

use crate::compare::{Pair, Sides};
use crate::decide::Decision;
use crate::files::Files;
use crate::model::{Kind, Level, Model};
use crate::run::Linked;
use crate::score::{Flag, Scorer, Weighed, level_in};

/// How much one piece of evidence says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Strength {
    /// 8 bits or more for.
    StrongFor,
    /// 3 bits or more for.
    For,
    /// Less than 3 bits for.
    WeakFor,
    /// Nothing either way.
    Nothing,
    /// Less than 3 bits against.
    WeakAgainst,
    /// 3 bits or more against.
    Against,
    /// 8 bits or more against.
    StrongAgainst,
}

impl Strength {
    /// Of so many bits.
    pub fn of(bits: f64) -> Self {
        match bits {
            bits if bits >= 8.0 => Self::StrongFor,
            bits if bits >= 3.0 => Self::For,
            bits if bits > 0.0 => Self::WeakFor,
            bits if bits <= -8.0 => Self::StrongAgainst,
            bits if bits <= -3.0 => Self::Against,
            bits if bits < 0.0 => Self::WeakAgainst,
            _ => Self::Nothing,
        }
    }

    /// In words.
    pub const fn words(self) -> &'static str {
        match self {
            Self::StrongFor => "strong for",
            Self::For => "for",
            Self::WeakFor => "weak for",
            Self::Nothing => "says nothing",
            Self::WeakAgainst => "weak against",
            Self::Against => "against",
            Self::StrongAgainst => "strong against",
        }
    }
}

/// One step of a waterfall. It names what agrees or differs, never the values themselves.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Evidence {
    /// The comparison, or what else it is.
    pub name: String,
    /// How the two values stand to each other, in words.
    pub says: String,
    /// What it weighs.
    pub bits: f64,
    /// The same in words.
    pub strength: Strength,
    /// The weight with everything so far.
    pub so_far: f64,
}

/// A pair's weight, step by step.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Waterfall {
    /// The id on the left.
    pub id_left: String,
    /// The id on the right.
    pub id_right: String,
    /// The steps from the prior on.
    pub steps: Vec<Evidence>,
    /// What they come to.
    pub weight: f64,
    /// What is done with the pair, where a run decided it.
    pub decision: Option<Decision>,
    /// Why a person must look, if there is a reason.
    pub flag: Option<&'static str>,
}

impl Flag {
    /// In words.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Twin => "same surname and birthday with different first names: these may be twins",
            Self::Household => "same name and address with different birthdays: these may be a parent and a child",
        }
    }
}

/// How two values stand to each other, in words.
pub(super) const fn says(kind: Kind, level: Level) -> &'static str {
    match level {
        Level::Missing => "not known on one side",
        Level::Exact if matches!(kind, Kind::Postcode) => "the same address area",
        Level::Exact => "the same",
        Level::Reversed => "first name and surname have changed places",
        Level::Nickname => "names that one person may go by",
        Level::Alias => "another name that is known of the other",
        Level::Part => "one part of the name is the same",
        Level::Close if matches!(kind, Kind::Identifier) => "one slip apart",
        Level::Close => "spelled nearly the same",
        Level::Similar => "spelled alike",
        Level::Initial => "the first letter is the same",
        Level::Transposed => "day and month have changed places",
        Level::OneDigit => "one digit apart",
        Level::DefaultDay => "the same year, and one is 1 January",
        Level::SameYear => "the same year, another day",
        Level::Near => "one slip apart",
        Level::Outward => "the same district",
        Level::Else => "different",
    }
}

/// Every step of a pair.
pub(crate) fn steps(scorer: &Scorer, model: &Model, sides: &Sides<'_>, pair: Pair) -> (Vec<Evidence>, Weighed) {
    let weighed = scorer.weigh(sides, pair);
    let mut so_far = 0.0;
    let mut steps = Vec::new();
    let mut step = |name: &str, says: &str, bits: f64| {
        so_far += bits;
        let (name, says) = (name.to_owned(), says.to_owned());
        steps.push(Evidence { name, says, bits, strength: Strength::of(bits), so_far });
    };
    step("before anything is compared", "how likely any two records are one person", scorer.prior);
    for (at, comparison) in model.comparisons.iter().enumerate() {
        let level = level_in(weighed.pattern, at);
        let bits = scorer.evidence(sides, pair, at, level);
        step(&comparison.name.replace('_', " "), says(comparison.kind, level), bits);
    }
    let joint = scorer.joint_evidence(sides, pair, weighed.pattern);
    if joint < 0.0 {
        step("full name", "these names go together more often than chance", joint);
    }
    if weighed.flag == Some(Flag::Twin) && weighed.weight > scorer.twin {
        step("twins", Flag::Twin.words(), scorer.twin - weighed.weight);
    }
    (steps, weighed)
}

impl Linked {
    /// The waterfall of the pair at a place among [`Linked::pairs`]; none where there is no such place, or the model is
    /// one of Splink.
    pub fn waterfall(&self, files: &Files, model: &Model, at: usize) -> Option<Waterfall> {
        let decided = self.pairs.get(at)?;
        let pair = Pair { left: decided.scored.left as usize, right: decided.scored.right as usize };
        let (steps, weighed) = steps(self.scorer.as_ref()?, model, &files.sides(), pair);
        Some(Waterfall {
            id_left: files.left.ids.get(pair.left)?.to_owned(),
            id_right: files.right().ids.get(pair.right)?.to_owned(),
            steps,
            weight: decided.weight,
            decision: Some(decided.decision),
            flag: weighed.flag.map(Flag::words),
        })
    }
}
