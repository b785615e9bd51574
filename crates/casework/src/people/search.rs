//! Find someone: by name in any order and spelling, by number, by date of birth, among those the asker may open.
//! People whose lists of limited access shut the asker out are not found: a count or a masked row would say they are there.

use domain::Date;
use domain::id::PersonId;
use domain::identifier::Identifier;
use domain::person::{Candidate, NameKind, PersonName, SearchRank, SearchText, rank};
use store::{Rows, StoreError};

use super::{Scope, rows};
use crate::record::{self, Known};

/// How many people are looked at before the best are shown.
const CANDIDATES_MAX: u64 = 400;

/// How many of them at a time: they come best first, so that the first fifty are nearly always enough.
const AT_ONCE: usize = 50;

/// How many are shown.
pub const FOUND_MAX: usize = 25;

/// Somebody who fits what was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Who.
    pub person: PersonId,
    /// What is known of them.
    pub known: Known,
    /// What agreed.
    pub because: SearchRank,
}

/// What a search found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Finds {
    /// The best, best first.
    pub found: Vec<Found>,
    /// Whether more people fit than are shown: type more.
    pub more: bool,
}

/// Looks for `text` among the people of `scope`: two questions, and one more for every fifty of whom too few fit.
/// Nothing typed finds nobody.
pub async fn search(rows: &impl Rows, scope: Scope, text: &str, today: Date) -> Result<Finds, StoreError> {
    let wanted = SearchText::parse(text, today);
    if wanted.is_empty() {
        return Ok(Finds::default());
    }
    let candidates = rows::candidates(rows, scope, &wanted, today, CANDIDATES_MAX).await?;
    let cut_short = candidates.len() as u64 == CANDIDATES_MAX;
    let mut found: Vec<Found> = Vec::new();
    for some in candidates.chunks(AT_ONCE) {
        if found.len() > FOUND_MAX {
            break;
        }
        found.extend(record::records(rows, some).await?.into_iter().filter_map(|(person, records)| {
            let known = Known::from_records(&records);
            fits(&wanted, &known, today).map(|because| Found { person, known, because })
        }));
    }
    found.sort_by_cached_key(|one| {
        (core::cmp::Reverse(one.because.weight), one.known.name.family_first().to_lowercase(), one.person)
    });
    let more = cut_short || found.len() > FOUND_MAX;
    found.truncate(FOUND_MAX);
    Ok(Finds { found, more })
}

fn fits(wanted: &SearchText, known: &Known, today: Date) -> Option<SearchRank> {
    let mut names: Vec<(NameKind, PersonName)> = vec![(NameKind::Legal, known.name.clone())];
    names.extend(known.other_names.iter().map(|name| (NameKind::Alias, name.clone())));
    let numbers = known.identifiers.iter();
    let identifiers: Vec<Identifier> =
        numbers.filter_map(|(scheme, value)| Identifier::parse(*scheme, value, today).ok()).collect();
    rank(wanted, &Candidate { names: &names, born_on: known.born_on, identifiers: &identifiers })
}
