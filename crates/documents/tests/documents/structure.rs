//! What a screen reader is told: headings, lists, header cells, pictures, language, and which standards the file claims.

use documents::{Language, Level, Part, Size, Standard};

use crate::paper;
use crate::reader::{info, printed, structure, text};

/// The kinds of elements in the structure, in order.
fn kinds(structure: &str) -> Vec<&str> {
    structure.lines().map(str::trim_start).filter_map(|line| line.split([' ', '(', ':']).next()).collect()
}

#[test]
fn headings_lists_tables_and_pictures_are_there_for_a_screen_reader() {
    let printed = printed(&paper::with_everything());
    let structure = structure(&printed);
    let kinds = kinds(&structure);
    let count = |kind: &str| kinds.iter().filter(|one| **one == kind).count();
    assert_eq!((count("H1"), count("H2"), count("H3")), (1, 2, 1), "{structure}");
    assert_eq!((count("L"), count("LI")), (3, 6), "{structure}");
    assert_eq!(count("Table"), 3, "{structure}");
    // Two names of facts, three columns and two rows of steps, three columns and two rows of signatures.
    assert_eq!(count("TH"), 2 + 3 + 2 + 3 + 2, "{structure}");
    assert_eq!(count("TD"), 2 + 4 + 4, "{structure}");
    assert_eq!(count("Figure"), 1, "{structure}");
    let raw = String::from_utf8_lossy(&printed.bytes).into_owned();
    assert!(raw.contains("/Lang"), "the language is said");
}

#[test]
fn the_file_claims_both_standards_and_nothing_of_the_machine() {
    let printed = printed(&paper::with_everything());
    assert_eq!(printed.standard, Standard::AccessibleAndKept);
    let said = info(&printed, &[]);
    assert!(said.contains("Tagged:          yes"), "{said}");
    assert!(said.contains("Title:           Pathway plan of Wren Rowanfield"), "{said}");
    let claims = info(&printed, &["-meta"]);
    assert!(claims.contains("pdfuaid:part") && claims.contains("pdfaid:part"), "{claims}");
    assert!(claims.contains("2026-11-26"), "the day that was handed in: {claims}");
}

#[test]
fn every_font_is_in_the_file() {
    let document = paper::words("Ŵyn, Привіт, مرحبا, 🙂");
    let fonts = crate::reader::fonts(&printed(&document));
    assert!(fonts.lines().count() >= 5, "{fonts}");
    for line in fonts.lines().skip(2) {
        let columns: Vec<&str> = line.split_whitespace().collect();
        // emb sub uni object ID
        assert_eq!(columns[columns.len() - 5], "yes", "not embedded: {line}");
        assert_eq!(columns[columns.len() - 3], "yes", "cannot be read back: {line}");
    }
}

#[test]
fn the_same_paper_is_the_same_bytes() {
    assert_eq!(printed(&paper::with_everything()), printed(&paper::with_everything()));
}

#[test]
fn a_welsh_paper_says_so() {
    let mut document = paper::words("Llwybr i fyw’n annibynnol.");
    document.language = Language::Welsh;
    let printed = printed(&document);
    assert!(String::from_utf8_lossy(&printed.bytes).contains("/Lang(cy"), "the language is said");
    assert!(text(&printed).contains("Tudalen 1 o 1"));
}

#[test]
fn a_heading_that_skips_a_level_is_lifted() {
    let parts = vec![
        Part::Heading(Level::Detail, "First".to_owned()),
        Part::Heading(Level::Detail, "Second".to_owned()),
        Part::Heading(Level::Section, "Third".to_owned()),
        Part::Heading(Level::Section, String::new()),
    ];
    let structure = structure(&printed(&paper::of(parts)));
    let kinds: Vec<&str> = kinds(&structure).into_iter().filter(|kind| kind.starts_with('H')).collect();
    assert_eq!(kinds, ["H1", "H2", "H3", "H2"], "{structure}");
}

#[test]
fn a_draft_says_so_and_large_print_is_larger() {
    let mut document = paper::words("Words.");
    document.mark = Some("Draft".to_owned());
    let small = printed(&document);
    assert!(text(&small).contains("Draft"));
    document.size = Size::Large;
    document.parts = vec![Part::Text("Words and words. ".repeat(400))];
    let large = printed(&document).pages;
    document.size = Size::Ordinary;
    assert!(printed(&document).pages < large);
}

#[test]
fn nothing_at_all_is_a_paper_too() {
    let mut document = paper::of(vec![
        Part::List(vec![]),
        Part::Facts(vec![]),
        Part::Table { caption: String::new(), columns: vec![], rows: vec![] },
        Part::Text("   ".to_owned()),
        Part::Signatures(vec![String::new()]),
    ]);
    document.title = "\n".to_owned();
    document.foot = String::new();
    let printed = printed(&document);
    assert_eq!(printed.pages, 1);
    assert!(info(&printed, &[]).contains("Untitled"));
}
