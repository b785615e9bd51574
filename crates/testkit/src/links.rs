//! Pairs that a run of linkage left to people: Wren and Teal, who are two, and others whom no file has brought.

use access::Action;
use casework::link_review::{self, Brought, BroughtPair, Field, Run, Side, Step};
use casework::record::RecordKind;
use domain::link_review::{Decided, PairFlag};

use crate::app::TestApp;

fn field(name: &str, [one, other]: [&str; 2], standing: &str, says: &str) -> Field {
    let values = |text: &str| text.split(';').filter(|text| !text.is_empty()).map(str::to_owned).collect();
    Field {
        name: name.to_owned(),
        one: values(one),
        other: values(other),
        standing: standing.to_owned(),
        says: says.to_owned(),
    }
}

fn step(name: &str, says: &str, weight: i64, strength: &str) -> Step {
    Step { name: name.to_owned(), says: says.to_owned(), weight, strength: strength.to_owned() }
}

fn wren_and_teal() -> BroughtPair {
    BroughtPair {
        keys: ["A1234WR".to_owned(), "teal".to_owned()],
        weight: 11_250,
        margin: 4_000,
        flag: Some(PairFlag::Twin),
        decided: Decided::Review,
        compared: vec![
            field("first_name", ["Wren", "Teal"], "differ", "different"),
            field("surname", ["Rowanfield", "Rowenfield;Hawthornby"], "near", "spelled nearly the same"),
            field("date_of_birth", ["2007-05-01", "2007-05-01"], "agree", "the same"),
            field("postcode", ["", "XM4 2RB;XM1 7QQ"], "missing", "not known on one side"),
            field("gender", ["F", "F"], "agree", "the same"),
            field("pnc", ["2020/0000001E", ""], "missing", "not known on one side"),
        ],
        evidence: vec![
            step("before anything is compared", "how likely any two records are one person", -11_500, "strong against"),
            step("first name", "different", -3_900, "against"),
            step("surname", "spelled nearly the same", 11_350, "strong for"),
            step("date of birth", "the same", 14_200, "strong for"),
            step("postcode", "not known on one side", 0, "says nothing"),
            step("gender", "the same", 1_100, "weak for"),
            step("pnc", "not known on one side", 0, "says nothing"),
        ],
    }
}

fn others() -> impl Iterator<Item = BroughtPair> {
    [("A2001LN", "linnet", "Linnet", "Alder"), ("A2002RB", "robin", "Robin", "Tarn")].into_iter().map(
        |(left, right, first, last)| BroughtPair {
            keys: [left.to_owned(), right.to_owned()],
            flag: None,
            compared: vec![
                field("first_name", [first, first], "agree", "the same"),
                field("surname", [last, &format!("{last}son")], "near", "spelled alike"),
                field("date_of_birth", ["2006-03-04", "2006-04-03"], "near", "day and month have changed places"),
            ],
            ..wren_and_teal()
        },
    )
}

/// Brings a run with three pairs in, of which one may be twins.
pub async fn brings_links(app: &TestApp) -> Brought {
    let side = |agency: &str, kind, file: &str| Side { agency: agency.to_owned(), kind, file: file.to_owned() };
    let run = Run {
        manifest_sha256: "11".repeat(32),
        model_sha256: "22".repeat(32),
        sides: [
            side("LKX", RecordKind::Prison, "prison.csv"),
            side("X10000001", RecordKind::PersonIndex, "authority.csv"),
        ],
        thresholds: [20_000, 14_000, 0],
        pairs: std::iter::once(wren_and_teal()).chain(others()).collect(),
    };
    let permit = app.operator(Action::BringLinks);
    link_review::bring_in(&app.store, &permit, run, app.correlation()).await.expect("it comes in")
}
