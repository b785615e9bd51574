//! What stands on a person's lists, and whose record an agency has limited without naming anybody.

use domain::Date;
use domain::id::{PersonId, WorkerId};
use store::{Rows, StoreError};

use super::listed::{Listed, Named, ToSettle};
use super::rows;

/// Every entry on the lists of `person`, past ones too, the newest first.
pub async fn listed(rows: &impl Rows, person: PersonId) -> Result<Vec<Listed>, StoreError> {
    rows::listed(rows, person).await
}

/// The worker with this address for e-mail, if there is one.
pub async fn by_address(rows: &impl Rows, address: &str) -> Result<Option<Named>, StoreError> {
    rows::by_address(rows, &address.trim().to_lowercase()).await
}

/// Records that an agency limited without naming anybody, the oldest first, at most `limit`. Ending the restriction that
/// stands in for the agency's list settles one. Records that exclude `reader` are left out.
pub async fn to_settle(
    rows: &impl Rows,
    reader: WorkerId,
    today: Date,
    limit: u64,
) -> Result<Vec<ToSettle>, StoreError> {
    rows::to_settle(rows, reader, today, limit).await
}
