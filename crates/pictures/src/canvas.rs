//! The one place that writes SVG: it escapes every word and keeps the box of every text.

use crate::colours;
use crate::letters::{self, Face};
use core::fmt::Write;

/// Where everything of a picture stands, in its own units (CSS pixels at full size).
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Layout {
    /// Width of the picture.
    pub width: f64,
    /// Height of the picture.
    pub height: f64,
    /// Every text.
    pub texts: Vec<TextBox>,
    /// Lines that no text may cross.
    pub poles: Vec<Pole>,
}

/// The room that one line of text takes.
#[derive(Debug, Clone, PartialEq)]
pub struct TextBox {
    /// The words, as drawn.
    pub text: String,
    /// Left edge.
    pub left: f64,
    /// Upper edge.
    pub top: f64,
    /// Right edge.
    pub right: f64,
    /// Lower edge.
    pub bottom: f64,
    /// Type size.
    pub size: f64,
}

/// An upright line that stays clear of texts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pole {
    /// Where it stands.
    pub x: f64,
    /// Its upper end.
    pub top: f64,
    /// Its lower end.
    pub bottom: f64,
}

impl Layout {
    /// Everything in the picture that makes it hard to read: texts that touch, that cross a pole, that leave the
    /// picture, or that are under `smallest`. Empty for a sound picture.
    pub fn faults(&self, smallest: f64) -> Vec<String> {
        let mut faults = Vec::new();
        for (at, text) in self.texts.iter().enumerate() {
            let is_inside =
                text.left >= 0.0 && text.top >= 0.0 && text.right <= self.width && text.bottom <= self.height;
            if !is_inside {
                faults.push(format!("`{}` leaves the picture", text.text));
            }
            if text.size < smallest {
                faults.push(format!("`{}` is {} px", text.text, text.size));
            }
            let meets = |pole: &&Pole| {
                text.left < pole.x && pole.x < text.right && text.top < pole.bottom && pole.top < text.bottom
            };
            faults.extend(
                self.poles.iter().filter(meets).map(|pole| format!("`{}` crosses the line at {}", text.text, pole.x)),
            );
            let touches = |other: &&TextBox| {
                text.left < other.right && other.left < text.right && text.top < other.bottom && other.top < text.bottom
            };
            let later = self.texts.iter().skip(at + 1);
            faults.extend(later.filter(touches).map(|other| format!("`{}` touches `{}`", text.text, other.text)));
        }
        faults
    }
}

/// Which part of a text stands at its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Anchor {
    Start,
    Middle,
    End,
}

/// How a text looks.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Type {
    pub(crate) face: Face,
    pub(crate) colour: &'static str,
    /// The colour behind it, drawn around the letters so that lines below them do not disturb.
    pub(crate) halo: Option<&'static str>,
}

impl Type {
    pub(crate) const fn new(face: Face, colour: &'static str) -> Self {
        Self { face, colour, halo: None }
    }

    pub(crate) const fn over(self, halo: &'static str) -> Self {
        Self { halo: Some(halo), ..self }
    }
}

/// How a line looks.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Stroke {
    pub(crate) colour: &'static str,
    pub(crate) width: f64,
    pub(crate) dashed: bool,
}

impl Stroke {
    pub(crate) const fn new(colour: &'static str, width: f64) -> Self {
        Self { colour, width, dashed: false }
    }
}

/// A rectangle to be filled.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Area {
    pub(crate) x: f64,
    pub(crate) y: f64,
    pub(crate) width: f64,
    pub(crate) height: f64,
}

/// Type size of everything that does not say otherwise.
const USUAL_SIZE: f64 = 16.0;

/// A picture being drawn.
#[derive(Debug, Default)]
pub(crate) struct Canvas {
    body: String,
    layout: Layout,
}

// Writing to a String cannot fail, so the outcome of `write!` is put aside in this file.
impl Canvas {
    pub(crate) fn text(&mut self, (x, baseline): (f64, f64), anchor: Anchor, words: &str, look: Type) {
        let words = letters::tidy(words).replace(letters::HOLD, " ");
        if words.is_empty() {
            return;
        }
        let width = letters::width(&words, look.face);
        let (left, anchored) = match anchor {
            Anchor::Start => (x, ""),
            Anchor::Middle => (x - width / 2.0, " text-anchor=\"middle\""),
            Anchor::End => (x - width, " text-anchor=\"end\""),
        };
        let _ = write!(
            self.body,
            "<text x=\"{}\" y=\"{}\"{anchored} fill=\"{}\"",
            number(x),
            number(baseline),
            look.colour
        );
        if look.face.size.total_cmp(&USUAL_SIZE).is_ne() {
            let _ = write!(self.body, " font-size=\"{}\"", number(look.face.size));
        }
        if look.face.bold {
            self.body.push_str(" font-weight=\"700\"");
        }
        if let Some(halo) = look.halo {
            let _ = write!(self.body, " stroke=\"{halo}\" stroke-width=\"4\" paint-order=\"stroke\"");
        }
        let _ = write!(self.body, ">{}</text>", escape(&words));
        let top = baseline - look.face.size * 0.8;
        let bottom = baseline + look.face.size * 0.25;
        self.layout.texts.push(TextBox { text: words, left, top, right: left + width, bottom, size: look.face.size });
    }

    pub(crate) fn area(&mut self, area: Area, fill: &str, round: f64) {
        let Area { x, y, width, height } = area;
        let _ = write!(self.body, "<rect x=\"{}\" y=\"{}\"", number(x), number(y));
        let _ =
            write!(self.body, " width=\"{}\" height=\"{}\" fill=\"{fill}\"", number(width.max(0.0)), number(height));
        if round > 0.0 {
            let _ = write!(self.body, " rx=\"{}\"", number(round));
        }
        self.body.push_str("/>");
    }

    /// A line from one place to another.
    pub(crate) fn line(&mut self, from: (f64, f64), to: (f64, f64), stroke: Stroke) {
        let _ = write!(self.body, "<line x1=\"{}\" y1=\"{}\"", number(from.0), number(from.1));
        let _ = write!(self.body, " x2=\"{}\" y2=\"{}\" stroke=\"{}\"", number(to.0), number(to.1), stroke.colour);
        let dash = if stroke.dashed { " stroke-dasharray=\"6 4\"" } else { "" };
        let _ = write!(self.body, " stroke-width=\"{}\"{dash}/>", number(stroke.width));
    }

    /// An upright line that no text may cross.
    pub(crate) fn pole(&mut self, pole: Pole, stroke: Stroke) {
        self.line((pole.x, pole.top), (pole.x, pole.bottom), stroke);
        self.layout.poles.push(pole);
    }

    /// A shape drawn around the origin and moved to its place; the caller writes no words into it.
    pub(crate) fn shape(&mut self, x: f64, y: f64, drawn: &str) {
        let _ = write!(self.body, "<g transform=\"translate({} {})\">{drawn}</g>", number(x), number(y));
    }

    /// Puts the picture together. The typeface is that of the page around it. `id` makes the ids in it unique on the page; other letters than a to z, 0 to 9 and
    /// `-` are left out of it.
    pub(crate) fn finish(mut self, id: &str, title: &str, description: &str, size: (f64, f64)) -> (String, Layout) {
        let id = identifier(id);
        let (width, height) = (number(size.0), number(size.1));
        let mut svg = String::with_capacity(self.body.len() + description.len() + 500);
        let _ = write!(
            svg,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-labelledby=\"{id}-title {id}-desc\""
        );
        let _ = write!(svg, " viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\"");
        let _ = write!(svg, " font-size=\"{}\" stroke-linejoin=\"round\">", number(USUAL_SIZE));
        let _ = write!(svg, "<title id=\"{id}-title\">{}</title>", escape(title));
        let _ = write!(svg, "<desc id=\"{id}-desc\">{}</desc>", escape(description));
        svg.push_str(&self.body);
        svg.push_str("</svg>");
        self.layout.width = size.0;
        self.layout.height = size.1;
        (svg, self.layout)
    }

    /// A hatched pattern under this id, for bars whose value is not shown.
    pub(crate) fn hatch(&mut self, id: &str) {
        let id = identifier(id);
        let _ = write!(
            self.body,
            "<defs><pattern id=\"{id}-hatch\" width=\"7\" height=\"7\" patternUnits=\"userSpaceOnUse\" \
             patternTransform=\"rotate(45)\"><rect width=\"7\" height=\"7\" fill=\"{}\"/>\
             <line x1=\"1.5\" y1=\"0\" x2=\"1.5\" y2=\"7\" stroke=\"{}\" stroke-width=\"2.5\"/></pattern></defs>",
            colours::WHITE,
            colours::TEAL,
        );
    }
}

/// The reference to a pattern made by [`Canvas::hatch`].
pub(crate) fn hatched(id: &str) -> String {
    format!("url(#{}-hatch)", identifier(id))
}

/// A number with at most one decimal, as short as it can be written.
pub(crate) fn number(value: f64) -> String {
    let text = format!("{value:.1}");
    let text = text.strip_suffix(".0").unwrap_or(&text);
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// Words made safe between tags and in attributes. What XML cannot carry is left out.
pub(crate) fn escape(words: &str) -> String {
    let mut safe = String::with_capacity(words.len());
    for letter in words.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            letter if letter.is_control() || matches!(letter, '\u{fffe}' | '\u{ffff}') => {}
            letter => safe.push(letter),
        }
    }
    safe
}

fn identifier(id: &str) -> String {
    id.chars().filter(|letter| letter.is_ascii_alphanumeric() || *letter == '-').collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(words: &[(f64, f64, f64)], pole: Option<f64>) -> Vec<String> {
        let mut canvas = Canvas::default();
        for (x, y, size) in words {
            canvas.text((*x, *y), Anchor::Start, "Reviewed", Type::new(Face::regular(*size), colours::INK));
        }
        if let Some(x) = pole {
            canvas.pole(Pole { x, top: 0.0, bottom: 100.0 }, Stroke::new(colours::INK, 2.0));
        }
        canvas.finish("a", "t", "d", (200.0, 100.0)).1.faults(15.0)
    }

    #[test]
    fn a_sound_picture_has_no_faults() {
        assert_eq!(drawn(&[(10.0, 20.0, 16.0), (10.0, 40.0, 16.0)], Some(150.0)), [""; 0]);
    }

    #[test]
    fn every_fault_is_seen() {
        assert_eq!(drawn(&[(10.0, 20.0, 16.0), (20.0, 25.0, 16.0)], None), ["`Reviewed` touches `Reviewed`"]);
        assert_eq!(drawn(&[(10.0, 20.0, 16.0)], Some(30.0)), ["`Reviewed` crosses the line at 30"]);
        assert_eq!(drawn(&[(190.0, 20.0, 16.0)], None), ["`Reviewed` leaves the picture"]);
        assert_eq!(drawn(&[(10.0, 20.0, 14.0)], None), ["`Reviewed` is 14 px"]);
    }

    #[test]
    fn words_are_escaped_everywhere_and_ids_are_plain() {
        let mut canvas = Canvas::default();
        canvas.text((0.0, 20.0), Anchor::Start, "<b>&\"'\u{0}", Type::new(Face::regular(16.0), colours::INK));
        let (svg, _) = canvas.finish("a\"><script>", "</title><script>", "a & b", (10.0, 10.0));
        assert!(svg.contains(">&lt;b&gt;&amp;&quot;&#39;</text>"), "{svg}");
        assert!(svg.contains("id=\"ascript-title\""), "{svg}");
        assert!(!svg.contains("<script>"), "{svg}");
    }

    #[test]
    fn numbers_are_short() {
        assert_eq!([number(12.0), number(12.34), number(-0.01), number(0.96)], ["12", "12.3", "0", "1"]);
    }
}
