//! Say what a supporter may see: the young adult's word, from their phone, or from paper with who typed it in.

use access::Permit;
use domain::Date;
use domain::id::{CorrelationId, FormKey, PersonId, SupporterId};
use domain::network::Consent;
use domain::plan::{Area, Party};
use store::Store;

use super::change::{NetworkChanged, NetworkError, begin};
use super::{Voice, rows};

/// What the form brings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConsentForm {
    /// The form's one-time key.
    pub key: FormKey,
    /// The areas they may see.
    pub areas: Vec<Area>,
    /// Whether they may see the goals in which a step is theirs.
    pub named: bool,
    /// Whether they may see when and where the young adult comes out. Without this, that and any area it takes back what was
    /// said.
    pub release_day: bool,
    /// Whether they may comment.
    pub may_comment: bool,
    /// The last day.
    pub until: Date,
    /// Whose word: never a worker's own.
    pub voice: Voice,
}

/// Keeps it; it holds from today.
pub async fn set_consent(
    store: &Store,
    permit: &Permit,
    (person, supporter): (PersonId, SupporterId),
    form: ConsentForm,
    correlation: CorrelationId,
) -> Result<NetworkChanged, NetworkError> {
    let digest = format!("consent\n{supporter}\n{form:?}");
    let Some(begun) = begin(store, permit, person, (form.key, &digest)).await? else {
        return Ok(NetworkChanged::AlreadyKnown);
    };
    let today = begun.tx.context().today();
    let spoken = form.voice.from(&begun.place).ok_or(NetworkError::NotTheirWord)?;
    // Nobody consents for the young adult.
    if spoken.whose != Party::YoungAdult {
        return Err(NetworkError::NotTheirWord);
    }
    let mut areas = form.areas;
    areas.sort_unstable();
    areas.dedup();
    let consent = Consent {
        may_comment: form.may_comment && (!areas.is_empty() || form.named),
        areas,
        named: form.named,
        release_day: form.release_day,
        from: today,
        until: form.until,
        how: spoken.how,
        by: String::new(),
        at: begun.tx.context().now(),
    };
    let consent = if consent.is_no() { Consent { until: today, ..consent } } else { consent.check()? };
    rows::network(begun.tx.rows(), begun.person).await?.find(supporter).ok_or(NetworkError::NotFound)?;
    let words = if consent.is_no() { "sharing with a supporter ended" } else { "sharing with a supporter set" };
    rows::insert_consent(&begun.tx, (begun.person, supporter), &consent, spoken).await?;
    begun.commit(words, supporter, correlation).await
}
