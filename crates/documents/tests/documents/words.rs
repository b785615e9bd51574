//! Every word that somebody typed is on the paper, as they typed it.

use documents::{Column, Part, Row, plain_text};

use crate::paper;
use crate::reader::{printed, text};

/// The words of a text that can wrap: without the marks by which a line may end.
fn words_of(text: &str) -> Vec<String> {
    text.replace('\u{200B}', "").split_whitespace().map(|word| word.trim_matches(['“', '”']).to_owned()).collect()
}

/// 5,000 words, each unlike every other.
fn five_thousand() -> Vec<String> {
    (0..5_000).map(|at| format!("word{at}")).collect()
}

fn assert_all(expected: &[String], text: &str) {
    let printed: std::collections::BTreeSet<String> = words_of(text).into_iter().collect();
    let lost: Vec<&String> = expected.iter().filter(|word| !printed.contains(*word)).collect();
    assert!(lost.is_empty(), "{} words are lost, the first: {:?}", lost.len(), lost.first());
}

#[test]
fn five_thousand_words_are_printed_to_the_last_in_every_place_that_takes_words() {
    let all = five_thousand();
    let long = all.join(" ");
    for part in [
        Part::Text(long.clone()),
        Part::Quote { words: long.clone(), whose: "Wren".to_owned() },
        Part::List(vec![long.clone()]),
        Part::Facts(vec![Row::new("Words", long.clone())]),
        Part::Notice { title: "Words".to_owned(), text: long.clone() },
        Part::Table {
            caption: "Words".to_owned(),
            columns: vec![Column::new("One", 1), Column::new("Two", 3)],
            rows: vec![vec!["1".to_owned(), long.clone()]],
        },
    ] {
        let printed = printed(&paper::of(vec![part.clone()]));
        assert!(printed.pages > 5, "{} pages", printed.pages);
        assert_all(&all, &text(&printed));
        assert_all(&all, &plain_text(&paper::of(vec![part])));
    }
}

#[test]
fn what_looks_like_markup_prints_as_it_was_typed() {
    for typed in [
        "*not bold* _not slanted_ #let x = 1 #panic(\"no\") #include \"/etc/passwd\"",
        "$x^2$ `code` = Heading == Another - list + numbered / term: words <label> @reference",
        "\\ \\u{41} // comment /* comment */ [content] {code} \"quoted\" ~ -- --- ... 'single'",
        "https://example.org/#fragment?x=1&y=2 {\"json\": [1, 2]} </script> <b>bold</b> &amp;",
    ] {
        let printed = printed(&paper::words(typed));
        let read = words_of(&text(&printed)).join(" ");
        assert!(read.contains(&words_of(typed).join(" ")), "{typed}\n{read}");
    }
}

#[test]
fn a_very_long_word_stays_on_the_paper() {
    let long: String = ('a'..='z').cycle().take(600).collect();
    let narrow = Part::Table {
        caption: "In four columns".to_owned(),
        columns: vec![Column::new("A", 1), Column::new("B", 1), Column::new("C", 1), Column::new("D", 1)],
        rows: vec![vec![String::new(), long.clone(), String::new(), String::new()]],
    };
    for part in [Part::Text(long.clone()), Part::List(vec![long.clone()]), narrow] {
        let printed = printed(&paper::of(vec![part]));
        let right = crate::reader::rightmost(&printed);
        assert!(right < 595.0 - 50.0, "something stands at {right} of 595 points");
        let joined: String = text(&printed).chars().filter(char::is_ascii_lowercase).collect();
        assert!(joined.contains(&long), "{joined}");
    }
}

#[test]
fn what_no_font_has_is_named_and_not_dropped() {
    let printed = printed(&paper::words("before \u{1200} after"));
    assert!(text(&printed).contains("before [U+1200] after"), "{}", text(&printed));
}

#[test]
fn plain_text_reads_from_top_to_bottom() {
    let text = plain_text(&paper::with_everything());
    assert!(text.starts_with("Pathway plan of Wren Rowanfield\n=====\u{3d}"), "{text}");
    for expected in [
        "\n\nA home\n------\n\n",
        "“I will have my own key.”\n(Wren, on 3 November 2026)",
        "- A flat in Otterbrook\n- A deposit",
        "1. Ask\n2. Sign",
        "[ ] Birth certificate",
        "Personal adviser: Ada Linden\n",
        "What: View the flat\nWho: Personal adviser\nBy: 3 December 2026",
        "Missing\nNobody says who meets Wren at the gate.",
    ] {
        assert!(text.contains(expected), "{expected:?} is not in:\n{text}");
    }
}
