//! The book of golden values: columns to compute from, values to compare with, and a count of what was compared.

use std::collections::BTreeMap;
use std::path::PathBuf;

/// Relative error allowed where the quantity has a closed form.
pub(crate) const CLOSED: f64 = 1e-12;
/// Relative error allowed where it is iterated.
pub(crate) const ITERATED: f64 = 1e-9;
/// Relative error allowed for boundaries of sequential tests.
pub(crate) const BOUNDARY: f64 = 1e-8;

fn folder(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name)
}

/// One table of columns.
pub(crate) struct Columns {
    values: BTreeMap<String, Vec<String>>,
}

impl Columns {
    pub(crate) fn open(name: &str) -> Self {
        let mut reader = csv::Reader::from_path(folder("columns").join(format!("{name}.csv"))).unwrap();
        let names: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
        let mut values: BTreeMap<String, Vec<String>> = names.iter().map(|name| (name.clone(), Vec::new())).collect();
        for record in reader.records() {
            for (name, value) in names.iter().zip(&record.unwrap()) {
                values.get_mut(name).unwrap().push(value.to_owned());
            }
        }
        Self { values }
    }

    pub(crate) fn numbers(&self, name: &str) -> Vec<f64> {
        self.values[name].iter().map(|value| value.parse().unwrap()).collect()
    }

    pub(crate) fn flags(&self, name: &str) -> Vec<bool> {
        self.numbers(name).into_iter().map(|value| value == 1.0).collect()
    }

    /// Codes in the order of the sorted labels, and the labels.
    pub(crate) fn codes(&self, name: &str) -> (Vec<u32>, Vec<String>) {
        let mut labels: Vec<String> = self.values[name].clone();
        labels.sort();
        labels.dedup();
        let code = |value: &String| labels.iter().position(|label| label == value).unwrap() as u32;
        (self.values[name].iter().map(code).collect(), labels)
    }

    /// Codes of a column of small whole numbers.
    pub(crate) fn whole(&self, name: &str) -> Vec<u32> {
        self.numbers(name).into_iter().map(|value| value as u32).collect()
    }
}

/// The values of one family.
pub(crate) struct Book {
    family: String,
    values: BTreeMap<String, (f64, String)>,
    asked: BTreeMap<String, (f64, f64)>,
    wrong: Vec<String>,
}

impl Book {
    pub(crate) fn open(family: &str) -> Self {
        let mut reader = csv::Reader::from_path(folder("values").join(format!("{family}.csv"))).unwrap();
        let values = reader.records().map(|record| {
            let record = record.unwrap();
            assert!(!record[2].is_empty(), "{} has no source", &record[0]);
            (record[0].to_owned(), (record[1].parse().unwrap_or(f64::NAN), record[2].to_owned()))
        });
        let values = values.collect();
        Self { family: family.to_owned(), values, asked: BTreeMap::new(), wrong: Vec::new() }
    }

    /// Compares relatively; a golden zero compares absolutely.
    pub(crate) fn check(&mut self, quantity: &str, found: f64, tolerance: f64) {
        let Some(&(expected, _)) = self.values.get(quantity) else {
            self.wrong.push(format!("{quantity}: not in the book"));
            return;
        };
        let error = if expected == 0.0 { found.abs() } else { ((found - expected) / expected).abs() };
        self.asked.insert(quantity.to_owned(), (found, error));
        if error.is_nan() || error > tolerance {
            self.wrong.push(format!("{quantity}: found {found:e}, expected {expected:e}, off by {error:.1e}"));
        }
    }

    /// Fails where a value was off or never asked for; leaves what was found beside what was expected.
    pub(crate) fn close(self) {
        let target = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("golden-{}.csv", self.family));
        let mut writer = csv::Writer::from_path(target).unwrap();
        writer.write_record(["family", "quantity", "source", "expected", "found", "relative error"]).unwrap();
        for (quantity, (found, error)) in &self.asked {
            let (expected, source) = &self.values[quantity];
            let numbers = [format!("{expected:?}"), format!("{found:?}"), format!("{error:.1e}")];
            let words = [&self.family, quantity, source];
            writer.write_record(words.into_iter().chain(&numbers)).unwrap();
        }
        writer.flush().unwrap();
        let unasked: Vec<_> = self.values.keys().filter(|name| !self.asked.contains_key(*name)).collect();
        assert!(self.wrong.is_empty(), "{}:\n{}", self.family, self.wrong.join("\n"));
        assert!(unasked.is_empty(), "{}: never compared: {unasked:?}", self.family);
    }
}
