//! Markup in a form in which two drawings of the same thing are the same text.
//!
//! Tags and text in order, attributes sorted, runs of white space made one space (but for `textarea` and `pre`, where
//! they show). Nothing is repaired on the way, so this is stricter than comparing the two trees.

use std::cell::{Cell, RefCell};
use std::fmt::Write as _;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind::Rcdata;
use html5ever::tokenizer::{BufferQueue, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};

/// The normal form: one tag or text a line.
pub(crate) fn normal_form(html: &str) -> String {
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(html.trim()));
    let tokenizer = Tokenizer::new(Lines::default(), TokenizerOpts::default());
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    tokenizer.sink.finished()
}

#[derive(Default)]
struct Lines {
    written: RefCell<String>,
    text: RefCell<String>,
    as_it_is: Cell<bool>,
}

impl Lines {
    fn end_text(&self) {
        let text = self.text.take();
        let text = if self.as_it_is.get() { text } else { collapsed(&text) };
        if !text.is_empty() {
            let _ = writeln!(self.written.borrow_mut(), "{text:?}");
        }
    }

    fn finished(&self) -> String {
        self.end_text();
        self.written.take()
    }
}

impl TokenSink for Lines {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        match token {
            Token::CharacterTokens(text) => self.text.borrow_mut().push_str(&text),
            Token::TagToken(tag) => {
                self.end_text();
                let start = tag.kind == TagKind::StartTag;
                let mut attributes: Vec<String> = tag
                    .attrs
                    .iter()
                    .map(|a| format!(" {}={:?}", a.name.local, spaced(&a.name.local, &a.value)))
                    .collect();
                attributes.sort();
                let slash = if start { "" } else { "/" };
                let _ = writeln!(self.written.borrow_mut(), "<{slash}{}{}>", tag.name, attributes.concat());
                let keeps_space = matches!(&*tag.name, "textarea" | "pre");
                self.as_it_is.set(start && keeps_space);
                if start && &*tag.name == "textarea" {
                    return TokenSinkResult::RawData(Rcdata);
                }
            }
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

fn spaced(name: &str, value: &str) -> String {
    if name == "class" { value.split_whitespace().collect::<Vec<_>>().join(" ") } else { value.to_owned() }
}

/// One space for each run of white space; none where there is nothing but space.
fn collapsed(text: &str) -> String {
    if text.trim().is_empty() {
        return String::new();
    }
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let edge = |is: bool| if is { " " } else { "" };
    format!("{}{words}{}", edge(text.starts_with(char::is_whitespace)), edge(text.ends_with(char::is_whitespace)))
}
