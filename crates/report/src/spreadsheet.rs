//! A table as CSV (RFC 4180): read by spreadsheets and by R alike.

use crate::Table;

/// The headings and the rows; lines end as the standard asks.
pub fn of(table: &Table) -> String {
    let mut text = String::new();
    for row in [&table.headings].into_iter().chain(&table.rows) {
        let cells: Vec<String> = row.iter().map(|cell| quoted(cell)).collect();
        text.push_str(&cells.join(","));
        text.push_str("\r\n");
    }
    text
}

/// A cell, quoted where it must be. One that a spreadsheet would take for a formula begins with an apostrophe.
fn quoted(cell: &str) -> String {
    let is_number = cell.trim_start_matches(['-', '+']).starts_with(|letter: char| letter.is_ascii_digit());
    let is_formula = cell.starts_with(['=', '@', '\t']) || (cell.starts_with(['-', '+']) && !is_number);
    let cell = if is_formula { format!("'{cell}") } else { cell.to_owned() };
    if cell.contains([',', '"', '\n', '\r']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_and_no_cell_is_a_formula() {
        for (cell, expected) in [
            ("Wren", "Wren"),
            ("a, b", "\"a, b\""),
            ("say \"so\"", "\"say \"\"so\"\"\""),
            ("=1+1", "'=1+1"),
            ("-cmd", "'-cmd"),
            ("-4.1", "-4.1"),
        ] {
            assert_eq!(quoted(cell), expected);
        }
    }
}
