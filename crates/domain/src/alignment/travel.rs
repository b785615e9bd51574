//! How long a way takes between two points on the map: by the stated model of the release day, on foot or by bus.

use crate::place::{ASSUMED, Coordinates};

/// Minutes of the way, by whichever is quicker. The release day's own page knows opening hours, trains and what somebody
/// who knows the way has said; here it is asked only whether two things can be near each other at all.
pub(super) fn minutes(from: Coordinates, to: Coordinates) -> i32 {
    let metres = i32::try_from(from.metres_to(to)).unwrap_or(i32::MAX / 200) / 100 * ASSUMED.detour_percent.value;
    let on_foot = metres / ASSUMED.walk_metres_a_minute.value;
    let bus = ASSUMED.bus.to_and_from.value + ASSUMED.bus.wait.value + metres / ASSUMED.bus.metres_a_minute.value;
    if on_foot <= ASSUMED.walk_longest_minutes.value { on_foot.min(bus) } else { bus }
}
