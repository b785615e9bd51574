//! Print a sign-in code: a card for the release pack, or over the desk, good for seven days and one use.

use access::Permit;
use domain::Date;
use domain::id::{CorrelationId, FormKey, PersonId};
use domain::sign_in::{CodeState, SignInCode, code_state};
use store::columns::Uuid;
use store::{Once, Store, StoreError, What};

use super::rows::{self, Whom};
use super::secret::{Passwords, SecretError};
use crate::{circle, record};

/// A code to be printed now: it is not shown again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IssuedCode {
    /// The code; its `Display` is what goes on the card.
    pub code: SignInCode,
    /// The last day on which it works.
    pub expires_on: Date,
}

/// Why no code was printed.
#[derive(Debug, thiserror::Error)]
pub enum IssueCodeError {
    /// A code holds only with a date of birth, and no agency has sent one: ask the council to put it in its person
    /// index, import that, then print the code.
    #[error("no agency's record of this person has a date of birth; bring one in, then print the code")]
    NoDateOfBirth,
    /// The form was sent before: it made a code then, which only the page of that moment shows, or it was about somebody
    /// else. Nothing was made now, and that code still works.
    #[error("this form was sent before")]
    KeyUsed,
    /// The code could not be hashed.
    #[error(transparent)]
    Secret(#[from] SecretError),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Makes a code for `person`. Codes printed before and not used stop working. The form's one-time key is used up: sent
/// twice, it makes one code.
pub async fn issue_code(
    store: &Store,
    passwords: &Passwords,
    permit: &Permit,
    (person, key): (PersonId, FormKey),
    correlation: CorrelationId,
) -> Result<IssuedCode, IssueCodeError> {
    let context = store.context();
    let born_on = record::known(store.rows(), person).await?.born_on.ok_or(IssueCodeError::NoDateOfBirth)?;
    let code = SignInCode::from_random(context.random());
    let hash = passwords.code_hash(code.letters(), born_on).await?;
    let tx = store.begin().await?;
    rows::lock_person(tx.rows(), person).await?;
    circle::renew(&tx, permit, person, None).await?;
    if tx.once(key, permit.asker().account, "sign-in code").await? != Once::First {
        tx.roll_back().await?;
        return Err(IssueCodeError::KeyUsed);
    }
    if record::known(tx.rows(), person).await?.born_on != Some(born_on) {
        // An import was applied in between: whoever asked may ask again.
        return Err(StoreError::Changed { table: "source_record" }.into());
    }
    let whom = Whom { person, supporter: None };
    rows::drop_unused_codes(tx.rows(), whom).await?;
    let issued_by = permit.asker().account;
    let issued_at = context.now();
    rows::insert_code(tx.rows(), Uuid::from_u128(context.new_id()), whom, hash, (issued_by, issued_at)).await?;
    tx.commit(permit, What { words: "sign-in code printed", correlation }).await?;
    Ok(IssuedCode { code, expires_on: last_day(context.civil(issued_at).date()) })
}

/// The last day on which a code of `issued_on` works.
pub(super) fn last_day(issued_on: Date) -> Date {
    match code_state(issued_on, false, issued_on) {
        CodeState::Open { until } => until,
        CodeState::Used | CodeState::Expired { .. } => issued_on,
    }
}
