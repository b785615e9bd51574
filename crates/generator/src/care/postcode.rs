//! Postcodes of the statutory return: public offices, where nobody lives.
//!
//! The return's checks (rules 392c and 169 of the reference validator) look every home and placement postcode up in the
//! national list, so an invented one is an error. A return without errors has to use real ones. Those here belong to
//! Parliament, ministries, a court and town halls: large users, on the public record, and plainly no child's address.
//! The first twelve lie in one authority (Westminster), whose code the check is run with, because homes of one's own
//! and supported accommodation must lie in the authority's area (rules 1015 and 241).

use crate::chance::Chance;

/// In the area of the authority the return is checked for.
const INSIDE: [&str; 12] = [
    "SW1A 0AA", "SW1A 0PW", "SW1A 2HQ", "SW1P 3BT", "SW1H 9AJ", "SW1A 2AS", "SW1P 4DF", "SW1H 0EU", "SW1A 2AH",
    "SW1H 9NA", "WC2A 2LL", "SW1A 2HB",
];
/// Town halls elsewhere in England.
const OUTSIDE: [&str; 4] = ["B1 1BB", "LS1 1UR", "M60 2LA", "BS1 5TR"];

/// The postcode of a child's home.
pub(crate) fn of_home(chance: &mut Chance) -> &'static str {
    chance.pick(INSIDE.split_at(6).0)
}

/// The postcode of a placement, never that of a home.
pub(super) fn of_placement(chance: &mut Chance, outside: bool) -> &'static str {
    if outside { chance.pick(&OUTSIDE) } else { chance.pick(INSIDE.split_at(6).1) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chance::Topic;

    #[test]
    fn nobody_is_placed_at_home() {
        let mut chance = Chance::new(1, 1, Topic::Care);
        for _ in 0..200 {
            assert_ne!(of_home(&mut chance), of_placement(&mut chance, false));
        }
    }
}
