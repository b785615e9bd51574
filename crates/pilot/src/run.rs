//! From a sealed protocol and the data to everything that is written: results depend on these two and the engine alone.

use core::fmt::Write as _;

use report::Document;
use serde_json::{Map, Value, json};

use crate::analysis::{Analysis, analyse};
use crate::check_r;
use crate::deviations;
use crate::error::AnalysisError;
use crate::gates::Gate;
use crate::given::Given;
use crate::people::{Columns, People};
use crate::report::{Rests, day_in_words, write};
use crate::seal::{Sealed, sha256};
use crate::values;

/// The data: columns as they were read, and the hash of the file's bytes.
#[derive(Debug, Clone)]
pub struct Data {
    /// The columns that the protocol names.
    pub columns: Columns,
    /// SHA-256 of the file.
    pub hash: String,
}

/// A file to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Its path below the folder of the report, with `/` between.
    pub path: String,
    /// What it holds.
    pub text: String,
}

/// Everything that comes out.
#[derive(Debug)]
pub struct Outcome {
    /// What was found, in words, tables and pictures.
    pub document: Document,
    /// The last day whose facts the data hold.
    pub cut: domain::Date,
    /// What was done otherwise.
    pub deviations: Vec<String>,
    /// The analysis itself: exact, so not for release.
    pub analysis: Analysis,
    /// What is written: `release/..` may go out, `inside/..` stays with those who hold the data.
    pub files: Vec<File>,
}

/// Runs a sealed protocol.
pub fn run(sealed: &Sealed, data: Data, given: &Given, threads: usize) -> Result<Outcome, AnalysisError> {
    let protocol = &sealed.protocol;
    let cut = given.cut.unwrap_or(protocol.data_cut);
    let people = People::read(protocol, data.columns, cut)?;
    let analysis = analyse(protocol, &people, (&data.hash, given), threads)?;
    let deviations = deviations::list(sealed, &people, &analysis, given);
    let seal = sealed.seal();
    let rests = Rests {
        protocol: seal.map_or_else(String::new, |seal| seal.protocol.clone()),
        seal: seal.map_or_else(String::new, |seal| seal.seal.clone()),
        sealed: seal
            .map_or_else(String::new, |seal| format!("by {} on {}", seal.signed_by, day_in_words(seal.sealed_on))),
        data: data.hash,
        engine: crate::ENGINE.to_owned(),
        cut: day_in_words(cut),
        deviations: deviations.clone(),
    };
    let document = write(protocol, &analysis, &rests);
    let files = files(sealed, &people, &analysis, (&document, &rests));
    Ok(Outcome { document, cut, deviations, analysis, files })
}

fn files(sealed: &Sealed, people: &People, analysis: &Analysis, (document, rests): (&Document, &Rests)) -> Vec<File> {
    let mut files = Vec::new();
    let mut put = |path: String, text: String| files.push(File { path, text });
    put("release/report.html".to_owned(), report::html::page(document));
    put("release/report.json".to_owned(), json_text(&results(analysis, document, rests)));
    for table in document.tables() {
        put(format!("release/tables/{}.csv", table.id), report::spreadsheet::of(table));
    }
    for figure in document.figures() {
        put(format!("release/pictures/{}.svg", figure.table.id), figure.svg.clone());
    }
    put("release/check.R".to_owned(), check_r::script(&sealed.protocol, people, analysis));
    // Writing to a String cannot fail, so the outcome of `writeln!` is put aside.
    let mut exact = String::from("name,value\n");
    for (name, value) in values::of(analysis) {
        let _ = writeln!(exact, "\"{}\",{value:?}", name.replace('"', "\"\""));
    }
    put("inside/values.csv".to_owned(), exact);
    put("inside/ledger.json".to_owned(), json_text(&json!(analysis.ledger)));
    let hashes: Map<String, Value> =
        files.iter().map(|file| (file.path.clone(), json!(sha256(file.text.as_bytes())))).collect();
    let manifest = json!({
        "protocol": rests.protocol, "seal": rests.seal, "data": rests.data, "engine": rests.engine, "files": hashes,
    });
    files.push(File { path: "manifest.json".to_owned(), text: json_text(&manifest) });
    files
}

fn json_text(value: &Value) -> String {
    // A value of plain maps, lists, words and numbers always has a text.
    serde_json::to_string_pretty(value).unwrap_or_default() + "\n"
}

/// What a program reads: only what the report says too, rounded as there.
fn results(analysis: &Analysis, document: &Document, rests: &Rests) -> Value {
    let gate = |gate: &Gate| json!({ "gate": gate.name, "standing": gate.standing.words(), "because": gate.because });
    let rounded = |value: f64, digits: f64| (value * digits).round() / digits;
    let rate = analysis.measures.as_ref().map(|measures| {
        let rate = &measures.rate;
        let points = |value: f64| rounded(100.0 * value, 10.0);
        json!({
            "took_part_per_100": points(rate.treated_mean), "comparison_per_100": points(rate.control_mean),
            "difference_points": points(rate.estimate), "lower_points": points(rate.lower),
            "upper_points": points(rate.upper), "level": rounded(analysis.level.level, 1e6), "p": rounded(rate.p, 1e3),
        })
    });
    let power = analysis.power.as_ref().map(|power| {
        json!({
            "people": power.size, "alone": rounded(power.alone, 1e3),
            "smallest_points": power.smallest.map(|smallest| rounded(100.0 * smallest, 10.0)),
            "pool": power.pool, "pooled": rounded(power.pooled, 1e3),
            "pooled_if_pilots_differ": power.pooled_spread.map(|pooled| rounded(pooled, 1e3)),
            "pilots_needed": power.needed,
        })
    });
    let evidence = &analysis.evidence;
    json!({
        "format": 1,
        "rests_on": {
            "protocol": rests.protocol, "seal": rests.seal, "sealed": rests.sealed, "data": rests.data,
            "engine": rests.engine, "data_cut": rests.cut,
        },
        "deviations": rests.deviations,
        "gates": analysis.gates.0.iter().map(gate).collect::<Vec<_>>(),
        "shown": analysis.measures.is_some(),
        "rate": rate,
        "power": power,
        "evidence": { "maryland": evidence.maryland, "eif": evidence.eif, "would_raise_it": evidence.raise },
        "recoverable": analysis.recoverable,
        "document": document,
    })
}
