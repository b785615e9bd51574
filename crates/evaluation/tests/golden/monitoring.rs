//! Golden values of charts: run lengths, limits, the four rules, funnels.

use crate::book::{Book, CLOSED, ITERATED};
use evaluation::monitoring::{
    ChartOptions, FunnelKind, Improvement, Place, Signal, average_run_length, funnel, g_chart, t_chart, xmr,
};

const VALUES: [f64; 28] = [
    12.0, 15.0, 11.0, 14.0, 13.0, 19.0, 12.0, 10.0, 13.0, 14.0, 15.0, 16.0, 17.0, 18.0, 20.0, 21.0, 9.0, 4.0, 6.0, 7.0,
    5.0, 6.0, 5.0, 7.0, 13.0, 30.0, 12.0, 13.0,
];

const fn options(screened: bool) -> ChartOptions {
    ChartOptions { screened, baseline: None, improvement: Improvement::Neutral, target: None }
}

fn check_charts(book: &mut Book) {
    for (word, screened) in [("screened", true), ("unscreened", false)] {
        let chart = xmr(&VALUES, &options(screened)).unwrap();
        for (what, value) in [
            ("mean", chart.mean),
            ("lower", chart.lower),
            ("upper", chart.upper),
            ("near lower", chart.near_lower),
            ("near upper", chart.near_upper),
            ("range", chart.average_range),
        ] {
            book.check(&format!("xmr {word} {what}"), value, CLOSED);
        }
    }
    let chart = xmr(&VALUES, &options(true)).unwrap();
    for (at, point) in chart.points.iter().enumerate() {
        for (word, signal) in [
            ("outside", Signal::OutsideLimit),
            ("seven", Signal::SevenOneSide),
            ("trend", Signal::SevenTrend),
            ("two of three", Signal::TwoOfThreeNearLimit),
        ] {
            let holds = f64::from(u8::from(point.signals.contains(&signal)));
            book.check(&format!("{word} {}", at + 1), holds, 0.0);
        }
    }
    let mut vignette = vec![1.0, 2.0, 1.0, 2.0, 10.0];
    vignette.extend((0..13).map(|at| if at % 2 == 0 { 1.0 } else { 2.0 }));
    let chart = xmr(&vignette, &options(true)).unwrap();
    for (what, value) in [("mean", chart.mean), ("lower", chart.lower), ("upper", chart.upper)] {
        book.check(&format!("vignette {what}"), value, CLOSED);
    }
    let gaps = [5.0, 60.0, 20.0, 90.0, 33.0, 12.0, 44.0, 71.0, 8.0, 150.0];
    for (word, found) in [("t", t_chart(&gaps).unwrap()), ("g", g_chart(&gaps).unwrap())] {
        for (what, value) in [("centre", found.centre), ("lower", found.lower), ("upper", found.upper)] {
            book.check(&format!("{word} {what}"), value, CLOSED);
        }
    }
}

fn check_funnel(book: &mut Book, name: &str, kind: FunnelKind, sizes: &[f64]) {
    let events = [12.0, 30.0, 8.0, 45.0, 22.0, 3.0, 60.0, 19.0, 27.0, 14.0, 33.0, 41.0];
    let place = |(events, size): (&f64, &f64)| Place { name: String::new(), events: *events, size: *size };
    let places: Vec<Place> = events.iter().zip(sizes).map(place).collect();
    let found = funnel(&places, kind, None).unwrap();
    for (what, value) in [
        ("target", found.target),
        ("chi2", found.overdispersion.statistic),
        ("phi", found.dispersion),
        ("tau2", found.tau_squared),
    ] {
        book.check(&format!("{name} {what}"), value, CLOSED);
    }
    for (at, place) in found.places.iter().enumerate() {
        book.check(&format!("{name} z {}", at + 1), place.z, CLOSED);
        if [0, 5, 6].contains(&at) {
            for (what, (lower, upper)) in [("95", place.limits_95), ("998", place.limits_998)] {
                book.check(&format!("{name} {} lower {what}", at + 1), lower, ITERATED);
                book.check(&format!("{name} {} upper {what}", at + 1), upper, ITERATED);
            }
        }
    }
}

#[test]
fn monitoring() {
    let mut book = Book::open("monitoring");
    for threshold in [3.0, 4.0, 5.0] {
        for shift in [0.0, 0.5, 1.0] {
            let found = average_run_length(0.5, threshold, shift, false).unwrap();
            book.check(&format!("arl {threshold} {shift}"), found, ITERATED);
        }
    }
    for threshold in [4.0, 5.0] {
        let found = average_run_length(0.5, threshold, 0.0, true).unwrap();
        book.check(&format!("arl two-sided {threshold}"), found, ITERATED);
    }
    book.check("arl 0.25 6", average_run_length(0.25, 6.0, 0.0, false).unwrap(), ITERATED);
    check_charts(&mut book);
    let sizes = [40.0, 90.0, 35.0, 120.0, 60.0, 20.0, 210.0, 55.0, 100.0, 30.0, 88.0, 140.0];
    check_funnel(&mut book, "share", FunnelKind::Share, &sizes);
    check_funnel(&mut book, "ratio", FunnelKind::Ratio, &sizes.map(|size| size * 0.31));
    book.close();
}
