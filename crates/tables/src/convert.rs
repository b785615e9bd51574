//! A column read as something else: text as numbers or days, numbers as text.

use std::fmt::Display;

use jiff::civil::Date;

use crate::column::Column;
use crate::error::TableError;
use crate::values::{Lists, Texts, Values};

/// Beyond this size a double can no longer hold every whole number.
const EXACT: i64 = 1 << 53;

impl Column {
    /// The cells as numbers. Text must be a number; yes is 1 and no is 0.
    pub fn numbers(&self) -> Result<Vec<Option<f64>>, TableError> {
        match &self.values {
            Values::Number(cells) => Ok(cells.clone()),
            Values::Whole(cells) => self.each(cells.iter().copied(), |at, cell| {
                let exact = (-EXACT..=EXACT).contains(&cell);
                #[expect(clippy::cast_precision_loss, reason = "sizes that lose precision are refused in this line")]
                if exact {
                    Ok(cell as f64)
                } else {
                    Err(self.fault(at, &cell.to_string(), "a number of 53 bits or fewer"))
                }
            }),
            Values::Flag(cells) => Ok(cells.iter().map(|cell| cell.map(|yes| f64::from(u8::from(yes)))).collect()),
            Values::Text(texts) => self.each(texts.iter(), |at, cell| {
                let number = cell.parse::<f64>().ok().filter(|number| number.is_finite());
                number.ok_or_else(|| self.fault(at, cell, "a number"))
            }),
            Values::Day(_) | Values::List(_) => Err(self.wrong_kind("numbers")),
        }
    }

    /// The cells as whole numbers; `3.0` is one.
    pub fn whole(&self) -> Result<Vec<Option<i64>>, TableError> {
        const EXPECTED: &str = "a whole number";
        match &self.values {
            Values::Whole(cells) => Ok(cells.clone()),
            Values::Flag(cells) => Ok(cells.iter().map(|cell| cell.map(i64::from)).collect()),
            Values::Number(cells) => self.each(cells.iter().copied(), |at, cell| {
                let text = format!("{cell:.0}");
                let whole = text.parse::<i64>().ok().filter(|_| cell.fract() == 0.0);
                whole.ok_or_else(|| self.fault(at, &cell.to_string(), EXPECTED))
            }),
            Values::Text(texts) => self.each(texts.iter(), |at, cell| {
                let whole = cell.strip_suffix(".0").unwrap_or(cell).parse::<i64>();
                whole.map_err(|_| self.fault(at, cell, EXPECTED))
            }),
            Values::Day(_) | Values::List(_) => Err(self.wrong_kind("whole numbers")),
        }
    }

    /// The cells as yes or no: 1 and 0, true and false.
    pub fn flags(&self) -> Result<Vec<Option<bool>>, TableError> {
        const EXPECTED: &str = "0 or 1";
        match &self.values {
            Values::Flag(cells) => Ok(cells.clone()),
            Values::Day(_) | Values::List(_) => Err(self.wrong_kind("yes or no")),
            _ => {
                let texts = self.texts()?;
                self.each(texts.iter(), |at, cell| match cell {
                    "1" | "1.0" | "true" | "TRUE" | "True" => Ok(true),
                    "0" | "0.0" | "false" | "FALSE" | "False" => Ok(false),
                    cell => Err(self.fault(at, cell, EXPECTED)),
                })
            }
        }
    }

    /// The cells as days. Text must be written year, month, day: 2004-02-29.
    pub fn days(&self) -> Result<Vec<Option<Date>>, TableError> {
        match &self.values {
            Values::Day(cells) => Ok(cells.clone()),
            Values::Text(texts) => self.each(texts.iter(), |at, cell| {
                let date = (cell.len() == 10).then(|| cell.parse::<Date>().ok()).flatten();
                date.ok_or_else(|| self.fault(at, cell, "a date such as 2004-02-29"))
            }),
            _ => Err(self.wrong_kind("dates")),
        }
    }

    /// The cells as text. Numbers are written with as few digits as say them exactly, days year first.
    pub fn texts(&self) -> Result<Texts, TableError> {
        match &self.values {
            Values::Text(texts) => Ok(texts.clone()),
            Values::Whole(cells) => Ok(written(cells)),
            Values::Number(cells) => Ok(written(cells)),
            Values::Flag(cells) => Ok(written(cells)),
            Values::Day(cells) => Ok(written(cells)),
            Values::List(_) => Err(self.wrong_kind("text")),
        }
    }

    /// The cells as lists; those of a text stand between separators, and what is empty between two is left out.
    pub fn lists(&self, separator: char) -> Result<Lists, TableError> {
        if let Values::List(lists) = &self.values {
            return Ok(lists.clone());
        }
        let mut lists = Lists::default();
        for cell in self.texts()?.iter() {
            lists.push(cell.map(|cell| cell.split(separator).map(str::trim).filter(|item| !item.is_empty())));
        }
        Ok(lists)
    }

    #[expect(clippy::unused_self, reason = "beside its callers it reads as a method")]
    fn each<T, U>(
        &self,
        cells: impl Iterator<Item = Option<T>>,
        read: impl Fn(usize, T) -> Result<U, TableError>,
    ) -> Result<Vec<Option<U>>, TableError> {
        cells.enumerate().map(|(at, cell)| cell.map(|cell| read(at, cell)).transpose()).collect()
    }
}

fn written<T: Display>(cells: &[Option<T>]) -> Texts {
    let mut texts = Texts::default();
    let mut buffer = String::new();
    for cell in cells {
        use std::fmt::Write as _;
        buffer.clear();
        let text = cell.as_ref().map(|cell| {
            // Writing to a String cannot fail.
            let _ = write!(buffer, "{cell}");
            buffer.as_str()
        });
        texts.push(text);
    }
    texts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(cells: &[Option<&str>]) -> Column {
        Column::new("it", Values::Text(cells.iter().copied().collect()))
    }

    #[test]
    fn text_is_read_as_what_is_asked_for() {
        assert_eq!(text(&[Some("1.5"), None]).numbers().unwrap(), [Some(1.5), None]);
        assert_eq!(text(&[Some("3.0"), Some("-4")]).whole().unwrap(), [Some(3), Some(-4)]);
        assert_eq!(text(&[Some("1"), Some("false")]).flags().unwrap(), [Some(true), Some(false)]);
        assert_eq!(text(&[Some("2004-02-29")]).days().unwrap(), [Some(jiff::civil::date(2004, 2, 29))]);
        let lists = text(&[Some("a; b;;"), None]).lists(';').unwrap();
        assert_eq!(lists.get(0).unwrap().collect::<Vec<_>>(), ["a", "b"]);
        assert!(lists.get(1).is_none());
    }

    #[test]
    fn what_cannot_be_read_is_named_by_file_row_and_column() {
        let said = |result: Result<(), TableError>| result.unwrap_err().to_string();
        let column = text(&[Some("1"), Some("inf")]);
        assert_eq!(said(column.numbers().map(drop)), "memory, row 2, column it: \"inf\" is not a number");
        assert!(said(text(&[Some("2003-02-29")]).days().map(drop)).contains("row 1"));
        assert!(said(text(&[Some("20040229")]).days().map(drop)).contains("such as 2004-02-29"));
        assert!(said(text(&[Some("2")]).flags().map(drop)).contains("0 or 1"));
        let days = Column::new("it", Values::Day(vec![None]));
        assert_eq!(said(days.numbers().map(drop)), "column it of memory holds dates, expected numbers");
    }

    #[test]
    fn a_whole_number_that_a_double_cannot_hold_is_refused() {
        let column = Column::new("it", Values::Whole(vec![Some(EXACT + 1)]));
        assert!(column.numbers().is_err());
        assert_eq!(column.whole().unwrap(), [Some(EXACT + 1)]);
        assert_eq!(column.texts().unwrap().get(0), Some("9007199254740993"));
    }
}
