//! Lists of release dates: they add to people on record, the latest word counts, and a wrong list is taken back.

use crate::support::{House, index, indexed, on_both, prison, row, with};
use casework::duty;
use casework::import::{ChangeKind, ImportFile, ImportState, Show, Undone};
use casework::record::RecordKind;
use domain::Date;
use domain::id::PersonId;
use jiff::civil::date;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use store::columns::Keyed;
use store::entity::identifier;

const BORN_OTHERWISE: &str = "2006-02-20";
const DATES: RecordKind = RecordKind::ReleaseDates;

pub(crate) fn list(rows: &[&str]) -> ImportFile {
    // Born on the day that `held` gives, unless a row says otherwise.
    let row = |row: &&str| {
        if row.contains(BORN_OTHERWISE) { (*row).to_owned() } else { row.replacen(',', ",2006-02-02,", 1) }
    };
    let rows: Vec<String> = rows.iter().map(row).collect();
    let text = format!("prison_number,date_of_birth,kind,date,as_of,source\n{}\n", rows.join("\n"));
    ImportFile::in_memory("dates.csv", text.into_bytes())
}

async fn holder(house: &House, number: &str) -> PersonId {
    let found = identifier::Entity::find().filter(identifier::Column::Value.eq(number)).one(house.store.rows()).await;
    PersonId::from_key(found.unwrap().unwrap().person_id)
}

/// The release date to count on.
async fn release(house: &House, number: &str) -> Option<Date> {
    let person = duty::person(house.store.rows(), holder(house, number).await, house.today()).await.unwrap();
    person.known.release(house.store.context().law().precedence).map(|shown| shown.date.on)
}

/// One young adult of the index, held since March, whose prison gave a date in September.
pub(crate) async fn held(house: &House) {
    house.bring(RecordKind::PersonIndex, index(&[indexed(1), indexed(2)])).await;
    let cells = [
        ("prison_number", "A0001BC"),
        ("given_name", "Teal"),
        ("family_name", "Hawthornby"),
        ("date_of_birth", "2006-02-02"),
        ("establishment_code", "LKX"),
        ("received_on", "2026-03-02"),
        ("legal_status", "SENTENCED"),
        ("crd", "2027-05-14"),
        ("dates_as_of", "2026-09-01"),
        ("dates_source", "sentence calculation"),
    ];
    house.bring(RecordKind::Prison, prison(&[row(&cells)])).await;
}

#[tokio::test]
async fn a_date_that_moved_counts_once_it_is_applied_and_not_once_it_is_undone() {
    on_both(|house| async move {
        held(&house).await;
        assert_eq!(release(&house, "A0001BC").await, Some(date(2027, 5, 14)));
        let file = || {
            list(&["A0001BC,CRD,2027-01-14,2026-11-20,sentence calculation", "A0001BC,SED,2028-01-14,2026-11-20,court"])
        };
        let staged = house.stage(DATES, file()).await;
        assert_eq!((staged.state, staged.new, staged.findings), (ImportState::Staged, 1, 0));
        assert_eq!(release(&house, "A0001BC").await, Some(date(2027, 5, 14)), "a preview changes nothing");
        let change = house.preview(staged.import, Show::New).await.changes.remove(0);
        assert_eq!((change.kind, change.joins, change.fields.len()), (ChangeKind::New, true, 3));
        house.apply(staged.import).await;
        assert_eq!(release(&house, "A0001BC").await, Some(date(2027, 1, 14)));
        let again = house.bring(DATES, file()).await;
        assert_eq!((again.new, again.changed, again.unchanged), (0, 0, 1), "the same list again changes nothing");
        house.undo(again.import).await;
        assert!(matches!(house.undo(staged.import).await, Undone::Now { .. }));
        assert_eq!(release(&house, "A0001BC").await, Some(date(2027, 5, 14)));
    })
    .await;
}

#[tokio::test]
async fn of_one_kind_the_word_that_was_true_last_counts_and_lists_add_up() {
    on_both(|house| async move {
        held(&house).await;
        for (rows, counted) in [
            (vec!["A0001BC,CRD,2027-04-01,2026-08-01,sentence calculation"], date(2027, 5, 14)),
            (vec!["A0001BC,CRD,2027-04-02,2026-10-01,sentence calculation"], date(2027, 4, 2)),
            (vec!["A0001BC,CRD,2027-02-01,2026-01-01,an earlier sentence"], date(2027, 4, 2)),
            (vec!["A0001BC,HDCAD,2027-01-08,2026-11-01,home detention team"], date(2027, 1, 8)),
            (vec!["A0001BC,CRD,2027-03-01,2026-11-02,sentence calculation"], date(2027, 1, 8)),
        ] {
            house.bring(DATES, list(&rows)).await;
            assert_eq!(release(&house, "A0001BC").await, Some(counted), "{rows:?}");
        }
        let person = duty::person(house.store.rows(), holder(&house, "A0001BC").await, house.today()).await.unwrap();
        // The prison's, and those of the lists; not the one of before this custody.
        assert_eq!(person.recorded.release_dates.len(), 5);
    })
    .await;
}

#[tokio::test]
async fn a_number_adds_only_to_the_one_person_who_has_it_and_was_born_on_that_day() {
    on_both(|house| async move {
        held(&house).await;
        // A second person on record has the same number and date of birth.
        let double = with(&with(&indexed(2), "prison_number", "A0003BC"), "date_of_birth", "2006-02-02");
        let other = with(&with(&indexed(3), "prison_number", "A0003BC"), "date_of_birth", "2006-02-02");
        house.bring(RecordKind::PersonIndex, index(&[indexed(1), double, other])).await;
        let count = house.rows().await;
        let rows = [
            "A9999ZZ,CRD,2027-01-14,2026-11-20,sentence calculation",
            "A0003BC,CRD,2027-01-14,2026-11-20,sentence calculation",
            "A0001BC,2006-02-20,CRD,2027-01-14,2026-11-20,sentence calculation",
        ];
        let staged = house.bring(DATES, list(&rows)).await;
        assert_eq!((staged.new, staged.changed, staged.findings), (0, 0, 3));
        let found = house.preview(staged.import, Show::Findings).await.faults;
        let words: Vec<String> = found.iter().map(ToString::to_string).collect();
        for (row, why) in
            [("row 2", "nobody’s on record"), ("row 3", "more than one"), ("row 4", "another date of birth")]
        {
            assert!(words.iter().any(|words| words.contains(row) && words.contains(why)), "{words:?}");
        }
        assert_eq!(house.rows().await, count, "nobody is made of a number");
        assert_eq!(release(&house, "A0001BC").await, Some(date(2027, 5, 14)));

        house.bring(DATES, list(&["A0001BC,CRD,2027-01-14,2026-11-20,sentence calculation"])).await;
        house.bring(DATES, list(&["A0001BC,2006-02-20,CRD,2027-01-20,2026-11-21,sentence calculation"])).await;
        assert_eq!(release(&house, "A0001BC").await, Some(date(2027, 1, 14)), "nor later, once a list was filed");
        let both_days = [
            "A0001BC,CRD,2027-01-20,2026-11-20,sentence calculation",
            "A0001BC,2006-02-20,SED,2027-12-20,2026-11-20,sentence calculation",
        ];
        let staged = house.bring(DATES, list(&both_days)).await;
        assert_eq!((staged.new, staged.changed, staged.findings), (0, 0, 1), "rows that do not agree say nothing");
    })
    .await;
}

#[tokio::test]
async fn a_number_that_went_to_somebody_else_is_not_taken_for_the_one_before() {
    on_both(|house| async move {
        let with_number = |person: usize, number: &'static str| {
            with(&with(&indexed(person), "prison_number", number), "date_of_birth", "2006-02-02")
        };
        let one = index(&[with_number(1, "A0001BC"), with_number(2, "A0002BC")]);
        house.bring(RecordKind::PersonIndex, one).await;
        let rows = ["A0001BC,CRD,2027-01-14,2026-11-20,sentence calculation"];
        let first = house.bring(DATES, list(&rows)).await;
        assert_eq!((first.new, first.findings), (1, 0));
        let other = index(&[with_number(1, "A0009BC"), with_number(2, "A0001BC")]);
        house.bring(RecordKind::PersonIndex, other).await;
        // The very same file again: its date stands on a record that is not the holder's any more.
        let again = house.bring(DATES, list(&rows)).await;
        assert_eq!((again.new, again.changed, again.unchanged, again.findings), (0, 0, 0, 1));
        let why = house.preview(again.import, Show::Findings).await.faults.remove(0).to_string();
        assert!(why.contains("more than one person"), "{why}");
    })
    .await;
}
