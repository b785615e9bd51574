//! How a care leaver was doing around a birthday, as the looked-after children return asks: in touch, doing what, living
//! where. Worked out from what is on record; where that does not settle it, what is missing and who can say it.

mod asked;
mod fact;
mod living;
mod touch;

pub use asked::{ReturnYear, asked_for, status};
pub use fact::{Answer, Gap, Life, Missing, Noted, Supplier};
pub use living::{Doing, Living, doing, living};
pub use touch::{InTouch, touch};

use jiff::ToSpan;
use jiff::civil::Date;

use crate::person::{age_on, birthday};
use crate::reason::{Force, Source};

/// Within which a contact around the birthday counts. The window is known from memory and marked so.
pub const WINDOW: Source = Source {
    citation: "Looked-after children return (SSDA903), OC3: from three months before to one month after the birthday",
    force: Force::Statute,
    verified: false,
};

/// The last age at which the birthday is what counts; from 22 on it is the latest contact.
const AT_BIRTHDAY_MAX: i16 = 21;

/// The days around a birthday that count as "around" it, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Window {
    /// Three months before.
    pub opens: Date,
    /// One month after.
    pub closes: Date,
}

impl Window {
    /// Around this birthday.
    pub fn around(birthday: Date) -> Self {
        Self { opens: birthday.saturating_sub(3.months()), closes: birthday.saturating_add(1.month()) }
    }

    /// The year of the return, for those of 22 and more: they are asked for as they were at the latest contact in it.
    pub fn whole(year: ReturnYear) -> Self {
        Self { opens: year.first(), closes: year.last() }
    }

    /// The twelve months up to a day.
    pub fn year_to(day: Date) -> Self {
        Self { opens: day.saturating_sub(1.year()), closes: day }
    }

    /// Whether the day is in it.
    pub fn has(self, day: Date) -> bool {
        self.opens <= day && day <= self.closes
    }
}

/// How somebody was doing around a birthday.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snapshot {
    /// The birthday.
    pub birthday: Date,
    /// The age reached on it.
    pub age: i16,
    /// What counts as around it.
    pub window: Window,
    /// Whether the authority was in touch (IN_TOUCH).
    pub touch: Answer<InTouch>,
    /// The main activity (ACTIV).
    pub doing: Answer<Doing>,
    /// Home and suitability (ACCOM).
    pub living: Answer<Living>,
}

impl Snapshot {
    /// The snapshot at the birthday of `age`, as far as it is known on `as_of`.
    ///
    /// # What it says
    /// Somebody who died or went home for good has neither home nor activity in the return. Of somebody who is not in touch,
    /// or does not want to be, they are given where they are known and 0 where they are not. Of everybody else all three are
    /// needed.
    ///
    /// # Source
    /// Rules 153, 344 and 345 of the return.
    ///
    /// # Applies to
    /// Care leavers in England who turn 17 to 21 in the year; from 22 to 24 it is their latest contact in the year that counts.
    ///
    /// # Example
    /// In prison on the 19th birthday, seen by video a week before: YES, what they did there, X2.
    pub fn at(life: &Life, born_on: Date, age: i16, as_of: Date) -> Self {
        let birthday = birthday(born_on, age);
        if age <= AT_BIRTHDAY_MAX {
            let window = Window::around(birthday);
            return Self::on(life, birthday, (age, birthday, window), as_of);
        }
        let window = Window::whole(ReturnYear::of(birthday));
        let contacts = life.contacts.iter().map(|contact| contact.what);
        let latest = contacts.filter(|on| window.has(*on) && *on <= as_of).max();
        Self::on(life, latest.unwrap_or(birthday), (age, birthday, window), as_of)
    }

    /// How somebody is doing as of a day: home and activity on that day; being in touch around the last birthday, and from 22 on
    /// within the last twelve months.
    pub fn latest(life: &Life, born_on: Date, as_of: Date) -> Self {
        let age = age_on(born_on, as_of).unwrap_or(0);
        let birthday = birthday(born_on, age);
        let window = if age <= AT_BIRTHDAY_MAX { Window::around(birthday) } else { Window::year_to(as_of) };
        Self::on(life, as_of, (age, birthday, window), as_of)
    }

    /// Home and activity on `day`, being in touch within the window.
    fn on(life: &Life, day: Date, (age, birthday, window): (i16, Date, Window), as_of: Date) -> Self {
        let touch = touch(life, window, as_of);
        let around = Window::around(birthday).closes.min(as_of);
        let (doing, living) = (doing(life, day, around), living(life, day, around));
        let (doing, living) = match &touch {
            Answer::Known { is: InTouch::Died | InTouch::WentHome, because } => (
                Answer::Known { is: Doing::Nothing, because: because.clone() },
                Answer::Known { is: Living::Nowhere, because: because.clone() },
            ),
            Answer::Known { is: InTouch::No | InTouch::Refused | InTouch::NotNeeded, because } => {
                (doing.or(Doing::Nothing, because), living.or(Living::Nowhere, because))
            }
            Answer::Known { is: InTouch::Yes, .. } | Answer::Missing(_) => (doing, living),
        };
        Self { birthday, age, window, touch, doing, living }
    }

    /// What is missing, in the return's order of columns.
    pub fn gaps(&self) -> Vec<&Gap> {
        let gaps = [self.touch.gap(), self.doing.gap(), self.living.gap()];
        gaps.into_iter().flatten().collect()
    }

    /// The three codes, if none is missing.
    pub fn codes(&self) -> Option<[String; 3]> {
        let (touch, doing, living) = (self.touch.known()?, self.doing.known()?, self.living.known()?);
        Some([touch.code().to_owned(), doing.code().to_owned(), living.code()])
    }
}

#[cfg(test)]
mod tests;
