//! The words of Splink's SQL: texts, numbers, patterns, operators and names of types.

use regex::Regex;
use sqlparser::ast::{BinaryOperator, DataType, Expr, Ident, Value as Literal};

use super::expression::{Expression, Operator, Type};

const TYPES: &[(&[&str], Type)] = &[
    (&["text", "varchar", "string", "char", "character"], Type::Text),
    (&["int", "integer", "bigint", "smallint", "tinyint", "hugeint", "int8", "int4", "int2", "long"], Type::Whole),
    (&["float", "real", "float4"], Type::Single),
    (&["double", "decimal", "numeric", "float8"], Type::Number),
    (&["date"], Type::Day),
    (&["timestamp", "datetime", "timestamptz"], Type::Moment),
    (&["bool", "boolean"], Type::Truth),
];

/// What a value is to be turned into.
pub(super) fn type_of(into: &DataType) -> Option<Type> {
    let name = into.to_string().to_ascii_lowercase();
    let word = name.split(['(', ' ']).next().unwrap_or_default();
    TYPES.iter().find(|(names, _)| names.contains(&word)).map(|(_, into)| *into)
}

/// Says that a part is not understood.
pub(super) fn not_understood(part: &impl ToString) -> String {
    part.to_string().chars().take(80).collect()
}

pub(super) fn of_literal(literal: &Literal) -> Result<Expression, String> {
    match literal {
        Literal::Number(number, _) => number.parse().map(Expression::Number).map_err(|_| not_understood(literal)),
        Literal::SingleQuotedString(text) | Literal::DoubleQuotedString(text) => Ok(Expression::Text(text.clone())),
        Literal::Boolean(truth) => Ok(Expression::Truth(*truth)),
        Literal::Null => Ok(Expression::Missing),
        _ => Err(not_understood(literal)),
    }
}

/// What stands between two values; none for what is not understood.
pub(super) fn operator(operator: &BinaryOperator) -> Option<Operator> {
    Some(match operator {
        BinaryOperator::Eq => Operator::Equal,
        BinaryOperator::NotEq => Operator::Unequal,
        BinaryOperator::Spaceship => Operator::Alike,
        BinaryOperator::Lt => Operator::Less,
        BinaryOperator::LtEq => Operator::AtMost,
        BinaryOperator::Gt => Operator::Greater,
        BinaryOperator::GtEq => Operator::AtLeast,
        BinaryOperator::Plus => Operator::Plus,
        BinaryOperator::Minus => Operator::Minus,
        BinaryOperator::Multiply => Operator::Times,
        BinaryOperator::Divide => Operator::Over,
        BinaryOperator::Modulo => Operator::Rest,
        BinaryOperator::StringConcat => Operator::Join,
        _ => return None,
    })
}

/// The text that stands there itself.
pub(super) fn text_of(read: &Expr) -> Option<&str> {
    let Expr::Value(value) = read else { return None };
    match &value.value {
        Literal::SingleQuotedString(text) | Literal::DoubleQuotedString(text) => Some(text),
        _ => None,
    }
}

/// The small whole number that stands there itself.
pub(super) fn whole_of(read: &Expr) -> Option<usize> {
    let Expr::Value(value) = read else { return None };
    let Literal::Number(number, _) = &value.value else { return None };
    number.parse().ok().filter(|number| *number < 1_000_000)
}

/// A pattern for texts; what it may cost is bounded.
pub(super) fn regex_of(text: &str) -> Result<Regex, String> {
    Regex::new(text).map_err(|error| error.to_string())
}

/// The pattern of LIKE.
pub(super) fn like(wanted: &str, flags: &str) -> Result<Regex, String> {
    let mut written = format!("(?s{flags})^");
    for letter in wanted.chars() {
        match letter {
            '%' => written.push_str(".*"),
            '_' => written.push('.'),
            letter => written.push_str(&regex::escape(&letter.to_string())),
        }
    }
    written.push('$');
    regex_of(&written)
}

/// A pattern of moments the way DuckDB writes it, also where Spark or PostgreSQL wrote it.
pub(super) fn pattern_of_moments(pattern: &str) -> String {
    if pattern.contains('%') {
        return pattern.to_owned();
    }
    let parts = [
        ("yyyy", "%Y"),
        ("YYYY", "%Y"),
        ("MM", "%m"),
        ("dd", "%d"),
        ("DD", "%d"),
        ("HH24", "%H"),
        ("HH", "%H"),
        ("MI", "%M"),
    ];
    let parts = parts.iter().chain(&[("mm", "%M"), ("ss", "%S"), ("SS", "%S"), ("'", "")]);
    parts.fold(pattern.to_owned(), |pattern, (from, to)| pattern.replace(from, to))
}

/// The value or the share of an item that has both.
pub(super) fn member_of(item: Expression, name: &Ident) -> Result<Expression, String> {
    match name.value.as_str() {
        "value" => Ok(Expression::Value(Box::new(item))),
        "rel_freq" => Ok(Expression::Share(Box::new(item))),
        _ => Err(not_understood(name)),
    }
}
