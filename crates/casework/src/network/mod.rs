//! The people around a person: who they are, what each may see by the young adult's word, and whether that is safe.

mod change;
mod check_supporter;
mod remove_supporter;
mod rows;
mod save_supporter;
mod set_consent;
mod stop_sharing;

use domain::id::PersonId;
use domain::network::Network;
use store::{Rows, StoreError};

pub use crate::circle::Voice;
pub use change::{NetworkChanged, NetworkError};
pub use check_supporter::check_supporter;
pub use remove_supporter::remove_supporter;
pub use save_supporter::{SupporterForm, save_supporter};
pub use set_consent::{ConsentForm, set_consent};
pub use stop_sharing::{share_again, stop_sharing};

/// Everybody around `person`: one question.
pub async fn network(rows: &impl Rows, person: PersonId) -> Result<Network, StoreError> {
    rows::network(rows, person).await
}
