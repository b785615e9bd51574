//! The gate: most pairs are told apart by a few numbers, and are never looked at closely.
//!
//! A pair passes if it could weigh as much as the floor. The bound is never lower than the weight, so nothing that counts
//! is lost; a property test holds it against every pair.

use super::Scorer;
use crate::compare::{Comparer, SIMILAR, Sides};
use crate::model::{Kind, Level};
use crate::people::People;
use crate::standard::{Day, outward};
use crate::words::{Sign, Words};

/// Comparisons that are told by one number each, beyond names, date and postcode.
const OTHERS: usize = 6;
/// The bound is counted in 32 bits; so much may be lost on the way.
const SLACK: f32 = 1e-3;
/// A record has several postcodes.
const SEVERAL: u32 = 1 << 31;

/// What the gate reads of a record: one line of the cache.
#[derive(Debug, Clone, Copy, Default)]
#[repr(C, align(64))]
pub(crate) struct Hot {
    first: u32,
    first_sign: Sign,
    surname: u32,
    surname_letters: u32,
    surname_prefix: u32,
    day: u32,
    postcode: u32,
    outward: u32,
    others: [u32; OTHERS],
}

/// Bounds for names.
#[derive(Debug, Clone, Copy, Default)]
struct NameBound {
    place: usize,
    field: usize,
    further: Option<usize>,
    /// Any level that spelling alone can reach.
    alike: f32,
    /// Any level at all but exact.
    any: f32,
    other: f32,
}

/// The gate of one run.
#[derive(Debug)]
pub(crate) struct Gate {
    floor: f32,
    prior: f32,
    first: Option<NameBound>,
    surname: Option<NameBound>,
    date: Option<(usize, Comparer, [f32; 16])>,
    postcode: Option<PostcodeBound>,
    /// Place, field, and the most that different values weigh.
    others: Vec<(usize, usize, f32)>,
    /// Comparisons that have no room here.
    rest: Vec<usize>,
    /// For lengths and common beginning of two words, the letters that must match for them to be similar.
    needed: Vec<u8>,
    outwards: Outwards,
}

#[derive(Debug, Clone, Copy)]
struct PostcodeBound {
    place: usize,
    field: usize,
    further: Option<usize>,
    outward: f32,
    other: f32,
}

/// The outward part of each postcode, as a number.
#[derive(Debug, Default)]
pub(crate) struct Outwards {
    of_postcode: Vec<u32>,
    pub(crate) words: Words,
}

impl Outwards {
    /// Of every word of a dictionary of postcodes.
    pub(crate) fn new(postcodes: &Words) -> Self {
        let mut found = Self::default();
        for number in 0..postcodes.len() {
            let word = postcodes.word(u32::try_from(number).unwrap_or(u32::MAX));
            found.of_postcode.push(found.words.number(outward(word)));
        }
        found
    }

    /// The outward part's number; 0 for a missing postcode, and for one that is not held.
    pub(crate) fn of(&self, postcode: u32) -> u32 {
        self.of_postcode.get(postcode as usize).copied().unwrap_or(0)
    }
}

/// What is worked out once for the record on the left.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Lead {
    hot: Hot,
    base: f32,
    first_exact: f32,
    surname_exact: f32,
    joint: f32,
    day_exact: f32,
    postcode_exact: f32,
    others_exact: [f32; OTHERS],
    /// The most that postcode and all others can add.
    tail: f32,
    alias_first: u32,
    alias_surname: u32,
    /// Only a close look tells how the names compare.
    first_open: bool,
    surname_open: bool,
}

#[expect(clippy::cast_possible_truncation, reason = "bounds are counted in 32 bits, with slack")]
const fn f32_of(bits: f64) -> f32 {
    bits as f32
}

impl Gate {
    /// The gate of a scorer for pairs that weigh `floor` or more.
    pub(crate) fn new(scorer: &Scorer, sides: &Sides<'_>, floor: f64) -> Self {
        let mut gate = Self {
            floor: f32_of(floor) - SLACK,
            prior: f32_of(scorer.prior),
            first: None,
            surname: None,
            date: None,
            postcode: None,
            others: Vec::new(),
            rest: Vec::new(),
            needed: needed(),
            outwards: Outwards::default(),
        };
        for (place, comparer) in scorer.comparers.iter().enumerate() {
            let most = |levels: &[Level]| {
                let known = levels.iter().filter(|level| comparer.has(**level));
                f32_of(known.map(|level| scorer.level(place, *level)).fold(f64::NEG_INFINITY, f64::max))
            };
            let (field, further) = (comparer.field, comparer.further);
            let other = most(&[Level::Else]);
            match comparer.kind {
                Kind::FirstName | Kind::Surname => {
                    use Level::{Alias, Close, Else, Initial, Nickname, Part, Reversed, Similar};
                    let alike = most(&[Close, Similar, Part, Initial, Nickname, Else]);
                    // Of reversed names the surname counts as missing.
                    let any = most(&[Close, Similar, Part, Initial, Nickname, Else, Alias, Reversed]).max(0.0);
                    let bound = Some(NameBound { place, field, further, alike, any, other });
                    if comparer.kind == Kind::FirstName { gate.first = bound } else { gate.surname = bound }
                }
                Kind::Date if gate.date.is_none() => {
                    let mut levels = [0.0; 16];
                    for (code, bits) in (0..).zip(&mut levels) {
                        *bits = f32_of(scorer.level(place, Level::of_code(code)));
                    }
                    gate.date = Some((place, comparer.clone(), levels));
                }
                Kind::Postcode if gate.postcode.is_none() => {
                    let outward = most(&[Level::Near, Level::Outward, Level::Else]);
                    gate.postcode = Some(PostcodeBound { place, field, further, outward, other });
                    let words = sides.held.of_field.get(field).and_then(|at| sides.held.words.get(*at));
                    gate.outwards = words.map(Outwards::new).unwrap_or_default();
                }
                _ if gate.others.len() < OTHERS => {
                    use Level::{Close, Else, Initial, Nickname, OneDigit, Part, SameYear, Similar, Transposed};
                    let apart = [Nickname, Part, Close, Similar, Initial, Transposed, OneDigit, SameYear];
                    let apart = most(&apart).max(most(&[Level::DefaultDay, Level::Near, Level::Outward, Else]));
                    gate.others.push((place, field, apart));
                }
                _ => gate.rest.push(place),
            }
        }
        gate
    }

    /// What the gate reads of a record.
    pub(crate) fn hot(&self, sides: &Sides<'_>, people: &People, row: usize) -> Hot {
        let mut hot = Hot::default();
        let sign = |field: usize, value: u32| Self::sign(sides, field, value);
        let has_more = |bound: &NameBound| bound.further.is_some_and(|further| people.value(further, row) != 0);
        if let Some(bound) = &self.first {
            hot.first = people.value(bound.field, row);
            hot.first_sign = sign(bound.field, hot.first);
            hot.first_sign.letters |= if has_more(bound) { Sign::MORE } else { 0 };
        }
        if let Some(bound) = &self.surname {
            hot.surname = people.value(bound.field, row);
            let sign = sign(bound.field, hot.surname);
            hot.surname_letters = sign.letters | if has_more(bound) { Sign::MORE } else { 0 };
            hot.surname_prefix = sign.prefix;
        }
        if let Some((_, comparer, _)) = &self.date {
            hot.day = people.value(comparer.field, row);
        }
        if let Some(bound) = &self.postcode {
            hot.postcode = people.value(bound.field, row);
            hot.outward = self.outward(sides, bound.field, hot.postcode);
            let several = people.more.get(bound.field).is_some_and(|more| !more.of(row).is_empty())
                || bound.further.is_some_and(|further| people.value(further, row) != 0);
            hot.outward |= if several { SEVERAL } else { 0 };
        }
        for (value, (_, field, _)) in hot.others.iter_mut().zip(&self.others) {
            *value = people.value(*field, row);
        }
        hot
    }

    fn sign(sides: &Sides<'_>, field: usize, value: u32) -> Sign {
        sides.lexicon(field).map(|lexicon| lexicon.sign(value)).unwrap_or_default()
    }

    fn outward(&self, sides: &Sides<'_>, field: usize, postcode: u32) -> u32 {
        let held = self.outwards.of(postcode);
        if held != 0 || postcode == 0 {
            return held;
        }
        let word = sides.lexicon(field).map(|lexicon| lexicon.word(postcode)).unwrap_or_default();
        self.outwards.words.find(outward(word)).unwrap_or(SEVERAL - 1)
    }

    /// Works out what the gate needs of the record on the left.
    pub(crate) fn lead(&self, scorer: &Scorer, sides: &Sides<'_>, row: usize, hot: Hot) -> Lead {
        let people = sides.left;
        let mut lead = Lead { hot, base: self.prior, ..Lead::default() };
        let exact = |place: usize, value: u32| f32_of(scorer.exact(place, value));
        let alias = |bound: &NameBound| bound.further.map_or(0, |further| people.value(further, row));
        let several = |bound: &NameBound| {
            let more = |field: usize| people.more.get(field).is_some_and(|more| !more.of(row).is_empty());
            more(bound.field) || bound.further.is_some_and(more)
        };
        if let Some(bound) = &self.first {
            lead.first_exact = exact(bound.place, hot.first);
            // Other known names of this record are looked at by number, so only its own name's letters count.
            lead.hot.first_sign = Self::sign(sides, bound.field, hot.first);
            lead.alias_first = alias(bound);
            lead.first_open = several(bound);
        }
        if let Some(bound) = &self.surname {
            lead.surname_exact = exact(bound.place, hot.surname);
            lead.hot.surname_letters = Self::sign(sides, bound.field, hot.surname).letters;
            lead.alias_surname = alias(bound);
            lead.surname_open = several(bound);
        }
        lead.joint = f32_of(scorer.joint(hot.first, hot.surname));
        if let Some((place, ..)) = &self.date {
            lead.day_exact = exact(*place, hot.day);
        }
        if let Some(bound) = &self.postcode {
            let further = bound.further.into_iter().flat_map(|further| people.all(further, row));
            let all = people.all(bound.field, row).chain(further);
            lead.postcode_exact = all.map(|value| exact(bound.place, value)).fold(f32::MIN, f32::max);
            lead.tail += if hot.postcode == 0 { 0.0 } else { lead.postcode_exact.max(bound.outward).max(0.0) };
        }
        let places = self.others.iter().zip(hot.others).zip(&mut lead.others_exact);
        for (((place, _, apart), value), bits) in places {
            *bits = exact(*place, value);
            lead.tail += if value == 0 { 0.0 } else { bits.max(*apart).max(0.0) };
        }
        for place in &self.rest {
            let Some(comparer) = scorer.comparers.get(*place) else { continue };
            let levels = (0..16).map(|code| f32_of(scorer.level(*place, Level::of_code(code))));
            let most = levels.fold(exact(*place, people.value(comparer.field, row)), f32::max);
            lead.base += most.max(0.0);
        }
        if hot.outward & SEVERAL != 0 {
            lead.tail = lead.tail.max(f32::MAX / 2.0);
        }
        lead
    }

    /// Whether a pair could weigh as much as the floor.
    #[inline]
    pub(crate) fn passes(&self, lead: &Lead, right: &Hot) -> bool {
        let names = self.first_bound(lead, right) + self.surname_bound(lead, right);
        let so_far = lead.base + names + self.date_bound(lead, right);
        if so_far + lead.tail < self.floor && right.outward & SEVERAL == 0 {
            return false;
        }
        so_far + self.postcode_bound(lead, right) + self.others_bound(lead, right) >= self.floor
    }

    #[inline]
    fn first_bound(&self, lead: &Lead, right: &Hot) -> f32 {
        let Some(bound) = &self.first else { return 0.0 };
        let left = &lead.hot;
        if left.first == right.first {
            // What the names take back together counts only where both agree.
            let joint = if left.surname == right.surname { lead.joint } else { 0.0 };
            return if left.first == 0 { 0.0 } else { lead.first_exact + joint };
        }
        if left.first == 0 || right.first == 0 {
            return 0.0;
        }
        if right.first == lead.alias_first
            || lead.first_open
            || right.first_sign.letters & Sign::MORE != 0
            || (right.first == left.surname && right.surname == left.first)
        {
            return bound.any;
        }
        let families = left.first_sign.families & right.first_sign.families;
        let (letters, others) = (left.first_sign.letters, right.first_sign.letters);
        let is_alike = families != 0
            || is_letter(letters)
            || is_letter(others)
            || self.is_alike(letters, others, left.first_sign.prefix ^ right.first_sign.prefix);
        if is_alike { bound.alike } else { bound.other }
    }

    #[inline]
    fn surname_bound(&self, lead: &Lead, right: &Hot) -> f32 {
        let Some(bound) = &self.surname else { return 0.0 };
        let left = &lead.hot;
        if left.surname == right.surname {
            return if left.surname == 0 { 0.0 } else { lead.surname_exact };
        }
        if left.surname == 0 || right.surname == 0 {
            return 0.0;
        }
        if right.surname == lead.alias_surname
            || lead.surname_open
            || right.surname_letters & Sign::MORE != 0
            || (right.first == left.surname && right.surname == left.first)
        {
            return bound.any;
        }
        let (letters, others) = (left.surname_letters, right.surname_letters);
        let is_alike = self.is_alike(letters, others, left.surname_prefix ^ right.surname_prefix);
        if is_alike { bound.alike } else { bound.other }
    }

    #[inline]
    fn date_bound(&self, lead: &Lead, right: &Hot) -> f32 {
        let Some((_, comparer, levels)) = &self.date else { return 0.0 };
        let left = lead.hot.day;
        if left == right.day {
            return if left == 0 { 0.0 } else { lead.day_exact };
        }
        if left == 0 || right.day == 0 {
            return 0.0;
        }
        let level = comparer.days(Day(left), Day(right.day));
        levels.get(level as usize).copied().unwrap_or(0.0)
    }

    #[inline]
    fn postcode_bound(&self, lead: &Lead, right: &Hot) -> f32 {
        let Some(bound) = &self.postcode else { return 0.0 };
        let left = &lead.hot;
        if (left.outward | right.outward) & SEVERAL != 0 {
            // One of several may agree, and how rare it is stands on the left.
            return lead.postcode_exact.max(bound.outward).max(bound.other).max(0.0);
        }
        if left.postcode == 0 || right.postcode == 0 {
            return 0.0;
        }
        if left.postcode == right.postcode {
            return lead.postcode_exact;
        }
        if left.outward == right.outward { bound.outward } else { bound.other }
    }

    #[inline]
    fn others_bound(&self, lead: &Lead, right: &Hot) -> f32 {
        let mut sum = 0.0;
        let sides = lead.hot.others.iter().zip(&right.others).zip(&lead.others_exact);
        for (((left, right), exact), (_, _, apart)) in sides.zip(&self.others) {
            sum += if *left == 0 || *right == 0 {
                0.0
            } else if left == right {
                *exact
            } else {
                *apart
            };
        }
        sum
    }

    /// Whether letters, lengths and beginnings let two words be similar.
    #[inline]
    fn is_alike(&self, left: u32, right: u32, prefix: u32) -> bool {
        if (left | right) & Sign::MORE != 0 {
            return true;
        }
        let (one, other) = (left & Sign::LETTERS, right & Sign::LETTERS);
        let (left, right) = (left >> 26 & 31, right >> 26 & 31);
        let matched =
            (left.saturating_sub((one & !other).count_ones())).min(right.saturating_sub((other & !one).count_ones()));
        let prefix = (prefix.trailing_zeros() / 8).min(4);
        let at = ((left * 32 + right) * 5 + prefix) as usize;
        self.needed.get(at).is_some_and(|needed| matched >= u32::from(*needed))
    }
}

#[inline]
const fn is_letter(letters: u32) -> bool {
    letters >> 26 & 31 == 1
}

/// For each two lengths and each common beginning, how many letters must match for a similarity of [`SIMILAR`].
fn needed() -> Vec<u8> {
    let mut needed = Vec::with_capacity(32 * 32 * 5);
    for left in 0_u8..32 {
        for right in 0_u8..32 {
            for prefix in 0_u8..5 {
                let reaches = |matched: &u8| {
                    let [matched, left, right, prefix] = [*matched, left, right, prefix].map(f64::from);
                    let jaro = (matched / left + matched / right + 1.0) / 3.0;
                    jaro + 0.1 * prefix * (1.0 - jaro) >= SIMILAR - 1e-9
                };
                needed.push((1..=left.min(right)).find(reaches).unwrap_or(u8::MAX));
            }
        }
    }
    needed
}
