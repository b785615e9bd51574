//! How far two places are apart, and how long the way takes, where nobody who knows has said otherwise.
//!
//! Straight lines on the map are taken a third longer. Up to two kilometres people walk, at 4.5 km an hour; further they
//! wait ten minutes and go on at 20 km an hour.

use super::facts::Point;

/// Metres of one millionth of a degree of latitude.
const METRES_NORTH: f64 = 0.111_195;

/// Distance in metres along a straight line.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most half the Earth's girth in metres")]
pub(super) fn metres(a: Point, b: Point) -> u32 {
    let middle = f64::midpoint(a.north.into(), b.north.into());
    let north = (f64::from(a.north) - f64::from(b.north)) * METRES_NORTH;
    let east = (f64::from(a.east) - f64::from(b.east)) * METRES_NORTH * (middle / 1e6).to_radians().cos();
    north.hypot(east) as u32
}

/// Minutes of the way.
pub(super) fn minutes(a: Point, b: Point) -> i64 {
    let way = i64::from(metres(a, b)) * 4 / 3;
    if way <= 2_000 { way * 60 / 4_500 } else { 10 + way * 60 / 20_000 }
}
