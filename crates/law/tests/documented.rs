//! The page that explains case files is true: its example passes, and it lists every code.

use std::fs;
use std::path::Path;

use domain::care::{Branch, CareLegalStatus, Question, ReasonEnded, Status};
use domain::contact::{Channel, NotAttendedReason};
use domain::custody::{LegalStatus, NothingToAsk, ReleaseDateKind};
use domain::duty::{EventKind, FindingKind, HousingOutcome, Predicate, ReferralState, SpellKind, StateName, Trigger};
use law::cases::{check, load};

#[test]
fn the_page_lists_every_code_and_its_example_passes() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/formats/cases.md");
    let page = fs::read_to_string(page).unwrap();
    let whole = page.split("```toml\n").skip(1).filter_map(|rest| rest.split("```").next());
    let examples: Vec<&str> = whole.filter(|example| example.starts_with("rule = ")).collect();
    assert_eq!(examples.len(), 2);
    for example in examples {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("example.toml"), example).unwrap();
        let outcome = check(&load(folder.path()).pop().unwrap().unwrap()).unwrap();
        assert!(outcome.is_passed(), "{outcome}");
    }

    let words: Vec<&str> = page.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).collect();
    let codes = [
        CareLegalStatus::ALL.iter().map(|value| value.code()).collect::<Vec<_>>(),
        ReasonEnded::ALL.iter().map(|value| value.code()).collect(),
        ReleaseDateKind::ALL.iter().map(|value| value.code()).collect(),
        NothingToAsk::ALL.iter().map(|value| value.code()).collect(),
        Status::ALL.iter().map(|value| value.code()).collect(),
        Branch::ALL.iter().map(|value| value.code()).collect(),
        Question::ALL.iter().map(|value| value.code()).collect(),
        Channel::ALL.iter().map(|value| value.code()).collect(),
        NotAttendedReason::ALL.iter().map(|value| value.code()).collect(),
        LegalStatus::ALL.iter().map(|value| value.code()).collect(),
        EventKind::ALL.iter().map(|value| value.code()).collect(),
        SpellKind::ALL.iter().map(|value| value.code()).collect(),
        HousingOutcome::ALL.iter().map(|value| value.code()).collect(),
        StateName::ALL.iter().map(|value| value.code()).collect(),
        FindingKind::ALL.iter().map(|value| value.code()).collect(),
        ReferralState::ALL.iter().map(|value| value.code()).collect(),
    ];
    for code in codes.concat() {
        assert!(words.contains(&code), "{code} is missing from the page");
    }
}

#[test]
fn the_page_of_law_files_lists_every_test_and_trigger() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/formats/law.md");
    let page = fs::read_to_string(page).unwrap();
    let tests = Predicate::ALL.iter().map(|value| (value.code(), value.words()));
    let triggers = Trigger::ALL.iter().map(|value| (value.code(), value.words()));
    for (code, words) in tests.chain(triggers) {
        assert!(page.contains(&format!("| `{code}` | {words} |")), "{code} is missing from the page");
    }
}
