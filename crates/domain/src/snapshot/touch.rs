//! Whether the authority was in touch with a care leaver around a birthday.

use jiff::ToSpan;
use jiff::civil::Date;

use super::Window;
use super::fact::{Answer, Gap, Life, Missing, Noted};
use crate::agency::coded;
use crate::duty::EventKind;
use crate::event::{Circumstance, Touch};
use crate::reason::long_date;

coded! {
    /// IN_TOUCH, in the return's codes.
    InTouch {
        /// In touch.
        Yes = "YES", "In touch";
        /// Not in touch.
        No = "NO", "Not in touch";
        /// Died after leaving care.
        Died = "DIED", "Died after leaving care";
        /// Refuses contact.
        Refused = "REFU", "Does not want contact";
        /// Needs no services any more.
        NotNeeded = "NREQ", "No longer needs leaving care";
        /// Back with a parent for six months and more.
        WentHome = "RHOM", "Went back to live with a parent";
    }
}

/// How long somebody lives with a parent again before the return no longer asks, in months.
const HOME_MONTHS: i32 = 6;

/// Whether the authority was in touch within `window`, as far as is known on `as_of`.
///
/// # What it says
/// A death comes first, then six months at home. A contact that came about in the window is in touch, whatever was said
/// before. Without one, what the young adult last said up to the window's end decides. Where they said nothing, they were not in
/// touch only if somebody has confirmed the outcomes around the birthday: that nothing was written down proves nothing.
///
/// # Source
/// The return's list of IN_TOUCH; the window is [`super::WINDOW`].
///
/// # Applies to
/// Care leavers in England: from 17 to 21 around the birthday, from 22 on within the year.
///
/// # Example
/// Birthday on 10 June, a video call on 9 March: one day before the window opens, and not a contact that counts.
pub fn touch(life: &Life, window: Window, as_of: Date) -> Answer<InTouch> {
    let until = window.closes.min(as_of);
    let known = |is, because| Answer::Known { is, because: vec![because] };
    let of_kind = |kind| life.events.iter().filter(move |event| event.what.kind == kind);
    if let Some(death) = of_kind(EventKind::DeathKnown).find(|event| event.what.on <= until) {
        let words = format!("Their death was known on {}", long_date(death.what.on));
        return known(InTouch::Died, death.told(words));
    }
    let said = said_by(life, until);
    if let Some((since, Touch::WentHome)) = &said
        && since.what.saturating_add(HOME_MONTHS.months()) <= until
    {
        let words = format!("Back with a parent since {}", long_date(since.what));
        return known(InTouch::WentHome, since.told(words));
    }
    let contacts = life.contacts.iter().filter(|contact| window.has(contact.what) && contact.what <= as_of);
    if let Some(contact) = contacts.max_by_key(|contact| contact.what) {
        let words = format!("In touch on {}", long_date(contact.what));
        return known(InTouch::Yes, contact.told(words));
    }
    match said {
        Some((since, Touch::Refused)) => {
            let words = format!("Said on {} that they do not want contact", long_date(since.what));
            return known(InTouch::Refused, since.told(words));
        }
        Some((since, Touch::NotNeeded)) => {
            let words = format!("Said on {} that they no longer need leaving care", long_date(since.what));
            return known(InTouch::NotNeeded, since.told(words));
        }
        Some((_, Touch::Wanted | Touch::WentHome)) | None => {}
    }
    not_in_touch(life, window, as_of)
}

fn not_in_touch(life: &Life, window: Window, as_of: Date) -> Answer<InTouch> {
    let (opens, closes) = (long_date(window.opens), long_date(window.closes));
    if as_of <= window.closes {
        let because = format!("No contact since {opens} is on record, and one until {closes} still counts");
        return Answer::Missing(Gap::new(Missing::Contact, because));
    }
    let confirmed = life.events.iter().find(|event| {
        event.what.kind == EventKind::OutcomesRecorded
            && window.opens <= event.what.on
            && event.what.on <= window.closes.saturating_add(HOME_MONTHS.months()).min(as_of)
    });
    if let Some(confirmed) = confirmed {
        let words = format!(
            "No contact between {opens} and {closes}, and the outcomes were confirmed on {}",
            long_date(confirmed.what.on)
        );
        return Answer::Known { is: InTouch::No, because: vec![confirmed.told(words)] };
    }
    let because = format!(
        "No contact between {opens} and {closes} is on record. Record the contact, or confirm the outcomes around the birthday if there was none"
    );
    Answer::Missing(Gap::new(Missing::Contact, because))
}

/// What they said last of being in touch, up to `until`: the day with its source.
fn said_by(life: &Life, until: Date) -> Option<(Noted<Date>, Touch)> {
    let said = life.since.iter().filter(|since| since.what.from <= until);
    let said = said.filter_map(|since| match since.what.is {
        Circumstance::Touch(touch) => Some((Noted::new(since.what.from, since.by.clone(), since.recorded_on), touch)),
        Circumstance::Home { .. } | Circumstance::Activity(_) => None,
    });
    said.max_by_key(|(since, _)| since.what)
}
