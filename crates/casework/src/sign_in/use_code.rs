//! Use a printed code: once, with the date of birth; it lets a young adult, or somebody of their network, choose a passphrase, and nothing else.

use core::fmt;

use access::Permit;
use domain::id::{AccountId, CorrelationId};
use domain::sign_in::{CodeChecks, CodeState, MayTry, SignInAnswer, SignInName, code_state};
use domain::{Date, Timestamp};
use store::{Context, Store, StoreError, Tx, What};

use super::SignInError;
use super::password::commit_as;
use super::rows::{self, Account, Code, Holds, Whom, Whose};
use super::secret::{Passwords, SetupToken, code_letters};
use super::session::SessionId;
use super::tries::{self, Admitted, Counted};
use crate::network;

/// What the form brings.
#[derive(Clone, Copy)]
pub struct CodeTry<'a> {
    /// The code as typed, whatever it is.
    pub code: &'a str,
    /// The date of birth as typed.
    pub born_on: Date,
    /// The network address it comes from, in any fixed spelling; only its hash is kept.
    pub from: &'a str,
}

impl fmt::Debug for CodeTry<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CodeTry(not shown)")
    }
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CodeOutcome {
    /// The code is used up, and a passphrase can be chosen.
    Accepted {
        /// For the cookie, until the passphrase is chosen.
        setup: SetupToken,
        /// The name they will sign in with from now on, to show beside the passphrase field.
        sign_in_name: String,
    },
    /// The code and the date of birth do not go together, or no longer; there is no saying what is wrong.
    Failed,
    /// Too many wrong tries: this one was not looked at, right or wrong.
    Wait {
        /// When the next is let in.
        until: Timestamp,
    },
}

/// Tries a code. The permit is nobody's, to use a sign-in code.
pub async fn use_code(
    store: &Store,
    passwords: &Passwords,
    permit: &Permit,
    form: CodeTry<'_>,
    correlation: CorrelationId,
) -> Result<CodeOutcome, SignInError> {
    let letters = code_letters(form.code);
    let counted = [
        Counted::code(&letters),
        Counted::born_on_from(form.born_on, form.from),
        Counted::born_on(form.born_on),
        Counted::address(form.from),
    ];
    let tried = match tries::admit(store, permit, &counted, What { words: "sign-in code tried", correlation }).await? {
        Admitted::Wait(until) => return Ok(CodeOutcome::Wait { until }),
        Admitted::Try(tried) => tried,
    };
    // From here to the answer every try does the same work: one hash, one question.
    let hash = passwords.code_hash(letters, form.born_on).await?;
    let code = rows::code(store.rows(), &hash).await?;
    let (SignInAnswer::SignedIn, Some(code)) = (answer(code.as_ref(), store.context()), code) else {
        return Ok(CodeOutcome::Failed);
    };
    let tx = store.begin().await?;
    rows::lock_person(tx.rows(), code.whom.person).await?;
    // Two browsers with one code, or a new code printed meanwhile: one change of this row wins.
    if rows::use_up(tx.rows(), code.id, tx.context().now()).await? == 0 {
        tx.roll_back().await?;
        return Ok(CodeOutcome::Failed);
    }
    if !is_shared_with(&tx, &code).await? {
        tx.roll_back().await?;
        return Ok(CodeOutcome::Failed);
    }
    tried.strike_out(&tx).await?;
    let account = account_of(&tx, &code).await?;
    let setup = SetupToken::new(tx.context());
    rows::begin_session(tx.rows(), &SessionId(setup.kept()), account.id, tx.context().now()).await?;
    let sign_in_name = account.sign_in_name.clone();
    let asker = account.asker(tx.rows()).await?;
    commit_as(tx, permit, &asker, What { words: "sign-in code used", correlation }).await?;
    Ok(CodeOutcome::Accepted { setup, sign_in_name })
}

/// What the code comes to. It is found by its hash with the date of birth, so one that is found agrees with it; one that
/// was replaced is gone.
fn answer(code: Option<&Code>, context: &Context) -> SignInAnswer {
    let state = code.map_or(CodeState::Used, |code| {
        code_state(context.civil(code.issued_at).date(), code.is_used, context.today())
    });
    CodeChecks {
        is_known: code.is_some(),
        state,
        born_on_agrees: code.is_some(),
        is_in_force: code.is_some(),
        account: MayTry::Now,
        address: MayTry::Now,
    }
    .answer()
}

const fn holds_of(whom: Whom) -> Holds {
    match whom.supporter {
        None => Holds::YoungAdult(whom.person),
        Some(supporter) => Holds::Supporter { of: whom.person, supporter },
    }
}

/// Names are drawn again this often where one is taken: with half of all names taken, once in a million million it fails.
const DRAWS: usize = 40;

/// Whether the code still opens something: a young adult's always does; that of somebody of the network does while the young
/// adult shares with them. The code is left as it is: the young adult may share again.
async fn is_shared_with(tx: &Tx, code: &Code) -> Result<bool, StoreError> {
    let Some(supporter) = code.whom.supporter else { return Ok(true) };
    let network = network::network(tx.rows(), code.whom.person).await?;
    Ok(network.find(supporter).is_some_and(|one| one.shared(tx.context().today()).is_some()))
}

/// Their account: the one they have, or a new one under a name of its own. A closed account stays closed.
async fn account_of(tx: &Tx, code: &Code) -> Result<Account, StoreError> {
    if let Some(account) = rows::account_of(tx.rows(), code.whom).await? {
        return Ok(account);
    }
    for _ in 0..DRAWS {
        let sign_in_name = SignInName::from_random(tx.context().random()).to_string();
        if rows::is_taken(tx.rows(), &sign_in_name).await? {
            continue;
        }
        let (id, now) = (AccountId::from_bits(tx.context().new_id()), tx.context().now());
        let secret = String::new();
        rows::insert_account(tx.rows(), id, Whose::Person(code.whom), (&sign_in_name, &secret), now).await?;
        return Ok(Account { id, sign_in_name, secret, holds: holds_of(code.whom) });
    }
    Err(StoreError::Changed { table: "account" })
}
