//! Golden values of pooled studies.

use crate::book::{Book, CLOSED, Columns, ITERATED};
use evaluation::EvaluationError;
use evaluation::meta::{Measure, Method, Study, egger, from_table, mantel_haenszel, pool};
use evaluation::two_by_two::TwoByTwo;

fn tables() -> Vec<TwoByTwo> {
    let columns = Columns::open("studies");
    let [events, size, control_events, control_size] =
        ["events", "size", "control_events", "control_size"].map(|name| columns.numbers(name));
    let table = |row: usize| TwoByTwo {
        events: events[row],
        size: size[row],
        control_events: control_events[row],
        control_size: control_size[row],
    };
    (0..events.len()).map(table).collect()
}

fn studies(measure: Measure) -> Vec<Study> {
    tables().iter().map(|table| from_table("pilot", table, measure, 1).unwrap()).collect()
}

fn check_pools(book: &mut Book) {
    let studies = studies(Measure::OddsRatio);
    for (word, method) in
        [("FE", Method::Fixed), ("DL", Method::DerSimonianLaird), ("PM", Method::PauleMandel), ("REML", Method::Reml)]
    {
        for (test, hartung_knapp) in [("z", false), ("knha", true)] {
            if method == Method::Fixed && hartung_knapp {
                continue;
            }
            let found = pool(&studies, method, hartung_knapp, 0.95).unwrap();
            let name = format!("{word} {test}");
            for (quantity, value) in [
                ("estimate", found.estimate),
                ("se", found.standard_error),
                ("p", found.p),
                ("lower", found.lower),
                ("upper", found.upper),
                ("tau2", found.tau_squared),
                ("q", found.heterogeneity.statistic),
                ("qp", found.heterogeneity.p),
                ("i2", found.i_squared),
            ] {
                book.check(&format!("{name} {quantity}"), value, ITERATED);
            }
            if method != Method::Fixed {
                book.check(&format!("{name} pi lower"), found.prediction.0, ITERATED);
                book.check(&format!("{name} pi upper"), found.prediction.1, ITERATED);
                book.check(&format!("{name} blup 3"), found.each[2].estimate, ITERATED);
                book.check(&format!("{name} blup 3 se"), found.each[2].standard_error, ITERATED);
            }
            if method == Method::Reml {
                book.check("tau2 lower", found.tau_squared_interval.0, ITERATED);
                book.check("tau2 upper", found.tau_squared_interval.1, ITERATED);
                let weights: f64 = found.each.iter().map(|each| each.weight).sum();
                assert!((weights - 1.0).abs() < 1e-14);
            }
        }
    }
    let test = egger(&studies).unwrap();
    for (quantity, value) in
        [("slope", test.slope), ("se", test.standard_error), ("t", test.t), ("p", test.p), ("limit", test.limit)]
    {
        book.check(&format!("egger {quantity}"), value, ITERATED);
    }
}

#[test]
fn meta() {
    let mut book = Book::open("meta");
    for (word, measure) in [("OR", Measure::OddsRatio), ("RR", Measure::RiskRatio), ("RD", Measure::RiskDifference)] {
        let first = &studies(measure)[0];
        book.check(&format!("{word} first effect"), first.effect, CLOSED);
        book.check(&format!("{word} first variance"), first.variance, CLOSED);
        let found = mantel_haenszel(&tables(), measure, 0.95).unwrap();
        for (quantity, value) in [
            ("estimate", found.estimate),
            ("se", found.standard_error),
            ("lower", found.lower),
            ("upper", found.upper),
            ("p", found.p),
        ] {
            book.check(&format!("{word} MH {quantity}"), value, CLOSED);
        }
    }
    check_pools(&mut book);
    let empty = TwoByTwo { events: 0.0, size: 10.0, control_events: 2.0, control_size: 11.0 };
    let study = from_table("empty", &empty, Measure::OddsRatio, 1).unwrap();
    book.check("empty effect", study.effect, CLOSED);
    book.check("empty variance", study.variance, CLOSED);
    let same: Vec<Study> = [(0.1, 0.04), (0.11, 0.05), (0.09, 0.06), (0.1, 0.03)]
        .map(|(effect, variance)| Study { name: "same".to_owned(), effect, variance })
        .into();
    for (word, method) in [("REML", Method::Reml), ("PM", Method::PauleMandel), ("DL", Method::DerSimonianLaird)] {
        book.check(&format!("same tau2 {word}"), pool(&same, method, false, 0.95).unwrap().tau_squared, CLOSED);
    }
    assert_eq!(pool(&same[..1], Method::Reml, true, 0.95), Err(EvaluationError::OneGroup { found: 1 }));
    book.close();
}
