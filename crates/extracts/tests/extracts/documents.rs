//! The documents in `docs/formats` say of every column and code what the readers do.
//!
//! Between `<!-- columns: TABLE -->`, `<!-- example: TABLE -->` or `<!-- codes -->` and `<!-- end -->` stands what is
//! made here from the lists that the readers use. Where a test fails, the document as it should be lies in the target
//! folder's `tmp/formats`.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use extracts::Kind;
use extracts::codes::{Code, List};
use extracts::columns::{Column, Format, Need, Number, Table, When};
use extracts::write::TableWriter;

use crate::support::read_files;

const DOCUMENTS: [(&str, Kind); 6] = [
    ("person-index.md", Kind::PersonIndex),
    ("standard-safeguarding-dataset.md", Kind::PersonIndex),
    ("ssda903.md", Kind::Ssda903),
    ("prison.md", Kind::Prison),
    ("probation.md", Kind::Probation),
    ("release-dates.md", Kind::ReleaseDates),
];

fn when(when: When) -> &'static str {
    match when {
        When::UpToToday => "not after today",
        When::AnyDay => "any day",
    }
}

/// What a cell may hold, for people.
fn format_words(format: Format) -> String {
    match format {
        Format::LocalId => "at most ten letters, digits and `-` `_` `/` `.`".into(),
        Format::Name => "at most 100 characters, with a letter".into(),
        Format::Text(longest) => format!("at most {longest} characters"),
        Format::Date(day) => format!("`YYYY-MM-DD` or `dd/mm/yyyy`, {}", when(day)),
        Format::ReturnDate(day) => format!("`dd/mm/yyyy` or `YYYY-MM-DD`, {}", when(day)),
        Format::Moment(day) => format!("`YYYY-MM-DD` or `dd/mm/yyyy`, a time of midnight may follow, {}", when(day)),
        Format::PartialDate => "`dd/mm/yyyy`; unknown parts, from the day on, are `zz`".into(),
        Format::Coded(list) => format!("code for {}", list.words()),
        Format::CodedWithWords(list) => format!("code for {}; ` - ` and words may follow", list.words()),
        Format::Number(largest) => format!("whole number from 0 to {largest}"),
        Format::Postcode => "postcode".into(),
        Format::Email => "address for e-mail".into(),
        Format::Urn => "up to eight letters or digits".into(),
        Format::Establishment => "three letters or digits".into(),
        Format::Numbered(number) => match number {
            Number::Prison => "a letter, four digits, two letters",
            Number::Crn => "a letter, six digits",
            Number::Pnc => "`YYYY/NNNNNNNX` or short, with its check letter",
            Number::Cro => "`NNNNNN/YYX` or `SFYY/NX`, with its check letter",
            Number::Upn => "a letter and twelve digits, the last of which may be a letter",
            Number::Nhs => "ten digits, the last of which is a check digit",
        }
        .into(),
        Format::UpnOrWhyNot => "pupil number, or `UN1` to `UN5`".into(),
        Format::Alerts => "`CODE:from:to` joined by `;`, `to` may be empty".into(),
    }
}

fn row_of_examples(table: &Table, changed: Option<(&Column, &str)>) -> Vec<u8> {
    let cell = |column: &Column| match changed {
        Some((of, text)) if of.name == column.name => text.to_owned(),
        _ => column.example.to_owned(),
    };
    let mut writer = TableWriter::start(table, Vec::new()).unwrap();
    writer.cells(table.columns.iter().map(cell).collect::<Vec<_>>()).unwrap();
    writer.finish().unwrap()
}

/// What is really said of a cell of this column that is not right.
fn refusal(kind: Kind, table: &Table, column: &Column) -> String {
    let wrong = if matches!(column.format, Format::Text(_)) { "?".repeat(5_000) } else { "?".to_owned() };
    let (_, summary) = read_files(kind, &[("a.csv", &row_of_examples(table, Some((column, &wrong))))]).unwrap();
    let of_column: Vec<_> = summary.faults.iter().filter(|fault| fault.column == Some(column.name)).collect();
    assert_eq!(of_column.len(), 1, "{} of {}", column.name, table.name);
    of_column[0].because.to_string()
}

fn columns(kind: Kind, table: &Table) -> String {
    let mut text =
        String::from("| column | meaning | format | needed | example | a wrong cell |\n|---|---|---|---|---|---|\n");
    for column in table.columns {
        let example = if column.example.is_empty() { String::new() } else { format!("`{}`", column.example) };
        let needed = match column.need {
            Need::Required => "yes",
            Need::Optional => "no",
            Need::MayBeAbsent => "no; the column may be missing",
        };
        let (name, meaning, format) = (column.name, column.meaning, format_words(column.format));
        writeln!(text, "| `{name}` | {meaning} | {format} | {needed} | {example} | {} |", refusal(kind, table, column))
            .unwrap();
    }
    if !table.key.is_empty() {
        let key = table.key.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(" and ");
        writeln!(text, "\nNo two rows of a file have the same {key}.").unwrap();
    }
    text
}

fn example(table: &Table) -> String {
    format!("```csv\n{}```\n", String::from_utf8(row_of_examples(table, None)).unwrap())
}

fn years(code: &Code) -> String {
    match (code.from, code.to) {
        (0, u16::MAX) => format!("`{}`", code.code),
        (0, to) => format!("`{}` (to {to})", code.code),
        (from, u16::MAX) => format!("`{}` (from {from})", code.code),
        (from, to) => format!("`{}` ({from} to {to})", code.code),
    }
}

/// The lists that columns of these tables use, in the order in which they first come.
fn codes(tables: &[&Table]) -> String {
    let mut text = String::from("| columns | codes |\n|---|---|\n");
    let list_of = |column: &Column| match column.format {
        Format::Coded(list) | Format::CodedWithWords(list) => Some(list),
        _ => None,
    };
    let all: Vec<(&Column, List)> =
        tables.iter().flat_map(|table| table.columns).filter_map(|column| Some((column, list_of(column)?))).collect();
    let mut lists: Vec<List> = Vec::new();
    lists.extend(all.iter().map(|(_, list)| *list));
    let mut seen = Vec::new();
    lists.retain(|list| {
        !seen.contains(list) && {
            seen.push(*list);
            true
        }
    });
    for list in lists {
        let mut names: Vec<String> =
            all.iter().filter(|(_, of)| *of == list).map(|(column, _)| format!("`{}`", column.name)).collect();
        names.dedup();
        let codes: Vec<String> = list.codes().iter().map(years).collect();
        writeln!(text, "| {} | {} |", names.join(", "), codes.join(", ")).unwrap();
    }
    text
}

/// The document with every marked place made anew, and the names of the tables whose columns it shows.
fn made_anew(kind: Kind, text: &str) -> (String, Vec<String>) {
    let (mut anew, mut shown, mut rest) = (String::new(), Vec::new(), text);
    while let Some((before, after)) = rest.split_once("<!-- ") {
        let (mark, after) = after.split_once(" -->\n").unwrap();
        let (_, after) = after.split_once("<!-- end -->").unwrap();
        let (what, name) = mark.split_once(": ").unwrap_or((mark, ""));
        let tables = kind.tables();
        let table = || *tables.iter().find(|table| table.name == name).unwrap();
        let made = match what {
            "columns" => {
                shown.push(name.to_owned());
                columns(kind, table())
            }
            "example" => example(table()),
            "codes" => {
                let of: Vec<&Table> =
                    tables.iter().copied().filter(|table| shown.iter().any(|name| name == table.name)).collect();
                codes(&of)
            }
            other => panic!("no such mark: {other}"),
        };
        write!(anew, "{before}<!-- {mark} -->\n{made}<!-- end -->").unwrap();
        rest = after;
    }
    (anew + rest, shown)
}

#[test]
fn the_documents_say_what_the_readers_do() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/formats");
    let actual = Path::new(env!("CARGO_TARGET_TMPDIR")).join("formats");
    fs::create_dir_all(&actual).unwrap();
    let (mut wrong, mut all_shown) = (Vec::new(), Vec::new());
    for (name, kind) in DOCUMENTS {
        let text = fs::read_to_string(folder.join(name)).unwrap();
        let (anew, shown) = made_anew(kind, &text);
        all_shown.extend(shown);
        if anew != text {
            fs::write(actual.join(name), anew).unwrap();
            wrong.push(name);
        }
    }
    assert!(wrong.is_empty(), "{wrong:?} do not say what the readers do; see {}", actual.display());
    for table in Kind::ALL.iter().flat_map(|kind| kind.tables()) {
        assert_eq!(all_shown.iter().filter(|name| *name == table.name).count(), 1, "{} is shown once", table.name);
    }
}

#[test]
fn every_code_list_is_in_a_document() {
    for list in List::ALL {
        let used = Kind::ALL
            .iter()
            .flat_map(|kind| kind.tables())
            .flat_map(|table| table.columns)
            .any(|column| matches!(column.format, Format::Coded(of) | Format::CodedWithWords(of) if of == *list));
        assert!(used, "{list:?}");
    }
}
