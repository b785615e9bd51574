//! Forest plot: estimates with their intervals, one under the other, beside a line of no difference.

use super::frame::{self, INK, STRONG, Scale, WIDTH, WORDS};
use crate::canvas::{Anchor, Canvas, Stroke, Type};
use crate::{Picture, SMALLEST_TEXT, Table, colours, letters};

/// Everything that the plot shows.
#[derive(Debug, Clone)]
pub struct Forest {
    /// Makes the ids in the SVG unique on the page: letters, digits and `-`.
    pub id: String,
    /// What it says, as a headline.
    pub title: String,
    /// What is estimated, such as "Difference in reoffending (points of 100)".
    pub what: String,
    /// Where there is no difference: 0 for differences, 1 for ratios.
    pub no_difference: f64,
    /// What lies left and right of it.
    pub sides: [String; 2],
    /// From top to bottom.
    pub rows: Vec<ForestRow>,
}

/// One estimate, or why there is none.
#[derive(Debug, Clone)]
pub struct ForestRow {
    /// Of what.
    pub name: String,
    /// Estimate, lower end, upper end; none where it may not be shown.
    pub estimate: Option<(f64, f64, f64)>,
    /// Whether it stands for all others together: drawn as a diamond.
    pub is_whole: bool,
    /// Said in place of an estimate.
    pub instead: String,
}

const STEP: f64 = 52.0;
const TOP: f64 = 38.0;

/// Draws the plot.
pub fn draw(forest: &Forest) -> Picture {
    let mut canvas = Canvas::default();
    let ends = forest.rows.iter().filter_map(|row| row.estimate).flat_map(|(middle, low, high)| [middle, low, high]);
    let x = Scale::new(frame::with_room(frame::range(ends), forest.no_difference), (12.0, WIDTH - 12.0));
    let bottom = TOP + STEP * forest.rows.len() as f64;
    let zero = x.at(forest.no_difference);
    frame::below(&mut canvas, &x, (TOP, bottom), &forest.what);
    canvas.line((zero, TOP - 4.0), (zero, bottom), Stroke::new(colours::INK, 2.0));
    sides(&mut canvas, &forest.sides, zero);
    for (at, row) in forest.rows.iter().enumerate() {
        let top = TOP + STEP * at as f64;
        let name = letters::tidy(&row.name);
        let words = if row.estimate.is_some() { name } else { format!("{name}: {}", letters::tidy(&row.instead)) };
        let face = if row.is_whole { STRONG } else { WORDS };
        let words = letters::shorten(&words, face, WIDTH);
        canvas.text((0.0, top + 20.0), Anchor::Start, &words, Type::new(face, colours::INK).over(colours::WHITE));
        let Some((middle, low, high)) = row.estimate else { continue };
        let y = top + 37.0;
        canvas.line((x.at(low), y), (x.at(high), y), Stroke::new(colours::TEAL, 3.0));
        let whole = format!("<path d=\"M-10 0 0 -8 10 0 0 8Z\" fill=\"{}\"/>", colours::TEAL);
        canvas.shape(x.at(middle), y, if row.is_whole { &whole } else { SQUARE });
    }
    finish(forest, canvas, bottom + 56.0)
}

const SQUARE: &str = "<rect x=\"-6\" y=\"-6\" width=\"12\" height=\"12\" fill=\"#0b5c5a\"/>";

/// What lies on either side of the line, as near to it as the edges let it.
fn sides(canvas: &mut Canvas, sides: &[String; 2], zero: f64) {
    let [left, right] = sides;
    let left = letters::shorten(&letters::tidy(left), WORDS, zero - 14.0);
    canvas.text((zero - 10.0, 20.0), Anchor::End, &left, INK);
    let right = letters::shorten(&letters::tidy(right), WORDS, WIDTH - zero - 14.0);
    canvas.text((zero + 10.0, 20.0), Anchor::Start, &right, INK);
}

fn finish(forest: &Forest, canvas: Canvas, height: f64) -> Picture {
    let told = |row: &ForestRow| match row.estimate {
        Some((middle, low, high)) => {
            let [middle, low, high] = [middle, low, high].map(|value| frame::one_decimal(Some(value)));
            format!("{}: {middle}, from {low} to {high}", letters::tidy(&row.name))
        }
        None => format!("{}: {}", letters::tidy(&row.name), letters::tidy(&row.instead)),
    };
    let sentences: Vec<String> = forest.rows.iter().map(told).collect();
    let description = format!("{}. {}.", forest.what, sentences.join("; "));
    let (svg, layout) = canvas.finish(&forest.id, &forest.title, &description, (WIDTH, height));
    let row = |row: &ForestRow| match row.estimate {
        Some((middle, low, high)) => {
            let numbers = [middle, low, high].map(|value| frame::one_decimal(Some(value)));
            [row.name.clone()].into_iter().chain(numbers).collect()
        }
        None => vec![row.name.clone(), row.instead.clone(), String::new(), String::new()],
    };
    let headings = ["Who", "Estimate", "From", "To"].map(str::to_owned).to_vec();
    let table = Table {
        caption: format!("{} ({})", forest.title, forest.what),
        headings,
        rows: forest.rows.iter().map(row).collect(),
    };
    Picture {
        svg,
        title: forest.title.clone(),
        description,
        table,
        list: Vec::new(),
        narrowest: WIDTH * SMALLEST_TEXT / WORDS.size,
        layout,
    }
}
