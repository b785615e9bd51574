//! Cases of limited access: who is on which list, and whether a worker may see the record.

use domain::id::WorkerId;
use domain::limited_access::{Entry, LimitedAccess, Verdict};
use jiff::civil::Date;

use super::keys::{KeyError, Keys};
use super::said::Said;

pub(super) fn check(facts: &mut Keys, today: Date) -> Result<Said, KeyError> {
    let worker = facts.text("worker")?;
    let mut names = vec![worker];
    let restriction = entries(facts, "restriction", &mut names)?;
    let exclusion = entries(facts, "exclusion", &mut names)?;
    let lists = LimitedAccess { restriction, exclusion };
    let (verdict, message) = match lists.verdict(WorkerId::from_bits(0), today) {
        Verdict::Open => ("open", None),
        Verdict::Restricted { message } => ("restricted", Some(message)),
        Verdict::Excluded { message } => ("excluded", Some(message)),
    };
    let current = |list: &[Entry]| list.iter().filter(|entry| entry.is_current(today)).count();
    Ok(Said::default().with("verdict", verdict).with_or_none("message", message).because([format!(
        "on {today}: {} entries of the restriction list and {} of the exclusion list are current",
        current(&lists.restriction),
        current(&lists.exclusion)
    )]))
}

/// A list's entries. A worker is known by name here; the place in `names` stands for the id, the asking worker first.
fn entries(facts: &mut Keys, list: &str, names: &mut Vec<String>) -> Result<Vec<Entry>, KeyError> {
    let read = facts.each(list, |keys| {
        Ok((keys.text("worker")?, keys.date("from")?, keys.date_or_none("to")?, keys.text("message")?))
    })?;
    let entries = read.into_iter().map(|(name, from, to, message)| {
        let at = names.iter().position(|known| *known == name).unwrap_or_else(|| {
            names.push(name);
            names.len() - 1
        });
        Entry { from, to, worker: WorkerId::from_bits(at as u128), message }
    });
    Ok(entries.collect())
}
