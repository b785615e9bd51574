//! Leading changes hands: proposed, accepted, a time together, and on no day nobody and on no day two.
//!
//! Between accepting and the first day as lead the new worker is already in the circle; afterwards the old lead stays in
//! it for the overlap. In open casework systems a handover locks the old worker out, or leaves the record with nobody.

use super::{Changes, Circle, CircleRefused, Membership};
use crate::agency::Role;
use crate::id::{AgencyId, MembershipId, WorkerId};
use jiff::Span;
use jiff::civil::Date;

/// For how many days the old lead stays in the circle after the new one's first day, unless they agree on another
/// number. Practice, not law: long enough for one statutory contact of the new lead (source: casework notes, pain 4).
pub const HANDOVER_OVERLAP_DAYS: u16 = 28;

/// A proposal that another worker leads from a day on. Until it is accepted nothing has changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Handover {
    /// The post.
    pub role: Role,
    /// Who is to lead.
    pub to: WorkerId,
    /// For which agency.
    pub agency: AgencyId,
    /// The new lead's first day as lead. If the answer comes later, the day of the answer.
    pub lead_from: Date,
    /// For how many days from then the old lead stays in the circle.
    pub overlap_days: u16,
}

/// Somebody leads from a day on because the agency says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TakesLead {
    /// The post.
    pub role: Role,
    /// Who leads.
    pub worker: WorkerId,
    /// For which agency.
    pub agency: AgencyId,
    /// First day as lead.
    pub from: Date,
}

/// What proposing did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Proposed {
    /// It waits for an answer.
    New,
    /// The same proposal was waiting already.
    AlreadyProposed,
}

/// What accepting did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HandedOver {
    /// The new worker leads from this day.
    From {
        /// First day as lead.
        lead_from: Date,
        /// What changed.
        changes: Changes,
    },
    /// This worker leads already.
    AlreadyLeads,
}

/// What an agency's word about its lead did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Replaced {
    /// Nobody had led before.
    FirstLead(Changes),
    /// Another worker leads now.
    NewLead(Changes),
    /// This worker leads on that day already.
    AlreadyLeads,
}

impl Circle {
    /// Proposes that another worker leads.
    pub fn propose_handover(&mut self, handover: Handover, today: Date) -> Result<Proposed, CircleRefused> {
        let Handover { role, to, lead_from, .. } = handover;
        let last = self.last_lead(role).ok_or(CircleRefused::NobodyLeads { role })?;
        if lead_from < today {
            return Err(CircleRefused::LeadFromInPast { lead_from, today });
        }
        if last.worker == to {
            return Err(CircleRefused::AlreadyLed { role, by: to, since: last.from });
        }
        if last.from >= lead_from {
            return Err(CircleRefused::LeadBeganSince { role, by: last.worker, began: last.from });
        }
        match self.handovers.iter().find(|h| h.role == role) {
            Some(open) if *open == handover => Ok(Proposed::AlreadyProposed),
            Some(open) => Err(CircleRefused::HandoverOpen { role, to: open.to }),
            None => {
                self.handovers.push(handover);
                Ok(Proposed::New)
            }
        }
    }

    /// Takes a proposal back, or turns it down. The lead stays as it was.
    pub fn drop_handover(&mut self, role: Role) -> Result<Handover, CircleRefused> {
        let at = self.handovers.iter().position(|h| h.role == role).ok_or(CircleRefused::NoHandover { role })?;
        Ok(self.handovers.remove(at))
    }

    /// The worker to whom it was proposed accepts. The old lead leads until the day before the new one's first, and
    /// stays in the circle for the overlap. `ids` gives the new places theirs.
    pub fn accept_handover(
        &mut self,
        role: Role,
        by: WorkerId,
        today: Date,
        ids: &mut dyn FnMut() -> MembershipId,
    ) -> Result<HandedOver, CircleRefused> {
        let last = self.last_lead(role).ok_or(CircleRefused::NobodyLeads { role })?;
        let Some(handover) = self.handovers.iter().find(|h| h.role == role && h.to == by).copied() else {
            return if last.worker == by {
                Ok(HandedOver::AlreadyLeads)
            } else {
                Err(CircleRefused::NoHandover { role })
            };
        };
        if last.worker == by {
            self.handovers.retain(|h| *h != handover);
            return Ok(HandedOver::AlreadyLeads);
        }
        let from = handover.lead_from.max(today);
        if last.from >= from {
            return Err(CircleRefused::LeadBeganSince { role, by: last.worker, began: last.from });
        }
        let before = self.memberships.clone();
        let lead = TakesLead { role, worker: by, agency: handover.agency, from };
        self.change_lead(lead, handover.overlap_days, ids);
        let joins_before = self.places(by, role).any(|m| !m.lead && m.lasts_until(today));
        if today < from && !joins_before {
            let last_day = from.saturating_sub(Span::new().days(1));
            self.open(ids(), &TakesLead { from: today, ..lead }, false, Some(last_day));
        }
        self.handovers.retain(|h| h.role != role);
        Ok(HandedOver::From { lead_from: from, changes: Changes::between(&before, &self.memberships) })
    }

    /// A prison's or probation region's files say who leads from a day on. Leads that were agreed for later are called
    /// off; a lead that has begun since is later news and stays. The old lead keeps the usual overlap.
    pub fn replace_lead(
        &mut self,
        lead: TakesLead,
        today: Date,
        ids: &mut dyn FnMut() -> MembershipId,
    ) -> Result<Replaced, CircleRefused> {
        let TakesLead { role, worker, agency, from } = lead;
        match role {
            Role::PrisonOffenderManager | Role::CommunityOffenderManager => {}
            role if role.is_statutory() => return Err(CircleRefused::NeedsHandover { role }),
            role => return Err(CircleRefused::HasNoLead { role }),
        }
        let leads = self.leads(role);
        let first = leads.is_empty();
        if leads.iter().any(|m| m.is_current(from) && m.worker == worker && m.agency == agency) {
            return Ok(Replaced::AlreadyLeads);
        }
        if let Some(later) = leads.iter().rev().find(|m| from < m.from && m.from <= today) {
            return Err(CircleRefused::LeadBeganSince { role, by: later.worker, began: later.from });
        }
        let before = self.memberships.clone();
        self.change_lead(lead, HANDOVER_OVERLAP_DAYS, ids);
        let changes = Changes::between(&before, &self.memberships);
        Ok(if first { Replaced::FirstLead(changes) } else { Replaced::NewLead(changes) })
    }

    /// Makes one worker lead from a day on, open-ended: whoever led ends the day before, whoever was to lead later is
    /// called off, and so is what their handovers had agreed for later.
    fn change_lead(&mut self, lead: TakesLead, overlap_days: u16, ids: &mut dyn FnMut() -> MembershipId) {
        let TakesLead { role, worker, from, .. } = lead;
        let day_before = from.saturating_sub(Span::new().days(1));
        let old = self.leads(role).into_iter().find(|m| m.is_current(day_before)).cloned();
        for place in self.memberships.iter_mut().filter(|m| m.role == role && m.lasts_until(from)) {
            let old_leads_overlap = old.as_ref().is_some_and(|old| old.worker == place.worker);
            if place.lead || place.worker == worker || old_leads_overlap {
                place.end_by(day_before);
            }
        }
        self.open(ids(), &lead, true, None);
        if let Some(old) = old.filter(|old| old.worker != worker && overlap_days > 0) {
            let last_day = day_before.saturating_add(Span::new().days(overlap_days));
            let stays = TakesLead { role, worker: old.worker, agency: old.agency, from };
            self.open(ids(), &stays, false, Some(last_day));
        }
    }

    fn open(&mut self, id: MembershipId, place: &TakesLead, lead: bool, to: Option<Date>) {
        let TakesLead { role, worker, agency, from } = *place;
        self.memberships.push(Membership { id, person: self.person, worker, role, agency, lead, from, to });
    }
}
