//! The claims as they stand: read from the entries in any order, for now or for any day.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use super::{ClaimKind, Group, NewClaim, Reader, Sees};
use crate::agency::Role;
use crate::id::{CareEntryId, ClaimId, LinkEventId};
use crate::plan::{Author, Party};

/// One thing that was written in the ledger: entries are only ever added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its id: of two at one instant the higher came later.
    pub id: CareEntryId,
    /// When.
    pub at: Timestamp,
    /// Whose word it is.
    pub author: Author,
    /// What.
    pub what: What,
}

/// What an entry is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// A version of a claim.
    Claim {
        /// Which.
        claim: ClaimId,
        /// 1, 2, 3...
        version: u32,
        /// What it says.
        what: NewClaim,
        /// Whose record it is; nobody's but the young adult's where it is their own word.
        held_by: Option<Group>,
        /// The key of the file's fact it was accepted from.
        fact: Option<String>,
        /// What joined the record that said so with this person's, where it is another entry's.
        link: Option<LinkEventId>,
        /// On what accepting it rests.
        why: String,
    },
    /// A claim was taken back.
    Withdrawn {
        /// Which.
        claim: ClaimId,
        /// Why.
        why: String,
    },
    /// The young adult says that something is wrong.
    Disputed {
        /// Which claim; none for the category that the duties rest on.
        claim: Option<ClaimId>,
        /// In their words; empty where they take that back.
        words: String,
    },
    /// The young adult says who sees something.
    Sight {
        /// Which claim; none for the category that the duties rest on.
        claim: Option<ClaimId>,
        /// Who.
        sees: Sees,
    },
    /// A proposal was declined.
    Declined {
        /// The key of its fact.
        fact: String,
        /// Why.
        why: String,
    },
}

/// That a claim was taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Withdrawn {
    /// Why. The young adult need not say.
    pub why: String,
    /// Whose word that is.
    pub author: Author,
    /// When.
    pub at: Timestamp,
}

/// Words of the young adult about something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// In their words.
    pub words: String,
    /// When.
    pub at: Timestamp,
}

/// A proposal that somebody declined.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Declined {
    /// The key of its fact.
    pub fact: String,
    /// Why.
    pub why: String,
    /// Who.
    pub author: Author,
    /// When.
    pub at: Timestamp,
}

impl Declined {
    /// Whose file it was: alerts are the prison's, time in care is the council's.
    pub fn holder(&self) -> Group {
        let is_alert = self.fact.starts_with(ClaimKind::PrisonAlert.code());
        if is_alert { Group::Prison } else { Group::Council }
    }
}

/// A claim as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// Its id.
    pub id: ClaimId,
    /// What it says, in its newest version.
    pub what: NewClaim,
    /// The number of that version.
    pub version: u32,
    /// Whose record it is.
    pub held_by: Option<Group>,
    /// The key of the file's fact it was accepted from.
    pub fact: Option<String>,
    /// What joined the record that said so with this person's, where it was another entry's.
    pub link: Option<LinkEventId>,
    /// On what accepting it rests.
    pub why: String,
    /// Who wrote the newest version down.
    pub author: Author,
    /// When.
    pub at: Timestamp,
    /// Who sees it, beside whoever holds it.
    pub sees: Sees,
    /// Whether the young adult said so of this very claim; otherwise an agency's claim follows what they said of the
    /// category.
    pub sees_by_word: bool,
    /// That it was taken back.
    pub withdrawn: Option<Withdrawn>,
    /// What the young adult says is wrong with it.
    pub disputed: Option<Said>,
}

impl Claim {
    /// Whether it still stands.
    pub const fn is_live(&self) -> bool {
        self.withdrawn.is_none()
    }

    /// Whether a worker in this post may take it back: their agency holds it, or it came out of another entry's
    /// record, whose holder need not know this person, and their post accepted it.
    pub fn is_in_hands_of(&self, post: Role) -> bool {
        let accepted = || self.link.is_some() && Party::of_role(post) == Some(self.author.whose);
        self.held_by.is_some() && (self.held_by == Group::of_role(post) || accepted())
    }

    /// Whether it is the young adult's own word.
    pub const fn is_own_word(&self) -> bool {
        self.held_by.is_none()
    }

    /// Whether `reader` may see it. Their own word that the young adult took back is theirs alone; what a worker took back
    /// stays readable to those who saw it.
    pub fn is_shown_to(&self, reader: Reader) -> bool {
        let gone = self.is_own_word() && !self.is_live();
        if gone { reader == Reader::YoungAdult } else { reader.is_shown(self.held_by, &self.sees) }
    }
}

/// The ledger as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Ledger {
    /// Every claim, those taken back too, in the order of their ids, which is that of their making.
    pub claims: Vec<Claim>,
    /// Who sees the category that the duties rest on, and whatever files say that nobody has accepted; none until the
    /// young adult has said.
    pub category_sees: Option<Sees>,
    /// What the young adult says is wrong with that category.
    pub category_disputed: Option<Said>,
    /// What was declined.
    pub declined: Vec<Declined>,
}

impl Ledger {
    /// The ledger of these entries, in any order.
    pub fn of(entries: &[Entry]) -> Self {
        let mut in_order: Vec<&Entry> = entries.iter().collect();
        in_order.sort_by_key(|entry| (entry.at, entry.id));
        let mut claims: BTreeMap<ClaimId, Claim> = BTreeMap::new();
        for entry in &in_order {
            if let What::Claim { claim, version, .. } = &entry.what
                && claims.get(claim).is_none_or(|known| known.version < *version)
                && let Some(new) = claim_of(entry)
            {
                claims.insert(*claim, new);
            }
        }
        let mut ledger = Self::default();
        for entry in in_order {
            ledger.add(&mut claims, entry);
        }
        ledger.claims = claims.into_values().collect();
        ledger.narrowed(std::iter::empty())
    }

    /// The ledger as it stood at the end of the instant `until`.
    pub fn as_of(entries: &[Entry], until: Timestamp) -> Self {
        let then: Vec<Entry> = entries.iter().filter(|entry| entry.at <= until).cloned().collect();
        Self::of(&then)
    }

    fn add(&mut self, claims: &mut BTreeMap<ClaimId, Claim>, entry: &Entry) {
        let (at, author) = (entry.at, entry.author.clone());
        let said = |words: &String| (!words.is_empty()).then(|| Said { words: words.clone(), at });
        match &entry.what {
            What::Claim { .. } => {}
            What::Withdrawn { claim, why } => {
                if let Some(claim) = claims.get_mut(claim) {
                    claim.withdrawn = Some(Withdrawn { why: why.clone(), author, at });
                }
            }
            What::Disputed { claim: None, words } => self.category_disputed = said(words),
            What::Disputed { claim: Some(claim), words } => {
                if let Some(claim) = claims.get_mut(claim) {
                    claim.disputed = said(words);
                }
            }
            What::Sight { claim: None, sees } => self.category_sees = Some(sees.clone()),
            What::Sight { claim: Some(claim), sees } => {
                if let Some(claim) = claims.get_mut(claim) {
                    claim.sees.clone_from(sees);
                    claim.sees_by_word = true;
                }
            }
            What::Declined { fact, why } => {
                self.declined.push(Declined { fact: fact.clone(), why: why.clone(), author, at });
            }
        }
    }

    /// The same, shown to nobody beyond what each of these says as well: what was said with another entry whose records are
    /// read with this one's. Of claims of which the young adult said who sees them, their word stands.
    #[must_use]
    pub fn narrowed<'a>(mut self, said: impl Iterator<Item = &'a Sees>) -> Self {
        for sees in said {
            let narrower: Sees = self.category_sees().intersection(sees).copied().collect();
            self.category_sees = Some(narrower);
        }
        let sees = self.category_sees();
        for claim in self.claims.iter_mut().filter(|claim| claim.held_by.is_some() && !claim.sees_by_word) {
            claim.sees.clone_from(&sees);
        }
        self
    }

    /// The claim of this id.
    pub fn find(&self, claim: ClaimId) -> Option<&Claim> {
        self.claims.iter().find(|one| one.id == claim)
    }

    /// The claims that `reader` may see.
    pub fn shown_to(&self, reader: Reader) -> impl Iterator<Item = &Claim> {
        self.claims.iter().filter(move |claim| claim.is_shown_to(reader))
    }

    /// Who sees the category that the duties rest on.
    pub fn category_sees(&self) -> Sees {
        self.category_sees.clone().unwrap_or_else(Group::all)
    }

    /// Whether `reader` may see that category. The council always may: it owes the duties, and the record is its own.
    pub fn shows_category_to(&self, reader: Reader) -> bool {
        reader.is_shown(Some(Group::Council), &self.category_sees())
    }

    /// Whether `reader` may see what a file of `holder` says that nobody has accepted.
    pub fn shows_fact_to(&self, reader: Reader, holder: Group) -> bool {
        reader.is_shown(Some(holder), &self.category_sees())
    }

    /// The keys of facts that somebody accepted or declined.
    pub fn answered(&self) -> BTreeSet<String> {
        let accepted = self.claims.iter().filter_map(|claim| claim.fact.clone());
        accepted.chain(self.declined.iter().map(|declined| declined.fact.clone())).collect()
    }
}

/// The claim that an entry makes, before anything else was said of it: nobody sees it beside whoever holds it.
fn claim_of(entry: &Entry) -> Option<Claim> {
    let What::Claim { claim, version, what, held_by, fact, link, why } = &entry.what else { return None };
    Some(Claim {
        id: *claim,
        what: what.clone(),
        version: *version,
        held_by: *held_by,
        fact: fact.clone(),
        link: *link,
        why: why.clone(),
        author: entry.author.clone(),
        at: entry.at,
        sees: Sees::new(),
        sees_by_word: false,
        withdrawn: None,
        disputed: None,
    })
}
