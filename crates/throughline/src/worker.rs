//! `account` and `worker`: opening a worker's account, a new password for it, and closing it when they leave.

use std::io::Read as _;
use std::path::Path;

use access::Action;
use anyhow::{Context as _, anyhow};
use casework::sign_in::{self, AccountError, Agency, Holder, NewAccount, NewWorker, PasswordCost, Passwords};
use domain::agency::{AgencyKind, Role};
use serde_json::json;

use crate::cli::{Account, WorkerCommand};
use crate::config::Config;
use crate::open;
use crate::out::{Exit, Out};

/// `account`.
pub(crate) async fn account(config: &Config, account: Account, out: &Out) -> anyhow::Result<Exit> {
    let store = open::store(config).await?;
    let worker = NewWorker {
        name: account.name.clone(),
        email: account.email.clone(),
        role: Role::from_code(&account.role).ok_or_else(|| anyhow!("there is no post {:?}", account.role))?,
        agency: Agency {
            code: account.agency.clone(),
            kind: AgencyKind::from_code(&account.agency_kind)
                .ok_or_else(|| anyhow!("there is no kind of agency {:?}", account.agency_kind))?,
            name: account.agency_name.clone(),
        },
        team: account.team.clone(),
    };
    let password = password(&account.password_file)?;
    let passwords = Passwords::try_new(PasswordCost::default())?;
    let permit = open::operator(&store, Action::ManageAccounts)?;
    let new = NewAccount { holder: Holder::Named(worker), sign_in_name: &account.email, password: &password };
    sign_in::open_account(&store, &passwords, &permit, new, open::correlation(&store)).await?;
    out.line(format!("{} can sign in as {}.", account.name, account.email));
    out.value(&json!({ "sign_in_name": account.email }));
    Ok(Exit::Done)
}

/// `worker`.
pub(crate) async fn run(config: &Config, command: WorkerCommand, out: &Out) -> anyhow::Result<Exit> {
    match command {
        WorkerCommand::ResetPassword { sign_in_name, password_file } => {
            reset_password(config, &sign_in_name, &password_file, out).await
        }
        WorkerCommand::CloseAccount { sign_in_name } => close_account(config, &sign_in_name, out).await,
    }
}

async fn reset_password(config: &Config, name: &str, password_file: &Path, out: &Out) -> anyhow::Result<Exit> {
    let password = password(password_file)?;
    let store = open::store(config).await?;
    let passwords = Passwords::try_new(PasswordCost::default())?;
    let permit = open::operator(&store, Action::ManageAccounts)?;
    let secret = (name, password.as_str());
    let set = sign_in::set_password(&store, &passwords, &permit, secret, open::correlation(&store)).await;
    let set = set.map_err(|error| refused(error, name))?;
    let ended = sessions(set.sessions_ended);
    out.line(format!("The new password of {name} is set; {ended}."));
    out.value(&json!({ "sign_in_name": name, "sessions_ended": set.sessions_ended }));
    store.close().await?;
    Ok(Exit::Done)
}

async fn close_account(config: &Config, name: &str, out: &Out) -> anyhow::Result<Exit> {
    let store = open::store(config).await?;
    let permit = open::operator(&store, Action::ManageAccounts)?;
    let exit = match sign_in::close_account(&store, &permit, name, open::correlation(&store)).await {
        Ok(closed) => {
            let ended = sessions(closed.sessions_ended);
            out.line(format!("The account of {name} is closed; {ended}."));
            out.value(&json!({ "sign_in_name": name, "closed": true, "sessions_ended": closed.sessions_ended }));
            Exit::Done
        }
        Err(AccountError::NoSuchAccount) => {
            out.line(format!("Nobody signs in as {name}: nothing was changed."));
            out.value(&json!({ "sign_in_name": name, "closed": false }));
            Exit::No
        }
        Err(error) => return Err(error.into()),
    };
    store.close().await?;
    Ok(exit)
}

/// "2 sessions ended", "nobody was signed in".
fn sessions(ended: u64) -> String {
    match ended {
        0 => "nobody was signed in with it".to_owned(),
        1 => "1 session ended".to_owned(),
        more => format!("{more} sessions ended"),
    }
}

/// Why not, with every reason against a password.
fn refused(error: AccountError, name: &str) -> anyhow::Error {
    match &error {
        AccountError::Password(reasons) => {
            let reasons: Vec<String> = reasons.iter().map(ToString::to_string).collect();
            anyhow!(reasons.join("; ")).context("the password cannot be used")
        }
        AccountError::NoSuchAccount => {
            anyhow!("no worker signs in as {name}; a young adult chooses a passphrase alone, with a printed code")
        }
        _ => error.into(),
    }
}

/// The first line of the file, or of standard input.
fn password(file: &Path) -> anyhow::Result<String> {
    let mut text = String::new();
    if file.as_os_str() == "-" {
        std::io::stdin().read_to_string(&mut text).context("cannot read the password from standard input")?;
    } else {
        text = std::fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    }
    Ok(text.lines().next().unwrap_or("").to_owned())
}
