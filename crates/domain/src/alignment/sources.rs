//! Where the rules of alignment come from.

use crate::reason::{Force, Source};

pub(super) const LICENCE: Source = Source {
    citation: "Criminal Justice Act 2003, section 252: the duty to comply with licence conditions",
    force: Force::Statute,
    verified: false,
};

pub(super) const DUTY_TO_REFER: Source = Source {
    citation: "Housing Act 1996, section 213B: duty of public authorities to refer, within 56 days of homelessness",
    force: Force::Statute,
    verified: true,
};

pub(super) const PERSONAL_ADVISER: Source =
    Source { citation: "Children Act 1989, section 23D", force: Force::Statute, verified: false };

pub(super) const OFFENDER_MANAGEMENT: Source = Source {
    citation: "Offender Management in Custody: a community offender manager is named before release",
    force: Force::Practice,
    verified: false,
};

pub(super) const WISHES: Source = Source {
    citation: "SI 2010/2571, regulation 6: the plan is made with the young person, and their views are recorded",
    force: Force::Statute,
    verified: false,
};

pub(super) const CONSENT: Source =
    Source { citation: "UK GDPR, article 7: consent, and withdrawing it", force: Force::Statute, verified: false };

pub(super) const AREAS: Source = Source {
    citation: "Areas of need of the national sentence plan, and two of ours: identity and belonging, support network",
    force: Force::Practice,
    verified: true,
};

pub(super) const JOINT_PLANNING: Source = Source {
    citation: "Joint release planning for care leavers: one plan that every agency can keep to",
    force: Force::Practice,
    verified: false,
};
