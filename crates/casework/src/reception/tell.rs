//! What may be told: of those who are like whoever has arrived, the ones that a council lists and that may be spoken of.

use domain::Date;
use domain::care_status::{Group, Reader};
use domain::id::{AgencyId, PersonId};
use domain::reception::{Answer, Thresholds, Weighed, answer, is_of_age};
use store::{Rows, StoreError};

use super::rows;
use crate::care_status::hidden_from;
use crate::likeness::{Evidence, Held, Like, Standing};
use crate::record;

/// Of so many, the likeliest, it is asked whether they may be spoken of: enough that those who may not leave room for others.
const LOOKED_AT: usize = 30;

/// The answer, and of whom it tells.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Telling {
    pub(super) answer: Answer,
    pub(super) told: Vec<OneTold>,
}

/// A person of whom the answer tells, and the council it names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct OneTold {
    pub(super) person: PersonId,
    pub(super) council: AgencyId,
    /// How near it comes, a line each, in plain words and without a value.
    pub(super) says: String,
}

/// Decides: the same questions, whoever is found or not.
pub(super) async fn telling(rows: &impl Rows, held: &Held, likes: &[Like], today: Date) -> Result<Telling, StoreError> {
    let may_be = |one: &&Like| !held.councils(one.person).is_empty() && is_of_age(held.born_on(one.person), today);
    let likes: Vec<&Like> = likes.iter().filter(may_be).take(LOOKED_AT).collect();
    // Nobody has this id: the same questions are asked where nobody was found, so that they take as long.
    let nobody = PersonId::from_bits(0);
    let people: Vec<PersonId> = likes.iter().map(|one| one.person).chain([nobody]).collect();
    let limited = rows::limited(rows, &people, today).await?;
    let hidden = hidden_from(rows, &people, Some(Reader::Worker(Group::Prison))).await?;
    let councils = rows::councils(rows, &people).await?;
    let joined = record::joined_with(rows, &people).await?;
    let is_one = |one: PersonId, other: PersonId| joined.get(&one).is_some_and(|others| others.contains(&other));
    let mut open: Vec<(&Like, AgencyId)> = Vec::new();
    for one in likes {
        if limited.contains(&one.person) || hidden.contains(&one.person) {
            continue;
        }
        // Two entries that were held to be one person are no rivals: the likelier speaks for both.
        if open.iter().any(|(before, _)| is_one(one.person, before.person)) {
            continue;
        }
        if let Some((_, council)) = councils.iter().find(|(person, _)| *person == one.person) {
            open.push((one, *council));
        }
    }
    let weighed: Vec<Weighed> =
        open.iter().map(|(one, _)| Weighed { bits: one.bits, is_flagged: one.flag.is_some() }).collect();
    let nothing = Thresholds { very_likely: f64::INFINITY, may_be: f64::INFINITY, ahead: f64::INFINITY };
    let (answer, of) = answer(&weighed, held.thresholds().unwrap_or(nothing));
    let told = open.into_iter().take(of).map(|(one, council)| {
        let person = one.person;
        OneTold { person, council, says: says(&one.evidence) }
    });
    Ok(Telling { answer, told: told.collect() })
}

/// "date of birth: the same", "given name: similar". Of an address nothing is said: whoever asks could find it out by asking
/// with one postcode after another. Of a date or a number nothing but that it is the same, for digit by digit "similar" would
/// lead there within a day's questions.
fn says(evidence: &[Evidence]) -> String {
    let line = |one: &Evidence| {
        let is_name = one.field.ends_with("name");
        let standing = match one.standing {
            Standing::Agrees => "the same",
            Standing::Nearly if is_name => "similar",
            Standing::Differs if is_name => "different",
            Standing::Nearly | Standing::Differs | Standing::Missing => return None,
        };
        (one.field != "postcode").then(|| format!("{}: {standing}", one.field))
    };
    evidence.iter().filter_map(line).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_dates_numbers_and_addresses_nothing_leads_nearer() {
        let every = [Standing::Agrees, Standing::Nearly, Standing::Differs, Standing::Missing];
        let said = |field: &'static str| {
            let one = |standing| says(&[Evidence { field, standing, says: String::new(), strength: "" }]);
            every.map(one)
        };
        assert_eq!(said("given name"), ["given name: the same", "given name: similar", "given name: different", ""]);
        for field in ["date of birth", "day of birth", "PNC number", "NHS number", "CRN"] {
            assert_eq!(said(field), [&format!("{field}: the same"), "", "", ""], "{field}");
        }
        assert_eq!(said("postcode"), [""; 4]);
    }
}
