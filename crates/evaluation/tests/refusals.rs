//! What cannot be said is a named error: separation, collinearity, empty arms, missing values, and their like.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use evaluation::cox::{CoxModel, Errors, Ties, fit};
use evaluation::survival::{Durations, Groups, Timeline, Weight, curves, log_rank, restricted_means};
use evaluation::{Covariate, EvaluationError};

fn cox(time: &[f64], event: &[bool], columns: &[(&str, &[f64])]) -> EvaluationError {
    let covariates: Vec<_> = columns.iter().map(|(name, values)| Covariate { name, values }).collect();
    let durations = Durations { time, event };
    let model = CoxModel { durations, entry: None, covariates: &covariates, strata: None, weights: None };
    fit(&model, Ties::Efron, Errors::Model, 0.95).unwrap_err()
}

const TIME: [f64; 6] = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0];

#[test]
fn a_covariate_that_foretells_the_order_is_separation() {
    let refused = cox(&TIME, &[true; 6], &[("x", &[6.0, 5.0, 4.0, 3.0, 2.0, 1.0])]);
    assert_eq!(refused, EvaluationError::Separation { column: "x".into() });
    // Nobody in one arm has the event.
    let event = [true, false, true, false, true, false];
    let refused =
        cox(&TIME, &event, &[("arm", &[0.0, 1.0, 0.0, 1.0, 0.0, 1.0]), ("z", &[1.0, 0.0, 3.0, 1.0, 0.0, 2.0])]);
    assert_eq!(refused, EvaluationError::Separation { column: "arm".into() });
}

#[test]
fn sums_of_columns_and_constants_are_named() {
    let event = [true, true, false, true, true, false];
    let (a, b) = ([1.0, 0.0, 2.0, 1.0, 0.0, 3.0], [0.0, 1.0, 1.0, 5.0, 2.0, 2.0]);
    let sum: Vec<f64> = a.iter().zip(&b).map(|(a, b)| 2.0 * a - b + 7.0).collect();
    let refused = cox(&TIME, &event, &[("a", &a), ("b", &b), ("sum", &sum)]);
    assert_eq!(refused, EvaluationError::Collinear { column: "sum".into() });
    let refused = cox(&TIME, &event, &[("a", &a), ("one", &[1.0; 6])]);
    assert_eq!(refused, EvaluationError::Constant { column: "one".into() });
}

#[test]
fn bad_rows_are_named() {
    let x = [1.0, f64::NAN, 0.0, 1.0, 1.0, 0.0];
    assert_eq!(cox(&TIME, &[true; 6], &[("x", &x)]), EvaluationError::Missing { column: "x".into(), row: 2 });
    assert_eq!(cox(&TIME, &[false; 6], &[("x", &TIME)]), EvaluationError::NoEvents);
    assert_eq!(cox(&[], &[], &[("x", &[])]), EvaluationError::Empty);
    let refused = cox(&TIME, &[true; 6], &[("x", &[1.0])]);
    assert!(matches!(refused, EvaluationError::LengthsDiffer { expected: 6, found: 1, .. }));
}

#[test]
fn groups_that_cannot_be_compared_are_refused() {
    let durations = Durations { time: &TIME, event: &[true; 6] };
    let one = ["aid".to_owned()];
    let refused = log_rank(durations, Groups { of: &[0; 6], names: &one }, None, Weight::LogRank);
    assert_eq!(refused.unwrap_err(), EvaluationError::OneGroup { found: 1 });
    let names = ["aid".to_owned(), "none".to_owned()];
    let refused = log_rank(durations, Groups { of: &[0; 6], names: &names }, None, Weight::LogRank);
    assert_eq!(refused.unwrap_err(), EvaluationError::EmptyArm { arm: "none".to_owned() });
    let quiet = Durations { time: &TIME, event: &[false; 6] };
    let groups = Groups { of: &[0, 1, 0, 1, 0, 1], names: &names };
    assert_eq!(log_rank(quiet, groups, None, Weight::LogRank).unwrap_err(), EvaluationError::NoEvents);
    let curve = curves(&Timeline::try_new(quiet, None).unwrap());
    assert!(matches!(restricted_means(&curve, 7.0, 0.95).unwrap_err(), EvaluationError::Setting { .. }));
}

mod models {
    use super::*;
    use evaluation::glm::{self, Family, GlmModel};

    fn refused(outcome: &[f64], columns: &[(&str, &[f64])], family: Family) -> EvaluationError {
        let covariates: Vec<_> = columns.iter().map(|(name, values)| Covariate { name, values }).collect();
        let model = GlmModel { outcome_name: "y", outcome, covariates: &covariates, exposure: None, weights: None };
        glm::fit(&model, family, glm::Errors::Model, 0.95).unwrap_err()
    }

    const Z: [f64; 8] = [0.3, -1.0, 0.5, 2.0, 0.1, -0.7, 1.5, 0.9];

    #[test]
    fn separation_is_named_whole_and_in_part() {
        let y = [0.0, 0.0, 0.0, 0.0, 1.0, 1.0, 1.0, 1.0];
        let whole = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0];
        let named = EvaluationError::Separation { column: "x".into() };
        assert_eq!(refused(&y, &[("z", &Z), ("x", &whole)], Family::Binomial), named);
        // Everybody with x has the outcome; without x there are both.
        let y = [0.0, 1.0, 0.0, 1.0, 1.0, 1.0, 1.0, 0.0];
        let part = [0.0, 0.0, 0.0, 0.0, 1.0, 1.0, 1.0, 0.0];
        assert_eq!(refused(&y, &[("z", &Z), ("x", &part)], Family::Binomial), named);
        // Nobody with x has any count.
        let y = [2.0, 1.0, 3.0, 1.0, 0.0, 0.0, 0.0, 4.0];
        assert_eq!(refused(&y, &[("z", &Z), ("x", &part)], Family::Poisson), named);
        assert_eq!(refused(&y, &[("z", &Z), ("x", &part)], Family::NegativeBinomial), named);
    }

    #[test]
    fn outcomes_outside_the_family_are_named() {
        let y = [0.0, 1.0, 2.0, 1.0, 0.0, 1.0, 1.0, 0.0];
        assert!(matches!(
            refused(&y, &[("z", &Z)], Family::Binomial),
            EvaluationError::OutOfRange { row: 3, value: 2.0, .. }
        ));
        let y = [0.5; 8];
        assert!(matches!(refused(&y, &[("z", &Z)], Family::Poisson), EvaluationError::OutOfRange { row: 1, .. }));
        let y = [1.0; 8];
        assert_eq!(refused(&y, &[], Family::Binomial), EvaluationError::Constant { column: "y".into() });
        let y = [1.0, 2.0, 1.0, 2.0, 1.0, 2.0, 1.0, 2.0];
        assert_eq!(refused(&y, &[("z", &Z)], Family::NegativeBinomial), EvaluationError::NotOverdispersed);
    }
}
