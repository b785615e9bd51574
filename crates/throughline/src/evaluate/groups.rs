//! Settings that several analyses share: groups, strata, lists of a fixed length.

use evaluation::EvaluationError;

use super::columns::{ColumnFault, Columns};

/// The groups of a column, with their names; none without a column.
pub(super) type Grouped = Option<(Vec<u32>, Vec<String>)>;

/// Reads an optional column of categories.
pub(super) fn grouped(columns: &Columns, name: Option<&String>) -> Result<Grouped, ColumnFault> {
    name.map(|name| columns.categories(name)).transpose()
}

/// Numbers of an optional column of categories, without their names.
pub(super) fn codes(columns: &Columns, name: Option<&String>) -> Result<Option<Vec<u32>>, ColumnFault> {
    Ok(grouped(columns, name)?.map(|(codes, _)| codes))
}

/// Exactly so many numbers.
pub(super) fn exactly<const N: usize>(
    setting: &'static str,
    values: &[f64],
    expected: &'static str,
) -> Result<[f64; N], ColumnFault> {
    let text = || values.iter().map(f64::to_string).collect::<Vec<_>>().join(",");
    values.try_into().map_err(|_| ColumnFault::Setting { setting, text: text(), expected })
}

/// Names of columns that may be there or not.
pub(super) fn named<'a>(always: &[&'a str], optional: &[Option<&'a String>], lists: &[&'a [String]]) -> Vec<&'a str> {
    let optional = optional.iter().copied().flatten().map(String::as_str);
    let lists = lists.iter().flat_map(|list| list.iter().map(String::as_str));
    always.iter().copied().chain(optional).chain(lists).collect()
}

/// A level of intervals, for analyses whose intervals are made after the fit.
pub(super) fn checked_level(level: f64) -> Result<f64, EvaluationError> {
    let must_be = "between 0 and 1";
    if level > 0.0 && level < 1.0 {
        Ok(level)
    } else {
        Err(EvaluationError::Setting { setting: "level", value: level, must_be })
    }
}
