//! Love plot: how far two groups were apart in each thing known beforehand, and how far they are after matching.

use super::frame::{self, INK, STRONG, Scale, WIDTH, WORDS};
use crate::canvas::{Anchor, Canvas, Stroke, Type};
use crate::{Picture, SMALLEST_TEXT, Table, colours, letters};

/// Everything that the plot shows.
#[derive(Debug, Clone)]
pub struct Love {
    /// Makes the ids in the SVG unique on the page: letters, digits and `-`.
    pub id: String,
    /// What it says, as a headline.
    pub title: String,
    /// From top to bottom.
    pub rows: Vec<LoveRow>,
    /// Up to this is good, up to the second is allowed; in hundredths of a standard deviation.
    pub bands: (f64, f64),
}

/// One thing known beforehand. Differences are standardised, in hundredths of a standard deviation, without sign.
#[derive(Debug, Clone)]
pub struct LoveRow {
    /// What it is.
    pub name: String,
    /// Before matching.
    pub before: f64,
    /// After matching.
    pub after: f64,
}

const STEP: f64 = 30.0;
const TOP: f64 = 64.0;
const NAMES: f64 = 250.0;

/// Draws the plot.
pub fn draw(love: &Love) -> Picture {
    let mut canvas = Canvas::default();
    let size = |value: f64| if value.is_finite() { value.abs() } else { 0.0 };
    let most = love.rows.iter().flat_map(|row| [size(row.before), size(row.after)]).fold(love.bands.1 * 1.5, f64::max);
    let scale = Scale::new((0.0, most * 1.05), (NAMES, WIDTH - 16.0));
    let bottom = TOP + STEP * love.rows.len() as f64;
    frame::key(&mut canvas, (0.0, 18.0), &[(&frame::open(), "Before matching"), (&frame::filled(), "After matching")]);
    frame::below(&mut canvas, &scale, (TOP - 8.0, bottom), "Difference between the groups (% of a standard deviation)");
    let mut free_from = 0.0;
    for (limit, words) in [(love.bands.0, "good"), (love.bands.1, "allowed")] {
        let x = scale.at(limit);
        canvas.line((x, TOP - 8.0), (x, bottom), Stroke { colour: colours::RELEASE, width: 2.0, dashed: true });
        let half = letters::width(words, STRONG) / 2.0;
        let middle = x.max(free_from + half);
        canvas.text((middle, TOP - 16.0), Anchor::Middle, words, Type::new(STRONG, colours::RELEASE));
        free_from = middle + half + 8.0;
    }
    for (at, row) in love.rows.iter().enumerate() {
        let y = TOP + STEP * (at as f64 + 0.5);
        let name = letters::shorten(&letters::tidy(&row.name), WORDS, NAMES - 16.0);
        canvas.text((0.0, y + 5.5), Anchor::Start, &name, INK);
        let (before, after) = (scale.at(size(row.before)), scale.at(size(row.after)));
        canvas.line((before, y), (after, y), Stroke::new(colours::RULE, 2.0));
        canvas.shape(before, y, &frame::open());
        canvas.shape(after, y, &frame::filled());
    }
    finish(love, canvas, bottom + 56.0)
}

fn finish(love: &Love, canvas: Canvas, height: f64) -> Picture {
    let over = love.rows.iter().filter(|row| row.after.abs() > love.bands.1 || row.after.is_nan()).count();
    let worst = love.rows.iter().max_by(|left, right| left.after.abs().total_cmp(&right.after.abs()));
    let worst = worst.map_or_else(String::new, |row| {
        format!(
            " The largest after matching is {} % ({}).",
            frame::one_decimal(Some(row.after.abs())),
            letters::tidy(&row.name)
        )
    });
    let limit = frame::told(love.bands.1);
    let description = format!(
        "Differences between the groups in {} things known beforehand. After matching {over} are above {limit} %.{worst}",
        love.rows.len()
    );
    let (svg, layout) = canvas.finish(&love.id, &love.title, &description, (WIDTH, height));
    let row = |row: &LoveRow| {
        vec![row.name.clone(), frame::one_decimal(Some(row.before.abs())), frame::one_decimal(Some(row.after.abs()))]
    };
    let headings = ["Known beforehand", "Before matching (%)", "After matching (%)"].map(str::to_owned).to_vec();
    let table = Table { caption: love.title.clone(), headings, rows: love.rows.iter().map(row).collect() };
    Picture {
        svg,
        title: love.title.clone(),
        description,
        table,
        list: Vec::new(),
        narrowest: WIDTH * SMALLEST_TEXT / WORDS.size,
        layout,
    }
}
