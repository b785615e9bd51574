//! Annex A, list 9: care leavers, as councils give the list to inspectors, with the labels that they use for its columns.
//!
//! The list has seventeen columns. Councils write their labels in many ways, put titles above them, and keep the eleven
//! lists as sheets of one workbook or in files of their own: the sheet that has the needed columns is list 9.

mod faults;

use std::io::Read;

use domain::Date;

use crate::day;
use crate::read::{ReadError, Wanted, named};

pub use faults::{Fault, check_list_9};

/// The columns of list 9, in its order, with labels that councils use.
///
/// Source: Annex A of the inspection framework for children's services, list 9.
pub const LIST_9: [Wanted; 17] = [
    needed(
        "Child Unique ID",
        &[
            "Child ID",
            "Unique ID",
            "Unique child ID",
            "Young person ID",
            "YP ID",
            "Person ID",
            "ID",
            "Child UID",
            "Unique child identifier",
            "LCS ID",
            "Mosaic ID",
            "Client ID",
            "Care leaver ID",
        ],
    ),
    wanted(
        "Gender",
        &[
            "Sex",
            "Gender / sex",
            "Gender (a Male b Female c Not stated d Neither)",
            "Gender of young person",
            "Sex / gender",
        ],
    ),
    wanted(
        "Ethnicity",
        &[
            "Ethnic origin",
            "Ethnic group",
            "Child ethnicity",
            "Ethnicity of child",
            "Ethnic category",
            "Ethnicity description",
        ],
    ),
    needed(
        "Date of Birth",
        &[
            "DOB",
            "D.O.B.",
            "Birth date",
            "Date of birth of young person",
            "Child date of birth",
            "Child DOB",
            "Birthdate",
        ],
    ),
    wanted(
        "Age of Child (Years)",
        &["Age", "Age (years)", "Age of young person", "Age of child", "Age at year end", "Current age"],
    ),
    wanted(
        "Unaccompanied Asylum Seeking Child (UASC) or formerly UASC if 18 or over (Y/N)",
        &[
            "Unaccompanied Asylum Seeking Child (UASC) or formerly UASC",
            "Unaccompanied asylum seeking child",
            "Is the young person UASC or formerly UASC",
            "UASC or formerly UASC",
            "UASC or formerly UASC (Y/N)",
            "UASC",
            "UASC (Y/N)",
            "UASC status",
            "Former UASC",
        ],
    ),
    wanted(
        "Does the Child have a Disability",
        &[
            "Disability",
            "Disability (Y/N/Unknown)",
            "Disabled",
            "Does the young person have a disability",
            "Disability status",
            "Has a disability",
            "Is the child disabled",
        ],
    ),
    wanted("Allocated Team", &["Team", "Team name", "Allocated team name", "Current team", "Responsible team"]),
    wanted(
        "Allocated Worker",
        &[
            "Worker",
            "Social worker",
            "Allocated social worker",
            "Case worker",
            "Worker name",
            "Allocated worker name",
            "Current worker",
        ],
    ),
    wanted(
        "Allocated Personal Advisor",
        &[
            "Personal advisor",
            "Personal adviser",
            "PA",
            "Allocated PA",
            "Allocated personal adviser",
            "Personal advisor name",
            "PA name",
            "Leaving care PA",
            "Leaving care worker",
        ],
    ),
    needed(
        "Eligibility Category",
        &[
            "Eligibility",
            "Eligibility status",
            "Category",
            "Care leaver category",
            "Leaving care status",
            "Leaving care category",
            "Care leaver status",
            "Eligibility type",
            "Care leaver eligibility",
            "Legal eligibility category",
        ],
    ),
    wanted(
        "Latest Pathway Plan Review Date",
        &[
            "Pathway plan review date",
            "Date of latest pathway plan review",
            "Latest pathway plan",
            "Pathway plan date",
            "Latest pathway plan review",
            "Pathway plan last reviewed",
            "Date pathway plan reviewed",
            "Latest PP review date",
        ],
    ),
    wanted(
        "LA in Touch",
        &[
            "In touch",
            "LA in touch with young person",
            "Local authority in touch",
            "Is the LA in touch",
            "LA in touch?",
            "LA in touch status",
            "In touch with young person",
        ],
    ),
    wanted(
        "Latest Date of Contact",
        &[
            "Date of latest contact",
            "Latest contact",
            "Last contact date",
            "Date last contact",
            "Latest contact date",
            "Date of last contact",
            "Last contact",
            "Last in touch date",
        ],
    ),
    wanted(
        "Type of Accommodation",
        &[
            "Accommodation",
            "Accommodation type",
            "Current accommodation",
            "Accommodation status",
            "Accommodation description",
            "Type of current accommodation",
        ],
    ),
    wanted(
        "Suitability of Accommodation",
        &[
            "Accommodation suitability",
            "Suitability",
            "Suitable accommodation",
            "Is accommodation suitable",
            "Accommodation suitable",
            "Suitability of current accommodation",
        ],
    ),
    wanted(
        "Activity Status",
        &[
            "Activity",
            "EET status",
            "Main activity",
            "Education employment training status",
            "ETE status",
            "Current activity",
            "EET activity",
            "Economic activity",
            "Education, employment or training",
        ],
    ),
];

const fn wanted(name: &'static str, labels: &'static [&'static str]) -> Wanted {
    Wanted { name, labels, needed: false }
}

const fn needed(name: &'static str, labels: &'static [&'static str]) -> Wanted {
    Wanted { name, labels, needed: true }
}

/// One care leaver of list 9: the cells in its order, as they stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedCareLeaver<'a> {
    /// The sheet; empty for a CSV file.
    pub sheet: &'a str,
    /// The row as a spreadsheet numbers it.
    pub row: u32,
    /// The seventeen cells; those whose column the list does not have are empty.
    pub cells: &'a [&'a str],
}

impl ListedCareLeaver<'_> {
    /// The council's number of the person.
    pub fn child(&self) -> &str {
        self.cells.first().copied().unwrap_or_default()
    }

    /// A cell by its column.
    pub fn text(&self, column: &str) -> &str {
        let place = LIST_9.iter().position(|wanted| wanted.name == column);
        place.and_then(|place| self.cells.get(place)).copied().unwrap_or_default()
    }

    /// A day of a column, `dd/mm/yyyy` or `yyyy-mm-dd`.
    pub fn day(&self, column: &str) -> Option<Date> {
        let place = LIST_9.iter().position(|wanted| wanted.name == column)?;
        let text = self.cells.get(place)?;
        day::parse(text).or_else(|| text.get(..10)?.parse().ok())
    }

    /// The letter or code with which an answer begins: `n) In custody` is `n`, `F2 - full time education` is `F2`.
    pub fn code(&self, column: &str) -> Option<&str> {
        let place = LIST_9.iter().position(|wanted| wanted.name == column)?;
        let text = self.cells.get(place)?;
        let end = text.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(text.len());
        text.get(..end).filter(|code| (1..=2).contains(&code.len()))
    }
}

/// Reads list 9 of a workbook or a CSV file. Returns the number of rows.
pub fn read_list_9(
    name: &str,
    bytes: impl Read,
    mut each: impl FnMut(&ListedCareLeaver<'_>),
) -> Result<u64, ReadError> {
    named(name, bytes, &LIST_9, |sheet, row, cells| each(&ListedCareLeaver { sheet, row, cells }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_vary_and_columns_may_be_missing() {
        let text = "List 9: care leavers\n\
                    Child ID,D.O.B,Sex,Care leaver category,Accommodation type,EET status\n\
                    MD1,15/05/2006,b) Female,b) Former relevant,n) In custody,G5 - NEET other\n\n";
        let mut rows = Vec::new();
        let count = read_list_9("list9.csv", text.as_bytes(), |row| {
            rows.push((
                row.row,
                row.child().to_owned(),
                row.day("Date of Birth"),
                row.code("Type of Accommodation").map(str::to_owned),
                row.code("Activity Status").map(str::to_owned),
            ));
        });
        assert_eq!(count.unwrap(), 1);
        let dob = Date::new(2006, 5, 15).ok();
        assert_eq!(rows, [(3, "MD1".to_owned(), dob, Some("n".to_owned()), Some("G5".to_owned()))]);
    }

    #[test]
    fn what_the_record_writes_is_read_whole() {
        let labels = crate::produce::Product::AnnexA9.columns().join(",").replace("(UASC)", "(uasc)");
        let cells: Vec<String> = (0..17).map(|at| format!("{at}x")).collect();
        let text = format!("{labels}\n{}\n", cells.join(","));
        let mut seen = Vec::new();
        read_list_9("list9.csv", text.as_bytes(), |row| seen.extend(row.cells.iter().map(|cell| (*cell).to_owned())))
            .unwrap();
        assert_eq!(seen, cells);
    }

    #[test]
    fn no_label_stands_for_two_columns() {
        let mut labels: Vec<String> = Vec::new();
        for wanted in LIST_9 {
            let own: std::collections::BTreeSet<String> =
                std::iter::once(wanted.name).chain(wanted.labels.iter().copied()).map(crate::read::bare).collect();
            labels.extend(own);
        }
        let all = labels.len();
        labels.sort_unstable();
        labels.dedup();
        assert!(labels.len() == all && all > 120, "{all} labels, {} of them alone", labels.len());
    }

    #[test]
    fn a_list_of_something_else_is_refused() {
        let error = read_list_9("a.csv", "Child ID,D.O.B\nMD1,15/05/2006\n".as_bytes(), |_| {}).unwrap_err();
        assert!(error.to_string().contains("it lacks Eligibility Category"), "{error}");
    }
}
