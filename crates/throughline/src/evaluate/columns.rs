//! A CSV, Parquet or Arrow file as named columns, read once; what cannot be read is named by column and row.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use evaluation::Covariate;
use tables::{Column, TableError, Values};

/// Why the file's columns cannot be used.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum ColumnFault {
    /// The file cannot be read; `kind` says how, for programs.
    Unreadable { file: PathBuf, kind: &'static str, why: String },
    /// The file has names of columns, and nothing below them.
    NoRows { file: PathBuf },
    /// No column of this name.
    NoColumn { column: String, file: PathBuf },
    /// Two columns of this name.
    Twice { column: String, file: PathBuf },
    /// A value is missing.
    Missing { column: String, row: usize },
    /// Text where a number is needed.
    TextInNumbers { column: String, row: usize, text: String },
    /// An infinite number, or one beyond all that can be held.
    Infinite { column: String, row: usize, text: String },
    /// Something other than 0 and 1 where only these are meant.
    NotAFlag { column: String, row: usize, text: String },
    /// Something other than a whole number of 0 or more.
    NotWhole { column: String, row: usize, text: String },
    /// A column of categories has one alone, so that there is nothing to compare it with.
    OneCategory { column: String },
    /// The command line asks for too little or too much.
    Usage { why: &'static str },
    /// A setting that cannot be understood.
    Setting { setting: &'static str, text: String, expected: &'static str },
}

impl ColumnFault {
    /// The fault's name, for programs.
    pub(super) const fn kind(&self) -> &'static str {
        match self {
            Self::Unreadable { kind, .. } => kind,
            Self::NoRows { .. } => "empty",
            Self::Infinite { .. } => "infinite",
            Self::OneCategory { .. } => "constant",
            Self::Usage { .. } => USAGE,
            Self::NoColumn { .. } => "no_column",
            Self::Twice { .. } => "column_twice",
            Self::Missing { .. } => "missing",
            Self::TextInNumbers { .. } => "text_in_numbers",
            Self::NotAFlag { .. } => "not_a_flag",
            Self::NotWhole { .. } => "not_whole",
            Self::Setting { .. } => "setting",
        }
    }
}

/// The kind of what is wrong with the command line itself.
pub(crate) const USAGE: &str = "usage";

impl ColumnFault {
    /// Whether it says itself which file it is about.
    pub(super) const fn names_its_file(&self) -> bool {
        matches!(self, Self::Unreadable { .. } | Self::NoRows { .. } | Self::NoColumn { .. } | Self::Twice { .. })
    }

    /// Whether it is about the command line, whatever the file holds.
    pub(super) const fn is_of_the_command_line(&self) -> bool {
        matches!(self, Self::Usage { .. } | Self::Setting { .. })
    }
}

impl std::fmt::Display for ColumnFault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Unreadable { file, why, .. } => write!(f, "{} cannot be read: {why}", file.display()),
            Self::NoColumn { column, file } => write!(f, "no column {column} in {}", file.display()),
            Self::NoRows { file } => write!(f, "{} has no rows", file.display()),
            Self::Twice { column, file } => write!(f, "two columns named {column} in {}", file.display()),
            Self::Infinite { column, row, text } => write!(f, "infinite value {text:?} in column {column}, row {row}"),
            Self::OneCategory { column } => write!(f, "column {column} is constant: it has one category alone"),
            Self::Usage { why } => f.write_str(why),
            Self::Missing { column, row } => write!(f, "missing value in column {column}, row {row}"),
            Self::TextInNumbers { column, row, text } => {
                write!(f, "text in a column of numbers: {text:?} in column {column}, row {row}")
            }
            Self::NotAFlag { column, row, text } => {
                write!(f, "column {column}, row {row} must be 0 or 1, found {text:?}")
            }
            Self::NotWhole { column, row, text } => {
                write!(f, "column {column}, row {row} must be a whole number of 0 or more, found {text:?}")
            }
            Self::Setting { setting, text, expected } => write!(f, "{setting} is {text:?}: must be {expected}"),
        }
    }
}

impl std::error::Error for ColumnFault {}

/// Words that stand for a missing value.
pub(super) const MISSING: [&str; 7] = ["", "NA", "NaN", "nan", "null", "NULL", "."];

/// The columns of a file that were asked for.
pub(super) struct Columns {
    file: PathBuf,
    names: Vec<String>,
    /// One a name: every value as text, one after the other, with where each ends.
    values: Vec<(String, Vec<usize>)>,
}

impl Columns {
    /// Reads the named columns of a file; each is looked for once.
    pub(super) fn open(file: &Path, wanted: &[&str]) -> Result<Self, ColumnFault> {
        let fault = |error: TableError| fault(file, error);
        let source = tables::Source::open(file).map_err(fault)?;
        let mut names: Vec<String> = wanted.iter().map(|name| (*name).to_owned()).collect();
        names.sort();
        names.dedup();
        let mut values = vec![(String::new(), Vec::new()); names.len()];
        let asked: Vec<&str> = names.iter().map(String::as_str).collect();
        for batch in source.batches(&asked).map_err(fault)? {
            for ((text, ends), column) in values.iter_mut().zip(&batch.map_err(fault)?.columns) {
                append(text, ends, column).map_err(fault)?;
            }
        }
        if values.first().is_some_and(|(_, ends)| ends.is_empty()) {
            return Err(ColumnFault::NoRows { file: file.to_owned() });
        }
        Ok(Self { file: file.to_owned(), names, values })
    }

    /// The columns as text by name, none where a value is missing.
    pub(super) fn texts(&self) -> BTreeMap<String, Vec<Option<String>>> {
        let of = |(text, ends): &(String, Vec<usize>)| {
            let mut from = 0;
            let cell = |to: &usize| {
                let value = text.get(from..*to).unwrap_or_default();
                from = *to;
                (!MISSING.contains(&value)).then(|| value.to_owned())
            };
            ends.iter().map(cell).collect()
        };
        self.names.iter().cloned().zip(self.values.iter().map(of)).collect()
    }

    /// Values of a column with their rows, counted from 1; a missing one is a fault.
    fn each<'a>(
        &'a self,
        name: &'a str,
    ) -> Result<impl Iterator<Item = Result<(usize, &'a str), ColumnFault>>, ColumnFault> {
        let at = self.names.iter().position(|other| other == name);
        let column = at.and_then(|at| self.values.get(at));
        let (text, ends) =
            column.ok_or_else(|| ColumnFault::NoColumn { column: name.to_owned(), file: self.file.clone() })?;
        let mut from = 0;
        Ok(ends.iter().enumerate().map(move |(at, to)| {
            let value = text.get(from..*to).unwrap_or_default();
            from = *to;
            if MISSING.contains(&value) {
                return Err(ColumnFault::Missing { column: name.to_owned(), row: at + 1 });
            }
            Ok((at + 1, value))
        }))
    }

    /// A column of numbers.
    pub(super) fn numbers(&self, name: &str) -> Result<Vec<f64>, ColumnFault> {
        self.each(name)?
            .map(|value| {
                let (row, text) = value?;
                let (column, text) = (name.to_owned(), text.to_owned());
                match text.parse::<f64>() {
                    Ok(number) if number.is_finite() => Ok(number),
                    Ok(number) if number.is_nan() => Err(ColumnFault::Missing { column, row }),
                    Ok(_) => Err(ColumnFault::Infinite { column, row, text }),
                    Err(_) => Err(ColumnFault::TextInNumbers { column, row, text }),
                }
            })
            .collect()
    }

    /// A column of 0 and 1 (or false and true).
    pub(super) fn flags(&self, name: &str) -> Result<Vec<bool>, ColumnFault> {
        self.each(name)?
            .map(|value| {
                let (row, text) = value?;
                match text {
                    "1" | "1.0" | "true" | "TRUE" | "True" => Ok(true),
                    "0" | "0.0" | "false" | "FALSE" | "False" => Ok(false),
                    text => Err(ColumnFault::NotAFlag { column: name.to_owned(), row, text: text.to_owned() }),
                }
            })
            .collect()
    }

    /// A column of whole numbers of 0 or more.
    pub(super) fn whole(&self, name: &str) -> Result<Vec<u32>, ColumnFault> {
        self.each(name)?
            .map(|value| {
                let (row, text) = value?;
                let number = text.strip_suffix(".0").unwrap_or(text).parse();
                number.map_err(|_| ColumnFault::NotWhole { column: name.to_owned(), row, text: text.to_owned() })
            })
            .collect()
    }

    /// A column of words.
    pub(super) fn words(&self, name: &str) -> Result<Vec<String>, ColumnFault> {
        self.each(name)?.map(|value| value.map(|(_, text)| text.to_owned())).collect()
    }

    /// A column of categories: a number for each row, and the categories, in the order of numbers or else of letters.
    pub(super) fn categories(&self, name: &str) -> Result<(Vec<u32>, Vec<String>), ColumnFault> {
        let words = self.words(name)?;
        let mut labels: Vec<&String> = words.iter().collect();
        labels.sort_unstable();
        labels.dedup();
        let numbers: Option<Vec<f64>> = labels.iter().map(|label| label.parse().ok()).collect();
        if numbers.is_some() {
            let value = |label: &String| label.parse::<f64>().unwrap_or(f64::NAN);
            labels.sort_by(|left, right| value(left).total_cmp(&value(right)));
        }
        let places: BTreeMap<&String, u32> = labels.iter().copied().zip(0..).collect();
        let codes = words.iter().filter_map(|word| places.get(word).copied()).collect();
        Ok((codes, labels.into_iter().cloned().collect()))
    }

    /// One number a row for the combination of several columns of categories; none for no columns.
    pub(super) fn combined(&self, names: &[String]) -> Result<Option<Vec<u32>>, ColumnFault> {
        let mut combined: Option<Vec<u32>> = None;
        for name in names {
            let (codes, labels) = self.categories(name)?;
            let size = u32::try_from(labels.len()).unwrap_or(u32::MAX);
            combined = Some(match combined {
                None => codes,
                Some(before) => {
                    let wide = before.iter().zip(&codes).map(|(before, code)| before.saturating_mul(size) + code);
                    renumbered(&wide.collect::<Vec<u32>>())
                }
            });
        }
        Ok(combined)
    }

    /// The columns of a model: numbers as they stand, and one column of 0 and 1 for each category but the first.
    pub(super) fn design(
        &self,
        numbers: &[String],
        factors: &[String],
    ) -> Result<Vec<(String, Vec<f64>)>, ColumnFault> {
        let mut design = Vec::new();
        for name in numbers {
            design.push((name.clone(), self.numbers(name)?));
        }
        for name in factors {
            let (codes, labels) = self.categories(name)?;
            if labels.len() < 2 {
                return Err(ColumnFault::OneCategory { column: name.clone() });
            }
            for (code, label) in (0_u32..).zip(&labels).skip(1) {
                let values = codes.iter().map(|other| f64::from(u8::from(*other == code))).collect();
                design.push((format!("{name}={label}"), values));
            }
        }
        Ok(design)
    }
}

/// Why the file cannot be read.
fn fault(file: &Path, error: TableError) -> ColumnFault {
    match error {
        TableError::NoColumn { column, .. } => ColumnFault::NoColumn { column, file: file.to_owned() },
        TableError::ColumnTwice { column, .. } => ColumnFault::Twice { column, file: file.to_owned() },
        error => {
            let causes = std::iter::successors(Some(&error as &dyn std::error::Error), |error| error.source());
            let why = causes.map(ToString::to_string).collect::<Vec<_>>().join(": ");
            ColumnFault::Unreadable { file: file.to_owned(), kind: error.kind(), why }
        }
    }
}

/// Puts the cells of a piece behind those before, as text: numbers with every digit, days as 2026-11-25, yes and no as 1
/// and 0, nothing where one is missing.
fn append(text: &mut String, ends: &mut Vec<usize>, column: &Column) -> Result<(), TableError> {
    // Writing to a String cannot fail, so the outcome of `write!` is put aside.
    macro_rules! each {
        ($cells:expr, $cell:ident => $written:expr) => {
            for cell in $cells {
                if let Some($cell) = cell {
                    let _ = write!(text, "{}", $written);
                }
                ends.push(text.len());
            }
        };
    }
    match column.values() {
        Values::Text(cells) => each!(cells.iter(), cell => cell.trim()),
        Values::Whole(cells) => each!(cells, cell => cell),
        Values::Number(cells) => each!(cells, cell => cell),
        Values::Flag(cells) => each!(cells, cell => u8::from(*cell)),
        Values::Day(cells) => each!(cells, cell => cell),
        Values::List(_) => return Err(column.fault(0, "a list", "one value a row")),
    }
    Ok(())
}

/// Numbers without gaps, in the same order.
fn renumbered(codes: &[u32]) -> Vec<u32> {
    let mut distinct = codes.to_vec();
    distinct.sort_unstable();
    distinct.dedup();
    let places: BTreeMap<u32, u32> = distinct.into_iter().zip(0..).collect();
    codes.iter().filter_map(|code| places.get(code).copied()).collect()
}

/// Columns as a model takes them.
pub(super) fn covariates(design: &[(String, Vec<f64>)]) -> Vec<Covariate<'_>> {
    design.iter().map(|(name, values)| Covariate { name, values }).collect()
}
