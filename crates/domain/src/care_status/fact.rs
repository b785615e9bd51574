//! What agencies' files say about care, as proposals: a file claims nothing until a person has accepted it.
//!
//! # What it says
//! Time in care in a council's return proposes a record of that council; an open or past care alert in a prison's file
//! proposes an alert. That a council lists somebody, or that social care was involved (AS, ADSC), proposes nothing: it is
//! not the same as having been in care. A fact that was accepted or declined is not proposed again; one that has changed
//! is a new fact.
//!
//! # Source
//! [`super::source::KEPT_APART`] and [`super::source::ALERT_CODES`].
//!
//! # Applies to
//! Every file that is brought in, and every record that a review finds to be of the same person.
//!
//! # Example
//! Alert LCE from 2 November 2026 at Larkmoor: proposed as "Alert on the prison's record: was in care", held by the prison.

use jiff::Timestamp;
use jiff::civil::Date;

use super::{ClaimKind, Grade, Group, NewClaim, Says};
use crate::agency::Role;
use crate::care::CareEpisode;
use crate::custody::{Alert, CareAlert};
use crate::id::LinkEventId;

/// What a file says about care, and whose file it is.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Fact {
    /// What it would claim.
    pub what: NewClaim,
    /// Whose file.
    pub held_by: Group,
}

impl Fact {
    /// What makes two facts one: sort, content, authority and first day. That a stretch has ended since makes it another.
    pub fn key(&self) -> String {
        let day = |day: Option<Date>| day.map_or_else(String::new, |day| day.to_string());
        let NewClaim { kind, says, authority, from, to, .. } = &self.what;
        format!("{}|{}|{}|{}|{}", kind.code(), says.code(), authority, day(*from), day(*to))
    }
}

/// The record of a council that its return of episodes makes; nothing of short breaks alone.
pub fn facts_of_episodes(authority: &str, episodes: &[CareEpisode]) -> Option<Fact> {
    let counted = || episodes.iter().filter(|episode| !episode.legal_status.is_short_break());
    let from = counted().map(|episode| episode.from).min()?;
    let is_open = counted().any(|episode| episode.to.is_none());
    let to = if is_open { None } else { counted().filter_map(|episode| episode.to).max() };
    let what = NewClaim {
        kind: ClaimKind::Record,
        says: Says::InCare,
        grade: Grade::File,
        authority: authority.to_owned(),
        from: Some(from),
        to,
        words: String::new(),
    };
    Some(Fact { what, held_by: Group::Council })
}

/// The alerts of a prison's record that say somebody was in care.
pub fn facts_of_alerts(prison: &str, alerts: &[Alert]) -> Vec<Fact> {
    let fact = |alert: &Alert| {
        let says = match alert.care()? {
            CareAlert::CareExperienced => Says::InCare,
            CareAlert::FormerRelevantTo21 | CareAlert::FormerRelevantTo25 => Says::FormerRelevant,
            CareAlert::QualifiesForAdvice => Says::Qualifying,
            CareAlert::SocialCare | CareAlert::AdultSocialCare => return None,
        };
        let what = NewClaim {
            kind: ClaimKind::PrisonAlert,
            says,
            grade: Grade::File,
            authority: prison.to_owned(),
            from: Some(alert.from),
            to: alert.to,
            words: format!("Alert {}", alert.code),
        };
        Some(Fact { what, held_by: Group::Prison })
    };
    alerts.iter().filter_map(fact).collect()
}

/// Where a proposal comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Origin {
    /// A file that was brought in and says so now.
    File,
    /// A record of another entry, which says so now and which somebody found to be of the same person.
    Join {
        /// What joined the two.
        link: LinkEventId,
        /// When.
        at: Timestamp,
        /// In which post whoever found it to be so was.
        by: Option<Role>,
    },
}

impl Origin {
    /// What joined the record with this person's, where one did.
    pub const fn link(self) -> Option<LinkEventId> {
        match self {
            Self::File => None,
            Self::Join { link, .. } => Some(link),
        }
    }
}

/// Something that waits for a person to accept or decline it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Proposal {
    /// What would be claimed.
    pub fact: Fact,
    /// Where it comes from.
    pub origin: Origin,
}
