//! What every page needs: the store, the templates, and whose service it is.

use std::sync::Arc;

use casework::Store;
use casework::likeness::{Likeness, LikenessError, Refreshed};
use casework::sign_in::Passwords;
use govuk::{PageError, Pages};
use report::Shelf;

use crate::checks::Checks;
use crate::import::Staging;
use crate::templates;

/// Whose service it is and how it presents itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Brand {
    /// Name in the header.
    pub service_name: String,
    /// Whether people and data are fictional; every page says so.
    pub demo: bool,
    /// Whether the service is reached over TLS: then cookies are marked `Secure`.
    pub tls: bool,
}

impl Default for Brand {
    fn default() -> Self {
        Self { service_name: "Throughline".to_owned(), demo: false, tls: false }
    }
}

/// Why the house cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum HouseError {
    /// A template is wrong.
    #[error("a page's template is wrong")]
    Templates(#[from] PageError),
}

/// The whole application behind the pages.
#[derive(Debug)]
pub struct House {
    pub(crate) store: Store,
    pub(crate) passwords: Passwords,
    pub(crate) pages: Pages,
    pub(crate) brand: Brand,
    /// Files being brought in.
    pub(crate) staging: Staging,
    /// Files of returns being checked, and what was found.
    pub(crate) checks: Checks,
    /// Reports of pilots that may be read.
    pub(crate) reports: Shelf,
    /// Everybody who is held, ready to be asked by likeness.
    pub(crate) likeness: Likeness,
}

impl House {
    /// The house over this store.
    pub fn open(store: Store, passwords: Passwords, brand: Brand) -> Result<Arc<Self>, HouseError> {
        Self::with_reports(store, passwords, brand, Shelf::default())
    }

    /// The house over this store, with these reports of pilots to be read.
    pub fn with_reports(
        store: Store,
        passwords: Passwords,
        brand: Brand,
        reports: Shelf,
    ) -> Result<Arc<Self>, HouseError> {
        let pages = Pages::new(templates::ALL.iter().copied())?;
        Ok(Arc::new(Self {
            store,
            passwords,
            pages,
            brand,
            staging: Staging::default(),
            checks: Checks::default(),
            reports,
            likeness: Likeness::default(),
        }))
    }

    /// Reads everybody anew, if anything has changed, for the pages that ask by likeness. Until it was called once, they say
    /// that people are still being read.
    pub async fn refresh_likeness(&self) -> Result<Refreshed, LikenessError> {
        self.likeness.refresh(&self.store).await
    }

    /// Where the facts are.
    pub const fn store(&self) -> &Store {
        &self.store
    }
}
