//! The duty to refer as a tree of questions: whether a housing authority must be told, and what became of it.
//!
//! # What it says
//! A public authority that believes a person to be homeless, or threatened with homelessness within 56 days, refers them,
//! with their consent, to the housing authority they choose. An end of the present home that nobody knows counts as near.
//! Nobody is referred who has somewhere to go. A referral counts for 26 weeks.
//!
//! # Source
//! Housing Act 1996, section 213B ([`REFER`]). The 26 weeks, the states and the outcomes are those of the service that
//! probation uses ([`REFER_SERVICE`]).
//!
//! # Applies to
//! England: prisons, probation, youth justice, social services, Jobcentres.
//!
//! # Example
//! Release on 1 March 2027, nowhere to live: to be referred from 4 January 2027, 56 days before.

use jiff::ToSpan;
use jiff::civil::Date;

use super::facts::{EventKind, HousingOutcome};
use super::{Position, Predicate};
use crate::agency::coded;
use crate::reason::{Force, Reason, Source, long_date};

/// The duty itself.
pub const REFER: Source = Source {
    citation: "Housing Act 1996, section 213B (Homelessness Reduction Act 2017, section 10)",
    force: Force::Statute,
    verified: true,
};

/// States, outcomes and expiry.
pub const REFER_SERVICE: Source = Source {
    citation: "Duty to refer in the single accommodation service: 8 weeks, expiry after 26 weeks",
    force: Force::Practice,
    verified: true,
};

/// How many days ahead homelessness threatens.
pub const THREATENED_DAYS: i32 = 56;

coded! {
    /// Where a referral stands.
    ReferralState {
        /// There is somewhere to live.
        NotRequired = "not_required", "Not needed";
        /// The present home lasts longer than 56 days.
        NotYet = "not_yet", "Not yet";
        /// To be made now.
        ToDo = "to_do", "To be made";
        /// Made, no answer yet.
        Submitted = "submitted", "Sent";
        /// The housing authority took it on.
        Accepted = "accepted", "Accepted";
        /// The housing authority did not.
        NotAccepted = "not_accepted", "Not accepted";
        /// Taken back.
        Withdrawn = "withdrawn", "Withdrawn";
        /// Made more than 26 weeks ago, without an answer.
        Expired = "expired", "Too old";
    }
}

impl ReferralState {
    /// What somebody should do now.
    pub const fn next(self) -> &'static str {
        match self {
            Self::NotRequired => "Nothing to do while the home is sure",
            Self::NotYet => "Ask about consent and which authority they choose",
            Self::ToDo => "With consent, refer to the housing authority they choose",
            Self::Submitted => "Ask the housing authority for its answer",
            Self::Accepted => "Work with the housing authority on its plan",
            Self::NotAccepted => "Ask for the reason in writing, ask for a review, or refer to another authority",
            Self::Withdrawn => "Refer anew, unless the person does not want it or has a home",
            Self::Expired => "Refer again",
        }
    }
}

/// Where the referral stands, and how that was reached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Referral {
    /// Where it stands.
    pub state: ReferralState,
    /// The first day on which it can be made, where the end of the present home is known.
    pub opens: Option<Date>,
    /// The day it was made.
    pub made_on: Option<Date>,
    /// How it ended, or why it was taken back.
    pub outcome: Option<HousingOutcome>,
    /// The day from which a referral without an answer is too old.
    pub expires: Option<Date>,
    /// The questions that were asked with their answers.
    pub because: Reason,
}

/// Where the referral of this person stands.
pub fn housing_referral(position: &Position<'_>) -> Referral {
    let mut steps = Vec::new();
    let referral = |state, steps: Vec<String>| Referral {
        state,
        opens: None,
        made_on: None,
        outcome: None,
        expires: None,
        because: Reason::new("HRA-DTR", REFER, steps),
    };
    if position.is(Predicate::HomeFound) {
        return referral(ReferralState::NotRequired, vec!["somewhere to live is arranged".to_owned()]);
    }
    let no_home = position.day(super::Trigger::HomeLost);
    let since = match (position.custody, no_home) {
        (Some(custody), _) => custody.from,
        (None, Some(since)) => since,
        (None, None) => {
            return referral(ReferralState::NotRequired, vec!["no loss of a home is recorded".to_owned()]);
        }
    };
    steps.push("nowhere to live is arranged".to_owned());
    let (ends, known) = match (position.custody, position.release) {
        (Some(_), Some(release)) => (release.on, true),
        // Without a fixed end a hearing or a date comes first.
        (Some(_), None) if position.is(Predicate::Indeterminate) => {
            steps.push("a sentence without a fixed end, and no release date yet".to_owned());
            return answered(position, since, referral(ReferralState::NotYet, steps));
        }
        // Nobody knows when custody ends: it counts as near.
        (Some(_), None) => (position.today, false),
        (None, _) => (position.today, true),
    };
    let opens = ends.saturating_sub(THREATENED_DAYS.days());
    steps.push(if known {
        format!("the present home ends on {}", long_date(ends))
    } else {
        "nobody knows when custody ends, so it counts as near".to_owned()
    });
    let mut found = referral(ReferralState::ToDo, steps);
    found.opens = known.then_some(opens);
    found = answered(position, since, found);
    if found.made_on.is_none() && position.today < opens {
        found.state = ReferralState::NotYet;
        found.because.because.push(format!("that is more than {THREATENED_DAYS} days away"));
    }
    found
}

/// What became of the last referral since `since`, if there was one.
fn answered(position: &Position<'_>, since: Date, mut found: Referral) -> Referral {
    let Some(made_on) = position.latest(EventKind::HousingReferred).filter(|on| *on >= since) else { return found };
    found.made_on = Some(made_on);
    found.because.because.push(format!("referred on {}", long_date(made_on)));
    let expires = made_on.saturating_add(26.weeks());
    let answers = position.facts.events.iter().filter(|event| event.on >= made_on && event.on <= position.today);
    let state_of = |kind| match kind {
        EventKind::HousingAccepted => Some(ReferralState::Accepted),
        EventKind::HousingNotAccepted => Some(ReferralState::NotAccepted),
        EventKind::HousingWithdrawn => Some(ReferralState::Withdrawn),
        _ => None,
    };
    let last = answers.filter_map(|event| Some((event.on, state_of(event.kind)?, event.outcome))).max();
    if let Some((on, state, outcome)) = last {
        (found.state, found.outcome) = (state, outcome);
        let why = outcome.map_or_else(String::new, |outcome| format!(": {}", outcome.words().to_lowercase()));
        found.because.because.push(format!("{} on {}{why}", state.words().to_lowercase(), long_date(on)));
        return found;
    }
    found.expires = Some(expires);
    found.state = if position.today > expires { ReferralState::Expired } else { ReferralState::Submitted };
    found.because.because.push(format!("no answer yet; it counts until {}", long_date(expires)));
    found
}
