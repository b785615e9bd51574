//! What a list of release dates does to duties: shown before it counts, kept while it does, gone when it is thrown away.

use casework::import::{self, ImportState, Progress, StageError, discard};
use casework::record::RecordKind;
use casework::replan::{self, Changed, Plan, Side};
use domain::duty::ChangeKind;
use jiff::ToSpan as _;
use jiff::civil::date;
use sea_orm::{EntityTrait, PaginatorTrait};
use store::World;
use store::entity::{replan as kept, replan_change};

use crate::release_dates::{held, list};
use crate::support::{CORRELATION, House, index, indexed, on_both};
use access::Action;
use casework::import::Staged;

/// Stages a list as the pages and the command line do.
async fn stage(house: &House, rows: &[&str]) -> Staged {
    let request = house.request(RecordKind::ReleaseDates, vec![list(rows)]);
    replan::stage(&house.store, &house.ivo(Action::StageImport), request, &|_: Progress| {}).await.unwrap()
}

async fn changes(house: &House, staged: &Staged) -> Vec<Changed> {
    let law = house.store.context().law();
    replan::of_import(house.store.rows(), staged.import, law).await.unwrap().map_or(Vec::new(), |kept| kept.changes)
}

async fn compared(house: &House, before: World, after: World) -> Plan {
    let people = replan::everybody(house.store.rows()).await.unwrap();
    let side = |world| Side { world, law: house.store.context().law(), today: house.today() };
    replan::compare(house.store.rows(), &people, (side(before), side(after)), &|_| {}).await.unwrap()
}

const NEARER: &[&str] = &["A0001BC,CRD,2026-12-14,2026-11-20,sentence calculation"];

#[tokio::test]
async fn a_release_that_comes_nearer_says_who_must_hurry_and_what_is_impossible() {
    on_both(|house| async move {
        held(&house).await;
        let staged = stage(&house, NEARER).await;
        let found = changes(&house, &staged).await;
        let of = |rule: &str| found.iter().find(|change| change.rule == rule);
        let referral = of("HRA-DTR").unwrap();
        // Six weeks before 14 December are over: nobody can be in time, so there is nothing to hurry for.
        assert_eq!(
            (referral.kind, referral.before, referral.after, referral.hurry),
            (ChangeKind::Impossible, Some(date(2027, 4, 2)), Some(date(2026, 11, 2)), false)
        );
        let hurry: Vec<_> = found.iter().filter(|change| change.hurry).collect();
        assert!(!hurry.is_empty());
        for change in hurry {
            assert!(change.after.is_some_and(|due| due >= house.today()), "{change:?}");
        }
        assert!(found.iter().all(|change| change.person == found[0].person), "nobody else changes");
        assert!(found.iter().filter(|change| change.kind == ChangeKind::Moved).all(|change| change.days() != Some(0)));

        // The same from the other side, once it is applied.
        house.apply(staged.import).await;
        let without = compared(&house, World::Without(staged.no), World::AsItIs).await;
        assert_eq!((without.people, without.people_changed()), (2, 1));
        assert_eq!(without.changes, found);
        let since = house.store.context().now() - 1.hour();
        let law = house.store.context().law();
        let latest = replan::latest(house.store.rows(), since, law).await.unwrap().unwrap();
        assert_eq!((latest.no, latest.people, latest.people_changed), (staged.no, 1, 1));

        let report = replan::report(house.store.rows(), &found, house.today()).await.unwrap();
        assert_eq!(report.groups.iter().map(|group| group.hurry.len()).sum::<usize>(), report.counts.hurry);
        assert_eq!(report.groups.iter().map(|group| group.impossible.len()).sum::<usize>(), report.counts.impossible);
        let every = [ChangeKind::Appeared, ChangeKind::Moved, ChangeKind::Impossible, ChangeKind::Gone];
        let counted = report.counts;
        assert_eq!(
            every.map(|kind| found.iter().filter(|change| change.kind == kind).count()),
            [counted.appeared, counted.moved, counted.impossible, counted.gone]
        );

        // A wrong list is taken back, and nothing of it is left once it is thrown away.
        house.undo(staged.import).await;
        assert!(replan::latest(house.store.rows(), since, law).await.unwrap().is_none());
        assert_eq!(changes(&house, &staged).await, found, "whoever undid it can still see what it was");
        discard(&house.store, &house.ivo(Action::StageImport), staged.import, CORRELATION).await.unwrap();
        let rows = house.store.rows();
        let left = (kept::Entity::find().count(rows).await, replan_change::Entity::find().count(rows).await);
        assert_eq!((left.0.unwrap(), left.1.unwrap()), (0, 0));
    })
    .await;
}

#[tokio::test]
async fn a_list_that_says_what_is_known_moves_nothing_and_a_refused_one_is_not_asked_about() {
    on_both(|house| async move {
        held(&house).await;
        house.bring(RecordKind::PersonIndex, index(&[indexed(1), indexed(2), indexed(3)])).await;
        let staged = stage(&house, &["A0001BC,CRD,2027-05-14,2026-11-20,sentence calculation"]).await;
        // That the date was worked out again is itself something owed, and is done by it.
        let found = changes(&house, &staged).await;
        assert!(found.iter().all(|change| change.rule == "SDS-REL" && change.kind == ChangeKind::Done), "{found:?}");
        discard(&house.store, &house.ivo(Action::StageImport), staged.import, CORRELATION).await.unwrap();
        let refused = stage(&house, &["A0001BC,SOON,2027-05-14,2026-11-20,sentence calculation"]).await;
        assert_eq!(refused.state, ImportState::Failed);
        let law = house.store.context().law();
        assert!(replan::of_import(house.store.rows(), refused.import, law).await.unwrap().is_none());
    })
    .await;
}

#[tokio::test]
async fn the_passing_of_days_makes_late_what_was_not_done() {
    on_both(|house| async move {
        held(&house).await;
        let people = replan::everybody(house.store.rows()).await.unwrap();
        let side = |today| Side { world: World::AsItIs, law: house.store.context().law(), today };
        let days = (side(date(2027, 3, 1)), side(date(2027, 6, 1)));
        let plan = replan::compare(house.store.rows(), &people, days, &|_| {}).await.unwrap();
        let late: Vec<_> = plan.changes.iter().filter(|change| change.kind == ChangeKind::NowLate).collect();
        assert!(!late.is_empty());
        for change in late {
            assert!(change.before == change.after, "{change:?}");
            assert!(change.after.is_some_and(|due| due >= date(2027, 3, 1) && due < date(2027, 6, 1)), "{change:?}");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_that_is_thrown_away_while_it_is_worked_out_leaves_nothing() {
    on_both(|house| async move {
        held(&house).await;
        let rows = house.store.rows();
        let request = house.request(RecordKind::ReleaseDates, vec![list(NEARER)]);
        let throws_away = |progress: Progress| {
            if !matches!(progress, Progress::Asked { .. }) {
                return;
            }
            let away = async {
                let staged = import::list(rows, 1).await.unwrap().remove(0);
                discard(&house.store, &house.ivo(Action::StageImport), staged.id, CORRELATION).await.unwrap();
            };
            tokio::task::block_in_place(|| tokio::runtime::Handle::current().block_on(away));
        };
        let staged = replan::stage(&house.store, &house.ivo(Action::StageImport), request, &throws_away).await;
        assert!(matches!(staged, Err(StageError::ThrownAway { .. })), "{staged:?}");
        let left = (kept::Entity::find().count(rows).await, replan_change::Entity::find().count(rows).await);
        assert_eq!((left.0.unwrap(), left.1.unwrap()), (0, 0));
        stage(&house, NEARER).await;
    })
    .await;
}
