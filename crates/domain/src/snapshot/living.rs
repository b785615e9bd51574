//! Where somebody lived and what they mainly did on a day.

use jiff::civil::Date;

use super::fact::{Answer, Gap, Life, Missing, Noted};
use crate::duty::{CustodySpell, SpellKind};
use crate::event::{Activity, Circumstance, CircumstanceKind, Lodging, Since};
use crate::reason::long_date;

/// ACTIV.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Doing {
    /// This.
    Is(Activity),
    /// Not asked for or not known of somebody who is not in touch.
    Nothing,
}

impl Doing {
    /// The return's code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Is(activity) => activity.code(),
            Self::Nothing => "0",
        }
    }
}

/// ACCOM.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Living {
    /// In such a home.
    In {
        /// What kind.
        lodging: Lodging,
        /// Whether it is suitable.
        is_suitable: bool,
    },
    /// Not asked for or not known of somebody who is not in touch.
    Nowhere,
}

impl Living {
    /// The return's code: letter and digit.
    pub fn code(self) -> String {
        match self {
            Self::In { lodging, is_suitable } => Circumstance::home(lodging, is_suitable).code(),
            Self::Nowhere => "0".to_owned(),
        }
    }
}

/// Where somebody lived on `day`. What was first recorded after it, up to `around`, counts where nothing earlier is known.
///
/// # What it says
/// Whoever was held in custody on the day was in custody, which is never suitable, whatever else is recorded. Otherwise the home
/// recorded last before the day counts, unless they were in custody since, or since then have had nowhere to live: where they went
/// then is for somebody to say.
///
/// # Source
/// The return's list of ACCOM; "on or around the birthday".
///
/// # Applies to
/// Care leavers in England.
///
/// # Example
/// Own tenancy since January, in prison from March to May, birthday in June: missing, until somebody says where they went.
pub fn living(life: &Life, day: Date, around: Date) -> Answer<Living> {
    if let Some(held) = held_on(life, day) {
        let words = format!("In custody since {}", long_date(held.what.from));
        let is = Living::In { lodging: Lodging::Custody, is_suitable: false };
        return Answer::Known { is, because: vec![held.told(words)] };
    }
    let found = held_last(life, CircumstanceKind::Home, day, around);
    let since = found.as_ref().map(|found| found.what.from);
    if let Some(freed) = freed_after(life, since, day) {
        let because =
            format!("They left custody on {} and no home is recorded since. Record where they live", long_date(freed));
        return Answer::Missing(Gap::new(Missing::Home, because));
    }
    let nowhere = life.spells.iter().find(|spell| {
        let is_later = since.is_none_or(|since| since < spell.what.from);
        spell.what.kind == SpellKind::NoHome && spell.what.holds_on(day) && is_later
    });
    if let Some(nowhere) = nowhere {
        let because = format!(
            "Since {} they had nowhere to live or were about to lose it. Record where they lived on {}",
            long_date(nowhere.what.from),
            long_date(day)
        );
        return Answer::Missing(Gap::new(Missing::Home, because));
    }
    match found {
        Some(Noted { what: Since { from, is: is @ Circumstance::Home { lodging, is_suitable } }, by, recorded_on }) => {
            let suitable = if is_suitable { "suitable" } else { "not suitable" };
            let words = format!("{} since {}, {suitable}", is.words(), long_date(from));
            let is = Living::In { lodging, is_suitable };
            Answer::Known { is, because: vec![Noted::new(words, by, recorded_on)] }
        }
        _ => Answer::Missing(Gap::new(Missing::Home, format!("Nothing says where they lived on {}", long_date(day)))),
    }
}

/// What somebody mainly did on `day`; what was first recorded after it, up to `around`, where nothing earlier is known.
///
/// # What it says
/// What was recorded last before the day counts, unless they came into custody or left it since: work and learning outside end at
/// the gate, and those inside end there too.
///
/// # Source
/// The return's list of ACTIV.
///
/// # Applies to
/// Care leavers in England.
///
/// # Example
/// At college since September, in prison since December, birthday in January: missing, until somebody says what they do there.
pub fn doing(life: &Life, day: Date, around: Date) -> Answer<Doing> {
    let found = held_last(life, CircumstanceKind::Activity, day, around);
    let since = found.as_ref().map(|found| found.what.from);
    let gate = match held_on(life, day) {
        Some(held) if since.is_none_or(|since| since < held.what.from) => Some(("came into", held.what.from)),
        Some(_) => None,
        None => freed_after(life, since, day).map(|freed| ("left", freed)),
    };
    if let Some((words, gate)) = gate {
        let because = format!("They {words} custody on {} and nothing says what they mainly do since", long_date(gate));
        return Answer::Missing(Gap::new(Missing::Activity, because));
    }
    if let Some(Noted { what: Since { from, is: Circumstance::Activity(activity) }, by, recorded_on }) = found {
        let words = format!("{} since {}", activity.words(), long_date(from));
        return Answer::Known { is: Doing::Is(activity), because: vec![Noted::new(words, by, recorded_on)] };
    }
    let is_learning =
        |spell: &Noted<crate::duty::Spell>| spell.what.kind == SpellKind::Learning && spell.what.holds_on(day);
    let because = if life.spells.iter().any(is_learning) {
        format!("They were in education or training on {}. Record which, and whether full time", long_date(day))
    } else {
        format!("Nothing says what they mainly did on {}", long_date(day))
    };
    Answer::Missing(Gap::new(Missing::Activity, because))
}

/// The stretch of custody that holds on `day`; the latest, where files disagree.
fn held_on(life: &Life, day: Date) -> Option<&Noted<CustodySpell>> {
    life.custody.iter().filter(|spell| spell.what.holds_on(day)).max_by_key(|spell| spell.what.from)
}

/// The latest day up to `day` on which they left custody, if it is after `since`. Of somebody of whom nothing else is known it
/// is told too.
fn freed_after(life: &Life, since: Option<Date>, day: Date) -> Option<Date> {
    let freed = life.custody.iter().filter_map(|spell| spell.what.to).filter(|to| *to <= day).max()?;
    since.is_none_or(|since| since < freed).then_some(freed)
}

/// What holds on `day`: the one that began last, of two on one day the one recorded last; or else the first that begins after it,
/// up to `around`.
fn held_last(life: &Life, kind: CircumstanceKind, day: Date, around: Date) -> Option<Noted<Since>> {
    let of_kind = || life.since.iter().filter(move |since| since.what.is.kind() == kind);
    let before = of_kind().filter(|since| since.what.from <= day).max_by_key(|since| since.what.from);
    let after = || of_kind().filter(|since| day < since.what.from && since.what.from <= around);
    // Of the first day after it, the one recorded last.
    let first = || after().rev().min_by_key(|since| since.what.from);
    before.or_else(first).cloned()
}
