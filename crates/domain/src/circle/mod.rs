//! Who walks alongside a person, in which post, from which day to which: the circle that access follows.
//!
//! Nobody owns a person, so nobody can lose one: people hold places in the circle, with dates. For each statutory post
//! (personal adviser, prison and community offender manager) the circle keeps one promise: from the first day that
//! somebody leads, exactly one worker leads on every day, whatever is asked of it. Leading changes hands by a
//! [`Handover`], or, in prison and probation, because the agency's own files say so ([`Circle::replace_lead`]).

mod handover;
mod refused;
#[cfg(test)]
mod tests;

pub use crate::agency::{AgencyKind, Role};
pub use handover::{HANDOVER_OVERLAP_DAYS, HandedOver, Handover, Proposed, Replaced, TakesLead};
pub use refused::{CircleFault, CircleRefused};

use crate::id::{AgencyId, MembershipId, PersonId, WorkerId};
use jiff::civil::Date;

/// A worker's place in a person's circle: one post, over one spell of days.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Membership {
    /// The place itself.
    pub id: MembershipId,
    /// Whose circle.
    pub person: PersonId,
    /// Who holds the place.
    pub worker: WorkerId,
    /// In which post.
    pub role: Role,
    /// For which agency.
    pub agency: AgencyId,
    /// Whether this worker leads for the post during this spell.
    pub lead: bool,
    /// First day.
    pub from: Date,
    /// Last day, inclusive; none while it is open. A place that was called off before it began keeps its row, with a
    /// last day before its first: it is never current.
    pub to: Option<Date>,
}

impl Membership {
    /// Whether `today` lies between the first and the last day, both included.
    pub fn is_current(&self, today: Date) -> bool {
        self.from <= today && self.lasts_until(today)
    }

    /// Whether it was called off before it began.
    pub fn is_called_off(&self) -> bool {
        self.to.is_some_and(|to| to < self.from)
    }

    /// Whether its last day is `day` or later. A place that was called off lasts until no day at all.
    fn lasts_until(&self, day: Date) -> bool {
        !self.is_called_off() && self.to.is_none_or(|to| day <= to)
    }

    /// Makes `last_day` the last day at the latest; a place that would begin after it is called off.
    fn end_by(&mut self, last_day: Date) {
        if self.from > last_day {
            self.to = Some(self.from.saturating_sub(jiff::Span::new().days(1)));
        } else if self.to.is_none_or(|to| to > last_day) {
            self.to = Some(last_day);
        }
    }
}

/// What one change did to the circle, for keeping: rows to insert and rows whose last day changed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Changes {
    /// Places that did not exist before.
    pub opened: Vec<Membership>,
    /// Places whose last day is now another one.
    pub ended: Vec<Membership>,
}

impl Changes {
    fn between(before: &[Membership], after: &[Membership]) -> Self {
        let was = |m: &Membership| before.iter().find(|b| b.id == m.id);
        let opened = after.iter().filter(|m| was(m).is_none()).cloned().collect();
        let ended = after.iter().filter(|m| was(m).is_some_and(|b| b.to != m.to)).cloned().collect();
        Self { opened, ended }
    }
}

/// What joining did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Joined {
    /// A new place.
    New(Membership),
    /// The worker already holds this place, open-ended.
    AlreadyIn(MembershipId),
}

/// What leaving did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Left {
    /// These places end.
    Ended(Changes),
    /// Nothing was left to end.
    AlreadyGone,
}

/// Somebody takes a place in the circle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Joining {
    /// Who.
    pub worker: WorkerId,
    /// In which post.
    pub role: Role,
    /// For which agency.
    pub agency: AgencyId,
    /// Whether as the first lead of the post. A later lead is a handover.
    pub lead: bool,
    /// First day.
    pub from: Date,
}

/// The places of one person's circle, past, present and to come, and the handovers that wait for an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Circle {
    person: PersonId,
    memberships: Vec<Membership>,
    handovers: Vec<Handover>,
}

impl Circle {
    /// The circle of somebody alongside whom nobody walks yet.
    pub const fn new(person: PersonId) -> Self {
        Self { person, memberships: Vec::new(), handovers: Vec::new() }
    }

    /// The circle as it was kept. Rows that break its promises are a fault of the record, named.
    pub fn try_new(
        person: PersonId,
        memberships: Vec<Membership>,
        handovers: Vec<Handover>,
    ) -> Result<Self, CircleFault> {
        let circle = Self { person, memberships, handovers };
        circle.fault().map_or(Ok(circle), Err)
    }

    /// Whose circle it is.
    pub const fn person(&self) -> PersonId {
        self.person
    }

    /// Every place there ever was or is agreed.
    pub fn memberships(&self) -> &[Membership] {
        &self.memberships
    }

    /// Handovers that wait for an answer: at most one for each post.
    pub fn handovers(&self) -> &[Handover] {
        &self.handovers
    }

    /// The places held `today`.
    pub fn current(&self, today: Date) -> impl Iterator<Item = &Membership> {
        self.memberships.iter().filter(move |m| m.is_current(today))
    }

    /// Who leads for the post `today`. For a statutory post there is somebody from the first lead on.
    pub fn lead(&self, role: Role, today: Date) -> Option<&Membership> {
        self.current(today).find(|m| m.role == role && m.lead)
    }

    /// Adds a worker. Doing it twice is doing it once.
    ///
    /// Leading is only for statutory posts, and only the first lead joins as one: after that it is a handover.
    pub fn join(&mut self, id: MembershipId, new: Joining) -> Result<Joined, CircleRefused> {
        let Joining { worker, role, agency, lead, from } = new;
        if !has_place(role) {
            return Err(CircleRefused::NoPlaceInCircle { role });
        }
        if lead && !role.is_statutory() {
            return Err(CircleRefused::HasNoLead { role });
        }
        let held = self.places(worker, role).find(|m| m.lasts_until(from));
        if let Some(held) = held {
            let same = held.agency == agency && held.lead == lead && held.from <= from && held.to.is_none();
            return if same {
                Ok(Joined::AlreadyIn(held.id))
            } else {
                Err(CircleRefused::AlreadyInCircle { role, from: held.from, to: held.to })
            };
        }
        if let Some(leading) = self.last_lead(role).filter(|_| lead) {
            return Err(CircleRefused::AlreadyLed { role, by: leading.worker, since: leading.from });
        }
        let place = Membership { id, person: self.person, worker, role, agency, lead, from, to: None };
        self.memberships.push(place.clone());
        Ok(Joined::New(place))
    }

    /// Ends a worker's places in a post after `last_day`. A place agreed for later is called off.
    ///
    /// Refused where nobody would lead afterwards: then leading is handed over first.
    pub fn leave(&mut self, worker: WorkerId, role: Role, last_day: Date, today: Date) -> Result<Left, CircleRefused> {
        if self.places(worker, role).next().is_none() {
            return Err(CircleRefused::NotInCircle { role });
        }
        let after = last_day.saturating_add(jiff::Span::new().days(1));
        for place in self.places(worker, role).filter(|m| m.lasts_until(after)) {
            if place.lead {
                return Err(CircleRefused::NobodyWouldLead { role });
            }
            if place.from > last_day && place.from <= today {
                return Err(CircleRefused::BeforeJoining { joined: place.from, last_day });
            }
        }
        self.handovers.retain(|h| h.to != worker || h.role != role);
        let before = self.memberships.clone();
        for place in
            self.memberships.iter_mut().filter(|m| m.worker == worker && m.role == role && m.lasts_until(after))
        {
            place.end_by(last_day);
        }
        let changes = Changes::between(&before, &self.memberships);
        Ok(if changes == Changes::default() { Left::AlreadyGone } else { Left::Ended(changes) })
    }

    /// A worker's places in a post that were not called off.
    fn places(&self, worker: WorkerId, role: Role) -> impl Iterator<Item = &Membership> {
        self.memberships.iter().filter(move |m| m.worker == worker && m.role == role && !m.is_called_off())
    }

    /// Spells of leading for a post that were not called off, in order of days.
    fn leads(&self, role: Role) -> Vec<&Membership> {
        let mut leads: Vec<_> =
            self.memberships.iter().filter(|m| m.role == role && m.lead && !m.is_called_off()).collect();
        leads.sort_by_key(|m| m.from);
        leads
    }

    /// The latest spell of leading for a post, which may lie ahead.
    fn last_lead(&self, role: Role) -> Option<&Membership> {
        self.leads(role).into_iter().next_back()
    }

    /// The first promise that the rows break, if any.
    fn fault(&self) -> Option<CircleFault> {
        if let Some(stray) = self.memberships.iter().find(|m| m.person != self.person) {
            return Some(CircleFault::AnotherPerson { membership: stray.id });
        }
        Role::ALL.iter().find_map(|&role| self.lead_fault(role))
    }

    fn lead_fault(&self, role: Role) -> Option<CircleFault> {
        let leads = self.leads(role);
        if let Some(lead) = leads.first().filter(|_| !role.is_statutory()) {
            return Some(CircleFault::LeadOfPostWithoutLead { membership: lead.id });
        }
        let following = leads.iter().skip(1).map(|m| Some(m.from)).chain([None]);
        leads.iter().zip(following).find_map(|(lead, next)| {
            let first_day_without = lead.to.map(|to| to.saturating_add(jiff::Span::new().days(1)));
            match (first_day_without, next) {
                (None, None) => None,
                (Some(end), Some(next)) if end == next => None,
                (Some(on), next) if next.is_none_or(|next| on < next) => Some(CircleFault::NobodyLeads { role, on }),
                (_, next) => next.map(|on| CircleFault::TwoLead { role, on }),
            }
        })
    }
}

/// Whether a post has a place in circles at all: those who work with the person do, those who look after the record or
/// the service do not.
const fn has_place(role: Role) -> bool {
    match role {
        Role::PersonalAdviser
        | Role::PrisonOffenderManager
        | Role::CommunityOffenderManager
        | Role::KeyWorker
        | Role::SocialWorker => true,
        Role::YoungAdult
        | Role::FamilyMember
        | Role::Mentor
        | Role::Supporter
        | Role::TeamManager
        | Role::ReceptionOfficer
        | Role::Analyst
        | Role::InformationGovernanceLead
        | Role::DataOfficer
        | Role::Operator => false,
    }
}
