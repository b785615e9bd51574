//! `suppress`: a table of counts from which nobody can be recovered.

use std::collections::BTreeMap;

use disclosure::{Dimension, Finding, Ledger, Profile, Protected, Table, protect};
use serde_json::{Value, json};

use super::arguments::Suppress;
use super::columns::{ColumnFault, Columns};

/// One table as it is asked for: its columns, and what rows are kept.
struct Wanted {
    rows: String,
    columns: String,
    only: Vec<(String, String)>,
}

pub(super) fn suppress(suppress: &Suppress) -> anyhow::Result<Value> {
    let profile = Profile::named(&suppress.profile).ok_or_else(|| ColumnFault::Setting {
        setting: "profile",
        text: suppress.profile.clone(),
        expected: "dfe-cin, dfe-cla, nhs or sacro-10",
    })?;
    let mut wanted: Vec<Wanted> = suppress.after.iter().map(|text| parsed(text)).collect::<Result<_, _>>()?;
    let only = suppress.only.iter().map(|text| condition(text)).collect::<Result<_, _>>()?;
    wanted.push(Wanted { rows: suppress.rows.clone(), columns: suppress.columns.clone(), only });
    let mut names: Vec<&str> = suppress.count.iter().map(String::as_str).collect();
    for table in &wanted {
        names.extend([table.rows.as_str(), table.columns.as_str()]);
        names.extend(table.only.iter().map(|(column, _)| column.as_str()));
    }
    let columns = Columns::open(&suppress.data, &names)?;
    let mut ledger = Ledger::new();
    let mut last = None;
    for table in &wanted {
        let table = counted(&columns, table, suppress.count.as_deref())?;
        last = Some((protect(&table, &profile, &mut ledger)?, table));
    }
    let audit = ledger.audit(POPULATION)?;
    Ok(last.map_or(Value::Null, |(protected, table)| answer(&protected, &table, &profile, &audit)))
}

const POPULATION: &str = "the file";

/// What the margins are called in the answer.
const TOTAL: &str = "Total";

fn parsed(text: &str) -> Result<Wanted, ColumnFault> {
    let fault =
        || ColumnFault::Setting { setting: "after", text: text.to_owned(), expected: "ROWS,COLUMNS[,COLUMN=VALUE..]" };
    let mut parts = text.split(',').map(str::trim);
    let (rows, columns) = parts.next().zip(parts.next()).ok_or_else(fault)?;
    let only = parts.map(condition).collect::<Result<_, _>>()?;
    Ok(Wanted { rows: rows.to_owned(), columns: columns.to_owned(), only })
}

fn condition(text: &str) -> Result<(String, String), ColumnFault> {
    let parts = text.split_once('=').map(|(column, value)| (column.trim().to_owned(), value.trim().to_owned()));
    parts.ok_or_else(|| ColumnFault::Setting { setting: "only", text: text.to_owned(), expected: "COLUMN=VALUE" })
}

fn counted(columns: &Columns, wanted: &Wanted, count: Option<&str>) -> anyhow::Result<Table> {
    let (rows, row_names) = columns.categories(&wanted.rows)?;
    let (places, column_names) = columns.categories(&wanted.columns)?;
    for (column, categories) in [(&wanted.rows, &row_names), (&wanted.columns, &column_names)] {
        if categories.iter().any(|category| category == TOTAL) {
            let expected = "a column without totals, which would count everybody twice";
            return Err(ColumnFault::Setting { setting: "rows and columns", text: column.clone(), expected }.into());
        }
    }
    let weights = count.map(|name| columns.whole(name)).transpose()?;
    let mut filter = Vec::new();
    let mut kept = vec![true; rows.len()];
    for (column, value) in &wanted.only {
        let (codes, categories) = columns.categories(column)?;
        let code = categories.iter().position(|category| category == value).and_then(|at| u32::try_from(at).ok());
        let code = code.ok_or_else(|| ColumnFault::Setting {
            setting: "only",
            text: format!("{column}={value}"),
            expected: "a value that the column holds",
        })?;
        for (kept, other) in kept.iter_mut().zip(&codes) {
            *kept &= *other == code;
        }
        filter.push((Dimension { name: column.clone(), categories }, vec![value.clone()]));
    }
    let mut cells: BTreeMap<(u32, u32), u32> = BTreeMap::new();
    for (at, ((row, column), kept)) in rows.iter().zip(&places).zip(&kept).enumerate() {
        if *kept {
            let weight = weights.as_ref().map_or(1, |weights| weights.get(at).copied().unwrap_or(0));
            let cell = cells.entry((*row, *column)).or_default();
            *cell = cell.checked_add(weight).ok_or_else(|| ColumnFault::Setting {
                setting: "count",
                text: count.unwrap_or_default().to_owned(),
                expected: "a column whose counts add up to less than 4,294,967,296 in each cell",
            })?;
        }
    }
    let count = |row: u32, column: u32| cells.get(&(row, column)).copied().unwrap_or(0);
    let line = |row: u32| (0_u32..).take(column_names.len()).map(|column| count(row, column)).collect();
    let counts = (0_u32..).take(row_names.len()).map(line).collect();
    Ok(Table {
        population: POPULATION.to_owned(),
        filter,
        rows: Dimension { name: wanted.rows.clone(), categories: row_names },
        columns: Dimension { name: wanted.columns.clone(), categories: column_names },
        counts,
    })
}

fn answer(protected: &Protected, table: &Table, profile: &Profile, audit: &[Finding]) -> Value {
    let mut headings = table.columns.categories.clone();
    headings.push(TOTAL.to_owned());
    let names = table.rows.categories.iter().cloned().chain([TOTAL.to_owned()]);
    let rows: Vec<Value> = (names.zip(&protected.words))
        .map(|(name, words)| {
            let mut row = serde_json::Map::new();
            row.insert(table.rows.name.clone(), json!(name));
            row.extend(headings.iter().zip(words).map(|(heading, word)| (heading.clone(), json!(word))));
            Value::Object(row)
        })
        .collect();
    let small = protected.proof.iter().filter(|finding| finding.is_safe()).count();
    let finding = |finding: &Finding| {
        let (row, column) = table.names(finding.place);
        json!({ "row": row, "column": column, "at_least": finding.span.low, "at_most": finding.span.high })
    };
    let own = protected.proof.iter().filter(|finding| finding.filter.len() == table.filter.len());
    let attacks: Vec<Value> = own.map(finding).collect();
    json!({
        "analysis": "suppress",
        "profile": profile.name,
        "symbol": profile.symbol,
        "table": rows,
        "attacked": protected.proof.len(),
        "safe": small,
        "recoverable": audit.iter().filter(|finding| !finding.is_safe()).count(),
        "what_an_attacker_knows": attacks,
    })
}
