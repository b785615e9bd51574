//! Conditions between two records, with SQL's three answers: yes, no, and not known.

use std::borrow::Cow;

use crate::alike;

/// Which of the two records.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Left,
    Right,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    Equal,
    Unequal,
    Less,
    AtMost,
    Greater,
    AtLeast,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Condition {
    Always,
    All(Vec<Self>),
    Any(Vec<Self>),
    Not(Box<Self>),
    Missing(Expression),
    Compare(Expression, Order, Expression),
}

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Expression {
    Column(Side, String),
    /// A column by its place, once it is known.
    Field(Side, usize),
    Number(f64),
    Text(String),
    Minus(Box<Self>, Box<Self>),
    /// Letters from one place to another, both counted from 1 and both in it.
    Slice(Box<Self>, usize, usize),
    Call(String, Vec<Self>),
}

/// The functions that are understood.
pub(super) const FUNCTIONS: &[&str] = &[
    "jaro_winkler_similarity",
    "jaro_winkler",
    "jaro_similarity",
    "jaro_sim",
    "levenshtein",
    "damerau_levenshtein",
    "lower",
    "upper",
    "trim",
    "substr",
    "substring",
    "left",
    "right",
    "length",
    "len",
    "abs",
    "nullif",
    "coalesce",
    "split_part",
];

/// A value of SQL.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value<'a> {
    Missing,
    Text(Cow<'a, str>),
    Number(f64),
}

/// The two records that a condition is about.
pub(super) trait Records {
    /// A record's text in a field; none where it is missing.
    fn text(&self, side: Side, field: usize) -> Option<&str>;
}

impl Condition {
    /// Puts places for the names of columns.
    pub(super) fn resolve(&mut self, place: &mut impl FnMut(&str) -> usize) {
        match self {
            Self::Always => {}
            Self::All(parts) | Self::Any(parts) => parts.iter_mut().for_each(|part| part.resolve(place)),
            Self::Not(part) => part.resolve(place),
            Self::Missing(expression) => expression.resolve(place),
            Self::Compare(left, _, right) => {
                left.resolve(place);
                right.resolve(place);
            }
        }
    }

    /// Whether it asks that the values of a field be the same, and nothing else.
    pub(super) fn is_equality_of(&self, field: usize) -> bool {
        let Self::Compare(Expression::Field(one, left), Order::Equal, Expression::Field(other, right)) = self else {
            return false;
        };
        one != other && *left == field && *right == field
    }

    /// Yes, no, or not known.
    pub(super) fn holds(&self, records: &impl Records) -> Option<bool> {
        match self {
            Self::Always => Some(true),
            Self::All(parts) => {
                let mut all = Some(true);
                for part in parts {
                    match part.holds(records) {
                        Some(false) => return Some(false),
                        None => all = None,
                        Some(true) => {}
                    }
                }
                all
            }
            Self::Any(parts) => {
                let mut any = Some(false);
                for part in parts {
                    match part.holds(records) {
                        Some(true) => return Some(true),
                        None => any = None,
                        Some(false) => {}
                    }
                }
                any
            }
            Self::Not(part) => part.holds(records).map(|holds| !holds),
            Self::Missing(expression) => Some(expression.value(records) == Value::Missing),
            Self::Compare(left, order, right) => compare(&left.value(records), *order, &right.value(records)),
        }
    }
}

fn compare(left: &Value<'_>, order: Order, right: &Value<'_>) -> Option<bool> {
    let ordering = match (left, right) {
        (Value::Text(left), Value::Text(right)) => Some(left.cmp(right)),
        (Value::Number(left), Value::Number(right)) => left.partial_cmp(right),
        (Value::Text(text), Value::Number(number)) => text.parse::<f64>().ok()?.partial_cmp(number),
        (Value::Number(number), Value::Text(text)) => number.partial_cmp(&text.parse::<f64>().ok()?),
        (Value::Missing, _) | (_, Value::Missing) => None,
    }?;
    Some(match order {
        Order::Equal => ordering.is_eq(),
        Order::Unequal => ordering.is_ne(),
        Order::Less => ordering.is_lt(),
        Order::AtMost => ordering.is_le(),
        Order::Greater => ordering.is_gt(),
        Order::AtLeast => ordering.is_ge(),
    })
}

impl Expression {
    fn resolve(&mut self, place: &mut impl FnMut(&str) -> usize) {
        match self {
            Self::Column(side, name) => *self = Self::Field(*side, place(name)),
            Self::Field(..) | Self::Number(_) | Self::Text(_) => {}
            Self::Minus(left, right) => {
                left.resolve(place);
                right.resolve(place);
            }
            Self::Slice(inner, ..) => inner.resolve(place),
            Self::Call(_, arguments) => arguments.iter_mut().for_each(|argument| argument.resolve(place)),
        }
    }

    /// The one side that it is about; none if it is about both or neither.
    pub(super) fn side(&self) -> Option<Side> {
        match self {
            Self::Column(side, _) | Self::Field(side, _) => Some(*side),
            Self::Number(_) | Self::Text(_) => None,
            Self::Minus(left, right) => one_side([left.side(), right.side()].into_iter().flatten()),
            Self::Slice(inner, ..) => inner.side(),
            Self::Call(_, arguments) => one_side(arguments.iter().filter_map(Self::side)),
        }
    }

    pub(super) fn value<'a>(&'a self, records: &'a impl Records) -> Value<'a> {
        match self {
            // A column whose place nobody looked up is in no file.
            Self::Column(..) => Value::Missing,
            Self::Field(side, field) => {
                records.text(*side, *field).map_or(Value::Missing, |text| Value::Text(Cow::Borrowed(text)))
            }
            Self::Number(number) => Value::Number(*number),
            Self::Text(text) => Value::Text(Cow::Borrowed(text)),
            Self::Minus(left, right) => match (number(left.value(records)), number(right.value(records))) {
                (Some(left), Some(right)) => Value::Number(left - right),
                _ => Value::Missing,
            },
            Self::Slice(inner, from, to) => {
                let Value::Text(text) = inner.value(records) else { return Value::Missing };
                let letters = (to + 1).saturating_sub(*from);
                Value::Text(Cow::Owned(text.chars().skip(from.saturating_sub(1)).take(letters).collect()))
            }
            Self::Call(name, arguments) => call(name, arguments, records),
        }
    }
}

fn one_side(mut sides: impl Iterator<Item = Side>) -> Option<Side> {
    let first = sides.next()?;
    sides.all(|side| side == first).then_some(first)
}

fn number(value: Value<'_>) -> Option<f64> {
    match value {
        Value::Number(number) => Some(number),
        Value::Text(text) => text.parse().ok(),
        Value::Missing => None,
    }
}

#[expect(clippy::cast_precision_loss, reason = "lengths of words")]
fn call<'a>(name: &str, arguments: &'a [Expression], records: &'a impl Records) -> Value<'a> {
    let text = |at: usize| match arguments.get(at).map(|argument| argument.value(records)) {
        Some(Value::Text(text)) => Some(text),
        _ => None,
    };
    let whole = |at: usize| -> Option<usize> {
        let number = number(arguments.get(at)?.value(records))?;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place in a text")]
        Some(number.clamp(0.0, 1e6) as usize)
    };
    let two = |of: &dyn Fn(&[u8], &[u8]) -> f64| {
        text(0).zip(text(1)).map(|(left, right)| Value::Number(of(left.as_bytes(), right.as_bytes())))
    };
    let found = match name {
        "jaro_winkler_similarity" | "jaro_winkler" => two(&|left, right| alike::jaro_winkler(left, right)),
        "jaro_similarity" | "jaro_sim" => two(&|left, right| alike::jaro(left, right)),
        "levenshtein" => two(&|left, right| alike::levenshtein(left, right) as f64),
        "damerau_levenshtein" => two(&|left, right| alike::damerau_levenshtein(left, right) as f64),
        "lower" => text(0).map(|text| Value::Text(Cow::Owned(text.to_lowercase()))),
        "upper" => text(0).map(|text| Value::Text(Cow::Owned(text.to_uppercase()))),
        "trim" => text(0).map(|text| Value::Text(Cow::Owned(text.trim().to_owned()))),
        "length" | "len" => text(0).map(|text| Value::Number(text.chars().count() as f64)),
        "substr" | "substring" => text(0).zip(whole(1)).map(|(text, from)| {
            let letters = whole(2).unwrap_or(usize::MAX);
            Value::Text(Cow::Owned(text.chars().skip(from.saturating_sub(1)).take(letters).collect()))
        }),
        "left" => text(0).zip(whole(1)).map(|(text, n)| Value::Text(Cow::Owned(text.chars().take(n).collect()))),
        "right" => text(0).zip(whole(1)).map(|(text, n)| {
            let skip = text.chars().count().saturating_sub(n);
            Value::Text(Cow::Owned(text.chars().skip(skip).collect()))
        }),
        "split_part" => text(0).zip(text(1)).zip(whole(2)).map(|((text, at), part)| {
            let part = text.split(at.as_ref()).nth(part.saturating_sub(1)).unwrap_or_default();
            Value::Text(Cow::Owned(part.to_owned()))
        }),
        "abs" => arguments.first().and_then(|it| number(it.value(records))).map(|it| Value::Number(it.abs())),
        "nullif" => arguments.first().zip(arguments.get(1)).map(|(one, other)| {
            let (one, other) = (one.value(records), other.value(records));
            if compare(&one, Order::Equal, &other) == Some(true) { Value::Missing } else { one }
        }),
        "coalesce" => arguments.iter().map(|it| it.value(records)).find(|value| *value != Value::Missing),
        _ => None,
    };
    found.unwrap_or(Value::Missing)
}
