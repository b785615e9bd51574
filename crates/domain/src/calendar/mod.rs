//! TEMPORARY until the calendar is merged.
use jiff::civil::{Date, Weekday};
/// Bank holidays.
#[derive(Debug, Clone, Default)]
pub struct BankHolidays;
impl BankHolidays {
    /// Moves by working days.
    pub fn add_working_days(&self, date: Date, n: i32) -> Date {
        let mut day = date;
        let mut left = n.abs();
        while left > 0 {
            let next = if n > 0 { day.tomorrow() } else { day.yesterday() };
            let Ok(next) = next else { return day };
            day = next;
            if !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) {
                left -= 1;
            }
        }
        day
    }
}
