//! How much the design can claim at most, on the field's own scales, and what would raise it.

use evaluation::matching::Effect;

use crate::protocol::{Design, Protocol};

/// The level of evidence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// Maryland Scientific Methods Scale, 1 to 5, as the What Works Centre for Local Economic Growth reads it; none where no
    /// comparison may be shown.
    pub maryland: Option<u8>,
    /// Why not higher.
    pub because: String,
    /// The Early Intervention Foundation's level that the result may be put forward for; "NL2" is "not yet level 2".
    pub eif: &'static str,
    /// Why.
    pub eif_because: String,
    /// What would raise it.
    pub raise: Vec<String>,
}

/// The highest level that this design and result can claim. Both scales are read by people in the end: the engine says what
/// cannot be exceeded, never that it is reached.
pub fn evidence(protocol: &Protocol, effect: Option<&Effect>) -> Evidence {
    let (maryland, because) = match (effect, protocol.comparison.design) {
        (None, _) => (None, "No comparison may be shown, so nothing is claimed."),
        (Some(_), Design::Randomised) => (Some(5), "People came into the two groups by lot."),
        (Some(_), Design::Matched) => {
            (Some(2), "People were matched afterwards, at one point in time; what was not recorded may still differ.")
        }
        (Some(_), Design::Unmatched) => (Some(1), "The groups are compared as they came."),
    };
    let is_better = |effect: &Effect| {
        if protocol.fall_is_hoped_for() { effect.upper < 0.0 } else { effect.lower > 0.0 }
    };
    let (eif, eif_because) = match (effect, protocol.comparison.design) {
        (Some(effect), Design::Randomised) if is_better(effect) => {
            ("3", "A comparison by lot whose interval lies wholly on the better side.")
        }
        (Some(effect), Design::Matched) if is_better(effect) => (
            "2",
            "A matched comparison whose interval lies wholly on the better side; level 3 is for a reader to judge.",
        ),
        (Some(_), _) => {
            ("NL2", "The interval does not lie wholly on the better side, or the groups were not made alike.")
        }
        (None, _) => ("NL2", "No comparison may be shown."),
    };
    let mut raise: Vec<&str> = Vec::new();
    if effect.is_none() {
        raise.push("Open the gates that are shut: more people, more that is known of them before they start, or a longer wait.");
    }
    if protocol.comparison.design == Design::Unmatched {
        raise.push("Match like with like: Maryland 2.");
    }
    if protocol.comparison.design != Design::Randomised {
        raise.push("Measure both groups before and after, in places with and without the pilot (difference in differences): Maryland 3.");
        raise.push("Give places by lot, or start in places by lot one after the other: Maryland 5.");
    }
    if effect.is_some_and(|effect| !is_better(effect)) {
        raise.push("Pool this pilot with others of the same protocol, so that the interval narrows: EIF 2 or 3.");
    }
    Evidence {
        maryland,
        because: because.to_owned(),
        eif,
        eif_because: eif_because.to_owned(),
        raise: raise.into_iter().map(str::to_owned).collect(),
    }
}
