//! Runs in parts held against runs in one piece.

use bytes::Bytes;
use proptest::prelude::*;
use tables::Source;

use super::*;
use crate::files::Task;
use crate::run::tests::{file, model, numbers, person};

/// Everything that goes over the wire, by its name.
fn written(files: &Files, cut: &Cut) -> hashbrown::HashMap<Half, Vec<u8>> {
    let mut written = hashbrown::HashMap::new();
    files
        .write_halves::<LinkageError>(&cut.partitions, |half, bytes| {
            assert!(written.insert(half, bytes).is_none(), "each is written once");
            Ok(())
        })
        .unwrap();
    written
}

fn source(bytes: &[u8]) -> Source {
    Source::from_bytes("a part", Bytes::from(bytes.to_vec())).unwrap()
}

fn in_parts(files: &Files, model: &Model, options: &Options, parts: u32, order: u64) -> (Linked, Cut) {
    let cut = files.cut(options, parts).unwrap();
    let written = written(files, &cut);
    let ground = Ground::read(model, &source(&files.ground(model).unwrap())).unwrap();
    let score = |partition: &Partition| {
        let (left, right) = partition.halves(files.within());
        let right = right.map(|right| source(&written[&right]));
        let scores = ground.score(*partition, &source(&written[&left]), right.as_ref(), 1).unwrap();
        (*partition, PartScores::read(&source(&scores.to_parquet().unwrap())).unwrap())
    };
    let mut scored: Vec<(Partition, PartScores)> = cut.partitions.iter().map(score).collect();
    scored.sort_by_key(|(partition, _)| {
        let name = partition.name();
        name.bytes().fold(order, |sum, byte| sum.wrapping_mul(31).wrapping_add(byte.into()).rotate_left(7))
    });
    // One that comes twice.
    scored.extend(scored.first().cloned());
    (files.run_of_parts(model, options, &cut, scored).unwrap(), cut)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(30))]

    #[test]
    fn a_run_in_parts_is_the_run_in_one_piece(
        left in proptest::collection::vec(person(), 1..25),
        right in proptest::collection::vec(person(), 1..25),
        numbers in numbers(),
        kind in 0_u8..3,
        by_rules in any::<bool>(),
        (parts, order) in (1_u32..40, any::<u64>()),
    ) {
        let (left, right) = (file(&left, "L"), file(&right, "R"));
        let task = match kind {
            0 => Task::Link { left: &left, right: &right },
            1 => Task::LinkAndDedupe { left: &left, right: &right },
            _ => Task::Dedupe(&left),
        };
        let model = model(task, &numbers);
        let files = Files::read(task, &model).unwrap();
        let existing = vec![("L0".to_owned(), "R0".to_owned())];
        let options = Options { threads: 1, exhaustive: Some(!by_rules), existing, ..Options::default() };
        let whole = files.run(&model, &options).unwrap();
        let (parted, cut) = in_parts(&files, &model, &options, parts, order);
        prop_assert!(!cut.partitions.is_empty() && cut.exhaustive != by_rules);
        prop_assert_eq!(&parted.pairs, &whole.pairs);
        prop_assert_eq!(&parted.blocking, &whole.blocking);
        prop_assert_eq!(parted.to_parquet(&files).unwrap(), whole.to_parquet(&files).unwrap());
    }
}

#[test]
fn names_of_parts_are_read_back() {
    for partition in [Partition::Block { rule: 3, bucket: 4, of: 5 }, Partition::Tile { left: 1, right: 0, of: 2 }] {
        assert_eq!(Partition::parse(&partition.name()), Some(partition));
    }
    for wrong in ["", "block-1-2", "block-1-5-5", "tile-2-0-2", "row-1-2-3", "block-1-2-3-4", "block-a-2-3"] {
        assert_eq!(Partition::parse(wrong), None, "{wrong}");
    }
}

#[test]
fn what_is_missing_or_broken_is_named() {
    let (left, right) = (file(&[], "L"), file(&[], "R"));
    let task = Task::Link { left: &left, right: &right };
    let model = model(task, &[0.3, 0.7, 0.01]);
    let files = Files::read(task, &model).unwrap();
    let options = Options { exhaustive: Some(false), ..Options::default() };
    let cut = files.cut(&options, 8).unwrap();
    let missing = files.run_of_parts(&model, &options, &cut, Vec::new()).unwrap_err().to_string();
    assert!(missing.contains("block-0-0-") && missing.contains("it is missing"), "{missing}");
    let ground = files.ground(&model).unwrap();
    assert!(Ground::read(&model, &source(&ground)).is_ok());
    let no_ground = PartScores::default().to_parquet().unwrap();
    assert!(Ground::read(&model, &source(&no_ground)).unwrap_err().to_string().contains("no column"));
    let scores = tables::to_bytes(
        &["left", "right", "pattern", "flag"].map(|name| tables::Column::new(name, tables::Values::Whole(Vec::new()))),
    )
    .unwrap();
    assert!(PartScores::read(&source(&scores)).is_err(), "a file without its last row is not whole");
}
