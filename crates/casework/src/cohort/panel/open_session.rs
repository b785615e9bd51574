//! Open a session of a team's panel: whom it considers and what is known of them is kept as it stands.

use access::{Action, Permit};
use domain::Date;
use domain::id::{CorrelationId, FormKey, PanelSessionId, PersonId};
use jiff::ToSpan as _;
use store::{Store, What};

use super::rows;
use super::rule::rule_now;
use crate::cohort::begin::{CohortError, of_panel};
use crate::cohort::load::{Reader, team};

/// The longest title, and list of members, in characters.
pub const TITLE_LENGTH_MAX: usize = 200;

/// The longest description of the support, in characters.
pub const TEXT_LENGTH_MAX: usize = 1_000;

/// What the form brings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionForm {
    /// The form's one-time key.
    pub key: FormKey,
    /// What it is called.
    pub title: String,
    /// Its day.
    pub held_on: Date,
    /// Who sits.
    pub members: String,
    /// How many can be offered the support.
    pub places: u32,
    /// What the support is.
    pub support: String,
}

/// Why a session cannot be opened as said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SessionRefused {
    /// No title, or one that is too long.
    Title,
    /// More than a year away.
    HeldOn,
    /// Nobody sits, or too many words.
    Members,
    /// No places, or more than 999.
    Places,
    /// Nobody says what the support is, or in too many words.
    Support,
    /// Nobody of the team can be considered.
    Nobody,
}

impl SessionForm {
    fn refused(&self, today: Date) -> Vec<SessionRefused> {
        let fits = |text: &str, most: usize| (1..=most).contains(&text.trim().chars().count());
        let year = |on: Date| on >= today.saturating_sub(1.year()) && on <= today.saturating_add(1.year());
        [
            (fits(&self.title, TITLE_LENGTH_MAX), SessionRefused::Title),
            (year(self.held_on), SessionRefused::HeldOn),
            (fits(&self.members, TITLE_LENGTH_MAX), SessionRefused::Members),
            ((1..=999).contains(&self.places), SessionRefused::Places),
            (fits(&self.support, TEXT_LENGTH_MAX), SessionRefused::Support),
        ]
        .into_iter()
        .filter_map(|(is_fine, refused)| (!is_fine).then_some(refused))
        .collect()
    }
}

/// Opens it; nothing where the same form was posted before. Whoever said no to being considered is not considered, and
/// whoever's record is shut to the opener neither.
pub async fn open_session(
    store: &Store,
    permit: &Permit,
    form: SessionForm,
    correlation: CorrelationId,
) -> Result<Option<PanelSessionId>, CohortError> {
    let digest = format!("session\n{form:?}");
    let Some(begun) = of_panel(store, permit, (form.key, &digest)).await? else { return Ok(None) };
    let today = begun.tx.context().today();
    let refused = form.refused(today);
    if !refused.is_empty() {
        return Err(CohortError::Session(refused));
    }
    let (Some(worker), Action::HoldPanel) = (begun.permit.asker().worker(), begun.permit.action()) else {
        return Err(CohortError::NotFound);
    };
    let mut people = team(begun.tx.rows(), Reader { team: begun.team, worker }, today).await?.people;
    people.retain(|one| one.facts.no().is_none_or(|answer| answer.consent != domain::cohort::Consent::NotConsidered));
    if people.is_empty() {
        return Err(CohortError::Session(vec![SessionRefused::Nobody]));
    }
    let rule = rule_now(begun.tx.rows(), begun.team).await?;
    let id = PanelSessionId::from_bits(begun.tx.context().new_id());
    rows::insert_session(&begun, (id, &form), &rule, &people).await?;
    let who: Vec<PersonId> = people.iter().map(|one| one.person).collect();
    let what = What { words: "considered by a panel for intensive support", correlation };
    begun.tx.commit_about(&begun.permit, what, &who).await?;
    Ok(Some(id))
}
