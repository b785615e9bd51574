//! One pair as its reviewer may see it: blind until they have answered, then with the score, the evidence and what others
//! said.

use access::Permit;
use domain::id::{AgencyId, LinkPairId, LinkRecordId, PersonId};
use domain::link_review::{PairFlag, Scope, State, may_settle, may_undo, scope};
use domain::{Date, Timestamp};
use store::columns::Keyed;
use store::entity::link_pair;
use store::{Store, StoreError};

use super::afterwards::{Afterwards, afterwards};
use super::entries::{History, Spoken, history};
use super::next::waits_for;
use super::queue::{fields, names};
use super::remit::{self, Held, Reviewer};
use super::{Field, Step, rows};

/// What is shown once a reviewer has answered, or where nobody waits for an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revealed {
    /// Thousandths of a bit.
    pub weight: i64,
    /// Thousandths of a bit to the next best pair.
    pub margin: i64,
    /// From which weights on the run links and asks a person.
    pub thresholds: [i64; 2],
    /// Why two people must look, if there is a reason.
    pub flag: Option<PairFlag>,
    /// The evidence, step by step.
    pub evidence: Vec<Step>,
    /// What was said, in order.
    pub spoken: Vec<Spoken>,
    /// When they were joined, if they are now.
    pub joined_at: Option<Timestamp>,
    /// How far the decision reaches.
    pub scope: Scope,
    /// When the run was brought in.
    pub brought_at: Timestamp,
}

/// One pair.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "what this reader may do, each asked for by itself")]
pub struct PairShown {
    /// Its id.
    pub pair: LinkPairId,
    /// Which version a form on the page is about.
    pub version: i32,
    /// Agency, kind of record and the agency's own number of either side.
    pub sides: [(String, String, String); 2],
    /// The names on either side.
    pub names: [String; 2],
    /// Field by field.
    pub fields: Vec<Field>,
    /// Where it stands.
    pub state: State,
    /// Whether this reviewer may answer, and is blind meanwhile.
    pub may_answer: bool,
    /// Whether somebody else has it open.
    pub is_open_elsewhere: bool,
    /// Whether this reviewer may settle what needs attention.
    pub may_settle: bool,
    /// Whether this reviewer may take back what was said.
    pub may_undo: bool,
    /// Who would see what if the two were held to be one person; where that may be said now.
    pub afterwards: Vec<Afterwards>,
    /// What blindness hides.
    pub revealed: Option<Revealed>,
    /// On whom the records hang.
    pub people: Vec<PersonId>,
    /// The day on which it is looked at.
    pub today: Date,
}

/// One pair of the reviewer's agency; nothing where it is not theirs, or lists of limited access keep it from them.
pub async fn show(store: &Store, permit: &Permit, id: LinkPairId) -> Result<Option<PairShown>, StoreError> {
    remit::ask(store, permit)?;
    let Some(reviewer) = Reviewer::of(permit) else { return Ok(None) };
    let (today, now) = remit::now(store.context());
    let rows = store.rows();
    let Some(pair) = rows::pair(rows, reviewer.agency, id).await? else { return Ok(None) };
    let records = [pair.one_record, pair.other_record].map(LinkRecordId::from_key);
    let held = Held::load(rows, &records.into()).await?;
    if held.is_shut(&records, reviewer.worker, today) {
        return Ok(None);
    }
    let history = history(rows, &pair).await?;
    let state = history.state();
    let mut fields = fields(&pair)?;
    let mut sides = sides(store, &pair, records).await?;
    let may_settle = may_settle(&state, reviewer.worker);
    let may_answer = waits_for(&state, &reviewer);
    let mut afterwards =
        if may_answer || may_settle { afterwards(rows, &held, &records, today).await? } else { Vec::new() };
    // The reader's own agency always stands on the left.
    if sides[1].0 == reviewer.agency && sides[0].0 != reviewer.agency {
        sides.reverse();
        for field in &mut fields {
            std::mem::swap(&mut field.one, &mut field.other);
        }
        for one in &mut afterwards {
            one.side = 1 - one.side;
        }
        afterwards.reverse();
    }
    let claimed = if may_answer { rows::claims(rows, now).await?.remove(&id) } else { None };
    let revealed = if may_answer { None } else { Some(reveal(store, &pair, history).await?) };
    Ok(Some(PairShown {
        pair: id,
        version: pair.version,
        sides: sides.map(|(_, side)| side),
        names: names(&fields),
        fields,
        may_answer,
        is_open_elsewhere: claimed.is_some_and(|worker| worker != reviewer.worker),
        may_settle,
        may_undo: may_undo(&state, reviewer.worker),
        state,
        afterwards,
        revealed,
        people: held.people(&records),
        today,
    }))
}

async fn sides(
    store: &Store,
    pair: &link_pair::Model,
    ids: [LinkRecordId; 2],
) -> Result<[(AgencyId, (String, String, String)); 2], StoreError> {
    let records = rows::records(store.rows(), &ids.into()).await?;
    let missing = || StoreError::inconsistent("link_pair", "one_record", pair.id);
    let [one, other] = ids.map(|id| records.get(&id));
    let (one, other) = (one.ok_or_else(missing)?, other.ok_or_else(missing)?);
    let agencies = rows::agencies_by_id(store.rows(), [one.agency_id, other.agency_id]).await?;
    let side = |record: &store::entity::link_record::Model| {
        let agency = agencies.iter().find(|agency| agency.id == record.agency_id).map(|agency| agency.name.clone());
        let kind = crate::record::RecordKind::from_code(&record.kind).map_or("", crate::record::RecordKind::words);
        (AgencyId::from_key(record.agency_id), (agency.unwrap_or_default(), kind.to_owned(), record.key.clone()))
    };
    Ok([side(one), side(other)])
}

async fn reveal(store: &Store, pair: &link_pair::Model, history: History) -> Result<Revealed, StoreError> {
    let bad = |column| StoreError::inconsistent("link_pair", column, pair.id);
    let run = rows::run(store.rows(), pair.run_id).await?.ok_or_else(|| bad("run_id"))?;
    let merge = super::joined::standing(store.rows(), LinkPairId::from_key(pair.id)).await?;
    Ok(Revealed {
        weight: pair.weight,
        margin: pair.margin,
        thresholds: [run.join_from, run.review_from],
        flag: history.flag,
        evidence: serde_json::from_str(&pair.evidence).map_err(|_| bad("evidence"))?,
        scope: scope(&history.entries()),
        spoken: history.spoken,
        joined_at: merge.map(|merge| merge.at),
        brought_at: run.brought_at.0,
    })
}
