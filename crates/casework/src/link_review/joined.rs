//! Joining and parting: one event more each, with nothing moved.

use std::collections::{BTreeMap, BTreeSet};

use domain::id::{AgencyId, LinkEventId, LinkPairId, LinkRecordId};
use domain::link_review::{Apart, Attention, Groups, Join, JoinEvent, Saying, State};
use store::columns::{Instant, Keyed};
use store::entity::{link_event, link_pair};
use store::{Rows, StoreError, Tx};

use super::entries::histories;
use super::remit::Reviewer;
use super::rows;

/// The merge by which a pair is joined now, if it is.
pub(super) async fn standing(rows: &impl Rows, pair: LinkPairId) -> Result<Option<JoinEvent>, StoreError> {
    let events = rows::events(rows).await?;
    let undone: BTreeSet<_> = events.iter().filter_map(|row| row.splits).collect();
    let mut of_pair = events.iter().filter(|row| row.pair_id == pair.key() && row.kind == "merge");
    of_pair.find(|row| !undone.contains(&row.id)).map(rows::read_event).transpose()
}

/// Why these two records should not be joined without somebody's attention, if there is a reason.
pub(super) async fn clash(rows: &impl Rows, pair: &link_pair::Model) -> Result<Option<Attention>, StoreError> {
    let events = rows::events(rows).await?.iter().map(rows::read_event).collect::<Result<Vec<_>, _>>()?;
    let groups = Groups::of(&events);
    let (one, other) = (LinkRecordId::from_key(pair.one_record), LinkRecordId::from_key(pair.other_record));
    let mut both = groups.together(one);
    both.append(&mut groups.together(other));
    let pairs = rows::pairs_with(rows, &both).await?;
    let said = rows::entries(rows, pairs.iter().map(|pair| pair.id)).await?;
    let histories = histories(&pairs, &said)?;
    let is_apart = |pair: &&rows::Light| {
        let state = histories.get(&pair.id).map(super::entries::History::state);
        matches!(
            state,
            Some(
                State::Decided { saying: Saying::Different, .. }
                    | State::Attention { stands: Some(Saying::Different), .. }
            )
        )
    };
    let apart: Vec<Apart> =
        pairs.iter().filter(is_apart).map(|pair| Apart { one: pair.one, other: pair.other }).collect();
    let agencies: BTreeMap<LinkRecordId, AgencyId> = rows::records(rows, &both)
        .await?
        .into_iter()
        .map(|(id, record)| (id, AgencyId::from_key(record.agency_id)))
        .collect();
    Ok(groups.clash((one, other), &apart, &agencies))
}

/// Writes an event down.
async fn add(tx: &Tx, by: &Reviewer, pair: LinkPairId, join: Join, why: &str) -> Result<(), StoreError> {
    let (kind, both, splits) = match join {
        Join::Merge { one, other } => ("merge", Some((one, other)), None),
        Join::Split { of } => ("split", None, Some(of)),
    };
    let row = link_event::Model {
        id: LinkEventId::from_bits(tx.context().new_id()).key(),
        kind: kind.to_owned(),
        pair_id: pair.key(),
        one_record: both.map(|(one, _)| one.key()),
        other_record: both.map(|(_, other)| other.key()),
        splits: splits.map(Keyed::key),
        why: why.to_owned(),
        worker_id: by.worker.key(),
        by_name: by.name.clone(),
        happened_at: Instant(tx.context().now()),
    };
    rows::add_event(tx.rows(), row).await
}

/// Joins a pair, unless it is joined.
pub(super) async fn join(tx: &Tx, by: &Reviewer, pair: &link_pair::Model, why: &str) -> Result<(), StoreError> {
    let id = LinkPairId::from_key(pair.id);
    if standing(tx.rows(), id).await?.is_some() {
        return Ok(());
    }
    let (one, other) = (LinkRecordId::from_key(pair.one_record), LinkRecordId::from_key(pair.other_record));
    add(tx, by, id, Join::Merge { one, other }, why).await
}

/// Parts a pair, if it is joined; says whether it was.
pub(super) async fn part(tx: &Tx, by: &Reviewer, pair: LinkPairId, why: &str) -> Result<bool, StoreError> {
    let Some(merge) = standing(tx.rows(), pair).await? else { return Ok(false) };
    add(tx, by, pair, Join::Split { of: merge.id }, why).await?;
    Ok(true)
}
