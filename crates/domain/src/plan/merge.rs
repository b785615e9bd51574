//! Two people changed the same text: one text in which nothing that either wrote is lost.
//!
//! # What it says
//! Both texts are held against the one from which both began, sentence by sentence. Where only one of the two changed
//! something, the change stands. Where both did, both stand, the earlier saved first. Whoever saved second reads the
//! whole and puts it in order.
//!
//! # Source
//! Ours: silent overwriting is the first complaint about systems like this one.
//!
//! # Applies to
//! Texts of the plan.
//!
//! # Example
//! Both began from "I will find a room. I will ask Ada." One wrote "I will find a flat. I will ask Ada." and the other
//! "I will find a room. I will ask Ada. I will save." The merged text is "I will find a flat. I will ask Ada. I will
//! save.": each changed another sentence.

use super::area::Area;
use super::goal::NewGoal;
use super::said::Said;
use super::step::NewStep;

/// Texts of more sentences than this are not compared sentence by sentence: both stand whole.
const SENTENCES_MAX: usize = 500;

/// One goal from two that began from `base`: texts are merged, and of what is chosen the change stands; where both chose
/// something else, `yours` does, and the page shows theirs beside it.
pub fn merge_goal(base: &NewGoal, theirs: &NewGoal, yours: &NewGoal) -> NewGoal {
    let mut related: Vec<_> = theirs.related.iter().chain(&yours.related).copied().collect();
    let has = |goal: &NewGoal, area: Area| goal.related.contains(&area);
    let is_dropped = |area: Area| has(base, area) && !(has(theirs, area) && has(yours, area));
    related.retain(|area| !is_dropped(*area));
    related.sort_unstable();
    related.dedup();
    NewGoal {
        area: chosen(&base.area, &theirs.area, &yours.area),
        related,
        words: merge_text(&base.words, &theirs.words, &yours.words),
        strengths: merge_said(&base.strengths, &theirs.strengths, &yours.strengths),
        future_self: merge_said(&base.future_self, &theirs.future_self, &yours.future_self),
        support: chosen(&base.support, &theirs.support, &yours.support),
        target: chosen(&base.target, &theirs.target, &yours.target),
    }
}

/// One step from two that began from `base`, as [`merge_goal`].
pub fn merge_step(base: &NewStep, theirs: &NewStep, yours: &NewStep) -> NewStep {
    NewStep {
        words: merge_text(&base.words, &theirs.words, &yours.words),
        actor: chosen(&base.actor, &theirs.actor, &yours.actor),
        actor_name: chosen(&base.actor_name, &theirs.actor_name, &yours.actor_name),
        by: chosen(&base.by, &theirs.by, &yours.by),
        serves_release: chosen(&base.serves_release, &theirs.serves_release, &yours.serves_release),
    }
}

fn chosen<T: PartialEq + Clone>(base: &T, theirs: &T, yours: &T) -> T {
    if yours == base { theirs.clone() } else { yours.clone() }
}

/// An answer beats that there is none; of two answers the texts are merged.
fn merge_said(base: &Said<String>, theirs: &Said<String>, yours: &Said<String>) -> Said<String> {
    match (theirs, yours) {
        (Said::Yes(theirs), Said::Yes(yours)) => {
            Said::Yes(merge_text(base.answer().map_or("", String::as_str), theirs, yours))
        }
        (Said::Yes(_), Said::No(_)) if theirs != base => theirs.clone(),
        _ => chosen(base, theirs, yours),
    }
}

/// One text from the two, as described above.
pub fn merge_text(base: &str, theirs: &str, yours: &str) -> String {
    if theirs == yours || yours == base {
        return theirs.to_owned();
    }
    if theirs == base {
        return yours.to_owned();
    }
    let (base, theirs, yours) = (sentences(base), sentences(theirs), sentences(yours));
    let mut merged: Vec<&str> = Vec::new();
    let (mut in_base, mut in_theirs, mut in_yours) = (0, 0, 0);
    for (b, t, y) in anchors(&base, &theirs, &yours) {
        settle(&mut merged, part(&base, in_base, b), part(&theirs, in_theirs, t), part(&yours, in_yours, y));
        merged.extend(base.get(b));
        (in_base, in_theirs, in_yours) = (b + 1, t + 1, y + 1);
    }
    let rest = usize::MAX;
    settle(&mut merged, part(&base, in_base, rest), part(&theirs, in_theirs, rest), part(&yours, in_yours, rest));
    joined(&merged)
}

/// What stands between two sentences that all three share.
fn settle<'t>(merged: &mut Vec<&'t str>, base: &[&'t str], theirs: &[&'t str], yours: &[&'t str]) {
    if yours == base || yours == theirs {
        merged.extend(theirs);
    } else if theirs == base {
        merged.extend(yours);
    } else {
        merged.extend(theirs);
        merged.extend(yours.iter().filter(|sentence| !theirs.contains(sentence)));
    }
}

fn part<'p, 't>(sentences: &'p [&'t str], from: usize, to: usize) -> &'p [&'t str] {
    sentences.get(from..to.min(sentences.len())).unwrap_or_default()
}

/// Sentences with the blanks after them left out; a line break ends one and is kept with it.
fn sentences(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut from = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, next)| *next);
        let ends = c == '\n' || (matches!(c, '.' | '!' | '?') && next.is_none_or(char::is_whitespace));
        if ends {
            let to = at + c.len_utf8();
            // Spaces between sentences are put back when they are joined.
            found.extend(text.get(from..to).map(|one| one.trim_start_matches([' ', '\t'])));
            from = to;
        }
    }
    found.extend(text.get(from..).map(|rest| rest.trim_start_matches([' ', '\t'])));
    found.retain(|sentence| !sentence.is_empty());
    found
}

/// One text again, with a space between two sentences that no line break parts.
fn joined(sentences: &[&str]) -> String {
    let mut text = String::new();
    for sentence in sentences {
        if !text.is_empty() && !text.ends_with(char::is_whitespace) && !sentence.starts_with(char::is_whitespace) {
            text.push(' ');
        }
        text.push_str(sentence);
    }
    text
}

/// Places of sentences that stand in all three in the same order.
fn anchors(base: &[&str], theirs: &[&str], yours: &[&str]) -> Vec<(usize, usize, usize)> {
    let (in_theirs, in_yours) = (pairs(base, theirs), pairs(base, yours));
    let other = |list: &[(usize, usize)], b: usize| list.iter().find(|(one, _)| *one == b).map(|(_, other)| *other);
    (0..base.len()).filter_map(|b| Some((b, other(&in_theirs, b)?, other(&in_yours, b)?))).collect()
}

/// The longest common sequence of two lists of sentences, as pairs of places.
fn pairs(one: &[&str], other: &[&str]) -> Vec<(usize, usize)> {
    if one.len().max(other.len()) > SENTENCES_MAX {
        return Vec::new();
    }
    let width = other.len() + 1;
    let mut longest = vec![0_u32; (one.len() + 1) * width];
    let at = |table: &[u32], i: usize, j: usize| table.get(i * width + j).copied().unwrap_or(0);
    for (i, a) in one.iter().enumerate().rev() {
        for (j, b) in other.iter().enumerate().rev() {
            let best = if a == b {
                at(&longest, i + 1, j + 1) + 1
            } else {
                at(&longest, i + 1, j).max(at(&longest, i, j + 1))
            };
            if let Some(cell) = longest.get_mut(i * width + j) {
                *cell = best;
            }
        }
    }
    let (mut i, mut j, mut found) = (0, 0, Vec::new());
    while let (Some(a), Some(b)) = (one.get(i), other.get(j)) {
        if a == b {
            found.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if at(&longest, i + 1, j) >= at(&longest, i, j + 1) {
            i += 1;
        } else {
            j += 1;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn where_only_one_changed_something_the_change_stands() {
        let (room, flat) = ("I will find a room. I will ask Ada.", "I will find a flat. I will ask Ada.");
        for (base, theirs, yours, merged) in [
            (
                room,
                flat,
                "I will find a room. I will ask Ada. I will save.",
                "I will find a flat. I will ask Ada. I will save.",
            ),
            ("", "Mine.", "Yours.", "Mine. Yours."),
            ("A.", "A.", "A. B.", "A. B."),
            ("A. B. C.", "A. C.", "A. B. C. D.", "A. C. D."),
            ("A.", "B.", "B.", "B."),
            ("I will save", "I will save ten pounds", "I will save a lot", "I will save ten pounds I will save a lot"),
            ("One.\nTwo.", "One.\nTwo.\nThree.", "Nought.\nOne.\nTwo.", "Nought.\nOne.\nTwo.\nThree."),
            ("Is 3.5 enough? Ask.", "Is 3.5 enough? Ask. Yes!", "Is 4.5 enough? Ask.", "Is 4.5 enough? Ask. Yes!"),
        ] {
            assert_eq!(merge_text(base, theirs, yours), merged, "{base} | {theirs} | {yours}");
        }
    }

    #[test]
    fn of_what_is_chosen_the_change_stands() {
        use crate::plan::{Area, Support, Target, Unanswered};
        let base = NewGoal {
            words: "I will save.".to_owned(),
            related: vec![Area::Network, Area::DrugUse],
            ..NewGoal::blank(Area::Finances)
        };
        let theirs = NewGoal {
            area: Area::Accommodation,
            related: vec![Area::Network, Area::AlcoholUse],
            strengths: Said::Yes("patient".to_owned()),
            future_self: Said::Yes("a father".to_owned()),
            ..base.clone()
        };
        let yours = NewGoal {
            words: "I will save. Every week.".to_owned(),
            related: vec![Area::DrugUse, Area::Network],
            support: Said::Yes(Support::Both),
            future_self: Said::No(Unanswered::Declined),
            target: Target::On(jiff::civil::date(2027, 3, 1)),
            ..base.clone()
        };
        let merged = merge_goal(&base, &theirs, &yours);
        assert_eq!(merged.area, Area::Accommodation);
        assert_eq!(merged.words, "I will save. Every week.");
        assert_eq!(merged.strengths, Said::Yes("patient".to_owned()));
        assert_eq!(merged.future_self, Said::Yes("a father".to_owned()), "an answer is not lost to a tick");
        assert_eq!((merged.support, merged.target), (yours.support, yours.target));
        assert_eq!(merged.related, [Area::AlcoholUse, Area::Network], "dropped by one, added by one, kept by both");
    }

    #[test]
    fn long_texts_are_merged_at_once_and_whole() {
        let lines = |word: &str| format!("{word}\n").repeat(5_000);
        let merged = merge_text(&lines("a"), &lines("b"), &lines("c"));
        assert!(merged.starts_with(&lines("b")) && merged.ends_with("c\n"));
    }

    /// Words, with sentence ends cut off.
    fn words(text: &str) -> Vec<&str> {
        text.split_whitespace().collect()
    }

    fn text() -> impl Strategy<Value = String> {
        proptest::collection::vec(
            ("[a-c]{1,2}", prop_oneof![Just(" "), Just(". "), Just(".\n"), Just("? "), Just("\n")]),
            0..9,
        )
        .prop_map(|parts| parts.iter().flat_map(|(word, end)| [word.as_str(), end]).collect())
    }

    proptest! {
        /// No word that either wrote into the text is lost, and nobody's word is made up.
        #[test]
        fn no_word_is_lost(base in text(), theirs in text(), yours in text()) {
            let merged = merge_text(&base, &theirs, &yours);
            let merged = words(&merged);
            let known = words(&base);
            for new in words(&theirs).into_iter().chain(words(&yours)).filter(|word| !known.contains(word)) {
                prop_assert!(merged.contains(&new), "{new} is lost in {merged:?}");
            }
            for word in &merged {
                prop_assert!(words(&theirs).contains(word) || words(&yours).contains(word), "{word} is made up");
            }
        }

        #[test]
        fn a_text_that_one_left_alone_is_the_others(base in text(), changed in text()) {
            prop_assert_eq!(&merge_text(&base, &changed, &base), &changed);
            prop_assert_eq!(&merge_text(&base, &base, &changed), &changed);
            prop_assert_eq!(&merge_text(&base, &changed, &changed), &changed);
        }
    }
}
