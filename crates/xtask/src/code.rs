//! Rust source read as tokens: enough to see paths, functions and what belongs to tests, without a parser's weight.

use core::str::FromStr;
use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// An identifier or keyword.
    Word,
    /// Punctuation; `::` is one token.
    Mark,
    /// `(`, `[` or `{`.
    Open,
    /// `)`, `]` or `}`.
    Close,
    /// A number, text or character, as written.
    Literal,
}

/// One token with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub kind: Kind,
    /// As written.
    pub text: String,
    /// Counted from 1.
    pub line: usize,
    /// Inside an item marked `#[cfg(test)]` or `#[test]`.
    pub in_test: bool,
}

impl Token {
    fn is(&self, text: &str) -> bool {
        self.kind != Kind::Literal && self.text == text
    }
}

/// A path such as `crate::contact::Log`; the parts of a `use` group are paths of their own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Path {
    /// The names in order; never empty.
    pub segments: Vec<String>,
    /// Line of its last name.
    pub line: usize,
    /// Belongs to tests.
    pub in_test: bool,
    /// Stands in a `use` line.
    pub in_use: bool,
}

impl Path {
    /// The first name.
    pub fn first(&self) -> &str {
        self.segments.first().map_or("", String::as_str)
    }

    /// The name at a place counted from 0, empty when there is none.
    pub fn segment(&self, at: usize) -> &str {
        self.segments.get(at).map_or("", String::as_str)
    }
}

/// A function with a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Function {
    /// Its name.
    pub name: String,
    /// Line of the word `fn`.
    pub line: usize,
    /// Lines of its body that are neither blank nor only a comment.
    pub lines: usize,
    /// Carries `#[expect(clippy::too_many_lines, reason = "..")]`.
    pub length_is_excused: bool,
    /// Belongs to tests.
    pub in_test: bool,
}

/// One Rust file as tokens.
#[derive(Debug, Clone, Default)]
pub struct Code {
    /// Tokens in order, without comments; documentation comments are literals inside attributes.
    pub tokens: Vec<Token>,
    /// Lines, blank ones and comments too.
    pub lines: usize,
    /// Of these, lines that belong to tests.
    pub test_lines: usize,
    /// Functions with a body.
    pub functions: Vec<Function>,
    /// Why the file could not be read as Rust, with the line.
    pub unreadable: Option<(usize, String)>,
}

impl Code {
    /// Reads a file's text. Text that is no Rust gives no tokens and says why.
    pub fn parse(text: &str) -> Self {
        let lines = text.lines().count();
        let stream = match TokenStream::from_str(text) {
            Ok(stream) => stream,
            Err(err) => {
                let unreadable = Some((err.span().start().line, err.to_string()));
                return Self { lines, unreadable, ..Self::default() };
            }
        };
        let mut tokens = Vec::new();
        flatten(stream, false, &mut tokens);
        let whole_file = text.lines().any(|line| line.trim() == "#![cfg(test)]");
        let test_lines = if whole_file { lines } else { test_lines(&tokens) };
        let functions = functions(&tokens, text);
        Self { tokens, lines, test_lines, functions, unreadable: None }
    }

    /// Lines that are not tests.
    pub fn code_lines(&self) -> usize {
        self.lines.saturating_sub(self.test_lines)
    }

    /// Every path in the file, those inside macros and `use` groups too.
    pub fn paths(&self) -> Vec<Path> {
        let mut paths = Vec::new();
        let mut in_use = false;
        for (at, token) in self.tokens.iter().enumerate() {
            if token.is("use") {
                in_use = !self.tokens.get(at + 1).is_some_and(|next| next.is("<"));
            } else if token.is(";") {
                in_use = false;
            }
            let before = at.checked_sub(1).and_then(|before| self.tokens.get(before));
            let continues = before.is_some_and(|before| before.is("::") || before.is("."));
            let begins = !in_use || before.is_some_and(|before| before.is("use"));
            if token.kind == Kind::Word && !continues && begins && !token.is("use") {
                walk_path(&self.tokens, at, &[], in_use, &mut paths);
            }
        }
        paths
    }

    /// Text literals with their lines, unquoted (escapes are left as written). Documentation is left out.
    pub fn texts(&self) -> Vec<(&Token, &str)> {
        let documents = |at: usize| {
            let before = |back: usize| at.checked_sub(back).and_then(|before| self.tokens.get(before));
            before(1).is_some_and(|token| token.is("=")) && before(2).is_some_and(|token| token.is("doc"))
        };
        let text = |token: &'_ Token| -> Option<(usize, usize)> {
            let start = token.text.find('"')? + 1;
            let end = token.text.rfind('"')?;
            (start <= end).then_some((start, end))
        };
        (self.tokens.iter().enumerate())
            .filter(|(at, token)| token.kind == Kind::Literal && !documents(*at))
            .filter_map(|(_, token)| {
                let (start, end) = text(token)?;
                Some((token, token.text.get(start..end)?))
            })
            .collect()
    }

    /// Places where these tokens follow each other, as the first of them.
    pub fn runs_of<'a>(&'a self, wanted: &'a [&str]) -> impl Iterator<Item = &'a Token> {
        self.tokens
            .windows(wanted.len().max(1))
            .filter(move |window| window.iter().zip(wanted).all(|(token, text)| token.is(text)))
            .filter_map(|window| window.first())
    }
}

/// Follows one path from the name at `at`, into every branch of a `use` group; returns where it ended.
fn walk_path(tokens: &[Token], at: usize, before: &[String], in_use: bool, paths: &mut Vec<Path>) -> usize {
    let mut segments = before.to_vec();
    let mut at = at;
    while let Some(token) = tokens.get(at) {
        if token.kind == Kind::Word || token.is("*") {
            segments.push(token.text.clone());
        } else if token.is("{") && in_use {
            return walk_group(tokens, at + 1, &segments, paths);
        } else {
            break;
        }
        let last = Path { segments: segments.clone(), line: token.line, in_test: token.in_test, in_use };
        let goes_on = tokens.get(at + 1).is_some_and(|next| next.is("::"))
            && tokens
                .get(at + 2)
                .is_some_and(|next| next.kind == Kind::Word || (in_use && (next.is("{") || next.is("*"))));
        if !goes_on {
            paths.push(last);
            return at + 1;
        }
        at += 2;
    }
    at
}

/// Follows every branch of `{a::b, c}` in a `use` line; returns where the group ended.
fn walk_group(tokens: &[Token], at: usize, before: &[String], paths: &mut Vec<Path>) -> usize {
    let mut at = at;
    while let Some(token) = tokens.get(at) {
        if token.is("}") {
            return at + 1;
        }
        if token.is("as") {
            at += 2;
        } else if token.kind == Kind::Word || token.is("*") {
            at = walk_path(tokens, at, before, true, paths);
        } else {
            at += 1;
        }
    }
    at
}

fn flatten(stream: TokenStream, in_test: bool, out: &mut Vec<Token>) {
    let trees: Vec<TokenTree> = stream.into_iter().collect();
    let mut item_is_test = false;
    let mut rest_is_test = in_test;
    for (at, tree) in trees.iter().enumerate() {
        if is_mark(Some(tree), '#') {
            rest_is_test |= is_mark(trees.get(at + 1), '!') && is_test_attribute(trees.get(at + 2));
            item_is_test |= is_test_attribute(trees.get(at + 1));
        }
        let in_test = rest_is_test || item_is_test;
        let line = tree.span().start().line;
        match tree {
            TokenTree::Group(group) => {
                let (open, close) = brackets(group.delimiter());
                let token = |kind, text: &str, line| Token { kind, text: text.to_owned(), line, in_test };
                out.push(token(Kind::Open, open, group.span_open().start().line));
                flatten(group.stream(), in_test, out);
                out.push(token(Kind::Close, close, group.span_close().end().line));
                item_is_test &= group.delimiter() != Delimiter::Brace;
            }
            TokenTree::Ident(ident) => {
                out.push(Token { kind: Kind::Word, text: ident.to_string(), line, in_test });
            }
            TokenTree::Punct(punct) => {
                let follows_colon = at.checked_sub(1).is_some_and(|before| is_joint_colon(trees.get(before)));
                match out.last_mut() {
                    Some(last) if follows_colon && punct.as_char() == ':' && last.text == ":" => last.text.push(':'),
                    _ => out.push(Token { kind: Kind::Mark, text: punct.to_string(), line, in_test }),
                }
                item_is_test &= punct.as_char() != ';';
            }
            TokenTree::Literal(literal) => {
                out.push(Token { kind: Kind::Literal, text: literal.to_string(), line, in_test });
            }
        }
    }
}

fn is_mark(tree: Option<&TokenTree>, mark: char) -> bool {
    matches!(tree, Some(TokenTree::Punct(punct)) if punct.as_char() == mark)
}

fn is_joint_colon(tree: Option<&TokenTree>) -> bool {
    matches!(tree, Some(TokenTree::Punct(punct)) if punct.as_char() == ':' && punct.spacing() == Spacing::Joint)
}

fn is_test_attribute(tree: Option<&TokenTree>) -> bool {
    let Some(TokenTree::Group(group)) = tree else { return false };
    let words: String = group.stream().to_string().split_whitespace().collect();
    let attribute = words.split('(').next().unwrap_or_default();
    let is_test_condition = ["cfg(test", "cfg(all(test", "cfg(any(test"].iter().any(|start| words.starts_with(start));
    group.delimiter() == Delimiter::Bracket
        && (attribute == "test" || attribute.ends_with("::test") || is_test_condition)
}

fn brackets(delimiter: Delimiter) -> (&'static str, &'static str) {
    match delimiter {
        Delimiter::Parenthesis => ("(", ")"),
        Delimiter::Brace => ("{", "}"),
        Delimiter::Bracket => ("[", "]"),
        Delimiter::None => ("", ""),
    }
}

/// Lines from the first to the last token of each run of test tokens.
fn test_lines(tokens: &[Token]) -> usize {
    let runs = tokens.chunk_by(|left, right| left.in_test == right.in_test);
    runs.filter(|run| run.first().is_some_and(|token| token.in_test))
        .filter_map(|run| Some(run.last()?.line.saturating_sub(run.first()?.line) + 1))
        .sum()
}

fn functions(tokens: &[Token], text: &str) -> Vec<Function> {
    let counts: Vec<bool> =
        text.lines().map(|line| !line.trim().is_empty() && !line.trim().starts_with("//")).collect();
    let mut functions = Vec::new();
    for (at, pair) in tokens.windows(2).enumerate() {
        let [word, name] = pair else { continue };
        if !word.is("fn") || name.kind != Kind::Word {
            continue;
        }
        let Some((open, close)) = body(tokens, at + 2) else { continue };
        let lines = counts.iter().take(close.saturating_sub(1)).skip(open).filter(|counts| **counts).count();
        functions.push(Function {
            name: name.text.clone(),
            line: word.line,
            lines,
            length_is_excused: is_excused(tokens, at),
            in_test: word.in_test,
        });
    }
    functions
}

/// The lines of the brackets around the body that follows `at`, none for a function without a body.
fn body(tokens: &[Token], at: usize) -> Option<(usize, usize)> {
    let mut depth = 0_usize;
    let mut open = None;
    for token in tokens.iter().skip(at) {
        match token.kind {
            Kind::Open => {
                if depth == 0 && token.text == "{" {
                    open = Some(token.line);
                }
                depth += 1;
            }
            Kind::Close => {
                depth = depth.checked_sub(1)?;
                if let (0, Some(open)) = (depth, open) {
                    return Some((open, token.line));
                }
            }
            Kind::Mark if depth == 0 && token.text == ";" => return None,
            Kind::Mark | Kind::Word | Kind::Literal => {}
        }
    }
    None
}

/// Whether an `expect` of the length lint, with a reason, stands before the `fn` at this place.
fn is_excused(tokens: &[Token], at: usize) -> bool {
    let before = tokens.iter().take(at).rev().take_while(|token| !matches!(token.text.as_str(), ";" | "}" | "{"));
    let words: Vec<&str> = before.filter(|token| token.kind == Kind::Word).map(|token| token.text.as_str()).collect();
    ["expect", "too_many_lines", "reason"].iter().all(|word| words.contains(word))
}

#[cfg(test)]
mod tests;
