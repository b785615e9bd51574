//! The form that settles a finding: an address.

use domain::alignment::{Facts, Finding, Ref, Settle};
use domain::id::PersonId;

/// Where the finding can be settled; none where that is done outside these pages.
pub(super) fn href(finding: &Finding, facts: &Facts, person: PersonId) -> Option<String> {
    let base = format!("/people/{person}");
    Some(match finding.settle() {
        Settle::ChangeAppointment => match latest_appointment(finding) {
            Some(id) => format!("{base}/appointments/{id}"),
            None => format!("{base}/release-day"),
        },
        Settle::AddAppointment => format!("{base}/appointments/new"),
        Settle::AddAddress | Settle::ChangeAddress => format!("{base}/release-day/edit"),
        Settle::ChangeReleaseDay => match finding.first {
            Ref::Gate => format!("{base}/release-day/items/met_by"),
            _ => format!("{base}/release-day/items/first_night"),
        },
        Settle::ChangeCondition => match finding.second {
            Some(Ref::Condition(id)) => format!("{base}/licence/{id}"),
            _ => format!("{base}/release-day"),
        },
        Settle::ChangeStep => match step(finding) {
            Some(id) => {
                let goal = facts.steps.iter().find(|one| one.id == id).map(|one| one.goal)?;
                format!("{base}/plan/goals/{goal}/steps/{id}")
            }
            None => format!("{base}/plan"),
        },
        Settle::ChangeGoal => goal(finding, &base, "change"),
        Settle::AddStep => goal(finding, &base, "steps/new"),
        Settle::AddGoal => match finding.first {
            Ref::Area(area) => format!("{base}/plan/goals/new?area={}", area.code()),
            _ => format!("{base}/plan/goals/new"),
        },
        Settle::AskYoungAdult => format!("{base}/plan/worksheet"),
        Settle::DoDuty => match finding.first {
            Ref::Duty(rule) => format!("{base}/events/new?duty={rule}"),
            _ => format!("{base}/duties"),
        },
        Settle::NameLead => return None,
        Settle::ChangeSupporter => supporter(finding, &base, "remove"),
        Settle::CheckSupporter => supporter(finding, &base, "check"),
        Settle::AskConsent => supporter(finding, &base, "sees"),
        Settle::AddSupporter => format!("{base}/network/new"),
    })
}

/// The second of two appointments: the first was there before it.
fn latest_appointment(finding: &Finding) -> Option<domain::id::AppointmentId> {
    [finding.second, Some(finding.first)].into_iter().flatten().find_map(|it| match it {
        Ref::Appointment(id) => Some(id),
        _ => None,
    })
}

fn step(finding: &Finding) -> Option<domain::id::StepId> {
    [Some(finding.first), finding.second].into_iter().flatten().find_map(|it| match it {
        Ref::Step(id) => Some(id),
        _ => None,
    })
}

fn goal(finding: &Finding, base: &str, page: &str) -> String {
    match finding.first {
        Ref::Goal(id) => format!("{base}/plan/goals/{id}/{page}"),
        _ => format!("{base}/plan"),
    }
}

fn supporter(finding: &Finding, base: &str, page: &str) -> String {
    match finding.first {
        Ref::Supporter(id) => format!("{base}/network/{id}/{page}"),
        _ => format!("{base}/network"),
    }
}
