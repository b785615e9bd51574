//! Whether a new record is of a person on record: an identifier of the same scheme and the date of birth are equal.
//!
//! Everything else is a finding for a person to settle, never a join (justice notes, D4). Records of one agency's files
//! are never joined to each other: an agency that files somebody twice says that they are two.

use std::collections::BTreeSet;

use domain::Date;
use domain::id::PersonId;
use domain::identifier::Scheme;

use super::finding::Finding;

/// A record on record, or brought by these very files, with the same number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Match {
    pub(super) scheme: Scheme,
    pub(super) person: PersonId,
    pub(super) born_on: Option<Date>,
    /// Whether the person has a record of the same agency's same extract, under another number.
    pub(super) filed_already: bool,
}

/// The person whom a new record with this date of birth joins, if any, and what is worth a look.
pub(super) fn join(born_on: Option<Date>, matches: &[Match]) -> (Option<PersonId>, BTreeSet<Finding>) {
    let mut findings = BTreeSet::new();
    let mut people = BTreeSet::new();
    for found in matches {
        if born_on.is_none() || born_on != found.born_on {
            findings.insert(Finding::BornOtherwise(found.scheme));
        } else if found.filed_already {
            findings.insert(Finding::TwiceInAgency(found.scheme));
        } else {
            people.insert(found.person);
        }
    }
    if people.len() > 1 {
        findings.insert(Finding::TwoPeople);
        return (None, findings);
    }
    let joined = people.into_iter().next();
    // Another record of the person joined may have a slip in the date: nothing is left to settle.
    let elsewhere = |scheme| matches.iter().any(|found| found.scheme == scheme && Some(found.person) != joined);
    findings.retain(|finding| !matches!(finding, Finding::BornOtherwise(scheme) if !elsewhere(*scheme)));
    (joined, findings)
}

#[cfg(test)]
mod tests {
    use super::*;
    use Finding::{BornOtherwise, TwiceInAgency, TwoPeople};
    use Scheme::{Crn, Pnc};
    use jiff::civil::date;

    fn found(scheme: Scheme, person: u128, day: i8, filed_already: bool) -> Match {
        Match { scheme, person: PersonId::from_bits(person), born_on: Some(date(2007, 5, day)), filed_already }
    }

    #[test]
    fn who_is_joined() {
        for (name, matches, joined, findings) in [
            ("nobody has the number", vec![], None, vec![]),
            ("number and date agree", vec![found(Pnc, 1, 15, false)], Some(1), vec![]),
            ("the date differs", vec![found(Pnc, 1, 16, false)], None, vec![BornOtherwise(Pnc)]),
            ("two numbers of one person", vec![found(Pnc, 1, 15, false), found(Crn, 1, 15, false)], Some(1), vec![]),
            ("two people", vec![found(Pnc, 1, 15, false), found(Crn, 2, 15, false)], None, vec![TwoPeople]),
            ("filed already", vec![found(Pnc, 1, 15, true)], None, vec![TwiceInAgency(Pnc)]),
            (
                "a number of somebody born on another day does not stand in the way",
                vec![found(Pnc, 1, 15, false), found(Crn, 2, 16, false)],
                Some(1),
                vec![BornOtherwise(Crn)],
            ),
            (
                "a slip in another record of the same person is no question",
                vec![found(Pnc, 1, 15, false), found(Pnc, 1, 16, false)],
                Some(1),
                vec![],
            ),
        ] {
            let (person, found) = join(Some(date(2007, 5, 15)), &matches);
            assert_eq!(person, joined.map(PersonId::from_bits), "{name}");
            assert_eq!(found.into_iter().collect::<Vec<_>>(), findings, "{name}");
        }
    }

    #[test]
    fn without_a_date_of_birth_nobody_is_joined() {
        let matches = [found(Pnc, 1, 15, false), Match { born_on: None, ..found(Crn, 2, 15, false) }];
        assert_eq!(join(None, &matches).0, None);
    }

    #[test]
    fn the_order_of_matches_does_not_matter() {
        let mut matches =
            vec![found(Pnc, 1, 15, false), found(Crn, 2, 16, false), found(Crn, 3, 15, true), found(Pnc, 1, 16, false)];
        let first = join(Some(date(2007, 5, 15)), &matches);
        matches.reverse();
        assert_eq!(join(Some(date(2007, 5, 15)), &matches), first);
    }
}
