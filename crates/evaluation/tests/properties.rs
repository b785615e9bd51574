//! What must not matter does not: the order of rows, the unit of a column, the name of a group; and quick matching
//! finds what slow matching finds.
#![expect(clippy::indexing_slicing, reason = "a test that cannot go on must stop")]
#![expect(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "a few dozen rows")]

use evaluation::Covariate;
use evaluation::cox::{CoxModel, Errors, Ties, fit};
use evaluation::glm::{self, Family, GlmModel};
use evaluation::matching::{Nearest, Order, nearest, radius};
use evaluation::numbers::chance::Chance;
use evaluation::survival::{Durations, Groups, Weight, log_rank};
use proptest::prelude::*;

fn shuffled(rows: usize, seed: u64) -> Vec<usize> {
    let mut order: Vec<usize> = (0..rows).collect();
    Chance::new(seed, 0).shuffle(&mut order);
    order
}

fn taken<T: Copy>(values: &[T], order: &[usize]) -> Vec<T> {
    order.iter().map(|row| values[*row]).collect()
}

/// One pair after another by looking at everybody: the tie rules, written as simply as can be.
fn slowly(treated: &[bool], score: &[f64], rule: Nearest) -> Vec<(u32, u32)> {
    let mut rows: Vec<usize> = (0..treated.len()).filter(|row| treated[*row]).collect();
    if rule.order == Order::Largest {
        rows.sort_by(|left, right| score[*right].total_cmp(&score[*left]).then(left.cmp(right)));
    }
    let mut free: Vec<usize> = (0..treated.len()).filter(|row| !treated[*row]).collect();
    let mut pairs: Vec<(u32, u32)> = Vec::new();
    for _ in 0..rule.ratio {
        for &row in &rows {
            let own = |other: usize| pairs.contains(&(row as u32, other as u32));
            let distance = |other: usize| (score[other] - score[row]).abs();
            let open = free.iter().copied().filter(|other| !(rule.replacement && own(*other)));
            let best = open.min_by(|left, right| distance(*left).total_cmp(&distance(*right)).then(left.cmp(right)));
            let Some(best) = best.filter(|best| rule.caliper.is_none_or(|caliper| distance(*best) <= caliper)) else {
                continue;
            };
            pairs.push((row as u32, best as u32));
            if !rule.replacement {
                free.retain(|other| *other != best);
            }
        }
    }
    pairs
}

proptest! {
    /// Scores are few whole numbers, so that ties are everywhere.
    #[test]
    fn quick_matching_is_slow_matching(
        people in prop::collection::vec((any::<bool>(), 0_u8..12), 2..40),
        largest in any::<bool>(),
        replacement in any::<bool>(),
        caliper in prop::option::of(0_u8..4),
        ratio in 1_usize..4,
    ) {
        let treated: Vec<bool> = people.iter().map(|person| person.0).collect();
        let score: Vec<f64> = people.iter().map(|person| f64::from(person.1)).collect();
        prop_assume!(treated.contains(&true) && treated.contains(&false));
        let order = if largest { Order::Largest } else { Order::Row };
        let rule = Nearest { order, replacement, caliper: caliper.map(f64::from), ratio };
        let expected = slowly(&treated, &score, rule);
        match nearest(&treated, &score, None, rule) {
            Ok(found) => prop_assert_eq!(found.pairs, expected),
            Err(_) => prop_assert!(expected.is_empty()),
        }
    }

    #[test]
    fn quick_radius_is_slow_radius(people in prop::collection::vec((any::<bool>(), 0_u8..30), 2..40), caliper in 0_u8..5) {
        let treated: Vec<bool> = people.iter().map(|person| person.0).collect();
        let score: Vec<f64> = people.iter().map(|person| 0.1 * f64::from(person.1)).collect();
        prop_assume!(treated.contains(&true) && treated.contains(&false));
        let caliper = 0.1 * f64::from(caliper);
        let mut expected = vec![0.0; treated.len()];
        for row in (0..treated.len()).filter(|row| treated[*row]) {
            let near = |other: &usize| !treated[*other] && (score[*other] - score[row]).abs() <= caliper;
            let near: Vec<usize> = (0..treated.len()).filter(near).collect();
            for other in &near {
                expected[*other] += 1.0 / near.len() as f64;
            }
            expected[row] = f64::from(u8::from(!near.is_empty()));
        }
        match radius(&treated, &score, None, caliper) {
            Ok(found) => {
                for (found, expected) in found.weights.iter().zip(&expected) {
                    prop_assert!((found - expected).abs() < 1e-12);
                }
            }
            Err(_) => prop_assert!(expected.iter().all(|weight| *weight == 0.0)),
        }
    }

    #[test]
    fn neither_order_nor_unit_matters_to_a_model(
        people in prop::collection::vec((1_u8..20, any::<bool>(), -50_i8..50, 0_u8..3), 30..60),
        seed in any::<u64>(),
    ) {
        let time: Vec<f64> = people.iter().map(|person| f64::from(person.0)).collect();
        let event: Vec<bool> = people.iter().map(|person| person.1).collect();
        let x: Vec<f64> = people.iter().map(|person| f64::from(person.2)).collect();
        let z: Vec<f64> = people.iter().map(|person| f64::from(person.3)).collect();
        let order = shuffled(people.len(), seed);
        let far: Vec<f64> = taken(&x, &order).iter().map(|x| 1e3 * x - 1e5).collect();
        let (time_2, event_2, z_2) = (taken(&time, &order), taken(&event, &order), taken(&z, &order));
        let cox = |time: &[f64], event: &[bool], x: &[f64], z: &[f64]| {
            let covariates = [Covariate { name: "x", values: x }, Covariate { name: "z", values: z }];
            let durations = Durations { time, event };
            let model = CoxModel { durations, entry: None, covariates: &covariates, strata: None, weights: None };
            fit(&model, Ties::Efron, Errors::Robust, 0.95)
        };
        if let (Ok(one), Ok(other)) = (cox(&time, &event, &x, &z), cox(&time_2, &event_2, &far, &z_2)) {
            prop_assert!((one.log_likelihood - other.log_likelihood).abs() < 1e-9);
            for (at, unit) in [(0, 1e3), (1, 1.0)] {
                let (left, right) = (&one.coefficients[at], &other.coefficients[at]);
                prop_assert!((left.estimate - unit * right.estimate).abs() < 1e-7 * left.standard_error);
                prop_assert!((left.standard_error / (unit * right.standard_error) - 1.0).abs() < 1e-7);
            }
        }
        let outcome: Vec<f64> = event.iter().map(|event| f64::from(u8::from(*event))).collect();
        let logistic = |outcome: &[f64], x: &[f64]| {
            let covariates = [Covariate { name: "x", values: x }];
            let model = GlmModel { outcome_name: "y", outcome, covariates: &covariates, exposure: None, weights: None };
            glm::fit(&model, Family::Binomial, glm::Errors::Hc3, 0.95)
        };
        if let (Ok(one), Ok(other)) = (logistic(&outcome, &x), logistic(&taken(&outcome, &order), &far)) {
            let (left, right) = (&one.coefficients[1], &other.coefficients[1]);
            prop_assert!((left.estimate - 1e3 * right.estimate).abs() < 1e-7 * left.standard_error);
        }
    }

    #[test]
    fn the_names_of_groups_do_not_matter(people in prop::collection::vec((0_u8..15, any::<bool>(), 0_u32..3), 12..50)) {
        let time: Vec<f64> = people.iter().map(|person| f64::from(person.0)).collect();
        let event: Vec<bool> = people.iter().map(|person| person.1).collect();
        let of: Vec<u32> = people.iter().map(|person| person.2).collect();
        let turned: Vec<u32> = of.iter().map(|group| (group + 1) % 3).collect();
        let names = ["birch".to_owned(), "cedar".to_owned(), "elm".to_owned()];
        let durations = Durations { time: &time, event: &event };
        for weight in [Weight::LogRank, Weight::Gehan, Weight::PetoPeto] {
            let one = log_rank(durations, Groups { of: &of, names: &names }, None, weight);
            let other = log_rank(durations, Groups { of: &turned, names: &names }, None, weight);
            if let (Ok(one), Ok(other)) = (&one, &other) {
                prop_assert!((one.test.statistic - other.test.statistic).abs() < 1e-8 * (1.0 + one.test.statistic));
                let excess: f64 = one.groups.iter().map(|group| group.observed - group.expected).sum();
                prop_assert!(excess.abs() < 1e-8 * people.len() as f64 * people.len() as f64);
            }
        }
    }
}
