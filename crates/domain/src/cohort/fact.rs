//! What people write down of somebody's needs: in all its versions, taken back, said to be wrong; and whether the young adult
//! wants to be considered at all.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;

use super::need::Need;
use crate::agency::{Role, coded};
use crate::id::NeedFactId;
use crate::reason::long_date;

/// The longest words, in characters.
pub const WORDS_LENGTH_MAX: usize = 2_000;

/// The highest number of times that is taken.
pub const TIMES_MAX: u32 = 99;

coded! {
    /// What a fact says.
    Says {
        /// Something is known.
        Known = "known", "Something is known";
        /// Somebody asked, and there is none.
        None = "none", "We asked, and there is none";
    }
}

coded! {
    /// Where a fact comes from.
    FactSource {
        /// The young adult said or wrote it.
        OwnWords = "own_words", "The young adult’s own words";
        /// A professional's record.
        Record = "record", "A professional’s record";
        /// A file or letter.
        File = "file", "A file or letter";
    }
}

coded! {
    /// What the young adult wants.
    Consent {
        /// They may be considered.
        Fine = "fine", "You can think of me";
        /// They are not to be considered.
        NotConsidered = "not_considered", "I do not want to be thought of for this";
        /// They may be considered and do not want the support now.
        NoSupport = "no_support", "I know about it, and I do not want this support now";
    }
}

impl Consent {
    /// Whether it says no.
    pub const fn is_no(self) -> bool {
        !matches!(self, Self::Fine)
    }
}

/// What is written down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewFact {
    /// Which need.
    pub need: Need,
    /// What it says.
    pub says: Says,
    /// How often, or how many: 1 where it is one thing.
    pub times: u32,
    /// In words.
    pub words: String,
    /// From which day, if that is known.
    pub from: Option<Date>,
    /// Until which day, if it ended.
    pub to: Option<Date>,
    /// Where it comes from.
    pub source: FactSource,
}

/// Why it cannot be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FactRefused {
    /// Files alone say this.
    NotByHand,
    /// No words.
    NoWords,
    /// Too many words.
    TooLong {
        /// In characters.
        length: usize,
    },
    /// A number of times that cannot be.
    Times,
    /// A day that is still to come.
    FromFuture,
    /// The end comes before the beginning, or is still to come.
    ToWrong,
    /// The young adult's own page writes their own words.
    NotTheirSource,
}

impl NewFact {
    /// The fact with its words trimmed, or everything that must be put right.
    pub fn check(self, by_young_adult: bool, today: Date) -> Result<Self, Vec<FactRefused>> {
        let fact = Self { words: self.words.trim().to_owned(), ..self };
        let length = fact.words.chars().count();
        let mut wrong = Vec::new();
        if !fact.need.is_by_hand() {
            wrong.push(FactRefused::NotByHand);
        }
        if length == 0 {
            wrong.push(FactRefused::NoWords);
        }
        if length > WORDS_LENGTH_MAX {
            wrong.push(FactRefused::TooLong { length });
        }
        if fact.says == Says::Known && !(1..=TIMES_MAX).contains(&fact.times) {
            wrong.push(FactRefused::Times);
        }
        if fact.from.is_some_and(|from| from > today) {
            wrong.push(FactRefused::FromFuture);
        }
        if fact.to.is_some_and(|to| to > today || fact.from.is_some_and(|from| to < from)) {
            wrong.push(FactRefused::ToWrong);
        }
        if by_young_adult && fact.source != FactSource::OwnWords {
            wrong.push(FactRefused::NotTheirSource);
        }
        if wrong.is_empty() { Ok(fact) } else { Err(wrong) }
    }
}

/// Who wrote an entry: the young adult, or a worker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wrote {
    /// The young adult.
    YoungAdult,
    /// A worker.
    Worker {
        /// By name.
        name: String,
        /// In which post.
        role: Role,
    },
}

impl Wrote {
    /// "the young adult"; "Ada Linden, personal adviser".
    pub fn words(&self) -> String {
        match self {
            Self::YoungAdult => "the young adult".to_owned(),
            Self::Worker { name, role } => format!("{name}, {}", role.words().to_lowercase()),
        }
    }
}

/// One entry, as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub by: Wrote,
    /// What.
    pub what: What,
}

/// What an entry says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// A version of a fact.
    Fact {
        /// Which.
        fact: NeedFactId,
        /// Its version, from 1.
        version: u32,
        /// What is written down.
        new: NewFact,
    },
    /// A fact is taken back.
    TakenBack {
        /// Which.
        fact: NeedFactId,
        /// Why.
        why: String,
    },
    /// The young adult says that it is wrong; without words: not any more.
    Disputed {
        /// Which.
        fact: NeedFactId,
        /// What is wrong.
        words: String,
    },
    /// What the young adult wants.
    Answer {
        /// The answer.
        consent: Consent,
        /// In their words.
        words: String,
    },
}

/// Words with who said them, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// The words.
    pub words: String,
    /// By whom.
    pub by: Wrote,
    /// When.
    pub at: Timestamp,
}

/// A fact as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// Which.
    pub id: NeedFactId,
    /// Its version.
    pub version: u32,
    /// What it says.
    pub new: NewFact,
    /// By whom this version.
    pub by: Wrote,
    /// When.
    pub at: Timestamp,
    /// Why it was taken back, if it was.
    pub taken_back: Option<Said>,
    /// What the young adult says is wrong, if they do.
    pub disputed: Option<Said>,
}

impl Fact {
    /// "Excluded twice, from 3 May 2019".
    pub fn sentence(&self) -> String {
        let new = &self.new;
        let times =
            if new.says == Says::Known && new.times > 1 { format!(" ({} times)", new.times) } else { String::new() };
        let from = new.from.map_or_else(String::new, |from| format!(", from {}", long_date(from)));
        let to = new.to.map_or_else(String::new, |to| format!(", until {}", long_date(to)));
        format!("{}{times}{from}{to}", new.words.trim_end_matches('.'))
    }

    /// "The young adult's own words, written down by Ada Linden, personal adviser".
    pub fn from_words(&self) -> String {
        match self.by {
            Wrote::YoungAdult => "Written by the young adult".to_owned(),
            Wrote::Worker { .. } => format!("{}, written down by {}", self.new.source.words(), self.by.words()),
        }
    }

    /// Whether whoever asks may change it or take it back: the young adult what they wrote themselves, a worker what workers
    /// wrote.
    pub fn is_for(&self, young_adult: bool) -> bool {
        young_adult == matches!(self.by, Wrote::YoungAdult)
    }
}

/// What the young adult wants, with their words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered {
    /// What.
    pub consent: Consent,
    /// Their words, who wrote them down, and when.
    pub said: Said,
}

/// Everything that was written down of one person's needs.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Facts {
    /// Every fact, the earliest first; those taken back too.
    pub facts: Vec<Fact>,
    /// The newest answer of the young adult, if they gave any.
    pub answer: Option<Answered>,
}

impl Facts {
    /// What these entries, the earliest first, come to.
    pub fn of(entries: &[Entry]) -> Self {
        let mut facts: BTreeMap<(Timestamp, NeedFactId), Fact> = BTreeMap::new();
        let mut begun: BTreeMap<NeedFactId, Timestamp> = BTreeMap::new();
        let mut answer = None;
        for entry in entries {
            let said = |words: &str| Said { words: words.to_owned(), by: entry.by.clone(), at: entry.at };
            match &entry.what {
                What::Fact { fact, version, new } => {
                    let at = *begun.entry(*fact).or_insert(entry.at);
                    let (id, by) = (*fact, entry.by.clone());
                    // A corrected fact is another one: what was said of the old words was said of them.
                    let now = Fact {
                        id,
                        version: *version,
                        new: new.clone(),
                        by,
                        at: entry.at,
                        taken_back: None,
                        disputed: None,
                    };
                    facts.insert((at, id), now);
                }
                What::TakenBack { fact, why } => {
                    if let Some(one) = begun.get(fact).and_then(|at| facts.get_mut(&(*at, *fact))) {
                        one.taken_back = Some(said(why));
                    }
                }
                What::Disputed { fact, words } => {
                    if let Some(one) = begun.get(fact).and_then(|at| facts.get_mut(&(*at, *fact))) {
                        one.disputed = Some(said(words)).filter(|said| !said.words.is_empty());
                    }
                }
                What::Answer { consent, words } => {
                    answer = Some(Answered { consent: *consent, said: said(words) });
                }
            }
        }
        Self { facts: facts.into_values().collect(), answer }
    }

    /// With what is written down under another entry for the same person: every fact of both, and the newer answer.
    #[must_use]
    pub fn with(mut self, other: Self) -> Self {
        self.facts.extend(other.facts);
        self.facts.sort_by_key(|fact| fact.at);
        self.answer = self.answer.into_iter().chain(other.answer).max_by_key(|answer| answer.said.at);
        self
    }

    /// Those that were not taken back.
    pub fn standing(&self) -> impl Iterator<Item = &Fact> {
        self.facts.iter().filter(|fact| fact.taken_back.is_none())
    }

    /// A fact by its id, if it stands.
    pub fn find(&self, id: NeedFactId) -> Option<&Fact> {
        self.standing().find(|fact| fact.id == id)
    }

    /// The answer, if it says no.
    pub fn no(&self) -> Option<&Answered> {
        self.answer.as_ref().filter(|answer| answer.consent.is_no())
    }
}
