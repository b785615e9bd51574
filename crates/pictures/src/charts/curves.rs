//! Kaplan-Meier curves with the numbers at risk under them.

use super::frame::{self, INK, STRONG, Scale, WIDTH, WORDS};
use crate::canvas::{Anchor, Canvas, Stroke, Type};
use crate::{Picture, SMALLEST_TEXT, Table, colours, letters};

/// Everything that the curves show.
#[derive(Debug, Clone)]
pub struct Curves {
    /// Makes the ids in the SVG unique on the page: letters, digits and `-`.
    pub id: String,
    /// What it says, as a headline.
    pub title: String,
    /// What falls, such as "Without a proven reoffence (of 100 people)".
    pub what: String,
    /// What time is counted in, such as "Days since release".
    pub time: String,
    /// The last time shown.
    pub until: f64,
    /// At most two groups, told apart by a solid and a dashed line.
    pub curves: Vec<Curve>,
}

/// One group.
#[derive(Debug, Clone)]
pub struct Curve {
    /// Whose it is.
    pub name: String,
    /// People at the start.
    pub people: u32,
    /// Its steps, in order of time.
    pub steps: Vec<Step>,
}

/// One step.
#[derive(Debug, Clone, Copy)]
pub struct Step {
    /// When.
    pub time: f64,
    /// At risk after it.
    pub at_risk: u32,
    /// Of 100 people, how many are without the event after it.
    pub per_100: f64,
}

const LEFT: f64 = 60.0;
const TOP: f64 = 56.0;
const BOTTOM: f64 = 330.0;

const fn stroke(at: usize) -> Stroke {
    if at == 0 {
        Stroke::new(colours::TEAL, 3.0)
    } else {
        Stroke { colour: colours::RELEASE, width: 3.0, dashed: true }
    }
}

impl Curve {
    /// People at risk at a time, as its steps tell.
    fn at_risk(&self, time: f64) -> u32 {
        self.steps.iter().rfind(|step| step.time < time).map_or(self.people, |step| step.at_risk)
    }

    fn places(&self, x: &Scale, y: &Scale, until: f64) -> Vec<(f64, f64)> {
        let mut places = vec![(x.at(0.0), y.at(100.0))];
        let mut height = y.at(100.0);
        for step in self.steps.iter().filter(|step| step.time <= until) {
            places.push((x.at(step.time), height));
            height = y.at(step.per_100);
            places.push((x.at(step.time), height));
        }
        places.push((x.at(until), height));
        places
    }
}

/// Draws the curves.
pub fn draw(curves: &Curves) -> Picture {
    let mut canvas = Canvas::default();
    let until = if curves.until.is_finite() && curves.until > 0.0 { curves.until } else { 1.0 };
    let x = Scale::new((0.0, until), (LEFT, WIDTH - 24.0));
    let y = Scale::new((0.0, 100.0), (BOTTOM, TOP));
    let marks: Vec<String> = (0..2).map(|at| frame::dash(stroke(at).colour, stroke(at).dashed)).collect();
    let entries: Vec<(&str, &str)> =
        marks.iter().zip(&curves.curves).map(|(mark, curve)| (mark.as_str(), curve.name.as_str())).collect();
    frame::key(&mut canvas, (0.0, 18.0), &entries);
    let what = letters::shorten(&curves.what, WORDS, WIDTH);
    canvas.text((0.0, 44.0), Anchor::Start, &what, INK);
    frame::beside(&mut canvas, &y, (LEFT, WIDTH - 24.0));
    frame::below(&mut canvas, &x, (TOP, BOTTOM), &curves.time);
    for (at, curve) in curves.curves.iter().take(2).enumerate() {
        canvas.shape(0.0, 0.0, &frame::path(&curve.places(&x, &y, until), stroke(at)));
    }
    let height = numbers_at_risk(&mut canvas, curves, &x);
    finish(curves, canvas, height)
}

/// The numbers at risk under the ticks; gives back where the picture ends.
fn numbers_at_risk(canvas: &mut Canvas, curves: &Curves, x: &Scale) -> f64 {
    let mut baseline = BOTTOM + 76.0;
    canvas.text((0.0, baseline), Anchor::Start, "People still watched", Type::new(STRONG, colours::INK));
    for curve in curves.curves.iter().take(2) {
        baseline += 26.0;
        let name = letters::shorten(&letters::tidy(&curve.name), WORDS, WIDTH);
        canvas.text((0.0, baseline), Anchor::Start, &name, INK);
        baseline += 24.0;
        let mut free_from = 0.0;
        for tick in x.ticks(8) {
            let number = curve.at_risk(tick).to_string();
            let half = letters::width(&number, WORDS) / 2.0;
            let middle = x.at(tick);
            if middle - half >= free_from && middle + half <= WIDTH {
                canvas.text((middle, baseline), Anchor::Middle, &number, INK);
                free_from = middle + half + 6.0;
            }
        }
    }
    baseline + 16.0
}

fn finish(curves: &Curves, canvas: Canvas, height: f64) -> Picture {
    let last = |curve: &Curve| {
        let step = curve.steps.iter().rfind(|step| step.time <= curves.until);
        let (per_100, time) = step.map_or((100.0, 0.0), |step| (step.per_100, step.time));
        format!(
            "{}: {} of 100 after {}",
            letters::tidy(&curve.name),
            frame::one_decimal(Some(per_100)),
            frame::told(time)
        )
    };
    let ends: Vec<String> = curves.curves.iter().map(last).collect();
    let description = format!("{}. {}. {}.", curves.what, curves.time, ends.join("; "));
    let (svg, layout) = canvas.finish(&curves.id, &curves.title, &description, (WIDTH, height));
    let rows = curves.curves.iter().flat_map(|curve| {
        let start = [Step { time: 0.0, at_risk: curve.people, per_100: 100.0 }];
        let steps: Vec<Step> = start.into_iter().chain(curve.steps.iter().copied()).collect();
        steps.into_iter().map(|step| {
            let per_100 = frame::one_decimal(Some(step.per_100));
            vec![curve.name.clone(), frame::told(step.time), step.at_risk.to_string(), per_100]
        })
    });
    let headings = vec!["Group".to_owned(), curves.time.clone(), "Still watched".to_owned(), curves.what.clone()];
    let table = Table { caption: curves.title.clone(), headings, rows: rows.collect() };
    Picture {
        svg,
        title: curves.title.clone(),
        description,
        table,
        list: Vec::new(),
        narrowest: WIDTH * SMALLEST_TEXT / WORDS.size,
        layout,
    }
}
