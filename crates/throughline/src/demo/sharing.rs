//! What one of the demonstration's young adults shares with a sister, as she told her adviser: the sister can sign in.

use access::{Action, Asker, Permit};
use anyhow::{Context as _, anyhow};
use casework::circle::CircleOf;
use casework::network::{
    ConsentForm, NetworkChanged, SupporterForm, Voice, check_supporter, network, save_supporter, set_consent,
};
use casework::sign_in::{self, PasswordCost, Passwords, SupporterCodeForm};
use domain::Date;
use domain::id::{FormKey, PersonId};
use domain::network::{Check, Closeness, NewSupporter, SupporterKind, Yes};
use domain::plan::{Area, How};
use jiff::ToSpan as _;
use store::Store;

use super::people::{Persona, asker, find};
use crate::open;

/// The sister, by the name that a step of the plan has for her.
pub(super) const SISTER: &str = "Robin Rowanfield";
const YOUNG_ADULT: &str = "Wren Rowanfield";
const ADVISER: &str = "Ada Linden";
/// Her date of birth, with which her code holds.
const BORN_ON: Date = Date::constant(2004, 6, 14);

/// Writes her down as Wren told it, with what she may see and that it was found safe.
pub(super) async fn write_sharing(store: &Store) -> anyhow::Result<()> {
    let passwords = Passwords::try_new(PasswordCost::default())?;
    let ada = asker(store, &passwords, ADVISER).await?;
    let person = find(store, &ada, YOUNG_ADULT).await?;
    let voice = Voice::YoungAdult { how: How::Spoken };
    let what = NewSupporter {
        name: SISTER.to_owned(),
        kind: SupporterKind::Family,
        knows: "my sister".to_owned(),
        closeness: Closeness::Closest,
        reach: "By letter, and on Sundays by phone".to_owned(),
        answers_at_night: Yes::Yes,
        stays: Yes::Yes,
    };
    let form = SupporterForm { key: key(store), changes: None, what, voice };
    let change = permit(store, &ada, person, Action::ChangeNetwork).await?;
    let kept = save_supporter(store, &change, person, form, open::correlation(store)).await?;
    let NetworkChanged::Kept { supporter } = kept else { return Err(anyhow!("she was written down already")) };
    let form = ConsentForm {
        key: key(store),
        areas: vec![Area::Accommodation],
        named: true,
        release_day: true,
        may_comment: true,
        until: store.context().today().saturating_add(6.months()),
        voice,
    };
    set_consent(store, &change, (person, supporter), form, open::correlation(store)).await?;
    let check = permit(store, &ada, person, Action::CheckSupporter).await?;
    let form = (key(store), Check::Fine, "Spoke with her and with probation; nothing against it.");
    check_supporter(store, &check, (person, supporter), form, open::correlation(store)).await?;
    Ok(())
}

/// The sister with a fresh code; nobody where nothing is shared with her any more.
pub(super) async fn sister(store: &Store, passwords: &Passwords) -> anyhow::Result<Option<Persona>> {
    let ada = asker(store, passwords, ADVISER).await?;
    let person = find(store, &ada, YOUNG_ADULT).await?;
    let network = network(store.rows(), person).await?;
    let today = store.context().today();
    let found = network.supporters.iter().find(|one| one.what.name == SISTER && one.shared(today).is_some());
    let Some(found) = found else { return Ok(None) };
    let permit = permit(store, &ada, person, Action::IssueSupporterCode).await?;
    let form = SupporterCodeForm { key: key(store), whom: (person, found.id), born_on: BORN_ON, how: How::Spoken };
    let issued = sign_in::issue_supporter_code(store, passwords, &permit, form, open::correlation(store)).await;
    let issued = issued.with_context(|| format!("no code for {SISTER}"))?;
    Ok(Some(Persona::with_code(SISTER, found.role().words(), (issued.code.to_string(), BORN_ON))))
}

fn key(store: &Store) -> FormKey {
    FormKey::from_bits(store.context().new_id())
}

async fn permit(store: &Store, asker: &Asker, person: PersonId, action: Action) -> anyhow::Result<Permit> {
    let today = store.context().today();
    let facts = CircleOf::load(store.rows(), person).await?.facts_for(asker, today);
    let permit = store.policy().ask(asker, action, &facts, today);
    permit.map_err(|refused| anyhow!("no sharing by {}: {}", asker.name, refused.because))
}
