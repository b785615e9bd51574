//! The one plan read as three: pathway plan, sentence plan, release plan. Each is complete, or says what is missing and who
//! can supply it.
//!
//! Nothing is asked for again: names, dates, the personal adviser, the prison and the release date come from the record
//! ([`OnRecord`]), goals and steps from the [`Plan`]. What neither holds is a [`Missing`], never an empty line.

mod lack;
mod matter;
mod on_record;
mod pathway;
mod release;
mod section;
mod sentence;
mod standing;

pub use lack::{Lack, Missing, Supplier};
pub use matter::{DETAINED_SOURCE, Detained, Matter};
pub use on_record::{Fact, Known, OnRecord, Post, Value};
pub use release::{Pathway, PathwayStatus};
pub use section::{Heading, Planned, Section};
pub use standing::{Answered, Standing};

use crate::duty::Nation;
use crate::plan::{Party, Plan};
use crate::reason::Source;

use crate::agency::coded;

coded! {
    /// One of the plans that the law, or an agency, asks for.
    StatutoryPlan {
        /// The leaving-care plan of the council.
        Pathway = "pathway", "Pathway plan";
        /// The plan of prison and probation for the sentence.
        Sentence = "sentence", "Sentence plan";
        /// The plan for leaving prison.
        Release = "release", "Release plan";
    }
}

/// One statutory plan, as it can be read out of the one plan today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View<'a> {
    /// Which.
    pub of: StatutoryPlan,
    /// Whose law of leaving care holds.
    pub nation: Nation,
    /// What asks for it.
    pub source: Source,
    /// What stands at its head.
    pub known: Vec<Known>,
    /// What is missing of the head.
    pub missing: Vec<Missing>,
    /// Its matters, areas or pathways, in their own order.
    pub sections: Vec<Section<'a>>,
    /// How many goals were taken out of the plan; they stay readable on the record.
    pub removed: usize,
    /// Whether everybody whose plan it is has answered, and what.
    pub standing: Standing,
}

impl StatutoryPlan {
    /// Who must have answered before it is a plan and no draft, as far as they walk beside the person.
    pub const fn signed_by(self) -> &'static [Party] {
        match self {
            Self::Pathway => &[Party::YoungAdult, Party::PersonalAdviser],
            Self::Sentence => &[Party::YoungAdult, Party::PrisonOffenderManager, Party::CommunityOffenderManager],
            Self::Release => &[
                Party::YoungAdult,
                Party::PersonalAdviser,
                Party::PrisonOffenderManager,
                Party::CommunityOffenderManager,
            ],
        }
    }

    /// This plan, as it can be read out of `plan` and the record.
    pub fn view<'a>(self, plan: &'a Plan, record: &OnRecord<'_>) -> View<'a> {
        match self {
            Self::Pathway => pathway::view(plan, record),
            Self::Sentence => sentence::view(plan, record),
            Self::Release => release::view(plan, record),
        }
    }
}

impl View<'_> {
    /// Everything that is missing, that of the head first.
    pub fn all_missing(&self) -> impl Iterator<Item = &Missing> {
        self.missing.iter().chain(self.sections.iter().flat_map(|section| &section.missing))
    }

    /// Whether nothing is missing.
    pub fn is_complete(&self) -> bool {
        self.all_missing().next().is_none()
    }
}

#[cfg(test)]
mod tests;
