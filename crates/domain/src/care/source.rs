//! The provisions that the statuses follow from, each marked by whether one of us has read its text.

use super::days::{SHORT_BREAKS, THIRTEEN_WEEKS};
use super::{Branch, Category};
use crate::reason::{Force, Source};

const fn statute(citation: &'static str, verified: bool) -> Source {
    Source { citation, force: Force::Statute, verified }
}

/// Relevant children: looked after no longer, and eligible before.
pub const RELEVANT: Source = statute("Children Act 1989, section 23A(2)", true);

/// Relevant children: detained or in hospital on the 16th birthday. Its first conditions were read (16 or 17, no care
/// order, detained or in hospital on reaching 16), the thirteen weeks immediately before were not.
pub const RELEVANT_DETAINED: Source = statute("Care Leavers (England) Regulations 2010, regulation 3(2)", false);

/// Former relevant children.
pub const FORMER_RELEVANT: Source = statute("Children Act 1989, section 23C(1)", true);

/// Former relevant children from 21 to 25: support on request.
pub const ON_REQUEST: Source = statute("Children Act 1989, section 23CZB", true);

/// Qualifying: a special guardianship order straight after care.
pub const QUALIFYING_GUARDIANSHIP: Source = statute("Children Act 1989, section 24(1A)", true);

/// Qualifying: in care after 16, no longer, under 21.
pub const QUALIFYING: Source = statute("Children Act 1989, section 24(1B)", true);

/// Looked-after children.
const LOOKED_AFTER: Source = statute("Children Act 1989, section 22(1)", false);

/// The authority that last looked after the child is responsible.
const RESPONSIBLE: Source = statute("Children Act 1989, section 23A(4); SSDA903 rule 1011", false);

/// Adopted children are taken out of care-leaver returns. The Act's own words are an inference from the effect of an
/// adoption order and were not read.
const ADOPTED: Source = Source {
    citation: "Looked-after children return (SSDA903), rule 1001: final reason E11 or E12",
    force: Force::Practice,
    verified: true,
};

/// The categories of Wales. Categories 1 to 5 were read.
const WALES: Source = statute("Social Services and Well-being (Wales) Act 2014, section 104", true);

/// Category 6 was read only in part.
const WALES_SIX: Source = statute("Social Services and Well-being (Wales) Act 2014, section 104(2)", false);

/// Where the answer of a branch comes from in England.
pub const fn england(branch: Branch) -> Source {
    match branch {
        Branch::NotBorn | Branch::Eligible | Branch::LookedAfterTooShort | Branch::LeftUnder16 => THIRTEEN_WEEKS,
        Branch::NoCare => SHORT_BREAKS,
        Branch::LookedAfterUnder16 | Branch::Died => LOOKED_AFTER,
        Branch::Adopted => ADOPTED,
        Branch::Elsewhere => RESPONSIBLE,
        Branch::RelevantAfterCare => RELEVANT,
        Branch::RelevantDetained => RELEVANT_DETAINED,
        Branch::FormerRelevant | Branch::FormerRelevantDetained => FORMER_RELEVANT,
        Branch::Reached25 => ON_REQUEST,
        Branch::SpecialGuardianship => QUALIFYING_GUARDIANSHIP,
        Branch::After16TooShort | Branch::QualifyingEnded => QUALIFYING,
    }
}

/// Where a category of Wales comes from.
pub const fn wales(category: Option<Category>) -> Source {
    match category {
        Some(Category::Six) => WALES_SIX,
        _ => WALES,
    }
}
