//! Cases of the ledger, and what must hold of every one.

use std::collections::BTreeSet;

use jiff::Timestamp;
use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::*;
use crate::agency::Role;
use crate::care::{CareEpisode, CareFacts, CareLegalStatus, Status, care_status};
use crate::custody::Alert;
use crate::id::{CareEntryId, ClaimId, LinkEventId};
use crate::plan::{Author, Party};

const TODAY: Date = date(2027, 2, 10);

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_800_000_000 + second).unwrap()
}

fn wren() -> Author {
    Author::own(Party::YoungAdult, "Wren".into())
}

fn ada() -> Author {
    Author::own(Party::PersonalAdviser, "Ada Linden".into())
}

fn own_word() -> NewClaim {
    NewClaim {
        kind: ClaimKind::SelfIdentified,
        says: Says::InCare,
        grade: Grade::OwnWord,
        authority: String::new(),
        from: None,
        to: None,
        words: "From when I was nine.".into(),
    }
}

fn record(kind: ClaimKind, says: Says, authority: &str) -> NewClaim {
    NewClaim { kind, says, grade: Grade::Answered, authority: authority.into(), words: String::new(), ..own_word() }
}

fn entry(number: u32, author: Author, what: What) -> Entry {
    Entry { id: CareEntryId::from_bits(number.into()), at: at(number.into()), author, what }
}

fn claim(number: u32, id: u128, what: NewClaim, held_by: Option<Group>) -> Entry {
    let author = if held_by.is_none() { wren() } else { ada() };
    let id = ClaimId::from_bits(id);
    entry(
        number,
        author,
        What::Claim { claim: id, version: 1, what, held_by, fact: None, link: None, why: String::new() },
    )
}

fn sees(number: u32, claim: Option<u128>, groups: &[Group]) -> Entry {
    let claim = claim.map(ClaimId::from_bits);
    entry(number, wren(), What::Sight { claim, sees: groups.iter().copied().collect() })
}

fn worked_out(authority: &str, says: Status) -> WorkedOut {
    let born_on = match says {
        Status::FormerRelevant => date(2008, 3, 1),
        Status::Qualifying => date(2008, 3, 2),
        _ => date(2020, 1, 1),
    };
    let from = if says == Status::Qualifying { date(2024, 4, 1) } else { date(2022, 1, 1) };
    let to = if says == Status::Qualifying { date(2024, 5, 1) } else { date(2026, 3, 1) };
    let legal_status = CareLegalStatus::C2;
    let episode = CareEpisode {
        from,
        to: Some(to),
        legal_status,
        placement: None,
        reason_new: None,
        reason_ended: None,
        reason_place_change: None,
    };
    let episodes = if says == Status::None { Vec::new() } else { vec![episode] };
    let answer = care_status(&CareFacts { born_on, episodes: &episodes, detentions: &[], in_learning: false }, TODAY);
    assert_eq!(answer.england, says, "the test's own facts");
    WorkedOut { authority: Some(authority.to_owned()), answer }
}

const READERS: [Reader; 4] = [
    Reader::YoungAdult,
    Reader::Worker(Group::Council),
    Reader::Worker(Group::Prison),
    Reader::Worker(Group::Probation),
];

/// Of the young adult, the council, the prison and probation, who is shown the one claim.
fn shown(entries: &[Entry]) -> [bool; 4] {
    let ledger = Ledger::of(entries);
    READERS.map(|reader| ledger.shown_to(reader).count() == 1)
}

#[test]
fn who_may_see_a_claim() {
    let own = claim(1, 1, own_word(), None);
    let alert = claim(1, 1, record(ClaimKind::PrisonAlert, Says::InCare, "Larkmoor"), Some(Group::Prison));
    let takes_back = |author| entry(3, author, What::Withdrawn { claim: ClaimId::from_bits(1), why: String::new() });
    for (entries, expected, why) in [
        (vec![own.clone()], [true, false, false, false], "nobody was ticked"),
        (vec![own.clone(), sees(2, Some(1), &[Group::Council])], [true, true, false, false], "the council was"),
        (vec![own.clone(), sees(2, Some(1), Group::ALL)], [true; 4], "everybody was"),
        (
            vec![own.clone(), sees(2, Some(1), Group::ALL), sees(3, Some(1), &[])],
            [true, false, false, false],
            "the newest word binds",
        ),
        (
            vec![own, sees(2, Some(1), Group::ALL), takes_back(wren())],
            [true, false, false, false],
            "taken back, it is theirs alone",
        ),
        (vec![alert.clone()], [true; 4], "an agency's claim, and nothing said"),
        (vec![alert.clone(), sees(2, Some(1), &[])], [true, false, true, false], "the prison knows its own alert"),
        (vec![alert.clone(), sees(2, None, &[])], [true, false, true, false], "said of everything that agencies hold"),
        (vec![alert.clone(), sees(2, None, &[]), sees(3, Some(1), Group::ALL)], [true; 4], "and otherwise of this one"),
        (vec![alert.clone(), sees(2, Some(1), Group::ALL), sees(3, None, &[])], [true; 4], "in whatever order"),
        (
            vec![alert, sees(2, Some(1), &[Group::Council]), takes_back(ada())],
            [true, true, true, false],
            "what a worker took back stays readable to those who saw it",
        ),
    ] {
        assert_eq!(shown(&entries), expected, "{why}");
    }
}

#[test]
fn who_may_see_what_the_duties_rest_on() {
    for (said, expected) in [
        (vec![], [true; 4]),
        (vec![sees(1, None, &[])], [true, true, false, false]),
        (vec![sees(1, None, &[Group::Prison])], [true, true, true, false]),
        (vec![sees(1, None, &[]), sees(2, None, Group::ALL)], [true; 4]),
    ] {
        let ledger = Ledger::of(&said);
        assert_eq!(READERS.map(|reader| ledger.shows_category_to(reader)), expected, "{said:?}");
    }
    let ledger = Ledger::of(&[sees(1, None, &[])]);
    assert!(ledger.shows_fact_to(Reader::Worker(Group::Prison), Group::Prison));
    assert!(!ledger.shows_fact_to(Reader::Worker(Group::Council), Group::Prison));
}

#[test]
fn who_may_claim_what() {
    use ClaimRefused::{EndsBeforeItBegins, InFuture, NoAuthority, NotTheirs};
    let young_adult = Writer::YoungAdult;
    let (council, prison) = (Writer::Worker(Group::Council), Writer::Worker(Group::Prison));
    let confirmed = || record(ClaimKind::Confirmed, Says::FormerRelevant, "Merrowdale");
    let paper =
        || NewClaim { grade: Grade::PaperSeen, ..record(ClaimKind::Record, Says::InCare, "Alder Family Court") };
    for (what, writer, refused) in [
        (own_word(), young_adult, vec![]),
        (own_word(), council, vec![NotTheirs]),
        (NewClaim { says: Says::FormerRelevant, ..own_word() }, young_adult, vec![NotTheirs]),
        (confirmed(), council, vec![]),
        (confirmed(), prison, vec![NotTheirs]),
        (confirmed(), young_adult, vec![NotTheirs]),
        (paper(), prison, vec![]),
        (NewClaim { grade: Grade::File, ..paper() }, prison, vec![NotTheirs]),
        (NewClaim { authority: " ".into(), ..paper() }, council, vec![NoAuthority]),
        (record(ClaimKind::PrisonAlert, Says::InCare, "Larkmoor"), prison, vec![NotTheirs]),
        (NewClaim { from: Some(date(2027, 2, 11)), ..paper() }, council, vec![InFuture]),
        (
            NewClaim { from: Some(date(2020, 2, 2)), to: Some(date(2020, 2, 1)), ..paper() },
            council,
            vec![EndsBeforeItBegins],
        ),
        (NewClaim { from: Some(date(2020, 2, 2)), to: Some(date(2020, 2, 2)), ..paper() }, council, vec![]),
    ] {
        assert_eq!(what.clone().check(writer, TODAY).err().unwrap_or_default(), refused, "{what:?} by {writer:?}");
    }
    let long = NewClaim { authority: "x".repeat(101), words: "x".repeat(1001), ..own_word() };
    let refused = long.check(young_adult, TODAY).unwrap_err();
    assert_eq!(refused, [ClaimRefused::AuthorityTooLong { length: 101 }, ClaimRefused::WordsTooLong { length: 1001 }]);
}

#[test]
fn what_files_propose() {
    let alert = |code: &str, from, to| Alert { code: code.into(), from, to };
    let alerts = [
        alert("LCE", date(2026, 11, 2), None),
        alert("LFC21", date(2019, 1, 1), Some(date(2020, 9, 16))),
        alert("LPQAA", date(2019, 1, 1), Some(date(2020, 9, 16))),
        alert("AS", date(2019, 1, 1), None),
        alert("ADSC", date(2019, 1, 1), None),
        alert("XYZ", date(2019, 1, 1), None),
    ];
    let facts = facts_of_alerts("HMP/YOI Larkmoor", &alerts);
    let says: Vec<Says> = facts.iter().map(|fact| fact.what.says).collect();
    assert_eq!(says, [Says::InCare, Says::FormerRelevant, Says::Qualifying], "social care is not care");
    assert!(facts.iter().all(|fact| fact.held_by == Group::Prison && fact.what.kind == ClaimKind::PrisonAlert));

    let episode = |from, to, legal_status| CareEpisode {
        from,
        to,
        legal_status,
        placement: None,
        reason_new: None,
        reason_ended: None,
        reason_place_change: None,
    };
    let (first, second) = (date(2020, 1, 1), date(2022, 5, 1));
    let c2 = CareLegalStatus::C2;
    for (episodes, expected) in [
        (vec![], None),
        (vec![episode(first, Some(second), CareLegalStatus::V3)], None),
        (vec![episode(second, None, c2), episode(first, Some(second), c2)], Some((first, None))),
        (vec![episode(first, Some(second), c2)], Some((first, Some(second)))),
    ] {
        let fact = facts_of_episodes("Merrowdale", &episodes);
        let days = fact.as_ref().map(|fact| (fact.what.from.unwrap(), fact.what.to));
        assert_eq!(days, expected, "{episodes:?}");
    }
}

#[test]
fn a_fact_waits_until_it_is_answered_and_not_again() {
    let fact = facts_of_episodes("Merrowdale", &[]).is_none();
    assert!(fact);
    let alerts = [Alert { code: "LCE".into(), from: date(2026, 11, 2), to: None }];
    let facts = facts_of_alerts("Larkmoor", &alerts);
    let key = facts[0].key();
    let accepted = What::Claim {
        claim: ClaimId::from_bits(1),
        version: 1,
        what: facts[0].what.clone(),
        held_by: Some(Group::Prison),
        fact: Some(key.clone()),
        link: None,
        why: "Asked the prison.".into(),
    };
    let declined = What::Declined { fact: key, why: "Not hers.".into() };
    let joined = Origin::Join { link: LinkEventId::from_bits(1), at: at(1), by: Some(Role::DataOfficer) };
    let says = |origin| Proposal { fact: facts[0].clone(), origin };
    let empty = Ledger::of(&[]);
    for (said, expected) in [
        (vec![], vec![]),
        (vec![says(joined)], vec![says(joined)]),
        // Once, however many say so, and their own entry's word goes first.
        (vec![says(joined), says(Origin::File), says(joined)], vec![says(Origin::File)]),
    ] {
        assert_eq!(proposals(&said, &empty), expected, "{said:?}");
    }
    for answer in [accepted, declined] {
        let ledger = Ledger::of(&[entry(2, ada(), answer)]);
        assert_eq!(proposals(&[says(Origin::File), says(joined)], &ledger), []);
    }
    let ended = [Alert { to: Some(TODAY), ..alerts[0].clone() }];
    assert_ne!(facts_of_alerts("Larkmoor", &ended)[0].key(), facts[0].key(), "an alert that ended is news");
}

fn kinds(entries: &[Entry], worked_out: Option<&WorkedOut>) -> Vec<(DisagreementKind, usize, bool)> {
    let found = Ledger::of(entries).disagreements(worked_out, (&BTreeSet::new(), &BTreeSet::new()), TODAY);
    found.into_iter().map(|one| (one.kind, one.between.len(), one.with_category)).collect()
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table of cases, one a line")]
fn where_claims_disagree() {
    use DisagreementKind::*;
    let merrowdale = worked_out("Merrowdale", Status::FormerRelevant);
    let qualifying = worked_out("Merrowdale", Status::Qualifying);
    let none = worked_out("Merrowdale", Status::None);
    let own = || claim(1, 1, own_word(), None);
    let council = |says, name| claim(2, 2, record(ClaimKind::Confirmed, says, name), Some(Group::Council));
    let alert = |says| claim(3, 3, record(ClaimKind::PrisonAlert, says, "Larkmoor"), Some(Group::Prison));
    let past = || {
        let what = NewClaim {
            from: Some(date(2019, 1, 1)),
            to: Some(date(2020, 9, 16)),
            ..record(ClaimKind::PrisonAlert, Says::Qualifying, "Larkmoor")
        };
        claim(3, 3, what, Some(Group::Prison))
    };
    let paper = NewClaim { grade: Grade::PaperSeen, ..record(ClaimKind::Record, Says::InCare, "Alder Family Court") };
    let court = claim(2, 2, paper, Some(Group::Council));
    let wrong = |claim: Option<u128>, words: &str| {
        entry(9, wren(), What::Disputed { claim: claim.map(ClaimId::from_bits), words: words.into() })
    };
    for (entries, worked_out, expected) in [
        (vec![], None, vec![]),
        (vec![], Some(&merrowdale), vec![]),
        (vec![own()], Some(&merrowdale), vec![]),
        (vec![own()], None, vec![(NothingOnRecord, 1, true)]),
        (vec![own(), alert(Says::InCare)], Some(&none), vec![(NothingOnRecord, 2, true)]),
        (vec![council(Says::FormerRelevant, "Merrowdale")], Some(&merrowdale), vec![]),
        (vec![council(Says::FormerRelevant, "merrowdale ")], Some(&qualifying), vec![(CategoryDiffers, 1, true)]),
        (vec![alert(Says::Qualifying)], Some(&merrowdale), vec![(CategoryDiffers, 1, true)]),
        (vec![past()], Some(&merrowdale), vec![]),
        (
            vec![own(), council(Says::NoRecord, "Merrowdale")],
            Some(&none),
            vec![(NothingOnRecord, 1, true), (NoRecordFound, 2, false)],
        ),
        (vec![council(Says::NoRecord, "Merrowdale")], Some(&merrowdale), vec![(NoRecordFound, 1, true)]),
        (vec![council(Says::NoRecord, "Merrowdale")], None, vec![]),
        (vec![council(Says::InCare, "Fellbeck")], Some(&merrowdale), vec![(AuthoritiesDiffer, 1, true)]),
        (vec![court], Some(&merrowdale), vec![]),
        (vec![alert(Says::InCare), wrong(Some(3), "I never was.")], Some(&merrowdale), vec![(SaidToBeWrong, 1, false)]),
        (
            vec![
                alert(Says::InCare),
                wrong(Some(3), "x"),
                entry(10, wren(), What::Disputed { claim: Some(ClaimId::from_bits(3)), words: String::new() }),
            ],
            Some(&merrowdale),
            vec![],
        ),
        (vec![wrong(None, "It was two years more.")], Some(&merrowdale), vec![(SaidToBeWrong, 0, true)]),
        (vec![wrong(None, "It was two years more.")], None, vec![]),
    ] {
        assert_eq!(kinds(&entries, worked_out), expected, "{entries:?}");
    }
    let gone = entry(
        1,
        ada(),
        What::Claim {
            claim: ClaimId::from_bits(1),
            version: 1,
            what: record(ClaimKind::Record, Says::InCare, "Merrowdale"),
            held_by: Some(Group::Council),
            fact: Some("record|in_care|Merrowdale||".into()),
            link: None,
            why: String::new(),
        },
    );
    assert_eq!(kinds(std::slice::from_ref(&gone), Some(&merrowdale)), [(FileChanged, 1, false)]);
    // A record that was joined and is parted: whoever accepted it must look, whether or not it was withdrawn from sight.
    let link = LinkEventId::from_bits(7);
    let mut joined = gone.clone();
    if let What::Claim { link: of, .. } = &mut joined.what {
        *of = Some(link);
    }
    let ledger = Ledger::of(&[joined]);
    let fact = BTreeSet::from(["record|in_care|Merrowdale||".to_owned()]);
    for (facts, undone, expected) in [
        (BTreeSet::new(), BTreeSet::from([link]), vec![JoinUndone]),
        (BTreeSet::new(), BTreeSet::new(), vec![FileChanged]),
        (fact, BTreeSet::from([link]), vec![]),
    ] {
        let found = ledger.disagreements(Some(&merrowdale), (&facts, &undone), TODAY);
        assert_eq!(found.iter().map(|one| one.kind).collect::<Vec<_>>(), expected, "{facts:?} {undone:?}");
    }
    let taken_back = entry(2, ada(), What::Withdrawn { claim: ClaimId::from_bits(1), why: "Not hers.".into() });
    assert_eq!(kinds(&[gone, taken_back], Some(&merrowdale)), [], "what was taken back disagrees with nothing");
}

#[test]
fn every_disagreement_says_why_and_who_can_settle_it() {
    let entries = [
        claim(1, 1, own_word(), None),
        claim(2, 2, record(ClaimKind::Confirmed, Says::NoRecord, "Merrowdale"), Some(Group::Council)),
    ];
    let found = Ledger::of(&entries).disagreements(None, (&BTreeSet::new(), &BTreeSet::new()), TODAY);
    assert_eq!(found.len(), 2);
    assert_eq!(
        found[0].because.because,
        ["Their own word: was in care", "no council has sent time in care, so no leaving-care duty is counted yet"]
    );
    assert_eq!(found[0].settler, Settler::Council);
    assert_eq!(
        found[1].because.because,
        ["Confirmed by the authority, Merrowdale: no record of care found", "Their own word: was in care"]
    );
}

fn any_group() -> impl Strategy<Value = Group> {
    prop::sample::select(Group::ALL.to_vec())
}

fn any_sees() -> impl Strategy<Value = Sees> {
    prop::collection::btree_set(any_group(), 0..4)
}

fn any_what() -> impl Strategy<Value = What> {
    let id = (1_u128..4).prop_map(ClaimId::from_bits);
    let maybe = prop::option::of((1_u128..4).prop_map(ClaimId::from_bits));
    let new = (
        prop::sample::select(ClaimKind::ALL.to_vec()),
        prop::sample::select(Says::ALL.to_vec()),
        prop::sample::select(vec!["", "Merrowdale", "Fellbeck"]),
    )
        .prop_map(|(kind, says, authority)| record(kind, says, authority));
    prop_oneof![
        (id.clone(), 1_u32..4, new, prop::option::of(any_group())).prop_map(|(claim, version, what, held_by)| {
            // Whose record a claim is does not change from version to version.
            let held_by = if claim.bits() == 1 { None } else { held_by.or(Some(Group::Council)) };
            What::Claim { claim, version, what, held_by, fact: None, link: None, why: String::new() }
        }),
        id.prop_map(|claim| What::Withdrawn { claim, why: "a mistake".into() }),
        (maybe.clone(), "[a-z]{0,3}").prop_map(|(claim, words)| What::Disputed { claim, words }),
        (maybe, any_sees()).prop_map(|(claim, sees)| What::Sight { claim, sees }),
    ]
}

prop_compose! {
    fn any_entries()(whats in prop::collection::vec((any_what(), 0_i64..5, any::<bool>()), 0..12)) -> Vec<Entry> {
        let numbered = whats.into_iter().zip(1_u128..);
        numbered.map(|((what, second, own), id)| Entry {
            id: CareEntryId::from_bits(id),
            at: at(second),
            author: if own { wren() } else { ada() },
            what,
        }).collect()
    }
}

proptest! {
    #[test]
    fn the_order_in_which_entries_are_read_does_not_matter(entries in any_entries(), seed: u64) {
        let mut other = entries.clone();
        let length = other.len().max(1);
        other.rotate_left(usize::try_from(seed).unwrap_or(0) % length);
        other.reverse();
        // Two versions of one number are one: the store keeps no second.
        let mut versions = BTreeSet::new();
        let mut is_first = |entry: &&Entry| match &entry.what {
            What::Claim { claim, version, .. } => versions.insert((*claim, *version)),
            _ => true,
        };
        let kept: BTreeSet<CareEntryId> =
            entries.iter().filter(|entry| is_first(entry)).map(|entry| entry.id).collect();
        let of = |entries: &[Entry]| {
            let kept: Vec<Entry> = entries.iter().filter(|entry| kept.contains(&entry.id)).cloned().collect();
            Ledger::of(&kept)
        };
        prop_assert_eq!(of(&entries), of(&other));
    }

    #[test]
    fn a_day_is_read_as_if_nothing_had_come_after_it(entries in any_entries(), second in 0_i64..5) {
        let then: Vec<Entry> = entries.iter().filter(|entry| entry.at <= at(second)).cloned().collect();
        prop_assert_eq!(Ledger::as_of(&entries, at(second)), Ledger::of(&then));
        prop_assert_eq!(Ledger::as_of(&entries, at(9)), Ledger::of(&entries));
    }

    #[test]
    fn nothing_is_inferred(entries in any_entries()) {
        let ledger = Ledger::of(&entries);
        for claim in &ledger.claims {
            let written = entries.iter().any(|entry| matches!(&entry.what,
                What::Claim { claim: id, what, version, .. }
                    if (*id, what, *version) == (claim.id, &claim.what, claim.version)));
            prop_assert!(written, "{:?} was written by nobody", claim);
        }
        let ids: BTreeSet<ClaimId> = entries.iter().filter_map(|entry| match &entry.what {
            What::Claim { claim, .. } => Some(*claim),
            _ => None,
        }).collect();
        prop_assert_eq!(ids, ledger.claims.iter().map(|claim| claim.id).collect::<BTreeSet<_>>());
    }

    #[test]
    fn nobody_sees_more_than_the_newest_word_allows(entries in any_entries(), said in any_sees(), whom in 1_u128..4) {
        let id = ClaimId::from_bits(whom);
        let mut with = entries;
        with.push(Entry { id: CareEntryId::from_bits(99), ..sees(99, Some(whom), &said.iter().copied().collect::<Vec<_>>()) });
        let ledger = Ledger::of(&with);
        for group in Group::ALL {
            let reader = Reader::Worker(*group);
            let shown: Vec<&Claim> = ledger.shown_to(reader).filter(|claim| claim.id == id).collect();
            for claim in shown {
                prop_assert!(claim.held_by == Some(*group) || said.contains(group));
            }
        }
        // The young adult sees every claim, those taken back too.
        prop_assert_eq!(ledger.shown_to(Reader::YoungAdult).count(), ledger.claims.len());
    }

    #[test]
    fn a_claim_that_was_taken_back_stays_readable(entries in any_entries(), whom in 1_u128..4) {
        let id = ClaimId::from_bits(whom);
        let mut with = entries.clone();
        with.push(Entry { id: CareEntryId::from_bits(99), ..entry(99, ada(), What::Withdrawn { claim: id, why: "a mistake".into() }) });
        let (before, after) = (Ledger::of(&entries), Ledger::of(&with));
        for reader in READERS {
            let see = |ledger: &Ledger| ledger.find(id).is_some_and(|claim| claim.is_shown_to(reader));
            let own = after.find(id).is_some_and(Claim::is_own_word);
            prop_assert_eq!(see(&after), see(&before) && (!own || reader == Reader::YoungAdult));
        }
    }
}
