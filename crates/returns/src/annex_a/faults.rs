//! Faults of list 9 of Annex A: answers that are none of the list's, and answers that do not go together.
//!
//! The inspectorate publishes no rules for the list; these follow from its own answers and from the return's: somebody in
//! custody, or without a home, never lives suitably.

use std::collections::HashSet;
use std::io::Read;

use super::{ListedCareLeaver, read_list_9};
use crate::read::ReadError;

/// A cell of list 9 that is at fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fault<'a> {
    /// The council's number of the person.
    pub child: &'a str,
    /// The row as a spreadsheet numbers it.
    pub row: u32,
    /// The column, by the list's own name.
    pub column: &'static str,
    /// Which of our questions it fails.
    pub rule: &'static str,
    /// What is asked.
    pub says: &'static str,
}

/// A question: its code, its column, what it asks, and whether a row fails it.
type Question = (&'static str, &'static str, &'static str, fn(&ListedCareLeaver<'_>) -> bool);

const QUESTIONS: [Question; 14] = [
    ("A9-1", "Child Unique ID", "Each row has the number of somebody.", |row| row.child().is_empty()),
    ("A9-3", "Gender", "The answer is one of a to d.", |row| !row.answers("Gender", 'd')),
    ("A9-4", "Ethnicity", "The answer is one of a to f.", |row| !row.answers("Ethnicity", 'f')),
    ("A9-5", "Date of Birth", "It is a day, as dd/mm/yyyy.", |row| row.day("Date of Birth").is_none()),
    ("A9-6", "Eligibility Category", "The answer is one of a to e.", |row| {
        row.text("Eligibility Category").is_empty() || !row.answers("Eligibility Category", 'e')
    }),
    ("A9-7", "Latest Pathway Plan Review Date", "Where it is filled in it is a day, as dd/mm/yyyy.", |row| {
        row.is_no_day("Latest Pathway Plan Review Date")
    }),
    ("A9-8", "LA in Touch", "The answer is one of a to d.", |row| !row.answers("LA in Touch", 'd')),
    ("A9-9", "Latest Date of Contact", "Where it is filled in it is a day, as dd/mm/yyyy.", |row| {
        row.is_no_day("Latest Date of Contact")
    }),
    ("A9-10", "Latest Date of Contact", "Of somebody in touch it is known when that was.", |row| {
        row.is_answer("LA in Touch", "a") && row.text("Latest Date of Contact").is_empty()
    }),
    ("A9-11", "Type of Accommodation", "The answer is one of a to p.", |row| {
        !row.answers("Type of Accommodation", 'p')
    }),
    ("A9-12", "Suitability of Accommodation", "The answer is one of a to d.", |row| {
        !row.answers("Suitability of Accommodation", 'd')
    }),
    ("A9-13", "Suitability of Accommodation", "Custody is never suitable.", |row| {
        row.is_answer("Type of Accommodation", "n") && row.is_answer("Suitability of Accommodation", "a")
    }),
    ("A9-14", "Suitability of Accommodation", "To have no fixed home is never suitable.", |row| {
        row.text("Type of Accommodation").to_lowercase().contains("no fixed abode")
            && row.is_answer("Suitability of Accommodation", "a")
    }),
    ("A9-15", "Activity Status", "The answer begins with one of the return's codes, F1 to G6.", |row| {
        let codes = ["F1", "P1", "F2", "P2", "F4", "P4", "F5", "P5", "G4", "G5", "G6", "0"];
        let text = row.text("Activity Status");
        !text.is_empty() && row.code("Activity Status").is_none_or(|code| !codes.contains(&code))
    }),
];

impl ListedCareLeaver<'_> {
    /// Whether the answer is blank or begins with a letter from a to this one.
    fn answers(&self, column: &str, last: char) -> bool {
        self.text(column).is_empty()
            || self.code(column).is_some_and(|code| {
                let mut letters = code.chars().map(|letter| letter.to_ascii_lowercase());
                matches!((letters.next(), letters.next()), (Some(letter), None) if ('a'..=last).contains(&letter))
            })
    }

    fn is_answer(&self, column: &str, letter: &str) -> bool {
        self.code(column).is_some_and(|code| code.eq_ignore_ascii_case(letter))
    }

    fn is_no_day(&self, column: &str) -> bool {
        !self.text(column).is_empty() && self.day(column).is_none()
    }
}

/// Reads list 9 and hands out what is at fault in it, row by row. Returns the number of rows.
pub fn check_list_9(name: &str, bytes: impl Read, mut each: impl FnMut(Fault<'_>)) -> Result<u64, ReadError> {
    let mut seen: HashSet<String> = HashSet::new();
    read_list_9(name, bytes, |row| {
        let child = row.child();
        for (rule, column, says, fails) in QUESTIONS {
            if fails(row) {
                each(Fault { child, row: row.row, column, rule, says });
            }
        }
        if !child.is_empty() && !seen.insert(child.to_owned()) {
            let says = "Nobody stands in the list twice.";
            each(Fault { child, row: row.row, column: "Child Unique ID", rule: "A9-2", says });
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rules found in one row with these answers.
    fn found(cells: &str) -> Vec<&'static str> {
        let labels = super::super::LIST_9.map(|wanted| wanted.name).join(",");
        let mut rules = Vec::new();
        check_list_9("list9.csv", format!("{labels}\n{cells}\n").as_bytes(), |fault| rules.push(fault.rule)).unwrap();
        rules
    }

    const GOOD: &str = "MD1,b) Female,a) White,10/06/2007,19,N,c) Unknown,North,Ada,Ada,b) Former relevant,20/05/2026,\
                        a) In touch,20/05/2026,k) Own home,a) Suitable,F2) Other education";

    #[test]
    fn a_good_row_has_none() {
        assert_eq!(found(GOOD), Vec::<&str>::new());
    }

    #[test]
    fn each_question_can_fail() {
        let cases = [
            ("MD1,", ",", "A9-1"),
            ("b) Female", "woman", "A9-3"),
            ("a) White", "WBRI", "A9-4"),
            ("10/06/2007", "10/13/2007", "A9-5"),
            ("b) Former relevant", "x) Former", "A9-6"),
            ("b) Former relevant", "", "A9-6"),
            ("20/05/2026,a)", "soon,a)", "A9-7"),
            ("a) In touch", "y", "A9-8"),
            (",20/05/2026,k)", ",45797,k)", "A9-9"),
            (",20/05/2026,k)", ",,k)", "A9-10"),
            ("k) Own home", "q) Own home", "A9-11"),
            ("a) Suitable", "e) Suitable", "A9-12"),
            ("k) Own home", "n) In custody", "A9-13"),
            ("k) Own home", "i) No fixed abode or homeless", "A9-14"),
            ("F2) Other education", "F3", "A9-15"),
        ];
        for (from, to, rule) in cases {
            assert_eq!(found(&GOOD.replacen(from, to, 1)), [rule], "{to}");
        }
        assert_eq!(found(&format!("{GOOD}\n{GOOD}")), ["A9-2"]);
        assert_eq!(cases.iter().map(|(.., rule)| *rule).collect::<HashSet<_>>().len(), QUESTIONS.len());
    }
}
