//! Say of an area without a goal that nothing is needed, that nobody knows yet, or that they did not want to say.

use access::Permit;
use domain::id::{CorrelationId, FormKey, PersonId};
use domain::plan::{Area, AreaAnswered, area_refused};
use store::Store;

use super::change::{Kept, Opened, PlanError, open};
use super::rows::NewEntry;
use super::voice::Voice;

/// What the form brings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AreaForm {
    /// The form's one-time key.
    pub key: FormKey,
    /// The area.
    pub area: Area,
    /// What was said of it.
    pub answered: AreaAnswered,
    /// Why; may be empty.
    pub reason: String,
    /// Who said it.
    pub voice: Voice,
}

/// Keeps what was said of an area in the plan of `person`.
pub async fn say_of_area(
    store: &Store,
    permit: &Permit,
    person: PersonId,
    form: AreaForm,
    correlation: CorrelationId,
) -> Result<Kept, PlanError> {
    let content = format!("{:?} {:?} {:?}", form.area, form.answered, form.reason);
    let Opened::Change(change) = open(store, permit, person, &form.voice, (form.key, content)).await? else {
        return Ok(Kept::AlreadyKnown);
    };
    if let Some(refused) = area_refused(form.answered, &form.reason, change.spoken.whose) {
        return Err(PlanError::Refused(vec![refused]));
    }
    let reason = form.reason.trim().to_owned();
    let entry = NewEntry::Area { area: form.area, answered: form.answered, reason };
    change.keep(entry, &format!("area:{}", form.area.code()), ("area of the plan answered", correlation)).await
}
