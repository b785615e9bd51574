//! For those who work with a person at the council: that a prison asked at its reception about somebody who is very likely they.
//! Nothing is sent; it stands with the record for a while.

use domain::Date;
use domain::id::PersonId;
use jiff::ToSpan as _;
use store::{Rows, StoreError};

use super::rows;

/// For so many days it stands with the record: ours, four weeks, so that an adviser back from leave still reads it.
const STANDS_DAYS: i64 = 28;

/// That a prison asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AskedAbout {
    /// Which prison, by name.
    pub prison: String,
    /// On which day.
    pub on: Date,
}

/// Prisons that asked of late about somebody who is very likely `person`, the newest day first, each once: one question.
pub async fn asked_about(rows: &impl Rows, person: PersonId, today: Date) -> Result<Vec<AskedAbout>, StoreError> {
    let from = today.saturating_sub(STANDS_DAYS.days());
    let mut asked: Vec<AskedAbout> = Vec::new();
    for (prison, on) in rows::asked_since(rows, person, from).await? {
        if asked.iter().all(|one| one.prison != prison) {
            asked.push(AskedAbout { prison, on });
        }
    }
    Ok(asked)
}
