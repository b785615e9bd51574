//! Say how long a way takes: somebody who knows is believed before the model, and named.

use access::Permit;
use domain::id::{CorrelationId, FormKey, PlaceId, WorkerId};
use domain::place::Mode;
use store::columns::Uuid;
use store::{Once, Several, Store, StoreError, What};

use super::rows;

/// Longest reason, in characters.
const WHY_MAX: usize = 200;
/// The longest way, in minutes.
const MINUTES_MAX: u16 = 600;

/// What the form brings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TravelTimeForm {
    /// The form's one-time key.
    pub key: FormKey,
    /// Between which places; it holds both ways.
    pub between: (PlaceId, PlaceId),
    /// How.
    pub mode: Mode,
    /// How long, from door to door.
    pub minutes: u16,
    /// Why.
    pub why: String,
}

/// Why it was not kept.
#[derive(Debug, thiserror::Error)]
pub enum SayTravelTimeError {
    /// Both ends are the same, or one is not in the directory.
    #[error("two places of the directory are needed")]
    Ends,
    /// No length, or more than a day's travelling.
    #[error("a way takes from 1 to {MINUTES_MAX} minutes")]
    Minutes,
    /// No reason, or a longer one than can be kept.
    #[error("a reason of up to {WHY_MAX} characters is needed")]
    Why,
    /// The form's key was used for something else.
    #[error("this form was sent before with something else in it")]
    KeyUsed,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Keeps what somebody says of a way.
pub async fn say_travel_time(
    store: &Store,
    permit: &Permit,
    form: TravelTimeForm,
    correlation: CorrelationId,
) -> Result<(), SayTravelTimeError> {
    if !(1..=MINUTES_MAX).contains(&form.minutes) {
        return Err(SayTravelTimeError::Minutes);
    }
    let why = form.why.trim();
    if why.is_empty() || why.chars().count() > WHY_MAX {
        return Err(SayTravelTimeError::Why);
    }
    let tx = store.begin().await?;
    let permit = permit.renew(tx.policy(), None, tx.context().today()).map_err(StoreError::NoLongerPermitted)?;
    let digest = store::audit::digest(format!("way\n{form:?}").as_bytes());
    match tx.once(form.key, permit.asker().account, &digest).await? {
        Once::First => {}
        Once::Again { result } => {
            tx.roll_back().await?;
            return if result == digest { Ok(()) } else { Err(SayTravelTimeError::KeyUsed) };
        }
    }
    let (from, to) = (form.between.0.min(form.between.1), form.between.0.max(form.between.1));
    let found = rows::ask(Several::default()).ask(tx.rows()).await?;
    let places = rows::newest(&found)?;
    let is_known = |id: PlaceId| places.iter().any(|kept| kept.id == id);
    if from == to || !is_known(from) || !is_known(to) {
        return Err(SayTravelTimeError::Ends);
    }
    let said = rows::ways_with_versions(&found)?.into_iter();
    let before =
        said.filter(|(way, _)| (way.from, way.to, way.mode) == (from, to, form.mode)).map(|(_, version)| version);
    let version = before.max().unwrap_or(0) + 1;
    let by = permit.asker().worker().unwrap_or(WorkerId::from_bits(0));
    let row = Uuid::from_u128(tx.context().new_id());
    let way = ((from, to), form.mode, form.minutes, why);
    rows::insert_way(tx.rows(), row, way, (by, version), tx.context().now()).await?;
    tx.commit(&permit, What { words: "length of a way written down", correlation }).await?;
    Ok(())
}
