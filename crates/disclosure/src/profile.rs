//! Profiles: whose rules a table is released under.

use crate::DisclosureError;

/// Whether a count of nobody may be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Zeros {
    /// Shown, and so never hidden to protect others.
    Shown,
    /// Hidden like a small count: nobody being there tells as well.
    Hidden,
}

/// The rules of a release.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    /// Its name.
    pub name: String,
    /// Counts below this are hidden: 6 hides 1 to 5.
    pub least: u32,
    /// What becomes of zeros.
    pub zeros: Zeros,
    /// Whether other figures are hidden to protect the small ones; without it, what is shown is rounded, and the attacker
    /// knows that every hidden count is small.
    pub secondary: bool,
    /// What is shown is rounded to a multiple of this.
    pub rounding: Option<u32>,
    /// What stands in place of a hidden count.
    pub symbol: String,
    /// By how much the values that an attacker cannot rule out must span.
    pub width: u32,
}

impl Profile {
    /// Department for Education, children in need: 1 to 5 hidden, zeros shown, secondary where necessary.
    /// Source: children in need statistics, methodology, rounding and suppression.
    pub fn dfe_children_in_need() -> Self {
        Self {
            name: "dfe-cin".to_owned(),
            least: 6,
            zeros: Zeros::Shown,
            secondary: true,
            rounding: None,
            symbol: "c".to_owned(),
            width: 5,
        }
    }

    /// Department for Education, children looked after: the same for local authorities, whose figures are not rounded.
    /// Source: children looked after statistics, methodology.
    pub fn dfe_children_looked_after() -> Self {
        Self { name: "dfe-cla".to_owned(), ..Self::dfe_children_in_need() }
    }

    /// NHS Digital, sub-national: 1 to 7 hidden, all else rounded to 5, no secondary.
    /// Source: Hospital Episode Statistics analysis guide.
    pub fn nhs() -> Self {
        Self {
            name: "nhs".to_owned(),
            least: 8,
            zeros: Zeros::Shown,
            secondary: false,
            rounding: Some(5),
            symbol: "*".to_owned(),
            width: 2,
        }
    }

    /// Research outputs: fewer than 10 hidden, zeros too, secondary.
    /// Source: default parameters of SACRO's `acro` 1.0.2.
    pub fn sacro() -> Self {
        Self {
            name: "sacro-10".to_owned(),
            least: 10,
            zeros: Zeros::Hidden,
            secondary: true,
            rounding: None,
            symbol: "x".to_owned(),
            width: 9,
        }
    }

    /// A profile by its name.
    pub fn named(name: &str) -> Option<Self> {
        [Self::dfe_children_in_need(), Self::dfe_children_looked_after(), Self::nhs(), Self::sacro()]
            .into_iter()
            .find(|profile| profile.name == name)
    }

    pub(crate) fn check(&self) -> Result<(), DisclosureError> {
        let protects = self.least >= 2 && self.rounding.is_none_or(|base| base >= 2) && self.width >= 1;
        if protects && (self.secondary || self.rounding.is_some()) { Ok(()) } else { Err(DisclosureError::Profile) }
    }

    /// Whether a count must be hidden.
    pub(crate) fn is_small(&self, count: u32) -> bool {
        count < self.least && (count > 0 || self.zeros == Zeros::Hidden)
    }

    /// Lowest and highest value that an attacker must allow for a hidden cell before any arithmetic.
    pub(crate) fn known_of_hidden(&self) -> (f64, Option<f64>) {
        let lowest = if self.zeros == Zeros::Shown { 1.0 } else { 0.0 };
        (lowest, (!self.secondary).then(|| f64::from(self.least - 1)))
    }

    /// A shown count, rounded half up.
    pub(crate) fn rounded(&self, count: u32) -> u32 {
        self.rounding.map_or(count, |base| (count + base / 2) / base * base)
    }

    /// What a shown, perhaps rounded count says: lowest and highest true value.
    pub(crate) fn meant(&self, shown: u32) -> (f64, f64) {
        let Some(base) = self.rounding else { return (f64::from(shown), f64::from(shown)) };
        // Half up: from `shown - base / 2` to `shown - base / 2 + base - 1`, and 0 is exact where zeros are shown.
        if shown == 0 && self.zeros == Zeros::Shown {
            return (0.0, 0.0);
        }
        let low = f64::from(shown) - f64::from(base / 2);
        (low.max(0.0), low + f64::from(base - 1))
    }
}
