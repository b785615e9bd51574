//! What was said of a pair, as it is kept and as it is read back.

use std::collections::{BTreeMap, BTreeSet};

use domain::Date;
use domain::id::{LinkEntryId, LinkPairId, WorkerId};
use domain::link_review::{Answer, Attention, Entry, PairFlag, Said, Saying, Scope, State, WentBy, state};
use store::columns::{Day, Keyed};
use store::entity::{link_entry, link_pair};
use store::{Rows, StoreError, Tx};

use super::remit::Reviewer;
use super::rows;

/// Something that was said of a pair, with who said it and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spoken {
    /// By whom, and what.
    pub entry: Entry,
    /// By whom, by name.
    pub by_name: String,
    /// On which day.
    pub on: Date,
    /// What it rests on.
    pub went_by: Vec<WentBy>,
    /// The reason in words.
    pub words: String,
}

/// The reason for something said.
#[derive(Debug, Clone, Default)]
pub(super) struct Why {
    pub(super) went_by: BTreeSet<WentBy>,
    pub(super) words: String,
}

impl From<Answer> for Why {
    fn from(answer: Answer) -> Self {
        Self { went_by: answer.went_by, words: answer.words }
    }
}

/// What was said of one pair, in order, and where it stands.
#[derive(Debug, Clone)]
pub(super) struct History {
    pub(super) pair: LinkPairId,
    pub(super) flag: Option<PairFlag>,
    pub(super) spoken: Vec<Spoken>,
}

impl History {
    pub(super) fn entries(&self) -> Vec<Entry> {
        self.spoken.iter().map(|spoken| spoken.entry).collect()
    }

    pub(super) fn state(&self) -> State {
        state(self.flag.is_some(), &self.entries())
    }

    /// Adds an entry, here and in the store.
    pub(super) async fn say(&mut self, tx: &Tx, by: Option<&Reviewer>, said: Said, why: Why) -> Result<(), StoreError> {
        let no = i64::try_from(self.spoken.len()).unwrap_or(i64::MAX).saturating_add(1);
        let row = link_entry::Model {
            id: LinkEntryId::from_bits(tx.context().new_id()).key(),
            pair_id: self.pair.key(),
            no,
            kind: kind(said).to_owned(),
            saying: match said {
                Said::Answer(saying) | Said::Settled(saying) => Some(saying.code().to_owned()),
                _ => None,
            },
            went_by: (!why.went_by.is_empty()).then(|| {
                let codes: Vec<&str> = why.went_by.iter().map(|one| one.code()).collect();
                codes.join(",")
            }),
            words: (!why.words.is_empty()).then(|| why.words.clone()),
            attention: if let Said::Attention(attention) = said { Some(attention.code().to_owned()) } else { None },
            scope: if let Said::Reaches(scope) = said { Some(scope.code().to_owned()) } else { None },
            worker_id: by.map(|by| by.worker.key()),
            by_name: by.map_or_else(String::new, |by| by.name.clone()),
            role: by.map(|by| by.role.code().to_owned()),
            said_on: Day(tx.context().today()),
        };
        self.spoken.push(read(&row)?);
        rows::add_entry(tx.rows(), row).await
    }
}

const fn kind(said: Said) -> &'static str {
    match said {
        Said::Answer(_) => "answer",
        Said::Settled(_) => "settled",
        Said::Undone => "undone",
        Said::Attention(_) => "attention",
        Said::BroughtAnew => "brought_anew",
        Said::Reaches(_) => "reaches",
    }
}

/// The one reading of a row.
pub(super) fn read(row: &link_entry::Model) -> Result<Spoken, StoreError> {
    let bad = |column| StoreError::inconsistent("link_entry", column, row.id);
    let saying = || row.saying.as_deref().and_then(Saying::from_code).ok_or_else(|| bad("saying"));
    let said = match row.kind.as_str() {
        "answer" => Said::Answer(saying()?),
        "settled" => Said::Settled(saying()?),
        "undone" => Said::Undone,
        "attention" => {
            Said::Attention(row.attention.as_deref().and_then(Attention::from_code).ok_or_else(|| bad("attention"))?)
        }
        "brought_anew" => Said::BroughtAnew,
        "reaches" => Said::Reaches(row.scope.as_deref().and_then(Scope::from_code).ok_or_else(|| bad("scope"))?),
        _ => return Err(bad("kind")),
    };
    let codes = row.went_by.as_deref().unwrap_or_default().split(',').filter(|code| !code.is_empty());
    let went_by = codes.map(|code| WentBy::from_code(code).ok_or_else(|| bad("went_by"))).collect::<Result<_, _>>()?;
    Ok(Spoken {
        entry: Entry { by: row.worker_id.map(WorkerId::from_key), said },
        by_name: row.by_name.clone(),
        on: row.said_on.0,
        went_by,
        words: row.words.clone().unwrap_or_default(),
    })
}

/// The histories of these pairs, from what was said of them.
pub(super) fn histories(
    pairs: &[rows::Light],
    rows: &[link_entry::Model],
) -> Result<BTreeMap<LinkPairId, History>, StoreError> {
    let none = |pair: &rows::Light| (pair.id, History { pair: pair.id, flag: pair.flag, spoken: Vec::new() });
    let mut histories: BTreeMap<LinkPairId, History> = pairs.iter().map(none).collect();
    for row in rows {
        if let Some(history) = histories.get_mut(&LinkPairId::from_key(row.pair_id)) {
            history.spoken.push(read(row)?);
        }
    }
    Ok(histories)
}

/// The history of one pair.
pub(super) async fn history(rows: &impl Rows, pair: &link_pair::Model) -> Result<History, StoreError> {
    let id = LinkPairId::from_key(pair.id);
    let said = rows::entries(rows, std::iter::once(id)).await?;
    let spoken = said.iter().map(read).collect::<Result<_, _>>()?;
    Ok(History { pair: id, flag: rows::read_flag(pair.flag.as_deref(), pair.id)?, spoken })
}
