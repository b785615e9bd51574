//! The pictures, drawn from what is protected and from nothing else.

use evaluation::monitoring::Signal;
use pictures::charts::{self, Control, Curve, Curves, Funnel, Limits, Love, LoveRow, Month, Spot, Step};
use report::{Block, Figure};

use super::{released, words};
use crate::analysis::Analysis;
use crate::compare::in_words;
use crate::gates::{CAUTION, LARGEST_DIFFERENCE};
use crate::maturity::{FOLLOW_UP_MONTHS, WAITING_MONTHS};
use crate::oversight::{Places, Starts};
use crate::protocol::{Outcome, Protocol};

fn picture(id: &str, drawn: pictures::Picture) -> Block {
    Block::Picture(Box::new(Figure::of(id, drawn)))
}

/// Curves with the numbers still watched.
pub(super) fn time(protocol: &Protocol, analysis: &Analysis) -> Vec<Block> {
    if !matches!(protocol.outcome, Outcome::ProvenReoffending { .. }) {
        return Vec::new();
    }
    let curves = &analysis.curves;
    let mut blocks = vec![Block::Text(format!(
        "Each person is watched from the start for {FOLLOW_UP_MONTHS} months, and never later than {WAITING_MONTHS} months before the data end, since a later offence may not be proven yet. Some offences of people who started lately may still be proven, so the end of a young curve can fall."
    ))];
    blocks.extend(curves.because.iter().map(|because| Block::Text(because.clone())));
    let names = ["Took part", "Comparison group"];
    let curve = |(curve, name): (&crate::curves::Curve, &str)| Curve {
        name: name.to_owned(),
        people: curve.people,
        steps: (curve.steps.iter())
            .map(|step| Step {
                time: step.time,
                at_risk: curve.at_risk_after(step.time),
                per_100: 100.0 * step.survival,
            })
            .collect(),
    };
    let drawn: Vec<Curve> = curves.shown.iter().zip(names).map(curve).collect();
    if drawn.is_empty() {
        return blocks;
    }
    let least = protocol.suppression.curve_least;
    blocks.push(picture(
        "curves",
        charts::curves::draw(&Curves {
            id: "curves".to_owned(),
            title: "How long people stayed without a proven reoffence".to_owned(),
            what: "Of 100 people, how many had no proven reoffence yet".to_owned(),
            time: "Days since the start".to_owned(),
            until: 365.0,
            curves: drawn,
        }),
    ));
    blocks.push(Block::Text(format!(
        "A curve takes a step only when {least} people or more have left since the last one, so that no step is about one person."
    )));
    blocks
}

/// The Love plot.
pub(super) fn alike(analysis: &Analysis) -> Vec<Block> {
    let compared = analysis.compared.as_ref().or(analysis.curves.compared.as_ref());
    let Some(compared) = compared else {
        return vec![Block::Text("The groups could not be compared.".to_owned())];
    };
    let row = |(before, after): (&evaluation::matching::Balance, &evaluation::matching::Balance)| LoveRow {
        name: in_words(&before.name),
        before: 100.0 * before.difference.abs(),
        after: 100.0 * after.difference.abs(),
    };
    let rows: Vec<LoveRow> = compared.before.iter().zip(&compared.after).map(row).collect();
    if rows.is_empty() {
        return vec![Block::Text("Nothing known before the start was named to compare.".to_owned())];
    }
    let worst = compared.largest_difference();
    let title = if worst <= LARGEST_DIFFERENCE {
        "The groups are alike in what was recorded"
    } else {
        "The groups are not alike in what was recorded"
    };
    let plot = Love { id: "love".to_owned(), title: title.to_owned(), rows, bands: (CAUTION, LARGEST_DIFFERENCE) };
    let constant = compared
        .constant
        .iter()
        .map(|name| Block::Text(format!("“{}” is the same for everybody, so it was left out.", in_words(name))));
    let words = "Standardised differences: the difference of the means over the standard deviation of those who took part. What was not recorded may differ still.";
    let first = [Block::Text(words.to_owned()), picture("love", charts::love::draw(&plot))];
    first.into_iter().chain(constant).collect()
}

/// The specification curve.
pub(super) fn ways(protocol: &Protocol, analysis: &Analysis) -> Vec<Block> {
    if analysis.specifications.is_empty() {
        return Vec::new();
    }
    let points = |value: f64| 100.0 * value;
    let row = |one: &evaluation::matching::Specification| charts::Specification {
        name: one.name.clone(),
        estimate: points(one.estimate),
        interval: one.interval.map(|(low, high)| (points(low), points(high))),
    };
    let estimates = || analysis.specifications.iter().map(|one| one.estimate);
    let (low, high) = (estimates().fold(f64::INFINITY, f64::min), estimates().fold(f64::NEG_INFINITY, f64::max));
    let words = format!(
        "Matching can be done in many defensible ways. The protocol chose one before outcomes were read; these are {} others, whose answers run from {} to {} of 100. If they disagree, the result is fragile.",
        analysis.specifications.len(),
        words::more_or_fewer(low),
        words::more_or_fewer(high)
    );
    let curve = charts::Specifications {
        id: "ways".to_owned(),
        title: "The same question asked in other ways".to_owned(),
        what: format!("Of 100 people, how many more or fewer {}", protocol.outcome_words()),
        rows: analysis.specifications.iter().map(row).collect(),
        own: analysis.measures.as_ref().map(|measures| points(measures.rate.estimate)),
    };
    vec![Block::Text(words), picture("ways", charts::specifications::draw(&curve))]
}

/// Places and starts.
pub(super) fn oversight(protocol: &Protocol, analysis: &Analysis) -> Vec<Block> {
    let mut blocks = Vec::new();
    if let Some(places) = &analysis.oversight.places {
        blocks.extend(funnel(protocol, places));
    }
    if let Some(starts) = &analysis.oversight.starts {
        blocks.extend(control(starts));
    }
    blocks
}

fn funnel(protocol: &Protocol, places: &Places) -> Vec<Block> {
    let mut blocks = vec![Block::Text(
        "Places beside what chance allows at their size, everybody in the data together. They are not ranked: within the funnel, an order is chance."
            .to_owned(),
    )];
    if let Some(funnel) = &places.funnel {
        let points = |(low, high): (f64, f64)| (100.0 * low, 100.0 * high);
        let spot = |place: &evaluation::monitoring::Position| Spot {
            name: place.name.clone(),
            size: place.size,
            value: 100.0 * place.value,
            limits: Limits { inner: points(place.limits_95), outer: points(place.limits_998) },
        };
        blocks.push(picture(
            "funnel",
            charts::funnel::draw(&Funnel {
                id: "funnel".to_owned(),
                title: "Places beside what chance allows".to_owned(),
                what: format!("Of 100 people, how many {}", protocol.outcome_words()),
                size: "People".to_owned(),
                target: 100.0 * funnel.target,
                spots: funnel.places.iter().map(spot).collect(),
            }),
        ));
    } else {
        blocks.push(Block::Text(
            "Fewer than three places have counts that can be shown, so there is no funnel.".to_owned(),
        ));
    }
    blocks.push(Block::Table(released("places", ("People by place and outcome", "Place"), &places.table)));
    blocks
}

fn control(starts: &Starts) -> Vec<Block> {
    let Some(chart) = &starts.chart else {
        let words = "Some months have too few starts to be shown, so there is no chart of them.";
        return vec![
            Block::Text(words.to_owned()),
            Block::Table(released("starts", ("Starts by month", "Month"), &starts.table)),
        ];
    };
    let month = |(name, point): (&String, &evaluation::monitoring::Point)| Month {
        name: name.clone(),
        value: point.value,
        signal: point.signals.iter().map(|signal| signal_words(*signal)).collect::<Vec<_>>().join("; "),
    };
    let control = Control {
        id: "starts".to_owned(),
        title: "Starts by month, everybody in the data".to_owned(),
        what: "People who started".to_owned(),
        mean: chart.mean,
        limits: (chart.lower.max(0.0), chart.upper),
        months: starts.table.categories.iter().zip(&chart.points).map(month).collect(),
    };
    let words = "A month outside the limits, or a run of months on one side, is a reason to ask what happened to the data or the pilot.";
    vec![Block::Text(words.to_owned()), picture("starts", charts::control::draw(&control))]
}

const fn signal_words(signal: Signal) -> &'static str {
    match signal {
        Signal::OutsideLimit => "outside a limit",
        Signal::SevenOneSide => "seven on one side of the mean",
        Signal::SevenTrend => "seven rising or falling",
        Signal::TwoOfThreeNearLimit => "two of three near a limit",
    }
}
