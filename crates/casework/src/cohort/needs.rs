//! What is known of one person's needs: three questions.

use domain::Date;
use domain::id::PersonId;
use store::{Rows, StoreError};

use super::load::{Someone, people};
use super::panel::{Looked, looked};

/// One person's needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Needs {
    /// Who, with everything that is known.
    pub someone: Someone,
    /// Panels that considered them.
    pub looked: Vec<Looked>,
}

/// What is known of the needs of `person`.
pub async fn needs(rows: &impl Rows, person: PersonId, today: Date) -> Result<Option<Needs>, StoreError> {
    let Some(someone) = people(rows, &[person], today).await?.pop() else { return Ok(None) };
    Ok(Some(Needs { someone, looked: looked(rows, person).await? }))
}
