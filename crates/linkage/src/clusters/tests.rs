//! Clusters from run to run: keys go on, nothing is split, nothing told apart is joined.

use bytes::Bytes;
use proptest::prelude::*;
use tables::Source;

use super::*;
use crate::decide::{Decided, Said};
use crate::files::Task;
use crate::run::Blocking;
use crate::score::{Scored, Weighed};

/// Records `0..count` in one file, or as many in each of two.
fn files(count: usize, between: bool) -> Files {
    let source = |name: &str| {
        let rows: Vec<String> = (0..count).map(|n| format!("{n},Ash,Derwent,1999-02-0{}", n % 9 + 1)).collect();
        Source::from_bytes(name, Bytes::from(format!("id,first_name,surname,dob\n{}\n", rows.join("\n")))).unwrap()
    };
    let (left, right) = (source("left"), source("right"));
    let task = if between { Task::Link { left: &left, right: &right } } else { Task::Dedupe(&left) };
    let model = task.settings("Rowan", "2026-11-26").unwrap();
    Files::read(task, &model).unwrap()
}

fn linked(links: &[(u32, u32)], excluded: &[(u32, u32)]) -> Linked {
    let pair = |(at, (left, right)): (usize, &(u32, u32))| Decided {
        scored: Scored { left: *left, right: *right, weighed: Weighed { weight: 30.0, pattern: 0, flag: None } },
        weight: 30.0 - f64::from(u32::try_from(at).unwrap()),
        margin: 9.0,
        decision: Decision::Link,
    };
    let blocking = Blocking { exhaustive: true, rules: Vec::new(), candidates: 0 };
    let said = Said { excluded: excluded.iter().copied().collect(), ..Said::default() };
    Linked { scorer: None, pairs: links.iter().enumerate().map(pair).collect(), floor: 0.0, blocking, said }
}

fn key(founder: &str) -> String {
    format!("[{founder}]")
}

fn standing(cluster: &str, ids: &[&str]) -> Vec<Standing> {
    ids.iter().map(|id| Standing { cluster: cluster.into(), side: Side::Left, id: (*id).into() }).collect()
}

/// `id cluster came attention` of each record.
fn told(files: &Files, linked: &Linked, standing: &[Standing]) -> Vec<String> {
    let rows = linked.clusters(files, standing, key).unwrap();
    let words = |row: &Clustered| {
        let attention = row.attention.map_or("", Attention::word);
        format!("{} {} {} {attention}", row.id, row.cluster, row.came.word()).trim_end().to_owned()
    };
    rows.iter().map(words).collect()
}

#[test]
fn records_linked_by_a_chain_are_one_cluster_and_the_others_one_each() {
    let rows = told(&files(4, false), &linked(&[(2, 3), (1, 3)], &[]), &[]);
    assert_eq!(rows, ["0 [left 0 0] new", "1 [left 1 0] new", "2 [left 1 0] new", "3 [left 1 0] new"]);
}

#[test]
fn a_record_of_lower_id_that_joins_changes_no_key() {
    let rows = told(&files(3, false), &linked(&[(0, 2), (1, 2)], &[]), &standing("wren", &["1", "2"]));
    assert_eq!(rows, ["0 wren joined", "1 wren same", "2 wren same"]);
}

#[test]
fn of_two_clusters_that_become_one_the_larger_keeps_its_key_and_each_record_says_where_it_was() {
    let before = [standing("jay", &["0"]), standing("wren", &["1", "2"])].concat();
    let files = files(3, false);
    let linked = linked(&[(0, 1), (1, 2)], &[]);
    assert_eq!(told(&files, &linked, &before), ["0 wren joined", "1 wren same", "2 wren same"]);
    let rows = linked.clusters(&files, &before, key).unwrap();
    assert_eq!(rows[0].was.as_deref(), Some("jay"));
}

#[test]
fn a_cluster_that_no_longer_holds_together_stays_whole_and_asks_for_a_person() {
    let rows = told(&files(2, false), &linked(&[], &[]), &standing("wren", &["0", "1"]));
    assert_eq!(rows, ["0 wren same broken", "1 wren same broken"]);
}

#[test]
fn what_a_person_told_apart_is_never_joined_not_even_by_way_of_a_third() {
    let rows = told(&files(3, false), &linked(&[(0, 1), (1, 2)], &[(0, 2)]), &[]);
    let held = "held_apart";
    assert_eq!(
        rows,
        [format!("0 [left 0 0] new {held}"), format!("1 [left 0 0] new {held}"), format!("2 [left 2 0] new {held}")]
    );
}

#[test]
fn a_standing_cluster_with_two_told_apart_is_not_split_but_asks_for_a_person() {
    let rows = told(&files(2, false), &linked(&[], &[(0, 1)]), &standing("wren", &["0", "1"]));
    assert_eq!(rows, ["0 wren same told_apart", "1 wren same told_apart"]);
}

#[test]
fn between_two_files_nobody_gets_two_records_of_one_file() {
    let before = standing("wren", &["0", "1"]);
    let files = files(2, true);
    let rows = told(&files, &linked(&[(0, 0)], &[]), &before);
    assert_eq!(rows[0], "0 wren same broken", "two records of the left file stood together, and nothing holds them");
    assert_eq!(rows[2], "0 wren joined broken");
    let rows = told(&files, &linked(&[(0, 0), (0, 1)], &[]), &[]);
    assert_eq!(rows[3], "1 [right 1 0] new held_apart");
}

#[test]
fn an_absent_record_keeps_its_place_and_goes_where_its_cluster_goes() {
    let before = [standing("jay", &["0", "gone"]), standing("wren", &["1", "2", "3"])].concat();
    let rows = told(&files(4, false), &linked(&[(0, 1), (1, 2), (2, 3)], &[]), &before);
    assert_eq!(rows[4], "gone wren absent");
}

#[test]
fn a_record_that_stands_in_two_clusters_is_an_error() {
    let before = [standing("jay", &["0"]), standing("wren", &["0"])].concat();
    let error = linked(&[], &[]).clusters(&files(1, false), &before, key).unwrap_err();
    assert_eq!(error.to_string(), "record 0 of the left file stands in two clusters");
}

#[test]
fn standing_pairs_are_those_a_run_can_weigh() {
    let mut before = standing("wren", &["0", "1"]);
    before.push(Standing { cluster: "wren".into(), side: Side::Right, id: "9".into() });
    let text = |pairs: Vec<(String, String)>| pairs.iter().map(|(a, b)| format!("{a}-{b}")).collect::<Vec<_>>();
    assert_eq!(text(standing_pairs(&before, true)), ["0-9", "1-9"]);
    assert_eq!(text(standing_pairs(&before, false)), ["0-1", "0-9", "1-9"]);
}

fn pairs() -> impl Strategy<Value = Vec<(u32, u32)>> {
    proptest::collection::vec((0_u32..12, 0_u32..12), 0..14)
        .prop_map(|pairs| pairs.into_iter().filter(|(a, b)| a < b).collect())
}

proptest! {
    /// Run after run: nobody is split, a key never comes to mean other records, and what was told apart in new clusters
    /// stays apart.
    #[test]
    fn from_run_to_run_nothing_is_split_and_no_key_changes_hands(
        first in pairs(), second in pairs(), apart in pairs(),
    ) {
        let files = files(12, false);
        let one = linked(&first, &apart).clusters(&files, &[], key).unwrap();
        let together = |rows: &[Clustered], a: u32, b: u32| rows[a as usize].cluster == rows[b as usize].cluster;
        for (a, b) in &apart {
            prop_assert!(!together(&one, *a, *b));
        }
        let standing: Vec<Standing> = one.iter()
            .map(|row| Standing { cluster: row.cluster.clone(), side: row.side, id: row.id.clone() })
            .collect();
        let two = linked(&second, &apart).clusters(&files, &standing, key).unwrap();
        for a in 0..12 {
            for b in 0..12 {
                prop_assert!(!together(&one, a, b) || together(&two, a, b), "{a} and {b} were split");
            }
            let key = &two[a as usize].cluster;
            prop_assert!(two.iter().any(|row| row.was.as_ref() == Some(key)), "a key is new, though every record had one");
        }
        // The same run again changes nothing.
        let again: Vec<Standing> = two.iter()
            .map(|row| Standing { cluster: row.cluster.clone(), side: row.side, id: row.id.clone() })
            .collect();
        let three = linked(&second, &apart).clusters(&files, &again, key).unwrap();
        for (before, after) in two.iter().zip(&three) {
            prop_assert_eq!(&before.cluster, &after.cluster);
            prop_assert_eq!(after.came, Came::Same);
        }
    }
}
