//! What the gate needs of the record on either side.

use super::{Gate, Hot, Lead, NameBound, SEVERAL, f32_of};
use crate::compare::Sides;
use crate::model::Level;
use crate::people::People;
use crate::score::Scorer;
use crate::standard::outward;
use crate::words::Sign;

impl Gate {
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
}
