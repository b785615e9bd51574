//! Sign a team's part of the year's return off: its manager has seen what is missing, and what goes out is frozen.

use access::{About, Action, Permit};
use domain::id::{CorrelationId, FormKey, SignedReturnId};
use domain::snapshot::ReturnYear;
use returns::produce::{Csv, Failed, Gaps, Product, Trace};
use store::columns::{Day, Instant, Keyed, Uuid};
use store::entity::{signed_file, signed_person, signed_return};
use store::{Once, Store, StoreError, What, audit};

use super::readiness::{Of, Readiness, Standing, work_out};
use super::rows;

/// What the form brings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignForm {
    /// The form's one-time key: posted twice, signed once.
    pub key: FormKey,
    /// The year.
    pub year: ReturnYear,
    /// The number of the gaps that were seen ([`Readiness::seen`]).
    pub seen: String,
}

/// What changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SignedOff {
    /// It is signed and frozen.
    New(SignedReturnId),
    /// This very form was posted before.
    AlreadyKnown,
}

/// Why it was not signed.
#[derive(Debug, thiserror::Error)]
pub enum SignOffError {
    /// Other facts are missing than were seen.
    #[error("what is missing has changed since it was seen")]
    Changed,
    /// The return asks of nobody in the team.
    #[error("the return asks of nobody")]
    Nobody,
    /// Whoever signs has no team.
    #[error("whoever signs has no team")]
    NoTeam,
    /// The form's key was used for something else.
    #[error("this form was sent before with something else in it")]
    KeyUsed,
    /// A file could not be made.
    #[error("a file could not be made")]
    File(#[from] Failed),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Signs the part of the signer's own team off and freezes its files.
pub async fn sign_off(
    store: &Store,
    permit: &Permit,
    form: SignForm,
    correlation: CorrelationId,
) -> Result<SignedOff, SignOffError> {
    // Begin; the policy is asked again inside.
    let tx = store.begin().await?;
    let today = tx.context().today();
    let permit = permit.renew(tx.policy(), About::Service, today).map_err(StoreError::NoLongerPermitted)?;
    let asker = permit.asker().clone();
    let (Some(agency), Some(team), Action::SignReturn) = (asker.agency, asker.team, permit.action()) else {
        return Err(SignOffError::NoTeam);
    };
    // Load.
    let digest = audit::digest(format!("sign\n{team}\n{form:?}").as_bytes());
    match tx.once(form.key, asker.account, &digest).await? {
        Once::First => {}
        Once::Again { result } => {
            tx.roll_back().await?;
            return if result == digest { Ok(SignedOff::AlreadyKnown) } else { Err(SignOffError::KeyUsed) };
        }
    }
    let found = work_out(tx.rows(), tx.context(), Of::Team(agency, team), form.year).await?;
    // Decide.
    let readiness = found.filter(|found| !found.people.is_empty()).ok_or(SignOffError::Nobody)?;
    if readiness.seen() != form.seen {
        return Err(SignOffError::Changed);
    }
    let files = frozen(&readiness)?;
    // Save.
    let new_id = || Uuid::from_u128(tx.context().new_id());
    let id = SignedReturnId::from_bits(tx.context().new_id());
    let hashes = files.iter().map(|(name, body)| [audit::digest(body.as_bytes()), (*name).to_owned()].join(" "));
    let hashes = hashes.collect::<Vec<_>>().join("\n");
    let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    let signed = signed_return::Model {
        id: id.key(),
        agency_id: agency.key(),
        team_id: team.key(),
        year: form.year.0.into(),
        as_of: Day(readiness.as_of),
        people: number(readiness.people.len()),
        whole: number(readiness.whole()),
        gaps: number(readiness.gaps()),
        sha256: audit::digest(hashes.as_bytes()),
        signed_by: asker.account.key(),
        signed_name: asker.name.clone(),
        signed_at: Instant(tx.context().now()),
    };
    let file = |(name, body): (&str, String)| {
        let sha256 = audit::digest(body.as_bytes());
        signed_file::Model { id: new_id(), return_id: id.key(), name: name.to_owned(), sha256, body }
    };
    let person = |one: &Standing| signed_person::Model {
        id: new_id(),
        return_id: id.key(),
        person_id: one.who.person.key(),
        is_whole: one.is_whole(),
    };
    let people = readiness.people.iter().map(person).collect();
    rows::insert(tx.rows(), signed, files.into_iter().map(file).collect(), people).await?;
    // Commit.
    let words =
        format!("return of {} signed off: {} people, {} gaps", form.year.0, readiness.people.len(), readiness.gaps());
    tx.commit(&permit, What { words: &words, correlation }).await?;
    Ok(SignedOff::New(id))
}

/// The files, in the order of their names. Of somebody whose record is limited the return tells what it must, and the two lists
/// beside it tell nothing.
fn frozen(readiness: &Readiness) -> Result<[(&'static str, String); 4], Failed> {
    let mut outcomes = Csv::start(Product::Oc3, Vec::new())?;
    let mut header = Csv::start(Product::Header, Vec::new())?;
    let (mut gaps, mut facts) = (Gaps::start(Vec::new())?, Trace::start(Vec::new())?);
    let mut people: Vec<&Standing> = readiness.people.iter().collect();
    people.sort_by(|one, other| one.outcomes.number.cmp(&other.outcomes.number));
    for one in people {
        outcomes.row(&one.outcomes)?;
        header.row(&one.header)?;
        if !one.who.is_limited {
            for (product, row) in [(Product::Oc3, &one.outcomes), (Product::Header, &one.header)] {
                gaps.row(product, row)?;
                facts.row(product, row)?;
            }
        }
    }
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    Ok([
        ("facts.csv", text(facts.finish()?)),
        ("gaps.csv", text(gaps.finish()?)),
        ("header.csv", text(header.finish()?)),
        ("oc3.csv", text(outcomes.finish()?)),
    ])
}
