//! Conditions hold here as they do in the SQL of Splink's backends, and what is not understood is said.

use proptest::prelude::*;

use super::expression::Records;
use super::value::Value as Cell;
use super::*;

/// Two records with a column `a`, and one `b` of lists.
struct Two(Option<&'static str>, Option<&'static str>);

impl Records for Two {
    fn value(&self, side: Side, field: usize) -> Cell<'_> {
        let text = if side == Side::Left { self.0 } else { self.1 };
        let list =
            |text: &'static str| Cell::List(text.split(' ').filter(|it| !it.is_empty()).map(Cell::text).collect());
        text.map_or(Cell::Missing, |text| if field == 0 { Cell::text(text) } else { list(text) })
    }

    fn with_shares(&self, side: Side, field: usize) -> Cell<'_> {
        let Cell::List(items) = self.value(side, field) else { return Cell::Missing };
        let shared = |item: Cell<'_>| Cell::WithShare(item.into_text().expect("text").into_owned().into(), 0.01);
        Cell::List(items.into_iter().map(shared).collect())
    }
}

fn read(text: &str, backend: Option<&str>) -> Result<Expression, LinkageError> {
    let mut layout = Layout::default();
    layout.add("a", Standard::Raw, false);
    layout.add("b", Standard::Raw, false);
    condition("it", text, &Sql::of(backend), &mut layout)
}

#[test]
#[expect(clippy::too_many_lines, reason = "rows of a table")]
fn conditions_hold_as_in_sql() {
    let spark_day = "date(try_to_timestamp(`a_l`, 'yyyy-MM-dd'))";
    let postcode = r#"NULLIF(regexp_extract("a_l", '^[A-Za-z]{1,2}[0-9][A-Za-z0-9]?', 0), '') =
        NULLIF(regexp_extract("a_r", '^[A-Za-z]{1,2}[0-9][A-Za-z0-9]?', 0), '')"#;
    let days = r#"ABS(EPOCH(try_strptime("a_l", '%Y-%m-%d')) - EPOCH(try_strptime("a_r", '%Y-%m-%d'))) <= 2629800.0"#;
    let no_day = r#"try_strptime("a_l", '%Y-%m-%d') IS NULL OR try_strptime("a_r", '%Y-%m-%d') IS NULL"#;
    let likest = r#"list_max(list_transform(flatten(list_transform("b_l", x -> list_transform("b_r", y -> [x, y]))),
        pair -> jaro_winkler_similarity(pair[1], pair[2]))) >= 0.9"#;
    let rare = "list_reduce(list_prepend(1.0, list_transform(b_with_freq_l, x -> CASE WHEN
        array_contains(list_transform(b_with_freq_r, y -> y.value), x.value) THEN x.rel_freq ELSE 1.0 END)),
        (p, q) -> p * q) < 0.001";
    for (text, left, right, expected) in [
        ("\"a_l\" = \"a_r\"", Some("x"), Some("x"), Some(true)),
        ("\"a_l\" = \"a_r\"", Some("x"), None, None),
        ("\"a_l\" IS NULL OR \"a_r\" IS NULL", Some("x"), None, Some(true)),
        ("a_l is not null and a_r is not null", Some("x"), None, Some(false)),
        ("a_l = 'x' OR a_r = 'x'", None, Some("x"), Some(true)),
        ("a_l = 'x' AND a_r = 'x'", None, Some("y"), Some(false)),
        ("a_l = 'x' AND a_r = 'x'", None, Some("x"), None),
        ("a_l IS DISTINCT FROM a_r", None, Some("x"), Some(true)),
        ("a_l IN ('x', 'y') AND a_r NOT IN ('x', 'y')", Some("y"), Some("z"), Some(true)),
        ("a_l BETWEEN 2 AND 10", Some("9"), None, Some(true)),
        ("a_l LIKE 'x%' AND NOT a_r LIKE '_x%'", Some("xyz"), Some("x"), Some(true)),
        ("jaro_winkler_similarity(\"a_l\", \"a_r\") >= 0.9", Some("MARTHA"), Some("MARHTA"), Some(true)),
        ("jaccard(\"a_l\", \"a_r\") >= 0.6", Some("duck"), Some("luck"), Some(true)),
        ("damerau_levenshtein(\"a_l\", \"a_r\") <= 1", Some("ab"), Some("ba"), Some(true)),
        ("levenshtein(\"a_l\", \"a_r\") <= 1", Some("ab"), Some("ba"), Some(false)),
        ("(a_l[1:4] = a_r[1:4] AND a_l[6:7] = a_r[9:10])", Some("1999-12-04"), Some("1999-04-12"), Some(true)),
        ("NOT (lower(a_l) = lower(a_r))", Some("X"), Some("x"), Some(false)),
        ("SUBSTR(l.\"a\", 1, 2) = SUBSTR(r.\"a\", 1, 2)", Some("abc"), Some("abd"), Some(true)),
        ("l.\"a\"[1:2] = r.\"a\"[1:2]", Some("abc"), Some("abd"), Some(true)),
        ("abs(a_l - a_r) <= 1", Some("3"), Some("4"), Some(true)),
        ("ABS(a_l - a_r) / (CASE WHEN a_r > a_l THEN a_r ELSE a_l END) < 0.1", Some("99"), Some("100"), Some(true)),
        ("NULLIF(a_l, '') = NULLIF(a_r, '')", Some(""), Some(""), None),
        ("1=1", None, None, Some(true)),
        ("ELSE", None, None, Some(true)),
        (days, Some("2004-02-01"), Some("2004-03-02"), Some(true)),
        (days, Some("2004-02-01"), Some("2004-03-03"), Some(false)),
        (no_day, Some("2004-02-30"), Some("2004-03-02"), Some(true)),
        ("ABS(EPOCH(a_l) - EPOCH(a_r)) <= 86400", Some("2004-02-28"), Some("2004-02-29"), Some(true)),
        ("abs(date_diff('day', a_l, a_r)) <= 14", Some("2004-02-28"), Some("2004-03-13"), Some(true)),
        ("datediff('month', a_l, a_r) = 1", Some("2004-02-28"), Some("2004-03-01"), Some(true)),
        ("abs(a_l::date - a_r::date) <= 30", Some("2004-02-01"), Some("2004-03-02"), Some(true)),
        ("abs(a_l::date - a_r::date) <= 29", Some("2004-02-01"), Some("2004-03-02"), Some(false)),
        ("year(a_l) = 2004 AND date(a_l) = date(a_r)", Some("2004-02-01"), Some("2004-02-01T10:00:00"), Some(true)),
        ("a_l / a_r > 0.4", Some("0"), Some("0"), Some(true)),
        ("a_l AND NOT a_r", Some("3"), Some("0"), Some(true)),
        ("strlen(a_l) = 3 AND length(a_r) = 2 AND trim(a_l) = a_r", Some("é "), Some("é "), Some(false)),
        ("levenshtein(CAST(a_l AS TEXT), a_r::varchar) <= 1", Some("ab"), Some("b"), Some(true)),
        (postcode, Some("EX1 2AB"), Some("EX1 9ZZ"), Some(true)),
        (postcode, Some("EX1 2AB"), Some("EX2 2AB"), Some(false)),
        (postcode, Some("none"), Some("none"), None),
        ("array_length(list_intersect(\"b_l\", \"b_r\")) >= 2", Some("x y z"), Some("z y"), Some(true)),
        ("array_length(list_intersect(\"b_l\", \"b_r\")) >= 1", Some("x"), None, Some(false)),
        ("array_length(list_intersect(\"b_l\", \"b_r\")) >= 1", None, Some("x"), None),
        ("list_has_any(b_l, b_r)", Some("x"), None, None),
        (
            "array_length(list_intersect(\"b_l\", \"b_r\")) = 0 AND len(b_l) * len(b_r) = 2",
            Some("x"),
            Some("y z"),
            Some(true),
        ),
        ("abs(datediff('day', b_l[-1], b_r[1])) <= 1", Some("x 2004-01-02"), Some("2004-01-01"), Some(true)),
        (likest, Some("martha xx"), Some("yy marhta"), Some(true)),
        (likest, Some("martha xx"), Some("yy zz"), Some(false)),
        (rare, Some("p q"), Some("q p"), Some(true)),
        (rare, Some("p q"), Some("q r"), Some(false)),
    ] {
        let read = read(text, Some("duckdb")).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(read.holds(&Two(left, right)), expected, "{text}");
    }
    let spark = [
        (format!("{spark_day} IS NULL"), Some(false)),
        (format!("abs(datediff({spark_day}, a_r)) <= floor(2629800.0 / 86400)"), Some(true)),
        ("SIZE(ARRAY_INTERSECT(`b_l`, `b_r`)) >= 1".to_owned(), Some(false)),
        ("transform(`b_l`, x -> [x, x])[0][1] = a_l".to_owned(), Some(true)),
    ];
    for (text, expected) in spark {
        let read = read(&text, Some("spark")).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(read.holds(&Two(Some("2004-02-01"), Some("2004-03-02"))), expected, "{text}");
    }
    let postgres =
        "ABS(EXTRACT(EPOCH FROM try_cast_date(\"a_l\", 'YYYY-MM-DD')) - EXTRACT(EPOCH FROM \"a_r\"::date)) <= 86400.0
        AND substring(\"a_l\" from '(^[0-9]{4})') = '2004'";
    let read = read(postgres, Some("postgres")).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(read.holds(&Two(Some("2004-02-01"), Some("2004-02-02"))), Some(true));
}

/// Two places on one meridian, the first at 50 degrees north.
struct Places(f64);

impl Records for Places {
    fn value(&self, side: Side, field: usize) -> Cell<'_> {
        let north = if side == Side::Left { 50.0 } else { self.0 };
        Cell::text(if field == 0 { north.to_string() } else { "-3.5".to_owned() })
    }

    fn with_shares(&self, _: Side, _: usize) -> Cell<'_> {
        Cell::Missing
    }
}

#[test]
fn places_near_and_far() {
    let mut layout = Layout::default();
    let columns = ["lat", "long"].map(|column| layout.add(column, Standard::Raw, false));
    let inner =
        "sin( radians(\"lat_l\") ) * sin( radians(\"lat_r\") ) + cos( radians(\"lat_l\") ) * cos( radians(\"lat_r\") )
        * cos( radians(\"long_r\" - \"long_l\") )";
    let text = format!(
        "cast(acos(case when ({inner}) > 1 then 1 when ({inner}) < -1 then -1 else ({inner}) end) * 6371 as float) <= 10"
    );
    let near = condition("it", &text, &Sql::of(None), &mut layout).expect("read");
    assert_eq!(columns, [0, 1]);
    // A degree of latitude is 111.19 km on a globe of 6371 km.
    for (north, expected) in [(50.0, true), (50.089, true), (50.091, false)] {
        assert_eq!(near.holds(&Places(north)), Some(expected), "{north}");
    }
}

#[test]
fn what_is_not_understood_is_said_with_its_place() {
    for (text, near) in [
        ("hamming(a_l, a_r) > 0.9", "hamming"),
        ("a_l = a_r AND", "EOF"),
        ("a = b", "a"),
        ("a_l SIMILAR TO 'x'", "SIMILAR"),
        ("a_l = 'open", "Unterminated"),
        ("a_l = a_r a_l", "a_l"),
        ("CAST(a_l AS JSON) = a_r", "JSON"),
        ("regexp_matches(a_l, '(')", "unclosed group"),
        ("list_transform(b_l, (x, y) -> x) IS NULL", "(x, y) -> x"),
        ("a_l IN (SELECT a FROM b)", "SELECT"),
        ("substr(a_l, -2) = a_r", "-2"),
        ("substr(a_l, 0, 2) = a_r", "0"),
        ("left(a_l, -1) = a_r", "left"),
        ("a_l[0] = a_r", "0"),
        ("date_diff('week', a_l, a_r) = 1", "week"),
    ] {
        let error = read(text, None).unwrap_err().to_string();
        assert!(error.contains(near), "{text}: {error}");
    }
    let deep = format!("{}a_l{} = a_r", "(".repeat(400), ")".repeat(400));
    assert!(read(&deep, None).is_err(), "no stack is deep enough for everything");
    let long = format!("a_l = a_r{}", " OR a_l = a_r".repeat(400));
    assert!(read(&long, None).is_ok());
    assert!(read(&format!("{long}{}", " OR a_l = a_r".repeat(400)), None).is_err());
    let long = read(&long, None).unwrap();
    assert_eq!(long.holds(&Two(None, None)), None, "a long list is not deep");
    let sum = |levels: usize| read(&format!("1{} = {levels}", "+1".repeat(levels - 1)), None);
    assert_eq!(sum(98).unwrap().holds(&Two(None, None)), Some(true), "as deep as any may be");
    assert!(sum(101).is_err());
}

#[test]
fn a_level_that_nobody_trained_is_refused() {
    let json = r#"{"blocking_rules_to_generate_predictions": [{"blocking_rule": "l.a = r.a"}], "comparisons": [
        {"output_column_name": "a", "comparison_levels": [{"sql_condition": "a_l = a_r", "m_probability": 0.9}]}]}"#;
    assert!(SplinkModel::is_one(json));
    let error = SplinkModel::parse("model.json", json, Untrained::Refuse).unwrap_err();
    assert!(matches!(error, LinkageError::Untrained { missing: "u", .. }), "{error}");
    let model = SplinkModel::parse("model.json", json, Untrained::AsSplink).unwrap();
    assert_eq!(model.defaulted, ["a: a_l = a_r"]);
    let no_rules = json.replace(r#"{"blocking_rule": "l.a = r.a"}"#, "");
    let error = SplinkModel::parse("model.json", &no_rules, Untrained::AsSplink).unwrap_err().to_string();
    assert!(error.contains("no blocking rules"), "{error}");
}

proptest! {
    #[test]
    fn any_text_has_an_answer(text in "[a-z_()\\[\\]\"'=<>:,.0-9 -]{0,60}") {
        if let Ok(condition) = read(&text, None) {
            let _ = condition.holds(&Two(Some("x"), None));
        }
    }

    #[test]
    fn what_looks_like_sql_has_an_answer(words in prop::collection::vec(prop::sample::select(vec![
        "a_l", "a_r", "b_l", "b_r", "l.\"a\"", "=", "<=", "-", "*", "/", "(", ")", "[", "]", "[1:2]", "[-1]", ",", "'x'", "1", "AND", "OR",
        "NOT", "IS NULL", "list_transform(", "x ->", "list_reduce(", "(p, q) ->", "CASE WHEN", "THEN", "ELSE", "END", "len(", "epoch(",
        "CAST(", "AS DATE)", "levenshtein(", "coalesce(", "substr(", "try_strptime(", "datediff(", "flatten(", "list_max(", "round(",
    ]), 0..14)) {
        if let Ok(condition) = read(&words.join(" "), None) {
            let _ = condition.holds(&Two(Some("x 9"), Some("2004-01-01")));
        }
    }
}
