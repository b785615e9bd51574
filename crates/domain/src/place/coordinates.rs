//! Where something is on the map, and how far it is from something else as the crow flies.

use core::fmt;

/// Metres of the mean radius of the Earth (6,371 km).
const EARTH_RADIUS_METRES: f64 = 6_371_000.0;
/// Millionths of a degree in a degree.
const MILLION: i32 = 1_000_000;

/// Latitude and longitude in millionths of a degree (WGS 84): about 11 cm.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Coordinates {
    /// North is above zero.
    pub latitude_e6: i32,
    /// East is above zero.
    pub longitude_e6: i32,
}

/// Text or numbers that name no point of England or Wales.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CoordinatesRefused {
    /// It is not written as two numbers.
    #[error("not two numbers, like 52.4862, -1.8904")]
    NotNumbers,
    /// It lies outside England and Wales: latitude and longitude may have changed places.
    #[error("outside England and Wales")]
    FarAway,
}

impl Coordinates {
    /// A point within the frame of England and Wales (49.8 to 55.9 north, 5.8 west to 1.8 east).
    pub fn try_new(latitude_e6: i32, longitude_e6: i32) -> Result<Self, CoordinatesRefused> {
        let is_near =
            (49_800_000..=55_900_000).contains(&latitude_e6) && (-5_800_000..=1_800_000).contains(&longitude_e6);
        if is_near { Ok(Self { latitude_e6, longitude_e6 }) } else { Err(CoordinatesRefused::FarAway) }
    }

    /// Reads "52.4862, -1.8904".
    pub fn parse(text: &str) -> Result<Self, CoordinatesRefused> {
        let mut parts = text.split([',', ' ', ';']).filter(|part| !part.is_empty());
        let (Some(latitude), Some(longitude), None) = (parts.next(), parts.next(), parts.next()) else {
            return Err(CoordinatesRefused::NotNumbers);
        };
        Self::try_new(millionths(latitude)?, millionths(longitude)?)
    }

    /// Metres along the great circle.
    pub fn metres_to(self, other: Self) -> u32 {
        let radians = |e6: i32| (f64::from(e6) / f64::from(MILLION)).to_radians();
        let (from, to) = (radians(self.latitude_e6), radians(other.latitude_e6));
        let half_north = (to - from) / 2.0;
        let half_east = (radians(other.longitude_e6) - radians(self.longitude_e6)) / 2.0;
        let chord = half_north.sin().powi(2) + from.cos() * to.cos() * half_east.sin().powi(2);
        whole(2.0 * EARTH_RADIUS_METRES * chord.sqrt().clamp(0.0, 1.0).asin())
    }

    /// Metres from this point to the straight line between two others, as on a flat map: right to a few metres in a town.
    pub fn metres_to_line(self, from: Self, to: Self) -> u32 {
        let east = (f64::from(self.latitude_e6) / f64::from(MILLION)).to_radians().cos();
        let flat = |point: Self| {
            let metres = EARTH_RADIUS_METRES.to_radians() / f64::from(MILLION);
            let north = f64::from(point.latitude_e6 - self.latitude_e6) * metres;
            (f64::from(point.longitude_e6 - self.longitude_e6) * metres * east, north)
        };
        let ((x0, y0), (x1, y1)) = (flat(from), flat(to));
        let (dx, dy) = (x1 - x0, y1 - y0);
        let length = dx * dx + dy * dy;
        let along = if length == 0.0 { 0.0 } else { (-(x0 * dx + y0 * dy) / length).clamp(0.0, 1.0) };
        whole((x0 + along * dx).hypot(y0 + along * dy))
    }
}

impl fmt::Display for Coordinates {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let degrees = |e6: i32| f64::from(e6) / f64::from(MILLION);
        write!(f, "{:.6}, {:.6}", degrees(self.latitude_e6), degrees(self.longitude_e6))
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a distance on Earth fits and is not below zero"
)]
fn whole(metres: f64) -> u32 {
    metres.round() as u32
}

/// "-1.8904" as -1890400; digits beyond the sixth are left out.
fn millionths(text: &str) -> Result<i32, CoordinatesRefused> {
    let (sign, digits) = text.strip_prefix('-').map_or((1, text), |digits| (-1, digits));
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let all_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || whole.len() > 3 || part.len() > 12 || !all_digits(whole) || !all_digits(part) {
        return Err(CoordinatesRefused::NotNumbers);
    }
    let six: String = part.chars().chain("000000".chars()).take(6).collect();
    let number = |text: &str| text.parse::<i32>().map_err(|_| CoordinatesRefused::NotNumbers);
    Ok(sign * (number(whole)? * MILLION + number(&six)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn points_are_read_and_refused() {
        for (text, read) in [
            ("52.4862, -1.8904", Ok((52_486_200, -1_890_400))),
            ("52.4862 -1.8904", Ok((52_486_200, -1_890_400))),
            ("51,0", Ok((51_000_000, 0))),
            ("52.48621234567, -1.1", Ok((52_486_212, -1_100_000))),
            ("-1.8904, 52.4862", Err(CoordinatesRefused::FarAway)),
            ("52.4", Err(CoordinatesRefused::NotNumbers)),
            ("52.4, x", Err(CoordinatesRefused::NotNumbers)),
            ("52.4, 1e3", Err(CoordinatesRefused::NotNumbers)),
            ("", Err(CoordinatesRefused::NotNumbers)),
        ] {
            let found = Coordinates::parse(text).map(|at| (at.latitude_e6, at.longitude_e6));
            assert_eq!(found, read, "{text}");
        }
    }

    #[test]
    fn a_degree_of_latitude_is_111_kilometres() {
        let at = |latitude_e6| Coordinates { latitude_e6, longitude_e6: -1_500_000 };
        let metres = at(52_000_000).metres_to(at(53_000_000));
        assert!((111_100..111_300).contains(&metres), "{metres}");
        let centre = Coordinates { latitude_e6: 52_500_000, longitude_e6: -1_485_000 };
        let metres = centre.metres_to_line(at(52_000_000), at(53_000_000));
        assert!((1_000..1_030).contains(&metres), "about 1,015 m: {metres}");
    }

    proptest! {
        #[test]
        fn distance_is_the_same_both_ways(
            a in 49_800_000..55_900_000_i32, b in -5_800_000..1_800_000_i32,
            c in 49_800_000..55_900_000_i32, d in -5_800_000..1_800_000_i32,
        ) {
            let one = Coordinates::try_new(a, b).unwrap();
            let other = Coordinates::try_new(c, d).unwrap();
            prop_assert_eq!(one.metres_to(other), other.metres_to(one));
            prop_assert_eq!(one.metres_to(one), 0);
            prop_assert_eq!(Coordinates::parse(&one.to_string()), Ok(one));
            prop_assert!(other.metres_to_line(one, other) <= 1);
        }
    }
}
