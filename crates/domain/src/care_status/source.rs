//! Where the ledger's rules come from, each marked by whether one of us has read its text.

use crate::reason::{Force, Source};

/// Nothing follows from another's word unless a person says so: a promise of this service.
pub const KEPT_APART: Source = Source {
    citation: "Care-status ledger: claims are kept apart, and each keeps its own source and date",
    force: Force::Local,
    verified: true,
};

/// Somebody may have wrong facts about them put right.
pub const CORRECTION: Source =
    Source { citation: "UK GDPR, article 16 (right to rectification)", force: Force::Statute, verified: false };

/// The authority that looked after somebody last answers for them.
pub const RESPONSIBLE: Source =
    Source { citation: "Children Act 1989, section 23A(4)", force: Force::Statute, verified: false };

/// The prison's alert codes: one of them is in use, three were closed on 16 September 2020, and none of them is an
/// answer of a council.
pub const ALERT_CODES: Source = Source {
    citation: "Prison alert codes of type L (care leaver): LCE in use; LFC21, LFC25 and LPQAA closed on 16 September 2020",
    force: Force::Practice,
    verified: true,
};
