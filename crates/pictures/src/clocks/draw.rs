//! Draws the clock picture from top to bottom: flags, lanes with their labels, the strip of places, the months.

use super::labels::{self, Around, Placed, Wanted};
use super::scale::Scale;
use super::words::{self, Words};
use super::{Clocks, Event, Lane, NARROWEST, Place, State, Stay, axis, marks};
use crate::canvas::{Anchor, Area, Canvas, Pole, Type};
use crate::letters::{self, Face};
use crate::{Day, Picture, SMALLEST_TEXT, colours};

/// Width of the names at the left.
const GUTTER: f64 = 158.0;
/// Labels and what stands in the gutter below a name.
const PLAIN: Face = Face::regular(16.0);
/// Flags, and labels that are late.
const STRONG: Face = Face::bold(16.0);
/// Names of lanes.
const NAME: Face = Face::bold(17.0);
/// From one line of a label to the next.
const LINE: f64 = 19.0;
/// Height of a flag.
const FLAG: f64 = 27.0;
/// Width and lines that the name and the date of a label may have, in its wide and in its narrow shape.
const SHAPES: [(f64, usize, usize); labels::SHAPES] = [(140.0, 2, 1), (96.0, 3, 2)];
/// From the upper edge of a lane to its marks.
const LANE_TOP: f64 = 26.0;
/// From the marks to the first label.
const LABEL_TOP: f64 = 15.0;
/// Least height of a lane: room for its name, its owner and a note.
const LANE_LEAST: f64 = 84.0;
/// Height of the strip that says where the person is.
const STRIP: f64 = 28.0;

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

/// Everything that the drawing steps share.
struct Sheet<'a> {
    clocks: &'a Clocks,
    words: &'a Words,
    scale: Scale,
    left: f64,
    right: f64,
    stays: Vec<(f64, f64, &'a Stay)>,
    poles: Vec<f64>,
}

pub(super) fn picture(clocks: &Clocks, words: &Words) -> Picture {
    let width = f64::from(clocks.width.max(NARROWEST));
    let sheet = Sheet::new(clocks, words, width);
    let lanes: Vec<_> = clocks.lanes.iter().map(|lane| sheet.lay_out(lane)).collect();
    let bottom = FLAG + lanes.iter().map(|lane| lane.height).sum::<f64>();

    let mut canvas = Canvas::default();
    sheet.ground(&mut canvas, bottom);
    let mut top = FLAG;
    for lane in &lanes {
        sheet.lane_line(&mut canvas, lane, top);
        top += lane.height;
    }
    sheet.flags(&mut canvas, bottom, width);
    top = FLAG;
    for lane in &lanes {
        sheet.lane_marks(&mut canvas, lane, top);
        top += lane.height;
    }
    let height = sheet.strip(&mut canvas, bottom);

    let description = words::description(clocks, words);
    let (svg, layout) = canvas.finish(&clocks.id, &clocks.title, &description, (width, height));
    Picture {
        svg,
        title: clocks.title.clone(),
        description,
        table: words::table(clocks, words),
        list: words::list(clocks, words),
        narrowest: width * SMALLEST_TEXT / PLAIN.size,
        layout,
    }
}

/// A lane with the places of its labels.
struct LaidOut<'a> {
    lane: &'a Lane,
    labels: Vec<(Label<'a>, Placed)>,
    row_tops: Vec<f64>,
    height: f64,
}

impl<'a> Sheet<'a> {
    fn new(clocks: &'a Clocks, words: &'a Words, width: f64) -> Self {
        let (left, right) = (GUTTER, width);
        let last_flag = clocks.release.unwrap_or(clocks.today).max(clocks.today);
        let flag_width = flag_width(&flag_words(clocks, words, last_flag));
        let days: Vec<Day> = clocks.days().collect();
        let scale = Scale::new(days.iter().copied(), (left, right), (last_flag, flag_width + 2.0));
        let poles = [Some(clocks.today), clocks.release].into_iter().flatten().map(|day| scale.x(day)).collect();
        let mut sheet = Self { clocks, words, scale, left, right, stays: Vec::new(), poles };
        sheet.stays = sheet.stays_on_sheet();
        sheet
    }

    /// Stays from left to right, cut to the sheet and to each other.
    fn stays_on_sheet(&self) -> Vec<(f64, f64, &'a Stay)> {
        let mut stays: Vec<&Stay> = self.clocks.stays.iter().collect();
        stays.sort_by_key(|stay| stay.from);
        let mut free_from = self.left;
        let mut on_sheet = Vec::new();
        for stay in stays {
            let start = stay.from.map_or(self.left, |day| self.scale.x(day)).max(free_from);
            let end = stay.until.map_or(self.right, |day| self.scale.x(day)).min(self.right);
            if end > start {
                on_sheet.push((start, end, stay));
                free_from = end;
            }
        }
        on_sheet
    }

    fn lay_out(&self, lane: &'a Lane) -> LaidOut<'a> {
        let mut events: Vec<&Event> = lane.events.iter().collect();
        events.sort_by_key(|event| self.importance(event));
        let labels: Vec<Label> = events.into_iter().map(|event| self.label(event)).collect();
        let wanted: Vec<Wanted> = labels
            .iter()
            .map(|label| Wanted { mark: self.scale.x(label.event.day), widths: label.widths(), weight: label.weight() })
            .collect();
        let places =
            labels::place(&wanted, Around { left: self.left + 4.0, right: self.right - 2.0, poles: &self.poles });
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
    fn importance(&self, event: &Event) -> (State, i32) {
        let days = event.day.days_after(self.clocks.today);
        match event.state {
            State::Overdue => (State::Overdue, days),
            State::Open | State::Coming => (State::Open, days.abs()),
            State::Done => (State::Done, days.abs()),
        }
    }

    fn label(&self, event: &'a Event) -> Label<'a> {
        let date = self.words.near_date(event.day, self.clocks.today);
        let days_late = self.clocks.today.days_after(event.day).max(0);
        let state = (self.words.label)(event.state, days_late, &date);
        let mut label = Label { event, shapes: [const { Vec::new() }; labels::SHAPES] };
        let face = label.face();
        label.shapes = SHAPES.map(|(room, name_lines, state_lines)| {
            let mut lines = letters::wrap(&event.name, face, room, name_lines);
            lines.extend(letters::wrap(&state, face, room, state_lines));
            lines
        });
        label
    }

    /// The shading of the places and the lines of the months, behind everything.
    fn ground(&self, canvas: &mut Canvas, bottom: f64) {
        let area = |x: f64, end: f64| Area { x, y: FLAG, width: end - x, height: bottom - FLAG };
        canvas.area(area(self.left, self.right), colours::UNKNOWN, 0.0);
        for (start, end, stay) in &self.stays {
            canvas.area(area(*start, *end), shade(stay.place), 0.0);
        }
        for tick in axis::ticks(&self.scale, (self.left, self.right), self.words) {
            canvas.line((tick.x, FLAG), (tick.x, bottom), colours::WHITE, 1.5, "");
        }
    }

    fn lane_line(&self, canvas: &mut Canvas, laid_out: &LaidOut, top: f64) {
        let y = top + LANE_TOP;
        canvas.line((self.left, y), (self.right, y), colours::RULE, 2.5, "");
        if let Some((from, until)) = laid_out.lane.runs {
            let start = self.scale.x(from).max(self.left);
            let until = self.scale.x(until).min(self.right);
            let now = self.scale.x(self.clocks.today).min(until);
            if start < now {
                canvas.line((start, y), (now, y), colours::TEAL, 6.0, "");
            }
        }
        for (_, placed) in laid_out.labels.iter().filter(|(_, placed)| placed.row > 0 || placed.is_aside()) {
            let end = top + laid_out.row_tops.get(placed.row).copied().unwrap_or_default();
            let corner = if placed.is_aside() { end + PLAIN.size * 0.55 } else { end };
            canvas.line((placed.mark, y), (placed.mark, corner), colours::QUIET, 1.2, "");
            if placed.is_aside() {
                let edge = if placed.left > placed.mark { placed.left - 3.0 } else { placed.right + 3.0 };
                canvas.line((placed.mark, corner), (edge, corner), colours::QUIET, 1.2, "");
            }
        }
    }

    fn lane_marks(&self, canvas: &mut Canvas, laid_out: &LaidOut, top: f64) {
        let y = top + LANE_TOP;
        self.lane_name(canvas, laid_out, y);
        let mut events: Vec<&Event> = laid_out.lane.events.iter().collect();
        // The most important mark is drawn last and lies on top.
        events.sort_by_key(|event| core::cmp::Reverse(self.importance(event)));
        for event in events {
            marks::draw(canvas, self.scale.x(event.day), y, event.state);
        }
        for (label, placed) in &laid_out.labels {
            self.draw_label(
                canvas,
                label,
                *placed,
                top + laid_out.row_tops.get(placed.row).copied().unwrap_or_default(),
            );
        }
    }

    fn lane_name(&self, canvas: &mut Canvas, laid_out: &LaidOut, y: f64) {
        let room = GUTTER - 12.0;
        let mut baseline = y + 3.0;
        for line in letters::wrap(&laid_out.lane.name, NAME, room, 1) {
            canvas.text(0.0, baseline, Anchor::Start, &line, Type::new(NAME, colours::INK));
        }
        let unnamed = laid_out.lane.events.len() - laid_out.labels.len();
        let note = (unnamed > 0).then(|| (self.words.more)(unnamed));
        for words in [Some(laid_out.lane.owner.clone()), note].into_iter().flatten() {
            baseline += 21.0;
            canvas.text(
                0.0,
                baseline,
                Anchor::Start,
                &letters::shorten(&letters::tidy(&words), PLAIN, room),
                Type::new(PLAIN, colours::QUIET),
            );
        }
    }

    fn draw_label(&self, canvas: &mut Canvas, label: &Label, placed: Placed, top: f64) {
        let edge = (placed.right - placed.left) / 3.0;
        let (x, anchor) = match placed.middle() - placed.mark {
            shift if shift > edge => (placed.left, Anchor::Start),
            shift if shift < -edge => (placed.right, Anchor::End),
            _ => (placed.middle(), Anchor::Middle),
        };
        let colour = if label.event.state == State::Overdue { colours::OVERDUE } else { colours::INK };
        let look = Type::new(label.face(), colour).over(self.shade_at(placed.middle()));
        let mut baseline = top + PLAIN.size * 0.85;
        for line in label.lines(&placed) {
            canvas.text(x, baseline, anchor, line, look);
            baseline += LINE;
        }
    }

    fn shade_at(&self, x: f64) -> &'static str {
        let stay = self.stays.iter().find(|(start, end, _)| *start <= x && x < *end);
        stay.map_or(colours::UNKNOWN, |(_, _, stay)| shade(stay.place))
    }

    /// The lines of today and of the release, each with its flag; where the flags would touch, they fly apart.
    fn flags(&self, canvas: &mut Canvas, bottom: f64, width: f64) {
        let mut days = vec![self.clocks.today];
        days.extend(self.clocks.release);
        // The same order as the days, and today left of a release on the same day.
        days.sort_unstable();
        let flag = |day: Day| {
            let words = flag_words(self.clocks, self.words, day);
            (self.scale.x(day), flag_width(&words))
        };
        let touch = match days.as_slice() {
            [first, second] => {
                let ((first, first_width), (second, second_width)) = (flag(*first), flag(*second));
                second - first < (first_width + second_width) / 2.0 + 8.0
            }
            _ => false,
        };
        for (at, day) in days.iter().enumerate() {
            let is_release = self.clocks.release == Some(*day) && (*day != self.clocks.today || at == 1);
            let words = if is_release { release_words(self.words, *day) } else { today_words(self.words, *day) };
            let (x, flag_width) = (self.scale.x(*day), flag_width(&words));
            let left = match (touch, at) {
                (true, 0) => x - flag_width + 1.2,
                (true, _) => x - 1.2,
                (false, _) => (x - flag_width / 2.0).min(width - flag_width),
            };
            let (pole, ground, letters, more) = if is_release {
                (colours::RELEASE, colours::MARIGOLD, colours::INK, "stroke-dasharray=\"6 4\"")
            } else {
                (colours::INK, colours::INK, colours::WHITE, "")
            };
            canvas.pole(Pole { x, top: FLAG, bottom }, pole, more);
            canvas.area(Area { x: left, y: 0.0, width: flag_width, height: FLAG }, ground, 2.0);
            canvas.text(left + flag_width / 2.0, 19.0, Anchor::Middle, &words, Type::new(STRONG, letters));
        }
    }

    /// The strip of places and the months below it; returns the height of the picture.
    fn strip(&self, canvas: &mut Canvas, top: f64) -> f64 {
        let baseline = top + 19.5;
        canvas.text(0.0, baseline, Anchor::Start, self.words.place, Type::new(NAME, colours::INK));
        for (start, end, stay) in &self.stays {
            let colour = match stay.place {
                Place::Custody => colours::CUSTODY_STRIP,
                Place::Community => colours::COMMUNITY_STRIP,
            };
            canvas.area(Area { x: *start, y: top, width: end - start, height: STRIP }, colour, 0.0);
            let name = letters::tidy(&stay.name);
            if letters::width(&name, PLAIN) + 16.0 <= end - start {
                canvas.text(start + 8.0, baseline, Anchor::Start, &name, Type::new(PLAIN, colours::INK));
            }
        }
        let below = top + STRIP;
        for tick in axis::ticks(&self.scale, (self.left, self.right), self.words) {
            canvas.line((tick.x, below), (tick.x, below + 7.0), colours::QUIET, 1.2, "");
            canvas.text(
                tick.x + axis::INSET,
                below + 20.0,
                Anchor::Start,
                &tick.name,
                Type::new(axis::FACE, colours::QUIET),
            );
        }
        below + 27.0
    }
}

fn shade(place: Place) -> &'static str {
    match place {
        Place::Custody => colours::CUSTODY,
        Place::Community => colours::COMMUNITY,
    }
}

fn height_of(lines: usize) -> f64 {
    (0..lines).map(|_| LINE).sum()
}

fn today_words(words: &Words, day: Day) -> String {
    format!("{} {}", words.today, words.short_date(day))
}

fn release_words(words: &Words, day: Day) -> String {
    format!("{} {}", words.release, words.weekday_date(day))
}

/// The wider of the flags that a day carries.
fn flag_words(clocks: &Clocks, words: &Words, day: Day) -> String {
    if clocks.release == Some(day) { release_words(words, day) } else { today_words(words, day) }
}

fn flag_width(words: &str) -> f64 {
    letters::width(words, STRONG) + 14.0
}
