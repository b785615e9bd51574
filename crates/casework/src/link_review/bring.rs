//! Bring a run of linkage in: the pairs that it left to people, each once, whatever run brings it again.
//!
//! Records that hang on one person already are left out. A later run never parts and never joins what people decided: where it speaks against that, the pair needs attention.

use std::collections::BTreeMap;

use access::Permit;
use domain::id::{AgencyId, CorrelationId, LinkPairId, LinkRecordId, LinkRunId};
use domain::link_review::{Decided, Evidence, PairFlag, Said, State, contradiction};
use store::columns::{Instant, Keyed};
use store::entity::{link_pair, link_record, link_run};
use store::{Store, StoreError, Tx, What, audit};

use super::entries::{History, Why, histories};
use super::{Field, Step, remit, rows};
use crate::record::RecordKind;

/// Whose file stood on one side of a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side {
    /// The agency's code.
    pub agency: String,
    /// What kind of extract its ids are of.
    pub kind: RecordKind,
    /// The file's name.
    pub file: String,
}

/// A run whose pairs are brought in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// Hash of its manifest.
    pub manifest_sha256: String,
    /// Hash of its model.
    pub model_sha256: String,
    /// Left and right.
    pub sides: [Side; 2],
    /// From which weights on it links, keeps a link, and asks a person; thousandths of a bit.
    pub thresholds: [i64; 3],
    /// Its pairs: those for a person, and what it says of pairs that people decided before.
    pub pairs: Vec<BroughtPair>,
}

/// One pair of a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BroughtPair {
    /// The agencies' own numbers, left and right.
    pub keys: [String; 2],
    /// Thousandths of a bit.
    pub weight: i64,
    /// Thousandths of a bit to the next best pair.
    pub margin: i64,
    /// Why two people must look, if there is a reason.
    pub flag: Option<PairFlag>,
    /// What the run does with it.
    pub decided: Decided,
    /// Field by field.
    pub compared: Vec<Field>,
    /// The evidence, step by step.
    pub evidence: Vec<Step>,
}

/// What changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Brought {
    /// The run is in.
    New {
        /// Pairs nobody has seen yet.
        new: usize,
        /// Pairs of which an earlier run said something else.
        again: usize,
        /// Of these, pairs that need attention now, since the run speaks against what people decided.
        attention: usize,
    },
    /// This very run was brought in before.
    AlreadyKnown,
}

/// Why it was not brought in.
#[derive(Debug, thiserror::Error)]
pub enum BringError {
    /// No agency has this code.
    #[error("there is no agency with the code {code}: bring its records in first")]
    NoAgency {
        /// The code.
        code: String,
    },
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// 128 bits that follow from a text and tell nothing of it: the same record or pair has the same id in every run, and the
/// order of ids says nothing of weights.
fn bits(text: &str) -> u128 {
    let digest = audit::digest(text.as_bytes());
    u128::from_str_radix(digest.get(..32).unwrap_or_default(), 16).unwrap_or_default()
}

/// Brings a run's pairs in.
pub async fn bring_in(
    store: &Store,
    permit: &Permit,
    run: Run,
    correlation: CorrelationId,
) -> Result<Brought, BringError> {
    let (tx, permit) = remit::begin(store, permit).await?;
    let [left, right] = &run.sides;
    let named = format!("{} {left:?} {right:?}", run.manifest_sha256);
    let digest = audit::digest(named.as_bytes());
    if rows::is_brought(tx.rows(), &digest).await? {
        tx.roll_back().await?;
        return Ok(Brought::AlreadyKnown);
    }
    let agencies = rows::agencies(tx.rows(), [&left.agency, &right.agency]).await?;
    let agency = |side: &Side| {
        let found =
            agencies.iter().find(|agency| agency.code == side.agency).map(|agency| AgencyId::from_key(agency.id));
        found.ok_or_else(|| BringError::NoAgency { code: side.agency.clone() })
    };
    let of_sides = [agency(left)?, agency(right)?];
    let id = LinkRunId::from_bits(tx.context().new_id());
    let [join_from, keep_from, review_from] = run.thresholds;
    let row = link_run::Model {
        id: id.key(),
        digest,
        one_agency: of_sides[0].key(),
        other_agency: of_sides[1].key(),
        one_file: left.file.clone(),
        other_file: right.file.clone(),
        model_sha256: run.model_sha256.clone(),
        join_from,
        keep_from,
        review_from,
        pairs: i64::try_from(run.pairs.len()).unwrap_or(i64::MAX),
        brought_by: permit.asker().name.clone(),
        brought_at: Instant(tx.context().now()),
    };
    rows::add_run(tx.rows(), row).await?;
    let (records, pairs) = made(&run, of_sides, id);
    let (new, again, attention) = keep(&tx, records, pairs, keep_from).await?;
    let words = format!("pairs of a linkage brought in: {new} new, {again} again, {attention} need attention");
    tx.commit(&permit, What { words: &words, correlation }).await?;
    Ok(Brought::New { new, again, attention })
}

type Made = (BTreeMap<LinkRecordId, link_record::Model>, BTreeMap<LinkPairId, link_pair::Model>);

/// The rows of a run's records and pairs. Of two records the one with the lower id stands first, so that a run with its
/// files the other way round brings the same pairs.
fn made(run: &Run, [left_agency, right_agency]: [AgencyId; 2], id: LinkRunId) -> Made {
    let [left, right] = &run.sides;
    let record = |side: &Side, agency: AgencyId, key: &str| {
        let id = LinkRecordId::from_bits(bits(&format!("{}\n{}\n{key}", side.agency, side.kind.code())));
        let kind = side.kind.code().to_owned();
        (id, link_record::Model { id: id.key(), agency_id: agency.key(), kind, key: key.to_owned() })
    };
    let (mut records, mut pairs) = (BTreeMap::new(), BTreeMap::new());
    for pair in &run.pairs {
        let [left_key, right_key] = &pair.keys;
        let (one, one_row) = record(left, left_agency, left_key);
        let (other, other_row) = record(right, right_agency, right_key);
        records.extend([(one, one_row), (other, other_row)]);
        let mut compared = pair.compared.clone();
        let (first, second) = if one <= other { (one, other) } else { (other, one) };
        if first != one {
            for field in &mut compared {
                std::mem::swap(&mut field.one, &mut field.other);
            }
        }
        let pair_id = LinkPairId::from_bits(bits(&format!("{first}\n{second}")));
        let row = link_pair::Model {
            id: pair_id.key(),
            run_id: id.key(),
            one_record: first.key(),
            other_record: second.key(),
            weight: pair.weight,
            margin: pair.margin,
            flag: pair.flag.map(|flag| flag.code().to_owned()),
            decided: pair.decided.code().to_owned(),
            compared: serde_json::to_string(&compared).unwrap_or_default(),
            evidence: serde_json::to_string(&pair.evidence).unwrap_or_default(),
            version: 1,
        };
        pairs.insert(pair_id, row);
    }
    (records, pairs)
}

/// Keeps what is new, and what is said anew of pairs that were there. Answers how many of each, and how many need attention.
async fn keep(
    tx: &Tx,
    records: BTreeMap<LinkRecordId, link_record::Model>,
    pairs: BTreeMap<LinkPairId, link_pair::Model>,
    keep_from: i64,
) -> Result<(usize, usize, usize), StoreError> {
    let known = rows::pairs(tx.rows(), pairs.keys().copied()).await?;
    let light = |(id, row): (&LinkPairId, &link_pair::Model)| {
        let flag = rows::read_flag(row.flag.as_deref(), row.id)?;
        let (one, other) = (LinkRecordId::from_key(row.one_record), LinkRecordId::from_key(row.other_record));
        Ok(rows::Light { id: *id, one, other, flag })
    };
    let lights = known.iter().map(light).collect::<Result<Vec<_>, StoreError>>()?;
    let said = rows::entries(tx.rows(), known.keys().copied()).await?;
    let mut histories = histories(&lights, &said)?;
    rows::add_records(tx.rows(), records.into_values().collect()).await?;
    // Records that hang on one person already need nobody's word.
    let all = pairs.values().flat_map(|row| [row.one_record, row.other_record]).map(LinkRecordId::from_key).collect();
    let people = rows::people(tx.rows(), &all).await?;
    let is_one = |row: &link_pair::Model| {
        let of = |record| people.get(&LinkRecordId::from_key(record));
        of(row.one_record).zip(of(row.other_record)).is_some_and(|(one, other)| !one.is_disjoint(other))
    };
    let (mut new, mut again, mut attention) = (Vec::new(), 0, 0);
    for (id, row) in pairs {
        match (known.get(&id), histories.get_mut(&id)) {
            (Some(before), Some(history)) if differs(before, &row) => {
                again += 1;
                attention += usize::from(say_anew(tx, history, before, &row, keep_from).await?);
                let version = before.version;
                rows::bring_anew(tx.rows(), link_pair::Model { version, ..row }).await?;
            }
            (None, _) if row.decided == Decided::Review.code() && !is_one(&row) => new.push(row),
            _ => {}
        }
    }
    let count = new.len();
    rows::add_pairs(tx.rows(), new).await?;
    Ok((count, again, attention))
}

/// Whether a later run says something else of a pair.
fn differs(before: &link_pair::Model, now: &link_pair::Model) -> bool {
    let said = |row: &link_pair::Model| {
        (row.weight, row.margin, row.flag.clone(), row.decided.clone(), row.compared.clone(), row.evidence.clone())
    };
    said(before) != said(now)
}

/// Writes down what a later run does to a pair; says whether it needs attention now.
async fn say_anew(
    tx: &Tx,
    history: &mut History,
    before: &link_pair::Model,
    now: &link_pair::Model,
    keep_from: i64,
) -> Result<bool, StoreError> {
    match history.state() {
        State::Decided { saying, .. } => {
            let decided = Decided::from_code(&now.decided);
            let evidence = Evidence {
                weight: now.weight,
                keep_from,
                decided: decided.ok_or_else(|| StoreError::inconsistent("link_pair", "decided", now.id))?,
                newly_flagged: before.flag.is_none() && now.flag.is_some(),
            };
            let Some(because) = contradiction(saying, evidence) else { return Ok(false) };
            history.say(tx, None, Said::Attention(because), Why::default()).await?;
            Ok(true)
        }
        State::Waiting { answered } if !answered.is_empty() => {
            history.say(tx, None, Said::BroughtAnew, Why::default()).await?;
            Ok(false)
        }
        State::Waiting { .. } | State::Attention { .. } => Ok(false),
    }
}
