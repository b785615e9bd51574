//! How long a decision takes: a personal adviser reads a record, a stranger is refused, a manager looks at thirty people.
//!
//! `cargo run --release -p access --example decision_time` prints microseconds of one thread.
#![expect(clippy::print_stdout, reason = "it exists to print")]
#![expect(clippy::disallowed_methods, reason = "it measures real time")]

use access::{Action, Asker, PersonFacts, Policy, PolicyError, Who};
use domain::Date;
use domain::circle::{Membership, Role};
use domain::id::{AccountId, AgencyId, MembershipId, PersonId, TeamId, WorkerId};
use domain::limited_access::{Entry, LimitedAccess};
use std::hint::black_box;
use std::time::Instant;

const TODAY: Date = Date::constant(2026, 3, 12);
const ROUNDS: u32 = 20_000;

fn main() -> Result<(), PolicyError> {
    let begun = Instant::now();
    let policy = Policy::load()?;
    println!("load and validate         {:>8.1} us", begun.elapsed().as_secs_f64() * 1e6);
    let ada = WorkerId::from_bits(11);
    let asker = Asker {
        account: AccountId::from_bits(111),
        who: Who::Worker(ada),
        name: "Ada Linden".to_owned(),
        role: Some(Role::PersonalAdviser),
        agency: Some(AgencyId::from_bits(31)),
        team: Some(TeamId::from_bits(41)),
    };
    let place = Membership {
        id: MembershipId::from_bits(51),
        person: PersonId::from_bits(1),
        worker: ada,
        role: Role::PersonalAdviser,
        agency: AgencyId::from_bits(31),
        lead: true,
        from: TODAY,
        to: None,
    };
    let wren = PersonFacts {
        person: place.person,
        memberships: vec![place],
        lead_team: asker.team,
        limited: LimitedAccess::default(),
        shared: vec![],
    };
    let stranger = PersonFacts { memberships: vec![], ..wren.clone() };
    let others = Entry { worker: WorkerId::from_bits(12), from: TODAY, to: None, message: "ask Hazel".to_owned() };
    let restricted =
        PersonFacts { limited: LimitedAccess { restriction: vec![others], exclusion: vec![] }, ..wren.clone() };
    for (words, action, facts) in [
        ("read a record, allowed", Action::ViewPerson, &wren),
        ("record a contact, allowed", Action::RecordContact, &wren),
        ("read a record, refused", Action::ViewPerson, &stranger),
        ("read a record, restricted", Action::ViewPerson, &restricted),
        ("see the caseload, allowed", Action::ViewCaseload, &wren),
    ] {
        let begun = Instant::now();
        for _ in 0..ROUNDS {
            let _ = black_box(policy.ask(black_box(&asker), action, black_box(facts), TODAY));
        }
        println!("{words:<26}{:>8.1} us", begun.elapsed().as_secs_f64() * 1e6 / f64::from(ROUNDS));
    }
    Ok(())
}
