//! The matters that a pathway plan must deal with, and from which parts of the one plan each is answered.
//!
//! # What it says
//! Schedule 1 to the regulations names ten matters; Wales has an eleventh, and a schedule of its own for a person who is
//! detained. For each the plan says how the need will be met, by when and by whom.
//!
//! # Source
//! [`Matter::source`]. The ten headings were read; that each needs how, by when and by whom (regulation 6), and the matters
//! of the Welsh schedule beyond its first two, are from memory.
//!
//! # Applies to
//! Pathway plans of eligible, relevant and former relevant young people, and of categories 2 to 4 in Wales.
//!
//! # Example
//! A goal about a flat in Otterbrook stands under matter 5; its step "Sign, by 3 December, by the personal adviser" is how,
//! by when and by whom.

use super::on_record::Fact;
use crate::agency::coded;
use crate::duty::Nation;
use crate::plan::Area;
use crate::reason::{Force, Source};

coded! {
    /// A matter of Schedule 1, in its order.
    Matter {
        /// Contact with the authority and personal support, and by whom.
        Support = "support", "Contact and personal support";
        /// The plan for education or training.
        Education = "education", "Education and training";
        /// Employment or another purposeful activity.
        Employment = "employment", "Employment and other purposeful activity";
        /// What happens if the plan does not work out.
        Contingency = "contingency", "If the plan does not work out";
        /// Where they will live, with its assessed suitability and the reasons.
        Accommodation = "accommodation", "Accommodation and whether it is suitable";
        /// Family and other relationships.
        Relationships = "relationships", "Family and social relationships";
        /// A programme for practical and other skills.
        Skills = "skills", "Practical and other skills";
        /// Financial support.
        Money = "money", "Financial support";
        /// Health, mental health among it, and how its needs will be met.
        Health = "health", "Health, including mental health";
        /// Identity: religion, race, culture, language.
        Identity = "identity", "Identity: religion, race, culture and language";
        /// Wales: needs of somebody who was trafficked or came alone from abroad.
        Protection = "protection", "Needs from being trafficked or arriving alone from abroad";
    }
}

coded! {
    /// A matter of the Welsh schedule for somebody who is detained.
    Detained {
        /// Name and address of the prison.
        Place = "place", "Name and address of the prison";
        /// Contact and personal support while detained.
        Support = "detained_support", "Contact and personal support while detained";
        /// Education, training and activity while detained.
        Education = "detained_education", "Education, training and activity while detained";
        /// Health while detained.
        Health = "detained_health", "Health while detained";
        /// Family, friends and visits while detained.
        Relationships = "detained_relationships", "Family, friends and visits while detained";
        /// Identity while detained.
        Identity = "detained_identity", "Identity while detained";
        /// Where they will live after release.
        Home = "detained_home", "Somewhere to live after release";
    }
}

const ENGLAND: Source = Source {
    citation: "Care Leavers (England) Regulations 2010 (SI 2010/2571), Schedule 1",
    force: Force::Statute,
    verified: true,
};

const WALES: Source = Source {
    citation: "Care Leavers (Wales) Regulations 2015 (SI 2015/1820), Schedule 1",
    force: Force::Statute,
    verified: true,
};

/// The Welsh schedule for a person who is detained; its first two matters were read, the others are from memory.
pub const DETAINED_SOURCE: Source = Source {
    citation: "Care Leavers (Wales) Regulations 2015 (SI 2015/1820), Schedule 2",
    force: Force::Statute,
    verified: false,
};

impl Matter {
    /// The matters of this nation, in order.
    pub const fn of(nation: Nation) -> &'static [Self] {
        match nation {
            Nation::England => Self::ALL.split_at(10).0,
            Nation::Wales => Self::ALL,
        }
    }

    /// What asks for these matters.
    pub const fn source(nation: Nation) -> Source {
        match nation {
            Nation::England => ENGLAND,
            Nation::Wales => WALES,
        }
    }

    /// The areas of the plan whose goals answer it. Contingency is answered by steps of every area.
    pub const fn areas(self) -> &'static [Area] {
        match self {
            Self::Support => &[Area::Network],
            Self::Education | Self::Employment => &[Area::EmploymentAndEducation],
            Self::Contingency | Self::Protection => &[],
            Self::Accommodation => &[Area::Accommodation],
            Self::Relationships => &[Area::RelationshipsAndCommunity, Area::Network],
            Self::Skills => &[Area::ThinkingAndBehaviour],
            Self::Money => &[Area::Finances],
            Self::Health => &[Area::HealthAndWellbeing, Area::DrugUse, Area::AlcoholUse],
            Self::Identity => &[Area::IdentityAndBelonging],
        }
    }

    /// The facts of the record that belong to it.
    pub(super) const fn facts(self) -> &'static [Fact] {
        match self {
            Self::Support => &[Fact::PersonalAdviser, Fact::SocialWorker, Fact::NextContact, Fact::LastSeen],
            Self::Education => &[Fact::Learning],
            Self::Accommodation => &[Fact::Home, Fact::HousingReferred, Fact::HomeFound, Fact::AddressTold],
            Self::Money => &[Fact::BenefitPrepared],
            Self::Employment
            | Self::Contingency
            | Self::Relationships
            | Self::Skills
            | Self::Health
            | Self::Identity
            | Self::Protection => &[],
        }
    }
}

impl Detained {
    /// The areas of the plan whose goals answer it.
    pub const fn areas(self) -> &'static [Area] {
        match self {
            Self::Place => &[],
            Self::Support => &[Area::Network],
            Self::Education => &[Area::EmploymentAndEducation],
            Self::Health => &[Area::HealthAndWellbeing, Area::DrugUse, Area::AlcoholUse],
            Self::Relationships => &[Area::RelationshipsAndCommunity],
            Self::Identity => &[Area::IdentityAndBelonging],
            Self::Home => &[Area::Accommodation],
        }
    }

    /// The facts of the record that belong to it.
    pub(super) const fn facts(self) -> &'static [Fact] {
        match self {
            Self::Place => &[Fact::Prison, Fact::InPrisonSince],
            Self::Support => &[Fact::PersonalAdviser, Fact::PrisonOffenderManager, Fact::KeyWorker, Fact::LastSeen],
            Self::Home => &[Fact::HomeFound, Fact::AddressTold],
            Self::Education | Self::Health | Self::Relationships | Self::Identity => &[],
        }
    }
}
