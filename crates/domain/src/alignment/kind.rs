//! The kinds of finding: what does not fit, what is missing, and what is planned twice.

use super::settle::Settle;
use super::sources;
use crate::agency::coded;
use crate::reason::Source;

coded! {
    /// The three groups.
    Group {
        /// Two things that cannot both be.
        Conflict = "conflict", "Conflicts";
        /// Something that is missing.
        Gap = "gap", "Gaps";
        /// Something planned twice.
        Duplicate = "duplicate", "Planned twice";
    }
}

coded! {
    /// A kind of finding. Its words are its heading.
    Kind {
        /// In a place that the licence forbids.
        ZoneAppointment = "zone_appointment", "An appointment lies in an exclusion zone";
        /// An address in a zone.
        ZoneAddress = "zone_address", "An address lies in an exclusion zone";
        /// An appointment during curfew.
        CurfewAppointment = "curfew_appointment", "An appointment falls into curfew hours";
        /// The way there or back takes until curfew.
        CurfewTravel = "curfew_travel", "The way to or from an appointment falls into curfew hours";
        /// Curfew at another address than the person's.
        CurfewAddress = "curfew_address", "The curfew is for another address than the one planned";
        /// Two at one time.
        TwoAtOnce = "two_at_once", "Two appointments at the same time";
        /// Not enough time between.
        TravelOverlap = "travel_overlap", "Not enough time between two appointments";
        /// Outside, while still inside.
        AppointmentInCustody = "appointment_in_custody", "An appointment outside while still in custody";
        /// Probation after the licence.
        AppointmentAfterLicence = "appointment_after_licence", "A probation appointment after the licence has ended";
        /// Too late for the release.
        StepAfterRelease = "step_after_release", "A step is due after the release it is for";
        /// Who should do it no longer does.
        PrisonStepAfterRelease = "prison_step_after_release", "A step of the prison is due after release";
        /// Probation's work has ended.
        StepAfterLicence = "step_after_licence", "A step of probation is due after the licence has ended";
        /// The goal comes before what leads to it.
        GoalBeforeStep = "goal_before_step", "A goal is to be reached before its last step";
        /// A duty comes too late.
        DutyAfterRelease = "duty_after_release", "The last day of a duty comes after the release that waits for it";
        /// Two homes at once.
        TwoAddresses = "two_addresses", "Two addresses for the same nights";
        /// Safety.
        BarredSupporter = "barred_supporter", "Somebody barred by a safety check is in the network";
        /// At the gate.
        BarredAtGate = "barred_at_gate", "Somebody barred by a safety check is to meet them at the gate";
        /// On the first night.
        BarredFirstNight = "barred_first_night", "Somebody barred by a safety check is named for the first night";
        /// In a step.
        BarredStep = "barred_step", "Somebody barred by a safety check is to do a step";
        /// No contact.
        NoContactSupporter = "no_contact_supporter", "Somebody the licence forbids contact with is in the network";
        /// At the gate.
        NoContactAtGate = "no_contact_at_gate", "Somebody the licence forbids contact with is to meet them at the gate";
        /// On the first night.
        NoContactFirstNight = "no_contact_first_night", "Somebody the licence forbids contact with is named for the first night";
        /// In a step.
        NoContactStep = "no_contact_step", "Somebody the licence forbids contact with is to do a step";
        /// No goal in an area.
        AreaWithoutGoal = "area_without_goal", "No goal in an area of need";
        /// No step.
        GoalWithoutStep = "goal_without_step", "A goal without a next step";
        /// Nobody.
        GoalWithoutOwner = "goal_without_owner", "A goal that nobody answers for";
        /// No day.
        StepWithoutDate = "step_without_date", "A step for the release has no day";
        /// Nobody holds that post.
        StepActorMissing = "step_actor_missing", "Steps for somebody who is not named";
        /// No address.
        NoAddress = "no_address", "No address for the first night";
        /// The address ends.
        AddressEnds = "address_ends", "The address ends within four weeks of release";
        /// First night.
        NoFirstNight = "no_first_night", "Nobody named for the first night";
        /// Gate.
        NobodyAtGate = "nobody_at_gate", "Nobody named to meet them at the gate";
        /// 2 am.
        NobodyAtNight = "nobody_at_night", "Nobody who would answer at two in the morning";
        /// After the licence.
        NobodyAfterLicence = "nobody_after_licence", "Nobody and nothing planned for after the licence";
        /// No adviser.
        NoPersonalAdviser = "no_personal_adviser", "No personal adviser named";
        /// No probation officer.
        NoProbation = "no_probation", "No community offender manager named";
        /// No first appointment.
        NoFirstAppointment = "no_first_appointment", "No first probation appointment";
        /// Nobody asked.
        NotAsked = "not_asked", "Nobody has asked the young adult";
        /// No consent.
        SupporterWithoutConsent = "supporter_without_consent", "A supporter has a part in the plan and no consent to see it";
        /// Not checked.
        SupporterNotChecked = "supporter_not_checked", "A supporter has a part in the plan and nobody checked that it is safe";
        /// Consent ends.
        ConsentEnds = "consent_ends", "A consent ends soon";
        /// Two agencies, one step.
        SameStep = "same_step", "Two agencies are to do the same";
        /// One goal twice.
        SameGoal = "same_goal", "The same goal twice";
        /// One purpose twice.
        SameAppointment = "same_appointment", "Two appointments for one purpose";
        /// One person twice.
        SameSupporter = "same_supporter", "The same supporter twice";
    }
}

impl Kind {
    /// The group it belongs to.
    pub const fn group(self) -> Group {
        match self {
            Self::SameStep | Self::SameGoal | Self::SameAppointment | Self::SameSupporter => Group::Duplicate,
            Self::AreaWithoutGoal
            | Self::GoalWithoutStep
            | Self::GoalWithoutOwner
            | Self::StepWithoutDate
            | Self::StepActorMissing
            | Self::NoAddress
            | Self::AddressEnds
            | Self::NoFirstNight
            | Self::NobodyAtGate
            | Self::NobodyAtNight
            | Self::NobodyAfterLicence
            | Self::NoPersonalAdviser
            | Self::NoProbation
            | Self::NoFirstAppointment
            | Self::NotAsked
            | Self::SupporterWithoutConsent
            | Self::SupporterNotChecked
            | Self::ConsentEnds => Group::Gap,
            _ => Group::Conflict,
        }
    }

    /// A way to settle it.
    pub const fn settle(self) -> Settle {
        match self {
            Self::ZoneAppointment
            | Self::CurfewAppointment
            | Self::CurfewTravel
            | Self::TwoAtOnce
            | Self::TravelOverlap
            | Self::AppointmentInCustody
            | Self::AppointmentAfterLicence
            | Self::SameAppointment => Settle::ChangeAppointment,
            Self::ZoneAddress | Self::TwoAddresses | Self::AddressEnds => Settle::ChangeAddress,
            Self::CurfewAddress => Settle::ChangeCondition,
            Self::StepAfterRelease
            | Self::PrisonStepAfterRelease
            | Self::StepAfterLicence
            | Self::BarredStep
            | Self::NoContactStep
            | Self::StepWithoutDate
            | Self::SameStep => Settle::ChangeStep,
            Self::GoalBeforeStep | Self::SameGoal => Settle::ChangeGoal,
            Self::GoalWithoutStep | Self::GoalWithoutOwner => Settle::AddStep,
            Self::AreaWithoutGoal | Self::NobodyAfterLicence => Settle::AddGoal,
            Self::NotAsked => Settle::AskYoungAdult,
            Self::NoAddress => Settle::AddAddress,
            Self::NoFirstAppointment => Settle::AddAppointment,
            Self::NoFirstNight
            | Self::NobodyAtGate
            | Self::BarredAtGate
            | Self::NoContactAtGate
            | Self::BarredFirstNight
            | Self::NoContactFirstNight => Settle::ChangeReleaseDay,
            Self::DutyAfterRelease => Settle::DoDuty,
            Self::StepActorMissing | Self::NoPersonalAdviser | Self::NoProbation => Settle::NameLead,
            Self::BarredSupporter | Self::NoContactSupporter | Self::SameSupporter => Settle::ChangeSupporter,
            Self::SupporterNotChecked => Settle::CheckSupporter,
            Self::SupporterWithoutConsent | Self::ConsentEnds => Settle::AskConsent,
            Self::NobodyAtNight => Settle::AddSupporter,
        }
    }

    /// Where the rule comes from.
    pub const fn source(self) -> Source {
        match self {
            Self::ZoneAppointment
            | Self::ZoneAddress
            | Self::CurfewAppointment
            | Self::CurfewTravel
            | Self::CurfewAddress
            | Self::NoContactSupporter
            | Self::NoContactAtGate
            | Self::NoContactFirstNight
            | Self::NoContactStep => sources::LICENCE,
            Self::NoAddress | Self::AddressEnds => sources::DUTY_TO_REFER,
            Self::NoPersonalAdviser => sources::PERSONAL_ADVISER,
            Self::NoProbation => sources::OFFENDER_MANAGEMENT,
            Self::NotAsked => sources::WISHES,
            Self::SupporterWithoutConsent | Self::ConsentEnds => sources::CONSENT,
            Self::AreaWithoutGoal => sources::AREAS,
            _ => sources::JOINT_PLANNING,
        }
    }
}
