//! One lane: its name, its line, its marks, and the labels below them.

use super::draw::{GUTTER, NAME, PLAIN, STRONG, Sheet};
use super::labels::{self, Around, Placed, Wanted};
use super::{Event, Lane, State, marks};
use crate::canvas::{Anchor, Canvas, Stroke, Type};
use crate::colours;
use crate::letters::{self, Face};

/// From one line of a label to the next.
const LINE: f64 = 19.0;
/// Width and lines that the name and the date of a label may have, in its wide and in its narrow shape.
const SHAPES: [(f64, usize, usize); labels::SHAPES] = [(140.0, 2, 1), (96.0, 3, 2)];
/// From the upper edge of a lane to its marks.
const LANE_TOP: f64 = 26.0;
/// From the marks to the first label.
const LABEL_TOP: f64 = 15.0;
/// Least height of a lane: room for its name, its owner and a note.
const LANE_LEAST: f64 = 84.0;

/// A label broken into lines, once for each of its shapes.
struct Label<'a> {
    event: &'a Event,
    shapes: [Vec<String>; labels::SHAPES],
}

impl Label<'_> {
    fn face(&self) -> Face {
        if self.event.state == State::Overdue { STRONG } else { PLAIN }
    }

    /// One late date outweighs any number of dates ahead, as these do of dates done.
    fn weight(&self) -> u32 {
        match self.event.state {
            State::Overdue => 10_000,
            State::Open | State::Coming => 100,
            State::Done => 1,
        }
    }

    fn widths(&self) -> [f64; labels::SHAPES] {
        let face = self.face();
        self.shapes.each_ref().map(|lines| lines.iter().map(|line| letters::width(line, face)).fold(0.0, f64::max))
    }

    fn lines(&self, placed: &Placed) -> &[String] {
        self.shapes.get(placed.shape).map_or(&[], Vec::as_slice)
    }
}

/// A lane with the places of its labels.
pub(super) struct LaidOut<'a> {
    lane: &'a Lane,
    labels: Vec<(Label<'a>, Placed)>,
    row_tops: Vec<f64>,
    pub(super) height: f64,
}

/// Finds the places of a lane's labels, and so its height.
pub(super) fn lay_out<'a>(sheet: &Sheet, lane: &'a Lane) -> LaidOut<'a> {
    let mut events: Vec<&Event> = lane.events.iter().collect();
    events.sort_by_key(|event| importance(sheet, event));
    let labels: Vec<Label> = events.into_iter().map(|event| label(sheet, event)).collect();
    let wanted: Vec<Wanted> = labels
        .iter()
        .map(|label| Wanted { mark: sheet.scale.x(label.event.day), widths: label.widths(), weight: label.weight() })
        .collect();
    let places =
        labels::place(&wanted, Around { left: sheet.left + 4.0, right: sheet.right - 2.0, poles: &sheet.poles });
    let labels: Vec<(Label, Placed)> =
        labels.into_iter().zip(places).filter_map(|(label, place)| Some((label, place?))).collect();
    let mut row_tops = Vec::new();
    let mut bottom = LANE_TOP + LABEL_TOP;
    for row in 0..labels::ROWS {
        row_tops.push(bottom);
        let most = labels
            .iter()
            .filter(|(_, placed)| placed.row == row)
            .map(|(label, placed)| label.lines(placed).len())
            .max();
        bottom += most.map_or(0.0, |lines| height_of(lines) + 7.0);
    }
    LaidOut { lane, labels, row_tops, height: (bottom + 5.0).max(LANE_LEAST) }
}

/// What matters most gets its label first: what is late, what comes next, what was done last.
fn importance(sheet: &Sheet, event: &Event) -> (State, i32) {
    let days = event.day.days_after(sheet.clocks.today);
    match event.state {
        State::Overdue => (State::Overdue, days),
        State::Open | State::Coming => (State::Open, days.abs()),
        State::Done => (State::Done, days.abs()),
    }
}

fn label<'a>(sheet: &Sheet, event: &'a Event) -> Label<'a> {
    let date = sheet.words.near_date(event.day, sheet.clocks.today);
    let days_late = sheet.clocks.today.days_after(event.day).max(0);
    let state = (sheet.words.label)(event.state, days_late, &date);
    let mut label = Label { event, shapes: [const { Vec::new() }; labels::SHAPES] };
    let face = label.face();
    label.shapes = SHAPES.map(|(room, name_lines, state_lines)| {
        let mut lines = letters::wrap(&event.name, face, room, name_lines);
        lines.extend(letters::wrap(&state, face, room, state_lines));
        lines
    });
    label
}

/// The line of a lane and the leaders of its labels, below the lines of today and of the release.
pub(super) fn draw_line(sheet: &Sheet, canvas: &mut Canvas, laid_out: &LaidOut, top: f64) {
    let y = top + LANE_TOP;
    canvas.line((sheet.left, y), (sheet.right, y), Stroke::new(colours::RULE, 2.5));
    if let Some((from, until)) = laid_out.lane.runs {
        let start = sheet.scale.x(from).max(sheet.left);
        let until = sheet.scale.x(until).min(sheet.right);
        let now = sheet.scale.x(sheet.clocks.today).min(until);
        if start < now {
            canvas.line((start, y), (now, y), Stroke::new(colours::TEAL, 6.0));
        }
    }
    for (_, placed) in laid_out.labels.iter().filter(|(_, placed)| placed.row > 0 || placed.is_aside()) {
        let end = top + laid_out.row_tops.get(placed.row).copied().unwrap_or_default();
        let corner = if placed.is_aside() { end + PLAIN.size * 0.55 } else { end };
        canvas.line((placed.mark, y), (placed.mark, corner), Stroke::new(colours::QUIET, 1.2));
        if placed.is_aside() {
            let edge = if placed.left > placed.mark { placed.left - 3.0 } else { placed.right + 3.0 };
            canvas.line((placed.mark, corner), (edge, corner), Stroke::new(colours::QUIET, 1.2));
        }
    }
}

/// The name, the marks and the labels of a lane, above those lines.
pub(super) fn draw_marks(sheet: &Sheet, canvas: &mut Canvas, laid_out: &LaidOut, top: f64) {
    let y = top + LANE_TOP;
    draw_name(sheet, canvas, laid_out, y);
    let mut events: Vec<&Event> = laid_out.lane.events.iter().collect();
    // The most important mark is drawn last and lies on top.
    events.sort_by_key(|event| core::cmp::Reverse(importance(sheet, event)));
    for event in events {
        marks::draw(canvas, sheet.scale.x(event.day), y, event.state);
    }
    for named in &laid_out.labels {
        let row_top = laid_out.row_tops.get(named.1.row).copied().unwrap_or_default();
        draw_label(sheet, canvas, named, top + row_top);
    }
}

fn draw_name(sheet: &Sheet, canvas: &mut Canvas, laid_out: &LaidOut, y: f64) {
    let room = GUTTER - 12.0;
    let mut baseline = y + 3.0;
    for line in letters::wrap(&laid_out.lane.name, NAME, room, 1) {
        canvas.text((0.0, baseline), Anchor::Start, &line, Type::new(NAME, colours::INK));
    }
    let unnamed = laid_out.lane.events.len() - laid_out.labels.len();
    let note = (unnamed > 0).then(|| (sheet.words.more)(unnamed));
    for words in [Some(laid_out.lane.owner.clone()), note].into_iter().flatten() {
        baseline += 21.0;
        let words = letters::shorten(&letters::tidy(&words), PLAIN, room);
        canvas.text((0.0, baseline), Anchor::Start, &words, Type::new(PLAIN, colours::QUIET));
    }
}

fn draw_label(sheet: &Sheet, canvas: &mut Canvas, (label, placed): &(Label, Placed), top: f64) {
    let edge = (placed.right - placed.left) / 3.0;
    let (x, anchor) = match placed.middle() - placed.mark {
        shift if shift > edge => (placed.left, Anchor::Start),
        shift if shift < -edge => (placed.right, Anchor::End),
        _ => (placed.middle(), Anchor::Middle),
    };
    let colour = if label.event.state == State::Overdue { colours::OVERDUE } else { colours::INK };
    let look = Type::new(label.face(), colour).over(sheet.shade_at(placed.middle()));
    let mut baseline = top + PLAIN.size * 0.85;
    for line in label.lines(placed) {
        canvas.text((x, baseline), anchor, line, look);
        baseline += LINE;
    }
}

fn height_of(lines: usize) -> f64 {
    (0..lines).map(|_| LINE).sum()
}
