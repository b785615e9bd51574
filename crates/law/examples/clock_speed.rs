//! How fast every rule is asked of a whole nation: people with twelve facts each, one thread, processor time.
//!
//! `cargo run --release -p law --example clock_speed -- PEOPLE`; with `valgrind --tool=callgrind` in front it counts
//! instructions, with `valgrind` alone allocations.

use std::fmt::Write as _;
use std::fs;
use std::process::ExitCode;

use domain::care::{CareEpisode, CareLegalStatus, Placement, ReasonEnded};
use domain::custody::{LegalStatus, PRECEDENCE, ReleaseDate, ReleaseDateKind};
use domain::duty::{CustodySpell, Event, EventKind, Law, Nation, RecordedFacts, Spell, SpellKind, StateName};
use jiff::ToSpan;
use jiff::civil::{Date, date};

/// A small generator of numbers (SplitMix64): the same people every time.
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

    fn one_of<T: Copy>(&mut self, all: &[T]) -> Option<T> {
        all.get(usize::try_from(self.below(all.len() as u64)).unwrap_or(0)).copied()
    }
}

const TODAY: Date = date(2026, 11, 25);

/// Two episodes of care, one custody, two release dates, one spell, six events: twelve facts.
fn person(chance: &mut Chance) -> RecordedFacts {
    let born_on = chance.day(date(2001, 12, 1), 3300);
    let care_from = chance.day(born_on.saturating_add(13.years()), 900);
    let moved = chance.day(care_from, 400);
    let ended = chance.day(moved, 1500);
    let in_custody = chance.below(3) > 0;
    let from = chance.day(date(2026, 1, 1), 320);
    let episode = |from, to, reason_ended| CareEpisode {
        from,
        to: Some(to),
        legal_status: CareLegalStatus::C2,
        placement: Some(Placement::U4),
        reason_new: None,
        reason_ended,
        reason_place_change: None,
    };
    let release = |kind, on| ReleaseDate { kind, on, source: "HMP Larkmoor".into(), as_of: from };
    let statuses = [LegalStatus::Sentenced, LegalStatus::Sentenced, LegalStatus::Remand, LegalStatus::Recall];
    let crd = chance.day(from, 500);
    RecordedFacts {
        born_on: Some(born_on),
        nation: if chance.below(20) == 0 { Some(Nation::Wales) } else { None },
        adviser_since: Some(chance.day(date(2025, 1, 1), 600)),
        episodes: vec![
            episode(care_from, moved, Some(ReasonEnded::X1)),
            episode(moved, ended, chance.one_of(&[ReasonEnded::E4A, ReasonEnded::E5, ReasonEnded::E9])),
        ],
        custody: vec![CustodySpell {
            from,
            to: (!in_custody).then(|| chance.day(from, 200)),
            legal_status: chance.one_of(&statuses),
            sentence_start: Some(from),
        }],
        release_dates: vec![
            release(ReleaseDateKind::Crd, crd),
            release(ReleaseDateKind::Sled, crd.saturating_add(300.days())),
        ],
        spells: vec![Spell {
            from: chance.day(date(2025, 1, 1), 700),
            to: None,
            kind: chance.one_of(SpellKind::ALL).unwrap_or(SpellKind::Learning),
        }],
        events: (0..6)
            .map(|_| Event {
                on: chance.day(date(2025, 6, 1), 540),
                kind: chance.one_of(EventKind::ALL).unwrap_or(EventKind::Seen),
                outcome: None,
            })
            .collect(),
    }
}

fn main() -> ExitCode {
    let people: usize = std::env::args().nth(1).and_then(|text| text.parse().ok()).unwrap_or(100_000);
    let Ok(rules) = law::rules::embedded() else { return ExitCode::FAILURE };
    let holidays = law::calendar::embedded();
    let law = Law { rules: &rules, holidays: &holidays, precedence: PRECEDENCE };
    let mut chance = Chance(7);
    // A block of people at a time, so that memory says nothing about their making.
    let block: Vec<RecordedFacts> = (0..people.min(10_000)).map(|_| person(&mut chance)).collect();
    let mut counts = [0_u64; StateName::ALL.len()];
    let before = processor_seconds();
    let mut asked = 0;
    while asked < people {
        for recorded in block.iter().take(people - asked) {
            let facts = recorded.facts();
            law.each(&facts, TODAY, |duty| {
                if let Some(count) = counts.get_mut(duty.state.name() as usize) {
                    *count += 1;
                }
            });
            asked += 1;
        }
    }
    let seconds = processor_seconds() - before;
    let mut out = format!("{people} people, {} rules: {seconds:.2} processor seconds\n", rules.len());
    for (name, count) in StateName::ALL.iter().zip(counts) {
        let _ = writeln!(out, "{}: {count}", name.code());
    }
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
