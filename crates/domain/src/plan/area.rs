//! The areas of a life that the plan asks about: the eight areas of need of the sentence plan, and two that no other plan
//! has.

use jiff::Timestamp;
use jiff::civil::Date;

use super::author::Author;
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

coded! {
    /// Why an area has no goal, where somebody was asked.
    AreaAnswered {
        /// Asked; nothing is needed for now.
        NothingNeeded = "nothing_needed", "Nothing needed for now";
        /// Asked; they do not know yet.
        NotKnown = "not_known", "Not known yet";
        /// Asked; they did not want to say.
        Declined = "declined", "Did not want to say";
    }
}

/// What somebody said of an area in which there is no goal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AreaAnswer {
    /// Which area.
    pub area: Area,
    /// What they said.
    pub answered: AreaAnswered,
    /// Why, in their words; empty where nobody said.
    pub reason: String,
    /// Who said it, and who typed it in.
    pub author: Author,
    /// When.
    pub at: Timestamp,
    /// The day of that.
    pub on: Date,
}
