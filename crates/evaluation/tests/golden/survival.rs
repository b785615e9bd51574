//! Golden values of curves, restricted means and the log-rank family.

use crate::book::{Book, CLOSED, Columns};
use evaluation::survival::{
    Curve, Durations, Groups, IntervalScale, Timeline, Weight, cumulative_hazard, curves, log_rank, restricted_means,
};

fn curve(time: &[f64], event: &[bool]) -> Curve {
    curves(&Timeline::try_new(Durations { time, event }, None).unwrap()).remove(0)
}

fn check_curve(book: &mut Book, name: &str, curve: &Curve, times: &[f64], (scale, word): (IntervalScale, &str)) {
    for time in times {
        let step = curve.at(*time).unwrap();
        book.check(&format!("{name} {time} survival"), step.survival, CLOSED);
        book.check(&format!("{name} {time} se"), step.standard_error(), CLOSED);
        let left = curve.steps.iter().filter(|other| other.time < *time);
        let at_risk = curve.rows - left.map(|other| other.events + other.censored).sum::<u32>();
        book.check(&format!("{name} {time} at_risk"), f64::from(at_risk), CLOSED);
        let (lower, upper) = step.interval(scale, 0.95).unwrap();
        book.check(&format!("{name} {time} {word} lower"), lower, CLOSED);
        book.check(&format!("{name} {time} {word} upper"), upper, CLOSED);
    }
}

fn check_curves(book: &mut Book, rossi: &Columns, pilot: &Columns) {
    let (week, arrest, fin) = (rossi.numbers("week"), rossi.flags("arrest"), rossi.whole("fin"));
    let all = curve(&week, &arrest);
    let log_log = (IntervalScale::LogLog, "log-log");
    for scale in [log_log, (IntervalScale::Log, "log"), (IntervalScale::Plain, "plain")] {
        check_curve(book, &format!("rossi {}", scale.1), &all, &[1.0, 26.0, 52.0], scale);
    }
    let names = ["no aid".to_owned(), "aid".to_owned()];
    let groups = Groups { of: &fin, names: &names };
    let durations = Durations { time: &week, event: &arrest };
    let arms = curves(&Timeline::try_new(durations, Some(groups)).unwrap());
    check_curve(book, "rossi fin 0", &arms[0], &[52.0], log_log);
    check_curve(book, "rossi fin 1", &arms[1], &[52.0], log_log);
    let hazard = cumulative_hazard(&all);
    let last = hazard.last().unwrap();
    book.check("rossi hazard 52", last.hazard, CLOSED);
    book.check("rossi hazard 52 se", last.standard_error(), CLOSED);
    let means = restricted_means(&arms, 52.0, 0.95).unwrap();
    for (arm, mean) in means.groups.iter().enumerate() {
        book.check(&format!("rossi rmst fin {arm}"), mean.mean, CLOSED);
        book.check(&format!("rossi rmst fin {arm} se"), mean.standard_error, CLOSED);
    }
    let difference = means.difference.unwrap();
    book.check("rossi rmst difference", difference.mean, CLOSED);
    book.check("rossi rmst difference se", difference.standard_error, CLOSED);
    book.check("rossi rmst p", means.p.unwrap(), CLOSED);
    let exact = curve(&pilot.numbers("exact_days"), &pilot.flags("exact_event"));
    check_curve(book, "pilot exact", &exact, &[30.0, 180.0, 365.0], log_log);
    let mean = restricted_means(std::slice::from_ref(&exact), 200.0, 0.95).unwrap().groups[0];
    book.check("pilot rmst 200 mean", mean.mean, CLOSED);
    book.check("pilot rmst 200 se", mean.standard_error, CLOSED);
    let quartile = exact.quantile_interval(0.25, IntervalScale::LogLog, 0.95);
    book.check("pilot exact quantile 0.25", exact.quantile(0.25).unwrap(), CLOSED);
    book.check("pilot exact quantile 0.25 lower", quartile.0.unwrap(), CLOSED);
    book.check("pilot exact quantile 0.25 upper", quartile.1.unwrap(), CLOSED);
    book.check("pilot exact quantile 0.5", exact.quantile(0.5).unwrap(), CLOSED);
}

fn check_tests(book: &mut Book, rossi: &Columns, pilot: &Columns) {
    let (week, arrest, fin) = (rossi.numbers("week"), rossi.flags("arrest"), rossi.whole("fin"));
    let durations = Durations { time: &week, event: &arrest };
    let names = ["no aid".to_owned(), "aid".to_owned()];
    let groups = Groups { of: &fin, names: &names };
    let test = log_rank(durations, groups, None, Weight::LogRank).unwrap();
    book.check("log-rank chi2", test.test.statistic, CLOSED);
    book.check("log-rank p", test.test.p, CLOSED);
    book.check("log-rank observed 0", test.groups[0].observed, CLOSED);
    book.check("log-rank expected 0", test.groups[0].expected, CLOSED);
    book.check("log-rank expected 1", test.groups[1].expected, CLOSED);
    book.check("log-rank variance", test.variance, CLOSED);
    for (name, weight) in [
        ("peto-peto", Weight::PetoPeto),
        ("gehan", Weight::Gehan),
        ("tarone-ware", Weight::TaroneWare),
        ("fleming-harrington 1 0.5", Weight::FlemingHarrington { p: 1.0, q: 0.5 }),
    ] {
        let test = log_rank(durations, groups, None, weight).unwrap();
        book.check(&format!("{name} chi2"), test.test.statistic, CLOSED);
    }
    let wexp = rossi.whole("wexp");
    let test = log_rank(durations, groups, Some(&wexp), Weight::LogRank).unwrap();
    book.check("stratified chi2", test.test.statistic, CLOSED);
    let (tier, names) = pilot.codes("tier");
    let groups = Groups { of: &tier, names: &names };
    let (time, event) = (pilot.numbers("exact_days"), pilot.flags("exact_event"));
    let test = log_rank(Durations { time: &time, event: &event }, groups, None, Weight::LogRank).unwrap();
    book.check("three groups chi2", test.test.statistic, CLOSED);
    let (time, event, site) = (pilot.numbers("days"), pilot.flags("event"), pilot.whole("site"));
    let weight = Weight::FlemingHarrington { p: 0.5, q: 0.0 };
    let test = log_rank(Durations { time: &time, event: &event }, groups, Some(&site), weight).unwrap();
    book.check("three groups rho 0.5 strata chi2", test.test.statistic, CLOSED);
}

#[test]
fn survival() {
    let (rossi, pilot) = (Columns::open("rossi"), Columns::open("pilot"));
    let mut book = Book::open("survival");
    check_curves(&mut book, &rossi, &pilot);
    check_tests(&mut book, &rossi, &pilot);
    book.close();
}
