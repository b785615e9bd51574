//! Whatever is asked of a circle, in whatever order, each statutory post keeps exactly one lead.

use super::*;
use jiff::ToSpan;
use jiff::civil::date;
use proptest::prelude::*;
use std::collections::BTreeMap;

const WREN: PersonId = PersonId::from_bits(1);
const ADA: WorkerId = WorkerId::from_bits(11);
const BRAM: WorkerId = WorkerId::from_bits(12);
const DOV: WorkerId = WorkerId::from_bits(13);
const MERROWDALE: AgencyId = AgencyId::from_bits(21);
const PA: Role = Role::PersonalAdviser;
const POM: Role = Role::PrisonOffenderManager;

fn day(n: i32) -> Date {
    date(2026, 1, 1).checked_add(n.days()).unwrap()
}

fn counter() -> impl FnMut() -> MembershipId {
    let mut last = 100;
    move || {
        last += 1;
        MembershipId::from_bits(last)
    }
}

fn joining(worker: WorkerId, role: Role, lead: bool, from: i32) -> Joining {
    Joining { worker, role, agency: MERROWDALE, lead, from: day(from) }
}

fn handover(to: WorkerId, role: Role, lead_from: i32) -> Handover {
    Handover { role, to, agency: MERROWDALE, lead_from: day(lead_from), overlap_days: HANDOVER_OVERLAP_DAYS }
}

fn takes(worker: WorkerId, role: Role, from: i32) -> TakesLead {
    TakesLead { role, worker, agency: MERROWDALE, from: day(from) }
}

/// Wren's circle with Ada leading as personal adviser from day 0.
fn led_by_ada() -> Circle {
    let mut circle = Circle::new(WREN);
    circle.join(MembershipId::from_bits(1), joining(ADA, PA, true, 0)).unwrap();
    circle
}

/// The places of a worker as (first day, last day, leads), in order, without those called off.
fn spells(circle: &Circle, worker: WorkerId) -> Vec<(Date, Option<Date>, bool)> {
    let mut spells: Vec<_> = circle
        .memberships()
        .iter()
        .filter(|m| m.worker == worker && !m.is_called_off())
        .map(|m| (m.from, m.to, m.lead))
        .collect();
    spells.sort();
    spells
}

#[test]
fn a_place_is_held_on_its_first_and_last_day() {
    let place = |to| Membership {
        id: MembershipId::from_bits(1),
        person: WREN,
        worker: ADA,
        role: PA,
        agency: MERROWDALE,
        lead: false,
        from: day(10),
        to,
    };
    for (to, on, current) in [
        (Some(day(20)), 9, false),
        (Some(day(20)), 10, true),
        (Some(day(20)), 20, true),
        (Some(day(20)), 21, false),
        (Some(day(10)), 10, true),
        (Some(day(9)), 9, false),
        (Some(day(9)), 10, false),
        (None, 9, false),
        (None, 4000, true),
    ] {
        assert_eq!(place(to).is_current(day(on)), current, "{to:?} on {on}");
    }
}

#[test]
fn joining_twice_is_joining_once() {
    let mut circle = led_by_ada();
    let again = circle.join(MembershipId::from_bits(2), joining(ADA, PA, true, 5));
    assert_eq!(again, Ok(Joined::AlreadyIn(MembershipId::from_bits(1))));
    assert_eq!(circle, led_by_ada());
}

#[test]
fn who_may_not_join() {
    for (new, refused) in [
        (joining(BRAM, Role::Analyst, false, 0), CircleRefused::NoPlaceInCircle { role: Role::Analyst }),
        (joining(BRAM, Role::TeamManager, true, 0), CircleRefused::NoPlaceInCircle { role: Role::TeamManager }),
        (joining(BRAM, Role::KeyWorker, true, 0), CircleRefused::HasNoLead { role: Role::KeyWorker }),
        (joining(BRAM, PA, true, 9), CircleRefused::AlreadyLed { role: PA, by: ADA, since: day(0) }),
        (joining(ADA, PA, false, 9), CircleRefused::AlreadyInCircle { role: PA, from: day(0), to: None }),
    ] {
        let mut circle = led_by_ada();
        assert_eq!(circle.join(MembershipId::from_bits(2), new), Err(refused));
        assert_eq!(circle, led_by_ada());
    }
}

#[test]
fn the_only_lead_does_not_leave() {
    let mut circle = led_by_ada();
    assert_eq!(circle.leave(ADA, PA, day(5), day(5)), Err(CircleRefused::NobodyWouldLead { role: PA }));
    assert_eq!(circle.leave(BRAM, PA, day(5), day(5)), Err(CircleRefused::NotInCircle { role: PA }));
    circle.join(MembershipId::from_bits(2), joining(BRAM, PA, false, 3)).unwrap();
    assert_eq!(
        circle.leave(BRAM, PA, day(2), day(5)),
        Err(CircleRefused::BeforeJoining { joined: day(3), last_day: day(2) })
    );
    assert!(matches!(circle.leave(BRAM, PA, day(5), day(5)), Ok(Left::Ended(_))));
    assert_eq!(circle.leave(BRAM, PA, day(5), day(6)), Ok(Left::AlreadyGone));
    assert_eq!(spells(&circle, BRAM), [(day(3), Some(day(5)), false)]);
}

#[test]
fn a_handover_lets_both_be_there_before_and_after() {
    let mut circle = led_by_ada();
    assert_eq!(circle.propose_handover(handover(BRAM, PA, 20), day(10)), Ok(Proposed::New));
    assert_eq!(circle.propose_handover(handover(BRAM, PA, 20), day(11)), Ok(Proposed::AlreadyProposed));
    assert_eq!(circle.lead(PA, day(20)).unwrap().worker, ADA, "a proposal changes nothing");
    let done = circle.accept_handover(PA, BRAM, day(12), &mut counter()).unwrap();
    assert!(matches!(done, HandedOver::From { lead_from, .. } if lead_from == day(20)));
    assert_eq!(spells(&circle, ADA), [(day(0), Some(day(19)), true), (day(20), Some(day(47)), false)]);
    assert_eq!(spells(&circle, BRAM), [(day(12), Some(day(19)), false), (day(20), None, true)]);
    assert_eq!(circle.handovers(), [], "it no longer waits");
    let again = circle.accept_handover(PA, BRAM, day(13), &mut counter());
    assert_eq!(again, Ok(HandedOver::AlreadyLeads));
    assert_eq!(circle.leave(ADA, PA, day(15), day(13)), Err(CircleRefused::NobodyWouldLead { role: PA }));
    assert!(matches!(circle.leave(ADA, PA, day(19), day(13)), Ok(Left::Ended(_))), "without the overlap");
    assert_eq!(spells(&circle, ADA), [(day(0), Some(day(19)), true)]);
}

#[test]
fn a_late_answer_moves_the_first_day() {
    let mut circle = led_by_ada();
    circle.propose_handover(handover(BRAM, PA, 20), day(10)).unwrap();
    circle.accept_handover(PA, BRAM, day(25), &mut counter()).unwrap();
    assert_eq!(spells(&circle, BRAM), [(day(25), None, true)]);
    assert_eq!(circle.lead(PA, day(24)).unwrap().worker, ADA);
}

#[test]
fn an_agencys_news_overtakes_a_handover_that_waits() {
    let mut ids = counter();
    let mut circle = Circle::new(WREN);
    circle.join(ids(), joining(DOV, POM, true, 0)).unwrap();
    circle.propose_handover(handover(BRAM, POM, 20), day(5)).unwrap();
    circle.replace_lead(takes(ADA, POM, 25), day(6), &mut ids).unwrap();
    let overtaken = circle.clone();
    assert_eq!(
        circle.accept_handover(POM, BRAM, day(7), &mut ids),
        Err(CircleRefused::LeadBeganSince { role: POM, by: ADA, began: day(25) })
    );
    assert_eq!(circle, overtaken);
}

#[test]
fn which_handovers_are_refused() {
    let refused = |given: &[Handover], today: i32| {
        let mut circle = led_by_ada();
        let mut answers = given.iter().map(|h| circle.propose_handover(*h, day(today)));
        answers.find(Result::is_err).unwrap_or(Ok(Proposed::New))
    };
    assert_eq!(refused(&[handover(BRAM, POM, 9)], 5), Err(CircleRefused::NobodyLeads { role: POM }));
    assert_eq!(
        refused(&[handover(BRAM, PA, 4)], 5),
        Err(CircleRefused::LeadFromInPast { lead_from: day(4), today: day(5) })
    );
    assert_eq!(
        refused(&[handover(ADA, PA, 9)], 5),
        Err(CircleRefused::AlreadyLed { role: PA, by: ADA, since: day(0) })
    );
    assert_eq!(
        refused(&[handover(BRAM, PA, 0)], 0),
        Err(CircleRefused::LeadBeganSince { role: PA, by: ADA, began: day(0) })
    );
    assert_eq!(
        refused(&[handover(BRAM, PA, 9), handover(DOV, PA, 9)], 5),
        Err(CircleRefused::HandoverOpen { role: PA, to: BRAM })
    );
    let mut circle = led_by_ada();
    assert_eq!(circle.accept_handover(PA, BRAM, day(5), &mut counter()), Err(CircleRefused::NoHandover { role: PA }));
    circle.propose_handover(handover(BRAM, PA, 9), day(5)).unwrap();
    assert_eq!(
        circle.accept_handover(PA, DOV, day(5), &mut counter()),
        Err(CircleRefused::NoHandover { role: PA }),
        "only the worker to whom it was proposed"
    );
    assert_eq!(circle.drop_handover(PA), Ok(handover(BRAM, PA, 9)));
    assert_eq!(circle.drop_handover(PA), Err(CircleRefused::NoHandover { role: PA }));
}

#[test]
fn an_agencys_files_replace_its_own_lead_only() {
    let mut ids = counter();
    let mut circle = led_by_ada();
    assert_eq!(
        circle.replace_lead(takes(BRAM, PA, 5), day(5), &mut ids),
        Err(CircleRefused::NeedsHandover { role: PA })
    );
    let key_worker = takes(BRAM, Role::KeyWorker, 5);
    assert_eq!(
        circle.replace_lead(key_worker, day(5), &mut ids),
        Err(CircleRefused::HasNoLead { role: Role::KeyWorker })
    );
    assert!(matches!(circle.replace_lead(takes(DOV, POM, 5), day(5), &mut ids), Ok(Replaced::FirstLead(_))));
    assert_eq!(circle.replace_lead(takes(DOV, POM, 9), day(9), &mut ids), Ok(Replaced::AlreadyLeads));
    assert!(matches!(circle.replace_lead(takes(BRAM, POM, 9), day(9), &mut ids), Ok(Replaced::NewLead(_))));
    assert_eq!(spells(&circle, DOV), [(day(5), Some(day(8)), true), (day(9), Some(day(36)), false)]);
    assert_eq!(
        circle.replace_lead(takes(ADA, POM, 7), day(10), &mut ids),
        Err(CircleRefused::LeadBeganSince { role: POM, by: BRAM, began: day(9) }),
        "an older file does not undo later news"
    );
    assert!(matches!(circle.replace_lead(takes(ADA, POM, 9), day(9), &mut ids), Ok(Replaced::NewLead(_))));
    assert_eq!(spells(&circle, BRAM), [], "corrected on the same day: called off");
    assert_eq!(circle.lead(POM, day(8)).unwrap().worker, DOV);
    assert_eq!(circle.lead(POM, day(9)).unwrap().worker, ADA);
}

#[test]
fn rows_that_break_the_promise_are_named() {
    let row = |bits: u128, role: Role, lead: bool, from: i32, to: Option<i32>| Membership {
        id: MembershipId::from_bits(bits),
        person: WREN,
        worker: ADA,
        role,
        agency: MERROWDALE,
        lead,
        from: day(from),
        to: to.map(day),
    };
    let key_worker_leads = CircleFault::LeadOfPostWithoutLead { membership: MembershipId::from_bits(1) };
    for (rows, fault) in [
        (vec![row(1, PA, true, 0, None)], None),
        (vec![row(1, PA, true, 0, Some(9)), row(2, PA, true, 10, None)], None),
        (vec![row(1, PA, true, 0, None), row(2, PA, true, 10, Some(9))], None),
        (vec![row(1, PA, true, 0, Some(9))], Some(CircleFault::NobodyLeads { role: PA, on: day(10) })),
        (
            vec![row(1, PA, true, 0, Some(9)), row(2, PA, true, 11, None)],
            Some(CircleFault::NobodyLeads { role: PA, on: day(10) }),
        ),
        (
            vec![row(1, PA, true, 0, Some(9)), row(2, PA, true, 9, None)],
            Some(CircleFault::TwoLead { role: PA, on: day(9) }),
        ),
        (
            vec![row(1, PA, true, 0, None), row(2, PA, true, 9, None)],
            Some(CircleFault::TwoLead { role: PA, on: day(9) }),
        ),
        (vec![row(1, Role::KeyWorker, true, 0, None)], Some(key_worker_leads)),
        (
            vec![Membership { person: PersonId::from_bits(2), ..row(1, PA, true, 0, None) }],
            Some(CircleFault::AnotherPerson { membership: MembershipId::from_bits(1) }),
        ),
    ] {
        assert_eq!(Circle::try_new(WREN, rows.clone(), vec![]).err(), fault, "{rows:?}");
    }
}

/// Something somebody asks of a circle.
#[derive(Debug, Clone, Copy)]
enum Asked {
    Join(Joining),
    Leave(WorkerId, Role, i32),
    Propose(Handover),
    Accept(Role, WorkerId),
    Drop(Role),
    Replace(TakesLead),
}

fn worker() -> impl Strategy<Value = WorkerId> {
    (11_u128..15).prop_map(WorkerId::from_bits)
}

fn role() -> impl Strategy<Value = Role> {
    prop_oneof![Just(PA), Just(POM), Just(Role::CommunityOffenderManager), Just(Role::KeyWorker), Just(Role::Analyst)]
}

fn asked() -> impl Strategy<Value = Asked> {
    let agency = || (21_u128..23).prop_map(AgencyId::from_bits);
    prop_oneof![
        (worker(), role(), agency(), any::<bool>(), 0..60)
            .prop_map(|(worker, role, agency, lead, from)| Joining { worker, role, agency, lead, from: day(from) })
            .prop_map(Asked::Join),
        (worker(), role(), 0..60).prop_map(|(worker, role, last)| Asked::Leave(worker, role, last)),
        (worker(), role(), agency(), 0..60, 0_u16..40)
            .prop_map(|(to, role, agency, from, overlap_days)| Handover {
                role,
                to,
                agency,
                lead_from: day(from),
                overlap_days
            })
            .prop_map(Asked::Propose),
        (role(), worker()).prop_map(|(role, by)| Asked::Accept(role, by)),
        role().prop_map(Asked::Drop),
        (worker(), role(), agency(), 0..60)
            .prop_map(|(worker, role, agency, from)| TakesLead { role, worker, agency, from: day(from) })
            .prop_map(Asked::Replace),
    ]
}

/// Does what is asked and says whether it was refused.
fn act(circle: &mut Circle, asked: Asked, today: Date, ids: &mut dyn FnMut() -> MembershipId) -> bool {
    match asked {
        Asked::Join(new) => circle.join(ids(), new).is_err(),
        Asked::Leave(worker, role, last) => circle.leave(worker, role, day(last), today).is_err(),
        Asked::Propose(handover) => circle.propose_handover(handover, today).is_err(),
        Asked::Accept(role, by) => circle.accept_handover(role, by, today, ids).is_err(),
        Asked::Drop(role) => circle.drop_handover(role).is_err(),
        Asked::Replace(lead) => circle.replace_lead(lead, today, ids).is_err(),
    }
}

/// How many lead on each of the days 0 to 65 (nobody begins or ends later), counted day by day from the rows.
fn leads_by_day(circle: &Circle, role: Role) -> Vec<usize> {
    let leads_on = |on: Date| {
        circle
            .memberships()
            .iter()
            .filter(|m| m.role == role && m.lead && m.from <= on && m.to.is_none_or(|to| on <= to))
            .count()
    };
    (0..=65).map(|n| leads_on(day(n))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    /// Never none, never two, from the first lead on; a day once led stays led; nobody holds one post twice at once;
    /// a refusal changes nothing; and what is kept can be read again.
    #[test]
    fn exactly_one_leads_whatever_is_asked(sequence in prop::collection::vec((asked(), 0..60_i32), 1..40)) {
        let mut ids = counter();
        let mut circle = Circle::new(WREN);
        for (asked, today) in sequence {
            let before = circle.clone();
            if act(&mut circle, asked, day(today), &mut ids) {
                prop_assert_eq!(&circle, &before, "refused, yet changed: {:?}", asked);
            }
            if circle.memberships() == before.memberships() {
                continue;
            }
            for role in [PA, POM, Role::CommunityOffenderManager, Role::KeyWorker] {
                let (was, is) = (leads_by_day(&before, role), leads_by_day(&circle, role));
                let from_first = is.iter().skip_while(|&&leads| leads == 0);
                prop_assert!(from_first.clone().all(|&leads| leads == 1), "{role} after {asked:?}: {is:?}");
                prop_assert!(role.is_statutory() || from_first.count() == 0);
                prop_assert!(was.iter().zip(&is).all(|(was, is)| was <= is), "{role} after {asked:?}");
            }
            for n in 0..=100 {
                let mut held: Vec<_> = circle.current(day(n)).map(|m| (m.worker, m.role)).collect();
                let all = held.len();
                held.sort();
                held.dedup();
                prop_assert_eq!(held.len(), all, "one post held twice on day {} after {:?}", n, asked);
            }
            let kept = Circle::try_new(WREN, circle.memberships().to_vec(), circle.handovers().to_vec());
            prop_assert_eq!(kept, Ok(circle.clone()));
        }
    }

    /// The changes that a step reports are all that has to be kept.
    #[test]
    fn changes_are_the_whole_difference(sequence in prop::collection::vec((asked(), 0..60_i32), 1..40)) {
        let mut ids = counter();
        let mut circle = Circle::new(WREN);
        let mut kept: BTreeMap<MembershipId, Membership> = BTreeMap::new();
        for (asked, today) in sequence {
            let changes = match asked {
                Asked::Join(new) => circle.join(ids(), new).ok().and_then(|joined| match joined {
                    Joined::New(place) => Some(Changes { opened: vec![place], ended: vec![] }),
                    Joined::AlreadyIn(_) => None,
                }),
                Asked::Leave(worker, role, last) => match circle.leave(worker, role, day(last), day(today)) {
                    Ok(Left::Ended(changes)) => Some(changes),
                    _ => None,
                },
                Asked::Accept(role, by) => match circle.accept_handover(role, by, day(today), &mut ids) {
                    Ok(HandedOver::From { changes, .. }) => Some(changes),
                    _ => None,
                },
                Asked::Replace(lead) => match circle.replace_lead(lead, day(today), &mut ids) {
                    Ok(Replaced::FirstLead(changes) | Replaced::NewLead(changes)) => Some(changes),
                    _ => None,
                },
                asked => {
                    act(&mut circle, asked, day(today), &mut ids);
                    None
                }
            };
            let changes = changes.unwrap_or_default();
            for place in changes.opened {
                prop_assert!(kept.insert(place.id, place).is_none());
            }
            for place in changes.ended {
                prop_assert!(kept.insert(place.id, place).is_some());
            }
            let now: BTreeMap<_, _> = circle.memberships().iter().map(|m| (m.id, m.clone())).collect();
            prop_assert_eq!(&kept, &now);
        }
    }
}
