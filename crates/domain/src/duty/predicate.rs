//! Whom a duty is for: named tests of where a person stands on a day, used by the law files' `cohort`, `scope`, `unless`.

use crate::agency::coded;

coded! {
    /// A named test. Its words complete "somebody who is ...".
    Predicate {
        /// Eligible child.
        Eligible = "eligible", "an eligible child";
        /// Relevant child.
        Relevant = "relevant", "a relevant child";
        /// Former relevant child.
        FormerRelevant = "former_relevant", "a former relevant child";
        /// Qualifying person.
        Qualifying = "qualifying", "a qualifying person";
        /// Any of the four.
        CareLeaver = "care_leaver", "owed leaving-care support by their status";
        /// Wales: category 1.
        CategoryOne = "category_1", "in category 1";
        /// Wales: category 2.
        CategoryTwo = "category_2", "in category 2";
        /// Wales: category 3.
        CategoryThree = "category_3", "in category 3";
        /// Wales: category 4.
        CategoryFour = "category_4", "in category 4";
        /// By age.
        Under18 = "under_18", "under 18";
        /// By age.
        Adult = "adult", "18 or over";
        /// By age.
        Under21 = "under_21", "under 21";
        /// By age.
        Aged21To24 = "aged_21_to_24", "aged 21 to 24";
        /// By age.
        Under25 = "under_25", "under 25";
        /// By age, for birthdays of the return.
        Aged16To25 = "aged_16_to_25", "aged 16 to 25";
        /// In prison or another place of detention.
        InCustody = "in_custody", "in custody";
        /// Not in custody.
        InCommunity = "in_community", "in the community";
        /// Waiting for trial in custody.
        OnRemand = "on_remand", "on remand";
        /// Convicted and not sentenced yet.
        Unsentenced = "unsentenced", "convicted and not yet sentenced";
        /// Serving a sentence, recall and indeterminate sentences included.
        Sentenced = "sentenced", "serving a sentence";
        /// Called back from licence.
        Recalled = "recalled", "recalled to prison";
        /// No fixed end.
        Indeterminate = "indeterminate", "serving a sentence without a fixed end";
        /// Held under immigration powers.
        Immigration = "immigration", "held under immigration powers";
        /// Offender management in custody applies: 18 or over, not on remand, not a civil prisoner.
        OffenderManagement = "offender_management", "18 or over and held on a sentence or for immigration";
        /// Probation agreed to take the case early.
        EarlyAllocation = "early_allocation", "allocated to probation early";
        /// A parole eligibility date is known.
        Parole = "parole", "waiting for a parole decision";
        /// The release comes within ten months of the start of the sentence.
        ShortSentence = "short_sentence", "to be released within ten months of the start of the sentence";
        /// The next parole hearing is twelve months away or more.
        HearingFarAway = "hearing_far_away", "twelve months or more from the next parole hearing";
        /// Parole was refused and MAPPA level 2 or 3 applies.
        ParoleRefusedMappa = "parole_refused_mappa", "refused parole and under MAPPA level 2 or 3";
        /// A date to count on is known.
        ReleaseKnown = "release_known", "given a release date";
        /// None is.
        ReleaseUnknown = "release_unknown", "without a release date";
        /// The date from which handover is counted is known.
        HandoverReleaseKnown = "handover_release_known", "given a date from which handover is counted";
        /// Accommodation under section 23B or 24B.
        InLeavingCareAccommodation = "in_leaving_care_accommodation", "in accommodation that leaving care provides";
        /// Lived with foster carers on the eve of the 18th birthday.
        FosteredAt18 = "fostered_at_18", "a former foster child who was fostered at 18";
        /// In education or training.
        InLearning = "in_learning", "in education or training";
        /// 21 to 24 and asked for support.
        SupportedFrom21 = "supported_from_21", "receiving support from 21 on request";
        /// Under 21, or receiving support on request.
        SupportOwed = "support_owed", "under 21 or receiving support on request";
        /// Detained, and no longer looked after because of it.
        LostStatusInDetention = "lost_status_in_detention", "a child whose care ended because they were detained";
        /// Somebody leads as personal adviser.
        HasAdviser = "has_adviser", "working with a personal adviser";
        /// Somewhere to live after release is arranged.
        HomeFound = "home_found", "sure of somewhere to live";
        /// Nowhere to live, or about to lose it.
        NoHome = "no_home", "without a home or about to lose it";
        /// Referred to a housing authority that has not answered.
        HousingOpen = "housing_open", "waiting for the housing authority’s answer";
        /// Paid rent when they came into custody.
        RentedHome = "rented_home", "renting a home";
        /// Expected to be inside for six months or less.
        StayUpTo6Months = "stay_up_to_6_months", "expected to stay in custody for six months or less";
        /// Supervised by probation today.
        Supervised = "supervised", "supervised by probation";
        /// Time from the last learning review to the release.
        LeftUpTo3Months = "left_up_to_3_months", "within three months of release at the last learning review";
        /// As above.
        LeftUpTo3MonthsAndAWeek = "left_up_to_3_months_and_a_week", "three months to three months and a week from release at the last learning review";
        /// As above.
        LeftUpTo6Months = "left_up_to_6_months", "three to six months from release at the last learning review";
        /// As above; remand and unsentenced count here.
        LeftUpTo12Months = "left_up_to_12_months", "six to twelve months from release at the last learning review, on remand or not yet sentenced";
        /// As above.
        LeftUpTo60Months = "left_up_to_60_months", "one to five years from release at the last learning review";
        /// As above; sentences without a fixed end count here.
        LeftOver60Months = "left_over_60_months", "more than five years from release at the last learning review, or without a fixed end";
        /// Nobody has recorded a death.
        Alive = "alive", "living";
    }
}

/// A set of named tests.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Predicates(u64);

impl Predicates {
    /// None.
    pub const NONE: Self = Self(0);

    /// The set and this test.
    #[must_use]
    pub const fn with(self, predicate: Predicate) -> Self {
        Self(self.0 | 1 << predicate as u32)
    }

    /// The set, and this test where it holds.
    #[must_use]
    pub const fn with_if(self, predicate: Predicate, holds: bool) -> Self {
        if holds { self.with(predicate) } else { self }
    }

    /// Whether the test is in the set.
    pub const fn has(self, predicate: Predicate) -> bool {
        self.0 & 1 << predicate as u32 != 0
    }

    /// Whether no test is in the set.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The tests in both sets.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// The tests of either set.
    #[must_use]
    pub const fn also(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The tests in this set that are not in the other.
    #[must_use]
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// The first test of the set, in the order they are listed.
    pub fn first(self) -> Option<Predicate> {
        Predicate::ALL.get(self.0.trailing_zeros() as usize).copied()
    }

    /// The tests of the set.
    pub fn iter(self) -> impl Iterator<Item = Predicate> {
        Predicate::ALL.iter().copied().filter(move |predicate| self.has(*predicate))
    }
}
