//! Close a session: one member proposes it, with the reason that holds for everybody of whom nothing was decided, and another
//! agrees. Then nothing of it changes any more.

use access::Permit;
use domain::cohort::{CloseRefused, SessionSays};
use domain::id::{CorrelationId, FormKey, PanelEntryId, PanelSessionId};
use store::{Store, What};

use super::rows;
use super::session::{SessionView, session};
use crate::cohort::begin::{BegunPanel, CohortChanged, CohortError, of_panel, optional, reason};
use crate::cohort::load::Reader;

/// What the form to propose brings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProposeForm {
    /// The form's one-time key.
    pub key: FormKey,
    /// The reason for everybody of whom nothing was decided.
    pub others: String,
}

/// What the form to agree brings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgreeForm {
    /// The form's one-time key.
    pub key: FormKey,
    /// With which proposal.
    pub proposal: PanelEntryId,
}

async fn view(begun: &BegunPanel, id: PanelSessionId) -> Result<SessionView, CohortError> {
    let worker = begun.permit.asker().worker().ok_or(CohortError::NotFound)?;
    let reader = Reader { team: begun.team, worker };
    session(begun.tx.rows(), reader, id, begun.tx.context()).await?.ok_or(CohortError::NotFound)
}

/// Nobody who is chosen and has said no since.
fn check_noes(view: &SessionView) -> Result<(), CohortError> {
    let said_no = |person| view.find(person).is_some_and(|one| one.no.is_some());
    view.session.may_propose(said_no).map_err(CohortError::Close)
}

/// Proposes to close.
pub async fn propose(
    store: &Store,
    permit: &Permit,
    id: PanelSessionId,
    form: ProposeForm,
    correlation: CorrelationId,
) -> Result<CohortChanged, CohortError> {
    let digest = format!("propose\n{id}\n{}", form.others);
    let Some(begun) = of_panel(store, permit, (form.key, &digest)).await? else {
        return Ok(CohortChanged::AlreadyKnown);
    };
    let view = view(&begun, id).await?;
    check_noes(&view)?;
    let others = if view.undecided() > 0 { reason(&form.others)? } else { optional(&form.others)? };
    let says = SessionSays::Proposed { others: others.to_owned() };
    rows::insert_entry(&begun.tx, id, &says, begun.account()).await?;
    begun.tx.commit(&begun.permit, What { words: "closing of a panel’s session proposed", correlation }).await?;
    Ok(CohortChanged::Kept)
}

/// Agrees, as another member.
pub async fn agree(
    store: &Store,
    permit: &Permit,
    id: PanelSessionId,
    form: AgreeForm,
    correlation: CorrelationId,
) -> Result<CohortChanged, CohortError> {
    let digest = format!("agree\n{id}\n{}", form.proposal);
    let Some(begun) = of_panel(store, permit, (form.key, &digest)).await? else {
        return Ok(CohortChanged::AlreadyKnown);
    };
    let view = view(&begun, id).await?;
    let (account, _) = begun.account();
    view.session.may_agree(form.proposal, account).map_err(CohortError::Close)?;
    check_noes(&view)?;
    let says = SessionSays::Agreed { proposal: form.proposal };
    rows::insert_entry(&begun.tx, id, &says, begun.account()).await?;
    begun.tx.commit(&begun.permit, What { words: "session of a panel closed", correlation }).await?;
    Ok(CohortChanged::Kept)
}

/// Said no since, and is chosen: what a page tells before somebody proposes.
impl SessionView {
    /// Whether it may be proposed to close.
    pub fn may_propose(&self) -> Result<(), CloseRefused> {
        let said_no = |person| self.find(person).is_some_and(|one| one.no.is_some());
        self.session.may_propose(said_no)
    }
}
