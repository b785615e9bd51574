//! Funnel plot: places beside what chance allows at their size. No ranks.

use super::frame::{self, INK, Scale, WIDTH, WORDS};
use crate::canvas::{Anchor, Canvas, Stroke};
use crate::{Picture, SMALLEST_TEXT, Table, colours, letters};

/// Everything that the plot shows.
#[derive(Debug, Clone)]
pub struct Funnel {
    /// Makes the ids in the SVG unique on the page: letters, digits and `-`.
    pub id: String,
    /// What it says, as a headline.
    pub title: String,
    /// What is compared, such as "Reoffended (of 100 people)".
    pub what: String,
    /// What the size is, such as "People".
    pub size: String,
    /// All places together.
    pub target: f64,
    /// Places in the order in which the table names them: of letters, never of size or value.
    pub spots: Vec<Spot>,
}

/// One place with what chance allows at its size.
#[derive(Debug, Clone)]
pub struct Spot {
    /// The place.
    pub name: String,
    /// Its size.
    pub size: f64,
    /// Its value, in the unit of the target.
    pub value: f64,
    /// Where 95 and 998 of 1,000 such places lie by chance.
    pub limits: Limits,
}

/// What chance allows.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Where 95 of 100 lie.
    pub inner: (f64, f64),
    /// Where 998 of 1,000 lie.
    pub outer: (f64, f64),
}

const LEFT: f64 = 60.0;
const TOP: f64 = 62.0;
const BOTTOM: f64 = 340.0;

impl Spot {
    const fn stands(&self) -> &'static str {
        let (inner, outer) = (self.limits.inner, self.limits.outer);
        if self.value < outer.0 || self.value > outer.1 {
            "outside what chance allows"
        } else if self.value < inner.0 || self.value > inner.1 {
            "near the edge of what chance allows"
        } else {
            "within what chance allows"
        }
    }
}

/// One of the four ends of the limits.
type End = fn(&Limits) -> f64;

/// Draws the plot.
pub fn draw(funnel: &Funnel) -> Picture {
    let mut canvas = Canvas::default();
    let ends = funnel.spots.iter().flat_map(|spot| [spot.value, spot.limits.outer.0, spot.limits.outer.1]);
    let y = Scale::new(frame::with_room(frame::range(ends), funnel.target), (BOTTOM, TOP));
    let sizes = frame::range(funnel.spots.iter().map(|spot| spot.size)).unwrap_or((0.0, 1.0));
    let x = Scale::new((0.0, sizes.1 * 1.05), (LEFT, WIDTH - 16.0));
    let (inner, outer) = (frame::dash(colours::TEAL, true), frame::dash(colours::TEAL, false));
    let filled = frame::filled();
    frame::key(
        &mut canvas,
        (0.0, 18.0),
        &[(&filled, "A place"), (&inner, "95 of 100 lie within"), (&outer, "998 of 1,000")],
    );
    canvas.text((0.0, 44.0), Anchor::Start, &letters::shorten(&funnel.what, WORDS, WIDTH), INK);
    frame::beside(&mut canvas, &y, (LEFT, WIDTH - 16.0));
    frame::below(&mut canvas, &x, (TOP, BOTTOM), &funnel.size);
    canvas.line((LEFT, y.at(funnel.target)), (WIDTH - 16.0, y.at(funnel.target)), Stroke::new(colours::INK, 2.0));
    let mut by_size: Vec<&Spot> = funnel.spots.iter().collect();
    by_size.sort_by(|left, right| left.size.total_cmp(&right.size));
    let ends: [(End, bool); 4] = [
        (|limits| limits.inner.0, true),
        (|limits| limits.inner.1, true),
        (|limits| limits.outer.0, false),
        (|limits| limits.outer.1, false),
    ];
    for (end, dashed) in ends {
        let places: Vec<(f64, f64)> = by_size.iter().map(|spot| (x.at(spot.size), y.at(end(&spot.limits)))).collect();
        canvas.shape(0.0, 0.0, &frame::path(&places, Stroke { colour: colours::TEAL, width: 2.0, dashed }));
    }
    for spot in &funnel.spots {
        let mark = if spot.stands() == "outside what chance allows" { frame::open() } else { frame::filled() };
        canvas.shape(x.at(spot.size), y.at(spot.value), &mark);
    }
    finish(funnel, canvas, BOTTOM + 56.0)
}

fn finish(funnel: &Funnel, canvas: Canvas, height: f64) -> Picture {
    let outside: Vec<String> = (funnel.spots.iter())
        .filter(|spot| spot.stands() == "outside what chance allows")
        .map(|spot| letters::tidy(&spot.name))
        .collect();
    let outside = if outside.is_empty() { "none".to_owned() } else { outside.join(", ") };
    let description = format!(
        "{} in {} places around {}. Outside what chance allows: {outside}.",
        funnel.what,
        funnel.spots.len(),
        frame::one_decimal(Some(funnel.target))
    );
    let (svg, layout) = canvas.finish(&funnel.id, &funnel.title, &description, (WIDTH, height));
    let row = |spot: &Spot| {
        let inner = [spot.limits.inner.0, spot.limits.inner.1].map(|end| frame::one_decimal(Some(end)));
        let value = frame::one_decimal(Some(spot.value));
        vec![spot.name.clone(), frame::told(spot.size), value, inner.join(" to "), spot.stands().to_owned()]
    };
    let (size, what) = (funnel.size.clone(), funnel.what.clone());
    let headings = vec!["Place".to_owned(), size, what, "95 of 100 lie within".to_owned(), "Stands".to_owned()];
    let table = Table { caption: funnel.title.clone(), headings, rows: funnel.spots.iter().map(row).collect() };
    Picture {
        svg,
        title: funnel.title.clone(),
        description,
        table,
        list: Vec::new(),
        narrowest: WIDTH * SMALLEST_TEXT / WORDS.size,
        layout,
    }
}
