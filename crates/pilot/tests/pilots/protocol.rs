//! Protocols are read strictly: a slip of the pen is an error with its line, never a silent change of plan.

use pilot::{Protocol, ProtocolError};
use proptest::prelude::*;

use crate::made::alder;

#[test]
fn an_unknown_key_is_named_with_its_line() {
    let text = alder().protocol;
    for (key, inside) in
        [("alfa = 0.05", "[analysis]"), ("calliper = 0.2", "[comparison]"), ("colour = \"red\"", "[people]")]
    {
        let changed = text.replacen(inside, &format!("{inside}\n{key}"), 1);
        let line = changed.lines().position(|line| line == key).unwrap() + 1;
        let Err(ProtocolError::Unreadable { line: found, what }) = Protocol::parse(&changed) else { panic!("{key}") };
        let name = key.split_once(' ').unwrap().0;
        assert_eq!(found, line, "{what}");
        assert!(what.contains("unknown field") && what.contains(name), "{what}");
    }
}

#[test]
fn values_that_cannot_be_meant_are_refused() {
    let text = alder().protocol;
    for (from, to, key) in [
        ("format = 1", "format = 2", "format"),
        ("name = \"Alder Steps\"", "name = \" \"", "name"),
        ("alpha = 0.05", "alpha = 0.5", "analysis.alpha"),
        ("alpha = 0.05", "alpha = nan", "analysis.alpha"),
        ("power = 0.8", "power = 1.0", "analysis.power"),
        ("change_points = 5.0", "change_points = 50.0", "analysis.change_points"),
        ("base_points = 50.0", "base_points = 0.0", "analysis.base_points"),
        ("spread_points = 3.0", "spread_points = -1.0", "analysis.spread_points"),
        ("pool = 20", "pool = 0", "analysis.pool"),
        ("information = [1.0]", "information = [0.5, 0.9]", "looks.information"),
        ("information = [1.0]", "information = [0.5, 0.5, 1.0]", "looks.information"),
        ("information = [1.0]", "information = []", "looks.information"),
        ("profile = \"dfe-cla\"", "profile = \"mine\"", "suppression.profile"),
        ("profile = \"dfe-cla\"", "profile = \"nhs\"", "suppression.profile"),
        ("curve_least = 10", "curve_least = 9", "suppression.curve_least"),
        ("caliper = 0.2\n", "", "comparison.caliper"),
        ("caliper = 0.2", "caliper = -0.2", "comparison.caliper"),
        ("method = \"radius\"\n", "", "comparison.method"),
        ("design = \"matched\"", "design = \"randomised\"", "comparison.method"),
        ("numbers = [\"age\"", "numbers = [\"reoffences\"", "comparison"),
        ("numbers = [\"age\"", "numbers = [\"age\", \"age\"", "comparison"),
        ("numbers = [\"age\"", "numbers = [\"took_part\"", "comparison"),
        ("column = \"disability\"", "column = \"sex\"", "breakdown.column"),
    ] {
        let changed = text.replacen(from, to, 1);
        assert_ne!(changed, text, "{from}");
        let Err(ProtocolError::Value { key: found, .. }) = Protocol::parse(&changed) else { panic!("{from} -> {to}") };
        assert_eq!(found, key, "{from} -> {to}");
    }
    assert!(Protocol::parse(&text).is_ok());
}

#[test]
fn days_are_days() {
    let text = alder().protocol;
    let cut = text.lines().find(|line| line.starts_with("data_cut")).unwrap();
    for (written, is_read) in [
        ("2026-11-01", true),
        ("\"2026-11-01\"", true),
        ("2026-11-01T10:00:00", false),
        ("\"1 November 2026\"", false),
        ("\"2026-02-30\"", false),
        ("20261101", false),
    ] {
        let changed = text.replace(cut, &format!("data_cut = {written}"));
        assert_eq!(Protocol::parse(&changed).is_ok(), is_read, "{written}");
    }
}

proptest! {
    #[test]
    fn no_text_makes_the_reader_stop(text in "\\PC{0,200}", at in 0_usize..2_000, cut in 0_usize..40) {
        let _ = Protocol::parse(&text);
        // The same for a sound protocol with a piece cut out or put in.
        let whole = alder().protocol;
        let from = whole.char_indices().map(|(place, _)| place).nth(at.min(whole.chars().count() - 1)).unwrap();
        let rest: String = whole[from..].chars().skip(cut).collect();
        let _ = Protocol::parse(&format!("{}{rest}", &whole[..from]));
        let _ = Protocol::parse(&format!("{}{text}{}", &whole[..from], &whole[from..]));
    }
}
