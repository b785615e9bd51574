//! Whom an extract names as the lead of a statutory post: what changes in the circle.
//!
//! Only news counts: a worker whom the agency did not name before. A row that changes in something else leaves the
//! circle alone, so that a handover agreed by people is not overwritten by an older extract.

use domain::Date;
use domain::agency::Role;
use domain::circle::{
    Changes, Circle, HANDOVER_OVERLAP_DAYS, HandedOver, Handover, Joined, Joining, Replaced, TakesLead,
};
use domain::id::{AgencyId, MembershipId, WorkerId};
use jiff::ToSpan as _;

/// Who is named, and for which post.
#[derive(Debug, Clone, Copy)]
pub(super) struct LeadNamed {
    pub(super) role: Role,
    pub(super) worker: WorkerId,
    pub(super) agency: AgencyId,
    /// Whether the agency had named somebody else for this person before.
    pub(super) instead: bool,
}

/// Another worker leads, and the extract alone does not change that.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct LedByAnother;

/// What changes in the circle; nothing if the worker leads already.
pub(super) fn lead(
    circle: &mut Circle,
    named: LeadNamed,
    today: Date,
    new_id: &mut dyn FnMut() -> MembershipId,
) -> Result<Changes, LedByAnother> {
    let LeadNamed { role, worker, agency, .. } = named;
    if circle.lead(role, today).is_some_and(|lead| lead.worker == worker) {
        return Ok(Changes::default());
    }
    if role == Role::PersonalAdviser {
        return adviser(circle, named, today, new_id);
    }
    let lead = TakesLead { role, worker, agency, from: today };
    match circle.replace_lead(lead, today, new_id) {
        Ok(Replaced::FirstLead(changes) | Replaced::NewLead(changes)) => Ok(changes),
        Ok(Replaced::AlreadyLeads) => Ok(Changes::default()),
        Err(_) => Err(LedByAnother),
    }
}

/// A personal adviser leads for the council alone, and changes by a handover: the council's word that somebody else is
/// named now stands for its proposal and for its acceptance. Somebody whom another file made lead stays.
fn adviser(
    circle: &mut Circle,
    named: LeadNamed,
    today: Date,
    new_id: &mut dyn FnMut() -> MembershipId,
) -> Result<Changes, LedByAnother> {
    let LeadNamed { role, worker, agency, instead } = named;
    let leads = circle.memberships().iter().filter(|place| place.role == role && place.lead && !place.is_called_off());
    let Some(last) = leads.max_by_key(|place| place.from) else {
        let joining = Joining { worker, role, agency, lead: true, from: today };
        return match circle.join(new_id(), joining) {
            Ok(Joined::New(place)) => Ok(Changes { opened: vec![place], ended: Vec::new() }),
            Ok(Joined::AlreadyIn(_)) => Ok(Changes::default()),
            Err(_) => Err(LedByAnother),
        };
    };
    // Who began to lead today leads today: the next leads from tomorrow.
    let lead_from = if last.from < today { today } else { last.from.saturating_add(1.day()) };
    if last.worker == worker {
        return Ok(Changes::default());
    }
    if !instead || last.from > today {
        return Err(LedByAnother);
    }
    let handover = Handover { role, to: worker, agency, lead_from, overlap_days: HANDOVER_OVERLAP_DAYS };
    circle.propose_handover(handover, today).map_err(|_| LedByAnother)?;
    match circle.accept_handover(role, worker, today, new_id) {
        Ok(HandedOver::From { changes, .. }) => Ok(changes),
        Ok(HandedOver::AlreadyLeads) => Ok(Changes::default()),
        Err(_) => Err(LedByAnother),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::id::PersonId;
    use jiff::civil::date;

    const TODAY: Date = date(2026, 11, 21);
    const ADA: u128 = 1;
    const BRAM: u128 = 2;

    fn circle(leads: &[(Role, u128, Date)]) -> Circle {
        let mut circle = Circle::new(PersonId::from_bits(9));
        for (at, (role, worker, from)) in leads.iter().enumerate() {
            let worker = WorkerId::from_bits(*worker);
            let joining = Joining { worker, role: *role, agency: AgencyId::from_bits(1), lead: true, from: *from };
            circle.join(MembershipId::from_bits(at as u128 + 1), joining).unwrap();
        }
        circle
    }

    fn named(circle: &mut Circle, role: Role, worker: u128, instead: bool) -> Result<Changes, LedByAnother> {
        let mut next = 100;
        let mut new_id = || {
            next += 1;
            MembershipId::from_bits(next)
        };
        let worker = WorkerId::from_bits(worker);
        lead(circle, LeadNamed { role, worker, agency: AgencyId::from_bits(1), instead }, TODAY, &mut new_id)
    }

    #[test]
    fn who_leads_once_the_extract_has_spoken() {
        use Role::{PersonalAdviser as Pa, PrisonOffenderManager as Pom};
        let (earlier, tomorrow) = (date(2026, 5, 1), date(2026, 11, 22));
        for (says, role, leads, instead, today, then) in [
            ("the first adviser leads from today", Pa, None, false, Some(BRAM), Some(BRAM)),
            ("a new name is a handover", Pa, Some((ADA, earlier)), true, Some(BRAM), Some(BRAM)),
            ("the same name changes nothing", Pa, Some((BRAM, earlier)), true, Some(BRAM), Some(BRAM)),
            ("who began today leads today", Pa, Some((ADA, TODAY)), true, Some(ADA), Some(BRAM)),
            ("another council's first word does not take the lead", Pa, Some((ADA, earlier)), false, None, None),
            ("what is agreed for later stays", Pa, Some((ADA, tomorrow)), true, None, None),
            ("a prison's word takes the lead", Pom, Some((ADA, earlier)), false, Some(BRAM), Some(BRAM)),
            ("also on the same day", Pom, Some((ADA, TODAY)), true, Some(BRAM), Some(BRAM)),
        ] {
            let mut circle = circle(&leads.map(|(worker, from)| (role, worker, from)).into_iter().collect::<Vec<_>>());
            let outcome = named(&mut circle, role, BRAM, instead);
            assert_eq!(outcome.is_ok(), today.is_some(), "{says}");
            if outcome.is_ok() {
                let lead = |on| circle.lead(role, on).map(|lead| lead.worker.bits());
                assert_eq!((lead(TODAY), lead(tomorrow)), (today, then), "{says}");
            }
        }
    }

    #[test]
    fn who_is_replaced_stays_for_the_overlap_and_every_day_has_one_lead() {
        let day = |n: i64| TODAY.saturating_add(n.days());
        for (role, began, first) in [
            (Role::PersonalAdviser, date(2026, 5, 1), 0),
            (Role::PersonalAdviser, TODAY, 1),
            (Role::PrisonOffenderManager, date(2026, 5, 1), 0),
        ] {
            let mut circle = circle(&[(role, ADA, began)]);
            let changes = named(&mut circle, role, BRAM, true).unwrap();
            // What is kept is a circle that keeps its promises: nobody without a lead, nobody with two.
            let kept = Circle::try_new(circle.person(), circle.memberships().to_vec(), Vec::new());
            assert_eq!(kept.as_ref(), Ok(&circle), "{role}");
            let overlap = i64::from(HANDOVER_OVERLAP_DAYS);
            for n in 0..first + overlap + 5 {
                let led_by: Vec<u128> =
                    circle.current(day(n)).filter(|place| place.lead).map(|place| place.worker.bits()).collect();
                assert_eq!(led_by, [if n < first { ADA } else { BRAM }], "{role}, day {n}");
                let ada_is_in = circle.current(day(n)).any(|place| place.worker.bits() == ADA);
                assert_eq!(ada_is_in, n < first + overlap, "{role}, day {n}");
            }
            // Named once more, nothing changes; named back, Ada leads again, and Bram has the overlap.
            assert_eq!(named(&mut circle, role, BRAM, true).unwrap(), Changes::default());
            assert!(!changes.opened.is_empty());
        }
    }
}
