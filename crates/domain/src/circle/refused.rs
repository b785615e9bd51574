//! Why a change to a circle is refused, and what is wrong with a circle that was kept wrongly: facts, for others to word.

use crate::agency::Role;
use crate::id::{MembershipId, WorkerId};
use jiff::civil::Date;

/// A change that the circle refuses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CircleRefused {
    /// Those who hold this post do not work with one person.
    #[error("a {role} has no place in a circle")]
    NoPlaceInCircle {
        /// The post.
        role: Role,
    },
    /// Only statutory posts have a lead.
    #[error("the post of {role} has no lead")]
    HasNoLead {
        /// The post.
        role: Role,
    },
    /// The worker already holds a place in this post that reaches into these days.
    #[error("already in the circle as {role} from {from}")]
    AlreadyInCircle {
        /// The post.
        role: Role,
        /// First day of the place held.
        from: Date,
        /// Its last day.
        to: Option<Date>,
    },
    /// Somebody leads already: a second lead is a handover.
    #[error("the post of {role} is already led, since {since}")]
    AlreadyLed {
        /// The post.
        role: Role,
        /// Who leads.
        by: WorkerId,
        /// Since which day.
        since: Date,
    },
    /// Nobody leads yet, so there is nothing to hand over.
    #[error("nobody leads as {role}")]
    NobodyLeads {
        /// The post.
        role: Role,
    },
    /// Nobody would lead afterwards.
    #[error("nobody would lead as {role}")]
    NobodyWouldLead {
        /// The post.
        role: Role,
    },
    /// The worker holds no place in this post.
    #[error("not in the circle as {role}")]
    NotInCircle {
        /// The post.
        role: Role,
    },
    /// The last day lies before the first, and the place has begun.
    #[error("the last day {last_day} is before the first, {joined}")]
    BeforeJoining {
        /// The first day.
        joined: Date,
        /// The last day asked for.
        last_day: Date,
    },
    /// The new lead's first day lies in the past.
    #[error("the first day as lead, {lead_from}, is before {today}")]
    LeadFromInPast {
        /// The first day asked for.
        lead_from: Date,
        /// The day it was asked.
        today: Date,
    },
    /// The last known lead begins on that day or later.
    #[error("the last known lead as {role} begins on {began}")]
    LeadBeganSince {
        /// The post.
        role: Role,
        /// Who leads from then.
        by: WorkerId,
        /// Their first day as lead.
        began: Date,
    },
    /// A handover of this post waits for an answer.
    #[error("a handover as {role} waits for an answer")]
    HandoverOpen {
        /// The post.
        role: Role,
        /// To whom it was proposed.
        to: WorkerId,
    },
    /// No handover of this post was proposed to this worker.
    #[error("no handover as {role} was proposed to this worker")]
    NoHandover {
        /// The post.
        role: Role,
    },
    /// This post changes hands only when somebody proposes it and the other accepts.
    #[error("the post of {role} changes hands by a handover")]
    NeedsHandover {
        /// The post.
        role: Role,
    },
}

/// Rows of a circle that break its promises: a fault of the record, never of the person who reads it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CircleFault {
    /// A place in another person's circle.
    #[error("membership {membership} belongs to another person's circle")]
    AnotherPerson {
        /// The row.
        membership: MembershipId,
    },
    /// A lead of a post that has none.
    #[error("membership {membership} leads in a post that has no lead")]
    LeadOfPostWithoutLead {
        /// The row.
        membership: MembershipId,
    },
    /// A day without a lead after the first.
    #[error("nobody leads as {role} on {on}")]
    NobodyLeads {
        /// The post.
        role: Role,
        /// The first such day.
        on: Date,
    },
    /// A day with two leads.
    #[error("two lead as {role} on {on}")]
    TwoLead {
        /// The post.
        role: Role,
        /// The first such day.
        on: Date,
    },
}
