//! Where claims disagree with one another or with what the duties rest on, and who can settle it.
//!
//! # What it says
//! Nothing is decided here and no claim wins. Of what stands on the day asked: a category that a claim names and another
//! that follows from the council's return; care that is claimed and no time in care on record; a council that found
//! nothing beside others who say there was care; two councils named; something the young adult says is wrong; a claim
//! whose file no longer says so; a claim from a record that was joined with this person's and is held to be somebody
//! else's now.
//!
//! # Source
//! Each disagreement carries its own.
//!
//! # Applies to
//! Claims that stand (not taken back) and that speak of the day.
//!
//! # Example
//! The prison's open alert says former relevant child, the council's return gives qualifying: both are shown, the duties
//! follow the return, and the council's leaving-care team can settle it.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::{Claim, ClaimKind, Grade, Group, Ledger, Said, Says, source};
use crate::agency::coded;
use crate::care::{self, CareStatusAnswer, Status};
use crate::id::{ClaimId, LinkEventId};
use crate::reason::Reason;

coded! {
    /// What sort of disagreement.
    DisagreementKind {
        /// A claim names another category than the one worked out.
        CategoryDiffers = "category_differs", "Two different leaving-care categories";
        /// Care is claimed, and no time in care is on record.
        NothingOnRecord = "nothing_on_record", "Care is claimed, and no council has sent time in care";
        /// An authority found nothing, and others say there was care.
        NoRecordFound = "no_record_found", "One authority found no record, and others say there was care";
        /// More than one authority is named.
        AuthoritiesDiffer = "authorities_differ", "More than one council is named";
        /// The young adult says that something is wrong.
        SaidToBeWrong = "said_to_be_wrong", "The young adult says that this is wrong";
        /// The file no longer says so.
        FileChanged = "file_changed", "The file that this came from no longer says so";
        /// The record was joined with this person's, and that was taken back.
        JoinUndone = "join_undone", "The record that this came from is held to be somebody else’s now";
    }
}

coded! {
    /// Who can settle it.
    Settler {
        /// The council.
        Council = "council", "The council’s leaving-care team, from its own file";
        /// Both councils.
        Councils = "councils", "The councils that are named, together";
        /// Whoever wrote it down.
        Holder = "holder", "Whoever holds the record, together with the young adult";
        /// A worker.
        Worker = "worker", "A worker in the circle, by looking at the file again";
        /// Whoever accepted it.
        Acceptor = "acceptor", "Whoever accepted it, or a colleague in the same post: take it back, or write down on what else it rests";
    }
}

/// The category that the duties rest on, worked out from time in care.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkedOut {
    /// The council whose return it rests on.
    pub authority: Option<String>,
    /// The answer.
    pub answer: CareStatusAnswer,
}

/// A disagreement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Disagreement {
    /// What sort.
    pub kind: DisagreementKind,
    /// The claims it is between, in the order of their ids.
    pub between: Vec<ClaimId>,
    /// Whether what the duties rest on is one of its sides.
    pub with_category: bool,
    /// Why, with what each says.
    pub because: Reason,
    /// Who can settle it.
    pub settler: Settler,
}

impl Ledger {
    /// Everything that disagrees on `today`. `facts` are the keys of what files say now, `undone` the joins that were taken
    /// back.
    pub fn disagreements(
        &self,
        worked_out: Option<&WorkedOut>,
        (facts, undone): (&BTreeSet<String>, &BTreeSet<LinkEventId>),
        today: Date,
    ) -> Vec<Disagreement> {
        let live: Vec<&Claim> = self.claims.iter().filter(|claim| claim.is_live()).collect();
        let mut found = Vec::new();
        found.extend(live.iter().filter_map(|claim| category_differs(claim, worked_out, today)));
        found.extend(nothing_on_record(&live, worked_out));
        found.extend(no_record_found(&live, worked_out));
        found.extend(authorities_differ(&live, worked_out));
        found.extend(live.iter().filter_map(|claim| said_to_be_wrong(claim)));
        if let Some(said) = self.category_disputed.as_ref().filter(|_| worked_out.is_some()) {
            let because = [says(said)];
            found.push(Disagreement {
                with_category: true,
                ..new(DisagreementKind::SaidToBeWrong, [], Reason::new("CARE-WRONG", source::CORRECTION, because))
            });
        }
        found.extend(live.iter().filter_map(|claim| file_changed(claim, facts, undone)));
        found
    }
}

fn new(kind: DisagreementKind, between: impl IntoIterator<Item = ClaimId>, because: Reason) -> Disagreement {
    let settler = match kind {
        DisagreementKind::CategoryDiffers | DisagreementKind::NothingOnRecord | DisagreementKind::NoRecordFound => {
            Settler::Council
        }
        DisagreementKind::AuthoritiesDiffer => Settler::Councils,
        DisagreementKind::SaidToBeWrong => Settler::Holder,
        DisagreementKind::FileChanged => Settler::Worker,
        DisagreementKind::JoinUndone => Settler::Acceptor,
    };
    Disagreement { kind, between: between.into_iter().collect(), with_category: false, because, settler }
}

/// A claim in a sentence: "Alert on the prison's record, HMP/YOI Larkmoor: was in care".
fn sentence(claim: &Claim) -> String {
    let name = claim.what.authority.trim();
    let of = if name.is_empty() { String::new() } else { format!(", {name}") };
    format!("{}{of}: {}", claim.what.kind.words(), claim.what.says.words().to_lowercase())
}

/// The young adult's words as a sentence of a reason, which has no full stop of its own.
fn says(said: &Said) -> String {
    format!("the young adult says: “{}”", said.words.trim())
}

/// What the council's return gives, in a sentence.
fn sentence_of(worked_out: &WorkedOut) -> String {
    let authority = worked_out.authority.as_deref().unwrap_or("the council");
    format!("the return of {authority} gives: {}", worked_out.answer.england.words().to_lowercase())
}

fn category_differs(claim: &Claim, worked_out: Option<&WorkedOut>, today: Date) -> Option<Disagreement> {
    let worked_out = worked_out?;
    let category = claim.what.says.category().filter(|_| claim.what.speaks_of(today))?;
    if category == worked_out.answer.england {
        return None;
    }
    let law = worked_out.answer.england_because.source;
    let because = Reason::new("CARE-CATEGORY-DIFFERS", law, [sentence(claim), sentence_of(worked_out)]);
    Some(Disagreement { with_category: true, ..new(DisagreementKind::CategoryDiffers, [claim.id], because) })
}

/// Whether the council's return gives time in care at all.
fn has_care(worked_out: Option<&WorkedOut>) -> bool {
    worked_out.is_some_and(|one| one.answer.england != Status::None)
}

fn nothing_on_record(live: &[&Claim], worked_out: Option<&WorkedOut>) -> Option<Disagreement> {
    let say_care: Vec<&&Claim> = live.iter().filter(|claim| claim.what.says.is_care()).collect();
    if say_care.is_empty() || has_care(worked_out) {
        return None;
    }
    let mut facts: Vec<String> = say_care.iter().map(|claim| sentence(claim)).collect();
    facts.push("no council has sent time in care, so no leaving-care duty is counted yet".to_owned());
    let because = Reason::new("CARE-NOTHING-ON-RECORD", care::THIRTEEN_WEEKS, facts);
    let between = say_care.iter().map(|claim| claim.id);
    Some(Disagreement { with_category: true, ..new(DisagreementKind::NothingOnRecord, between, because) })
}

fn no_record_found(live: &[&Claim], worked_out: Option<&WorkedOut>) -> Option<Disagreement> {
    let (care, none): (Vec<&Claim>, Vec<&Claim>) = live.iter().partition(|claim| claim.what.says.is_care());
    let with_category = has_care(worked_out);
    if none.is_empty() || (care.is_empty() && !with_category) {
        return None;
    }
    let mut facts: Vec<String> = none.iter().chain(&care).map(|claim| sentence(claim)).collect();
    facts.extend(worked_out.filter(|_| with_category).map(sentence_of));
    let because = Reason::new("CARE-NO-RECORD-FOUND", source::KEPT_APART, facts);
    let mut between: Vec<ClaimId> = none.iter().chain(&care).map(|claim| claim.id).collect();
    between.sort_unstable();
    Some(Disagreement { with_category, ..new(DisagreementKind::NoRecordFound, between, because) })
}

fn authorities_differ(live: &[&Claim], worked_out: Option<&WorkedOut>) -> Option<Disagreement> {
    let is_councils = |claim: &&&Claim| {
        let of_council = matches!(claim.what.kind, ClaimKind::Record | ClaimKind::Confirmed);
        // A paper that somebody saw may be a court's: which council answers does not follow from it.
        let names_itself = claim.what.grade != Grade::PaperSeen && claim.what.says != Says::NoRecord;
        of_council && names_itself && claim.held_by == Some(Group::Council)
    };
    let mut named: BTreeMap<String, &str> = BTreeMap::new();
    let claims: Vec<&&Claim> = live.iter().filter(is_councils).collect();
    let of_return = worked_out.filter(|_| has_care(worked_out)).and_then(|one| one.authority.as_deref());
    for name in claims.iter().map(|claim| claim.what.authority.trim()).chain(of_return) {
        named.entry(name.to_lowercase()).or_insert(name);
    }
    if named.len() < 2 {
        return None;
    }
    let facts: Vec<String> = named.values().map(|name| format!("named: {name}")).collect();
    let because = Reason::new("CARE-AUTHORITIES-DIFFER", source::RESPONSIBLE, facts);
    let between = claims.iter().map(|claim| claim.id);
    let with_category = of_return.is_some();
    Some(Disagreement { with_category, ..new(DisagreementKind::AuthoritiesDiffer, between, because) })
}

fn said_to_be_wrong(claim: &Claim) -> Option<Disagreement> {
    let said = claim.disputed.as_ref()?;
    let because = [sentence(claim), says(said)];
    let because = Reason::new("CARE-WRONG", source::CORRECTION, because);
    Some(new(DisagreementKind::SaidToBeWrong, [claim.id], because))
}

fn file_changed(claim: &Claim, facts: &BTreeSet<String>, undone: &BTreeSet<LinkEventId>) -> Option<Disagreement> {
    claim.fact.as_ref().filter(|fact| !facts.contains(*fact))?;
    if claim.link.is_some_and(|link| undone.contains(&link)) {
        let because = [
            sentence(claim),
            format!("accepted by {} from a record that somebody had found to be this person’s", claim.author.name),
            "that was taken back, and no other record says so".to_owned(),
        ];
        let because = Reason::new("CARE-JOIN-UNDONE", source::KEPT_APART, because);
        return Some(new(DisagreementKind::JoinUndone, [claim.id], because));
    }
    let because = [sentence(claim), "no file that is in force says so any more".to_owned()];
    let because = Reason::new("CARE-FILE-CHANGED", source::KEPT_APART, because);
    Some(new(DisagreementKind::FileChanged, [claim.id], because))
}
