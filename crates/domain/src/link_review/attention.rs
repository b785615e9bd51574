//! Why a pair needs the attention of a person who has not decided it: nothing is parted or joined silently.

use super::Saying;
use crate::agency::coded;

coded! {
    /// Why a pair needs attention.
    Attention {
        /// Two reviewers said different things.
        Disagree = "disagree", "Two reviewers do not agree";
        /// Two reviewers looked, and neither could tell.
        NobodySure = "nobody_sure", "Two reviewers looked and neither was sure";
        /// Joining them would join records that somebody told apart.
        ToldApart = "told_apart", "Joining them would bring together records that somebody said are two people";
        /// Joining them would give one person two records in one agency's files.
        TwiceInOne = "twice_in_one", "Joining them would give one person two records in one agency’s files";
        /// They were held to be one person, and a later run speaks against it. The link stands until somebody decides.
        NowAgainst = "now_against", "A later run speaks against a link that somebody confirmed. The link stands until somebody decides";
        /// They were held to be two people, and a later run would link them. They stay apart until somebody decides.
        NowFor = "now_for", "A later run would link records that somebody told apart. They stay apart until somebody decides";
    }
}

impl Attention {
    /// Whether it came of what two reviewers said: then a third person settles it.
    pub const fn is_between_reviewers(self) -> bool {
        matches!(self, Self::Disagree | Self::NobodySure)
    }

    /// Whether records that somebody said are one person were not joined because of it.
    pub const fn keeps_apart(self) -> bool {
        matches!(self, Self::ToldApart | Self::TwiceInOne)
    }
}

coded! {
    /// What a run of linkage does with a pair.
    Decided {
        /// Held to be one person by the run.
        Link = "link", "linked";
        /// A person decides.
        Review = "review", "for a person";
        /// Left apart, or so light that it was not kept.
        Apart = "none", "left apart";
    }
}

/// What a later run says of a pair that was decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Evidence {
    /// Thousandths of a bit.
    pub weight: i64,
    /// A standing link stays from this weight on, in thousandths of a bit.
    pub keep_from: i64,
    /// What the run does with it.
    pub decided: Decided,
    /// Whether a flag is up now that was not when the pair was decided.
    pub newly_flagged: bool,
}

/// Why what was decided needs attention after a later run, if it does. Weights between "keep" and "join" change nothing:
/// what stands goes on standing.
pub const fn contradiction(decided: Saying, now: Evidence) -> Option<Attention> {
    match decided {
        Saying::Same if now.weight < now.keep_from || now.newly_flagged => Some(Attention::NowAgainst),
        Saying::Different if matches!(now.decided, Decided::Link) => Some(Attention::NowFor),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_later_run_contradicts_only_what_it_speaks_against() {
        let now = |weight, decided, newly_flagged| Evidence { weight, keep_from: 14_000, decided, newly_flagged };
        for (decided, now, expected) in [
            (Saying::Same, now(14_000, Decided::Review, false), None),
            (Saying::Same, now(13_999, Decided::Review, false), Some(Attention::NowAgainst)),
            (Saying::Same, now(25_000, Decided::Review, true), Some(Attention::NowAgainst)),
            (Saying::Same, now(25_000, Decided::Link, false), None),
            (Saying::Different, now(25_000, Decided::Review, false), None),
            (Saying::Different, now(25_000, Decided::Link, false), Some(Attention::NowFor)),
            (Saying::Different, now(-9_000, Decided::Apart, true), None),
            (Saying::NotSure, now(25_000, Decided::Link, true), None),
        ] {
            assert_eq!(contradiction(decided, now), expected, "{decided:?} {now:?}");
        }
    }
}
