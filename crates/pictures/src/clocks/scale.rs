//! Which day stands where: the line of time, wide enough for every date and for the flag of the last line.

use crate::Day;

/// Days on the line of time to pixels.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scale {
    first: Day,
    left: f64,
    day_width: f64,
}

/// The room from the edges of the lanes to the first and the last date.
const MARGIN: f64 = 56.0;
/// Fewer days than this would make one day look like a month.
const FEWEST_DAYS: i32 = 28;

impl Scale {
    /// A scale that shows all days between `left` and `right`, with `flag` pixels free right of the day that carries
    /// the last flag.
    pub(super) fn new(days: impl Iterator<Item = Day> + Clone, (left, right): (f64, f64), flagged: (Day, f64)) -> Self {
        let (flag_day, flag_width) = flagged;
        let first = days.clone().min().unwrap_or(flag_day).min(flag_day);
        let last = days.max().unwrap_or(flag_day).max(flag_day);
        let room = right - left - 2.0 * MARGIN;
        let days = f64::from(last.days_after(first).max(FEWEST_DAYS));
        let for_flag = f64::from(flag_day.days_after(first)) * room / (room + MARGIN - flag_width).max(1.0);
        Self { first, left: left + MARGIN, day_width: room / days.max(for_flag) }
    }

    /// Where the day begins.
    pub(super) fn x(&self, day: Day) -> f64 {
        self.left + f64::from(day.days_after(self.first)) * self.day_width
    }

    /// The first day whose beginning stands at `x` or right of it.
    pub(super) fn day_from(&self, x: f64) -> Day {
        let days = ((x - self.left) / self.day_width).ceil();
        // Pictures hold fewer days than an i32, so that nothing is lost here; the cast saturates.
        #[expect(clippy::cast_possible_truncation, reason = "a picture holds fewer days than an i32 counts")]
        let days = days as i32;
        self.first.plus(days)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_day_is_inside_and_the_flag_has_its_room(
            days in proptest::collection::vec(-20_000..20_000_i32, 1..20), flag in -20_000..20_000_i32,
        ) {
            let days: Vec<Day> = days.into_iter().map(Day::from_days_since_1970).collect();
            let flag = Day::from_days_since_1970(flag);
            let scale = Scale::new(days.iter().copied(), (160.0, 920.0), (flag, 150.0));
            for day in &days {
                prop_assert!((160.0..=920.0).contains(&scale.x(*day)));
            }
            prop_assert!(scale.x(flag) + 150.0 <= 920.1);
            let first = scale.day_from(160.0);
            prop_assert!(scale.x(first) >= 159.9 && scale.x(first.plus(-1)) < 160.1);
        }
    }
}
