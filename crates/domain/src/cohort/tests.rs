//! Cases of counting, ordering and sessions, and what must hold of every one.

use jiff::Timestamp;
use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::*;
use crate::agency::Role;
use crate::care::{CareEpisode, CareLegalStatus, Placement, ReasonNew};
use crate::id::{AccountId, NeedFactId, PanelEntryId, PersonId};

const TODAY: Date = date(2027, 2, 10);
const BORN: Date = date(2007, 5, 1);

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_800_000_000 + second).unwrap()
}

/// "S V2 U6": reason, status and placement of an episode, a dash where the file gives none; one a month.
fn told(lines: &[&str]) -> Vec<Told> {
    let one = |(at, line): (usize, &&str)| {
        let parts: Vec<&str> = line.split(' ').collect();
        let month = i8::try_from(at % 12 + 1).unwrap();
        let year = 2015 + i16::try_from(at / 12).unwrap();
        let episode = CareEpisode {
            from: date(year, month, 1),
            to: None,
            legal_status: CareLegalStatus::from_code(parts[1]).unwrap(),
            placement: Placement::from_code(parts[2]),
            reason_new: ReasonNew::from_code(parts[0]),
            reason_ended: None,
            reason_place_change: None,
        };
        Told { episode, source: "Merrowdale, SSDA903 return".to_owned() }
    };
    lines.iter().enumerate().map(one).collect()
}

/// Moves, changes of status, and what was left out of the moves.
fn counts(told: &[Told]) -> (usize, usize, Vec<&'static str>) {
    let changes = changes(told);
    let yes = |is: fn(&Change) -> Counts| changes.iter().filter(|change| is(change) == Counts::Yes).count();
    let left_out = changes.iter().filter_map(|change| match change.is_move {
        Counts::LeftOut(why) => Some(why.code()),
        _ => None,
    });
    (yes(|change| change.is_move), yes(|change| change.is_legal), left_out.collect())
}

#[test]
fn moves_and_changes_of_status() {
    #[rustfmt::skip]
    let rows: &[(&[&str], usize, usize, &[&str])] = &[
        // Episodes                                        Moves Status Left out
        (&[],                                                  0, 0, &[]),
        (&["S V2 U6"],                                         0, 0, &["start"]),
        (&["- V2 U6"],                                         0, 0, &["start"]),
        (&["P V2 U6"],                                         1, 0, &[]),
        (&["S V2 U6", "P V2 K2"],                              1, 0, &["start"]),
        (&["S V2 U6", "P V2 U6"],                              1, 0, &["start"]),
        (&["S V2 U6", "L C2 U6"],                              0, 1, &["start"]),
        (&["S V2 U6", "B C2 K2"],                              1, 1, &["start"]),
        (&["S V2 U6", "T V2 U4"],                              0, 0, &["start", "same_carer"]),
        (&["S V2 U6", "U C2 U4"],                              0, 1, &["start", "same_carer"]),
        (&["S V2 U6", "L V2 U6"],                              0, 0, &["start"]),
        (&["S V2 U6", "- V2 K2"],                              1, 0, &["start"]),
        (&["S V2 U6", "- C2 U6"],                              0, 1, &["start"]),
        (&["S V2 U6", "- C2 K2"],                              1, 1, &["start"]),
        (&["S V2 U6", "- V2 U6"],                              0, 0, &["start", "nothing_differs"]),
        (&["S V3 U6"],                                         0, 0, &["short_break"]),
        (&["S V4 U6", "P V4 K2"],                              0, 0, &["short_break", "short_break"]),
        (&["S V2 U6", "P V3 R1", "P V2 K2"],                   1, 0, &["start", "short_break"]),
        (&["S V2 U6", "B V3 R1", "L C2 U6"],                   0, 1, &["start", "short_break"]),
        (&["S V2 U6", "P V2 T0"],                              0, 0, &["start", "temporary"]),
        (&["S V2 U6", "P V2 T4", "P V2 U6"],                   0, 0, &["start", "temporary", "back_again"]),
        (&["S V2 U6", "P V2 T1", "P V2 T2", "P V2 U6"],        0, 0, &["start", "temporary", "temporary", "back_again"]),
        (&["S V2 U6", "P V2 T3", "P V2 K2"],                   1, 0, &["start", "temporary"]),
        (&["S V2 U6", "P V2 T3", "P V2 K2", "P V2 U6"],        2, 0, &["start", "temporary"]),
        (&["S V2 U6", "B C2 T0"],                              0, 1, &["start", "temporary"]),
        (&["S V2 U6", "P V2 K2", "S V2 U6"],                   1, 0, &["start", "start"]),
        (&["S V2 U6", "P V2 K2", "P V2 U4", "P V2 R5"],        3, 0, &["start"]),
        (&["S V2 U6", "L C1 U6", "L C2 U6", "L E1 U6"],        0, 3, &["start"]),
        (&["S L1 K1", "B L2 U6", "B C1 U4"],                   2, 2, &["start"]),
        (&["P C2 K2", "P C2 U6"],                              2, 0, &[]),
        (&["S V2 -", "- V2 K2"],                               1, 0, &["start"]),
    ];
    for (lines, moves, status, left_out) in rows {
        assert_eq!(counts(&told(lines)), (*moves, *status, left_out.to_vec()), "{lines:?}");
    }
}

#[test]
fn the_same_episode_of_two_files_is_one_and_two_of_one_day_are_told() {
    let mut both = told(&["S V2 U6", "P V2 K2"]);
    let again: Vec<Told> =
        both.iter().map(|one| Told { source: "Merrowdale, Council person index".to_owned(), ..one.clone() }).collect();
    both.extend(again);
    assert_eq!(counts(&both), (1, 0, vec!["start"]));
    let mut twice = told(&["S V2 U6", "P V2 K2"]);
    let other = CareEpisode { placement: Some(Placement::K1), ..twice[1].episode };
    twice.push(Told { episode: other, ..twice[1].clone() });
    let (moves, _, left_out) = counts(&twice);
    assert_eq!((moves, left_out), (1, vec!["start", "same_day"]));
}

#[test]
fn every_move_says_its_day_both_places_and_its_file() {
    let recorded = Recorded { episodes: told(&["S V2 U6", "P V2 K2", "P V3 U6"]), ..Recorded::default() };
    let found = findings(&recorded, &Facts::default());
    let moves = found.iter().find(|one| one.need == Need::PlacementMoves).unwrap();
    assert_eq!(moves.state, State::Known { number: 1 });
    assert_eq!(
        moves.counted,
        [Line {
            text: "1 February 2015: from “Foster placement, other” to “Children's home”".to_owned(),
            source: "Merrowdale, SSDA903 return".to_owned()
        }]
    );
    let left_out: Vec<&str> = moves.left_out.iter().map(|line| line.text.as_str()).collect();
    assert_eq!(left_out, ["1 January 2015: a time in care begins here", "1 March 2015: a short break"]);
}

/// First days in custody, each with its file.
type Inside = Vec<(Date, String)>;

#[test]
fn the_first_custody_that_files_tell_of() {
    let inside = |on: Date| (on, "Larkmoor, Prison extract".to_owned());
    let placed = || told(&["S V2 R5"]);
    #[rustfmt::skip]
    let rows: Vec<(Option<Date>, Inside, Vec<Told>, State)> = vec![
        (Some(BORN), vec![],                                                       vec![],            State::NotKnown),
        (Some(BORN), vec![inside(date(2024, 4, 30))],                              vec![],            State::Known { number: 16 }),
        (Some(BORN), vec![inside(date(2024, 5, 1))],                               vec![],            State::Known { number: 17 }),
        (Some(BORN), vec![inside(date(2026, 1, 1)), inside(date(2024, 1, 1))],     vec![],            State::Known { number: 16 }),
        (Some(BORN), vec![inside(date(2026, 1, 1))],                               placed(),          State::Known { number: 7 }),
        (Some(BORN), vec![],                                                       told(&["S V2 K1"]), State::NotKnown),
        (Some(BORN), vec![inside(date(2000, 1, 1))],                               vec![],            State::NotKnown),
        (None,       vec![inside(date(2024, 4, 30))],                              vec![],            State::NotKnown),
    ];
    for (born_on, custody, episodes, expected) in rows {
        let recorded = Recorded { born_on, custody: custody.clone(), episodes, away: Vec::new() };
        let found = findings(&recorded, &Facts::default());
        let first = found.iter().find(|one| one.need == Need::FirstCustody).unwrap();
        assert_eq!(first.state, expected, "{born_on:?} {custody:?}");
    }
}

fn new(need: Need, says: Says, times: u32) -> NewFact {
    NewFact { need, says, times, words: "As it was told.".into(), from: None, to: None, source: FactSource::Record }
}

fn ada() -> Wrote {
    Wrote::Worker { name: "Ada Linden".into(), role: Role::PersonalAdviser }
}

fn fact(second: i64, id: u128, version: u32, new: NewFact) -> Entry {
    Entry { at: at(second), by: ada(), what: What::Fact { fact: NeedFactId::from_bits(id), version, new } }
}

fn said(second: i64, what: What) -> Entry {
    Entry { at: at(second), by: Wrote::YoungAdult, what }
}

fn state(entries: &[Entry], need: Need, away: Vec<Away>) -> State {
    let recorded = Recorded { away, ..Recorded::default() };
    findings(&recorded, &Facts::of(entries)).into_iter().find(|one| one.need == need).unwrap().state
}

#[test]
fn known_recorded_as_none_and_not_known_are_three_things() {
    use Need::{Adverse, Exclusion, Health, Missing};
    let id = NeedFactId::from_bits(1);
    let known = |need, times| fact(1, 1, 1, new(need, Says::Known, times));
    let none = |second, id, need| fact(second, id, 1, new(need, Says::None, 1));
    let disputed = |words: &str| said(3, What::Disputed { fact: id, words: words.to_owned() });
    let away = || Away { from: date(2020, 1, 1), to: None, without_leave: false, source: "903".into() };
    #[rustfmt::skip]
    let rows: Vec<(Vec<Entry>, Need, Vec<Away>, State)> = vec![
        (vec![],                                                              Health,    vec![],             State::NotKnown),
        (vec![none(1, 1, Health)],                                            Health,    vec![],             State::RecordedAsNone),
        (vec![known(Health, 1)],                                              Health,    vec![],             State::Known { number: 1 }),
        (vec![known(Health, 3)],                                              Health,    vec![],             State::Known { number: 3 }),
        (vec![known(Health, 3)],                                              Adverse,   vec![],             State::NotKnown),
        (vec![known(Adverse, 2), fact(2, 2, 1, new(Adverse, Says::Known, 2))], Adverse,  vec![],             State::Known { number: 4 }),
        (vec![known(Health, 1), none(2, 2, Health)],                          Health,    vec![],             State::Known { number: 1 }),
        (vec![known(Health, 1), fact(2, 1, 2, new(Health, Says::None, 1))],   Health,    vec![],             State::RecordedAsNone),
        (vec![known(Health, 1), said(2, What::TakenBack { fact: id, why: "x".into() })], Health, vec![],     State::NotKnown),
        (vec![known(Exclusion, 2), disputed("Never.")],                       Exclusion, vec![],             State::NotKnown),
        (vec![known(Exclusion, 2), disputed("Never."), said(4, What::Disputed { fact: id, words: String::new() })], Exclusion, vec![], State::Known { number: 2 }),
        (vec![known(Exclusion, 2), disputed("Once."), fact(4, 1, 2, new(Exclusion, Says::Known, 1))], Exclusion, vec![], State::Known { number: 1 }),
        (vec![],                                                              Missing,   vec![away()],       State::Known { number: 1 }),
        (vec![known(Missing, 5)],                                             Missing,   vec![away()],       State::Known { number: 1 }),
        (vec![known(Missing, 5)],                                             Missing,   vec![],             State::Known { number: 5 }),
        (vec![],                                                              Missing,   vec![away(), away()], State::Known { number: 1 }),
    ];
    for (entries, need, away, expected) in rows {
        assert_eq!(state(&entries, need, away.clone()), expected, "{need:?} {entries:?} {away:?}");
    }
}

#[test]
fn a_fact_is_checked() {
    let fine = || new(Need::Health, Says::Known, 1);
    let own = || NewFact { source: FactSource::OwnWords, ..fine() };
    let rows: Vec<(NewFact, bool, Vec<FactRefused>)> = vec![
        (fine(), false, vec![]),
        (own(), true, vec![]),
        (fine(), true, vec![FactRefused::NotTheirSource]),
        (NewFact { need: Need::PlacementMoves, ..fine() }, false, vec![FactRefused::NotByHand]),
        (NewFact { words: " ".into(), ..fine() }, false, vec![FactRefused::NoWords]),
        (NewFact { words: "x".repeat(2_001), ..fine() }, false, vec![FactRefused::TooLong { length: 2_001 }]),
        (NewFact { times: 0, ..fine() }, false, vec![FactRefused::Times]),
        (NewFact { times: 100, ..fine() }, false, vec![FactRefused::Times]),
        (NewFact { times: 0, says: Says::None, ..fine() }, false, vec![]),
        (NewFact { from: Some(date(2027, 2, 11)), ..fine() }, false, vec![FactRefused::FromFuture]),
        (NewFact { from: Some(TODAY), to: Some(date(2027, 2, 9)), ..fine() }, false, vec![FactRefused::ToWrong]),
        (NewFact { to: Some(date(2027, 2, 11)), ..fine() }, false, vec![FactRefused::ToWrong]),
    ];
    for (fact, own, refused) in rows {
        assert_eq!(fact.clone().check(own, TODAY).err().unwrap_or_default(), refused, "{fact:?}");
    }
}

fn finding(need: Need, state: State) -> Finding {
    Finding { need, state, counted: Vec::new(), left_out: Vec::new() }
}

fn place(rule: &Rule, findings: &[Finding]) -> Placed {
    Placed::of(rule, &rule.reasons(findings))
}

#[test]
fn the_order_of_two_people() {
    use Need::{Adverse, FirstCustody, Health, LegalChanges, Missing, PlacementMoves};
    let known = |need, number| finding(need, State::Known { number });
    let (list, alike) = (Rule { by_list: true, ..Rule::ours() }, Rule::ours());
    let (before, same, after) = (core::cmp::Ordering::Less, core::cmp::Ordering::Equal, core::cmp::Ordering::Greater);
    #[rustfmt::skip]
    let rows: Vec<(&Rule, Vec<Finding>, Vec<Finding>, core::cmp::Ordering)> = vec![
        (&alike, vec![],                                            vec![],                                       same),
        (&alike, vec![known(PlacementMoves, 10)],                   vec![],                                       before),
        (&alike, vec![known(PlacementMoves, 9)],                    vec![],                                       same),
        (&alike, vec![known(PlacementMoves, 30)],                   vec![known(PlacementMoves, 10)],              same),
        (&alike, vec![known(PlacementMoves, 10)],                   vec![known(Health, 1), known(Missing, 3), known(Adverse, 4)], before),
        (&alike, vec![known(FirstCustody, 17)],                     vec![known(FirstCustody, 18)],                before),
        (&alike, vec![known(FirstCustody, 17)],                     vec![known(PlacementMoves, 10)],              same),
        (&alike, vec![known(FirstCustody, 12), known(Health, 1)],   vec![known(PlacementMoves, 10)],              before),
        (&alike, vec![known(Health, 1)],                            vec![known(Missing, 3)],                      same),
        (&list,  vec![known(Health, 1)],                            vec![known(Missing, 3)],                      after),
        (&list,  vec![known(PlacementMoves, 10)],                   vec![known(FirstCustody, 12)],                before),
        (&list,  vec![known(Health, 1), known(LegalChanges, 3)],    vec![known(Missing, 3)],                      before),
        (&alike, vec![finding(Health, State::NotKnown)],            vec![finding(Health, State::RecordedAsNone)], same),
        (&alike, vec![finding(Health, State::NotKnown)],            vec![known(Health, 1)],                       after),
    ];
    for (rule, one, other, expected) in rows {
        assert_eq!(place(rule, &one).cmp(&place(rule, &other)), expected, "{one:?} {other:?}");
    }
}

#[test]
fn a_rule_is_checked() {
    let asked = |need, from| Asked { need, from, first: false };
    let rule = |asked: Vec<Asked>| Rule { asked, by_list: false };
    assert!(Rule::ours().check().is_ok());
    for (rule, refused) in [
        (rule(vec![]), vec![RuleRefused::Nothing]),
        (rule(vec![asked(Need::Health, 1), asked(Need::Health, 2)]), vec![RuleRefused::Twice(Need::Health)]),
        (rule(vec![asked(Need::Health, 0)]), vec![RuleRefused::From(Need::Health)]),
        (rule(vec![asked(Need::FirstCustody, 9)]), vec![RuleRefused::From(Need::FirstCustody)]),
        (rule(vec![asked(Need::FirstCustody, 26)]), vec![RuleRefused::From(Need::FirstCustody)]),
    ] {
        assert_eq!(rule.check(), Err(refused));
    }
}

fn entry(no: u128, account: u128, says: SessionSays) -> SessionEntry {
    let by = format!("member {account}");
    let second = i64::try_from(no).unwrap();
    SessionEntry { id: PanelEntryId::from_bits(no), at: at(second), account: AccountId::from_bits(account), by, says }
}

const WREN: PersonId = PersonId::from_bits(1);
const TEAL: PersonId = PersonId::from_bits(2);

fn chosen(no: u128, person: PersonId) -> SessionEntry {
    let (why, beyond) = ("She asked.".to_owned(), String::new());
    entry(no, 1, SessionSays::Choice { person, choice: Choice::Chosen, why, beyond })
}

fn proposed(no: u128) -> SessionEntry {
    entry(no, 1, SessionSays::Proposed { others: "No place left.".to_owned() })
}

fn agreed(no: u128, account: u128, with: u128) -> SessionEntry {
    entry(no, account, SessionSays::Agreed { proposal: PanelEntryId::from_bits(with) })
}

#[test]
fn a_session_is_closed_by_two_and_never_changes_after() {
    let undone = |no| entry(no, 1, SessionSays::Undone { person: WREN, why: "Too soon.".to_owned() });
    #[rustfmt::skip]
    let rows: Vec<(Vec<SessionEntry>, &str, usize)> = vec![
        (vec![],                                                              "open",     0),
        (vec![chosen(1, WREN)],                                               "open",     1),
        (vec![chosen(1, WREN), undone(2)],                                    "open",     0),
        (vec![chosen(1, WREN), proposed(2)],                                  "proposed", 1),
        (vec![chosen(1, WREN), proposed(2), agreed(3, 1, 2)],                 "proposed", 1),
        (vec![chosen(1, WREN), proposed(2), agreed(3, 2, 2)],                 "closed",   1),
        (vec![chosen(1, WREN), proposed(2), agreed(3, 2, 9)],                 "proposed", 1),
        (vec![chosen(1, WREN), proposed(2), undone(3), agreed(4, 2, 2)],      "open",     0),
        (vec![chosen(1, WREN), proposed(2), chosen(3, TEAL), agreed(4, 2, 2)], "open",    2),
        (vec![proposed(1), agreed(2, 2, 1), chosen(3, WREN)],                 "closed",   0),
        (vec![chosen(1, WREN), proposed(2), agreed(3, 2, 2), undone(4)],      "closed",   1),
    ];
    for (entries, stands, count) in rows {
        let session = Session::of(&entries);
        let found = match session.stood {
            Stood::Open => "open",
            Stood::Proposed(_) => "proposed",
            Stood::Closed(_) => "closed",
        };
        assert_eq!((found, session.chosen().count()), (stands, count), "{entries:?}");
    }
}

#[test]
fn what_may_be_decided() {
    use ChoiceRefused::{Closed, Full, NothingToUndo, SaidNo};
    let open = Session::of(&[chosen(1, WREN)]);
    let closed = Session::of(&[proposed(1), agreed(2, 2, 1)]);
    for (session, person, choice, places, said_no, expected) in [
        (&open, TEAL, Choice::Chosen, 2, false, Ok(())),
        (&open, TEAL, Choice::Chosen, 1, false, Err(Full)),
        (&open, WREN, Choice::Chosen, 1, false, Ok(())),
        (&open, TEAL, Choice::NotNow, 1, false, Ok(())),
        (&open, TEAL, Choice::Chosen, 2, true, Err(SaidNo)),
        (&open, TEAL, Choice::FindOut, 2, true, Ok(())),
        (&closed, TEAL, Choice::NotNow, 2, false, Err(Closed)),
    ] {
        assert_eq!(session.may_choose(person, choice, places, said_no), expected, "{person:?} {choice:?} {places}");
    }
    assert_eq!((open.may_undo(WREN), open.may_undo(TEAL)), (Ok(()), Err(NothingToUndo)));
    assert_eq!(closed.may_undo(WREN), Err(Closed));
    assert_eq!(open.may_propose(|person| person == WREN), Err(CloseRefused::SaidNo));
    assert_eq!(open.may_propose(|person| person == TEAL), Ok(()));
    assert_eq!(closed.may_propose(|_| false), Err(CloseRefused::Closed));
    let waits = Session::of(&[proposed(1)]);
    let id = PanelEntryId::from_bits(1);
    assert_eq!(waits.may_agree(id, AccountId::from_bits(1)), Err(CloseRefused::SameMember));
    assert!(waits.may_agree(id, AccountId::from_bits(2)).is_ok());
    assert_eq!(open.may_agree(id, AccountId::from_bits(2)), Err(CloseRefused::Changed));
}

#[test]
fn a_share_that_is_far_off_is_pointed_out_and_chance_is_not() {
    for (considered, chosen, all, all_chosen, expected) in [
        (500, 15, 1_000, 30, None),
        (500, 18, 1_000, 30, Some(10)),
        (500, 12, 1_000, 30, Some(-10)),
        (500, 17, 1_000, 30, None),
        (9, 9, 1_000, 30, None),
        (500, 9, 1_000, 9, None),
        (10, 10, 1_000, 30, Some(32)),
        (0, 0, 0, 0, None),
    ] {
        let group = Group { words: String::new(), considered, chosen };
        assert_eq!(alarm(&group, all, all_chosen), expected, "{considered} {chosen} {all} {all_chosen}");
    }
}

#[test]
fn a_ratio_in_words() {
    for (part, whole, words) in [
        (0, 100, "none"),
        (100, 100, "all"),
        (30, 1_100, "about 1 in 37"),
        (1, 2, "about 1 in 2"),
        (2, 3, "about 7 in 10"),
        (0, 0, "none"),
    ] {
        assert_eq!(ratio(part, whole), words, "{part} of {whole}");
    }
}

fn some_state() -> impl Strategy<Value = State> {
    prop_oneof![
        Just(State::NotKnown),
        Just(State::RecordedAsNone),
        (0_u32..30).prop_map(|number| State::Known { number })
    ]
}

fn some_findings() -> impl Strategy<Value = Vec<Finding>> {
    prop::collection::vec(some_state(), Need::ALL.len())
        .prop_map(|states| Need::ALL.iter().zip(states).map(|(need, state)| finding(*need, state)).collect())
}

fn some_rule() -> impl Strategy<Value = Rule> {
    let one = (any::<bool>(), 1_u32..20, any::<bool>());
    (prop::collection::vec(one, Need::ALL.len()), any::<bool>()).prop_map(|(ones, by_list)| {
        let asked = Need::ALL.iter().zip(ones).filter(|(_, (asked, ..))| *asked);
        Rule { asked: asked.map(|(need, (_, from, first))| Asked { need: *need, from, first }).collect(), by_list }
    })
}

proptest! {
    #[test]
    fn the_order_is_total_and_the_people_s_own_order_means_nothing(
        rule in some_rule(),
        people in prop::collection::vec(some_findings(), 0..30),
        turn in 0_usize..30,
    ) {
        let groups = |order: Vec<usize>| -> Vec<Vec<usize>> {
            let placed = order.into_iter().map(|at| (place(&rule, &people[at]), at));
            let groups = in_order(placed).into_iter().map(|(_, mut group)| { group.sort_unstable(); group });
            groups.collect()
        };
        let straight: Vec<usize> = (0..people.len()).collect();
        let mut turned = straight.clone();
        turned.rotate_left(turn.min(people.len()));
        turned.reverse();
        let found = groups(straight);
        prop_assert_eq!(&found, &groups(turned));
        prop_assert_eq!(found.iter().map(Vec::len).sum::<usize>(), people.len());
        for (at, group) in found.iter().enumerate() {
            for one in group {
                for (other_at, other_group) in found.iter().enumerate() {
                    for other in other_group {
                        prop_assert_eq!(
                            place(&rule, &people[*one]).cmp(&place(&rule, &people[*other])),
                            at.cmp(&other_at)
                        );
                    }
                }
            }
        }
    }

    #[test]
    fn what_is_not_known_moves_nobody(rule in some_rule(), findings in some_findings(), at in 0_usize..7) {
        let mut less = findings.clone();
        less.remove(at);
        let mut unknown = findings.clone();
        unknown[at] = finding(Need::ALL[at], State::NotKnown);
        let mut none = findings;
        none[at] = finding(Need::ALL[at], State::RecordedAsNone);
        prop_assert_eq!(place(&rule, &less), place(&rule, &unknown));
        prop_assert_eq!(place(&rule, &none), place(&rule, &unknown));
    }

    #[test]
    fn the_order_of_episodes_in_a_file_means_nothing(
        picked in prop::collection::vec(0_usize..8, 0..20),
        turn in 0_usize..20,
    ) {
        const SOME: [&str; 8] =
            ["S V2 U6", "P V2 K2", "L C2 U6", "B C2 U4", "T V2 U4", "P V3 R1", "P V2 T0", "- C2 K2"];
        let lines: Vec<&str> = picked.iter().map(|at| SOME[*at]).collect();
        let straight = told(&lines);
        let mut turned = straight.clone();
        turned.rotate_left(turn.min(straight.len()));
        prop_assert_eq!(changes(&straight), changes(&turned));
        let twice: Vec<Told> = straight.iter().chain(&straight).cloned().collect();
        prop_assert_eq!(changes(&straight), changes(&twice));
    }
}
