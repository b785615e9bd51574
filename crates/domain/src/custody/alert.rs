//! Alerts on a prison record, and those among them that say something about care.

use jiff::civil::Date;

use crate::agency::coded;

coded! {
    /// An alert that says a person was in care. Three of the codes were closed on 16 September 2020; records still
    /// carry them.
    CareAlert {
        /// The one code in use today: it does not say which duty is owed.
        CareExperienced = "LCE", "Care experienced";
        /// Closed code.
        FormerRelevantTo21 = "LFC21", "Former relevant child (under 21)";
        /// Closed code.
        FormerRelevantTo25 = "LFC25", "Former relevant child (under 25)";
        /// Closed code.
        QualifiesForAdvice = "LPQAA", "Qualifies for assistance and advice";
        /// Children's social care is or was involved: not the same as having been in care.
        SocialCare = "AS", "Social care";
        /// Adult social care is or was involved.
        AdultSocialCare = "ADSC", "Adult social care";
    }
}

impl CareAlert {
    /// Whether the alert says that the person was looked after, rather than that some social care was involved.
    pub const fn says_care_experienced(self) -> bool {
        !matches!(self, Self::SocialCare | Self::AdultSocialCare)
    }
}

/// An alert on a prison record. Codes other than the care codes are kept as they came.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Alert {
    /// The prison service's code.
    pub code: String,
    /// First day it is active.
    pub from: Date,
    /// Last day it is active; `None` while it is open.
    pub to: Option<Date>,
}

impl Alert {
    /// What it says about care, if it is one of the care codes.
    pub fn care(&self) -> Option<CareAlert> {
        CareAlert::from_code(&self.code)
    }

    /// Whether it is active on `today`.
    pub fn is_active(&self, today: Date) -> bool {
        self.from <= today && self.to.is_none_or(|to| today <= to)
    }
}
