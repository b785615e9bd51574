//! Decide of somebody whom a session considered, with a reason, and take it back while the session is open.

use access::Permit;
use domain::cohort::{Choice, SessionSays};
use domain::id::{CorrelationId, FormKey, PanelSessionId, PersonId};
use store::Store;

use super::rows;
use super::session::{SessionView, session};
use crate::cohort::begin::{Begun, CohortChanged, CohortError, about_person, optional, reason};
use crate::cohort::load::Reader;

/// What the form brings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChoiceForm {
    /// The form's one-time key.
    pub key: FormKey,
    /// How many entries the session had when the form was opened.
    pub seen: usize,
    /// What is decided.
    pub choice: Choice,
    /// Why.
    pub why: String,
    /// Why people who come before in the order are passed over, where some are.
    pub beyond: String,
}

/// What the form to take back brings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UndoForm {
    /// The form's one-time key.
    pub key: FormKey,
    /// Why.
    pub why: String,
}

/// The session as it stands inside the change, held so that two who write take turns.
async fn view(begun: &Begun, id: PanelSessionId) -> Result<SessionView, CohortError> {
    let team = begun.team()?;
    crate::cohort::rows::hold_team(begun.tx.rows(), team).await?;
    let reader = Reader { team, worker: begun.place.worker };
    let found = session(begun.tx.rows(), reader, id, begun.tx.context()).await?;
    found.filter(|view| view.find(begun.person).is_some()).ok_or(CohortError::NotFound)
}

/// Decides of `person`.
pub async fn choose(
    store: &Store,
    permit: &Permit,
    (id, person): (PanelSessionId, PersonId),
    form: ChoiceForm,
    correlation: CorrelationId,
) -> Result<CohortChanged, CohortError> {
    let digest = format!("choice\n{id}\n{:?}\n{}\n{}", form.choice, form.why, form.beyond);
    let Some(begun) = about_person(store, permit, person, (form.key, &digest)).await? else {
        return Ok(CohortChanged::AlreadyKnown);
    };
    let view = view(&begun, id).await?;
    let (why, beyond) = (reason(&form.why)?, optional(&form.beyond)?);
    let said_no = begun.facts.no().is_some();
    view.session.may_choose(person, form.choice, view.head.places, said_no).map_err(CohortError::Choice)?;
    if view.entries.iter().filter(|entry| is_of(&entry.says, person)).count() != form.seen {
        return Err(CohortError::Changed);
    }
    if form.choice == Choice::Chosen && beyond.is_empty() && view.passed_over(person) > 0 {
        return Err(CohortError::NoReasonBeyond);
    }
    let says = SessionSays::Choice {
        person,
        choice: form.choice,
        why: why.to_owned(),
        beyond: if form.choice == Choice::Chosen { beyond.to_owned() } else { String::new() },
    };
    rows::insert_entry(&begun.tx, id, &says, begun.account()).await?;
    begun.commit("decided by a panel about intensive support", correlation).await
}

fn is_of(says: &SessionSays, who: PersonId) -> bool {
    matches!(says, SessionSays::Choice { person, .. } | SessionSays::Undone { person, .. } if *person == who)
}

/// Takes back what was decided of `person`.
pub async fn undo(
    store: &Store,
    permit: &Permit,
    (id, person): (PanelSessionId, PersonId),
    form: UndoForm,
    correlation: CorrelationId,
) -> Result<CohortChanged, CohortError> {
    let digest = format!("undo\n{id}\n{}", form.why);
    let Some(begun) = about_person(store, permit, person, (form.key, &digest)).await? else {
        return Ok(CohortChanged::AlreadyKnown);
    };
    let view = view(&begun, id).await?;
    let why = reason(&form.why)?;
    view.session.may_undo(person).map_err(CohortError::Choice)?;
    let says = SessionSays::Undone { person, why: why.to_owned() };
    rows::insert_entry(&begun.tx, id, &says, begun.account()).await?;
    begun.commit("decision of a panel taken back", correlation).await
}
