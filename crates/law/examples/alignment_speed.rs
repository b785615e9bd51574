//! How fast plans are held against everything around them: one thread, processor time.
//!
//! `cargo run --release -p law --example alignment_speed -- PLANS GOALS STEPS`; left out, 100,000 plans of 12 goals and 60
//! steps, with 7 appointments, 3 addresses, 4 licence conditions and 6 supporters each.

use std::fs;
use std::process::ExitCode;

use domain::alignment::{
    Address, Appointment, Condition, Curfew, Facts, Goal, Group, Named, Purpose, Restraint, Spot, Step, Supporter,
    findings,
};
use domain::id::{AddressId, AppointmentId, ConditionId, GoalId, StepId, SupporterId};
use domain::network::Check;
use domain::place::{Coordinates, TimeOfDay};
use domain::plan::{Actor, Area};
use jiff::ToSpan;
use jiff::civil::{Date, date};

/// A small generator of numbers (SplitMix64): the same plans every time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % n
    }

    fn day(&mut self, from: Date, days: u64) -> Date {
        from.saturating_add(i64::try_from(self.below(days)).unwrap_or(0).days())
    }

    fn one_of<T: Copy>(&mut self, all: &[T], otherwise: T) -> T {
        all.get(usize::try_from(self.below(all.len() as u64)).unwrap_or(0)).copied().unwrap_or(otherwise)
    }

    fn point(&mut self) -> Coordinates {
        let near = |n: u64| i32::try_from(n).unwrap_or(0);
        Coordinates {
            latitude_e6: 52_400_000 + near(self.below(200_000)),
            longitude_e6: -1_900_000 + near(self.below(200_000)),
        }
    }

    fn words(&mut self) -> String {
        const VERBS: &[&str] = &["Open", "Apply for", "Ask the council about", "Find", "Talk about", "Book"];
        const THINGS: &[&str] = &[
            "a bank account",
            "Universal Credit before release",
            "a flat in Larkmoor",
            "the bricklaying course at college",
            "an appointment with the doctor",
            "a birth certificate and provisional licence",
            "visits from the family on Sundays",
        ];
        format!("{} {}", self.one_of(VERBS, ""), self.one_of(THINGS, ""))
    }
}

const TODAY: Date = date(2027, 3, 1);

/// How many goals and steps a plan has.
#[derive(Clone, Copy)]
struct Size {
    goals: u64,
    steps: u64,
}

fn plan(chance: &mut Chance, size: Size) -> Facts {
    let release_on = chance.day(TODAY, 120);
    let id = |at: u64| u128::from(at);
    Facts {
        in_custody: true,
        release_on: Some(release_on),
        licence_ends_on: Some(release_on.saturating_add(200.days())),
        goals: (0..size.goals)
            .map(|at| Goal {
                id: GoalId::from_bits(id(at)),
                area: chance.one_of(Area::ALL, Area::Finances),
                related: vec![chance.one_of(Area::ALL, Area::Finances)],
                words: format!("I will {}", chance.words()),
                target: Some(chance.day(TODAY, 200)),
                is_active: true,
                is_open: true,
                is_achieved: false,
            })
            .collect(),
        steps: (0..size.steps)
            .map(|at| Step {
                id: StepId::from_bits(id(at)),
                goal: GoalId::from_bits(id(chance.below(size.goals.max(1)))),
                words: chance.words(),
                actor: chance.one_of(Actor::ALL, Actor::YoungAdult),
                actor_name: (chance.below(4) == 0).then(|| "Rowan Alder".to_owned()),
                by: (chance.below(3) > 0).then(|| chance.day(TODAY, 200)),
                serves_release: chance.below(3) == 0,
                is_open: chance.below(4) > 0,
            })
            .collect(),
        held: vec![Actor::PersonalAdviser, Actor::PrisonOffenderManager],
        at_gate: Some(Named { name: "Rowan Alder".into() }),
        first_night: None,
        young_adult_asked: true,
        duties: Vec::new(),
        settled_areas: Vec::new(),
        ..around(chance, release_on)
    }
}

/// Appointments, addresses, licence and network.
fn around(chance: &mut Chance, release_on: Date) -> Facts {
    let id = |at: u64| u128::from(at);
    let spot = |at: Coordinates| Spot { name: "Ash Grove".into(), at: Some(at) };
    let hour = |hour: u64| TimeOfDay::new(u16::try_from(hour).unwrap_or(9), 0);
    let restraints = [
        Restraint::Curfew(Curfew {
            from: TimeOfDay::new(19, 0),
            to: TimeOfDay::new(7, 0),
            at: Some(spot(chance.point())),
        }),
        Restraint::Zone { name: "Larkmoor".into(), centre: chance.point(), radius_m: 800 },
        Restraint::Zone { name: "Heron Field".into(), centre: chance.point(), radius_m: 500 },
        Restraint::NoContact { name: "Ash Thorne".into() },
    ];
    Facts {
        appointments: (0..7)
            .map(|at| {
                let begins = 8 + chance.below(12);
                Appointment {
                    id: AppointmentId::from_bits(id(at)),
                    purpose: chance.one_of(Purpose::ALL, Purpose::Other),
                    words: chance.words(),
                    with: String::new(),
                    place: Some(spot(chance.point())),
                    on: chance.day(release_on, 3),
                    from: hour(begins),
                    to: hour(begins + 1),
                    is_inside: false,
                }
            })
            .collect(),
        addresses: (0..3)
            .map(|at| Address {
                id: AddressId::from_bits(id(at)),
                spot: spot(chance.point()),
                from: chance.day(release_on, 20),
                to: (chance.below(2) == 0).then(|| chance.day(release_on, 90)),
            })
            .collect(),
        conditions: (0..)
            .zip(restraints)
            .map(|(at, what)| Condition { id: ConditionId::from_bits(id(at)), what, from: None, to: None })
            .collect(),
        supporters: (0..6)
            .map(|at| Supporter {
                id: SupporterId::from_bits(id(at)),
                name: chance.one_of(&["Rowan Alder", "Ash Thorne", "Birch Heron", "Hazel Wren"], "Elm").to_owned(),
                check: chance.one_of(Check::ALL, Check::Fine),
                consent_until: (chance.below(2) == 0).then(|| chance.day(TODAY, 200)),
                answers_at_night: chance.below(2) == 0,
                stays: chance.below(2) == 0,
            })
            .collect(),
        ..Facts::default()
    }
}

fn main() -> ExitCode {
    let number =
        |at: usize, otherwise: u64| std::env::args().nth(at).and_then(|text| text.parse().ok()).unwrap_or(otherwise);
    let (plans, size) = (number(1, 100_000), Size { goals: number(2, 12), steps: number(3, 60) });
    let mut chance = Chance(7);
    // A block of plans at a time, so that memory says nothing about their making.
    let block: Vec<Facts> = (0..plans.min(2_000)).map(|_| plan(&mut chance, size)).collect();
    let mut counts = [0_u64; Group::ALL.len()];
    let before = processor_seconds();
    let mut asked = 0;
    while asked < plans {
        for facts in block.iter().take(usize::try_from(plans - asked).unwrap_or(usize::MAX)) {
            for finding in findings(facts, TODAY) {
                if let Some(count) = counts.get_mut(finding.group() as usize) {
                    *count += 1;
                }
            }
            asked += 1;
        }
    }
    let seconds = processor_seconds() - before;
    let [conflicts, gaps, duplicates] = counts;
    let out = format!(
        "{plans} plans of {} goals and {} steps: {seconds:.2} processor seconds\nconflicts: {conflicts}\ngaps: {gaps}\nplanned twice: {duplicates}\n",
        size.goals, size.steps
    );
    let written = std::io::Write::write_all(&mut std::io::stdout(), out.as_bytes());
    if written.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// User and system time of this process, as Linux counts it in hundredths of a second.
fn processor_seconds() -> f64 {
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after = stat.rsplit(')').next().unwrap_or_default();
    let fields: Vec<f64> = after.split_whitespace().filter_map(|field| field.parse().ok()).collect();
    // The state letter is no number: utime and stime are the eleventh and twelfth of the numbers after it.
    match fields.as_slice() {
        [_, _, _, _, _, _, _, _, _, _, user, system, ..] => (user + system) / 100.0,
        _ => 0.0,
    }
}
