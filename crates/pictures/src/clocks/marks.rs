//! The marks on a lane: four shapes for four states, so that nothing hangs on colour.

use super::State;
use crate::canvas::Canvas;
use crate::colours;

/// Draws the mark of a state in the middle of (`x`, `y`). A white rim keeps marks apart where dates are close.
pub(super) fn draw(canvas: &mut Canvas, x: f64, y: f64, state: State) {
    let (white, teal, red) = (colours::WHITE, colours::TEAL, colours::OVERDUE);
    let drawn = match state {
        State::Done => format!(
            "<circle r=\"9.5\" fill=\"{teal}\" stroke=\"{white}\" stroke-width=\"2\"/>\
             <path d=\"M-4 .3 -1.2 3.2 4.2 -3\" fill=\"none\" stroke=\"{white}\" stroke-width=\"2.2\" \
             stroke-linecap=\"round\"/>"
        ),
        State::Open => format!(
            "<path d=\"M0 -10.5 10.5 0 0 10.5 -10.5 0Z\" fill=\"{white}\"/>\
             <path d=\"M0 -8 8 0 0 8 -8 0Z\" fill=\"{white}\" stroke=\"{teal}\" stroke-width=\"2.6\"/>\
             <circle r=\"2.6\" fill=\"{teal}\"/>"
        ),
        State::Coming => format!(
            "<circle r=\"10\" fill=\"{white}\"/>\
             <circle r=\"7.6\" fill=\"{white}\" stroke=\"{teal}\" stroke-width=\"2.8\"/>"
        ),
        State::Overdue => format!(
            "<path d=\"M0 -9.5 10.5 8.5 -10.5 8.5Z\" fill=\"{red}\" stroke=\"{white}\" stroke-width=\"2\" \
             paint-order=\"stroke\"/>\
             <path d=\"M0 -4V2.5\" stroke=\"{white}\" stroke-width=\"2.2\" stroke-linecap=\"round\"/>\
             <circle cy=\"5.8\" r=\"1.3\" fill=\"{white}\"/>"
        ),
    };
    canvas.shape(x, y, &drawn);
}
