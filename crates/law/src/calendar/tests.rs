//! The list that comes with the program, and files that would change it.

use std::error::Error;
use std::fs;

use jiff::civil::date;

use super::*;

/// Bank holidays by rule: nothing is listed, so the rule alone counts.
fn by_rule(year: i16) -> Vec<Date> {
    let nothing = BankHolidays::default();
    let days = date(year, 1, 1).series(jiff::Span::new().days(1)).take_while(|on| on.year() == year);
    days.filter(|on| nothing.is_bank_holiday(*on)).collect()
}

#[test]
fn the_list_is_the_rule_but_for_holidays_that_were_moved_or_added_once() {
    let listed = embedded();
    assert_eq!((listed.years(), listed.dates().len()), (Some((2018, 2030)), 13 * 8 + 3));
    let by_rule: Vec<Date> = (2018..=2030).flat_map(by_rule).collect();
    let once: Vec<Date> = listed.dates().iter().copied().filter(|on| !by_rule.contains(on)).collect();
    let moved: Vec<Date> = by_rule.iter().copied().filter(|on| !listed.dates().contains(on)).collect();
    // Victory in Europe; jubilee (two days); funeral; coronation.
    let expected = [date(2020, 5, 8), date(2022, 6, 2), date(2022, 6, 3), date(2022, 9, 19), date(2023, 5, 8)];
    assert_eq!((once, moved), (expected.to_vec(), vec![date(2020, 5, 4), date(2022, 5, 30)]));
}

/// How many working days each month has, by the Python package `holidays` 0.109 (England), which shares nothing with us.
const WORKING_DAYS_OF_MONTHS: [(i16, [i32; 12]); 13] = [
    (2018, [22, 20, 21, 20, 21, 21, 22, 22, 20, 23, 22, 19]),
    (2019, [22, 20, 21, 20, 21, 20, 23, 21, 21, 23, 21, 20]),
    (2020, [22, 20, 22, 20, 19, 22, 23, 20, 22, 22, 21, 21]),
    (2021, [20, 20, 23, 20, 19, 22, 22, 21, 22, 21, 22, 21]),
    (2022, [20, 20, 23, 19, 21, 20, 21, 22, 21, 21, 22, 20]),
    (2023, [21, 20, 23, 18, 20, 22, 21, 22, 21, 22, 22, 19]),
    (2024, [22, 21, 20, 21, 21, 20, 23, 21, 21, 23, 21, 20]),
    (2025, [22, 20, 21, 20, 20, 21, 23, 20, 22, 23, 20, 21]),
    (2026, [21, 20, 22, 20, 19, 22, 23, 20, 22, 22, 21, 21]),
    (2027, [20, 20, 21, 22, 19, 22, 22, 21, 22, 21, 22, 21]),
    (2028, [20, 21, 23, 18, 21, 22, 21, 22, 21, 22, 22, 19]),
    (2029, [22, 20, 21, 20, 21, 21, 22, 22, 20, 23, 22, 19]),
    (2030, [22, 20, 21, 20, 21, 20, 23, 21, 21, 23, 21, 20]),
];

#[test]
fn months_have_the_working_days_that_another_calendar_counts() {
    let listed = embedded();
    for (year, months) in WORKING_DAYS_OF_MONTHS {
        for (month, expected) in (1..).zip(months) {
            let first = date(year, month, 1);
            let found = listed.working_days_between(first.yesterday().unwrap(), first.last_of_month());
            assert_eq!(found, expected, "{first}");
        }
    }
}

/// GOV.UK's shape with these days of England and Wales.
fn gov_uk(days: &[Date]) -> String {
    let event = |on: &Date| format!(r#"{{"title":"Holiday","date":"{on}","notes":"","bunting":true}}"#);
    let events: Vec<String> = days.iter().map(event).collect();
    format!(
        r#"{{"england-and-wales":{{"division":"england-and-wales","events":[{}]}},
            "scotland":{{"division":"scotland","events":[{{"title":"2nd January","date":"2031-01-02"}}]}}}}"#,
        events.join(",")
    )
}

fn refresh(name: &str, text: &str) -> Result<Refreshed, CalendarError> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join(name);
    fs::write(&file, text).unwrap();
    refreshed(&embedded(), &file)
}

#[test]
fn a_refresh_replaces_and_adds_whole_years_and_says_what_changes() {
    let mut days = [by_rule(2030), by_rule(2031)].concat();
    // A holiday that is proclaimed, and one that is moved.
    days.push(date(2030, 6, 21));
    days.retain(|on| *on != date(2030, 5, 6));
    days.push(date(2030, 5, 10));
    let refreshed = refresh("bank-holidays.json", &gov_uk(&days)).unwrap();
    assert_eq!((refreshed.years, refreshed.holidays.years()), ((2030, 2031), Some((2018, 2031))));
    assert_eq!(refreshed.gone, [date(2030, 5, 6)]);
    assert_eq!(refreshed.added[..2], [date(2030, 5, 10), date(2030, 6, 21)]);
    assert_eq!(refreshed.added[2..], by_rule(2031)[..]);
    assert!(refreshed.holidays.is_bank_holiday(date(2022, 9, 19)), "other years stay as they were");
    let again = refresh("bank-holidays.json", &gov_uk(embedded().dates())).unwrap();
    assert_eq!((again.holidays, again.added, again.gone), (embedded(), vec![], vec![]));
}

#[test]
fn our_own_list_is_read_back_as_it_is() {
    let text = include_str!("../../calendar/england-and-wales.toml");
    assert_eq!(refresh("list.toml", text).unwrap().holidays, embedded());
}

#[test]
fn a_fault_names_the_file_and_the_field_and_changes_nothing() {
    let good = gov_uk(&by_rule(2031));
    let whole = "does not hold whole years of bank holidays";
    for (from, to, told) in [
        ("england-and-wales\":{", "england\":{", "england-and-wales: is missing"),
        ("\"events\"", "\"days\"", "england-and-wales.events: is missing"),
        ("2031-01-01", "2031-01-32", "england-and-wales.events[1].date: should be a date like 2026-03-01"),
        ("2031-04-11", "2031-04-11T00:00:00", "england-and-wales.events[2].date: should be a date like 2026-03-01"),
        ("\"date\":\"2031-04-14\"", "\"day\":\"2031-04-14\"", "england-and-wales.events[3].date: is missing"),
        ("\"2031-04-14\"", "20310414", "england-and-wales.events[3].date: should be a date"),
        // A holiday left out, one twice, a year left out.
        ("2031-05-05", "2031-05-04", whole),
        ("2031-05-05", "2031-05-26", whole),
        ("2031-05-05", "2032-05-05", whole),
        ("[{", "[", "is not a JSON file"),
    ] {
        assert!(good.contains(from), "{from}");
        let error = refresh("list.json", &good.replacen(from, to, 1)).expect_err(to).to_string();
        assert!(error.contains("list.json") && error.contains(told), "{error}");
    }
    let own = include_str!("../../calendar/england-and-wales.toml");
    for (from, to, told) in [
        ("division = \"england-and-wales\"", "division = \"scotland\"", "division: \"scotland\" is not known"),
        ("division = \"england-and-wales\"", "", "division: is missing"),
        ("source = \"Banking", "sources = \"Banking", "source: is missing"),
        ("[years.2020]\n2020-01-01", "[years.2020]\n2019-01-02", "years.2020.2019-01-02: should be a date of the year"),
        ("2018-01-01 =", "2018-13-01 =", "years.2018.2018-13-01: should be a date"),
        ("\"New Year's Day\"", "1", "years.2018.2018-01-01: should be the holiday's name"),
        ("[years.2018]", "[holidays.2018]", "holidays: is not known here"),
        ("2018-05-07 = \"Early May bank holiday\"\n", "", whole),
        ("[years.2018]", "[years.2018", "is not a TOML file"),
    ] {
        assert!(own.contains(from), "{from}");
        let error = refresh("list.toml", &own.replacen(from, to, 1)).expect_err(to).to_string();
        assert!(error.contains("list.toml") && error.contains(told), "{error}");
    }
    let empty = refresh("list.json", &gov_uk(&[])).unwrap_err().to_string();
    assert!(empty.contains("england-and-wales.events: says nothing"), "{empty}");
    assert!(matches!(from_file(Path::new("missing.json")), Err(CalendarError::Unreadable { .. })));
}

#[test]
fn years_between_the_list_and_the_file_are_not_lost() {
    let error = refresh("list.json", &gov_uk(&by_rule(2033))).unwrap_err();
    assert_eq!(error.source().unwrap().to_string(), "no list has the years 2031 to 2032");
}
