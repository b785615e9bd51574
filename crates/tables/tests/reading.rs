//! Files are read as their writers meant them: Parquet as pyarrow writes it, CSV as spreadsheets do, and our own.

use bytes::Bytes;
use jiff::civil::date;
use proptest::prelude::*;
use pyarrow::{golden, golden_path, holds_what_pyarrow_wrote};
use tables::{Column, Compressed, Kind, Lists, Source, TableError, Values, Writer, to_bytes};

fn source(text: &str) -> Result<Source, TableError> {
    Source::from_bytes("birds.csv", Bytes::from(text.to_owned()))
}

/// What pyarrow wrote, and what should be read of it.
#[cfg(test)]
mod pyarrow {
    use jiff::civil::date;
    use tables::{Kind, Source};

    pub(crate) fn golden_path(name: &str) -> String {
        format!("{}/tests/golden/{name}", env!("CARGO_MANIFEST_DIR"))
    }

    pub(crate) fn golden(name: &str) -> Source {
        Source::open(golden_path(name).as_ref()).unwrap()
    }

    pub(crate) fn holds_what_pyarrow_wrote(source: &Source) {
        let names =
            ["text", "word", "whole", "small", "unsigned", "number", "single", "price", "flag", "day", "stamp", "nano"];
        let table = source.read(&names).unwrap();
        let column = |name: &str| table.column(name).unwrap();
        let texts = |name: &str| {
            column(name).texts().unwrap().iter().map(|cell| cell.map(str::to_owned)).collect::<Vec<Option<String>>>()
        };
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(texts("text"), [some("oak"), None, some("Ærø"), some("oak")], "{}", source.file());
        assert_eq!(texts("word"), [some("wren"), some("wren"), None, some("robin")]);
        assert_eq!(column("whole").whole().unwrap(), [Some(1), Some(-2), None, Some(1 << 62)]);
        assert_eq!(column("small").whole().unwrap(), [Some(1), None, Some(-3), Some(4)]);
        assert_eq!(column("unsigned").whole().unwrap(), [Some(1), None, Some(4_294_967_295), Some(0)]);
        assert_eq!(column("number").numbers().unwrap(), [Some(0.1), None, Some(-2.5), Some(1e300)]);
        assert_eq!(column("single").numbers().unwrap(), [Some(0.5), None, Some(-2.5), Some(3.0)]);
        assert_eq!(column("price").numbers().unwrap(), [Some(0.1), None, Some(-12.34), Some(99999.99)]);
        assert_eq!(column("flag").flags().unwrap(), [Some(true), None, Some(false), Some(true)]);
        assert_eq!(
            column("day").days().unwrap(),
            [Some(date(2004, 2, 29)), None, Some(date(1969, 12, 31)), Some(date(1, 1, 1))]
        );
        let stamps = [Some(date(2004, 2, 29)), None, Some(date(1969, 12, 31)), Some(date(2026, 11, 26))];
        assert_eq!(column("stamp").days().unwrap(), stamps);
        assert_eq!(column("nano").days().unwrap(), stamps);
        let lists = source.read(&["list"]).unwrap();
        let lists = lists.column("list").unwrap().lists(';').unwrap();
        let lists: Vec<Option<Vec<&str>>> = (0..4).map(|at| lists.get(at).map(Iterator::collect)).collect();
        assert_eq!(lists, [Some(vec!["a", "b"]), None, Some(vec![]), Some(vec!["c", "d"])]);
        assert_eq!(source.read(&["sure"]).unwrap().columns()[0].texts().unwrap().get(3), Some("s"));
        let said = |names: &[&str]| source.read(names).unwrap_err().to_string();
        assert!(said(&["moment"]).contains("row 3, column moment"), "{}", said(&["moment"]));
        assert!(said(&["struct"]).contains("a structure"));
        assert!(said(&["numbers"]).contains("a list of something else than text"));
        assert_eq!((source.kind("list"), source.kind("struct")), (Some(Kind::List), None));
    }
}

/// `tests/golden/*.parquet`: four rows, written by pyarrow 26.0.1; see `tests/golden/README.md`.
#[test]
fn what_pyarrow_writes_is_read_with_every_compression_and_page_version() {
    for compression in ["snappy", "zstd", "gzip"] {
        let source = golden(&format!("{compression}.parquet"));
        assert_eq!(source.rows(), Some(4));
        holds_what_pyarrow_wrote(&source);
    }
}

const ARROW: [&str; 4] = ["file.arrow", "stream.arrows", "zstd.arrow", "lz4.feather"];

/// Of each kind of Arrow file the same four rows, in two pieces, and columns of types that Parquet has not.
#[test]
fn arrow_files_and_streams_are_read_however_they_are_packed() {
    for name in ARROW {
        let source = golden(name);
        assert_eq!(source.rows(), None);
        holds_what_pyarrow_wrote(&source);
        let names = ["large", "view", "words", "few", "tiny", "big", "half", "day64", "nothing", "lists"];
        let said = source.read(&names).unwrap_err().to_string();
        assert!(said.ends_with("row 3, column big: \"a number over 2^63\" is not a whole number of 63 bits"), "{said}");
        let table = source.read(&names.map(|name| if name == "big" { "tiny" } else { name })).unwrap();
        let column = |name: &str| table.column(name).unwrap();
        let texts = |name: &str| {
            column(name).texts().unwrap().iter().map(|cell| cell.map(str::to_owned)).collect::<Vec<Option<String>>>()
        };
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(texts("large"), [some("oak"), None, some("Ærø"), some("oak")], "{name}");
        assert_eq!(texts("view"), [some("oak"), None, some("Ærø"), None]);
        assert_eq!(texts("words"), [some("wren"), None, some("robin"), some("wren")]);
        assert_eq!(texts("few"), texts("words"));
        assert_eq!(column("tiny").whole().unwrap(), [Some(1), None, Some(-128), Some(127)]);
        assert_eq!(column("half").numbers().unwrap(), [Some(0.5), None, Some(-2.5), Some(3.0)]);
        let days = [Some(date(2004, 2, 29)), None, Some(date(1969, 12, 31)), Some(date(2026, 11, 26))];
        assert_eq!(column("day64").days().unwrap(), days);
        assert_eq!(texts("nothing"), [None, None, None, None]);
        let lists = column("lists").lists(';').unwrap();
        let lists: Vec<Option<Vec<&str>>> = (0..4).map(|at| lists.get(at).map(Iterator::collect)).collect();
        assert_eq!(lists, [Some(vec!["a", "b"]), None, Some(vec![]), Some(vec!["c", "d"])]);
        let said = source.read(&["bytes"]).unwrap_err().to_string();
        assert!(said.contains("column bytes of") && said.contains("holds Binary"), "{said}");
        let twice = source.read(&["word", "text", "word"]).unwrap();
        assert_eq!(twice.columns()[0].texts().unwrap(), twice.columns()[2].texts().unwrap());
        assert_eq!(twice.columns()[1].name(), "text");
        let first_rows: Vec<u64> = source.batches(&["text"]).unwrap().map(|batch| batch.unwrap().first_row).collect();
        // Feather was written in one piece.
        assert_eq!(first_rows, if name == "lz4.feather" { vec![1] } else { vec![1, 4] });
    }
    let old = Source::open(golden_path("old.feather").as_ref()).map(drop).unwrap_err().to_string();
    assert!(old.ends_with("is not a table: it is Feather of version 1: write it as version 2"), "{old}");
}

#[test]
fn an_arrow_file_that_breaks_off_anywhere_is_refused_and_never_read_in_part() {
    for name in ARROW {
        let whole = std::fs::read(golden_path(name)).unwrap();
        for length in (8..whole.len()).step_by(7).chain(whole.len() - 9..whole.len()) {
            let read = Source::from_bytes(name, Bytes::copy_from_slice(&whole[..length]));
            let read = read.and_then(|source| source.read(&["text", "word"]));
            let error = read.map(drop).unwrap_err();
            assert!(matches!(error, TableError::NotATable { .. }), "{name} cut to {length}: {error}");
        }
    }
}

#[test]
fn csv_is_trimmed_text_and_what_is_empty_is_missing() {
    let source = source("\u{feff}id, name \n1,\" Wren, Ada \"\n2,\n").unwrap();
    assert_eq!(source.names(), ["id", "name"]);
    let table = source.read(&["name", "id"]).unwrap();
    assert_eq!(table.rows(), 2);
    let names = table.column("name").unwrap().texts().unwrap();
    assert_eq!(names.iter().collect::<Vec<_>>(), [Some("Wren, Ada"), None]);
}

#[test]
fn a_file_that_is_no_table_gets_an_error_that_names_what_is_wrong() {
    let said = |text: &str, wanted: &[&str]| match source(text).and_then(|source| source.read(wanted)) {
        Ok(_) => panic!("{text:?} was read"),
        Err(error) => error.to_string(),
    };
    assert_eq!(said("", &[]), "birds.csv is empty: it has not even names of columns");
    assert_eq!(said("\n\n", &[]), "birds.csv is empty: it has not even names of columns");
    assert_eq!(said("a,b\n1,2\n3\n", &["a"]), "birds.csv, row 2: 1 cells where the names are 2");
    assert_eq!(said("a,b\n", &["c"]), "no column c in birds.csv, which has a, b");
    assert_eq!(said("a,a\n", &["a"]), "two columns named a in birds.csv");
    assert!(said("PAR1 and nothing else", &["a"]).starts_with("birds.csv is not a table: "));
    assert!(Source::open("no/such/file".as_ref()).is_err_and(|error| error.kind() == "unreadable"));
    let latin = Source::from_bytes("latin.csv", Bytes::from_static(b"a\nwren\nM\xfcller\n")).unwrap();
    let error = latin.read(&["a"]).unwrap_err().to_string();
    assert_eq!(error, "latin.csv, row 2, column a: \"M\u{fffd}ller\" is not text in UTF-8");
}

#[test]
fn a_file_without_rows_gives_columns_without_cells() {
    let table = source("a,b\n").unwrap().read(&["b"]).unwrap();
    assert_eq!((table.rows(), table.columns().len()), (0, 1));
    let empty = to_bytes(&[Column::new("a", Values::Day(Vec::new()))]).unwrap();
    let table = Source::from_bytes("empty", empty.into()).unwrap().read(&["a"]).unwrap();
    assert_eq!(table.columns()[0].kind(), Kind::Day);
}

#[test]
fn rows_are_counted_over_pieces_and_row_groups() {
    let cell = |n: u32| if n == 39_998 { "x".to_owned() } else { n.to_string() };
    let text = std::iter::once("n".to_owned()).chain((0..40_000).map(cell)).collect::<Vec<String>>().join(
        "
",
    );
    let batches: Vec<_> = source(&text).unwrap().batches(&["n"]).unwrap().map(Result::unwrap).collect();
    assert!(batches.len() > 2 && batches.iter().map(|batch| batch.rows).sum::<usize>() == 40_000);
    let last = &batches.last().unwrap().columns[0];
    assert!(last.whole().unwrap_err().to_string().contains("row 39999, column n"));

    let mut writer = Writer::start("it", Vec::new(), &[("n", Kind::Whole)], Compressed::Zstd).unwrap();
    for group in 0..3_i64 {
        writer.write(&[Values::Whole((0..20_000).map(|n| Some(group * 20_000 + n)).collect())]).unwrap();
    }
    let table = Source::from_bytes("it", writer.finish().unwrap().into()).unwrap().read(&["n"]).unwrap();
    assert_eq!(table.columns()[0].whole().unwrap(), (0..60_000).map(Some).collect::<Vec<_>>());
}

#[test]
fn what_does_not_fit_together_is_not_written() {
    let columns = [("a", Kind::Text), ("b", Kind::Flag)];
    let start = || Writer::start("it", Vec::new(), &columns, Compressed::No).unwrap();
    assert!(start().write(&[Values::none(Kind::Text)]).is_err());
    assert!(start().write(&[Values::none(Kind::Text), Values::Flag(vec![None])]).is_err());
    assert!(start().write(&[Values::none(Kind::Text), Values::none(Kind::Day)]).is_err());
    assert!(Writer::start("it", Vec::new(), &[("a b", Kind::Text)], Compressed::No).is_err());
}

fn cells<T: std::fmt::Debug + Clone>(
    value: impl Strategy<Value = T>,
    rows: usize,
) -> impl Strategy<Value = Vec<Option<T>>> {
    proptest::collection::vec(proptest::option::of(value), rows..=rows)
}

fn columns() -> impl Strategy<Value = Vec<Column>> {
    (0_usize..40).prop_flat_map(|rows| {
        let lists = cells(proptest::collection::vec(".{0,6}", 0..4), rows);
        (
            cells(".{0,12}", rows),
            cells(any::<i64>(), rows),
            cells(any::<f64>().prop_filter("NaN differs from itself", |x| !x.is_nan()), rows),
            cells(any::<bool>(), rows),
            cells((-9999_i16..=9999, 1_i8..=12, 1_i8..=28).prop_map(|(y, m, d)| date(y, m, d)), rows),
            lists,
        )
            .prop_map(|(texts, whole, numbers, flags, days, lists)| {
                let mut all = Lists::default();
                for list in &lists {
                    all.push(list.as_ref().map(|list| list.iter().map(String::as_str)));
                }
                vec![
                    Column::new("a", Values::Text(texts.iter().map(Option::as_deref).collect())),
                    Column::new("b", Values::Whole(whole)),
                    Column::new("c", Values::Number(numbers)),
                    Column::new("d", Values::Flag(flags)),
                    Column::new("e", Values::Day(days)),
                    Column::new("f", Values::List(all)),
                ]
            })
    })
}

proptest! {
    #[test]
    fn what_is_written_is_read_and_written_again_to_the_same_bytes(columns in columns()) {
        let bytes = to_bytes(&columns).unwrap();
        let table = Source::from_bytes("it", bytes.clone().into()).unwrap().read(&["a", "b", "c", "d", "e", "f"]).unwrap();
        for (column, read) in columns.iter().zip(table.columns()) {
            prop_assert_eq!(column.values(), read.values());
        }
        prop_assert_eq!(to_bytes(table.columns()).unwrap(), bytes);
    }

    #[test]
    fn any_bytes_have_an_answer(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        if let Ok(source) = Source::from_bytes("it", bytes.into()) {
            let names: Vec<&str> = source.names().iter().map(String::as_str).collect();
            let _ = source.read(&names);
        }
    }

    #[test]
    fn an_arrow_file_with_bytes_changed_has_an_answer(
        name in proptest::sample::select(ARROW.to_vec()),
        changes in proptest::collection::vec((any::<proptest::sample::Index>(), any::<u8>()), 1..6),
    ) {
        let mut bytes = std::fs::read(golden_path(name)).unwrap();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if let Ok(source) = Source::from_bytes("it", bytes.into()) {
            let names: Vec<&str> = source.names().iter().map(String::as_str).collect();
            for name in &names {
                if let Ok(table) = source.read(&[name]) {
                    prop_assert!(table.columns()[0].len() == table.rows());
                }
            }
            let _ = source.read(&names);
        }
    }

    #[test]
    fn a_parquet_file_with_bytes_changed_has_an_answer(
        columns in columns(),
        changes in proptest::collection::vec((any::<proptest::sample::Index>(), any::<u8>()), 1..6),
    ) {
        let mut bytes = to_bytes(&columns).unwrap();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if let Ok(source) = Source::from_bytes("it", bytes.into()) {
            for name in source.names() {
                let _ = source.read(&[name]);
            }
        }
    }
}
