//! Pilots to test with: the generator's, and small ones in one line.

use std::collections::BTreeMap;

use domain::Date;
use generator::pilot::{Pilot, made};
use jiff::civil::date;
use pilot::people::Columns;
use pilot::seal::{Signature, seal};
use pilot::{Data, Given, Outcome, Sealed, run};

pub(crate) const TODAY: Date = date(2026, 11, 25);

/// Alder Steps: 61 people, all due.
pub(crate) fn alder() -> Pilot {
    made(TODAY).swap_remove(0)
}

/// Willow Start: nobody due.
pub(crate) fn willow() -> Pilot {
    made(TODAY).swap_remove(1)
}

/// Columns of a small CSV without quotes.
pub(crate) fn columns(csv: &str) -> Columns {
    let mut lines = csv.lines();
    let names: Vec<&str> = lines.next().unwrap().split(',').collect();
    let mut columns: Columns = names.iter().map(|name| ((*name).to_owned(), Vec::new())).collect();
    for line in lines {
        for (name, cell) in names.iter().zip(line.split(',')) {
            columns.get_mut(*name).unwrap().push((!cell.is_empty()).then(|| cell.to_owned()));
        }
    }
    columns
}

/// A protocol with a seal of this day.
pub(crate) fn sealed(protocol: &str, on: Date) -> Sealed {
    let signature = Signature { signed_by: "Gale Birchall", on, because: None };
    let (seals, _) = seal(protocol, None, &signature).unwrap();
    Sealed::open(protocol, &seals).unwrap()
}

/// Runs a pilot with its protocol changed, on its people changed.
pub(crate) fn evaluated(pilot: &Pilot, replace: &[(&str, &str)], given: &Given) -> Outcome {
    let mut protocol = pilot.protocol.clone();
    for (from, to) in replace {
        assert!(protocol.contains(from), "{from}");
        protocol = protocol.replace(from, to);
    }
    let data = Data { columns: columns(&pilot.people), hash: "data".to_owned() };
    run(&sealed(&protocol, pilot.sealed_on), data, given, 1).unwrap()
}

/// Every file by its path.
pub(crate) fn files(outcome: &Outcome) -> BTreeMap<&str, &str> {
    outcome.files.iter().map(|file| (file.path.as_str(), file.text.as_str())).collect()
}

/// Everything that may go out, as one text.
pub(crate) fn released(outcome: &Outcome) -> String {
    let released = outcome.files.iter().filter(|file| file.path.starts_with("release/"));
    released.map(|file| file.text.as_str()).collect::<Vec<_>>().join("\n")
}
