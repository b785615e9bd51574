//! The demonstration's people: who can sign in, as what, and how.

use access::{Action, Asker};
use anyhow::{Context as _, anyhow, bail};
use casework::circle::CircleOf;
use casework::contact::{VisitForm, record_visit};
use casework::people::{self, Scope};
use casework::record;
use casework::sign_in::{self, Agency, Holder, NewAccount, NewWorker, PasswordCost, Passwords, SignIn, SignInOutcome};
use domain::Date;
use domain::agency::{AgencyKind, Role};
use domain::contact::{Channel, Function, NewVisit, NotAttendedReason, Outcome};
use domain::id::{FormKey, PersonId};
use jiff::ToSpan as _;
use serde_json::{Value, json};
use store::Store;

use crate::open;
use crate::out::Out;

/// The password of every worker of the demonstration: it guards invented people on one's own machine.
const PASSWORD: &str = "seven quiet herons wading";

/// First name, name, post, agency's kind, code and name. Those whom an extract names are found by their address.
type Post = (&'static str, Role, AgencyKind, &'static str, &'static str);

const WORKERS: &[Post] = &[
    ("Ada Linden", Role::PersonalAdviser, AgencyKind::LocalAuthority, "X10000001", "Merrowdale"),
    ("Bram Alderson", Role::PersonalAdviser, AgencyKind::LocalAuthority, "X10000001", "Merrowdale"),
    ("Cass Elmsworth", Role::TeamManager, AgencyKind::LocalAuthority, "X10000001", "Merrowdale"),
    ("Linnet Hollyoak", Role::TeamManager, AgencyKind::LocalAuthority, "X10000001", "Merrowdale"),
    ("Dov Larchmont", Role::PrisonOffenderManager, AgencyKind::Prison, "HMP", "Prison service"),
    ("Esk Willowby", Role::CommunityOffenderManager, AgencyKind::Probation, "MFP", "Merrowdale and Fells"),
    ("Fen Aspinwood", Role::PrisonOffenderManager, AgencyKind::Prison, "HMP", "Prison service"),
    ("Gale Birchall", Role::Analyst, AgencyKind::LocalAuthority, "X10000001", "Merrowdale"),
    ("Hazel Maplethorpe", Role::InformationGovernanceLead, AgencyKind::LocalAuthority, "X10000001", "Merrowdale"),
    ("Ivo Sycamore", Role::DataOfficer, AgencyKind::LocalAuthority, "X10000001", "Merrowdale"),
    ("Jade Rushmere", Role::ReceptionOfficer, AgencyKind::Prison, "HMP", "Prison service"),
    ("Jay Oakhurst", Role::DataOfficer, AgencyKind::LocalAuthority, "X10000001", "Merrowdale"),
];

/// Young adults with the adviser who prints their code.
const YOUNG_ADULTS: &[(&str, &str)] = &[("Wren Rowanfield", "Ada Linden"), ("Teal Hawthornby", "Ada Linden")];

/// Somebody to sign in as.
#[derive(Debug)]
pub(super) struct Persona {
    pub(super) name: &'static str,
    pub(super) role: &'static str,
    sign_in: SignInWith,
}

#[derive(Debug)]
enum SignInWith {
    Password { name: String },
    Code { code: String, born_on: Date },
}

impl Persona {
    /// Somebody with a printed code.
    pub(super) fn with_code(name: &'static str, role: &'static str, (code, born_on): (String, Date)) -> Self {
        Self { name, role, sign_in: SignInWith::Code { code, born_on } }
    }

    /// "name ada.linden@merrowdale.example, password ...", or "code ABCD-EFGH, born 1 5 2007".
    pub(super) fn how(&self) -> String {
        match &self.sign_in {
            SignInWith::Password { name } => format!("name {name}  password \"{PASSWORD}\""),
            SignInWith::Code { code, born_on } => {
                format!("printed code {code}  born {} {} {}", born_on.day(), born_on.month(), born_on.year())
            }
        }
    }

    pub(super) fn value(&self) -> Value {
        match &self.sign_in {
            SignInWith::Password { name } => {
                json!({ "name": self.name, "role": self.role, "sign_in_name": name, "password": PASSWORD })
            }
            SignInWith::Code { code, born_on } => {
                json!({ "name": self.name, "role": self.role, "code": code, "born_on": born_on.to_string() })
            }
        }
    }
}

/// The address of a worker: what extracts know them by, and what they sign in with.
fn address(name: &str) -> String {
    format!("{}@merrowdale.example", name.to_lowercase().replace(' ', "."))
}

/// Opens every worker's account. The manager leads the team of Wren's personal adviser.
pub(super) async fn open_accounts(store: &Store, out: &Out) -> anyhow::Result<()> {
    let passwords = Passwords::try_new(PasswordCost::default())?;
    let mut team = None;
    for (name, role, kind, code, agency) in WORKERS {
        let worker = NewWorker {
            name: (*name).to_owned(),
            email: address(name),
            role: *role,
            agency: Agency { code: (*code).to_owned(), kind: *kind, name: (*agency).to_owned() },
            team: if *role == Role::TeamManager { team.clone() } else { None },
        };
        let account = NewAccount { holder: Holder::Named(worker), sign_in_name: &address(name), password: PASSWORD };
        let permit = open::operator(store, Action::ManageAccounts)?;
        sign_in::open_account(store, &passwords, &permit, account, open::correlation(store))
            .await
            .with_context(|| format!("cannot open the account of {name}"))?;
        if team.is_none() {
            let ada = asker(store, &passwords, name).await?;
            let wren = find(store, &ada, "Wren Rowanfield").await?;
            team = record::known(store.rows(), wren).await?.team;
        }
        out.progress("Opening accounts", 1, None);
    }
    Ok(())
}

/// What was written down of the contacts that the demonstration begins with, the newest first.
const NOTES: &[(Channel, &str)] = &[
    (Channel::Phone, "Rang after work. Wants help to sort the council tax letter; we do it together on Monday."),
    (Channel::InPerson, "Met at the library. Looked at two rooms online and wrote to both landlords."),
    (Channel::Message, "Sent a photo of the finished shelf. Starts the next unit on Tuesday."),
    (Channel::Video, "Talked about the interview and what to say about the gap. Felt ready."),
    (Channel::InPerson, "Walked to the health centre together and registered with the doctor."),
];

/// Writes down the contacts that a caseload would have: one every few days, backwards, with everybody in the community; and a
/// visit to the first person in prison that did not come about.
pub(super) async fn write_contacts(store: &Store) -> anyhow::Result<()> {
    let passwords = Passwords::try_new(PasswordCost::default())?;
    let ada = asker(store, &passwords, "Ada Linden").await?;
    let today = store.context().today();
    let worker = ada.worker().context("not a worker")?;
    let rows = people::caseload(store.rows(), Scope::Worker(worker), store.context().law(), today).await?.rows;
    let mut written = 0;
    for row in rows {
        let Some(known) = row.known else { continue };
        let is_wren = known.name.to_string() == "Wren Rowanfield";
        if known.custody.is_some() && !is_wren {
            continue;
        }
        let (channel, note) = NOTES.iter().cycle().nth(written).copied().unwrap_or((Channel::Phone, ""));
        let missed = "Booked a visit. The wing was locked down and Wren could not be brought. Booking again.";
        let visit = NewVisit {
            visited_on: today.saturating_sub(i64::try_from(written * 4 + 1).unwrap_or(1).days()),
            channel: if is_wren { Channel::InPerson } else { channel },
            outcome: if is_wren { Outcome::NotAttended(NotAttendedReason::PrisonRegime) } else { Outcome::Attended },
            functions: [Function::ProgressAndWellbeing, Function::AdviceAndSupport].into_iter().collect(),
            note: if is_wren { missed.to_owned() } else { note.to_owned() },
        };
        let facts = CircleOf::load(store.rows(), row.person).await?.facts_for(&ada, today);
        let Ok(permit) = store.policy().ask(&ada, Action::RecordContact, &facts, today) else { continue };
        let form = VisitForm { key: FormKey::from_bits(store.context().new_id()), visit };
        record_visit(store, &permit, row.person, form, open::correlation(store)).await?;
        written += 1;
    }
    Ok(())
}

/// Everybody to sign in as: workers with the password, young adults with a fresh printed code.
pub(super) async fn cast(store: &Store) -> anyhow::Result<Vec<Persona>> {
    let passwords = Passwords::try_new(PasswordCost::default())?;
    let mut cast = Vec::new();
    for (name, adviser) in YOUNG_ADULTS {
        let adviser = asker(store, &passwords, adviser).await?;
        let person = find(store, &adviser, name).await?;
        let today = store.context().today();
        let facts = CircleOf::load(store.rows(), person).await?.facts_for(&adviser, today);
        let permit = store
            .policy()
            .ask(&adviser, Action::IssueSignInCode, &facts, today)
            .map_err(|refused| anyhow!("no code for {name}: {}", refused.because))?;
        let form = (person, FormKey::from_bits(store.context().new_id()));
        let issued = sign_in::issue_code(store, &passwords, &permit, form, open::correlation(store)).await?;
        let born_on = record::known(store.rows(), person).await?.born_on.context("no date of birth")?;
        let sign_in = SignInWith::Code { code: issued.code.to_string(), born_on };
        cast.push(Persona { name, role: Role::YoungAdult.words(), sign_in });
    }
    cast.extend(super::sharing::sister(store, &passwords).await?);
    for (name, role, ..) in WORKERS {
        let sign_in = SignInWith::Password { name: address(name) };
        cast.push(Persona { name, role: role.words(), sign_in });
    }
    Ok(cast)
}

/// A worker, signed in.
pub(super) async fn asker(store: &Store, passwords: &Passwords, name: &str) -> anyhow::Result<Asker> {
    let today = store.context().today();
    let permit = store
        .policy()
        .ask(&Asker::nobody(), Action::SignIn, None, today)
        .map_err(|refused| anyhow!("nobody may sign in: {}", refused.because))?;
    let tried = SignIn { name: &address(name), password: PASSWORD, from: "command line" };
    match sign_in::sign_in(store, passwords, &permit, tried, open::correlation(store)).await? {
        SignInOutcome::SignedIn(signed_in) => Ok(signed_in.session.asker),
        _ => bail!("{name} cannot sign in; throw the demonstration's folder away to begin anew"),
    }
}

pub(super) async fn find(store: &Store, asker: &Asker, name: &str) -> anyhow::Result<PersonId> {
    let worker = asker.worker().context("not a worker")?;
    let found = people::search(store.rows(), Scope::Worker(worker), name, store.context().today()).await?;
    found.found.first().map(|one| one.person).with_context(|| format!("{name} is not in the region"))
}
