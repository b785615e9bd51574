//! The functions of SQL that Splink's library of comparisons writes, under the names of DuckDB, Spark and PostgreSQL.
//!
//! Unless a function says otherwise a missing argument makes its answer missing.

use core::cmp::Ordering;
use std::borrow::Cow;
use std::collections::BTreeSet;

use jiff::fmt::strtime;

use super::expression::Expression;
use super::value::{Value, civil, seconds};
use crate::alike;

/// A function that is known by name.
#[derive(Clone, Copy)]
pub(super) struct Function {
    name: &'static str,
    run: Run,
}

type Run = for<'a> fn(&mut Arguments<'a>) -> Option<Value<'a>>;

impl core::fmt::Debug for Function {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(self.name)
    }
}

/// Names, the fewest and the most arguments, and what is done with them.
const FUNCTIONS: &[(&[&str], usize, usize, Run)] = &[
    (&["jaro_winkler_similarity", "jaro_winkler"], 2, 2, |of| of.alike(alike::jaro_winkler)),
    (&["jaro_similarity", "jaro_sim", "jaro"], 2, 2, |of| of.alike(alike::jaro)),
    (&["levenshtein", "editdist3"], 2, 2, |of| of.alike(|one, other| count(alike::levenshtein(one, other)))),
    (&["damerau_levenshtein"], 2, 2, |of| of.alike(|one, other| count(alike::damerau_levenshtein(one, other)))),
    (&["jaccard"], 2, 2, |of| of.alike(jaccard)),
    (&["lower", "lcase"], 1, 1, |of| of.text().map(|text| Value::text(text.to_lowercase()))),
    (&["upper", "ucase"], 1, 1, |of| of.text().map(|text| Value::text(text.to_uppercase()))),
    (&["trim"], 1, 1, |of| of.text().map(|text| Value::text(text.trim_matches(' ').to_owned()))),
    (&["reverse"], 1, 1, |of| of.text().map(|text| Value::text(text.chars().rev().collect::<String>()))),
    (&["replace"], 3, 3, |of| {
        let (text, from, to) = (of.text()?, of.text()?, of.text()?);
        Some(Value::text(if from.is_empty() { text.into_owned() } else { text.replace(from.as_ref(), &to) }))
    }),
    (&["concat"], 1, 64, |of| {
        // As in SQL, what is missing leaves no gap here.
        let texts: String = of.0.by_ref().filter_map(Value::into_text).collect();
        Some(Value::text(texts))
    }),
    (&["substr", "substring"], 2, 3, substring),
    (&["left"], 2, 2, |of| {
        let (text, letters) = (of.text()?, of.whole()?);
        Some(Value::text(text.chars().take(letters).collect::<String>()))
    }),
    (&["right"], 2, 2, |of| {
        let (text, letters) = (of.text()?, of.whole()?);
        let skip = text.chars().count().saturating_sub(letters);
        Some(Value::text(text.chars().skip(skip).collect::<String>()))
    }),
    (&["split_part"], 3, 3, |of| {
        let (text, at, part) = (of.text()?, of.text()?, of.whole()?);
        let part = text.split(at.as_ref()).nth(part.saturating_sub(1)).unwrap_or_default();
        Some(Value::text(part.to_owned()))
    }),
    (&["contains"], 2, 2, |of| of.text().zip(of.text()).map(|(text, part)| Value::Truth(text.contains(part.as_ref())))),
    (&["starts_with", "startswith", "prefix"], 2, 2, |of| {
        of.text().zip(of.text()).map(|(text, part)| Value::Truth(text.starts_with(part.as_ref())))
    }),
    (&["ends_with", "endswith", "suffix"], 2, 2, |of| {
        of.text().zip(of.text()).map(|(text, part)| Value::Truth(text.ends_with(part.as_ref())))
    }),
    (&["strlen"], 1, 1, |of| of.text().map(|text| Value::Number(count(text.len())))),
    (&["length", "len", "char_length"], 1, 1, |of| match of.next() {
        Value::List(items) => Some(Value::Number(count(items.len()))),
        other => other.into_text().map(|text| Value::Number(count(text.chars().count()))),
    }),
    (&["array_length", "size", "cardinality"], 1, 2, |of| of.items().map(|items| Value::Number(count(items.len())))),
    (&["abs"], 1, 1, |of| of.number().map(|number| Value::Number(number.abs()))),
    (&["round"], 1, 2, |of| {
        let (number, digits) = (of.number()?, of.number().unwrap_or(0.0));
        let scale = 10_f64.powf(digits.clamp(-15.0, 15.0).trunc());
        Some(Value::Number((number * scale).round() / scale))
    }),
    (&["floor"], 1, 1, |of| of.number().map(|number| Value::Number(number.floor()))),
    (&["ceil", "ceiling"], 1, 1, |of| of.number().map(|number| Value::Number(number.ceil()))),
    (&["sqrt"], 1, 1, |of| of.number().map(|number| Value::Number(number.sqrt()))),
    (&["ln"], 1, 1, |of| of.number().map(|number| Value::Number(number.ln()))),
    (&["exp"], 1, 1, |of| of.number().map(|number| Value::Number(number.exp()))),
    (&["pow", "power"], 2, 2, |of| of.number().zip(of.number()).map(|(base, to)| Value::Number(base.powf(to)))),
    (&["sin"], 1, 1, |of| of.number().map(|number| Value::Number(number.sin()))),
    (&["cos"], 1, 1, |of| of.number().map(|number| Value::Number(number.cos()))),
    (&["asin"], 1, 1, |of| of.number().map(|number| Value::Number(number.asin()))),
    (&["acos"], 1, 1, |of| of.number().map(|number| Value::Number(number.acos()))),
    (&["atan"], 1, 1, |of| of.number().map(|number| Value::Number(number.atan()))),
    (&["radians"], 1, 1, |of| of.number().map(|number| Value::Number(number.to_radians()))),
    (&["nullif"], 2, 2, |of| {
        let (one, other) = (of.next(), of.next());
        (one.same(&other) != Some(true)).then_some(one)
    }),
    (&["coalesce", "ifnull", "nvl"], 1, 64, |of| of.0.find(|value| *value != Value::Missing)),
    (&["greatest"], 1, 64, |of| of.extreme(Ordering::Greater)),
    (&["least"], 1, 64, |of| of.extreme(Ordering::Less)),
    (PARSING, 2, 2, parse_time),
    (&["datediff", "date_diff"], 2, 3, between),
    (&["list_intersect", "array_intersect"], 2, 2, intersect),
    (&["list_has_any", "array_has_any", "arrays_overlap"], 2, 2, |of| {
        let (one, other) = (of.items()?, of.items()?);
        Some(Value::Truth(!in_both(one, &other).is_empty()))
    }),
    (&["list_contains", "array_contains", "list_has", "array_has"], 2, 2, |of| {
        let (items, wanted) = (of.items()?, of.next());
        (wanted != Value::Missing).then(|| Value::Truth(items.iter().any(|item| item.same(&wanted) == Some(true))))
    }),
    (&["flatten"], 1, 1, |of| {
        let inner =
            of.items()?.into_iter().filter_map(|item| if let Value::List(items) = item { Some(items) } else { None });
        Some(Value::List(inner.flatten().collect()))
    }),
    (&["list_prepend", "array_prepend"], 2, 2, |of| {
        let (first, items) = (of.next(), of.items().unwrap_or_default());
        Some(Value::List(core::iter::once(first).chain(items).collect()))
    }),
    (&["list_append", "array_append"], 2, 2, |of| {
        let (items, last) = (of.items().unwrap_or_default(), of.next());
        Some(Value::List(items.into_iter().chain([last]).collect()))
    }),
    (&["list_concat", "array_concat", "array_cat"], 2, 2, |of| {
        let (one, other) = (of.items().unwrap_or_default(), of.items().unwrap_or_default());
        Some(Value::List(one.into_iter().chain(other).collect()))
    }),
    (&["list_distinct", "array_distinct"], 1, 1, |of| of.items().map(|items| Value::List(distinct(items)))),
    (&["list_max", "array_max"], 1, 1, |of| Arguments(of.items()?.into_iter()).extreme(Ordering::Greater)),
    (&["list_min", "array_min"], 1, 1, |of| Arguments(of.items()?.into_iter()).extreme(Ordering::Less)),
    (&["list_sum"], 1, 1, |of| {
        let numbers: Vec<f64> = of.items()?.iter().filter_map(Value::number).collect();
        (!numbers.is_empty()).then(|| Value::Number(numbers.iter().sum()))
    }),
    (&["array_cosine_similarity", "list_cosine_similarity"], 2, 2, cosine),
];

/// Functions that read a moment from a text; their second argument is a pattern.
const PARSING: &[&str] =
    &["try_strptime", "strptime", "try_to_timestamp", "to_timestamp", "to_date", "try_cast_date", "try_cast_timestamp"];

/// Seconds of a day.
const DAY: f64 = 86_400.0;

impl Function {
    /// The function of a name, if it takes so many arguments.
    pub(super) fn find(name: &str, arguments: usize) -> Option<Self> {
        let found = |(names, least, most, run): &(&'static [&'static str], usize, usize, Run)| {
            let name = *names.iter().find(|one| **one == name)?;
            (*least..=*most).contains(&arguments).then_some(Self { name, run: *run })
        };
        FUNCTIONS.iter().find_map(found)
    }

    /// Whether its second argument is a pattern of moments.
    pub(super) fn reads_moments(self) -> bool {
        PARSING.contains(&self.name)
    }

    pub(super) fn call(self, arguments: Vec<Value<'_>>) -> Value<'_> {
        Value::or_missing((self.run)(&mut Arguments(arguments.into_iter())))
    }
}

/// Arguments that have not been looked at.
struct Arguments<'a>(std::vec::IntoIter<Value<'a>>);

impl<'a> Arguments<'a> {
    fn next(&mut self) -> Value<'a> {
        self.0.next().unwrap_or(Value::Missing)
    }

    fn text(&mut self) -> Option<Cow<'a, str>> {
        self.next().into_text()
    }

    fn number(&mut self) -> Option<f64> {
        self.next().number()
    }

    /// A count of letters or a place.
    fn whole(&mut self) -> Option<usize> {
        let number = self.number()?;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place in a text")]
        Some(number.clamp(0.0, 1e6) as usize)
    }

    fn items(&mut self) -> Option<Vec<Value<'a>>> {
        self.next().into_items()
    }

    /// How alike two texts are, byte by byte as DuckDB has it.
    fn alike(&mut self, of: impl Fn(&[u8], &[u8]) -> f64) -> Option<Value<'a>> {
        let (one, other) = (self.text()?, self.text()?);
        Some(Value::Number(of(one.as_bytes(), other.as_bytes())))
    }

    /// The greatest or least, without those that are missing.
    fn extreme(&mut self, wanted: Ordering) -> Option<Value<'a>> {
        let known = self.0.by_ref().filter(|value| *value != Value::Missing);
        known.reduce(|best, other| if other.order(&best) == Some(wanted) { other } else { best })
    }
}

#[expect(clippy::cast_precision_loss, reason = "lengths of words and lists")]
fn count(count: usize) -> f64 {
    count as f64
}

/// The letters that both have, of those that either has.
fn jaccard(one: &[u8], other: &[u8]) -> f64 {
    let (one, other): (BTreeSet<&u8>, BTreeSet<&u8>) = (one.iter().collect(), other.iter().collect());
    let both = one.intersection(&other).count();
    count(both) / count((one.len() + other.len() - both).max(1))
}

fn substring<'a>(of: &mut Arguments<'a>) -> Option<Value<'a>> {
    let (text, from) = (of.text()?, of.whole()?);
    let letters = if of.0.len() == 0 { usize::MAX } else { of.whole()? };
    Some(Value::text(text.chars().skip(from.saturating_sub(1)).take(letters).collect::<String>()))
}

fn parse_time<'a>(of: &mut Arguments<'a>) -> Option<Value<'a>> {
    let (text, pattern) = (of.next(), of.text()?);
    if let Value::Time(_) = text {
        return Some(text);
    }
    let text = text.into_text()?;
    let read = strtime::parse(pattern.as_bytes(), text.trim().as_bytes()).ok()?;
    let moment = read.to_datetime().or_else(|_| read.to_date().map(|day| day.at(0, 0, 0, 0))).ok()?;
    seconds(moment).map(Value::Time)
}

/// How many days, months or years lie between two moments: from the first to the second after a name of the part, or in
/// days from the second to the first, as Spark has it.
fn between<'a>(of: &mut Arguments<'a>) -> Option<Value<'a>> {
    let days = |from: f64, to: f64| (to / DAY).floor() - (from / DAY).floor();
    if of.0.len() == 2 {
        let (to, from) = (of.next().time()?, of.next().time()?);
        return Some(Value::Number(days(from, to)));
    }
    let (part, from, to) = (of.text()?, of.next().time()?, of.next().time()?);
    let (first, second) = (civil(from)?, civil(to)?);
    let years = f64::from(second.year()) - f64::from(first.year());
    let steps = |length: f64| (to / length).floor() - (from / length).floor();
    Some(Value::Number(match part.to_ascii_lowercase().trim_end_matches('s') {
        "day" => days(from, to),
        "month" => years * 12.0 + f64::from(second.month()) - f64::from(first.month()),
        "year" => years,
        "hour" => steps(3600.0),
        "minute" => steps(60.0),
        "second" => steps(1.0),
        // The reader lets no other part through.
        _ => return None,
    }))
}

/// Whether arguments ask for what backends of Splink do and this does not: places counted from the end, or parts of moments
/// other than the usual ones. It is refused, since another answer without a word would be worse.
pub(super) fn is_otherwise_elsewhere(name: &str, arguments: &[Expression]) -> bool {
    let is_from_end = |place: &Expression| matches!(place, Expression::Negative(_));
    match name {
        "substr" | "substring" => {
            arguments.iter().skip(1).any(|it| is_from_end(it) || matches!(it, Expression::Number(n) if *n == 0.0))
        }
        "left" | "right" | "split_part" => arguments.iter().skip(1).any(is_from_end),
        "datediff" | "date_diff" if arguments.len() == 3 => {
            !matches!(arguments.first(), Some(Expression::Text(part)) if is_part_of_moments(part))
        }
        _ => false,
    }
}

/// Parts of moments between which [`between`] counts.
fn is_part_of_moments(name: &str) -> bool {
    matches!(name.to_ascii_lowercase().trim_end_matches('s'), "day" | "month" | "year" | "hour" | "minute" | "second")
}

/// What both lists have. As in DuckDB nothing is in common with a second list that is missing.
fn intersect<'a>(of: &mut Arguments<'a>) -> Option<Value<'a>> {
    let (one, other) = (of.items()?, of.items().unwrap_or_default());
    Some(Value::List(in_both(one, &other)))
}

fn in_both<'a>(one: Vec<Value<'a>>, other: &[Value<'a>]) -> Vec<Value<'a>> {
    let both = one.into_iter().filter(|item| other.iter().any(|other| item.same(other) == Some(true)));
    distinct(both.collect())
}

/// Each item once, without those that are missing.
fn distinct(items: Vec<Value<'_>>) -> Vec<Value<'_>> {
    let mut once: Vec<Value<'_>> = Vec::new();
    for item in items {
        if item != Value::Missing && !once.iter().any(|other| other.same(&item) == Some(true)) {
            once.push(item);
        }
    }
    once
}

fn cosine<'a>(of: &mut Arguments<'a>) -> Option<Value<'a>> {
    let (one, other) = (of.items()?, of.items()?);
    let numbers = |items: Vec<Value<'a>>| items.iter().map(Value::number).collect::<Option<Vec<f64>>>();
    let (one, other) = (numbers(one)?, numbers(other)?);
    if one.len() != other.len() {
        return None;
    }
    let dot = |one: &[f64], other: &[f64]| one.iter().zip(other).map(|(one, other)| one * other).sum::<f64>();
    Some(Value::Number(dot(&one, &other) / (dot(&one, &one) * dot(&other, &other)).sqrt()))
}
