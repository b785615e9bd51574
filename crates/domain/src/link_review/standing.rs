//! Where a pair stands after everything that was said of it, and who may speak next.

use super::{Attention, Saying};
use crate::agency::coded;
use crate::id::WorkerId;

coded! {
    /// How far a decision reaches: what the next runs of linkage are told.
    Scope {
        /// These two records, and nothing else.
        Records = "records", "Only these two records";
        /// Every record that is held to be either of the two people.
        People = "people", "Every record held to be either person";
    }
}

/// What one entry says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    /// A reviewer's answer, given without seeing another's.
    Answer(Saying),
    /// Somebody settled what needed attention; never "not sure".
    Settled(Saying),
    /// Everything said before is taken back.
    Undone,
    /// It needs attention.
    Attention(Attention),
    /// A later run brought it with other evidence.
    BroughtAnew,
    /// How far the decision reaches.
    Reaches(Scope),
}

/// Something said of a pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// By whom; nobody where a run brought it.
    pub by: Option<WorkerId>,
    /// What.
    pub said: Said,
}

/// Where a pair stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// It waits for a reviewer, or for a second one who is not among these.
    Waiting {
        /// Who answered already.
        answered: Vec<WorkerId>,
    },
    /// Somebody decided.
    Decided {
        /// Same or different.
        saying: Saying,
        /// Who answered or settled, in order.
        by: Vec<WorkerId>,
    },
    /// Somebody must look.
    Attention {
        /// Why.
        because: Attention,
        /// What holds until they have.
        stands: Option<Saying>,
        /// Who answered.
        answered: Vec<WorkerId>,
    },
}

/// Where a pair stands after `entries`, in the order in which they were said. A flagged pair takes two reviewers.
pub fn state(flagged: bool, entries: &[Entry]) -> State {
    let mut fold = Fold::default();
    for entry in entries {
        fold.take(flagged, entry);
    }
    match (fold.attention, fold.decided) {
        (Some(because), stands) => State::Attention { because, stands, answered: fold.by },
        (None, Some(saying)) => State::Decided { saying, by: fold.by },
        (None, None) => State::Waiting { answered: fold.by },
    }
}

/// How far the decision reaches: what was said of it last since it was decided.
pub fn scope(entries: &[Entry]) -> Scope {
    let last = entries.iter().rev().find_map(|entry| match entry.said {
        Said::Reaches(scope) => Some(scope),
        Said::Undone | Said::Answer(_) | Said::Settled(_) => Some(Scope::Records),
        Said::Attention(_) | Said::BroughtAnew => None,
    });
    last.unwrap_or(Scope::Records)
}

#[derive(Default)]
struct Fold {
    answers: Vec<Saying>,
    by: Vec<WorkerId>,
    decided: Option<Saying>,
    attention: Option<Attention>,
}

impl Fold {
    fn take(&mut self, flagged: bool, entry: &Entry) {
        match entry.said {
            Said::Answer(saying) => {
                self.by.extend(entry.by);
                self.answers.push(saying);
                match outcome(flagged, &self.answers) {
                    Outcome::Waits => {}
                    Outcome::Decides(saying) => self.decided = Some(saying),
                    Outcome::Needs(attention) => self.attention = Some(attention),
                }
            }
            Said::Settled(saying) => {
                self.by.extend(entry.by);
                (self.decided, self.attention) = (Some(saying), None);
            }
            Said::Undone => *self = Self::default(),
            // What was decided stands; what was only begun begins anew.
            Said::BroughtAnew if self.decided.is_none() => *self = Self::default(),
            Said::Attention(attention) => {
                self.attention = Some(attention);
                if attention.keeps_apart() {
                    self.decided = None;
                }
            }
            Said::BroughtAnew | Said::Reaches(_) => {}
        }
    }
}

enum Outcome {
    Waits,
    Decides(Saying),
    Needs(Attention),
}

/// What the answers of one round come to. One clear answer decides where there is no flag; where there is one, two people
/// must say the same. Whoever is not sure hands the pair to somebody else.
fn outcome(flagged: bool, answers: &[Saying]) -> Outcome {
    match answers {
        [Saying::NotSure] => Outcome::Waits,
        [_] if flagged => Outcome::Waits,
        [saying] => Outcome::Decides(*saying),
        [Saying::NotSure, Saying::NotSure] => Outcome::Needs(Attention::NobodySure),
        [first, second] if first == second => Outcome::Decides(*second),
        [_, second] if !flagged && *second != Saying::NotSure => Outcome::Decides(*second),
        [_, _] => Outcome::Needs(Attention::Disagree),
        _ => Outcome::Waits,
    }
}

/// Whether this reviewer may answer: it waits, and not for somebody other than them.
pub fn may_answer(state: &State, who: WorkerId) -> bool {
    matches!(state, State::Waiting { answered } if !answered.contains(&who))
}

/// Whether this reviewer may settle it. What two reviewers left open is settled by a third.
pub fn may_settle(state: &State, who: WorkerId) -> bool {
    match state {
        State::Attention { because, answered, .. } => !because.is_between_reviewers() || !answered.contains(&who),
        State::Waiting { .. } | State::Decided { .. } => false,
    }
}

/// Whether this reviewer may take everything back that was said: what is decided anybody of them, with a reason; an answer
/// that waits for a second only whoever gave it. What needs attention is settled instead.
pub fn may_undo(state: &State, who: WorkerId) -> bool {
    match state {
        State::Decided { .. } => true,
        State::Waiting { answered } => answered.contains(&who),
        State::Attention { .. } => false,
    }
}

#[cfg(test)]
mod tests {
    use super::Saying::{Different, NotSure, Same};
    use super::*;
    use proptest::prelude::*;

    const CASS: WorkerId = WorkerId::from_bits(1);
    const IVO: WorkerId = WorkerId::from_bits(2);
    const JAY: WorkerId = WorkerId::from_bits(3);

    fn said(all: &[(WorkerId, Said)]) -> Vec<Entry> {
        all.iter().map(|(by, said)| Entry { by: Some(*by), said: *said }).collect()
    }

    fn after(flagged: bool, answers: &[Saying]) -> State {
        let who = [CASS, IVO, JAY];
        let entries: Vec<_> = who.into_iter().zip(answers).map(|(by, saying)| (by, Said::Answer(*saying))).collect();
        state(flagged, &said(&entries))
    }

    #[test]
    fn what_answers_come_to() {
        let decided = |saying, by: &[WorkerId]| State::Decided { saying, by: by.to_vec() };
        let waits = |by: &[WorkerId]| State::Waiting { answered: by.to_vec() };
        let needs = |because| State::Attention { because, stands: None, answered: vec![CASS, IVO] };
        for (flagged, answers, expected) in [
            (false, &[][..], waits(&[])),
            (false, &[Same], decided(Same, &[CASS])),
            (false, &[Different], decided(Different, &[CASS])),
            (false, &[NotSure], waits(&[CASS])),
            (false, &[NotSure, Different], decided(Different, &[CASS, IVO])),
            (false, &[NotSure, NotSure], needs(Attention::NobodySure)),
            (true, &[Same], waits(&[CASS])),
            (true, &[NotSure], waits(&[CASS])),
            (true, &[Same, Same], decided(Same, &[CASS, IVO])),
            (true, &[Different, Different], decided(Different, &[CASS, IVO])),
            (true, &[Same, Different], needs(Attention::Disagree)),
            (true, &[NotSure, Same], needs(Attention::Disagree)),
            (true, &[Same, NotSure], needs(Attention::Disagree)),
            (true, &[NotSure, NotSure], needs(Attention::NobodySure)),
        ] {
            assert_eq!(after(flagged, answers), expected, "flagged {flagged}, {answers:?}");
        }
    }

    #[test]
    fn who_may_speak_next() {
        let (new, once, decided, open) =
            (after(true, &[]), after(true, &[Same]), after(false, &[Same]), after(true, &[Same, Different]));
        // For each: may Cass (who answered first), Ivo (who answered second where somebody did) and Jay (who did not) answer, settle, undo.
        for (state, answer, settle, undo) in [
            (&new, [true, true, true], [false; 3], [false; 3]),
            (&once, [false, true, true], [false; 3], [true, false, false]),
            (&decided, [false; 3], [false; 3], [true; 3]),
            (&open, [false; 3], [false, false, true], [false; 3]),
        ] {
            let of = |may: fn(&State, WorkerId) -> bool| [CASS, IVO, JAY].map(|who| may(state, who));
            assert_eq!((of(may_answer), of(may_settle), of(may_undo)), (answer, settle, undo), "{state:?}");
        }
    }

    #[test]
    fn a_later_run_never_undoes_what_was_decided() {
        let mut entries = said(&[(CASS, Said::Answer(Same))]);
        entries.push(Entry { by: None, said: Said::BroughtAnew });
        assert_eq!(state(false, &entries), State::Decided { saying: Same, by: vec![CASS] });
        entries.push(Entry { by: None, said: Said::Attention(Attention::NowAgainst) });
        let open = state(false, &entries);
        let State::Attention { stands: Some(Same), .. } = open else { panic!("the link stands: {open:?}") };
        assert!(may_settle(&open, CASS), "who decided before may look at new evidence");
        entries.extend(said(&[(CASS, Said::Settled(Different))]));
        assert_eq!(state(false, &entries), State::Decided { saying: Different, by: vec![CASS, CASS] });
        // What was only begun begins anew.
        let mut begun = said(&[(CASS, Said::Answer(NotSure))]);
        begun.push(Entry { by: None, said: Said::BroughtAnew });
        assert_eq!(state(false, &begun), State::Waiting { answered: Vec::new() });
    }

    #[test]
    fn a_decision_reaches_as_far_as_was_said_of_it() {
        let far = said(&[(CASS, Said::Answer(Same)), (CASS, Said::Reaches(Scope::People))]);
        assert_eq!((scope(&far[..1]), scope(&far)), (Scope::Records, Scope::People));
        let mut undone = far;
        undone.extend(said(&[(IVO, Said::Undone), (IVO, Said::Answer(Same))]));
        assert_eq!(scope(&undone), Scope::Records, "a new decision begins narrow");
    }

    fn any_said() -> impl Strategy<Value = Said> {
        let saying = prop::sample::select(Saying::ALL);
        prop_oneof![
            saying.clone().prop_map(Said::Answer),
            prop::sample::select(&[Same, Different][..]).prop_map(Said::Settled),
            prop::sample::select(Attention::ALL).prop_map(Said::Attention),
            Just(Said::BroughtAnew),
            Just(Said::Undone),
        ]
    }

    proptest! {
        #[test]
        fn undoing_leaves_nothing(before in prop::collection::vec((0..3_usize, any_said()), 0..8), flagged: bool) {
            let who = [CASS, IVO, JAY];
            let mut entries: Vec<_> = before.iter().map(|(by, said)| Entry { by: Some(who[*by]), said: *said }).collect();
            entries.push(Entry { by: Some(JAY), said: Said::Undone });
            prop_assert_eq!(state(flagged, &entries), State::Waiting { answered: Vec::new() });
        }

        #[test]
        fn nobody_decides_a_flagged_pair_alone(sayings in prop::collection::vec(prop::sample::select(Saying::ALL), 1..2)) {
            let one = after(true, &sayings);
            let waits = matches!(one, State::Waiting { .. });
            prop_assert!(waits);
            prop_assert!(!may_answer(&one, CASS));
        }
    }
}
