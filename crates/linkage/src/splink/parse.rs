//! The SQL of Splink's conditions: what its own library of comparisons and blocking rules writes for DuckDB and Spark.

use super::condition::{Condition, Expression, Order, Side};

/// Reads a condition of a comparison, whose columns end in `_l` and `_r`, or of a blocking rule, whose columns begin
/// with `l.` and `r.`; or says from where on it is not understood.
pub(super) fn parse(text: &str) -> Result<Condition, String> {
    let tokens = tokens(text)?;
    let mut reader = Reader { tokens: &tokens, at: 0, depth: 0 };
    let condition = reader.any()?;
    if reader.at < tokens.len() { Err(reader.near()) } else { Ok(condition) }
}

/// Brackets in brackets: far more than anybody writes, few enough for the stack.
const DEEPEST: usize = 64;

#[derive(Debug, Clone, PartialEq)]
enum Token {
    /// A name or a word of SQL, as written.
    Name(String),
    /// A name in double quotes.
    Quoted(String),
    Text(String),
    Number(f64),
    Sign(&'static str),
}

const SIGNS: [&str; 17] = ["<=", ">=", "<>", "!=", "==", "::", "(", ")", "[", "]", ",", ":", "=", "<", ">", "-", "."];

fn tokens(text: &str) -> Result<Vec<Token>, String> {
    let mut tokens = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let end;
        if first == '"' || first == '\'' || first == '`' {
            let inner = rest.get(1..).unwrap_or_default();
            let length = inner.find(first).ok_or_else(|| rest.to_owned())?;
            let word = inner.get(..length).unwrap_or_default().to_owned();
            tokens.push(if first == '\'' { Token::Text(word) } else { Token::Quoted(word) });
            end = length + 2;
        } else if first.is_ascii_digit() {
            end = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
            let number = rest.get(..end).unwrap_or_default().parse().map_err(|_| rest.to_owned())?;
            tokens.push(Token::Number(number));
        } else if first.is_alphabetic() || first == '_' {
            end = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
            tokens.push(Token::Name(rest.get(..end).unwrap_or_default().to_owned()));
        } else {
            let sign = SIGNS.iter().find(|sign| rest.starts_with(**sign)).ok_or_else(|| rest.to_owned())?;
            tokens.push(Token::Sign(sign));
            end = sign.len();
        }
        rest = rest.get(end..).unwrap_or_default().trim_start();
    }
    Ok(tokens)
}

struct Reader<'a> {
    tokens: &'a [Token],
    at: usize,
    depth: usize,
}

type Read<T> = Result<T, String>;

impl Reader<'_> {
    fn near(&self) -> String {
        let rest = self.tokens.get(self.at..).unwrap_or_default().iter().take(6);
        let words: Vec<String> = rest
            .map(|token| match token {
                Token::Name(word) | Token::Quoted(word) | Token::Text(word) => word.clone(),
                Token::Number(number) => number.to_string(),
                Token::Sign(sign) => (*sign).to_owned(),
            })
            .collect();
        if words.is_empty() { "the end".to_owned() } else { words.join(" ") }
    }

    fn peek(&self) -> Option<&Token> {
        self.tokens.get(self.at)
    }

    fn sign(&mut self, sign: &str) -> bool {
        let found = matches!(self.peek(), Some(Token::Sign(other)) if *other == sign);
        self.at += usize::from(found);
        found
    }

    fn word(&mut self, word: &str) -> bool {
        let found = matches!(self.peek(), Some(Token::Name(other)) if other.eq_ignore_ascii_case(word));
        self.at += usize::from(found);
        found
    }

    fn expect(&mut self, sign: &str) -> Read<()> {
        if self.sign(sign) { Ok(()) } else { Err(self.near()) }
    }

    fn any(&mut self) -> Read<Condition> {
        let mut parts = vec![self.all()?];
        while self.word("or") {
            parts.push(self.all()?);
        }
        Ok(if parts.len() == 1 { parts.remove(0) } else { Condition::Any(parts) })
    }

    fn all(&mut self) -> Read<Condition> {
        let mut parts = vec![self.one()?];
        while self.word("and") {
            parts.push(self.one()?);
        }
        Ok(if parts.len() == 1 { parts.remove(0) } else { Condition::All(parts) })
    }

    fn one(&mut self) -> Read<Condition> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(self.near());
        }
        let condition = self.one_of_depth();
        self.depth -= 1;
        condition
    }

    fn one_of_depth(&mut self) -> Read<Condition> {
        if self.word("not") {
            return Ok(Condition::Not(Box::new(self.one()?)));
        }
        if self.word("else") || self.word("true") {
            return Ok(Condition::Always);
        }
        // A bracket may hold a condition or begin an expression: the first that can be read is meant.
        let before = self.at;
        if self.sign("(") {
            if let Ok(condition) = self.any()
                && self.sign(")")
                && !matches!(self.peek(), Some(Token::Sign(sign)) if *sign != ")")
            {
                return Ok(condition);
            }
            self.at = before;
        }
        let left = self.expression()?;
        if self.word("is") {
            let not = self.word("not");
            if !self.word("null") {
                return Err(self.near());
            }
            let missing = Condition::Missing(left);
            return Ok(if not { Condition::Not(Box::new(missing)) } else { missing });
        }
        let order = match self.peek() {
            Some(Token::Sign("=" | "==")) => Order::Equal,
            Some(Token::Sign("<>" | "!=")) => Order::Unequal,
            Some(Token::Sign("<=")) => Order::AtMost,
            Some(Token::Sign(">=")) => Order::AtLeast,
            Some(Token::Sign("<")) => Order::Less,
            Some(Token::Sign(">")) => Order::Greater,
            _ => return Err(self.near()),
        };
        self.at += 1;
        Ok(Condition::Compare(left, order, self.expression()?))
    }

    fn expression(&mut self) -> Read<Expression> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(self.near());
        }
        let mut expression = self.value()?;
        while self.sign("-") {
            expression = Expression::Minus(Box::new(expression), Box::new(self.value()?));
        }
        self.depth -= 1;
        Ok(expression)
    }

    fn value(&mut self) -> Read<Expression> {
        let mut value = match self.peek().cloned() {
            Some(Token::Number(number)) => {
                self.at += 1;
                Expression::Number(number)
            }
            Some(Token::Text(text)) => {
                self.at += 1;
                Expression::Text(text)
            }
            Some(Token::Sign("(")) => {
                self.at += 1;
                let inner = self.expression()?;
                self.expect(")")?;
                inner
            }
            Some(Token::Name(name)) => {
                self.at += 1;
                if self.sign("(") { self.call(&name)? } else { self.column(&name)? }
            }
            Some(Token::Quoted(name)) => {
                self.at += 1;
                self.column(&name)?
            }
            _ => return Err(self.near()),
        };
        while self.sign("[") {
            let from = self.whole()?;
            self.expect(":")?;
            let to = self.whole()?;
            self.expect("]")?;
            value = Expression::Slice(Box::new(value), from, to);
        }
        Ok(value)
    }

    fn whole(&mut self) -> Read<usize> {
        match self.peek() {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place in a text, checked")]
            Some(Token::Number(number)) if number.fract() == 0.0 && *number < 1e6 => {
                let whole = *number as usize;
                self.at += 1;
                Ok(whole)
            }
            _ => Err(self.near()),
        }
    }

    fn call(&mut self, name: &str) -> Read<Expression> {
        let name = name.to_ascii_lowercase();
        if !super::condition::FUNCTIONS.contains(&name.as_str()) {
            self.at = self.at.saturating_sub(2);
            return Err(self.near());
        }
        let mut arguments = Vec::new();
        if !self.sign(")") {
            loop {
                arguments.push(self.expression()?);
                if self.sign(")") {
                    break;
                }
                self.expect(",")?;
            }
        }
        Ok(Expression::Call(name, arguments))
    }

    /// A column of one side: `l."surname"`, `"surname_l"`, `surname_l`.
    fn column(&mut self, name: &str) -> Read<Expression> {
        if self.sign(".") {
            let side = match name.to_ascii_lowercase().as_str() {
                "l" => Side::Left,
                "r" => Side::Right,
                _ => return Err(self.near()),
            };
            return match self.peek().cloned() {
                Some(Token::Name(column) | Token::Quoted(column)) => {
                    self.at += 1;
                    Ok(Expression::Column(side, column))
                }
                _ => Err(self.near()),
            };
        }
        let sides = [("_l", Side::Left), ("_r", Side::Right)];
        let found = sides.iter().find_map(|(end, side)| name.strip_suffix(end).map(|column| (*side, column)));
        let Some((side, column)) = found else {
            self.at = self.at.saturating_sub(1);
            return Err(self.near());
        };
        Ok(Expression::Column(side, column.to_owned()))
    }
}
