//! The prisons four weeks ago, so that dates can be seen to move.

use jiff::civil::Date;

use super::Custody;
use crate::calendar::{later, working_day_after};
use crate::chance::Chance;
use crate::places::{CURLEW_FEN, LARKMOOR};
use crate::workers::Post;

/// In 10,000 people: who had another release date four weeks ago, and who was in another prison.
const MOVED_DATES: u32 = 1_800;
const MOVED_PRISON: u32 = 600;

/// How a stay looked on `day`: none where it had not begun. With `moves`, its release date was another one for sure.
pub(crate) fn four_weeks_before(chance: &mut Chance, custody: &Custody, day: Date, moves: bool) -> Option<Custody> {
    if custody.received_on > day {
        return None;
    }
    let mut earlier = custody.clone();
    earlier.alerts.retain(|(_, from, _)| *from <= day);
    for (_, _, to) in &mut earlier.alerts {
        *to = to.filter(|to| *to <= day);
    }
    let dates = &mut earlier.dates;
    dates.confirmed = None;
    dates.hdcad = None;
    if chance.hits(MOVED_DATES) || moves {
        let by = chance.pick(&[-35, -21, -14, 7, 14, 28, 42]);
        for date in [&mut dates.crd, &mut dates.ard, &mut dates.ped] {
            *date = date.map(|date| working_day_after(day, later(date, by)));
        }
    }
    if chance.hits(MOVED_PRISON) && !moves {
        (earlier.prison, earlier.manager) = match (earlier.prison, earlier.manager) {
            (LARKMOOR, Post::PrisonOffenderManager(_, number)) => (CURLEW_FEN, Post::PrisonOffenderManager(1, number)),
            (CURLEW_FEN, Post::PrisonOffenderManager(_, number)) => (LARKMOOR, Post::PrisonOffenderManager(0, number)),
            same => same,
        };
    }
    Some(earlier)
}
