//! What protection costs and whether it holds: random tables, attacked alone and over two cuts of data that grow, and the
//! audit of a large one.
#![expect(clippy::expect_used, clippy::indexing_slicing, reason = "a measurement that cannot go on must stop")]

use std::io::Write as _;

use disclosure::{Dimension, DisclosureError, FIRST_COUNTED, Finding, Ledger, Profile, Table, protect};

struct Stream(u64);

impl Stream {
    fn below(&mut self, end: u32) -> u32 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((((z ^ (z >> 31)) >> 32) * u64::from(end)) >> 32) as u32
    }
}

fn dimension(name: &str, size: u32) -> Dimension {
    Dimension { name: name.to_owned(), categories: (0..size).map(|at| format!("{name} {at}")).collect() }
}

fn table(stream: &mut Stream, rows: u32, columns: u32, most: u32) -> Table {
    let mut line = || (0..columns).map(|_| stream.below(most)).collect();
    let counts = (0..rows).map(|_| line()).collect();
    Table {
        population: "invented".to_owned(),
        filter: Vec::new(),
        rows: dimension("row", rows),
        columns: dimension("column", columns),
        counts,
    }
}

/// Audits of the large table, so that the kernel's clock is fine enough.
const AUDITS: u32 = 100;

/// Seconds of processor time of this process.
fn processor() -> f64 {
    let text = std::fs::read_to_string("/proc/self/schedstat").unwrap_or_default();
    text.split(' ').next().and_then(|first| first.parse::<f64>().ok()).unwrap_or(f64::NAN) / 1e9
}

/// Random tables, and the same a cut later with up to eight more people in each cell: attacked together.
fn over_two_cuts(stream: &mut Stream, count: u32, profiles: &[Profile], out: &mut impl std::io::Write) {
    let cuts = Dimension { name: FIRST_COUNTED.to_owned(), categories: ["1", "2"].map(str::to_owned).to_vec() };
    let (mut attacked, mut recoverable, mut withheld) = (0, 0, 0);
    let before = processor();
    for number in 0..count {
        let (rows, columns) = (2 + stream.below(4), 2 + stream.below(3));
        let mut first = table(stream, rows, columns, 60);
        let mut second = first.clone();
        first.filter = vec![(cuts.clone(), vec!["1".to_owned()])];
        second.counts.iter_mut().flatten().for_each(|cell| *cell += stream.below(9));
        let mut ledger = Ledger::new();
        for table in [first, second] {
            match protect(&table, &profiles[number as usize % profiles.len()], &mut ledger) {
                Ok(_) => {}
                Err(DisclosureError::CannotProtect { .. }) => withheld += 1,
                Err(refused) => {
                    let _ = writeln!(std::io::stderr(), "cuts {number}: {refused}");
                    std::process::exit(1);
                }
            }
        }
        let audit = ledger.audit("invented").expect("a sound ledger");
        attacked += audit.len();
        recoverable += audit.iter().filter(|finding| !finding.is_safe()).count();
    }
    let each = (processor() - before) / f64::from(count) * 1e3;
    let _ = writeln!(
        out,
        "{{\"pairs_of_cuts\":{count},\"withheld\":{withheld},\"counts_attacked\":{attacked},\
         \"recoverable\":{recoverable},\"cpu_ms_each\":{each:.2}}}"
    );
}

fn main() {
    let count: u32 = std::env::args().nth(1).and_then(|count| count.parse().ok()).unwrap_or(10_000);
    let profiles = [Profile::dfe_children_in_need(), Profile::nhs(), Profile::sacro()];
    let mut stream = Stream(7);
    let (mut attacked, mut recoverable, mut withheld) = (0, 0, 0);
    let before = processor();
    for number in 0..count {
        let (rows, columns) = (2 + stream.below(5), 2 + stream.below(4));
        let most = 8 + stream.below(60);
        let table = table(&mut stream, rows, columns, most);
        let profile = &profiles[number as usize % profiles.len()];
        let mut ledger = Ledger::new();
        match protect(&table, profile, &mut ledger) {
            Ok(_) => {
                let audit = ledger.audit("invented").expect("a sound ledger");
                attacked += audit.len();
                recoverable += audit.iter().filter(|finding| !finding.is_safe()).count();
            }
            Err(DisclosureError::CannotProtect { .. }) => withheld += 1,
            Err(refused) => {
                let _ = writeln!(std::io::stderr(), "table {number}: {refused}");
                std::process::exit(1);
            }
        }
    }
    let each = (processor() - before) / f64::from(count) * 1e3;
    let mut out = std::io::stdout();
    let _ = writeln!(
        out,
        "{{\"tables\":{count},\"withheld\":{withheld},\"small_counts_attacked\":{attacked},\
         \"recoverable\":{recoverable},\"cpu_ms_each\":{each:.2}}}"
    );
    over_two_cuts(&mut stream, count, &profiles, &mut out);
    let large = table(&mut stream, 20, 12, 60);
    for profile in &profiles {
        let mut ledger = Ledger::new();
        let before = processor();
        let _ = protect(&large, profile, &mut ledger).expect("a large table can be protected");
        let protecting = (processor() - before) * 1e3;
        let before = processor();
        let mut audit = Vec::new();
        for _ in 0..AUDITS {
            audit = ledger.audit("invented").expect("a sound ledger");
        }
        let auditing = (processor() - before) * 1e3 / f64::from(AUDITS);
        let safe = audit.iter().all(Finding::is_safe);
        let _ = writeln!(
            out,
            "{{\"table\":\"20 x 12\",\"profile\":\"{}\",\"small_counts\":{},\"protect_cpu_ms\":{protecting:.0},\
             \"audit_cpu_ms\":{auditing:.1},\"safe\":{safe}}}",
            profile.name,
            audit.len()
        );
    }
}
