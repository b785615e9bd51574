//! The queue of one reviewer's agency: how many pairs wait, what needs attention, what was decided last.

use std::collections::{BTreeMap, BTreeSet};

use access::Permit;
use domain::id::{LinkPairId, LinkRecordId, PersonId, WorkerId};
use domain::link_review::{Attention, Saying, State};
use domain::{Date, Timestamp};
use store::columns::Keyed;
use store::entity::link_pair;
use store::{Rows, Store, StoreError};

use super::entries::{History, histories};
use super::next::waits_for;
use super::remit::{self, Held, Reviewer};
use super::{Field, rows};

/// How many decided pairs are listed.
const LATEST: usize = 10;
/// How many pairs that need attention are listed.
const ATTENTION: usize = 50;

/// A pair that waits for an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "four questions that do not follow from one another")]
pub(super) struct Waits {
    pub(super) pair: LinkPairId,
    /// Whether somebody answered already.
    pub(super) is_second: bool,
    /// Whether this reviewer may answer it.
    pub(super) is_theirs: bool,
    /// Whether this reviewer has it open.
    pub(super) is_open_here: bool,
    /// Whether somebody else has it open.
    pub(super) is_open_elsewhere: bool,
}

/// Everything that an agency's reviewers have before them, but for what the lists of limited access keep from this one.
pub(super) struct Queue {
    pub(super) waits: Vec<Waits>,
    pub(super) histories: BTreeMap<LinkPairId, (History, State)>,
    /// Pairs kept from this reviewer.
    pub(super) shut: usize,
    held: Held,
    records: BTreeMap<LinkPairId, [LinkRecordId; 2]>,
}

impl Queue {
    /// Five questions, whatever the number of pairs.
    pub(super) async fn load(
        rows: &impl Rows,
        reviewer: &Reviewer,
        (today, now): (Date, Timestamp),
    ) -> Result<Self, StoreError> {
        let pairs = rows::pairs_of(rows, reviewer.agency).await?;
        let said = rows::entries_of(rows, reviewer.agency).await?;
        let claims = rows::claims(rows, now).await?;
        let all: BTreeSet<LinkRecordId> = pairs.iter().flat_map(rows::Light::records).collect();
        let held = Held::load(rows, &all).await?;
        let before = pairs.len();
        let open: Vec<rows::Light> =
            pairs.into_iter().filter(|pair| !held.is_shut(&pair.records(), reviewer.worker, today)).collect();
        let shut = before - open.len();
        let histories: BTreeMap<LinkPairId, (History, State)> = histories(&open, &said)?
            .into_iter()
            .map(|(pair, history)| {
                let state = history.state();
                (pair, (history, state))
            })
            .collect();
        let waits = histories.iter().filter_map(|(pair, (_, state))| waits(*pair, state, reviewer, &claims)).collect();
        let records = open.iter().map(|pair| (pair.id, pair.records())).collect();
        Ok(Self { waits, histories, shut, held, records })
    }

    /// Pairs that this reviewer may be given now.
    pub(super) fn for_reviewer(&self) -> impl Iterator<Item = &Waits> {
        self.waits.iter().filter(|one| one.is_theirs && !one.is_open_elsewhere)
    }

    fn people(&self, pairs: impl Iterator<Item = LinkPairId>) -> Vec<PersonId> {
        let records = pairs.filter_map(|pair| self.records.get(&pair)).flatten().copied();
        self.held.people(&records.collect::<Vec<_>>())
    }
}

fn waits(
    pair: LinkPairId,
    state: &State,
    reviewer: &Reviewer,
    claims: &BTreeMap<LinkPairId, WorkerId>,
) -> Option<Waits> {
    let State::Waiting { answered } = state else { return None };
    let claimed = claims.get(&pair);
    Some(Waits {
        pair,
        is_second: !answered.is_empty(),
        is_theirs: waits_for(state, reviewer),
        is_open_here: claimed == Some(&reviewer.worker),
        is_open_elsewhere: claimed.is_some_and(|worker| *worker != reviewer.worker),
    })
}

/// A pair in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its id.
    pub pair: LinkPairId,
    /// The names on either side.
    pub names: [String; 2],
    /// What was decided, if it was.
    pub saying: Option<Saying>,
    /// Why it needs attention, if it does.
    pub attention: Option<Attention>,
    /// Who spoke last, by name, and on which day.
    pub last: Option<(String, Date)>,
}

/// What a reviewer sees first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Board {
    /// Pairs that this reviewer may be given now.
    pub waiting: usize,
    /// Pairs that wait, but for somebody else: answered once by this reviewer, or open with another.
    pub for_others: usize,
    /// Pairs kept from this reviewer by lists of limited access.
    pub shut: usize,
    /// The pair that this reviewer has open.
    pub open: Option<LinkPairId>,
    /// Pairs that need attention, `ATTENTION` at most.
    pub attention: Vec<Line>,
    /// How many need attention.
    pub attention_count: usize,
    /// Decided last.
    pub latest: Vec<Line>,
    /// How many are decided.
    pub decided: usize,
    /// Whose names are in the lists.
    pub people: Vec<PersonId>,
}

/// The queue of the reviewer's agency: seven questions.
pub async fn board(store: &Store, permit: &Permit) -> Result<Board, StoreError> {
    remit::ask(store, permit)?;
    let Some(reviewer) = Reviewer::of(permit) else { return Ok(Board::default()) };
    let queue = Queue::load(store.rows(), &reviewer, remit::now(store.context())).await?;
    let attention: Vec<LinkPairId> = with(&queue, |state| matches!(state, State::Attention { .. }));
    let mut decided: Vec<LinkPairId> = with(&queue, |state| matches!(state, State::Decided { .. }));
    let said_on = |pair: &LinkPairId| {
        queue.histories.get(pair).and_then(|(history, _)| history.spoken.last()).map(|last| last.on)
    };
    decided.sort_by_key(|pair| (std::cmp::Reverse(said_on(pair)), *pair));
    let listed = || attention.iter().take(ATTENTION).chain(decided.iter().take(LATEST)).copied();
    let pairs = rows::pairs(store.rows(), listed()).await?;
    let lines = |ids: &[LinkPairId], most: usize| -> Result<Vec<Line>, StoreError> {
        ids.iter().take(most).filter_map(|id| pairs.get(id).map(|pair| line(&queue, *id, pair))).collect()
    };
    let waiting = queue.for_reviewer().count();
    Ok(Board {
        waiting,
        for_others: queue.waits.len() - waiting,
        shut: queue.shut,
        open: queue.for_reviewer().find(|one| one.is_open_here).map(|one| one.pair),
        attention: lines(&attention, ATTENTION)?,
        attention_count: attention.len(),
        latest: lines(&decided, LATEST)?,
        decided: decided.len(),
        people: queue.people(listed()),
    })
}

fn with(queue: &Queue, wanted: fn(&State) -> bool) -> Vec<LinkPairId> {
    queue.histories.iter().filter(|(_, (_, state))| wanted(state)).map(|(pair, _)| *pair).collect()
}

fn line(queue: &Queue, id: LinkPairId, pair: &link_pair::Model) -> Result<Line, StoreError> {
    let (history, state) = match queue.histories.get(&id) {
        Some((history, state)) => (Some(history), Some(state)),
        None => (None, None),
    };
    let (saying, attention) = match state {
        Some(State::Decided { saying, .. }) => (Some(*saying), None),
        Some(State::Attention { because, stands, .. }) => (*stands, Some(*because)),
        _ => (None, None),
    };
    let last = history.and_then(|history| history.spoken.iter().rev().find(|spoken| !spoken.by_name.is_empty()));
    Ok(Line {
        pair: LinkPairId::from_key(pair.id),
        names: names(&fields(pair)?),
        saying,
        attention,
        last: last.map(|spoken| (spoken.by_name.clone(), spoken.on)),
    })
}

/// Field by field, as it was brought.
pub(super) fn fields(pair: &link_pair::Model) -> Result<Vec<Field>, StoreError> {
    serde_json::from_str(&pair.compared).map_err(|_| StoreError::inconsistent("link_pair", "compared", pair.id))
}

/// First name and surname on either side.
pub(super) fn names(fields: &[Field]) -> [String; 2] {
    let of = |side: fn(&Field) -> &Vec<String>| {
        let part = |name: &str| {
            let field = fields.iter().find(|field| field.name == name)?;
            side(field).first().cloned()
        };
        let whole = ["first_name", "surname"].into_iter().filter_map(part).collect::<Vec<_>>().join(" ");
        if whole.is_empty() { "Name not known".to_owned() } else { whole }
    };
    [of(|field| &field.one), of(|field| &field.other)]
}
