//! The parts of the worker's page: what is in the way, what is proposed, what must be sorted, what moved, and the other
//! appointments.

use casework::release_day::{KeptItem, ReleaseDayOf, proposal_key};
use domain::Date;
use domain::appointment::{Standing, State, broken_by_move};
use domain::calendar::BankHolidays;
use domain::release_day::{Amount, Change, DayPlan, Feasibility, ItemState, Money, Proposal, Verdict, release_payment};
use serde::Serialize;

use crate::words;

/// The answer at the top of the page.
#[derive(Debug, Serialize)]
pub(super) struct VerdictView {
    pub(super) title: String,
    pub(super) text: String,
    /// Look of the box: success, warning, error, information.
    pub(super) variant: &'static str,
}

impl VerdictView {
    pub(super) fn of(found: &Feasibility, plan: &DayPlan) -> Self {
        let (margin, why) = (plan.margin_minutes, &plan.margin_reason);
        match found.verdict {
            Verdict::CanBeDone { margin_minutes } => Self {
                title: format!("This day can be done, with {margin_minutes} minutes to spare"),
                text: format!(
                    "Any one way or appointment may take {margin_minutes} minutes longer. At least {margin} are asked for: {why}."
                ),
                variant: "success",
            },
            Verdict::Tight { margin_minutes } => Self {
                title: format!("This day is tight: {margin_minutes} minutes to spare"),
                text: format!(
                    "Everything is reached only if nothing goes wrong. At least {margin} minutes are asked for: {why}."
                ),
                variant: "warning",
            },
            Verdict::CannotBeDone => Self {
                title: "This day cannot be done as it is planned".to_owned(),
                text: "Something is missed whatever the order. What is in the way stands below.".to_owned(),
                variant: "error",
            },
            Verdict::NotKnownYet => Self {
                title: "Nobody can tell yet whether this day can be done".to_owned(),
                text: format!("Somebody must first write down {}.", found.missing.join(", and ")),
                variant: "information",
            },
        }
    }
}

/// A proposal with its button.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct ProposalView {
    pub(crate) key: String,
    /// Each change in a sentence.
    pub(crate) changes: Vec<String>,
    /// "20 minutes to spare".
    pub(crate) margin: String,
}

impl ProposalView {
    pub(super) fn of(proposal: &Proposal, plan: &DayPlan) -> Self {
        let title = |id| plan.stops.iter().find(|stop| stop.id == id).map_or("", |stop| stop.title.as_str());
        let change = |change: &Change| match change {
            Change::Move { stop, to } => format!("Move “{}” to {}", title(*stop), to.words()),
            Change::Off { stop, way } => format!("Hold “{}” {}", title(*stop), way.words()),
            Change::Travel { means } => format!("Travel: {}", means.words().to_lowercase()),
        };
        Self {
            key: proposal_key(plan.on, proposal),
            changes: proposal.changes.iter().map(change).collect(),
            margin: format!("{} minutes to spare", proposal.run.margin_minutes),
        }
    }
}

/// One thing to have sorted.
#[derive(Debug, Serialize)]
pub(crate) struct ItemView {
    pub(crate) kind: &'static str,
    pub(crate) state: &'static str,
    pub(crate) classes: &'static str,
    pub(crate) words: String,
    /// "Ada Linden sees to it", or that nobody does.
    pub(crate) who: String,
    pub(crate) href: String,
}

impl ItemView {
    pub(super) fn of(kept: &KeptItem, person: &str) -> Self {
        let item = &kept.item;
        let classes = match item.state {
            ItemState::NotKnown => "govuk-tag--red",
            ItemState::ToDo => "govuk-tag--yellow",
            ItemState::Sorted => "govuk-tag--green",
            ItemState::NotNeeded => "govuk-tag--grey",
        };
        let who = match (item.has_no_owner(), item.who.is_empty()) {
            (true, _) => "Nobody sees to it yet".to_owned(),
            (false, true) => String::new(),
            (false, false) => format!("{} sees to it", item.who),
        };
        Self {
            kind: item.kind.words(),
            state: item.state.words(),
            classes,
            words: item.words.clone(),
            who,
            href: format!("/people/{person}/release-day/items/{}", item.kind.code()),
        }
    }
}

/// An appointment on another day, or one that is over or cancelled.
#[derive(Debug, Serialize)]
pub(super) struct OtherView {
    pub(super) title: String,
    pub(super) when: String,
    /// "3 days before release", or why it was cancelled.
    pub(super) note: String,
    pub(super) struck: bool,
    pub(super) href: String,
}

/// Appointments that are not stops of the day.
pub(super) fn others(of: &ReleaseDayOf, plan: &DayPlan, is_known: bool, person: &str) -> Vec<OtherView> {
    let is_stop = |id| plan.stops.iter().any(|stop| stop.id == id);
    let kept = of.appointments.iter().filter(|kept| !is_stop(kept.appointment.id));
    let view = |kept: &casework::appointment::Kept| {
        let one = &kept.appointment;
        let day = one.when.day(None).map_or_else(|| "Day of release".to_owned(), words::long);
        let time = one.starts.map_or_else(String::new, |time| format!(", {}", time.words()));
        let note = match (&one.state, one.standing(is_known.then_some(plan.on))) {
            (State::Cancelled { reason }, _) => format!("Cancelled: {reason}"),
            (State::Kept, _) => "Kept".to_owned(),
            (State::Planned, Standing::Before { days }) => format!("{} before release", words::days(days)),
            (State::Planned, Standing::After { days }) => format!("{} after release", words::days(days)),
            (State::Planned, _) => String::new(),
        };
        OtherView {
            title: format!("{}, with {}", one.title(), one.with),
            when: format!("{day}{time}"),
            note: if kept.reason.is_empty() || !one.is_planned() {
                note
            } else {
                format!("{note}. Changed: {}", kept.reason)
            },
            struck: matches!(one.state, State::Cancelled { .. }),
            href: format!("/people/{person}/appointments/{}", one.id),
        }
    };
    kept.map(view).collect()
}

/// What the move of the release date breaks.
#[derive(Debug, Serialize)]
pub(super) struct MovedView {
    pub(super) text: String,
    pub(super) broken: Vec<String>,
}

/// What moved since somebody planned the day; nothing where the release date is what it was.
pub(super) fn moved(of: &ReleaseDayOf, on: Date, holidays: &BankHolidays) -> Option<MovedView> {
    let before = of.kept.day.planned_for.filter(|before| *before != on)?;
    let appointments: Vec<_> = of.appointments.iter().map(|kept| kept.appointment.clone()).collect();
    let places: Vec<_> = of.places.iter().map(|kept| (kept.id, kept.place.clone())).collect();
    let broken = broken_by_move(&appointments, (before, on), &places, holidays);
    let days = (on - before).get_days();
    let direction = if days < 0 { "earlier" } else { "later" };
    Some(MovedView {
        text: format!(
            "The day was planned for {}. Release is now on {}, {} {direction}.",
            words::long(before),
            words::long(on),
            words::days(days.abs())
        ),
        broken: broken.into_iter().map(|one| format!("{}: {}", one.title, one.because)).collect(),
    })
}

/// Money until the first payment.
#[derive(Debug, Serialize)]
pub(crate) struct MoneyView {
    /// "£89.52: payment on release", with where it comes from.
    pub(crate) amounts: Vec<String>,
    /// What is missing, in a sentence.
    pub(crate) gap: String,
    pub(crate) is_short: bool,
}

/// "£89.52".
fn pounds(pence: u64) -> String {
    format!("£{}.{:02}", pence / 100, pence % 100)
}

impl MoneyView {
    pub(super) fn of(of: &ReleaseDayOf, on: Date) -> Self {
        let day = &of.kept.day;
        let payment = release_payment(on).map(|payment| Amount {
            what: "payment on release, for adults who were in prison for more than 14 days".to_owned(),
            pence: payment.pence,
            source: payment.source.citation.to_owned(),
            verified: payment.source.verified,
        });
        let other = (day.other_pence > 0).then(|| Amount {
            what: "money they have".to_owned(),
            pence: day.other_pence,
            source: day.other_words.clone(),
            verified: true,
        });
        let amounts: Vec<Amount> = payment.into_iter().chain(other).collect();
        let line = |amount: &Amount| {
            let checked = if amount.verified { "" } else { " (not yet checked by us)" };
            format!("{}: {}; {}{checked}", pounds(amount.pence.into()), amount.what, amount.source)
        };
        let lines = amounts.iter().map(line).collect();
        let money = Money { amounts, first_payment_on: day.first_payment_on, daily_need_pence: day.daily_pence };
        let a_day = pounds(day.daily_pence.into());
        let (gap, is_short) = match money.gap(on) {
            None => (
                "Nobody has written down when the first payment comes, so nobody knows how long this must last."
                    .to_owned(),
                true,
            ),
            Some(gap) if gap.pence() == 0 => {
                (format!("It lasts for the {} days until the first payment, at {a_day} a day.", gap.days), false)
            }
            Some(gap) => {
                let missing = pounds(gap.pence());
                (format!("{missing} are missing: {} days until the first payment, at {a_day} a day.", gap.days), true)
            }
        };
        Self { amounts: lines, gap, is_short }
    }
}
