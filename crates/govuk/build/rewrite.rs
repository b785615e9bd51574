//! Turns the design system's Nunjucks templates into MiniJinja source, word by word.
//!
//! The two languages share their tags; what differs is listed in the tests at the foot of this file, one line a case.
//! The same module is compiled into the build script (which uses it) and into the crate's tests (which prove it).

use std::collections::BTreeSet;
use std::fmt::Write as _;

/// A template that this rewriter does not understand, with the words it stopped at.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct NotUnderstood(pub(crate) String);

/// Rewrites one template. `folder` is where it lives (`govuk/components/button`): relative includes start from there.
pub(crate) fn rewrite(source: &str, folder: &str) -> Result<String, NotUnderstood> {
    let pieces = split(source)?;
    let scopes = names_set_in_loops(&pieces);
    Writer { folder, scopes: &scopes, inside: vec![0], opened: 0 }.write(&pieces)
}

/// The stretch of a template between two delimiters, or the text around them.
enum Piece<'a> {
    Text(&'a str),
    /// Only the whitespace marks of a comment are kept.
    Comment {
        trim_before: bool,
        trim_after: bool,
    },
    Code {
        open: &'a str,
        tokens: Vec<Token<'a>>,
        close: &'a str,
    },
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Token<'a> {
    Text(&'a str),
    Number(&'a str),
    Name(&'a str),
    Mark(&'a str),
}

impl<'a> Token<'a> {
    fn as_written(self) -> &'a str {
        match self {
            Token::Text(words) | Token::Number(words) | Token::Name(words) | Token::Mark(words) => words,
        }
    }
}

const MARKS: [&str; 9] = ["===", "!==", "==", "!=", "<=", ">=", "//", "**", "&&"];

fn split(source: &str) -> Result<Vec<Piece<'_>>, NotUnderstood> {
    let mut pieces = Vec::new();
    let mut rest = source;
    while let Some(start) = ["{{", "{%", "{#"].iter().filter_map(|open| rest.find(open)).min() {
        let (text, code) = rest.split_at(start);
        pieces.push(Piece::Text(text));
        let opened = if code.as_bytes().get(2) == Some(&b'-') { 3 } else { 2 };
        let (open, body) = code.split_at(opened);
        if open.starts_with("{#") {
            let end = body.find("#}").ok_or_else(|| NotUnderstood(code.chars().take(60).collect()))?;
            let (comment, after) = body.split_at(end);
            pieces.push(Piece::Comment { trim_before: opened == 3, trim_after: comment.ends_with('-') });
            rest = after.get(2..).unwrap_or_default();
        } else {
            let (tokens, close, after) = tokens(body)?;
            pieces.push(Piece::Code { open, tokens, close });
            rest = after;
        }
    }
    pieces.push(Piece::Text(rest));
    Ok(pieces)
}

type CodeRead<'a> = (Vec<Token<'a>>, &'a str, &'a str);

/// Reads the words of a tag up to its closing delimiter; a `}` inside a dictionary does not close it.
fn tokens(body: &str) -> Result<CodeRead<'_>, NotUnderstood> {
    let mut tokens = Vec::new();
    let mut depth = 0_usize;
    let mut rest = body.trim_start();
    loop {
        if depth == 0 {
            for close in ["-%}", "-}}", "%}", "}}"] {
                if let Some(after) = rest.strip_prefix(close) {
                    return Ok((tokens, close, after));
                }
            }
        }
        let first = rest.chars().next().ok_or_else(|| NotUnderstood(body.chars().take(60).collect()))?;
        let length = match first {
            '"' | '\'' => text_length(rest, first)?,
            c if c.is_ascii_digit() => word_length(rest, |c| c.is_ascii_digit() || c == '.'),
            c if c.is_ascii_alphabetic() || c == '_' => word_length(rest, |c| c.is_ascii_alphanumeric() || c == '_'),
            _ => MARKS.iter().find(|mark| rest.starts_with(**mark)).map_or(first.len_utf8(), |mark| mark.len()),
        };
        let (word, after) = rest.split_at(length);
        match word {
            "{" | "[" | "(" => depth += 1,
            "}" | "]" | ")" => depth = depth.saturating_sub(1),
            _ => {}
        }
        tokens.push(match first {
            '"' | '\'' => Token::Text(word),
            c if c.is_ascii_digit() => Token::Number(word),
            c if c.is_ascii_alphabetic() || c == '_' => Token::Name(word),
            _ => Token::Mark(word),
        });
        rest = after.trim_start();
    }
}

fn word_length(rest: &str, belongs: impl Fn(char) -> bool) -> usize {
    rest.find(|c| !belongs(c)).unwrap_or(rest.len())
}

fn text_length(rest: &str, quote: char) -> Result<usize, NotUnderstood> {
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            c if c == quote => return Ok(at + 1),
            _ => {}
        }
    }
    Err(NotUnderstood(rest.chars().take(60).collect()))
}

/// For the template (first) and each macro in order: the names assigned within a loop.
///
/// Nunjucks lets such a name live on from one turn of the loop to the next; Jinja drops it at the end of each turn.
fn names_set_in_loops<'a>(pieces: &[Piece<'a>]) -> Vec<BTreeSet<&'a str>> {
    let mut scopes = vec![BTreeSet::new()];
    let mut inside = vec![(0, 0)];
    for piece in pieces {
        let Piece::Code { tokens, .. } = piece else { continue };
        let Some((scope, loops)) = inside.last_mut() else { continue };
        match tokens.as_slice() {
            [Token::Name("for"), ..] => *loops += 1,
            [Token::Name("endfor"), ..] => *loops -= 1,
            [Token::Name("set"), Token::Name(name), ..] if *loops > 0 => {
                if let Some(names) = scopes.get_mut(*scope) {
                    names.insert(*name);
                }
            }
            [Token::Name("macro"), ..] => {
                inside.push((scopes.len(), 0));
                scopes.push(BTreeSet::new());
            }
            [Token::Name("endmacro"), ..] => drop(inside.pop()),
            _ => {}
        }
    }
    scopes
}

struct Writer<'a> {
    folder: &'a str,
    scopes: &'a [BTreeSet<&'a str>],
    /// Which scopes we stand in, innermost last.
    inside: Vec<usize>,
    /// Macros met so far.
    opened: usize,
}

impl Writer<'_> {
    fn write(mut self, pieces: &[Piece<'_>]) -> Result<String, NotUnderstood> {
        let mut out = self.namespace("{%", "%}");
        for piece in pieces {
            match piece {
                Piece::Text(text) => out.push_str(text),
                Piece::Comment { trim_before, trim_after } => {
                    out.push_str(if *trim_before { "{#-" } else { "{#" });
                    out.push_str(if *trim_after { "-#}" } else { "#}" });
                }
                Piece::Code { open, tokens, close } => out.push_str(&self.code(open, tokens, close)?),
            }
        }
        Ok(out)
    }

    /// The statement that opens the current scope's memory, if its loops need one.
    fn namespace(&self, open: &str, close: &str) -> String {
        let Some(scope) = self.inside.last() else { return String::new() };
        if self.scopes.get(*scope).is_none_or(BTreeSet::is_empty) {
            return String::new();
        }
        format!("{open} set kept{scope} = namespace() {close}")
    }

    fn code(&mut self, open: &str, tokens: &[Token<'_>], close: &str) -> Result<String, NotUnderstood> {
        let as_comment = format!("{}{}", open.replace('%', "#"), close.replace('%', "#"));
        match tokens {
            // Components and govukAttributes are functions of the environment: nothing to import.
            [Token::Name("from"), Token::Text(path), ..]
                if path.ends_with("macro.njk\"") || path.ends_with("attributes.njk\"") =>
            {
                Ok(as_comment)
            }
            [Token::Name(tag @ ("from" | "include")), Token::Text(path), rest @ ..] => {
                Ok(format!("{open} {tag} \"{}\" {}{close}", self.resolve(path), self.expression(rest)))
            }
            [Token::Name("elseif"), rest @ ..] => Ok(format!("{open} elif {}{close}", self.expression(rest))),
            [Token::Name("macro"), Token::Name(name), rest @ ..] => {
                self.opened += 1;
                self.inside.push(self.opened);
                let arguments: String = rest.iter().map(|token| token.as_written()).collect();
                let kept = self.namespace("{%", close);
                Ok(format!("{open} macro {name}{arguments} {close}{kept}"))
            }
            [Token::Name("endmacro"), ..] => {
                self.inside.pop();
                Ok(format!("{open} endmacro {close}"))
            }
            [Token::Name("for"), rest @ ..] => self.for_loop(open, rest, close),
            _ => Ok(format!("{open} {}{close}", self.expression(tokens))),
        }
    }

    /// Looping over nothing, or over null, does nothing; two names loop over the pairs of a map.
    fn for_loop(&self, open: &str, rest: &[Token<'_>], close: &str) -> Result<String, NotUnderstood> {
        let (names, over, filter) = match rest {
            [Token::Name(key), Token::Mark(","), Token::Name(value), Token::Name("in"), over @ ..] => {
                (vec![*key, *value], over, "njk_pairs")
            }
            [Token::Name(name), Token::Name("in"), over @ ..] => (vec![*name], over, "njk_list"),
            _ => return Err(NotUnderstood(rest.iter().map(|token| token.as_written()).collect())),
        };
        if let Some(name) = names.iter().find(|name| self.kept_in(name).is_some()) {
            return Err(NotUnderstood(format!("loop name {name} is also assigned")));
        }
        Ok(format!("{open} for {} in ({})|{filter} {close}", names.join(", "), self.expression(over).trim_end()))
    }

    fn resolve(&self, path: &str) -> String {
        let path = path.trim_matches(['"', '\'']);
        if !path.starts_with('.') {
            return path.to_owned();
        }
        let mut parts: Vec<&str> = self.folder.split('/').collect();
        for part in path.split('/') {
            match part {
                "." => {}
                ".." => drop(parts.pop()),
                part => parts.push(part),
            }
        }
        parts.join("/")
    }

    /// The memory that holds a name assigned within a loop of this scope or of the template around it.
    fn kept_in(&self, name: &str) -> Option<usize> {
        self.inside
            .iter()
            .rev()
            .copied()
            .find(|scope| self.scopes.get(*scope).is_some_and(|names| names.contains(name)))
    }

    /// Rewrites the words of an expression; spaces between words mean nothing to either language.
    fn expression(&self, tokens: &[Token<'_>]) -> String {
        let mut out = String::new();
        let mut brackets = Vec::new();
        let mut rest = tokens;
        let mut before = None;
        while let [token, after @ ..] = rest {
            match token {
                Token::Mark(mark @ ("{" | "[" | "(")) => brackets.push(*mark),
                Token::Mark("}" | "]" | ")") => drop(brackets.pop()),
                _ => {}
            }
            let is_key = brackets.last() == Some(&"{") && after.first() == Some(&Token::Mark(":"));
            let mut used = 1;
            let word = match *token {
                Token::Mark("===") => "==".into(),
                Token::Mark("!==") => "!=".into(),
                Token::Mark("+") if !is_number(before) && !is_number(after.first()) => "~".into(),
                Token::Mark("~") => {
                    let operand = dotted(after);
                    used += operand;
                    joined(after.get(..operand).unwrap_or_default())
                }
                Token::Mark(".") if after.first() == Some(&Token::Name("length")) => {
                    used = 2;
                    "|njk_length".into()
                }
                Token::Name(name) if is_key => format!("\"{name}\""),
                Token::Name(name) if !matches!(before, Some(Token::Mark("." | "|"))) => self.variable(name),
                token => token.as_written().to_owned(),
            };
            let _ = write!(out, "{word} ");
            before = Some(token);
            rest = rest.get(used..).unwrap_or_default();
        }
        out
    }

    fn variable(&self, name: &str) -> String {
        self.kept_in(name).map_or_else(|| name.to_owned(), |scope| format!("kept{scope}.{name}"))
    }
}

fn is_number(token: Option<&Token<'_>>) -> bool {
    matches!(token, Some(Token::Number(_)))
}

/// How many tokens the plain path (`params.value`) at the start of these takes; zero where there is none.
fn dotted(tokens: &[Token<'_>]) -> usize {
    tokens
        .iter()
        .enumerate()
        .take_while(
            |(at, token)| if at % 2 == 0 { matches!(token, Token::Name(_)) } else { **token == Token::Mark(".") },
        )
        .count()
}

/// JavaScript joins `true` to a text as `true`, MiniJinja as `True`: a value is spelled the JavaScript way first.
fn joined(operand: &[Token<'_>]) -> String {
    let path: String = operand.iter().map(|token| token.as_written()).collect();
    if path.is_empty() { "~".into() } else { format!("~ njk_text({path})") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_difference_between_the_languages_is_rewritten() {
        let cases = [
            ("a === b", "{{ a === b }}", "{{ a == b }}"),
            ("a !== b", "{{ a !== b }}", "{{ a != b }}"),
            ("bare keys", "{{ f({ key: v, for: id }) }}", "{{ f ( { \"key\" : v , \"for\" : id } ) }}"),
            ("quoted keys stay", "{{ f({ 'a-b': v }) }}", "{{ f ( { 'a-b' : v } ) }}"),
            ("text + text", "{{ 'a' + b }}", "{{ 'a' ~ b }}"),
            ("value + number", "{{ a + 1 }}", "{{ a + 1 }}"),
            ("value ~ value", "{{ '' ~ a.b }}", "{{ '' ~ njk_text(a.b) }}"),
            ("length", "{{ a.items.length > 1 }}", "{{ a . items |njk_length > 1 }}"),
            ("else if", "{% elseif a %}", "{% elif a %}"),
            ("one loop name", "{% for a in p.items -%}", "{% for a in (p . items)|njk_list -%}"),
            ("two loop names", "{%- for k, v in m %}", "{%- for k, v in (m)|njk_pairs %}"),
            ("component import", "{%- from \"../tag/macro.njk\" import govukTag %}", "{#- #}"),
            ("attributes import", "{% from \"../../macros/attributes.njk\" import govukAttributes -%}", "{# -#}"),
            (
                "other import",
                "{% from \"../../macros/i18n.njk\" import x %}",
                "{% from \"govuk/macros/i18n.njk\" import x %}",
            ),
            ("include", "{% include './template.njk' -%}", "{% include \"govuk/components/button/template.njk\" -%}"),
            ("include by name", "{% include 'moj/x.njk' %}", "{% include \"moj/x.njk\" %}"),
            ("comment", "a{#- {% if %} words -#}b", "a{#--#}b"),
            ("a delimiter within text", "{{ '}}' }}", "{{ '}}' }}"),
            ("a quote within text", r"{{ 'it\'s' }}", r"{{ 'it\'s' }}"),
            ("nested dictionaries", "{{ {a: {b: c}} }}", "{{ { \"a\" : { \"b\" : c } } }}"),
        ];
        for (case, nunjucks, expected) in cases {
            let got = rewrite(nunjucks, "govuk/components/button").unwrap();
            assert_eq!(got.replace(' ', ""), expected.replace(' ', ""), "{case}");
        }
    }

    #[test]
    fn a_name_assigned_in_a_loop_is_kept_between_turns() {
        let cases = [
            (
                "template",
                "{% for a in b %}{% set x = a if x else y %}{% endfor %}{{ x }}{{ a.x }}",
                "{% set kept0 = namespace() %}{% for a in (b)|njk_list %}{% set kept0.x = a if kept0.x else y %}{% endfor %}{{ kept0.x }}{{ a.x }}",
            ),
            (
                "macro",
                "{% macro m(a) -%}{% for i in a %}{% set x %}y{% endset %}{% endfor %}{%- endmacro %}{{ x }}",
                "{% macro m(a) -%}{% set kept1 = namespace() -%}{% for i in (a)|njk_list %}{% set kept1.x %}y{% endset %}{% endfor %}{%- endmacro %}{{ x }}",
            ),
            ("outside a loop", "{% set x = y %}", "{% set x = y %}"),
        ];
        for (case, nunjucks, expected) in cases {
            assert_eq!(rewrite(nunjucks, "").unwrap().replace(' ', ""), expected.replace(' ', ""), "{case}");
        }
    }

    #[test]
    fn what_is_not_understood_stops_the_build() {
        for broken in ["{{ a", "{% for a %}", "{{ 'a }}", "{# a", "{% for a in b %}{% set a = 1 %}{% endfor %}"] {
            assert!(rewrite(broken, "").is_err(), "{broken}");
        }
    }
}
