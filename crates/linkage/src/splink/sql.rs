//! Reads Splink's SQL: conditions of its library of comparisons and blocking rules, as its backends write them.

use sqlparser::ast::{
    AccessExpr, BinaryOperator, DataType, DateTimeField, Expr, FunctionArg, FunctionArgExpr, FunctionArguments, Ident,
    LambdaFunction, OneOrManyWithParens, Subscript, UnaryOperator,
};
use sqlparser::dialect::{Dialect, DuckDbDialect, dialect_from_str};
use sqlparser::parser::Parser;
use sqlparser::tokenizer::{Token, Tokenizer};

use super::expression::{Expression, Operator, Part, Side, Type};
use super::function::{Function, is_otherwise_elsewhere};
use super::literal::{
    like, member_of, not_understood, of_literal, operator, pattern_of_moments, regex_of, text_of, type_of, whole_of,
};

/// More words than any condition has, few enough that the longest chain of them fits the stack.
const MOST_TOKENS: usize = 2000;
/// Parts within parts within parts, far deeper than anybody writes.
const DEEPEST: usize = 100;

/// Whose SQL it is.
pub(super) struct Sql {
    dialect: Box<dyn Dialect>,
    /// Spark counts the items of a list from 0, and its patterns mean their first group; others from 1, and the whole.
    is_spark: bool,
}

impl Sql {
    /// The SQL of a backend of Splink; DuckDB's unless one is named.
    pub(super) fn of(backend: Option<&str>) -> Self {
        let dialect = backend.and_then(dialect_from_str).unwrap_or_else(|| Box::new(DuckDbDialect {}));
        let is_spark = backend.is_some_and(|name| name.eq_ignore_ascii_case("spark"));
        Self { dialect, is_spark }
    }

    /// Reads a condition of a comparison, whose columns end in `_l` and `_r`, or of a blocking rule, whose columns begin
    /// with `l.` and `r.`; `place` says where a column stands. The error is the part that is not understood.
    pub(super) fn parse(&self, text: &str, place: &mut dyn FnMut(&str) -> usize) -> Result<Expression, String> {
        if text.trim().eq_ignore_ascii_case("else") {
            return Ok(Expression::Truth(true));
        }
        let dialect = self.dialect.as_ref();
        let tokens = Tokenizer::new(dialect, text).tokenize().map_err(|error| error.to_string())?;
        if tokens.iter().filter(|token| !matches!(token, Token::Whitespace(_))).count() > MOST_TOKENS {
            return Err(format!("more than {MOST_TOKENS} words"));
        }
        let mut parser = Parser::new(dialect).with_tokens(tokens);
        let read = parser.parse_expr().map_err(|error| error.to_string())?;
        let next = parser.peek_token();
        if next.token != Token::EOF {
            return Err(next.token.to_string());
        }
        let expression = Reader { sql: self, place, variables: Vec::new() }.expression(&read)?;
        if expression.is_deeper_than(DEEPEST) {
            return Err(format!("more than {DEEPEST} parts within one another"));
        }
        Ok(expression)
    }
}

/// Turns what was read into what can be asked of two records.
struct Reader<'a> {
    sql: &'a Sql,
    place: &'a mut dyn FnMut(&str) -> usize,
    /// Names of what stands for the items of the lists around.
    variables: Vec<String>,
}

type Read = Result<Expression, String>;

impl Reader<'_> {
    fn boxed(&mut self, part: &Expr) -> Result<Box<Expression>, String> {
        self.expression(part).map(Box::new)
    }

    fn all<'e>(&mut self, parts: impl IntoIterator<Item = &'e Expr>) -> Result<Vec<Expression>, String> {
        parts.into_iter().map(|part| self.expression(part)).collect()
    }

    fn pair(&mut self, operator: Operator, one: &Expr, other: &Expr) -> Read {
        Ok(Expression::Pair(operator, self.boxed(one)?, self.boxed(other)?))
    }

    fn expression(&mut self, read: &Expr) -> Read {
        match read {
            Expr::Nested(inner) => self.expression(inner),
            Expr::Value(literal) => of_literal(&literal.value),
            Expr::Identifier(name) => self.named(name),
            Expr::CompoundIdentifier(names) => match names.as_slice() {
                [owner, name] => self.member(owner, name),
                _ => Err(not_understood(read)),
            },
            Expr::CompoundFieldAccess { root, access_chain } => self.access(root, access_chain),
            Expr::IsNull(one) => Ok(Expression::IsMissing(self.boxed(one)?)),
            Expr::IsNotNull(one) => Ok(not(Expression::IsMissing(self.boxed(one)?))),
            Expr::IsTrue(one) => self.pair_with_truth(one, true),
            Expr::IsFalse(one) => self.pair_with_truth(one, false),
            Expr::IsDistinctFrom(one, other) => Ok(not(self.pair(Operator::Alike, one, other)?)),
            Expr::IsNotDistinctFrom(one, other) => self.pair(Operator::Alike, one, other),
            Expr::InList { expr, list, negated } => {
                let equal = list.iter().map(|item| self.pair(Operator::Equal, expr, item));
                let any = equal
                    .collect::<Result<Vec<_>, _>>()?
                    .into_iter()
                    .reduce(|one, other| both(Operator::Or, one, other));
                Ok(not_if(*negated, any.ok_or_else(|| not_understood(read))?))
            }
            Expr::Between { expr, negated, low, high } => {
                let (least, most) =
                    (self.pair(Operator::AtLeast, expr, low)?, self.pair(Operator::AtMost, expr, high)?);
                Ok(not_if(*negated, both(Operator::And, least, most)))
            }
            Expr::Like { negated, any: false, expr, pattern, escape_char: None } => {
                self.like(*negated, expr, pattern, "")
            }
            Expr::ILike { negated, any: false, expr, pattern, escape_char: None } => {
                self.like(*negated, expr, pattern, "i")
            }
            Expr::UnaryOp { op: UnaryOperator::Not, expr } => Ok(not(self.expression(expr)?)),
            Expr::UnaryOp { op: UnaryOperator::Minus, expr } => Ok(Expression::Negative(self.boxed(expr)?)),
            Expr::UnaryOp { op: UnaryOperator::Plus, expr } => self.expression(expr),
            Expr::BinaryOp { left, op: BinaryOperator::PGOverlap, right } => {
                let arguments = vec![self.expression(left)?, self.expression(right)?];
                let function = Function::find("list_has_any", 2).ok_or_else(|| not_understood(read))?;
                Ok(Expression::Call(function, arguments))
            }
            Expr::BinaryOp { op: BinaryOperator::And, .. } => self.chain(&BinaryOperator::And, Operator::And, read),
            Expr::BinaryOp { op: BinaryOperator::Or, .. } => self.chain(&BinaryOperator::Or, Operator::Or, read),
            Expr::BinaryOp { left, op, right } => {
                let operator = operator(op).ok_or_else(|| not_understood(read))?;
                let pair = self.pair(operator, left, right)?;
                // A day less a day is a number of days, a moment less a moment a time.
                let is_days = matches!(&pair, Expression::Pair(Operator::Minus, one, other)
                    if matches!((one.as_ref(), other.as_ref()), (Expression::Cast(_, Type::Day), Expression::Cast(_, Type::Day))));
                Ok(if is_days { both(Operator::Over, pair, Expression::Number(86_400.0)) } else { pair })
            }
            Expr::Cast { expr, data_type, array: false, format: None, .. } => self.cast(expr, data_type),
            _ => self.special(read),
        }
    }

    /// Any number of parts with AND, or OR, between them. They are put together by halves, so that a long list is not deep.
    fn chain(&mut self, of: &BinaryOperator, operator: Operator, read: &Expr) -> Read {
        let (mut parts, mut rest) = (Vec::new(), read);
        while let Expr::BinaryOp { left, op, right } = rest
            && op == of
        {
            parts.push(self.expression(right)?);
            rest = left;
        }
        parts.push(self.expression(rest)?);
        parts.reverse();
        while parts.len() > 1 {
            let mut halves = parts.into_iter();
            parts = Vec::new();
            while let Some(one) = halves.next() {
                parts.push(match halves.next() {
                    Some(other) => both(operator, one, other),
                    None => one,
                });
            }
        }
        parts.pop().ok_or_else(|| not_understood(read))
    }

    /// What SQL writes in ways of its own.
    fn special(&mut self, read: &Expr) -> Read {
        match read {
            Expr::Case { operand, conditions, else_result, .. } => {
                let mut cases = Vec::new();
                for case in conditions {
                    let condition = match operand {
                        Some(operand) => self.pair(Operator::Equal, operand, &case.condition)?,
                        None => self.expression(&case.condition)?,
                    };
                    cases.push((condition, self.expression(&case.result)?));
                }
                let last = else_result.as_ref().map_or(Ok(Expression::Missing), |last| self.expression(last))?;
                Ok(Expression::Case(cases, Box::new(last)))
            }
            Expr::Extract { field, expr, .. } => {
                let part = match field {
                    DateTimeField::Epoch => Part::Epoch,
                    DateTimeField::Year => Part::Year,
                    DateTimeField::Month => Part::Month,
                    DateTimeField::Day => Part::Day,
                    _ => return Err(not_understood(read)),
                };
                Ok(Expression::Of(part, self.boxed(expr)?))
            }
            Expr::Substring { expr, substring_from: Some(from), substring_for, .. } => {
                if let (Some(pattern), None) = (text_of(from), substring_for) {
                    // PostgreSQL: what the pattern's first group finds.
                    let pattern = regex_of(pattern)?;
                    let group = usize::from(pattern.captures_len() > 1);
                    return Ok(Expression::Extract(self.boxed(expr)?, pattern, group));
                }
                let parts = [expr, from].into_iter().chain(substring_for).map(AsRef::as_ref);
                self.call("substring", parts, read)
            }
            Expr::Floor { expr, .. } => self.call("floor", [expr.as_ref()], read),
            Expr::Ceil { expr, .. } => self.call("ceil", [expr.as_ref()], read),
            Expr::Trim { expr, trim_where: None, trim_what: None, trim_characters: None } => {
                self.call("trim", [expr.as_ref()], read)
            }
            Expr::Array(array) => Ok(Expression::List(self.all(&array.elem)?)),
            Expr::Function(function) => {
                let FunctionArguments::List(list) = &function.args else { return Err(not_understood(read)) };
                let expression = |argument| match argument {
                    &FunctionArg::Unnamed(FunctionArgExpr::Expr(ref expression)) => Some(expression),
                    _ => None,
                };
                let arguments: Option<Vec<&Expr>> = list.args.iter().map(expression).collect();
                let is_plain = function.over.is_none() && function.filter.is_none() && list.clauses.is_empty();
                let arguments = arguments.filter(|_| is_plain && list.duplicate_treatment.is_none());
                let name = function.name.0.last().map(|part| part.to_string().to_ascii_lowercase()).unwrap_or_default();
                self.function(&name, &arguments.ok_or_else(|| not_understood(read))?, read)
            }
            _ => Err(not_understood(read)),
        }
    }

    /// A function that is called like any other, or one that works on lists or patterns.
    fn function(&mut self, name: &str, arguments: &[&Expr], read: &Expr) -> Read {
        match (name, arguments) {
            ("list_transform" | "transform" | "list_apply" | "array_transform", [list, Expr::Lambda(each)]) => {
                let list = self.boxed(list)?;
                Ok(Expression::Transform(list, self.body(each, 1)?))
            }
            ("list_filter" | "filter" | "array_filter", [list, Expr::Lambda(each)]) => {
                let list = self.boxed(list)?;
                Ok(Expression::Filter(list, self.body(each, 1)?))
            }
            ("list_reduce" | "array_reduce" | "reduce" | "aggregate", [list, Expr::Lambda(each)]) => {
                let list = self.boxed(list)?;
                Ok(Expression::Reduce(list, None, self.body(each, 2)?))
            }
            (
                "list_reduce" | "array_reduce" | "reduce" | "aggregate",
                [list, Expr::Lambda(each), first] | [list, first, Expr::Lambda(each)],
            ) => {
                let (list, first) = (self.boxed(list)?, self.boxed(first)?);
                Ok(Expression::Reduce(list, Some(first), self.body(each, 2)?))
            }
            ("regexp_matches" | "regexp_like", [text, pattern]) => {
                let pattern = regex_of(text_of(pattern).ok_or_else(|| not_understood(read))?)?;
                Ok(Expression::Matches(self.boxed(text)?, pattern))
            }
            ("regexp_extract", [text, pattern, group @ ..]) => {
                let pattern = regex_of(text_of(pattern).ok_or_else(|| not_understood(read))?)?;
                let group = match group {
                    // The whole for DuckDB, the first group for Spark.
                    [] => usize::from(self.sql.is_spark),
                    [group] => whole_of(group).ok_or_else(|| not_understood(read))?,
                    _ => return Err(not_understood(read)),
                };
                Ok(Expression::Extract(self.boxed(text)?, pattern, group))
            }
            ("epoch" | "unix_timestamp", [moment]) => Ok(Expression::Of(Part::Epoch, self.boxed(moment)?)),
            ("year", [moment]) => Ok(Expression::Of(Part::Year, self.boxed(moment)?)),
            ("month", [moment]) => Ok(Expression::Of(Part::Month, self.boxed(moment)?)),
            ("day", [moment]) => Ok(Expression::Of(Part::Day, self.boxed(moment)?)),
            ("date", [moment]) => Ok(Expression::Cast(self.boxed(moment)?, Type::Day)),
            ("if", [condition, one, other]) => {
                let (condition, one) = (self.expression(condition)?, self.expression(one)?);
                Ok(Expression::Case(vec![(condition, one)], self.boxed(other)?))
            }
            _ => self.call(name, arguments.iter().copied(), read),
        }
    }

    fn call<'e>(&mut self, name: &str, arguments: impl IntoIterator<Item = &'e Expr>, read: &Expr) -> Read {
        let mut arguments = self.all(arguments)?;
        let function = Function::find(name, arguments.len()).ok_or_else(|| not_understood(read))?;
        if function.reads_moments()
            && let Some(Expression::Text(pattern)) = arguments.get_mut(1)
        {
            *pattern = pattern_of_moments(pattern);
        }
        if is_otherwise_elsewhere(name, &arguments) {
            return Err(not_understood(read));
        }
        Ok(Expression::Call(function, arguments))
    }

    /// What becomes of each item, with its names in sight.
    fn body(&mut self, each: &LambdaFunction, names: usize) -> Result<Box<Expression>, String> {
        let parameters = match &each.params {
            OneOrManyWithParens::One(one) => std::slice::from_ref(one),
            OneOrManyWithParens::Many(many) => many.as_slice(),
        };
        if parameters.len() != names {
            return Err(not_understood(each));
        }
        let before = self.variables.len();
        self.variables.extend(parameters.iter().map(|parameter| parameter.name.value.clone()));
        let body = self.boxed(&each.body);
        self.variables.truncate(before);
        body
    }

    fn variable(&self, name: &str) -> Option<Expression> {
        self.variables.iter().rposition(|variable| variable == name).map(Expression::Variable)
    }

    /// A column with its side at its end, or an item of a list.
    fn named(&mut self, name: &Ident) -> Read {
        if let Some(variable) = self.variable(&name.value) {
            return Ok(variable);
        }
        let sides = [("_l", Side::Left), ("_r", Side::Right)];
        let found = sides.iter().find_map(|(end, side)| name.value.strip_suffix(end).map(|column| (*side, column)));
        let (side, column) = found.ok_or_else(|| not_understood(name))?;
        Ok(self.column(side, column))
    }

    fn column(&mut self, side: Side, column: &str) -> Expression {
        match column.strip_suffix(WITH_SHARES) {
            Some(column) => Expression::Shares(side, (self.place)(column)),
            None => Expression::Field(side, (self.place)(column)),
        }
    }

    /// A column with its side in front, or the value or the share of an item.
    fn member(&mut self, owner: &Ident, name: &Ident) -> Read {
        if let Some(variable) = self.variable(&owner.value) {
            return member_of(variable, name);
        }
        match owner.value.to_ascii_lowercase().as_str() {
            "l" => Ok(self.column(Side::Left, &name.value)),
            "r" => Ok(self.column(Side::Right, &name.value)),
            _ => Err(not_understood(owner)),
        }
    }

    fn access(&mut self, root: &Expr, chain: &[AccessExpr]) -> Read {
        let (mut value, chain) = match (root, chain) {
            (Expr::Identifier(owner), [AccessExpr::Dot(Expr::Identifier(name)), rest @ ..]) => {
                (self.member(owner, name)?, rest)
            }
            _ => (self.expression(root)?, chain),
        };
        for step in chain {
            value = match step {
                AccessExpr::Dot(Expr::Identifier(name)) => member_of(value, name)?,
                AccessExpr::Subscript(Subscript::Index { index }) => {
                    if !self.sql.is_spark && whole_of(index) == Some(0) {
                        return Err(not_understood(step));
                    }
                    let shift = Expression::Number(f64::from(u8::from(self.sql.is_spark)));
                    let place = both(Operator::Plus, self.expression(index)?, shift);
                    Expression::At(Box::new(value), Box::new(place))
                }
                AccessExpr::Subscript(Subscript::Slice { lower_bound, upper_bound, stride: None }) => {
                    let bound = |bound: &Option<Expr>, otherwise| match bound {
                        None => Ok(otherwise),
                        Some(bound) => whole_of(bound).ok_or_else(|| not_understood(bound)),
                    };
                    Expression::Slice(Box::new(value), bound(lower_bound, 1)?, bound(upper_bound, usize::MAX)?)
                }
                _ => return Err(not_understood(root)),
            };
        }
        Ok(value)
    }

    fn pair_with_truth(&mut self, one: &Expr, truth: bool) -> Read {
        Ok(both(Operator::Alike, self.expression(one)?, Expression::Truth(truth)))
    }

    fn like(&mut self, negated: bool, text: &Expr, pattern: &Expr, flags: &str) -> Read {
        let pattern = like(text_of(pattern).ok_or_else(|| not_understood(pattern))?, flags)?;
        Ok(not_if(negated, Expression::Matches(self.boxed(text)?, pattern)))
    }

    fn cast(&mut self, value: &Expr, into: &DataType) -> Read {
        let into = type_of(into).ok_or_else(|| not_understood(into))?;
        Ok(Expression::Cast(self.boxed(value)?, into))
    }
}

/// The end of a column's name that stands for its values with their shares, as HMPPS writes it.
const WITH_SHARES: &str = "_with_freq";

fn both(operator: Operator, one: Expression, other: Expression) -> Expression {
    Expression::Pair(operator, Box::new(one), Box::new(other))
}

fn not(one: Expression) -> Expression {
    Expression::Not(Box::new(one))
}

fn not_if(negated: bool, one: Expression) -> Expression {
    if negated { not(one) } else { one }
}
