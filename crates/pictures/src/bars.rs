//! Horizontal bars with a target, and with small numbers kept back so that nobody can be recognised by them.
//!
//! Each bar has its name above it and its number at the right, so that no number meets another bar or the target. A
//! number that is kept back is a hatched bar with words such as "under 5": never 0, and never a length that tells it.

use crate::canvas::{Anchor, Area, Canvas, Stroke, Type, hatched};
use crate::letters::{self, Face};
use crate::{Picture, SMALLEST_TEXT, Table, colours};

/// Everything that the picture shows.
#[derive(Debug, Clone)]
pub struct Bars {
    /// Makes the ids in the SVG unique on the page: letters, digits and `-`.
    pub id: String,
    /// What is counted, such as "Where people are living 3 months after release".
    pub title: String,
    /// Written after each number: "%" or nothing.
    pub unit: String,
    /// The number of a full bar, such as 100 for per cent; without it, the largest number or target.
    pub full: Option<u32>,
    /// What each bar is measured against.
    pub target: Option<Target>,
    /// From top to bottom.
    pub bars: Vec<Bar>,
    /// Headings of the table's two columns: what the bars are, and what is counted.
    pub headings: [String; 2],
    /// Full width in CSS pixels, at least [`NARROWEST`].
    pub width: u16,
}

/// A number that is aimed at.
#[derive(Debug, Clone)]
pub struct Target {
    /// In the unit of the bars.
    pub amount: u32,
    /// What it is, such as "Target".
    pub name: String,
}

/// One bar.
#[derive(Debug, Clone)]
pub struct Bar {
    /// What is counted here, such as "Own tenancy".
    pub name: String,
    /// How many.
    pub amount: Amount,
}

/// How many, or why that is not shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Amount {
    /// The number itself.
    Known(u32),
    /// Kept back, with words that say so, such as "under 5".
    KeptBack(String),
    /// Nobody knows, with words that say so, such as "not known".
    NotKnown(String),
}

/// Narrower than this, names and numbers have no room.
pub const NARROWEST: u16 = 280;

const NAME: Face = Face::regular(16.0);
const NUMBER: Face = Face::bold(16.0);
/// From one bar to the next.
const STEP: f64 = 48.0;
/// Height of a bar.
const BAR: f64 = 16.0;
/// From the upper edge of a step to its bar; the name stands above.
const BAR_TOP: f64 = 23.0;
/// Room above the first bar for the words of the target.
const TARGET_TOP: f64 = 26.0;
/// Between a full bar and its number.
const GAP: f64 = 12.0;
/// A hatched bar is always this part of a full one: its length tells nothing.
const KEPT_BACK_PART: f64 = 0.12;

/// Draws the picture.
pub fn draw(bars: &Bars) -> Picture {
    let width = f64::from(bars.width.max(NARROWEST));
    let numbers: Vec<String> = bars.bars.iter().map(|bar| number(bars, bar)).collect();
    let widest = numbers.iter().map(|number| letters::width(number, NUMBER)).fold(0.0, f64::max);
    let numbers_width = widest.min(width / 2.0);
    let track = width - numbers_width - GAP;
    let mut canvas = Canvas::default();
    if bars.bars.iter().any(|bar| matches!(bar.amount, Amount::KeptBack(_))) {
        canvas.hatch(&bars.id);
    }
    let mut top = if bars.target.is_some() { TARGET_TOP } else { 0.0 };
    for (bar, number) in bars.bars.iter().zip(&numbers) {
        let name = letters::shorten(&letters::tidy(&bar.name), NAME, track);
        canvas.text((0.0, top + 16.0), Anchor::Start, &name, Type::new(NAME, colours::INK));
        let y = top + BAR_TOP;
        canvas.area(Area { x: 0.0, y, width: track, height: BAR }, colours::COMMUNITY, 0.0);
        match bar.amount {
            Amount::Known(amount) => {
                canvas.area(Area { x: 0.0, y, width: track * part(bars, amount), height: BAR }, colours::TEAL, 0.0);
            }
            Amount::KeptBack(_) => {
                canvas.area(Area { x: 0.0, y, width: track * KEPT_BACK_PART, height: BAR }, &hatched(&bars.id), 0.0);
            }
            Amount::NotKnown(_) => {}
        }
        let number = letters::shorten(number, NUMBER, numbers_width);
        canvas.text((track + GAP, y + 14.0), Anchor::Start, &number, Type::new(NUMBER, colours::INK));
        if let Some(target) = &bars.target {
            let x = (track * part(bars, target.amount)).clamp(1.5, track - 1.5);
            canvas.line((x, y - 3.0), (x, y + BAR + 3.0), Stroke::new(colours::WHITE, 5.5));
            canvas.line((x, y - 4.0), (x, y + BAR + 4.0), Stroke::new(colours::RELEASE, 3.0));
        }
        top += STEP;
    }
    if let Some(target) = &bars.target {
        target_words(&mut canvas, bars, target, track);
    }
    finish(bars, canvas, (width, (top - 4.0).max(STEP)), &numbers)
}

/// The words of the target stand above its line, or as near as the edges let them.
fn target_words(canvas: &mut Canvas, bars: &Bars, target: &Target, track: f64) {
    let words = format!("{} {}{}", letters::tidy(&target.name), target.amount, bars.unit);
    let words = letters::shorten(&words, NUMBER, track);
    let half = letters::width(&words, NUMBER) / 2.0;
    let x = (track * part(bars, target.amount)).clamp(half, (track - half).max(half));
    canvas.text((x, 16.0), Anchor::Middle, &words, Type::new(NUMBER, colours::RELEASE));
}

fn finish(bars: &Bars, canvas: Canvas, size: (f64, f64), numbers: &[String]) -> Picture {
    let each = |(bar, number): (&Bar, &String)| format!("{}: {number}", letters::tidy(&bar.name));
    let mut sentences: Vec<String> = bars.bars.iter().zip(numbers).map(each).collect();
    sentences.extend(
        bars.target.iter().map(|target| format!("{}: {}{}", letters::tidy(&target.name), target.amount, bars.unit)),
    );
    let description = format!("{}.", sentences.join("; "));
    let (svg, layout) = canvas.finish(&bars.id, &bars.title, &description, size);
    let mut rows: Vec<Vec<String>> =
        bars.bars.iter().zip(numbers).map(|(bar, number)| vec![bar.name.clone(), number.clone()]).collect();
    rows.extend(bars.target.iter().map(|target| vec![target.name.clone(), format!("{}{}", target.amount, bars.unit)]));
    Picture {
        svg,
        title: bars.title.clone(),
        description,
        table: Table { caption: bars.title.clone(), headings: bars.headings.to_vec(), rows },
        list: Vec::new(),
        narrowest: size.0 * SMALLEST_TEXT / NAME.size,
        layout,
    }
}

fn number(bars: &Bars, bar: &Bar) -> String {
    match &bar.amount {
        Amount::Known(amount) => format!("{amount}{}", bars.unit),
        Amount::KeptBack(words) | Amount::NotKnown(words) => letters::tidy(words),
    }
}

/// The part of a full bar, 0 to 1.
fn part(bars: &Bars, amount: u32) -> f64 {
    let known = bars.bars.iter().filter_map(|bar| match bar.amount {
        Amount::Known(amount) => Some(amount),
        Amount::KeptBack(_) | Amount::NotKnown(_) => None,
    });
    let largest = known.chain(bars.target.iter().map(|target| target.amount)).max().unwrap_or_default();
    let full = bars.full.unwrap_or(largest).max(1);
    (f64::from(amount) / f64::from(full)).min(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn bar(name: &str, amount: Amount) -> Bar {
        Bar { name: name.to_owned(), amount }
    }

    fn living() -> Bars {
        Bars {
            id: "living".to_owned(),
            title: "Where people are living".to_owned(),
            unit: String::new(),
            full: None,
            target: None,
            bars: vec![
                bar("Supported lodgings", Amount::Known(20)),
                bar("Own tenancy", Amount::Known(5)),
                bar("Temporary accommodation", Amount::KeptBack("under 5".to_owned())),
                bar("Elsewhere", Amount::NotKnown("not known".to_owned())),
            ],
            headings: ["Place".to_owned(), "People".to_owned()],
            width: 440,
        }
    }

    /// Widths of the bars over their tracks, in the order of drawing.
    fn widths(picture: &Picture, fill: &str) -> Vec<f64> {
        let of = |part: &str| part.split("width=\"").nth(1)?.split('"').next()?.parse().ok();
        picture.svg.split("<rect ").filter(|part| part.contains(&format!("fill=\"{fill}\""))).filter_map(of).collect()
    }

    #[test]
    fn bars_are_as_long_as_their_numbers_and_a_number_kept_back_has_no_length_of_its_own() {
        let picture = draw(&living());
        let known = widths(&picture, colours::TEAL);
        assert!((known[0] / known[1] - 4.0).abs() < 0.01, "{known:?}");
        let hatched_width = |amount: &str| {
            let mut bars = living();
            bars.bars[2].amount = Amount::KeptBack(amount.to_owned());
            widths(&draw(&bars), "url(#living-hatch)")
        };
        assert_eq!(hatched_width("under 5").len(), 1);
        assert_eq!(hatched_width("under 5"), hatched_width("under 9"));
    }

    #[test]
    fn the_table_says_the_same_and_never_0_for_a_number_kept_back() {
        let picture = draw(&living());
        let rows: Vec<String> = picture.table.rows.iter().map(|row| row.join(" ")).collect();
        assert_eq!(
            rows,
            ["Supported lodgings 20", "Own tenancy 5", "Temporary accommodation under 5", "Elsewhere not known"]
        );
        assert!(picture.description.contains("Temporary accommodation: under 5"));
    }

    #[test]
    fn the_target_stands_at_its_place_and_in_the_table() {
        let target = Some(Target { amount: 10, name: "Target".to_owned() });
        let picture = draw(&Bars { target, full: Some(20), ..living() });
        let words = picture.layout.texts.iter().find(|text| text.text == "Target 10").unwrap();
        let track = widths(&picture, colours::COMMUNITY)[0];
        assert!((f64::midpoint(words.left, words.right) - track / 2.0).abs() < 0.1);
        assert_eq!(picture.table.rows.last().unwrap().join(" "), "Target 10");
    }

    fn amounts() -> impl Strategy<Value = Amount> {
        prop_oneof![
            any::<u32>().prop_map(Amount::Known),
            "\\PC{0,30}".prop_map(Amount::KeptBack),
            "\\PC{0,30}".prop_map(Amount::NotKnown),
        ]
    }

    proptest! {
        #[test]
        fn no_text_touches_another_leaves_the_picture_or_is_small(
            named in proptest::collection::vec(("\\PC{0,60}", amounts()), 0..12),
            target in proptest::option::of((any::<u32>(), "\\PC{0,30}")),
            full in proptest::option::of(any::<u32>()),
            width in 0..1200_u16,
        ) {
            let picture = draw(&Bars {
                bars: named.into_iter().map(|(name, amount)| Bar { name, amount }).collect(),
                target: target.map(|(amount, name)| Target { amount, name }),
                full,
                width,
                ..living()
            });
            prop_assert_eq!(picture.layout.faults(SMALLEST_TEXT), Vec::<String>::new());
        }
    }
}
