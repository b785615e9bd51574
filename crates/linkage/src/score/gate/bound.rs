//! The most that a pair can weigh, told from two lines of the cache.

use super::{Gate, Hot, Lead, SEVERAL};
use crate::standard::Day;
use crate::words::Sign;

impl Gate {
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
