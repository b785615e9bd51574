//! What a reviewer says of a pair, and by what.

use std::collections::BTreeSet;

use crate::agency::coded;

/// Longest reason in words, in characters.
pub const WORDS_LENGTH_MAX: usize = 1_000;

coded! {
    /// What a reviewer says of two records.
    Saying {
        /// One person.
        Same = "same", "The same person";
        /// Two people.
        Different = "different", "Two different people";
        /// What is here does not tell.
        NotSure = "not_sure", "Not sure";
    }
}

coded! {
    /// What a reviewer went by.
    WentBy {
        /// First names, surnames, other names.
        Names = "names", "Names";
        /// The date of birth.
        Birth = "birth", "Date of birth";
        /// Where they live or lived.
        Address = "address", "Address";
        /// Numbers that agencies know them by.
        Numbers = "numbers", "Numbers such as the PNC";
        /// What the reviewer knows from elsewhere: said in words.
        Other = "other", "Something else";
    }
}

/// What a reviewer says, with the reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// Same, different or not sure.
    pub saying: Saying,
    /// What it rests on.
    pub went_by: BTreeSet<WentBy>,
    /// In words.
    pub words: String,
}

/// Why an answer is not taken as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AnswerRefused {
    /// Nothing says what it rests on.
    NoReason,
    /// "Something else" without saying what.
    NoWordsForOther,
    /// "Not sure" without saying what would settle it.
    NoWordsForNotSure,
    /// The words are longer than can be kept.
    TooLong {
        /// Their length in characters.
        length: usize,
    },
}

impl Answer {
    /// The answer as it may be kept, or everything that speaks against it.
    ///
    /// "Same" and "different" need something that they rest on, ticked or in words; "not sure" needs words, since the next
    /// reviewer must know what was missing.
    pub fn check(self) -> Result<Self, Vec<AnswerRefused>> {
        let words = self.words.trim().to_owned();
        let length = words.chars().count();
        let is_bare = words.is_empty();
        let is_unsure = self.saying == Saying::NotSure;
        let checks = [
            (is_bare && is_unsure).then_some(AnswerRefused::NoWordsForNotSure),
            (is_bare && !is_unsure && self.went_by.is_empty()).then_some(AnswerRefused::NoReason),
            (is_bare && !is_unsure && self.went_by.contains(&WentBy::Other)).then_some(AnswerRefused::NoWordsForOther),
            (length > WORDS_LENGTH_MAX).then_some(AnswerRefused::TooLong { length }),
        ];
        let refused: Vec<_> = checks.into_iter().flatten().collect();
        if refused.is_empty() { Ok(Self { words, ..self }) } else { Err(refused) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_says_what_it_rests_on() {
        let check = |saying, went_by: &[WentBy], words: &str| {
            Answer { saying, went_by: went_by.iter().copied().collect(), words: words.to_owned() }.check()
        };
        for (saying, went_by, words, expected) in [
            (Saying::Same, &[WentBy::Names][..], "", None),
            (Saying::Same, &[], " I know her. ", None),
            (Saying::NotSure, &[], "Ask for the middle name.", None),
            (Saying::Different, &[], "  ", Some(AnswerRefused::NoReason)),
            (Saying::Same, &[WentBy::Other], "", Some(AnswerRefused::NoWordsForOther)),
            (Saying::NotSure, &[WentBy::Names, WentBy::Other], "", Some(AnswerRefused::NoWordsForNotSure)),
        ] {
            let refused = check(saying, went_by, words).err();
            assert_eq!(refused, expected.map(|one| vec![one]), "{saying:?} {went_by:?} {words:?}");
        }
        assert_eq!(check(Saying::Same, &[], " I know her. ").map(|kept| kept.words), Ok("I know her.".to_owned()));
        let long = "x".repeat(WORDS_LENGTH_MAX + 1);
        assert_eq!(check(Saying::Same, &[], &long), Err(vec![AnswerRefused::TooLong { length: 1_001 }]));
    }
}
