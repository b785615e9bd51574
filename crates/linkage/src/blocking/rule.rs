//! Blocking rules: lists of values that must all be the same.

use hashbrown::HashTable;

use crate::compare::{Pair, Sides};
use crate::error::LinkageError;
use crate::layout::{Layout, Standard};
use crate::outwards::Outwards;
use crate::people::People;

use crate::standard::{Day, outward};

/// One value that must be the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Element {
    Value(usize),
    Outward(usize),
    Year(usize),
}

/// One rule. Values of several columns, and each of several values of one record, make keys of their own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Rule {
    pub(crate) name: Vec<String>,
    elements: Vec<Element>,
}

/// The rules of a model, without those that another one contains.
#[derive(Debug, Default)]
pub(crate) struct Rules {
    pub(crate) rules: Vec<Rule>,
    /// For each field of postcodes that a rule takes the outward part of.
    outwards: Vec<(usize, Outwards)>,
}

impl Rules {
    /// Reads the rules of a model; columns that nothing is compared in are added to the layout.
    pub(crate) fn parse(names: &[Vec<String>], layout: &mut Layout) -> Result<Self, LinkageError> {
        let mut rules: Vec<Rule> = Vec::new();
        for name in names {
            let elements = name.iter().map(|element| parse(element, layout)).collect::<Result<Vec<Element>, _>>()?;
            rules.push(Rule { name: name.clone(), elements });
        }
        // Whoever agrees in more also agrees in less: the rule with more makes no pair that the other does not.
        let contains = |rule: &Rule, other: &Rule| other.elements.iter().all(|element| rule.elements.contains(element));
        let is_needed = |at: usize, rule: &Rule| {
            !rules.iter().enumerate().any(|(place, other)| {
                place != at && contains(rule, other) && (other.elements.len() < rule.elements.len() || place < at)
            })
        };
        let kept = rules.iter().enumerate().filter(|(at, rule)| is_needed(*at, rule)).map(|(_, rule)| rule.clone());
        Ok(Self { rules: kept.collect(), outwards: Vec::new() })
    }

    /// To be called when all words are there.
    pub(crate) fn prepare(&mut self, lexicons: &crate::layout::Lexicons) {
        let elements = self.rules.iter().flat_map(|rule| &rule.elements);
        let fields = elements.filter_map(|element| match element {
            Element::Outward(field) => Some(*field),
            _ => None,
        });
        for field in fields {
            let words = lexicons.of_field.get(field).and_then(|dictionary| lexicons.words.get(*dictionary));
            if let (Some(words), false) = (words, self.outwards.iter().any(|(other, _)| *other == field)) {
                self.outwards.push((field, Outwards::new(words)));
            }
        }
    }

    /// The number of an outward part that is held, for a postcode that only a question has.
    pub(crate) fn outward_of(&self, postcode: &str) -> u32 {
        let held = self.outwards.iter().filter_map(|(_, outwards)| outwards.words.find(outward(postcode)));
        held.max().unwrap_or(0)
    }

    fn outward(&self, field: usize, value: u32) -> u32 {
        self.outwards.iter().find(|(other, _)| *other == field).map_or(0, |(_, outwards)| outwards.of(value))
    }

    fn element(&self, element: Element, value: u32) -> u32 {
        match element {
            Element::Value(_) => value,
            Element::Outward(field) => self.outward(field, value),
            Element::Year(_) => Day(value).year(),
        }
    }

    /// The values of a record in an element; several where it has several, none where it has none.
    fn values<'a>(&'a self, people: &'a People, row: usize, element: Element) -> impl Iterator<Item = u32> + 'a {
        let asked = move |value: u32| {
            let found = people.outwards.iter().find(|(postcode, _)| *postcode == value);
            found.filter(|_| matches!(element, Element::Outward(_))).map_or(0, |(_, outward)| *outward)
        };
        let values = people.all(element.field(), row).map(move |value| match self.element(element, value) {
            0 => asked(value),
            number => number,
        });
        values.filter(|value| *value != 0)
    }

    /// Whether a rule makes this pair.
    pub(crate) fn makes(&self, rule: &Rule, sides: &Sides<'_>, pair: Pair) -> bool {
        rule.elements.iter().all(|element| {
            let right = || self.values(sides.right, pair.right, *element);
            self.values(sides.left, pair.left, *element).any(|value| right().any(|other| other == value))
        })
    }

    /// Whether records have several values in one of the rule's columns, so that it may make a pair more than once.
    pub(crate) fn may_repeat(rule: &Rule, people: &[&People]) -> bool {
        let several =
            |field: usize| people.iter().any(|people| people.more.get(field).is_some_and(|more| !more.is_empty()));
        rule.elements.iter().any(|element| several(element.field()))
    }

    /// Every key of a record under a rule, in order.
    pub(crate) fn keys<'k>(&self, rule: &Rule, people: &People, row: usize, keys: &'k mut Keys) -> &'k [u64] {
        keys.found.clear();
        let Some((first, rest)) = rule.elements.split_first() else { return &keys.found };
        keys.found.extend(self.values(people, row, *first).map(u64::from));
        for (depth, element) in rest.iter().enumerate() {
            std::mem::swap(&mut keys.found, &mut keys.before);
            keys.found.clear();
            for at in 0..keys.before.len() {
                let Some(key) = keys.before.get(at).copied() else { continue };
                // Beyond two values the ones before become one number.
                let key = if depth == 0 { key } else { keys.number(depth, key) };
                keys.found.extend(self.values(people, row, *element).map(|value| key << 32 | u64::from(value)));
            }
        }
        keys.found.sort_unstable();
        keys.found.dedup();
        &keys.found
    }

    /// The same keys as hashes, which need no counting and so are the same for a record wherever it stands. Up to two
    /// values they are exact; of more, two keys may be the same by chance, so [`Rules::makes`] has the last word.
    pub(crate) fn spread_keys(&self, rule: &Rule, people: &People, row: usize, keys: &mut Vec<u64>) {
        keys.clear();
        let mut before = Vec::new();
        for (depth, element) in rule.elements.iter().enumerate() {
            std::mem::swap(keys, &mut before);
            keys.clear();
            if depth == 0 {
                before.push(0);
            }
            for key in &before {
                let key = if depth > 1 { mix(*key) } else { *key << 32 };
                keys.extend(self.values(people, row, *element).map(|value| key.wrapping_add(u64::from(value))));
            }
        }
        keys.sort_unstable();
        keys.dedup();
    }
}

/// Mixes a number so that every bit of it counts in every bit of the answer; no two numbers give the same.
const fn mix(number: u64) -> u64 {
    let mixed = (number ^ number >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
    mixed ^ mixed >> 31
}

/// Into which of so many buckets a key of [`Rules::spread_keys`] falls.
pub(crate) fn bucket(key: u64, of: u32) -> u32 {
    u32::try_from(mix(key) % u64::from(of.max(1))).unwrap_or(0)
}

/// The keys of one record, and numbers for combinations of values, which are the same in both files.
#[derive(Debug, Default, Clone)]
pub(crate) struct Keys {
    found: Vec<u64>,
    before: Vec<u64>,
    numbers: HashTable<((usize, u64), u64)>,
}

impl Keys {
    fn number(&mut self, depth: usize, key: u64) -> u64 {
        let hash = |(depth, key): &(usize, u64)| {
            let mixed = (key ^ (*depth as u64) << 57).wrapping_mul(0x9E37_79B9_7F4A_7C15);
            mixed ^ mixed >> 32
        };
        let wanted = (depth, key);
        if let Some((_, number)) = self.numbers.find(hash(&wanted), |(other, _)| *other == wanted) {
            return *number;
        }
        let number = self.numbers.len() as u64 + 1;
        self.numbers.insert_unique(hash(&wanted), (wanted, number), |(key, _)| hash(key));
        number
    }
}

impl Element {
    const fn field(self) -> usize {
        match self {
            Self::Value(field) | Self::Outward(field) | Self::Year(field) => field,
        }
    }
}

fn parse(text: &str, layout: &mut Layout) -> Result<Element, LinkageError> {
    let fault = |why: String| LinkageError::Model { part: "blocking rules".to_owned(), why };
    let Some((function, column)) = text.strip_suffix(')').and_then(|rest| rest.split_once('(')) else {
        return Ok(Element::Value(layout.add(text.trim(), Standard::Code, false)));
    };
    let (function, column) = (function.trim(), column.trim());
    let (standard, element): (Standard, fn(usize) -> Element) = match function {
        "outward" => (Standard::Postcode, Element::Outward),
        "year" => (Standard::Day, Element::Year),
        _ => return Err(fault(format!("{function} is neither outward nor year"))),
    };
    let field = layout.add(column, standard, false);
    if layout.fields.get(field).is_none_or(|field| field.standard != standard) {
        return Err(fault(format!("{function} cannot be taken of {column}, which is compared as something else")));
    }
    Ok(element(field))
}
