//! The needs that a panel looks at, each with where its facts come from.

use crate::agency::coded;

coded! {
    /// Something that may be a reason to offer somebody intensive support.
    Need {
        /// Moves from one placement to another.
        PlacementMoves = "placement_moves", "Moves between placements";
        /// Times of being missing, or away without leave.
        Missing = "missing", "Times missing from care";
        /// Changes of legal status.
        LegalChanges = "legal_changes", "Changes of legal status";
        /// Age when first in custody.
        FirstCustody = "first_custody", "Age when first in custody";
        /// Hard things that happened in childhood, as they were recorded.
        Adverse = "adverse", "Hard things that happened in childhood";
        /// Exclusion from school.
        Exclusion = "exclusion", "Exclusion from school";
        /// Health needs.
        Health = "health", "Health needs";
    }
}

impl Need {
    /// Special-category: read by those alone who may open a person's needs.
    pub const fn is_special(self) -> bool {
        matches!(self, Self::Adverse | Self::Health)
    }

    /// Whether people write it down; the others are worked out from agencies' files alone.
    pub const fn is_by_hand(self) -> bool {
        matches!(self, Self::Missing | Self::Adverse | Self::Exclusion | Self::Health)
    }

    /// Whether a lower number is the reason: an age.
    pub const fn is_age(self) -> bool {
        matches!(self, Self::FirstCustody)
    }

    /// The numbers from which it may count.
    pub const fn from_range(self) -> (u32, u32) {
        if self.is_age() { (10, 25) } else { (1, 99) }
    }

    /// What a number of it is called: "1 move", "3 moves".
    pub fn count(self, number: u32) -> String {
        let one = number == 1;
        let noun = match (self, one) {
            (Self::PlacementMoves, true) => "move",
            (Self::PlacementMoves, false) => "moves",
            (Self::Missing, true) => "time missing",
            (Self::Missing, false) => "times missing",
            (Self::LegalChanges, true) => "change of legal status",
            (Self::LegalChanges, false) => "changes of legal status",
            (Self::FirstCustody, _) => return format!("first in custody at {number}"),
            (Self::Adverse, true) => "hard thing recorded",
            (Self::Adverse, false) => "hard things recorded",
            (Self::Exclusion, true) => "exclusion",
            (Self::Exclusion, false) => "exclusions",
            (Self::Health, true) => "health need",
            (Self::Health, false) => "health needs",
        };
        format!("{number} {noun}")
    }

    /// The same to the young adult, in plain words.
    pub const fn own_words(self) -> &'static str {
        match self {
            Self::PlacementMoves => "How often you moved while you were in care",
            Self::Missing => "Times you were away and nobody knew where",
            Self::LegalChanges => "How often the papers about your care changed",
            Self::FirstCustody => "How old you were when you first were in custody",
            Self::Adverse => "Hard things that happened when you were a child",
            Self::Exclusion => "Being sent home from school",
            Self::Health => "What you need for your health",
        }
    }
}
