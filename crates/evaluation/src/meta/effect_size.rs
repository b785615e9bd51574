//! One study's effect with its variance, from its table.

use crate::ColumnName::Part;
use crate::EvaluationError;
use crate::two_by_two::TwoByTwo;

/// On which scale studies are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// Log odds ratio.
    OddsRatio,
    /// Log ratio of shares.
    RiskRatio,
    /// Difference of shares.
    RiskDifference,
}

/// A study's effect.
#[derive(Debug, Clone, PartialEq)]
pub struct Study {
    /// Its name.
    pub name: String,
    /// Its effect.
    pub effect: f64,
    /// The effect's variance, above 0.
    pub variance: f64,
}

/// The effect of a table that stands in a row of a file, which errors name. Where a cell is empty, a half is added to each
/// cell of that table (metafor's `to = "only0"`).
pub fn from_table(name: &str, table: &TwoByTwo, measure: Measure, row: usize) -> Result<Study, EvaluationError> {
    check(table, row).map_err(|refused| EvaluationError::One { name: name.to_owned(), because: Box::new(refused) })?;
    let (a, b) = (table.events, table.size - table.events);
    let (c, d) = (table.control_events, table.control_size - table.control_events);
    let added = if [a, b, c, d].contains(&0.0) { 0.5 } else { 0.0 };
    let (a, b, c, d) = (a + added, b + added, c + added, d + added);
    let (n1, n2) = (a + b, c + d);
    let (effect, variance) = match measure {
        Measure::OddsRatio => (libm::log(a * d / (b * c)), 1.0 / a + 1.0 / b + 1.0 / c + 1.0 / d),
        Measure::RiskRatio => (libm::log(a / n1 / (c / n2)), 1.0 / a - 1.0 / n1 + 1.0 / c - 1.0 / n2),
        Measure::RiskDifference => (a / n1 - c / n2, a * b / (n1 * n1 * n1) + c * d / (n2 * n2 * n2)),
    };
    Ok(Study { name: name.to_owned(), effect, variance })
}

/// Refuses arms without people, and events that are not among them.
pub(super) fn check(table: &TwoByTwo, row: usize) -> Result<(), EvaluationError> {
    for (arm, [events_part, size_part], events, size) in [
        ("the group", ["events", "size"], table.events, table.size),
        ("the comparison group", ["control events", "control size"], table.control_events, table.control_size),
    ] {
        let refused =
            |part, value, must_be| Err(EvaluationError::OutOfRange { column: Part(part), row, value, must_be });
        if size == 0.0 {
            return Err(EvaluationError::EmptyArm { arm: format!("{arm}, row {row}") });
        }
        if !(0.0..=LARGEST).contains(&size) {
            return refused(size_part, size, "0 or more, and at most 1e15");
        }
        if !(0.0..=size).contains(&events) {
            return refused(events_part, events, "from 0 to the size");
        }
    }
    Ok(())
}

/// Up to here a double holds every whole number, and so does a variance made of four of them.
const LARGEST: f64 = 1e15;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_that_cannot_be_is_refused_by_study_row_and_column() {
        let table = |events, size| TwoByTwo { events, size, control_events: 2.0, control_size: 9.0 };
        let refused = |events, size| from_table("Elm", &table(events, size), Measure::OddsRatio, 4).unwrap_err();
        let EvaluationError::One { name, because } = refused(5.0, 4.0) else { panic!("not named") };
        assert_eq!(name, "Elm");
        assert_eq!(because.to_string(), "value 5 in column events, row 4: must be from 0 to the size");
        assert_eq!(refused(0.0, 0.0).kind(), "empty_arm");
        assert_eq!(refused(-1.0, 4.0).kind(), "out_of_range");
    }
}
