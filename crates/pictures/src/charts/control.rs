//! XmR chart: one number a month, its mean, and the limits within which it moves by itself.

use super::frame::{self, INK, Scale, WIDTH, WORDS};
use crate::canvas::{Anchor, Canvas, Stroke};
use crate::{Picture, SMALLEST_TEXT, Table, colours, letters};

/// Everything that the chart shows.
#[derive(Debug, Clone)]
pub struct Control {
    /// Makes the ids in the SVG unique on the page: letters, digits and `-`.
    pub id: String,
    /// What it says, as a headline.
    pub title: String,
    /// What is counted.
    pub what: String,
    /// The mean.
    pub mean: f64,
    /// The limits.
    pub limits: (f64, f64),
    /// In order of time.
    pub months: Vec<Month>,
}

/// One number.
#[derive(Debug, Clone)]
pub struct Month {
    /// When.
    pub name: String,
    /// The number.
    pub value: f64,
    /// What it signals, in words; empty where nothing.
    pub signal: String,
}

const LEFT: f64 = 60.0;
const TOP: f64 = 62.0;
const BOTTOM: f64 = 320.0;

/// Draws the chart.
pub fn draw(control: &Control) -> Picture {
    let mut canvas = Canvas::default();
    let ends = control.months.iter().map(|month| month.value).chain([control.limits.0, control.limits.1]);
    let y = Scale::new(frame::with_room(frame::range(ends), control.mean), (BOTTOM, TOP));
    let count = control.months.len().max(1) as f64;
    let x = Scale::new((0.0, count), (LEFT + 4.0, WIDTH - 16.0));
    let limit = frame::dash(colours::RELEASE, true);
    let (filled, open) = (frame::filled(), frame::open());
    frame::key(&mut canvas, (0.0, 18.0), &[(&filled, "A month"), (&open, "A signal"), (&limit, "Limits")]);
    canvas.text((0.0, 44.0), Anchor::Start, &letters::shorten(&control.what, WORDS, WIDTH), INK);
    frame::beside(&mut canvas, &y, (LEFT, WIDTH - 16.0));
    canvas.line((LEFT, y.at(control.mean)), (WIDTH - 16.0, y.at(control.mean)), Stroke::new(colours::INK, 2.0));
    for end in [control.limits.0, control.limits.1] {
        if y.holds(end) {
            let stroke = Stroke { colour: colours::RELEASE, width: 2.0, dashed: true };
            canvas.line((LEFT, y.at(end)), (WIDTH - 16.0, y.at(end)), stroke);
        }
    }
    let at = |at: usize| x.at(at as f64 + 0.5);
    let places: Vec<(f64, f64)> =
        control.months.iter().enumerate().map(|(place, month)| (at(place), y.at(month.value))).collect();
    canvas.shape(0.0, 0.0, &frame::path(&places, Stroke::new(colours::TEAL, 2.0)));
    for (month, (x, y)) in control.months.iter().zip(&places) {
        canvas.shape(*x, *y, if month.signal.is_empty() { &filled } else { &open });
    }
    months(&mut canvas, control, &at);
    finish(control, canvas, BOTTOM + 40.0)
}

/// As many names of months as have room.
fn months(canvas: &mut Canvas, control: &Control, at: &impl Fn(usize) -> f64) {
    let mut free_from = 0.0;
    for (place, month) in control.months.iter().enumerate() {
        let name = letters::shorten(&letters::tidy(&month.name), WORDS, 140.0);
        let half = letters::width(&name, WORDS) / 2.0;
        let middle = at(place);
        if middle - half >= free_from && middle + half <= WIDTH {
            canvas.text((middle, BOTTOM + 26.0), Anchor::Middle, &name, INK);
            free_from = middle + half + 10.0;
        }
    }
}

fn finish(control: &Control, canvas: Canvas, height: f64) -> Picture {
    let signals = control.months.iter().filter(|month| !month.signal.is_empty()).count();
    let [mean, low, high] =
        [control.mean, control.limits.0, control.limits.1].map(|value| frame::one_decimal(Some(value)));
    let description = format!(
        "{}, {} months. The mean is {mean}; by itself it moves between {low} and {high}. {signals} months signal a change.",
        control.what,
        control.months.len()
    );
    let (svg, layout) = canvas.finish(&control.id, &control.title, &description, (WIDTH, height));
    let row = |month: &Month| vec![month.name.clone(), frame::told(month.value), month.signal.clone()];
    let headings = ["Month".to_owned(), control.what.clone(), "Signal".to_owned()].to_vec();
    let caption = format!("{} (mean {mean}, limits {low} and {high})", control.title);
    let table = Table { caption, headings, rows: control.months.iter().map(row).collect() };
    Picture {
        svg,
        title: control.title.clone(),
        description,
        table,
        list: Vec::new(),
        narrowest: WIDTH * SMALLEST_TEXT / WORDS.size,
        layout,
    }
}
