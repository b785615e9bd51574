//! What people said of two agencies' records, for the next run of linkage: links that stand, and pairs told apart.

use std::collections::{BTreeMap, BTreeSet};

use access::Permit;
use domain::id::LinkRecordId;
use domain::link_review::{Groups, Saying, Scope, State, scope};
use store::columns::Keyed;
use store::entity::link_record;
use store::{Rows, Store, StoreError};

use super::bring::Side;
use super::entries::histories;
use super::{remit, rows};

/// Pairs of the two agencies' own numbers, left and right.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Told {
    /// Held to be one person: existing links of the next run.
    pub existing: BTreeSet<(String, String)>,
    /// Held to be two people: pairs that the next run excludes.
    pub excluded: BTreeSet<(String, String)>,
}

/// What people said of the records of these two sides. A decision that reaches every record held to be either person is
/// told of each pair of these.
pub async fn tell(store: &Store, permit: &Permit, sides: &[Side; 2]) -> Result<Told, StoreError> {
    remit::ask(store, permit)?;
    let rows = store.rows();
    let events = rows::events(rows).await?.iter().map(rows::read_event).collect::<Result<Vec<_>, _>>()?;
    let groups = Groups::of(&events);
    let decided = decided(rows).await?;
    let all: BTreeSet<LinkRecordId> =
        decided.iter().flat_map(|one| [one.one, one.other]).flat_map(|record| groups.together(record)).collect();
    let records = rows::records(rows, &all).await?;
    let [left, right] = sides;
    let agencies = rows::agencies(rows, [&left.agency, &right.agency]).await?;
    let of = |side: &Side| -> BTreeMap<LinkRecordId, String> {
        let agency = agencies.iter().find(|agency| agency.code == side.agency).map(|agency| agency.id);
        let theirs = |record: &&link_record::Model| Some(record.agency_id) == agency && record.kind == side.kind.code();
        records.values().filter(theirs).map(|one| (LinkRecordId::from_key(one.id), one.key.clone())).collect()
    };
    let (lefts, rights) = (of(left), of(right));
    let mut told = Told::default();
    for one in decided {
        let reach = |record| match one.scope {
            Scope::Records => BTreeSet::from([record]),
            Scope::People => groups.together(record),
        };
        let (first, second) = match one.saying {
            Saying::Same if one.scope == Scope::People => {
                let all = groups.together(one.one);
                (all.clone(), all)
            }
            _ => (reach(one.one), reach(one.other)),
        };
        let pairs = cross(&first, &second, &lefts, &rights).chain(cross(&second, &first, &lefts, &rights));
        match one.saying {
            Saying::Same => told.existing.extend(pairs),
            Saying::Different => told.excluded.extend(pairs),
            Saying::NotSure => {}
        }
    }
    Ok(told)
}

/// Every pair of numbers with the left from one set of records and the right from the other.
fn cross<'a>(
    first: &'a BTreeSet<LinkRecordId>,
    second: &'a BTreeSet<LinkRecordId>,
    lefts: &'a BTreeMap<LinkRecordId, String>,
    rights: &'a BTreeMap<LinkRecordId, String>,
) -> impl Iterator<Item = (String, String)> + 'a {
    let left = first.iter().filter_map(|record| lefts.get(record));
    left.flat_map(move |left| {
        let right = second.iter().filter_map(|record| rights.get(record));
        right.map(move |right| (left.clone(), right.clone()))
    })
}

/// A pair that people decided.
struct DecidedPair {
    one: LinkRecordId,
    other: LinkRecordId,
    saying: Saying,
    scope: Scope,
}

async fn decided(rows: &impl Rows) -> Result<Vec<DecidedPair>, StoreError> {
    let pairs = rows::all_pairs(rows).await?;
    let said = rows::all_entries(rows).await?;
    let histories = histories(&pairs, &said)?;
    let of = |pair: &rows::Light| {
        let history = histories.get(&pair.id)?;
        let (State::Decided { saying, .. } | State::Attention { stands: Some(saying), .. }) = history.state() else {
            return None;
        };
        Some(DecidedPair { one: pair.one, other: pair.other, saying, scope: scope(&history.entries()) })
    };
    Ok(pairs.iter().filter_map(of).collect())
}

/// The numbers of pairs of these two sides that people decided, left and right: what a run must say something of when it
/// is brought in.
pub async fn decided_keys(
    store: &Store,
    permit: &Permit,
    sides: &[Side; 2],
) -> Result<BTreeSet<(String, String)>, StoreError> {
    let Told { mut existing, excluded } = tell(store, permit, sides).await?;
    existing.extend(excluded);
    Ok(existing)
}
