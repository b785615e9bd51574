//! The months below the lanes, as many as have room for their names.

use super::scale::Scale;
use super::words::Words;
use crate::Day;
use crate::letters::{self, Face};

/// A line where a month begins, with its name where there is room.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Tick {
    /// Where the month begins.
    pub(super) x: f64,
    /// Its name right of the line, with the year in January and at the first name; empty without room.
    pub(super) name: String,
}

/// Letters of the names.
pub(super) const FACE: Face = Face::regular(16.0);
/// Room from the line to its name.
pub(super) const INSET: f64 = 5.0;
/// Months between two ticks: the first of these that leaves room for the names is taken.
const STEPS: [i32; 11] = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200];
/// Days of a month on average, for finding a step.
const MONTH_DAYS: i32 = 30;

/// The ticks between two edges.
pub(super) fn ticks(scale: &Scale, (left, right): (f64, f64), words: &Words) -> Vec<Tick> {
    let widest = letters::width("Mmm 2026", FACE) + INSET + 10.0;
    let start = scale.day_from(left);
    let month_width = scale.x(start.plus(MONTH_DAYS)) - scale.x(start);
    let step = STEPS.into_iter().find(|step| f64::from(*step) * month_width >= widest).unwrap_or(1200);
    // With narrow months only January carries its year, so that every month may have its line.
    let short = letters::width("Mmm", FACE) + INSET + 10.0;
    let step = if month_width >= short { 1 } else { step };
    let mut ticks: Vec<Tick> = Vec::new();
    let mut free_from = left;
    let mut day = if start.civil().2 == 1 { start } else { start.first_of_next_month() };
    while scale.x(day) < right {
        let (year, month, _) = day.civil();
        let months = year * 12 + i32::from(month) - 1;
        if months.rem_euclid(step) == 0 {
            let name = name(day, ticks.is_empty(), words);
            let x = scale.x(day);
            let has_room = x >= free_from && x + INSET + letters::width(&name, FACE) <= right;
            if has_room {
                free_from = x + INSET + letters::width(&name, FACE) + 6.0;
            }
            ticks.push(Tick { x, name: if has_room { name } else { String::new() } });
        }
        day = if step >= 12 && months.rem_euclid(step) == 0 {
            day.plus(360).first_of_next_month()
        } else {
            day.first_of_next_month()
        };
    }
    ticks
}

fn name(day: Day, is_first: bool, words: &Words) -> String {
    let (year, month, _) = day.civil();
    let short = words.months_short.get(usize::from(month).saturating_sub(1)).copied().unwrap_or_default();
    if month == 1 || is_first { format!("{short} {year}") } else { short.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(from: (i16, u8, u8), to: (i16, u8, u8)) -> Vec<String> {
        let day = |(year, month, day)| Day::from_civil(year, month, day).unwrap();
        let scale = Scale::new([day(from), day(to)].into_iter(), (160.0, 920.0), (day(from), 10.0));
        ticks(&scale, (160.0, 920.0), &Words::ENGLISH).into_iter().map(|tick| tick.name).collect()
    }

    #[test]
    fn half_a_year_shows_every_month_and_the_years() {
        assert_eq!(
            names((2026, 8, 4), (2027, 2, 26)),
            ["Aug 2026", "Sep", "Oct", "Nov", "Dec", "Jan 2027", "Feb", "Mar"]
        );
    }

    #[test]
    fn a_long_life_shows_years_only() {
        let names = names((1990, 1, 1), (2090, 1, 1));
        assert!(names.len() < 12 && names.iter().all(|name| name.starts_with("Jan ")), "{names:?}");
    }
}
