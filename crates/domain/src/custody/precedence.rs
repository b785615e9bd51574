//! Which kind of release date goes first, as it comes and as an authority may set it.

use core::fmt;

use super::ReleaseDateKind;
use super::ReleaseDateKind::{Apd, Ard, Confirmed, Crd, Dprrd, Etd, Hdcad, Ltd, Mtd, Prrd};

/// The date to count on, most certain first: what the prison has confirmed, then what has been granted to this person
/// (parole, curfew), then what follows from the sentence.
///
/// After a recall the conditional date is still on record although it has passed, so the post-recall date stands before
/// it. That counts only while the post-recall date comes after the conditional one: otherwise it is left from an earlier
/// recall, or a newer sentence holds the person longer, and the conditional date counts. The prison service's licence
/// service tells a recall the same way.
pub const PRECEDENCE: &[ReleaseDateKind] = &[Confirmed, Apd, Hdcad, Prrd, Crd, Ard];

impl ReleaseDateKind {
    /// Whether a person leaves on such a day. On the others something ends, or they can first be considered.
    pub const fn lets_out(self) -> bool {
        matches!(self, Confirmed | Crd | Ard | Apd | Hdcad | Prrd | Dprrd | Etd | Mtd | Ltd)
    }
}

/// An order of kinds of release dates, the one to count on first. Kinds that are not in it are never counted on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Precedence(Vec<ReleaseDateKind>);

/// Why an order is not taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PrecedenceRefused {
    /// No kind is named.
    #[error("names no kind of release date")]
    Empty,
    /// There is no such kind.
    #[error("\"{found}\" is no kind of release date")]
    Unknown {
        /// What stands there.
        found: String,
    },
    /// One kind stands twice.
    #[error("{} stands twice", kind.code())]
    Twice {
        /// The kind.
        kind: ReleaseDateKind,
    },
    /// Nobody leaves on a day of this kind, so nobody can count on it.
    #[error("{} is not a day on which a person leaves", kind.code())]
    LetsNobodyOut {
        /// The kind.
        kind: ReleaseDateKind,
    },
}

impl Precedence {
    /// Reads an order from codes with commas between: `CONFIRMED, APD, HDCAD, PRRD, CRD, ARD`.
    pub fn parse(text: &str) -> Result<Self, PrecedenceRefused> {
        if text.trim().is_empty() {
            return Err(PrecedenceRefused::Empty);
        }
        let mut kinds = Vec::new();
        for code in text.split(',').map(str::trim) {
            let kind = ReleaseDateKind::from_code(code)
                .ok_or_else(|| PrecedenceRefused::Unknown { found: code.to_owned() })?;
            if !kind.lets_out() {
                return Err(PrecedenceRefused::LetsNobodyOut { kind });
            }
            if kinds.contains(&kind) {
                return Err(PrecedenceRefused::Twice { kind });
            }
            kinds.push(kind);
        }
        Ok(Self(kinds))
    }

    /// The kinds in order.
    pub const fn kinds(&self) -> &[ReleaseDateKind] {
        self.0.as_slice()
    }
}

impl Default for Precedence {
    fn default() -> Self {
        Self(PRECEDENCE.to_vec())
    }
}

impl fmt::Display for Precedence {
    /// As [`Precedence::parse`] reads it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, kind) in self.0.iter().enumerate() {
            let comma = if place == 0 { "" } else { ", " };
            write!(f, "{comma}{}", kind.code())?;
        }
        Ok(())
    }
}
