//! Measures what a printed plan costs: processor time of the first paper and of the next twenty, and the memory taken.
//!
//! `cargo run --release -p documents --example measure -- [FILE]` writes the paper to FILE, to be looked at.

use std::{env, fs};

use documents::{Column, Day, Document, Language, Level, Part, Row, Size, pdf};

/// Printed so often after the first time.
const TIMES: u32 = 20;

#[expect(clippy::print_stdout, reason = "a measurement speaks to whoever runs it")]
fn main() {
    let document = ten_pages();
    let start = processor_milliseconds();
    let Ok(first) = pdf(&document) else {
        println!("The paper cannot be printed.");
        return;
    };
    let warm = processor_milliseconds();
    let (resident, _) = memory_megabytes();
    for _ in 0..TIMES {
        if pdf(&document).as_ref() != Ok(&first) {
            println!("The same paper came out differently.");
        }
    }
    let end = processor_milliseconds();
    let (after, most) = memory_megabytes();
    println!("pages            {}", first.pages);
    println!("bytes            {}", first.bytes.len());
    println!("first paper      {} ms of processor time, fonts and typesetter loaded", warm - start);
    println!("each after it    {} ms of processor time", (end - warm) / u64::from(TIMES));
    println!("resident memory  {resident} MB after the first, {after} MB after {TIMES} more, {most} MB at most");
    if let Some(file) = env::args().nth(1) {
        match fs::write(&file, &first.bytes) {
            Ok(()) => println!("written to {file}"),
            Err(why) => println!("{file}: {why}"),
        }
    }
}

/// A plan of 24 goals in eight areas with five steps each, as long as a plan of a whole sentence.
fn ten_pages() -> Document {
    let areas =
        ["Accommodation", "Work and learning", "Money", "Health", "Family", "Identity", "Contact", "Contingency"];
    let mut parts = vec![Part::Facts(vec![
        Row::new("Name", "Wren Rowanfield"),
        Row::new("Personal adviser", "Ada Linden"),
        Row::new("Release date", "Friday 12 February 2027"),
    ])];
    for area in areas {
        parts.push(Part::Heading(Level::Section, area.to_owned()));
        for goal in 1..=3 {
            parts.push(Part::Heading(Level::Part, format!("Goal {goal}")));
            parts.push(Part::Quote {
                words:
                    "I will have my own front door, a key that nobody else has, and somebody to ring when the boiler \
                        stops working on a Sunday night."
                        .to_owned(),
                whose: "Wren Rowanfield, typed by them, on 3 November 2026".to_owned(),
            });
            let step = |at: usize| {
                let what = "View the flat in Otterbrook with the personal adviser and write down what is missing";
                vec![format!("{what} ({at})"), "Personal adviser".to_owned(), "3 December 2026".to_owned()]
            };
            parts.push(Part::Table {
                caption: "Steps".to_owned(),
                columns: vec![Column::new("What", 5), Column::new("Who", 2), Column::new("By", 2)],
                rows: (1..=5).map(step).collect(),
            });
        }
    }
    parts.push(Part::Signatures(vec!["Wren Rowanfield".to_owned(), "Ada Linden, personal adviser".to_owned()]));
    Document {
        title: "Pathway plan of Wren Rowanfield".to_owned(),
        language: Language::English,
        size: Size::Ordinary,
        dated: Day { year: 2026, month: 11, day: 26 },
        foot: "Wren Rowanfield, 26 November 2026".to_owned(),
        mark: Some("Draft".to_owned()),
        parts,
    }
}

/// Processor time of all threads so far, user and system, in milliseconds; a tick of Linux is ten of them.
fn processor_milliseconds() -> u64 {
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after_name = stat.rsplit(") ").next().unwrap_or_default();
    after_name.split(' ').skip(11).take(2).filter_map(|ticks| ticks.parse::<u64>().ok()).sum::<u64>() * 10
}

/// Memory that is resident now, and at most so far.
fn memory_megabytes() -> (u64, u64) {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let of = |name: &str| {
        let line = status.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_default();
        line.split_whitespace().next().and_then(|kilobytes| kilobytes.parse::<u64>().ok()).unwrap_or(0) / 1024
    };
    (of("VmRSS:"), of("VmHWM:"))
}
