//! Imports as a data officer sees them: nothing half done, nothing joined that should not be, everything undoable.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a story that cannot go on stops"
)]

#[path = "import/release_dates.rs"]
mod release_dates;
#[path = "import/replan.rs"]
mod replan;
mod support;

use std::collections::BTreeMap;

use access::{About, Action, Asker, Permit, Who};
use casework::circle::{CircleOf, renew};
use casework::contact::{VisitForm, record_visit};
use casework::duty;
use casework::event::{EventForm, Recorded, record_event, withdraw_event};
use casework::import::{
    Applied, ApplyError, ChangeKind, Dependent, DiscardError, Discarded, ImportFile, ImportState, Progress, Show,
    StageError, UndoError, Undone, apply, discard, error_file, list, stage, undo,
};
use casework::people::{Finds, Scope, search};
use casework::record::RecordKind;
use domain::agency::Role;
use domain::contact::{Channel, Function, NewVisit, Outcome};
use domain::duty::{Event, EventKind};
use domain::event::{Happened, NewEvent};
use domain::id::{AccountId, AgencyId, FormKey, ImportId, PersonId, WorkerId};
use jiff::civil::date;
use sea_orm::{ConnectionTrait, DbBackend, EntityTrait, IntoActiveModel, PaginatorTrait, Statement};
use store::columns::{Day, Instant, Keyed, Uuid};
use store::entity::{contact, event, limited_access, membership, person, source_record, worker};
use support::{CORRELATION, House, index, indexed, on_both, prison, probation, row, with};

const INDEX: RecordKind = RecordKind::PersonIndex;
const PRISON: RecordKind = RecordKind::Prison;
const PROBATION: RecordKind = RecordKind::Probation;

fn thousand() -> Vec<support::Row<'static>> {
    (0..1_000).map(indexed).collect()
}

#[tokio::test]
async fn one_bad_row_of_a_thousand_and_nothing_is_applied() {
    on_both(|house| async move {
        let mut rows = thousand();
        rows[500] = with(&rows[500], "date_of_birth", "2006-02-31");
        let staged = house.stage(INDEX, index(&rows)).await;
        assert_eq!((staged.state, staged.refused, staged.new), (ImportState::Failed, 1, 0));
        assert!(house.rows().await.values().all(|count| *count == 0), "{:?}", house.rows().await);
        let refused = house.preview(staged.import, Show::Refused).await.faults;
        let words: Vec<String> = refused.iter().map(ToString::to_string).collect();
        assert_eq!(words, ["person_index.csv, row 502, column date_of_birth is a day that does not exist"]);
        let permit = house.ivo(Action::ViewImport);
        let file = error_file(&house.store, &permit, staged.import, CORRELATION).await.unwrap().unwrap();
        assert_eq!(
            file,
            "file,row,column,reason,kind\r\n\
             person_index.csv,502,date_of_birth,is a day that does not exist,refused\r\n"
        );
        let error = apply(&house.store, &house.ivo(Action::ApplyImport), staged.import, CORRELATION).await.unwrap_err();
        assert!(matches!(error, ApplyError::NotStaged { state: ImportState::Failed, .. }), "{error}");
        // It stands in nobody's way.
        rows[500] = indexed(500);
        assert_eq!(house.bring(INDEX, index(&rows)).await.new, 1_000);
    })
    .await;
}

#[tokio::test]
async fn the_error_file_holds_findings_too_and_says_how_many_faults_it_leaves_out() {
    on_both(|house| async move {
        let bad: Vec<_> = (0..1_001).map(|n| with(&indexed(n), "date_of_birth", "2006-02-31")).collect();
        let staged = house.stage(INDEX, index(&bad)).await;
        assert_eq!((staged.state, staged.refused), (ImportState::Failed, 1_001));
        assert_eq!(house.preview(staged.import, Show::Refused).await.counts.refused, 1_001);
        let permit = house.ivo(Action::ViewImport);
        let file = |import| error_file(&house.store, &permit, import, CORRELATION);
        let text = file(staged.import).await.unwrap().unwrap();
        let lines: Vec<&str> = text.lines().skip(1).collect();
        assert_eq!(lines.len(), 1_001);
        assert_eq!(lines[999], "person_index.csv,1001,date_of_birth,is a day that does not exist,refused");
        assert_eq!(lines[1_000], ",0,,the first 1000 of 1001 faults are listed,refused");
        let staged = house.stage(INDEX, index(&[with(&indexed(1), "limited_access", "excluded")])).await;
        let text = file(staged.import).await.unwrap().unwrap();
        assert_eq!(
            text,
            "file,row,column,reason,kind\r\n\
             person_index.csv,2,limited_access,keeps the record from some workers without naming them: for the \
             information governance lead,finding\r\n"
        );
    })
    .await;
}

#[tokio::test]
async fn a_file_that_is_none_is_refused_with_its_reason() {
    on_both(|house| async move {
        for (bytes, column, words) in [
            (&b""[..], "", "person_index.csv is empty"),
            (
                b"PK\x03\x04 and so on",
                "",
                "person_index.csv is an Excel workbook or another ZIP archive; open it in a \
              spreadsheet program and save it as \"CSV UTF-8 (comma delimited)\"",
            ),
        ] {
            let staged = house.stage(INDEX, ImportFile::in_memory("person_index.csv", bytes)).await;
            assert_eq!((staged.state, staged.refused), (ImportState::Failed, 1));
            let fault = house.preview(staged.import, Show::Refused).await.faults.remove(0);
            assert_eq!((fault.column.as_str(), fault.to_string().as_str()), (column, words));
        }
        let missing = ImportFile::on_disk("no/such/folder/person_index.csv");
        let staged = house.stage(INDEX, missing).await;
        let fault = house.preview(staged.import, Show::Refused).await.faults.remove(0);
        assert_eq!(fault.to_string(), "person_index.csv cannot be read");
        let states: Vec<_> =
            list(house.store.rows(), 10).await.unwrap().into_iter().map(|import| import.state).collect();
        assert_eq!(states, [ImportState::Failed; 3]);
    })
    .await;
}

#[tokio::test]
async fn the_same_files_again_change_nothing() {
    on_both(|house| async move {
        let rows = thousand();
        house.bring(INDEX, index(&rows)).await;
        let (facts, count) = (house.facts().await, house.rows().await);
        house.wait(24 * 3_600);
        let again = house.bring(INDEX, index(&rows)).await;
        assert_eq!((again.new, again.changed, again.unchanged, again.absent), (0, 0, 1_000, 0));
        assert_eq!(house.facts().await, facts);
        assert_eq!(house.rows().await, count);
        assert_eq!(house.apply(again.import).await, Applied::Already { no: 2 });
        assert_eq!(house.undo(again.import).await, Undone::Now { no: 2 });
        assert_eq!(house.facts().await, facts);
    })
    .await;
}

#[tokio::test]
async fn undoing_brings_back_every_fact_as_it_was() {
    on_both(|house| async move {
        let empty = house.facts().await;
        let mut rows: Vec<_> = (0..40).map(indexed).collect();
        let first = house.bring(INDEX, index(&rows)).await;
        let before = house.facts().await;
        house.wait(24 * 3_600);
        for row in rows.iter_mut().take(10) {
            *row = with(row, "postcode", "XM4 2RB");
            *row = with(row, "personal_adviser_email", "bram.alderson@merrowdale.example");
            *row = with(row, "limited_access", "restricted");
        }
        rows.push(indexed(40));
        let second = house.stage(INDEX, index(&rows)).await;
        assert_eq!((second.new, second.changed, second.unchanged), (1, 10, 30));
        assert_eq!(house.facts().await, before, "nobody sees what is staged");
        house.apply(second.import).await;
        let after = house.facts().await;
        assert_ne!(after, before);
        assert_eq!(house.undo(second.import).await, Undone::Now { no: 2 });
        assert_eq!(house.facts().await, before);
        assert_eq!(house.undo(second.import).await, Undone::Already { no: 2 });
        assert_eq!(house.undo(first.import).await, Undone::Now { no: 1 });
        assert_eq!(house.facts().await, empty);
        // What was undone leaves nothing behind once it is thrown away.
        for import in [first.import, second.import] {
            let permit = house.ivo(Action::StageImport);
            discard(&house.store, &permit, import, CORRELATION).await.unwrap();
        }
        assert!(house.rows().await.values().all(|count| *count == 0), "{:?}", house.rows().await);
    })
    .await;
}

#[tokio::test]
async fn an_equal_number_and_an_equal_date_of_birth_join_and_nothing_else_does() {
    on_both(|house| async move {
        let person = |id: &str, born: &str, prison: &str, crn: &str| {
            row(&[
                ("local_id", id),
                ("given_name", "Wren"),
                ("family_name", "Rowanfield"),
                ("date_of_birth", born),
                ("prison_number", prison),
                ("crn", crn),
            ])
        };
        house
            .bring(
                INDEX,
                index(&[
                    person("MD1", "2006-05-15", "A0001BC", "X000001"),
                    person("MD2", "2006-05-16", "A0002BC", ""),
                    person("MD3", "2006-05-17", "A0003BC", ""),
                    person("MD4", "2006-05-17", "", "X000004"),
                    person("MD5", "2006-05-18", "", ""),
                ]),
            )
            .await;
        let supervised = |crn: &str, prison: &str, born: &str| {
            row(&[("crn", crn), ("prison_number", prison), ("family_name", "Rowanfield"), ("date_of_birth", born)])
        };
        let staged = house
            .stage(
                PROBATION,
                probation(&[
                    supervised("X000001", "", "2006-05-15"),        // joins MD1
                    supervised("X000002", "A0002BC", "2006-05-15"), // another date of birth
                    supervised("X000004", "A0003BC", "2006-05-17"), // MD3 by one number, MD4 by the other
                    supervised("X000005", "A0005BC", "2006-05-18"), // nobody has these numbers
                    supervised("X000006", "A0005BC", "2006-05-18"), // the same prison number as the row before
                ]),
            )
            .await;
        let findings = house.findings(staged.import).await;
        let expected = [(3, "prison_number"), (4, ""), (6, "prison_number")].map(|(row, column)| (row, column.into()));
        assert_eq!(findings, expected);
        let preview = house.preview(staged.import, Show::All).await;
        let mut joins: Vec<_> = preview.changes.iter().filter(|change| change.joins).map(|c| c.key.as_str()).collect();
        joins.sort_unstable();
        assert_eq!(joins, ["X000001"]);
        house.apply(staged.import).await;
        let people = house.people().await;
        assert_eq!(people["probation X000001"], people["person-index MD1"]);
        let distinct: std::collections::BTreeSet<_> = people.values().collect();
        assert_eq!(distinct.len(), 9, "ten records, of which two are of one person");
    })
    .await;
}

#[tokio::test]
async fn a_number_learnt_later_is_a_question_and_parts_nobody() {
    on_both(|house| async move {
        let rows = [indexed(1), with(&indexed(2), "prison_number", "")];
        house.bring(INDEX, index(&rows)).await;
        let held = row(&[
            ("prison_number", "A0009BC"),
            ("family_name", "Hawthornby"),
            ("date_of_birth", "2006-03-03"),
            ("establishment_code", "LKX"),
        ]);
        house.bring(PRISON, prison(&[held])).await;
        let people = house.people().await;
        // Now the council learns that the second person has that prison number.
        let rows = [indexed(1), with(&indexed(2), "prison_number", "A0009BC")];
        let staged = house.bring(INDEX, index(&rows)).await;
        assert_eq!(house.findings(staged.import).await, [(3, "prison_number".to_owned())]);
        assert_eq!(house.people().await, people);
    })
    .await;
}

#[tokio::test]
async fn whoever_a_prison_no_longer_lists_has_left_and_may_come_back() {
    on_both(|house| async move {
        let held = |number: &str| {
            row(&[
                ("prison_number", number),
                ("family_name", "Hawthornby"),
                ("date_of_birth", "2006-03-03"),
                ("establishment_code", "LKX"),
                ("received_on", "2026-03-02"),
            ])
        };
        let both = || prison(&[held("A0001BC"), held("A0002BC")]);
        house.bring(PRISON, both()).await;
        house.wait(24 * 3_600);
        let staged = house.stage(PRISON, prison(&[held("A0001BC")])).await;
        assert_eq!((staged.new, staged.changed, staged.unchanged, staged.gone), (0, 0, 1, 1));
        let preview = house.preview(staged.import, Show::Gone).await;
        assert_eq!((preview.counts.gone, preview.counts.changed), (1, 0));
        let change = &preview.changes[0];
        assert_eq!((change.kind, change.key.as_str()), (ChangeKind::Gone, "A0002BC"));
        let field = &change.fields[0];
        assert_eq!((field.field.as_str(), field.after.as_str()), ("No longer listed on", "22 November 2026"));
        assert!(house.preview(staged.import, Show::Changed).await.changes.is_empty());
        house.apply(staged.import).await;
        let person = PersonId::from_key(house.people().await["prison A0002BC"].parse().unwrap());
        let known = casework::record::known(house.store.rows(), person).await.unwrap();
        assert_eq!(known.custody, None);
        assert_eq!(known.spells[0].to, Some(date(2026, 11, 22)));
        // The same list again: nobody leaves twice. Then the person is back.
        let again = house.bring(PRISON, prison(&[held("A0001BC")])).await;
        assert_eq!((again.unchanged, again.gone, again.changed), (1, 0, 0));
        let back = house.bring(PRISON, both()).await;
        assert_eq!((back.unchanged, back.changed, back.gone), (1, 1, 0));
        let known = casework::record::known(house.store.rows(), person).await.unwrap();
        assert!(known.custody.is_some());
    })
    .await;
}

#[tokio::test]
async fn a_preview_tells_what_differs_and_keeps_limited_records_to_itself() {
    on_both(|house| async move {
        let limited = with(&indexed(3), "limited_access", "restricted");
        house.bring(INDEX, index(&[indexed(1), indexed(2), limited.clone()])).await;
        let moved = with(&indexed(1), "postcode", "XM4 2RB");
        let staged =
            house.stage(INDEX, index(&[moved, indexed(2), with(&limited, "postcode", "XM4 2RB"), indexed(4)])).await;
        let all = house.preview(staged.import, Show::All).await;
        assert_eq!((all.counts.new, all.counts.changed, all.counts.unchanged), (1, 2, 1));
        let by_key: BTreeMap<_, _> = all.changes.iter().map(|change| (change.key.as_str(), change)).collect();
        let fields = |key: &str| -> Vec<_> {
            by_key[key].fields.iter().map(|f| (f.field.as_str(), f.before.as_str(), f.after.as_str())).collect()
        };
        assert_eq!(fields("MD1"), [("Postcode", "", "XM4 2RB")]);
        assert_eq!(by_key["MD4"].kind, ChangeKind::New);
        assert!(fields("MD4").contains(&("Date of birth", "", "5 May 2006")), "{:?}", fields("MD4"));
        assert!(by_key["MD3"].is_limited && by_key["MD3"].name.is_empty() && fields("MD3").is_empty());
        let new = house.preview(staged.import, Show::New).await;
        assert_eq!(new.changes.iter().map(|change| change.key.as_str()).collect::<Vec<_>>(), ["MD4"]);
    })
    .await;
}

#[tokio::test]
async fn a_preview_is_read_page_by_page() {
    let house = House::on_sqlite().await;
    let staged = house.stage(INDEX, index(&(0..25).map(indexed).collect::<Vec<_>>())).await;
    let (mut keys, mut after) = (Vec::new(), None);
    loop {
        let page = casework::import::Page { show: Show::All, after, limit: 10 };
        let permit = house.ivo(Action::ViewImport);
        let preview = casework::import::preview(&house.store, &permit, staged.import, &page, CORRELATION).await;
        let preview = preview.unwrap().unwrap();
        assert!(preview.changes.len() <= 10);
        keys.extend(preview.changes.into_iter().map(|change| change.key));
        after = preview.next;
        if after.is_none() {
            break;
        }
    }
    let distinct: std::collections::BTreeSet<_> = keys.iter().collect();
    assert_eq!((keys.len(), distinct.len()), (25, 25));
}

#[tokio::test]
async fn one_import_is_staged_at_a_time_and_a_stale_preview_is_not_applied() {
    on_both(|house| async move {
        let first = house.bring(INDEX, index(&[indexed(1)])).await;
        let staged = house.stage(INDEX, index(&[indexed(1), indexed(2)])).await;
        let error = house.try_stage(INDEX, index(&[indexed(3)])).await.unwrap_err();
        assert!(matches!(error, StageError::Waiting { no: 2 }), "{error}");
        house.undo(first.import).await;
        assert!(house.preview(staged.import, Show::All).await.is_stale);
        let permit = house.ivo(Action::ApplyImport);
        let error = apply(&house.store, &permit, staged.import, CORRELATION).await.unwrap_err();
        assert!(matches!(error, ApplyError::PictureChanged { no: 2 }), "{error}");
        let permit = house.ivo(Action::StageImport);
        let thrown = discard(&house.store, &permit, staged.import, CORRELATION).await.unwrap();
        assert_eq!(thrown, Discarded::Now { no: 2 });
        let again = discard(&house.store, &permit, staged.import, CORRELATION).await.unwrap();
        assert_eq!(again, Discarded::Already { no: 2 });
        let staged = house.bring(INDEX, index(&[indexed(1), indexed(2)])).await;
        assert_eq!(staged.new, 2);
        let error = discard(&house.store, &permit, staged.import, CORRELATION).await.unwrap_err();
        assert!(matches!(error, DiscardError::IsApplied { no: 3 }), "{error}");
    })
    .await;
}

#[tokio::test]
async fn throwing_a_staged_import_away_leaves_the_rows_as_they_were() {
    on_both(|house| async move {
        house.bring(INDEX, index(&(0..20).map(indexed).collect::<Vec<_>>())).await;
        let (facts, rows) = (house.facts().await, house.rows().await);
        house.wait(24 * 3_600);
        let changed: Vec<_> =
            (0..30).map(|n| with(&indexed(n), "personal_adviser_email", "bram.alderson@merrowdale.example")).collect();
        let staged = house.stage(INDEX, index(&changed)).await;
        let permit = house.ivo(Action::StageImport);
        discard(&house.store, &permit, staged.import, CORRELATION).await.unwrap();
        assert_eq!((house.facts().await, house.rows().await), (facts, rows));
        let marked = source_record::Entity::find().all(house.store.rows()).await.unwrap();
        assert!(marked.iter().all(|record| record.superseded_by.is_none()));
    })
    .await;
}

#[tokio::test]
async fn staging_that_was_broken_off_is_cleaned_up() {
    on_both(|house| async move {
        house.bring(INDEX, index(&(0..600).map(indexed).collect::<Vec<_>>())).await;
        let (facts, rows) = (house.facts().await, house.rows().await);
        let changed: Vec<_> = (0..2_000).map(|n| with(&indexed(n), "postcode", "XM4 2RB")).collect();
        let (written, mut seen) = tokio::sync::mpsc::unbounded_channel();
        let permit = house.ivo(Action::StageImport);
        let progress = move |progress: Progress| {
            if matches!(progress, Progress::Written { records: 1_000.., .. }) {
                let _ = written.send(());
            }
        };
        tokio::select! {
            staged = stage(&house.store, &permit, house.request(INDEX, vec![index(&changed)]), &progress) => {
                panic!("staging was not broken off: {staged:?}");
            }
            _ = seen.recv() => {}
        }
        let left = house.rows().await;
        assert!(left["source_record"] >= 1_000 + 600, "{left:?}");
        assert_eq!(house.facts().await, facts);
        // It might still be at work...
        let error = house.try_stage(INDEX, index(&[indexed(1)])).await.unwrap_err();
        assert!(matches!(error, StageError::BeingStaged { no: 2, .. }), "{error}");
        // ...but not after a minute without a sign of life.
        house.wait(61);
        let staged = house.stage(INDEX, index(&changed)).await;
        assert_eq!((staged.no, staged.new, staged.changed), (3, 1_400, 600));
        let discarded = list(house.store.rows(), 2).await.unwrap().remove(1);
        assert_eq!((discarded.no, discarded.state), (2, ImportState::Discarded));
        discard(&house.store, &permit, staged.import, CORRELATION).await.unwrap();
        assert_eq!((house.facts().await, house.rows().await), (facts, rows));
        house.store.verify(None).await.unwrap().unwrap();
    })
    .await;
}

#[tokio::test]
async fn whoever_throws_away_what_is_being_staged_stops_it() {
    on_both(|house| async move {
        house.bring(INDEX, index(&(0..600).map(indexed).collect::<Vec<_>>())).await;
        let (facts, rows) = (house.facts().await, house.rows().await);
        let changed: Vec<_> = (0..3_000).map(|n| with(&indexed(n), "postcode", "XM4 2RB")).collect();
        let throwing = std::sync::OnceLock::new();
        let progress = |progress: Progress| {
            if matches!(progress, Progress::Written { .. }) {
                throwing.get_or_init(|| {
                    let (store, permit) = (house.store.clone(), house.ivo(Action::StageImport));
                    tokio::spawn(async move {
                        let import = list(store.rows(), 1).await.unwrap().remove(0).id;
                        discard(&store, &permit, import, CORRELATION).await
                    })
                });
            }
        };
        let permit = house.ivo(Action::StageImport);
        let request = house.request(INDEX, vec![index(&changed)]);
        let error = stage(&house.store, &permit, request, &progress).await.unwrap_err();
        assert!(matches!(error, StageError::ThrownAway { no: 2 }), "{error}");
        let thrown = throwing.into_inner().unwrap().await.unwrap();
        assert_eq!(thrown.unwrap(), Discarded::Now { no: 2 });
        assert_eq!((house.facts().await, house.rows().await), (facts, rows));
        let import = list(house.store.rows(), 1).await.unwrap().remove(0);
        assert_eq!((import.no, import.state), (2, ImportState::Discarded));
    })
    .await;
}

#[tokio::test]
async fn throwing_away_that_was_broken_off_is_gone_on_with() {
    on_both(|house| async move {
        let rows: Vec<_> = (0..2_000).map(indexed).collect();
        for was_undone in [false, true] {
            let staged = house.stage(INDEX, index(&rows)).await;
            if was_undone {
                house.apply(staged.import).await;
                house.undo(staged.import).await;
            }
            let permit = house.ivo(Action::StageImport);
            let left = || source_record::Entity::find().count(house.store.rows());
            let half_gone = async { while left().await.unwrap() == 2_000 {} };
            tokio::select! {
                thrown = discard(&house.store, &permit, staged.import, CORRELATION) => {
                    panic!("throwing away was not broken off: {thrown:?}");
                }
                () = half_gone => {}
            }
            let permit = house.ivo(Action::ApplyImport);
            let error = apply(&house.store, &permit, staged.import, CORRELATION).await.unwrap_err();
            assert!(matches!(error, ApplyError::NotStaged { .. }), "{error}");
            let error = house.try_stage(INDEX, index(&[indexed(1)])).await.unwrap_err();
            assert!(matches!(error, StageError::BeingStaged { .. }), "{error}");
            house.wait(61);
            let after = house.stage(INDEX, index(&rows[..1])).await;
            assert_eq!((after.new, house.rows().await["source_record"], house.rows().await["person"]), (1, 1, 1));
            let before = list(house.store.rows(), 2).await.unwrap().remove(1);
            assert_eq!((before.id, before.state), (staged.import, ImportState::Discarded));
            discard(&house.store, &house.ivo(Action::StageImport), after.import, CORRELATION).await.unwrap();
        }
    })
    .await;
}

#[tokio::test]
async fn files_that_a_form_brings_twice_are_staged_once() {
    on_both(|house| async move {
        let permit = house.ivo(Action::StageImport);
        let send = async |key: u128, rows: &[support::Row<'static>]| {
            let mut request = house.request(INDEX, vec![index(rows)]);
            request.form = Some(FormKey::from_bits(key));
            stage(&house.store, &permit, request, &|_: Progress| {}).await
        };
        let first = send(3, &[indexed(1)]).await.unwrap();
        for _ in 0..2 {
            let again = send(3, &[indexed(1)]).await.unwrap_err();
            assert!(
                matches!(again, StageError::SentBefore { import: Some(import) } if import == first.import),
                "{again}"
            );
            house.apply(first.import).await;
        }
        assert_eq!(list(house.store.rows(), 10).await.unwrap().len(), 1);
        // Another form with the same files is another import, also after one that could not be read.
        let bad = send(4, &[with(&indexed(1), "date_of_birth", "2006-02-30")]).await.unwrap();
        assert_eq!(bad.state, ImportState::Failed);
        let again = send(4, &[indexed(1)]).await.unwrap_err();
        assert!(matches!(again, StageError::SentBefore { import: Some(import) } if import == bad.import), "{again}");
        assert_eq!(send(5, &[indexed(1)]).await.unwrap().unchanged, 1);
    })
    .await;
}

/// Whether somebody on this PostgreSQL database waits for somebody else, or `task` is done without.
async fn waits<T>(house: &House, task: &tokio::task::JoinHandle<T>) -> bool {
    let waiting = "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";
    loop {
        if house
            .store
            .rows()
            .query_one_raw(Statement::from_string(DbBackend::Postgres, waiting))
            .await
            .unwrap()
            .is_some()
        {
            return true;
        }
        if task.is_finished() {
            return false;
        }
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn undoing_waits_for_whoever_looked_at_the_circle_before_it() {
    on_both(|house| async move {
        if house.store.backend() == DbBackend::Sqlite {
            return; // One writer: nobody is recording while an import is undone.
        }
        let first = house.bring(INDEX, index(&[indexed(1)])).await;
        let (person, worker, permit) = adas_permit(&house).await;
        // Ada has looked, and has not written yet.
        let recording = house.store.begin().await.unwrap();
        let place = renew(&recording, &permit, person, None).await.unwrap();
        let (store, permit) = (house.store.clone(), house.ivo(Action::UndoImport));
        let undoing = tokio::spawn(async move { undo(&store, &permit, first.import, CORRELATION).await });
        waits(&house, &undoing).await;
        let row = contact::Model {
            id: Uuid::from_u128(9),
            person_id: person.key(),
            worker_id: worker.id,
            role: worker.role,
            visited_on: Day(house.today()),
            channel: Channel::ALL[0].code().to_owned(),
            attended: true,
            reason: None,
            functions: String::new(),
            note: "Tea.".to_owned(),
            recorded_at: Instant(house.store.context().now()),
            withdrawn_at: None,
            withdrawn_why: None,
            version: 1,
        };
        contact::Entity::insert(row.into_active_model()).exec_without_returning(recording.rows()).await.unwrap();
        let what = store::What { words: "contact recorded", correlation: CORRELATION };
        recording.commit(&place.permit, what).await.unwrap();
        let error = undoing.await.unwrap().unwrap_err();
        let UndoError::InUse { dependents, .. } = error else { panic!("{error}") };
        assert_eq!(dependents, [Dependent::Contacts(1)]);
    })
    .await;
}

#[tokio::test]
async fn whoever_looks_at_a_circle_while_it_is_taken_back_waits_and_is_refused() {
    on_both(|house| async move {
        if house.store.backend() == DbBackend::Sqlite {
            return; // One writer.
        }
        house.bring(INDEX, index(&[indexed(1)])).await;
        let (person, _, permit) = adas_permit(&house).await;
        // An import being undone, half way: its people are held, and what it brought is about to be out of sight.
        let undoing = house.store.begin().await.unwrap();
        undoing.rows().execute_unprepared("SELECT id FROM person FOR UPDATE").await.unwrap();
        undoing.rows().execute_unprepared("UPDATE import SET state = 'undone'").await.unwrap();
        let store = house.store.clone();
        let recording = tokio::spawn(async move {
            let tx = store.begin().await.unwrap();
            renew(&tx, &permit, person, None).await
        });
        assert!(waits(&house, &recording).await, "the circle was read as it was before");
        let what = store::What { words: "import 1 undone", correlation: CORRELATION };
        undoing.commit(&house.ivo(Action::UndoImport), what).await.unwrap();
        let refused = recording.await.unwrap();
        assert!(matches!(refused, Err(store::StoreError::NoLongerPermitted(_))), "{refused:?}");
    })
    .await;
}

/// Whom the first import brought, their personal adviser, and her permit to record a contact.
async fn adas_permit(house: &House) -> (PersonId, worker::Model, Permit) {
    adas_permit_to(house, Action::RecordContact, None).await
}

/// The same to do something else, about something that `recorded_by` recorded.
async fn adas_permit_to(house: &House, action: Action, recorded_by: Option<Uuid>) -> (PersonId, worker::Model, Permit) {
    let worker = worker::Entity::find().one(house.store.rows()).await.unwrap().unwrap();
    let person = PersonId::from_key(house.people().await["person-index MD1"].parse().unwrap());
    let facts = CircleOf::load(house.store.rows(), person).await.unwrap().facts_for(&ada(&worker), house.today());
    let about = About::Recorded { facts: &facts, recorded_by: recorded_by.map(WorkerId::from_key), left_as: None };
    let asked = house.store.policy().ask(&ada(&worker), action, about, house.today());
    (person, worker, asked.unwrap())
}

fn ada(worker: &worker::Model) -> Asker {
    Asker {
        account: AccountId::from_bits(8),
        who: Who::Worker(WorkerId::from_key(worker.id)),
        name: worker.name.clone(),
        role: Role::from_code(&worker.role),
        agency: Some(AgencyId::from_key(worker.agency_id)),
        team: None,
    }
}

#[tokio::test]
async fn nothing_is_undone_that_something_rests_on() {
    on_both(|house| async move {
        let first = house.bring(INDEX, index(&[indexed(1), indexed(2)])).await;
        let worker = worker::Entity::find().one(house.store.rows()).await.unwrap().unwrap();
        assert_eq!((worker.name.as_str(), worker.email.as_str()), ("Ada Linden", "ada.linden@merrowdale.example"));
        assert!(worker.team_id.is_some());
        let (person, _, permit) = adas_permit(&house).await;
        let visit = NewVisit {
            visited_on: house.today(),
            channel: Channel::ALL[0],
            outcome: Outcome::Attended,
            functions: [Function::ALL[0]].into(),
            note: "Tea.".to_owned(),
        };
        let form = VisitForm { key: FormKey::from_bits(3), visit };
        record_visit(&house.store, &permit, person, form, CORRELATION).await.unwrap();
        let dependents = |import: ImportId| {
            let house = &house;
            async move {
                let permit = house.ivo(Action::UndoImport);
                match undo(&house.store, &permit, import, CORRELATION).await {
                    Err(UndoError::InUse { dependents, .. }) => dependents,
                    other => panic!("{other:?}"),
                }
            }
        };
        assert_eq!(dependents(first.import).await, [Dependent::Contacts(1)]);
        // Something recorded by hand rests on the person too, also after it was taken back: its history stays readable.
        let review = Event { on: house.today(), kind: EventKind::PathwayReview, outcome: None };
        let form = EventForm {
            key: FormKey::from_bits(4),
            event: NewEvent { happened: Happened::Event(review), note: String::new() },
        };
        let (_, _, permit) = adas_permit_to(&house, Action::RecordEvent, None).await;
        let recorded = record_event(&house.store, &permit, person, form, CORRELATION).await.unwrap();
        let Recorded::New { event: review, .. } = recorded else { panic!("{recorded:?}") };
        assert_eq!(dependents(first.import).await, [Dependent::Contacts(1), Dependent::Events(1)]);
        let (_, _, permit) = adas_permit_to(&house, Action::WithdrawEvent, Some(worker.id)).await;
        withdraw_event(&house.store, &permit, (person, review), "Wrong person.", CORRELATION).await.unwrap();
        assert_eq!(dependents(first.import).await, [Dependent::Contacts(1), Dependent::Events(1)]);
        event::Entity::delete_by_id(review.key()).exec(house.store.marks()).await.unwrap();
        // A later import that replaces a row, and one that says more about a person.
        let second = house.bring(INDEX, index(&[indexed(1), with(&indexed(2), "postcode", "XM4 2RB")])).await;
        let held = row(&[
            ("prison_number", "A0001BC"),
            ("family_name", "Hawthornby"),
            ("date_of_birth", "2006-02-02"),
            ("establishment_code", "LKX"),
        ]);
        let third = house.bring(PRISON, prison(&[held])).await;
        let later = Dependent::LaterImports(vec![second.no, third.no]);
        assert_eq!(dependents(first.import).await, [later, Dependent::Contacts(1)]);
        assert_eq!(house.undo(third.import).await, Undone::Now { no: 3 });
        assert_eq!(house.undo(second.import).await, Undone::Now { no: 2 });
        assert_eq!(dependents(first.import).await, [Dependent::Contacts(1)]);
    })
    .await;
}

#[tokio::test]
async fn a_restricted_record_is_for_its_own_worker() {
    on_both(|house| async move {
        let restricted = with(&indexed(1), "limited_access", "restricted");
        let nobody = with(&with(&indexed(2), "limited_access", "restricted"), "personal_adviser_email", "");
        let excluded = with(&indexed(3), "limited_access", "excluded");
        let staged = house.bring(INDEX, index(&[restricted.clone(), nobody, excluded])).await;
        let findings = house.findings(staged.import).await;
        assert_eq!(
            findings,
            [(4, "limited_access".to_owned()), (3, "personal_adviser".to_owned())],
            "excluded without a name; a worker without an address"
        );
        let people = house.people().await;
        let person = PersonId::from_key(people["person-index MD1"].parse().unwrap());
        let ada = worker::Entity::find().one(house.store.rows()).await.unwrap().unwrap();
        let verdict = |circle: &CircleOf, worker: u128| {
            circle.limited.verdict(WorkerId::from_bits(worker), house.today()) == domain::limited_access::Verdict::Open
        };
        let circle = CircleOf::load(house.store.rows(), person).await.unwrap();
        assert!(verdict(&circle, ada.id.as_u128()) && !verdict(&circle, 99));
        let second = PersonId::from_key(people["person-index MD2"].parse().unwrap());
        let circle = CircleOf::load(house.store.rows(), second).await.unwrap();
        assert!(!verdict(&circle, ada.id.as_u128()), "a list without a name is closed to everybody");
        // The mark is taken away: the list ends, and stays on record.
        house.wait(24 * 3_600);
        house.bring(INDEX, index(&[indexed(1)])).await;
        let circle = CircleOf::load(house.store.rows(), person).await.unwrap();
        assert!(verdict(&circle, 99));
        assert_eq!(circle.limited.restriction[0].to, Some(date(2026, 11, 21)));
        let rows = limited_access::Entity::find().all(house.store.rows()).await.unwrap();
        assert_eq!(rows.len(), 4, "three lists, and the one that ended as it was");
    })
    .await;
}

#[tokio::test]
async fn a_return_joins_the_index_and_waits_for_names() {
    on_both(|house| async move {
        let dates = |n: usize| format!("{:02}/{:02}/2006", n % 28 + 1, n % 12 + 1);
        let header = |numbers: &[usize]| {
            let names = extracts::columns::SSDA903_TABLES[0].names().collect::<Vec<_>>().join(",");
            let rows = numbers.iter().map(|n| format!("MD{n},F,{},WBRI,,0,\n", dates(*n)));
            ImportFile::in_memory("header.csv", format!("{names}\n{}", rows.collect::<String>()).into_bytes())
        };
        let episodes = |rows: &str| {
            let names = extracts::columns::SSDA903_TABLES[1].names().collect::<Vec<_>>().join(",");
            ImportFile::in_memory("episodes.csv", format!("{names}\n{rows}").into_bytes())
        };
        let bring = |year: u16, files: Vec<ImportFile>| {
            let house = &house;
            async move {
                let mut request = house.request(RecordKind::Ssda903, files);
                request.return_year = Some(year);
                let permit = house.ivo(Action::StageImport);
                let staged = stage(&house.store, &permit, request, &|_| {}).await.unwrap();
                let faults = house.preview(staged.import, Show::Refused).await.faults;
                assert!(faults.is_empty(), "{faults:?}");
                house.apply(staged.import).await;
                staged
            }
        };
        house.bring(INDEX, index(&[indexed(1)])).await;
        let first = "MD1,02/09/2020,S,C2,N1,U1,PR1,01/06/2024,X1,CARPL,,,\nMD1,01/06/2024,P,C2,N1,U1,PR1,,,,,,\n";
        let staged = bring(2025, vec![header(&[1, 2]), episodes(first)]).await;
        assert_eq!(staged.new, 2);
        let people = house.people().await;
        assert_eq!(people["ssda903 MD1"], people["person-index MD1"]);
        let nameless = PersonId::from_key(people["ssda903 MD2"].parse().unwrap());
        let known = casework::record::known(house.store.rows(), nameless).await.unwrap();
        assert!(known.name.is_empty() && known.born_on.is_some());
        // The next year's return lists the open episode only; the earlier one is kept.
        let then = "MD1,01/06/2024,P,C2,N1,U1,PR1,15/06/2025,E3,,,,\n";
        let staged = bring(2026, vec![header(&[1]), episodes(then)]).await;
        assert_eq!((staged.changed, staged.absent), (1, 1));
        let person = PersonId::from_key(people["person-index MD1"].parse().unwrap());
        let known = casework::record::known(house.store.rows(), person).await.unwrap();
        let spells: Vec<_> = known.episodes.iter().map(|episode| (episode.from, episode.to)).collect();
        assert_eq!(spells, [(date(2020, 9, 2), Some(date(2024, 6, 1))), (date(2024, 6, 1), Some(date(2025, 6, 15)))]);
        let again = bring(2026, vec![header(&[1]), episodes(then)]).await;
        assert_eq!((again.changed, again.unchanged), (0, 1));
        // Names come later: the index joins the person who had none.
        house.bring(INDEX, index(&[indexed(1), indexed(2)])).await;
        let known = casework::record::known(house.store.rows(), nameless).await.unwrap();
        assert_eq!(known.name.to_string(), "Robin Alderson");
    })
    .await;
}

/// Wren in the three objects of the dataset that tell of her.
fn wren_in_three_objects() -> [ImportFile; 3] {
    [
        support::safeguarding(
            0,
            &[row(&[
                ("pers_person_id", "MD7"),
                ("pers_forename", "Wren"),
                ("pers_surname", "Rowanfield"),
                ("pers_dob", "2007-05-15"),
            ])],
        ),
        support::safeguarding(
            1,
            &[
                row(&[
                    ("addr_person_id", "MD7"),
                    ("addr_address_postcode", "XM4 2RB"),
                    ("addr_address_start_date", "2024-09-01"),
                ]),
                row(&[
                    ("addr_person_id", "MD7"),
                    ("addr_address_postcode", "XM1 1AA"),
                    ("addr_address_start_date", "2025-01-01"),
                    ("addr_address_end_date", "2025-02-01"),
                ]),
            ],
        ),
        support::safeguarding(
            2,
            &[row(&[
                ("clea_table_id", "C1"),
                ("clea_person_id", "MD7"),
                ("clea_care_leaver_in_touch", "YES"),
                ("clea_care_leaver_accommodation", "U"),
                ("clea_care_leaver_accom_suitable", "1"),
                ("clea_care_leaver_personal_advisor", "Ada Linden"),
                ("clea_care_leaver_allocated_team", "Leaving care north"),
                ("clea_care_leaver_latest_contact", "2026-10-02"),
                ("clea_pathway_plan_review_date", "2026-07-14"),
            ])],
        ),
    ]
}

#[tokio::test]
async fn the_safeguarding_dataset_is_put_together_from_its_objects() {
    on_both(|house| async move {
        let [people, addresses, leavers] = wren_in_three_objects();
        let permit = house.ivo(Action::StageImport);
        let request = house.request(INDEX, vec![leavers, addresses, people]);
        let staged = stage(&house.store, &permit, request, &|_| {}).await.unwrap();
        let refused = house.preview(staged.import, Show::Refused).await.faults;
        assert_eq!((staged.new, staged.state), (1, ImportState::Staged), "{refused:?}");
        let change = house.preview(staged.import, Show::New).await.changes.remove(0);
        let value = |field: &str| change.fields.iter().find(|f| f.field == field).map(|f| f.after.as_str());
        assert_eq!(change.name, "Wren Rowanfield");
        assert_eq!(value("Postcode"), Some("XM4 2RB"), "of two addresses the one still lived at");
        assert_eq!((value("In touch"), value("Accommodation")), (Some("YES"), Some("U1")));
        assert_eq!(value("Team"), Some("Leaving care north"));
        assert_eq!(value("Pathway plan reviewed"), Some("14 July 2026"));
        house.apply(staged.import).await;
        let wren = person::Entity::find().one(house.store.rows()).await.unwrap().unwrap();
        let one = duty::person(house.store.rows(), PersonId::from_key(wren.id), house.today()).await.unwrap();
        let done: Vec<_> = one.recorded.events.iter().map(|event| (event.kind, event.on)).collect();
        // What the council's own system says was done counts as what is recorded here does.
        assert_eq!(done, [(EventKind::InTouch, date(2026, 10, 2)), (EventKind::PathwayReview, date(2026, 7, 14))]);
        // The dataset names the adviser without an address.
        assert_eq!(house.findings(staged.import).await[0].1, "personal_adviser");
    })
    .await;
}

#[tokio::test]
async fn whoever_may_not_bring_files_in_may_not_with_another_permit_either() {
    let house = House::on_sqlite().await;
    house.bring(INDEX, index(&[indexed(1)])).await;
    let worker = worker::Entity::find().one(house.store.rows()).await.unwrap().unwrap();
    let permit = house.store.policy().ask(&ada(&worker), Action::ViewCaseload, About::Service, house.today()).unwrap();
    let request = house.request(INDEX, vec![index(&[indexed(2)])]);
    let error = stage(&house.store, &permit, request, &|_| {}).await.unwrap_err();
    assert!(matches!(error, StageError::Store(store::StoreError::NoLongerPermitted(_))), "{error}");
    let first = list(house.store.rows(), 9).await.unwrap();
    assert_eq!(first.len(), 1);
    let error = undo(&house.store, &permit, first[0].id, CORRELATION).await.unwrap_err();
    assert!(matches!(error, UndoError::Store(store::StoreError::NoLongerPermitted(_))), "{error}");
}

/// Files of a folder of a generated region.
fn folder(region: &std::path::Path, name: &str) -> Vec<ImportFile> {
    let mut files: Vec<_> = std::fs::read_dir(region.join(name)).unwrap().map(|file| file.unwrap().path()).collect();
    files.sort();
    files.into_iter().map(ImportFile::on_disk).collect()
}

#[tokio::test]
async fn a_region_of_ten_thousand_is_brought_in_clean_and_changes_nothing_the_second_time() {
    let region = tempfile::tempdir().unwrap();
    let options = generator::Options::new(10_000, 7, date(2026, 11, 21));
    let truth = generator::write(&generator::Region::plan(options).unwrap(), region.path(), &mut |_, _| {}).unwrap();
    on_both(|house| {
        let (folder_of, truth) = (|name: &str| folder(region.path(), name), truth.clone());
        let truth_file = region.path().join("truth.csv");
        let order = [
            (INDEX, folder_of("person-index")),
            (RecordKind::Ssda903, folder_of("ssda903-history")),
            (RecordKind::Ssda903, folder_of("ssda903")),
            (PRISON, folder_of("prison-earlier")),
            (PRISON, folder_of("prison")),
            (PROBATION, folder_of("probation")),
        ];
        async move {
            for (kind, files) in &order {
                let permit = house.ivo(Action::StageImport);
                let staged = stage(&house.store, &permit, house.request(*kind, files.clone()), &|_| {}).await.unwrap();
                let refused = house.preview(staged.import, Show::Refused).await.faults;
                assert_eq!((staged.state, staged.refused), (ImportState::Staged, 0), "{kind:?}: {refused:?}");
                house.apply(staged.import).await;
            }
            let people = house.people().await;
            let indexed = people.keys().filter(|key| key.starts_with("person-index")).count();
            assert_eq!(indexed, truth.in_care as usize);
            // Every child of the return is a person of the index, born on the same day.
            for (key, person) in people.iter().filter(|(key, _)| key.starts_with("ssda903")) {
                assert_eq!(Some(person), people.get(&key.replace("ssda903", "person-index")), "{key}");
            }
            leads_once(&house.places().await, "after every file");
            let facts = house.facts().await;
            for (kind, files) in order.iter().filter(|(kind, _)| *kind != PRISON).chain([&order[4]]) {
                let permit = house.ivo(Action::StageImport);
                let again = stage(&house.store, &permit, house.request(*kind, files.clone()), &|_| {}).await.unwrap();
                assert_eq!((again.new, again.changed, again.gone), (0, 0, 0), "{kind:?}");
                house.apply(again.import).await;
            }
            assert!(house.facts().await == facts, "the same files changed something");
            joined_right(&people, &std::fs::read_to_string(&truth_file).unwrap(), truth.joined_in_prison as usize);
        }
    })
    .await;
}

/// Nobody is joined to somebody else, and of those in prison and in the index at least so many are joined.
fn joined_right(people: &BTreeMap<String, String>, truth: &str, in_prison_and_index: usize) {
    let mut owner: BTreeMap<&String, &str> = BTreeMap::new();
    let mut joined = 0;
    for line in truth.lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        let [person, local_id, prison_number, crn] = cells[..] else { panic!("{line}") };
        let of = |kind: &str, key: &str| people.get(&format!("{kind} {key}"));
        let index = of("person-index", local_id);
        let records = [index, of("ssda903", local_id), of("prison", prison_number), of("probation", crn)];
        for record in records.into_iter().flatten() {
            let first = owner.entry(record).or_insert(person);
            assert_eq!(*first, person, "records of two people were joined");
        }
        joined += usize::from(index.is_some() && index == of("prison", prison_number));
    }
    assert!(joined >= in_prison_and_index, "{joined} of {in_prison_and_index}");
}

/// On every day from the first lead of a post on, exactly one leads.
fn leads_once(places: &[membership::Model], says: &str) {
    let mut posts: BTreeMap<_, Vec<&membership::Model>> = BTreeMap::new();
    for place in places.iter().filter(|place| place.lead) {
        posts.entry((place.person_id, place.role.as_str())).or_default().push(place);
    }
    for ((_, role), leads) in posts {
        let begun = |place: &&&membership::Model| place.to_on.is_none_or(|to| to.0 >= place.from_on.0);
        let mut day = leads.iter().filter(begun).map(|place| place.from_on.0).min().expect("a lead that began");
        let end = leads.iter().map(|place| place.from_on.0).max().unwrap().saturating_add(jiff::Span::new().days(60));
        while day <= end {
            let on = |place: &&&membership::Model| place.from_on.0 <= day && place.to_on.is_none_or(|to| day <= to.0);
            assert_eq!(leads.iter().filter(on).count(), 1, "{says}: {role} on {day}: {leads:#?}");
            day = day.tomorrow().unwrap();
        }
    }
}

/// One step of a random story.
#[derive(Debug, Clone)]
struct Step {
    days: i64,
    prison: bool,
    /// The worker of each of three people; 0 for none.
    workers: [usize; 3],
    then: Then,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Then {
    Apply,
    Discard,
    ApplyAndUndo,
}

async fn lead_story(steps: Vec<Step>) {
    let house = House::on_sqlite().await;
    for (at, step) in steps.iter().enumerate() {
        house.wait(step.days * 24 * 3_600);
        let named = |n: usize| {
            let address = |n: usize| if n == 0 { String::new() } else { format!("worker{n}@example.example") };
            let base = indexed(n);
            let worker = step.workers[n];
            if step.prison {
                let base = with(&base, "establishment_code", ["LKX", "CFX"][worker % 2]);
                with(&base, "prison_offender_manager_email", &address(worker))
            } else {
                with(&base, "personal_adviser_email", &address(worker))
            }
        };
        let rows: Vec<_> = (0..3).map(named).collect();
        let staged =
            if step.prison { house.stage(PRISON, prison(&rows)).await } else { house.stage(INDEX, index(&rows)).await };
        let before = house.facts().await;
        if step.then == Then::Discard {
            let permit = house.ivo(Action::StageImport);
            discard(&house.store, &permit, staged.import, CORRELATION).await.unwrap();
            assert_eq!(house.facts().await, before);
        } else {
            house.apply(staged.import).await;
            leads_once(&house.places().await, &format!("step {at} applied"));
            if step.then == Then::ApplyAndUndo {
                house.undo(staged.import).await;
                assert_eq!(house.facts().await, before);
            }
        }
        leads_once(&house.places().await, &format!("step {at}"));
    }
}

mod properties {
    use super::*;
    use proptest::prelude::*;

    fn step() -> impl Strategy<Value = Step> {
        let then = prop_oneof![4 => Just(Then::Apply), 1 => Just(Then::Discard), 1 => Just(Then::ApplyAndUndo)];
        (0_i64..3, any::<bool>(), prop::array::uniform3(0_usize..4), then)
            .prop_map(|(days, prison, workers, then)| Step { days, prison, workers, then })
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 12, max_shrink_iters: 40, ..ProptestConfig::default() })]
        #[test]
        fn whatever_is_imported_exactly_one_leads(steps in prop::collection::vec(step(), 1..9)) {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            runtime.block_on(lead_story(steps));
        }
    }
}

/// More people fit than are looked at: those who are shown must be the best of them, not any.
#[tokio::test]
async fn whoever_fits_best_is_found_among_hundreds() {
    on_both(|house| async move {
        let named = |number: usize, given: &str, family: &str| {
            with(&with(&indexed(number), "given_name", given), "family_name", family)
        };
        let given = (0..450).map(|number| named(number, "Rowan", &format!("Birch{}", letters(number))));
        let begins = (450..900).map(|number| named(number, "Teal", &format!("Rowan{}", letters(number))));
        let family = (900..903).map(|number| named(number, ["Zeal", "Yarrow", "Xan"][number - 900], "Rowan"));
        let twice = [named(903, "Rowan", "Rowan-Zephyr")];
        let rows: Vec<_> = given.chain(begins).chain(family).chain(twice).collect();
        house.bring(INDEX, index(&rows)).await;
        let asker = WorkerId::from_bits(5);
        for (scope, finds) in [
            (Scope::Everyone { asker }, true),
            // Nobody is in this worker's circle: what there is more of must not show either.
            (Scope::Worker(asker), false),
        ] {
            let search = async |text: &str| search(house.store.rows(), scope, text, house.today()).await.unwrap();
            let who = |found: &Finds| found.found.iter().map(|one| one.known.name.to_string()).collect::<Vec<_>>();
            for (text, best, more) in [
                ("rowan", &["Xan Rowan", "Yarrow Rowan", "Zeal Rowan", "Rowan Bircha", "Rowan Birchb"][..], true),
                ("rowan zeal", &["Zeal Rowan"], false),
                ("rowan zephyr", &["Rowan Rowan-Zephyr"], false),
                ("t rowanf", &["Teal Rowanfaa"], true),
                ("md902", &["Xan Rowan"], false),
                ("X10000001/MD902", &["Xan Rowan"], false),
                ("xan 13/4/2006", &[], false),
                ("xan 7/3/2006", &["Xan Rowan"], false),
            ] {
                let found = search(text).await;
                let best: Vec<&str> = best.iter().copied().filter(|_| finds).collect();
                assert_eq!(who(&found)[..best.len()], best, "{text}: {:?}", who(&found));
                assert_eq!(found.more, more && finds, "{text}");
                assert_eq!(found.found.is_empty(), best.is_empty(), "{text}");
            }
        }
    })
    .await;
}

/// A number in letters, since digits in a name are a fault.
fn letters(number: usize) -> String {
    number.to_string().bytes().map(|digit| char::from(b'a' + digit - b'0')).collect()
}
