//! Print a sign-in code for somebody of a young adult's network: made by the young adult, or by their personal adviser when
//! they say so; good for seven days and one use, and only while the young adult shares something with them.

use access::Permit;
use domain::Date;
use domain::agency::Role;
use domain::id::{CorrelationId, FormKey, PersonId, SupporterId};
use domain::plan::How;
use domain::sign_in::SignInCode;
use store::columns::Uuid;
use store::{Once, Store, StoreError, What};

use super::issue_code::{IssuedCode, last_day};
use super::rows::{self, Whom};
use super::secret::{Passwords, SecretError};
use crate::{circle, network};

/// What the form brings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SupporterCodeForm {
    /// The form's one-time key.
    pub key: FormKey,
    /// In whose network, and for whom.
    pub whom: (PersonId, SupporterId),
    /// The supporter's date of birth: the code holds only with it. It goes into the hash of the code, and is kept nowhere.
    pub born_on: Date,
    /// How the young adult said that there is to be a code; [`How::Here`] where they make it themselves.
    pub how: How,
}

/// Why no code was printed.
#[derive(Debug, thiserror::Error)]
pub enum IssueSupporterCodeError {
    /// There is nobody of that id in this network.
    #[error("nobody of that id")]
    NotFound,
    /// Nothing is shared with them today: the young adult's word or the safety check is missing, or speaks against it.
    #[error("nothing is shared with them today")]
    NotShared,
    /// A worker did not say how the young adult told them.
    #[error("it is not said how the young adult asked for it")]
    NotTheirWord,
    /// Nobody is born tomorrow.
    #[error("born on {on}, which has not come")]
    NotBorn {
        /// The day.
        on: Date,
    },
    /// The form was sent before: it made a code then, which only the page of that moment shows. That code still works.
    #[error("this form was sent before")]
    KeyUsed,
    /// The code could not be hashed.
    #[error(transparent)]
    Secret(#[from] SecretError),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Makes a code for `supporter`. Codes printed for them before and not used stop working.
pub async fn issue_supporter_code(
    store: &Store,
    passwords: &Passwords,
    permit: &Permit,
    form: SupporterCodeForm,
    correlation: CorrelationId,
) -> Result<IssuedCode, IssueSupporterCodeError> {
    let (context, (person, supporter)) = (store.context(), form.whom);
    if form.born_on > context.today() {
        return Err(IssueSupporterCodeError::NotBorn { on: form.born_on });
    }
    let code = SignInCode::from_random(context.random());
    let hash = passwords.code_hash(code.letters(), form.born_on).await?;
    let tx = store.begin().await?;
    rows::lock_person(tx.rows(), person).await?;
    let place = circle::renew(&tx, permit, person, None).await?;
    let words = match (place.role == Role::YoungAdult, form.how) {
        (true, How::Here) => "sign-in code printed for a supporter",
        (false, How::Spoken) => "sign-in code printed for a supporter, as the young adult said",
        (false, How::FromPaper) => "sign-in code printed for a supporter, as the young adult wrote",
        (true, _) | (false, How::Here) => return Err(IssueSupporterCodeError::NotTheirWord),
    };
    if tx.once(form.key, permit.asker().account, "sign-in code").await? != Once::First {
        tx.roll_back().await?;
        return Err(IssueSupporterCodeError::KeyUsed);
    }
    let network = network::network(tx.rows(), person).await?;
    let one = network.find(supporter).ok_or(IssueSupporterCodeError::NotFound)?;
    one.shared(tx.context().today()).ok_or(IssueSupporterCodeError::NotShared)?;
    let whom = Whom { person, supporter: Some(supporter) };
    rows::drop_unused_codes(tx.rows(), whom).await?;
    let issued = (permit.asker().account, context.now());
    rows::insert_code(tx.rows(), Uuid::from_u128(context.new_id()), whom, hash, issued).await?;
    tx.commit(&place.permit, What { words, correlation }).await?;
    Ok(IssuedCode { code, expires_on: last_day(context.civil(issued.1).date()) })
}
