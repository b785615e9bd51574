//! A date of birth as eight digits in 32 bits, four bits a digit: the year stands highest, 0 is missing.

/// A date as `0xYYYYMMDD`. The digits need not be a day of the calendar: people also mistype days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub(crate) struct Day(pub(crate) u32);

/// Reads `2004-02-29`, `20040229` or `29/02/2004`; none where it is no date.
pub(crate) fn day(text: &str) -> Option<Day> {
    let bytes = text.as_bytes();
    let is_separator = |byte: &u8| matches!(byte, b'-' | b'/' | b'.');
    // A time of day behind the date tells nothing of it.
    let bytes = match bytes.get(10) {
        Some(b' ' | b'T') => bytes.get(..10)?,
        _ => bytes,
    };
    let order: [usize; 8] = match bytes {
        [_, _, _, _, a, _, _, b, _, _] if is_separator(a) && a == b => [0, 1, 2, 3, 5, 6, 8, 9],
        [_, _, a, _, _, b, _, _, _, _] if is_separator(a) && a == b => [6, 7, 8, 9, 3, 4, 0, 1],
        [_, _, _, _, _, _, _, _] => [0, 1, 2, 3, 4, 5, 6, 7],
        _ => return None,
    };
    let mut packed = 0;
    for at in order {
        let digit = bytes.get(at)?.wrapping_sub(b'0');
        if digit > 9 {
            return None;
        }
        packed = packed << 4 | u32::from(digit);
    }
    Some(Day(packed))
}

impl Day {
    /// Day and month changed places.
    pub(crate) const fn swapped(self) -> Self {
        Self(self.0 & 0xFFFF_0000 | (self.0 & 0xFF) << 8 | (self.0 >> 8) & 0xFF)
    }

    /// The year's four digits.
    pub(crate) const fn year(self) -> u32 {
        self.0 >> 16
    }

    /// Month and day.
    pub(crate) const fn month_and_day(self) -> u32 {
        self.0 & 0xFFFF
    }

    /// 1 January, which systems write where only the year is known.
    pub(crate) const fn is_default(self) -> bool {
        self.month_and_day() == 0x0101
    }

    /// How many of the eight digits differ.
    pub(crate) const fn digits_that_differ(self, other: Self) -> u32 {
        let differ = self.0 ^ other.0;
        ((differ | differ >> 1 | differ >> 2 | differ >> 3) & 0x1111_1111).count_ones()
    }

    /// Whether one date is the other with its year one more or less.
    pub(crate) fn is_one_year_off(self, other: Self) -> bool {
        self.month_and_day() == other.month_and_day() && decimal(self.year()).abs_diff(decimal(other.year())) == 1
    }
}

/// The number that packed digits stand for.
const fn decimal(packed: u32) -> u32 {
    (packed >> 12 & 15) * 1000 + (packed >> 8 & 15) * 100 + (packed >> 4 & 15) * 10 + (packed & 15)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_in_three_ways() {
        for text in ["2004-02-29", "20040229", "29/02/2004", "2004-02-29 00:00:00", "2004-02-29T00:00:00Z"] {
            assert_eq!(day(text), Some(Day(0x2004_0229)), "{text}");
        }
        for text in ["", "2004", "2004-2-29", "29 Feb 2004", "2004-02/29", "20040x29"] {
            assert_eq!(day(text), None, "{text}");
        }
    }

    #[test]
    fn slips_are_told_by_digits() {
        let born = Day(0x1999_0412);
        assert_eq!(born.swapped(), Day(0x1999_1204));
        assert_eq!(born.digits_that_differ(Day(0x1999_0413)), 1);
        assert_eq!(born.digits_that_differ(Day(0x2000_0412)), 4);
        assert!(born.is_one_year_off(Day(0x2000_0412)));
        assert!(!born.is_one_year_off(Day(0x2001_0412)));
        assert!(Day(0x1999_0101).is_default());
    }
}
