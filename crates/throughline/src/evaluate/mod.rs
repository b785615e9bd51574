//! `evaluate`: single analyses for analysts, from a CSV, Parquet or Arrow file to a table or JSON; and whole pilots by protocol.
//!
//! A column that cannot be read, or that cannot say what is asked, is a named error and exit code 3, never a number.

mod arguments;
mod columns;
mod competing;
mod groups;
mod matching;
mod models;
mod monitoring;
mod naming;
pub(crate) mod pilots;
mod planning;
mod pooling;
mod printed;
mod suppress;
mod survival;
mod text;

pub(crate) use arguments::Evaluate;
pub(crate) use columns::USAGE;
use serde_json::{Value, json};

use crate::out::{Exit, Out};

/// Runs one analysis.
pub(crate) fn run(evaluate: &Evaluate, out: &Out) -> anyhow::Result<Exit> {
    let answer = match evaluate {
        Evaluate::Seal(it) => return pilots::seal(it, out),
        Evaluate::Run(it) => return pilots::run(it, out),
        single => analysed(single).map_err(|error| naming::named(single, error))?,
    };
    text::show(&answer, out);
    out.value(&answer);
    Ok(Exit::Done)
}

fn analysed(evaluate: &Evaluate) -> anyhow::Result<Value> {
    match evaluate {
        Evaluate::Seal(_) | Evaluate::Run(_) => Ok(Value::Null),
        Evaluate::Km(it) => survival::km(it),
        Evaluate::Logrank(it) => survival::logrank(it),
        Evaluate::Rmst(it) => survival::rmst(it),
        Evaluate::Cox(it) => survival::cox(it),
        Evaluate::Aft(it) => survival::aft(it),
        Evaluate::Incidence(it) => competing::incidence(it),
        Evaluate::Finegray(it) => competing::finegray(it),
        Evaluate::Glm(it) => models::glm(it),
        Evaluate::Twobytwo(it) => models::two_by_two(it),
        Evaluate::Did(it) => models::did(it),
        Evaluate::Match(it) => matching::matched(it),
        Evaluate::Weight(it) => matching::weighted(it),
        Evaluate::Specifications(it) => matching::specifications(it),
        Evaluate::Sensitivity(it) => pooling::sensitivity(it),
        Evaluate::Meta(it) => pooling::meta(it),
        Evaluate::Adjust(it) => pooling::adjust(it),
        Evaluate::Power(it) => planning::power(it),
        Evaluate::Boundaries(it) => planning::boundaries(it),
        Evaluate::Arms(it) => planning::arms(it),
        Evaluate::Spc(it) => monitoring::spc(it),
        Evaluate::Funnel(it) => monitoring::funnel(it),
        Evaluate::Suppress(it) => suppress::suppress(it),
    }
}

/// The name of what went wrong, for programs; none where it is no fault of the columns.
pub(crate) fn kind_of(error: &anyhow::Error) -> Option<String> {
    let cause = |cause: &(dyn std::error::Error + 'static)| {
        let evaluation = cause.downcast_ref::<evaluation::EvaluationError>().map(|error| error.kind().to_owned());
        let column = || cause.downcast_ref::<columns::ColumnFault>().map(|fault| fault.kind().to_owned());
        let disclosure = || cause.downcast_ref::<disclosure::DisclosureError>().map(|_| "not_protected".to_owned());
        let pilot = || cause.downcast_ref::<pilot::AnalysisError>().map(|error| error.kind().to_owned());
        let seal = || cause.downcast_ref::<pilot::SealError>().map(|error| error.kind().to_owned());
        evaluation.or_else(column).or_else(disclosure).or_else(pilot).or_else(seal)
    };
    error.chain().find_map(cause)
}

/// A coefficient table, with ratios where the scale is logarithmic.
fn coefficients(rows: &[evaluation::Coefficient], ratio: Option<&str>) -> Value {
    let row = |row: &evaluation::Coefficient| {
        let mut value = json!({
            "name": row.name, "coef": row.estimate, "se": row.standard_error, "z": row.z, "p": row.p,
            "lower": row.lower, "upper": row.upper,
        });
        if let (Some(ratio), Some(map)) = (ratio, value.as_object_mut()) {
            let (estimate, lower, upper) = row.ratio();
            map.insert(ratio.to_owned(), json!(estimate));
            map.insert(format!("{ratio}_lower"), json!(lower));
            map.insert(format!("{ratio}_upper"), json!(upper));
        }
        value
    };
    rows.iter().map(row).collect()
}

/// A chi-squared test.
fn chi_squared(test: &evaluation::ChiSquared) -> Value {
    json!({ "statistic": test.statistic, "df": test.degrees, "p": test.p })
}

/// A covariance matrix as rows.
fn matrix(matrix: &evaluation::numbers::matrix::Matrix) -> Value {
    (0..matrix.rows()).map(|row| json!(matrix.row(row))).collect()
}
