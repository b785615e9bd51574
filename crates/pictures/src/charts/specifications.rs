//! Specification curve: the same question asked in every defensible way, from the lowest answer to the highest.

use super::frame::{self, INK, Scale, WIDTH, WORDS};
use crate::canvas::{Anchor, Canvas, Stroke};
use crate::{Picture, SMALLEST_TEXT, Table, colours, letters};

/// Everything that the curve shows.
#[derive(Debug, Clone)]
pub struct Specifications {
    /// Makes the ids in the SVG unique on the page: letters, digits and `-`.
    pub id: String,
    /// What it says, as a headline.
    pub title: String,
    /// What is estimated.
    pub what: String,
    /// Lowest first.
    pub rows: Vec<Specification>,
    /// The answer of the protocol's own way.
    pub own: Option<f64>,
}

/// One way of asking.
#[derive(Debug, Clone)]
pub struct Specification {
    /// What was done.
    pub name: String,
    /// The answer.
    pub estimate: f64,
    /// Its interval; none where the method has none here.
    pub interval: Option<(f64, f64)>,
}

const LEFT: f64 = 60.0;
const TOP: f64 = 62.0;
const BOTTOM: f64 = 340.0;

/// Draws the curve.
pub fn draw(curve: &Specifications) -> Picture {
    let mut canvas = Canvas::default();
    let ends = curve.rows.iter().flat_map(|row| {
        let (low, high) = row.interval.unwrap_or((row.estimate, row.estimate));
        [low, row.estimate, high]
    });
    let y = Scale::new(frame::with_room(frame::range(ends.chain(curve.own)), 0.0), (BOTTOM, TOP));
    let count = curve.rows.len().max(1) as f64;
    let x = Scale::new((0.0, count), (LEFT + 4.0, WIDTH - 16.0));
    let own = frame::dash(colours::RELEASE, true);
    let mut entries = vec![(SPOT, "One way of asking, with its interval")];
    if curve.own.is_some() {
        entries.push((own.as_str(), "The protocol’s own way"));
    }
    frame::key(&mut canvas, (0.0, 18.0), &entries);
    canvas.text((0.0, 44.0), Anchor::Start, &letters::shorten(&curve.what, WORDS, WIDTH), INK);
    frame::beside(&mut canvas, &y, (LEFT, WIDTH - 16.0));
    canvas.line((LEFT, y.at(0.0)), (WIDTH - 16.0, y.at(0.0)), Stroke::new(colours::INK, 2.0));
    for (at, row) in curve.rows.iter().enumerate() {
        let middle = x.at(at as f64 + 0.5);
        if let Some((low, high)) = row.interval {
            canvas.line((middle, y.at(low)), (middle, y.at(high)), Stroke::new(colours::TEAL, 2.0));
        }
        canvas.shape(middle, y.at(row.estimate), SPOT);
    }
    if let Some(own) = curve.own {
        let stroke = Stroke { colour: colours::RELEASE, width: 2.5, dashed: true };
        canvas.line((LEFT, y.at(own)), (WIDTH - 16.0, y.at(own)), stroke);
    }
    let words = format!("{} ways of asking, the lowest answer first", curve.rows.len());
    canvas.text((f64::midpoint(LEFT, WIDTH), BOTTOM + 26.0), Anchor::Middle, &words, INK);
    finish(curve, canvas, BOTTOM + 40.0)
}

const SPOT: &str = "<circle r=\"4.5\" fill=\"#0b5c5a\"/>";

fn finish(curve: &Specifications, canvas: Canvas, height: f64) -> Picture {
    let range = frame::range(curve.rows.iter().map(|row| row.estimate));
    let (low, high) = range.unwrap_or_default();
    let below = curve.rows.iter().filter(|row| row.estimate < 0.0).count();
    let own = curve
        .own
        .map_or_else(String::new, |own| format!(" The protocol’s own way gives {}.", frame::one_decimal(Some(own))));
    let description = format!(
        "{}. {} ways of asking give answers from {} to {}; {below} of them lie below 0.{own}",
        curve.what,
        curve.rows.len(),
        frame::one_decimal(Some(low)),
        frame::one_decimal(Some(high))
    );
    let (svg, layout) = canvas.finish(&curve.id, &curve.title, &description, (WIDTH, height));
    let row = |row: &Specification| {
        let (low, high) = row.interval.unzip();
        vec![
            row.name.clone(),
            frame::one_decimal(Some(row.estimate)),
            frame::one_decimal(low),
            frame::one_decimal(high),
        ]
    };
    let headings = ["Way of asking", "Estimate", "From", "To"].map(str::to_owned).to_vec();
    let caption = format!("{} ({})", curve.title, curve.what);
    let table = Table { caption, headings, rows: curve.rows.iter().map(row).collect() };
    Picture {
        svg,
        title: curve.title.clone(),
        description,
        table,
        list: Vec::new(),
        narrowest: WIDTH * SMALLEST_TEXT / WORDS.size,
        layout,
    }
}
