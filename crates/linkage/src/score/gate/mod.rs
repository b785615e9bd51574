//! The gate: most pairs are told apart by a few numbers, and are never looked at closely.
//!
//! A pair passes if it could weigh as much as the floor. The bound is never lower than the weight, so nothing that counts
//! is lost; a property test holds it against every pair.

mod bound;
mod record;

use super::Scorer;
use crate::compare::{Comparer, SIMILAR, Sides};
use crate::model::{Kind, Level};
use crate::outwards::Outwards;
use crate::words::Sign;

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
