//! How an agency writes a person down: the same person, spelt as three agencies spell people.
//!
//! Rates are in 10,000 records. They are set near the agreement that the public model of the prison and probation
//! service's person matching reports between its own sources (full name exact 0.88, date of birth exact 0.95, names
//! reversed 0.002; linkage notes); the authority, which knows the person longest, errs at about a third of the rate.
//! The authority's date of birth is taken as the date: the errors in dates are on the side of justice, so that an equal
//! identifier with another date of birth is found at a known rate.

use jiff::civil::Date;

use crate::calendar::later;
use crate::chance::Chance;
use crate::names::short_form;
use crate::person::Person;
use crate::region::Region;
use crate::roll::is_persona;

/// An agency, as far as its spelling goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Writer {
    Authority,
    Justice,
}

/// In 10,000 records of prison and probation.
mod rates {
    pub(super) const SHORT_FORM: u32 = 450;
    pub(super) const TYPO_GIVEN: u32 = 140;
    pub(super) const TYPO_FAMILY: u32 = 160;
    pub(super) const NAMES_SWAPPED: u32 = 25;
    pub(super) const EARLIER_FAMILY: u32 = 4_500; // of those who have one
    pub(super) const UNRELATED_FAMILY: u32 = 60;
    pub(super) const NO_MIDDLE: u32 = 4_000;
    pub(super) const ALIAS_LISTED: u32 = 6_500; // of those who have one
    pub(super) const DATE_TRANSPOSED: u32 = 110; // of those whose day is 12 or less: 0.4 of people
    pub(super) const DATE_DIGIT: u32 = 130;
    pub(super) const DATE_YEAR: u32 = 50;
    pub(super) const DATE_FIRST_OF_JANUARY: u32 = 30;
    /// Of births on the 15th, which the authority assumed: the day another agency was told.
    pub(super) const DATE_OTHER_THAN_15TH: u32 = 3_000;
    /// The authority errs at this share of the rates above, in 100.
    pub(super) const AUTHORITY_SHARE: u32 = 35;
}

/// Names and date of birth as one agency has them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Recorded {
    pub(crate) given: String,
    pub(crate) middle: String,
    pub(crate) family: String,
    pub(crate) alias_given: String,
    pub(crate) alias_family: String,
    pub(crate) born_on: Date,
}

impl Recorded {
    /// Writes `person` down as `writer` does.
    pub(crate) fn of(person: &Person, region: &Region, writer: Writer, chance: &mut Chance) -> Self {
        let mut recorded = Self::right(person);
        // The personas are written alike everywhere: tests and demonstrations rest on them.
        if is_persona(person.number - 1) {
            return recorded;
        }
        recorded.misname(person, region, writer, chance);
        if writer == Writer::Justice {
            recorded.born_on = misdated(person.born_on, chance);
        }
        recorded
    }

    fn right(person: &Person) -> Self {
        let names = &person.names;
        Self {
            given: names.given.clone(),
            middle: names.middle.clone().unwrap_or_default(),
            family: names.family.clone(),
            alias_given: String::new(),
            alias_family: String::new(),
            born_on: person.born_on,
        }
    }

    fn misname(&mut self, person: &Person, region: &Region, writer: Writer, chance: &mut Chance) {
        let share = if writer == Writer::Authority { rates::AUTHORITY_SHARE } else { 100 };
        let mut hits = |rate: u32| chance.hits(rate * share / 100);
        let [short, given_typo, family_typo, swapped, earlier, unrelated, no_middle] = [
            rates::SHORT_FORM,
            rates::TYPO_GIVEN,
            rates::TYPO_FAMILY,
            rates::NAMES_SWAPPED,
            rates::EARLIER_FAMILY,
            rates::UNRELATED_FAMILY,
            rates::NO_MIDDLE,
        ]
        .map(&mut hits);
        let listed = chance.hits(rates::ALIAS_LISTED);
        match &person.names.earlier_family {
            Some(name) if earlier => self.family.clone_from(name),
            Some(name) if listed => self.alias_family.clone_from(name),
            _ if unrelated => self.family = region.stock().family(chance),
            _ => {}
        }
        match (&person.names.alias, short_form(&self.given)) {
            (Some(alias), _) if listed => self.alias_given.clone_from(alias),
            (_, Some(form)) if short => form.clone_into(&mut self.given),
            _ => {}
        }
        if given_typo {
            self.given = mistyped(&self.given, chance);
        }
        if family_typo {
            self.family = mistyped(&self.family, chance);
        }
        if no_middle {
            self.middle.clear();
        }
        if swapped {
            core::mem::swap(&mut self.given, &mut self.family);
        }
    }
}

/// One slip of the fingers: a letter lost, doubled, changed places or become its neighbour in the alphabet.
fn mistyped(name: &str, chance: &mut Chance) -> String {
    let mut letters: Vec<char> = name.chars().collect();
    let inner = i32::try_from(letters.len()).unwrap_or(0) - 1;
    if inner < 2 {
        return name.to_owned();
    }
    let at = usize::try_from(chance.between(1, inner)).unwrap_or(1);
    match chance.weighted(&[(25, 0), (20, 1), (25, 2), (30, 3)]) {
        0 => drop(letters.remove(at)),
        1 => letters.insert(at, letters.get(at).copied().unwrap_or('e')),
        2 if at > 1 => letters.swap(at, at - 1),
        _ => {
            if let Some(letter) = letters.get_mut(at) {
                *letter = if *letter == 'e' { 'a' } else { 'e' };
            }
        }
    }
    letters.into_iter().collect()
}

/// A date of birth as it may come out of another agency.
fn misdated(born_on: Date, chance: &mut Chance) -> Date {
    let put = |year: i16, month: i8, day: i8| Date::new(year, month, day).unwrap_or(born_on);
    let (year, month, day) = (born_on.year(), born_on.month(), born_on.day());
    if day == 15 && chance.hits(rates::DATE_OTHER_THAN_15TH) {
        return later(born_on, chance.between(-14, 13));
    }
    if chance.hits(rates::DATE_TRANSPOSED * 5 / 2) && day <= 12 {
        return put(year, day, month);
    }
    if chance.hits(rates::DATE_DIGIT) {
        return later(born_on, chance.pick(&[-10, -1, 1, 10]));
    }
    if chance.hits(rates::DATE_YEAR) {
        return put(year + chance.pick(&[-1, 1]), month, day);
    }
    if chance.hits(rates::DATE_FIRST_OF_JANUARY) { put(year, 1, 1) } else { born_on }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chance::Topic;
    use jiff::civil::date;

    #[test]
    fn slips_change_one_letter_or_two() {
        let mut chance = Chance::new(3, 1, Topic::Index);
        for _ in 0..500 {
            let typed = mistyped("Rowanfield", &mut chance);
            assert!((9..=11).contains(&typed.chars().count()), "{typed}");
            assert!(typed.starts_with('R'), "{typed}");
        }
        assert_eq!(mistyped("Ro", &mut chance), "Ro");
    }

    #[test]
    fn dates_go_wrong_at_about_the_stated_rate() {
        let mut chance = Chance::new(3, 1, Topic::Prison);
        let wrong = (0..20_000).filter(|_| misdated(date(2004, 3, 20), &mut chance) != date(2004, 3, 20)).count();
        assert!((300..600).contains(&wrong), "{wrong} of 20,000: digit, year and 1 January together are 210 in 10,000");
    }
}
