//! What is recorded about one person, as far as a duty can follow from it.

use jiff::civil::Date;

use crate::agency::coded;
use crate::care::CareEpisode;
use crate::custody::{LegalStatus, ReleaseDate};

coded! {
    /// Whose leaving-care law holds: that of the authority that answers for the person.
    Nation {
        /// An authority in England.
        England = "england", "England";
        /// An authority in Wales.
        Wales = "wales", "Wales";
    }
}

impl Nation {
    /// Where the authority with this code is. The national statistics' codes of Wales begin with W; every other code is
    /// read as one of England.
    pub fn of_authority(code: &str) -> Self {
        if code.starts_with(['W', 'w']) { Self::Wales } else { Self::England }
    }
}

coded! {
    /// Something that was done or that happened on a day.
    EventKind {
        /// Children Act 1989, Schedule 2, paragraph 19B.
        NeedsAssessment = "needs_assessment", "Needs assessment completed";
        /// The first plan, or a new one.
        PathwayPlan = "pathway_plan", "Pathway plan made";
        /// A review of the plan.
        PathwayReview = "pathway_review", "Pathway plan reviewed";
        /// The young adult holds a copy and somebody went through it with them.
        CopyGiven = "copy_given", "Copy of the plan given and explained";
        /// The young adult or the adviser asked for a review.
        ReviewRequested = "review_requested", "Review of the plan asked for";
        /// From 21 support is on request.
        SupportRequested = "support_requested", "Support asked for";
        /// Said no to support for now; can be taken back at any time.
        SupportDeclined = "support_declined", "Support not wanted for now";
        /// The yearly offer from 21.
        SupportOffered = "support_offered", "Support offered";
        /// Support was taken up (again).
        SupportGiven = "support_given", "Support begun again";
        /// Told the authority of wanting to go into education or training.
        LearningIntended = "learning_intended", "Told us about wanting education or training";
        /// The personal adviser and the young adult were in touch, in any way. Comes from contacts.
        InTouch = "in_touch", "In touch with the personal adviser";
        /// The personal adviser and the young adult saw one another. Comes from contacts.
        Seen = "seen", "Seen by the personal adviser";
        /// Visit of the authority's representative to a detained child.
        RepresentativeVisit = "representative_visit", "Visited by the authority’s representative";
        /// The young adult knows where they will live and who will help.
        AddressTold = "address_told", "Told the address and who will help";
        /// Somewhere to live after release is arranged.
        HomeFound = "home_found", "Somewhere to live arranged";
        /// Leaving care knows that the person came into custody.
        AdviserTold = "adviser_told", "Leaving care told about custody";
        /// The authority knows of a death.
        DeathKnown = "death_known", "Death known to the authority";
        /// The death was notified.
        DeathNotified = "death_notified", "Death notified";
        /// Youth justice began to plan the move to adult services.
        TransitionStarted = "transition_started", "Move to adult services planned";
        /// Accommodation, activity and contact around a birthday are recorded for the return.
        OutcomesRecorded = "outcomes_recorded", "Outcomes around the birthday recorded";
        /// What happens from 21 is agreed.
        PlanFrom21 = "plan_from_21", "Plan for after 21 agreed";
        /// What happens from 25 is agreed.
        PlanFrom25 = "plan_from_25", "Plan for after 25 agreed";
        /// What happens when supervision ends is agreed.
        PlanAfterLicence = "plan_after_licence", "Plan for after supervision agreed";
        /// The young adult and everybody who works with them met.
        JointMeeting = "joint_meeting", "Planning meeting with everybody held";
        /// Moved from one prison to another.
        Transferred = "transferred", "Moved to another prison";
        /// Called back to prison.
        Recalled = "recalled", "Recalled to prison";
        /// Probation takes the case early.
        EarlyAllocation = "early_allocation", "Early allocation agreed";
        /// The Parole Board hears or will hear the case.
        ParoleHearing = "parole_hearing", "Parole hearing";
        /// Parole was refused and MAPPA level 2 or 3 applies.
        ParoleRefusedMappa = "parole_refused_mappa", "Parole refused, MAPPA level 2 or 3";
        /// Basic custody screening, part 2.
        ImmediateNeedsReport = "immediate_needs_report", "Immediate needs report finished";
        /// Basic custody screening, part 3.
        PreReleaseReport = "pre_release_report", "Pre-release report finished";
        /// Screened for learning and work.
        LearningScreened = "learning_screened", "Screened for learning and work";
        /// Induction for learning and work.
        LearningInduction = "learning_induction", "Learning and work induction done";
        /// Review of the learning and work plan.
        LearningReview = "learning_review", "Learning and work plan reviewed";
        /// Screening or assessment showed additional needs in learning.
        AdditionalNeedsKnown = "additional_needs_known", "Additional learning needs found";
        /// The plan for additional needs.
        AdditionalNeedsPlan = "additional_needs_plan", "Support plan for learning made";
        /// A session with the key worker.
        KeyWork = "key_work", "Key work session held";
        /// Met the work coach in prison.
        WorkCoachMet = "work_coach_met", "Met the prison work coach";
        /// The claim is prepared and the Jobcentre appointment booked.
        BenefitPrepared = "benefit_prepared", "Universal Credit prepared and Jobcentre booked";
        /// The Jobcentre knows of the rent and of custody.
        HousingCostsReported = "housing_costs_reported", "Housing costs settled with the Jobcentre";
        /// The risk assessment was reviewed.
        RiskReviewed = "risk_reviewed", "OASys reviewed";
        /// The prison talked with the community offender manager.
        ComContacted = "com_contacted", "Community offender manager contacted";
        /// The handover report was sent.
        HandoverReportSent = "handover_report_sent", "Handover report sent";
        /// Responsibility has gone to probation.
        HandedOver = "handed_over", "Handed over to probation";
        /// A community offender manager is named.
        ComAllocated = "com_allocated", "Community offender manager named";
        /// The licence is written.
        LicencePrepared = "licence_prepared", "Licence prepared";
        /// The licence is approved.
        LicenceApproved = "licence_approved", "Licence approved";
        /// First appointment with probation after release.
        FirstAppointmentSet = "first_appointment_set", "First probation appointment set";
        /// Referral to the commissioned accommodation service.
        AccommodationReferral = "accommodation_referral", "Referred for accommodation support";
        /// Referral to a housing authority with consent.
        HousingReferred = "housing_referred", "Referred to the housing authority";
        /// The housing authority took the referral on.
        HousingAccepted = "housing_accepted", "Referral accepted by the housing authority";
        /// The housing authority did not.
        HousingNotAccepted = "housing_not_accepted", "Referral not accepted by the housing authority";
        /// The referral was taken back.
        HousingWithdrawn = "housing_withdrawn", "Referral withdrawn";
        /// An agency gave release dates. Comes from release dates.
        ReleaseDateGiven = "release_date_given", "Release date given";
    }
}

coded! {
    /// Something that lasts.
    SpellKind {
        /// Accommodation that leaving care provides under section 23B or 24B of the Children Act 1989.
        LeavingCareAccommodation = "leaving_care_accommodation", "In leaving-care accommodation";
        /// Education or training.
        Learning = "learning", "In education or training";
        /// Supervised by probation: licence or order.
        Supervision = "supervision", "Supervised by probation";
        /// Has nowhere to live, or will lose it and has nothing else.
        NoHome = "no_home", "Nowhere to live";
        /// Pays rent for a home of their own.
        Tenancy = "tenancy", "Rents a home";
    }
}

coded! {
    /// How a referral to a housing authority ended, or why it was taken back.
    HousingOutcome {
        /// Accepted: prevention and relief.
        PreventionAndRelief = "prevention_and_relief", "Prevention and relief duty";
        /// Accepted: priority need.
        PriorityNeed = "priority_need", "Priority need";
        /// Not accepted: no local connection.
        NoLocalConnection = "no_local_connection", "No local connection";
        /// Not accepted: intentionally homeless.
        IntentionallyHomeless = "intentionally_homeless", "Intentionally homeless";
        /// Not accepted for another reason.
        RejectedOther = "rejected_other", "Not accepted for another reason";
        /// Withdrawn: a new referral replaces it.
        NewReferral = "new_referral", "A new referral replaces it";
        /// Withdrawn: sent to the wrong authority.
        WrongAuthority = "wrong_authority", "Sent to the wrong authority";
        /// Withdrawn: consent was taken back.
        NoConsent = "no_consent", "No consent";
        /// Withdrawn: contact was lost.
        Disengaged = "disengaged", "Contact lost";
        /// Withdrawn: somewhere to live was found.
        NeedResolved = "need_resolved", "Somewhere to live was found";
        /// Withdrawn: not eligible.
        NotEligible = "not_eligible", "Not eligible";
        /// Withdrawn for another reason.
        Other = "other", "Another reason";
    }
}

/// Something that was done or that happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Event {
    /// The day.
    pub on: Date,
    /// What.
    pub kind: EventKind,
    /// How a housing referral ended; nothing for other kinds.
    pub outcome: Option<HousingOutcome>,
}

/// Something that lasts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Spell {
    /// First day.
    pub from: Date,
    /// The day on which it is over; `None` while it lasts.
    pub to: Option<Date>,
    /// What.
    pub kind: SpellKind,
}

/// A stretch of time in custody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CustodySpell {
    /// Reception.
    pub from: Date,
    /// The day of release; `None` while it lasts.
    pub to: Option<Date>,
    /// Why the law holds the person.
    pub legal_status: Option<LegalStatus>,
    /// The day the sentence began.
    pub sentence_start: Option<Date>,
}

/// Everything about one person that a duty can follow from, each list in any order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Facts<'a> {
    /// Date of birth.
    pub born_on: Option<Date>,
    /// Where the authority that answers for the person is; nothing is read as England.
    pub nation: Option<Nation>,
    /// The day a leaving-care personal adviser's work with them began, if they have one.
    pub adviser_since: Option<Date>,
    /// Episodes of care.
    pub episodes: &'a [CareEpisode],
    /// Time in custody.
    pub custody: &'a [CustodySpell],
    /// Release dates as agencies gave them.
    pub release_dates: &'a [ReleaseDate],
    /// What lasts or lasted.
    pub spells: &'a [Spell],
    /// What was done or happened.
    pub events: &'a [Event],
}

impl Facts<'_> {
    /// What was done or happened up to `day`. What is recorded as done before birth is a slip and left out,
    /// unless the date of birth itself is one, because it lies ahead.
    pub(super) fn done_by(&self, day: Date) -> impl Iterator<Item = &Event> {
        let born_on = self.born_on.filter(|born_on| *born_on <= day).unwrap_or(Date::MIN);
        self.events.iter().filter(move |event| born_on <= event.on && event.on <= day)
    }
}

/// The same with its own lists: as read from a file or put together from a record.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RecordedFacts {
    /// See [`Facts::born_on`].
    pub born_on: Option<Date>,
    /// See [`Facts::nation`].
    pub nation: Option<Nation>,
    /// See [`Facts::adviser_since`].
    pub adviser_since: Option<Date>,
    /// See [`Facts::episodes`].
    pub episodes: Vec<CareEpisode>,
    /// See [`Facts::custody`].
    pub custody: Vec<CustodySpell>,
    /// See [`Facts::release_dates`].
    pub release_dates: Vec<ReleaseDate>,
    /// See [`Facts::spells`].
    pub spells: Vec<Spell>,
    /// See [`Facts::events`].
    pub events: Vec<Event>,
}

impl RecordedFacts {
    /// The facts, borrowed.
    pub fn facts(&self) -> Facts<'_> {
        Facts {
            born_on: self.born_on,
            nation: self.nation,
            adviser_since: self.adviser_since,
            episodes: &self.episodes,
            custody: &self.custody,
            release_dates: &self.release_dates,
            spells: &self.spells,
            events: &self.events,
        }
    }
}

/// A set of kinds of event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct EventKinds(u64);

impl EventKinds {
    /// None.
    pub const NONE: Self = Self(0);

    /// The set and this kind.
    #[must_use]
    pub const fn with(self, kind: EventKind) -> Self {
        Self(self.0 | 1 << kind as u32)
    }

    /// Whether the kind is in the set.
    pub const fn has(self, kind: EventKind) -> bool {
        self.0 & 1 << kind as u32 != 0
    }

    /// Whether nothing is in the set.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The kinds in the set.
    pub fn iter(self) -> impl Iterator<Item = EventKind> {
        EventKind::ALL.iter().copied().filter(move |kind| self.has(*kind))
    }
}

impl CustodySpell {
    /// Whether it holds on `day`: from the day of reception to the eve of the release.
    pub fn holds_on(&self, day: Date) -> bool {
        self.from <= day && self.to.is_none_or(|to| day < to)
    }
}

impl Spell {
    /// Whether it holds on `day`.
    pub fn holds_on(&self, day: Date) -> bool {
        self.from <= day && self.to.is_none_or(|to| day < to)
    }
}
