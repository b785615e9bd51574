//! Tables that are not the return's own (lists of postcodes or providers, Annex A): columns found by any of their labels.

use std::io::Read;

use super::bytes::{self, Kind};
use super::csv_file::plain_rows;
use super::error::{NoTable, ReadError};
use super::workbook::each_sheet;

/// A column that is looked for.
#[derive(Debug, Clone, Copy)]
pub struct Wanted {
    /// What it is called here.
    pub name: &'static str,
    /// What it is called in files: compared without regard to letter case, spaces and signs.
    pub labels: &'static [&'static str],
    /// Whether a table without it is refused.
    pub needed: bool,
}

/// Letters and digits of a label, in small letters: how labels are compared.
pub(crate) fn bare(label: &str) -> String {
    label.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Reads the rows of a CSV file, or of every sheet of a workbook, that has the needed columns. Titles above the row of
/// labels are passed over. Each row comes with its sheet, its number and its cells in the order wanted.
pub fn named(
    name: &str,
    bytes: impl Read,
    wanted: &[Wanted],
    mut row: impl FnMut(&str, u32, &[&str]),
) -> Result<u64, ReadError> {
    let opened = bytes::open(name, Box::new(bytes))?;
    let mut closest = NoTable { table: "the list", missing: vec![], unknown: vec![] };
    closest.missing = wanted.iter().filter(|wanted| wanted.needed).map(|wanted| wanted.name).collect();
    let mut rows = 0;
    let mut any = false;
    let mut sheet = |sheet: &str, cells: &mut dyn Iterator<Item = Result<(u32, Vec<String>), ReadError>>| {
        let mut places: Option<Vec<Option<usize>>> = None;
        for next in cells {
            let (number, texts) = next?;
            let Some(places) = &places else {
                match find(&texts, wanted) {
                    Ok(found) => places = Some(found),
                    Err(missing) if missing.len() < closest.missing.len() => closest.missing = missing,
                    Err(_) => {}
                }
                // Titles stand above the labels, but not many.
                if places.is_none() && number > 30 {
                    break;
                }
                continue;
            };
            if texts.iter().all(|text| text.trim().is_empty()) {
                continue;
            }
            let cell = |place: &Option<usize>| place.and_then(|place| texts.get(place)).map_or("", |text| text.trim());
            row(sheet, number, &places.iter().map(cell).collect::<Vec<_>>());
            rows += 1;
        }
        any |= places.is_some();
        Ok(())
    };
    match opened.kind {
        Kind::Csv => plain_rows(opened.bytes, name, |cells| sheet("", cells))?,
        Kind::Workbook => each_sheet(opened.bytes, name, sheet)?,
        Kind::Xml => return Err(ReadError::OtherFormat { file: name.into(), found: "XML" }),
    }
    if any { Ok(rows) } else { Err(ReadError::Columns { file: name.into(), row: 1, most_like: closest }) }
}

/// Where each wanted column stands, or the needed ones that are missing.
fn find(labels: &[String], wanted: &[Wanted]) -> Result<Vec<Option<usize>>, Vec<&'static str>> {
    let labels: Vec<String> = labels.iter().map(|label| bare(label)).collect();
    let place = |wanted: &Wanted| {
        let known = std::iter::once(wanted.name).chain(wanted.labels.iter().copied()).map(bare);
        known.into_iter().find_map(|known| labels.iter().position(|label| *label == known))
    };
    let places: Vec<Option<usize>> = wanted.iter().map(place).collect();
    let missing = wanted.iter().zip(&places).filter(|(wanted, place)| wanted.needed && place.is_none());
    let missing: Vec<_> = missing.map(|(wanted, _)| wanted.name).collect();
    if missing.is_empty() { Ok(places) } else { Err(missing) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WANTED: [Wanted; 2] = [
        Wanted { name: "URN", labels: &[], needed: true },
        Wanted { name: "postcode", labels: &["Setting Address Postcode"], needed: false },
    ];

    #[test]
    fn titles_are_passed_over_and_labels_may_vary() {
        let text = "Homes as at 1 May\n\nurn,Name,Setting address post-code\n1,Elm,AA1 1AA\n,,\n2,Oak,\n";
        let mut rows = Vec::new();
        named("homes.csv", text.as_bytes(), &WANTED, |_, row, cells| rows.push((row, cells.join("|")))).unwrap();
        assert_eq!(rows, [(4, "1|AA1 1AA".to_owned()), (6, "2|".to_owned())]);
    }

    #[test]
    fn a_list_without_a_needed_column_is_refused() {
        let error = named("homes.csv", "Name\nElm\n".as_bytes(), &WANTED, |_, _, _| {}).unwrap_err();
        assert!(error.to_string().ends_with("it lacks URN"), "{error}");
    }
}
