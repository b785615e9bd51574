//! The page that explains case files is true: its example passes, and it lists every code.

use std::fs;
use std::path::Path;

use domain::care::{Branch, CareLegalStatus, Question, ReasonEnded, Status};
use domain::contact::{Channel, NotAttendedReason};
use domain::custody::{NothingToAsk, ReleaseDateKind};
use law::cases::{check, load};

#[test]
fn the_page_lists_every_code_and_its_example_passes() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/formats/cases.md");
    let page = fs::read_to_string(page).unwrap();
    let example = page.split("```toml\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("example.toml"), example).unwrap();
    let outcome = check(&load(folder.path()).pop().unwrap().unwrap()).unwrap();
    assert!(outcome.is_passed(), "{outcome}");

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
    ];
    for code in codes.concat() {
        assert!(words.contains(&code), "{code} is missing from the page");
    }
}
