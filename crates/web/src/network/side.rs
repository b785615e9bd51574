//! From which side a page is read: the young adult's own, or a worker's. Addresses and words differ, rules do not.

use access::Who;
use casework::network::{NetworkError, Voice};
use domain::id::SupporterId;
use domain::network::{Network, Supporter, TEXT_LENGTH_MAX};
use domain::plan::{Area, How};

use crate::asked::Asked;
use crate::form::FieldError;
use crate::people::Masthead;
use crate::problem::Problem;
use crate::shared;

/// Whether it is the young adult's own page.
pub(super) fn is_own(asked: &Asked) -> bool {
    matches!(asked.asker().who, Who::YoungAdult(_))
}

/// "/me/network", or "/people/…/network".
pub(super) fn base(asked: &Asked) -> Result<String, Problem> {
    Ok(if is_own(asked) { "/me/network".to_owned() } else { format!("/people/{}/network", asked.person()?) })
}

pub(super) const fn section(own: bool) -> &'static str {
    if own { "/me/network" } else { "/caseload" }
}

pub(super) async fn masthead(asked: &Asked, own: bool) -> Result<Option<Masthead>, Problem> {
    if own {
        return Ok(None);
    }
    let known = casework::record::known(asked.house.store().rows(), asked.person()?).await?;
    Ok(Some(Masthead::of(&known, asked.law(), asked.today())))
}

pub(super) async fn network(asked: &Asked) -> Result<Network, Problem> {
    Ok(casework::network::network(asked.house.store().rows(), asked.person()?).await?)
}

/// The supporter in the address.
pub(super) fn id(asked: &Asked) -> Result<SupporterId, Problem> {
    asked.path.get("supporter").and_then(|text| text.parse().ok()).ok_or(Problem::NotFound)
}

/// The supporter in the address, who is in this network.
pub(super) async fn supporter(asked: &Asked) -> Result<Supporter, Problem> {
    let id = id(asked)?;
    network(asked).await?.find(id).cloned().ok_or(Problem::NotFound)
}

/// Whose word a form brings: the young adult's own; of a worker, as the form says.
pub(super) fn voice(asked: &Asked, otherwise: Voice) -> Voice {
    if is_own(asked) {
        return Voice::Own;
    }
    match asked.form.text("voice") {
        "spoken" => Voice::YoungAdult { how: How::Spoken },
        "from_paper" => Voice::YoungAdult { how: How::FromPaper },
        _ => otherwise,
    }
}

/// An area in words for this side.
pub(super) const fn area(area: Area, own: bool) -> &'static str {
    if own { shared::own_area(area) } else { area.words() }
}

/// What must be put right after a form was refused; the store's failures and what is not there go on.
pub(super) fn wrong(error: NetworkError, field: &str) -> Result<FieldError, Problem> {
    let text = match error {
        NetworkError::NoReason => "Say why".to_owned(),
        NetworkError::TooLong { length } => {
            format!("This has {length} characters. Shorten it to {TEXT_LENGTH_MAX}")
        }
        NetworkError::Changed => {
            "Somebody else changed this since you opened it. Look at the list, then change it again".to_owned()
        }
        NetworkError::NotTheirWord => "Say whose words these are".to_owned(),
        NetworkError::KeyUsed => {
            "This page was used before. Look at the list first; if this is something else, save it again".to_owned()
        }
        NetworkError::Consent(_) => "The last day must be today or later, and at most 12 months ahead".to_owned(),
        NetworkError::Refused(_) | NetworkError::NotFound => return Err(Problem::NotFound),
        NetworkError::Store(error) => return Err(error.into()),
    };
    Ok(FieldError::new(field, text))
}

/// The form came without its key, or from a page that was used before.
pub(super) fn old_page(field: &str) -> FieldError {
    FieldError::new(
        field,
        "This page was used before. Look at the list first; if this is something else, save it again",
    )
}
