//! Records of other entries that somebody held to be the same person: read with a person's own, moved nowhere.
//!
//! A record on whose person there is any list of limited access shows nowhere but in its own place.

use std::collections::{BTreeMap, BTreeSet};

use domain::agency::Role;
use domain::id::{LinkRecordId, PersonId};
use domain::link_review::{Groups, Join, JoinEvent};
use store::columns::Keyed;
use store::{Rows, StoreError, World};

use super::known::{Joined, SourceRecord};
use super::rows::{self, Hanging, Merge};

/// What agencies say of each of these people, with what came by joins behind their own.
pub(super) async fn records(
    rows: &impl Rows,
    people: &[PersonId],
    world: World,
) -> Result<BTreeMap<PersonId, Vec<SourceRecord>>, StoreError> {
    let (mut found, are_joined) = rows::records(rows, people, world).await?;
    if are_joined.is_empty() {
        return Ok(found);
    }
    let others = others(rows, &are_joined).await?;
    let wanted: BTreeSet<PersonId> = others.values().flat_map(BTreeMap::keys).copied().collect();
    let wanted: Vec<PersonId> = wanted.into_iter().collect();
    let (theirs, _) = rows::records(rows, &wanted, world).await?;
    for (person, others) in others {
        for (other, joined) in others {
            let records = theirs.get(&other).into_iter().flatten().cloned();
            let joined = records.map(|record| SourceRecord { joined: Some(joined.clone()), ..record });
            found.entry(person).or_default().extend(joined);
        }
    }
    Ok(found)
}

/// For each of these people whose records are read with those of other entries: which entries. One question where nobody's
/// are.
pub(super) async fn joined_with(
    rows: &impl Rows,
    people: &[PersonId],
) -> Result<BTreeMap<PersonId, BTreeSet<PersonId>>, StoreError> {
    let are_joined = rows::are_joined(rows, people).await?;
    if are_joined.is_empty() {
        return Ok(BTreeMap::new());
    }
    let others = others(rows, &are_joined).await?;
    Ok(others.into_iter().map(|(person, others)| (person, others.into_keys().collect())).collect())
}

type Others = BTreeMap<PersonId, BTreeMap<PersonId, Joined>>;

/// For each person the other entries that are held to be the same person, with who said so first.
async fn others(rows: &impl Rows, people: &BTreeSet<PersonId>) -> Result<Others, StoreError> {
    let own = rows::hanging(rows, Hanging::On(people)).await?;
    let mut known: BTreeSet<LinkRecordId> = own.iter().map(|(record, _)| *record).collect();
    // Whoever is joined with one of them may be joined with others: until nobody new comes.
    let merges = loop {
        let merges = rows::merges(rows, &known).await?;
        let touched = merges.iter().flat_map(|merge| merge.one_record.into_iter().chain(merge.other_record));
        let before = known.len();
        known.extend(touched.map(LinkRecordId::from_key));
        if known.len() == before {
            break merges;
        }
    };
    let groups = Groups::of(&merges.iter().filter_map(event).collect::<Vec<_>>());
    let hanging = rows::hanging(rows, Hanging::Open(&known)).await?;
    let mut others = Others::new();
    for (record, person) in own {
        let together = groups.together(record);
        for (other_record, other) in &hanging {
            if *other != person && together.contains(other_record) {
                let said = merges.iter().find(|merge| touches(merge, *other_record)).map(|merge| joined(merge, *other));
                if let Some(said) = said {
                    others.entry(person).or_default().entry(*other).or_insert(said);
                }
            }
        }
    }
    Ok(others)
}

fn event(row: &Merge) -> Option<JoinEvent> {
    let (one, other) = row.one_record.zip(row.other_record)?;
    let join = Join::Merge { one: LinkRecordId::from_key(one), other: LinkRecordId::from_key(other) };
    Some(JoinEvent { id: Keyed::from_key(row.id), at: row.happened_at.0, join })
}

fn touches(merge: &Merge, record: LinkRecordId) -> bool {
    [merge.one_record, merge.other_record].contains(&Some(record.key()))
}

fn joined(merge: &Merge, person: PersonId) -> Joined {
    Joined {
        at: merge.happened_at.0,
        by_name: merge.by_name.clone(),
        by_role: merge.role.as_deref().and_then(Role::from_code),
        link: Keyed::from_key(merge.id),
        person,
    }
}
