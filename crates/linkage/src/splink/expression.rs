//! Expressions over two records: conditions of comparisons and keys of blocking rules.

use core::cmp::Ordering;

use regex::Regex;

use super::function::Function;
use super::value::{Value, civil};

/// Which of the two records.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Left,
    Right,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Operator {
    And,
    Or,
    Equal,
    Unequal,
    /// Equal, where two missing values are equal too.
    Alike,
    Less,
    AtMost,
    Greater,
    AtLeast,
    Plus,
    Minus,
    Times,
    Over,
    Rest,
    /// One text behind the other.
    Join,
}

/// What a value is turned into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Type {
    Text,
    Whole,
    /// A number of 32 bits.
    Single,
    Number,
    Day,
    Moment,
    Truth,
}

/// A part of a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Epoch,
    Year,
    Month,
    Day,
}

#[derive(Debug, Clone)]
pub(super) enum Expression {
    Truth(bool),
    Missing,
    Number(f64),
    Text(String),
    /// A column, by its place.
    Field(Side, usize),
    /// The values of a column of lists, each with its share among all values of that column.
    Shares(Side, usize),
    /// What stands for each item of a list, by its place among those that are in sight.
    Variable(usize),
    Not(Box<Self>),
    Negative(Box<Self>),
    IsMissing(Box<Self>),
    Pair(Operator, Box<Self>, Box<Self>),
    /// The first condition that holds says which value; the last value is for when none does.
    Case(Vec<(Self, Self)>, Box<Self>),
    Cast(Box<Self>, Type),
    Of(Part, Box<Self>),
    /// Letters or items from one place to another, both counted from 1 and both in it.
    Slice(Box<Self>, usize, usize),
    /// The item of a list or letter of a text at a place counted from 1, or from the end where it is negative.
    At(Box<Self>, Box<Self>),
    List(Vec<Self>),
    /// A value with its share: the value, or the share.
    Value(Box<Self>),
    Share(Box<Self>),
    Matches(Box<Self>, Regex),
    /// What a group of a pattern found; an empty text if the pattern is not there.
    Extract(Box<Self>, Regex, usize),
    Call(Function, Vec<Self>),
    /// A list, and what becomes of each item.
    Transform(Box<Self>, Box<Self>),
    Filter(Box<Self>, Box<Self>),
    /// A list, what to begin with, and what becomes of it with each item.
    Reduce(Box<Self>, Option<Box<Self>>, Box<Self>),
}

/// The two records that a condition is about.
pub(super) trait Records {
    /// A record's value in a field: missing, a text or a list of texts.
    fn value(&self, side: Side, field: usize) -> Value<'_>;
    /// Whether a record has no value in a field.
    fn is_missing(&self, side: Side, field: usize) -> bool {
        self.value(side, field) == Value::Missing
    }
    /// Whether both records have the same value in a field; none where one has none.
    fn same(&self, field: usize) -> Option<bool> {
        self.value(Side::Left, field).same(&self.value(Side::Right, field))
    }
    /// The list of a record's values in a field, each with its share among all values of the field.
    fn with_shares(&self, side: Side, field: usize) -> Value<'_>;
}

impl Expression {
    /// The one side that it is about; none if it is about both or neither.
    pub(super) fn side(&self) -> Option<Side> {
        let (mut left, mut right) = (false, false);
        self.fields(&mut |side, _| match side {
            Side::Left => left = true,
            Side::Right => right = true,
        });
        match (left, right) {
            (true, false) => Some(Side::Left),
            (false, true) => Some(Side::Right),
            _ => None,
        }
    }

    /// Every field that it reads.
    pub(super) fn fields(&self, each: &mut impl FnMut(Side, usize)) {
        if let Self::Field(side, field) | Self::Shares(side, field) = self {
            each(*side, *field);
        }
        self.parts().into_iter().for_each(|part| part.fields(each));
    }

    /// Every field whose shares it reads.
    pub(super) fn shares(&self, each: &mut impl FnMut(usize)) {
        if let Self::Shares(_, field) = self {
            each(*field);
        }
        self.parts().into_iter().for_each(|part| part.shares(each));
    }

    /// Whether there are more than so many parts within one another.
    pub(super) fn is_deeper_than(&self, levels: usize) -> bool {
        levels == 0 || self.parts().into_iter().any(|part| part.is_deeper_than(levels - 1))
    }

    /// What it is made of.
    fn parts(&self) -> Vec<&Self> {
        match self {
            Self::Truth(_)
            | Self::Missing
            | Self::Number(_)
            | Self::Text(_)
            | Self::Variable(_)
            | Self::Field(..)
            | Self::Shares(..) => Vec::new(),
            Self::Not(one)
            | Self::Negative(one)
            | Self::IsMissing(one)
            | Self::Cast(one, _)
            | Self::Of(_, one)
            | Self::Slice(one, ..)
            | Self::Value(one)
            | Self::Share(one)
            | Self::Matches(one, _)
            | Self::Extract(one, ..) => vec![one],
            Self::Pair(_, one, other)
            | Self::At(one, other)
            | Self::Transform(one, other)
            | Self::Filter(one, other) => {
                vec![one, other]
            }
            Self::Case(cases, last) => {
                cases.iter().flat_map(|(condition, value)| [condition, value]).chain([last.as_ref()]).collect()
            }
            Self::List(parts) | Self::Call(_, parts) => parts.iter().collect(),
            Self::Reduce(list, first, body) => {
                [list.as_ref(), body.as_ref()].into_iter().chain(first.as_deref()).collect()
            }
        }
    }

    /// Whether it asks that the values of a field be the same, and nothing else.
    pub(super) fn is_equality_of(&self, field: usize) -> bool {
        self.equal_field() == Some(field)
    }

    /// The field whose values it asks to be the same, if that is all.
    fn equal_field(&self) -> Option<usize> {
        let Self::Pair(Operator::Equal, one, other) = self else { return None };
        match (one.as_ref(), other.as_ref()) {
            (Self::Field(one, left), Self::Field(other, right)) if one != other && left == right => Some(*left),
            _ => None,
        }
    }

    /// Yes, no, or not known.
    pub(super) fn holds(&self, records: &impl Records) -> Option<bool> {
        self.value(records, &[]).truth()
    }

    /// The value of an expression that no list is around.
    pub(super) fn of<'a>(&'a self, records: &'a impl Records) -> Value<'a> {
        self.value(records, &[])
    }

    fn value<'a>(&'a self, records: &'a impl Records, variables: &[Value<'a>]) -> Value<'a> {
        let value = |part: &'a Self| part.value(records, variables);
        match self {
            Self::Missing => Value::Missing,
            Self::Truth(truth) => Value::Truth(*truth),
            Self::Number(number) => Value::Number(*number),
            Self::Text(text) => Value::text(text.as_str()),
            Self::Field(side, field) => records.value(*side, *field),
            Self::Shares(side, field) => records.with_shares(*side, *field),
            Self::Variable(place) => Value::or_missing(variables.get(*place).cloned()),
            Self::Not(one) => Value::answer(value(one).truth().map(|truth| !truth)),
            Self::Negative(one) => Value::or_missing(value(one).number().map(|number| Value::Number(-number))),
            Self::IsMissing(one) => Value::Truth(match one.as_ref() {
                Self::Field(side, field) => records.is_missing(*side, *field),
                _ => value(one) == Value::Missing,
            }),
            Self::Pair(Operator::Equal, ..) if let Some(field) = self.equal_field() => {
                Value::answer(records.same(field))
            }
            Self::Pair(operator, one, other) => pair(*operator, value(one), || value(other)),
            Self::Case(cases, last) => {
                let found = cases.iter().find(|(condition, _)| value(condition).truth() == Some(true));
                value(found.map_or(last, |(_, value)| value))
            }
            Self::Cast(one, into) => cast(value(one), *into),
            Self::Of(part, one) => Value::or_missing(value(one).time().and_then(|time| part_of(*part, time))),
            Self::Slice(one, from, to) => slice(value(one), *from, *to),
            Self::At(one, place) => at(value(one), value(place).number()),
            Self::List(parts) => Value::List(parts.iter().map(value).collect()),
            Self::Value(one) => match value(one) {
                Value::WithShare(text, _) => Value::Text(text),
                _ => Value::Missing,
            },
            Self::Share(one) => match value(one) {
                Value::WithShare(_, share) => Value::Number(share),
                _ => Value::Missing,
            },
            Self::Matches(one, pattern) => Value::answer(value(one).into_text().map(|text| pattern.is_match(&text))),
            Self::Extract(one, pattern, group) => Value::or_missing(value(one).into_text().map(|text| {
                let found = pattern.captures(&text).and_then(|found| found.get(*group));
                Value::text(found.map_or("", |found| found.as_str()).to_owned())
            })),
            Self::Call(function, arguments) => function.call(arguments.iter().map(value).collect()),
            Self::Transform(..) | Self::Filter(..) | Self::Reduce(..) => self.over_list(records, variables),
        }
    }

    /// What becomes of the items of a list.
    fn over_list<'a>(&'a self, records: &'a impl Records, variables: &[Value<'a>]) -> Value<'a> {
        let with = |body: &'a Self, items: &[&Value<'a>]| {
            let inner: Vec<Value<'a>> = variables.iter().chain(items.iter().copied()).cloned().collect();
            body.value(records, &inner)
        };
        let items = |list: &'a Self| list.value(records, variables).into_items();
        let found = match self {
            Self::Transform(list, body) => {
                items(list).map(|items| Value::List(items.iter().map(|item| with(body, &[item])).collect()))
            }
            Self::Filter(list, body) => items(list).map(|mut items| {
                items.retain(|item| with(body, &[item]).truth() == Some(true));
                Value::List(items)
            }),
            Self::Reduce(list, first, body) => items(list).and_then(|items| {
                let mut items = items.into_iter();
                let first = match first {
                    Some(first) => first.value(records, variables),
                    None => items.next()?,
                };
                Some(items.fold(first, |so_far, item| with(body, &[&so_far, &item])))
            }),
            _ => None,
        };
        Value::or_missing(found)
    }
}

/// Two values and what stands between them; the second is asked for only if it can change the answer.
fn pair<'a>(operator: Operator, one: Value<'a>, other: impl FnOnce() -> Value<'a>) -> Value<'a> {
    let decides = match operator {
        Operator::And => Some(false),
        Operator::Or => Some(true),
        _ => None,
    };
    if let Some(decides) = decides {
        let first = one.truth();
        if first == Some(decides) {
            return Value::Truth(decides);
        }
        let second = other().truth();
        let both_known = first.is_some() && second.is_some();
        return if second == Some(decides) || both_known { Value::answer(second) } else { Value::Missing };
    }
    let other = other();
    let order = || one.order(&other);
    let numbers = || one.number().zip(other.number());
    let number = |number: f64| Value::Number(number);
    match operator {
        Operator::Equal => Value::answer(one.same(&other)),
        Operator::Unequal => Value::answer(one.same(&other).map(|same| !same)),
        Operator::Alike => {
            let missing = (one == Value::Missing, other == Value::Missing);
            Value::Truth(if missing.0 || missing.1 { missing.0 && missing.1 } else { one.same(&other) == Some(true) })
        }
        Operator::Less => Value::answer(order().map(Ordering::is_lt)),
        Operator::AtMost => Value::answer(order().map(Ordering::is_le)),
        Operator::Greater => Value::answer(order().map(Ordering::is_gt)),
        Operator::AtLeast => Value::answer(order().map(Ordering::is_ge)),
        Operator::Minus if matches!((&one, &other), (Value::Time(_), _) | (_, Value::Time(_))) => {
            Value::or_missing(one.time().zip(other.time()).map(|(one, other)| number(one - other)))
        }
        Operator::Plus => Value::or_missing(numbers().map(|(one, other)| number(one + other))),
        Operator::Minus => Value::or_missing(numbers().map(|(one, other)| number(one - other))),
        Operator::Times => Value::or_missing(numbers().map(|(one, other)| number(one * other))),
        Operator::Over => Value::or_missing(numbers().map(|(one, other)| number(one / other))),
        Operator::Rest => Value::or_missing(numbers().map(|(one, other)| number(one % other))),
        Operator::Join => {
            let texts = one.into_text().zip(other.into_text());
            Value::or_missing(texts.map(|(one, other)| Value::text(format!("{one}{other}"))))
        }
        Operator::And | Operator::Or => Value::Missing,
    }
}

fn cast(value: Value<'_>, into: Type) -> Value<'_> {
    if value == Value::Missing {
        return value;
    }
    Value::or_missing(match into {
        Type::Text => value.into_text().map(Value::Text),
        Type::Whole => value.number().map(|number| Value::Number(number.round_ties_even())),
        #[expect(clippy::cast_possible_truncation, reason = "that is what is asked for")]
        Type::Single => value.number().map(|number| Value::Number(f64::from(number as f32))),
        Type::Number => value.number().map(Value::Number),
        Type::Day => value.time().map(|seconds| Value::Time((seconds / 86_400.0).floor() * 86_400.0)),
        Type::Moment => value.time().map(Value::Time),
        Type::Truth => value.truth().map(Value::Truth),
    })
}

fn part_of(part: Part, seconds: f64) -> Option<Value<'static>> {
    Some(Value::Number(match part {
        Part::Epoch => seconds,
        Part::Year => f64::from(civil(seconds)?.year()),
        Part::Month => f64::from(civil(seconds)?.month()),
        Part::Day => f64::from(civil(seconds)?.day()),
    }))
}

fn slice(value: Value<'_>, from: usize, to: usize) -> Value<'_> {
    let (skip, take) = (from.saturating_sub(1), to.saturating_add(1).saturating_sub(from.max(1)));
    match value {
        Value::List(items) => Value::List(items.into_iter().skip(skip).take(take).collect()),
        Value::Text(text) => Value::text(text.chars().skip(skip).take(take).collect::<String>()),
        _ => Value::Missing,
    }
}

fn at(value: Value<'_>, place: Option<f64>) -> Value<'_> {
    let Some(place) = place else { return Value::Missing };
    let place_of = |length: usize| {
        #[expect(clippy::cast_precision_loss, reason = "items of one cell")]
        let from_front = if place < 0.0 { place + length as f64 } else { place - 1.0 };
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "checked to be a small whole number"
        )]
        (0.0..1e9).contains(&from_front).then_some(from_front as usize)
    };
    Value::or_missing(match value {
        Value::List(mut items) => place_of(items.len()).filter(|at| *at < items.len()).map(|at| items.swap_remove(at)),
        Value::Text(text) => place_of(text.chars().count())
            .map(|at| Value::text(text.chars().nth(at).map(String::from).unwrap_or_default())),
        _ => None,
    })
}
