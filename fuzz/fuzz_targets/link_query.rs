//! A question of `link query`: a line for each thing that is known, COLUMN=VALUE.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use linkage::{Held, Model, Task};
use tables::Source;

const PEOPLE: &str = "id,first_name,middle_name,surname,alias_first,dob,postcode,gender,pnc
1,Wren,Ash,Derwent,Ren;Jenny,2006-03-05,LS1 1AA;BD1 2AB,F,2020/0000001E
2,Thomas,,Trent,,2005-01-01,,M,
3,Rowan,Elm,Dove-Wye,,,NG1 1AB,,2020/0000002F
";

static HELD: LazyLock<Option<Held>> = LazyLock::new(|| {
    let source = Source::from_bytes("held", PEOPLE.as_bytes().into()).ok()?;
    let mut model: Model = Task::Dedupe(&source).settings("Rowan", "2026-11-26").ok()?;
    for level in model.comparisons.iter_mut().flat_map(|comparison| &mut comparison.levels) {
        (level.m, level.u) = (Some(0.3), Some(0.1));
    }
    model.prior = Some(linkage::Signed { value: 0.2, ..model.thresholds.join.clone() });
    Held::open(&source, &model).ok()
});

fuzz_target!(|text: &str| {
    let held = HELD.as_ref().expect("the people are held");
    let known: Vec<(&str, &str)> = text.lines().filter_map(|line| line.split_once('=')).collect();
    if let Ok(found) = held.ask(&known, 3) {
        assert!(found.len() <= 3);
        for one in found {
            let sum: f64 = one.waterfall.steps.iter().map(|step| step.bits).sum();
            assert!((sum - one.waterfall.weight).abs() < 1e-9, "the steps come to the weight");
        }
    }
});
