//! What is watched besides: places beside what chance allows, and starts by month, both from protected tables.

use domain::Date;
use evaluation::monitoring::{self, Chart, ChartOptions, Funnel, FunnelKind, Improvement, Place};

use crate::error::AnalysisError;
use crate::measure::outcomes;
use crate::people::{People, categories};
use crate::protocol::Protocol;
use crate::release::{Office, Released};

/// Whom these tables count.
pub const EVERYONE: &str = "everybody whose outcome is due";
/// Whom the table of starts counts.
pub const STARTED: &str = "everybody";

/// What is watched besides.
#[derive(Debug, Clone, Default)]
pub struct Oversight {
    /// Places with their outcomes.
    pub places: Option<Places>,
    /// Starts by month.
    pub starts: Option<Starts>,
}

/// Places beside what chance allows.
#[derive(Debug, Clone)]
pub struct Places {
    /// The protected table.
    pub table: Released,
    /// The funnel of the places whose counts are shown; none for fewer than three.
    pub funnel: Option<Funnel>,
}

/// Starts by month.
#[derive(Debug, Clone)]
pub struct Starts {
    /// The protected table.
    pub table: Released,
    /// The chart; none where a month is hidden, or for fewer than three.
    pub chart: Option<Chart>,
}

/// Watches; outcomes by place only while the gates are open.
pub(crate) fn watch(
    (people, protocol): (&People, &Protocol),
    due: &[usize],
    office: &mut Office<'_>,
    is_open: bool,
) -> Result<Oversight, AnalysisError> {
    let mut found = Oversight::default();
    if let Some(column) = protocol.oversight.place.as_ref().filter(|_| is_open) {
        found.places = Some(places(people, protocol, due, (office, column))?);
    }
    if protocol.oversight.starts_by_month {
        found.starts = Some(starts(people, office)?);
    }
    Ok(found)
}

fn places(
    people: &People,
    protocol: &Protocol,
    due: &[usize],
    (office, column): (&mut Office<'_>, &str),
) -> Result<Places, AnalysisError> {
    let words = people.words(column, due)?;
    let names = categories(&words);
    let outcomes = outcomes(people, protocol, due)?;
    let place = |word: &String| names.iter().position(|name| name == word);
    let cells =
        words.iter().zip(outcomes).filter_map(|(word, outcome)| Some((place(word)?, usize::from(outcome < 0.5))));
    let table = office.release(EVERYONE, (column, &names), ("outcome", &protocol.outcome_columns()), cells)?;
    let shown = names.iter().filter_map(|name| match table.of(name).as_deref() {
        Some([events, _, size]) if *size > 0 => {
            Some(Place { name: name.clone(), events: f64::from(*events), size: f64::from(*size) })
        }
        _ => None,
    });
    let shown: Vec<Place> = shown.collect();
    let funnel = if shown.len() < 3 { None } else { monitoring::funnel(&shown, FunnelKind::Share, None).ok() };
    Ok(Places { table, funnel })
}

/// "2026-11".
fn month(day: Date) -> String {
    format!("{:04}-{:02}", day.year(), day.month())
}

fn starts(people: &People, office: &mut Office<'_>) -> Result<Starts, AnalysisError> {
    let days = || people.rows.iter().map(|person| person.start).filter(|start| *start <= people.cut);
    let (first, last) = (days().min().unwrap_or(people.cut), days().max().unwrap_or(people.cut));
    // From the month of the first start to that of the last, so that a month without any is there as 0.
    let mut names = vec![month(first)];
    let mut day = first.first_of_month();
    while month(day) < month(last) {
        let Some(next) = crate::maturity::months_after(day, 1) else { break };
        day = next;
        names.push(month(day));
    }
    let cells = days().filter_map(|day| Some((names.iter().position(|name| *name == month(day))?, 0)));
    let table = office.release(STARTED, ("month", &names), ("people", &["People"]), cells)?;
    let counts = || (0..names.len()).map(|at| table.row(at).and_then(|row| row.first().copied()));
    let values: Option<Vec<f64>> = counts().map(|count| count.map(f64::from)).collect();
    let options = ChartOptions { screened: true, baseline: None, improvement: Improvement::Neutral, target: None };
    let chart = values.filter(|values| values.len() > 2).and_then(|values| monitoring::xmr(&values, &options).ok());
    Ok(Starts { table, chart })
}
