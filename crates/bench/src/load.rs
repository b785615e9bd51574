//! Filling the records: a fictional region through the real importers, then years of contacts, then sign-ins.

use std::path::Path;

use access::{About, Action, Asker, Permit};
use anyhow::{Context as _, anyhow, bail};
use casework::circle::CircleOf;
use casework::sign_in::{
    self, Agency, Chosen, CodeOutcome, CodeTry, Holder, NewAccount, NewWorker, PasswordCost, Passwords, SignIn,
    SignInOutcome,
};
use domain::agency::{AgencyKind, Role};
use domain::id::{CorrelationId, FormKey, PersonId, WorkerId};
use domain::{Date, Timestamp};
use serde::{Deserialize, Serialize};
use store::columns::{Keyed as _, Uuid};
use store::{Store, What};

use crate::place::{self, Place};
use crate::rows::{self, Contact, ROWS_AT_ONCE};
use crate::visitor::PASSWORD;
use crate::{imports, say};

/// Characters of a note, as in the trial with the peers (`bench/peer`).
const NOTE_CHARACTERS: usize = 384;

/// Contacts of one person.
const CONTACTS_EACH: u32 = 10;

pub(crate) const WORKER: &str = "ada.linden@merrowdale.example";
pub(crate) const MANAGER: &str = "cass.elmsworth@merrowdale.example";
pub(crate) const LEAD: &str = "hazel.maplethorpe@merrowdale.example";

/// What loading found out; kept beside the records.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Loaded {
    /// Rows of files imported, and the seconds from the start of the command to the import applied.
    pub(crate) imports: Vec<imports::Import>,
    pub(crate) workers: usize,
    pub(crate) people: usize,
    pub(crate) contacts: u32,
    /// The name under which the young adult signs in.
    pub(crate) young_adult: String,
}

/// What was loaded before, or loads it now.
pub(crate) async fn ready(place: &Place, folder: &Path, (people, contacts): (u32, u32)) -> anyhow::Result<Loaded> {
    let note = folder.join(format!("{}.json", place.words()));
    if let Ok(text) = std::fs::read_to_string(&note)
        && place.is_there().await
    {
        return Ok(serde_json::from_str(&text)?);
    }
    place.empty().await?;
    let kept = place.kept();
    let store = place::store(&kept).await?;
    store.close().await?;
    let imports = imports::region(&kept, &folder.join("region"), people).await?;
    let store = place::store(&kept).await?;
    let known = rows::people(&store).await?;
    let young_adult = accounts(&store).await?;
    put_contacts(&store, &known, contacts).await?;
    if matches!(place, Place::Postgres { .. }) {
        // As its own housekeeping would have done by now; SQLite is left as the program leaves it.
        rows::run(&store, "VACUUM ANALYZE").await?;
    }
    let loaded = Loaded { imports, workers: rows::workers(&store).await?, people: known.len(), contacts, young_adult };
    store.close().await?;
    std::fs::write(note, serde_json::to_string_pretty(&loaded)?)?;
    Ok(loaded)
}

/// Contacts dealt round by round, as they come in life: those of one person lie far apart.
async fn put_contacts(store: &Store, people: &[Uuid], contacts: u32) -> anyhow::Result<()> {
    let advisers = rows::advisers(store).await?;
    let fallback = rows::worker(store, WORKER).await?.context("no first adviser")?.id;
    let today = store.context().today();
    let with_contacts = usize::try_from(contacts / CONTACTS_EACH)?.min(people.len());
    let people = people.get(..with_contacts).unwrap_or(people);
    let mut number = 0_u32;
    for round in (1..=CONTACTS_EACH).rev() {
        let on = today.checked_sub(jiff::Span::new().days(28 * i64::from(round)))?;
        for chunk in people.chunks(ROWS_AT_ONCE * 20) {
            let tx = store.begin().await?;
            for some in chunk.chunks(ROWS_AT_ONCE) {
                let contact = |person: &Uuid| {
                    number += 1;
                    let worker = advisers.get(person).copied().unwrap_or(fallback);
                    contact(*person, worker, on, number)
                };
                rows::insert(&tx, some.iter().map(contact).collect::<anyhow::Result<_>>()?).await?;
            }
            tx.commit(&operator(store, Action::Operate)?, what("contacts for a measurement")).await?;
        }
        say(&format!("  {number} contacts put down"));
    }
    Ok(())
}

fn contact(person: Uuid, worker: Uuid, on: Date, number: u32) -> anyhow::Result<Contact> {
    // Another number in each, so that no two notes are alike and no page packs better than it would.
    let words = ["tenancy", "college", "heron", "budget", "keys", "barber", "doctor", "river", "work", "sister"];
    let mut note = format!("Note {number}.");
    let mut step = number;
    while note.len() < NOTE_CHARACTERS {
        step = step.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        note.push(' ');
        note.push_str(words.get(usize::try_from(step >> 16)? % words.len()).copied().unwrap_or("day"));
    }
    note.truncate(NOTE_CHARACTERS);
    let at: Timestamp = on.at(12, 0, 0, 0).to_zoned(jiff::tz::TimeZone::UTC)?.timestamp();
    Ok(Contact { person, worker, on, at, attended: !number.is_multiple_of(5), note })
}

/// Opens the accounts that the run signs in with. Returns the name under which the young adult signs in.
async fn accounts(store: &Store) -> anyhow::Result<String> {
    let passwords = Passwords::try_new(PasswordCost::default())?;
    let worker = rows::worker(store, WORKER).await?.context("the region has no first adviser")?;
    let tx = store.begin().await?;
    rows::team_of_one(&tx, &worker, "Team of one").await?;
    tx.commit(&operator(store, Action::Operate)?, what("a team for a measurement")).await?;
    for (name, email, role, team) in [
        ("Ada Linden", WORKER, Role::PersonalAdviser, None),
        ("Cass Elmsworth", MANAGER, Role::TeamManager, Some("Team of one")),
        ("Hazel Maplethorpe", LEAD, Role::InformationGovernanceLead, None),
    ] {
        let agency =
            Agency { code: "X10000001".to_owned(), kind: AgencyKind::LocalAuthority, name: "Merrowdale".to_owned() };
        let new =
            NewWorker { name: name.to_owned(), email: email.to_owned(), role, agency, team: team.map(str::to_owned) };
        let account = NewAccount { holder: Holder::Named(new), sign_in_name: email, password: PASSWORD };
        let permit = operator(store, Action::ManageAccounts)?;
        sign_in::open_account(store, &passwords, &permit, account, CORRELATION).await?;
    }
    let person = *rows::caseload(store, WorkerId::from_key(worker.id)).await?.first().context("no caseload")?;
    young_adult(store, &passwords, person).await
}

/// The adviser prints a code and the young adult uses it.
async fn young_adult(store: &Store, passwords: &Passwords, person: PersonId) -> anyhow::Result<String> {
    let (policy, today) = (store.policy(), store.context().today());
    let nobody = |action| policy.ask(&Asker::nobody(), action, None, today).map_err(|_| anyhow!("refused"));
    let tried = SignIn { name: WORKER, password: PASSWORD, from: "bench" };
    let outcome = sign_in::sign_in(store, passwords, &nobody(Action::SignIn)?, tried, CORRELATION).await?;
    let SignInOutcome::SignedIn(adviser) = outcome else { bail!("the adviser cannot sign in") };
    let adviser = adviser.session.asker;
    let facts = CircleOf::load(store.rows(), person).await?.facts_for(&adviser, today);
    let permit = policy.ask(&adviser, Action::IssueSignInCode, &facts, today).map_err(|_| anyhow!("refused"))?;
    let form = (person, FormKey::from_bits(store.context().new_id()));
    let issued = sign_in::issue_code(store, passwords, &permit, form, CORRELATION).await?;
    let born_on = casework::record::known(store.rows(), person).await?.born_on.context("no date of birth")?;
    let tried = CodeTry { code: &issued.code.to_string(), born_on, from: "bench" };
    let permit = nobody(Action::UseSignInCode)?;
    let used = sign_in::use_code(store, passwords, &permit, tried, CORRELATION).await?;
    let CodeOutcome::Accepted { setup, sign_in_name } = used else { bail!("the code was not taken") };
    let chosen = sign_in::choose_passphrase(store, passwords, &permit, (&setup, PASSWORD), CORRELATION).await?;
    if matches!(chosen, Chosen::Ended) {
        bail!("the passphrase was not taken");
    }
    Ok(sign_in_name)
}

const CORRELATION: CorrelationId = CorrelationId::from_bits(1);

fn what(words: &str) -> What<'_> {
    What { words, correlation: CORRELATION }
}

fn operator(store: &Store, action: Action) -> anyhow::Result<Permit> {
    let asker = Asker::operator("bench".to_owned());
    store.policy().ask(&asker, action, About::Service, store.context().today()).map_err(|_| anyhow!("refused"))
}
