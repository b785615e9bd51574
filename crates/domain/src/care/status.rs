//! The leaving-care status that follows from time in care, for England and for Wales, with every step to it.
//!
//! # What it says
//! Who was looked after for 13 weeks since 14 and on a day since 16 is *eligible* while looked after at 16 or 17,
//! *relevant* once no longer looked after, and *former relevant* from 18: the authority owes support to 21, and from 21
//! to the 25th birthday on request. Who was detained on the 16th birthday, straight after 13 weeks of care, is relevant
//! too. Who was in care after 16 for less, or left it for a special guardian, *qualifies* for advice to 21. Wales counts
//! categories 1 to 6 instead.
//!
//! # Source
//! The constants of [`super::source`]; each answer carries its own.
//!
//! # Applies to
//! England and Wales, side by side. A status does not change because a person is in custody.
//!
//! # Example
//! Born 1 March 2008, in care from 1 January 2022 to 1 March 2026 (the 18th birthday): on 2 March 2026 former relevant,
//! category 3, until 1 March 2029 and on request until 1 March 2033.

use jiff::civil::Date;

use super::days::DayCount;
use super::trace::{Branch, Trace};
use super::{CareFacts, source};
use crate::agency::coded;
use crate::person::birthday;
use crate::reason::Reason;

coded! {
    /// What leaving-care law in England calls a person.
    Status {
        /// 16 or 17, looked after now, and long enough since 14.
        Eligible = "eligible", "Eligible child";
        /// 16 or 17, no longer looked after, was eligible.
        Relevant = "relevant", "Relevant child";
        /// 18 to 24, was relevant or eligible. From 21 support is on request.
        FormerRelevant = "former_relevant", "Former relevant child";
        /// 16 to 20, in care after 16 for less than 13 weeks, or under special guardianship after care.
        Qualifying = "qualifying", "Qualifying person";
        /// Looked after today, and none of the others yet.
        LookedAfter = "looked_after", "Looked after, not yet a care leaver";
        /// Care moved to another authority, which answers for the person and holds the later episodes.
        Elsewhere = "elsewhere", "Another authority answers";
        /// Was in care; leaving-care law gives no duty (any longer).
        CareExperienced = "care_experienced", "Care-experienced, no leaving-care duty";
        /// No care is known.
        None = "none", "No care known";
    }
}

coded! {
    /// The category of young person in Wales (Social Services and Well-being (Wales) Act 2014, section 104).
    Category {
        /// 16 or 17, looked after, long enough since 14.
        One = "1", "Category 1";
        /// 16 or 17, no longer looked after, was category 1.
        Two = "2", "Category 2";
        /// 18 to 20, was category 2 or 1.
        Three = "3", "Category 3";
        /// Was category 3, now in education or training, under 25.
        Four = "4", "Category 4";
        /// 16 to 20, special guardianship after care.
        Five = "5", "Category 5";
        /// 16 to 20, in care after 16, not long enough for the others.
        Six = "6", "Category 6";
    }
}

/// The status in England and the category in Wales, with how they were reached.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct CareStatusAnswer {
    /// What the law of England calls the person.
    pub england: Status,
    /// Why.
    pub england_because: Reason,
    /// The category in Wales; `None` if there is none.
    pub wales: Option<Category>,
    /// Why.
    pub wales_because: Reason,
    /// The birthday on which support in England ends, or becomes support on request.
    pub support_until: Option<Date>,
    /// The birthday on which support on request in England ends: the 25th of a former relevant child.
    pub on_request_until: Option<Date>,
    /// Every step: days counted, branch taken, what could not be known.
    pub trace: Trace,
}

/// The leaving-care status on `today`. Total: there is an answer for any dates whatever.
pub fn care_status(facts: &CareFacts<'_>, today: Date) -> CareStatusAnswer {
    let count = DayCount::new(facts.born_on, facts.episodes, today);
    let trace = Trace::new(facts, count, today);
    let branch = trace.branch;
    let (england, wales) = (status_of(branch), category(&trace, facts.in_learning));
    let (support_until, on_request_until) = support(england, facts.born_on, trace.age);
    CareStatusAnswer {
        england,
        england_because: Reason::new(branch.rule(), source::england(branch), trace.facts(today)),
        wales,
        wales_because: Reason::new("W-CATEGORY", source::wales(wales), trace.facts_in_wales(wales, today)),
        support_until,
        on_request_until,
        trace,
    }
}

/// The status that follows from the test that decided.
pub(crate) const fn status_of(branch: Branch) -> Status {
    match branch {
        Branch::NotBorn | Branch::NoCare => Status::None,
        Branch::Elsewhere => Status::Elsewhere,
        Branch::LookedAfterUnder16 | Branch::LookedAfterTooShort => Status::LookedAfter,
        Branch::Eligible => Status::Eligible,
        Branch::RelevantAfterCare | Branch::RelevantDetained => Status::Relevant,
        Branch::FormerRelevant | Branch::FormerRelevantDetained => Status::FormerRelevant,
        Branch::SpecialGuardianship | Branch::After16TooShort => Status::Qualifying,
        Branch::Died | Branch::Adopted | Branch::LeftUnder16 | Branch::QualifyingEnded | Branch::Reached25 => {
            Status::CareExperienced
        }
    }
}

/// The category that follows from the steps.
pub(crate) fn category(trace: &Trace, in_learning: bool) -> Option<Category> {
    match trace.branch {
        Branch::Eligible => Some(Category::One),
        Branch::RelevantAfterCare | Branch::RelevantDetained => Some(Category::Two),
        Branch::FormerRelevant | Branch::FormerRelevantDetained if trace.is_under(21) => Some(Category::Three),
        Branch::FormerRelevant | Branch::FormerRelevantDetained if in_learning => Some(Category::Four),
        Branch::SpecialGuardianship => Some(Category::Five),
        Branch::After16TooShort => Some(Category::Six),
        _ => None,
    }
}

/// The birthdays on which support ends, and on which support on request ends.
fn support(status: Status, born_on: Date, age: Option<i16>) -> (Option<Date>, Option<Date>) {
    let at = |years| Some(birthday(born_on, years));
    match status {
        Status::FormerRelevant if age.is_some_and(|age| age >= 21) => (None, at(25)),
        Status::Eligible | Status::Relevant | Status::FormerRelevant => (at(21), at(25)),
        Status::Qualifying => (at(21), None),
        Status::LookedAfter | Status::Elsewhere | Status::CareExperienced | Status::None => (None, None),
    }
}
