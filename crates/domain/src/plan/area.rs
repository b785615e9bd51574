//! The areas of a life that the plan asks about: the eight areas of need of the sentence plan, and two that no other plan
//! has.

use crate::agency::coded;

coded! {
    /// An area of need. The first eight are those of the national sentence plan; *identity and belonging* and *the people
    /// around* are ours.
    Area {
        /// A home, now and after release.
        Accommodation = "accommodation", "Accommodation";
        /// Work, training, school and how days are filled.
        EmploymentAndEducation = "employment_and_education", "Employment and education";
        /// Money, debt, benefits and proof of who one is.
        Finances = "finances", "Finances";
        /// Drugs.
        DrugUse = "drug_use", "Drug use";
        /// Alcohol.
        AlcoholUse = "alcohol_use", "Alcohol use";
        /// Body and mind.
        HealthAndWellbeing = "health_and_wellbeing", "Health and wellbeing";
        /// Family, friends, partners and where one lives.
        RelationshipsAndCommunity = "relationships_and_community", "Personal relationships and community";
        /// How somebody thinks and acts.
        ThinkingAndBehaviour = "thinking_and_behaviour", "Thinking, behaviours and attitudes";
        /// Who somebody is, where they come from and where they belong.
        IdentityAndBelonging = "identity_and_belonging", "Identity and belonging";
        /// The people who stay when services end.
        Network = "network", "Support network";
    }
}

impl Area {
    /// Whether the national sentence plan knows this area.
    pub const fn is_of_sentence_plan(self) -> bool {
        !matches!(self, Self::IdentityAndBelonging | Self::Network)
    }
}
