//! The rule of a panel: which needs are asked for, from what number each is a reason, and which are looked at first.
//!
//! # What it says
//! Whoever has more of the reasons that are looked at first comes first; then whoever has more reasons; then, if the panel
//! wants it, whoever has the reason that stands higher in the list. Those whom this does not tell apart are alike.
//!
//! # Source
//! The panel: a rule has an owner, a day and a reason. The one that the program brings along is ours and nobody has tested it.
//!
//! # Applies to
//! A team's list of people and its panel's sessions. It opens no door and shuts none.
//!
//! # Example
//! Two people have three reasons each. One of them has ten moves, which this panel looks at first: they come first.

use super::finding::{Finding, State};
use super::need::Need;

/// A need that is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asked {
    /// Which.
    pub need: Need,
    /// From what number it is a reason; of an age, up to which.
    pub from: u32,
    /// Whether it is looked at first.
    pub first: bool,
}

impl Asked {
    /// "10 moves or more"; "first in custody at 17 or younger".
    pub fn words(&self) -> String {
        let more = if self.need.is_age() { "or younger" } else { "or more" };
        format!("{} {more}", self.need.count(self.from))
    }

    /// Whether this is a reason. What is not known is none.
    pub const fn is_reason(&self, state: State) -> bool {
        match state {
            State::Known { number } if self.need.is_age() => number <= self.from,
            State::Known { number } => number >= self.from,
            State::RecordedAsNone | State::NotKnown => false,
        }
    }
}

/// A rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// What is asked for, in the order of the list.
    pub asked: Vec<Asked>,
    /// Whether the order of the list decides between people who have as many reasons.
    pub by_list: bool,
}

/// Why a rule cannot be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RuleRefused {
    /// Nothing is asked for.
    Nothing,
    /// A need stands twice.
    Twice(Need),
    /// A number that cannot be.
    From(Need),
}

impl Rule {
    /// The rule that holds until a panel writes its own. From memory, and not tested: a panel is asked to make it theirs.
    pub fn ours() -> Self {
        let asked = |need, from, first| Asked { need, from, first };
        Self {
            asked: vec![
                asked(Need::PlacementMoves, 10, true),
                asked(Need::FirstCustody, 17, true),
                asked(Need::Missing, 3, false),
                asked(Need::Adverse, 4, false),
                asked(Need::Exclusion, 1, false),
                asked(Need::Health, 1, false),
                asked(Need::LegalChanges, 3, false),
            ],
            by_list: false,
        }
    }

    /// The rule, or everything that must be put right.
    pub fn check(self) -> Result<Self, Vec<RuleRefused>> {
        let mut wrong = Vec::new();
        if self.asked.is_empty() {
            wrong.push(RuleRefused::Nothing);
        }
        for (at, one) in self.asked.iter().enumerate() {
            if self.asked.iter().take(at).any(|other| other.need == one.need) {
                wrong.push(RuleRefused::Twice(one.need));
            }
            let (least, most) = one.need.from_range();
            if !(least..=most).contains(&one.from) {
                wrong.push(RuleRefused::From(one.need));
            }
        }
        if wrong.is_empty() { Ok(self) } else { Err(wrong) }
    }

    /// What of these findings is a reason by this rule.
    pub fn reasons(&self, findings: &[Finding]) -> Reasons {
        let mut reasons = Reasons::default();
        for asked in &self.asked {
            let state = findings.iter().find(|one| one.need == asked.need).map_or(State::NotKnown, |one| one.state);
            if asked.is_reason(state) {
                reasons.met.push(*asked);
            } else if state == State::NotKnown {
                reasons.not_known.push(asked.need);
            }
        }
        reasons
    }
}

/// What of a person's needs is a reason by a rule, and what of it nobody knows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reasons {
    /// The reasons, in the order of the rule's list.
    pub met: Vec<Asked>,
    /// What the rule asks for and nobody knows.
    pub not_known: Vec<Need>,
}
