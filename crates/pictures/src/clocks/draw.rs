//! Draws the clock picture from top to bottom: flags, lanes with their labels, the strip of places, the months.

use super::scale::Scale;
use super::words::{self, Words};
use super::{Clocks, NARROWEST, Place, Stay, axis, lane};
use crate::canvas::{Anchor, Area, Canvas, Pole, Stroke, Type};
use crate::letters::{self, Face};
use crate::{Day, Picture, SMALLEST_TEXT, colours};

/// Width of the names at the left.
pub(super) const GUTTER: f64 = 158.0;
/// Labels and what stands in the gutter below a name.
pub(super) const PLAIN: Face = Face::regular(16.0);
/// Flags, and labels that are late.
pub(super) const STRONG: Face = Face::bold(16.0);
/// Names of lanes.
pub(super) const NAME: Face = Face::bold(17.0);
/// Width of the lines of today and of the release.
const POLE: f64 = 2.5;
/// Height of a flag.
const FLAG: f64 = 27.0;
/// Least room for the name of a place; in less, a cut name would say nothing.
const NAME_LEAST: f64 = 70.0;
/// Height of the strip that says where the person is.
const STRIP: f64 = 28.0;

/// The flag on a line.
struct Flag {
    x: f64,
    width: f64,
    words: String,
    is_release: bool,
}

/// Everything that the drawing steps share.
pub(super) struct Sheet<'a> {
    pub(super) clocks: &'a Clocks,
    pub(super) words: &'a Words,
    pub(super) scale: Scale,
    /// Edges of the lanes.
    pub(super) left: f64,
    pub(super) right: f64,
    /// From left to right, with their edges.
    stays: Vec<(f64, f64, &'a Stay)>,
    /// Where today and the release stand.
    pub(super) poles: Vec<f64>,
}

pub(super) fn picture(clocks: &Clocks, words: &Words) -> Picture {
    let width = f64::from(clocks.width.max(NARROWEST));
    let sheet = Sheet::new(clocks, words, width);
    let lanes: Vec<_> = clocks.lanes.iter().map(|lane| lane::lay_out(&sheet, lane)).collect();
    let bottom = FLAG + lanes.iter().map(|lane| lane.height).sum::<f64>();

    let mut canvas = Canvas::default();
    sheet.ground(&mut canvas, bottom);
    let mut top = FLAG;
    for lane in &lanes {
        lane::draw_line(&sheet, &mut canvas, lane, top);
        top += lane.height;
    }
    sheet.flags(&mut canvas, bottom, width);
    top = FLAG;
    for lane in &lanes {
        lane::draw_marks(&sheet, &mut canvas, lane, top);
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

    /// The shading of the places and the lines of the months, behind everything.
    fn ground(&self, canvas: &mut Canvas, bottom: f64) {
        let area = |x: f64, end: f64| Area { x, y: FLAG, width: end - x, height: bottom - FLAG };
        canvas.area(area(self.left, self.right), colours::UNKNOWN, 0.0);
        for (start, end, stay) in &self.stays {
            canvas.area(area(*start, *end), shade(stay.place), 0.0);
        }
        for tick in axis::ticks(&self.scale, (self.left, self.right), self.words) {
            canvas.line((tick.x, FLAG), (tick.x, bottom), Stroke::new(colours::WHITE, 1.5));
        }
    }

    /// The shade behind a place in the lanes.
    pub(super) fn shade_at(&self, x: f64) -> &'static str {
        let stay = self.stays.iter().find(|(start, end, _)| *start <= x && x < *end);
        stay.map_or(colours::UNKNOWN, |(_, _, stay)| shade(stay.place))
    }

    /// The lines of today and of the release, each with its flag; where the flags would touch, they fly apart.
    fn flags(&self, canvas: &mut Canvas, bottom: f64, width: f64) {
        let flags = self.flags_in_order();
        let touch = match flags.as_slice() {
            [first, second] => second.x - first.x < f64::midpoint(first.width, second.width) + 8.0,
            _ => false,
        };
        for (at, flag) in flags.iter().enumerate() {
            let left = match (touch, at) {
                (true, 0) => flag.x - flag.width + POLE / 2.0,
                (true, _) => flag.x - POLE / 2.0,
                (false, _) => (flag.x - flag.width / 2.0).min(width - flag.width),
            };
            let (ground, letters) =
                if flag.is_release { (colours::MARIGOLD, colours::INK) } else { (colours::INK, colours::WHITE) };
            let colour = if flag.is_release { colours::RELEASE } else { colours::INK };
            canvas.pole(Pole { x: flag.x, top: FLAG, bottom }, Stroke { colour, width: POLE, dashed: flag.is_release });
            canvas.area(Area { x: left, y: 0.0, width: flag.width, height: FLAG }, ground, 2.0);
            canvas.text((left + flag.width / 2.0, 19.0), Anchor::Middle, &flag.words, Type::new(STRONG, letters));
        }
    }

    /// From left to right; today comes before a release on the same day.
    fn flags_in_order(&self) -> Vec<Flag> {
        let flag = |day: Day, words: String, is_release| Flag {
            x: self.scale.x(day),
            width: flag_width(&words),
            words,
            is_release,
        };
        let mut flags = vec![flag(self.clocks.today, today_words(self.words, self.clocks.today), false)];
        flags.extend(self.clocks.release.map(|day| flag(day, release_words(self.words, day), true)));
        flags.sort_by(|one, other| one.x.total_cmp(&other.x));
        flags
    }

    /// The strip of places and the months below it; returns the height of the picture.
    fn strip(&self, canvas: &mut Canvas, top: f64) -> f64 {
        let baseline = top + 19.5;
        canvas.text((0.0, baseline), Anchor::Start, self.words.place, Type::new(NAME, colours::INK));
        for (start, end, stay) in &self.stays {
            let colour = match stay.place {
                Place::Custody => colours::CUSTODY_STRIP,
                Place::Community => colours::COMMUNITY_STRIP,
            };
            canvas.area(Area { x: *start, y: top, width: end - start, height: STRIP }, colour, 0.0);
            let room = end - start - 16.0;
            if room >= NAME_LEAST {
                let name = letters::shorten(&letters::tidy(&stay.name), PLAIN, room);
                canvas.text((start + 8.0, baseline), Anchor::Start, &name, Type::new(PLAIN, colours::INK));
            }
        }
        let below = top + STRIP;
        for tick in axis::ticks(&self.scale, (self.left, self.right), self.words) {
            canvas.line((tick.x, below), (tick.x, below + 7.0), Stroke::new(colours::QUIET, 1.2));
            let look = Type::new(axis::FACE, colours::QUIET);
            canvas.text((tick.x + axis::INSET, below + 20.0), Anchor::Start, &tick.name, look);
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
