//! The frame of a chart: two scales, their ticks, and room for their words.

use core::fmt::Write as _;

use crate::canvas::{Anchor, Canvas, Stroke, Type};
use crate::colours;
use crate::letters::{self, Face};

pub(super) const WORDS: Face = Face::regular(16.0);
pub(super) const STRONG: Face = Face::bold(16.0);
pub(super) const INK: Type = Type::new(WORDS, colours::INK);
pub(super) const QUIET: Type = Type::new(WORDS, colours::QUIET);
/// Width of every chart, in CSS pixels at full size.
pub(super) const WIDTH: f64 = 720.0;

/// A scale from numbers to pixels.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scale {
    low: f64,
    high: f64,
    from: f64,
    to: f64,
}

impl Scale {
    /// From `low` at pixel `from` to `high` at pixel `to`; numbers that do not differ get room.
    pub(super) fn new((low, high): (f64, f64), (from, to): (f64, f64)) -> Self {
        let sound = low.is_finite() && high.is_finite() && high > low;
        let middle = if low.is_finite() { low } else { 0.0 };
        let (low, high) = if sound { (low, high) } else { (middle - 1.0, middle + 1.0) };
        Self { low, high, from, to }
    }

    /// Where a number stands; beyond the ends at the end.
    pub(super) fn at(&self, value: f64) -> f64 {
        let value = if value.is_finite() { value.clamp(self.low, self.high) } else { self.low };
        self.from + (value - self.low) / (self.high - self.low) * (self.to - self.from)
    }

    /// Whether a number lies within.
    pub(super) fn holds(&self, value: f64) -> bool {
        value >= self.low && value <= self.high
    }

    /// Round numbers along the scale, at most `most` and two at least where they fit.
    pub(super) fn ticks(&self, most: usize) -> Vec<f64> {
        let span = self.high - self.low;
        let mut step = 10_f64.powf((span / most.max(1) as f64).log10().floor());
        if !(step.is_finite() && step > 0.0) {
            return Vec::new();
        }
        for factor in [1.0, 2.0, 2.5, 2.0] {
            // 1, 2, 5, 10: each the factor times the last.
            step *= factor;
            if span / step <= most as f64 {
                break;
            }
        }
        let first = (self.low / step - 1e-9).ceil();
        let last = (self.high / step + 1e-9).floor();
        let count = (last - first).clamp(-1.0, 100.0);
        let mut ticks = Vec::new();
        let mut at = 0.0;
        while at <= count {
            ticks.push((first + at) * step);
            at += 1.0;
        }
        ticks
    }
}

/// The least and the largest of some numbers; none where none is finite.
pub(super) fn range(values: impl Iterator<Item = f64>) -> Option<(f64, f64)> {
    values.filter(|value| value.is_finite()).fold(None, |range, value| match range {
        None => Some((value, value)),
        Some((low, high)) => Some((low.min(value), high.max(value))),
    })
}

/// A range with room at both ends, `at` among it.
pub(super) fn with_room(range: Option<(f64, f64)>, at: f64) -> (f64, f64) {
    let (low, high) = range.map_or((at, at), |(low, high)| (low.min(at), high.max(at)));
    let room = if high > low { (high - low) * 0.06 } else { 1.0 };
    (low - room, high + room)
}

/// A number with as many decimals as its scale needs.
pub(super) fn told(value: f64) -> String {
    let text = format!("{value:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// A number with one decimal, as tables say it; "not known" where there is none.
pub(super) fn one_decimal(value: Option<f64>) -> String {
    value.filter(|value| value.is_finite()).map_or_else(
        || "not known".to_owned(),
        |value| {
            let text = format!("{value:.1}");
            if text == "-0.0" { "0.0".to_owned() } else { text }
        },
    )
}

/// Ticks under the frame: a faint line up to `top`, the number below, the axis' words under it.
pub(super) fn below(canvas: &mut Canvas, scale: &Scale, (top, bottom): (f64, f64), words: &str) {
    let mut free_from = f64::NEG_INFINITY;
    for tick in scale.ticks(8) {
        let x = scale.at(tick);
        canvas.line((x, top), (x, bottom), Stroke::new(colours::RULE, 1.0));
        let number = told(tick);
        let half = letters::width(&number, WORDS) / 2.0;
        if x - half >= free_from.max(0.0) && x + half <= WIDTH {
            canvas.text((x, bottom + 20.0), Anchor::Middle, &number, QUIET);
            free_from = x + half + 6.0;
        }
    }
    let middle = f64::midpoint(scale.from, scale.to);
    let words = letters::shorten(words, WORDS, 2.0 * middle.min(WIDTH - middle));
    canvas.text((middle, bottom + 44.0), Anchor::Middle, &words, INK);
}

/// Ticks left of the frame: a faint line to `right`, the number before it.
pub(super) fn beside(canvas: &mut Canvas, scale: &Scale, (left, right): (f64, f64)) {
    let mut free_above = f64::INFINITY;
    for tick in scale.ticks(6) {
        let y = scale.at(tick);
        canvas.line((left, y), (right, y), Stroke::new(colours::RULE, 1.0));
        let number = letters::shorten(&told(tick), WORDS, left - 10.0);
        if y + 7.0 <= free_above && y >= 14.0 {
            canvas.text((left - 8.0, y + 5.5), Anchor::End, &number, QUIET);
            free_above = y - 15.0;
        }
    }
}

/// A row of names with their marks, from `left` on, each as wide as it needs; gives back nothing where there is no room.
pub(super) fn key(canvas: &mut Canvas, (left, baseline): (f64, f64), entries: &[(&str, &str)]) {
    let mut x = left;
    for (mark, words) in entries {
        let words = letters::shorten(&letters::tidy(words), WORDS, (WIDTH - x - 40.0).max(0.0));
        if words.is_empty() {
            continue;
        }
        canvas.shape(x + 12.0, baseline - 5.5, mark);
        canvas.text((x + 30.0, baseline), Anchor::Start, &words, INK);
        x += 30.0 + letters::width(&words, WORDS) + 22.0;
    }
}

/// A filled circle.
pub(super) fn filled() -> String {
    format!("<circle r=\"6\" fill=\"{}\"/>", colours::TEAL)
}

/// An open diamond.
pub(super) fn open() -> String {
    format!(
        "<path d=\"M0 -7 7 0 0 7 -7 0Z\" fill=\"{}\" stroke=\"{}\" stroke-width=\"2.4\"/>",
        colours::WHITE,
        colours::RELEASE
    )
}

/// A solid or a dashed stroke, for the key.
pub(super) fn dash(colour: &str, dashed: bool) -> String {
    let dash = if dashed { " stroke-dasharray=\"6 4\"" } else { "" };
    format!("<line x1=\"-12\" y1=\"0\" x2=\"12\" y2=\"0\" stroke=\"{colour}\" stroke-width=\"3\"{dash}/>")
}

/// A line through these places. Writing to a String cannot fail, so the outcome of `write!` is put aside.
pub(super) fn path(places: &[(f64, f64)], stroke: Stroke) -> String {
    let mut path = String::new();
    for (at, (x, y)) in places.iter().enumerate() {
        let letter = if at == 0 { "M" } else { "L" };
        let _ = write!(path, "{letter}{} {}", crate::canvas::number(*x), crate::canvas::number(*y));
    }
    let dash = if stroke.dashed { " stroke-dasharray=\"6 4\"" } else { "" };
    format!("<path d=\"{path}\" fill=\"none\" stroke=\"{}\" stroke-width=\"{}\"{dash}/>", stroke.colour, stroke.width)
}
